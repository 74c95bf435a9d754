"""How much is done for one company that a caller holds as a dict: counted, where `make bench` takes the time."""

import sys
from collections import Counter
from types import FrameType
from typing import Any

from benchmarks.peers import programme
from benchmarks.peers.companies import companies


def functions_called(job: Any, given: Any) -> Counter[str]:
    """Return which functions written in Python are called, and how often."""
    found: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        found.update([frame.f_code.co_name] if event == "call" else [])

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        job(given)
    finally:
        sys.setprofile(before)
    return found


def test_a_company_alone_costs_few_calls() -> None:
    # The function that reads, the one that decides and the one that names, and a handful of others around them: what
    # is done at each call for the sake of the rare company made this twice as slow before anybody noticed.
    loaded, rows = programme.load(), companies(20)

    def outcomes(row: dict[str, Any]) -> Any:
        return next(iter(loaded.determine_many([row], as_of=programme.AS_OF))).outcomes

    assert len(outcomes(rows[0])) == 10
    found = [functions_called(outcomes, row) for row in rows]
    assert max(each.total() for each in found) <= 20
    assert {"__instancecheck__", "_handle_fromlist", "counting", "moment_at"} & set().union(*found) == set()


def test_verdicts_of_criteria_cost_two_more() -> None:
    loaded, rows = programme.load(), companies(20)
    judged = [next(iter(loaded.determine_many([row], as_of=programme.AS_OF))) for row in rows]
    assert judged[0].criteria.keys() == judged[0].outcomes.keys()
    found = [functions_called(lambda one: one.criteria, each) for each in judged]
    # The lambda, the property, the function.
    assert max(each.total() for each in found) <= 4
