"""Which numbers of companies may be told so that no small one follows from the others."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def hidden(numbers: Mapping[K, int], least: int, also: Collection[K] = ()) -> frozenset[K]:
    """Return what may not be told of numbers whose sum is known.

    What is hidden is never one alone, and together it is nothing or no small number: else it would follow from the sum.

    Args:
        least: The smallest number that may be told; zero may be, too.
        also: What is hidden in any case.
    """
    found = {each for each, number in numbers.items() if 0 < number < least or each in also}
    others = sorted((number, str(each), each) for each, number in numbers.items() if number and each not in found)
    for _, _, each in others:
        together = sum(numbers[one] for one in found)
        if not together or (len(found) > 1 and together >= least):
            break
        found.add(each)
    return frozenset(found)


def told_together(numbers: Mapping[K, int], asked: Collection[K], least: int) -> int | None:
    """Return the sum of some of the numbers, as far as none that is hidden follows from it; None: it is not told."""
    kept = {each for each in hidden(numbers, least) if numbers[each]}
    within = kept.intersection(asked)
    number = sum(numbers[each] for each in asked)
    whole = within in (set(), kept)
    return number if whole and (number == 0 or number >= least) else None
