"""Edits of a text at places that a reader of YAML has marked; all around them stays as it is."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lucidrule.loading.source import Mark, MarkedDict, MarkedList

_QUOTES = "'\""


class Edit(NamedTuple):
    """A word at a line and column, from 0, and what stands there then."""

    line: int
    column: int
    was: str
    now: str


class Place(NamedTuple):
    """A name as it stands in a file, as a key or as a value."""

    name: str
    mark: Mark

    def edit(self, now: str) -> Edit:
        """Return what puts another name there."""
        return Edit(*self.mark, self.name, now)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some words replaced, in quotes or without; what does not stand there is left alone."""
    lines = text.splitlines(keepends=True)
    for line, column, was, now in sorted(set(edits), reverse=True):
        said = lines[line]
        begin = column + (said[column : column + 1] in _QUOTES and said[column : column + 1] != "")
        if said.startswith(was, begin):
            lines[line] = said[:begin] + now + said[begin + len(was) :]
    return "".join(lines)


def difference(name: str, was: str, now: str) -> str:
    """Return what changes in a file, as a unified diff; nothing where nothing does."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(was.splitlines(keepends=True), now.splitlines(keepends=True), name, name)
    )


def keys(here: Any) -> Iterator[tuple[Place, Any]]:
    """Yield the keys of a mapping, each with what stands behind it."""
    if isinstance(here, MarkedDict):
        for key, value in here.items():
            yield Place(str(key), here.key_marks[key]), value


def value_at(here: MarkedDict, key: str) -> Iterator[Place]:
    """Yield the text behind a key, and the texts of a list behind it."""
    value = here.get(key)
    if isinstance(value, str):
        yield Place(value, here.value_marks[key])
    yield from items(value)


def items(here: Any) -> Iterator[Place]:
    """Yield the texts of a list."""
    if isinstance(here, MarkedList):
        for value, mark in zip(here, here.value_marks, strict=True):
            if isinstance(value, str):
                yield Place(value, mark)
