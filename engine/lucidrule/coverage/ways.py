"""The ways in which one node of a rule can be wrong: a bound that is one unit off, an edge, a part left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lucidrule.compile.compiled import CompiledAward, CompiledCriterion, CompiledParty
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.operators import CoreName
from lucidrule.model.facts import Declared

# A share and a rate are changed by one in a hundred, all other numbers by one: money by one of its currency.
_HUNDREDTH, _ONE = Decimal("0.01"), Decimal(1)
_EDGES: Mapping[str, CoreName] = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
}
_OTHER_WAY: Mapping[str, CoreName] = {
    "at_least": "at_most",
    "more_than": "less_than",
    "at_most": "at_least",
    "less_than": "more_than",
}
_AMONG: Mapping[str, CoreName] = {"includes_any": "includes_all", "includes_all": "includes_any"}
_ALWAYS, _NEVER = tree.AllOf(()), tree.AnyOf(())
DeclaredOf = Callable[[tree.Ref], Declared]
Beside = Callable[[tree.Ref], Iterable[str]]


def ways(node: Any, declared: DeclaredOf, beside: Beside = lambda ref: ()) -> Iterator[Any]:
    """Yield what may stand in the place of a node of a rule by one mistake; nothing of a node that says nothing itself.

    Args:
        declared: What is declared of the fact, or the part of a record, that is read.
        beside: The other facts that a sum could be made of instead, by id.
    """
    match node:
        case tree.Compare():
            yield from _of_comparison(node, declared(node.ref))
        case tree.FirstExceeds() | tree.CompareAmount():
            yield from _of_bound(node)
        case tree.AllOf() | tree.AnyOf() | tree.AtLeast():
            yield from _of_parts(node)
        case tree.Not(part=part):
            yield part
        case CompiledCriterion():
            yield from _dropped(node)
        case CompiledAward():
            yield from _of_award(node)
        case CompiledParty():
            yield from (replace(node, share=share) for share in _near(node.share, _HUNDREDTH))
        case tree.Ref():
            yield from (replace(node, year=year) for year in _years(node.year))
            yield from (replace(node, fact=fact) for fact in beside(node))
        case _:
            yield from _of_amount(node)


def _of_comparison(node: tree.Compare, declared: Declared) -> Iterator[tree.Condition]:
    yield from (replace(node, ref=replace(node.ref, year=year)) for year in _years(node.ref.year))
    yield from _other_edge(node)
    yield from _other_way(node)
    if node.operator in _AMONG and isinstance(node.operand, tuple) and len(node.operand) > 1:
        yield replace(node, operator=_AMONG[node.operator])
    yield from (replace(node, operand=operand) for operand in _operands(node.operand, declared))


def _other_edge(node: tree.Compare | tree.CompareAmount) -> Iterator[tree.Condition]:
    """Yield the same with the bound itself counted otherwise; where a person decides of it, without being asked."""
    if node.operator in _EDGES:
        yield replace(node, open_point=None) if node.open_point else replace(node, operator=_EDGES[node.operator])


def _other_way(node: tree.Compare | tree.CompareAmount) -> Iterator[tree.Condition]:
    """Yield the same the other way round; what is no order is denied, but for yes and no, which are so anyway."""
    if node.operator in _OTHER_WAY:
        yield replace(node, operator=_OTHER_WAY[node.operator])
    elif not isinstance(node, tree.Compare) or not isinstance(node.operand, bool):
        yield tree.Not(node)


def _operands(operand: Any, declared: Declared) -> Iterator[Any]:
    options = tuple(declared.choices or ())
    match operand:
        case bool():
            yield not operand
        case Decimal() | int():
            yield from _near(operand, _HUNDREDTH if declared.type == "share" else 1)
        case date():
            yield from (operand - timedelta(1), operand + timedelta(1))
        case str():
            yield from (each for each in options if each != operand)
        case (tree.Year(), tree.Year()):
            yield from ((year, operand[1]) for year in _years(operand[0]))
            yield from ((operand[0], year) for year in _years(operand[1]))
        case tuple():
            yield from (_without(operand, at) for at in range(len(operand)) if len(operand) > 1)
            yield from ((*operand, each) for each in options if each not in operand)


def _of_bound(node: tree.FirstExceeds | tree.CompareAmount) -> Iterator[tree.Condition]:
    if isinstance(node, tree.FirstExceeds):
        yield from (replace(node, year=year) for year in _years(node.year))
        yield replace(node, open_point=None) if node.open_point else replace(node, reaches=not node.reaches)
        yield from (replace(node, bound=bound) for bound in _near(node.bound, _ONE))
        return
    yield from _other_edge(node)
    yield from _other_way(node)
    step = _ONE if node.whole is None else _HUNDREDTH
    yield from (replace(node, bound=bound) for bound in _near(node.bound, step))
    if node.of_zero is not None:
        yield replace(node, of_zero=not node.of_zero)


def _of_parts(node: tree.AllOf | tree.AnyOf | tree.AtLeast) -> Iterator[tree.Condition]:
    count = len(node.parts)
    if isinstance(node, tree.AtLeast):
        yield from (replace(node, n=n) for n in (node.n - 1, node.n + 1) if 1 <= n <= count)
        fewest = node.n
    else:
        if count > 1:
            yield tree.AnyOf(node.parts) if isinstance(node, tree.AllOf) else tree.AllOf(node.parts)
        fewest = 1
    yield from (replace(node, parts=_without(node.parts, at)) for at in range(count) if count > fewest)


def _dropped(node: CompiledCriterion) -> Iterator[CompiledCriterion]:
    # It stays under its name, so that a scenario that only names it does not notice.
    if node.condition != _ALWAYS:
        yield replace(node, condition=_ALWAYS)


def _of_award(award: CompiledAward) -> Iterator[CompiledAward]:
    if award.asked != _ALWAYS:
        yield _given(award, _ALWAYS)
    yield _given(award, _NEVER)
    if award.granted_before is not None:
        yield replace(award, stated=award.stated.model_copy(update={"once": False}), condition=award.asked)
    if award.cap is not None:
        yield replace(award, cap=None)
        yield from (replace(award, cap=cap) for cap in _near(award.cap, _ONE))
    if award.others:
        yield from (replace(award, own_share=share) for share in _near(award.own_share, _HUNDREDTH))
    if award.rounding is not None:
        yield replace(award, rounding=None)


def _given(award: CompiledAward, asked: tree.Condition) -> CompiledAward:
    """Return an award that applies when something else is met; whoever had it before still has it no more."""
    before = award.granted_before
    return replace(award, condition=asked if before is None else tree.AllOf((asked, tree.Not(before))))


def _of_amount(node: Any) -> Iterator[tree.Amount]:
    match node:
        case tree.Literal_():
            yield from (replace(node, value=value) for value in _near(node.value, _ONE))
        # Less by one time itself is a difference, and no rate.
        case tree.Scaled() if node.by != -1:
            yield from (replace(node, by=by) for by in _near(node.by, _ONE if node.price else _HUNDREDTH))
        case tree.Sum() | tree.LeastOf() | tree.GreatestOf():
            count = len(node.parts)
            yield from (replace(node, parts=_without(node.parts, at)) for at in range(count) if count > 1)
        case tree.Banded():
            yield from _of_bands(node)
        case tree.Scheduled():
            yield from (replace(node, rates=rates) for rates in _each(node.rates, _HUNDREDTH))


def _of_bands(node: tree.Banded) -> Iterator[tree.Banded]:
    yield from (replace(node, starts=starts) for starts in _each(node.starts, _ONE))
    yield from (replace(node, rates=rates) for rates in _each(node.rates, _HUNDREDTH))
    yield from (replace(node, fixed=fixed) for fixed in _each(node.fixed, _ONE))
    above = node.above or (False,) * len(node.starts)
    yield from (replace(node, above=_with(above, at, not counted)) for at, counted in enumerate(above))


def _near(number: Any, step: Decimal | int) -> Iterator[Any]:
    """Yield a number less and more by a step; of one that changes with time each of its values."""
    if isinstance(number, Dated):
        for at, (day, value) in enumerate(number.values):
            yield from (replace(number, values=_with(number.values, at, (day, near))) for near in _near(value, step))
    else:
        yield from (number - step, number + step)


def _years(year: tree.Year | None) -> Iterator[tree.Year]:
    if year is not None:
        yield from (replace(year, number=number) for number in (year.number - 1, year.number + 1))


def _each(numbers: tuple[Any, ...], step: Decimal) -> Iterator[tuple[Any, ...]]:
    """Yield numbers with one of them less or more by a step."""
    return (_with(numbers, at, near) for at, number in enumerate(numbers) for near in _near(number, step))


def _with(listed: tuple[Any, ...], at: int, new: Any) -> tuple[Any, ...]:
    return (*listed[:at], new, *listed[at + 1 :])


def _without(listed: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*listed[:at], *listed[at + 1 :])
