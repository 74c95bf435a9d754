"""What all policies may come to: it contains the total of a company that is completed and answered in any way."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from worked_by_hand import (
    ALWAYS,
    COMPANY,
    DOMAINS,
    KNOWN,
    award_of,
    compare,
    conditions,
    judged,
    names_in,
    policy_of,
    programme_of,
    ref,
)

from lucidrule.advise.if_met import IfMet, if_met
from lucidrule.advise.prospect import Prospects, prospects
from lucidrule.compile.compiled import CompiledAward, CompiledPolicy, CompiledProgramme
from lucidrule.kernel import tree

EXCLUDED = st.sampled_from([("p0", "p1"), ("p1", "p2"), ("p0", "p1", "p2")])
SEEN: Counter[str] = Counter()
LEAVES = [*COMPANY[:2], st.sampled_from(["p", "q"]).map(tree.Judgement)]
AMOUNTS = st.one_of(
    st.sampled_from([10, 10, 20]).map(lambda n: tree.Literal_(Decimal(n))),
    st.builds(lambda n: tree.Scaled(Decimal(n), ref("staff")), st.sampled_from([2, 7])),
)


def award(condition: Any, amount: Any, kind: str) -> CompiledAward:
    """Return an award: a sum, one by review, a loan."""
    made = award_of(condition, amount)
    stated = made.stated.model_copy(update={"kind": "loan" if kind == "loan" else "grant", "id": f"a-{kind}"})
    return replace(made, stated=stated, by_review=kind == "review")


def asking(name: str, rule: str, awards: list[CompiledAward], condition: Any) -> CompiledPolicy:
    """Return a policy with one criterion."""
    made = policy_of(name, rule, awards, condition)
    return replace(made, stated=made.stated.model_copy(update={"for_each": None}), criteria=made.each, each=())


AWARD = st.builds(award, conditions(LEAVES), AMOUNTS, st.sampled_from([*["sum"] * 8, "review", "loan"]))
SEVERAL = st.lists(
    st.tuples(st.sampled_from(["all", "highest", "last"]), st.lists(AWARD, min_size=1, max_size=2), conditions(LEAVES)),
    min_size=2,
    max_size=3,
).map(lambda listed: [asking(f"p{at}", *each) for at, each in enumerate(listed)])
WHEN = st.sampled_from([ALWAYS, ALWAYS, compare("flag_a", "equals", True), tree.Judgement("p")])


def answered(node: Any, answers: dict[str, bool]) -> Any:
    """Return a condition in which the authority's answers stand in the place of its questions."""
    match node:
        case tree.Judgement(open_point=point):
            return tree.AllOf(()) if answers[point] else tree.AnyOf(())
        case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts):
            return type(node)(tuple(answered(part, answers) for part in parts))
        case tree.Not(part=part):
            return tree.Not(answered(part, answers))
    return node


def settled(programme: CompiledProgramme, answers: dict[str, bool]) -> CompiledProgramme:
    """Return a programme in which nothing is left to judge."""
    made = tuple(
        replace(
            each,
            criteria=tuple(replace(c, condition=answered(c.condition, answers)) for c in each.criteria),
            awards=tuple(replace(a, condition=answered(a.condition, answers)) for a in each.awards),
        )
        for each in programme.policies
    )
    rules = tuple((stated, answered(when, answers)) for stated, when in programme.interactions)
    return replace(programme, policies=made, interactions=rules)


def ends_of_all(programme: CompiledProgramme, known: dict[str, Any]) -> tuple[Decimal, Decimal]:
    """Return the least and the most of the totals of every complete company, each determined anew."""
    asked: list[Any] = [
        *(c.condition for p in programme.policies for c in p.criteria),
        *(w for _, w in programme.interactions),
    ]
    asked += [x for p in programme.policies for a in p.awards for x in (a.condition, a.amount)]
    names = sorted({name for name, _ in names_in(asked, 0)} - {"p", "q"} - known.keys())
    totals = [
        judged(
            settled(programme, {"p": p, "q": q}), known | dict(zip(names, values, strict=True)), []
        ).combination.total
        for values in product(*(DOMAINS[name] for name in names))
        for p, q in product([True, False], repeat=2)
    ]
    return min(each.low for each in totals), max(each.high or Decimal(0) for each in totals)


@settings(max_examples=sized(400, small=60), deadline=None)
@given(SEVERAL, st.lists(st.tuples(EXCLUDED, WHEN), max_size=2), KNOWN)
def _holds(policies: list[CompiledPolicy], stated: list[tuple[tuple[str, ...], Any]], known: dict[str, Any]) -> None:
    ids = {each.id for each in policies}
    stated = [each for each in stated if {*each[0]} <= ids]
    programme = programme_of(policies, [names for names, _ in stated])
    rules = tuple((each, when) for (each, _), (_, when) in zip(programme.interactions, stated, strict=True))
    programme = replace(programme, interactions=rules)
    found = replace(judged(programme, known, []), advisor=SimpleNamespace(prospects=prospects))
    low, high = ends_of_all(programme, known)
    # Where nothing is open the total is all that there is.
    said = if_met(found).get("CNY", IfMet(found.combination.total))
    assert said.unbounded == ()
    assert said.total.low <= low
    assert said.total.high is not None
    assert high <= said.total.high
    SEEN["beyond the total of what is met"] += high > (found.combination.total.high or Decimal(0))
    SEEN["tight"] += (said.total.low, said.total.high) == (low, high)
    SEEN["all"] += 1


@pytest.mark.slow
def test_what_all_may_come_to_contains_the_total_of_every_completion() -> None:
    _holds()
    assert often(SEEN["beyond the total of what is met"], SEEN["all"] / 5)
    # What one fact decides is not added up for both of its values: 1,368 of 1,500 were met at both ends.
    assert often(SEEN["tight"], SEEN["all"] * 3 / 4)


@settings(max_examples=sized(300, small=15), deadline=None)
@given(SEVERAL, st.lists(KNOWN, min_size=2, max_size=4))
def _agrees(policies: list[CompiledPolicy], companies: list[dict[str, Any]]) -> None:
    programme = programme_of(policies, [])
    found = [judged(programme, known, []) for known in companies]
    prepared = found[0].prepared
    together = Prospects(prepared)
    same = [replace(each, prepared=prepared) for each in found]
    alone = [prospects(each) for each in found]
    assert [together.of(each) for each in same] == alone
    # Of other rules nothing is kept.
    assert [together.of(each) for each in found] == alone
    SEEN["open"] += sum(map(len, alone))


def test_what_companies_have_in_common_changes_nothing_of_what_each_may_come_to() -> None:
    _agrees()
    assert often(SEEN["open"], 5)
