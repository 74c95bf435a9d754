"""Many years, of which those count that are not before one that is not known: drawn at the cost of the years."""

from datetime import date
from itertools import product

import pytest

import lucidrule
from lucidrule.decide.determine import determine
from lucidrule.exact.diagram import FALSE, MOST_STEPS, TRUE, Steps
from lucidrule.exact.variables import Drawings, Variable

YEARS = ("y0", "y1", "y2")
STARTS = (3, 0, 2, 1, 2)


@pytest.mark.parametrize("order", [("since", *YEARS), (*YEARS, "since"), ("y1", "since", "y2", "y0")])
def test_the_formula_holds_where_a_year_from_the_first_on_does_whatever_the_order(order: tuple[str, ...]) -> None:
    formulas = Drawings({}, MOST_STEPS, Steps())
    places = range(len(STARTS))
    variables = {"since": Variable(frozenset(), values=tuple(places)), **dict.fromkeys(YEARS, Variable(frozenset()))}
    drawn = {key: formulas.variable(key, variables[key], bool) for key in order}
    diagram = formulas.some_from("since", STARTS.__getitem__, [drawn[year] for year in YEARS])()

    def value(since: int, years: tuple[bool, ...]) -> int:
        found = diagram
        for key, at in (("since", since), *((name, not is_so) for name, is_so in zip(YEARS, years, strict=True))):
            found = formulas.diagrams.given(found, order.index(key), int(at))
        return found

    told = {(since, years): value(since, years) for since, years in product(places, product((True, False), repeat=3))}
    assert told == {(since, years): (FALSE, TRUE)[any(years[STARTS[since] :])] for since, years in told}


SOME = dict.fromkeys(range(1900, 2201, 50), 5)


@pytest.mark.parametrize("year", [2022, 2150, 2299, 3000, 9999])
@pytest.mark.parametrize("facts", [{}, {"founded_on": "1900-01-01"}], ids=["founding unknown", "founding known"])
def test_a_far_date_takes_the_steps_of_its_years_and_no_more(
    facts: dict[str, str], year: int, programme: lucidrule.Programme
) -> None:
    as_of = date(year, 12, 31)
    prepared = programme._at(as_of).reference
    steps = Steps()
    determine(prepared, programme.profile({**facts, "annual_revenue": SOME}), as_of, steps=steps)
    # Some for each of at most four hundred years and each of the criteria and awards that read them.
    assert MOST_STEPS - steps.left < 60_000
