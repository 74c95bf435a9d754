"""`check` at several reference dates: a column for each."""

import json
from pathlib import Path

import few_rules
import pytest
from command import Done, run
from few_rules import criterion, fact, written
from joint import PROVINCE

FACTS = fact("granted_on", "date", "Granted") + fact("rent", "money", "Rent")
TRIAL = (
    "A trial calculation from the company's own statements and public texts; it promises nothing. "
    "The authority's notice and review decide."
)
DATES = ("--as-of", "2022-06-30", "--as-of", "2023-06-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    policies = {
        "title": few_rules.policy("title", criterion("asked", "Asked", "{granted_on: {within_year: assessment}}")),
        "rent": few_rules.policy("rent", criterion("paid", "Paid", "{rent: {at_least: 1}}"), amount="5万"),
    }
    written(few_rules.texts(FACTS, policies), tmp_path / "rules")
    (tmp_path / "firm.yaml").write_text("company: {name: Firm}\nfacts: {granted_on: 2021-05-01, rent: 0}\n", "utf-8")
    (tmp_path / "other.yaml").write_text("company: {name: Other}\nfacts: {granted_on: 2022-05-01}\n", "utf-8")
    (tmp_path / "bad.yaml").write_text("facts: {granted: 1}\n", "utf-8")
    return tmp_path


def check(folder: Path, *arguments: str, **more: bool) -> Done:
    return run("check", *arguments, "--programme", "rules", "--lang", "en", folder=folder, **more)  # type: ignore[arg-type]  # whether it is a terminal


def test_each_company_has_a_table_with_a_column_for_each_date(folder: Path) -> None:
    done = check(folder, "firm.yaml", "other.yaml", *DATES)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            *("Firm: outcomes by date", ""),
            "Policy           30 June 2022            30 June 2023",
            "Assessment year  2021                    2022",
            "1. Title         Eligible, 100,000 yuan  Not eligible",
            "2. Rent          Not eligible            Not eligible",
            "Estimated total  100,000 yuan            none yet",
            *("", TRIAL, "", "Other: outcomes by date", ""),
            "Policy                          30 June 2022                       30 June 2023",
            "Assessment year                 2021                               2022",
            "1. Title                        Not eligible                       Eligible, 100,000 yuan",
            "2. Rent                         Undetermined, if met: 50,000 yuan  Undetermined, if met: 50,000 yuan",
            "Estimated total of what is met  none yet                           100,000 yuan",
            "If all that is open is met      up to 50,000 yuan                  up to 150,000 yuan",
            *("", TRIAL),
        ],
    )


def test_one_policy_has_no_total_and_a_date_that_is_given_twice_one_column(folder: Path) -> None:
    done = check(folder, "firm.yaml", *DATES, "--as-of", "2022-06-30", "--policy", "rent", "--set", "rent=1")
    assert done.stdout.splitlines()[2:-2] == [
        "Policy           30 June 2022           30 June 2023",
        "Assessment year  2021                   2022",
        "2. Rent          Eligible, 50,000 yuan  Eligible, 50,000 yuan",
    ]


def test_as_data_it_is_a_determination_for_each_date(folder: Path) -> None:
    done = check(folder, "firm.yaml", "other.yaml", *DATES, "--json", "--exit-code")
    found = json.loads(done.stdout)["determinations"]
    assert [(each["company"]["name"], each["as_of"]) for each in found] == [
        *(("Firm", "2022-06-30"), ("Firm", "2023-06-30"), ("Other", "2022-06-30"), ("Other", "2023-06-30")),
    ]
    # What is not known of the second firm can still turn an outcome.
    assert done.returncode == 4


def test_a_file_at_fault_stops_no_other(folder: Path) -> None:
    done = check(folder, "bad.yaml", "firm.yaml", *DATES)
    assert (done.returncode, "Firm: outcomes by date" in done.stdout, "bad.yaml" in done.stderr) == (2, True, True)
    assert json.loads(check(folder, "bad.yaml", *DATES, "--json").stdout)["determinations"] == []


@pytest.mark.parametrize("option", ["--brief", "--full", "--change", "--checklist", "--sources"])
def test_what_makes_more_or_less_than_a_table_is_refused(folder: Path, option: str) -> None:
    done = check(folder, "firm.yaml", *DATES, option)
    assert (done.returncode, "--as-of" in done.stderr, done.stdout) == (2, True, "")


@pytest.mark.parametrize("other", ["--full", "--change", "--sources"])
@pytest.mark.parametrize("first", ["--brief", "--checklist"])
def test_what_would_be_passed_over_beside_another_is_refused(folder: Path, first: str, other: str) -> None:
    done = check(folder, "firm.yaml", first, other)
    assert (done.returncode, done.stdout) == (2, "")
    assert (first in done.stderr, other in done.stderr) == (True, True)


def test_documents_are_more_than_outcomes_only(folder: Path) -> None:
    done = check(folder, "firm.yaml", "--brief", "--checklist")
    assert (done.returncode, done.stdout, "--checklist" in done.stderr) == (2, "", True)


def test_a_form_has_one_reference_date(folder: Path) -> None:
    done = check(folder, "firm.yaml", *DATES, "--filled", "out.docx")
    assert (done.returncode, done.stdout, "--form" in done.stderr) == (2, "", True)


def test_on_a_terminal_it_is_drawn(folder: Path) -> None:
    told = check(folder, "firm.yaml", *DATES, terminal=True).stdout
    assert [part in told for part in ("Firm: outcomes by date", "30 June 2023", "Estimated total")] == [True] * 3


def test_programmes_of_other_years_have_no_common_assessment_year(folder: Path) -> None:
    written(PROVINCE, folder / "province")
    more = ("--programme", "province", "--policy", "title", "--policy", "clean")
    assert check(folder, "firm.yaml", *DATES, *more).stdout.splitlines()[2:-2] == [
        "Policy    30 June 2022                       30 June 2023",
        "2. Clean  Undetermined, if met: 50,000 yuan  Undetermined, if met: 50,000 yuan",
        "4. Title  Eligible, 100,000 yuan             Not eligible",
    ]
