"""Two programmes over all companies: proven to be the same, or told apart by a company that both judge."""

from dataclasses import replace
from decimal import Decimal

import pytest
from conftest import JUNE_2022

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.kernel import tree
from lucidrule.prove.comparison import difference

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
