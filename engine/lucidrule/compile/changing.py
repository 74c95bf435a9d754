"""Values that change with time: what is made of them is made for each of their days."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope
from lucidrule.core.names import nearest
from lucidrule.kernel.dated import Dated
from lucidrule.loading.source import Path
from lucidrule.model.base import VALUES_OF, Shape, is_dated
from lucidrule.values.reading import UnfitValue, typed

_BY_YEAR = "assessment_year"
_COUNTED_BY = ("reference_date", _BY_YEAR)
# How many parts are made of all values of a programme that change with time: those that change within others are made
# for each day of these, whose days multiply.
_MOST_MADE = 300_000


def changes(stated: Any) -> bool:
    """Return whether a part of a file has values that change with time."""
    return next(_dated(stated), None) is not None


def changing(stated: Any, scope: Scope, path: Path, make: Callable[[Any], Any]) -> Any:
    """Return what is made of a part of a file; where it has values that change with time, what is made for each day.

    Args:
        stated: A value, or a shape with some.
        make: Is given the part as it is from one day on.
    """
    # Values that are counted by the one day change within those that are counted by the other.
    for by_year in (False, True):
        days = {day for key, each in _dated(stated) for day in _days(each, scope, (*path, *key), by_year=by_year)}
        if days:
            found = Dated(tuple(_each_day(stated, sorted(days), scope, path, make, by_year=by_year)), by_year)
            scope.names.dated.append((found, scope.source.locate(path)))
            return found
    return make(_any_value(stated, scope) if changes(stated) else stated)


def _each_day(
    stated: Any, days: list[date], scope: Scope, path: Path, make: Callable[[Any], Any], *, by_year: bool
) -> Iterator[tuple[date, Any]]:
    """Yield what is made for each day; where that comes to too much, which is noted, for the first ones."""
    parts = _parts(stated)
    for day in days:
        # What has no value of its own yet has its first one, which counts on no day.
        plain = _at(stated, day, scope, by_year=by_year)
        with scope.names.one_level_down():
            made = changing(plain, scope, path, make)
        yield day, made
        before = scope.names.made
        scope.names.made += parts
        if before <= _MOST_MADE < scope.names.made:
            scope.fault("too-many-days", path, most=f"{_MOST_MADE:,}")
        if scope.names.made > _MOST_MADE:
            return


def _parts(stated: Any) -> int:
    """Return how many parts a part of a file has, with those in it; values of all days are one."""
    if isinstance(stated, list):
        return sum(map(_parts, stated))
    within = stated.model_fields_set if isinstance(stated, Shape) else ()
    return 1 + sum(_parts(getattr(stated, name)) for name in within)


def each_time(parts: list[Any], scope: Scope, path: Path) -> Iterator[tuple[str, list[Any]]]:
    """Yield parts of files as they are from each day of reference on which one of them changes, behind that day; parts
    that never change once, behind nothing. More than can be gone through is noted.

    What is wrong with days is noted where conditions and amounts are made of them.
    """
    dated = [values for _, values in all_dated(parts)]
    if not dated:
        yield "", parts
        return
    days = sorted({_turns(day, values, scope) for values in dated for day in _known(values, scope)[1]})
    if len(days) * len(dated) > _MOST_MADE:
        scope.fault("too-many-days", path, most=f"{_MOST_MADE:,}")
        return
    for day in days:
        yield day.isoformat(), [_whole_at(part, day, scope) for part in parts]


def _turns(day: date, values: dict[str, Any], scope: Scope) -> date:
    """Return the first day of reference on which a value counts that begins on a day."""
    if not _counts_by_year(values, scope):
        return day
    return date(min(day.year + scope.names.years_before, date.max.year), 1, 1)


def all_dated(part: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield all values that change with time in a part, however deep, each with its path."""
    if is_dated(part):
        yield path, part
    else:
        for key, inner in inside(part):
            yield from all_dated(inner, (*path, key))


def turning_days(values: dict[str, Any], scope: Scope) -> Iterator[tuple[str, date]]:
    """Yield the days of values that change with time as they are written, each with the first day of reference on which
    its value counts."""
    own, days, _ = _known(values, scope)
    keys = (key for key in own if key != VALUES_OF)
    yield from ((key, _turns(day, values, scope)) for key, day in zip(keys, days, strict=True))


def _whole_at(part: Any, day: date, scope: Scope) -> Any:
    """Return a part as it is on a day of reference; before the first day of a value, the first."""
    if is_dated(part):
        _, days, each = _known(part, scope)
        begun = sum(_turns(first, part, scope) <= day for first in days)
        return each[max(begun - 1, 0)] if each else 0
    if isinstance(part, list):
        return [_whole_at(each, day, scope) for each in part]
    if isinstance(part, Shape):
        own = {name: getattr(part, name) for name in part.model_fields_set}
        return part.model_copy(update={name: _whole_at(each, day, scope) for name, each in own.items()})
    return part


def _any_value(stated: Any, scope: Scope) -> Any:
    """Return a part with some value where none has a day on which it begins: the programme is refused."""
    by_day = _at(stated, date.max, scope, by_year=False)
    return _at(by_day, date.max, scope, by_year=True) if is_dated(by_day) or isinstance(by_day, Shape) else by_day


def _dated(stated: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the values that change with time which stand in a part itself, or in a list of it."""
    if is_dated(stated):
        yield path, stated
    elif isinstance(stated, list):
        for at, each in enumerate(stated):
            if _is_own(each, str(path[-1])):
                yield from _dated(each, (*path, at))
    elif isinstance(stated, Shape):
        for name in stated.model_fields_set:
            key, inner = name.removesuffix("_"), getattr(stated, name)
            if is_dated(inner) or isinstance(inner, list):
                yield from _dated(inner, (*path, key))


def _counts_by_year(values: dict[str, Any], scope: Scope) -> bool:
    return bool(values.get(VALUES_OF, scope.names.values_of) == _BY_YEAR)


def _days(values: dict[str, Any], scope: Scope, path: Path, *, by_year: bool) -> list[date]:
    """Return the first days of values that are counted so; what is wrong with them is noted."""
    if _counts_by_year(values, scope) is not by_year:
        return []
    if (said := values.get(VALUES_OF)) not in (None, *_COUNTED_BY):
        scope.fault(
            "not-allowed", (*path, VALUES_OF), near=nearest(str(said), _COUNTED_BY), value=said, allowed=_COUNTED_BY
        )
    scope.since_key(2, (*path, next(iter(values))))
    found: list[date] = []
    for key in values:
        if key == VALUES_OF:
            continue
        day = _day(key)
        if day is None:
            scope.fault("not-a-first-day", (*path, key), key=True, value=key)
        elif found and day <= found[-1]:
            scope.fault("dates-not-ascending", (*path, key), key=True, value=key)
        elif by_year and (day.month, day.day) != (1, 1):
            scope.fault("not-first-of-year", (*path, key), key=True, value=key)
        else:
            found.append(day)
    if not found and not set(values) - {VALUES_OF}:
        scope.fault("no-dates", path)
    return found


def _day(key: str) -> date | None:
    try:
        found = typed(key, "date")
    except UnfitValue:
        return None
    return found if isinstance(found, date) else None


def _at(stated: Any, day: date, scope: Scope, *, by_year: bool, key: str = "") -> Any:
    """Return a part as it is from a day on, where values that are counted so change; `key`: that it stands under."""
    if is_dated(stated):
        return _value_at(stated, day, scope) if _counts_by_year(stated, scope) is by_year else stated
    if isinstance(stated, list):
        return [_at(each, day, scope, by_year=by_year) if _is_own(each, key) else each for each in stated]
    inner = {name: getattr(stated, name) for name in stated.model_fields_set}
    changed = {
        name: _at(each, day, scope, by_year=by_year, key=name)
        for name, each in inner.items()
        if is_dated(each) or isinstance(each, list)
    }
    return stated.model_copy(update=changed)


def _is_own(each: Any, key: str) -> bool:
    """Return whether what is listed under a key is a part of what it stands in; all else stands by itself."""
    return is_dated(each) or (isinstance(each, Shape) and key == "bands")


def _value_at(values: dict[str, Any], day: date, scope: Scope) -> Any:
    """Return what counts on a day; before the first one, the first."""
    _, days, each = _known(values, scope)
    return each[max(bisect_right(days, day) - 1, 0)] if each else 0


def _known(values: dict[str, Any], scope: Scope) -> tuple[dict[str, Any], list[date], list[Any]]:
    """Return values that change with time, with their first days, and each of them."""
    known = scope.names.first_days.get(id(values))
    if known is None:
        own = {key: value for key, value in values.items() if key != VALUES_OF}
        # A key that is no day is noted, and the programme refused.
        days = [_day(key) or date.max for key in own]
        known = scope.names.first_days[id(values)] = (values, days, [*own.values()])
    return known
