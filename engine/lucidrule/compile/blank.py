"""Keys behind which nothing stands: what was to be written there would be missing without a word."""

from collections.abc import Iterator
from typing import Any

from lucidrule.compile.written import Written
from lucidrule.core.fault import FaultList
from lucidrule.kernel.operators import OPERATORS
from lucidrule.loading.source import Path

# What is refused where it is missing, and how.
_TOLD = {"for_each": "each-without-list", "source": "needs-source", "amount": "missing-key"}
# Without it everything meets a condition.
_DECIDING = frozenset({"when", "first_exceeds", "first_reaches", *OPERATORS})


def check_blank(written: Written, faults: FaultList) -> None:
    """Refuse keys of all files behind which nothing stands; files of version 1 are warned of those that decide
    nothing.

    What was refused before, for its own reasons, is not told again.
    """
    sources = [written.top, written.facts_source, written.criteria_source, *(each for _, _, each in written.policies)]
    for source in filter(None, sources):
        for path in _blank(source.data, ()):
            name, at = str(path[-1]), source.locate(path, key=True)
            if not faults.tells_of(at) and not (name in _TOLD and faults.tells_of(at, _TOLD[name])):
                faults.since(1 if name in _DECIDING else 2, "nothing-written", at, name=name)


def _blank(part: Any, path: Path) -> Iterator[Path]:
    for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
        if inner is None:
            yield (*path, key)
        elif isinstance(inner, dict | list):
            yield from _blank(inner, (*path, key))
