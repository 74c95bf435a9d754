"""Tests of one process share what is compiled: of the same files a programme is the same, and it never changes."""

from collections.abc import Mapping
from pathlib import Path

import lucidrule.compile.programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import FaultList

Files = tuple[tuple[str, bytes], ...]
# The shipped programmes, and others in folders, of which many are made that are never asked for again.
_MOST = 32


def share() -> None:
    """Let folders that hold the same files be compiled once: the shipped ones are asked for thousands of times.

    What has faults, what warnings are asked of, what links lead to, and what is no folder is read each time.
    """
    compiled = lucidrule.compile.programme._compiled
    kept: dict[Files, CompiledProgramme] = {}

    def shared(place: Path | Mapping[str, str], faults: FaultList) -> CompiledProgramme:
        files = _files(place) if isinstance(place, Path) and not faults.warned else ()
        if not files:
            return compiled(place, faults)
        programme = kept.pop(files, None) or compiled(place, faults)
        while len(kept) >= _MOST:
            kept.pop(next(iter(kept)), None)
        kept[files] = programme
        return programme

    lucidrule.compile.programme._compiled = shared


def _files(folder: Path) -> Files:
    """Return the files of a programme by name; none: what they are hangs on more than what stands in them."""
    found = [folder / "policies.yaml", *sorted(folder.glob("rules/**/*"))]
    if any(each.is_symlink() or not (each.is_file() or each.is_dir()) for each in (folder, *found)):
        return ()
    return tuple((str(each.relative_to(folder)), each.read_bytes()) for each in found if each.is_file())
