"""What all policies may come to, those that are open too: beside the total of what is met, by hand."""

from typing import Any

import french
import pytest
from joint import GREEN, LOCAL, SALES, STAFF, joint, policy, rule, texts

from lucidrule.present.dates import dates_rows

_EURO = "zone: Europe/Paris\ncurrency: {code: EUR, label: {fr: €}}\nnumbers: 1 200,50\n"
AS_OF = "2022-06-30"
FACTS = STAFF + SALES + LOCAL + GREEN
_AWARDS = (
    "entitlement: {{awards: ["
    "{{id: x, label: {{zh: x, en: x, ja: x}}, basis: assumed, amount: 10万, when: {{local: true}}}}, "
    "{{id: y, label: {{zh: y, en: y, ja: y}}, basis: assumed, amount: {other}, when: {{local: false}}}}]}}\n"
)


def awards(name: str, other: str) -> str:
    """Return a policy for the green, that pays 100,000 to local firms, and to others `other`."""
    return policy(name, "{green: true}").split("entitlement:")[0] + _AWARDS.format(other=other)


def programme(*rules: str, **policies: str) -> Any:
    """Return a programme of policies, each by its file."""
    asked = {
        "rules/criteria.yaml": "open_points: {p: {question: {zh: p, en: p, ja: p}, basis: assumed}}\ncriteria: []\n"
    }
    return joint({**texts("town", FACTS, policies, rules=", ".join(rules)), **asked})


def fixed(amount: str = "10万") -> str:
    return policy("a", "{green: true}", amount)


def other(amount: str, when: str = "{local: true}") -> str:
    return policy("b", when, amount)


RIVALS = rule("r", "a, b")
OPEN = {"green": True}
GREENS = "{{all: [{{local: {}}}, {{green: true}}]}}"


@pytest.mark.parametrize(
    ("rules", "files", "company", "data", "told"),
    [
        # Nothing is open: the total is all.
        ([RIVALS], {"a": fixed(), "b": other("20万")}, {"green": False, "local": False}, {}, []),
        ([], {"a": fixed(), "b": other("20万")}, {"green": True, "local": False}, {}, []),
        ([], {"a": fixed(), "b": other("20万")}, OPEN, {"low": "100000", "high": "300000"}, ["up to 300,000 yuan"]),
        (
            *([RIVALS], {"a": other("20万").replace("id: b", "id: a"), "b": fixed().replace("id: a", "id: b")}),
            *({"green": False}, {"low": "0", "high": "200000"}, ["up to 200,000 yuan"]),
        ),
        # Of rivals the higher one.
        ([RIVALS], {"a": fixed(), "b": other("5万")}, OPEN, {"low": "100000", "high": "100000"}, []),
        (
            [RIVALS],
            {"a": fixed(), "b": other("20万")},
            OPEN,
            {"low": "100000", "high": "200000"},
            ["up to 200,000 yuan"],
        ),
        # A rival by review may be worth more than any sum, so that of the other may not be granted.
        (
            *([RIVALS], {"a": fixed(), "b": other("{by_review: {}}")}, OPEN, {"low": "0", "high": "100000"}),
            ["0 yuan to 100,000 yuan, beside sums by review or unpublished"],
        ),
        ([], {"a": fixed(), "b": other("{by_review: {}}")}, OPEN, {"low": "100000", "high": "100000"}, []),
        (
            *([], {"a": fixed("{by_review: {}}"), "b": other("20万")}, OPEN, {"low": "0", "high": "200000"}),
            ["up to 200,000 yuan"],
        ),
        # Nothing bounds what is a share of sales.
        (
            *([], {"a": fixed(), "b": other("sales")}, OPEN),
            {"low": "100000", "high": None, "unbounded": ["b"], "high_of_others": "100000"},
            ["up to 100,000 yuan, beside policy 2"],
        ),
        (
            *([RIVALS], {"a": other("sales").replace("id: b", "id: a"), "b": other("not_published")}, {}),
            {"low": "0", "high": None, "unbounded": ["a"], "high_of_others": "0"},
            ["policy 1 and sums by review or unpublished"],
        ),
        # What is met, but for now without any bound.
        (
            *([], {"a": fixed("sales"), "b": other("20万")}, OPEN, {"low": "0", "high": None}),
            [],
        ),
        # A judgement is open, too.
        (
            *([], {"a": fixed(), "b": other("20万", "{all: [{local: true}, {needs_judgement: p}]}")}, OPEN),
            *({"low": "100000", "high": "300000"}, ["up to 300,000 yuan"]),
        ),
        # One of two awards has no sum: the other may be the one that applies.
        (
            *([], {"a": awards("a", "not_published")}, OPEN, {"low": "0", "high": "100000"}),
            ["up to 100,000 yuan, beside sums by review or unpublished"],
        ),
        # Local or not: never both, and one of them in any case.
        (
            *([], {"a": policy("a", "{local: true}"), "b": other("20万", "{local: false}")}, {}),
            *({"low": "100000", "high": "200000"}, ["up to 200,000 yuan"]),
        ),
        # The same where both ask for the green, of whom it is not known, or are met for certain.
        (
            *([], {"a": policy("a", GREENS.format("true")), "b": other("20万", GREENS.format("false"))}, {}),
            *({"low": "0", "high": "200000"}, ["up to 200,000 yuan"]),
        ),
        # What helps a policy may harm an award of another, that is met: 30, or 10 and 5.
        (
            *([], {"a": policy("a", "{local: false}", "30万"), "b": awards("b", "0")}, OPEN),
            *({"low": "100000", "high": "300000"}, ["up to 300,000 yuan"]),
        ),
        # One question, one answer: the authority's yes helps the one and its no the other.
        (
            *([], {"a": policy("a", "{needs_judgement: p}"), "b": other("20万", "{not: {needs_judgement: p}}")}),
            *(OPEN, {"low": "100000", "high": "200000"}, ["up to 200,000 yuan"]),
        ),
        # What comes to nothing is no rival of what is met for certain: the total is all.
        (
            *(
                [RIVALS],
                {"a": awards("a", "20万").replace("local: false", "staff: 7"), "b": other("15万", "{green: true}")},
            ),
            *(OPEN, {}, []),
        ),
    ],
)
def test_what_all_may_come_to_stands_beside_the_total_of_what_is_met(
    rules: list[str], files: dict[str, str], company: dict[str, Any], data: dict[str, Any], told: list[str]
) -> None:
    found = programme(*rules, **files).determine(company, as_of=AS_OF)
    said = found.to_dict()["combination"]
    assert [*said.get("if_met", {}).items()] == [("CNY", data)] * bool(data)
    heads = ("If all that is open is met: ", "Depending on what is open: ")
    lines = " ".join(line.strip() for line in found.explain("en").splitlines())
    assert [text for text in told if any(head + text in lines for head in heads)] == told
    assert sum(lines.count(head) for head in heads) == len(told)


def test_what_excludes_a_policy_of_another_currency_may_come_to_nothing_in_both() -> None:
    town = texts("town", FACTS, {"a": fixed(), "b": other("20万")}, rules=rule("r", "a, aides/investir"))
    both = joint(town, french.french({"policies.yaml": ("zone: Europe/Paris\n", _EURO)}))
    firm = {"implantee": True, "secteur": "industrie", "chiffre": {2023: "60 000 €"}, "depenses": "100 000,50 €"}
    found = both.determine({"green": True, **firm}, as_of="2024-05-05")
    # Eligible for both, which exclude each other and are in no total; the other one of the town is open.
    assert found.to_dict()["combination"]["if_met"] == {
        "CNY": {"low": "0", "high": "300000"},
        "EUR": {"low": "0", "high": "20000.1"},
    }


def test_dates_have_a_row_for_it() -> None:
    made = programme(a=fixed(), b=other("20万"), c=policy("c", "{local: true}", "sales"))
    found = [made.determine({"green": True, "local": local}, as_of=AS_OF) for local in (None, False)]
    assert list(dates_rows(found, "en"))[-2:] == [
        ("Estimated total of what is met", "100,000 yuan", "100,000 yuan"),
        ("If all that is open is met", "up to 300,000 yuan, beside policy 3", "100,000 yuan"),
    ]
