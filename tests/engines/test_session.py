"""Sessions: facts that arrive, change and are withdrawn one by one."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

import pytest
from benchmarks.companies import FLAGS_FALSE, FLAGS_TRUE, complete
from small_form import sized
from town import town

import lucidrule
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.engines import documents
from lucidrule.engines.confirm import Confirming, Disagreement
from lucidrule.engines.forward import Conditions, Inferred
from lucidrule.engines.incremental import Judged
from lucidrule.engines.session import Change, Session
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 6, 30)
# Nothing common fails for it.
ABLE = {
    **complete(0),
    **dict.fromkeys(FLAGS_TRUE, True),
    **dict.fromkeys(FLAGS_FALSE, False),
    "sector": "lasers",
    "equipment_amount": {2021: 3_000_000},
    "local_laser_equipment": {2021: 1},
}
DATES = [date(2021, 6, 30), date(2022, 3, 1), AS_OF, date(2022, 12, 31), date(2023, 6, 30)]


@pytest.fixture(scope="module")
def programme() -> lucidrule.Programme:
    return lucidrule.load()


def steps(pick: random.Random) -> Iterator[tuple[str, str, Any, int | None]]:
    """Yield what may come to be known, is corrected, is withdrawn; dates move now and then."""
    companies = [complete(seed) for seed in range(40)]
    while True:
        facts = pick.choice(companies)
        name = pick.choice(list(facts))
        value, year = facts[name], None
        if isinstance(value, dict):
            year = pick.choice(list(value))
            value = value[year]
        kind = pick.choices(("know", "forget", "at"), (6, 3, 1))[0]
        yield kind, name, value, year


def stepped(session: Session, step: tuple[str, str, Any, int | None], pick: random.Random) -> tuple[Change, ...]:
    kind, name, value, year = step
    if kind == "at":
        return session.at(pick.choice(DATES))
    if kind == "forget":
        return session.forget(name, year=year)
    return session.know(name, value, year=year)


class Standing(NamedTuple):
    """How policies stand after a step, and those that changed, from what to what."""

    outcomes: dict[str, Outcome]
    changes: dict[str, tuple[Outcome, Outcome]]


def after(
    step: tuple[str, str, Any, int | None], programme: lucidrule.Programme, session: Session, pick: random.Random
) -> tuple[Standing, Standing]:
    """Take a step, which may be refused; return what the session says after it, and what a fresh determination says."""
    before = session.outcomes
    try:
        changes = stepped(session, step, pick)
    except lucidrule.ProfileAtFault:
        changes = ()
    fresh = {each.id: each.outcome for each in programme.determine(session.profile, as_of=session.as_of).outcomes}
    changed = {name: (before[name], now) for name, now in fresh.items() if before[name] is not now}
    told = Standing(session.outcomes, {each.policy: (each.before, each.after) for each in changes})
    return told, Standing(fresh, changed)


@pytest.mark.parametrize("seed", range(12))
def test_after_each_of_3_600_steps_the_session_equals_a_fresh_determination(
    programme: lucidrule.Programme, seed: int
) -> None:
    pick = random.Random(seed)
    session = programme.session({} if seed % 2 else complete(seed), as_of=AS_OF)
    compared = [(step, *after(step, programme, session, pick)) for step in islice(steps(pick), 300)]
    assert [(step, told, fresh) for step, told, fresh in compared if told != fresh] == []
    # The steps are such that outcomes do change, so that the comparison above has something to compare.
    assert sum(len(told.changes) for _, told, _ in compared) > 20


def test_a_change_says_from_what_to_what_by_which_criterion_and_on_which_fact(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    session.know("equipment_amount", "250万", year=2021)
    (change,) = session.know("equipment_amount", "199万", year=2021)
    assert (change.policy, change.before, change.after) == (
        "equipment-upgrade",
        Outcome.ELIGIBLE,
        Outcome.INELIGIBLE,
    )
    assert change.criteria == ("equipment-size",)
    assert change.fact == Missing("equipment_amount", 2021)
    document = change.determination
    assert [each.id for each in document.outcomes] == ["equipment-upgrade"]
    assert document.receipt["facts_digest"] == session.profile.digest()
    assert change.to_dict()["determination"]["outcomes"][0]["failing"] == ["equipment-size"]


def test_the_document_of_a_change_is_of_its_moment(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    (change,) = session.know("equipment_amount", "199万", year=2021) or session.know(
        "equipment_amount", "250万", year=2021
    )
    after = change.after
    session.forget("equipment_amount")
    assert change.determination.outcomes[0].outcome is after


def test_companies_of_which_the_same_is_known_have_documents_of_their_own(
    programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_MOST", 2)
    sessions = [programme.session({}, as_of=AS_OF) for _ in range(2)]
    changes = [change for each in sessions for change in each.know("registered_in_zone", False)]
    told = [change.to_dict()["determination"] for change in changes]
    assert len(told) > 4
    assert told == [change.determination.to_dict() for change in changes]
    told[0]["outcomes"].clear()
    assert changes[0].to_dict()["determination"] == changes[0].determination.to_dict()


def test_numbers_that_are_written_otherwise_are_told_otherwise(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    amounts = ["250万", Decimal(1_990_000), "250万", Decimal("1990000.50")]
    seen = [change for each in amounts for change in session.know("equipment_amount", each, year=2021)][-3::2]
    assert [json.loads(each.document()) for each in seen] == [each.determination.to_dict() for each in seen]
    assert seen[0].document() != seen[1].document()


def test_a_move_to_the_same_day_changes_nothing(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    before = session.plan, session.profile, session.outcomes
    assert session.at(AS_OF) == ()
    assert (session.plan, session.profile, session.outcomes) == before


def test_a_fact_that_contradicts_is_refused_and_changes_nothing(programme: lucidrule.Programme) -> None:
    session = programme.session({"annual_revenue": {2019: "6亿"}}, as_of=AS_OF)
    before = (session.profile, session.outcomes, session.as_of)
    with pytest.raises(lucidrule.ProfileAtFault, match="revenue in a year before the founding year"):
        session.know("founded_on", "2020-05-01")
    assert (session.profile, session.outcomes, session.as_of) == before
    session.know("founded_on", "2019-05-01")
    assert session.profile.values["founded_on", None] == date(2019, 5, 1)


@pytest.mark.parametrize(
    ("fact", "value", "year", "said"),
    [
        ("annual_revenu", "1亿", 2021, "did you mean `Annual revenue"),
        ("annual_revenue", "1亿", None, "has a value for each year"),
        ("annual_revenue", "much", 2021, "is not a value of `Annual revenue"),
        ("annual_revenue", "1亿", 21, "calendar year"),
        ("sector", "laser", None, "is no choice of `Laser field"),
        ("sector", "lasers", 2021, "expected"),
    ],
)
def test_what_is_no_value_of_a_fact_is_refused(
    programme: lucidrule.Programme, fact: str, value: Any, year: int | None, said: str
) -> None:
    session = programme.session({}, as_of=AS_OF)
    with pytest.raises(lucidrule.ProfileAtFault, match=said):
        session.know(fact, value, year=year)
    assert session.profile.values == {}


def test_an_unknown_fact_cannot_be_forgotten(programme: lucidrule.Programme) -> None:
    with pytest.raises(lucidrule.ProfileAtFault, match="unknown fact `sectr`"):
        programme.session({}, as_of=AS_OF).forget("sectr")


def test_a_yearly_fact_is_forgotten_in_one_year_or_in_all(programme: lucidrule.Programme) -> None:
    session = programme.session({"annual_revenue": {2020: "1亿", 2021: "2亿"}}, as_of=AS_OF)
    session.forget("annual_revenue", year=2020)
    assert set(session.profile.values) == {("annual_revenue", 2021)}
    session.know("annual_revenue", "3亿", year=2020)
    session.forget("annual_revenue")
    assert session.profile.values == {}


def test_of_several_years_only_those_written_as_unknown_are_forgotten(programme: lucidrule.Programme) -> None:
    session = programme.session({"annual_revenue": {2019: "1亿", 2020: "2亿", 2021: "3亿"}}, as_of=AS_OF)
    session.know("annual_revenue", {2020: "unknown"})
    assert {year for _, year in session.profile.values} == {2019, 2021}
    session.know("annual_revenue", {2019: None, 2020: "4亿"})
    assert {year for _, year in session.profile.values} == {2020, 2021}
    session.know("annual_revenue", {"2021": "unknown"})
    assert {year for _, year in session.profile.values} == {2020}
    session.know("annual_revenue", "3亿", year=2021)
    session.know("annual_revenue", "不详", year=2021)
    assert {year for _, year in session.profile.values} == {2020}


@pytest.mark.parametrize("fact", ["sector", "first_set_products"])
def test_a_year_of_what_has_no_years_cannot_be_forgotten(programme: lucidrule.Programme, fact: str) -> None:
    session = programme.session({"sector": "lasers", "first_set_products": "none"}, as_of=AS_OF)
    with pytest.raises(lucidrule.ProfileAtFault, match="expected"):
        session.forget(fact, year=2021)
    assert session.outcomes == programme.session(session.profile, as_of=AS_OF).outcomes
    assert fact in session.profile.records or (fact, None) in session.profile.values


def test_what_is_written_as_unknown_is_forgotten_and_counts_as_asked(programme: lucidrule.Programme) -> None:
    session = programme.session({"sector": "lasers"}, as_of=AS_OF)
    session.know("sector", "不详")
    assert (session.profile.values, session.profile.asked) == ({}, frozenset({Missing("sector")}))
    session.know("sector", "lasers")
    assert session.profile.asked == frozenset()
    # Nothing was known of it before.
    session.know("annual_revenue", "unknown", year=2021)
    assert session.profile.asked == {Missing("annual_revenue", 2021)}


def test_records_are_known_and_forgotten_as_a_list(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    session.know("first_set_products", "none")
    assert session.outcomes["first-set"] is Outcome.INELIGIBLE
    (change,) = session.forget("first_set_products")
    assert (change.policy, change.after) == ("first-set", Outcome.UNDETERMINED)


def test_the_same_value_again_is_no_change_and_judges_nothing(
    programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    monkeypatch.setattr(Judged, "step", None)
    known = list(session.profile.values.items())
    assert [session.know(fact, value, year=year) for (fact, year), value in known] == [()] * len(known)


def test_time_passes_into_another_assessment_year_and_back(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=date(2021, 12, 31))
    assert set(session.outcomes.values()) == {Outcome.NOT_IN_FORCE}
    changes = session.at(AS_OF)
    assert {change.before for change in changes} == {Outcome.NOT_IN_FORCE}
    assert {change.fact for change in changes} == {None}
    back = session.at(date(2021, 12, 31))
    assert {(c.policy, c.after, c.before) for c in back} == {(c.policy, c.before, c.after) for c in changes}


def test_a_policy_comes_into_force_within_its_year(programme: lucidrule.Programme) -> None:
    session = programme.session(ABLE, as_of=date(2022, 1, 1))
    changes = session.at(AS_OF)
    assert {change.before for change in changes} == {Outcome.NOT_IN_FORCE}
    assert {change.criteria for change in changes} == {()}


@pytest.mark.slow
def test_thousands_of_companies_live_side_by_side(programme: lucidrule.Programme) -> None:
    sessions = [programme.session({}, as_of=AS_OF) for _ in range(sized(2_000, small=400))]
    for number, session in enumerate(sessions):
        session.know("registered_in_zone", number % 3 != 0)
    found = {(number % 3 == 0, *session.outcomes.values()) for number, session in enumerate(sessions)}
    assert found == {(True, *[Outcome.INELIGIBLE] * 10), (False, *[Outcome.UNDETERMINED] * 10)}


@pytest.mark.durable_rules
class TestOnDurableRules:
    @pytest.fixture
    def inferred(self, monkeypatch: pytest.MonkeyPatch) -> list[Conditions]:
        listed: list[Conditions] = []
        infer = Conditions._infer

        def counted(conditions: Conditions, *args: Any) -> Inferred:
            listed.append(conditions)
            return infer(conditions, *args)

        monkeypatch.setattr(Conditions, "_infer", counted)
        return listed

    def test_only_the_policies_that_read_the_fact_are_inferred_again(
        self, programme: lucidrule.Programme, inferred: list[Conditions]
    ) -> None:
        session = programme.session(ABLE, as_of=AS_OF)
        inferred.clear()
        session.forget("equipment_amount")
        forward = session.plan.forward
        policies = {policy.id: policy for policy in forward.compiled.policies}
        assert inferred == [forward.policy(policies["equipment-upgrade"]).own]

    def test_a_common_fact_that_leaves_the_common_conditions_as_they_are_stops_there(
        self, programme: lucidrule.Programme, inferred: list[Conditions]
    ) -> None:
        session = programme.session({}, as_of=AS_OF)
        inferred.clear()
        session.know("registered_in_zone", True)
        assert inferred == [session.plan.forward.common]

    def test_a_disagreement_refuses_the_step_and_changes_nothing(
        self, programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = programme.session({}, as_of=AS_OF)
        before = (session.profile, session.outcomes, session.as_of, session.plan)
        with monkeypatch.context() as broken:
            broken.setattr(Inferred, "of", lambda *_: lucidrule.Verdict.MET)
            with pytest.raises(Disagreement):
                session.know("registered_in_zone", False)
            with pytest.raises(Disagreement):
                session.at(date(2023, 6, 30))
        assert (session.profile, session.outcomes, session.as_of, session.plan) == before
        assert len(session.know("registered_in_zone", False)) == 10

    def test_a_whole_determination_is_confirmed(self, programme: lucidrule.Programme) -> None:
        session = programme.session(ABLE, as_of=AS_OF)
        assert session.confirmation is None
        document = session.determination()
        assert document.confirmation is not None
        assert document.confirmation.by == "durable_rules 2.0.28"
        (change,) = session.know("equipment_amount", "199万", year=2021)
        confirmed = change.determination.confirmation
        assert confirmed is not None
        # 20 nodes of the common conditions, two of them open points; two of its own; all of them together.
        assert (confirmed.by, confirmed.nodes, confirmed.asserted) == ("durable_rules 2.0.28", 23, 2)
        session.know("equipment_amount", ABLE["equipment_amount"][2021], year=2021)
        assert {each.id: each.outcome for each in document.outcomes} == session.outcomes


def in_and_out(session: Session, inside: date) -> list[list[Outcome]]:
    """Return the outcomes of a session, what changes at a day, and what changes back at the day it began with."""
    outside = session.as_of
    return [
        list(session.outcomes.values()),
        [change.after for change in session.at(inside)],
        [change.after for change in session.at(outside)],
    ]


def test_a_session_sees_the_first_day_in_force(programme: lucidrule.Programme) -> None:
    first = programme.compiled.policies[0].in_force.from_
    assert (first.month, first.day) != (1, 1)
    session = programme.session({"sector": "not_laser"}, as_of=first - timedelta(days=1))
    out, rejected = [Outcome.NOT_IN_FORCE] * 10, [Outcome.INELIGIBLE] * 10
    assert in_and_out(session, first) == [out, rejected, out]


def test_a_session_sees_the_last_day_in_force() -> None:
    short = town({"until: 2029-12-31": "until: 2022-11-30"}, "policies.yaml")
    session = short.session({"in_town": False}, as_of=date(2022, 12, 1))
    out, rejected = [Outcome.NOT_IN_FORCE] * 2, [Outcome.INELIGIBLE] * 2
    assert in_and_out(session, date(2022, 11, 30)) == [out, rejected, out]


EVERY = [policy.id for policy in lucidrule.load().compiled.policies]


@pytest.mark.durable_rules
@pytest.mark.parametrize(
    ("fact", "value", "again"),
    [
        ("equipment_amount", {2021: 1}, ["equipment-upgrade"]),
        ("first_set_products", "none", ["first-set"]),
        # What all policies share is inferred once, and each policy again only if that came to something else.
        ("conducts_rd", False, EVERY),
        ("tech_project_bounty", 7, []),
    ],
)
def test_what_reads_the_fact_is_inferred_again_and_nothing_else(
    programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch, fact: str, value: Any, again: list[str]
) -> None:
    session = programme.session(ABLE, as_of=AS_OF)
    inferred: list[str] = []
    policy = Confirming.policy

    def noted(confirming: Confirming, outcome: PolicyOutcome, common: Any) -> None:
        inferred.append(outcome.id)
        policy(confirming, outcome, common)

    monkeypatch.setattr(Confirming, "policy", noted)
    session.know(fact, value)
    assert inferred == again


@pytest.mark.durable_rules
def test_a_gate_that_opens_is_inferred_again(programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    first = programme.compiled.policies[0].in_force.from_
    session = programme.session(ABLE, as_of=first - timedelta(days=1))
    inferred: list[str] = []
    monkeypatch.setattr(Confirming, "policy", lambda _, outcome, __: inferred.append(outcome.id))
    session.at(first)
    assert inferred == [each.id for each in programme.compiled.policies]
