"""Headings of a table → the facts they stand for: by id or by name in any language, with the year of yearly facts."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lucidrule.columns.heading_forms import in_other_words, plain_heading, without_part, without_some_year
from lucidrule.columns.heading_words import ASIDE, LONGEST_HEADING
from lucidrule.columns.units import labels_of, without_unit
from lucidrule.compile.answers_given import is_answer
from lucidrule.core.company_words import CODE, NAME, NUMBER
from lucidrule.core.fault import Fault
from lucidrule.core.names import nearest
from lucidrule.formulas.column import Column, TableShape
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.money import YUAN
from lucidrule.values.money_units import ONE, Labels

# A year may stand at either end, with 年 or 年度, in brackets or not.
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)\s*(?:年度|年)?")
# What a name ends with is none of the marks behind it, or each mark of a row of them could be its end.
_RECORD = re.compile(r"^(.*?[^\s.·#])[\s.·#]*+(\d{1,3})[\s.·:：]++(.+)$")


class Unclear(NamedTuple):
    """A heading that says nothing that is known.

    Attributes:
        near: The nearest names.
        yearly: The label of the fact that it would be, had it a year.
        currency: The code of the currency of the fact that it would be, were it not counted in another.
        bare: The heading without its unit, of a fact that it would be, were units converted here.
    """

    heading: str
    near: tuple[str, ...]
    yearly: Text | None = None
    currency: str = ""
    bare: str = ""

    @property
    def fault(self) -> Fault:
        """What is wrong with it."""
        if len(self.heading) > LONGEST_HEADING:
            return Fault("heading-too-long", None, {"name": self.heading[:60] + "…", "most": str(LONGEST_HEADING)})
        if self.currency:
            return Fault("unit-not-own", None, {"text": self.heading, "currency": self.currency})
        if self.bare:
            return Fault("unit-in-frame", None, {"name": self.heading, "text": self.bare})
        if self.yearly is not None:
            return Fault("heading-without-year", None, {"name": self.heading, "fact": self.yearly.by_language()})
        if is_answer(self.heading):
            return Fault("answers-in-table", None, {"name": self.heading})
        return Fault("unknown-heading", None, {"name": self.heading}, self.near)


class Headings(NamedTuple):
    """What the headings of a table stand for.

    Attributes:
        columns: The heading of each fact.
        units: Of columns whose heading says so: 千, 万, 百万 or 亿 of money, % of a share.
        identity: Of `id`, `code` and `name` the heading, where there is one; a code is the number where no other is.
        unclear: Headings that nothing is known of.
        twice: Headings that say what another says too.
        aside: Headings that are plainly of no fact.
    """

    columns: Mapping[Column, str]
    units: Mapping[Column, str]
    identity: Mapping[str, str]
    unclear: tuple[Unclear, ...]
    twice: tuple[str, ...]
    aside: tuple[str, ...] = ()

    @property
    def shape(self) -> TableShape:
        """The years and the numbers of records that there are."""
        return shape_of(self.columns)


def shape_of(columns: Iterable[Column]) -> TableShape:
    """Return the years and the numbers of records among columns."""
    years: dict[str, list[int]] = {}
    records: dict[str, int] = {}
    for column in columns:
        if column.year:
            years.setdefault(column.fact, []).append(column.year)
        if column.part:
            records[column.fact] = max(records.get(column.fact, 0), column.record)
    return TableShape({name: tuple(sorted(found)) for name, found in years.items()}, records)


def read_headings(headings: Iterable[str], facts: Mapping[str, Fact], *, units: bool = False) -> Headings:
    """Return what headings stand for.

    Args:
        units: Take headings such as `营收（万元）` for the fact with that unit, and let such as `备注` aside; else both
            are unclear.
    """
    names, labels = dict(_names(facts)), labels_of(facts)
    columns: dict[Column, str] = {}
    said: dict[Column, str] = {}
    identity: dict[str, str] = {}
    unclear, twice, aside = [], [], []
    for heading in headings:
        if len(heading) > LONGEST_HEADING:
            unclear.append(Unclear(heading, ()))
            continue
        found = _counted(heading, facts, names, labels, units=units)
        if found.currency:
            unclear.append(Unclear(heading, (), currency=found.currency))
            continue
        column, rest, unit = found.column, found.rest, found.unit
        kind = None if column is not None else identity_of(heading)
        if column is not None and column not in columns:
            columns[column] = heading
            if unit not in ("", ONE):
                said[column] = unit
        elif kind is not None and kind not in identity:
            identity[kind] = heading
        elif units and (kind is not None or (column is None and is_aside(heading))):
            aside.append(heading)
        elif column is None and kind is None:
            fact = facts.get(names.get(plain_heading(rest)) or names.get(plain_heading(without_some_year(rest)), ""))
            yearly = fact.label if fact is not None and fact.yearly else None
            near = nearest_headings(_YEAR.sub("", heading), facts)
            unclear.append(Unclear(heading, near, yearly, bare=rest.strip() if unit else ""))
        else:
            twice.append(heading)
    if "code" in identity:
        identity.setdefault("id", identity["code"])
    return Headings(columns, said, identity, tuple(unclear), tuple(twice), tuple(aside))


class _Counted(NamedTuple):
    """A heading and the unit that it says.

    Attributes:
        column: What it stands for; None: nothing that can be counted in this unit, or that is counted in it here.
        rest: The heading without it.
        unit: Its name; empty: none.
        currency: Of money that is counted in another currency, the code of its own.
    """

    column: Column | None
    rest: str
    unit: str
    currency: str = ""


def _counted(
    heading: str, facts: Mapping[str, Fact], names: Mapping[str, str], labels: Labels, *, units: bool
) -> _Counted:
    """Return what a heading stands for, as it is written or in other words, and its unit; `units`: it may have one."""
    found = _counted_as(heading, facts, names, labels, units=units)
    if (
        found.column is None
        and not found.currency
        and not found.unit
        and (plainer := in_other_words(heading)) != heading
    ):
        again = _counted_as(plainer, facts, names, labels, units=units)
        return again if again.column is not None or again.currency or again.unit else found
    return found


def _counted_as(
    heading: str, facts: Mapping[str, Fact], names: Mapping[str, str], labels: Labels, *, units: bool
) -> _Counted:
    unit, rest = without_unit(heading, labels)
    column = column_of(rest, facts, names)
    if column is None and unit.name:
        # The name of a fact itself may end like one that has a unit, as `Longueur (m)`.
        whole = column_of(heading, facts, names)
        alike = whole is not None and (type_of(whole, facts) not in ("money", "share") or unit.name == ONE)
        return _Counted(whole, heading, "") if alike else _Counted(None, rest, "")
    if column is None or not unit.name:
        return _Counted(column, rest, "")
    declared = declared_of(column, facts)
    if declared.type == "money" and unit.of and not unit.is_of(declared):
        return _Counted(None, rest, "", declared.counted_in(YUAN).code)
    if not unit.is_of(declared):
        return _Counted(None, heading, "")
    if not (units or unit.name == ONE):
        return _Counted(None, rest, unit.name)
    return _Counted(column, rest, unit.name)


def nearest_headings(text: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return what facts are called that have a name like a text: by id, or by the label of that name's language."""
    told: dict[str, tuple[str, str]] = {}
    for name, fact in facts.items():
        told[plain_heading(name)] = (name, name)
        for lang, label in fact.label.items():
            for each in (label, *(fact.also or {}).get(lang, ())):
                told.setdefault(plain_heading(each), (name, label))
    near: dict[str, str] = {}
    for each in nearest(plain_heading(text), told, limit=9):
        near.setdefault(*told[each])
    return tuple(near.values())[:3]


def who_is_named(headings: Iterable[str]) -> list[str]:
    """Return those of some headings that stand for the number or the name of a company."""
    return [each for each in headings if each and identity_of(each) is not None]


def is_aside(heading: str) -> bool:
    """Return whether a heading is plainly of no fact."""
    return plain_heading(heading) in _ASIDE


def known_headings(facts: Mapping[str, Fact]) -> Callable[[Sequence[str]], int]:
    """Return what counts, of a row, the facts that its cells are headings of; unknown ones are not looked into."""
    names, labels = dict(_names(facts)), labels_of(facts)

    def known(row: Sequence[str]) -> int:
        columns = (_counted(heading, facts, names, labels, units=True).column for heading in row if heading)
        return len({column for column in columns if column is not None})

    return known


def column_of(heading: str, facts: Mapping[str, Fact], names: Mapping[str, str] | None = None) -> Column | None:
    """Return the fact that a heading stands for; None if it stands for none."""
    names = dict(_names(facts)) if names is None else names
    if len(heading) > LONGEST_HEADING:
        return None
    name = names.get(plain_heading(heading))
    if name is not None:
        # A yearly fact without its year says nothing.
        return None if facts[name].yearly else Column(name)
    for found in _YEAR.finditer(heading):
        name = names.get(plain_heading(without_part(heading, *found.span())))
        if name is not None and facts[name].yearly:
            return Column(name, int(found[1]))
    return _part(heading, facts, names)


def fact_named(text: str, facts: Mapping[str, Fact]) -> str | None:
    """Return the id of the fact that has a name, written as in a heading; years of yearly ones aside."""
    return dict(_names(facts)).get(plain_heading(_YEAR.sub("", text))) or dict(_names(facts)).get(plain_heading(text))


def has_year(heading: str) -> str:
    """Return the year that stands in a heading; empty where there is none."""
    found = _YEAR.search(heading)
    return "" if found is None else found[1]


def type_of(column: Column, facts: Mapping[str, Fact]) -> str:
    """Return of what type the values of a column are."""
    return declared_of(column, facts).type


def declared_of(column: Column, facts: Mapping[str, Fact]) -> Declared:
    """Return how the values of a column are declared."""
    fact = facts[column.fact]
    return (fact.parts or {})[column.part] if column.part else fact


def _part(heading: str, facts: Mapping[str, Fact], names: Mapping[str, str]) -> Column | None:
    found = _RECORD.match(unicodedata.normalize("NFKC", heading).strip())
    name = names.get(plain_heading(found[1])) if found else None
    if found is None or name is None or facts[name].parts is None or int(found[2]) < 1:
        return None
    part = dict(_names(facts[name].parts or {})).get(plain_heading(found[3]))
    return None if part is None else Column(name, 0, int(found[2]), part)


def part_of(heading: str, fact: Fact) -> str | None:
    """Return the part of a list's records that a heading stands for; None if it stands for none."""
    return dict(_names(fact.parts or {})).get(plain_heading(heading))


def _names(declared: Mapping[str, Declared]) -> Iterator[tuple[str, str]]:
    """Yield every name of each fact as it is compared, with its id; an id wins over a label."""
    for name, fact in declared.items():
        for text in fact.headings:
            yield plain_heading(text), name
            unit, rest = without_unit(text)
            if unit.name == ONE:
                yield plain_heading(rest), name
    for name in declared:
        yield plain_heading(name), name


def identity_of(heading: str) -> str | None:
    """Return whether a heading stands for the `id`, `code` or `name` of companies; None: for none."""
    plain = plain_heading(heading)
    return next((kind for kind, names in _IDENTITY.items() if plain in names), None)


_IDENTITY = {
    kind: frozenset(map(plain_heading, names)) for kind, names in (("id", NUMBER), ("code", CODE), ("name", NAME))
}
_ASIDE = frozenset(map(plain_heading, ASIDE))
