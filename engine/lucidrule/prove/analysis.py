"""All questions about a programme at a reference date, and what is found."""

from collections.abc import Iterator
from datetime import date

from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.prove.asking import Asking
from lucidrule.prove.finding import Finding
from lucidrule.prove.of_assertions import of_assertions
from lucidrule.prove.of_policies import of_policies
from lucidrule.prove.of_programme import of_programme
from lucidrule.prove.of_sums import of_sums


def analysed(prepared: PreparedProgramme, as_of: date) -> Iterator[Finding]:
    """Yield what is found about the rules of a programme at a reference date, each confirmed by judging its witness.

    Raises:
        Unconfirmed: A witness does not show it: a bug of ours.
    """
    asking = Asking(prepared, as_of)
    # relies on (encoded first): what assertions read is encoded before anything is asked.
    asserted = of_assertions(asking)
    yield from of_policies(asking)
    yield from of_sums(asking)
    yield from of_programme(asking)
    yield from asserted()
