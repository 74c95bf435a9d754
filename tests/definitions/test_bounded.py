"""What is out of reach is said, and nothing is looked for without end: the exact pass, formulas, bands within bands."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hostile import (
    Texts,
    bands_of_bands,
    bands_of_many,
    chain_of_amounts,
    doubled_amounts,
    entangled,
    loaded,
    overlapping,
    parity,
    tents,
)

import lucidrule
from lucidrule.core.fault import CannotScreen, RulesAtFault, UnknownName
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.exact.diagram import Steps
from lucidrule.present.policy import describe

DAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def hard() -> lucidrule.Programme:
    """Fourteen pairs of flags: drawn in their order, more nodes than the budget has steps."""
    return loaded(entangled(14))


@pytest.fixture(scope="module")
def waving() -> lucidrule.Programme:
    """An amount that rises and falls 2 to the power of 30 times."""
    return loaded(tents(30))


def test_a_spent_budget_leaves_a_policy_undetermined_and_says_that_too_much_may_be_named(
    hard: lucidrule.Programme,
) -> None:
    found = hard.determine({}, as_of=DAY).outcomes[0]
    assert (found.outcome.value, len(found.missing), found.missing_exact) == ("undetermined", 28, False)


def test_the_report_says_that_not_all_that_is_missing_need_matter(hard: lucidrule.Programme) -> None:
    assert "Missing (may name too many): " in hard.determine({}, as_of=DAY).explain("en")


def test_a_search_beyond_its_budget_names_what_stands_in_the_way(hard: lucidrule.Programme) -> None:
    found = hard.determine({f"f{at}": False for at in range(28)}, as_of=DAY).changes("p")
    assert (found.options, [(each.criterion, each.cause) for each in found.blocked]) == ((), [("c", "too_many")])


@pytest.mark.parametrize(
    "door",
    [
        lambda programme: programme.session({}, as_of=DAY).outcomes["p"].value,
        lambda programme: next(programme.determine_many([{}], as_of=DAY)).outcomes["p"].value,
        lambda programme: programme.interview({}, as_of=DAY).outcomes["p"].value,
    ],
    ids=["session", "determine_many", "interview"],
)
def test_every_door_leaves_open_what_the_budget_does_not_settle(
    hard: lucidrule.Programme, door: Callable[[lucidrule.Programme], str]
) -> None:
    assert door(hard) == "undetermined"


def test_an_interview_asks_on_where_the_budget_is_spent(hard: lucidrule.Programme) -> None:
    question = hard.interview({}, as_of=DAY).next()
    assert question is not None
    assert question.missing.fact == "f0"


def test_all_questions_of_a_command_have_its_steps_together() -> None:
    programme = loaded(entangled(14, criteria=28))
    prepared, profile, steps = prepare_programme(programme.compiled, 2024), programme.profile({}), Steps(50_000)
    found = determine(prepared, profile, DAY, steps=steps)
    assert found.outcomes[0].missing_exact is False
    # Once they are spent no question takes more than the one step that it lacks.
    assert -100 < steps.left < 0


def test_what_a_command_had_no_steps_for_is_settled_by_the_next() -> None:
    programme = loaded(parity(20))
    prepared, profile = prepare_programme(programme.compiled, 2024), programme.profile({"f0": True})
    exact = [determine(prepared, profile, DAY, steps=steps).outcomes[0].missing_exact for steps in (Steps(0), Steps())]
    assert exact == [False, True]


@pytest.mark.parametrize(
    ("m", "outcome", "pays"),
    # 80, 40, 80 and so on; 50, 100, 0 and nothing from there on.
    [(80, "eligible", Decimal(80)), (50, "ineligible", None)],
    ids=["back-and-forth", "nothing"],
)
def test_an_amount_that_turns_all_the_time_is_calculated(
    waving: lucidrule.Programme, m: int, outcome: str, pays: Decimal | None
) -> None:
    found = waving.determine({"f0": True, "m": m}, as_of=DAY).outcomes[0]
    assert (found.outcome.value, found.total) == (outcome, pays)


def test_an_amount_with_too_many_turns_leaves_open_what_its_fact_can_turn(waving: lucidrule.Programme) -> None:
    found = waving.determine({"f0": True}, as_of=DAY).outcomes[0]
    assert (found.outcome.value, [each.fact for each in found.missing], found.missing_exact) == (
        "undetermined",
        ["m"],
        False,
    )


def test_ranges_are_refused_where_there_are_too_many_to_find(waving: lucidrule.Programme) -> None:
    with pytest.raises(UnknownName) as refused:
        waving.determine({"f0": True, "m": 80}, as_of=DAY).sensitivity("m")
    assert [(fault.code, fault.params) for fault in refused.value.faults] == [("too-many-ranges", {"name": "m"})]


def test_a_change_is_not_said_to_be_out_of_reach_where_it_was_not_looked_for(waving: lucidrule.Programme) -> None:
    found = waving.determine({"f0": True, "m": 50}, as_of=DAY).changes("p")
    assert (found.options, [each.cause for each in found.blocked]) == ((), ["too_many"])


def test_bands_within_bands_of_many_facts_have_bounds_that_hold() -> None:
    paid = loaded(bands_of_many(40)).determine({"f0": True}, as_of=DAY).outcomes[0].entitlement.awards[0]
    # Nothing where no fact is above zero, and the most that is paid where they are as large as can be.
    assert (paid.low, paid.high) == (Decimal(0), Decimal(10**18))


def test_bands_within_a_few_bands_have_the_bounds_of_each_case() -> None:
    # Below 10 half of m0 + m1 is paid, from 10 on all of it: with m0 = 4 at least 2.
    known = {"f0": True, "m0": 4}
    paid = loaded(bands_of_many(2)).determine(known, as_of=DAY).outcomes[0].entitlement.awards[0]
    assert (paid.low, paid.high) == (Decimal(2), Decimal(10**18))


def test_bands_of_bands_are_calculated() -> None:
    found = loaded(bands_of_bands(25)).determine({"f0": True, "m": 1_000}, as_of=DAY).outcomes[0]
    assert found.total == Decimal(1_000)


def test_bands_of_bands_are_told_once() -> None:
    programme = loaded(bands_of_bands(25))
    told = describe(programme.compiled.policies[0], programme.compiled, "en")
    # The innermost bands are of a fact, which is named twice.
    assert (told.count("at the rate of the band of"), told.count("of that amount")) == (25, 24)


# Each stands one level deeper than what it is made of; a sum is another level, and so is what changes with time.
CHAINS = {
    "sums": ("{sum: [BEFORE, 1]}", 99, 5 + 99),
    "other names": ("BEFORE", 200, 5),
    "changing": ("{sum: [BEFORE, {2020-01-01: 1, 2024-01-01: 2}]}", 66, 5 + 2 * 66),
}


@pytest.mark.parametrize(("of", "most", "pays"), CHAINS.values(), ids=CHAINS)
def test_amounts_made_of_each_other_200_levels_deep_are_calculated_and_deeper_ones_refused(
    of: str, most: int, pays: int
) -> None:
    found = loaded(chain_of_amounts(most, of)).determine({"f0": True, "m": 5}, as_of=DAY)
    assert found.outcomes[0].total == pays
    with pytest.raises(RulesAtFault) as refused:
        loaded(chain_of_amounts(most + 1, of))
    assert {(fault.code, fault.params["most"]) for fault in refused.value.faults} == {("definition-too-deep", "200")}
    with pytest.raises(RulesAtFault):
        loaded(chain_of_amounts(1_000, of))


@pytest.mark.parametrize(
    ("files", "reason", "sums"),
    [
        (overlapping(30), "facts-asked-twice", False),
        (bands_of_bands(25), "too-large", True),
        (doubled_amounts(40), "too-large", False),
        (parity(40), "too-large", False),
    ],
    ids=["overlapping", "bands", "amounts", "parity"],
)
def test_formulas_are_refused_that_would_take_too_much_to_make(files: Texts, reason: str, sums: bool) -> None:
    programme = loaded(files)
    frame = pl.DataFrame({name: [None] for name in programme.compiled.facts}, schema_overrides={})
    with pytest.raises(CannotScreen) as refused:
        programme.screen(frame, as_of=DAY, sums=sums)
    assert {fault.params["reason"] for fault in refused.value.faults} == {f"@cannot:{reason}"}


@pytest.mark.parametrize(
    ("true", "expected"),
    [({4, 5}, "eligible"), ({4, 6}, "ineligible"), ({30, 31}, "ineligible")],
    ids=["two-in-a-row", "apart", "at-the-end"],
)
def test_what_formulas_do_not_say_the_evaluator_judges(true: set[int], expected: str) -> None:
    programme = loaded(overlapping(30))
    facts: dict[str, Any] = {f"f{at}": at in true for at in range(32)}
    assert next(programme.determine_many([facts], as_of=DAY)).outcomes["p"].value == expected


@pytest.mark.parametrize(
    ("first", "more", "told"),
    # 7 × 2⁴⁰, and twice 2⁴⁰ - 1 where nothing is known of what is doubled but that it is not negative.
    [("{sum: [3, 4]}", 0, "7,696,581,394,432 yuan"), ("{sum: [m, 0]}", 2, "at least 2,199,023,255,550 yuan")],
    ids=["no-fact", "a-missing-fact"],
)
def test_how_what_doubles_is_worked_out_is_told_in_few_words(first: str, more: int, told: str) -> None:
    programme = loaded(doubled_amounts(40, first, more))
    text = programme.determine({"f0": True}, as_of=DAY).explain("en")
    assert (told in text, len(text) < 50_000) == (True, True)


def test_a_policy_that_pays_a_number_doubled_is_told_in_words() -> None:
    compiled = loaded(doubled_amounts(40, "{sum: [3, 4]}")).compiled
    assert "d39" in describe(compiled.policies[0], compiled, "en")
