"""What a change of rules means, against what trying every company of a small domain finds."""

from collections import Counter

import pytest
from prove.tried import Tried
from small_form import sized

# An award that hangs on what is not said, a number beside an answer, awards that may apply.
TOLD = (13, 33, 346, 1045)


@pytest.mark.parametrize("seed", TOLD)
def test_who_moves_and_by_how_much_is_what_trying_every_company_finds(seed: int) -> None:
    tried = Tried(seed)
    assert tried.wrong() == []
    assert tried.said is not None


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 3000, 1000))
def test_of_3000_pairs_all_that_is_told_is_what_trying_finds(first: int) -> None:
    tried = [Tried(seed) for seed in range(first, first + sized(1000, small=1))]
    assert [(seed, wrong) for seed, each in enumerate(tried, first) for wrong in each.wrong()] == []
    states = Counter(each.said.state for each in tried if each.said is not None)
    assert min(states["same"], states["changed"]) >= sized(80, small=0)
