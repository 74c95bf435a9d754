"""What time alone changes: days and sums by hand from the rules, windows, the calendar file, and what is refused."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import few_rules
import icalendar
import pytest
from applying import applying, each_year, once
from command import run
from conftest import COMMON
from few_rules import criterion, fact, text, written
from joint import STAFF, TOWN, joint, policy, texts

import lucidrule
from lucidrule.advise.when import Outlook, last_day
from lucidrule.core.fault import LucidruleError, WrongArgument
from lucidrule.present.ics import ics

FACTS = (
    fact("sales", "money", "Sales", ", yearly: true")
    + fact("rent", "money", "Rent", ", yearly: true")
    + fact("granted_on", "date", "Granted")
    + fact("local", "flag", "Local")
)
AS_OF = date(2022, 6, 30)
FROM_JULY = {"in_force: {from: 2019-01-01": "in_force: {from: 2022-07-15"}


def programme(
    when: str, *, amount: str = "10万", top: dict[str, str] | None = None, point: str = ""
) -> lucidrule.Programme:
    """Return a programme of one policy of one criterion; `top` replaces parts of policies.yaml."""
    made = few_rules.policy("grant", criterion("asked", "Asked", when), amount=amount)
    files = few_rules.texts(FACTS, {"grant": made}, shared=f"{point}criteria: []\n")
    for old, new in {"language: 1": "language: 2", **(top or {})}.items():
        assert old in files["policies.yaml"]
        files["policies.yaml"] = files["policies.yaml"].replace(old, new)
    return few_rules.small(files)


def turns(found: Outlook) -> list[tuple[str, str, str, str]]:
    """Return each turn: its day, its kind, the outcome before and after."""
    return [
        (f"{each.day}", each.kind, each.before.outcome.outcome.value, each.after.outcome.outcome.value)
        for each in found.turns
    ]


RECENT = programme("{granted_on: {within_year: assessment}}")
STARTS = "{granted_on: {before: as_of}}"
LARGE = programme("{sales: {year: assessment, at_least: 100}}")
ENDING = programme(
    "{local: true}", top={"in_force: {from: 2019-01-01": "in_force: {from: 2019-01-01, until: 2023-03-31"}
)
LATER = programme("{local: true}", top=FROM_JULY)


@pytest.mark.parametrize(
    ("made", "company", "expected"),
    [
        # A year of recognition counts in the year after it, and in no other.
        (RECENT, {"granted_on": "2021-05-01"}, [("2023-01-01", "change", "eligible", "ineligible")]),
        (
            RECENT,
            {"granted_on": "2022-05-01"},
            [("2023-01-01", "change", "ineligible", "eligible"), ("2024-01-01", "change", "eligible", "ineligible")],
        ),
        # The day itself is not before itself.
        (programme(STARTS), {"granted_on": "2022-07-31"}, [("2022-08-01", "change", "ineligible", "eligible")]),
        (programme(STARTS), {"granted_on": "2022-06-30"}, [("2022-07-01", "change", "ineligible", "eligible")]),
        (programme(STARTS), {"granted_on": "2022-06-29"}, []),
        (ENDING, {"local": True}, [("2023-04-01", "change", "eligible", "not_in_force")]),
        (LATER, {"local": False}, [("2022-07-15", "change", "not_in_force", "ineligible")]),
        # Figures of a year that is not over are none: with them it is a change, without them it is not.
        (
            LARGE,
            {"sales": {2021: 100, 2022: 99}},
            [
                ("2023-01-01", "change", "eligible", "ineligible"),
                *[
                    (f"{year}-01-01", "needs_figures", before, "undetermined")
                    for year, before in [(2024, "ineligible")]
                ],
                *[(f"{year}-01-01", "needs_figures", "undetermined", "undetermined") for year in (2025, 2026, 2027)],
            ],
        ),
    ],
)
def test_the_days_on_which_an_outcome_changes_are_those_of_the_rules(
    made: lucidrule.Programme, company: dict[str, Any], expected: list[Any]
) -> None:
    assert turns(made.when(company, as_of=AS_OF)) == expected


def test_a_sum_that_changes_with_its_date_is_a_change_and_the_total_with_it() -> None:
    made = programme("{local: true}", amount="{2019-01-01: 50万, 2022-12-14: 200万}")
    found = made.when({"local": True}, as_of=AS_OF)
    assert turns(found) == [("2022-12-14", "change", "eligible", "eligible")]
    told = found.to_dict()
    assert [(each["from"], each["totals"]) for each in told["totals"]][:2] == [
        ("2022-06-30", ["500000"]),
        ("2022-12-14", ["2000000"]),
    ]
    assert (told["turns"][0]["before"]["low"], told["turns"][0]["after"]["low"]) == ("500000", "2000000")


def test_an_answer_that_is_given_later_counts_from_its_day_on() -> None:
    point = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n"
    made = programme("{needs_judgement: worthy}", point=point)
    company = {"facts": {}, "answers": {"worthy": {"answer": "yes", "date": "2022-09-01"}}}
    assert turns(made.when(company, as_of=AS_OF)) == [("2022-09-01", "change", "refer", "eligible")]


def test_a_sum_that_waits_for_figures_is_no_change_though_the_policy_stays_eligible() -> None:
    made = programme("{local: true}", amount="{multiply: {fact: rent, year: assessment}, by: 50%}")
    (first, *_) = made.when({"local": True, "rent": {2021: 100}}, as_of=AS_OF).turns
    assert (first.day, first.kind, first.after.years) == (date(2023, 1, 1), "needs_figures", (2022,))
    assert (f"{first.before.outcome.total:.0f}", first.after.outcome.outcome.value) == ("50", "eligible")


@pytest.mark.parametrize(
    ("first", "last"),
    [("2022-06-30", "2027-06-30"), ("2024-02-29", "2029-02-28"), ("9996-01-01", "9999-12-31")],
)
def test_five_years_ahead_are_looked_at(first: str, last: str) -> None:
    assert last_day(date.fromisoformat(first)) == date.fromisoformat(last)
    assert ENDING.when({"local": True}, as_of=first).until == date.fromisoformat(last)


def test_a_change_on_the_last_day_counts_and_one_on_the_day_after_does_not() -> None:
    assert [
        len(ENDING.when({"local": True}, as_of=AS_OF, until=day).turns) for day in ("2023-03-31", "2023-04-01")
    ] == [0, 1]


# "until-before", "until-too-far"
@pytest.mark.parametrize(
    ("until", "code"), [("2022-06-29", "until-before"), ("2123-01-01", "until-too-far"), ("soon", "not-a-date")]
)
def test_a_last_day_that_is_none_is_refused(until: str, code: str) -> None:
    with pytest.raises(WrongArgument) as refused:
        ENDING.when({"local": True}, as_of=AS_OF, until=until)
    assert [(fault.code, fault.at and fault.at.file) for fault in refused.value.faults] == [(code, "until")]


def test_a_hundred_years_are_looked_at() -> None:
    assert ENDING.when({"local": True}, as_of=AS_OF, until="2122-12-31").until == date(2122, 12, 31)


def test_of_some_policies_there_are_no_totals_and_all_of_them_named_are_all(programme: lucidrule.Programme) -> None:
    some = programme.when({}, as_of=AS_OF, until="2022-12-31", policies=["major-project"])
    assert ([each.id for each in some.first.outcomes], some.to_dict()["totals"]) == (["major-project"], None)
    named = ENDING.when({"local": True}, as_of=AS_OF, until="2022-12-31", policies=["grant"])
    assert [each["totals"] for each in named.to_dict()["totals"]] == [["100000"]]


MARCH = applying(policy=each_year("03-01", "03-31"), until="2024-03-15")


def windows(made: lucidrule.Programme, **company: Any) -> list[tuple[str, str]]:
    found = made.when(company, as_of="2022-03-15").to_dict()["windows"]
    return [(each["from"], each["to"]) for each in found]


def test_windows_stand_among_it_where_one_may_want_to_apply() -> None:
    each = [("2022-03-01", "2022-03-31"), ("2023-03-01", "2023-03-31"), ("2024-03-01", "2024-03-15")]
    assert (windows(MARCH, local=True), windows(MARCH), windows(MARCH, local=False)) == (each, each, [])
    single = applying(policy=once("2022-09-01", "2022-09-30"))
    assert windows(single, local=True) == [("2022-09-01", "2022-09-30")]
    # Over before the reference date, and opening after the last day that is looked at.
    gone, far = (applying(policy=once(*days)) for days in (("2022-03-01", "2022-03-14"), ("2027-03-16", "2027-04-01")))
    assert (windows(gone, local=True), windows(far, local=True)) == ([], [])


COMPANY = {
    **COMMON,
    "little_giant_on": "2021-05-01",
    **dict.fromkeys(("national_champion_on", "national_champion_product_on"), "never"),
    **dict.fromkeys(("provincial_champion_on", "provincial_sme_on"), "never"),
    "moved_into_base_on": "2021-03-01",
    "rent_paid": {2021: "80万"},
    "improvement_amount": {2020: "100万"},
    "demo_first_use_on": "never",
    "project_investment": 0,
    "renovation_on_file": True,
    "equipment_amount": {2021: "300万"},
    "local_laser_equipment": {2021: 0},
}
HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def outlook(programme: lucidrule.Programme) -> Outlook:
    return programme.when(COMPANY, as_of=AS_OF)


def test_the_three_years_of_rent_and_a_recognition_of_the_year_before_run_out(outlook: Outlook) -> None:
    found = [(each.day.year, each.kind) for each in outlook.turns if each.policy.id == "premises-rent"]
    # The first year's rent counts in 2022; those of 2022 and 2023 are not known yet; the fourth year pays nothing.
    assert found == [(2023, "needs_figures"), (2024, "needs_figures"), (2025, "change")]
    (recognised,) = (each for each in outlook.turns if each.policy.id == "specialised-enterprise")
    assert (recognised.day, recognised.after.outcome.outcome.value) == (date(2023, 1, 1), "ineligible")


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_it_is_told_in_words(outlook: Outlook, lang: str, kept: Callable[[Path, str], str]) -> None:
    told = outlook.explain(lang) + "\n"
    assert told == kept(HERE / "golden" / f"when.{lang}.txt", told)


def test_windows_and_days_on_which_nothing_changes_are_told_in_words() -> None:
    lines = MARCH.when({"local": True}, as_of="2022-03-15", until="2022-12-31").explain("en").splitlines()
    assert lines[3:-1] == [
        "Nothing changes on its own in this time.",
        "Unchanged: 1. Grant (Eligible)",
        "To apply: 1. Grant (from 1 March 2022 to 31 March 2022)",
    ]
    assert "no longer in force" in MARCH.when({"local": True}, as_of="2022-03-15").explain("en")
    assert "comes into force" in LATER.when({"local": True}, as_of=AS_OF).explain("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = few_rules.policy("grant", criterion("asked", "Asked", "{granted_on: {within_year: assessment}}"))
    written(few_rules.texts(FACTS, {"grant": made}), tmp_path / "rules")
    (tmp_path / "company.yaml").write_text("company: {name: Firm}\nfacts: {granted_on: 2021-05-01}\n", encoding="utf-8")
    return tmp_path


def events(written_as: str) -> list[Any]:
    """Return the entries of a calendar."""
    return [*icalendar.Calendar.from_ical(written_as).walk("VEVENT")]


CALL = ("when", "company.yaml", "--programme", "rules", "--as-of", "2022-06-30", "--lang", "en")


def test_the_command_tells_it_as_text_and_as_data_and_writes_a_calendar(folder: Path) -> None:
    done = run(*CALL, "--until", "2023-06-30", "--ics", "dates.ics", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 January 2023  1. Grant  Eligible, 100,000 yuan  Not eligible  no longer met: Asked" in done.stdout
    data = json.loads(run(*CALL, "--json", folder=folder).stdout)
    assert [(each["day"], each["kind"], each["criteria"]) for each in data["turns"]] == [
        ("2023-01-01", "change", ["asked"])
    ]
    (event,) = events((folder / "dates.ics").read_text("utf-8"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 1, 1), date(2023, 1, 2))
    assert (event["SUMMARY"], event["UID"]) == ("Grant: Not eligible", "grant-20230101-20230101@lucidrule")
    again = run(*CALL, "--ics", "dates.ics", folder=folder)
    assert (again.returncode, "dates.ics" in again.stderr) == (2, True)


def test_on_a_terminal_it_stands_in_a_table(folder: Path) -> None:
    told = run(*CALL, folder=folder, terminal=True).stdout
    assert [part in told for part in ("Day", "Before", "Eligible, 100,000 yuan", "no longer met: Asked")] == [True] * 4


def test_a_calendar_has_windows_with_their_last_days() -> None:
    found = events(ics(MARCH.when({"local": True}, as_of="2023-06-30"), "en"))
    assert [(f"{each['SUMMARY']}", f"{each['DTSTART'].dt}") for each in found] == [
        ("Grant: Not in force", "2024-03-16"),
        ("Grant: one may apply", "2024-03-01"),
        ("Grant: last day to apply", "2024-03-15"),
    ]


# "needs-calendar"
def test_without_the_package_a_calendar_is_refused_and_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(LucidruleError) as refused:
        ics(RECENT.when({}, as_of=AS_OF), "en")
    assert [fault.code for fault in refused.value.faults] == ["needs-calendar"]


def test_several_programmes_change_on_days_of_their_own() -> None:
    both = joint(TOWN, texts("late", STAFF, {"later": policy("later", "{staff: {at_least: 1}}")}, top=FROM_JULY))
    found = both.when({"staff": 15, "sales": {2021: "200万"}}, as_of=AS_OF, until="2023-06-30")
    assert [(f"{each.day}", each.policy.id, each.kind) for each in found.turns] == [
        ("2022-07-15", "later", "change"),
        ("2023-01-01", "growth", "needs_figures"),
    ]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("{multiply: {fact: rent, year: assessment}, by: 50%}", "the assessment year is 2022"),
        ("{2019-01-01: 50万, 2022-12-14: 200万}", "what counts from that day on"),
    ],
)
def test_a_sum_that_changes_by_itself_says_what_moved_on(amount: str, expected: str) -> None:
    company = {"local": True, "rent": {2021: 100, 2022: 200}}
    found = programme("{local: true}", amount=amount).when(company, as_of=AS_OF, until="2023-06-30")
    (line,) = (line for line in found.explain("en").splitlines() if "1. Grant  " in line)
    assert line.endswith(expected)


def test_what_is_given_once_is_not_a_new_sum_each_year() -> None:
    found = programme("{local: true}", amount="10万, once: true").when({"local": True}, as_of=AS_OF)
    assert "Granted once only, so the sums of several years do not add up: 1. Grant" in found.explain("en").splitlines()


def test_where_only_the_awards_change_that_make_a_sum_it_is_said_so(programme: lucidrule.Programme) -> None:
    # From 14 December 2022 on a champion's product, of which nobody knows here, has another award; what a little giant
    # is paid, of which nobody knows whether it was paid before, is the most all the same.
    known = {name: COMMON[name] for name in COMMON.keys() - {"granted"}}
    titles = {"national_champion_on": "never", "provincial_champion_on": "never", "provincial_sme_on": "never"}
    found = programme.when({**known, **titles, "little_giant_on": "2021-07-19"}, as_of=date(2022, 6, 30))
    told = next(line for line in found.explain("zh").splitlines() if line.startswith("2022年12月14日"))
    assert told.split() == [
        "2022年12月14日",
        "4.",
        "专精特新与单项冠军奖励",
        "符合（0元至100万元）",
        "总额不变，所含奖项有变",
        "自该日起按新的规定或者答复执行",
    ]
