"""The leaves of a condition as formulas over the facts that are missing."""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from lucidrule.core.verdict import MET, UNKNOWN
from lucidrule.evaluate.arithmetic import ZERO, amount_of
from lucidrule.evaluate.crossing import history, missing_before
from lucidrule.evaluate.evaluate import prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.exact.thresholds import linear, refs_of, turns
from lucidrule.exact.variables import Drawing, Drawings, Passes, Variable, constant
from lucidrule.kernel import tree
from lucidrule.kernel.crossing import composed, exceeding, until_the_end_of
from lucidrule.kernel.interval import Interval, added, times
from lucidrule.kernel.leaf import asked_of, stands
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.operators import signs_of
from lucidrule.kernel.reads import points_asked


def leaf(node: tree.Condition, facts: Facts, formulas: Drawings) -> Drawing:
    """Return the formula of a leaf that Kleene logic left UNKNOWN."""
    match node:
        case tree.Judgement(open_point=point):
            return formulas.point(point, facts)
        case tree.Compare():
            return _compare(node, facts, formulas)
        case tree.FirstExceeds():
            return _first_exceeds(node, facts, formulas)
        case tree.CompareAmount():
            return _arithmetic(node, facts, formulas)
    raise AssertionError(node)


def _fact(ref: tree.Ref, facts: Facts, formulas: Drawings, test: Passes, bounds: Iterable[Any]) -> Drawing:
    record = facts.record if ref.part else None
    declared: Any = formulas.declared[record.records if record is not None else ref.fact]
    if record is not None:
        declared = declared.parts[ref.fact]
    variable = Variable(frozenset({_name(ref, facts)}), declared, declared.type)
    return formulas.variable(("fact", facts.missing(ref)), variable, test, bounds)


def _name(ref: tree.Ref, facts: Facts) -> Missing:
    # A part of the record that stands for an unknown list: what is missing is the list.
    if ref.part and facts.record is not None and facts.record.number == 0:
        return Missing(facts.record.records)
    return facts.missing(ref)


def _joint(node: tree.Condition, facts: Facts, kind: str = "joint") -> Any:
    return (kind, node, facts.record[:2] if facts.record is not None else None)


def _compare(node: tree.Compare, facts: Facts, formulas: Drawings) -> Drawing:
    if isinstance(node.operand, tree.Ref | tree.AsOf):
        return _compare_two(node, facts, formulas)
    passes, edges = asked_of(node, facts.assessment)
    if node.open_point is None:
        return _fact(node.ref, facts, formulas, passes, edges)
    at_bound = formulas.point(node.open_point, facts)
    if facts.value(node.ref) is not None:
        # The fact is known and stands at the bound exactly: the open point is all that is left.
        return at_bound

    def open_at_bound(found: Any) -> bool | Drawing:
        return at_bound if found == node.operand else passes(found)

    return _fact(node.ref, facts, formulas, open_at_bound, (node.operand,))


def _compare_two(node: tree.Compare, facts: Facts, formulas: Drawings) -> Drawing:
    ref, other, signs = node.ref, node.operand, signs_of(node.operator)
    value: Any = facts.value(ref)
    operand: Any = facts.value(other) if isinstance(other, tree.Ref) else facts.as_of
    if operand is not None:
        return _fact(ref, facts, formulas, lambda found: stands(found, operand, signs), (operand,))
    assert isinstance(other, tree.Ref), "the reference date is known"
    if value is not None:
        return _fact(other, facts, formulas, lambda found: stands(value, found, signs), (value,))
    names = frozenset({_name(ref, facts), _name(other, facts)})
    return formulas.variable(_joint(node, facts), Variable(names), bool)


def _arithmetic(node: tree.CompareAmount, facts: Facts, formulas: Drawings) -> Drawing:
    amount = node.against_zero
    refs = refs_of(amount)
    divisor = refs_of(node.whole) if node.whole is not None else set()
    if refs is None or divisor is None:
        # Years counted from a date that is not known: taken as free, hence a superset.
        missing = prepare(node, facts.assessment)(facts).missing
        return _free(node, missing, facts, formulas)
    unknown = {ref for ref in refs | divisor if facts.value(ref) is None}
    if len(unknown) > 1:
        return _several_unknown(node, unknown, divisor & unknown, facts, formulas)
    judge = prepare(node, facts.assessment)

    def judged(at: Facts) -> bool | Drawing:
        found = judge(at)
        if found.verdict is UNKNOWN:
            return formulas.point(next(iter(found.open_points)), facts)
        return found.verdict is MET

    if not unknown:
        found = judged(facts)
        return constant(found) if isinstance(found, bool) else found
    (ref,) = unknown
    try:
        bounds = turns(amount, ref, facts, formulas.steps)
        if node.whole is not None:
            bounds |= turns(node.whole, ref, facts, formulas.steps)
    except BudgetSpent:
        formulas.cut_short = True
        return _free(node, frozenset({_name(ref, facts)}), facts, formulas)
    return _fact(ref, facts, formulas, lambda value: judged(facts.with_value(ref, value)), bounds)


def _free(node: tree.CompareAmount, names: frozenset[Missing], facts: Facts, formulas: Drawings) -> Drawing:
    """Return a formula that comes to whatever it can, of facts that are taken to turn it anywhere."""
    points = tuple(sorted(points_asked(node)))

    def found(value: bool | str) -> bool | Drawing:
        return formulas.point(value, facts) if isinstance(value, str) else value

    return formulas.variable(_joint(node, facts), Variable(names, values=(True, False, *points), exact=False), found)


def _several_unknown(
    node: tree.CompareAmount, unknown: set[tree.Ref], whole: set[tree.Ref], facts: Facts, formulas: Drawings
) -> Drawing:
    """Return a formula over the sign of the amount, as one joint variable, and over whether the whole is zero."""
    can_be_zero, can_be_more = True, True
    if node.whole is not None:
        there = amount_of(node.whole, facts)
        can_be_zero = there.low is None or there.low <= 0
        can_be_more = there.high is None or there.high > 0
    if not can_be_more:
        # Of a whole that is zero whatever else is, nothing is a share.
        return _of_zero(node, facts, formulas)
    factors = linear(node.against_zero, unknown, facts)
    exact = factors is not None and all(factors.get(ref) and ref.dense for ref in unknown)
    if factors is None:
        found = amount_of(node.against_zero, facts)
        signs = tuple(sorted(Interval(found.low, found.high).signs))
    else:
        # Only of a whole above zero is the sign asked.
        signs = _signs(
            node.against_zero, factors, facts, above_zero=whole if isinstance(node.whole, tree.Ref) else set()
        )
    key, pair = _joint(node, facts), _joint(node, facts, "whole")
    names = frozenset(_name(ref, facts) for ref in unknown)
    point = formulas.point(node.open_point, facts) if node.open_point is not None else None

    def test(sign: int) -> bool | Drawing:
        return point if sign == 0 and point is not None else sign in node.signs

    joint = formulas.variable(key, Variable(names, values=signs, exact=exact, pair=pair), test)
    if not whole or not can_be_zero:
        return joint
    # A whole of zero has no share: its facts alone can bring that about.
    of_zero = frozenset(_name(ref, facts) for ref in whole)
    zero = Variable(of_zero, exact=len(of_zero) == 1, pair=key)
    is_zero = formulas.every([formulas.variable(pair, zero, lambda is_so: is_so), _of_zero(node, facts, formulas)])
    is_not = formulas.variable(pair, zero, lambda is_so: not is_so)
    return formulas.some([is_zero, formulas.every([is_not, joint])])


def _of_zero(node: tree.CompareAmount, facts: Facts, formulas: Drawings) -> Drawing:
    """Return the formula of what holds where the whole is zero."""
    return formulas.point(tree.SHARE_OF_ZERO, facts) if node.of_zero is None else constant(node.of_zero)


def _signs(
    amount: tree.Amount, factors: dict[tree.Ref, Decimal], facts: Facts, *, above_zero: set[tree.Ref]
) -> tuple[int, ...]:
    """Return the signs that a linear amount can have while its unknown facts range over their declared domains, and
    some of them above zero."""
    at = facts
    for ref in factors:
        at = at.with_value(ref, ZERO)
    domains = [
        (factor, (None if ref.signed and ref not in above_zero else ZERO, ref.at_most))
        for ref, factor in factors.items()
    ]
    ends = added([amount_of(amount, at), *(times(factor, domain) for factor, domain in domains)])
    low_open, high_open = (any(factors.get(ref, ZERO) * way > 0 for ref in above_zero) for way in (1, -1))
    return tuple(sorted(Interval(*ends, low_open, high_open).signs))


def _first_exceeds(node: tree.FirstExceeds, facts: Facts, formulas: Drawings) -> Drawing:
    year = node.year.of(facts.assessment)
    past = history(node.fact, year, node.since, facts)
    bound, above = node.bound, exceeding(node)
    point = None if node.open_point is None else formulas.point(node.open_point, facts)

    def exceeds(value: Any) -> bool | Drawing:
        return point if point is not None and value == bound else above.holds(value)

    def passes(missing: Missing) -> Drawing:
        declared = formulas.declared[node.fact]
        return formulas.variable(
            ("fact", missing), Variable(frozenset({missing}), declared, declared.type), exceeds, (bound,)
        )

    def known(value: Any) -> Drawing:
        found = exceeds(value)
        return constant(found) if isinstance(found, bool) else found

    def existed(by: int) -> Drawing:
        there = until_the_end_of(by)
        if past.since is not None:
            return constant(there.holds(past.since))
        return _fact(tree.Ref(node.since), facts, formulas, there.holds, there.edges)

    there_now = existed(year)
    earlier = [known(value) for _, value in past.earlier]
    years = [each for each in missing_before(node.fact, year, node.since, facts) if each.fact == node.fact]
    years.sort(key=lambda each: each.year or each.through)
    if past.since is not None:
        earlier += map(passes, years)
    else:
        # Where it is not known since when years count, a missing one counts if the firm existed; of many the highest.
        ends = [until_the_end_of(each.year or each.through) for each in years]
        since = tree.Ref(node.since)
        _fact(since, facts, formulas, bool, {edge for end in ends for edge in end.edges})

        def first(founded: Any) -> int:
            return bisect_left(ends, True, key=lambda end: end.holds(founded))

        earlier.append(formulas.some_from(("fact", facts.missing(since)), first, [passes(each) for each in years]))
    return composed(
        formulas.every,
        formulas.negated,
        existed=there_now,
        passes=passes(Missing(node.fact, year)) if past.current is None else known(past.current),
        passed_before=formulas.some(earlier),
    )
