"""Two programmes over all companies: proven to be the same, or told apart by a company that both judge."""

from dataclasses import replace
from decimal import Decimal

import pytest
from conftest import JUNE_2022

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.kernel import tree
from lucidrule.prove.comparison import Difference, difference
from lucidrule.prove.solver import NotProven

LOWER, HIGHER = Decimal(500_000_000), Decimal(600_000_000)


@pytest.fixture(scope="module")
def shipped(programme: lucidrule.Programme) -> PreparedProgramme:
    compiled = programme.compiled_at(JUNE_2022)
    return prepare_programme(compiled, compiled.assessment_at(JUNE_2022))


def asking(shipped: PreparedProgramme, condition: tree.Condition) -> PreparedProgramme:
    """Return the programme with one condition more for the first policy."""
    first, *others = shipped.compiled.policies
    criterion = replace(first.criteria[0], condition=condition)
    compiled: CompiledProgramme = replace(
        shipped.compiled, policies=(replace(first, criteria=(*first.criteria, criterion)), *others)
    )
    return prepare_programme(compiled, shipped.assessment)


def above(bound: Decimal) -> tree.Condition:
    return tree.Compare(tree.Ref("annual_revenue", tree.Year(0)), "at_least", bound)


def test_a_programme_comes_to_the_same_as_itself(shipped: PreparedProgramme) -> None:
    assert difference(shipped, shipped, JUNE_2022) is None


def test_what_is_written_in_another_way_is_the_same(shipped: PreparedProgramme) -> None:
    other_way = tree.Not(tree.AnyOf((tree.Not(above(LOWER)), tree.AllOf((above(HIGHER), tree.Not(above(LOWER)))))))
    assert difference(asking(shipped, above(LOWER)), asking(shipped, other_way), JUNE_2022) is None


def test_another_threshold_is_told_by_a_company_between_the_two(shipped: PreparedProgramme) -> None:
    old, new = asking(shipped, above(LOWER)), asking(shipped, above(HIGHER))
    found = difference(old, new, JUNE_2022)
    assert found is not None
    assert (found.policy, found.kind) == ("industry-fund", "outcome")
    assert found.facts["annual_revenue"] == {2021: "500000000"}


def test_a_policy_that_one_of_them_lacks_differs(shipped: PreparedProgramme) -> None:
    fewer = prepare_programme(replace(shipped.compiled, policies=shipped.compiled.policies[1:]), shipped.assessment)
    assert difference(shipped, fewer, JUNE_2022) == Difference("industry-fund", "in_force", {})


def ruled(shipped: PreparedProgramme, *conditions: tree.Condition) -> PreparedProgramme:
    """Return the programme with other conditions of its rules between policies."""
    rules = [(stated, when) for (stated, _), when in zip(shipped.compiled.interactions, conditions, strict=False)]
    return prepare_programme(replace(shipped.compiled, interactions=tuple(rules)), shipped.assessment)


def test_a_rule_between_policies_that_is_dropped_or_holds_elsewhere_differs(shipped: PreparedProgramme) -> None:
    name = shipped.compiled.interactions[0][0].id
    assert difference(shipped, ruled(shipped), JUNE_2022) == Difference(name, "interaction", {})
    lower = difference(ruled(shipped, above(LOWER)), ruled(shipped, above(HIGHER)), JUNE_2022)
    assert lower == Difference(name, "interaction", {"annual_revenue": {2021: "500000000"}})


def test_of_some_policies_rules_between_them_are_not_compared(shipped: PreparedProgramme) -> None:
    assert difference(shipped, ruled(shipped), JUNE_2022, only=["major-project"]) is None


def redeclared(shipped: PreparedProgramme, name: str, **changes: object) -> PreparedProgramme:
    facts = {**shipped.compiled.facts, name: shipped.compiled.facts[name].model_copy(update=changes)}
    return prepare_programme(replace(shipped.compiled, facts=facts), shipped.assessment)


def test_a_fact_of_another_type_is_not_compared(shipped: PreparedProgramme) -> None:
    with pytest.raises(NotProven) as refused:
        difference(shipped, redeclared(shipped, "sector", type="text"), JUNE_2022)
    assert (refused.value.reason, refused.value.detail) == ("facts", "sector")


def test_a_choice_more_changes_nothing_for_companies_that_do_not_choose_it(shipped: PreparedProgramme) -> None:
    choices = {**(shipped.compiled.facts["sector"].choices or {}), "rockets": shipped.compiled.title}
    assert difference(shipped, redeclared(shipped, "sector", choices=choices), JUNE_2022) is None
