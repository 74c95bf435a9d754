"""Strong Kleene logic, by its truth tables, and De Morgan's laws over them."""

from itertools import product

import pytest

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict, all_of, any_of, at_least, negate

BOTH = list(product((MET, NOT_MET, UNKNOWN), repeat=2))


@pytest.mark.parametrize(
    ("left", "right", "conjunction", "disjunction"),
    [
        (MET, MET, MET, MET),
        (MET, NOT_MET, NOT_MET, MET),
        (MET, UNKNOWN, UNKNOWN, MET),
        (NOT_MET, NOT_MET, NOT_MET, NOT_MET),
        (NOT_MET, UNKNOWN, NOT_MET, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_or_follow_kleenes_tables_in_either_order(
    left: Verdict, right: Verdict, conjunction: Verdict, disjunction: Verdict
) -> None:
    assert all_of([left, right]) is all_of([right, left]) is conjunction
    assert any_of([left, right]) is any_of([right, left]) is disjunction


def test_the_negation_of_what_is_unknown_is_unknown() -> None:
    assert [negate(v) for v in (MET, NOT_MET, UNKNOWN)] == [NOT_MET, MET, UNKNOWN]


@pytest.mark.parametrize(("left", "right"), BOTH)
def test_de_morgan_holds(left: Verdict, right: Verdict) -> None:
    assert negate(all_of([left, right])) is any_of([negate(left), negate(right)])


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([MET, MET, UNKNOWN], MET),
        ([MET, UNKNOWN, NOT_MET], UNKNOWN),
        ([MET, NOT_MET, NOT_MET], NOT_MET),
    ],
)
def test_two_of_three(verdicts: list[Verdict], expected: Verdict) -> None:
    assert at_least(2, verdicts) is expected
