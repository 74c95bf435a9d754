"""A file as read: its data, and where each part of it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.core.position import Location

Path = tuple[str | int, ...]
Mark = tuple[int, int]


# Works out the places of keys and of values when they are first asked for: most files have nothing to be told.
Places = Callable[[], tuple[dict[Any, Mark], dict[Any, Mark]]]


class MarkedDict(dict[Any, Any]):
    """A mapping that knows the line and column (from 0) of its keys and values."""

    __slots__ = ("_marks", "_places")

    def __init__(self, places: Places | None = None) -> None:
        super().__init__()
        self._places = places
        self._marks: tuple[dict[Any, Mark], dict[Any, Mark]] | None = None if places else ({}, {})

    def _both(self) -> tuple[dict[Any, Mark], dict[Any, Mark]]:
        if self._marks is None:
            assert self._places is not None
            self._marks = self._places()
        return self._marks

    @property
    def key_marks(self) -> dict[Any, Mark]:
        """The places of its keys."""
        return self._both()[0]

    @property
    def value_marks(self) -> dict[Any, Mark]:
        """The places of its values, by key."""
        return self._both()[1]


class MarkedList(list[Any]):
    """A list that knows the line and column (from 0) of its items."""

    __slots__ = ("value_marks",)

    def __init__(self) -> None:
        super().__init__()
        self.value_marks: list[Mark] = []


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The data of one file under the name that people are shown.

    Attributes:
        beside: What was given beside the file, as people gave it; marks of these count from -1 down.
    """

    name: str
    lines: tuple[str, ...]
    data: Any
    beside: list[str] = field(default_factory=list)

    def first_key(self, path: Path) -> Location:
        """Return the place of the first key of the mapping at `path`, which stands for the whole of it."""
        here = self.data
        for step in path:
            here = here[step]
        marks = here.key_marks.values() if isinstance(here, MarkedDict) else ()
        return self.place(*min(marks)) if marks else self.locate(path)

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """Return the place of the value at `path`, or of its key; where the path ends early, of the last part found."""
        here, mark = self.data, (0, 0)
        for at, step in enumerate(path):
            last = at == len(path) - 1
            if isinstance(here, MarkedDict) and step not in here:
                # JSON has no other keys than texts.
                step = str(step)
            if isinstance(here, MarkedDict) and step in here:
                mark = (here.key_marks if key and last else here.value_marks)[step]
            elif isinstance(here, MarkedList) and isinstance(step, int) and step < len(here):
                mark = here.value_marks[step]
            else:  # pragma: no cover  # a path that the data lack is a bug of ours, and no reason to say nothing
                break
            here = here[step]
        return self.place(*mark)

    def place(self, line: int, column: int) -> Location:
        """Return the place at a line and column that count from 0."""
        if line < 0:
            return Location(self.beside[-line - 1], 0, 0)
        return Location(self.name, line + 1, column + 1, self.lines[line] if line < len(self.lines) else "")


def marked(value: Any) -> Any:
    """Return plain data in the form that files are read to; its places are all the first line."""
    if isinstance(value, Mapping):
        mapping = MarkedDict()
        for key, part in value.items():
            mapping[key] = marked(part)
            mapping.key_marks[key] = mapping.value_marks[key] = (0, 0)
        return mapping
    if isinstance(value, list | tuple) and not isinstance(value, str):
        listed = MarkedList()
        for part in value:
            listed.append(marked(part))
            listed.value_marks.append((0, 0))
        return listed
    # Numbers of array libraries, and what is no value at all, are read as they are written.
    return value if isinstance(value, bool | int | float | Decimal | date | str | None) else str(value)
