"""Values of files by the declared type of their fact, for operands and profiles alike."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.core.quantity import (
    MOST_DIGITS,
    QuantityError,
    digits_of,
    parse_date,
    parse_flag,
    parse_money,
    parse_share,
)
from lucidrule.kernel.tree import NEVER, Value
from lucidrule.model.facts import Declared

_NEVER = {"never", "从未", "无", "なし", "未"}
EXPECTED = {
    "flag": "@kind:flag",
    "choice": "@kind:choice",
    "choices": "@kind:choices",
    "count": "@kind:count",
    "money": "@kind:money",
    "share": "@kind:share",
    "date": "@kind:date",
    "event": "@kind:event",
    "text": "@kind:text",
}


class UnfitValue(ValueError):
    """A value that its fact cannot have: the code of the fault, what was expected, and of a choice that there is not
    what was written, the choices there are, and under which names each is known."""

    def __init__(
        self, code: str, expected: str = "", written: str = "", choices: Mapping[str, str] | None = None
    ) -> None:
        self.code, self.expected, self.written, self.choices = code, expected, written, choices or {}
        super().__init__(code)


def typed(raw: Any, kind: str, declared: Declared | None = None) -> Value:
    """Return `raw` as a value of type `kind`, exact.

    Args:
        raw: A scalar as YAML, JSON or Python gives it; a list for sets of choices. Floats are not exact
            and refused.
        declared: Gives the choices of the fact and the limits of its numbers.

    Raises:
        UnfitValue: `raw` is no such value.
    """
    try:
        value = _read(raw, kind, declared)
    except QuantityError as error:
        code = error.code if error.code in ("too-many-digits", "impossible-date") else "wrong-unit"
        raise UnfitValue(code, EXPECTED[kind]) from error
    if declared is not None and isinstance(value, int | Decimal) and not isinstance(value, bool):
        if value < 0 and not declared.negative:
            raise UnfitValue("negative")
        if declared.at_most is not None and value > typed(declared.at_most, kind):  # type: ignore[operator]  # both numbers
            raise UnfitValue("above-maximum", str(declared.at_most))
    return value


def _read(raw: Any, kind: str, declared: Declared | None) -> Value:
    if isinstance(raw, str):
        value = _of_text(raw.strip(), kind, declared)
    elif isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        value = _of_number(Decimal(raw), kind) if kind in ("count", "money", "share") else None
    else:
        value = _of_other(raw, kind, declared)
    if value is None:
        raise UnfitValue("wrong-unit", EXPECTED[kind])
    return value


def _of_text(text: str, kind: str, declared: Declared | None) -> Value | None:
    match kind:
        case "flag":
            return parse_flag(text)
        case "choice":
            return _choice(text, declared)
        case "count":
            return _whole(parse_money(text))
        case "money":
            return parse_money(text)
        case "share":
            return parse_share(text)
        case "event" if text in _NEVER:
            return NEVER
        case "date" | "event":
            return parse_date(text)
        case "text":
            return text or None
    return None


def _of_number(number: Decimal, kind: str) -> Value | None:
    if not number.is_finite():
        return None
    if digits_of(number) > MOST_DIGITS:
        raise UnfitValue("too-many-digits", EXPECTED[kind])
    if kind == "count":
        return int(number) if number == number.to_integral_value() else None
    return number


def _of_other(raw: Any, kind: str, declared: Declared | None) -> Value | None:
    match kind:
        case "flag" if isinstance(raw, bool):
            return raw
        case "choices" if isinstance(raw, list | tuple | set | frozenset):
            return frozenset(_choice(str(part).strip(), declared) for part in raw)
        case "date" | "event" if type(raw) is date:
            return raw
    return None


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise UnfitValue("wrong-unit", EXPECTED["count"])
    return int(value)


def _choice(text: str, declared: Declared | None) -> str:
    choices = declared.choices if declared is not None and declared.choices else {}
    for name, label in choices.items():
        if text in (name, label.zh, label.en, label.ja):
            return name
    known = {each: name for name, label in choices.items() for each in (name, label.zh, label.en, label.ja)}
    raise UnfitValue("unknown-choice", ", ".join(choices), text, known)
