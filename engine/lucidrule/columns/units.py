"""Units that headings, and lines above them, say of the numbers below: 营收（万元）, CA en k€, 单位：百万元, （%）."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from lucidrule.columns.heading_forms import SEPARATORS, in_other_words, without_part
from lucidrule.core.fault import Fault
from lucidrule.core.position import Location
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.money import YUAN
from lucidrule.values.money_units import ONE, Labels, MoneyUnit, is_of_money, leads, money_unit

OF_SHARES = ("%", "‰")
MOST_OF_A_LINE = 60
_WORDS = r"单\s{0,4}位|単\s{0,4}位|unités?|unit[àá]|units?|einheit(?:en)?|unidad(?:es)?|eenheid|金\s{0,4}额"
_BRACKETS = re.compile(
    rf"[(\[【]\s*+(?:(?:(?:金额)?(?:{_WORDS}))\s*+)?(?::\s*+)?([^()\[\]【】:\s][^()\[\]【】:]{{0,31}}?)\s*+[)\]】]",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:(?<!\s)\s*+[{SEPARATORS},]\s*+|(?:(?<!\s)\s++|(?<!\s))(?=单位|単位)|(?<=[年度)\]】]))"
    r"(?:(?:单位|単位)\s*+(?::\s*+)?)?(?:人民币)?"
    rf"([十百千万萬亿億]*元|[十百千]?[千万萬亿億]|[%‰])(?=$|[{SEPARATORS},\s(\[【\d])"
)
# A name right before it needs no mark between them, a number would make a sum of it: 营收万元, not 营收2000万元.
_ATTACHED = re.compile(
    rf"(?<=[^\W\d一二三四五六七八九十百千万萬亿億几数余超近约两零半])([十百千万萬亿億]+元)(?=$|[{SEPARATORS},\s(\[【\d])"
)
# Where words of a heading end; commas stand within numbers, too.
_WORDS_OF_A_HEADING = re.compile(rf"(?:[^{SEPARATORS},()\[\]【】\s]|(?<=\d),(?=\d))+")
_WORDS_OF_A_TITLE = re.compile(r"\S+")
_LINE = re.compile(
    rf"(?:{_WORDS})\s*:\s*([^:]{{1,32}}?)\s*(?=$|[;、)\]】]|]|,(?!\d)|\s{{2}}|\s\S*:|\((?!万|千|元))",
    re.IGNORECASE,
)
# Of several units the one of money is meant: 单位：人、万元.
_FURTHER = re.compile(r"(?:\s*[、,]\s*[^\s\d:;、,()\[\]【】]{1,8}(?=$|[\s;、,)\]】]))+")
_CURRENCY = re.compile(
    r"(?:货币|币种|通貨|currency|devise|monnaie|währung|moneda)\s*:\s*([^:;,、()\s]{1,32})", re.IGNORECASE
)
# 2021年名单 万元; not 五千万元, nor 亿元企业.
_IN_A_TITLE = re.compile(
    r"(?<!\d,)(?<![\d.一二三四五六七八九十百千万萬亿億数几上超近约])([十百千万萬亿億]+(?:元|[^\W\d]{1,4}元|円|ユーロ|ドル|英镑))"
    r"(?=$|[\s、,。;)\]】]|为单位|计)"
)
_LISTED = re.compile(r"[/、,;\s]")
_QUOTES = "“”\"'「」"
_PUNCTUATION = "()[]【】,;.:–—-"
_MOST_WORDS = 5


class Unit(NamedTuple):
    """A unit that a heading says.

    Attributes:
        name: 元, 千, 万, 百万 or 亿 of money, % or ‰ of a share; empty: none, or only of which currency.
        of: The codes of the currencies that it may be of; empty: none is named.
    """

    name: str = ""
    of: frozenset[str] = frozenset()

    def is_of(self, declared: Declared) -> bool:
        """Return whether what is declared can be counted in it."""
        if self.name in OF_SHARES:
            return declared.type == "share"
        return declared.type == "money" and (not self.of or declared.counted_in(YUAN).code in self.of)


class UnitLine(NamedTuple):
    """A unit that stands above the headings: as it is named here, None where it is none that is known; as it is
    written."""

    unit: Unit | None
    written: str


def labels_of(facts: Mapping[str, Fact]) -> Labels:
    """Return what the currencies of some facts are called, each with its code."""
    parts = (part for fact in facts.values() for part in (fact.parts or {}).values())
    return labels_of_money(chain(facts.values(), parts))


def labels_of_money(declared: Iterable[Declared]) -> Labels:
    """Return the same of what is declared."""
    moneys = {each.counted_in(YUAN) for each in declared} - {YUAN}
    found = ((label, how.code) for how in moneys if how.currency is not None for label in how.currency.label.values())
    return tuple(sorted(set(found)))


def unit_written(name: str, declared: Declared) -> str:
    """Return a unit of what is declared as headings and cells say it, such as 万元, 千EUR or %."""
    how = declared.counted_in(YUAN)
    return name if name in ("", *OF_SHARES) else f"{name}{ONE if how.currency is None else how.code}"


def unit_named(text: str, labels: Labels = ()) -> Unit | None:
    """Return the unit that a text names; None: it names none that is known."""
    if text.strip() in OF_SHARES:
        return Unit(text.strip())
    found = money_unit(text, labels)
    return None if found is None else Unit(*found)


@lru_cache(4096)
def without_unit(heading: str, labels: Labels = ()) -> tuple[Unit, str]:
    """Return the unit that a heading says, as it is written or in other words, and the heading without it."""
    found = _unit_and_rest(heading, labels)
    plainer = heading if found[0] != Unit() else in_other_words(heading)
    again = found if plainer == heading else _unit_and_rest(plainer, labels)
    return found if again[0] == Unit() else again


def _unit_and_rest(heading: str, labels: Labels) -> tuple[Unit, str]:
    text = unicodedata.normalize("NFKC", heading)
    for form in (_BRACKETS, _BEHIND, _ATTACHED):
        for found in form.finditer(text):
            unit = unit_named(found[1], labels)
            if unit is not None:
                return unit, without_part(text, *found.span())
    for start, end, phrase, found_unit in _within(text, labels, _WORDS_OF_A_HEADING):
        if found_unit.of or leads(phrase):
            rest = without_part(text, start, end)
            return (Unit(*found_unit), rest) if rest else (Unit(), heading)
    return Unit(), heading


def _within(
    text: str, labels: Labels, word: re.Pattern[str] = _WORDS_OF_A_TITLE
) -> Iterator[tuple[int, int, str, MoneyUnit]]:
    """Yield units that words of a text name, the longest first: where they stand, as they are written."""
    words = [(each.start(), each.end(), each[0]) for each in word.finditer(text[: 10 * MOST_OF_A_LINE])]
    for count in range(_MOST_WORDS, 0, -1):
        for at in range(len(words) - count + 1):
            start, end = words[at][0], words[at + count - 1][1]
            phrase = text[start:end].strip(_PUNCTUATION)
            # `500 k€` is an amount.
            if phrase and not (at and words[at - 1][2][-1].isdigit() and not _is_year(words[at - 1][2])):
                unit = money_unit(phrase, labels)
                if unit is not None:
                    yield start, end, phrase, unit


def _is_year(word: str) -> bool:
    return re.fullmatch(r"\D*(?:19|20)\d\d", word) is not None


def unit_lines(cells: Iterable[str], labels: Labels = ()) -> list[UnitLine]:
    """Return the units that cells above the headings say."""
    found = []
    for cell in cells:
        text = unicodedata.normalize("NFKC", cell).strip()
        short = cell.strip()[:MOST_OF_A_LINE]
        units = _said(text, labels)
        # What stands for the line elsewhere has to say the same.
        written = short if _said(unicodedata.normalize("NFKC", short), labels) == units else cell.strip()
        found += [UnitLine(unit, written) for unit in units]
    return found


def _said(text: str, labels: Labels) -> list[Unit | None]:
    """Return the units of money that a text says, the plainest way in which it does."""
    stated = list(_stated(text, labels))
    return stated or list(islice(chain(_alone(text, labels), _bracketed(text, labels), _mentioned(text, labels)), 1))


def not_own(line: UnitLine, declared: Iterable[Declared], at: Location | None) -> Fault | None:
    """Return what is wrong with a unit above the headings of money that is declared; None: nothing."""
    odd = [each.counted_in(YUAN) for each in declared if line.unit is None or not line.unit.is_of(each)]
    if not odd:
        return None
    code = "unit-not-yuan" if odd[0].currency is None else "unit-not-own"
    return Fault(code, at, {"text": line.written, "currency": odd[0].code})


def _stated(text: str, labels: Labels) -> Iterator[Unit | None]:
    """Yield what stands behind a word for units."""
    for each in _LINE.finditer(text):
        unit = unit_named(each[1], labels)
        further = _FURTHER.match(text, each.end(1))
        listed = each[1] + (further[0] if further else "")
        parts = set(_parted(listed, labels)) if unit is None or further or "/" in listed else set()
        if parts:
            # 万元/人 counts money in 万元; of 元/万元 nobody knows which.
            yield parts.pop() if len(parts) == 1 else None
        elif unit is not None and unit.name not in OF_SHARES:
            yield unit
        elif unit is None and is_of_money(each[1]):
            yield None
    for each in _CURRENCY.finditer(text):
        unit = unit_named(each[1], labels)
        if unit is not None and unit.of:
            yield unit._replace(name="") if unit.name == ONE else unit
        elif is_of_money(each[1]):
            yield None


def _parted(text: str, labels: Labels) -> Iterator[Unit]:
    """Yield the units of money among several that a text lists, as 万元/人."""
    for part in _LISTED.split(text):
        unit = money_unit(part.strip(_PUNCTUATION + _QUOTES + " "), labels)
        if unit is not None and unit.of:
            yield Unit(*unit)


def _alone(text: str, labels: Labels) -> Iterator[Unit | None]:
    """Yield what a cell says that says nothing else."""
    unit = money_unit(text.strip(_PUNCTUATION + " "), labels)
    if unit is not None and (unit.of or leads(text.strip(_PUNCTUATION + " ")) or (text.isascii() and text.isalpha())):
        yield Unit(*unit)


def _bracketed(text: str, labels: Labels) -> Iterator[Unit | None]:
    for each in _BRACKETS.finditer(text):
        unit = money_unit(each[1], labels)
        if unit is not None and (unit.of or leads(each[1])):
            yield Unit(*unit)
        elif len(parts := set(_parted(each[1], labels))) == 1:
            yield parts.pop()


def _mentioned(text: str, labels: Labels) -> Iterator[Unit | None]:
    """Yield what words of a title say: `in thousands of euros` is a unit; of `CA k€` nobody knows whether it is."""
    for _, _, phrase, unit in _within(text, labels):
        if leads(phrase) and (unit.of or unit.name != ONE):
            yield Unit(*unit)
        elif unit.of and unit.name != ONE and not any(char.isdigit() for char in phrase):
            yield None
    for each in _IN_A_TITLE.finditer(text):
        unit_found = money_unit(each[1], labels)
        told = re.search(r"(?:以|按|单位为?|均为)\s*$", text[: each.start()]) is not None
        yield Unit(*unit_found) if told and unit_found is not None else None


def unit_cell(cell: str, labels: Labels = ()) -> str:
    """Return the unit, of any money, % or ‰, that is all that a cell says; empty where it says more."""
    plain = unicodedata.normalize("NFKC", cell).strip().strip("()[]【】").strip()
    plain = re.sub(rf"^(?:{_WORDS})\s*:?\s*", "", plain, flags=re.IGNORECASE)
    return plain if plain in OF_SHARES or (plain and list(_stated(f"单位:{plain}", labels))) else ""
