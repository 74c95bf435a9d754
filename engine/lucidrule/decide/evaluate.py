"""Condition tree + facts → verdict with proof: strong Kleene, every leaf evaluated, causes kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.compile import tree
from lucidrule.core import verdict as kleene
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.decide.arithmetic import amount_of
from lucidrule.decide.facts import Facts, Missing


@dataclass(frozen=True, slots=True)
class Proof:
    """The verdict of a node, of all nodes below it, and the causes of an UNKNOWN.

    Attributes:
        actual: The value that a leaf saw; None if not known, or no leaf.
        missing: Facts that are not known and that this verdict waits for.
        open_points: Open points that it waits for.
    """

    node: tree.Condition
    verdict: Verdict
    parts: tuple["Proof", ...] = ()
    actual: Any = None
    missing: frozenset[Missing] = frozenset()
    open_points: frozenset[str] = frozenset()


def evaluate(node: tree.Condition, facts: Facts) -> Proof:
    """Return the proof of a condition; UNKNOWN is never guessed, and names its causes."""
    match node:
        case tree.Compare():
            return _compare(node, facts)
        case tree.WithinYears(ref=ref):
            value = facts.value(ref)
            if value is None:
                return _waits(node, facts, ref)
            first, last = node.first.of(facts.assessment), node.last.of(facts.assessment)
            # `never` is a known answer: it lies in no year.
            return Proof(node, kleene.of(isinstance(value, date) and first <= value.year <= last), actual=value)
        case tree.FirstExceeds():
            return _first_exceeds(node, facts)
        case tree.CompareAmount():
            return _compare_amount(node, facts)
        case tree.Judgement(open_point=open_point):
            return Proof(node, UNKNOWN, open_points=frozenset({open_point}))
        case tree.AllOf(parts=parts):
            return _joined(node, tuple(evaluate(part, facts) for part in parts), kleene.all_of)
        case tree.AnyOf(parts=parts):
            return _joined(node, tuple(evaluate(part, facts) for part in parts), kleene.any_of)
        case tree.AtLeast(n=n, parts=parts):
            return _joined(node, tuple(evaluate(part, facts) for part in parts), lambda v: kleene.at_least(n, v))
        case tree.Not(part=part):
            return _joined(node, (evaluate(part, facts),), lambda v: kleene.negate(next(iter(v))))
        case tree.Named(part=part):
            return _joined(node, (evaluate(part, facts),), lambda v: next(iter(v)))
        case _:
            assert_never(node)


def _joined(node: tree.Condition, parts: tuple[Proof, ...], rule: Any) -> Proof:
    verdict = rule([part.verdict for part in parts])
    if verdict is not UNKNOWN:
        return Proof(node, verdict, parts)
    # Only an open part can still turn the whole: what is settled names nothing.
    waiting = [part for part in parts if part.verdict is UNKNOWN]
    missing = frozenset().union(*(part.missing for part in waiting))
    return Proof(node, verdict, parts, None, missing, frozenset().union(*(part.open_points for part in waiting)))


def _waits(node: tree.Condition, facts: Facts, *refs: tree.Ref) -> Proof:
    return Proof(node, UNKNOWN, missing=frozenset(facts.missing(ref) for ref in refs))


def _compare(node: tree.Compare, facts: Facts) -> Proof:
    value: Any = facts.value(node.ref)
    operand: Any = node.operand
    if isinstance(operand, tree.AsOf):
        operand = facts.as_of
    unknown = [node.ref] if value is None else []
    if isinstance(operand, tree.Ref):
        operand, ref = facts.value(operand), operand
        unknown += [ref] if operand is None else []
    if unknown:
        return _waits(node, facts, *unknown)
    if node.operator not in ("equals", "is_one_of", "happened") and tree.NEVER in (value, operand):
        return Proof(node, NOT_MET, actual=value)
    if node.open_point is not None and value == operand:
        return Proof(node, UNKNOWN, actual=value, open_points=frozenset({node.open_point}))
    return Proof(node, kleene.of(holds(node.operator, value, operand)), actual=value)


def holds(operator: tree.Operator, value: Any, operand: Any) -> bool:
    """Return whether an operator holds between two known values."""
    match operator:
        case "equals":
            return bool(value == operand)
        case "is_one_of":
            return value in operand
        case "at_least":
            return bool(value >= operand)
        case "more_than":
            return bool(value > operand)
        case "at_most":
            return bool(value <= operand)
        case "less_than":
            return bool(value < operand)
        case "includes_any":
            return bool(value & operand)
        case "includes_all":
            return bool(value >= operand)
        case "happened":
            return (value != tree.NEVER) is operand
        case _:
            assert_never(operator)


def _compare_amount(node: tree.CompareAmount, facts: Facts) -> Proof:
    found = amount_of(node.amount, facts)
    if node.divisor is not None:
        whole = amount_of(node.divisor, facts)
        if whole.low is None or not whole.exact:
            return Proof(node, UNKNOWN, missing=found.missing | whole.missing)
        if whole.low <= 0:
            # A whole of zero has no share; only a person can say what the text means then.
            return Proof(node, UNKNOWN, open_points=frozenset({"share-of-zero"}))
    if found.low is None or not found.exact:
        return Proof(node, UNKNOWN, missing=found.missing)
    if node.open_point is not None and found.low == 0:
        return Proof(node, UNKNOWN, actual=found.low, open_points=frozenset({node.open_point}))
    return Proof(node, kleene.of(holds(node.operator, found.low, Decimal(0))), actual=found.low)


def _first_exceeds(node: tree.FirstExceeds, facts: Facts) -> Proof:
    year = node.year.of(facts.assessment)
    values = {y: v for (fact, y), v in facts.profile.values.items() if fact == node.fact and y is not None}
    founded = facts.profile.values.get((node.since, None))
    if isinstance(founded, date) and founded.year > year:
        return Proof(node, NOT_MET, actual=founded)
    earlier = sorted(y for y in values if y < year)
    # A known earlier year above the bound settles it, whenever the firm was founded: it had revenue, so it existed.
    above = [y for y in earlier if values[y] > node.bound]  # type: ignore[operator]  # numbers
    if above:
        return Proof(node, NOT_MET, actual={above[0]: values[above[0]]})
    current = values.get(year)
    if current is not None and current < node.bound:  # type: ignore[operator]  # numbers
        return Proof(node, NOT_MET, actual={year: current})
    at_bound = [y for y in (*earlier, year) if values.get(y) == node.bound]
    if year in at_bound and node.open_point is None:
        return Proof(node, NOT_MET, actual={year: current})
    if year in at_bound and len(at_bound) > 1:
        # One question with one answer: if reaching the bound is passing it, it was passed before; else it is not now.
        return Proof(node, NOT_MET, actual={y: values[y] for y in at_bound})
    missing = set() if current is not None else {Missing(node.fact, year)}
    if isinstance(founded, date):
        missing |= {Missing(node.fact, y) for y in range(founded.year, year) if y not in values}
    else:
        known_from = min([*earlier, year])
        missing |= {Missing(node.fact, y) for y in range(known_from, year) if y not in values}
        missing |= {Missing(node.since), Missing(node.fact, through=known_from - 1)}
    open_points = frozenset({node.open_point} if at_bound and node.open_point is not None else ())
    if missing or open_points:
        return Proof(node, UNKNOWN, (), {year: current} if current else None, frozenset(missing), open_points)
    return Proof(node, MET, actual={year: current})
