"""What policies pay against a brute force that completes what is missing in every way and adds up by hand."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from worked_by_hand import (
    ALWAYS,
    AS_OF,
    COMPANY,
    DOMAINS,
    KNOWN,
    MONEY,
    NEAR,
    OF_RECORDS,
    POLICIES,
    RECORDS,
    RULES,
    amounts,
    award_of,
    compare,
    conditions,
    holds,
    judged,
    names_in,
    paid,
    policies,
    policy_of,
    programme_of,
)

from lucidrule.advise.interview import Interview
from lucidrule.compile.compiled import CompiledAward, CompiledPolicy
from lucidrule.compile.profile import Profile
from lucidrule.decide.determine import determine
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.company import CompanyHeader

SEEN: Counter[str] = Counter()


def completions(
    policies: list[CompiledPolicy], known: dict[str, Any], records: list[dict[str, Any]]
) -> tuple[list[tuple[str, int]], list[dict[Any, Any]]]:
    """Return what is missing, and the facts of every complete company that the known ones allow."""
    given_: dict[Any, Any] = {(name, 0): value for name, value in known.items()}
    given_ |= {(name, at): value for at, record in enumerate(records, 1) for name, value in record.items()}
    open_ = sorted(set(names_in(policies, len(records))) - given_.keys())
    domains = [DOMAINS.get(name, [True, False]) for name, _ in open_]
    return open_, [given_ | dict(zip(open_, values, strict=True)) for values in product(*domains)]


def turning(
    open_: list[tuple[str, int]], found: dict[tuple[Any, ...], Decimal], domains: list[list[Any]]
) -> set[Missing]:
    """Return the facts of which a change alone can change what is paid."""
    named = set()
    for at, (name, record) in enumerate(open_):
        rows: dict[tuple[Any, ...], set[Decimal]] = {}
        for values, total in found.items():
            rows.setdefault(values[:at] + values[at + 1 :], set()).add(total)
        if name in DOMAINS and any(len(totals) > 1 for totals in rows.values()):
            named.add(Missing("items", record=record, part=name) if record else Missing(name))
    return named


def by_brute_force(
    policy: CompiledPolicy, known: dict[str, Any], records: list[dict[str, Any]]
) -> tuple[Decimal, Decimal, set[Missing]]:
    """Return the least and the most that a policy pays, and the facts that can change it."""
    open_, whole = completions([policy], known, records)
    found = {tuple(facts[name] for name in open_): paid(policy, facts, len(records)) for facts in whole}
    return min(found.values()), max(found.values()), turning(open_, found, [])


def said(outcome: PolicyOutcome, most: Decimal) -> tuple[Decimal, Decimal, set[Missing]]:
    """Return what the engine says; an amount without bound is at its most where money is at 100."""
    total = outcome.entitlement.sum
    assert total is not None
    assert total.low is not None
    SEEN["open" if total.low != total.high else "exact"] += 1
    return total.low, most if total.high is None else total.high, set(total.missing)


def agree(policy: CompiledPolicy, found: tuple[Any, ...], wanted: tuple[Any, ...]) -> bool:
    """Return whether bounds are the same, but for what lies beside a threshold, and the same facts are named.

    Where several amounts are not exact, the one may hide what the other says, which is not looked into: then facts may
    be named that cannot change the sum.
    """
    several = sum(not isinstance(each.amount, tree.Literal_) for each in policy.awards) > 1
    names = found[2] >= wanted[2] if several else found[2] == wanted[2]
    return names and all(abs(a - b) <= 10 * NEAR for a, b in zip(found[:2], wanted[:2], strict=True))


@pytest.mark.slow
@settings(max_examples=sized(400, small=150), deadline=None)
@given(POLICIES, KNOWN)
def test_what_awards_come_to_is_what_all_completions_come_to(policy: CompiledPolicy, known: dict[str, Any]) -> None:
    (outcome,) = judged(programme_of([policy]), known, []).outcomes
    _compare(outcome, policy, known, [])


@pytest.mark.slow
@settings(max_examples=sized(100, small=40), deadline=None)
@given(POLICIES, KNOWN, st.lists(st.builds(award_of, conditions(COMPANY), amounts(["money"])), min_size=1, max_size=2))
def test_what_is_no_grant_changes_no_sum(
    policy: CompiledPolicy, known: dict[str, Any], more: list[CompiledAward]
) -> None:
    loans = tuple(replace(a, stated=a.stated.model_copy(update={"id": "l", "kind": "loan"})) for a in more)
    alone, both = (
        judged(programme_of([replace(policy, awards=awards)]), known, []).outcomes[0].entitlement
        for awards in (policy.awards, (*loans, *policy.awards))
    )
    assert both.sum == alone.sum
    assert [each.award.id for each in both.awards if each.award.is_grant] == [each.award.id for each in alone.awards]


@pytest.mark.slow
@settings(max_examples=sized(300, small=120), deadline=None)
@given(OF_RECORDS, KNOWN, RECORDS)
def test_what_records_come_to_is_what_all_completions_come_to(
    policy: CompiledPolicy, known: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    (outcome,) = judged(programme_of([policy]), known, records).outcomes
    _compare(outcome, policy, known, records)


def _compare(outcome: PolicyOutcome, policy: CompiledPolicy, known: dict[str, Any], records: list[Any]) -> None:
    if outcome.entitlement.sum is None:
        return
    wanted = by_brute_force(policy, known, records)
    found = said(outcome, wanted[1])
    assert agree(policy, found, wanted), (found, wanted)


FIXED = st.sampled_from([10, 10, 20]).map(lambda n: tree.Literal_(Decimal(n)))
SEVERAL = st.lists(
    st.tuples(RULES, st.lists(st.builds(award_of, conditions(COMPANY[:2]), FIXED), min_size=1, max_size=2)),
    min_size=2,
    max_size=4,
).map(lambda listed: [policy_of(f"p{at}", rule, awards) for at, (rule, awards) in enumerate(listed)])
EXCLUDED = st.sampled_from([("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p0", "p1", "p2")])


def columns_by_hand(policies: list[CompiledPolicy], whole: list[dict[Any, Any]]) -> dict[str, list[Decimal] | None]:
    """Return what each policy pays in each complete company; None where no award of it can apply at all."""
    return {
        policy.id: [paid(policy, facts, 0) for facts in whole]
        if any(holds(award.condition, facts, 0) for award in policy.awards for facts in whole)
        else None
        for policy in policies
    }


def added(columns: dict[str, list[Decimal] | None], names: Any) -> list[Decimal]:
    listed = [column for name in names for column in [columns[name]] if column is not None]
    number = max((len(column) for column in columns.values() if column is not None), default=1)
    return [sum((column[at] for column in listed), Decimal(0)) for at in range(number)]


def granted(columns: dict[str, list[Decimal] | None], rules: list[tuple[str, ...]]) -> tuple[set[str], set[str]]:
    """Return the policies that are granted, and those of which none outweighs the others."""
    kept, undecided = set(columns), set[str]()
    for group in bound(rules):
        names = [name for name, column in columns.items() if name in group and column is not None]
        binding = [rule for rule in rules if {*rule} <= group]
        permitted = [
            {name for name, pick in zip(names, picks, strict=True) if pick}
            for picks in product((True, False), repeat=len(names))
        ]
        permitted = [one for one in permitted if all(len(one & {*rule}) <= 1 for rule in binding)]
        whole = [one for one in permitted if not any(one < other for other in permitted)]
        best = [one for one in whole if all(outweighs(columns, one - other, other - one) for other in whole)]
        kept -= group - best[0] if best else group
        undecided |= set() if best else group
    return kept, undecided


def outweighs(columns: dict[str, list[Decimal] | None], one: set[str], other: set[str]) -> bool:
    if any(columns[name] is None for name in other):
        return False
    return all(a >= b for a, b in zip(added(columns, one), added(columns, other), strict=True))


def total_of(
    columns: dict[str, list[Decimal] | None], rules: list[tuple[str, ...]], at: int
) -> tuple[Decimal, Decimal]:
    """Return the least and the most that is granted in one complete company under the rules that hold there."""
    pays = {name: Decimal(0) if column is None else column[at] for name, column in columns.items()}
    free = [pay for name, pay in pays.items() if not any(name in rule for rule in rules)]
    # Of which no award can apply grants nothing, and is no rival.
    ends = [of_rivals(group, rules, pays, []) for group in bound(rules)]
    return sum((low for low, _ in ends), sum(free, Decimal(0))), sum((high for _, high in ends), sum(free, Decimal(0)))


def of_rivals(
    group: set[str], rules: list[tuple[str, ...]], pays: dict[str, Decimal], beyond: list[str]
) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a group comes to.

    They differ where a policy without a sum is a rival: it may be worth more than any sum.
    """
    picks = [frozenset(some) for number in range(len(group) + 1) for some in combinations(sorted(group), number)]
    permitted = [one for one in picks if all(len(one & {*rule}) <= 1 for rule in rules)]
    sets = [one for one in permitted if not any(one < other for other in permitted)]
    worth = {one: sum((pays[name] for name in one), Decimal(0)) for one in sets}
    best = [one for one in sets if not any(is_less(one, other, pays, beyond) for other in sets)]
    least = min((worth[one] for one in best if one & {*beyond}), default=max(worth.values()))
    return least, max(worth.values())


def is_less(one: frozenset[str], other: frozenset[str], pays: dict[str, Decimal], beyond: list[str]) -> bool:
    """Return whether a set is worth less than another, whatever they have in common."""
    more, less = (sum((pays[name] for name in names), Decimal(0)) for names in (other - one, one - other))
    return not (one - other) & {*beyond} and more > less


def bound(rules: list[tuple[str, ...]]) -> list[set[str]]:
    """Return the groups of policies that rules tie together."""
    groups: list[set[str]] = []
    for rule in rules:
        touching = [group for group in groups if group & {*rule}]
        groups = [*(group for group in groups if group not in touching), set(rule).union(*touching)]
    return groups


WHEN = st.sampled_from(
    [ALWAYS, ALWAYS, compare("flag_a", "equals", True), compare("grade", "equals", "one"), tree.Judgement("p")]
)


@settings(max_examples=sized(900, small=200), deadline=None)
@given(SEVERAL, st.lists(st.tuples(EXCLUDED, WHEN), max_size=2), KNOWN)
def _several(policies: list[CompiledPolicy], stated: list[tuple[tuple[str, ...], Any]], known: dict[str, Any]) -> None:
    ids = [policy.id for policy in policies]
    stated = [each for each in stated if {*each[0]} <= {*ids}]
    rules = [names for names, _ in stated]
    programme = programme_of(policies, rules)
    interactions = tuple((each, when) for (each, _), (_, when) in zip(programme.interactions, stated, strict=True))
    alone = judged(replace(programme, interactions=interactions), known, [])
    found = alone.combination
    of_rules = policy_of("rules", "all", [award_of(when, tree.Literal_(Decimal(0))) for _, when in stated])
    _, whole = completions([*policies, of_rules], known, [])
    columns = columns_by_hand(policies, whole)
    ends = [
        total_of(columns, [names for names, when in stated if holds(when, facts, 0)], at)
        for at, facts in enumerate(whole)
    ]
    wanted = (min(low for low, _ in ends), max(high for _, high in ends))
    SEEN["a range"] += wanted[0] != wanted[1]
    apart = [found.total.low - wanted[0], wanted[1] - (found.total.high or Decimal(0))]
    assert all(each <= 0 for each in apart), (found.total, wanted)
    # What has no sum and is a rival, is not looked into together with what else waits for the same facts.
    tight = all(columns[name] for names in rules for name in names)
    SEEN["tight"] += tight and bool(rules)
    assert not tight or apart == [0, 0], (found.total, wanted)
    assert not tight or (found.totals == wanted[:1]) is (wanted[0] == wanted[1]) or len(found.totals) > 1
    if all(when is ALWAYS for _, when in stated):
        # A policy none of whose awards ever applies is no rival of others.
        nothing = {each.id for each in alone.outcomes if each.grants_nothing}
        assert [name for name in nothing if columns[name]] == []
        rivals = [
            names for names in (tuple(name for name in rule if name not in nothing) for rule in rules) if names[1:]
        ]
        undecided = {name for rule in found.undecided for name in rules[int(rule[1:])]}
        assert undecided - nothing == granted(columns, rivals)[1]


@pytest.mark.slow
def test_the_total_of_several_policies_is_from_the_least_to_the_most_of_all_completions() -> None:
    _several()
    assert often(SEEN["a range"], 40)
    assert often(SEEN["tight"], 40)


@pytest.mark.slow
@settings(max_examples=sized(200, small=60), deadline=None)
@given(st.lists(policies(st.just(False)), min_size=2, max_size=2), st.booleans(), KNOWN)
def test_the_total_of_open_amounts_holds_that_of_every_completion(
    two: list[CompiledPolicy], exclude: bool, known: dict[str, Any]
) -> None:
    named = [replace(each, stated=each.stated.model_copy(update={"id": f"p{at}"})) for at, each in enumerate(two)]
    rules: list[tuple[str, ...]] = [("p0", "p1")] * exclude
    found = judged(programme_of(named, rules), known, []).combination.total
    _, whole = completions(named, known, [])
    columns = columns_by_hand(named, whole)
    ends = [total_of(columns, rules, at) for at in range(len(whole))]
    assert found.low <= min(low for low, _ in ends)
    assert found.high is None or found.high >= max(high for _, high in ends)


HIDDEN = st.fixed_dictionaries(
    {name: st.sampled_from(DOMAINS[name]) for name in ("flag_a", "flag_b", "grade")}
    | {"staff": st.integers(0, 4), "money": st.sampled_from(MONEY)}
)


@pytest.mark.slow
@settings(max_examples=sized(300, small=100), deadline=None)
@given(
    st.lists(policies(st.just(False), COMPANY[:3]), min_size=2, max_size=3),
    st.lists(st.tuples(EXCLUDED, WHEN.filter(lambda when: not isinstance(when, tree.Judgement))), max_size=1),
    HIDDEN,
    st.sets(st.sampled_from(["flag_a", "grade", "money", "staff"])),
)
def test_an_interview_to_the_end_of_sums_ends_exact(
    several: list[CompiledPolicy], stated: list[tuple[tuple[str, ...], Any]], hidden: dict[str, Any], told: set[str]
) -> None:
    # Each has a sum whatever is known: a policy of which no award applies has none.
    nothing = award_of(ALWAYS, tree.Literal_(Decimal(0)))
    named = [
        replace(each, stated=each.stated.model_copy(update={"id": f"p{at}"}), awards=(nothing, *each.awards))
        for at, each in enumerate(several)
    ]
    stated = [each for each in stated if {*each[0]} <= {policy.id for policy in named}]
    programme = programme_of(named, [names for names, _ in stated])
    interactions = tuple((each, when) for (each, _), (_, when) in zip(programme.interactions, stated, strict=True))
    prepared = prepare_programme(replace(programme, interactions=interactions), 2021)
    known: Any = {(name, None): hidden[name] for name in told}
    interview = Interview(
        prepared,
        Profile(CompanyHeader(), known, {}, frozenset()),
        AS_OF,
        lambda found: determine(prepared, found, AS_OF),
    )
    asked = []
    while (question := interview.next()) is not None:
        asked.append(question.missing.fact)
        interview.answer(hidden[question.missing.fact])
    found = interview.determination.combination.total
    facts = {(name, 0): value for name, value in hidden.items()}
    columns = columns_by_hand(named, [facts])
    ends = total_of(columns, [names for names, when in stated if holds(when, facts, 0)], 0)
    assert (found.low, found.high) == ends
    # No fact is asked for twice, nor one that was told.
    assert len({*asked}) == len(asked)
    assert told.isdisjoint(asked)
