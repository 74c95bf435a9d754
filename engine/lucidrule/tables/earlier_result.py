"""A list of companies that an earlier screening wrote: which of its columns are results, so that none is taken for a
fact."""

import re
from collections.abc import Sequence

from lucidrule.texts.catalogue import LANGS, WORDS

_FIXED = ("list_line", "why_left", "list_note", "list_count", "list_missing", "list_next", "list_row")
# A list has these, whatever policies it is about.
_SIGNS = ("list_note", "list_missing", "list_next", "list_row")
_WITH_UNIT = ("list_low", "list_high", "list_if_met")
_OF_A_POLICY = re.compile(r"\d{1,3} \S")


def result_places(headings: Sequence[str]) -> frozenset[int]:
    """Return the places of the columns that are results; none where no screening wrote the list."""
    lang = next((each for each in LANGS if all(WORDS.text(sign, each) in headings for sign in _SIGNS)), None)
    if lang is None:
        return frozenset()
    fixed = {WORDS.text(name, lang) for name in _FIXED}
    units = tuple(WORDS.text(name, lang, "\0").split("\0")[0] for name in _WITH_UNIT)
    return frozenset(
        at
        for at, heading in enumerate(headings)
        if heading in fixed or heading.startswith(units) or _OF_A_POLICY.match(heading)
    )


def is_overview(sheets: Sequence[str]) -> bool:
    """Return whether the first of some sheets is the overview of such a list, which is the second."""
    names = zip(WORDS["sheet_overview"], WORDS["sheet_list"], strict=True)
    return len(sheets) > 1 and (sheets[0], sheets[1]) in names
