"""`check --brief`: a line for each of many companies, judged fast."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

# What may be granted costs an exact pass for each company of which nothing is met yet: of many files it is left out.
_MOST_OPEN = 200
_OPEN = frozenset({"undetermined", "refer"})
_BRIEF_START = '{{"schema": "lucidrule/outcomes/1", "statement": {}, "companies": ['


def brief_start() -> str:
    from lucidrule.texts.catalogue import WORDS

    return _BRIEF_START.format(json.dumps(WORDS.of_each("trial_only"), ensure_ascii=False))


def in_turn(loaded: Any, files: tuple[str, ...], day: date, overrides: Any) -> Callable[[str], Any]:
    """Return what judges files, which come in their order."""
    if overrides:
        return lambda file: next(loaded.determine_many([loaded.profile(file, overrides=overrides)], as_of=day))
    found = loaded.determine_many(files, as_of=day)
    return lambda file: next(found)


def lines(compiled: Any, lang: str) -> Callable[..., str]:
    """Return what gives the line of a company."""
    from lucidrule.core.fault import shown
    from lucidrule.present.brief import brief

    line = brief(compiled, lang)
    return lambda name, outcomes, totals: line(shown(name), outcomes, totals) + "\n"


def _pays(found: Any) -> bool:
    """Return whether a company is granted anything: else there is no total."""
    return "eligible" in found.outcomes.values()


def _tells(found: Any, files: int) -> bool:
    """Return whether it is worked out what a company of so many is granted, or may be where nothing is met yet."""
    return _pays(found) or (files <= _MOST_OPEN and not _OPEN.isdisjoint(found.outcomes.values()))


def totals(found: Any, lang: str, files: int) -> list[str]:
    """Return the total of a company of so many in words, and what all may come to where policies are open."""
    if not _tells(found, files):
        return []
    from lucidrule.present.closing import totals_told
    from lucidrule.present.if_met import if_met_told

    stated = totals_told(found.determination, lang) if _pays(found) else []
    return [*stated, *if_met_told(found.determination, lang)]


def total_data(found: Any, files: int) -> dict[str, Any]:
    """Return the total of a company of so many as data; of several currencies each, and what all may come to."""
    if not _tells(found, files):
        return {"total": None}
    from lucidrule.decide.result import combination_data

    told = combination_data(found.determination)
    return {"total": told["total"] if found.determination.combination.counts else None} | {
        key: told[key]
        for key in ("by_currency", "unbounded", "calculable", "calculable_by_currency", "if_met")
        if key in told
    }
