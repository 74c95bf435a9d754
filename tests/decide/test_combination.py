"""Which sums may be added up."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import COMMON, JUNE_2022

import lucidrule

BOTH: dict[str, Any] = {
    **COMMON,
    "project_investment": "2亿",
    "project_on_file": True,
    "renovation_on_file": True,
    "equipment_amount": {2021: "500万"},
    "local_laser_equipment": {2021: 0},
}


@pytest.mark.parametrize(
    ("same", "totals"),
    [(True, [20_000_000]), (False, [20_350_000]), ("unknown", [20_000_000, 20_350_000])],
)
def test_one_project_earns_the_higher_only_and_an_unknown_one_has_two_totals(
    programme: lucidrule.Programme, same: Any, totals: list[int]
) -> None:
    result = programme.determine({**BOTH, "renovation_in_major_project": same}, as_of=JUNE_2022)
    assert list(result.combination.totals) == [Decimal(total) for total in totals]


def test_bounds_decide_where_a_sum_is_still_open(programme: lucidrule.Programme) -> None:
    known = {name: value for name, value in BOTH.items() if name != "local_laser_equipment"}
    found = programme.determine({**known, "renovation_in_major_project": True}, as_of=JUNE_2022).combination
    assert (found.totals, found.left_out) == ((Decimal(20_000_000),), (("equipment-upgrade", "same-project"),))


def test_a_float_is_the_shortest_decimal_that_gives_it(programme: lucidrule.Programme) -> None:
    assert programme.profile({"project_investment": 0.1}).values == {("project_investment", None): Decimal("0.1")}
