"""Words and marks by which a row of a table says that it is no company."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

LONGEST = 60
_SILENT = (int, Decimal, date)
_KEPT = 10_000
# A total stands alone in its cell, or behind what it is the total of: 合计科技有限公司 is a company.
_TOTALS = (
    "合计|小计|总计|共计|总和|累计|合計|小計|総計|累計|總計|计|計|平均|平均值|均值|汇总|總和|匯總|总额|总数|总量|总值|合计[值额]"
    "|(?:加权|算术|总)?平均[数値額额]?|最[大小高低][值値]|中位[数值]|中央値|総合計|総[数額]|合計額|[∑Σσ]"
    "|(?:企业|公司|单位|有效)?[户家个件社]数|企业家?数|单位数|(?:所)?占比(?:例|重)?|比重|[同环]比(?:增[长速幅]率?)?|增[长速幅减]率?"
    "|(?:比|较)?(?:上年|去年)(?:同期)?(?:增[长减])?|同期"
    "|grandtotal|overalltotal|subtotals?|sub-total|totals?|totalgeneral|totalgénéral|sous-total|totaux|totale|subtotale"
    "|sum|sums|average|averages|numberofcompanies|gesamt|gesamtsumme|insgesamt|zwischensumme|summe|mittelwert"
    "|durchschnitt|somme|moyenne|sumatotal|promedio|totaal|subtotaal|gemiddelde|razem|ogółem|średnia|итого|всего|среднее"
    "|합계|총계|소계|평균"
)
# Some are called so.
_PERHAPS_TOTAL = re.compile(
    "全[国省市区县州行]业?|全社会|总体|整体|全体|其他|其它|其余|その他|others?|max|maximum|min|minimum|mean|median|count|share|ensemble|media|suma|somma|soma|som|计数"
)
_TOTAL = re.compile(
    rf"(?:本页|以上|全部|.{{0,20}}(?=合计|小计|总计|合計|小計|総計|總計))?(?:{_TOTALS})(?:数|金额|金額|%)?(?:/?(?:{_TOTALS}))?"
    r"|其中(?:[^公司]*)"
    r"|(?:合计|合計|[总共][计計]?|[计計])共?\d+(?:家|户|戶|個|个|社|件)(?:企业|公司|企業|单位)?"
)
BESIDE_TOTAL = re.compile(r"(?:共|计|計)?\d+(?:家|户|個|个|社|件|companies|firms)?企?业?|[-—–/]+")
# What is in brackets may follow a total: 合计（12家）.
_BRACKETS = re.compile(r"\([^()]*\)$|[\s:、,.。]+")
_NOTE = re.compile(
    r"(?:附?注|備考|备注|说明|說明|填表说明|数据来源|来源|出典|出所|注記|notes?|remarks?|source)\s*\d*\s*[:、.)]"
    r"|(?:填写|填表|填报|编制|指标)(?:说明|要求|须知|范围)|注意事项"
    r"|(?:附件|附表|表)\s*[\d一二三四五六七八九十]{1,3}(?!\d)(?!.*(?:公司|厂|集团))|\(续\)"
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
EXAMPLE = re.compile(
    r"(?:例如|如)\s*:|(?:(?i:x{2,})|[×*○△]{2,}|某{1,3})(?:.{0,4}(?:公司|企业|企業|厂|集团|单位|会社))?$"
    r"|(?:必填|选填|文本|字符|字符串|数值|数字|日期)[型项]?$|请(?:填写|输入|选择)|填写(?:企业|单位)"
    r"|[(\[【](?:填写|填报|填表)?(?:示例|样例|范例|例|記入例)[)\]】]"
    r"|(?:填写|填报|填表)?(?:示例|样例|范例|例)(?:行|企业)?\s*\d*\s*(?:[:,]|$)|(?:記入例|example|sample)\s*(?:[:,]|$)",
    re.IGNORECASE,
)
_LETTERS_IN_ORDER = ("甲乙丙丁戊己", "ABCDEF", "abcdef")
_LETTERS = frozenset("".join(_LETTERS_IN_ORDER))
_SECTION = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.]")
# So begin notes and names of groups; companies in lists that are numbered within the cell may, too.
_PERHAPS_NOTE = re.compile(
    r"[①-⑳⑴-⒛]|\(?\d{1,2}[)、.](?!\d)|[a-z][.)、](?=[\u4e00-\u9fff])|[^:]{1,20}:|第[一二三四五六七八九十]{1,3}[批类]"
)
# What stands where a table ends, or where nobody is named yet.
_NOBODY = re.compile(
    r"(?:全文)?完[毕了]?|结束|終わ?り?|终|おわり|以上|(?:以下|此[行处]|本行)?(?:空白|余白)|空[行格欄栏]?|以下无?(?:略|数据|内容|正文)?|以?[下后後]?略|省略"
    r"|[待未](?:补[充录齐]?|填[写报]?|核[实对查]?|确[认定]|完善|录入|更新)|暂缺|缺失?|无(?:名称?|企业|公司)|没有(?:企业|公司)?|(?:详?见)?附[件表]|見附件"
    r"|(?:the)?end(?:of(?:table|list|data|file|report|sheet))?|eof|tb[dac]|todo|placeholder|见下[表页]?|仮|未記入|空欄"
    r"|(?:foot)?notes?|remarks?|comments?|(?:data)?sources?|legend|signatures?|signed|备注|附?注释?|(?:填[表报写])?说明|(?:数据)?来源|備考|注記|出典|出所|署名|[签簽][字名章]|[盖蓋]章|公章|落款|审[批核]意见"
)
_TEST = re.compile(
    r"测试(?:数据|企业|公司|单位|样本|行|用|项目)?\d*|(?:演示|样本|虚拟|示例|样例|范例)(?:数据|企业|(?:有限)?公司)?\d*|テスト(?:データ|企業)?\d*"
    r"|(?:test|demo|dummy)(?:ing|row|data|company|firm|entry)?\d*|asdf+|qwerty?"
)
_SIGNS = re.compile(r"[\W_]+")
_DITTO = frozenset({"〃", "″", '"', "''", "””", "々", "同上", "同前", "同左", "ditto", "idem"})
SENTENCE = re.compile(r".{6,}[。；;]|.{60,}", re.DOTALL)
ORGANISATION = re.compile(
    r"公司|集团|厂|院|所$|中心|合作社|事务所|会社|大学|(?i:\b(?:co|ltd|inc|llc|corp|gmbh|company)\b)"
)
# 武汉甲公司等3家, 武汉甲公司、武汉乙公司: sums are told of them together.
_SEVERAL = re.compile(
    r".*(?:公司|集团|厂|院|所|中心|会社)等共?[\d一二三四五六七八九十多数几]{1,4}[家户個个社](?:企业|公司|单位|企業)?"
    r"|.*(?:公司|集团|厂|会社)\s*[、;]\s*[^、;()]*(?:公司|集团|厂|会社).*"
)
# What is counted in the row above it.
_PART = re.compile(r"其中|(?:うち|内訳|including)\s*[:、,]|(?:of which|thereof)\b", re.IGNORECASE)
# Of digits and marks alone, which most cells are of, there is neither a word nor a name.
FIGURES = re.compile(r"[\d\s.,:/+-]*", re.ASCII)
# Only what holds one of these, in the first cell or where a company is named, is looked at more closely.
TELLING = re.compile(
    r"[计計:：。；;*＊※()（）、]|注|[Tt][Oo][Tt][Aa][Ll]|[Ss][Uu][Mm]|[Aa]verage|总和|均|其中|[人者]$|審核|审核|承認|確認|制表|[Bb]y$|日$|时间|章|例|如|[期话页]|^某|^[xX×○△]{2}|^[附填注]|^表|以[上下]|续表|[Pp]age|ample"
    r"|^共?\d+[家户个社]|等.{1,5}[家户個个社]|^[1甲Aa]$|^\W*(?:测试|演示|样本|虚拟|テスト|[Tt][Ee][Ss][Tt]|[Dd]emo|[Dd]ummy)|.{60}"
    r"|^\W*(?:[Oo]f which|[Tt]hereof)"
)


class Telling:
    """Tells rows in which no cell can say that they are no company: most rows, of whose texts most come again."""

    def __init__(self, order: Sequence[str]) -> None:
        self._headings = frozenset(filter(None, order))
        # Where headings are numbers or truths, what stands below them may say them again.
        self._of_words = not any(FIGURES.fullmatch(each) or each in ("true", "false") for each in self._headings)
        # Texts that say nothing, so far.
        self._silent: set[str] = set()

    def silent(self, rows: Sequence[Sequence[Any]]) -> frozenset[int]:
        """Return the places of rows of which `none_in` is true, perhaps not of all: what cells of many rows hold is
        looked at once."""
        try:
            held = {cell for row in rows for cell in row}
        except TypeError:
            # Lists, which JSON has.
            return frozenset()
        others = (cell for cell in held if cell.__class__ is not str and cell is not None)
        if not self._of_words or not all(isinstance(cell, _SILENT) for cell in others):
            return frozenset()
        texts = (cell for cell in held if cell.__class__ is str and cell and not cell.isdecimal())
        telling = {cell for cell in texts if self._tells(cell)}
        return frozenset(
            at
            for at, row in enumerate(rows)
            if len(row) > 1
            and _is_there(row[0])
            and any(map(_is_there, row[1:]))
            and not _is_first(row[0])
            and telling.isdisjoint(row)
        )

    def none_in(self, row: Sequence[Any]) -> bool:
        """Return whether no cell of a row says anything of its kind; what stands alone in its row may."""
        there = [*filter(_is_there, row)]
        if len(there) < 2 or not self._of_words:
            return False
        if _is_first(there[0]):
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
        if len(self._silent) < _KEPT and len(text) <= LONGEST:
            self._silent.add(text)
        return False

    def _says(self, text: str) -> bool:
        if FIGURES.fullmatch(text):
            return not text
        example = EXAMPLE.match(unicodedata.normalize("NFKC", text)) is not None
        return example or is_total(text) or is_note(text) or squeezed(text) in self._headings


def _is_there(cell: Any) -> bool:
    return cell is not None and cell != ""


def _is_first(cell: Any) -> bool:
    """Return whether a cell may be the first of those that number the columns: one, or a letter."""
    first = cell.strip() if cell.__class__ is str else "1" if cell == 1 else ""
    return first == "1" or first in _LETTERS


def is_total(text: str) -> bool:
    if len(text) > LONGEST or FIGURES.fullmatch(text):
        return False
    return _TOTAL.fullmatch(squeezed(text)) is not None


def may_be_total(text: str) -> bool:
    """Return whether a text is a word of sums that companies are called by, too."""
    return _PERHAPS_TOTAL.fullmatch(squeezed(text)) is not None


def is_test(text: str) -> bool:
    """Return whether a text is all that people write who try a form."""
    return _TEST.fullmatch(_bare_word(text)) is not None


def is_part(text: str) -> bool:
    """Return whether a text says that it is counted in the row above it: 其中：武汉丙激光有限公司."""
    return _PART.match(unicodedata.normalize("NFKC", text[:LONGEST]).strip()) is not None


def is_several(text: str) -> bool:
    """Return whether a text names several organisations."""
    return _SEVERAL.fullmatch(unicodedata.normalize("NFKC", text[:LONGEST]).strip()) is not None


def _bare_word(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())


def may_be_note(text: str) -> bool:
    """Return whether a text begins as notes do and names no organisation, or says that nobody is named."""
    if _NOBODY.fullmatch(_bare_word(text)):
        return True
    return _PERHAPS_NOTE.match(text.strip().replace("：", ":")) is not None and not ORGANISATION.search(text)


def is_ditto(text: str) -> bool:
    """Return whether a text says that the same stands there as above."""
    return text.strip().casefold() in _DITTO


def is_unlike_a_company(number: str, name: str) -> bool:
    """Return whether neither a number nor the name of a row is such as companies have."""
    if number.isascii() and any(map(str.isdigit, number)):
        return False
    return not ORGANISATION.search(name or number)


def is_numbering(texts: Mapping[int, str]) -> bool:
    """Return whether a row numbers the columns, as 甲 乙 1 2 3 below the headings of statistics."""
    numbers = [text for text in texts.values() if text not in _LETTERS]
    letters = "".join(texts.values())[: len(texts) - len(numbers)]
    # Two numbers may be figures, but for letters in their order before them.
    least = 2 if len(letters) > 1 and any(row.startswith(letters) for row in _LETTERS_IN_ORDER) else 3
    return len(numbers) >= least and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def is_note(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    return _NOTE.match(plain) is not None or (_SECTION.match(plain) is not None and not ORGANISATION.search(plain))


def squeezed(text: str) -> str:
    """Return a text as it is compared: without blanks, marks, and what stands in brackets at its end."""
    return _squeezed_short(text) if len(text) <= LONGEST else _squeeze(text)


def _squeeze(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _BRACKETS.sub("", _BRACKETS.sub("", plain))


# The same few texts stand in most cells; long ones are not kept.
_squeezed_short = lru_cache(10_000)(_squeeze)
