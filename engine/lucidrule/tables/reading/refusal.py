"""How a file with a table is refused."""

from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput

# The part of a workbook that is damaged, where no part of it can be read.
WHOLE = "@file:whole"


def refused(code: str, path: Path, **params: str) -> UnreadableInput:
    """Return the error that refuses a file."""
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}),))


def damaged(path: Path, part: str) -> UnreadableInput:
    """Return the error that a part of a workbook, or of a form, is damaged."""
    return refused("form-damaged" if _is_form(path) else "book-damaged", path, part=part)


def too_large(path: Path, part: str, most: int) -> UnreadableInput:
    """Return the error that a part of a workbook, or of a form, has more bytes than can be held."""
    return refused(
        "form-too-large" if _is_form(path) else "book-too-large", path, most=f"{most // 1_000_000:,}", part=part
    )


def _is_form(path: Path) -> bool:
    return path.suffix.lower() == ".docx"
