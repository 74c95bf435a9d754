"""The first rows of a table: which of them has the headings, alone or with rows beside it, and what stands above."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from lucidrule.columns.headings import is_aside, known_headings, who_is_named
from lucidrule.columns.units import OF_SHARES, labels_of, unit_cell, without_unit
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.model.facts import Fact
from lucidrule.tables.heading_map import NO_MAP, HeadingMap
from lucidrule.tables.source import TableSource, refuse_wide
from lucidrule.values.money_units import Labels

# What a row of units has in columns that are counted in none.
_NO_UNIT = re.compile(r"[-—–/]+|[个人家项件台套户年月日次]|年月日|是/否|文本|日期|(?:计量)?单位")
_A_WORD = re.compile(r"[^\W\d]{1,12}[²³23]?\.?")


class Heads(NamedTuple):
    """Where the rows of a table begin, what its headings are, and what stands above these."""

    source: TableSource
    order: list[str]
    titles: list[list[str]]


def below_titles(source: TableSource, facts: Mapping[str, Fact], named: HeadingMap = NO_MAP) -> Heads:
    """Return a table from its headings on: the first of its first rows that name the most facts.

    Two rows are one where they name more facts together than each for itself: years below the name of a fact. What is
    merged over all rows of headings stands in the first of them.

    Raises:
        UnreadableInput: Facts are named row by row, as on a form; there is no row for each company.
    """
    known_by_name = known_headings(facts)

    def known_of(row: Sequence[str]) -> int:
        return known_by_name([named.read_as(heading) or "" for heading in row])

    settled = source.settled(known_of)
    top = settled.top()
    known = [known_of(row) for row in top]
    best = max(known, default=0)
    pairs = [_joined(upper, lower, known_of) for upper, lower in pairwise(top)]
    together = list(map(known_of, pairs))
    if max(together, default=0) > best:
        at = together.index(max(together))
        order = _with_those_above(pairs[at], top[:at], known_of)
        joined = Heads(replace(settled, above=at + 1, wide=len(order)), order, top[:at])
        return _with_units(joined, top, labels_of(facts))
    if not best:
        refuse_wide(settled, top)
        # Headings that lack what makes them known, as years, stand where companies are named.
        known = [len(who_is_named(row)) for row in top]
    at = known.index(max(known, default=0)) if known else 0
    _refuse_form(settled, top, at, known_of)
    found = replace(settled, above=at)
    order = _with_those_above(found.headings(), top[:at], known_of)
    return _with_units(Heads(replace(found, wide=len(order)), order, top[:at]), top, labels_of(facts))


def _with_those_above(
    order: list[str], above: Sequence[list[str]], known_of: Callable[[Sequence[str]], int]
) -> list[str]:
    """Return headings with what stands above the empty ones and is a heading: it is merged over all their rows."""
    found = list(order)
    for row in reversed(above):
        found += [""] * (len(row) - len(found) if any(_is_heading(text, known_of) for text in row[len(found) :]) else 0)
        for at, text in enumerate(row[: len(found)]):
            if not found[at] and _is_heading(text, known_of):
                found[at] = text
    return found


def _is_heading(text: str, known_of: Callable[[Sequence[str]], int]) -> bool:
    return bool(text) and bool(who_is_named([text]) or is_aside(text) or known_of([text]))


def _refuse_form(
    source: TableSource, top: Sequence[list[str]], at: int, known_of: Callable[[Sequence[str]], int]
) -> None:
    """Refuse a table whose facts are named one below the other, with their values beside them.

    Args:
        at: The row that would have the headings.

    Raises:
        UnreadableInput: It is such.
    """
    if at >= len(top) or not _names_beside_values(top[at], known_of):
        return
    for place, first in enumerate(top[at]):
        # Below no heading of a fact, names of facts may stand as values: of what is missing.
        if first and known_of([first]):
            column = (row[place] for row in top if len(row) > place and _names_beside_values(row, known_of))
            other = next((text for text in column if text != first and text and known_of([text])), None)
            if other is not None:
                told = {"first": first, "second": other}
                raise UnreadableInput((Fault("facts-in-rows", source.place(at + 1, place), told),))


def _names_beside_values(row: Sequence[str], known_of: Callable[[Sequence[str]], int]) -> bool:
    """Return whether a row names a fact, and at most half of its cells are headings."""
    told = [text for text in row if text]
    return known_of(told) > 0 and 2 * sum(_is_heading(text, known_of) for text in told) <= len(told)


def _with_units(heads: Heads, top: Sequence[list[str]], labels: Labels) -> Heads:
    """Return headings with the units that stand in a row of their own below them."""
    at = heads.source.above + 1
    below = top[at] if at < len(top) else []
    # No unit stands below a number or a name of companies; where one of money does elsewhere, the others may be words.
    places = {heads.order.index(each) for each in who_is_named(heads.order)}
    named = [text for at, text in enumerate(below) if at in places]
    units = ["" if at in places else unit_cell(text, labels) for at, text in enumerate(below)]
    beside = [text for text, unit in zip(below, units, strict=True) if text and not unit]
    of_money = any(unit and unit not in OF_SHARES for unit in units) and not any(map(_A_WORD.search, named))
    if not any(units) or not all(_NO_UNIT.fullmatch(text) or (of_money and _A_WORD.fullmatch(text)) for text in beside):
        return heads
    units += [""] * (len(heads.order) - len(units))
    order = [
        f"{heading}（{unit}）" if heading and unit and not without_unit(heading, labels)[0].name else heading
        for heading, unit in zip(heads.order, units, strict=False)
    ]
    return Heads(replace(heads.source, above=at, wide=len(order)), order, heads.titles)


def _joined(upper: list[str], lower: list[str], known_of: Callable[[list[str]], int]) -> list[str]:
    """Return two rows as one of headings; the upper cell of merged ones is followed by empty cells."""
    named = who_is_named(upper)
    lower = [*lower, *([""] * (len(upper) - len(lower)))]
    if any(lower[upper.index(each)] for each in named):
        # What stands below the number or the name of a company is a company.
        return []
    below_named = who_is_named(lower)
    if sum(map(bool, upper)) == 1 and any(each in lower[upper.index(max(upper)) :] for each in below_named):
        # What stands over all of a table, whose companies are named below, is its title.
        return []
    whole: list[str] = []
    over = ""
    for at, below in enumerate(lower):
        over = (upper[at] if at < len(upper) else "") or (over if below else "")
        known = below in below_named or is_aside(below) or known_of([below])
        alone = below and (known or not over)
        whole.append(below if alone else f"{over} {below}".strip())
    return whole
