"""One JSON object on a line: what would be lost in silence is refused."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

LONGEST_LINE = 1_000_000
DEEPEST = 20


class NoObject(ValueError):
    """A line that is no JSON object, or says something twice.

    Attributes:
        code: Of the fault.
        params: What its message names.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


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
        raise NoObject("json-syntax", problem=str(error)[:100]) from None
    except RecursionError:
        deep = True
    if deep:
        raise NoObject("json-too-deep", most=str(DEEPEST))
    if not isinstance(found, dict):
        raise NoObject("json-syntax", problem="{…}")
    # Only an escape can say half of a character in UTF-8; most lines have none.
    half = _half(found) if "\\ud" in line.lower() else ""
    if half:
        raise NoObject("half-character", text=f"\\u{ord(half):04x}")
    return found


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
