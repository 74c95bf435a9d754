"""Syntax trees of truth values: junctions that leave early, and whether a value belongs to a set."""

import ast
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from lucidrule.kernel.interval import Interval
from lucidrule.kernel.region import Region
from lucidrule.model.facts import Declared

# Gives a name to an object that comes from rules.
Bind: TypeAlias = Callable[[Any], ast.Name]


def is_(value: ast.expr, wanted: bool | None) -> ast.expr:
    """Return whether a value is true, false or None."""
    return ast.Compare(value, [ast.Is()], [ast.Constant(wanted)])


def all_of(parts: list[ast.expr]) -> ast.expr:
    """Return whether all parts are so; it leaves at the first that is not."""
    return _joined(parts, ast.And(), neutral=True)


def any_of(parts: list[ast.expr]) -> ast.expr:
    """Return whether one part is so; it leaves at the first that is."""
    return _joined(parts, ast.Or(), neutral=False)


def _joined(parts: list[ast.expr], join: ast.boolop, *, neutral: bool) -> ast.expr:
    kept = [part for part in parts if not (isinstance(part, ast.Constant) and part.value is neutral)]
    if any(isinstance(part, ast.Constant) for part in kept):
        return ast.Constant(not neutral)
    return ast.BoolOp(join, kept) if len(kept) > 1 else kept[0] if kept else ast.Constant(neutral)


def belongs(value: ast.expr, region: Region, declared: Declared, bind: Bind) -> ast.expr:
    """Return whether a value is known and belongs to a set."""
    if declared.type == "flag":
        return any_of([is_(value, answer) for answer in (True, False) if region.holds(answer)])
    if region.domain == "names":
        chosen = frozenset(name for name in declared.choices or () if region.holds(name))
        return ast.Compare(value, [ast.In()], [bind(chosen)])
    known = ast.Compare(value, [ast.IsNot()], [ast.Constant(None)])
    lies = among(value, region, bind)
    if declared.type != "event":
        return all_of([known, lies])
    # `never` is a text, and lies in no interval.
    kind = ast.Attribute(value, "__class__", ast.Load())
    if not region.never:
        return all_of([ast.Compare(kind, [ast.Is()], [bind(date)]), lies])
    return all_of([known, any_of([ast.Compare(kind, [ast.IsNot()], [bind(date)]), lies])])


def among(value: ast.expr, region: Region, bind: Bind) -> ast.expr:
    """Return whether a known value lies in one of the intervals."""
    if region.points is not None and len(region.points) > 1:
        return ast.Compare(value, [ast.In()], [bind(frozenset(region.points))])
    left_out = region.complement().points
    if left_out and len(left_out) > 1:
        return ast.Compare(value, [ast.NotIn()], [bind(frozenset(left_out))])
    if left_out:
        return ast.Compare(value, [ast.NotEq()], [bind(left_out[0])])
    return any_of([_between(value, interval, bind) for interval in region.intervals])


def _between(value: ast.expr, interval: Interval, bind: Bind) -> ast.expr:
    if interval.is_point:
        return ast.Compare(value, [ast.Eq()], [bind(interval.low)])
    ends = []
    if interval.low is not None:
        ends.append(ast.Compare(value, [ast.Gt() if interval.low_open else ast.GtE()], [bind(interval.low)]))
    if interval.high is not None:
        ends.append(ast.Compare(value, [ast.Lt() if interval.high_open else ast.LtE()], [bind(interval.high)]))
    return all_of([*ends])
