"""Contradictions: which values cannot stand together, and what a known value says of one that is not known.

Every reader of values checks what is written by `pairs` and `clash`; sums take from the rest between which values an
unknown fact lies. Verdicts take no notice: to them every fact is free within its declared domain.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.kernel.tree import Key
from lucidrule.model.facts import Before, Contradiction, PartAboveWhole, YearBefore


def named(rule: Contradiction) -> tuple[str, str]:
    """Return the two facts of which values can contradict each other."""
    match rule:
        case YearBefore():
            return rule.fact, rule.date
        case PartAboveWhole():
            return rule.part, rule.whole
        case Before():
            return rule.event, rule.date
        case _:
            assert_never(rule)


def pairs(rules: Iterable[Contradiction], keys: Collection[Key]) -> Iterator[tuple[Contradiction, Key, Key]]:
    """Yield the values that can contradict each other, of those that there are, in the order of the rules."""
    for rule in rules:
        one, other = named(rule)
        for key in [(one, None)] if isinstance(rule, Before) else [key for key in keys if key[0] == one]:
            # A part stands against its whole of the same year, all else against a day.
            against = (other, key[1] if isinstance(rule, PartAboveWhole) else None)
            if key in keys and against in keys:
                yield rule, key, against


def clash(rule: Contradiction, year: int | None, one: Any, other: Any) -> bool:
    """Return whether two known values contradict each other.

    Args:
        year: Of the first one, where it is yearly.
    """
    match rule:
        case YearBefore():
            return isinstance(other, date) and year is not None and year < other.year and says_something(one)
        case PartAboveWhole():
            return bool(one > other)
        case Before():
            return isinstance(one, date) and isinstance(other, date) and one < other
        case _:
            assert_never(rule)


def says_something(value: Any) -> bool:
    """Return whether a value says of a year that there was something: forms want a 0 for years before the founding."""
    return not isinstance(value, int | Decimal) or value > 0


def parts_of(rules: Iterable[Contradiction], whole: str) -> list[str]:
    """Return the facts that are never above a fact, in the same year."""
    return [rule.part for rule in rules if isinstance(rule, PartAboveWhole) and rule.whole == whole]


def wholes_of(rules: Iterable[Contradiction], part: str) -> list[str]:
    """Return the facts that are never below a fact, in the same year."""
    return [rule.whole for rule in rules if isinstance(rule, PartAboveWhole) and rule.part == part]


def starts_of(rules: Iterable[Contradiction], event: str) -> list[str]:
    """Return the dates before which an event cannot have happened."""
    return [rule.date for rule in rules if isinstance(rule, Before) and rule.event == event]


def beginnings(rules: Iterable[Contradiction]) -> tuple[str, ...]:
    """Return the dates before which something cannot have been: with them a company begins."""
    return tuple(dict.fromkeys(rule.date for rule in rules if isinstance(rule, YearBefore | Before)))


def begins(rules: Iterable[Contradiction], fact: str) -> list[str]:
    """Return the dates before whose year a yearly fact has no values but such as say that there was nothing."""
    return [rule.date for rule in rules if isinstance(rule, YearBefore) and rule.fact == fact]
