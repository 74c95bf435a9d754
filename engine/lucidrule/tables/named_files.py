"""Names and patterns on the command line → the tables that they stand for."""

import glob
import os
from pathlib import Path

from lucidrule.loading.files import TABLES
from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.source import TableSource


def files_of(patterns: tuple[str, ...]) -> list[Path]:
    """Return the files that names and patterns stand for, in order; whether there are any is not looked at."""
    found: list[Path] = []
    for pattern in patterns:
        # Who names a file wants that one, though its name is a pattern too.
        is_pattern = glob.has_magic(pattern) and not os.path.lexists(pattern)
        matches = sorted(glob.glob(pattern, recursive=True)) if is_pattern else []
        found += map(Path, matches or [pattern])
    return found


def source_of(path: Path, sheet: str | None = None) -> TableSource:
    """Return the table of a file.

    Raises:
        UnreadableInput: The file is not there, or is no table.
    """
    if not path.is_file():
        raise refused("a-folder" if path.is_dir() else "not-a-file" if path.exists() else "no-such-file", path)
    kind = kind_of(path)
    if sheet is not None and kind != "xlsx":
        raise refused("has-no-sheets", path, name=sheet)
    return TableSource(path, kind, sheet)


def sources(patterns: tuple[str, ...], sheet: str | None = None) -> list[TableSource]:
    """Return the tables that names and patterns stand for, in order.

    Raises:
        UnreadableInput: A file is not there, or is no table.
    """
    return [source_of(path, sheet) for path in files_of(patterns)]


def kind_of(path: Path) -> str:
    """Return the format that the name of a file says.

    Raises:
        UnreadableInput: It says none that is known.
    """
    kind = TABLES.get(path.suffix.lower())
    if kind is None:
        raise refused("table-format", path)
    return kind
