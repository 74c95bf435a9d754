"""What a person sees on a terminal: tables, colours, what is wrapped; what goes into a pipe has none of it."""

import json
import re
from pathlib import Path

import pytest
from command import run
from conftest import COMMON
from few_rules import criterion, fact, policy, text, texts, written

import lucidrule
from lucidrule.cli.terminal import print_rows
from lucidrule.cli.terminal_scenarios import print_run
from lucidrule.cli.terminal_screening import print_screening
from lucidrule.present.report import policy_lines
from lucidrule.scenarios.results import Run
from lucidrule.tables.picture import PictureData, Share

ROOT = Path(__file__).resolve().parents[2]
EVENTS = str(ROOT / "examples/events.jsonl")
DAY = ("--as-of", "2022-06-30", "--lang", "en")
FACTS = (
    fact("green", "flag", "Green")
    + fact("rent", "money", "Rent", ", changeable: work")
    + fact("staff", "count", "Staff", ", yearly: true")
    + fact("grade", "choice", "Grade", ", choices: {a: {zh: 甲, en: First, ja: 甲}, b: {zh: 乙, en: Second, ja: 乙}}")
)
LONG = "The company, and every other company that it controls, has been green in each of the last three years"
POLICIES = {
    "first": policy("first", criterion("green", LONG, "{green: true}")),
    "second": policy("second", criterion("rented", "Rents", "{rent: {at_least: 100}}"), amount="rent"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme of two policies, and a company that meets the first."""
    written(texts(FACTS, POLICIES), tmp_path)
    (tmp_path / "company.yaml").write_text("company: {name: '[b]A[/b]'}\nfacts: {green: true, rent: 99}\n")
    return tmp_path


def shown(folder: Path, *arguments: str) -> str:
    """Return what is seen on a terminal, with its codes for colours."""
    done = run(*arguments, "--programme", ".", folder=folder, terminal=True)
    assert (done.returncode, done.stderr.replace("\r\x1b[K", "")) == (0, "")
    return done.stdout


def plain(text: str) -> list[str]:
    """Return lines without colours and padding."""
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]


def test_outcomes_have_their_colour_and_what_is_wrapped_its_indentation(folder: Path) -> None:
    told = shown(folder, "check", "company.yaml", *DAY, "--no-confirm", "--full")
    assert "\x1b[1;32m1. First*: Eligible" in told
    assert "\x1b[1;31m2. Second*: Not eligible" in told
    lines = plain(told)
    at = lines.index("1. First*: Eligible")
    assert lines[at + 1 : at + 3] == [
        "  ✔ The company, and every other company that it controls, has been green in each of the last three",
        "    years [assumed]",
    ]
    # A name is never read as markup.
    assert lines[0] == "[b]A[/b]"


def test_what_would_have_to_change_is_told_on_a_terminal_too(folder: Path) -> None:
    lines = plain(shown(folder, "check", "company.yaml", *DAY, "--no-confirm", "--change"))
    assert "      Rent: now 99 yuan; needed: at least 100 yuan" in lines


def test_several_companies_are_parted_by_an_empty_line(folder: Path) -> None:
    lines = plain(shown(folder, "check", "company.yaml", "company.yaml", *DAY, "--no-confirm"))
    starts = [at for at, line in enumerate(lines) if line == "[b]A[/b]"]
    assert len(starts) == 2
    assert lines[starts[1] - 1] == ""


def test_policies_stand_in_a_table_under_their_area_which_is_said_once(folder: Path) -> None:
    lines = plain(shown(folder, "policies", "--lang", "en"))
    assert [line.split() for line in lines if re.search(r"\d\. ", line)] == [
        ["all", "1.", "First", "first"],
        ["2.", "Second", "second"],
    ]


def test_each_fact_is_listed_with_its_question_its_choices_and_the_policies_that_use_it(folder: Path) -> None:
    rows = [re.split(r" {2,}", line.strip()) for line in plain(shown(folder, "facts", "--lang", "en"))]
    assert rows[rows.index(["Green", "yes or no", "Green?", "1"]) + 1] == ["green"]
    assert rows[rows.index(["Rent", "money (yuan)", "Rent?", "2"]) + 1] == ["rent"]
    assert rows[rows.index(["Staff", "whole number (yearly)", "Staff?"]) + 1] == ["staff"]
    at = rows.index(["Grade", "choice", "Grade?"])
    assert rows[at + 1 : at + 3] == [["grade", "a: First"], ["b: Second"]]


def test_the_bands_of_a_fact_stand_in_a_table(folder: Path) -> None:
    lines = plain(shown(folder, "sensitivity", "company.yaml", "--fact", "rent", *DAY))
    rows = [re.split(r" {2,}", line.strip()) for line in lines]
    assert ["Range", "Second"] in rows
    assert ["below 100 yuan", "Not eligible", "◀ now"] in rows
    assert ["from 100 yuan", "Eligible from 100 yuan"] in rows
    assert lines[-1] == "█ Eligible  · Not eligible"


def test_a_summary_of_a_table_has_bars(folder: Path) -> None:
    (folder / "t.csv").write_text("green,rent\nyes,\nno,100\nyes,150\n", encoding="utf-8")
    lines = plain(shown(folder, "screen", "t.csv", *DAY))
    rows = [re.split(r" {2,}", line.strip()) for line in lines]
    assert lines[0].startswith("3 companies")
    assert ["Policy", "Eligible", "Open", "Not eligible", "Estimated amounts"] in rows
    # Two of three blocks of twenty are 13, one of them 7.
    assert ["First", "2", "0", "1", "█" * 20, "200,000 yuan (2 companies)"] in rows
    assert ["Second", "2", "1", "0", "█" * 20, "250 yuan (2 companies)"] in rows
    assert ["Rent", "1", "█" * 30] in rows


def test_where_there_is_no_room_for_bars_titles_and_sums_stay_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    share = Share("Equipment upgrade and local supply subsidy", {"eligible": 2}, "200,000 yuan", "Equipment subsidy")
    print_screening(PictureData("2 companies", (share,), "", (), ("Total: 5",)), ["Rows: 2"], "en")
    lines = plain(capsys.readouterr().out)
    assert ["Equipment subsidy", "2", "200,000 yuan"] in [re.split(r" {2,}", line.strip()) for line in lines]
    assert (lines[0], lines[-1], lines.count("Total: 5")) == ("2 companies", "Rows: 2", 1)


def test_a_register_is_told_as_a_table_that_says_what_is_alike_once(folder: Path) -> None:
    done = run("watch", "--store", "r.db", "--events", EVENTS, "--lang", "en", folder=folder, terminal=True)
    assert done.returncode == 0
    rows = [re.split(r" {2,}", line.strip()) for line in plain(done.stdout)]
    assert rows.count(["Date", "Company", "Policy or fact", "Change", "By"]) == 1


def test_a_company_of_a_register_is_told_as_a_table(folder: Path) -> None:
    run("watch", "--store", "r.db", "--events", EVENTS, folder=folder)
    done = run("history", "--store", "r.db", "500012", "--lang", "en", folder=folder, terminal=True)
    assert done.returncode == 0
    assert sum("Company" in line for line in plain(done.stdout)) == 1


def test_on_a_terminal_it_is_said_that_other_rules_judge_all_companies_again(folder: Path) -> None:
    event = {
        "id": "e",
        "company": "c",
        "fact": "green",
        "value": "yes",
        "date": "2022-01-01",
        "source": "s",
        "who": "w",
    }
    (folder / "events.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    watch = ("watch", "--store", "r.db", "--programme", ".", "--lang", "en")
    first = run(*watch, "--events", "events.jsonl", folder=folder, terminal=True)
    assert "again" not in first.stderr
    rules = folder / "rules/a/first.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("green: true", "green: false"), encoding="utf-8")
    assert "again" in run(*watch, folder=folder, terminal=True).stderr


def test_readings_of_the_programme_and_groups_of_facts_are_told_each(folder: Path) -> None:
    reading = f"readings: [{{id: r, text: {text('As at the year end.')}, basis: assumed}}]\n"
    top = folder / "policies.yaml"
    top.write_text(top.read_text(encoding="utf-8") + reading, encoding="utf-8")
    facts = folder / "rules/facts.yaml"
    two = facts.read_text(encoding="utf-8").replace("groups: [", f"groups: [{{id: h, title: {text('Buildings')}}}, ")
    facts.write_text(two.replace("rent: {type: money, group: g", "rent: {type: money, group: h"), encoding="utf-8")
    assert plain(shown(folder, "policies", "--lang", "en"))[-1] == "  · As at the year end."
    listed = [line.split()[0] for line in plain(shown(folder, "facts", "--lang", "en")) if line.strip()]
    assert listed.index("Buildings") < listed.index("rent") < listed.index("Group") < listed.index("green")


def test_a_summary_of_a_table_that_lacks_nothing_ends_with_the_policies_and_the_rows(folder: Path) -> None:
    (folder / "t.csv").write_text("green\nyes\n", encoding="utf-8")
    lines = plain(shown(folder, "screen", "t.csv", "--policy", "first", *DAY))
    # What is said of all results takes two lines.
    assert [line.split()[0] for line in lines if line.strip()][-4:] == ["First", "A", "authority's", "Rows:"]


def test_a_policy_in_words_is_broken_to_the_terminal(folder: Path) -> None:
    lines = plain(shown(folder, "policy", "first", "--lang", "en"))
    assert [line for line in lines if len(line) > 100] == []
    at = next(at for at, line in enumerate(lines) if line.startswith("  · The company, and every other"))
    assert (lines[at].endswith("in each of the last three"), lines[at + 1]) == (True, "    years")


def test_a_run_that_was_interrupted_at_once_says_only_that(capsys: pytest.CaptureFixture[str]) -> None:
    print_run(Run(interrupted=True, expected=3), "en")
    assert capsys.readouterr().out == "Interrupted: this is what had run; 3 scenarios had not\n"


def test_what_is_told_in_short_has_its_colours_and_keeps_its_columns(folder: Path) -> None:
    told = shown(folder, "check", "company.yaml", *DAY, "--no-confirm")
    assert "\x1b[1;31mNot eligible (1)" in told
    lines = plain(told)
    assert "  2 Second*  required: rent of at least 100 yuan; actual: 99 yuan (within 10% of it)" in lines
    assert lines[0] == "[b]A[/b]"


def test_a_table_of_no_rows_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], "en")
    assert capsys.readouterr().out == ""


def test_the_ground_of_several_programmes_stands_under_their_titles(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    files = texts(FACTS, {"first": POLICIES["first"]})
    files["policies.yaml"] = files["policies.yaml"].replace("id: small", "id: other").replace("en: small", "en: Other")
    written(files, other)
    lines = plain(shown(folder, "policies", "--basis", "--lang", "en", "--programme", str(other)))
    assert [line for line in lines if line in ("small", "Other")] == ["Other", "small"]


def test_companies_with_all_their_reasons_are_parted_in_a_pipe_too(folder: Path) -> None:
    done = run("check", "company.yaml", "company.yaml", *DAY, "--full", "--programme", ".", folder=folder)
    lines = done.stdout.splitlines()
    starts = [at for at, line in enumerate(lines) if line == "[b]A[/b]"]
    assert [lines[at - 1] for at in starts[1:]] == [""]


def test_a_policy_that_is_not_in_force_rests_on_nothing_assumed(folder: Path) -> None:
    found = lucidrule.load(folder).determine({}, as_of="2018-06-30")
    told = [line.text for line in policy_lines(found, "first", "en")]
    assert told == ["First: Not in force", "In force from 1 January 2019; the reference date lies before it."]


def test_a_count_without_an_upper_end_is_told_from_its_least(tmp_path: Path) -> None:
    rule = policy("first", criterion("large", "Large", "{staff: {at_least: 10}}"))
    written(texts(FACTS, {"first": rule}), tmp_path)
    (tmp_path / "company.yaml").write_text("facts: {}\n")
    done = run("sensitivity", "company.yaml", "--fact", "staff", *DAY, "--programme", ".", folder=tmp_path)
    assert [line for line in done.stdout.splitlines() if line.startswith("from")] == ["from 10\tEligible 100,000 yuan"]


def test_a_draft_of_what_was_granted_before_says_so(tmp_path: Path) -> None:
    facts = {**COMMON, "project_investment": 120_000_000, "project_on_file": True}
    facts["granted"] = ["optics-valley-laser/major-project/investment-subsidy"]
    (tmp_path / "company.yaml").write_text(json.dumps({"facts": facts}))
    done = run("draft", str(tmp_path / "company.yaml"), "--policy", "major-project", *DAY)
    told = [line.strip() for line in done.stdout.splitlines() if "granted before" in line]
    assert told == ["And the sum is granted before, not again"]
