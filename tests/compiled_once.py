"""Tests of one process share what is compiled: of the same files a programme is the same, and it never changes."""

from collections.abc import Mapping
from pathlib import Path

import lucidrule.compile.programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import FaultList

Place = Path | Mapping[str, str]
Files = tuple[tuple[str, str | bytes], ...]
# The shipped programme is never far; of small ones many are made that are never asked for again.
_MOST = 64


def share() -> None:
    """Let the same files be compiled once: the shipped ones are asked for thousands of times.

    What has faults, what warnings are asked of, and what links lead to is read each time.
    """
    compiled = lucidrule.compile.programme._compiled
    kept: dict[Files, CompiledProgramme] = {}

    def shared(place: Place, faults: FaultList) -> CompiledProgramme:
        files = None if faults.warned else _files(place)
        if files is None:
            return compiled(place, faults)
        programme = kept.pop(files, None) or compiled(place, faults)
        while len(kept) >= _MOST:
            kept.pop(next(iter(kept)), None)
        kept[files] = programme
        return programme

    lucidrule.compile.programme._compiled = shared


def _files(place: Place) -> Files | None:
    """Return the files of a programme by name; None: what they are hangs on more than what stands in them."""
    if not isinstance(place, Path):
        return tuple(place.items())
    found = [place / "policies.yaml", *sorted(place.glob("rules/**/*"))]
    if any(each.is_symlink() or not (each.is_file() or each.is_dir()) for each in (place, *found)):
        return None
    return tuple((str(each.relative_to(place)), each.read_bytes()) for each in found if each.is_file())
