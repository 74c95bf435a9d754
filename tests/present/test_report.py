"""A report: what stands beside the outcomes, and in which words."""

from datetime import date
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule import Programme
from lucidrule.texts.catalogue import WORDS

AS_OF = date(2022, 6, 30)
FACTS = (
    fact("green", "flag", "Green")
    + fact("local", "flag", "Local")
    + fact("rent", "money", "Rent", ", changeable: work")
    + fact("trade", "text", "Trade", ", changeable: filing")
)


def lines(programme: Programme, facts: dict[str, Any], lang: str = "en", **how: bool) -> list[str]:
    """Return a report without indentation."""
    return [line.strip() for line in programme.determine(facts, as_of=AS_OF).explain(lang, **how).splitlines()]


def asking(when: str, *, more: str = "") -> Programme:
    """Return a programme of one policy with one criterion."""
    return small(texts(FACTS, {"p": policy("p", criterion("c", "C", when), more=more)}))


PAST = {
    "zh": "自2020年2月1日起施行，至2021年12月31日止，基准日不在有效期内。",
    "en": "In force from 1 February 2020 to 31 December 2021; the reference date lies outside.",
    "ja": "2020年2月1日から2021年12月31日まで適用。基準日は適用期間外。",
}


@pytest.mark.parametrize("lang", PAST)
def test_of_a_policy_that_has_ended_the_end_is_told(lang: str) -> None:
    programme = asking("{green: true}", more="in_force: {from: 2020-02-01, until: 2021-12-31, basis: assumed}\n")
    assert PAST[lang] in lines(programme, {"green": True}, lang)


def test_of_a_policy_that_is_not_yet_in_force_the_beginning_is_told() -> None:
    programme = asking("{green: true}", more="in_force: {from: 2023-02-01, basis: assumed}\n")
    assert "In force from 1 February 2023; the reference date lies before it." in lines(programme, {"green": True})


def test_what_excludes_each_other_is_left_out_of_the_total_or_told_as_open() -> None:
    excluding = f"rules: [{{id: r, effect: exclude, policies: [p, q], label: {text('either')}, basis: assumed}}]"
    files = texts(FACTS, {"p": policy("p", "", amount="10"), "q": policy("q", "", amount="rent")})
    top = files["policies.yaml"].replace("basis: assumed}}\n", f"basis: assumed}}, {excluding}}}\n")
    programme = small({**files, "policies.yaml": top})
    known = lines(programme, {"rent": 4})
    assert known[known.index("Estimated total: 10 yuan") + 1] == "Left out: Q (either)"
    not_known = lines(programme, {})
    # 10, or the rent where it is more.
    at = not_known.index("Estimated total: at least 10 yuan")
    assert not_known[at + 1] == "Not yet decided which is granted, the total holds either way: P, Q (either)"


def test_a_missing_fact_that_decides_between_totals_is_named_with_both() -> None:
    when = "{local: true}"
    rule = f"{{id: r, effect: exclude, policies: [p, q], label: {text('either')}, basis: assumed, when: {when}}}"
    files = texts(FACTS, {"p": policy("p", "", amount="10"), "q": policy("q", "", amount="4")})
    top = files["policies.yaml"].replace("basis: assumed}}\n", f"basis: assumed}}, rules: [{rule}]}}\n")
    found = lines(small({**files, "policies.yaml": top}), {})
    at = found.index("Estimated total: 10 yuan or 14 yuan")
    assert found[at + 1] == "The total depends on: Local"


def test_of_several_awards_of_which_the_highest_counts_one_sum_is_told() -> None:
    award = f"{{id: v, label: {text('more')}, basis: assumed, amount: 7, when: {{green: true}}}}"
    rule = policy("p", "", amount="5").replace("{awards: [", f"{{of_several: highest, awards: [{award}, ")
    assert "The highest only: 5 yuan to 7 yuan" in lines(small(texts(FACTS, {"p": rule})), {})


def test_a_change_of_a_text_names_the_beginning_that_counts() -> None:
    found = lines(asking("{trade: {starts_with: C39}}"), {"trade": "D1"}, changes=True)
    assert "Trade: now D1; needed: starting with “C39”" in found


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("{rent: {at_most: 5}}", "Rent: now 9 yuan; needed: at most 5 yuan"),
        ("{rent: {less_than: 5}}", "Rent: now 9 yuan; needed: less than 5 yuan"),
        ("{rent: {equals: 5}}", "Rent: now 9 yuan; needed: 5 yuan"),
        (
            "{any: [{all: [{rent: {at_least: 5}}, {rent: {at_most: 7}}]}]}",
            "Rent: now 9 yuan; needed: at least 5 yuan and at most 7 yuan",
        ),
    ],
    ids=["at most", "below", "equal", "between"],
)
def test_a_change_of_an_amount_names_its_end(when: str, told: str) -> None:
    assert told in lines(asking(when), {"rent": 9}, changes=True)


def test_what_fails_for_the_same_reason_twice_is_told_once_but_in_full_each_time() -> None:
    programme = asking("{all: [{green: true}, {any: [{green: true}, {green: true}]}]}")
    reason = "✘ required: green: yes; actual: no"
    assert lines(programme, {"green": False}).count(reason) == 1
    assert lines(programme, {"green": False}, full=True).count(reason) == 3


def test_what_fails_below_a_negation_is_what_holds() -> None:
    found = lines(asking("{not: {any: [{green: true}, {local: true}]}}"), {"green": True, "local": False})
    assert [line for line in found if "required" in line] == ["✔ required: green: yes; actual: yes"]


def test_a_definition_is_told_once_of_the_reasons_too() -> None:
    definition = f"definitions: {{d: {{label: {text('Both')}, when: {{all: [{{green: true}}, {{local: true}}]}}}}}}\n"
    programme = asking("{all: [{use: d}, {any: [{use: d}, {local: true}]}]}", more=definition)
    failing = {"green": False, "local": False}
    assert [line for line in lines(programme, failing) if line.startswith("✘ r")] == [
        "✘ required: green: yes; actual: no",
        "✘ required: local: yes; actual: no",
    ]
    assert "✘ Both, as above" in lines(programme, failing, full=True)


def test_many_missing_years_are_told_with_the_first_and_the_last() -> None:
    facts = fact("sales", "money", "Sales", ", yearly: true") + fact("founded", "date", "Founded")
    asks = criterion("c", "C", "{sales: {first_exceeds: 5, since: founded}}")
    found = lines(small(texts(facts, {"p": policy("p", asks)})), {"founded": "1790-01-01", "sales": {2021: 7}})
    assert "Missing: Sales (1790 to 2020)" in found
    # Of the years before 1900 no file can hold a value: they are one.
    assert found[found.index("What to find out, the most decisive first") + 1] == "1. Sales (1790 to 1899): Sales?"


def awards_of(*further: str) -> Programme:
    """Return a programme of one policy with an award of 10 yuan where the firm is green, and others beside it."""
    green = f"{{id: v, label: {text('more')}, basis: assumed, amount: 10, when: {{green: true}}}}"
    rule = policy("p", "", amount="5", more=POINT).replace("{awards: [", f"{{awards: [{', '.join([green, *further])}, ")
    return small(texts(FACTS, {"p": rule}))


POINT = f"open_points: {{worthy: {{question: {text('Exactly?')}, basis: assumed}}}}\n"


def test_of_several_awards_that_are_not_all_certain_the_sum_of_the_policy_is_told() -> None:
    assert "This policy in all: 5 yuan to 15 yuan" in lines(awards_of(), {})


def test_of_several_certain_awards_the_lines_say_it_all() -> None:
    assert [line for line in lines(awards_of(), {"green": True}) if "in all" in line] == []


def test_of_an_award_that_hangs_on_an_open_point_that_is_told() -> None:
    bound = "{rent: {more_than: 100, at_exactly: worthy}}"
    award = f"{{id: u, label: {text('rent')}, basis: assumed, amount: 3, when: {bound}}}"
    found = lines(awards_of(award), {"green": True, "rent": 100})
    assert WORDS.text("award_open", "en") in found


def test_where_only_a_common_criterion_is_open_its_own_are_said_to_be_met() -> None:
    shared = f"criteria: [{criterion('k', 'K', '{local: true}')}]\n"
    files = texts(FACTS, {"p": policy("p", criterion("c", "C", "{green: true}"))}, shared=shared, common="k")
    assert "All its own conditions are met." in lines(small(files), {"green": True})
