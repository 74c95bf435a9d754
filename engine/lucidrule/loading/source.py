"""A file as read: its data, and where each part of it stands."""

from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, field
from itertools import islice
from numbers import Integral
from typing import Any

from lucidrule.core.fault import Fault, ProfileAtFault, written
from lucidrule.core.plain_value import plain_value
from lucidrule.core.position import Location

Path = tuple[str | int, ...]
Mark = tuple[int, int]
DEEPEST = 64
# Each key and each value of a file, but for a few of each line, takes one of these.
_MARKS, MOST_MARKS = ("\n", ",", "[", "{"), 200_000
# Of a mapping with all that is in it, and of a list of records: no company has so many, and each costs its time.
MOST_PARTS, MOST_RECORDS = 10_000, 5_000


# Works out the places of keys and of values when they are first asked for: most files have nothing to be told.
Places = Callable[[], tuple[dict[Any, Mark], dict[Any, Mark]]]


def is_too_much(text: str) -> bool:
    """Return whether a text has more lines, commas and brackets than any file of rules or of a company."""
    return len(text) > MOST_MARKS and sum(map(text.count, _MARKS)) > MOST_MARKS


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
        here, mark, told = self.data, (0, 0), list[str]()
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
            told.append(written(step + 1 if isinstance(step, int) and isinstance(here, MarkedList) else step))
            here = here[step]
        return self.place(*mark, tuple(told))

    def place(self, line: int, column: int, path: tuple[str, ...] = ()) -> Location:
        """Return the place at a line and column that count from 0; `path`: the keys that lead there."""
        if line < 0:
            return Location(self.beside[-line - 1], 0, 0, path=path)
        text = self.lines[line] if line < len(self.lines) else ""
        return Location(self.name, line + 1, column + 1, text, path)


def marked(value: Any, name: str) -> Any:
    """Return plain data in the form that files are read to; its places are all the first line.

    Args:
        name: What faults call it.

    Raises:
        ProfileAtFault: It is deeper than files may be, as what holds itself is, has more parts than any company, or
            keys that read alike.
    """
    return _Marking(name).of(value, 0)


class _Marking:
    def __init__(self, name: str) -> None:
        self.name, self.room = name, MOST_PARTS

    def of(self, value: Any, depth: int) -> Any:
        if not isinstance(value, Mapping | list | tuple | set | frozenset):
            # Numbers of array libraries, and what is no value at all, are read as they are written.
            return plain_value(value)
        if depth >= DEEPEST:
            raise self.fault("too-deep", most=str(DEEPEST))
        try:
            return self.mapping(value, depth) if isinstance(value, Mapping) else self.listed(value, depth)
        except (ProfileAtFault, MemoryError):
            raise
        except Exception:
            # What callers made of mappings and lists may fail at telling what it holds.
            expected = "@kind:mapping" if isinstance(value, Mapping) else "@kind:list"
            raise self.fault("wrong-kind", expected=expected, found=f"<{type(value).__name__}>") from None

    def take(self) -> None:
        """Count a part as it comes: what callers hand over may say that it has fewer."""
        self.room -= 1
        if self.room < 0:
            raise self.fault("too-many-values", most=f"{MOST_PARTS:,}")

    def mapping(self, value: Mapping[Any, Any], depth: int) -> MarkedDict:
        mapping = MarkedDict()
        for key, part in value.items():
            self.take()
            kept = _plain_key(key)
            if kept in mapping:
                raise self.fault("odd-key")
            mapping[kept] = self.of(part, depth + 1)
            mapping.key_marks[kept] = mapping.value_marks[kept] = (0, 0)
        return mapping

    def listed(self, value: Collection[Any], depth: int) -> MarkedList:
        listed = MarkedList()
        # A set has no order of its own; messages have.
        for part in sorted(islice(value, self.room + 1), key=written) if isinstance(value, Set) else value:
            self.take()
            listed.append(self.of(part, depth + 1))
            listed.value_marks.append((0, 0))
        return listed

    def fault(self, code: str, **params: str) -> ProfileAtFault:
        return ProfileAtFault((Fault(code, Location(self.name, 0, 0), params),))


def _plain_key(key: Any) -> int | str:
    """Return a key as a text or a whole number; what is neither as it is written."""
    number = isinstance(key, Integral) and not isinstance(key, bool)
    kept = plain_value(int(key) if number and not isinstance(key, int) else key)
    return kept if isinstance(kept, str) or (number and isinstance(kept, int)) else written(kept)
