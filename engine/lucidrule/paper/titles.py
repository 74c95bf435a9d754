"""Policies by their numbers, as they stand on a sheet."""

from collections.abc import Iterable

from lucidrule.present.words import listed, word


def items(numbers: Iterable[int], lang: str) -> str:
    """Return policies by their numbers."""
    told = [str(each) for each in numbers]
    return word("checklist_policies", lang, len(told), listed(told, lang))
