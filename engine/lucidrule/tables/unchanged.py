"""Files that stay as they are while they are read more than once."""

import os
from collections.abc import Iterable
from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput


class Unchanged:
    """How files stand at a moment."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Look at them."""
        self._stood = {path: _stands(path) for path in paths}

    def check(self) -> None:
        """Refuse what has changed since: what was counted is not what was judged.

        Raises:
            UnreadableInput: A file has.
        """
        changed = [path for path, stood in self._stood.items() if _stands(path) != stood]
        if changed:
            raise UnreadableInput(tuple(Fault("file-changed", None, {"path": str(path)}) for path in changed))


def _stands(path: Path) -> tuple[int, int, int] | None:
    try:
        about = os.stat(path)
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns
