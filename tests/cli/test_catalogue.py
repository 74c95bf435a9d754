"""What a programme holds, as the command lists it: in words and as data."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from command import run
from few_rules import criterion, fact, policy, text, texts, written

from lucidrule import cli

FACTS = (
    fact("sales", "money", "Sales", ", yearly: true")
    + fact("rent", "money", "Rent")
    + fact("old", "flag", "Old")
    + fact("opened_on", "event", "Opened")
)
POINT = f"open_points: {{bound: {{question: {text('Does the bound count?')}, basis: assumed}}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A programme of one policy that says a condition of each shape, and the shapes of amounts that have keys."""
    conditions = {
        "share": "{share: {of: rent, in: {fact: sales}, at_least: 5%}}",
        "grown": "{growth: {of: sales, over: assessment-1, at_least: 10%}}",
        "some": "{at_least_n: {n: 1, of: [{not: {old: true}}, {any: [{old: true}, {needs_judgement: bound}]}]}}",
        "spent": "{amount: {of: {sum: [rent, 5]}, more_than: 1万}}",
        "all": "{all: [{use: newer}, {opened_on: {within_years: {from: assessment-2, to: assessment}}}]}",
    }
    criteria = ", ".join(criterion(name, name, when) for name, when in conditions.items())
    newer = f"definitions: {{newer: {{label: {text('Newer')}, when: {{old: false}}}}}}\n"
    bands = "{bands: [{from: 0, below: 5万, rate: 1%}, {from: 5万, rate: 2%}], by: rent, of: {least_of: [rent, 3]}}"
    files = texts(FACTS, {"p": policy("p", criteria, amount=bands, more=POINT + newer)})
    return written(files, tmp_path)


def printed(*arguments: str) -> Any:
    result = run(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_a_policy_as_data_has_the_words_of_its_rule_file(folder: str) -> None:
    found = printed("policy", "p", "--json", "--programme", folder)
    assert {each["id"]: each["when"] for each in found["criteria"]} == {
        "share": {"share": {"of": "rent", "in": {"fact": "sales"}, "at_least": "5%"}},
        "grown": {"growth": {"of": "sales", "over": "assessment-1", "at_least": "10%"}},
        "some": {
            "at_least_n": {
                "n": 1,
                "of": [{"not": {"old": True}}, {"any": [{"old": True}, {"needs_judgement": "bound"}]}],
            }
        },
        "spent": {"amount": {"of": {"sum": ["rent", 5]}, "more_than": "1万"}},
        "all": {
            "all": [{"use": "newer"}, {"opened_on": {"within_years": {"from": "assessment-2", "to": "assessment"}}}]
        },
    }
    (award,) = found["entitlement"]["awards"]
    assert award["amount"] == {
        "bands": [{"from": 0, "below": "5万", "rate": "1%"}, {"from": "5万", "rate": "2%"}],
        "by": "rent",
        "of": {"least_of": ["rent", 3]},
    }


LIST = (
    fact("level", "choice", "Level", ", choices: {a: {zh: 甲, en: First, ja: 甲}, b: {zh: 乙, en: Second, ja: 乙}}")
    + fact("staff", "count", "Staff", f", note: {text('Heads, not hours.')}, proved_by: {text('The payroll')}")
    + fact(
        "ships",
        "records",
        "Ships",
        f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}, kind: {{type: choice, "
        f"label: {text('Kind')}, question: {text('Which?')}, choices: {{t: {text('Tug')}, f: {text('Ferry')}}}}}}}",
    )
)


@pytest.fixture
def ships(tmp_path: Path) -> str:
    """A programme with a list, of whose records two criteria ask, and an interaction that asks for a fact."""
    each = f"for_each: ships\neach: [{criterion('big', 'Big', '{big: true}')}]\n"
    other = policy("q", criterion("c", "C", "{staff: {at_least: 1}}"))
    files = texts(LIST, {"p": policy("p", "", more=each), "q": other})
    rule = f"{{id: r, effect: exclude, policies: [p, q], when: {{level: a}}, label: {text('r')}, basis: assumed}}"
    top = files["policies.yaml"].replace("basis: assumed}}\n", f"basis: assumed}}, rules: [{rule}]}}\n")
    return written({**files, "policies.yaml": top}, tmp_path)


def test_facts_as_data_say_which_policies_use_them_also_for_records_and_between_policies(ships: str) -> None:
    found = printed("facts", "--json", "--programme", ships)
    assert {name: each["used_by"] for name, each in found.items()} == {
        "level": ["p", "q"],
        "staff": ["q"],
        "ships": ["p"],
    }
    assert found["staff"]["proved_by"]["en"] == "The payroll"
    assert list(found["ships"]["parts"]) == ["big", "kind"]


def test_facts_in_words_have_their_parts_their_note_and_what_proves_them(ships: str) -> None:
    lines = [line.strip() for line in run("facts", "--programme", ships, "--lang", "en").stdout.splitlines()]
    at = next(n for n, line in enumerate(lines) if line.startswith("staff"))
    # The label stands above the id.
    assert lines[at - 1].startswith("Staff ")
    assert (lines[at].split(maxsplit=1)[1], lines[at + 1]) == ("Heads, not hours.", "proof: The payroll")
    at = next(n for n, line in enumerate(lines) if line.startswith("ships"))
    big, *others = lines[at].split(maxsplit=1)[1], *lines[at + 1 : at + 3]
    assert big == "Big (big, yes or no): Big?"
    assert others == ["Kind (kind, choice): Which?", "t: Tug, f: Ferry"]


def alike(said: str) -> dict[str, str]:
    return dict.fromkeys(("zh", "en", "ja"), said)


def test_policies_as_data_have_their_area_title_and_summary(ships: str) -> None:
    assert printed("policies", "--json", "--programme", ships) == [
        {"id": name, "area": "a", "title": alike(name.upper()), "summary": alike(name)} for name in ("p", "q")
    ]


def test_a_form_asks_for_the_parts_of_a_list_and_says_what_proves_a_fact(ships: str, tmp_path: Path) -> None:
    assert run("new", "c.yaml", "--programme", ships, "--lang", "en", folder=tmp_path).stdout == "✔ c.yaml\n"
    lines = (tmp_path / "c.yaml").read_text(encoding="utf-8").splitlines()
    at = lines.index("  # Staff?")
    assert lines[at + 1] == "  # proof: The payroll"
    assert lines[at + 2].startswith("  staff:  # ")
    at = lines.index("  # Ships?")
    assert [line.rsplit("  # ", 1)[0] for line in lines[at + 1 : at + 4]] == ["  ships:", "  #  - big:", "  #    kind:"]


def test_the_schema_of_company_files_knows_the_facts_of_another_programme(ships: str) -> None:
    facts = printed("schema", "company", "--programme", ships)["properties"]["facts"]["anyOf"][0]["properties"]
    assert list(facts) == ["level", "staff", "ships"]
    assert facts["level"]["anyOf"][0] == {"enum": ["a", "甲", "First", "甲", "b", "乙", "Second", "乙"]}


def test_a_policy_in_words_begins_with_its_title_and_says_what_it_asks_for(ships: str) -> None:
    lines = run("policy", "q", "--programme", ships, "--lang", "en").stdout.splitlines()
    assert lines[0] == "Q"
    assert lines[lines.index("  · C") + 1] == "    staff of at least 1"


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_form_asks_for_the_year_that_is_assessed_and_the_three_before(tmp_path: Path, before: int) -> None:
    files = texts(fact("sales", "money", "Sales", ", yearly: true"), {"p": policy("p", "")})
    top = files["policies.yaml"].replace("years_before: 1", f"years_before: {before}")
    folder = written({**files, "policies.yaml": top}, tmp_path / "p")
    run("new", "c.yaml", "--programme", folder, folder=tmp_path)
    lines = (tmp_path / "c.yaml").read_text(encoding="utf-8").splitlines()
    asked = [int(line.split(":")[0]) for line in lines[lines.index("  sales:") + 1 :] if line.startswith("    20")]
    last = date.today().year - before
    assert asked == [last, last - 1, last - 2, last - 3]


def test_the_schema_of_summaries_says_what_each_key_means() -> None:
    keys = printed("schema", "summary")["properties"]
    assert list(keys)[:3] == ["statement", "as_of", "rows"]
    assert keys["hidden"]["items"] == {"$ref": "#/$defs/Hidden"}


def test_the_schema_of_determinations_knows_the_policies_of_another_programme(ships: str) -> None:
    outcome = printed("schema", "determination", "--programme", ships)["$defs"]["PolicyOutcome"]
    assert outcome["properties"]["policy"]["enum"] == ["p", "q"]


@pytest.mark.parametrize(
    ("lang", "columns", "told"),
    [
        ("zh", "75", "1. First：条款2项；参照推定2项；未注明2项"),
        ("en", "75", "1. First: All 2; Assumed 2; not said 2"),
        ("en", "76", "1. First"),
    ],
)
def test_where_there_is_no_room_for_a_table_what_clauses_stand_on_is_told_in_lines(
    tmp_path: Path, lang: str, columns: str, told: str
) -> None:
    place = written(
        texts(
            fact("green", "flag", "Green"), {"first": policy("first", criterion("green", "Is green", "{green: true}"))}
        ),
        tmp_path,
    )
    asked = ["policies", "--basis", "--lang", lang, "--programme", place]
    lines = CliRunner().invoke(cli.cli, asked, env={"COLUMNS": columns}).output.splitlines()
    assert [line.split("  ")[0].strip() for line in lines if line.strip().startswith("1. First")] == [told]
