"""The engine and the hand-written function of the benchmarks agree on every policy of seeded companies."""

import pytest
from benchmarks.by_hand import ten_verdicts
from benchmarks.companies import complete
from conftest import JUNE_2022

import lucidrule

NAMES = {True: "eligible", None: "refer", False: "ineligible"}


@pytest.mark.parametrize("seed", range(300))
def test_the_ten_verdicts_agree(programme: lucidrule.Programme, seed: int) -> None:
    company = complete(seed)
    result = programme.determine(company, as_of=JUNE_2022)
    expected = [NAMES[verdict] for verdict in ten_verdicts(company, JUNE_2022)]
    assert [outcome.outcome.value for outcome in result.outcomes] == expected
