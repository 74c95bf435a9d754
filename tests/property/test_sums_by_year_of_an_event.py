"""What is paid by the years since an event that is not known, which two rules say cannot lie before two days."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import NamedTuple

import polars as pl
import pytest
from few_rules import criterion, fact, policy, small, text, texts

AS_OF = date(2022, 6, 30)
ASSESSMENT = 2021
RENT = 1000
RATES = ("70%", "50%", "30%")
# Each year in which a day lies, both ends of a year that pays, and what lies after all years that pay.
DAYS = (None, date(2015, 6, 1), date(2019, 1, 1), date(2019, 12, 31), date(2020, 6, 1), date(2021, 12, 31))
LATE = (date(2022, 1, 1), date(2023, 5, 5))
FACTS = (
    fact("rent", "money", "Rent")
    + fact("moved_on", "event", "Moved")
    + fact("founded_on", "date", "Founded")
    + fact("registered_on", "event", "Registered")
)


def _rule(name: str, day: str) -> str:
    return f"{{id: {name}, kind: before, event: moved_on, date: {day}, message: {text(name)}}}"


RULES = f"contradictions: [{_rule('one', 'founded_on')}, {_rule('two', 'registered_on')}]\n"
PROGRAMME = small(
    texts(
        FACTS + RULES,
        {"p": policy("p", "", amount=f"{{schedule: [{', '.join(RATES)}], counted_from: moved_on, of: rent}}")},
    )
)


class Firm(NamedTuple):
    """When it was founded and registered; None: not known, `never`: it never was."""

    founded: date | None
    registered: date | str | None


FIRMS = [Firm(*found) for found in product((*DAYS, *LATE), (*DAYS, *LATE, "never"))]


def meant(firm: Firm) -> tuple[int, int]:
    """Return the least and the most that is paid over all days of the move that contradict nothing."""
    paid = [_paid(moved) for moved in _moves(firm)]
    return min(paid), max(paid)


def _moves(firm: Firm) -> Iterator[date | None]:
    """Yield each day of the move that may be, and None for never; what is not known may lie before all of them."""
    known = [day for day in firm if isinstance(day, date)]
    yield None
    for year in range(2013, 2025):
        for moved in (date(year, 1, 1), date(year, 6, 1), date(year, 12, 31)):
            if all(moved >= day for day in known):
                yield moved


def _paid(moved: date | None) -> int:
    return {2021: 700, 2020: 500, 2019: 300}.get(moved.year, 0) if moved is not None else 0


def by_evaluator(firms: list[Firm]) -> list[tuple[int, int]]:
    found = []
    for firm in firms:
        facts = {"rent": RENT, "founded_on": firm.founded, "registered_on": firm.registered}
        (outcome,) = PROGRAMME.determine(facts, as_of=AS_OF).outcomes
        low, high = outcome.bounds
        found.append((int(low), -1 if high is None else int(high)))
    return found


def by_columns(firms: list[Firm]) -> list[tuple[int, int]]:
    never = date(9999, 12, 31)
    frame = pl.DataFrame(
        {
            "rent": [RENT for _ in firms],
            "moved_on": pl.Series([None for _ in firms], dtype=pl.Date),
            "founded_on": pl.Series([firm.founded for firm in firms], dtype=pl.Date),
            "registered_on": pl.Series(
                [never if firm.registered == "never" else firm.registered for firm in firms], dtype=pl.Date
            ),
        }
    )
    found = PROGRAMME.screen(frame, as_of=AS_OF, sums=True)
    return [(int(Decimal(low)), int(Decimal(high))) for low, high in found.select("p low", "p high").iter_rows()]


@pytest.mark.parametrize("engine", [by_evaluator, by_columns])
def test_the_later_of_two_days_says_when_it_can_have_begun(
    engine: Callable[[list[Firm]], list[tuple[int, int]]],
) -> None:
    pairs = zip(FIRMS, engine(FIRMS), map(meant, FIRMS), strict=True)
    assert [each for each in pairs if each[1] != each[2]] == []


@pytest.mark.parametrize(
    ("founded", "registered", "bounds"),
    [
        (None, None, (0, 700)),
        (date(2020, 6, 1), None, (0, 700)),
        (date(2015, 6, 1), date(2022, 1, 1), (0, 0)),
        (date(2022, 1, 1), date(2015, 6, 1), (0, 0)),
        (date(2021, 12, 31), "never", (0, 700)),
    ],
    ids=["nothing known", "one known", "the second is the later", "the first is the later", "one never was"],
)
def test_by_hand(founded: date | None, registered: date | str | None, bounds: tuple[int, int]) -> None:
    assert by_evaluator([Firm(founded, registered)]) == [bounds]


@pytest.mark.parametrize(
    ("rule", "column", "value", "when"),
    [
        ("{kind: before, event: moved_on", "moved_on", date(2020, 6, 1), "{moved_on: {happened: true}}"),
        ("{kind: year_before, fact: turnover", "turnover 2021", 5, "{turnover: {at_least: 5}}"),
    ],
    ids=["an event before it", "a year before it"],
)
def test_what_never_happened_contradicts_nothing(rule: str, column: str, value: object, when: str) -> None:
    facts = FACTS + fact("turnover", "money", "Turnover", ", yearly: true")
    rules = f"contradictions: [{rule}, id: r, date: registered_on, message: {text('r')}}}]\n"
    programme = small(texts(facts + rules, {"p": policy("p", criterion("c", "C", when))}))
    days = pl.Series([date(9999, 12, 31), date(2022, 6, 1)], dtype=pl.Date)
    found = programme.screen(pl.DataFrame({column: [value, value], "registered_on": days}), as_of=AS_OF)
    # What contradicts another value counts as not known.
    assert found["p"].to_list() == ["eligible", "undetermined"]
