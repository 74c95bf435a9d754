"""One file of a company, or a map of headings, everything in it under its name of now."""

from pathlib import Path
from typing import NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.former import Former
from lucidrule.core.fault import FaultList, UnreadableInput
from lucidrule.loading.files import read_source, read_text
from lucidrule.migrate.edits import Edit, edited
from lucidrule.migrate.names import named_before
from lucidrule.register.store import Store


class Renewed(NamedTuple):
    """A text as it was and as it is then, and where it says what by a name of before."""

    was: str
    now: str
    edits: tuple[Edit, ...]


def is_register(path: Path) -> bool:
    """Return whether a file is a database: registers are the only ones we make."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def renewed(path: Path, programme: Programme) -> Renewed:
    """Return a company file, or a map of headings, with everything under its name of now.

    Raises:
        UnreadableInput: It cannot be read, or is neither.
    """
    faults = FaultList()
    source = read_source(path, str(path), faults)
    if source is None:
        raise UnreadableInput(faults.sorted())
    edits = named_before(source, programme.compiled.former)
    text = read_text(path)
    return Renewed(text, edited(text, edits), edits)


def names_in(store: Store, former: Former) -> dict[tuple[str, str], int]:
    """Return the names of before by which a register knows facts and policies, each with the one of now and how many
    entries say it."""
    found: dict[tuple[str, str], int] = {}
    for entry in store.entries():
        body = store.body(entry)
        for key, names in (("fact", former.facts), ("policy", former.policies)):
            said = body.get(key)
            if isinstance(said, str) and said in names:
                found[said, names[said]] = found.get((said, names[said]), 0) + 1
    return found
