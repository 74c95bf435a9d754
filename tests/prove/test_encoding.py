"""The encoding for the solver against the reference evaluator, on generated programmes and whole companies."""

from random import Random

import pytest
from engines.generated import AS_OF, Generator
from prove.assigned import Assigned
from small_form import sized

from lucidrule.compile.profile import Profile

POINTS = ("at-bound", "worthy", "share-of-zero", "town-decides")


def whole(generator: Generator) -> Profile:
    """Return a company of which all is known."""
    while True:
        profile = generator.profile()
        if len(profile.values) == 13 and "products" in profile.records:
            return profile


def compared(seeds: range, companies: int) -> tuple[int, list[object]]:
    """Return how many verdicts and sums were compared, and which differ."""
    looked_at, different = 0, list[object]()
    for seed in seeds:
        generator, pick = Generator(seed), Random(seed)
        assigned = Assigned(generator.programme(), AS_OF, 2021)
        for _ in range(companies):
            profile, answers = whole(generator), {point: pick.random() < 0.5 for point in POINTS}
            found = list(assigned.compared(profile, answers))
            looked_at += len(found)
            different += [(seed, each, profile.values) for each in found if each[1] != each[2]]
    return looked_at, different


def test_generated_conditions_mean_to_the_solver_what_they_mean_to_the_evaluator() -> None:
    looked_at, different = compared(range(12), 6)
    assert different == []
    assert looked_at > 300


@pytest.mark.slow
@pytest.mark.parametrize("first", [1_000, 2_000, 3_000, 4_000])
def test_200_000_verdicts_agree_in_the_whole_form(first: int) -> None:
    looked_at, different = compared(range(first, first + sized(400, small=5)), sized(25, small=5))
    assert different == []
    assert looked_at >= sized(50_000, small=100)
