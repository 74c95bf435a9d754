"""Files that are something else than their name says, and workbooks that are locked."""

import mmap
import re
from pathlib import Path

from lucidrule.tables.reading.refusal import refused

_HEAD = 4096
_MAGIC = {
    b"PK\x03\x04": "@file:workbook",
    b"\xd0\xcf\x11\xe0": "@file:old-workbook",
    b"%PDF": "@file:pdf",
    b"PAR1": "@file:parquet",
    b"\x1f\x8b": "@file:packed",
    b"Rar!": "@file:packed",
    b"7z\xbc\xaf": "@file:packed",
}
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|body|table|div)\b", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
_EXPECTED = {"parquet": "@file:parquet", "xlsx": "@file:workbook"}
# What the directories of these files name, in UTF-16: a locked workbook, and an old one.
_LOCKED, _OLD = "EncryptedPackage".encode("utf-16-le"), "Workbook".encode("utf-16-le")


def check_kind(path: Path, kind: str) -> None:
    """Refuse a file that is something else than its name says, with what it is.

    Args:
        kind: What its name says: `csv`, `tsv`, `jsonl`, `xlsx` (any workbook), `parquet`.

    Raises:
        UnreadableInput: It is something else, or is locked by a password.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = _kind_of(head)
    if found == "@file:old-workbook" and _is_locked(path):
        raise refused("file-locked", path)
    expected = "@file:old-workbook" if path.suffix.lower() == ".xls" else _EXPECTED.get(kind, "@file:text")
    if found != expected and head:
        raise refused("file-disguised", path, found=found, expected=expected)


def _kind_of(head: bytes) -> str:
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if _PAGE.match(head):
        return "@file:page"
    return "@file:xml" if _XML.match(head) else "@file:text"


def _is_locked(path: Path) -> bool:
    """Return whether a file of streams is a locked workbook; what is named .xlsx and is no old one is that, too."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        named = path.suffix.lower() in (".xlsx", ".xlsm") and whole.find(_OLD) < 0
        return named or whole.find(_LOCKED) >= 0
