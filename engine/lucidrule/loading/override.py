"""Facts given beside a company file, which replace what stands in it."""

from typing import Any

from lucidrule.core.fault import written
from lucidrule.loading.source import MarkedDict, SourceFile


def override(source: SourceFile, name: str, named: tuple[str, int], value: Any) -> None:
    """Replace a fact in what was read of a company file, or add it; faults are told of `--set` then, not of the file.

    Args:
        name: As it is set.
        named: The fact, and the year or 0.
    """
    if not isinstance(source.data, MarkedDict):
        return
    source.beside.append(f"--set {name}={written(value)[:100]}")
    mark = (-len(source.beside), 0)
    facts = source.data.get("facts")
    if not isinstance(facts, MarkedDict):
        facts = MarkedDict()
        source.data["facts"] = facts
        source.data.key_marks["facts"] = source.data.value_marks["facts"] = (0, 0)
    fact, year = named
    here: MarkedDict = facts
    key: Any = fact
    if year:
        if not isinstance(facts.get(fact), MarkedDict):
            facts[fact] = MarkedDict()
            facts.key_marks[fact] = facts.value_marks[fact] = mark
        here, key = facts[fact], year
        # JSON has no other keys than texts.
        key = str(key) if str(key) in here else key
    here[key] = value
    here.key_marks[key] = here.value_marks[key] = mark
