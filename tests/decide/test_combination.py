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
