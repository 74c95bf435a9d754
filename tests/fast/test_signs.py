"""The sign of a sum in line says what the general calculation of its ends says."""

import ast
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized

from lucidrule.fast.ranges import days, sign
from lucidrule.fast.signs import linear_sign
from lucidrule.formulas.amount import Amount, Free, Of
from lucidrule.formulas.column import Column
from lucidrule.formulas.formula import Days, Sign
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval

A, B, C, D = (Column(name) for name in "abcd")
FACTORS = [Decimal(text) for text in ("1", "-1", "0.05", "-0.05", "3", "-7")]
ENDS = [
    Interval(Decimal(0), None),
    Interval(None, None),
    Interval(Decimal(0), Decimal(20)),
    Interval(Decimal(-5), Decimal(0)),
]
CELLS = [
    Interval(Decimal(20), Decimal(20)),
    Interval(Decimal(0), Decimal(20), True, True),
    Interval(Decimal(20), None, True, False),
    Interval(None, Decimal(0), False, True),
    Interval(Decimal(0), None, True, False),
]
VALUES: list[Any] = [None, *map(Decimal, ("0", "1", "20", "400", "-1", "0.05", "-20")), 20, 10**37]
SIGNS = [frozenset(signs) for signs in ({1}, {0, 1}, {-1}, {-1, 0}, {0}, {-1, 1})]


def scaled(by: Decimal, part: Amount) -> Amount:
    return tree.Scaled(by, part)


def in_line(leaf: Sign, values: dict[Any, Any]) -> list[Any]:
    """Return what the code says: as it is told, and where it is asked in place what it certainly is."""
    linear = linear_sign(leaf)
    assert linear is not None
    bound: dict[str, Any] = {}

    def bind(value: Any) -> ast.Name:
        bound[f"k{len(bound)}"] = value
        return ast.Name(f"k{len(bound) - 1}", ast.Load())

    names: list[ast.expr] = [ast.Name(column.fact, ast.Load()) for column in linear.columns]
    texts = [linear.told(names, bind), *(linear.certain(names, truth, bind) for truth in (False, True))]
    own = {column.fact: values.get(column.key) for column in linear.columns}
    return [eval(ast.unparse(text), {**bound, **own}) for text in texts]


COLUMNS = st.builds(scaled, st.sampled_from(FACTORS), st.sampled_from(ENDS).map(lambda ends: Of(A, ends)))
SECOND = st.builds(scaled, st.sampled_from(FACTORS), st.sampled_from(ENDS).map(lambda ends: Of(B, ends)))
THIRD = st.builds(scaled, st.sampled_from(FACTORS), st.sampled_from(CELLS).map(lambda cell: Free(D, cell)))
FOURTH = st.builds(scaled, st.sampled_from(FACTORS), st.sampled_from(ENDS).map(lambda ends: Of(C, ends)))
LITERALS = st.sampled_from([Decimal(0), Decimal(1), Decimal(-20), Decimal("0.3")]).map(tree.Literal_)
AMOUNTS = st.one_of(
    *(st.tuples(*parts).map(tree.Sum) for parts in product([LITERALS], [COLUMNS], [THIRD, SECOND, LITERALS])),
    st.tuples(LITERALS, COLUMNS, SECOND, FOURTH).map(tree.Sum),
    st.tuples(COLUMNS, SECOND, THIRD).map(tree.Sum),
    COLUMNS,
)


@pytest.mark.slow
@settings(max_examples=sized(20_000, small=500), deadline=None)
@given(amount=AMOUNTS, signs=st.sampled_from(SIGNS), one=st.sampled_from(VALUES), rest=st.sampled_from(VALUES))
def test_a_sign_in_line_is_that_of_the_ends(amount: Any, signs: frozenset[int], one: Any, rest: Any) -> None:
    leaf = Sign(amount, signs)
    values = {key: value for key, value in {A.key: one, B.key: rest, C.key: one}.items() if value is not None}
    told = sign(leaf)(values, {})
    assert in_line(leaf, values) == [told, told is False, told is True]


LARGE = Decimal("12345678901234567890123456789012345678")


@pytest.mark.parametrize(("value", "told"), [(LARGE, True), (Decimal("12345678901234567890123456789012345677"), False)])
def test_no_digit_is_lost(value: Decimal, told: bool) -> None:
    amount = tree.Sum((tree.Literal_(LARGE.copy_negate()), Of(A, ENDS[0])))
    assert in_line(Sign(amount, frozenset({0, 1})), {A.key: value}) == [told, not told, told]


@pytest.mark.parametrize(
    "amount",
    [
        tree.LeastOf((Of(A, ENDS[0]), Of(B, ENDS[0]))),
        tree.Sum((Of(A, ENDS[0]), Of(A, ENDS[0]))),
        tree.Sum(tuple(Of(column, ENDS[0]) for column in (A, B, C, D))),
        tree.Sum((Free(D, CELLS[0]), tree.Literal_(Decimal(1)))),
        tree.Sum((Of(A, ENDS[0]), tree.Scaled(Decimal(0), Of(B, ENDS[0])))),
    ],
    ids=["no-sum", "twice", "many", "nothing-read", "no-factor"],
)
def test_other_signs_are_calculated_in_general(amount: Any) -> None:
    assert linear_sign(Sign(amount, frozenset({1}))) is None


def test_a_bound_without_end_is_not_compared_with_a_column() -> None:
    amount = tree.Sum((tree.Literal_(Decimal(-1)), tree.Scaled(Decimal(3), Of(A, ENDS[0]))))
    linear = linear_sign(Sign(amount, frozenset({0, 1})))
    assert linear is not None
    assert not linear.takes_no_arithmetic


@pytest.mark.parametrize(
    ("values", "told"),
    [((2, 3), True), ((2, 4), True), ((1, 3), False), ((6, None), True), ((1, None), None), ((None, None), None)],
)
def test_a_sum_of_two_facts_against_a_bound(values: tuple[Any, Any], told: bool | None) -> None:
    amount = tree.Sum((tree.Literal_(Decimal(-5)), Of(A, ENDS[0]), Of(B, ENDS[0])))
    known = {key: value for key, value in zip((A.key, B.key), values, strict=True) if value is not None}
    assert in_line(Sign(amount, frozenset({0, 1})), known) == [told, told is False, told is True]


@pytest.mark.parametrize(("value", "told"), [(4, False), (5, True), (6, False), (None, None)])
def test_a_sum_that_has_to_be_zero(value: Any, told: bool | None) -> None:
    amount = tree.Sum((tree.Literal_(Decimal(-5)), Of(A, ENDS[0])))
    assert in_line(Sign(amount, frozenset({0})), {A.key: value}) == [told, told is False, told is True]


A_OR_MORE = tree.GreatestOf((Of(A, ENDS[0]), tree.Literal_(Decimal(0))))
A_OR_LESS = tree.LeastOf((Of(A, ENDS[1]), tree.Literal_(Decimal(0))))


@pytest.mark.parametrize(
    ("amount", "signs", "value", "told"),
    [
        (A_OR_MORE, {0}, Decimal(0), True),
        (A_OR_MORE, {1}, Decimal(0), False),
        (A_OR_MORE, {1}, Decimal(1), True),
        (A_OR_MORE, {0, 1}, None, True),
        (A_OR_MORE, {1}, None, None),
        (A_OR_LESS, {-1}, Decimal(-1), True),
        (A_OR_LESS, {-1, 0}, None, True),
        (A_OR_LESS, {-1}, None, None),
        (Of(A, ENDS[1]), {-1}, None, None),
        (tree.Sum((tree.Scaled(Decimal(2), A_OR_LESS), Free(D, CELLS[0]))), {1}, Decimal(-9), True),
        (tree.Sum((tree.Scaled(Decimal(2), A_OR_LESS), Free(D, CELLS[0]))), {0}, Decimal(-10), True),
        (tree.Sum((tree.Scaled(Decimal(2), A_OR_LESS), Free(D, CELLS[0]))), {-1}, Decimal(-11), True),
    ],
)
def test_signs_that_are_calculated_in_general(amount: Any, signs: set[int], value: Any, told: bool | None) -> None:
    assert sign(Sign(amount, frozenset(signs)))({A.key: value}, {}) is told


PLACES = Column("products", 0, 1, "made_on"), Column("founded_on")


@pytest.mark.parametrize(
    ("made", "founded", "stands"),
    [
        (date(2020, 1, 1), date(2020, 1, 2), True),
        (date(2020, 1, 2), date(2020, 1, 2), False),
        (date(2020, 1, 3), date(2020, 1, 2), False),
        ("never", date(2020, 1, 2), False),
        (None, date(2020, 1, 2), None),
        (date(2020, 1, 1), None, None),
    ],
)
def test_a_day_of_a_record_stands_to_another_day_as_days_do(made: Any, founded: Any, stands: bool | None) -> None:
    before = days(Days(PLACES[0], frozenset({-1}), PLACES[1]))
    assert before({("founded_on", None): founded}, {"made_on": made}) is stands
