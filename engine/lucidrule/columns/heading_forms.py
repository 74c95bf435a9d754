"""Headings as forms write them → as they are compared: without what forms add, years and units in a few forms."""

import re
from functools import lru_cache

from lucidrule.core.folding import folded, name_key, narrowed, simplified
from lucidrule.values.years import with_plain_years

# What forms add to the name of a column: a number before it, a star, that it has to be filled in.
_BEFORE = re.compile(r"^\s*(?:\(?\d{1,2}\)?\s*[.、)]|\(?[一二三四五六七八九十]{1,3}\)?[、.)])\s*(?!\d{1,2}\b)")
# How it is filled in, where that is as it is read anyway; days with the year first alone, as others are not.
_NO = r"(?:否|无|無|×|x|no|n|いいえ)"
_YES_OR_NO = (
    rf"请?填?[“\"']?(?:是|有|√|yes|y|はい)[”\"']?\s*[/、,;或・和 ]\s*[“\"']?{_NO}[”\"']?|是√否×|有无|有無"
    r"|1\s*[=:]?\s*(?:是|yes|はい)\s*[,、;/ ]\s*0\s*[=:]?\s*(?:否|no|いいえ)"
    r"|(?:是|yes|はい)\s*[=:]?\s*1\s*[,、;/ ]\s*(?:否|no|いいえ)\s*[=:]?\s*0"
)
_AS = r"(?:日期)?(?:格式|例如?|format|形式)\s*[:为]?\s*"
_DAY = (
    rf"(?:{_AS})?(?:yyyy\s*[-/.年]\s*mm?\s*[-/.月]\s*dd?日?|yyyymmdd|年[-/.、]?月[-/.、]?日)"
    rf"|{_AS}\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}"
)
_TO_FILL = (
    r"全称|必[填录録]项?|选填项?|可选|可空|如有|单选|多选|下拉选择|(?:填写|请填)?数[字值]|整数|保留.{1,2}位小数|自动(?:计算|生成)"
    r"|required|optional|mandatory|必须|必須|入力必須|任意"
)
_ADDED = re.compile(rf"[*?★☆]+|[(\[【](?:{_YES_OR_NO}|{_DAY}|{_TO_FILL})[)\]】]")
# Marks of notes, and numbers of columns.
_MARKS = re.compile("[①-⒛⓪❶-❿➀-➓㊀-㊉㈠-㈩¹⁰⁴-⁹]")
_IN_BRACKETS = re.compile(r"(?<=[(\[【])([^()\[\]【】]+)(?=[)\]】])")
# What parts a name from the year or the unit beside it, and brackets in which these stand alone.
SEPARATORS = "-/|;:、·・•_~–—"
_BESIDE = f"{SEPARATORS}；：,，．｜／ \t\r\n\u3000"
_LONGEST_KEPT = 200
_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
_BETWEEN = re.compile(r"\s*(?:[、;]|(?<!\d),|,(?!\d))\s*")


def plain_heading(text: str) -> str:
    """Return a heading without what forms add to it, as names are compared."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _plain(text)


# Each heading that is not known is compared with all names of all facts, in many forms.
@lru_cache(maxsize=20_000)
def _kept(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    plain = simplified(folded(_MARKS.sub("", text)))
    for added in (_BEFORE, _ADDED):
        plain = added.sub("", plain)
    return name_key(plain)


def without_part(heading: str, start: int, end: int) -> str:
    """Return a heading without a part, such as its year, the brackets around it and what parts it from its name."""
    before, after = heading[:start].rstrip(), heading[end:].lstrip()
    while before and after and _PAIRS.get(before[-1]) == after[0]:
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    before, after = before.rstrip(_BESIDE), after.lstrip(_BESIDE)
    return f"{before}{' ' if before[-1:].isalnum() and after[:1].isalnum() else ''}{after}"


# A year that only whoever writes the heading knows.
_SOME_YEAR = re.compile(
    r"(?:上一?|本|当|去|今|昨|前)年度?(?:的|の)?|[上本当前]期数?|(?:last|this|previous|current|prior) year(?:['’]s)?",
    re.IGNORECASE,
)


def without_some_year(text: str) -> str:
    """Return a heading without a year that is no number, as 上年度 and last year."""
    found = _SOME_YEAR.search(text)
    return text if found is None else without_part(text, *found.span())


@lru_cache(4096)
def in_other_words(heading: str) -> str:
    """Return a heading with its year as 2021年, what one bracket lists in brackets of their own, and no marks of
    notes: `①营收（万元，FY2021）` is `营收(万元)(2021年)`."""
    parted = _IN_BRACKETS.sub(lambda each: _BETWEEN.sub(")(", each[1]), narrowed(_MARKS.sub("", heading)))
    return with_plain_years(parted.casefold())
