"""What the authority has answered settles open points: to all and to one company, from its day on, at every door."""

import pickle
from typing import Any

import pytest
from answers import COMPANY, asking, said

from lucidrule.api import Programme
from lucidrule.core.fault import ProfileAtFault, RulesAtFault
from lucidrule.core.verdict import Outcome
from lucidrule.kernel.answers import Answer
from lucidrule.present.policy import describe

AS_OF = "2022-06-30"
OPEN = asking()


def outcomes(programme: Programme, company: dict[str, Any], as_of: str = AS_OF) -> dict[str, str]:
    """Return the outcomes that the evaluator and durable_rules find; they have to agree."""
    found = programme.determine(company, as_of=as_of, confirm=True)
    return {each.id: each.outcome.value for each in found.outcomes}


def test_without_answers_what_only_the_points_decide_is_left_to_the_authority() -> None:
    judged = outcomes(OPEN, {**COMPANY, "rent": 40, "spent": 60})
    assert judged == {
        "merit": "refer",
        "size": "refer",
        "growth": "refer",
        "costs": "refer",
        "part": "eligible",
        "prize": "refer",
    }
    assert outcomes(OPEN, {**COMPANY, "rent": 0})["part"] == "refer"


# Each point with the policies that ask it, and what a company comes to at the very place where it decides.
ASKED = [("worthy", "merit"), ("ten", "size"), ("ten", "costs"), ("bound", "growth"), ("novel", "prize")]
WAYS = [("yes", "eligible"), ("no", "ineligible")]


@pytest.mark.parametrize(("answer", "expected"), WAYS)
@pytest.mark.parametrize(("point", "policy"), [*ASKED, ("share-of-zero", "part")])
def test_an_answer_to_all_settles_its_point(point: str, policy: str, answer: str, expected: str) -> None:
    company = {**COMPANY, "spent": 100, "rent": 0}
    assert outcomes(asking(said(point, answer)), company)[policy] == expected


@pytest.mark.parametrize(("answer", "expected"), WAYS)
@pytest.mark.parametrize(("point", "policy"), [*ASKED, ("share-of-zero", "part")])
def test_an_answer_to_one_company_settles_its_point(point: str, policy: str, answer: str, expected: str) -> None:
    company = {**COMPANY, "spent": 100, "rent": 0}
    assert outcomes(OPEN, {**company, f"answers.{point}": answer})[policy] == expected
    assert outcomes(OPEN, {"facts": company, "answers": {point: {"answer": answer}}})[policy] == expected


@pytest.mark.parametrize(
    ("point", "fact", "policy", "below", "above"),
    [
        ("ten", {"staff": 9}, "size", "ineligible", "ineligible"),
        ("ten", {"staff": 11}, "size", "eligible", "eligible"),
        ("bound", {"sales": {2020: "1亿", 2021: 499_999_999}}, "growth", "ineligible", "ineligible"),
        ("bound", {"sales": {2020: "1亿", 2021: 500_000_001}}, "growth", "eligible", "eligible"),
        # Reached a year before: whether that was exceeding it decides what is first.
        ("bound", {"sales": {2020: "5亿", 2021: 500_000_001}}, "growth", "eligible", "ineligible"),
        ("ten", {"spent": 99, "rent": 0}, "costs", "ineligible", "ineligible"),
        ("ten", {"spent": 100, "rent": 1}, "costs", "eligible", "eligible"),
        ("share-of-zero", {"spent": 0, "rent": 1}, "part", "ineligible", "ineligible"),
        ("share-of-zero", {"spent": 1, "rent": 1}, "part", "eligible", "eligible"),
    ],
)
def test_beside_its_bound_an_answer_changes_nothing_and_before_it_what_was_first(
    point: str, fact: dict[str, Any], policy: str, below: str, above: str
) -> None:
    no, yes = (outcomes(asking(said(point, each)), {**COMPANY, **fact})[policy] for each in ("no", "yes"))
    assert (no, yes) == (below, above)


def test_a_settled_point_is_not_told_as_open_and_a_missing_fact_still_counts() -> None:
    found = asking(said("worthy", "yes")).determine({**COMPANY, "local": None}, as_of=AS_OF)
    merit = found.outcomes[0]
    assert (merit.outcome, merit.open_points, [each.fact for each in merit.missing]) == (
        Outcome.UNDETERMINED,
        (),
        ["local"],
    )


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2022-04-30", "refer"), ("2022-05-01", "eligible"), ("2022-05-02", "eligible")]
)
def test_an_answer_counts_from_its_day_on(as_of: str, expected: str) -> None:
    assert outcomes(asking(said("worthy", "yes")), COMPANY, as_of)["merit"] == expected
    own = {"worthy": {"answer": True, "date": "2022年5月1日", "source": "复函"}}
    assert outcomes(OPEN, {"facts": COMPANY, "answers": own}, as_of)["merit"] == expected


def test_an_answer_without_a_day_counts_always() -> None:
    assert outcomes(OPEN, {**COMPANY, "answers.worthy": True}, "2019-01-01")["merit"] == "eligible"


def test_an_answer_to_the_company_counts_before_that_to_all() -> None:
    programme = asking(said("worthy", "yes"))
    own = {"worthy": {"answer": "no", "date": "2022-06-01", "source": "A letter to us"}}
    company = {"facts": COMPANY, "answers": own}
    assert outcomes(programme, company)["merit"] == "ineligible"
    # Before it was given, that to all counts.
    assert outcomes(programme, company, "2022-05-31")["merit"] == "eligible"
    told = programme.determine(company, as_of=AS_OF).explain("en")
    assert "it differs from that to all, and counts in its place" in told


def test_the_receipt_names_the_answers_that_counted() -> None:
    programme = asking(f"{said('worthy', 'yes')}, {said('ten', 'no', '2023-01-01')}")
    own = {"bound": {"answer": "no", "date": "2022-06-01", "source": "A letter to us"}, "novel": {2: True}}
    found = programme.determine({"facts": COMPANY, "answers": own}, as_of=AS_OF)
    assert found.receipt["answers"] == [
        {"open_point": "bound", "answer": False, "date": "2022-06-01", "source": "A letter to us", "to": "company"},
        {"open_point": "novel", "record": 2, "answer": True, "date": None, "source": None, "to": "company"},
        {"open_point": "worthy", "answer": True, "date": "2022-05-01", "source": "letter", "to": "all"},
    ]
    lines = [line.strip() for line in found.explain("en").split("\n")]
    at = lines.index("Answers of the authority that count")
    assert lines[at + 1 : at + 6] == [
        "bound?: no, 1 June 2022, A letter to us, given to this company",
        "no. 2: novel?: yes, given to this company",
        "worthy?: yes, 1 May 2022, A letter, given to all",
        "Answers of the authority after the reference date, which do not count yet",
        "ten?: no, 1 January 2023, A letter, given to all",
    ]


def test_without_answers_the_receipt_and_the_digest_are_what_they_were() -> None:
    found, other = (OPEN.determine(each, as_of=AS_OF) for each in (COMPANY, {**COMPANY, "answers.worthy": "no"}))
    assert "answers" not in found.receipt
    assert found.receipt["facts_digest"] != other.receipt["facts_digest"]
    assert found.receipt["rules_digest"] == other.receipt["rules_digest"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "主管部门已答复“否”：worthy？"),
        ("en", "the authority has answered no: worthy?"),
        ("ja", "所管部署は「いいえ」と回答済み：worthyか"),
    ],
)
def test_a_criterion_that_fails_by_an_answer_says_so(lang: str, told: str) -> None:
    found = asking(said("worthy", "no")).determine(COMPANY, as_of=AS_OF)
    assert [line for line in found.explain(lang).split("\n") if told in line] != []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"novel": {1: "no"}}, ("refer", "0", "100000")),
        ({"novel": {1: "no", 2: "no"}}, ("ineligible", None, None)),
        ({"novel": {1: "yes"}}, ("eligible", "100000", "200000")),
        ({"novel.1": "yes", "novel.2": "no"}, ("eligible", "100000", "100000")),
        ({"novel": {"1": {"answer": "yes", "date": "2022-05-01"}, "2": "yes"}}, ("eligible", "200000", "200000")),
        # Given after the reference date.
        ({"novel": {1: {"answer": "yes", "date": "2022-07-01"}, 2: "no"}}, ("refer", "0", "100000")),
    ],
)
def test_a_question_about_each_record_is_answered_by_the_number_of_the_record(
    answers: dict[str, Any], expected: tuple[str, str | None, str | None]
) -> None:
    company = {"facts": COMPANY, "answers": answers}
    found = OPEN.determine(company, as_of=AS_OF, confirm=True)
    prize = found.outcomes[-1]
    total = prize.entitlement.sum
    assert (prize.outcome.value, total and str(total.low), total and str(total.high)) == expected
    (fast,) = OPEN.determine_many([company], as_of=AS_OF)
    assert fast.outcomes["prize"].value == expected[0]


def test_of_records_without_an_answer_that_to_all_holds() -> None:
    programme = asking(said("novel", "yes"))
    found = programme.determine({"facts": COMPANY, "answers": {"novel": {1: "no"}}}, as_of=AS_OF, confirm=True)
    total = found.outcomes[-1].entitlement.sum
    assert total is not None
    assert (str(total.low), str(total.high)) == ("100000", "100000")


def test_an_answer_about_a_record_says_nothing_of_a_list_that_is_not_known() -> None:
    company = {**COMPANY, "products": None, "answers.novel.1": "yes"}
    found = OPEN.determine(company, as_of=AS_OF, confirm=True).outcomes[-1]
    assert (found.outcome, [each.fact for each in found.missing]) == (Outcome.UNDETERMINED, ["products"])


def refused(company: Any) -> list[tuple[str, str, tuple[Any, ...]]]:
    with pytest.raises(ProfileAtFault) as error:
        OPEN.profile(company)
    said = [str(fault.params.get("name", fault.params.get("found", ""))) for fault in error.value.faults]
    return [(fault.code, each, fault.nearest) for fault, each in zip(error.value.faults, said, strict=True)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"worthi": "yes"}, ("unknown-open-point", "worthi", ("worthy",))),
        ({"worthy": "perhaps"}, ("wrong-kind", "perhaps", ())),
        ({"worthy": {"answer": "yes", "date": "30 February 2022"}}, ("impossible-date", "", ())),
        ({"worthy": {"answer": "yes", "dat": "2022-05-01"}}, ("unknown-key", "dat", ("date",))),
        ({"worthy": {1: "yes"}}, ("answer-of-no-record", "worthy", ())),
        ({"novel": {0: "yes"}}, ("no-such-record", "novel.0", ())),
        ({"novel": {3: "yes"}}, ("no-such-record", "novel.3", ())),
        ({"novel": {"x": "yes"}}, ("no-such-record", "novel.x", ())),
        ({"novel": {5001: "yes"}}, ("no-such-record", "novel.5001", ())),
        (["worthy"], ("wrong-kind", "[…]", ())),
    ],
    ids=["no-point", "no-answer", "no-day", "no-key", "no-list", "zero", "beyond", "no-number", "too-many", "list"],
)
def test_an_answer_that_cannot_be_is_refused(answers: Any, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert refused({"facts": COMPANY, "answers": answers}) == [expected]


def test_an_answer_that_is_not_known_is_none() -> None:
    company = {"facts": COMPANY, "answers": {"worthy": None, "ten": {"answer": "unknown"}}}
    assert OPEN.profile(company).answers == ()
    assert OPEN.profile({"facts": COMPANY, "answers": None}).answers == ()


def test_a_company_file_says_it_in_chinese_too() -> None:
    profile = OPEN.profile({"企业": {"名称": "甲"}, "资料": {"Local": "是"}, "答复": {"worthy": "是"}})
    assert profile.answers == (Answer("worthy", True, None, own=True),)


def test_among_facts_answers_stand_by_themselves_or_together() -> None:
    one, together = ({"local": True, **each} for each in ({"answers.ten": "no"}, {"answers": {"ten": "no"}}))
    assert OPEN.profile(one) == OPEN.profile(together)
    assert OPEN.profile({"local": True}, overrides={"answers.ten": "no"}) == OPEN.profile(one)


def test_many_companies_are_judged_each_by_its_own_answers() -> None:
    programme = asking(said("ten", "yes"))
    companies = [COMPANY, {**COMPANY, "answers.ten": "no"}, {**COMPANY, "answers.worthy": "yes"}]
    many = list(programme.determine_many(companies, as_of=AS_OF))
    assert [{name: each.value for name, each in one.outcomes.items()} for one in many] == [
        outcomes(programme, each) for each in companies
    ]
    assert [one.outcomes["size"].value for one in many] == ["eligible", "ineligible", "eligible"]
    assert many[2].determination.outcomes[0].outcome is Outcome.ELIGIBLE


def test_a_determination_that_was_pickled_knows_the_answers_that_counted() -> None:
    found = asking(said("worthy", "yes")).determine({**COMPANY, "answers.novel.1": "no"}, as_of=AS_OF, confirm=True)
    again = pickle.loads(pickle.dumps(found))
    assert (again.outcomes, again.receipt) == (found.outcomes, found.receipt)
    assert again.prepared == found.prepared
    open_, settled = (OPEN.determine(each, as_of=AS_OF) for each in (COMPANY, {**COMPANY, "answers.ten": "no"}))
    assert open_.prepared != settled.prepared


def test_advice_is_given_under_the_answers() -> None:
    found = asking(said("worthy", "yes")).determine({**COMPANY, "local": False}, as_of=AS_OF)
    assert found.changes("merit").to_dict()["policy"] == "merit"
    _, bands = asking(said("ten", "yes")).determine(COMPANY, as_of=AS_OF).sensitivity("staff")
    # Ten heads count with the more: nothing turns between ten and eleven.
    assert [(band.low, band.at_low["size"].outcome.value) for band in bands] == [(0, "ineligible"), (10, "eligible")]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "ten？：否、2022年5月1日、复函、对全部企业的答复"),
        ("en", "ten?: no, 1 May 2022, A letter, given to all"),
        ("ja", "tenか：いいえ、2022年5月1日、回答書、全企業への回答"),
    ],
)
def test_the_prose_of_a_policy_says_what_was_answered_to_all(lang: str, told: str) -> None:
    compiled = asking(f"{said('ten', 'no')}, {said('worthy', 'no')}").compiled
    (size,) = (each for each in compiled.policies if each.id == "size")
    lines = [line.strip() for line in describe(size, compiled, lang).split("\n")]
    heading = {"zh": "主管部门的答复", "en": "Answers of the authority", "ja": "所管部署の回答"}[lang]
    assert lines[lines.index(heading) + 1 :][:2] == [told, ""]


def rules_refused(answers: str) -> list[tuple[str, tuple[Any, ...]]]:
    with pytest.raises(RulesAtFault) as error:
        asking(answers)
    return [(fault.code, fault.nearest) for fault in error.value.faults]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (said("worthi", "yes"), ("unknown-open-point", ("worthy",))),
        (said("worthy", "perhaps"), ("wrong-kind", ())),
        (said("worthy", "yes", "2022-02-30"), ("impossible-date", ())),
        ("worthy: {answer: yes, date: 2022-05-01}", ("missing-key", ())),
        ("worthy: {answer: yes, source: letter}", ("missing-key", ())),
        ("worthy: {answer: yes, date: 2022-05-01, source: leter}", ("unknown-source", ("letter",))),
        ("Worthy: {answer: yes, date: 2022-05-01, source: letter}", ("bad-id", ())),
    ],
    ids=["no-point", "no-answer", "no-day", "without-source", "without-date", "no-source", "no-id"],
)
def test_an_answer_to_all_that_cannot_be_is_refused(answers: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert rules_refused(answers) == [expected]
