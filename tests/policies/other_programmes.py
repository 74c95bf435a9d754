"""The programmes of examples/programmes/, and every quote and clause that stands in the files of a programme."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lucidrule.compile.written import Written, read_files
from lucidrule.core.fault import FaultList
from lucidrule.loading.rules import RuleFiles
from lucidrule.model.base import Citation, Clause, OptionalClause, Shape

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "programmes"
OTHERS = ["hubei-laser-2024", "optics-valley-industry-2022", "optics-valley-manufacturing-2017"]


class Stands(NamedTuple):
    """Something that a file of a programme says."""

    file: str
    what: Shape


def written(folder: Path) -> Written:
    """Return the files of a programme as they are written; they have no faults."""
    faults = FaultList()
    files = read_files(RuleFiles(folder), faults)
    assert not faults.sorted()
    return files


def _within(file: str, what: object) -> Iterator[Stands]:
    if isinstance(what, Shape):
        yield Stands(file, what)
        for _, value in what:
            yield from _within(file, value)
    elif isinstance(what, dict | list):
        for value in what.values() if isinstance(what, dict) else what:
            yield from _within(file, value)


def everything(folder: Path) -> Iterator[Stands]:
    """Yield every part of every file of a programme but for the facts."""
    files = written(folder)
    yield from _within("policies.yaml", files.stated)
    yield from _within("criteria.yaml", files.criteria)
    for _, policy, source in files.policies:
        yield from _within(Path(source.name).name, policy)


def quotes(folder: Path) -> list[tuple[str, Citation]]:
    """Return each citation with the words of its source, with the file in which it stands."""
    return [(file, what) for file, what in everything(folder) if isinstance(what, Citation) and what.quote]


def clauses(folder: Path) -> list[Stands]:
    """Return everything of a programme that has a basis, or may have one."""
    return [stands for stands in everything(folder) if isinstance(stands.what, Clause | OptionalClause)]
