"""Interviews: what is asked next, what an answer does, and that what is not asked does not matter."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.companies import complete
from small_form import sized
from town import paying, town

import lucidrule
from lucidrule.advise.asking import Standing
from lucidrule.advise.company_text import CompanyText
from lucidrule.advise.interview import Interview
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import Outcome
from lucidrule.exact.information_gain import InformationGain
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 6, 30)
ROOT = Path(__file__).resolve().parents[2]
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


def standing(programme: lucidrule.Programme, facts: Any) -> Standing:
    return Standing(programme._at(date(2022, 6, 30)).reference, programme.profile(facts), AS_OF)


def hidden(profile: Profile, missing: Missing, kind: str) -> Any:
    """Return what a company knows that is asked for a fact; None: it does not know either."""
    if missing.part:
        return profile.records[missing.fact][missing.record - 1].get(missing.part)
    if kind == "records":
        listed = profile.records.get(missing.fact)
        return None if listed is None else len(listed)
    if missing.through:
        years = {
            y: v for (name, y), v in profile.values.items() if name == missing.fact and (y or 0) <= missing.through
        }
        return years or None
    return profile.values.get((missing.fact, missing.year or None))


def driven(programme: lucidrule.Programme, profile: Profile) -> Interview:
    """Answer an interview by what a company knows, until nothing is asked any more."""
    interview = programme.interview(as_of=AS_OF)
    for _ in range(200):
        question = interview.next()
        if question is None:
            return interview
        kind = programme.compiled.facts[question.missing.fact].type
        interview.answer(hidden(profile, question.missing, "" if question.missing.part else kind))
    raise AssertionError("it never ends")


def outcomes(programme: lucidrule.Programme, profile: Profile) -> dict[str, Outcome]:
    return {each.id: each.outcome for each in programme.determine(profile, as_of=AS_OF).outcomes}


def paid(found: lucidrule.Determination) -> Any:
    """Return the outcomes of a determination, what counts in the total with its sum, and the total."""
    counted = {each.id: each.total for each in found.outcomes if each.id in found.combination.chosen}
    return {each.id: each.outcome for each in found.outcomes}, counted, found.combination.total


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1_000, 100))
def test_an_interview_ends_as_the_whole_profile_would_have(shipped: lucidrule.Programme, first: int) -> None:
    profiles = {seed: shipped.profile(complete(seed)) for seed in range(first, first + sized(100, small=2))}
    ended = {seed: driven(shipped, profile).determination for seed, profile in profiles.items()}
    whole = {seed: shipped.determine(profile, as_of=AS_OF) for seed, profile in profiles.items()}
    assert {seed: paid(found) for seed, found in ended.items()} == {seed: paid(found) for seed, found in whole.items()}
    # Every sum that counts is known to the yuan, and so is the total.
    assert [seed for seed, found in ended.items() if not found.combination.total.ways] == []


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_an_interview_with_a_real_company_ends_as_what_is_known_of_it(
    shipped: lucidrule.Programme, company: Path
) -> None:
    profile = shipped.profile(company)
    interview = driven(shipped, profile)
    assert interview.outcomes == outcomes(shipped, profile)
    assert [missing for missing in interview.known if interview.value(missing) is None] == []


# Which fact, and what it can do, reckoned by hand.


def test_what_one_fact_can_do_to_a_criterion(shipped: lucidrule.Programme) -> None:
    found = standing(shipped, {})
    able = {
        name: can
        for policy in shipped._at(date(2022, 6, 30)).reference.policies
        for name, can in found._information_gain(policy).items()
    }
    # Of seven fields five count, one is for the authority to say, one is none.
    assert able[Missing("sector")] == InformationGain(6 / 7, 1 / 7)
    # CriterionAlone, yes settles nothing: tax and statistics are asked for as well.
    assert able[Missing("registered_in_zone")] == InformationGain(0, 0.1)
    assert able[Missing("industrial_enterprise")] == InformationGain(0.9, 0.1)
    # 0, between, 2 million, above.
    assert able[Missing("equipment_amount", 2021)] == InformationGain(1 / 2, 1 / 2)


def test_what_can_settle_everything_comes_before_what_can_settle_one(shipped: lucidrule.Programme) -> None:
    listed = shipped.determine({}, as_of=AS_OF).missing
    assert listed[0].missing == Missing("sector")
    assert [len(each.policies) for each in listed[:10]] == [10] * 10
    # What is left to the authority anyway is referred with an agreement of one's own, too.
    assert (listed[10].missing, len(listed[10].policies)) == (Missing("individually_supported"), 8)
    assert {len(each.policies) for each in listed[11:]} == {1}
    assert [each.worth for each in listed] == sorted((each.worth for each in listed), reverse=True)


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_what_is_missing_is_what_can_turn_an_open_policy_and_nothing_else(
    shipped: lucidrule.Programme, company: Path
) -> None:
    found = shipped.determine(company, as_of=AS_OF)
    pairs = {(each.missing, policy) for each in found.missing for policy in each.policies}
    still = [each for each in found.outcomes if each.outcome is Outcome.UNDETERMINED]
    assert pairs == {(missing, each.id) for each in still for missing in each.missing}
    data = found.to_dict()["missing"]
    assert [(each["fact"], each.get("year", 0), each["policies"]) for each in data] == [
        (each.missing.fact, each.missing.year, list(each.policies)) for each in found.missing
    ]


def test_a_missing_fact_has_its_question_and_the_document_that_proves_it(shipped: lucidrule.Programme) -> None:
    first = shipped.determine({"sector": "lasers"}, as_of=AS_OF).to_dict()["missing"]
    registered = next(each for each in first if each["fact"] == "registered_in_zone")
    assert registered["question"]["en"].startswith("Is your company registered in the zone?")
    assert registered["proved_by"]["zh"] == "营业执照"
    town_missing = town({}).determine({}, as_of=AS_OF).to_dict()["missing"]
    assert {each["proved_by"] for each in town_missing} == {None}


def test_of_a_determination_of_some_policies_only_what_matters_to_them_is_missing(
    shipped: lucidrule.Programme,
) -> None:
    found = shipped.determine({}, as_of=AS_OF, policies=["major-project"])
    assert {policy for each in found.missing for policy in each.policies} == {"major-project"}
    assert "equipment_amount" not in {each.missing.fact for each in found.missing}


def test_a_settled_company_is_asked_nothing(shipped: lucidrule.Programme) -> None:
    interview = shipped.interview({"sector": "not_laser"}, as_of=AS_OF)
    assert interview.next() is None
    assert shipped.determine({"sector": "not_laser"}, as_of=AS_OF).missing == ()
    with pytest.raises(lucidrule.UnknownName) as raised:
        interview.answer("yes")
    assert [fault.code for fault in raised.value.faults] == ["no-question"]


# Sums


@pytest.fixture(scope="module")
def qualified(shipped: lucidrule.Programme) -> dict[str, Any]:
    """Return the facts of a company that meets eight policies, of which four facts are missing that sums depend on."""
    firm: dict[str, Any] = yaml.safe_load(
        (ROOT / "features" / "companies" / "qualified.yaml").read_text(encoding="utf-8")
    )["facts"]
    return firm | {
        "project_investment": "1.2亿",
        "project_on_file": True,
        "renovation_on_file": True,
        "equipment_amount": {2021: "1200万"},
        "local_laser_equipment": {},
        "renovation_in_major_project": "unknown",
        "moved_into_base_on": "2020-05-18",
        "rent_paid": {},
        "improvement_amount": {2020: "60万"},
    }


def test_what_sums_depend_on_is_asked_once_outcomes_are_settled_most_money_first(
    shipped: lucidrule.Programme, qualified: dict[str, Any]
) -> None:
    """Which of 9 and 3 is paid: 129.6万 at most; rent: half of 60万; local equipment: 1200万 × 20% × 9%."""
    facts = {name: value for name, value in qualified.items() if name != "renovation_in_major_project"}
    interview = shipped.interview(facts, as_of=AS_OF)
    asked = []
    while (question := interview.next()) is not None:
        asked.append((question.missing.fact, question.policies, question.of_sums, question.left, question.fixes))
        interview.dont_know()
    assert asked == [
        ("renovation_in_major_project", ("major-project", "equipment-upgrade"), True, 3, True),
        ("rent_paid", ("premises-rent",), True, 2, False),
        ("local_laser_equipment", ("equipment-upgrade",), True, 1, False),
    ]
    assert Outcome.UNDETERMINED not in interview.outcomes.values()


def test_an_answer_that_sums_wait_for_fixes_them(shipped: lucidrule.Programme, qualified: dict[str, Any]) -> None:
    interview = shipped.interview(qualified, as_of=AS_OF, policies=["premises-rent"])
    question = interview.next()
    assert question is not None
    assert (question.missing, question.open) == (Missing("rent_paid", 2021), 0)
    assert interview.answer("40万").settled == ()
    assert interview.next() is None
    (outcome,) = interview.determination.outcomes
    # 50% of the rent, less than half of 60万.
    assert outcome.total == 200_000
    assert interview.question(Missing("rent_paid", 2021)).of_sums is False


# Answers


def test_an_answer_says_what_it_settled(shipped: lucidrule.Programme) -> None:
    interview = shipped.interview(as_of=AS_OF)
    question = interview.next()
    assert question is not None
    assert (question.missing, question.open, len(question.policies)) == (Missing("sector"), 10, 10)
    assert interview.answer("激光器").settled == ()
    changed = interview.answer("不从事激光产业", Missing("sector"))
    assert {outcome for _, outcome in changed.settled} == {Outcome.INELIGIBLE}
    assert len(changed.settled) == 10


@pytest.mark.parametrize(
    ("missing", "value", "known"),
    [
        (Missing("sector"), "Lasers", {("sector", None): "lasers"}),
        (Missing("registered_in_zone"), "はい", {("registered_in_zone", None): True}),
        (Missing("annual_revenue", 2021), "20,601.58万", {("annual_revenue", 2021): 206_015_800}),
        (Missing("founded_on"), "2011年4月1日", {("founded_on", None): date(2011, 4, 1)}),
        (Missing("moved_into_base_on"), "从未", {("moved_into_base_on", None): "never"}),
        (
            Missing("annual_revenue", through=2020),
            "2018: 3,000万，2019：4亿; 2020=5",
            {("annual_revenue", 2018): 30_000_000, ("annual_revenue", 2019): 400_000_000, ("annual_revenue", 2020): 5},
        ),
        (Missing("annual_revenue", through=2020), "7亿", {("annual_revenue", 2020): 700_000_000}),
    ],
)
def test_answers_are_taken_as_people_write_them(
    shipped: lucidrule.Programme, missing: Missing, value: str, known: dict[Any, Any]
) -> None:
    interview = shipped.interview(as_of=AS_OF)
    interview.answer(value, missing)
    assert interview.profile.values == known
    assert [interview.value(each) for each in interview.known] == list(known.values())


def test_several_choices_are_one_answer() -> None:
    interview = town({}).interview(as_of=AS_OF)
    interview.answer("绿色、fair", Missing("marks"))
    assert interview.profile.values == {("marks", None): frozenset({"green", "fair"})}


def test_a_list_is_answered_by_its_number_and_each_record_is_asked_then() -> None:
    interview = paying("1万").interview(as_of=AS_OF, policies=["product-prize"])
    interview.answer("yes", Missing("in_town"))
    interview.answer("7", Missing("staff"))
    interview.answer("2", Missing("products"))
    question = interview.next()
    assert question is not None
    assert (question.missing.fact, question.missing.record > 0, question.missing.part != "") == ("products", True, True)
    interview.answer("2021-05-01", Missing("products", record=2, part="made_on"))
    assert interview.profile.records["products"] == ({}, {"made_on": date(2021, 5, 1)})
    assert Missing("products", record=2, part="made_on") in interview.known
    interview.answer(None, Missing("products", record=2, part="made_on"))
    assert interview.profile.records["products"] == ({}, {})
    assert interview.value(Missing("products", record=3, part="made_on")) is None
    with pytest.raises(lucidrule.UnknownName):
        interview.answer("2021-05-01", Missing("products", record=3, part="made_on"))


@pytest.mark.parametrize("none", ["0", "none", "无"])
def test_a_list_of_none_is_known_until_it_is_taken_back(none: str) -> None:
    interview = paying("1万").interview(as_of=AS_OF, policies=["product-prize"])
    interview.answer("2", Missing("products"))
    interview.answer(none, Missing("products"))
    assert interview.value(Missing("products")) == ()
    assert Missing("products") in interview.known
    interview.answer(None, Missing("products"))
    assert "products" not in interview.profile.records


@pytest.mark.parametrize(
    ("missing", "value"),
    [
        (Missing("sector"), "lace"),
        (Missing("registered_in_zone"), "7"),
        (Missing("annual_revenue", 2021), "many"),
        (Missing("first_set_products"), "51"),
        (Missing("founded_on"), "2022-01-01"),
    ],
)
def test_an_answer_that_is_refused_changes_nothing(shipped: lucidrule.Programme, missing: Missing, value: str) -> None:
    interview = shipped.interview({"annual_revenue": {2020: "1亿"}}, as_of=AS_OF)
    before = (interview.profile, interview.next(), interview.answers)
    with pytest.raises(lucidrule.ProfileAtFault):
        interview.answer(value, missing)
    assert (interview.profile, interview.next(), interview.answers) == before


@pytest.mark.parametrize(
    "call",
    [lambda interview: interview.question(Missing("sectr")), lambda interview: interview.answer("x", Missing("sectr"))],
    ids=["asked", "answered"],
)
def test_a_fact_that_there_is_not_cannot_be_asked(
    shipped: lucidrule.Programme, call: Callable[[Interview], object]
) -> None:
    interview = shipped.interview(as_of=AS_OF)
    with pytest.raises(lucidrule.UnknownName, match="unknown fact `sectr`"):
        call(interview)


def test_what_is_not_known_is_left_and_the_rest_goes_on(shipped: lucidrule.Programme) -> None:
    interview = shipped.interview(as_of=AS_OF)
    asked = []
    while (question := interview.next()) is not None:
        asked.append(question.missing)
        interview.dont_know()
    assert len(asked) == len(set(asked))
    assert interview.declined >= set(asked)
    assert set(interview.outcomes.values()) == {Outcome.UNDETERMINED}
    assert interview.profile.values == {}


def test_what_a_file_says_is_unknown_is_not_asked_again(shipped: lucidrule.Programme) -> None:
    interview = shipped.interview({"sector": "unknown"}, as_of=AS_OF)
    question = interview.next()
    assert question is not None
    assert question.missing != Missing("sector")
    assert Missing("sector") in interview.declined


@pytest.mark.parametrize("answer", [None, "unknown"])
def test_what_a_saved_file_says_is_unknown_is_not_asked_again_by_year_or_part(
    shipped: lucidrule.Programme, answer: str | None
) -> None:
    interview = shipped.interview({"sector": "laser_equipment"}, as_of=AS_OF)
    asked = []
    while (question := interview.next()) is not None:
        asked.append(question.missing)
        # One contract, of which nothing more is known.
        interview.answer("1" if question.missing == Missing("first_set_products") else answer)
    text = CompanyText("", None).text(interview.answers, shipped.compiled)
    resumed = shipped.interview(yaml.safe_load(text)["facts"] | {"sector": "laser_equipment"}, as_of=AS_OF)
    assert {missing.year > 0 for missing in asked} == {True, False}
    assert any(missing.part for missing in asked)
    assert resumed.next() is None
    # An answer may still be given, and then it is known.
    part = next(missing for missing in asked if missing.part == "recognised_on")
    resumed.answer("2021-05-01", part)
    assert part not in resumed.declined
    assert resumed.value(part) == date(2021, 5, 1)


def test_answers_are_taken_back_one_by_one(shipped: lucidrule.Programme) -> None:
    interview = shipped.interview(as_of=AS_OF)
    states = []
    for value in ("lasers", None, "yes", "yes"):
        states.append((interview.profile, interview.next()))
        interview.answer(value)
    back = [(interview.back(), interview.profile, interview.next()) for _ in states]
    assert back == [(question, profile, question) for profile, question in reversed(states)]
    assert interview.back() is None
    assert interview.answers == ()


def test_the_same_answers_give_the_same_questions(shipped: lucidrule.Programme) -> None:
    runs = []
    for _ in range(2):
        interview, asked = shipped.interview(as_of=AS_OF), []
        while (question := interview.next()) is not None:
            asked.append(question)
            interview.dont_know()
        runs.append(asked)
    assert runs[0] == runs[1]


def test_an_interview_about_some_policies_asks_for_these_only_and_ends_with_their_determination(
    shipped: lucidrule.Programme,
) -> None:
    interview = shipped.interview(as_of=AS_OF, policies=["major-project"])
    assert list(interview.outcomes) == ["major-project"]
    interview.answer("0", Missing("project_investment"))
    assert interview.next() is None
    found = interview.determination
    assert [each.id for each in found.outcomes] == ["major-project"]
    assert found.confirmation is not None
    with pytest.raises(lucidrule.UnknownName, match="unknown policy"):
        shipped.interview(as_of=AS_OF, policies=["major-projct"])


def test_what_is_too_large_to_draw_promises_nothing(shipped: lucidrule.Programme) -> None:
    from lucidrule.exact.information_gain import information_gain
    from lucidrule.exact.settle import Settling

    found = standing(shipped, {})
    settling = Settling(shipped.compiled.facts)
    formula = settling.condition(found.judging.verdicts[0].proof, found.facts)
    assert information_gain(settling, formula, 0) == {}


def test_what_is_missing_is_asked_of_the_policies_that_are_open_alone(shipped: lucidrule.Programme) -> None:
    known = {"sector": "lasers"}
    whole = shipped.determine(known, as_of="2022-06-30")
    each = {
        name: shipped.determine(known, as_of="2022-06-30", policies=[name]).missing
        for name in ("industry-fund", "major-project")
    }
    assert {name: {asked.missing for asked in found} for name, found in each.items()} == {
        name: {asked.missing for asked in whole.missing if name in asked.policies} for name in each
    }
    assert {policy for found in each.values() for asked in found for policy in asked.policies} == set(each)
    assert shipped.determine({"conducts_rd": False}, as_of="2022-06-30").missing == ()
