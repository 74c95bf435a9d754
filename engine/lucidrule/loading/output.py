"""Files that are written: whole or not at all, and never in the place of what is no file."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput

_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "@disk:full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "@disk:denied"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.EEXIST), "@disk:no-folder"),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.ELOOP), "@disk:name"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "@disk:many"),
    errno.EISDIR: "@disk:folder",
    errno.EIO: "@disk:fault",
}
# How programs in Rust tell it.
_SYSTEM = re.compile(r"\(os error (\d{1,4})\)")


def reason_of(error: OSError) -> str:
    """Return why the system refused something, as messages name it."""
    error = error if error.errno else system_error(error) or error
    return _REASONS.get(error.errno or 0, error.strerror or str(error)[:200])


def followed(path: Path) -> Path:
    """Return where a path leads, links followed; one that leads round and round stays, and cannot be opened."""
    return Path(os.path.realpath(path))


def cannot_write(path: Path, error: OSError) -> UnreadableInput:
    """Return the error that a file cannot be written."""
    return UnreadableInput((Fault("cannot-write", None, {"path": str(path), "reason": reason_of(error)}),))


def check_place(path: Path, *, force: bool) -> None:
    """Refuse a place where no file can be written.

    Raises:
        UnreadableInput: A file is there and may not be replaced, what is there is a folder or a device, or there is no
            such folder.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnreadableInput((Fault("not-a-file", None, {"path": str(path)}),))
        if path.exists() and not force:
            raise UnreadableInput((Fault("file-exists", None, {"path": str(path)}),))
        if not path.parent.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "")
    except OSError as error:
        raise cannot_write(path, error) from None


def check_folder(folder: Path) -> None:
    """Refuse a folder that is none and cannot be made.

    Raises:
        UnreadableInput: A file stands in its place or on the way to it, or nothing may be written there.
    """
    with telling(folder):
        nearest = next(each for each in (folder, *folder.absolute().parents) if os.path.lexists(each))
        if not nearest.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "")
        if not os.access(nearest, os.W_OK):
            raise PermissionError(errno.EACCES, "")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell what the system refuses as a fault of the file that is written.

    Raises:
        UnreadableInput: It refused something.
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from None


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Make a folder for what is written into it; where that fails, no folder that was made stays empty.

    Raises:
        UnreadableInput: It cannot be made.
    """
    made: list[Path] = []
    try:
        with telling(folder):
            made += [each for each in (folder, *folder.parents) if not each.exists()]
            folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise


def system_error(error: Exception) -> OSError | None:
    """Return what the system said, where a library tells it in its own words; None where it said nothing."""
    found = _SYSTEM.search(str(error))
    return None if found is None else OSError(int(found[1]), os.strerror(int(found[1])))


def draft_of(path: Path, suffix: str = "") -> Path:
    """Return where a file is written until it is whole; what is left of a long name is enough to tell them apart."""
    return path.with_name(f".{path.stem[:40]}.{os.getpid()}.part{suffix}")
