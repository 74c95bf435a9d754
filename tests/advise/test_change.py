"""What would have to change: options reckoned by hand, and against all sets of changes of generated companies."""

import json
import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path
from typing import Any

import few_rules
import pytest
from click.testing import CliRunner
from small_form import sized
from town import paying, town

import lucidrule
from lucidrule import cli
from lucidrule.advise.change import changes_for
from lucidrule.advise.options import Application, Blocked, Changes, ChangeStep, Option
from lucidrule.advise.what_would_hold import Reach, Target
from lucidrule.compile.profile import ContradictoryFacts, Profile, revise
from lucidrule.core.verdict import Outcome
from lucidrule.decide.total import exactly
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 6, 30)
NEXT = Application(date(2023, 1, 1), 2022, is_next=True)
# The last one that is looked at.
LAST = Application(date(2024, 1, 1), 2023, is_next=True)
ABLE: dict[str, Any] = {
    "sector": "lasers",
    **dict.fromkeys(["industrial_enterprise", "conducts_rd", "conducts_production"], True),
    **dict.fromkeys(["registered_in_zone", "pays_tax_in_zone", "independent_legal_person"], True),
    **dict.fromkeys(
        ["on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"], False
    ),
    "founded_on": date(2019, 5, 1),
}
REVENUE = {"annual_revenue": {2019: "1亿", 2020: "2亿", 2021: "3.97亿"}}


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


def changes(programme: lucidrule.Programme, policy: str, facts: dict[str, Any]) -> Changes:
    return programme.determine(facts, as_of=AS_OF).changes(policy)


def told(found: Changes) -> list[list[tuple[str, Any, Any, Any]]]:
    """Return of each option the facts with their nearest value and the range around it."""
    return [
        [
            (step.missing.part or step.missing.fact, step.target.value, step.target.low, step.target.high)
            for step in each.steps
        ]
        for each in found.options
    ]


def test_revenue_has_to_pass_the_milestone_by_as_little_as_may_be(shipped: lucidrule.Programme) -> None:
    found = changes(shipped, "revenue-milestone", {**ABLE, **REVENUE})
    (option,) = found.options
    (step,) = option.steps
    # 2021 is over on 30 June 2022, of 2022 there is no figure yet.
    assert (step.missing, step.before, step.by) == (Missing("annual_revenue", 2022), None, date(2022, 12, 31))
    assert option.application == NEXT
    assert (step.target.low, step.target.above, step.target.high) == (Decimal(500_000_000), True, None)
    assert Decimal(500_000_000) < step.target.value < Decimal(1_000_000_000)
    assert (option.outcome, option.effort) == (Outcome.ELIGIBLE, 3)


def test_a_year_that_is_over_is_history(shipped: lucidrule.Programme) -> None:
    revenue = {"annual_revenue": {2019: "1亿", 2020: "60亿", 2021: "3亿"}}
    assert changes(shipped, "revenue-milestone", {**ABLE, **revenue}) == Changes(
        "revenue-milestone", (), (Blocked("first-crossing", "beyond", ("annual_revenue",)),), LAST
    )


@pytest.mark.parametrize(
    "planned", [{}, {2022: "199万"}, {2022: "0"}], ids=["not known yet", "planned just below", "none planned"]
)
def test_an_amount_has_to_reach_its_bound(shipped: lucidrule.Programme, planned: dict[int, str]) -> None:
    amount = {"equipment_amount": {2021: "199万", **planned}, "local_laser_equipment": {2022: 0}}
    found = changes(shipped, "equipment-upgrade", {**ABLE, "renovation_on_file": True, **amount})
    assert told(found) == [[("equipment_amount", Decimal(2_000_000), Decimal(2_000_000), None)]]
    (option,) = found.options
    assert not option.steps[0].target.above
    # 4 % of 2 million.
    assert option.after.total == 80_000
    assert (option.total_before, option.total) == (exactly(Decimal(0)), exactly(Decimal(80_000)))


def test_several_criteria_are_turned_together_and_a_filing_is_easier_than_a_year(shipped: lucidrule.Programme) -> None:
    facts = {
        **ABLE,
        "renovation_on_file": False,
        "equipment_amount": {2021: "199万"},
        "local_laser_equipment": {2021: 0},
    }
    (option,) = changes(shipped, "equipment-upgrade", facts).options
    assert [(step.missing.fact, step.effort) for step in option.steps] == [
        ("renovation_on_file", "filing"),
        ("equipment_amount", "work"),
    ]
    assert option.effort == 4


def test_what_the_company_is_cannot_be_changed(shipped: lucidrule.Programme) -> None:
    found = changes(shipped, "major-project", {**ABLE, "industrial_enterprise": False, "project_on_file": False})
    blocked = (Blocked("g-industrial", "fixed", ("industrial_enterprise",)),)
    assert found == Changes("major-project", (), blocked, LAST)


def test_what_never_happened_can_happen_and_what_happened_is_history(shipped: lucidrule.Programme) -> None:
    facts = {**ABLE, "national_platform_on": "never", "provincial_platform_on": date(2020, 2, 1)}
    (option,) = changes(shipped, "innovation-platform", facts).options
    (step,) = option.steps
    assert (step.missing.fact, step.before) == ("national_platform_on", "never")
    assert (step.target.low, step.target.high, step.by) == (AS_OF, date(2022, 12, 31), date(2022, 12, 31))
    assert option.application == NEXT


def test_a_list_takes_one_more_record_with_the_parts_that_matter(shipped: lucidrule.Programme) -> None:
    product_ = {"level": "other", "recognised_on": date(2021, 5, 1), "first_year_contracts": 1, "user_in_zone": True}
    (option,) = changes(shipped, "first-set", {**ABLE, "first_set_products": [product_]}).options
    steps = {step.missing.part: step for step in option.steps}
    assert {step.missing.record for step in option.steps} == {2}
    assert steps["level"].target.one_of == ("national", "provincial")
    assert (steps["recognised_on"].target.low, steps["recognised_on"].target.high) == (
        AS_OF,
        date(2022, 12, 31),
    )
    assert option.outcome is Outcome.ELIGIBLE
    assert option.effort == 3


def test_what_is_missing_besides_is_named(shipped: lucidrule.Programme) -> None:
    (option,) = changes(shipped, "major-project", {**ABLE, "project_on_file": False}).options
    assert (option.outcome, option.missing) == (Outcome.UNDETERMINED, (Missing("project_investment"),))
    # A filing can be made for the application at hand.
    assert (option.application, option.by) == (Application(AS_OF, 2021, is_next=False), AS_OF)


@pytest.mark.parametrize(
    "facts", [{**ABLE, "project_on_file": True, "project_investment": "1亿"}, {}], ids=["met", "open"]
)
def test_what_is_met_or_open_needs_no_change(shipped: lucidrule.Programme, facts: dict[str, Any]) -> None:
    assert changes(shipped, "major-project", facts) == Changes("major-project", (), ())


def test_a_policy_that_there_is_not_has_no_changes(shipped: lucidrule.Programme) -> None:
    with pytest.raises(lucidrule.UnknownName, match="unknown policy `major-projct`"):
        changes(shipped, "major-projct", {})


def test_a_change_that_loses_another_policy_says_so() -> None:
    # The grant asks for more than 100 staff here, the prize for at most 100.
    more = "{id: big, label: {zh: 甲, en: c, ja: 甲}, basis: assumed, when: {staff: {more_than: 100}}}"
    programme = changeable(paying("1万", criteria=more), staff="work")
    facts = {"in_town": True, "staff": 50, "products": [{"made_on": date(2021, 5, 1), "sales": 1, "buyer_local": True}]}
    found = programme.determine(facts, as_of=AS_OF)
    assert [each.outcome for each in found.outcomes] == [Outcome.INELIGIBLE, Outcome.ELIGIBLE]
    (option,) = found.changes("grant").options
    assert (option.steps[0].target.value, option.loses) == (101, ("product-prize",))
    assert "but would lose: Product prize" in found.explain("en", changes=True)
    assert "但将失去：产品奖" in found.explain("zh", changes=True)


def changeable(programme: lucidrule.Programme, **facts: str) -> lucidrule.Programme:
    """Return the programme with some facts declared changeable."""
    from dataclasses import replace

    declared = {
        name: fact.model_copy(update={"changeable": facts[name]}) if name in facts else fact
        for name, fact in programme.compiled.facts.items()
    }
    return lucidrule.Programme(replace(programme.compiled, facts=declared))


# Brute force: every set of facts with every value that a rule can tell apart.

FREE: dict[str, tuple[Any, ...]] = {
    "in_town": (True, False),
    "trade": ("craft", "retail"),
    "staff": (0, 10, 13, 50, 51, 100, 101),
    "women_share": ("0%", "30%", "31%"),
    "moved_on": ("never", date(2020, 6, 1), date(2021, 6, 1), AS_OF, date(2022, 9, 1), date(2023, 9, 1)),
}
# The application at hand, and those of the next two assessment years.
DAYS = (AS_OF, date(2023, 1, 1), date(2024, 1, 1))
CRITERIA = (
    "{trade: craft}",
    "{staff: {at_most: 50}}",
    "{any: [{staff: {more_than: 100}}, {women_share: {more_than: 30%}}]}",
    "{all: [{trade: craft}, {not: {staff: {at_least: 13}}}]}",
    "{any: [{all: [{trade: retail}, {women_share: {at_least: 30%}}]}, {moved_on: {within_year: assessment}}]}",
    "{at_least_n: {n: 2, of: [{trade: craft}, {women_share: {more_than: 30%}}, {moved_on: {happened: true}}]}}",
    "{staff: {not_equals: 13}}",
)


def generated(pick: random.Random) -> lucidrule.Programme:
    chosen = pick.sample(CRITERIA, pick.randint(1, 3))
    listed = ", ".join(
        f"{{id: c{n}, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {when}}}" for n, when in enumerate(chosen)
    )
    return changeable(paying("1万", criteria=listed), **dict.fromkeys(FREE, "work"))


def works(programme: lucidrule.Programme, profile: Profile, facts: tuple[str, ...], day: date) -> bool:
    """Return whether any values of some facts, which can still come about by a day, make the grant met on it."""
    for values in product(*(FREE[name] for name in facts)):
        if any(isinstance(value, date) and not AS_OF <= value <= day for value in values):
            continue
        raw = programme.profile(dict(zip(facts, values, strict=True)))
        try:
            after = revise(profile, programme.compiled, dict(raw.values), {})
        except ContradictoryFacts:
            continue
        if grant(programme, after, day) is Outcome.ELIGIBLE:
            return True
    return False


def grant(programme: lucidrule.Programme, profile: Profile, day: date) -> Outcome:
    return programme.determine(profile, as_of=day, policies=["grant"]).outcomes[0].outcome


def smallest_sets(programme: lucidrule.Programme, profile: Profile, day: date) -> list[frozenset[str]]:
    """Return the smallest sets of facts that turn a grant on a day; the empty one where it is met by then."""
    # What happened is history.
    levers = [name for name in FREE if name != "moved_on" or profile.values["moved_on", None] == "never"]
    smallest: list[frozenset[str]] = []
    for size in range(len(levers) + 1):
        for facts in combinations(levers, size):
            if not any(each <= set(facts) for each in smallest) and works(programme, profile, facts, day):
                smallest.append(frozenset(facts))
    return smallest


def forward(programme: lucidrule.Programme, profile: Profile) -> tuple[date, list[frozenset[str]]]:
    """Return the first application for which something brings a grant, and what does; none of one that stays met."""
    met = grant(programme, profile, AS_OF) is Outcome.ELIGIBLE
    days = DAYS[1:2] if met else DAYS
    each = [(day, smallest_sets(programme, profile, day)) for day in days]
    found = next(((day, sets) for day, sets in each if sets), (days[-1], []))
    return (found[0], []) if met and found[1] == [frozenset()] else found


def turned(programme: lucidrule.Programme, profile: Profile, option: Option) -> Profile:
    """Return the profile with each fact of an option at its nearest value."""
    changed: dict[Any, Any] = {(step.missing.fact, None): step.target.value for step in option.steps}
    return revise(profile, programme.compiled, changed, {})


def ends(target: Target) -> dict[Any, bool]:
    """Return each end of a range, and whether it lies in it."""
    return {
        value: not ((value == target.low and target.above) or (value == target.high and target.below))
        for value in {target.low, target.high} - {None}
    }


def granted_at_ends(programme: lucidrule.Programme, after: Profile, step: ChangeStep, day: date) -> dict[Any, bool]:
    """Return for each end of a step's range whether the grant is met there, the other facts of the option turned."""
    ended = {
        value: revise(after, programme.compiled, {(step.missing.fact, None): value}, {}) for value in ends(step.target)
    }
    return {value: grant(programme, profile, day) is Outcome.ELIGIBLE for value, profile in ended.items()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(sized(200, small=20)))
def test_each_option_applied_gives_what_it_promises_at_the_date_it_names_and_none_is_left_out(seed: int) -> None:
    pick = random.Random(seed)
    programme = generated(pick)
    profile = programme.profile({name: pick.choice(values) for name, values in FREE.items()})
    day, smallest = forward(programme, profile)
    options = programme.determine(profile, as_of=AS_OF).changes("grant").options
    sets = [frozenset(step.missing.fact for step in option.steps) for option in options]
    assert len(sets) == len(set(sets)) == min(3, len(smallest))
    assert set(sets) <= set(smallest)
    assert {option.application.day for option in options} <= {day}
    assert [option.effort for option in options] == sorted(option.effort for option in options)
    afters = [turned(programme, profile, option) for option in options]
    promised = [programme.determine(after, as_of=day) for after in afters]
    outcomes = [next(each for each in found.outcomes if each.id == "grant") for found in promised]
    assert [each.outcome for each in outcomes] == [Outcome.ELIGIBLE] * len(options)
    assert [each.total for each in outcomes] == [option.after.total for option in options]
    assert [found.combination.total for found in promised] == [option.total for option in options]
    steps = [(after, step) for after, option in zip(afters, options, strict=True) for step in option.steps]
    assert [step for _, step in steps if step.target.value == step.before] == []
    assert [step for _, step in steps if not AS_OF <= step.by <= day] == []
    assert [granted_at_ends(programme, *each, day) for each in steps] == [ends(step.target) for _, step in steps]


# Near misses: below, at and above a tenth.


@pytest.mark.parametrize(
    ("amount", "near"), [("179.9999万", False), ("180万", True), ("199万", True), ("200万", False), ("0", False)]
)
def test_a_number_within_a_tenth_of_its_threshold_is_marked(
    shipped: lucidrule.Programme, amount: str, near: bool
) -> None:
    facts = {**ABLE, "renovation_on_file": True, "equipment_amount": {2021: amount}}
    told_ = shipped.determine(facts, as_of=AS_OF, policies=["equipment-upgrade"]).explain("en")
    assert ("(within 10% of it)" in told_) is near


@pytest.mark.parametrize(("revenue", "marks"), [("4.49亿", 0), ("4.5亿", 1), ("4.99亿", 1)])
def test_a_first_crossing_that_is_nearly_reached_is_marked(
    shipped: lucidrule.Programme, revenue: str, marks: int
) -> None:
    facts = {**ABLE, "annual_revenue": {2019: "1亿", 2020: "1亿", 2021: revenue}}
    told_ = shipped.determine(facts, as_of=AS_OF, policies=["revenue-milestone"]).explain("zh")
    assert told_.count("差距在10%以内") == marks


def test_an_earlier_year_above_the_milestone_is_no_near_miss(shipped: lucidrule.Programme) -> None:
    facts = {**ABLE, "annual_revenue": {2019: "1亿", 2020: "5.1亿", 2021: "60亿"}}
    assert "within 10%" not in shipped.determine(facts, as_of=AS_OF).explain("en")
    assert town({}).determine({}, as_of=AS_OF).changes("grant").options == ()


NOT_YET: dict[str, Any] = {
    **ABLE,
    "annual_revenue": {2019: "1亿", 2020: "2亿", 2021: "3.97亿"},
    "renovation_on_file": False,
    "equipment_amount": {2021: "199万"},
    "project_investment": "5000万",
    "first_set_products": [{"level": "other", "recognised_on": date(2021, 5, 1)}],
    "national_platform_on": "never",
    "provincial_platform_on": date(2020, 2, 1),
    "demo_field": "none",
    "demo_first_use_on": date(2020, 2, 1),
    "moved_into_base_on": "never",
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_changes_in_words(shipped: lucidrule.Programme, lang: str, kept: Callable[[Path, str], str]) -> None:
    golden = Path(__file__).resolve().parent / "golden" / f"change.{lang}.txt"
    text = shipped.determine(NOT_YET, as_of=AS_OF).explain(lang, changes=True) + "\n"
    assert text == kept(golden, text)


def test_changes_from_the_command(tmp_path: Path) -> None:
    path = tmp_path / "company.json"
    path.write_text(json.dumps({"facts": NOT_YET}, default=str, ensure_ascii=False), encoding="utf-8")
    options = ["check", str(path), "--as-of", "2022-06-30", "--change", "--lang", "en"]
    said = "Equipment bought for the renovation (2022): needed: at least 2,000,000 yuan"
    assert said in CliRunner().invoke(cli.cli, options).output
    data = json.loads(CliRunner().invoke(cli.cli, [*options, "--json"]).output)["determinations"][0]["changes"]
    upgrade = next(each for each in data if each["policy"] == "equipment-upgrade")
    assert upgrade["options"][0]["effort"] == 4
    assert upgrade["options"][0]["changes"][1] == {
        "fact": "equipment_amount",
        "year": 2022,
        "before": None,
        "target": {"value": "2000000", "low": "2000000", "high": None, "above": False, "below": False, "one_of": []},
        "effort": "work",
        "by": "2022-12-31",
    }
    assert upgrade["application"] == {"as_of": "2023-01-01", "assessment_year": 2022, "next": True}
    assert (upgrade["options"][0]["by"], upgrade["options"][0]["brings"]["low"]) == ("2022-12-31", "80000")
    assert next(each for each in data if each["policy"] == "application-demonstration")["blocked"] == [
        {"criterion": "demo-in-year", "cause": "fixed", "facts": ["demo_first_use_on"]}
    ]


# What has no options.


def test_a_search_that_is_too_large_says_what_fails(shipped: lucidrule.Programme) -> None:
    before = shipped.determine(NOT_YET, as_of=NEXT.day)
    failing = (Blocked("renovation-filed", "too_many", ("renovation_on_file",)),)
    assert changes_for(before, NEXT, "equipment-upgrade", AS_OF, budget=0) == Changes(
        "equipment-upgrade", (), failing, NEXT
    )


def test_a_value_that_would_contradict_what_is_known_is_no_option(shipped: lucidrule.Programme) -> None:
    never = dict.fromkeys(["national_platform_on", "provincial_platform_on"], "never")
    facts = {**ABLE, **never, "founded_on": date(2025, 1, 15)}
    assert changes(shipped, "innovation-platform", facts) == Changes(
        "innovation-platform",
        (),
        (Blocked("new-platform", "together", ("national_platform_on", "provincial_platform_on")),),
        LAST,
    )


def test_an_option_that_does_not_hold_when_it_is_judged_is_left_out(
    shipped: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target(Decimal(1_999_999), Decimal(1_999_999))
    monkeypatch.setattr(Reach, "nearest", lambda _: {Missing("equipment_amount", 2022): target})
    facts = {**ABLE, "renovation_on_file": True, "equipment_amount": {2021: "199万"}}
    (option,) = changes(shipped, "equipment-upgrade", facts).options
    assert (option.steps, option.outcome, option.by) == ((), Outcome.UNDETERMINED, None)
    assert option.missing == (Missing("equipment_amount", 2022),)


def test_time_alone_may_bring_it(shipped: lucidrule.Programme) -> None:
    # Recognised in the year that is assessed only in the next application.
    facts = {**ABLE, "national_platform_on": date(2022, 3, 1), "provincial_platform_on": "never"}
    found = shipped.determine(facts, as_of=AS_OF)
    (option,) = found.changes("innovation-platform").options
    assert (option.steps, option.outcome, option.application) == ((), Outcome.ELIGIBLE, NEXT)
    told_ = found.only(("innovation-platform",)).explain("en", changes=True)
    assert "No change is needed: time brings it\n      by then: Eligible; by review, up to 100m yuan" in told_


def test_what_is_met_and_would_not_stay_so_is_looked_at_for_the_next_application(shipped: lucidrule.Programme) -> None:
    revenue = {"annual_revenue": {2019: "1亿", 2020: "2亿", 2021: "5.3亿"}}
    found = shipped.determine({**ABLE, **revenue}, as_of=AS_OF).changes("revenue-milestone")
    # 500 million are passed in 2021 and cannot be passed for the first time again.
    assert [(step.missing.year, step.target.low) for step in found.options[0].steps] == [(2022, Decimal(10**9))]
    assert found.application == NEXT


def test_an_application_is_made_within_its_window_and_not_after_the_last_day_in_force() -> None:
    windows = "apply: {basis: assumed, windows: [{each_year: {from: 03-01, to: 03-31}}]}\n"
    ends_ = "in_force: {from: 2019-01-01, until: 2023-06-30, basis: assumed}\n"
    asked = few_rules.criterion("asked", "Asked", "{moved_on: {within_year: assessment}}")
    rules = {"p": few_rules.policy("p", asked, more=windows), "q": few_rules.policy("q", asked, more=ends_ + windows)}
    files = few_rules.texts(few_rules.fact("moved_on", "event", "Moved", ", changeable: move"), rules)
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    programme = few_rules.small(files)
    (option,) = programme.determine({"moved_on": "never"}, as_of=AS_OF).changes("p").options
    assert option.application == Application(date(2023, 3, 1), 2022, is_next=True)
    over = programme.determine({"moved_on": date(2020, 1, 1)}, as_of=date(2022, 12, 31))
    assert over.changes("q").blocked == (Blocked("", "ended", ()),)
    assert "the policy is not in force any more then" in over.explain("en", changes=True)


def test_after_the_last_year_there_is_no_application(shipped: lucidrule.Programme) -> None:
    found = shipped.determine({**ABLE, "conducts_rd": False, "industrial_enterprise": False}, as_of=date(9999, 6, 30))
    assert found.changes("industry-fund").application == Application(date(9999, 6, 30), 9998, is_next=False)


def test_of_many_ways_the_three_easiest_are_told() -> None:
    ways = "{trade: craft}, {women_share: {at_least: 30%}}, {staff: {at_least: 60}}, {moved_on: {happened: true}}"
    criteria = f"{{id: c, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {{any: [{ways}]}}}}"
    efforts = {"trade": "move", "women_share": "work", "staff": "work", "moved_on": "filing"}
    programme = changeable(paying("1万", criteria=criteria), **efforts)
    facts = {"in_town": True, "trade": "retail", "women_share": "1%", "staff": 1, "moved_on": "never"}
    found = programme.determine(facts, as_of=AS_OF).changes("grant")
    assert [option.steps[0].missing.fact for option in found.options] == ["moved_on", "staff", "women_share"]


def test_what_excludes_another_says_which_gives_way(shipped: lucidrule.Programme) -> None:
    project = {"project_investment": "1.2亿", "project_on_file": True, "renovation_in_major_project": True}
    renovation = {"renovation_on_file": False, "equipment_amount": {2021: "4亿"}, "local_laser_equipment": {2021: 0}}
    small = {**ABLE, **project, "granted": [], **renovation}
    found = shipped.determine(small, as_of=AS_OF)
    (option,) = found.changes("equipment-upgrade").options
    # 12 million of the project against 3 million at most: the renovation itself does not count.
    assert (option.gives_way, option.after.total) == (("equipment-upgrade",), Decimal(3_000_000))
    assert "another policy excludes it" in found.explain("en", changes=True)
    less = shipped.determine(
        {**small, "project_investment": "1亿", "project_on_file": False, "renovation_on_file": True}, as_of=AS_OF
    )
    (option,) = less.changes("major-project").options
    assert (option.gives_way, option.after.total) == (("equipment-upgrade",), Decimal(10_000_000))
    assert "but in its place not: Equipment upgrade" in less.explain("en", changes=True)


def test_a_list_that_is_history_takes_no_record() -> None:
    found = changes(paying("1万"), "product-prize", {"in_town": True, "staff": 7, "products": "none"})
    assert found.options == ()
    assert found.blocked == (Blocked("made-in-year", "fixed", ("products",)),)


def test_a_list_that_is_not_known_is_missing_besides(shipped: lucidrule.Programme) -> None:
    (option,) = changes(shipped, "first-set", {**ABLE, "conducts_rd": False}).options
    assert [step.missing.fact for step in option.steps] == ["conducts_rd"]
    assert option.missing == (Missing("first_set_products"),)


def test_of_facts_that_one_sum_is_made_of_each_is_tried_alone() -> None:
    share = "{share: {of: local_purchases, in: turnover, at_least: 50%}}"
    criteria = f"{{id: c, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {share}}}"
    programme = changeable(paying("1万", criteria=criteria), local_purchases="work", turnover="work")
    # Planned for 2022.
    facts = {"in_town": True, "turnover": {2021: 1000, 2022: 1000}, "local_purchases": {2021: 300, 2022: 300}}
    found = programme.determine(facts, as_of=AS_OF).changes("grant")
    assert [[step.missing.fact for step in option.steps] for option in found.options] == [
        ["local_purchases"],
        ["turnover"],
    ]
    targets = [option.steps[0].target for option in found.options]
    assert [(targets[0].low, targets[0].above), (targets[1].high, targets[1].below)] == [(500, False), (600, False)]


def test_a_day_may_have_to_be_late_and_what_is_over_cannot_be_early() -> None:
    late, early = ("{founded_on: {on_or_after: 2021-02-01}}", "{founded_on: {before: 2020-01-01}}")
    found = []
    for when in (late, early):
        criteria = f"{{id: c, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {when}}}"
        programme = changeable(paying("1万", criteria=criteria), founded_on="move")
        found.append(programme.determine({"in_town": True, "founded_on": date(2020, 6, 1)}, as_of=AS_OF))
    (option,) = found[0].changes("grant").options
    assert (option.steps[0].target.low, option.steps[0].target.high) == (AS_OF, AS_OF)
    assert found[1].changes("grant").blocked == (Blocked("c", "beyond", ("founded_on",)),)
    assert [lang for lang in ("zh", "en", "ja") if not found[0].explain(lang, changes=True)] == []
