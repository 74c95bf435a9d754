"""A file → the database of a register; anything else is refused, and nothing in it is trusted before it is compared."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.loading.output import reason_of
from lucidrule.register import schema
from lucidrule.texts.catalogue import LANGS, WORDS

_WAIT_SECONDS = 5
# The texts of all rule files stand in one row; a row that is longer is none of ours.
_LONGEST_ROW = 64_000_000
# What SQLite says.
_SAID = {
    "is full": "@disk:full",
    "readonly": "@disk:denied",
    "authoriz": "@disk:denied",
    "unable to open": "@disk:unopened",
    "I/O error": "@disk:fault",
    "UTF-8": "@store:text",
    "malformed": "@store:pages",
    "corrupt": "@store:pages",
}
# A page of SQLite has at least so many bytes.
_SHORTEST = 512


def opened(path: Path, *, create: bool) -> sqlite3.Connection:
    """Return the database of a register; make it if there is none and `create`.

    Raises:
        UnreadableInput: There is none, it is no register, it is damaged, in use, or cannot be written.
    """
    _check_path(path, create)
    with telling(path):
        db = _connected(path.absolute(), create)
        try:
            _check(db, path, create)
        except BaseException:
            db.close()
            raise
    return db


def _connected(path: Path, create: bool) -> sqlite3.Connection:
    """Connect to a file by its whole path: a name such as `:memory:` is that of a file."""
    log = path.with_name(f"{path.name}-wal")
    if create or os.access(path.parent, os.W_OK) or log.exists():
        return sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    # Where no lock can be left, and nobody has left a log: a copy on a medium that is only read.
    return sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, timeout=_WAIT_SECONDS, isolation_level=None)


def _check_path(path: Path, create: bool) -> None:
    try:
        exists, is_file = path.exists(), path.is_file()
        size = path.stat().st_size if is_file else 0
    except OSError as error:
        raise fault(path, "cannot-open", reason=reason_of(error)) from None
    if not exists and path.is_symlink():
        raise fault(path, "store-dangling")
    if not exists and not create:
        raise fault(path, "no-such-file")
    if exists and not is_file:
        raise fault(path, "not-a-file")
    if 0 < size < _SHORTEST:
        # SQLite would take it for empty, and write over it.
        raise fault(path, "store-not-ours")


def _check(db: sqlite3.Connection, path: Path, create: bool) -> None:
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
    db.execute("pragma cell_size_check = on")
    version = _version(db, path, create)
    if version != schema.EARLIER:
        db.execute("pragma trusted_schema = off")
    if version:
        check_schema(db, path, version)
    if create:
        bring_up(db)
    # Told is what a power cut does not take back.
    db.execute("pragma synchronous = full")


def check_schema(db: sqlite3.Connection, path: Path, version: int = schema.VERSION) -> None:
    """Refuse a file that holds anything else than a register of a version, or lacks something of it.

    Raises:
        UnreadableInput: With the name of the table, index, trigger or view.
    """
    name = schema.strange(db, version)
    if name is not None:
        raise fault(path, "store-strange", name=name[:200])


def entry_named(number: int) -> dict[str, str]:
    """Return which entry of a register is meant, in all languages."""
    return {lang: WORDS.text("entry_number", lang, number) for lang in LANGS}


def check_pages(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose indexes do not lead to what its tables hold: entries would be passed over.

    Raises:
        UnreadableInput: So it is.
    """
    (found,) = db.execute("pragma integrity_check(1)").fetchone()
    if found != "ok":
        raise fault(path, "store-damaged", reason="@store:pages")


def _version(db: sqlite3.Connection, path: Path, create: bool) -> int:
    """Return the version of a register; 0: the file holds nothing yet, not even a mark of its owner."""
    (ours,) = db.execute("pragma application_id").fetchone()
    (version,) = db.execute("pragma user_version").fetchone()
    if ours == schema.OURS and version in (schema.EARLIER, schema.VERSION):
        return int(version)
    if ours == schema.OURS and version:
        raise fault(path, "store-version", found=str(version), expected=str(schema.VERSION))
    (things,) = db.execute("select count(*) from sqlite_master").fetchone()
    if things or ours or version or not create:
        raise fault(path, "store-not-ours")
    return 0


def bring_up(db: sqlite3.Connection) -> None:
    """Make an empty file, or a register of the earlier version, one of this version."""
    (version,) = db.execute("pragma user_version").fetchone()
    if version == schema.VERSION:
        return
    db.execute("pragma journal_mode = wal")
    db.execute("begin immediate")
    # Another process may have done so meanwhile.
    (version,) = db.execute("pragma user_version").fetchone()
    if not version:
        schema.make(db)
    elif version == schema.EARLIER:
        schema.upgrade(db)
    db.execute("commit")
    db.execute("pragma trusted_schema = off")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell what SQLite finds wrong as a fault of the file."""
    try:
        yield
    except UnicodeDecodeError:
        # Of its schema; of other cells SQLite says so itself.
        raise fault(path, "store-damaged", reason="@store:text") from None
    except sqlite3.OperationalError as error:
        said = str(error)
        code = "store-busy" if "locked" in said else "store-damaged" if "UTF-8" in said else "cannot-open"
        raise fault(path, code, reason=_reason(said)) from None
    except sqlite3.DatabaseError as error:
        code = "store-not-ours" if "not a database" in str(error) else "store-damaged"
        raise fault(path, code, reason=_reason(str(error))) from None


def _reason(said: str) -> str:
    """Return what SQLite says, as messages name it; what it seldom says in its own words."""
    return next((ours for part, ours in _SAID.items() if part in said), said[:200])


def fault(path: Path, code: str, *, nearest: tuple[str, ...] = (), **params: Any) -> UnreadableInput:
    """Return what is wrong with a file."""
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}, nearest),))
