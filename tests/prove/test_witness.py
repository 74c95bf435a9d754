"""Companies that show something: what a file can hold, what is dropped, and a second opinion on what is possible."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import cvc5
import pytest
import z3
from few_rules import criterion, fact, policy, small, text, texts
from prove.planted import FACTS, PLAIN, PLANTED
from prove.planted import files as planted_files

import lucidrule
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.prove.asking import Asking, is_met, is_not_met, settled
from lucidrule.prove.policies import answered_every_way, surely
from lucidrule.prove.solver import NotProven, number
from lucidrule.prove.witness import Unconfirmed

AS_OF = date(2022, 6, 30)
MORE = fact("kids", "count", "Kids") + fact("weight", "number", "Weight", f", decimals: 0, unit: {text('t')}")


def asking(programme: lucidrule.Programme) -> Asking:
    compiled = programme.compiled_at(AS_OF)
    return Asking(prepare_programme(compiled, compiled.assessment_at(AS_OF)), AS_OF)


def asked(condition: str, amount: str = "10万") -> Asking:
    """Return the questions to a policy of one criterion."""
    made = policy("p", criterion("c", "C", condition), amount=amount)
    files = texts(FACTS + MORE, {"p": made})
    return asking(small({**files, "policies.yaml": files["policies.yaml"].replace("language: 1", "language: 2")}))


def met(found: Asking) -> dict[str, Any]:
    (witness,) = found.shown(found.encoded.policies["p"].met, is_met("p"))
    return dict(witness.facts)


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ("{staff: {at_least: 5}}", {"staff": 5}),
        ("{rent: {more_than: 5亿}}", {"rent": "600000000"}),
        ("{all: [{staff: {more_than: 3}}, {staff: {is_none_of: [3, 4]}}, {staff: {less_than: 6}}]}", {"staff": 5}),
        ("{women: {more_than: 30%}}", {"women": "100%"}),
        ("{trade: b}", {"trade": "b"}),
        ("{marks: {includes_all: [a, b]}}", {"marks": ["a", "b"]}),
        ("{prize: {within_year: 2020}}", {"prize": "2020-01-01"}),
        ("{begun: {after: 2020-03-05}}", {"begun": "2020-03-06"}),
        ("{trade_code: {starts_with: 甲}}", {"trade_code": "甲"}),
        ("{not: {trade_code: {starts_with: 甲}}}", {"trade_code": "0"}),
    ],
)
def test_a_witness_is_small_and_round(condition: str, facts: dict[str, Any]) -> None:
    assert met(asked(condition)) == facts


@pytest.mark.parametrize(
    "condition",
    [
        "{amount: {of: {rate: 300%, of: rent, above_one: true}, at_least: 1, at_most: 1}}",
        "{all: [{weight: {more_than: 0}}, {weight: {less_than: 1}}]}",
    ],
)
def test_what_no_file_can_hold_is_not_proven(condition: str) -> None:
    with pytest.raises(NotProven) as refused:
        met(asked(condition))
    assert refused.value.reason == "unwritable"


def test_a_text_that_is_empty_cannot_be_written() -> None:
    compiled = small(texts(FACTS, {"p": policy("p", criterion("c", "C", PLAIN))})).compiled_at(AS_OF)
    (stated,) = compiled.policies
    empty = replace(stated.criteria[0], condition=tree.Compare(tree.Ref("trade_code", kind="text"), "equals", ""))
    changed = replace(compiled, policies=(replace(stated, criteria=(empty,)),))
    with pytest.raises(NotProven) as refused:
        met(Asking(prepare_programme(changed, 2021), AS_OF))
    assert refused.value.reason == "unwritable"


CROSSING = "{sales: {first_exceeds: 1亿, since: begun}}"


@pytest.mark.parametrize(
    ("condition", "begun", "years"),
    [
        (f"{{all: [{CROSSING}, {{begun: {{before: 2019-01-01}}}}]}}", "2018-12-31", {2018, 2019, 2020, 2021}),
        (f"{{all: [{CROSSING}, {{begun: {{after: 2020-12-31}}}}]}}", "2021-01-01", {2021}),
    ],
)
def test_the_history_of_a_witness_is_known_from_its_beginning_on(condition: str, begun: str, years: set[int]) -> None:
    facts = met(asked(condition))
    assert (facts["begun"], set(facts["sales"])) == (begun, years)


def test_what_is_impossible_has_no_witness() -> None:
    found = asked(PLAIN)
    term = found.encoded.policies["p"].met
    assert found.shown(z3.And(term, z3.Not(term)), is_met("p")) == ()


def test_amounts_of_definitions_are_those_of_what_they_name() -> None:
    both = f"definitions: {{both: {{label: {text('Both')}, amount: {{sum: [rent, income]}}}}}}\n"
    made = policy("p", criterion("c", "C", "{both: {at_least: 7, at_most: 7}}"), amount="both", more=both)
    facts = met(asking(small(texts(FACTS, {"p": made}))))
    assert facts == {"rent": "0", "income": "7"}


def test_a_company_that_does_not_show_it_is_an_error_and_no_finding() -> None:
    found = asked(PLAIN)
    with pytest.raises(Unconfirmed):
        found.shown(found.encoded.policies["p"].met, is_not_met("p"))


def test_what_a_company_should_show_and_does_not_is_told_as_not_settled() -> None:
    found = asked(PLAIN)
    [told] = settled("policy-never-met", "p", "", lambda: found.shown(found.encoded.policies["p"].met, is_not_met("p")))
    assert (told.code, told.policy, told.not_proven) == ("policy-never-met", "p", "unshown")


def test_open_points_are_answered_in_every_way_up_to_six() -> None:
    points = [z3.Bool(f"?{at}") for at in range(7)]
    assert len(answered_every_way(z3.And(*points[:6]))) == 64
    with pytest.raises(NotProven) as refused:
        surely(z3.And(*points))
    assert refused.value.reason == "points"


def paid(found: Asking, begun: date, rent: int) -> str:
    variables = found.variables.terms
    values = {str(term): term for term in variables.values() if not isinstance(term, dict)}
    total = z3.substitute(
        found.encoded.policies["p"].total,
        (values["begun"], z3.IntVal(begun.toordinal())),
        (values["rent"], number(Decimal(rent))),
    )
    return str(z3.simplify(total))


@pytest.mark.parametrize(
    ("mode", "begun", "sum_"),
    [
        # 70 % of 1,255 is 878.5 in the first year, 50 % is 627.5 in the second; after that nothing.
        ("down", date(2021, 3, 1), "800"),
        ("half_up", date(2021, 3, 1), "900"),
        ("up", date(2020, 3, 1), "700"),
        ("half_up", date(2020, 3, 1), "600"),
        ("up", date(2019, 12, 31), "0"),
    ],
)
def test_schedules_and_rounding_are_those_of_the_rule(mode: str, begun: date, sum_: str) -> None:
    amount = f"{{schedule: [70%, 50%], counted_from: begun, of: rent}}, rounding: {{mode: {mode}, to: 100}}"
    found = asked(PLAIN, amount)
    assert paid(found, begun, 1_255) == sum_


def second_opinion(question: str) -> str:
    """Return what cvc5 says."""
    solver = cvc5.Solver(cvc5.TermManager())
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, "(set-logic ALL)\n" + question, "question")
    said = ""
    while not (command := parser.nextCommand()).isNull():
        said += command.invoke(solver, parser.getSymbolManager())
    return said.strip()


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_another_solver_says_the_same_of_what_is_possible(planted: Any) -> None:
    found = asking(small(planted_files(planted)))
    terms = [found.encoded.policies["p"].met, z3.Not(found.encoded.policies["p"].met)]
    solver = found.witnesses.solver
    opinions = [second_opinion(solver.text(term)) for term in terms]
    assert opinions == [{True: "sat", False: "unsat"}[solver.possible(term)] for term in terms]
