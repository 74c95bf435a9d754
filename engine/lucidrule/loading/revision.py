"""The rules of a revision of git, read into a folder for a while: its rule files alone, and not more than rules are."""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.loading.files import MOST_BYTES

MOST_FILES, MOST_OF_ALL = 5_000, 5 * MOST_BYTES
_ENDINGS = (".yaml", ".yml", ".json")


@contextmanager
def rules_at(place: str) -> Iterator[Path]:
    """Give the folder of the rules that a caller names: a folder, or a revision as `HEAD~1` or `HEAD~1:FOLDER`.

    Without a folder it is the one of the revision that one stands in. Git is asked for a tree by its hash, in no shell.

    Raises:
        UnreadableInput: It is neither, or holds more than rules do.
    """
    if Path(place).is_dir():
        yield Path(place)
        return
    revision, _, folder = place.partition(":")
    tree = _git(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}:{folder or './'}")
    top = _git(place, "rev-parse", "--show-toplevel")
    with TemporaryDirectory() as root:
        # A tree by its hash is read from its own root, wherever one stands.
        command = ["git", "-C", top, "archive", "--format=tar", tree]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
            assert running.stdout is not None
            try:
                _unpack(running.stdout, Path(root), place)
            except tarfile.TarError:
                # Of what is no tree git says so, and hands over nothing.
                raise _refused("no-folder-or-revision", place) from None
            finally:
                running.kill()
        yield Path(root)


def _git(place: str, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    except (OSError, ValueError):  # git is not installed; a name that no argument can be
        raise _refused("no-folder-or-revision", place) from None
    if done.returncode:
        raise _refused("no-folder-or-revision", place)
    return done.stdout.removesuffix("\n")


def _unpack(archive: IO[bytes], root: Path, place: str) -> None:
    """Write the rule files of an archive: regular files only, each below the folder."""
    files, size = 0, 0
    with tarfile.open(fileobj=archive, mode="r|") as opened:
        for member in opened:
            name = PurePosixPath(member.name)
            if not member.isreg() or name.suffix not in _ENDINGS or name.is_absolute() or ".." in name.parts:
                continue
            files, size = files + 1, size + member.size
            if files > MOST_FILES or size > MOST_OF_ALL:
                raise _refused("revision-too-large", place, most=f"{MOST_OF_ALL // 10**6} MB")
            content = opened.extractfile(member)
            assert content is not None, "a regular file"
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.read())


def _refused(code: str, place: str, **params: str) -> UnreadableInput:
    return UnreadableInput((Fault(code, None, {"path": place, **params}),))
