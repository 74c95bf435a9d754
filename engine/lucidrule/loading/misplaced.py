"""What stands where something else is due: a fact among other parts, years where a value has its days."""

from collections.abc import Mapping
from typing import Any

from lucidrule.core.fault import FaultList
from lucidrule.loading.source import Path, SourceFile


def note_misplaced(part: Any, path: Path, source: SourceFile, faults: FaultList) -> bool:
    """Add the fault of a part that holds what belongs elsewhere; return whether it does."""
    if path and (year := year_within(part)):
        faults.add("not-a-first-day", source.locate((*path, year), key=True), value=year)
        return True
    if name := declared_within(part):
        faults.add("misplaced-key", source.locate((*path, name), key=True), name=name, places=("facts:",))
        return True
    return False


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
