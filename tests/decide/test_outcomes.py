"""Outcomes that only the exact pass settles, conflicts of criteria, open points, budgets, and what is named."""

from datetime import date
from typing import Any

import pytest
from town import paying, town

import lucidrule
from lucidrule.compile.profile import Profile
from lucidrule.decide.determine import determine
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settling
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact
from lucidrule.present.text import explain

AS_OF = date(2022, 5, 5)
LABEL = "label: {zh: 一, en: one, ja: 一}, basis: assumed"


def criterion(name: str, when: str) -> str:
    return f"{{id: {name}, {LABEL}, when: {when}}}"


def judged(criteria: str, facts: dict[str, Any]) -> PolicyOutcome:
    result = paying("1", criteria=criteria).determine({"in_town": True, **facts}, as_of=AS_OF)
    return result.outcomes[0]


def test_criteria_that_none_completion_meets_together_are_named_as_a_conflict() -> None:
    both = ", ".join(
        [
            criterion("many", "{staff: {at_least: 50}}"),
            criterion("few", "{staff: {less_than: 50}}"),
            criterion("other", "{same_project: true}"),
        ]
    )
    found = judged(both, {})
    assert (found.outcome.value, found.conflict) == ("ineligible", ("many", "few"))
    assert [failing.id for failing in found.failing] == ["many", "few"]
    told = paying("1", criteria=both).determine({"in_town": True}, as_of=AS_OF).explain("zh")
    assert "以下条件不能同时符合：" in told


def test_a_criterion_that_fails_whatever_is_missing_is_named_alone() -> None:
    found = judged(criterion("never", "{all: [{staff: {more_than: 5}}, {staff: {less_than: 3}}]}"), {})
    assert (found.outcome.value, [c.id for c in found.failing], found.conflict) == ("ineligible", ["never"], ())


def test_a_policy_that_holds_whatever_is_missing_is_eligible_and_asks_nothing() -> None:
    found = judged(criterion("always", "{any: [{staff: {at_least: 5}}, {staff: {less_than: 5}}]}"), {})
    assert (found.outcome.value, found.missing, found.criteria[-1].verdict.value) == ("eligible", (), "met")


def test_an_open_point_asked_twice_is_one_question() -> None:
    both = criterion("either", "{any: [{needs_judgement: share-of-zero}, {not: {needs_judgement: share-of-zero}}]}")
    assert judged(both, {}).outcome.value == "eligible"
    assert judged(criterion("once", "{needs_judgement: share-of-zero}"), {}).open_points == ("share-of-zero",)


def test_a_missing_fact_comes_before_an_open_point() -> None:
    when = "{any: [{needs_judgement: share-of-zero}, {same_project: true}]}"
    found = judged(criterion("mixed", when), {})
    assert (found.outcome.value, found.missing) == ("undetermined", (Missing("same_project"),))
    assert judged(criterion("mixed", when), {"same_project": False}).outcome.value == "refer"


def test_a_share_of_a_whole_of_zero_is_left_to_the_authority() -> None:
    when = criterion("share", "{share: {of: local_purchases, in: turnover, at_least: 50%}}")
    found = judged(when, {"turnover": {2021: 0}, "local_purchases": {2021: 0}})
    assert (found.outcome.value, found.open_points) == ("refer", ("share-of-zero",))


def test_of_a_whole_of_zero_no_part_matters_that_is_not_known() -> None:
    parts = "{sum: [local_purchases, profit]}"
    share = f"{{share: {{of: {parts}, in: turnover, at_least: 50%}}}}"
    when = criterion("share", share)
    found = judged(when, {"turnover": {2021: 0}})
    assert (found.outcome.value, found.missing, found.open_points) == ("refer", (), ("share-of-zero",))
    assert {each.fact for each in judged(when, {"turnover": {2021: 1}}).missing} == {"local_purchases", "profit"}
    either = criterion("share", f"{{any: [{share}, {{same_project: true}}]}}")
    assert judged(either, {"turnover": {2021: 0}}).missing == (Missing("same_project"),)


def test_a_cap_settles_what_two_facts_that_are_not_known_cannot_turn() -> None:
    capped = "{sum: [{least_of: [turnover, 10]}, {least_of: [local_purchases, 5]}]}"
    assert judged(criterion("sum", f"{{amount: {{of: {capped}, at_most: 15}}}}"), {}).outcome.value == "eligible"
    assert judged(criterion("sum", f"{{amount: {{of: {capped}, at_most: 14}}}}"), {}).outcome.value == "undetermined"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(49, 100, "ineligible"), (50, 100, "eligible"), (51, 100, "eligible"), (None, 100, "undetermined")],
)
def test_a_share_compares_at_its_bound_without_division(part: int | None, whole: int, expected: str) -> None:
    when = criterion("share", "{share: {of: local_purchases, in: turnover, at_least: 50%}}")
    assert judged(when, {"turnover": {2021: whole}, "local_purchases": {2021: part}}).outcome.value == expected


def test_two_dates_that_are_not_known_are_both_missing() -> None:
    when = criterion("order", "{moved_on: {on_or_after: founded_on}}")
    found = judged(when, {})
    assert (found.missing, found.missing_exact) == ((Missing("founded_on"), Missing("moved_on")), True)
    assert judged(when, {"moved_on": date(2020, 1, 1)}).missing == (Missing("founded_on"),)
    assert judged(when, {"founded_on": date(2020, 1, 1)}).missing == (Missing("moved_on"),)
    assert judged(when, {"moved_on": "never"}).missing == ()
    assert judged(when, {"moved_on": "never"}).outcome.value == "ineligible"


def test_never_lies_before_and_after_no_other_event() -> None:
    when = criterion("order", "{founded_on: {before: moved_on}}")
    assert judged(when, {"founded_on": date(2020, 1, 1), "moved_on": "never"}).outcome.value == "ineligible"


SCHEDULE = "{schedule: [50%], counted_from: moved_on, of: turnover}"


@pytest.mark.parametrize("amount", [SCHEDULE, f"{{sum: [{SCHEDULE}, profit]}}"], ids=["alone", "in a sum"])
def test_years_counted_from_an_unknown_date_are_a_superset_and_said_to_be(amount: str) -> None:
    found = judged(criterion("paid", f"{{amount: {{of: {amount}, at_least: 5}}}}"), {"turnover": {2021: 100}})
    assert (found.outcome.value, found.missing_exact) == ("undetermined", False)
    assert Missing("moved_on") in found.missing


def test_facts_of_joint_arithmetic_that_occur_elsewhere_too_are_a_superset() -> None:
    both = f"{criterion('sum', '{amount: {of: {sum: [profit, staff]}, at_least: 5}}')}, " + criterion(
        "staff", "{staff: {at_least: 3}}"
    )
    found = judged(both, {})
    assert (set(found.missing), found.missing_exact) == ({Missing("profit"), Missing("staff")}, False)


def test_more_choices_than_can_be_told_apart_leave_the_outcome_open_and_are_marked() -> None:
    words = Text(zh="x", en="x", ja="x")
    names = frozenset(f"c{n}" for n in range(7))
    choices = dict.fromkeys(names, words)
    declared = {"marks": Fact(type="choices", group="g", label=words, question=words, choices=choices)}
    facts = Facts(Profile(CompanyHeader(), {}, {}, frozenset()), AS_OF, 2021)
    node = tree.Compare(tree.Ref("marks"), "includes_any", names)
    settling = Settling(declared)
    found = settling.settle(settling.condition(evaluate(node, facts), facts), frozenset({Missing("marks")}))
    assert (found.verdict.value, found.missing, found.exact) == ("unknown", frozenset({Missing("marks")}), False)


def test_a_spent_budget_leaves_every_outcome_undetermined_and_says_so() -> None:
    programme = lucidrule.load()
    prepared = programme._at(AS_OF).reference
    full = determine(prepared, programme.profile({}), AS_OF)
    poor = determine(prepared, programme.profile({}), AS_OF, budget=1)
    assert {each.missing_exact for each in full.outcomes} == {True}
    assert {(each.missing_exact, each.outcome.value) for each in poor.outcomes} == {(False, "undetermined")}
    missing = {each.id: set(each.missing) for each in full.outcomes}
    assert {each.id: missing[each.id] - set(each.missing) for each in poor.outcomes} == {
        name: set() for name in missing
    }
    assert "尚缺资料（可能多列）" in explain(poor, "zh")


def test_a_part_of_a_record_in_arithmetic_is_named_by_its_record() -> None:
    twice = "when: {amount: {of: {multiply: sales, by: 2}, at_least: 10}}"
    programme = town({"when: {made_on: {within_year: assessment}}": twice}, "rules/demo/product-prize.yaml")
    facts = {"in_town": True, "staff": 5}
    some = programme.determine({**facts, "products": [{"sales": 4}, {}]}, as_of=AS_OF).outcomes[1]
    assert (some.outcome.value, some.missing) == ("undetermined", (Missing("products", record=2, part="sales"),))
    none = programme.determine(facts, as_of=AS_OF).outcomes[1]
    assert (none.outcome.value, none.missing) == ("undetermined", (Missing("products"),))
    enough = programme.determine({**facts, "products": [{"sales": 5}, {}]}, as_of=AS_OF).outcomes[1]
    assert enough.outcome.value == "eligible"


@pytest.mark.parametrize(
    ("day", "outcome", "judged"),
    [
        (date(2019, 12, 31), "not_in_force", False),
        (date(2020, 1, 1), "eligible", True),
        (date(2029, 12, 31), "eligible", True),
        (date(2030, 1, 1), "not_in_force", False),
    ],
    ids=["the day before", "the first day", "the last day", "the day after"],
)
def test_outside_its_dates_a_policy_names_nothing_but_the_date(day: date, outcome: str, judged: bool) -> None:
    found = paying("1").determine({"in_town": True}, as_of=day).outcomes[0]
    assert (found.outcome.value, bool(found.criteria)) == (outcome, judged)


def test_a_determination_can_be_narrowed_to_some_policies() -> None:
    result = lucidrule.load().determine({}, as_of=AS_OF).only(("first-set",))
    assert [found.id for found in result.outcomes] == ["first-set"]


def test_many_assessment_years_are_prepared_without_filling_the_memory() -> None:
    programme = paying("1")
    for year in range(1990, 2030):
        programme.determine({}, as_of=date(year, 1, 1))
    assert programme._moments.cache_info().currsize <= 16


def test_a_staff_number_may_be_written_as_text_and_must_be_whole() -> None:
    programme = paying("{per_unit: 10, of: staff}")
    assert str(programme.determine({"in_town": True, "staff": "12"}, as_of=AS_OF).outcomes[0].total) == "120"
    with pytest.raises(lucidrule.ProfileAtFault):
        programme.profile({"staff": "12.5"})


OPEN_BOUNDS = [
    "{profit: {at_least: 5, at_exactly: share-of-zero}}",
    "{amount: {of: {sum: [profit, 0]}, at_least: 5, at_exactly: share-of-zero}}",
]


@pytest.mark.parametrize("when", OPEN_BOUNDS, ids=["fact", "amount"])
@pytest.mark.parametrize(
    ("profit", "expected"), [(4, "ineligible"), (5, "refer"), (6, "eligible"), (None, "undetermined")]
)
def test_an_open_bound_is_left_to_the_authority_at_the_bound_only(when: str, profit: Any, expected: str) -> None:
    assert judged(criterion("open", when), {"profit": profit}).outcome.value == expected


@pytest.mark.parametrize("when", OPEN_BOUNDS, ids=["fact", "amount"])
def test_an_open_bound_that_is_met_exactly_waits_beside_a_missing_fact(when: str) -> None:
    found = judged(criterion("either", f"{{any: [{when}, {{same_project: true}}]}}"), {"profit": 5})
    assert (found.outcome.value, found.missing) == ("undetermined", (Missing("same_project"),))


@pytest.mark.parametrize(("turnover", "expected"), [(99, "ineligible"), (100, "ineligible"), (101, "eligible")])
def test_without_an_open_point_the_bound_itself_is_not_exceeded(turnover: int, expected: str) -> None:
    when = criterion("first", "{turnover: {first_exceeds: 100, since: founded_on}}")
    facts = {"founded_on": date(2021, 1, 1), "turnover": {2021: turnover}}
    assert judged(when, facts).outcome.value == expected
