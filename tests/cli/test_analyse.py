"""`analyse` from the command line: what it prints, what it writes, and its exit code."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
import z3
from click.testing import CliRunner
from few_rules import text, written
from prove.planted import PLAIN, PLANTED, Planted, files

from lucidrule.cli import cli
from lucidrule.core.fault import LucidruleError
from lucidrule.present.findings import Told
from lucidrule.present.findings_over_time import only_then, over_time
from lucidrule.prove.finding import Finding

NEVER = PLANTED["numbers that exclude each other"]


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["analyse", *arguments, "--as-of", "2022-06-30"])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(files(NEVER), tmp_path_factory.mktemp("faulty"))


def test_the_folder_may_stand_behind_programme_too(faulty: str) -> None:
    assert run("--programme", faulty, code=1) == run(faulty, code=1)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "error: P: no company can ever meet it: these criteria never hold together (C0, C1)"),
        ("zh", "错误：P：没有任何企业能够符合：下列条件不可能同时成立（C0、C1）"),
        ("ja", "誤り：P：該当し得る企業がない：次の要件は同時に充足し得ない（C0、C1）"),
    ],
)
def test_an_error_is_told_first_and_ends_with_exit_code_1(lang: str, line: str, faulty: str) -> None:
    assert run(faulty, "--lang", lang, code=1).splitlines()[0] == line


def test_what_is_found_is_written_as_sarif_page_company_and_scenario(faulty: str, tmp_path: Path) -> None:
    places = {name: str(tmp_path / name) for name in ("found.sarif", "found.html", "companies")}
    out = ("--sarif", places["found.sarif"], "--html", places["found.html"], "--witness", places["companies"])
    data = json.loads(run(faulty, *out, "--scenario", "zh", "--json", code=1))
    first = data["findings"][0]
    assert (first["finding"], first["others"], first["proven"]) == ("policy-never-met", ["c0", "c1"], True)
    result = json.loads(Path(places["found.sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert (result["level"], place["artifactLocation"]["uri"], place["region"]["startLine"]) == (
        "error",
        "rules/a/p.yaml",
        1,
    )
    assert "no company can ever meet it" in Path(places["found.html"]).read_text(encoding="utf-8")
    company = Path(places["companies"], "01-policy-never-met.yaml").read_text(encoding="utf-8")
    assert company.startswith("# policy-never-met:p\n")
    assert "功能" in Path(places["companies"], "01-policy-never-met.feature").read_text(encoding="utf-8")


ACCEPTED = """
accepted:
  - {finding: "policy-never-met:p", reason: {zh: 已停办, en: It is closed, ja: 終了}}
  - {finding: "step-up:q", reason: {zh: 无, en: none, ja: 無}}
"""


def test_what_is_accepted_is_no_error_and_is_told_with_its_reason_where_asked(tmp_path: Path) -> None:
    # Version 2 of the language refuses what one fact alone shows.
    rules = files(PLANTED["a share against its parts"])
    rules["policies.yaml"] = rules["policies.yaml"].replace("language: 1", "language: 2") + ACCEPTED
    folder = written(rules, tmp_path)
    few, all_ = (
        run(folder, "--lang", "en", "--witness", str(tmp_path / "w")),
        run(folder, "--lang", "en", "--full", "--html", str(tmp_path / "a.html")),
    )
    assert "never hold together" not in few
    assert "1 more is accepted with a reason; --full shows them." in few
    assert "“step-up:q” is accepted and not found any more: take it out of `accepted`." in few
    assert "  accepted: It is closed" in all_
    assert [each.name for each in (tmp_path / "w").iterdir() if each.suffix == ".feature"] == []


def test_what_is_not_proven_is_counted_and_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("z3.Solver.check", lambda self, *asked: z3.unknown)
    lines = run(written(files(Planted((PLAIN,), ())), tmp_path), "--lang", "en").splitlines()
    assert lines[0] == "note: P: not proven (out of time): policy-never-met:p"
    assert lines[-1].endswith(f"0 errors, 0 warnings, 0 notes, {len(lines) - 1} not proven.")


def test_rules_without_a_fault_say_so_and_end_with_exit_code_0(tmp_path: Path) -> None:
    lines = run(written(files(Planted((PLAIN,), ())), tmp_path), "--lang", "en").splitlines()
    assert lines[-1].startswith("As of 30 June 2022, for all companies that can be: 0 errors, ")


def turning(tmp_path: Path) -> str:
    """Return the folder of rules by which from 2023 to 2024 nobody is small and large enough at once."""
    rules = files(
        Planted(("{staff: {at_least: {2019-01-01: 5, 2023-01-01: 20, 2025-01-01: 5}}}", "{staff: {at_most: 9}}"), ())
    )
    return written({**rules, "policies.yaml": rules["policies.yaml"].replace("language: 1", "language: 2")}, tmp_path)


@pytest.mark.parametrize(
    ("lang", "line", "when"),
    [
        ("en", "error: P: no company can ever", "  only in this time: 1 January 2023 to 31 December 2024"),
        ("zh", "错误：P：没有任何企业", "  仅存在于下列期间：2023年1月1日至2024年12月31日"),
        ("ja", "誤り：P：該当し得る", "  次の期間に限る：2023年1月1日から2024年12月31日まで"),
    ],
)
def test_over_a_range_of_dates_it_is_told_when_a_finding_holds(lang: str, line: str, when: str, tmp_path: Path) -> None:
    page = tmp_path / "found.html"
    lines = run(turning(tmp_path), "--until", "2025-02-01", "--lang", lang, "--html", str(page), code=1).splitlines()
    at = next(number for number, each in enumerate(lines) if each.startswith(line))
    # What always holds, as that no policy reads a fact, is told without a time.
    assert (lines[at + 1], [each for each in lines if when[:9] in each], page.read_text("utf-8").count(when[2:])) == (
        when,
        [when],
        1,
    )


def test_of_a_range_of_dates_all_that_were_looked_at_are_data(tmp_path: Path) -> None:
    data = json.loads(run(turning(tmp_path), "--until", "2025-02-01", "--json", code=1))
    assert (data["as_of"], data["until"]) == ("2022-06-30", "2025-02-01")
    assert data["dates"] == ["2022-06-30", "2023-01-01", "2024-01-01", "2025-01-01"]
    held = {each["finding"]: each["holds"] for each in data["findings"]}
    assert held["policy-never-met"] == [{"from": "2023-01-01", "until": "2024-12-31"}]
    assert held["fact-not-read"] == [{"from": "2022-06-30", "until": "2025-02-01"}]


def test_what_holds_at_several_times_is_told_once_with_each() -> None:
    days = [date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]
    one = Told(Finding("policy-never-met", "p"), "P", "never", "", "")
    (found,) = over_time({days[0]: [one], days[1]: [], days[2]: [one]}, days[2])
    assert found.spans == ((days[0], date(2022, 12, 31)), (days[2], days[2]))
    assert only_then(found, days[0], days[2], "en") == (
        "only in this time: 1 January 2022 to 31 December 2022, 1 January 2024"
    )


@pytest.mark.parametrize("day", ["2022-06-29", "2073-01-01"])
def test_a_range_does_not_end_before_it_begins_nor_goes_on_for_ever(day: str, faulty: str) -> None:
    refused = CliRunner().invoke(cli, ["analyse", faulty, "--as-of", "2022-06-30", "--until", day])
    assert isinstance(refused.exception, LucidruleError)


def test_without_the_solver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("lucidrule.prove", "lucidrule.present.findings"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "z3", None)
    result = CliRunner().invoke(cli, ["analyse"], standalone_mode=False)
    assert isinstance(result.exception, LucidruleError)
    (fault,) = result.exception.faults
    assert (fault.code, fault.hint("en")) == (
        "needs-solver",
        "pip install 'lucidrule[prove]' / uv run --extra prove lucidrule …",
    )


def test_what_rules_assert_is_told_in_their_words(tmp_path: Path) -> None:
    rules = files(Planted((PLAIN,), ()))
    said = [f"{{id: {name}, label: {text(label)}, {claim}}}" for name, label, claim in ASSERTED]
    top = rules["policies.yaml"].replace("language: 1", "language: 2")
    folder = written({**rules, "policies.yaml": f"{top}assert: [{', '.join(said)}]\n"}, tmp_path)
    lines = run(folder, "--lang", "en", "--sarif", str(tmp_path / "found.sarif"), code=1).splitlines()
    assert [line for line in lines if "fact" not in line and "any company" not in line][:-1] == [
        "proven: The programme: P is for five people",
        "error: The programme: the assertion “P is for six people” does not hold",
        "  for example Staff: 5",
        "note: The programme: the assertion “P is” is not proven (no company was found that shows it)",
        "1 of 3 assertions proven for every company.",
    ]
    results = json.loads((tmp_path / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    told = [(each["level"], each.get("kind")) for each in results if each["ruleId"].startswith("assertion")]
    assert told == [("none", "pass"), ("error", None), ("note", None)]


ASSERTED = [
    ("five", "P is for five people", "when: {met: p}, always: {staff: {at_least: 5}}"),
    ("six", "P is for six people", "when: {met: p}, always: {staff: {at_least: 6}}"),
    ("live", "P is", "always: {share: {of: rent, in: income, at_least: 0%}}"),
]
