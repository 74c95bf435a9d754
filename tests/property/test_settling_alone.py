"""Criteria that share nothing, settled each alone and put together, against settling them jointly."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from benchmarks.companies import complete
from hypothesis import given, settings
from hypothesis import strategies as st
from property.test_settling_against_brute_force import DECLARED, conditions, facts_of, profiles
from small_form import sized
from table_programmes import programme_of

import lucidrule
from lucidrule.compile.profile import Profile
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.exact.criterion import criterion_alone, together
from lucidrule.exact.settle import Settling
from lucidrule.kernel import tree
from lucidrule.model.company import CompanyHeader

AS_OF = date(2022, 6, 30)
ROOMY = 100_000
# Below, at and above the tiers of the first crossing.
REVENUES = [Decimal(n) for n in (1, 499_999_999, 500_000_000, 500_000_001, 1_000_000_000, 2_600_000_000, 6_000_000_000)]


def renamed(node: Any, mark: str) -> Any:
    """Return a condition over facts and open points of its own."""
    match node:
        case tree.Not(part=part):
            return tree.Not(renamed(part, mark))
        case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts) | tree.AtLeast(parts=parts):
            return replace(node, parts=tuple(renamed(part, mark) for part in parts))
        case tree.Judgement(open_point=point):
            return tree.Judgement(point + mark)
        case tree.Compare(open_point=point):
            named = replace(node, ref=tree.Ref(node.ref.fact + mark))
            return named if point is None else replace(named, open_point=point + mark)
    return replace(node, ref=tree.Ref(node.ref.fact + mark))


@pytest.mark.slow
@settings(max_examples=sized(400, small=60), deadline=None)
@given(st.lists(st.tuples(conditions, profiles), min_size=1, max_size=4))
def test_criteria_that_share_nothing_come_to_the_same_alone_and_jointly(drawn: list[tuple[Any, Any]]) -> None:
    declared = {name + str(at): fact for name, fact in DECLARED.items() for at in range(len(drawn))}
    known = {name + str(at): value for at, (_, profile) in enumerate(drawn) for name, value in profile.items()}
    facts = facts_of(known)
    nodes = [renamed(node, str(at)) for at, (node, _) in enumerate(drawn)]
    jointly = Settling(declared, ROOMY)
    whole = jointly.settle(
        jointly.formulas.every([jointly.condition(evaluate(node, facts), facts) for node in nodes]), frozenset()
    )
    settlings = [(Settling(declared, ROOMY), evaluate(node, facts)) for node in nodes]
    found = [criterion_alone(each, each.condition(proof, facts), ROOMY) for each, proof in settlings]
    assert None not in found, "the budget is roomy"
    assert together([each for each in found if each is not None]) == whole


def partly_known(pick: random.Random) -> dict[str, Any]:
    """Return some facts of a company whose revenue may have crossed a tier in any year since its founding."""
    facts = {name: value for name, value in complete(pick.randrange(1_000)).items() if pick.random() < 0.6}
    facts["annual_revenue"] = {year: pick.choice(REVENUES) for year in range(2017, 2023) if pick.random() < 0.6}
    if min(facts["annual_revenue"], default=2022) < facts.get("founded_on", date.min).year:
        del facts["founded_on"]
    return {name: value for name, value in facts.items() if name != "local_laser_equipment"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(sized(40, small=10)))
def test_what_is_kept_of_criteria_is_what_settling_them_anew_finds(seed: int) -> None:
    programme = lucidrule.load()
    compiled = programme.compiled.at(AS_OF)
    kept = prepare_programme(compiled, 2021)
    pick = random.Random(seed)
    profiles = [programme.profile(partly_known(pick)) for _ in range(15)]
    fresh = [prepare_programme(compiled, 2021) for _ in profiles]
    wanted = [determine(each, profile, AS_OF).to_dict() for each, profile in zip(fresh, profiles, strict=True)]
    assert [determine(kept, profile, AS_OF).to_dict() for profile in profiles] == wanted


# Every sum leaves it to the authority, whether it is zero or not; so nobody is asked for any of it.
@pytest.mark.parametrize("known", [{}, {"money_0": 0, "money_1": 0}, {"money_0": 0, "money_1": 5}, {"money_0": 5}])
def test_a_share_of_an_unknown_sum_beside_an_open_point_is_for_the_authority_alone(known: dict[str, int]) -> None:
    whole = tree.Sum((tree.Ref("money_0"), tree.Ref("money_1")))
    share = tree.CompareAmount(tree.Ref("sales", tree.Year(0)), "at_least", Decimal(0), whole)
    values: Any = {("sales", 2021): Decimal(10), **{(name, None): Decimal(value) for name, value in known.items()}}
    profile = Profile(CompanyHeader(), values, {}, frozenset())
    prepared = prepare_programme(programme_of([share, tree.Not(tree.Judgement("q"))]), 2021)
    (outcome,) = determine(prepared, profile, AS_OF).outcomes
    assert (outcome.outcome.value, outcome.missing, outcome.missing_exact) == ("refer", (), True)
