"""Files from outside: regular ones of at most 10 MB, texts, inside the programme's folder."""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, FaultList, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.decoding import not_text, text_of
from lucidrule.loading.output import cannot_write, check_place, draft_of, followed, new_folder, reason_of
from lucidrule.loading.source import SourceFile
from lucidrule.loading.yaml_reader import read_yaml

MOST_BYTES = 10_000_000
# What holds many companies is no file of one: the format that each ending of a name says.
TABLES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".ods": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_ENDINGS = tuple(TABLES)


def read_text(path: Path, *, root: Path | None = None) -> str:
    """Return the text of a file; `-` is standard input.

    Args:
        root: The folder that the file, links followed, must not leave.

    Raises:
        UnreadableInput: Missing, not a regular file, larger than 10 MB, outside `root`, no text, or a table.
    """
    if path.suffix.lower() in TABLES and os.path.isfile(path):
        raise _unreadable("table-of-companies", path)
    if str(path) == "-":
        return _text_of(sys.stdin.buffer.read(MOST_BYTES + 1), path)
    if root is not None and not followed(path).is_relative_to(followed(root)):
        raise _unreadable("outside-folder", path)
    return _text_of(read_bytes(path), path)


def text_at_once(name: str) -> str | None:
    """Return the text of a file; None where `read_text` has something to say of it, or it can be read only once."""
    if name == "-" or name.lower().endswith(_ENDINGS):
        return None
    try:
        return _text_of(read_bytes(name), name)
    except (UnreadableInput, ValueError):  # a name that no file has is one of these
        return None


def read_bytes(path: Path | str) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableInput: Missing, not a regular file, or larger than 10 MB.
    """
    try:
        # Not blocking: a pipe in the place of a file must not hold us up.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise _unreadable("no-such-file", path) from None
    except OSError as error:
        raise _unreadable("cannot-open", path, reason=reason_of(error)) from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise _unreadable("a-folder" if stat.S_ISDIR(about.st_mode) else "not-a-file", path)
        if about.st_size > MOST_BYTES:
            raise _unreadable("too-large", path)
        raw = os.read(handle, about.st_size + 1)
        if len(raw) != about.st_size:
            # It has grown, or is one that is said to hold nothing.
            with os.fdopen(handle, "rb", closefd=False) as rest:
                raw += rest.read(MOST_BYTES)
    finally:
        os.close(handle)
    if len(raw) > MOST_BYTES:
        raise _unreadable("too-large", path)
    return raw


def _text_of(raw: bytes, path: Path | str) -> str:
    if len(raw) > MOST_BYTES:
        raise _unreadable("too-large", path)
    try:
        return text_of(raw)
    except UnicodeDecodeError as error:
        raise UnreadableInput((not_text(error, str(path)),)) from None


def write_text(path: Path, text: str, *, force: bool, newline: str | None = None) -> None:
    """Write a file whole or not at all; one that exists is kept unless `force`.

    Args:
        newline: What ends a line; empty: as it is in the text; None: as the machine has it.

    Raises:
        UnreadableInput: The file exists, or it cannot be written.
    """
    _write(path, lambda draft: draft.write_text(text, encoding="utf-8", newline=newline), force=force)


def write_bytes(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file of bytes whole or not at all; one that exists is kept unless `force`.

    Raises:
        UnreadableInput: The file exists, or it cannot be written.
    """
    _write(path, lambda draft: draft.write_bytes(content), force=force)


def write_into(folder: Path, name: str, content: bytes, *, force: bool) -> Path:
    """Write a file into a folder, which is made for it and does not stay empty, as `write_bytes` does; return its path.

    Raises:
        UnreadableInput: The file exists, or it cannot be written.
    """
    with new_folder(folder):
        write_bytes(folder / name, content, force=force)
    return folder / name


def _write(path: Path, write: Callable[[Path], object], *, force: bool) -> None:
    check_place(path, force=force)
    draft = draft_of(path)
    try:
        write(draft)
        if force:
            draft.replace(path)
        else:
            # A link fails if the name is taken, so nothing is overwritten even by two writers at once.
            os.link(draft, path)
    except FileExistsError:
        raise _unreadable("file-exists", path) from None
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def read_source(path: Path, name: str, faults: FaultList, *, root: Path | None = None) -> SourceFile | None:
    """Return the data of a YAML or JSON file; None, with the reason in `faults`, if there is none."""
    return _read(lambda: read_text(path, root=root), name, faults)


def read_content(raw: bytes, name: str, faults: FaultList) -> SourceFile | None:
    """Return the data of what a YAML or JSON file holds; None, with the reason in `faults`, if there is none."""
    return _read(lambda: _text_of(raw, Path(name)), name, faults)


def _read(text: Callable[[], str], name: str, faults: FaultList) -> SourceFile | None:
    try:
        return read_yaml(text(), name, faults)
    except UnreadableInput as error:
        for fault in error.faults:
            # People are shown the name within the programme, not where this machine keeps it.
            params: dict[str, Any] = {**fault.params, "path": name}
            # What cannot be read has no first line to look at.
            at = replace(fault.at, file=name) if fault.at is not None else Location(name, 0, 0)
            faults.add(fault.code, at, nearest=fault.nearest, **params)
        return None


def _unreadable(code: str, path: Path | str, **params: str) -> UnreadableInput:
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}),))
