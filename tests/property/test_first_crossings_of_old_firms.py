"""First crossings of firms founded before 1900, and of years before 1900, against what every completion comes to."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

import polars as pl
import pytest
from few_rules import criterion, fact, policy, small, text, texts

import lucidrule
from lucidrule.compile.profile import Profile
from lucidrule.model.company import CompanyHeader

AS_OF = date(1902, 6, 30)
YEAR = 1901
# Where the second is the bound, the 0 that forms want for years before the founding is an amount above it.
BOUNDS = (100, -1)
EARLIER = (1898, 1899, 1900)
FOUNDED = (None, 1850, 1897, 1898, 1899, 1900, 1901, 1902)
FACTS = fact("revenue", "money", "Revenue", ", yearly: true, negative: true") + fact("founded_on", "date", "Founded")
NONE_BEFORE = f"contradictions: [{{id: b, kind: year_before, fact: revenue, date: founded_on, message: {text('b')}}}]\n"
POINT = f"open_points: {{bound: {{question: {text('Does the bound count?')}, basis: assumed}}}}\n"


class Firm(NamedTuple):
    """The bound that is asked of, the year of its founding and its revenue by year; None: not known."""

    bound: int
    founded: int | None
    revenue: tuple[int | None, ...]

    @property
    def known(self) -> dict[int, int]:
        years = zip((*EARLIER, YEAR), self.revenue, strict=True)
        return {year: revenue for year, revenue in years if revenue is not None}

    @property
    def contradicts(self) -> bool:
        """Whether it has revenue of a year before its founding."""
        return self.founded is not None and any(year < self.founded and it > 0 for year, it in self.known.items())

    @property
    def profile(self) -> Profile:
        values: dict[tuple[str, int | None], Any] = {("revenue", y): Decimal(v) for y, v in self.known.items()}
        if self.founded is not None:
            values["founded_on", None] = date(self.founded, 3, 1)
        return Profile(CompanyHeader(), values, {}, frozenset())


def around(bound: int) -> tuple[int, int, int]:
    return bound - 1, bound, bound + 1


FIRMS = {
    bound: [Firm(bound, *found) for found in product(FOUNDED, product((None, *around(bound)), repeat=4))]
    for bound in BOUNDS
}


def meant(firm: Firm, at_bound: tuple[bool, ...]) -> str:
    """Return what the outcome has to be: what all completions and both answers to the open point agree on."""
    found = [{crosses(firm, *each, reached) for each in completions(firm)} for reached in at_bound]
    if any(len(each) > 1 for each in found):
        return "undetermined"
    agreed = set.union(*found)
    return "refer" if len(agreed) > 1 else "eligible" if agreed.pop() else "ineligible"


def completions(firm: Firm) -> Iterator[tuple[int, int, int]]:
    """Yield each founding with this year's revenue, and the highest of the earlier years that are not known."""
    known = firm.known
    for founded in range(1845, 1904) if firm.founded is None else (firm.founded,):
        open_ = any(year not in known for year in range(founded, YEAR))
        now = (known[YEAR],) if YEAR in known else around(firm.bound)
        yield from product((founded,), now, around(firm.bound) if open_ else (firm.bound - 1,))


def crosses(firm: Firm, founded: int, now: int, highest: int, reached: bool) -> bool:
    def passes(revenue: int) -> bool:
        return revenue >= firm.bound if reached else revenue > firm.bound

    earlier = [revenue for year, revenue in firm.known.items() if year < YEAR]
    return founded <= YEAR and passes(now) and not any(map(passes, (*earlier, highest)))


def programme(bound: int, at_bound: tuple[bool, ...], none_before: bool) -> lucidrule.Programme:
    point = len(at_bound) > 1
    at = ", at_exactly: bound" if point else ""
    passing = "first_reaches" if at_bound == (True,) else "first_exceeds"
    when = f"{{revenue: {{{passing}: {bound}, since: founded_on{at}}}}}"
    asked = policy("p", criterion("c", "C", when), more=POINT * point)
    files = texts(FACTS + NONE_BEFORE * none_before, {"p": asked})
    top = files["policies.yaml"].replace("from: 2019-01-01", "from: 1800-01-01").replace("language: 1", "language: 2")
    return small({**files, "policies.yaml": top})


def by_evaluator(judged: lucidrule.Programme, firms: list[Firm]) -> list[str]:
    return [judged.determine(firm.profile, as_of=AS_OF).outcomes[0].outcome.value for firm in firms]


def by_function(judged: lucidrule.Programme, firms: list[Firm]) -> list[str]:
    found = judged.determine_many([firm.profile for firm in firms], as_of=AS_OF)
    return [each.outcomes["p"].value for each in found]


def by_columns(judged: lucidrule.Programme, firms: list[Firm]) -> list[str]:
    columns: dict[str, list[Any]] = {
        f"revenue {year}": [firm.revenue[at] for firm in firms] for at, year in enumerate((*EARLIER, YEAR))
    }
    founded = [None if firm.founded is None else date(firm.founded, 3, 1) for firm in firms]
    frame = pl.DataFrame({**columns, "founded_on": pl.Series(founded, dtype=pl.Date)})
    outcomes: list[str] = judged.screen(frame, as_of=AS_OF)["p"].to_list()
    return outcomes


@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("none_before", [False, True], ids=["free", "no year before the founding"])
@pytest.mark.parametrize(
    "at_bound", [(False,), (False, True), (True,)], ids=["bound excluded", "bound open", "bound included"]
)
@pytest.mark.parametrize("engine", [by_evaluator, by_function, by_columns])
def test_each_engine_says_what_every_completion_says(
    engine: Callable[[lucidrule.Programme, list[Firm]], list[str]],
    at_bound: tuple[bool, ...],
    none_before: bool,
    bound: int,
) -> None:
    # A profile that is read never has what contradicts itself.
    firms = [firm for firm in FIRMS[bound] if not (none_before and firm.contradicts)]
    found = engine(programme(bound, at_bound, none_before), firms)
    wanted = [meant(firm, at_bound) for firm in firms]
    assert [each for each in zip(firms, found, wanted, strict=True) if each[1] != each[2]] == []
