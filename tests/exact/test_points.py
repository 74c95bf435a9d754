"""Open points where the exact pass cannot look at every case, and where it spends its budget: a superset, by hand."""

from decimal import Decimal
from typing import Any

import pytest
from property.test_settling_against_brute_force import DECLARED, facts_of

from lucidrule.core.verdict import UNKNOWN, Verdict
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.proof import points_waited_for
from lucidrule.exact.settle import Settling
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

FLAG = tree.Compare(tree.Ref("flag_a"), "equals", True)
AT_BOUND = tree.Compare(tree.Ref("money"), "at_least", Decimal(10), "q")
SHARED = tree.Named("shared", AT_BOUND)


def asks(point: str) -> tree.Condition:
    return tree.Judgement(point)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (tree.AllOf((asks("p"), SHARED, tree.AnyOf((asks("r"), SHARED)))), {"p", "q", "r"}),
        # What is settled asks nothing any more.
        (tree.AllOf((SHARED, tree.AnyOf((FLAG, asks("r"))))), {"q"}),
        (tree.AnyOf((FLAG, asks("p"))), set()),
    ],
)
def test_what_is_open_in_a_proof_may_still_ask_its_points(node: tree.Condition, expected: set[str]) -> None:
    assert points_waited_for(evaluate(node, facts_of({"flag_a": True}))) == expected


def settled(node: tree.Condition, known: dict[str, Any]) -> tuple[Verdict, frozenset[Missing], set[str], bool]:
    settling, facts = Settling(DECLARED), facts_of(known)
    found = settling.settle(settling.condition(evaluate(node, facts), facts), frozenset())
    return found.verdict, found.missing, {*(found.points or ())}, found.exact


# By half, in the year of an event that is not known: it is taken to turn anywhere.
HALF = tree.Scheduled((Decimal("0.5"),), "day", tree.Ref("money"))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (tree.CompareAmount(HALF, "at_least", Decimal(10), None, "p"), {"p"}),
        (tree.CompareAmount(HALF, "at_least", Decimal(10)), set()),
        (tree.CompareAmount(HALF, "at_least", Decimal("0.1"), tree.Ref("money")), {tree.SHARE_OF_ZERO}),
    ],
)
def test_of_arithmetic_that_is_taken_as_free_its_points_are_possible(node: tree.Condition, expected: set[str]) -> None:
    missing = frozenset({Missing("day"), Missing("money")})
    assert settled(node, {}) == (UNKNOWN, missing, expected, False)
