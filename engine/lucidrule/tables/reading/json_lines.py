"""JSON lines → headings and rows: an object in each line, its keys the headings."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.json_line import LONGEST_LINE, NoObject, decoder, read_object
from lucidrule.core.position import Location
from lucidrule.loading.decoding import line_not_text
from lucidrule.tables.reading.empty_rows import not_too_many_empty

_SHOWN = 200
# So many have more characters than a line may have.
_MOST_BYTES = 4 * LONGEST_LINE + 4
_MOST_DIGITS = 4_000
# Of a file of which fewer lines can be read than cannot, so many are looked at.
_MOST_REFUSED = 1_000


class RefusedLine(list[Any]):
    """The row of a line that cannot be read: nothing stands in it.

    Attributes:
        fault: Why, with the place of the line.
    """

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong with the line."""
        super().__init__()
        self.fault = fault


def rows_of(path: Path) -> Iterator[list[Any]]:
    """Yield the keys of all objects as headings, then the objects: keys may differ from line to line.

    Each line of the file is a row, one in which nothing stands too: so rows count as an editor counts lines. A line
    that is no object, says something twice, is too long or too deep, is not UTF-8 or holds half of a character costs
    itself alone: it is yielded as refused.

    Raises:
        UnreadableInput: No line can be read, or of very many not even half: what is wrong with the first.
        TooManyEmpty: Most objects, of very many, are empty.
    """
    keys: dict[str, None] = {}
    first: Fault | None = None
    read = at_fault = 0
    for found in not_too_many_empty(_each_line(path), lambda found: found == {}):
        if isinstance(found, Fault):
            first, at_fault = first or found, at_fault + 1
        else:
            read += 1
            keys.update(dict.fromkeys(found))
        if first is not None and at_fault > max(_MOST_REFUSED, read):
            break
    if first is not None and (not read or at_fault > max(_MOST_REFUSED, read)):
        raise UnreadableInput((first,))
    yield list(keys)
    for found in _each_line(path):
        yield RefusedLine(found) if isinstance(found, Fault) else [found.get(key) for key in keys]


def _each_line(path: Path) -> Iterator[dict[str, Any] | Fault]:
    """Yield the object of each line, or what is wrong with it; of an empty line one that says nothing."""
    for number, raw in enumerate(_raw_lines(path), 1):
        try:
            # What is cut off here is refused for its length. Where files were joined, a mark stands in the middle.
            errors = "ignore" if len(raw) == _MOST_BYTES else "strict"
            line = raw.decode("utf-8", errors).removeprefix("\ufeff")
        except UnicodeDecodeError:
            params = {"path": str(path), "line": str(number), "encoding": "UTF-8"}
            yield line_not_text(raw, str(path), number) or Fault("not-encoded", None, params)
            continue
        try:
            yield _flat(read_object(line, _DECODER)) if line.strip() else {}
        except NoObject as error:
            text = line[:_SHOWN].rstrip("\r\n")
            at = Location(str(path), number, error.column if error.column <= len(text) else 1, text, row=number)
            yield Fault(error.code, at, error.params)


def _raw_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long the beginning."""
    with path.open("rb") as file:
        while raw := file.readline(_MOST_BYTES):
            yield raw
            while len(raw) == _MOST_BYTES and not raw.endswith(b"\n"):
                raw = file.readline(_MOST_BYTES)


def _flat(found: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the years of yearly facts as keys of their own; a company file's shape is flat then too.

    Raises:
        NoObject: It says something in both ways.
    """
    flat: dict[str, Any] = {}
    for key, value in found.items():
        if key in ("facts", "company") and isinstance(value, dict):
            more = _flat(value)
        elif isinstance(value, dict):
            more = {f"{key} {year}": part for year, part in value.items()}
        else:
            more = {key: value}
        for name, part in more.items():
            if name in flat:
                raise NoObject("key-twice", key=name[:200])
            flat[name] = part
    return flat


def _whole(text: str) -> int | Decimal:
    """Return a whole number; of more digits than Python itself would read, too: the value is refused as such."""
    return int(text) if len(text) <= _MOST_DIGITS else Decimal(text)


def _constant(text: str) -> str | None:
    """Return NaN as what is not known; an infinity is no number, either, but somebody put it there."""
    return None if text == "NaN" else text


_DECODER = decoder(number=Decimal, whole=_whole, constant=_constant)
