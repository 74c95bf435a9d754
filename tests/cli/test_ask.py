"""`ask` as company staff use it: typed answers, mistakes, going back, what is saved."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import yaml
from click.testing import CliRunner, Result
from few_rules import criterion, fact, policy, text, texts, written

import lucidrule
from lucidrule import cli
from lucidrule.advise.company_text import CompanyText
from lucidrule.advise.interview import Answer
from lucidrule.kernel.missing import Missing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATE = ("--as-of", "2022-06-30")


def asked(typed: str, *options: str, lang: str = "en", name: str | None = "") -> Result:
    """Return what comes of an interview about a company of this name, None: of one that its file names."""
    first = "" if name is None else f"{name}\n\n"
    return CliRunner().invoke(cli.cli, ["ask", *DATE, "--lang", lang, *options], input=first + typed)


# The third answer is left open and looked at again; the first is changed, after which the others matter no more.
TYPED = {
    "zh": "激光器\n是\n7\n?\n是\n\n<\n\n!\n2\n银\n7\n",
    "en": "lasers\nyes\n7\n?\nyes\n\n<\n\n!\n2\nsilver\n7\n",
    "ja": "レーザー発振器\nはい\n7\n?\nはい\n\n<\n\n!\n2\n銀\n7\n",
}
NAMES = {"zh": "甲公司", "en": "First Ltd.", "ja": "甲社"}


@pytest.mark.usefixtures("without_durable_rules")
@pytest.mark.parametrize("lang", TYPED)
def test_an_interview_in_words(
    tmp_path: Path, lang: str, kept: Callable[[Path, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = asked(TYPED[lang], "--save", "company.yaml", lang=lang, name=NAMES[lang])
    assert result.exit_code == 0
    golden = HERE / "golden" / f"ask.{lang}.txt"
    # In a terminal what is typed stands between the lines, and errors among them.
    text = result.output.replace(lucidrule.load().compiled.digest[:12], "0" * 12)
    assert text == kept(golden, text)
    kept_file = yaml.safe_load(Path("company.yaml").read_text(encoding="utf-8"))
    assert (kept_file["company"]["name"], kept_file["facts"]["sector"]) == (NAMES[lang], "not_laser")


# One product, of which the level is known and the day is not; the founding of the company is not asked for.
RECORDS = {
    "zh": "1\n省级\n2022-13-01\n不详\n.\n",
    "en": "1\nprovincial\n2022-13-01\nunknown\n.\n",
    "ja": "1\n省級\n2022-13-01\n不明\n.\n",
}


@pytest.mark.usefixtures("without_durable_rules")
@pytest.mark.parametrize("lang", RECORDS)
def test_records_are_asked_for_one_by_one(tmp_path: Path, lang: str, kept: Callable[[Path, str], str]) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("facts: {sector: lasers, industrial_enterprise: true, registered_in_zone: true}\n")
    result = asked(RECORDS[lang], "--policy", "first-set", "--save", str(path), str(path), lang=lang)
    assert result.exit_code == 0
    facts = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
    assert facts["first_set_products"] == [{"level": "provincial", "recognised_on": "unknown"}]
    golden = HERE / "golden" / f"ask-records.{lang}.txt"
    text = result.output.replace(lucidrule.load().compiled.digest[:12], "0" * 12).replace(str(tmp_path), "")
    assert text == kept(golden, text)


def test_what_is_typed_is_saved_as_it_comes_and_the_interview_goes_on_from_it(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    first = asked("lasers\nyes\n\n", "--save", str(path))
    assert first.exit_code == 0
    assert yaml.safe_load(path.read_text()) == {
        "facts": {"sector": "lasers", "industrial_enterprise": True, "registered_in_zone": "unknown"}
    }
    again = asked(".\n", "--save", str(path))
    assert f"{path} was read: 2 facts are known" in again.output
    assert again.output.index("Payment of tax in the zone  [10 policies open, 27 facts missing]") > 0
    assert "Laser field  [" not in again.output
    assert "Registration in the zone  [" not in again.output


def test_comments_order_and_sources_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "raycus.yaml"
    before = (ROOT / "examples/companies/raycus.yaml").read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    asked("yes\nno\n.\n", str(path), "--save", str(path), name=None)
    after = path.read_text(encoding="utf-8")
    # Two lines more, and nothing else.
    assert after == before + "  industrial_enterprise: true\n  registered_in_zone: false\n"


def test_a_file_with_tabs_after_its_keys_can_be_added_to() -> None:
    programme = lucidrule.load().compiled
    text = CompanyText("facts:\n  sector:\tlasers\t# ours\n", None)
    answer = Answer(Missing("conducts_rd"), "yes", ())
    assert text.text([answer], programme) == "facts:\n  sector: lasers # ours\n  conducts_rd: true\n"
    assert CompanyText("", None).text([answer], programme) == "facts:\n  conducts_rd: true\n"


def test_answers_are_written_as_a_company_file_has_them() -> None:
    programme = lucidrule.load()
    interview = programme.interview({"annual_revenue": {2020: "1亿"}}, as_of=date(2022, 6, 30))
    for missing, value in (
        (Missing("registered_in_zone"), "否"),
        (Missing("founded_on"), "2011年4月1日"),
        (Missing("moved_into_base_on"), "从未"),
        (Missing("annual_revenue", 2021), "3.97亿"),
        (Missing("annual_revenue", through=2020), "2018: 3,000万, 2019: 4亿"),
        (Missing("project_investment"), "600000"),
        (Missing("first_set_products"), "2"),
        (Missing("first_set_products", record=2, part="level"), "national"),
        (Missing("demo_contract"), None),
        (Missing("equipment_amount", 2021), None),
    ):
        interview.answer(value, missing)
    text = CompanyText("# mine\nfacts:\n  annual_revenue: {2020: 1亿}\n", None).text(
        interview.answers, programme.compiled
    )
    assert text.startswith("# mine\n")
    assert yaml.safe_load(text)["facts"] == {
        "annual_revenue": {2020: "1亿", 2018: "3,000万", 2019: "4亿", 2021: "3.97亿"},
        "registered_in_zone": False,
        "founded_on": date(2011, 4, 1),
        "moved_into_base_on": "never",
        "project_investment": 600_000,
        "first_set_products": [{}, {"level": "national"}],
        "demo_contract": "unknown",
        "equipment_amount": {2021: "unknown"},
    }


def test_a_file_that_is_there_is_not_replaced_by_another_company(tmp_path: Path) -> None:
    there, other = tmp_path / "there.yaml", tmp_path / "other.yaml"
    for path in (there, other):
        path.write_text(f"# {path.name}\nfacts: {{sector: lasers}}\n", encoding="utf-8")
    refused = asked("yes\n", str(other), "--save", str(there))
    assert isinstance(refused.exception, lucidrule.UnreadableInput)
    assert [fault.code for fault in refused.exception.faults] == ["file-exists"]
    assert there.read_text(encoding="utf-8").startswith("# there.yaml")
    assert asked("yes\n", str(other), "--save", str(there), "--force").exit_code == 0
    assert there.read_text(encoding="utf-8").startswith("# other.yaml")


def test_without_save_it_is_said_that_nothing_was_kept(tmp_path: Path) -> None:
    result = asked("lasers\n.\n")
    assert "Not saved: --save FILE keeps the answers" in result.output
    assert "Not saved" not in asked(".\n").output


def test_what_can_be_changed_is_listed_with_its_value_also_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("facts: {sector: lasers, project_investment: 6亿, first_set_products: none}\n", encoding="utf-8")
    result = asked("!\n2\n0\n!\n\n.\n", str(path), "--policy", "major-project")
    assert "1. Laser field: Lasers" in result.output
    assert "2. Fixed-asset investment of the major project: 600,000,000 yuan" in result.output
    assert "3. First-set and first-batch products: 0 listed" in result.output
    assert "Settled: Major project investment subsidy, Not eligible" in result.output


def test_help_tells_the_note_of_a_fact_and_what_was_left_open_is_listed_as_such(tmp_path: Path) -> None:
    facts = fact("green", "flag", "Green", f", note: {text('As the office says.')}") + fact("blue", "flag", "Blue")
    both = ", ".join(criterion(name, name, f"{{{name}: true}}") for name in ("green", "blue"))
    folder = written(texts(facts, {"p": policy("p", both)}), tmp_path)
    lines = [line.strip() for line in asked("?\n\n!\n\n.\n", "--programme", folder).output.splitlines()]
    at = lines.index("As the office says.")
    # What proves it is not declared.
    assert lines[at + 1].startswith("Type the answer")
    assert "1. Green: don't know" in lines


def test_back_and_change_at_the_beginning_say_that_there_is_nothing(tmp_path: Path) -> None:
    assert asked("!\n.\n", name="<\n!\n").output.count("There is no earlier answer.") == 3


def wait_until_it_holds(path: Path, text: str) -> None:
    """Return when a file holds a text, or after ten seconds."""
    for _ in range(200):
        if path.exists() and text in path.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)


def test_ctrl_c_ends_without_the_report_and_says_where_the_answers_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "company.yaml"
    monkeypatch.setattr("click.prompt", Mock(side_effect=["", "", "lasers", KeyboardInterrupt]))
    result = asked("", "--save", str(path))
    assert result.exit_code == 130
    assert result.output.endswith(f"Saved: {path}\n")
    assert "Receipt" not in result.output
    assert yaml.safe_load(path.read_text()) == {"facts": {"sector": "lasers"}}


def test_an_answer_that_is_changed_can_be_left_as_it_is_and_is_asked_again_where_it_is_none(tmp_path: Path) -> None:
    result = asked("lasers\n!\n9\n!\n1\nsilver\nnot_laser\n")
    assert "`silver` is no choice of" in result.output
    assert "Settled: Laser industry development fund, Not eligible" in result.output


def test_several_choices_are_kept_in_order(tmp_path: Path) -> None:
    choices = f", choices: {{a: {text('First')}, b: {text('Second')}}}"
    grades = fact("grades", "choices", "Grades", choices)
    asks = criterion("c", "C", "{grades: {includes_all: [a, b]}}")
    folder = written(texts(grades, {"p": policy("p", asks)}), tmp_path)
    asked("b, a\n", "--programme", folder, "--save", str(tmp_path / "c.yaml"))
    assert yaml.safe_load((tmp_path / "c.yaml").read_text()) == {"facts": {"grades": ["a", "b"]}}


GRADES = {"2": "Lower, or none", "1": "Higher"}
LETTERS = {"a": "Making, selling", "b": "Second", "c": "Third"}
# By what is typed: of which choices, of one or of several, what the company file says then.
CHOSEN = {
    "an id that is another's place": ("choice", GRADES, "2", "2"),
    "a place where no id is a number": ("choice", LETTERS, "02", "b"),
    "a place in full width": ("choice", LETTERS, "３", "c"),
    "several places": ("choices", LETTERS, "3、1", ["a", "c"]),
    "a place and a name": ("choices", LETTERS, "3, second", ["b", "c"]),
    "a name with a comma": ("choices", LETTERS, "making, selling", ["a"]),
    "several ids that are numbers": ("choices", GRADES, "1, 2", ["1", "2"]),
}


@pytest.mark.parametrize(("kind", "labels", "typed", "kept_as"), CHOSEN.values(), ids=CHOSEN)
def test_a_choice_is_taken_by_its_place_unless_ids_are_numbers(
    kind: str, labels: dict[str, str], typed: str, kept_as: Any, tmp_path: Path
) -> None:
    choices = ", ".join(f'"{name}": {text(label)}' for name, label in labels.items())
    asks = {"choice": "{grades: ['%s']}", "choices": "{grades: {includes: '%s'}}"}[kind] % next(iter(labels))
    grades = fact("grades", kind, "Grades", f", choices: {{{choices}}}")
    files = texts(grades, {"p": policy("p", criterion("c", "C", asks))})
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    asked(f"{typed}\n", "--programme", written(files, tmp_path), "--save", str(tmp_path / "c.yaml"))
    assert yaml.safe_load((tmp_path / "c.yaml").read_text()) == {"facts": {"grades": kept_as}}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of terminals")
def test_ctrl_c_loses_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "lucidrule", "ask", *DATE, "--lang", "en", "--save", str(path)]
    pipe: Any = subprocess.PIPE
    process = subprocess.Popen(
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        env=environment,
        # A shell that runs the tests in the background has them, and what they start, ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(b"\n\nlasers\nyes\n")
    process.stdin.flush()
    wait_until_it_holds(path, "industrial_enterprise")
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate()
    assert b"Traceback" not in errors
    assert process.returncode == 130
    assert out.decode().endswith(f"Saved: {path}\n")
    assert yaml.safe_load(path.read_text()) == {"facts": {"sector": "lasers", "industrial_enterprise": True}}


def lines_of(typed: str, *options: str, **more: Any) -> list[str]:
    return [line.strip() for line in asked(typed, *options, **more).output.splitlines()]


FLAGS = "".join(fact(name, "flag", name.title()) for name in ("one", "two", "three"))


def of_flags(when: str, folder: Path, facts: str = FLAGS) -> str:
    return written(texts(facts, {"p": policy("p", criterion("c", "C", when))}), folder)


THREE = "{any: [{all: [{one: true}, {two: true}]}, {three: true}]}"


def test_going_back_shows_the_answer_and_enter_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    lines = lines_of("lasers\nyes\n<\n<\n\n\n.\n", "--save", str(path))
    assert [line for line in lines if "Answered:" in line] == [
        "Answered: yes (Enter keeps it; type unknown to take it back)",
        "Answered: Lasers (Enter keeps it; type unknown to take it back)",
        "Answered: yes (Enter keeps it; type unknown to take it back)",
    ]
    assert yaml.safe_load(path.read_text()) == {"facts": {"sector": "lasers", "industrial_enterprise": True}}


def test_an_answer_is_taken_back_by_saying_that_it_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    lines = lines_of("lasers\n<\nunknown\n<\n\n.\n", "--save", str(path))
    assert "Answered: don't know (Enter keeps it)" in lines
    assert yaml.safe_load(path.read_text()) == {"facts": {"sector": "unknown"}}


def test_later_answers_are_kept_and_those_that_matter_no_more_are_marked(tmp_path: Path) -> None:
    place, path = of_flags(THREE, tmp_path), tmp_path / "company.yaml"
    asked_first = lines_of(".\n", "--programme", place)
    assert any(line.startswith("Three  [1 policy open, 3 facts missing]") for line in asked_first)
    lines = lines_of("no\nyes\n<\n<\nyes\n", "--programme", place, "--save", str(path))
    assert "Later answers are kept:" in lines
    assert "One: yes (no longer matters)" in lines
    assert yaml.safe_load(path.read_text()) == {"facts": {"three": True, "one": True}}


def test_what_still_matters_is_not_marked(tmp_path: Path) -> None:
    place = of_flags(THREE, tmp_path)
    lines = lines_of("no\nyes\n<\n<\nunknown\n.\n", "--programme", place)
    assert "One: yes" in lines


def test_the_name_is_asked_first_kept_and_can_be_changed_by_going_back(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    lines = lines_of("<\nSecond Ltd.\n<\n\n.\n", "--save", str(path), name="First Ltd.")
    assert lines.index("Name of the company") < next(at for at, line in enumerate(lines) if "Laser field" in line)
    assert "Answered: First Ltd. (Enter keeps it)" in lines
    assert "Answered: Second Ltd. (Enter keeps it)" in lines
    assert yaml.safe_load(path.read_text()) == {"company": {"name": "Second Ltd."}, "facts": {}}
    assert "Name of the company" not in asked(".\n", "--save", str(path), name=None).output


def test_a_name_goes_to_what_a_file_says_of_the_company(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("company: {id: x7}\nfacts: {sector: lasers}\n", encoding="utf-8")
    asked(".\n", str(path), "--save", str(path), name="First Ltd.")
    assert yaml.safe_load(path.read_text()) == {
        "company": {"id": "x7", "name": "First Ltd."},
        "facts": {"sector": "lasers"},
    }


def test_help_at_the_name_tells_the_commands_and_an_end_ends_it() -> None:
    assert "Type the answer; Enter: don't know" in asked("", name="?\n.").output.split("Name of the company")[1]
    assert "Laser field  [" not in asked("", name=".").output


FRENCH = ROOT / "examples" / "programmes" / "aides-regionales"
CODE = "91420100MA4KWNYN77"


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        (f"{CODE}\n", [], {"code": CODE}),
        # Blanks, hyphens and small letters are how people copy it.
        (" 91420100-ma4kwnyn77\n", [], {"code": CODE}),
        (f"{CODE[:-1]}0\n{CODE}\n", ["has a wrong check digit"], {"code": CODE}),
        ("9142\n\n", ["has 18 characters, `9142` has 4"], {}),
        ("?\n\n", ["Enter: don't know"], {}),
        ("!\n\n", ["There is no earlier answer."], {}),
        # Back to the name, which stays; then a code that may be typed over.
        (f"<\n\n{CODE}\n<\n\n\n", [f"Answered: {CODE} (Enter keeps it)"], {"code": CODE}),
    ],
)
def test_the_credit_code_is_asked_after_the_name_and_checked(
    tmp_path: Path, typed: str, told: list[str], kept: dict[str, str]
) -> None:
    path = tmp_path / "company.yaml"
    result = CliRunner().invoke(
        cli.cli, ["ask", *DATE, "--lang", "en", "--save", str(path)], input=f"First Ltd.\n{typed}.\n"
    )
    assert [each for each in told if each in result.output] == told
    assert yaml.safe_load(path.read_text())["company"] == {"name": "First Ltd.", **kept}
    assert result.output.index("Name of the company") < result.output.index("Unified social credit code")


def test_an_end_at_the_credit_code_ends_it_and_no_code_is_asked_where_there_are_none() -> None:
    assert "Laser field  [" not in CliRunner().invoke(cli.cli, ["ask", *DATE, "--lang", "en"], input="A\n.\n").output
    asked_there = CliRunner().invoke(
        cli.cli, ["ask", "--as-of", "2024-05-05", "--programme", str(FRENCH)], input="A\n.\n"
    )
    # The end that is typed is the answer to the first question, which was asked.
    assert "Département du siège  [" in asked_there.output


def of_sums(folder: Path) -> str:
    """Return a programme with four policies that pay twice what one fact says, and two that pay what others say."""
    facts = fact("rent", "money", "Rent") + fact("fee", "money", "Fee") + fact("toll", "money", "Toll")
    amounts = {f"p{n}": "{multiply: rent, by: 200%}" for n in range(4)} | {"fee": "fee", "toll": "toll"}
    return written(texts(facts, {name: policy(name, "", amount=amount) for name, amount in amounts.items()}), folder)


def test_after_outcomes_sums_are_asked_for_and_why_names_three_policies_and_a_count(tmp_path: Path) -> None:
    lines = lines_of("7\n8\n1\n", "--programme", of_sums(tmp_path))
    assert lines[lines.index("What follows changes no outcome, only sums:") + 2] == (
        "Rent  [3 more questions fix your sum; Enter to skip]"
    )
    why = [line for line in lines if line.startswith("Why:")]
    assert why[:2] == [
        "Why: fixes the sums of: 1. P0, 2. P1, 3. P2 and others, 4 in all",
        "Why: fixes the sums of: 5. Fee",
    ]
    assert "Toll  [1 more question fixes your sum; Enter to skip]" in lines
    assert "Nothing more can change an outcome or a sum." in lines
    assert "Estimated total: 65 yuan" in lines


def test_sums_that_are_skipped_stay_open_and_it_is_said(tmp_path: Path) -> None:
    lines = lines_of("\n8\n1\n", "--programme", of_sums(tmp_path))
    assert "Fee  [2 more questions about your sum; Enter to skip]" in lines
    assert "All outcomes are settled; what was not answered only changes sums." in lines
    assert "Estimated total: at least 9 yuan" in lines


def test_an_answer_that_only_sums_wait_for_still_matters(tmp_path: Path) -> None:
    lines = lines_of("7\n8\n<\n<\n9\n1\n", "--programme", of_sums(tmp_path))
    assert lines[lines.index("Later answers are kept:") + 1] == "Fee: 8 yuan"
    assert "Estimated total: 81 yuan" in lines


def test_the_line_of_what_is_open_moves_with_each_answer() -> None:
    lines = lines_of("lasers\n\nyes\nyes\n.\n")
    told = [line.split("  [")[1] for line in lines if "facts missing]" in line]
    assert told == [f"10 policies open, {left} facts missing]" for left in (30, 29, 28, 27, 26)]


def test_ctrl_c_without_a_file_shows_what_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", Mock(side_effect=["First Ltd.", "", "lasers", KeyboardInterrupt]))
    result = asked("", name=None)
    shown = result.output.split("from which to go on:\n")[1]
    assert yaml.safe_load(shown) == {"company": {"name": "First Ltd."}, "facts": {"sector": "lasers"}}


BIG = f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}}}"


@pytest.fixture
def ships(tmp_path: Path) -> str:
    """A programme that asks whether one of the ships is big."""
    files = {"p": policy("p", "", more=f"for_each: ships\neach: [{criterion('b', 'B', '{big: true}')}]\n")}
    return written(texts(fact("ships", "records", "Ships", BIG), files), tmp_path / "rules of ships")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2\nno\n!\n2\n3\n.\n", [{"big": False}, {}, {}]), ("2\nno\n!\n2\n1\n", [{"big": False}])],
    ids=["longer", "shorter"],
)
def test_of_a_list_that_changes_its_length_what_was_said_of_its_records_stays(
    tmp_path: Path, ships: str, typed: str, kept: list[Any]
) -> None:
    path = tmp_path / "company.yaml"
    asked(typed, "--programme", ships, "--save", str(path))
    assert yaml.safe_load(path.read_text()) == {"facts": {"ships": kept}}


def test_an_answer_about_a_record_that_is_gone_no_longer_matters(tmp_path: Path, ships: str) -> None:
    path = tmp_path / "company.yaml"
    lines = lines_of("2\nno\n<\n<\n0\n", "--programme", ships, "--save", str(path))
    assert "Ships no. 1: Big: don't know (no longer matters)" in lines
    assert yaml.safe_load(path.read_text()) == {"facts": {"ships": "none"}}


def test_what_is_changed_beside_is_not_asked_again_and_an_end_there_ends_all(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("facts: {sector: lasers}\n", encoding="utf-8")
    lines = lines_of("!\n1\nraw\n!\n1\n\n!\n1\n.\n", str(path), "--save", str(path))
    assert sum(line.startswith("Laser field  [") for line in lines) == 3
    assert lines.count("What was not answered stays open.") == 1


def test_a_file_with_keys_in_chinese_gets_its_answers_under_them(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("企业: {名称: 甲}\n资料:\n  年营业收入: {2020: 5}\n", encoding="utf-8")
    asked("lasers\n.\n", str(path), "--save", str(path), name=None)
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert found == {"企业": {"名称": "甲"}, "资料": {"年营业收入": {2020: 5}, "sector": "lasers"}}
