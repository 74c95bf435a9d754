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
from few_rules import criterion, fact, policy, small, text, texts, written
from town import paying

import lucidrule
from lucidrule import cli
from lucidrule.advise.sensitivity import Band
from lucidrule.kernel.missing import Missing
from lucidrule.present.sensitivity import sensitivity_report, standing_told, to_scale

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


CONDITION = "{{id: r, label: {{zh: 一, en: one, ja: 一}}, basis: assumed, when: {}}}"


def outcomes_of(fact: str, when: str, facts: dict[str, Any]) -> list[tuple[Any, Any, str, bool]]:
    found = bands(paying("1万", criteria=CONDITION.format(when)), fact, {"in_town": True, **facts})
    return [(band.low, band.high, band.at_low["grant"].outcome.value, band.now) for band in found]


def test_a_share_has_ranges_down_to_small_parts_of_a_percent() -> None:
    found = outcomes_of("women_share", "{women_share: {at_least: 12.5%}}", {"women_share": "30%"})
    assert found == [
        (Decimal(0), Decimal("0.12499"), "ineligible", False),
        (Decimal("0.125"), Decimal(1), "eligible", True),
    ]


def test_sets_of_choices_are_told_apart_by_what_is_asked_for() -> None:
    found = outcomes_of("marks", "{marks: {includes: green}}", {"marks": ["green"]})
    assert found == [
        (frozenset(), frozenset(), "ineligible", False),
        (frozenset({"green"}), frozenset({"green"}), "eligible", True),
    ]


def test_a_list_may_be_none_or_of_a_record_or_as_it_is() -> None:
    records: Any = ({"made_on": date(2021, 5, 1)}, {})
    profile = {"in_town": True, "staff": 7, "products": [{"made_on": "2021-05-01"}, {}]}
    found = bands(paying("1万"), "products", profile)
    assert [(band.low, band.now) for band in found] == [((), False), (({},), False), (records, True)]
    assert len({band.at_low["product-prize"].outcome for band in found}) == 3


def test_more_sets_of_choices_than_can_be_told_apart_are_refused() -> None:
    named = ", ".join(f"c{n}" for n in range(7))
    choices = ", ".join(f"c{n}: {{zh: c{n}, en: c{n}, ja: c{n}}}" for n in range(7))
    rules = texts(
        fact("many", "choices", "Many", f", choices: {{{choices}}}"),
        {"p": policy("p", criterion("c", "C", f"{{many: {{includes_any: [{named}]}}}}"))},
    )
    with pytest.raises(lucidrule.UnknownName) as raised:
        bands(small(rules), "many", {})
    assert [fault.code for fault in raised.value.faults] == ["too-many-ranges"]


# Sums of several facts.


def test_the_bounds_of_a_sum_that_another_fact_is_missing_for_have_all_edges(shipped: lucidrule.Programme) -> None:
    """The part bought nearby is between nothing and all, and counts 20% more: 4% to 4.8% of the whole, and so on.

    The cap of 300万 is reached at 2500万 with nothing nearby, at 2083.33万 with all.
    """
    facts = {name: value for name, value in ABLE.items() if name != "local_laser_equipment"}
    found = bands(shipped, "equipment_amount", facts)
    ends = [(band.low, band.at_low["equipment-upgrade"], band.at_high["equipment-upgrade"]) for band in found]
    assert [(low, first.low, first.high) for low, first, _ in ends] == [
        (0, None, None),
        (2_000_000, 80_000, 96_000),
        (5_000_000, 350_000, 420_000),
        (10_000_000, 900_000, 1_080_000),
        (15_000_000, 1_800_000, 2_160_000),
        (20_833_334, Decimal("2500000.08"), 3_000_000),
        (25_000_001, 3_000_000, 3_000_000),
    ]
    assert (ends[1][2].low, ends[1][2].high) == (Decimal("199999.96"), Decimal("239999.952"))
    assert found[1].to_dict()["policies"]["equipment-upgrade"] == {
        "outcome": "eligible",
        "pays_at_low": None,
        "pays_at_high": None,
        "sum_at_low": {"low": "80000", "high": "96000"},
        "sum_at_high": {"low": "199999.96", "high": "239999.952"},
    }


def test_an_open_policy_is_told_with_what_it_would_pay(shipped: lucidrule.Programme) -> None:
    # Open on the agreement alone: half of the rent, up to half of the 400,000 by which the firm improved.
    based = {**ABLE, "moved_into_base_on": "2020-05-03", "improvement_amount": {2020: "40万"}}
    facts = {name: value for name, value in based.items() if name != "individually_supported"}
    found = bands(shipped, "rent_paid", {**facts, "rent_paid": {2021: "36.5万"}})
    ends = [(each.low, each.at_low["premises-rent"], each.at_high["premises-rent"]) for each in found]
    assert [(low, first.outcome.value, first.pays, last.pays) for low, first, last in ends] == [
        (0, "undetermined", Decimal(0), Decimal(200_000)),
        (400_001, "undetermined", Decimal(200_000), Decimal(200_000)),
    ]
    assert found[0].to_dict()["policies"]["premises-rent"] == {
        "outcome": "undetermined",
        # Nothing is due.
        **dict.fromkeys(["pays_at_low", "pays_at_high", "sum_at_low", "sum_at_high"]),
        "if_met_at_low": {"low": "0", "high": "0"},
        "if_met_at_high": {"low": "200000", "high": "200000"},
    }
    told = [standing_told(each, "premises-rent", shipped.compiled.money, "en") for each in found]
    assert told == ["Undetermined (if met: up to 200,000 yuan)", "Undetermined (if met: 200,000 yuan)"]


def test_a_rent_pays_half_of_it_up_to_half_of_what_was_improved(shipped: lucidrule.Programme) -> None:
    based = {**ABLE, "moved_into_base_on": "2020-05-03", "improvement_amount": {2020: "40万"}}
    found = bands(shipped, "rent_paid", {**based, "rent_paid": {2021: "36.5万"}})
    sums = [(band.at_low["premises-rent"].pays, band.at_high["premises-rent"].pays) for band in found]
    assert [(band.low, band.high) for band in found] == [(0, 400_000), (400_001, None)]
    assert sums == [(Decimal(0), Decimal(200_000)), (Decimal(200_000), Decimal(200_000))]
    assert [band.now for band in found] == [True, False]


def test_a_part_above_its_whole_is_in_no_range(shipped: lucidrule.Programme) -> None:
    assert [(band.low, band.high) for band in bands(shipped, "local_laser_equipment", ABLE)] == [(0, 4_990_000)]
    known = {**ABLE, "local_laser_equipment": {2021: "120万"}}
    assert bands(shipped, "equipment_amount", known)[0].low == 1_200_000


def test_of_a_year_before_the_company_there_is_nothing(shipped: lucidrule.Programme) -> None:
    found = bands(shipped, "annual_revenue.2015", ABLE)
    assert [(band.low, band.high) for band in found] == [(0, 0)]


PAYS = fact("own", "money", "Own") + fact("other", "money", "Other") + fact("free", "money", "Free", ", negative: true")


def of_two(amount: str, when: str = "") -> lucidrule.Programme:
    asked = criterion("c", "C", when) if when else ""
    return small(texts(PAYS, {"p": policy("p", asked, amount=amount)}))


def test_a_band_that_a_fact_cannot_reach_bends_nothing() -> None:
    bands_ = "[{from: 0, below: 20, rate: 10%}, {from: 20, rate: 50%}]"
    facts = PAYS + fact("few", "money", "Few", ", at_most: 12")
    made = small(texts(facts, {"p": policy("p", "", amount=f"{{bands: {bands_}, by: few, of: own, at_most: 5}}")}))
    # A tenth of it, as `few` is 12 at most, up to five.
    assert [(band.low, band.high) for band in bands(made, "own", {})] == [(0, 50), (51, None)]


def test_a_share_in_a_whole_that_is_not_known_turns_where_it_can_be_none() -> None:
    found = bands(of_two("10", "{share: {of: own, in: other, at_least: 30%}}"), "other", {})
    assert [(band.low, band.high, band.at_low["p"].outcome.value) for band in found] == [
        (0, 0, "refer"),
        (1, None, "undetermined"),
    ]


def test_each_record_of_a_list_says_where_its_sum_bends() -> None:
    parts = f", parts: {{price: {{type: money, label: {text('Price')}, question: {text('Price?')}}}}}"
    award = "{id: w, label: {zh: w, en: w, ja: w}, basis: assumed, amount: {least_of: [price, own]}}"
    each = f"for_each: things\neach: [{criterion('c', 'C', '{price: {at_least: 1}}')}]\n"
    rule = f"{each}entitlement: {{of_several: all, awards: [{award}]}}\n"
    whole = policy("p", "").split("criteria:")[0] + rule
    programme = small(texts(PAYS + fact("things", "records", "Things", parts), {"p": whole}))
    found = bands(programme, "own", {"things": [{"price": 30}, {"price": 50}]})
    assert [(band.low, band.high) for band in found] == [(0, 30), (31, 50), (51, None)]
    assert [band.at_low["p"].pays for band in found] == [0, 61, 80]
    # Of a list that is not known nothing more is.
    assert [band.at_low["p"].outcome.value for band in bands(programme, "own", {})] == ["undetermined"]


@pytest.mark.parametrize(
    ("lang", "amount", "told"),
    [
        ("en", "{sum: [own, {multiply: other, by: 100%, at_most: 9}]}", "the least from 0 yuan; the most from 9 yuan"),
        ("zh", "{sum: [own, other]}", "下限0元以上，无上限"),
        ("en", "{multiply: other, by: 100%, at_most: 9}", ""),
        ("en", "own", "from 0 yuan"),
    ],
)
def test_without_an_end_it_is_told_from_where_sums_go(lang: str, amount: str, told: str) -> None:
    programme = of_two(amount)
    found = bands(programme, "own", {})
    report = sensitivity_report(programme.compiled, Missing("own"), found, lang)
    said = [cell.partition(" ")[2] for row in report.rows for cell in row[1:-1]]
    assert said == [told] * bool(told)


def test_a_number_that_may_be_below_zero_has_a_picture_without_where_the_company_is() -> None:
    programme = of_two("10", "{free: {at_least: -2}}")
    found = bands(programme, "free", {})
    report = sensitivity_report(programme.compiled, Missing("free"), found, "en")
    assert [row[0] for row in report.rows] == ["up to -3 yuan", "from -2 yuan"]
    assert "▲" not in "".join(report.picture)
    first, last = (band.to_dict() for band in found)
    assert (first["low"], first["high"], first["now"], last["low"]) == (None, "-3", False, "-2")


@pytest.mark.parametrize(
    ("amount", "when", "own", "told"),
    [
        # What is due grows without an end as the fact falls, and ends where the fact is 10.
        ("{difference: [10, free]}", None, -7, [["up to 10 yuan", "Eligible from 0 yuan", "now"]]),
        ("{greatest_of: [free, 10]}", "{free: {at_most: 30}}", 20, [["up to 10 yuan", "Eligible 10 yuan", ""]]),
        ("10", "{other: {at_least: 0}}", 20, [["any value", "now"]]),
    ],
)
def test_below_zero_a_range_has_no_beginning(amount: str, when: str | None, own: int, told: list[list[str]]) -> None:
    programme = of_two(amount, when or "{other: {at_least: 0}}")
    found = bands(programme, "free", {"free": own, "other": 5})
    rows = sensitivity_report(programme.compiled, Missing("free"), found, "en").rows[:1]
    assert [[cell.replace("◀ ", "") for cell in row] for row in rows] == told


def test_a_least_that_stays_is_told_beside_a_most_that_goes_on() -> None:
    programme = small(
        texts(
            PAYS + fact("staff", "count", "Staff"),
            {
                "p": policy(
                    "p",
                    criterion("c", "C", "{staff: {at_least: 2}}"),
                    amount="{greatest_of: [3, {least_of: [own, other]}]}",
                )
            },
        )
    )
    facts = {"staff": 2}
    report = sensitivity_report(programme.compiled, Missing("own"), bands(programme, "own", facts), "en")
    assert [row[1] for row in report.rows] == ["Eligible 3 yuan", "Eligible the least 3 yuan; the most from 4 yuan"]
    staff = sensitivity_report(programme.compiled, Missing("staff"), bands(programme, "staff", facts), "en")
    assert [(row[0], row[2]) for row in staff.rows] == [("0 to 1", ""), ("from 2", "◀ now")]


def test_a_list_and_a_number_of_people_are_told() -> None:
    programme = paying("1万")
    profile = {"in_town": True, "staff": 7}
    listed = sensitivity_report(programme.compiled, Missing("products"), bands(programme, "products", profile), "en")
    assert [row[0] for row in listed.rows] == ["none", "1 listed"]
    when = CONDITION.format("{staff: {at_least: 60}}")
    asking = paying("1万", criteria=when)
    staff = sensitivity_report(asking.compiled, Missing("staff"), bands(asking, "staff", profile), "en")
    # From nobody to 10,000 people, of whom 60 are one column; another policy pays for up to 100.
    assert [row[0] for row in staff.rows] == ["0 to 59", "60 to 100", "101 to 10000"]
    assert staff.picture[0].split("  ")[0] == "·" + "█" * 35


def test_a_picture_is_to_scale(shipped: lucidrule.Programme) -> None:
    found = bands(shipped, "equipment_amount", ABLE)
    # Of 3125万, a quarter beyond the last edge, in 125 columns: 200万, 300万, 500万, 500万, 1000万 and the rest.
    assert to_scale(found, 125) == [8, 12, 20, 20, 40, 25]
    assert to_scale(bands(shipped, "renovation_on_file", ABLE), 125) == [3, 3]


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
        "sum_at_low": {"low": "80000", "high": "80000"},
        "sum_at_high": {"low": "199999.96", "high": "199999.96"},
    }
