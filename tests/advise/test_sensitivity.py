"""Ranges of one fact: edges and sums reckoned by hand from the policies, and against judging every value."""

import json
import random
from bisect import bisect
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from few_rules import criterion, fact, policy, texts, written
from town import paying

import lucidrule
from lucidrule import cli
from lucidrule.advise.sensitivity import Band
from lucidrule.core.fault import render

AS_OF = date(2022, 6, 30)
ABLE: dict[str, Any] = {
    "sector": "lasers",
    **dict.fromkeys(["industrial_enterprise", "conducts_rd", "conducts_production"], True),
    **dict.fromkeys(["registered_in_zone", "pays_tax_in_zone", "independent_legal_person"], True),
    **dict.fromkeys(
        ["on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"], False
    ),
    "founded_on": date(2019, 5, 1),
    "annual_revenue": {2019: "1亿", 2020: "2亿", 2021: "3.97亿"},
    "renovation_on_file": True,
    "renovation_in_major_project": False,
    "equipment_amount": {2021: "499万"},
    "local_laser_equipment": {2021: 0},
}
HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


def bands(programme: lucidrule.Programme, fact: str, facts: dict[str, Any]) -> tuple[Band, ...]:
    return programme.determine(facts, as_of=AS_OF).sensitivity(fact)[1]


def test_the_edges_of_equipment_are_those_of_the_text(shipped: lucidrule.Programme) -> None:
    found = [
        (band.low, band.high, band.at_low["equipment-upgrade"], band.at_high["equipment-upgrade"].pays, band.now)
        for band in bands(shipped, "equipment_amount", ABLE)
    ]
    # 4, 7, 9 and 12 % of the whole amount from 2, 5, 10 and 15 million on; 12 % of 25 million is the cap of 3 million.
    assert [(low, high, at.outcome.value, now) for low, high, at, _, now in found] == [
        (0, 1_999_999, "ineligible", False),
        (2_000_000, 4_999_999, "eligible", True),
        (5_000_000, 9_999_999, "eligible", False),
        (10_000_000, 14_999_999, "eligible", False),
        (15_000_000, 25_000_000, "eligible", False),
        (25_000_001, None, "eligible", False),
    ]
    assert [(at.pays, high) for _, _, at, high, _ in found[1:5]] == [
        (Decimal(80_000), Decimal("199999.96")),
        (Decimal(350_000), Decimal("699999.93")),
        (Decimal(900_000), Decimal("1349999.91")),
        (Decimal(1_800_000), Decimal(3_000_000)),
    ]
    assert found[5][2].pays == Decimal(3_000_000)


def test_revenue_at_the_milestone_itself_is_for_the_authority(shipped: lucidrule.Programme) -> None:
    found = bands(shipped, "annual_revenue", ABLE)
    outcomes = [(band.low, band.high, band.at_low["revenue-milestone"].outcome.value) for band in found]
    assert outcomes[:3] == [
        (0, 499_999_999, "ineligible"),
        (500_000_000, 500_000_000, "refer"),
        (500_000_001, outcomes[2][1], "eligible"),
    ]
    assert [band.now for band in found].index(True) == 0


@pytest.mark.parametrize("fact", ["products", "marks", "women_share"])
def test_what_has_no_ranges_says_so(fact: str) -> None:
    with pytest.raises(lucidrule.UnknownName) as raised:
        bands(paying("1万"), fact, {})
    assert [fault.code for fault in raised.value.faults] == ["no-ranges"]
    assert [lang for lang in ("zh", "en", "ja") if not render(raised.value.faults, lang)] == []


def test_of_texts_those_are_shown_that_count_and_all_others_together() -> None:
    asking = paying(
        "1万", criteria="{id: r, label: {zh: 一, en: one, ja: 一}, basis: assumed, when: {remark: [甲, 乙]}}"
    )
    found = bands(asking, "remark", {"remark": "甲", "in_town": True})
    told = [(band.low.text, band.low.kind, band.at_low["grant"].outcome.value, band.now) for band in found]
    assert told == [
        ("乙", "one", "eligible", False),
        ("甲", "one", "eligible", True),
        ("", "others", "ineligible", False),
    ]
    assert found[0].to_dict()["low"] == {"text": "乙", "kind": "one"}


def test_of_a_text_that_is_not_known_no_range_is_that_of_now() -> None:
    criterion = "{id: r, label: {zh: 一, en: one, ja: 一}, basis: assumed, when: {remark: [甲, 乙]}}"
    assert [band.now for band in bands(paying("1万", criteria=criterion), "remark", {})] == [False, False, False]


@pytest.mark.parametrize("fact", ["renovation_on_file", "sector", "founded_on"])
def test_of_what_is_no_number_each_value_stands_for_itself(shipped: lucidrule.Programme, fact: str) -> None:
    found = bands(shipped, fact, ABLE)
    assert [band.low for band in found] == [band.high for band in found] != []


def test_a_flag_may_be_yes_or_no(shipped: lucidrule.Programme) -> None:
    found = bands(shipped, "renovation_on_file", ABLE)
    assert [(band.low, band.at_low["equipment-upgrade"].outcome.value) for band in found] == [
        (True, "eligible"),
        (False, "ineligible"),
    ]


def test_a_choice_may_be_each_of_its_values(shipped: lucidrule.Programme) -> None:
    assert len(bands(shipped, "sector", ABLE)) == 7


def out_of_band(programme: lucidrule.Programme, facts: dict[str, Any], band: Band) -> list[tuple[Any, ...]]:
    """Return the policies whose outcome or sum is not what the band of these facts says, with both."""
    try:
        outcomes = programme.determine(facts, as_of=AS_OF).outcomes
    except lucidrule.ProfileAtFault:
        # A part above its whole: nobody can have it.
        return []
    differ: list[tuple[Any, ...]] = []
    for each in outcomes:
        low, high = band.at_low[each.id], band.at_high[each.id]
        if each.outcome is not low.outcome or (each.total is None and low.pays is not None):
            differ.append((each.id, each.outcome, each.total, low, high))
        elif each.total is not None and band.high is not None:
            ends = sorted([low.pays or Decimal(0), high.pays or Decimal(0)])
            if not ends[0] - 1 <= each.total <= ends[1] + 1:
                differ.append((each.id, each.outcome, each.total, low, high))
    return differ


@pytest.mark.parametrize("seed", range(30))
def test_every_value_stands_as_its_band_says(shipped: lucidrule.Programme, seed: int) -> None:
    pick = random.Random(seed)
    fact = pick.choice(["equipment_amount", "local_laser_equipment", "project_investment", "annual_revenue"])
    local, on_file = pick.choice(["0", "100万"]), pick.random() < 0.8
    facts = {**ABLE, "renovation_on_file": on_file, "local_laser_equipment": {2021: local}, "project_on_file": True}
    found = bands(shipped, fact, facts)
    assert (found[0].low, found[-1].high) == (0, None)
    assert [band.low for band in found[1:]] == [band.high + 1 for band in found[:-1]]
    yearly = fact != "project_investment"
    values = [int(10 ** pick.uniform(3, 10)) for _ in range(40)]
    told = {value: {**facts, fact: {**facts.get(fact, {}), 2021: value} if yearly else value} for value in values}
    lows = [band.low for band in found]
    differ = {value: out_of_band(shipped, told[value], found[bisect(lows, value) - 1]) for value in values}
    assert [(value, *each) for value in values for each in differ[value]] == []


def test_a_largest_value_ends_the_last_band() -> None:
    when = "{id: c, label: {zh: 甲, en: c, ja: 甲}, basis: assumed, when: {staff: {at_least: 60}}}"
    found = bands(paying("1万", criteria=when), "staff", {"in_town": True, "staff": 7})
    assert found[-1].high == 10_000
    assert (found[0].low, found[0].high) == (0, 59)


@pytest.mark.parametrize("fact", ["equipment_amout", "sector.2021", "equipment_amount.last"])
def test_a_fact_that_there_is_not_is_refused(shipped: lucidrule.Programme, fact: str) -> None:
    with pytest.raises(lucidrule.UnknownName, match="unknown fact"):
        bands(shipped, fact, ABLE)


def test_texts_are_told_apart_by_what_counts(tmp_path: Path) -> None:
    when = "{any: [{trade: {starts_with: C39}}, {trade: {equals: C1}}]}"
    rules = texts(fact("trade", "text", "Trade"), {"p": policy("p", criterion("c", "C", when))})
    (tmp_path / "c.yaml").write_text("facts: {trade: D1}\n", encoding="utf-8")
    base = ["sensitivity", str(tmp_path / "c.yaml"), "--programme", written(rules, tmp_path), "--fact", "trade"]
    told = CliRunner().invoke(cli.cli, [*base, "--as-of", "2022-06-30", "--lang", "en"]).output.splitlines()
    assert {
        line.split("\t")[0]: line.split("\t")[1].strip() for line in told if "ligible" in line and "\t" in line
    } == {
        "C1": "Eligible 100,000 yuan",
        "starting with “C39”": "Eligible 100,000 yuan",
        "anything else": "Not eligible",
    }


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_sensitivity_from_the_command(tmp_path: Path, lang: str, kept: Callable[[Path, str], str]) -> None:
    path, picture = tmp_path / "company.json", tmp_path / "bands.svg"
    path.write_text(json.dumps({"facts": ABLE}, default=str), encoding="utf-8")
    base = ["sensitivity", str(path), "--as-of", "2022-06-30", "--lang", lang]
    result = CliRunner().invoke(cli.cli, [*base, "--fact", "equipment_amount.2021", "--svg", str(picture)])
    assert result.exit_code == 0
    alike = CliRunner().invoke(cli.cli, [*base, "--fact", "rent_paid"]).output
    golden = HERE / "golden" / f"sensitivity.{lang}.txt"
    text = f"{result.output}\n{alike}\n{picture.read_text(encoding='utf-8')}"
    assert text == kept(golden, text)
    again = CliRunner().invoke(cli.cli, [*base, "--fact", "equipment_amount", "--svg", str(picture)])
    assert isinstance(again.exception, lucidrule.UnreadableInput)
    data = json.loads(CliRunner().invoke(cli.cli, [*base, "--fact", "equipment_amount", "--json"]).output)
    assert (data["fact"], data["year"], len(data["bands"])) == ("equipment_amount", 2021, 6)
    assert data["bands"][1]["policies"]["equipment-upgrade"] == {
        "outcome": "eligible",
        "pays_at_low": "80000",
        "pays_at_high": "199999.96",
    }
