"""Numbers, money, dates, years and facts as each language writes them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.core.fault import shown
from lucidrule.core.quantity import EXACT, plain
from lucidrule.evaluate.cells import Texts
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import NEVER
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.money import Money
from lucidrule.present.words import listed, word
from lucidrule.texts.catalogue import LANGS, spoken
from lucidrule.values.written import as_written

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MOST_DECIMALS = 4


def money(value: Decimal, how: Money, lang: str) -> str:
    """Return money as the language writes it: with 亿 and 万 in Chinese, 億 and 万 in Japanese, else grouped.

    A currency that has no name in Chinese or Japanese is written there as the programme names it.
    """
    return figure(value, how, lang) + _unit(how, lang)


def figure(value: Decimal, how: Money, lang: str) -> str:
    """Return money as the language writes it, without its unit, as within a calculation.

    What 亿 or 万 would say with more than four decimals is said in the next smaller unit: 39666.23万, as in audit
    reports, and not 3.966623亿.
    """
    if _grouped(how, lang):
        return number(value, how, lang)
    for zeros, name in ((8, "亿" if lang == "zh" else "億"), (4, "万")):
        if value.copy_abs() >= 10**zeros:
            text = plain(value.scaleb(-zeros, EXACT), grouped=lang == "ja")
            if len(text.partition(".")[2]) <= _MOST_DECIMALS:
                return text + name
    return plain(value, grouped=lang == "ja")


def _unit(how: Money, lang: str) -> str:
    label = None if how.currency is None else how.currency.label
    if _grouped(how, lang):
        return " yuan" if label is None else f" {label[lang]}"
    return "元" if label is None else label[lang]


def _grouped(how: Money, lang: str) -> bool:
    label = None if how.currency is None else how.currency.label
    return _in_own_style(how, lang) or lang not in ("zh", "ja") or (label is not None and lang not in label)


def between(low: Decimal, high: Decimal | None, how: Money, lang: str) -> str:
    """Return an exact sum, or its bounds."""
    if low == high:
        return money(low, how, lang)
    return (
        word("from", lang, money(low, how, lang))
        if high is None
        else word("between", lang, money(low, how, lang), money(high, how, lang))
    )


def money_shortly(value: Decimal, how: Money, lang: str) -> str:
    """Return money where there is little room: in English millions by their letter, all else as `money`; exact."""
    if lang != "en" or value.copy_abs() < 10**6 or _in_own_style(how, lang):
        return money(value, how, lang)
    unit = "yuan" if how.currency is None else how.currency.label[lang]
    return f"{plain(value.scaleb(-6, EXACT), grouped=True)}m {unit}"


def number(value: Decimal, how: Money, lang: str) -> str:
    """Return a number, grouped; in a language of the programme alone as its numbers are written."""
    text = plain(value, grouped=True)
    return _styled(text, how) if _in_own_style(how, lang) else text


def _in_own_style(how: Money, lang: str) -> bool:
    return bool(how.style) and (how.read_back or lang not in LANGS)


def _styled(text: str, how: Money) -> str:
    """Return a number that has commas between thousands as a programme writes it."""
    return text.translate({ord(","): how.style[1], ord("."): how.style[-3]})


def percent(value: Decimal, how: Money, lang: str) -> str:
    """Return a share as a percentage, exact, its number written as `number` writes one."""
    text = f"{plain(EXACT.multiply(value, Decimal(100)))}%"
    return _styled(text, how) if _in_own_style(how, lang) else text


def rate(value: Decimal, how: Money, lang: str) -> str:
    """Return a rate of a rule, exact: one below 1% as so many of a thousand."""
    if not 0 < value < Decimal("0.01"):
        return percent(value, how, lang)
    text = f"{plain(EXACT.multiply(value, Decimal(1000)))}‰"
    return _styled(text, how) if _in_own_style(how, lang) else text


def day(value: date, lang: str) -> str:
    """Return a date as the language writes it."""
    if spoken(lang) == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def day_of_year(month: int, number: int, lang: str) -> str:
    """Return a day of no year as the language writes it."""
    return f"{number} {_MONTHS[month - 1]}" if spoken(lang) == "en" else f"{month}月{number}日"


def texts_of(texts: Texts, lang: str) -> str:
    """Return texts that conditions take alike: one, those that begin so, or all others."""
    text = shown(as_written(texts.text))
    if texts.kind == "others":
        return word("texts_others", lang)
    return text if texts.kind == "one" else word("texts_beginning", lang, text)


def value_of(value: Any, fact: Declared | None, how: Money, lang: str) -> str:
    """Return the value of a fact in words; text from files is escaped."""
    if isinstance(value, dict):
        parts = [word("in_year", lang, word("year", lang, y), value_of(v, fact, how, lang)) for y, v in value.items()]
        return listed(parts, lang)
    if isinstance(value, bool):
        return word("true" if value else "false", lang)
    if isinstance(value, date):
        return day(value, lang)
    kind = fact.type if fact is not None else "money"
    how = how if fact is None else fact.counted_in(how)
    if isinstance(value, int | Decimal):
        found = Decimal(value)
        if kind == "number":
            unit = None if fact is None else fact.unit
            return number(found, how, lang) + ("" if unit is None else f" {unit[lang]}")
        if kind == "share":
            return percent(found, how, lang)
        return money(found, how, lang) if kind == "money" else plain(found)
    if value == NEVER:
        return word("never", lang)
    if isinstance(value, frozenset | tuple | list):
        parts = [value_of(part, fact, how, lang) for part in (sorted(value) if isinstance(value, frozenset) else value)]
        return listed(parts, lang) or word("nothing", lang)
    if fact is not None and fact.choices and value in fact.choices:
        return fact.choices[value][lang]
    return shown(as_written(value))


def missing_name(missing: Missing, facts: Mapping[str, Fact], lang: str, *, short: bool = False) -> str:
    """Return a missing fact by its label, or its short one, with year, record and part."""
    fact = facts[missing.fact]
    name = _called(fact, lang, short)
    if missing.record:
        name = word("of_record", lang, name, missing.record)
    if missing.part and fact.parts:
        name = word("part_of", lang, name, _called(fact.parts[missing.part], lang, short))
    if missing.year:
        name = word("of_year", lang, name, word("year", lang, missing.year))
    if missing.first:
        name = word("of_year", lang, name, word("years", lang, missing.first, missing.through))
    elif missing.through:
        name = word("of_year", lang, name, word("through", lang, missing.through))
    return name


def _called(declared: Declared, lang: str, short: bool) -> str:
    return declared.called_shortly(lang) if short else declared.label[lang]


def missing_names(missing: Any, facts: Mapping[str, Fact], lang: str) -> str:
    """Return the names of missing facts as a list is told, in the order in which facts are asked."""
    return listed(missing_list(missing, facts, lang), lang)


def missing_list(missing: Any, facts: Mapping[str, Fact], lang: str, *, short: bool = False) -> list[str]:
    """Return the names of missing facts, in the order in which facts are asked, years of one fact together.

    Args:
        short: By their short labels, where they have some.
    """
    order = {name: at for at, name in enumerate(facts)}
    known = sorted(missing, key=lambda m: (order[m.fact], m.record, m.part, bool(m.first or not m.through), m.year))
    names: list[str] = []
    years: dict[str, list[tuple[int, int]]] = {}
    for each in known:
        if (each.year or each.first) and not each.record:
            years.setdefault(each.fact, []).append((each.year or each.first, each.year or each.through))
            if len(years[each.fact]) > 1:
                continue
            names.append(f"\0{each.fact}")
        else:
            names.append(missing_name(each, facts, lang, short=short))
    return [
        _years(_called(facts[name[1:]], lang, short), years[name[1:]], lang) if name[0] == "\0" else name
        for name in names
    ]


def _years(called: str, years: list[tuple[int, int]], lang: str) -> str:
    spans: list[list[int]] = []
    for first, last in sorted(years):
        if spans and spans[-1][1] == first - 1:
            spans[-1][1] = last
        else:
            spans.append([first, last])
    texts = [word("year", lang, first) if first == last else word("years", lang, first, last) for first, last in spans]
    return word("of_year", lang, called, listed(texts, lang))
