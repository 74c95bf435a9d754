"""Rows of a table that are no companies: totals, remarks, headings that are repeated, rows without a name."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from lucidrule.columns.heading_words import SOURCE_ROW
from lucidrule.core.folding import unspaced
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_row import LeftOut
from lucidrule.values.reading import not_known

_SILENT = (int, Decimal, date)
_KEPT = 10_000
_LONGEST = 60
# Behind the number of a row that was doubtful, where rows were written to be corrected.
MARK = "?？"
# A total stands alone in its cell, or behind what it is the total of: 合计科技有限公司 is a company.
_TOTALS = (
    "合计|小计|总计|共计|总和|累计|合計|小計|総計|累計|總計|计|計|平均|平均值|均值"
    "|grandtotal|subtotal|sub-total|totals?|sum|average"
)
_TOTAL = re.compile(
    rf"(?:本页|以上|全部|.{{0,20}}(?=合计|小计|总计|合計|小計|総計|總計))?(?:{_TOTALS})(?:数|金额)?|其中(?:[^公司]*)"
    r"|(?:合?计|合計)?共\d+(?:家|户|戶|個|个|社|件)(?:企业|公司|企業)?"
)
_BESIDE_TOTAL = re.compile(r"(?:共|计|計)?\d+(?:家|户|個|个|社|件|companies|firms)?企?业?|[-—–/]+")
# What is in brackets may follow a total: 合计（12家）.
_BRACKETS = re.compile(r"\([^()]*\)$|[\s:、,.。]+")
_NOTE = re.compile(
    r"(?:附?注|備考|备注|说明|說明|填表说明|数据来源|来源|出典|注記|notes?|remarks?|source)\s*\d*\s*[:、.)]"
    r"|\(注\d*\)|[*※](?!st)"
    r"|(?:填表人|填报人|制表人?|製表|编制人?|审核人?|复核人?|审批人?|经办人|单位负责人|部门负责人|分管领导|负责人|统计负责人|联系人|联系电话"
    r"|电话|(?:填表|填报|制表|报送|上报|报出)?(?:日期|时间)|填报单位|报送单位|单位(?:公章|盖章)|作成者|作成日|作成|承認|担当者?|確認"
    r"|prepared by|approved by|checked by|reviewed by|date)\s*(?:\([^()]*\))?\s*(?:[:\d]|$)"
    r"|\(?(?:公章|盖章|签字|签章)\)?$"
    r"|第\s*\d+\s*页|共\s*\d+\s*页|page\s+\d+\s*(?:of\b|/|$)|\(?(?:以下无正文|以下空白|续表|接上页|转下页|以下余白)\)?$"
    r"|以上(?:数据|信息|内容|情况|资料)"
    r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$",
    re.IGNORECASE,
)
# How forms show what to write.
_EXAMPLE = re.compile(
    r"[(\[【](?:填写|填报|填表)?(?:示例|样例|范例|例|記入例)[)\]】]"
    r"|(?:填写|填报|填表)?(?:示例|样例|范例|例)(?:行|企业)?\s*\d*\s*(?:[:,]|$)|(?:記入例|example|sample)\s*(?:[:,]|$)",
    re.IGNORECASE,
)
_LETTERS_IN_ORDER = ("甲乙丙丁戊己", "ABCDEF", "abcdef")
_LETTERS = frozenset("".join(_LETTERS_IN_ORDER))
_SECTION = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.]")
_SENTENCE = re.compile(r".{6,}[。；;]|.{60,}", re.DOTALL)
_ORGANISATION = re.compile(
    r"公司|集团|厂|院|所$|中心|合作社|事务所|会社|大学|(?i:\b(?:co|ltd|inc|llc|corp|gmbh|company)\b)"
)
# Of digits and marks alone, which most cells are of, there is neither a word nor a name.
_FIGURES = re.compile(r"[\d\s.,:/+-]*", re.ASCII)
# Only what holds one of these, in the first cell or where a company is named, is looked at more closely.
_TELLING = re.compile(
    r"[计計:：。；;*＊※()（）、]|注|[Tt][Oo][Tt][Aa][Ll]|[Ss][Uu][Mm]|[Aa]verage|总和|均|其中|[人者]$|審核|审核|承認|確認|制表|[Bb]y$|日$|时间|章|例|[期话页]|以[上下]|续表|[Pp]age|ample"
    r"|^共?\d+[家户个社]|^[1甲Aa]$|.{60}"
)


def company_key(cell: Any) -> str:
    """Return the number of a company as it is compared: width, case and blanks aside; empty where there is none."""
    return unspaced(named_text(cell))


def named_text(cell: Any) -> str:
    """Return what a cell says of who a company is; that it is not known is nothing."""
    text = cell.strip() if cell.__class__ is str else shown_cell(cell).strip()
    return "" if not text or text in "-—–－/" or not_known(text) else text


def is_corrected(order: list[str]) -> bool:
    """Return whether a table was written to be corrected: its first column is the number of each row in its source."""
    return bool(order) and _squeezed(order[0]) in map(_squeezed, SOURCE_ROW)


class RowKinds:
    """Tells rows that are no companies, in a table of which it is known where companies are named."""

    def __init__(
        self,
        order: list[str],
        identity: Mapping[str, str],
        facts: frozenset[str],
        continued: frozenset[int] = frozenset(),
    ) -> None:
        """Begin.

        Args:
            order: All headings.
            identity: The headings of number and name, where there are.
            facts: The headings of facts.
            continued: The rows in which the cell of a number or name is merged with one further up.
        """
        self._continued = continued
        self._order = [_squeezed(each) for each in order]
        self._worded = [not _FIGURES.fullmatch(each) for each in order]
        self.number, self.name = (order.index(identity[key]) if key in identity else None for key in ("id", "name"))
        # The number of a row in its source says nothing of a company.
        self._start = 1 if is_corrected(order) else 0
        self._facts = frozenset(at for at, each in enumerate(order) if each in facts)
        self._telling = _Telling(self._order)
        self._own = {order[at] for at in (self.number, self.name) if at is not None}

    def identity(self, row: list[Any]) -> tuple[str, str]:
        """Return what a row says of number and name."""
        number = "" if self.number is None else named_text(row[self.number])
        return number, "" if self.name is None else named_text(row[self.name])

    def marked(self, row: list[Any]) -> bool | None:
        """Return whether a row to correct was doubtful in its source; None where the table is no such."""
        return shown_cell(row[0]).strip().endswith(tuple(MARK)) if self._start else None

    def of(self, row: list[Any], identity: tuple[str, str]) -> tuple[str, bool, str] | None:
        """Return of what kind a row is, whether that is doubtful, and what it begins with; None: it may be a company.

        What is told by other rows, whether they have names, is told by `without_name`.
        """
        head = "1" if row[self._start] == 1 else row[self._start]
        told = [each for each in (*identity, head) if each.__class__ is str and each]
        if any(identity):
            if not any(_TELLING.search(each) or each.strip() in self._own for each in told):
                return None
        elif self._telling.none_in(row[self._start :]):
            return None
        own = enumerate(row[self._start :], self._start)
        texts = {at: text for at, cell in own if (text := shown_cell(cell).strip())}
        if not texts:
            return "empty", False, ""
        first = next(iter(texts.values()))
        if self._is_heading(texts) or _is_numbering(texts):
            return "heading", False, first[:_LONGEST]
        kind = self._total(texts, identity) or self._note(texts, identity) or self._example(texts, identity)
        return None if kind is None else (*kind, first[:_LONGEST])

    def without_name(self, row: list[Any], identity: tuple[str, str]) -> tuple[str, bool, str] | None:
        """Return the same of a row among rows that have names or numbers, where it lacks one."""
        if self.number is None and self.name is None:
            return None
        number, name = identity
        texts = [text for cell in row[self._start :] if (text := shown_cell(cell).strip())]
        first = texts[0][:_LONGEST] if texts else ""
        if not number and not name:
            figures = any(named_text(row[at]) for at in self._facts)
            return "unnamed", figures, first
        if self.name is not None and not name and not any(char.isdigit() for char in number):
            return "unnamed", True, first
        if self.number is not None and not number and not _ORGANISATION.search(name):
            return "unnumbered", True, first
        return None

    def continues(self, at: int, row: list[Any], identity: tuple[str, str]) -> LeftOut | None:
        """Return a row that goes on with the company above it, whose cell is merged; figures in it are doubtful."""
        if at not in self._continued or any(identity):
            return None
        told = next(filter(None, (shown_cell(cell).strip() for cell in row)), "")
        return LeftOut(at, "merged", any(named_text(row[each]) for each in self._facts), told[:_LONGEST])

    def begins_another(self, row: list[Any]) -> bool:
        """Return whether headings that are repeated name something else than those above: another table begins."""
        texts = {at: text for at, cell in enumerate(row) if (text := shown_cell(cell).strip())}
        # Of two rows of headings each says a part.
        return self._is_heading(texts) and any(
            at in self._facts and _squeezed(text) not in self._order[at] for at, text in texts.items()
        )

    def _example(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        told = [*identity, next(iter(texts.values()))]
        return ("example", True) if any(_EXAMPLE.match(unicodedata.normalize("NFKC", each)) for each in told) else None

    def _is_heading(self, texts: Mapping[int, str]) -> bool:
        alike = sum(map(self._repeats, texts.items()))
        # Nobody is called as the heading says above where companies are named.
        named = any(at in texts and self._repeats((at, texts[at])) for at in (self.number, self.name) if at is not None)
        return bool(alike) and (named or alike == len(texts) or (alike > 1 and 2 * alike >= len(texts)))

    def _repeats(self, cell: tuple[int, str]) -> bool:
        """Return whether a cell says the heading that it stands below."""
        at, text = cell
        if not self._order[at] or (self._worded[at] and _FIGURES.fullmatch(text)):
            return False
        return _squeezed(text) == self._order[at]

    def _total(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        # Where nobody is named, the word may stand anywhere before the figures.
        first = next(iter(texts))
        told = [text for at, text in texts.items() if at == first or at not in self._facts or not any(identity)]
        named = [each for each in identity if each]
        if not any(map(_is_total, [*named, texts[first]] if named else told)):
            return None
        return "total", any(not _is_total(each) and not _BESIDE_TOTAL.fullmatch(_squeezed(each)) for each in named)

    def _note(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        first = next(iter(texts))
        named = [each for each in identity if each]
        if any(map(_is_note, [texts[first], *named])):
            others = [*named, *(text for at, text in texts.items() if at != first and at in self._facts)]
            return "note", any(not _is_note(each) and not not_known(each) for each in others)
        if len(texts) == 1 and _SENTENCE.fullmatch(texts[first]):
            return "note", True
        return None


class _Telling:
    """Tells rows in which no cell can say that they are no company: most rows, of whose texts most come again."""

    def __init__(self, order: Sequence[str]) -> None:
        self._headings = frozenset(filter(None, order))
        # Where headings are numbers or truths, what stands below them may say them again.
        self._of_words = not any(_FIGURES.fullmatch(each) or each in ("true", "false") for each in self._headings)
        # Texts that say nothing, so far.
        self._silent: set[str] = set()

    def none_in(self, row: Sequence[Any]) -> bool:
        """Return whether no cell of a row says anything of its kind; what stands alone in its row may."""
        there = [cell for cell in row if cell is not None and cell != ""]
        if len(there) < 2 or not self._of_words:
            return False
        # What numbers the columns begins with one, or with a letter.
        first = there[0].strip() if there[0].__class__ is str else "1" if there[0] == 1 else ""
        if first == "1" or first in _LETTERS:
            return False
        # Figures say nothing, and hardly ever come again.
        texts = [cell for cell in there if cell.__class__ is str and not cell.isdecimal()]
        if len(texts) < len(there) and any(
            cell.__class__ is not str and not isinstance(cell, _SILENT) for cell in there
        ):
            return False
        return self._silent.issuperset(texts) or not any(map(self._tells, texts))

    def _tells(self, text: str) -> bool:
        if text in self._silent:
            return False
        if self._says(text.strip()):
            return True
        if len(self._silent) < _KEPT and len(text) <= _LONGEST:
            self._silent.add(text)
        return False

    def _says(self, text: str) -> bool:
        if _FIGURES.fullmatch(text):
            return not text
        example = _EXAMPLE.match(unicodedata.normalize("NFKC", text)) is not None
        return example or _is_total(text) or _is_note(text) or _squeezed(text) in self._headings


def _is_total(text: str) -> bool:
    if len(text) > _LONGEST or _FIGURES.fullmatch(text):
        return False
    return _TOTAL.fullmatch(_squeezed(text)) is not None


def _is_numbering(texts: Mapping[int, str]) -> bool:
    """Return whether a row numbers the columns, as 甲 乙 1 2 3 below the headings of statistics."""
    numbers = [text for text in texts.values() if text not in _LETTERS]
    letters = "".join(texts.values())[: len(texts) - len(numbers)]
    # Two numbers may be figures, but for letters in their order before them.
    least = 2 if len(letters) > 1 and any(row.startswith(letters) for row in _LETTERS_IN_ORDER) else 3
    return len(numbers) >= least and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def _is_note(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    return _NOTE.match(plain) is not None or (_SECTION.match(plain) is not None and not _ORGANISATION.search(plain))


def _squeezed(text: str) -> str:
    """Return a text as it is compared: without blanks, marks, and what stands in brackets at its end."""
    return _squeezed_short(text) if len(text) <= _LONGEST else _squeeze(text)


def _squeeze(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _BRACKETS.sub("", _BRACKETS.sub("", plain))


# The same few texts stand in most cells; long ones are not kept.
_squeezed_short = lru_cache(10_000)(_squeeze)
