"""JSON lines → headings and rows: an object in each line, its keys the headings."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.json_line import LONGEST_LINE, NoObject, decoder, once, read_object
from lucidrule.core.position import Location
from lucidrule.tables.reading.refusal import refused

_SHOWN = 200
# So many have more characters than a line may have.
_MOST_BYTES = 4 * LONGEST_LINE + 4
_MOST_DIGITS = 4_000


def rows_of(path: Path) -> Iterator[list[Any]]:
    """Yield the keys of all objects as headings, then the objects: keys may differ from line to line.

    Raises:
        UnreadableInput: A line is no object, says something twice, is too long or too deep, or is not UTF-8.
    """
    keys: dict[str, None] = {}
    for found in _each_object(path):
        keys.update(dict.fromkeys(found))
    yield list(keys)
    for found in _each_object(path):
        yield [found.get(key) for key in keys]


def _each_object(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            try:
                found = read_object(line, _DECODER)
                yield _flat(_whole_characters(found) if "\\ud" in line.lower() else found)
            except NoObject as error:
                at = Location(str(path), number, 1, line[:_SHOWN].rstrip("\r\n"))
                raise UnreadableInput((Fault(error.code, at, error.params),)) from None


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for number, raw in enumerate(iter(lambda: file.readline(_MOST_BYTES), b""), 1):
            try:
                # What is cut off here is refused for its length. Where files were joined, a mark stands in the middle.
                errors = "ignore" if len(raw) == _MOST_BYTES else "strict"
                yield raw.decode("utf-8", errors).removeprefix("\ufeff")
            except UnicodeDecodeError:
                raise refused("not-encoded", path, line=str(number), encoding="UTF-8") from None


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


def _whole_characters(found: Any) -> Any:
    """Return what was read with U+FFFD for each half of a character: such cannot be written into any result.

    Raises:
        NoObject: Two keys are the same then.
    """
    match found:
        case str():
            return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_whole_characters(each) for each in found]
        case dict():
            return once([(_whole_characters(key), _whole_characters(value)) for key, value in found.items()])
    return found


def _whole(text: str) -> int | Decimal:
    """Return a whole number; of more digits than Python itself would read, too: the value is refused as such."""
    return int(text) if len(text) <= _MOST_DIGITS else Decimal(text)


def _constant(text: str) -> str | None:
    """Return NaN as what is not known; an infinity is no number, either, but somebody put it there."""
    return None if text == "NaN" else text


_DECODER = decoder(number=Decimal, whole=_whole, constant=_constant)
