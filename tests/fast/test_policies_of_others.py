"""Ten policies that this project did not write: an oracle, functions by hand, and every way to judge."""

import json
from typing import Any

import pytest
from benchmarks.peers import by_hand, oracle, programme
from benchmarks.peers.companies import companies
from benchmarks.peers.spec import make_policies
from small_form import sized

import lucidrule

NUMBERS = {"eligible": 1, "ineligible": 0, "undetermined": -1, "refer": -1}
ROWS = companies(400)


@pytest.fixture(scope="module")
def loaded() -> lucidrule.Programme:
    return programme.load()


def judged(loaded: lucidrule.Programme, given: list[Any]) -> list[list[int]]:
    return [[NUMBERS[o] for o in v.outcomes.values()] for v in loaded.determine_many(given, as_of=programme.AS_OF)]


def by_oracle(row: dict[str, Any]) -> list[int]:
    return [oracle.verdict(policy["cond"], row) for policy in make_policies()]


def contradicted(found: list[list[int]], rows: list[dict[str, Any]]) -> list[tuple[list[int], dict[str, Any]]]:
    """Return where the oracle says something else; where it leaves a policy open, settling it is right."""
    return [
        (verdicts, row)
        for verdicts, row in zip(found, rows, strict=True)
        if any(wanted not in (-1, told) for wanted, told in zip(by_oracle(row), verdicts, strict=True))
    ]


def test_what_is_written_by_hand_says_what_the_oracle_says() -> None:
    assert [by_hand.ten_verdicts(row) for row in ROWS] == [by_oracle(row) for row in ROWS]


def test_no_verdict_from_mappings_is_contradicted(loaded: lucidrule.Programme) -> None:
    rows = companies(sized(20_000, small=2_000), seed=2)
    assert contradicted(judged(loaded, rows), rows) == []


def test_the_oracle_tells_what_is_wrong() -> None:
    (row,) = companies(1, seed=3)
    wanted = by_oracle(row)
    assert contradicted([wanted], [row]) == []
    # p0: the company has no sector that counts.
    assert wanted[0] == 0
    assert contradicted([[1, *wanted[1:]]], [row]) == [([1, *wanted[1:]], row)]


def test_mappings_json_and_profiles_are_judged_alike(loaded: lucidrule.Programme) -> None:
    profiles = [loaded.profile(row) for row in ROWS]
    found = judged(loaded, profiles)
    assert judged(loaded, ROWS) == found
    assert judged(loaded, [json.dumps(row).encode() for row in ROWS]) == found
    told = [v.criteria for v in loaded.determine_many(ROWS, as_of=programme.AS_OF)]
    assert told == [v.criteria for v in loaded.determine_many(profiles, as_of=programme.AS_OF)]


def test_what_reads_single_values_only_is_handed_them(loaded: lucidrule.Programme) -> None:
    at = loaded._at(programme.AS_OF).fast(programme.AS_OF)
    assert at.functions.of_single is not None
    # Histories and records are more than that.
    day = programme.AS_OF.replace(year=2022)
    assert lucidrule.load()._at(day).fast(day).functions.of_single is None


@pytest.mark.slow
def test_the_whole_determination_says_the_same(loaded: lucidrule.Programme) -> None:
    rows = ROWS[: sized(400, small=30)]
    whole = [loaded.determine(row, as_of=programme.AS_OF).outcomes for row in rows]
    assert judged(loaded, rows) == [[NUMBERS[each.outcome] for each in outcomes] for outcomes in whole]
