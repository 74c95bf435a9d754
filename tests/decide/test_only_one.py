"""What the reader is told of policies that exclude each other before any sum decides."""

from decimal import Decimal
from typing import Any

import few_rules
import pytest
from few_rules import criterion, fact, text

from lucidrule.api import Programme

AS_OF = "2022-06-30"
FACTS = fact("same", "flag", "Same") + fact("local", "flag", "Local") + fact("rent", "money", "Rent")
POINTS = "".join(f"  {name}: {{question: {text(name)}, basis: assumed}}\n" for name in ("bold", "fair"))
SHARED = f"open_points:\n{POINTS}criteria: []\n"
LOCAL = criterion("here", "Here", "{local: true}")


def judged(point: str) -> str:
    return criterion("judged", "Judged", f"{{needs_judgement: {point}}}")


def programme(
    first: str, second: str, *, when: str = ", when: {same: true}", amounts: tuple[str, str] = ("10", "20")
) -> Programme:
    """Return two policies, each of one criterion, of which only the higher is granted."""
    policies = {
        name: few_rules.policy(name, asked, amount=amount)
        for name, asked, amount in zip(("one", "two"), (first, second), amounts, strict=True)
    }
    files = few_rules.texts(FACTS, policies, shared=SHARED)
    named = f"id: either, effect: highest_only, policies: [one, two], label: {text('same project')}"
    rule = f"{{{named}, basis: assumed{when}}}"
    files["policies.yaml"] = files["policies.yaml"].replace(
        "basis: assumed}}\n", f"basis: assumed}}, rules: [{rule}]}}\n"
    )
    return few_rules.small(files)


def told(found: Any) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(each.policies, [missing.fact for missing in each.needs]) for each in found.combination.only_one]


BOTH_REFER = programme(judged("bold"), judged("fair"))


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ({"same": True}, [(("one", "two"), [])]),
        ({"same": False}, []),
        ({}, [(("one", "two"), ["same"])]),
    ],
)
def test_of_two_that_are_left_to_the_authority_it_is_told_that_only_one_can_be_granted(
    company: dict[str, Any], expected: Any
) -> None:
    found = BOTH_REFER.determine(company, as_of=AS_OF)
    assert [each.outcome.value for each in found.outcomes] == ["refer", "refer"]
    assert told(found) == expected
    # No sum decides: both stand beside the total.
    assert (found.combination.left_out, found.combination.beside) == ((), ("one", "two"))


def test_one_that_is_eligible_and_one_left_to_the_authority_exclude_each_other_too() -> None:
    found = programme(LOCAL, judged("fair")).determine({"same": True, "local": True}, as_of=AS_OF)
    assert told(found) == [(("one", "two"), [])]
    assert found.combination.totals == (Decimal(10),)


@pytest.mark.parametrize(("local", "second"), [(True, LOCAL), (False, judged("fair"))])
def test_where_sums_decide_or_one_fails_nothing_of_it_is_told(local: bool, second: str) -> None:
    found = programme(LOCAL, second).determine({"same": True, "local": local}, as_of=AS_OF)
    assert told(found) == []


def test_what_holds_whatever_is_missing_needs_nothing() -> None:
    when = ", when: {any: [{rent: {at_least: 5}}, {rent: {less_than: 5}}]}"
    assert told(programme(judged("bold"), judged("fair"), when=when).determine({}, as_of=AS_OF)) == [
        (("one", "two"), [])
    ]
    never = ", when: {all: [{rent: {at_least: 5}}, {rent: {less_than: 5}}]}"
    assert told(programme(judged("bold"), judged("fair"), when=never).determine({}, as_of=AS_OF)) == []


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", ["只能享受其中一项，待主管部门审定：One、Two（same project）", "是否属于上述情形取决于：Same"]),
        (
            "en",
            [
                "Only one of these can be granted, left to the authority: One, Two (same project)",
                "Whether that holds depends on: Same",
            ],
        ),
        (
            "ja",
            [
                "重複交付不可、いずれか一つのみ（所管部署の審査待ち）：One、Two（same project）",
                "これに当たるか否かを左右する情報：Same",
            ],
        ),
    ],
)
def test_it_is_told_in_words_and_as_data(lang: str, lines: list[str]) -> None:
    found = BOTH_REFER.determine({}, as_of=AS_OF)
    report = [line.strip() for line in found.explain(lang).splitlines()]
    assert [line for line in report if line in lines] == lines
    assert found.to_dict()["combination"]["only_one"] == [
        {"interaction": "either", "policies": ["one", "two"], "needs": [{"fact": "same"}]}
    ]


# The total of 20 stands either way, or is 20 at least; what it is made of does not.
NOTHING = programme(LOCAL, LOCAL, amounts=("0", "20"))
RANGE = programme(LOCAL, LOCAL, amounts=("{multiply: rent, by: 100%, at_most: 15}", "20"))


@pytest.mark.parametrize(("made", "most"), [(NOTHING, 20), (RANGE, 35)], ids=["a sum of nothing", "a range"])
def test_what_decides_whether_one_is_paid_is_named_even_if_the_total_has_one_value(made: Programme, most: int) -> None:
    found = made.determine({"local": True}, as_of=AS_OF).combination
    assert (found.total.low, found.total.high) == (Decimal(20), Decimal(most))
    assert [missing.fact for missing in found.needs] == ["same"]
    known = [made.determine({"local": True, "same": same}, as_of=AS_OF).combination for same in (True, False)]
    assert [(each.total.low, each.total.high, each.left_out, each.needs) for each in known] == [
        (Decimal(20), Decimal(20), (("one", "either"),), ()),
        (Decimal(20), Decimal(most), (), ()),
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "可同时享受的政策取决于：Same"),
        ("en", "What can be granted together depends on: Same"),
        ("ja", "重複して受けられる施策を左右する情報：Same"),
    ],
)
def test_what_decides_it_is_told_in_words(lang: str, line: str) -> None:
    assert f"  {line}" in NOTHING.determine({"local": True}, as_of=AS_OF).explain(lang).splitlines()


def test_a_fact_that_turns_nothing_that_is_paid_is_not_named() -> None:
    # Whether the rule holds or not, only one of the two is eligible.
    found = programme(LOCAL, criterion("gone", "Gone", "{local: false}")).determine({"local": True}, as_of=AS_OF)
    assert found.combination.needs == ()


def test_a_report_says_it_with_the_fact_that_decides_where_one_does() -> None:
    known, open_ = (BOTH_REFER.determine(company, as_of=AS_OF).explain("en") for company in ({"same": True}, {}))
    said = "  Only one of these can be granted, left to the authority: One, Two (same project)"
    assert [line for line in known.splitlines() if line == said] == [said]
    lines = open_.splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith(said))
    assert lines[at + 1] == "    Whether that holds depends on: Same"
    assert "depends on: Same" not in known
