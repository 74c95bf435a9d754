"""Who gains and who loses by a change of rules: small programmes whose outcomes are worked out by hand."""

import errno
import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written
from registers import event
from xlsxwriter.exceptions import FileCreateError

import lucidrule
from lucidrule.core.fault import CannotScreen, UnreadableInput
from lucidrule.impact.comparing import impact
from lucidrule.impact.found import Impact, Paid
from lucidrule.impact.judging import Rules
from lucidrule.impact.page import to_html, write_workbook
from lucidrule.impact.report import report
from lucidrule.register.register import Register
from lucidrule.register.store import Store

_AS_OF = date(2022, 6, 30)
_CHOICES = f", choices: {{mills: {text('Mills')}, shops: {text('Shops')}}}"
_FACTS = fact("sector", "choice", "Sector", _CHOICES) + fact("staff", "count", "Staff") + fact("rent", "money", "Rent")
_RENT = "{rate: 10%%, of: rent, at_most: %s}"


def _rules(staff: int, most: str, **more: str) -> dict[str, str]:
    hiring = policy("hiring", criterion("size", f"Staff from {staff}", f"{{staff: {{at_least: {staff}}}}}"))
    rent = policy("rents", criterion("some", "Staff", "{staff: {at_least: 1}}"), amount=_RENT % most)
    return texts(_FACTS, {"hiring": hiring, "rents": rent, **more})


# Staff from 10 → from 20; at most 5万 of rent → 8万; a policy that there was not.
_OLD = _rules(10, "5万")
_NEW = _rules(20, "8万", extra=policy("extra", criterion("mill", "A mill", "{sector: mills}")))
_ROWS: Mapping[str, list[Any]] = {
    "id": ["A", "B", "C", "D", "E"],
    "sector": ["mills", "shops", "shops", None, "mills"],
    "staff": [20, 19, 9, None, 10],
    "rent": [900_000, 500_000, 100_000, 600_000, None],
    "size": ["large", "small", "small", "small", "large"],
}


@cache
def _programme(new: bool) -> lucidrule.Programme:
    return small(_NEW if new else _OLD)


def _compared(path: Path, **more: Any) -> Impact:
    rules = Rules(_programme(False), _programme(True), _AS_OF, ("hiring", "rents", "extra"))
    return impact(rules, (str(path),), lang="en", **more)


def _sums(*paid: Paid) -> list[int]:
    return [int(bound) for each in paid for bound in (each.low, each.high) if bound is not None]


def _table(folder: Path, kind: str) -> Path:
    path = folder / f"t.{kind}"
    frame = pl.DataFrame(_ROWS)
    frame.write_parquet(path) if kind == "parquet" else frame.write_csv(path)
    return path


def _register(folder: Path) -> Path:
    path = folder / "r.db"
    register = Register(Store(path, create=True), _programme(False))
    register.renew()
    told = [
        event(f"{fact}{at}", fact, _ROWS[fact][at], company=_ROWS["id"][at])
        for fact in ("sector", "staff", "rent")
        for at in range(5)
        if _ROWS[fact][at] is not None
    ]
    list(register.take([("f", n, line) for n, line in enumerate(told, 1)]))
    register.store.close()
    return path


@pytest.fixture(params=["csv", "parquet", "register"])
def companies(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return _register(tmp_path) if request.param == "register" else _table(tmp_path, request.param)


def test_each_source_tells_the_same_matrix_sums_and_firms(companies: Path) -> None:
    found = _compared(companies)
    hiring, rents, extra = found.policies
    assert {pair: cell.number for pair, cell in hiring.matrix.items()} == {
        ("eligible", "eligible"): 1,
        ("eligible", "ineligible"): 2,
        ("undetermined", "undetermined"): 1,
        ("ineligible", "ineligible"): 1,
    }
    assert _sums(hiring.total.old, hiring.total.new) == [300_000, 300_000, 100_000, 100_000]
    # A 5万 → 8万, B 5万 both, C 1万 both, E from nothing to 5万, to 8万.
    assert _sums(rents.total.old, rents.total.new) == [110_000, 160_000, 140_000, 220_000]
    assert (rents.moved, rents.total.otherwise) == (0, 2)
    assert [(move.name, int(move.gain)) for move in rents.paid_more] == [("A", 30_000)]
    assert {pair: cell.number for pair, cell in extra.matrix.items()} == {
        ("not_in_force", "eligible"): 2,
        ("not_in_force", "undetermined"): 1,
        ("not_in_force", "ineligible"): 2,
    }
    assert (found.looked, found.moved) == (5, 5)
    assert [(move.name, move.new.outcome, move.new.criteria) for move in found.moves if move.policy == "hiring"] == [
        ("B", "ineligible", ("size",)),
        ("E", "ineligible", ("size",)),
    ]
    assert [(group.value, group.number, group.lost) for group in found.groups(hiring, "sector")] == [
        ("mills", 2, 1),
        ("shops", 2, 1),
        ("", 1, 0),
    ]


def test_what_columns_cannot_say_the_evaluator_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> None:
        raise CannotScreen(())

    monkeypatch.setattr("lucidrule.impact.comparing.of_parquet", refused)
    found = _compared(_table(tmp_path, "parquet"))
    assert (found.looked, found.policies[0].moved) == (5, 2)


def test_rows_that_are_no_companies_are_left_out_and_one_without_a_name_is_told_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sector,staff,rent\nmills,15,0\n,,\nshops,5,0\n", encoding="utf-8")
    found = _compared(path)
    assert (found.looked, found.moves[0].name) == (2, "2")


def test_a_policy_that_did_not_change_is_judged_once_and_moves_nobody(tmp_path: Path) -> None:
    rules = Rules(_programme(False), small({**_OLD, "policies.yaml": _OLD["policies.yaml"] + "\n"}), _AS_OF, ("rents",))
    assert rules.unchanged(["staff"]) == {"hiring", "rents"}
    assert Rules(_programme(False), _programme(True), _AS_OF, ()).unchanged([]) == frozenset()
    found = impact(rules, (str(_table(tmp_path, "parquet")),), lang="en")
    assert found.policies[0].matrix[("eligible", "eligible")].number == 4


def test_other_years_or_facts_leave_no_policy_unchanged() -> None:
    other = {**_OLD, "policies.yaml": _OLD["policies.yaml"].replace("years_before: 1", "years_before: 2")}
    assert Rules(_programme(False), small(other), _AS_OF, ()).unchanged([]) == frozenset()


def test_sums_alone_may_change(tmp_path: Path) -> None:
    rules = Rules(_programme(False), _programme(True), _AS_OF, ("rents",))
    told = report(impact(rules, (str(_table(tmp_path, "parquet")),), lang="en"), "en")
    assert [block.title for block in told.blocks][-1] == "Rents: who gains most"


def test_a_policy_that_one_side_lacks_is_not_in_force_there(tmp_path: Path) -> None:
    rules = Rules(_programme(False), _programme(True), _AS_OF, ("extra",))
    found = impact(rules, (str(_table(tmp_path, "parquet")),), lang="en")
    assert [(move.name, move.old.outcome, move.new.outcome) for move in found.moves][:2] == [
        ("A", "not_in_force", "eligible"),
        ("B", "not_in_force", "ineligible"),
    ]


def test_of_what_settles_an_outcome_the_first_two_are_told_and_how_many_there_are(tmp_path: Path) -> None:
    asked = ", ".join(criterion(f"from-{n}", f"Staff from {n}", f"{{staff: {{at_least: {n}}}}}") for n in (30, 40, 50))
    rules = Rules(_programme(False), small(_rules(10, "5万", many=policy("many", asked))), _AS_OF, ("hiring", "many"))
    told = report(impact(rules, (str(_table(tmp_path, "parquet")),), lang="en"), "en")
    reasons = {row[0]: row[-2:] for row in told.blocks[-1].rows}
    assert told.blocks[0].title == "Each policy (1 more does not change)"
    assert reasons["A"] == ("", "not met: Staff from 30, Staff from 40 and others, 3 in all")
    assert reasons["D"] == ("", "cannot tell yet: Staff from 30, Staff from 40 and others, 3 in all")


def test_a_file_that_is_not_there_and_a_library_that_is_not_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(_OLD, tmp_path / "old")
    gone = run("impact", str(tmp_path / "gone.csv"), "--old", folder, "--new", folder, "--lang", "en")
    assert (gone.returncode, "gone.csv" in gone.stderr) == (2, True)
    monkeypatch.setitem(sys.modules, "lucidrule.impact.comparing", None)
    lacking = run("impact", "t.csv", "--old", folder, "--lang", "en")
    assert (lacking.returncode, "Traceback" in lacking.stderr) == (2, False)


def test_columns_may_be_named_by_heading_and_by_label(tmp_path: Path) -> None:
    found = _compared(_table(tmp_path, "csv"), by=["Sector", "size"])
    assert [group.number for group in found.groups(found.policies[0], "size")] == [3, 2]
    assert [*found.policies[0].groups] == ["sector", "size"]


def test_small_groups_are_hidden_and_do_not_follow_from_the_rest(tmp_path: Path) -> None:
    found = _compared(_table(tmp_path, "parquet"), min_group=2)
    # What has no sector is one alone, so mills are hidden with it; that one of shops loses hiring is not told either.
    groups = list(found.groups(found.policies[0], "sector"))
    assert [(group.value, group.number, group.lost) for group in groups] == [
        ("mills", None, None),
        ("shops", 2, None),
        ("", None, None),
    ]
    assert found.told_matrix(found.policies[0]) == {
        ("eligible", "eligible"): None,
        ("eligible", "ineligible"): 2,
        ("undetermined", "undetermined"): None,
        ("ineligible", "ineligible"): None,
    }
    # Of `extra` one cell is small: the smallest of the others hides it.
    assert sorted(map(str, found.told_matrix(found.policies[2]).values())) == ["2", "None", "None"]
    told = json.dumps(found.to_dict())
    assert ('"company"' in told, '"min_group": 2' in told) == (False, True)
    page = to_html(report(found, "en"), "en")
    assert ("not told" in page, "fewer than 2 companies" in page) == (True, True)


def test_no_company_moved_is_said_with_how_many_were_looked_at(tmp_path: Path) -> None:
    rules = Rules(_programme(True), _programme(True), _AS_OF, ("hiring", "rents", "extra"))
    found = impact(rules, (str(_table(tmp_path, "csv")),), lang="en")
    assert found.same
    assert report(found, "en").lines[1] == "At 30 June 2022: no company moved, 5 looked at."
    assert report(found, "zh").blocks == ()


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_page_workbook_and_terminal_show_the_same_tables(tmp_path: Path, lang: str) -> None:
    from openpyxl import load_workbook

    found = _compared(_table(tmp_path, "csv"))
    told = report(found, lang, most=1)
    page = to_html(told, lang)
    write_workbook(told, tmp_path / "o.xlsx", force=False)
    sheets = load_workbook(tmp_path / "o.xlsx").worksheets
    assert [sheet.max_row for sheet in sheets[1:]] == [len(block.rows) for block in told.blocks]
    assert page.count("<h2>") == len(told.blocks)
    # What is counted is a number there.
    assert [sheets[1].cell(2, column).value for column in range(2, 7)] == [2, 0, 2, 0, 0]
    assert len([block for block in told.blocks if len(block.rows) == 2]) >= 2


def test_a_workbook_for_which_there_is_no_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(book: xlsxwriter.Workbook) -> None:
        raise FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    told = report(_compared(_table(tmp_path, "csv")), "en")
    monkeypatch.setattr(xlsxwriter.Workbook, "close", full)
    with pytest.raises(UnreadableInput) as raised:
        write_workbook(told, tmp_path / "o.xlsx", force=False)
    assert [(each.code, each.params["reason"]) for each in raised.value.faults] == [("cannot-write", "@disk:full")]


def test_the_command_tells_a_table_and_writes_files(tmp_path: Path) -> None:
    table = _table(tmp_path, "csv")
    sides = ("--old", written(_OLD, tmp_path / "old"), "--new", written(_NEW, tmp_path / "new"))
    done = run(
        *("impact", str(table), *sides, "--as-of", "2022-06-30", "--lang", "en"),
        *("-o", str(tmp_path / "o.xlsx"), "--html", str(tmp_path / "o.html")),
    )
    assert done.returncode == 0, done.stderr
    assert "Hiring\t2\t0\t2\t0\t0\t300,000 yuan\t100,000 yuan\t██████████" in done.stdout
    assert (tmp_path / "o.html").is_file()
    seen = run("impact", str(table), *sides, "--as-of", "2022-06-30", "--lang", "en", terminal=True)
    assert "Staff from 20" in seen.stdout
    data = json.loads(run("impact", str(table), *sides, "--policy", "hiring", "--json").stdout)
    assert [each["policy"] for each in data["policies"]] == ["hiring"]
    refused = run("impact", str(table), *sides, "--by", "secter", "--lang", "en")
    assert (refused.returncode, "sector" in refused.stderr) == (2, True)


def test_a_choice_that_is_written_in_several_ways_is_one_group(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sector,staff\nmills,15\nMills,15\nMILLS,30\nshops,15\n,15\n", encoding="utf-8")
    found = _compared(path)
    (hiring,) = (each for each in found.policies if each.policy == "hiring")
    groups = {each.value: (each.number, each.lost) for each in found.groups(hiring, "sector")}
    # Hiring asks for 10 people before and for 20 after.
    assert groups == {"mills": (3, 2), "shops": (1, 1), "": (1, 1)}
