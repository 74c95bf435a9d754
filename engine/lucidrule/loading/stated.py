"""What rule files say beside the rules themselves: texts, basis and sources, by the path of keys to each."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lucidrule.core.fault import FaultList
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.texts.catalogue import LANGS

# Keys under which all is about where a clause is from.
_STANDING = frozenset(("basis", "source", "sources", "note", "rules_of", "taken"))


class Said(NamedTuple):
    """What is said in one place in two programmes; None: nothing there.

    Attributes:
        path: The file and the keys, parted by points; items of a list by their id.
    """

    path: str
    old: str | None
    new: str | None


def changed_texts(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Said, ...]:
    """Return where the texts, basis and sources of rule files differ; both programmes could be loaded."""
    one, other = _said(old), _said(new)
    return tuple(
        Said(path, one.get(path), other.get(path))
        for path in dict.fromkeys((*one, *other))
        if one.get(path) != other.get(path)
    )


def _said(files: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in files.items():
        read = read_yaml(text, name, FaultList())
        assert read is not None, "the programme could be loaded"
        found |= {".".join(path): said for path, said in _leaves(read.data, (name,)) if _is_text(path)}
    return found


def _leaves(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(data, list):
        for place, value in enumerate(data, 1):
            named = value.get("id") if isinstance(value, dict) else None
            yield from _leaves(value, (*path, str(named or place)))
    else:
        yield path, str(data)


def _is_text(path: tuple[str, ...]) -> bool:
    return path[-1] in LANGS or not _STANDING.isdisjoint(path)
