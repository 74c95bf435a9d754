"""Days that nothing can tell apart are judged once: the bands are those of judging each, and far dates cost little."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from few_rules import criterion, fact, policy, small, text, texts

import lucidrule
from lucidrule.advise import sensitivity
from lucidrule.advise.alike_days import alike_days
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.prepared import prepare_programme
from lucidrule.evaluate.facts import Facts

FACTS = (
    fact("sales", "money", "Sales", ", yearly: true")
    + fact("costs", "money", "Costs", ", yearly: true")
    + fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("founded", "date", "Founded")
    + fact("opened", "date", "Opened")
    + fact("moved", "event", "Moved")
    + f"contradictions: [{{id: c, kind: before, event: moved, date: founded, message: {text('No.')}}}]\n"
)
CONDITIONS = [
    "{sales: {first_exceeds: 5, since: founded}}",
    "{sales: {first_exceeds: 9, since: founded}}",
    "{sales: {first_exceeds: 5, since: founded, year: assessment-1}}",
    "{costs: {first_exceeds: 5, since: founded}}",
    "{costs: {first_exceeds: 5, since: opened}}",
    "{founded: {on_or_after: 2019-03-01}}",
    "{founded: {before: 2021-12-31}}",
    "{founded: {on_or_before: as_of}}",
    "{founded: {before: opened}}",
    "{sales: {at_least: 5}}",
    "{sales: {at_least: 3, year: assessment-1}}",
    "{sales: {less_than: 4, year: 2020}}",
    "{green: true}",
    "{growth: {of: sales, over: assessment-1, at_least: 10%}}",
]
AMOUNTS = [
    *("rent", "10万", "sales"),
    "{schedule: [70%, 50%, 30%], counted_from: founded, of: rent}",
    "{schedule: [70%, 50%, 30%], counted_from: moved, of: rent}",
]


def programme(pick: random.Random) -> lucidrule.Programme:
    """Return a programme of two policies whose conditions are put together at random."""

    def condition() -> str:
        parts = ", ".join(pick.sample(CONDITIONS, pick.randint(1, 3)))
        return pick.choice(["{all: [%s]}", "{any: [%s]}", "{not: {all: [%s]}}"]) % parts

    policies = {
        name: policy(name, criterion(f"c{name}", name, condition()), amount=pick.choice(AMOUNTS)) for name in ("p", "q")
    }
    return small(texts(FACTS, policies))


def company(pick: random.Random) -> dict[str, Any]:
    """Return some of what could be known."""
    known: dict[str, Any] = {
        "sales": {year: pick.choice([1, 5, 7, 20]) for year in range(2017, 2029) if pick.random() < 0.2},
        "costs": {year: pick.choice([1, 5, 7, 20]) for year in range(2017, 2029) if pick.random() < 0.2},
        "green": pick.choice([True, False]),
        "rent": 100_000,
        "opened": date(2021, 6, 1),
        "moved": date(2023, 5, 5),
    }
    return {name: value for name, value in known.items() if value and pick.random() < 0.7}


@pytest.mark.parametrize("seed", range(60))
def test_bands_of_days_are_those_of_judging_each_day(seed: int) -> None:
    pick = random.Random(seed)
    found = programme(pick).determine(company(pick), as_of=date(pick.randint(2021, 2030), 6, 30))
    event = pick.choice(["founded", "founded", "founded", "opened", "moved"])
    with patch.object(sensitivity, "alike_days", lambda *_: lambda one, other: False):
        each = found.sensitivity(event)
    assert found.sensitivity(event) == each


def judged(condition: str, year: int) -> int:
    """Return how many days of the founding are judged at a date of that year."""
    founded = small(texts(FACTS, {"p": policy("p", criterion("c", "C", condition))}))
    found = founded.determine({"sales": {2017: 1}}, as_of=date(year, 6, 30))
    count = 0

    def counting(values: Any, judge: Callable[[Any], Any], alike: Any) -> Any:
        def one(value: Any) -> Any:
            nonlocal count
            count += 1
            return judge(value)

        return of_days(values, one, alike)

    of_days = sensitivity._of_days
    with patch.object(sensitivity, "_of_days", counting):
        assert len(found.sensitivity("founded")[1]) > 2 * (year - 2020)
    return count


CROSSING = "{all: [{founded: {on_or_after: 2019-03-01}}, {sales: {first_exceeds: 5, since: founded}}]}"


def test_a_far_date_is_judged_as_often_as_a_near_one() -> None:
    assert judged(CROSSING, 2030) == judged(CROSSING, 2190) < 15


@pytest.fixture(scope="module")
def crossing() -> CompiledProgramme:
    conditions = [CROSSING, "{sales: {at_least: 5, year: 2024}}", "{costs: {first_exceeds: 5, since: founded}}"]
    listed = ", ".join(criterion(f"c{at}", f"C{at}", each) for at, each in enumerate(conditions))
    return small(texts(FACTS, {"p": policy("p", listed)})).compiled


# The assessment year is 2029; of 2021 the sales are known.
PAIRS = {
    "one year": (date(2022, 1, 1), date(2022, 12, 31), True),
    "a year of which nothing is known": (date(2022, 12, 31), date(2023, 1, 1), True),
    "several such years": (date(2019, 3, 2), date(2023, 1, 1), True),
    "a year that is asked for by itself": (date(2024, 12, 31), date(2025, 1, 1), False),
    "the last year before": (date(2028, 12, 31), date(2029, 1, 1), False),
    "a day that a condition names": (date(2019, 2, 28), date(2019, 3, 1), False),
    "the day after it": (date(2019, 3, 1), date(2019, 3, 2), False),
    "the reference date": (date(2030, 6, 29), date(2030, 6, 30), False),
}


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS.values(), ids=PAIRS)
def test_days_are_alike_where_a_year_of_which_nothing_is_known_is_left(
    crossing: CompiledProgramme, one: date, other: date, expected: bool
) -> None:
    profile = lucidrule.Programme(crossing).profile({"sales": {2021: 1}})
    facts = Facts(profile, date(2030, 6, 30), 2029)
    assert alike_days(prepare_programme(crossing, 2029), facts, "founded")(one, other) is expected
