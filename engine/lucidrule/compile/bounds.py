"""Bounds of amounts and shares, days and first crossings in rule files → the leaves of the condition tree."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, cast

from lucidrule.compile.amounts import word_of_type
from lucidrule.compile.changing import changing
from lucidrule.compile.scope import CURRENT, Referred, Scope
from lucidrule.core.names import nearest
from lucidrule.kernel import tree
from lucidrule.kernel.operators import AMOUNT_BOUNDS, passing
from lucidrule.kernel.region import between
from lucidrule.loading.source import Path
from lucidrule.model import operands

# Of what amounts a year may be the first to pass a bound, and how that is asked.
CROSSING = ("money", "count")
CROSSINGS = ("first_exceeds", "first_reaches")


class Compared(NamedTuple):
    """What is compared with bounds: an amount, or its part in a whole; and of which kind its bounds are."""

    of: tree.Amount
    whole: tree.Amount | None
    kind: str | None


def amount_bounds(test: operands.Bounds, asked: Compared, scope: Scope, path: Path) -> tree.Condition:
    def made(plain: operands.Bounds) -> tree.Condition:
        return _plain_bounds(plain, asked, scope, path)

    return changing(test, scope, path, made)  # type: ignore[no-any-return]  # a condition; relies on (dated resolved)


def _plain_bounds(test: operands.Bounds, asked: Compared, scope: Scope, path: Path) -> tree.Condition:
    given = [name for name in AMOUNT_BOUNDS if getattr(test, name) is not None]
    if not given:
        scope.fault("empty-condition", path)
    if asked.whole is not None:
        open_point_asked(tree.SHARE_OF_ZERO, scope, path)
    open_point = at_exactly(test, scope, path, len(given))
    check_sides(test, scope, path)
    # Money is read of what is a count, too: as a plain number.
    kind = "share" if asked.kind == "share" else "money"
    bounds = [(name, scope.number(getattr(test, name), kind, (*path, name))) for name in given]
    if not _meet(bounds):
        scope.since(2, "never-holds", path)
    return all_of([tree.CompareAmount(asked.of, name, bound, asked.whole, open_point) for name, bound in bounds])


def _meet(bounds: Sequence[tuple[Any, Decimal]]) -> bool:
    """Return whether some number lies within all bounds."""
    meeting = between("numbers").complement()
    for name, bound in bounds:
        meeting = meeting.joined(passing(name, bound, "numbers").complement())
    return bool(meeting.complement().intervals)


# By which two operators one end of a range may be said: with the bound itself, and without it.
_SIDES = (("at_least", "more_than"), ("at_most", "less_than"), ("on_or_after", "after"), ("on_or_before", "before"))


def check_sides(test: Any, scope: Scope, path: Path) -> None:
    """Refuse one end of a range that is said twice, with the bound itself and without it."""
    for one, other in _SIDES:
        if getattr(test, one, None) is not None and getattr(test, other, None) is not None:
            scope.since(2, "one-side-twice", (*path, other), key=True, one=one, other=other)


def at_exactly(test: operands.Bounds, scope: Scope, path: Path, bounds: int) -> str | None:
    """Return the open point that decides the bound itself, of which there has to be one."""
    if test.at_exactly is None:
        return None
    if bounds != 1:
        scope.fault("bound-not-single", (*path, "at_exactly"))
    return open_point_asked(test.at_exactly, scope, (*path, "at_exactly"))


def all_of(parts: Sequence[tree.Condition]) -> tree.Condition:
    return parts[0] if len(parts) == 1 else tree.AllOf(tuple(parts))


def open_point_asked(name: str, scope: Scope, path: Path) -> str:
    if name not in scope.names.open_points:
        scope.fault("unknown-open-point", path, near=nearest(name, scope.names.open_points), name=name)
    scope.names.asked.add(name)
    return name


def day_asked(raw: Any, fact: str, scope: Scope, path: Path) -> Any:
    if raw == "as_of":
        return tree.AsOf()
    if not isinstance(raw, str) or raw not in scope.names.facts:
        return scope.value(raw, "date", fact, None, path)
    other = scope.ref(raw, None, path)
    if other is not None and other.ref.kind not in ("date", "event"):
        scope.fault("compared-with-no-day", path, name=raw, type=word_of_type(other.ref.kind))
        return None
    if raw == fact:
        scope.since(2, "compared-with-itself", path, name=raw)
    return other.ref if other else None


def crossing(test: operands.Test, asked: Referred, open_point: str | None, scope: Scope, path: Path) -> tree.Condition:
    """Return the first crossing that is asked at a path, which ends with how it is asked."""
    name, ref = str(path[-1]), asked.ref
    read = scope.value(getattr(test, name), ref.kind, ref.fact, asked.declared, path)
    bound, reaches = Decimal(0) if read is None else Decimal(cast(Decimal, read)), name == "first_reaches"
    since = scope.names.facts.get(test.since or "")
    if since is None and test.since:
        near = nearest(test.since, scope.names.facts)
        scope.fault("unknown-fact", (*path[:-1], "since"), near=near, name=test.since)
    elif since is not None and since.type != "date":
        dates = tuple(each for each, fact in scope.names.facts.items() if fact.type == "date")
        scope.fault("since-is-no-date", (*path[:-1], "since"), name=test.since, dates=dates)
    elif ref.year is None:
        scope.fault("not-yearly", path, key=True, fact=asked.declared.label.by_language())
    elif since is None:
        scope.fault("needs-since", path, key=True, operator=name)
    if reaches and open_point is not None:
        scope.fault("reached-is-not-open", path, key=True)
    return tree.FirstExceeds(ref.fact, ref.year or CURRENT, bound, test.since or "", open_point, reaches)
