"""One JSON object on a line: what would be lost in silence is refused."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

LONGEST_LINE = 1_000_000
DEEPEST = 20
# What the decoder says, in words of ours; a text of another version of Python is told by its beginning, too.
_PROBLEMS = {
    "Expecting value": "@json:value",
    "Expecting property name": "@json:name",
    "Expecting ':'": "@json:colon",
    "Expecting ','": "@json:comma",
    "Illegal trailing comma": "@json:comma-last",
    "Extra data": "@json:more",
    "Unterminated string": "@json:unclosed",
    "Invalid control character": "@json:control",
    "Invalid \\": "@json:escape",
    "Exceeds the limit": "@json:digits",
}


class NoObject(ValueError):
    """A line that is no JSON object, or says something twice.

    Attributes:
        code: Of the fault.
        params: What its message names.
        column: Where in the line, counted from 1.
    """

    def __init__(self, code: str, *, column: int = 1, **params: str) -> None:
        super().__init__(code)
        self.code, self.params, self.column = code, params, column


def decoder(
    *, number: Callable[[str], Any], whole: Callable[[str], Any] = int, constant: Callable[[str], Any]
) -> json.JSONDecoder:
    """Return what decodes lines.

    Args:
        number, whole: How a number with a point is taken, and one without.
        constant: Of NaN and Infinity.
    """
    return json.JSONDecoder(parse_float=number, parse_int=whole, parse_constant=constant, object_pairs_hook=once)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the keys and values of an object.

    Raises:
        NoObject: A key stands in it twice: there is no telling which is meant.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise NoObject("key-twice", key=twice[:200])
    return found


def read_object(line: str, by: json.JSONDecoder) -> dict[str, Any]:
    """Return the object of a line.

    Raises:
        NoObject: It is too long or too deep, is no JSON object, has a key twice, or holds half of a character.
    """
    if len(line) > LONGEST_LINE:
        raise NoObject("json-too-long", most=f"{LONGEST_LINE:,}")
    try:
        found = by.decode(line.strip())
        deep = line.count("{") + line.count("[") > DEEPEST and _depth(found) > DEEPEST
    except NoObject:
        raise
    except ValueError as error:
        at = getattr(error, "pos", 0) + len(line) - len(line.lstrip()) + 1
        raise NoObject("json-syntax", column=at, problem=_problem(str(error))) from None
    except RecursionError:
        deep = True
    if deep:
        raise NoObject("json-too-deep", most=str(DEEPEST))
    if not isinstance(found, dict):
        raise NoObject("json-syntax", problem="@json:object")
    # Only an escape can say half of a character in UTF-8; most lines have none.
    half = _half(found) if "\\ud" in line.lower() else ""
    if half:
        raise NoObject("half-character", text=f"\\u{ord(half):04x}")
    return found


def _problem(said: str) -> str:
    """Return why a line is no JSON, as messages name it."""
    return next((ours for begin, ours in _PROBLEMS.items() if said.startswith(begin)), "@json:object")


def _half(value: Any) -> str:
    """Return a half of a character that stands somewhere alone: no text can be written with it."""
    if isinstance(value, str):
        return next((char for char in value if "\ud800" <= char <= "\udfff"), "")
    if isinstance(value, dict):
        return next(filter(None, map(_half, (*value, *value.values()))), "")
    return next(filter(None, map(_half, value)), "") if isinstance(value, list) else ""


def _depth(value: Any) -> int:
    """Return how many objects and lists stand in each other."""
    if not isinstance(value, dict | list):
        return 0
    return 1 + max(map(_depth, value.values() if isinstance(value, dict) else value), default=0)
