"""One table is judged at a time, over all threads and processes of a server."""

import sqlite3
from pathlib import Path

# Whoever looks whether anybody judges holds it for a moment.
_MOMENT = 1


class Turn:
    """What is held while a table is judged: a database that is locked, which whatever ends a process lets go of."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: list[sqlite3.Connection] = []

    def take(self) -> bool:
        """Return whether it is free, and hold it."""
        held = self._hold(_MOMENT)
        if held is not None:
            self._held.append(held)
        return held is not None

    def close(self) -> None:
        """Let the next table be judged."""
        while self._held:
            self._held.pop().close()

    @property
    def is_free(self) -> bool:
        """Whether nobody holds it."""
        held = self._hold(0)
        if held is not None:
            held.close()
        return held is not None

    def _hold(self, seconds: float) -> sqlite3.Connection | None:
        held = sqlite3.connect(self._path, seconds, isolation_level=None, check_same_thread=False)
        try:
            held.execute("begin exclusive")
        except sqlite3.OperationalError:
            held.close()
            return None
        return held
