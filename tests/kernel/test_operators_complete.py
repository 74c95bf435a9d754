"""Every operator, of every type of fact, in every stage, against a second definition written by hand.

An entry of the table that a stage reads wrongly, or not at all, fails here; where a stage cannot do an operator it has
to say so (`gaps` of the second engine), and is then asked nothing.
"""

from collections.abc import Callable
from itertools import combinations
from typing import Any, get_args

import polars as pl
import pytest
import z3
from kernel.asked import AS_OF, ASKED, IDS, KNOWN, MEANING, VALUES, Asked, companies, programme
from prove.assigned import Assigned

import lucidrule
from lucidrule.decide.data import proof_data
from lucidrule.kernel.operators import CORE, OPERATORS, CoreName, OperatorName
from lucidrule.kernel.region import DOMAINS
from lucidrule.model import operands
from lucidrule.present.prose import Prose
from lucidrule.prove.solver import Solver
from lucidrule.values.day_values import NEVER_DAY

WORDS = {True: "eligible", False: "ineligible", None: "undetermined"}
Outcomes = dict[str, list[str]]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> lucidrule.Programme:
    return programme(tmp_path_factory.mktemp("asked"))


def expected() -> Outcomes:
    """Return by question what each company must come to, by the second definition."""
    return {each.id: [WORDS[truth(each, company)] for company in companies()] for each in ASKED}


def truth(asked: Asked, company: dict[str, Any]) -> bool | None:
    """Return what a question comes to: where the fact is not known, what all of its values agree on."""
    values = [company[asked.fact]] if asked.fact in company else VALUES[asked.kind]
    found = {asked.holds(value) for value in values}
    return found.pop() if len(found) == 1 else None


def determined(programme: lucidrule.Programme, *, confirm: bool = False) -> Outcomes:
    found = [programme.determine(company, as_of=AS_OF, confirm=confirm).outcomes for company in companies()]
    return _by_question([{each.id: each.outcome.value for each in outcomes} for outcomes in found])


def fast(programme: lucidrule.Programme) -> Outcomes:
    found = programme.determine_many(companies(), as_of=AS_OF)
    return _by_question([{name: each.value for name, each in verdicts.outcomes.items()} for verdicts in found])


def sessions(programme: lucidrule.Programme) -> Outcomes:
    rows = []
    for company in companies():
        session = programme.session(KNOWN, as_of=AS_OF)
        for name in company.keys() - KNOWN.keys():
            session.know(name, company[name])
        rows.append({name: outcome.value for name, outcome in session.outcomes.items()})
    return _by_question(rows)


def frame() -> pl.DataFrame:
    """Return the companies as a table."""
    columns = {kind: [company.get(f"a_{kind}") for company in companies()] for kind in VALUES}
    columns["event"] = [NEVER_DAY if value == "never" else value for value in columns["event"]]
    known = {"other_day": [KNOWN["other_day"]] * len(companies())}
    return pl.DataFrame({f"a_{kind}": values for kind, values in columns.items()} | known, strict=False)


def screened(programme: lucidrule.Programme) -> Outcomes:
    return _by_question(programme.screen(frame(), as_of=AS_OF, policies=IDS).to_dicts())


def on_duckdb(programme: lucidrule.Programme) -> Outcomes:
    import duckdb

    relation = duckdb.from_arrow(frame().to_arrow())
    return _by_question(programme.screen(relation, as_of=AS_OF, policies=IDS).pl().to_dicts())


def to_the_solver(programme: lucidrule.Programme) -> Outcomes:
    """Return what each question comes to for all values of what is not known, by the encoding alone."""
    assigned = Assigned(programme.compiled, AS_OF, AS_OF.year)
    solver = Solver(assigned.variables.domain())
    known: dict[int, tuple[Any, str]] = {}

    def settled(term: Any) -> str:
        if term.get_id() not in known:
            either = (solver.possible(term), solver.possible(z3.Not(term)))
            # With its term, so that no other takes its identity.
            known[term.get_id()] = (term, WORDS[either[0] if either[0] is not either[1] else None])
        return known[term.get_id()][1]

    rows = []
    for company in companies():
        values = list(assigned.substitutions(programme.profile(company), {}))
        encoded = assigned.encoded.policies
        rows.append({each.id: settled(z3.simplify(z3.substitute(encoded[each.id].met, *values))) for each in ASKED})
    return _by_question(rows)


def _by_question(rows: list[dict[str, Any]]) -> Outcomes:
    return {each.id: [row[each.id] for row in rows] for each in ASKED}


STAGES: dict[str, Callable[[lucidrule.Programme], Outcomes]] = {
    "evaluator": determined,
    "second engine": lambda programme: determined(programme, confirm=True),
    "session": sessions,
    "fast path": fast,
    "polars": screened,
    "duckdb": on_duckdb,
    "solver": to_the_solver,
}


@pytest.mark.parametrize("stage", STAGES)
def test_every_operator_means_in_every_stage_what_the_page_says(stage: str, asking: lucidrule.Programme) -> None:
    assert STAGES[stage](asking) == expected()


def test_every_name_has_its_entry_and_every_entry_a_second_definition() -> None:
    assert tuple(OPERATORS) == get_args(OperatorName)
    assert tuple(CORE) == tuple(name for name in get_args(OperatorName) if name in get_args(CoreName))
    assert set(MEANING) == set(OPERATORS)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_entry_says_what_passes_or_by_which_operator_it_is_told(name: str) -> None:
    entry = OPERATORS[name]
    told = (entry.passes is not None, entry.means is not None, entry.among is not None)
    assert sum(told) == 1
    assert (entry.phrases is None) is (entry.means is not None)


@pytest.mark.parametrize("name", OPERATORS)
def test_rule_files_take_each_operator(name: str) -> None:
    assert name in operands.Test.model_fields


@pytest.mark.parametrize("kind", VALUES)
def test_some_operator_is_asked_of_each_type_of_fact(kind: str) -> None:
    assert [each for each in ASKED if each.kind == kind]
    assert kind in {*DOMAINS, "choices"}


def test_what_holds_or_not_whatever_a_fact_is_is_settled_where_nothing_is_known(asking: lucidrule.Programme) -> None:
    found = asking.determine(KNOWN, as_of=AS_OF)
    settled = {each.id: each.outcome.value for each in found.outcomes if each.id.endswith("-or-not")}
    assert settled == {f"{each.id}-or-not": "eligible" for each in ASKED}


def test_what_a_fact_can_still_turn_names_that_fact(asking: lucidrule.Programme) -> None:
    found = asking.determine(KNOWN, as_of=AS_OF)
    named = {each.id: [missing.fact for missing in each.missing] for each in found.outcomes}
    can_turn = {each.id: [each.fact] if truth(each, KNOWN) is None else [] for each in ASKED}
    assert {each.id: named[each.id] for each in ASKED} == can_turn


@pytest.mark.parametrize("asked", [each for each in ASKED if truth(each, KNOWN) is None], ids=lambda asked: asked.id)
def test_an_interview_asks_for_the_fact_and_for_nothing_more(asked: Asked, asking: lucidrule.Programme) -> None:
    interview = asking.interview(KNOWN, as_of=AS_OF, policies=[asked.id])
    question = interview.next()
    assert question is not None
    assert question.missing.fact == asked.fact
    interview.answer(VALUES[asked.kind][1])
    assert interview.next() is None
    assert interview.outcomes[asked.id].value == WORDS[asked.holds(VALUES[asked.kind][1])]


@pytest.mark.parametrize("asked", ASKED, ids=IDS)
def test_each_band_of_a_fact_is_what_its_values_come_to(asked: Asked, asking: lucidrule.Programme) -> None:
    bands = bands_of(asked, asking)
    assert bands == [(low, WORDS[asked.holds(low)]) for low, _ in bands]


def bands_of(asked: Asked, asking: lucidrule.Programme) -> list[tuple[Any, str]]:
    """Return where each band of a fact begins, and what its policy comes to there; nothing where there are no bands."""
    if asked.kind in ("text", "choices", "share", "number"):
        return []
    _, bands = asking.determine(KNOWN, as_of=AS_OF, policies=[asked.id]).sensitivity(asked.fact)
    return [(band.low, band.at_low[asked.id].outcome.value) for band in bands]


@pytest.mark.parametrize("asked", ASKED, ids=IDS)
def test_a_change_that_is_advised_is_enough(asked: Asked, asking: lucidrule.Programme) -> None:
    failing = [company for company in companies() if asked.fact in company and not asked.holds(company[asked.fact])]
    advised = [
        asking.determine(company, as_of=AS_OF, policies=[asked.id]).changes(asked.id).options for company in failing[:3]
    ]
    at_hand = [option for options in advised for option in options if option.application.day == AS_OF]
    targets = [step.target.value for option in at_hand for step in option.steps]
    assert [target for target in targets if not asked.holds(target)] == []


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_each_question_is_told_in_words_of_its_own(lang: str, asking: lucidrule.Programme) -> None:
    policies = {policy.id: policy for policy in asking.compiled.policies}
    prose = Prose(asking.compiled, lang)
    told = {each.id: [*prose.condition(policies[each.id].criteria[0].condition)] for each in ASKED}
    same = [(one.id, other.id) for one, other in of_one_kind() if told[one.id] == told[other.id]]
    assert [pair for pair in same if not mean_the_same(*pair)] == []


def of_one_kind() -> list[tuple[Asked, Asked]]:
    return [(one, other) for one, other in combinations(ASKED, 2) if one.kind == other.kind]


def mean_the_same(one: str, other: str) -> bool:
    """Return whether two questions pass the same values: an operator and its other spelling."""
    first, second = (next(each for each in ASKED if each.id == name) for name in (one, other))
    return [*map(first.holds, VALUES[first.kind])] == [*map(second.holds, VALUES[second.kind])]


def leaf_of(asked: Asked, proof: dict[str, Any]) -> dict[str, Any]:
    """Return the proof of the leaf by which a question is told."""
    _, negated = OPERATORS[asked.name].means or (asked.name, False)
    return proof["parts"][0] if negated else proof


@pytest.mark.parametrize("asked", ASKED, ids=IDS)
def test_a_proof_says_what_was_asked(asked: Asked, asking: lucidrule.Programme) -> None:
    (outcome,) = asking.determine(KNOWN, as_of=AS_OF, policies=[asked.id]).outcomes
    leaf = leaf_of(asked, proof_data(outcome.criteria[0].proof))
    name, _ = OPERATORS[asked.name].means or (asked.name, False)
    assert (leaf["asks"], leaf["fact"]) == (name, asked.fact)
