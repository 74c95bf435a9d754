"""What stands where something else is due: a fact among other parts, years where a value has its days."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.core.fault import FaultList
from lucidrule.loading.rewritten import rewritten
from lucidrule.loading.source import Path, SourceFile

# Of keys behind which several things stand, how they are written where one of them is: `{0}`.
_WRITTEN = {
    "currency": "currency: {{code: {0}, label: {{en: …}}}}",
    "rounding": "rounding: {{mode: {0}, to: 1, basis: assumed}}",
    "award_cap": "award_cap: {{at_most: {0}, basis: assumed}}",
    "assessment_year": "assessment_year: {{years_before: 1, basis: assumed}}",
    "in_force": "in_force: {{from: {0}, basis: assumed}}",
    "default": "default: {{effect: {0}, label: {{en: …}}, basis: assumed}}",
    "by_review": "by_review: {{up_to: {0}}}",
    "within_years": "within_years: {{from: assessment-2, to: assessment}}",
    "at_least_n": "at_least_n: {{n: {0}, of: [{{…}}, {{…}}]}}",
    "growth": "growth: {{of: {0}, over: assessment-1, at_least: 10%}}",
    "held_by": "held_by: {{office: {{en: {0}}}, basis: assumed}}",
    "apply": "apply: {{office: {{en: {0}}}, basis: assumed}}",
    "split": "split: {{own: {{party: {{en: …}}, share: {0}}}, others: [{{party: {{en: …}}, share: …}}]}}",
}


def note_misplaced(part: Any, path: Path, source: SourceFile, faults: FaultList) -> bool:
    """Add the fault of a part that holds what belongs elsewhere; return whether it does."""
    key = str(path[-1]) if path else ""
    if key == "not" and isinstance(part, list):
        faults.add("list-below-not", source.locate(path))
        return True
    if key in _WRITTEN and is_bare(part):
        faults.add("needs-keys", source.locate(path), name=key, found=part, written=_WRITTEN[key].format(part))
        return True
    if (written := rewritten(part, path)) is not None:
        name = part if isinstance(part, str) and not written.startswith(key) else key
        faults.add("written-otherwise", source.locate(path), name=name, written=written)
        return True
    if path and (year := year_within(part)):
        faults.add("not-a-first-day", source.locate((*path, year), key=True), value=year)
        return True
    if name := declared_within(part):
        faults.add("misplaced-key", source.locate((*path, name), key=True), name=name, places=("facts:",))
        return True
    return False


def is_bare(part: Any) -> bool:
    """Return whether one value stands where a mapping is due, and not one whose colon went wrong."""
    return isinstance(part, bool | int | Decimal | date | str) and not set(":：") & set(str(part))


def is_declared(part: Any) -> bool:
    """Return whether something looks as a fact is declared."""
    return isinstance(part, Mapping) and "type" in part and not part.keys().isdisjoint(("label", "question", "group"))


def declared_within(part: Any) -> str:
    """Return the key of a fact that is declared where none can be; empty: there is none."""
    return next((str(key) for key, each in part.items() if is_declared(each)), "") if isinstance(part, dict) else ""


def year_within(part: Any) -> int:
    """Return the first of the years that stand as keys where a value has its days; 0: not all keys are years."""
    years = [key for key in part if isinstance(key, int)] if isinstance(part, dict) else []
    return years[0] if years and len(years) == len(part) and all(1900 <= key <= 2100 for key in years) else 0


def around(data: Any, path: Path) -> Any:
    """Return the mapping that the key at the end of a path stands in."""
    for step in path[:-1]:
        data = data[step]
    return data
