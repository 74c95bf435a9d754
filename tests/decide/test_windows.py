"""Windows of applications around a reference date, by hand: below, at and above each of their ends."""

from datetime import date
from typing import Any

import pytest
from applying import applying, each_year, once

from lucidrule.decide.windows import windows_at

Days = tuple[str, str] | None


def around(policy: str, as_of: str | date, **said: str) -> tuple[str, Days, Days, Days]:
    """Return the state at a reference date, and the windows that are open then, next and last."""
    (stated,) = applying(policy=policy, **said).compiled.policies
    found = windows_at(stated, as_of if isinstance(as_of, date) else date.fromisoformat(as_of))
    assert found is not None
    told: dict[str, Any] = found.to_dict()
    days = [each and (each["from"], each["to"]) for each in (told["open"], told["next"], told["last"])]
    return told["state"], days[0], days[1], days[2]


MARCH = each_year("03-01", "03-31")
IN_2021, IN_2022, IN_2023 = (("2021-03-01", "2021-03-31"), ("2022-03-01", "2022-03-31"), ("2023-03-01", "2023-03-31"))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2022-02-28", ("ahead", None, IN_2022, IN_2021)),
        ("2022-03-01", ("open", IN_2022, IN_2023, IN_2021)),
        ("2022-03-31", ("open", IN_2022, IN_2023, IN_2021)),
        ("2022-04-01", ("ahead", None, IN_2023, IN_2022)),
    ],
)
def test_a_window_of_each_year_is_open_from_its_first_day_through_its_last(as_of: str, expected: Any) -> None:
    assert around(MARCH, as_of) == expected


WINTER = each_year("12-01", "01-31")
OF_2020, OF_2021, OF_2022 = (("2020-12-01", "2021-01-31"), ("2021-12-01", "2022-01-31"), ("2022-12-01", "2023-01-31"))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2021-11-30", ("ahead", None, OF_2021, OF_2020)),
        ("2021-12-01", ("open", OF_2021, OF_2022, OF_2020)),
        ("2021-12-31", ("open", OF_2021, OF_2022, OF_2020)),
        ("2022-01-01", ("open", OF_2021, OF_2022, OF_2020)),
        ("2022-01-31", ("open", OF_2021, OF_2022, OF_2020)),
        ("2022-02-01", ("ahead", None, OF_2022, OF_2021)),
    ],
)
def test_a_window_whose_last_day_stands_before_its_first_crosses_the_end_of_the_year(as_of: str, expected: Any) -> None:
    assert around(WINTER, as_of) == expected


ONE_DAY = [("2021-06-15", "2021-06-15"), ("2022-06-15", "2022-06-15"), ("2023-06-15", "2023-06-15")]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2022-06-14", ("ahead", None, ONE_DAY[1], ONE_DAY[0])),
        ("2022-06-15", ("open", ONE_DAY[1], ONE_DAY[2], ONE_DAY[0])),
        ("2022-06-16", ("ahead", None, ONE_DAY[2], ONE_DAY[1])),
    ],
)
def test_a_window_of_one_day_is_open_on_that_day_alone(as_of: str, expected: Any) -> None:
    assert around(each_year("06-15", "06-15"), as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2023-02-28", ("open", ("2023-02-01", "2023-02-28"))),
        ("2023-03-01", ("ahead", None)),
        ("2024-02-29", ("open", ("2024-02-01", "2024-02-29"))),
        ("2024-03-01", ("ahead", None)),
    ],
)
def test_a_window_up_to_29_february_ends_on_the_28th_where_there_is_no_29th(as_of: str, expected: Any) -> None:
    assert around(each_year("02-01", "02-29"), as_of)[:2] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2023-02-28", ("ahead", None)),
        ("2023-03-01", ("open", ("2023-03-01", "2023-03-05"))),
        ("2024-02-28", ("ahead", None)),
        ("2024-02-29", ("open", ("2024-02-29", "2024-03-05"))),
    ],
)
def test_a_window_from_29_february_begins_in_march_where_there_is_no_29th(as_of: str, expected: Any) -> None:
    assert around(each_year("02-29", "03-05"), as_of)[:2] == expected


def test_a_window_of_29_february_alone_is_there_in_leap_years_only() -> None:
    leap = each_year("02-29", "02-29")
    assert around(leap, "2021-02-28") == ("ahead", None, ("2024-02-29", "2024-02-29"), ("2020-02-29", "2020-02-29"))
    assert around(leap, "2097-01-01") == ("ahead", None, ("2104-02-29", "2104-02-29"), ("2096-02-29", "2096-02-29"))


def test_a_window_of_the_whole_year_is_open_on_each_day() -> None:
    assert around(each_year("01-01", "12-31"), "2022-12-31")[0] == "open"
    assert around(each_year("06-02", "06-01"), "2022-06-01")[:2] == ("open", ("2021-06-02", "2022-06-01"))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2022-06-19", ("ahead", None, ("2022-06-20", "2022-07-08"), None)),
        ("2022-06-20", ("open", ("2022-06-20", "2022-07-08"), None, None)),
        ("2022-07-08", ("open", ("2022-06-20", "2022-07-08"), None, None)),
        ("2022-07-09", ("over", None, None, ("2022-06-20", "2022-07-08"))),
    ],
)
def test_a_window_that_opens_once_is_over_after_its_last_day(as_of: str, expected: Any) -> None:
    assert around(once("2022-06-20", "2022-07-08"), as_of) == expected


def test_a_window_of_each_year_is_there_only_while_the_policy_is_in_force() -> None:
    # In force from 10 January 2020 to 15 December 2022.
    limits = {"until": "2022-12-15"}
    first, last = ("2020-01-10", "2020-01-31"), ("2022-12-01", "2022-12-15")
    assert around(WINTER, "2020-01-09", **limits) == ("ahead", None, first, None)
    assert around(WINTER, "2020-01-10", **limits) == ("open", first, OF_2020, None)
    assert around(WINTER, "2022-12-15", **limits) == ("open", last, None, OF_2021)
    assert around(WINTER, "2022-12-16", **limits) == ("over", None, None, last)


def test_a_window_that_opens_once_may_lie_after_the_policy() -> None:
    found = around(once("2023-03-01", "2023-03-31"), "2023-03-10", until="2022-12-31")
    assert found == ("open", ("2023-03-01", "2023-03-31"), None, None)


def test_a_window_is_told_years_before_and_after_its_policy() -> None:
    assert around(MARCH, "1999-05-05") == ("ahead", None, ("2020-03-01", "2020-03-31"), None)
    assert around(MARCH, "2099-05-05", until="2022-12-15") == ("over", None, None, IN_2022)


def test_a_day_that_no_year_of_the_policy_has_never_comes() -> None:
    assert around(each_year("02-29", "02-29"), "2021-05-05", until="2020-02-28") == ("never", None, None, None)


def test_of_windows_that_are_open_together_the_one_that_closes_last_counts() -> None:
    both = (
        "apply:\n  basis: assumed\n  windows:\n    - each_year: {from: 03-01, to: 03-31}\n"
        "    - once: {from: 2022-03-20, to: 2022-05-10}\n"
    )
    assert around(both, "2022-03-25") == ("open", ("2022-03-20", "2022-05-10"), IN_2023, IN_2021)
    assert around(both, "2022-03-19") == ("open", IN_2022, ("2022-03-20", "2022-05-10"), IN_2021)
    assert around(both, "2022-05-11") == ("ahead", None, IN_2023, ("2022-03-20", "2022-05-10"))


def test_a_window_is_judged_at_both_ends_of_the_calendar() -> None:
    assert around(WINTER, date.min) == ("ahead", None, ("2020-01-10", "2020-01-31"), None)
    assert around(WINTER, "9999-12-31")[:2] == ("open", ("9999-12-01", "9999-12-31"))
    # What began in the year before the first one that rules can name is open from its first day.
    first = ("1000-01-01", "1000-01-31")
    assert around(WINTER, "1000-01-31", since="1000-01-01") == ("open", first, ("1000-12-01", "1001-01-31"), None)
    assert around(MARCH, "1000-01-31", since="1000-01-01")[2] == ("1000-03-01", "1000-03-31")
    assert around(MARCH, "9999-12-31") == ("over", None, None, ("9999-03-01", "9999-03-31"))


def test_a_policy_says_its_own_windows_in_the_place_of_those_of_its_programme() -> None:
    top = each_year("09-01", "09-30")
    assert around(MARCH, "2022-03-01", top=top)[:2] == ("open", IN_2022)
    assert around("", "2022-09-30", top=top)[:2] == ("open", ("2022-09-01", "2022-09-30"))
    (none,) = applying(top=top, policy="apply: {basis: assumed, windows: []}\n").compiled.policies
    assert windows_at(none, date(2022, 9, 1)) is None


@pytest.mark.parametrize(
    "written", ["03-01", "3-1", "3月1日", "03月01日", '"03-01"'], ids=["two-digits", "short", "zh", "zh-long", "quoted"]
)
def test_a_day_of_the_year_is_written_with_month_and_day(written: str) -> None:
    assert around(each_year(written, "03-31"), "2022-03-01")[:2] == ("open", IN_2022)
