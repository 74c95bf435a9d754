"""Where arithmetic over one missing fact turns; calculated by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from lucidrule.compile.profile import Profile
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.thresholds import linear, refs_of, turns
from lucidrule.kernel import tree
from lucidrule.kernel.tree import Value
from lucidrule.model.company import CompanyHeader

X, Y = tree.Ref("x"), tree.Ref("y")


def fixed(value: int) -> tree.Literal_:
    return tree.Literal_(Decimal(value))


def facts(**values: int) -> Facts:
    known: dict[tuple[str, int | None], Value] = {(name, None): Decimal(value) for name, value in values.items()}
    return Facts(Profile(CompanyHeader(), known, {}, frozenset()), date(2022, 6, 30), 2021)


def less(amount: tree.Amount, value: int) -> tree.Amount:
    return tree.Sum((amount, fixed(-value)))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (less(X, 10), {Fraction(10)}),
        (less(tree.Scaled(Decimal(3), X), 10), {Fraction(10, 3)}),
        (less(tree.Sum((X, Y)), 10), {Fraction(6)}),
        (fixed(5), set()),
        # min(x, 7) − 5: the kink at 7, the root at 5.
        (less(tree.LeastOf((X, fixed(7))), 5), {Fraction(7), Fraction(5)}),
        # max(x, 3) − 5.
        (less(tree.GreatestOf((X, fixed(3))), 5), {Fraction(3), Fraction(5)}),
        # min(x, 2y) with y = 4: the kink at 8, no root of min(x, 8) − 9.
        (less(tree.LeastOf((X, tree.Scaled(Decimal(2), Y))), 9), {Fraction(8)}),
        # 10% below 100, 20% from 100 on, against 15: the step at 100; 10% of 150 and 20% of 75 lie in the other band.
        (
            less(tree.Banded((Decimal(0), Decimal(100)), (Decimal("0.1"), Decimal("0.2")), X, X), 15),
            {Fraction(0), Fraction(100)},
        ),
        # Below the first band there is nothing: 50% of x from 10 on, against 20.
        (less(tree.Banded((Decimal(10),), (Decimal("0.5"),), X, X), 20), {Fraction(10), Fraction(40)}),
        (
            less(tree.Banded((Decimal(10),), (Decimal("0.5"),), X, X, (Decimal(5),), (True,)), 20),
            {Fraction(10), Fraction(30)},
        ),
    ],
)
def test_an_amount_turns_at_its_kinks_steps_and_roots(amount: tree.Amount, expected: set[Fraction]) -> None:
    assert turns(amount, X, facts(y=4)) == expected


def test_years_counted_from_a_date_are_no_arithmetic_of_numbers() -> None:
    schedule = tree.Scheduled((Decimal(1),), "since", X)
    assert refs_of(schedule) is None
    assert refs_of(tree.Sum((X, schedule))) is None
    assert refs_of(tree.Banded((Decimal(0),), (Decimal(1),), X, Y)) == {X, Y}


def test_a_sum_is_linear_and_a_cap_is_not() -> None:
    twice = tree.Sum((tree.Scaled(Decimal(2), X), Y, X))
    assert linear(twice, {X, Y}, facts()) == {X: Decimal(3), Y: Decimal(1)}
    assert linear(tree.LeastOf((X, Y)), {X, Y}, facts()) is None
    assert linear(tree.Scaled(Decimal(2), tree.LeastOf((X, Y))), {X}, facts(y=1)) is None
    assert linear(tree.Sum((X, tree.LeastOf((Y, fixed(3))))), {X}, facts(y=1)) == {X: Decimal(1)}
    assert linear(tree.Sum((X, tree.LeastOf((Y, fixed(3))))), {X, Y}, facts()) is None
