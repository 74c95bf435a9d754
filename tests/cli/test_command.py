"""The command as a person uses it: its outputs, its errors with their places, its exit codes."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import cast

import pytest
import yaml
from benchmarks.companies import complete
from command import run

import lucidrule
from lucidrule.cli import main
from lucidrule.texts.catalogue import WORDS

ROOT = Path(__file__).resolve().parents[2]
RAYCUS = str(ROOT / "examples/companies/raycus.yaml")
HG_TECH = str(ROOT / "examples/companies/hg-tech.yaml")


def test_all_ten_policies_are_listed_and_the_same_input_gives_the_same_bytes() -> None:
    first, second = (run("check", RAYCUS, "--as-of", "2022-06-30", "--json") for _ in range(2))
    (determination,) = json.loads(first.stdout)["determinations"]
    assert len(determination["outcomes"]) == 10
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((HG_TECH, "--policy", "revenue-milestone", "--exit-code"), 3),
        ((RAYCUS, "--exit-code"), 4),
        ((RAYCUS,), 0),
        (("no-such-file.yaml",), 2),
        ((RAYCUS, "--policy", "revenue-mileston"), 2),
        ((RAYCUS, "--set", "annual_revenue"), 2),
        ((RAYCUS, "--lang", "de"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    result = run("check", *arguments, "--as-of", "2022-06-30")
    assert result.returncode == code
    assert "Traceback" not in result.stderr


def test_five_mistakes_of_one_file_are_listed_with_place_and_nearest_name() -> None:
    text = (
        "facts:\n"
        "  sectr: lasers\n"
        "  industrial_enterprise: perhaps\n"
        "  annual_revenue: 5亿\n"
        "  project_investment: -1\n"
        "  tech_project_field: medicl\n"
    )
    result = run("check", "-", "--lang", "en", stdin=text)
    places = [line.split(": ")[0] for line in result.stderr.splitlines() if line.startswith("<stdin>")]
    assert result.returncode == 2
    assert places == ["<stdin>:2:3", "<stdin>:3:26", "<stdin>:4:19", "<stdin>:5:23", "<stdin>:6:23"]
    assert "did you mean `Laser field (sector)`?" in result.stderr
    assert "did you mean `Medical (medical)`?" in result.stderr


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "提示：是否指 `所属激光领域（sector）`？"),
        ("ja", "ヒント：`レーザー分野（sector）` のことですか。"),
        ("en", "help: did you mean `Laser field (sector)`?"),
    ],
)
def test_errors_speak_three_languages(lang: str, text: str) -> None:
    assert text in run("check", "-", "--lang", lang, stdin="facts: {sectr: lasers}").stderr


def test_a_contradiction_names_both_places() -> None:
    text = "facts:\n  founded_on: 2015-01-01\n  annual_revenue: {2014: 1亿}\n"
    assert "<stdin>:3:26" in (error := run("check", "-", stdin=text).stderr)
    assert "<stdin>:2" in error


def test_a_company_file_made_by_new_can_be_checked_and_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    assert run("new", str(file), "--lang", "zh").returncode == 0
    written = file.read_text(encoding="utf-8")
    assert run("new", str(file)).returncode == 2
    assert file.read_text(encoding="utf-8") == written
    assert run("check", str(file), "--as-of", "2022-06-30").returncode == 0


def filled_in(line: str) -> str:
    """Return a line of a form with what its hint says: the first of a list of options, or the example."""
    line = re.sub(r"^  #(  - |    )", r"  \1", line)
    found = re.fullmatch(r"( *(?:- )?[a-z_0-9]+:)  # (.*)", line)
    if found and found[1].strip("- ") not in ("figures:", "first_set_products:", "granted:"):
        hint = re.sub(r"^.*(?:例：|e\.g\. |[？。?] )", "", found[2])
        value = re.split(r" / |[／，；。]|, ", hint)[0].strip()
        line = f"{found[1]} {value}"
    return line.replace("  name:", "  name: x")


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_form_filled_in_as_its_hints_say_is_accepted_and_every_fact_is_known(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "company.yaml"
    run("new", str(file), "--lang", lang)
    filled = [filled_in(line) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(filled) + "\n", encoding="utf-8")
    result = run("check", str(file), "--as-of", "2022-06-30", "--json", "--lang", lang)
    assert (result.returncode, result.stderr) == (0, "")
    outcomes = json.loads(result.stdout)["determinations"][0]["outcomes"]
    missing = {m["fact"] for o in outcomes for m in o["missing"]}
    # Yearly figures are asked for the last four years, which are not those that count in 2022.
    assert missing <= {"annual_revenue", "equipment_amount"}


def test_an_empty_form_leaves_everything_unknown(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    run("new", str(file), "--lang", "ja")
    result = json.loads(run("check", str(file), "--as-of", "2022-06-30", "--json").stdout)
    assert {o["outcome"] for o in result["determinations"][0]["outcomes"]} == {"undetermined"}


def test_control_and_bidirectional_characters_of_a_file_are_shown_escaped() -> None:
    result = run("check", "-", "--as-of", "2022-06-30", stdin='company: {name: "a\\u202eb\\u001b[31m"}\nfacts: {}\n')
    assert "\\u202e" in result.stdout
    assert "\u202e" not in result.stdout


def test_rules_at_fault_exit_with_5_and_list_the_faults_of_all_files(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "policies.yaml", tmp_path)
    for name in ("strengthen/major-project", "ecosystem/premises-rent"):
        file = tmp_path / "rules" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("at_least: 1亿", "at_leest: 1亿") + "extra: 1\n")
    result = run("validate", str(tmp_path), "--lang", "en")
    assert result.returncode == 5
    assert "rules/strengthen/major-project.yaml" in result.stderr
    assert "rules/ecosystem/premises-rent.yaml" in result.stderr
    assert "did you mean `at_least (at least)`" in result.stderr


@pytest.mark.parametrize("kind", ["programme", "facts", "criteria", "policy", "company"])
def test_the_schemas_in_docs_are_those_that_the_command_prints(kind: str) -> None:
    assert run("schema", kind).stdout == (ROOT / "docs/schema" / f"{kind}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "policies", "policy", "facts", "new", "validate", "schema"])
def test_the_help_of_each_command_has_an_example(command: str) -> None:
    assert f"Example: lucidrule {command}" in run(command, "--help").stdout


def test_a_policy_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    # The fault "unknown-policy" of the command line.
    result = run("policy", "first-sett", "--lang", "en")
    assert (result.returncode, result.stdout) == (2, "")
    assert (
        result.stderr
        == "unknown policy `first-sett`\n  help: did you mean `First-set and first-batch award (first-set)`?\n"
    )


def test_a_setting_without_an_equals_sign_is_refused() -> None:
    # The fault "set-syntax" of the command line.
    result = run("check", RAYCUS, "--set", "sector", "--lang", "zh")
    assert (result.returncode, result.stderr) == (2, "`sector` 不符合 `资料项=值` 或者 `资料项.年份=值` 的写法\n")


@pytest.mark.parametrize("setting", ["＝5亿", " = 5亿"])
def test_a_setting_of_no_fact_is_refused(setting: str) -> None:
    result = run("check", RAYCUS, "--set", setting, "--lang", "en")
    assert (result.returncode, result.stderr) == (2, f"`{setting}` is not `fact=value` or `fact.year=value`\n")


@pytest.mark.parametrize(
    "setting",
    [
        *("annual_revenue.2021=5亿", "annual_revenue.2021=500000000"),
        *("年营业收入．２０２１＝５亿", "2021年营收 ＝ 5亿", "annual_revenue.2021﹦5亿"),
    ],
)
def test_a_setting_replaces_a_fact_of_the_file(setting: str) -> None:
    result = run("check", RAYCUS, "--set", setting, "--as-of", "2022-06-30", "--json", "--policy", "revenue-milestone")
    (outcome,) = json.loads(result.stdout)["determinations"][0]["outcomes"]
    assert (outcome["outcome"], outcome["failing"]) == ("ineligible", ["first-crossing"])


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("company: {name: x}\n", "annual_revenue.2021=4亿"),
        ("facts:\n", "annual_revenue.2021=4亿"),
        ("facts: {annual_revenue: unknown}\n", "annual_revenue.2021=400000000"),
        ("facts: {annual_revenue: {2021: 1亿}}\n", "annual_revenue.2021=400,000,000"),
    ],
    ids=["no facts", "empty facts", "no years", "another value"],
)
def test_a_setting_stands_where_the_file_has_nothing_or_something_else(written: str, setting: str) -> None:
    result = run("check", "-", "--set", setting, "--as-of", "2022-06-30", "--json", stdin=written)
    (outcome,) = [
        each
        for each in json.loads(result.stdout)["determinations"][0]["outcomes"]
        if each["policy"] == "revenue-milestone"
    ]
    # It is above none of the bounds, of which 500 million yuan is the least.
    assert (outcome["outcome"], outcome["failing"]) == ("ineligible", ["first-crossing"])


def test_a_setting_of_a_fact_without_years_replaces_it() -> None:
    result = run("check", "-", "--set", "sector=not_laser", "--as-of", "2022-06-30", "--json", stdin="facts: {}\n")
    outcomes = json.loads(result.stdout)["determinations"][0]["outcomes"]
    assert {each["outcome"] for each in outcomes} == {"ineligible"}


def test_a_setting_replaces_a_year_of_a_file_in_json() -> None:
    written = '{"facts": {"annual_revenue": {"2021": "6亿", "2020": "1亿"}}}'
    setting = ("--set", "annual_revenue.2021=4亿", "--policy", "revenue-milestone")
    result = run("check", "-", *setting, "--as-of", "2022-06-30", "--json", stdin=written)
    (outcome,) = json.loads(result.stdout)["determinations"][0]["outcomes"]
    assert (outcome["outcome"], outcome["failing"]) == ("ineligible", ["first-crossing"])


def test_a_contradiction_of_a_file_in_json_names_both_places() -> None:
    written = '{"facts": {\n"founded_on": "2015-01-01",\n"annual_revenue": {"2016": "1亿",\n "2014": "2亿"}}}'
    result = run("check", "-", "--lang", "en", stdin=written)
    assert result.stderr.startswith("<stdin>:4:10: ")
    assert "`Founding date (founded_on)` at <stdin>:2:15" in result.stderr


def test_a_setting_makes_no_company_of_what_is_none() -> None:
    result = run("check", "-", "--set", "sector=lasers", "--lang", "en", stdin="- facts\n")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("<stdin>:1:1: ")


@pytest.mark.parametrize(
    "setting",
    ["founded_on=1/6/2015", "annual_revenue.2021=约五亿", "foundd_on=2015-06-01"],
    ids=["day", "year", "name"],
)
def test_a_fault_of_a_setting_names_the_setting_and_no_line_of_the_file(setting: str) -> None:
    result = run("check", RAYCUS, "--set", setting, "--lang", "zh")
    first, *others = result.stderr.splitlines()
    assert first.startswith(f"--set {setting}: ")
    assert [line for line in others if not line.startswith("  提示：")] == []


def test_a_file_that_contradicts_a_setting_is_told_with_both() -> None:
    written = "facts: {founded_on: 2015-01-01}\n"
    result = run("check", "-", "--set", "annual_revenue.2014=2亿", "--lang", "en", stdin=written)
    assert "--set annual_revenue.2014=2亿" in result.stderr
    assert "<stdin>:1:21" in result.stderr


def test_a_setting_of_an_unknown_fact_names_the_nearest() -> None:
    result = run("check", RAYCUS, "--set", "sectr=lasers", "--lang", "en")
    assert result.returncode == 2
    assert "unknown fact `sectr`" in result.stderr
    assert "did you mean `Laser field (sector)`?" in result.stderr


@pytest.mark.parametrize(("debug", "shown"), [([], False), (["--debug"], True)], ids=["plain", "debug"])
def test_a_bug_of_our_own_is_told_without_a_traceback_and_shown_with_debug(
    debug: list[str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.api.load", lambda *_: 1 / 0)
    result = run("policies", "--lang", "en", *debug)
    assert result.returncode == 70
    assert "internal error of lucidrule (ZeroDivisionError)" in result.stderr
    assert ("Traceback" in result.stderr) == shown


def test_ctrl_c_ends_a_command_with_130_and_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lucidrule.api.load", interrupted)
    result = run("policies")
    assert (result.returncode, result.stdout, result.stderr.strip()) == (130, "", "")


def test_help_and_version_are_no_errors() -> None:
    assert run("--version") == (0, f"lucidrule, version {lucidrule.__version__}\n", "")
    assert run("--help").returncode == 0


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有名为 `x` 的政策"),
        ({"LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8"}, "`x` という施策はありません"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW"}, "没有名为 `x` 的政策"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}, "unknown policy"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "unknown policy"),
    ],
    ids=["all", "messages", "lang", "another", "none"],
)
def test_the_language_is_that_of_the_locale_or_else_english(locale: dict[str, str], told: str) -> None:
    assert told in run("policy", "x", environment=locale).stderr


def test_a_reader_that_leaves_early_is_no_error() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "PYTHONUTF8": "1"}
    command = f"'{sys.executable}' -c 'from lucidrule.cli import main; main()' check {RAYCUS} {RAYCUS} --json | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    start = '{"schema": "lucidrule/determinations/1", "determinations": [\n'
    assert (result.stdout, result.stderr) == (start, "")


def test_one_file_at_fault_stops_no_other_and_its_faults_are_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("facts: {sectr: 1}\n")
    result = run("check", RAYCUS, str(bad), HG_TECH, "--as-of", "2022-06-30", "--json", "--lang", "en")
    companies = [d["company"]["name"] for d in json.loads(result.stdout)["determinations"]]
    assert companies == ["锐科激光 300747", "华工科技 000988"]
    assert result.returncode == 2
    assert "unknown fact `sectr`" in result.stderr


def test_only_files_at_fault_give_an_empty_document(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.yaml"), "--json", "--lang", "en")
    assert (result.returncode, json.loads(result.stdout)["determinations"]) == (2, [])


def test_validate_says_of_how_many_files_that_they_have_no_fault() -> None:
    result = run("validate", str(ROOT), RAYCUS, HG_TECH, "--lang", "en")
    assert (result.returncode, result.stderr) == (0, "")
    assert "10 policies" in result.stdout
    assert "2 company files" in result.stdout


WARNED = {
    "zh": ("提醒：比例 `70` 即 7000%，超过百分之百", "✔ 示范镇补助：政策2项，企业资料0份，可以使用；另有提醒1条"),
    "en": (
        "warning: the rate `70` is 7000%, more than the whole",
        "✔ Grants of a model town: 2 policies, 0 company files, no faults, 1 warning",
    ),
    "ja": (
        "警告：率 `70` は 7000% で、全体を超えます",
        "✔ 模範町の助成：施策2件、企業ファイル0件、使用できます（警告1件）",
    ),
}


@pytest.mark.parametrize(("lang", "said"), WARNED.items())
def test_validate_warns_of_what_can_be_meant_and_seldom_is_and_strict_lets_it_count(
    tmp_path: Path, lang: str, said: tuple[str, str]
) -> None:
    shutil.copytree(ROOT / "tests/golden/good/programme", tmp_path / "p")
    file = tmp_path / "p/rules/demo/grant.yaml"
    file.write_text(file.read_text("utf-8").replace("rate: 5%", "rate: 70"), encoding="utf-8")
    result = run("validate", str(tmp_path / "p"), "--lang", lang)
    lines = result.stdout.splitlines()
    assert (result.returncode, lines[0], lines[-1]) == (0, f"rules/demo/grant.yaml:72:22: {said[0]}", said[1])
    assert run("validate", str(tmp_path / "p"), "--strict", "--lang", lang).returncode == 5
    assert run("validate", "--strict", "--lang", lang).returncode == 0


def test_validate_lists_the_faults_of_all_company_files(tmp_path: Path) -> None:
    for name, text in (("a", "facts: {sectr: 1}\n"), ("b", "facts: {founded_on: 2021-02-30}\n")):
        (tmp_path / f"{name}.yaml").write_text(text)
    result = run("validate", str(ROOT), str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--lang", "en")
    assert result.returncode == 2
    assert "a.yaml:1:9: unknown fact `sectr`" in result.stderr
    assert "b.yaml:1:21: `2021-02-30` is no day of the calendar" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_complete_commands(shell: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "_LUCIDRULE_COMPLETE": f"{shell}_source"}
    code = "import sys; sys.argv[0] = 'lucidrule'; from lucidrule.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert "_LUCIDRULE_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("lang", "start"), [("zh", "甲：符合{}项（"), ("en", "甲: Eligible {} ("), ("ja", "甲：該当{}件（")]
)
def test_of_many_companies_a_line_for_each(lang: str, start: str, tmp_path: Path) -> None:
    programme = lucidrule.load()
    one, other = tmp_path / "1.yaml", tmp_path / "2.yaml"
    known = {"company": {"name": "甲"}, "facts": complete(7)}
    one.write_text(yaml.safe_dump(known, allow_unicode=True), encoding="utf-8")
    other.write_text("facts: {sectr: lasers}\n", encoding="utf-8")
    found = run("check", str(one), str(other), RAYCUS, "--brief", "--as-of", "2022-06-30", "--lang", lang)
    assert found.returncode == 2
    assert "sectr" in found.stderr
    first, second, last = found.stdout.splitlines()
    outcomes = [each.outcome.value for each in programme.determine(one, as_of=date(2022, 6, 30)).outcomes]
    assert first.startswith(start.format(outcomes.count("eligible")))
    assert second.startswith("锐科激光 300747")
    assert last == WORDS.text("trial_only", lang)


def test_the_outcomes_of_many_companies_as_data_are_those_of_their_determinations() -> None:
    files = [str(path) for path in sorted((ROOT / "examples/companies").glob("*.yaml"))]
    brief = run("check", *files, "--brief", "--json", "--as-of", "2022-06-30", "--exit-code")
    whole = run("check", *files, "--json", "--as-of", "2022-06-30", "--exit-code")
    determinations = json.loads(whole.stdout)["determinations"]
    wanted = [{each["policy"]: each["outcome"] for each in found["outcomes"]} for found in determinations]
    assert [each["outcomes"] for each in json.loads(brief.stdout)["companies"]] == wanted
    assert brief.returncode == whole.returncode == 4
    told = {json.loads(brief.stdout)["statement"]["zh"], *(each["statement"]["zh"] for each in determinations)}
    assert told == {WORDS.text("trial_only", "zh")}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2022-06-30T23:59:59+08:00", "2022-06-30"),
        ("2022-07-01T00:00+08:00", "2022-07-01"),
        ("2022-07-01 00:01+08:00", "2022-07-01"),
        ("2022-06-30T15:59Z", "2022-06-30"),
        ("2022-06-30T16:00Z", "2022-07-01"),
        ("2022-06-30T23:59-01:00", "2022-07-01"),
    ],
)
def test_a_moment_of_a_zone_is_the_day_that_it_is_in_the_zone_of_the_programme(moment: str, day: str) -> None:
    found = json.loads(run("check", RAYCUS, "--brief", "--json", "--as-of", moment).stdout)
    assert found["companies"][0]["as_of"] == day


@pytest.mark.parametrize("command", [("check", RAYCUS), ("screen", "none.csv"), ("template", "t.xlsx")], ids=str)
def test_a_moment_is_refused_where_the_programme_states_no_zone(command: tuple[str, str], tmp_path: Path) -> None:
    town = str(ROOT / "tests/golden/good/programme")
    found = run(*command, "--programme", town, "--as-of", "2022-06-30T23:00+08:00", "--lang", "en")
    assert found.returncode == 2
    assert "zone" in found.stderr
    assert "2022-06-30T23:00+08:00" in found.stderr


@pytest.mark.parametrize(
    ("moment", "said"),
    [("9999-12-31T23:00-08:00", "is no day of the calendar"), ("2022-06-30T25:00+08:00", "is not a date")],
)
def test_a_moment_that_there_is_not_is_refused(moment: str, said: str) -> None:
    found = run("check", RAYCUS, "--as-of", moment, "--lang", "en")
    assert (found.returncode, found.stdout) == (2, "")
    assert f"`{moment}` {said}" in found.stderr


def test_brief_tells_of_each_of_many_files_what_is_at_fault_among_them_last(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("facts: {sectr: lasers}\n", encoding="utf-8")
    files = [RAYCUS] * 5 + [str(bad)] + [RAYCUS] * 5
    alone = run("check", RAYCUS, "--brief", "--as-of", "2022-06-30", "--lang", "en").stdout
    found = run("check", *files, "--brief", "--as-of", "2022-06-30", "--lang", "en")
    line, trial_only = alone.splitlines(keepends=True)
    assert (found.stdout, found.returncode) == (line * 10 + trial_only, 2)
    assert "bad.yaml:1:9: unknown fact `sectr`" in found.stderr
    # With what replaces a fact each is read by itself.
    other = run("check", *files, "--brief", "--as-of", "2022-06-30", "--lang", "en", "--set", "registered_in_zone=no")
    assert other.stdout.count("锐科激光 300747: Not eligible 10") == 10


@pytest.mark.parametrize("written", ["2022年6月30日", "2022年06月30日", "２０２２-０６-３０"])
def test_a_reference_date_may_be_written_as_in_chinese_and_japanese(written: str) -> None:
    result = run("check", RAYCUS, "--as-of", written, "--brief", "--lang", "zh")
    line, _, _ = result.stdout.splitlines()[0].partition("；")
    assert (line, result.returncode) == ("锐科激光 300747：资料不足，待定10项", 0)


@pytest.mark.parametrize(
    ("lang", "written", "said"),
    [
        ("zh", "去年年底", "`去年年底` 不是日期\n  提示：请写 2022年6月30日 或者 2022-06-30\n"),
        (
            "ja",
            "tomorrow",
            "`tomorrow` は日付ではありません\n  ヒント：2022年6月30日 又は 2022-06-30 と書いてください\n",
        ),
        ("en", "30 June", "`30 June` is not a date\n  help: write 2022-06-30\n"),
        ("zh", "2022年2月30日", "`2022年2月30日` 不是有效日期\n"),
    ],
)
def test_what_is_no_reference_date_is_refused_in_the_language_asked_for(lang: str, written: str, said: str) -> None:
    result = run("check", RAYCUS, "--as-of", written, "--lang", lang)
    assert (result.stderr, result.returncode) == (said, 2)


def test_a_company_file_of_one_line_with_a_full_width_colon_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("sector：laser\n", encoding="utf-8")
    result = run("check", str(tmp_path / "c.yaml"), "--lang", "zh")
    assert (result.returncode, "c.yaml:1:7" in result.stderr, "全角冒号" in result.stderr) == (2, True, True)


def test_the_command_runs_where_its_output_is_no_stream_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["lucidrule", "--version"])
    monkeypatch.setattr("sys.stdout", io.StringIO())
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with suppress(SystemExit):
        main()
    assert "lucidrule" in cast(io.StringIO, sys.stdout).getvalue()
