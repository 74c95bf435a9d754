"""Years of rule files that cannot be meant: of facts without years, that run backwards, or are not before others."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope, named_year
from lucidrule.loading.source import Path
from lucidrule.model.amounts import FactInYear, IncrementOf
from lucidrule.model.assertions import Assertion
from lucidrule.model.base import Shape, Text
from lucidrule.model.conditions import GrowthTest
from lucidrule.model.operands import Test, Years

_NESTED = (Shape, list, dict)
# Of what names years, the keys of these.
_YEARS = (
    (FactInYear, ("year",)),
    (IncrementOf, ("over",)),
    (Assertion, ("year",)),
    (GrowthTest, ("year", "over")),
    (Test, ("year", "within_year")),
    (Years, ("from", "to")),
)
# So many years after its release a programme without an end is hardly in force.
_LONG = 30


def check_year(name: str, year: Any, path: Path, scope: Scope) -> None:
    """Refuse the year of a fact that has none."""
    declared = scope.declared(name)
    if year is not None and declared is not None and not getattr(declared[0], "yearly", False):
        scope.since(2, "not-yearly", path, fact=declared[0].label.by_language())


def check_yearly(name: str, path: Path, scope: Scope) -> None:
    """Refuse a fact without years where one with years is needed."""
    declared = scope.declared(name)
    if declared is not None and not getattr(declared[0], "yearly", False):
        scope.since(2, "not-yearly", path, fact=declared[0].label.by_language())


def check_base(over: Any, year: Any, path: Path, scope: Scope) -> None:
    """Refuse growth over a year that is not earlier: over the same year there is none, over a later one it is loss."""
    base, own = named_year(over), named_year(year)
    if base and own and base.relative == own.relative and base.number >= own.number:
        scope.since(2, "base-not-earlier", (*path, "over"), base=over, year="assessment" if year is None else year)


def check_years(part: Years, path: Path, scope: Scope) -> None:
    """Refuse years that run from a later to an earlier one."""
    # What is no year is noted where conditions are compiled.
    first, last = (named_year(raw) for raw in (part.from_, part.to))
    if first and last and first.relative == last.relative and first.number > last.number:
        scope.since(2, "years-backwards", path, first=part.from_, last=part.to)


def check_late(stated: Any, force: tuple[date, date | None], released: date, scope: Scope) -> None:
    """Warn of calendar years of which nothing can be known as long as what asks for them is in force.

    Args:
        force: The first and the last day on which it is; None: it has no end, so that some decades count.
    """
    first, until = force
    if until is not None and until < first:
        # That it ends before it begins is noted.
        return
    for raw, path in _years_in(stated, ()):
        year = named_year(raw)
        if year is None or year.relative:
            continue
        if until is not None and year.number > until.year:
            scope.warn("year-after-end", path, year=str(year.number), until=str(until))
        elif year.number > released.year + _LONG:
            scope.warn("year-far-off", path, year=str(year.number), released=str(released))


def _years_in(part: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Yield every year that a part of a file names, with its path."""
    for kind, keys in _YEARS:
        if isinstance(part, kind):
            yield from ((raw, (*path, key)) for key, raw in inside(part) if key in keys and raw is not None)
    for key, inner in inside(part):
        if isinstance(inner, _NESTED) and not isinstance(inner, Text):
            yield from _years_in(inner, (*path, key))
