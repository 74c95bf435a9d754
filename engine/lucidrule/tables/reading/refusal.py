"""How a file with a table is refused."""

from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput


def refused(code: str, path: Path, **params: str) -> UnreadableInput:
    """Return the error that refuses a file."""
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}),))
