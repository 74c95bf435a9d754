"""Rows of a table that are no companies: totals, remarks, headings that are repeated, rows without a name."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from lucidrule.columns.heading_words import SOURCE_ROW
from lucidrule.columns.headings import identity_of
from lucidrule.core.folding import unspaced
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.row_words import (
    BESIDE_TOTAL,
    EXAMPLE,
    FIGURES,
    LONGEST,
    ORGANISATION,
    SENTENCE,
    TELLING,
    Telling,
    is_ditto,
    is_note,
    is_numbering,
    is_part,
    is_several,
    is_test,
    is_total,
    is_unlike_a_company,
    may_be_note,
    may_be_total,
    squeezed,
)
from lucidrule.values.around import without_text_sign
from lucidrule.values.reading import no_records, not_known

# Behind the number of a row that was doubtful, where rows were written to be corrected.
MARK = "?？"


def company_key(cell: Any) -> str:
    """Return the number of a company as it is compared: width, case and blanks aside; empty where there is none."""
    return unspaced(named_text(cell))


def named_text(cell: Any) -> str:
    """Return what a cell says of who a company is; that it is not known is nothing."""
    text = without_text_sign(cell.strip()) if cell.__class__ is str else shown_cell(cell).strip()
    if not text or text in "-—–－/" or not_known(text):
        return ""
    # Latin letters may be the number of a company, as none.
    return "" if not text.isascii() and no_records(text) else text


def _called(identity: tuple[str, str], first: str, *, doubtful: bool) -> str:
    """Return what a row is told by: what it begins with, one that may be a company by its name or number."""
    number, name = identity
    return ((name or number or first) if doubtful else first)[:LONGEST]


def is_corrected(order: list[str]) -> bool:
    """Return whether a table was written to be corrected: its first column is the number of each row in its source."""
    return bool(order) and squeezed(order[0]) in map(squeezed, SOURCE_ROW)


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
        self._order = [squeezed(each) for each in order]
        self._worded = [not FIGURES.fullmatch(each) for each in order]
        self.number, self.name = (order.index(identity[key]) if key in identity else None for key in ("id", "name"))
        # The number of a row in its source says nothing of a company.
        self._start = 1 if is_corrected(order) else 0
        self._facts = frozenset(at for at, each in enumerate(order) if each in facts)
        self._telling = Telling(self._order)
        self._own = {order[at] for at in (self.number, self.name) if at is not None}

    def silent(self, rows: Sequence[Sequence[Any]]) -> frozenset[int]:
        """Return the places of rows that surely are companies, in a table without numbers and names."""
        if self.number is not None or self.name is not None or self._start or self._continued:
            return frozenset()
        return self._telling.silent(rows)

    def identity(self, row: list[Any]) -> tuple[str, str]:
        """Return what a row says of number and name."""
        number, name = ("" if at is None else named_text(row[at]) for at in (self.number, self.name))
        return number, name

    def marked(self, row: list[Any]) -> bool | None:
        """Return whether a row to correct was doubtful in its source; None where the table is no such."""
        return shown_cell(row[0]).strip().endswith(tuple(MARK)) if self._start else None

    def of(self, row: list[Any], identity: tuple[str, str]) -> tuple[str, bool, str] | None:
        """Return of what kind a row is, whether that is doubtful, and what it begins with; None: it may be a company.

        What is told by other rows, whether they have names, is told by `without_name`.
        """
        head = "1" if row[self._start] == 1 else row[self._start]
        told = [*dict.fromkeys(each for each in (*identity, head) if each.__class__ is str and each)]
        if any(identity):
            unlike = is_unlike_a_company(*identity)
            if not unlike and not any(TELLING.search(each) or each.strip() in self._own for each in told):
                return None
        elif self._telling.none_in(row[self._start :]):
            return None
        own = enumerate(row[self._start :], self._start)
        texts = {at: text for at, cell in own if (text := shown_cell(cell).strip())}
        if not texts:
            return "empty", False, ""
        first = next(iter(texts.values()))
        if self._is_heading(texts) or is_numbering(texts):
            return "heading", False, first[:LONGEST]
        kind = self._total(texts, identity) or self._note(texts, identity) or self._example(texts, identity)
        kind = kind or self._unlike(texts, identity)
        return None if kind is None else (*kind, _called(identity, first, doubtful=kind[1]))

    def without_name(self, row: list[Any], identity: tuple[str, str]) -> tuple[str, bool, str] | None:
        """Return the same of a row among rows that have names or numbers, where it lacks one."""
        if self.number is None and self.name is None:
            return None
        number, name = identity
        if not number and not name:
            kind, doubtful = "unnamed", any(named_text(row[at]) for at in self._facts)
        elif self.name is not None and not name and not any(char.isdigit() for char in number):
            kind, doubtful = "unnamed", True
        elif self.number is not None and not number and not ORGANISATION.search(name):
            kind, doubtful = "unnumbered", True
        else:
            return None
        texts = (text for cell in row[self._start :] if (text := shown_cell(cell).strip()))
        return kind, doubtful, _called(identity, next(texts, ""), doubtful=doubtful)

    def continues(self, at: int, row: list[Any], identity: tuple[str, str]) -> LeftOut | None:
        """Return a row that goes on with the company above it, whose cell is merged; figures in it are doubtful."""
        if at not in self._continued or any(identity):
            return None
        told = next(filter(None, (shown_cell(cell).strip() for cell in row)), "")[:LONGEST]
        return LeftOut(at, "merged", any(named_text(row[each]) for each in self._facts), told)

    def begins_another(self, row: list[Any]) -> bool:
        """Return whether headings that are repeated name something else than those above: another table begins."""
        texts = {at: text for at, cell in enumerate(row) if (text := shown_cell(cell).strip())}
        # Of two rows of headings each says a part.
        others = (at for at, text in texts.items() if at in self._facts and squeezed(text) not in self._order[at])
        return self._is_heading(texts) and next(others, None) is not None

    def _example(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        told = [*identity, next(iter(texts.values()))]
        shown = any(EXAMPLE.match(unicodedata.normalize("NFKC", each)) for each in told)
        if shown or any(map(is_test, identity)):
            return "example", True
        return ("total", True) if any(is_several(each) or is_part(each) for each in identity) else None

    def _unlike(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        """Return of what kind a row may be in which nothing is named as companies are."""
        named = [each for each in identity if each]
        if not named or not is_unlike_a_company(*identity):
            return None
        if all(map(is_ditto, named)):
            return "merged", any(at in self._facts for at in texts)
        # A word where numbers stand is told by `without_name`.
        if (identity[1] or self.name is None) and all(map(may_be_total, named)):
            return "total", True
        return ("note", True) if any(map(may_be_note, named)) else None

    def _is_heading(self, texts: Mapping[int, str]) -> bool:
        # In other words than above, perhaps.
        if any(at in texts and identity_of(texts[at]) for at in (self.number, self.name) if at is not None):
            return True
        alike = {at for at, text in texts.items() if self._repeats((at, text))}
        # Nobody is called as the heading says above where companies are named.
        sure = not alike.isdisjoint((self.number, self.name)) or len(alike) == len(texts)
        return bool(alike) and (sure or 1 < len(alike) >= len(texts) / 2)

    def _repeats(self, cell: tuple[int, str]) -> bool:
        """Return whether a cell says the heading that it stands below."""
        at, text = cell
        if not self._order[at] or (self._worded[at] and FIGURES.fullmatch(text)):
            return False
        return squeezed(text) == self._order[at]

    def _total(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        # Where nobody is named, the word may stand anywhere before the figures.
        first = next(iter(texts))
        told = [text for at, text in texts.items() if at == first or at not in self._facts or not any(identity)]
        named = [each for each in identity if each]
        if not any(map(is_total, [*named, texts[first]] if named else told)):
            return None
        return "total", any(not is_total(each) and not BESIDE_TOTAL.fullmatch(squeezed(each)) for each in named)

    def _note(self, texts: Mapping[int, str], identity: tuple[str, str]) -> tuple[str, bool] | None:
        first = next(iter(texts))
        named = [each for each in identity if each]
        if any(map(is_note, [texts[first], *named])):
            others = [*named, *(text for at, text in texts.items() if at != first and at in self._facts)]
            return "note", any(not is_note(each) and not not_known(each) for each in others)
        if len(texts) == 1 and SENTENCE.fullmatch(texts[first]):
            return "note", True
        return None
