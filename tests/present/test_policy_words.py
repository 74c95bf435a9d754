"""A policy in words: what its rule says of conditions, awards and who else receives a part of them."""

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.present.policy import describe

FACTS = (
    fact("green", "flag", "Green")
    + fact("local", "flag", "Local")
    + fact("rent", "money", "Rent")
    + fact("fee", "money", "Fee")
    + fact("opened", "event", "Opening")
)
POINT = f"open_points: {{bound: {{question: {text('Does the bound count?')}, basis: assumed}}}}\n"


def told(rule: str, *, old: str = "", new: str = "") -> list[str]:
    """Return the lines of a policy in English."""
    files = texts(FACTS, {"p": rule})
    top = files["policies.yaml"].replace(old, new) if old else files["policies.yaml"]
    found = small({**files, "policies.yaml": top}).compiled
    return describe(found.policies[0], found, "en").splitlines()


def condition(when: str) -> list[str]:
    """Return what is told of a criterion, below its label."""
    lines = told(policy("p", criterion("c", "C", when), more=POINT))
    return lines[lines.index("  · C") + 1 : lines.index("Support") - 2]


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        ("{not: {opened: {happened: true}}}", ["    none of this:", "      there is a opening"]),
        ("{all: [{green: true}]}", ["    green: yes"]),
        ("{any: [{any: [{local: false}]}]}", ["    local: no"]),
        (
            "{not: {all: [{green: true}, {local: true}]}}",
            ["    none of this:", "      all of:", "        green: yes", "        local: yes"],
        ),
        (
            "{not: {amount: {of: {sum: [rent]}, more_than: 5}}}",
            ["    none of this:", "      rent of more than 5 yuan"],
        ),
        (
            "{share: {of: rent, in: fee, at_least: 5%, at_exactly: bound}}",
            ["    the share of rent in fee of at least 5% (exactly 5% is for the authority to judge)"],
        ),
        (
            "{at_least_n: {n: 1, of: [{green: true}, {local: true}]}}",
            ["    at least 1 of:", "      green: yes", "      local: yes"],
        ),
    ],
    ids=["no event", "one of all", "one of any", "not all", "not a sum of one", "share with a point", "at least"],
)
def test_a_condition_is_told_as_it_is_meant(when: str, lines: list[str]) -> None:
    assert condition(when) == lines


CITED = f"{{source: law, article: Art. 4, quote: As it says., note: {text('Read so.')}}}"
AWARD = (
    f"entitlement: {{awards: [{{id: w, label: {text('Grant')}, basis: published, source: {CITED}, amount: rent, "
    "when: {all: [{green: true}, {local: true}]}, "
    f"split: {{own: {{party: {text('Firm')}, share: 50%}}, others: [{{party: {text('Team')}, share: 30%}}, "
    f"{{party: {text('Land')}, share: 20%, when: {{green: true}}}}]}}}}]}}\n"
)


def test_an_award_is_told_with_its_condition_its_parts_and_what_its_source_says() -> None:
    rule = f"id: p\ntitle: {text('P')}\nsummary: {text('p')}\ncriteria: []\n{AWARD}"
    lines = told(rule, old="sources: {}", new=f"sources: {{law: {{title: {text('The law')}}}}}")
    at = lines.index("Support")
    assert lines[at + 1 : at + 9] == [
        "  · Grant: rent",
        "    where: all of:",
        "      green: yes",
        "      local: yes",
        "    of which the Firm: 50%; the Team: 30%; the Land: 20% (if green: yes)",
        "    [published: law Art. 4]",
        "    “As it says.”",
        "    Read so.",
    ]


def test_where_nothing_is_cited_no_heading_of_sources_stands() -> None:
    assert "Sources" not in told(policy("p", ""))


def test_a_policy_that_ends_says_until_when_it_is_in_force() -> None:
    rule = policy("p", "", more="in_force: {from: 2020-02-01, until: 2021-12-31, basis: assumed}\n")
    assert "In force from 1 February 2020 to 31 December 2021" in told(rule)
