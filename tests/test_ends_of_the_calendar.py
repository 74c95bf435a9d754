"""Reference dates at either end of the calendar: every door answers, and all engines alike."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from click.testing import CliRunner
from conftest import COMMON, ROOT
from small_form import WHOLE, sized
from table_agreement import BOUNDS, ENGINES, frame_of
from table_programmes import programme_of
from table_rows import columns_of, profile_of, rows
from town import GOOD, paying

import lucidrule
from lucidrule import cli
from lucidrule.columns.frame import screen
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.fast.many import Fast
from lucidrule.kernel import tree
from lucidrule.kernel.calendar import first_day, last_day
from lucidrule.kernel.missing import Missing, apart
from lucidrule.tables.result import missing_of
from lucidrule.values.day_values import NEVER_DAY

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
# The first day of those that are taken of companies.
FIRST_WRITTEN = date(1000, 1, 1)
DAYS = (FIRST, date(2, 1, 1), date(1901, 1, 1), date(2201, 12, 31), date(2202, 12, 31), date(9999, 1, 1), LAST)
RAYCUS = ROOT / "examples" / "companies" / "raycus.yaml"


def always(compiled: CompiledProgramme) -> CompiledProgramme:
    """Return a programme whose policies have always been in force and always will be."""
    policies = [
        replace(policy, in_force=policy.in_force.model_copy(update={"from_": FIRST, "until": LAST}))
        for policy in compiled.policies
    ]
    return replace(compiled, policies=tuple(policies))


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (-3, FIRST, FIRST),
        (0, FIRST, FIRST),
        (1, FIRST, date(1, 12, 31)),
        (2022, date(2022, 1, 1), date(2022, 12, 31)),
        (9999, date(9999, 1, 1), LAST),
        (10_000, LAST, LAST),
    ],
)
def test_a_year_has_its_days_and_one_beyond_the_calendar_the_nearest(year: int, first: date, last: date) -> None:
    assert (first_day(year), last_day(year)) == (first, last)


def seeded(compiled: CompiledProgramme, as_of: date) -> tuple[Any, list[dict[Any, Any]]]:
    """Return the columns of a table with figures of the years around a reference date, and rows."""
    assessment = compiled.assessment_at(as_of)
    years = tuple(year for year in (2019, 2020, assessment - 1, assessment) if year > 999)
    columns = columns_of(compiled, years=years)
    found = rows(compiled, columns, 7, sized(20, small=8), BOUNDS)
    return columns, [{column: _moved(value, assessment) for column, value in row.items()} for row in found]


def _moved(value: Any, assessment: int) -> Any:
    """Return a value; of every other day one as far from the assessment year as it was from 2021."""
    if not isinstance(value, date) or value == NEVER_DAY or value.year % 2:
        return value
    return value.replace(year=min(max(value.year + assessment - 2021, FIRST_WRITTEN.year), 9999))


def names_of(codes: str) -> frozenset[Missing]:
    """Return what a cell of missing facts names, each year by itself."""
    return apart(missing_of(codes)) if codes else frozenset()


# What lies between the ends is told by one of them, and by both in `make slow`.
TABLES = [*(("polars", day) for day in DAYS), *(("duckdb", day) for day in (DAYS if WHOLE else (FIRST, DAYS[2], LAST)))]


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "as_of"), TABLES, ids=str)
def test_a_table_says_what_the_evaluator_says(programme: lucidrule.Programme, engine: str, as_of: date) -> None:
    compiled = always(programme.compiled).at(as_of)
    columns, listed = seeded(compiled, as_of)
    into, out = ENGINES[engine]
    frame = into(frame_of(columns, listed))
    said = out(screen(compiled, frame, as_of, missing=True, sums=True, ignore_unknown=True)).sort("row").to_dicts()
    prepared = prepare_programme(compiled, compiled.assessment_at(as_of))
    wanted = [determine(prepared, profile_of(compiled, row), as_of).outcomes for row in listed]
    names = [policy.id for policy in compiled.policies]
    assert [[row[name] for name in names] for row in said] == [[each.outcome.value for each in row] for row in wanted]
    told = [[names_of(row[f"{name} missing"]) for name in names] for row in said]
    assert told == [[apart(each.missing) for each in row] for row in wanted]


@pytest.mark.slow
@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_the_fast_path_says_what_the_evaluator_says(programme: lucidrule.Programme, as_of: date) -> None:
    compiled = always(programme.compiled).at(as_of)
    prepared = prepare_programme(compiled, compiled.assessment_at(as_of))
    fast = Fast(prepared, as_of)
    profiles = [profile_of(compiled, row) for row in seeded(compiled, as_of)[1]]
    wanted = [tuple(each.outcome for each in determine(prepared, profile, as_of).outcomes) for profile in profiles]
    assert [fast.outcomes(profile) for profile in profiles] == wanted


@pytest.mark.parametrize("as_of", [FIRST, date(2, 1, 1), LAST], ids=str)
@pytest.mark.parametrize("moved_on", ["never", FIRST_WRITTEN, LAST], ids=str)
def test_durable_rules_confirms_at_the_ends_too(as_of: date, moved_on: Any) -> None:
    pytest.importorskip("durable_rules_engine")
    loaded = lucidrule.Programme(always(lucidrule.load(GOOD).compiled))
    company = {"in_town": True, "moved_on": moved_on, "founded_on": FIRST_WRITTEN}
    confirmation = loaded.determine(company, as_of=as_of, confirm=True).confirmation
    assert confirmation is not None
    assert (confirmation.by, confirmation.reason) == (f"durable_rules {version('durable-rules')}", ())


NEVER_ROWS = {
    "no later than the last day": tree.Compare(tree.Ref("event_0"), "at_most", tree.AsOf()),
    "before the last day": tree.Compare(tree.Ref("event_0"), "less_than", tree.AsOf()),
    "on the last day": tree.Compare(tree.Ref("event_0"), "equals", LAST),
    "in the last year": tree.Compare(tree.Ref("event_0"), "within_years", (tree.Year(0), tree.Year(5))),
    "in a year beyond": tree.Compare(tree.Ref("event_0"), "within_years", (tree.Year(1), tree.Year(5))),
    "in any year": tree.Compare(tree.Ref("event_0"), "within_years", (tree.Year(-1, False), tree.Year(9999, False))),
}


@pytest.mark.parametrize("condition", NEVER_ROWS.values(), ids=NEVER_ROWS)
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_never_happened_lies_in_no_year_and_before_no_day_of_a_table(engine: str, condition: Any) -> None:
    made = programme_of([condition])
    compiled = always(replace(made, stated=_own_year(made)))
    into, out = ENGINES[engine]
    frame = pl.DataFrame({"event_0": [NEVER_DAY]}, schema={"event_0": pl.Date})
    said = out(screen(compiled, into(frame), LAST))["grant"].to_list()
    profile = lucidrule.Programme(compiled).profile({"event_0": "never"})
    wanted = determine(prepare_programme(compiled, 9999), profile, LAST).outcomes[0].outcome
    assert (said, wanted) == (["ineligible"], lucidrule.Outcome.INELIGIBLE)


def _own_year(compiled: CompiledProgramme) -> Any:
    """Return the programme file with the year of the reference date as the assessment year."""
    own = compiled.stated.assessment_year.model_copy(update={"years_before": 0})
    return compiled.stated.model_copy(update={"assessment_year": own})


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_schedule_does_not_begin_with_what_never_happened(engine: str) -> None:
    made = paying("{schedule: [70%, 50%], counted_from: moved_on, of: profit}").compiled
    compiled = always(replace(made, stated=_own_year(made)))
    into, out = ENGINES[engine]
    frame = pl.DataFrame({"in_town": [True, True], "moved_on": [NEVER_DAY, date(9999, 12, 30)], "profit": [10, 10]})
    said = out(screen(compiled, into(frame), LAST, policies=["grant"], sums=True))
    assert said["grant high"].to_list() == [Decimal(0), Decimal(7)]


def asked(*arguments: object, typed: str = "") -> str:
    done = CliRunner().invoke(cli.cli, [str(each) for each in arguments], input=typed, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


FULL, JSON = ("check", RAYCUS, "--full", "--change"), ("check", RAYCUS, "--json")
FIGURE, FOUNDED = ("sensitivity", RAYCUS, "--fact", "annual_revenue"), ("sensitivity", RAYCUS, "--fact", "founded_on")
# Before 2022 no policy is in force, so no value changes anything. In 9999 nothing is known of the year that counts, as
# in 2022; a firm of which the revenue of 2020 is known cannot have been founded later, and then it makes no difference.
ANSWERS = {
    "check on the first day": (FULL, FIRST_WRITTEN, "Reference date: 1 January 1000\n", 1),
    "check on the last": (FULL, LAST, "Reference date: 31 December 9999\n", 1),
    "json on the first day": (JSON, FIRST_WRITTEN, '"outcome": "not_in_force"', 10),
    "json on the last": (JSON, LAST, '"outcome": "undetermined"', 10),
    "a figure on the first day": (FIGURE, FIRST_WRITTEN, "It changes no outcome and no sum.\n", 1),
    "a figure on the last": (FIGURE, LAST, "from 5,000,000,000 yuan\tUndetermined\n", 1),
    "a day on the first day": (FOUNDED, FIRST_WRITTEN, "It changes no outcome and no sum.\n", 1),
    "a day on the last": (FOUNDED, LAST, "It changes no outcome and no sum.\n", 1),
    "draft of the first day": (("draft", RAYCUS), FIRST_WRITTEN, " on 1000-01-01\n", 10),
    "draft of the last": (("draft", RAYCUS), LAST, " on 9999-12-31\n", 10),
}


@pytest.mark.parametrize(("arguments", "as_of", "said", "times"), ANSWERS.values(), ids=ANSWERS)
def test_commands_answer(arguments: tuple[object, ...], as_of: date, said: str, times: int) -> None:
    assert asked(*arguments, "--as-of", as_of.isoformat(), "--lang", "en").count(said) == times


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_scenario_of_many_years_is_read_as_it_was_written(tmp_path: Path, lang: str) -> None:
    company = {"facts": {**COMMON, "founded_on": "2015-03-03", "annual_revenue": {2021: "3亿"}}}
    (tmp_path / "company.yaml").write_text(yaml.safe_dump(company, allow_unicode=True), encoding="utf-8")
    drafted = asked(
        "draft", tmp_path / "company.yaml", "--policy", "revenue-milestone", "--as-of", LAST, "--lang", lang
    )
    assert "9998" in drafted
    (tmp_path / "draft.feature").write_text(drafted, encoding="utf-8")
    asked("test", tmp_path / "draft.feature", "--lang", lang)


def test_an_interview_asks_for_no_year_that_no_file_can_hold(programme: lucidrule.Programme) -> None:
    facts = {**COMMON, "founded_on": date(2015, 3, 3), "annual_revenue": {2015: 0}}
    interview = programme.interview(facts, as_of=LAST, policies=["revenue-milestone"])
    question = interview.next()
    assert question is not None
    # Of 2016 to 9997 those up to 2200 can be answered; of 9998 alone nothing can.
    assert question.missing == Missing("annual_revenue", first=2016, through=9997)
    interview.answer("2016: 3亿，2017: 4亿")
    again = interview.next()
    assert again is not None
    assert again.missing == Missing("annual_revenue", first=2018, through=9997)
    interview.dont_know()
    assert interview.next() is None
    interview.answer("unknown", Missing("annual_revenue", 9998))
    assert interview.outcomes == {"revenue-milestone": lucidrule.Outcome.UNDETERMINED}


def test_an_interview_does_not_ask_for_years_before_1900() -> None:
    crossing = "{turnover: {first_exceeds: 5, since: founded_on}}"
    criterion = "{id: c, label: {zh: 丙, en: c, ja: 丙}, basis: assumed, when: " + crossing + "}"
    known = {
        "in_town": True,
        "founded_on": date(1899, 1, 1),
        "turnover": {**dict.fromkeys(range(1901, 2021), 1), 2021: 9},
    }
    programme = paying("1万", criteria=criterion)
    interview = programme.interview(known, as_of=date(2022, 5, 5), policies=["grant"])
    question = interview.next()
    assert question is not None
    assert question.missing == Missing("turnover", 1900)
    interview.answer("1")
    assert interview.next() is None


def test_what_an_interview_keeps_can_be_read_again(tmp_path: Path) -> None:
    company = {"facts": {**COMMON, "founded_on": "2015-03-03", "annual_revenue": {2015: 0}}}
    file = tmp_path / "company.yaml"
    file.write_text(yaml.safe_dump(company, allow_unicode=True), encoding="utf-8")
    asked("ask", "--save", file, "--policy", "revenue-milestone", "--as-of", LAST, typed="\n\n2016: 3亿\nunknown\n.\n")
    assert lucidrule.load().profile(file).values["annual_revenue", 2016] == Decimal("3e8")


def test_a_table_without_founding_dates_names_all_years_as_one() -> None:
    frame = pl.DataFrame({"annual_revenue 2021": [Decimal(10**8)]})
    found = lucidrule.load().screen(frame, as_of=date(9999, 12, 31), policies=["revenue-milestone"], missing=True)
    named = found["revenue-milestone missing"][0].split("; ")
    assert [each for each in named if each.startswith("annual_revenue")] == [
        "annual_revenue ≤2020",
        "annual_revenue 2022-9997",
        "annual_revenue 9998",
    ]
