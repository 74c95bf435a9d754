"""How a file with a table is refused."""

from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput

# The part of a workbook that is damaged, where no part of it can be read.
WHOLE = "@file:whole"


def refused(code: str, path: Path, **params: str) -> UnreadableInput:
    """Return the error that refuses a file."""
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}),))
