"""What authorities have answered, where several programmes stand together: each to its own questions."""

from datetime import date
from typing import Any

import pytest
from answers import COMPANY, asking, said
from joint import TOWN, joint

from lucidrule.api import Programmes
from lucidrule.present.policy import describe

AS_OF = "2022-06-30"


def together(answers: str = "") -> Programmes:
    """Return the programme that leaves points open, with a town's beside it."""
    return joint(dict(asking(answers).compiled.texts), {**TOWN})


def outcomes(programme: Programmes, more: dict[str, Any], as_of: str = AS_OF) -> dict[str, str]:
    found = programme.determine({**COMPANY, **more}, as_of=as_of, confirm=True)
    return {each.id: each.outcome.value for each in found.outcomes}


@pytest.mark.parametrize(("answer", "expected"), [("yes", "eligible"), ("no", "ineligible")])
def test_an_answer_to_all_settles_the_question_of_its_programme(answer: str, expected: str) -> None:
    judged = outcomes(together(said("worthy", answer)), {})
    assert (judged["merit"], judged["size"], judged["hiring"]) == (expected, "refer", "eligible")
    assert outcomes(together(said("worthy", answer)), {}, "2022-04-30")["merit"] == "refer"


def test_an_answer_to_the_company_settles_it_too_and_counts_first() -> None:
    assert outcomes(together(), {"answers.worthy": "yes"})["merit"] == "eligible"
    assert outcomes(together(said("worthy", "yes")), {"answers.worthy": "no"})["merit"] == "ineligible"


def test_answers_about_records_settle_these() -> None:
    assert outcomes(together(), {"answers.novel.1": "yes"})["prize"] == "eligible"
    assert outcomes(together(), {"answers.novel.1": "no", "answers.novel.2": "no"})["prize"] == "ineligible"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "主管部门已答复“是”：worthy？"), ("en", "the authority has answered yes: worthy?")],
)
def test_a_policy_says_what_was_answered_of_the_programme_as_of_a_day(lang: str, told: str) -> None:
    compiled = asking(said("worthy", "yes")).compiled_at(date(2022, 6, 30))
    text = describe(compiled.policies[0], compiled, lang)
    assert [line for line in text.split("\n") if told in line] != []
