"""The exact pass against a brute-force evaluator that enumerates the completions of all missing facts."""

import operator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized

from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settling
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact

WORDS = Text(zh="x", en="x", ja="x")
DECLARED = {
    "flag_a": Fact(type="flag", group="g", label=WORDS, question=WORDS),
    "flag_b": Fact(type="flag", group="g", label=WORDS, question=WORDS),
    "money": Fact(type="money", group="g", label=WORDS, question=WORDS),
    "field": Fact(
        type="choice", group="g", label=WORDS, question=WORDS, choices={"one": WORDS, "two": WORDS, "three": WORDS}
    ),
    "day": Fact(type="event", group="g", label=WORDS, question=WORDS),
}
# Written out by hand, not taken from the code under test: bounds are 10 and 20, years 2020 and 2021.
DOMAINS: dict[str, list[Any]] = {
    "flag_a": [True, False],
    "flag_b": [True, False],
    "money": [Decimal(n) for n in (0, 10, 15, 20, 25)],
    "field": ["one", "two", "three"],
    "day": ["never", date(2019, 5, 1), date(2020, 5, 1), date(2021, 5, 1), date(2022, 5, 1)],
}
POINTS = ("p", "q")

leaves = st.one_of(
    st.builds(
        lambda name, truth: tree.Compare(tree.Ref(name), "equals", truth),
        st.sampled_from(["flag_a", "flag_b"]),
        st.booleans(),
    ),
    st.builds(
        lambda op, bound, point: tree.Compare(tree.Ref("money"), op, Decimal(bound), point),
        st.sampled_from(["at_least", "more_than", "at_most", "less_than"]),
        st.sampled_from([10, 20]),
        st.sampled_from([None, "p"]),
    ),
    st.builds(
        lambda names: tree.Compare(tree.Ref("field"), "is_one_of", tuple(names)),
        st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=3, unique=True),
    ),
    st.builds(
        lambda year: tree.Compare(tree.Ref("day"), "within_years", (tree.Year(year, False), tree.Year(year, False))),
        st.sampled_from([2020, 2021]),
    ),
    st.sampled_from(POINTS).map(tree.Judgement),
)
conditions: st.SearchStrategy[Any] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.AnyOf(tuple(parts))),
        inner.map(tree.Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: tree.AtLeast(2, tuple(parts))),
    ),
    max_leaves=7,
)
profiles = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in DOMAINS.items()})


def truth(node: Any, values: dict[str, Any], answers: dict[str, bool]) -> bool:
    """Two-valued meaning of a condition when everything is known and every open point answered."""
    match node:
        case tree.AllOf(parts=parts):
            return all(truth(part, values, answers) for part in parts)
        case tree.AnyOf(parts=parts):
            return any(truth(part, values, answers) for part in parts)
        case tree.Not(part=part):
            return not truth(part, values, answers)
        case tree.AtLeast(n=n, parts=parts):
            return sum(truth(part, values, answers) for part in parts) >= n
        case tree.Judgement(open_point=point):
            return answers[point]
        case tree.Compare(ref=ref, operator="within_years", operand=(tree.Year() as first, _)):
            return bool(values[ref.fact] != "never" and values[ref.fact].year == first.number)
    value, bound = values[node.ref.fact], node.operand
    if node.open_point is not None and value == bound:
        return answers[node.open_point]
    if node.operator == "is_one_of":
        return value in bound
    comparisons: dict[str, Any] = {
        "equals": operator.eq,
        "at_least": operator.ge,
        "more_than": operator.gt,
        "at_most": operator.le,
        "less_than": operator.lt,
    }
    return bool(comparisons[node.operator](value, bound))


ANSWERS = [dict(zip(POINTS, picked, strict=True)) for picked in product((True, False), repeat=len(POINTS))]


def outcome(node: Any, values: dict[str, Any]) -> str:
    found = {truth(node, values, answers) for answers in ANSWERS}
    return "refer" if len(found) == 2 else "met" if True in found else "not met"


def possible(node: Any, known: dict[str, Any]) -> set[str]:
    """Return the open points of which, in some completion and with some answers to the others, the answer matters."""
    gaps = [name for name in DOMAINS if name not in known]
    completions = [
        {**known, **dict(zip(gaps, picked, strict=True))} for picked in product(*(DOMAINS[name] for name in gaps))
    ]
    return {
        point
        for point in POINTS
        if any(
            truth(node, values, {**answers, point: True}) != truth(node, values, {**answers, point: False})
            for values in completions
            for answers in ANSWERS
        )
    }


def brute_force(node: Any, known: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Return the outcomes of all completions, and the facts of which a change alone changes one."""
    gaps = [name for name in DOMAINS if name not in known]
    outcomes, missing = set(), set()
    for picked in product(*(DOMAINS[name] for name in gaps)):
        values = {**known, **dict(zip(gaps, picked, strict=True))}
        first = outcome(node, values)
        outcomes.add(first)
        missing |= {
            name
            for name in gaps
            if name not in missing and any(outcome(node, {**values, name: v}) != first for v in DOMAINS[name])
        }
    return outcomes, missing


def facts_of(known: dict[str, Any]) -> Facts:
    values: dict[tuple[str, int | None], Any] = {(name, None): value for name, value in known.items()}
    return Facts(Profile(CompanyHeader(), values, {}, frozenset()), date(2022, 6, 30), 2021)


@pytest.mark.slow
@settings(max_examples=sized(300, small=40), deadline=None)
@given(conditions, profiles)
def test_the_exact_pass_equals_the_enumeration_of_all_completions(node: Any, known: dict[str, Any]) -> None:
    settling = Settling(DECLARED)
    found = settling.settle(settling.condition(evaluate(node, facts_of(known)), facts_of(known)), frozenset())
    outcomes, missing = brute_force(node, known)
    expected = {frozenset({"met"}): MET, frozenset({"not met"}): NOT_MET}.get(frozenset(outcomes), UNKNOWN)
    assert (found.verdict, found.missing, found.exact) == (expected, frozenset(Missing(name) for name in missing), True)
    assert found.points == frozenset(possible(node, known))


@pytest.mark.slow
@settings(max_examples=sized(300, small=40), deadline=None)
@given(conditions, profiles)
def test_a_further_fact_never_turns_a_settled_verdict_into_its_opposite(node: Any, known: dict[str, Any]) -> None:
    before = evaluate(node, facts_of(known)).verdict
    may_follow = {MET: {MET}, NOT_MET: {NOT_MET}, UNKNOWN: {MET, NOT_MET, UNKNOWN}}[before]
    further = [(name, value) for name, domain in DOMAINS.items() if name not in known for value in domain]
    after = {(name, value): evaluate(node, facts_of({**known, name: value})).verdict for name, value in further}
    assert {fact: verdict for fact, verdict in after.items() if verdict not in may_follow} == {}


@pytest.mark.slow
@settings(max_examples=sized(200, small=50), deadline=None)
@given(conditions, profiles)
def test_kleene_logic_is_sound(node: Any, known: dict[str, Any]) -> None:
    verdict = evaluate(node, facts_of(known)).verdict
    outcomes, _ = brute_force(node, known)
    assert outcomes
    assert outcomes <= {MET: {"met"}, NOT_MET: {"not met"}, UNKNOWN: {"met", "not met", "refer"}}[verdict]


def test_a_spent_budget_leaves_the_verdict_open_and_says_that_the_set_is_a_superset() -> None:
    node = tree.AnyOf(tuple(tree.Compare(tree.Ref(name), "equals", True) for name in ("flag_a", "flag_b")))
    settling = Settling(DECLARED, budget=1)
    superset = frozenset({Missing("flag_a"), Missing("flag_b"), Missing("money")})
    found = settling.settle(settling.condition(evaluate(node, facts_of({})), facts_of({})), superset)
    assert (found.verdict, found.missing, found.exact, found.points) == (UNKNOWN, superset, False, None)
