"""The programmes that a caller names → their folders."""

from collections.abc import Iterable
from itertools import islice
from os import PathLike
from pathlib import Path

from lucidrule.compile.arguments import path_of, wrong
from lucidrule.loading.shipped import catalogue_root, shipped_programmes

# More than there are; what yields folders has to end.
_MOST_PROGRAMMES = 1_000


def folders_of(path: str | Path | Iterable[str | Path | None] | None) -> list[Path]:
    """Return the folders of the programmes that `load` is asked for, in order.

    Raises:
        WrongArgument: `path` is none.
    """
    places = [path] if isinstance(path, str | PathLike) or not isinstance(path, Iterable) else path
    given = list(islice(places, _MOST_PROGRAMMES))
    if not given:
        raise wrong("path", "@kind:path", path)
    return [folder for each in given for folder in _folders(each)]


def _folders(given: str | Path | None) -> list[Path]:
    if given is None:
        return [catalogue_root()]
    return list(shipped_programmes()) if given == "all" else [path_of(given, "path")]
