"""Headings that name a fact by an id that it had before: they are read as those of now, and told."""

from collections.abc import Iterable, Mapping

from lucidrule.core.folding import name_key
from lucidrule.formulas.column import Column


def former_headings(named: Iterable[tuple[Column, str]], former: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return headings that name a fact by an id that it had before, each with the id of now.

    Args:
        named: Columns, each with the heading that stands for it.
        former: The facts, by the id of before the id of now.
    """
    headings = list(dict.fromkeys((column.fact, heading) for column, heading in named))
    return [
        (heading, now)
        for old, now in former.items()
        for fact, heading in headings
        if fact == now and name_key(old) in name_key(heading) and name_key(now) not in name_key(heading)
    ]
