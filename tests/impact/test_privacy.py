"""Numbers of few companies are not told, and do not follow from what is told."""

import pytest

from lucidrule.impact.privacy import hidden, told_together


@pytest.mark.parametrize(
    ("numbers", "also", "kept"),
    [
        ({"a": 10, "b": 5, "c": 0}, (), ""),
        # One alone would follow from the sum, and so would a small sum of two.
        ({"a": 10, "b": 4, "c": 7}, (), "bc"),
        ({"a": 10, "b": 1, "c": 2, "d": 6}, (), "bcd"),
        ({"a": 10, "b": 3, "c": 2, "d": 6}, (), "bc"),
        ({"a": 3}, (), "a"),
        # What is hidden in any case is nothing here.
        ({"a": 10, "b": 0, "c": 0}, "bc", "bc"),
        ({"a": 10, "b": 9, "c": 0}, "bc", "bc"),
        ({"a": 10, "b": 2, "c": 0}, "bc", "abc"),
    ],
)
def test_what_is_hidden_is_never_one_alone_and_no_small_number_together(
    numbers: dict[str, int], also: str, kept: str
) -> None:
    assert "".join(sorted(hidden(numbers, 5, also))) == kept


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("a", 10),
        ("ab", None),  # less `a` it is `b`
        ("abc", 21),
        ("bc", 11),
        ("d", 0),
        ("", 0),
    ],
)
def test_a_sum_is_told_where_no_small_number_follows_from_it(asked: str, told: int | None) -> None:
    assert told_together({"a": 10, "b": 4, "c": 7, "d": 0}, asked, 5) == told


def test_without_a_smallest_number_all_is_told() -> None:
    assert (hidden({"a": 1, "b": 2}, 0), told_together({"a": 1, "b": 2}, "a", 0)) == (frozenset(), 1)
