"""What a programme holds, as the command lists it: in words and as data."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, text, texts, written

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
