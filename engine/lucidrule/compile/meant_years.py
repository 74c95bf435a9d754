"""Years of rule files that cannot be meant: of facts without years, that run backwards, or are not before others."""

from typing import Any

from lucidrule.compile.scope import Scope, named_year
from lucidrule.loading.source import Path
from lucidrule.model.operands import Years


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
