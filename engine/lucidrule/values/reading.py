"""A value as any door is given it → the value of its fact, by the type that the fact declares; exact, or refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lucidrule.core.fault import written
from lucidrule.core.folding import folded, narrowed, simplified
from lucidrule.core.quantity import EXACT, MOST_DIGITS, BareDecimal, QuantityError, digits_of, plain
from lucidrule.kernel.operators import NUMBERS
from lucidrule.kernel.tree import NEVER, Value
from lucidrule.model.facts import Declared, GrantedFact
from lucidrule.values.amounts import PLAIN, Writing, bare_share, parse_count, parse_money, parse_share
from lucidrule.values.around import refuse_noted
from lucidrule.values.day_values import NEVER_DAY, day_of_date, day_of_number, day_of_text
from lucidrule.values.days import TwoDays
from lucidrule.values.granted import awards_in, awards_named, list_in
from lucidrule.values.numerals import UNITS
from lucidrule.values.pattern import Pattern
from lucidrule.values.spoken import Said, meanings
from lucidrule.values.written import WrittenText

EXPECTED = {
    "flag": "@kind:flag",
    "choice": "@kind:choice",
    "choices": "@kind:choices",
    "count": "@kind:count",
    "money": "@kind:money",
    "number": "@kind:number",
    "share": "@kind:share",
    "date": "@kind:date",
    "event": "@kind:event",
    "text": "@kind:text",
}
# What can be said of a refusal beyond the type that was expected; their texts are those of faults.
_TOLD = frozenset(
    {
        *("too-many-digits", "impossible-date", "needs-month", "needs-day", "two-days", "zoned-time"),
        *("uncertain-number", "other-currency", "another-currency", "other-style", "bare-point", "rounded-number"),
        *("two-readings", "share-two-readings", "per-mille-two-readings", "unit-two-readings", "not-a-granted-record"),
        *("noted-number", "short-year", "year-too-early", "day-zero"),
        *("decimal-comma", "odd-groups", "short-unit", "minus-behind"),
    }
)
_QUOTES = "“”\"'‘’「」『』 "
_BETWEEN = Pattern(r"(?<!\s)\s*[,，、;；/|\n]\s*")
# A longer text is no number and no day: each pattern takes its time for each character.
_LONGEST = 1_000
_NO_CHOICE = "none"
# What has a way to be written, in which it is looked for.
_WRITTEN = ("flag", "count", "number", "money", "share", "date", "event")
# Not unions: these would be made anew for each value.
_EXACT = (int, Decimal)
_DAYS = (date, time)
_MAY_BE_NONE = (float, Decimal, datetime)


class UnfitValue(ValueError):
    """A value that its fact cannot have: the code of the fault, what was expected, and of a choice that there is not
    what was written, the choices there are, and under which names each is known; of a day both readings."""

    def __init__(
        self,
        code: str,
        expected: str = "",
        written: str = "",
        choices: Mapping[str, str] | None = None,
        days: tuple[date, date] | None = None,
    ) -> None:
        self.code, self.expected, self.written, self.choices, self.days = code, expected, written, choices or {}, days
        super().__init__(code)


def not_known(raw: Any) -> bool:
    """Return whether a value as it is given says that the fact is not known: nothing, no number, or a word for it."""
    if isinstance(raw, str):
        return Said.UNKNOWN in meanings(raw)
    # What is no number, or no day, equals nothing.
    return raw is None or (isinstance(raw, _MAY_BE_NONE) and not _is_number(raw))


def no_records(raw: Any) -> bool:
    """Return whether a value says of a list that there are none."""
    said = meanings(raw) if isinstance(raw, str) else ()
    return Said.NONE in said or Said.NOT_APPLICABLE in said


def typed(raw: Any, kind: str, declared: Declared | None = None, writing: Writing = PLAIN) -> Value:
    """Return `raw` as a value of type `kind`, exact.

    Args:
        raw: A scalar as YAML, JSON, a sheet or Python gives it, a text as people write it; a list for sets of choices.
            A float is the shortest decimal that gives it. Of an event 9999-12-31 is `never`.
        declared: Gives the choices of the fact and the limits of its numbers.

    Raises:
        UnfitValue: `raw` is no such value.
    """
    if declared is not None and (own := declared.counted_in(writing.money)) is not writing.money:
        writing = replace(writing, money=own)
    try:
        value = _read(raw, kind, declared, writing)
    except TwoDays as error:
        raise UnfitValue(error.code, EXPECTED[kind], days=error.days) from error
    except QuantityError as error:
        raise _unfit(error.code, kind, writing) from error
    if value is None:
        raise _unfit("not-a-value", kind, writing)
    if kind == "event" and value == NEVER_DAY:
        return NEVER
    if declared is not None and isinstance(value, _EXACT) and not isinstance(value, bool):
        if value < 0 and not declared.negative:
            raise UnfitValue("negative")
        if declared.decimals is not None and _decimals(value) > declared.decimals:
            raise UnfitValue("too-many-decimals", str(declared.decimals))
        most = largest(declared, writing)
        if most is not None and value > most:
            raise UnfitValue("above-maximum", str(declared.at_most))
    return value


def largest(declared: Declared, writing: Writing = PLAIN) -> Decimal | None:
    """Return the largest value that a fact can have; None where it says none, or none that can be read.

    Args:
        writing: In which money rule files are written; of how numbers are written beside it nothing counts.
    """
    if declared.at_most is None or declared.type not in NUMBERS:
        return None
    try:
        own = Writing(money=declared.counted_in(writing.money))
        found: Any = _read(declared.at_most, declared.type, None, own)
        most = Decimal(found)
        # A number below zero of what cannot be below zero is told there, too.
        return most if most >= 0 or declared.negative else None
    except (QuantityError, TypeError, ValueError):
        # That is told where the fact is declared.
        return None


def _unfit(code: str, kind: str, writing: Writing) -> UnfitValue:
    """Return the refusal of a value: what was expected, in the money and the style of the programme."""
    how = writing.money
    expected = "@kind:other-money" if kind == "money" and how.currency is not None else EXPECTED[kind]
    told = {"another-currency": how.code, "other-style": how.style, "bare-point": how.style}
    if code == "unit-two-readings":
        return UnfitValue(code, writing.unit)
    return UnfitValue(code if code in _TOLD else "wrong-unit", told.get(code, expected))


def _read(raw: Any, kind: str, declared: Declared | None, writing: Writing) -> Value | None:
    if isinstance(raw, str):
        return _of_text(_bare(raw), kind, declared, writing)
    if isinstance(raw, bool):
        return raw if kind == "flag" else None
    if isinstance(raw, _EXACT):
        if isinstance(raw, BareDecimal) and writing.money.style[1:2] == "." and kind in NUMBERS:
            raise QuantityError("bare-point")
        return _of_number(Decimal(raw), kind, declared, writing)
    if isinstance(raw, float):
        # relies on (shortest): it is what was typed.
        return _of_number(Decimal(repr(float(raw))), kind, declared, writing)
    if isinstance(raw, _DAYS):
        return day_of_date(raw, writing) if kind in ("date", "event") else None
    if isinstance(declared, GrantedFact) and isinstance(raw, list | tuple):
        raw = awards_named(raw, declared, writing)
    if kind == "choices" and isinstance(raw, list | tuple | set | frozenset):
        return frozenset(_choice(_bare(part) if isinstance(part, str) else written(part), declared) for part in raw)
    return None


def _bare(text: str) -> str:
    """Return a text without what a kind of its own, such as an enumeration, makes of it."""
    return str.__str__(text)


def _of_text(text: str, kind: str, declared: Declared | None, writing: Writing) -> Value | None:
    if kind == "text":
        return WrittenText(text) if narrowed(text) else None
    if len(text) > _LONGEST and kind in _WRITTEN:
        raise QuantityError("too-many-digits" if text.isdecimal() else "not-a-value")
    if kind in ("choice", "choices"):
        if isinstance(declared, GrantedFact) and "{" in text and not isinstance(records := list_in(text), str):
            return _read(records, kind, declared, writing)
        return _choice(text, declared) if kind == "choice" else _choices(text, declared)
    if kind in _WRITTEN:
        refuse_noted(text)
    said = meanings(text)
    if Said.NOT_APPLICABLE in said and (answer := not_applicable(kind, declared)) is not None:
        return answer
    if kind in ("date", "event"):
        return NEVER if kind == "event" and Said.NEVER in said else day_of_text(text, writing)
    if kind == "number":
        return parse_count(_without_unit(text, declared), writing)
    return _flag(said) if kind == "flag" else _AMOUNTS[kind](text, writing)


def _without_unit(text: str, declared: Declared | None) -> str:
    """Return what is written before the unit of a number."""
    plain = folded(text)
    units = () if declared is None or declared.unit is None else map(folded, declared.unit.values())
    return next((plain.removesuffix(each).rstrip() for each in units if plain.endswith(each)), text)


def not_applicable(kind: str, declared: Declared | None) -> Value | None:
    """Return what "not applicable" writes for a fact: what it declares, `never` of an event, of choices that there are
    none; None where it can say nothing."""
    if declared is not None and declared.not_applicable is not None:
        # A word such as `none` would ask for it once more.
        return typed(declared.not_applicable, kind, declared.model_copy(update={"not_applicable": None}))
    if kind == "event":
        return NEVER
    if kind == "choice" and declared is not None:
        return _NO_CHOICE if _NO_CHOICE in (declared.choices or {}) else None
    return frozenset() if kind == "choices" else None


def _flag(said: frozenset[Said]) -> bool | None:
    return True if Said.YES in said else False if Said.NO in said else None


def _of_number(number: Decimal, kind: str, declared: Declared | None, writing: Writing) -> Value | None:
    if not number.is_finite():
        return None
    if kind in NUMBERS and digits_of(number) > MOST_DIGITS:
        raise QuantityError("too-many-digits")
    match kind:
        case "count":
            return _whole(number)
        case "number":
            return number
        case "money":
            return EXACT.multiply(number, Decimal(UNITS[writing.unit]))
        case "share":
            return bare_share(number, writing)
        case "flag":
            return {Decimal(0): False, Decimal(1): True}.get(number)
        case "date" | "event":
            return day_of_number(number, writing)
        case "choice" | "choices" | "text" if digits_of(number) <= MOST_DIGITS:
            exact = f"{number:f}"
            known = declared is not None and exact in (declared.choices or {})
            return _of_text(exact if known else plain(number), kind, declared, writing)
    return None


_AMOUNTS: dict[str, Callable[[str, Writing], Value | None]] = {
    "count": lambda text, writing: _whole(parse_count(text, writing)),
    "money": parse_money,
    "share": parse_share,
}


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() else None


def _choice(text: str, declared: Declared | None) -> str:
    if declared is not None and text in (declared.choices or {}):
        return text
    known = {} if declared is None else declared.names_of_choices
    plain = folded(text.strip(_QUOTES)).rstrip("。")
    found = known.get(folded(text)) or known.get(plain)
    if found is None and declared is not None:
        found = declared.simplified_choices.get(simplified(plain))
    if found is None and declared is not None and declared.choices:
        said = meanings(text)
        if Said.NONE in said or Said.NOT_APPLICABLE in said:
            found = not_applicable("choice", declared)  # type: ignore[assignment]  # a text
    if found is None:
        raise UnfitValue("unknown-choice", ", ".join(dict.fromkeys(known.values())), text, known)
    return found


def _choices(text: str, declared: Declared | None) -> frozenset[str]:
    if declared is not None and folded(text) in declared.names_of_choices:
        return frozenset({_choice(text, declared)})
    said = meanings(text)
    if Said.NONE in said or Said.NOT_APPLICABLE in said:
        return frozenset()
    listed = text.strip().strip("[]")
    if isinstance(declared, GrantedFact):
        return frozenset(_choice(name, declared) for name in awards_in(listed, declared))
    return frozenset(_choice(part, declared) for part in _BETWEEN.split(listed) if part)


def _is_number(raw: Any) -> bool:
    if isinstance(raw, Decimal):
        return raw.is_finite()
    return bool(raw == raw) and raw not in (float("inf"), float("-inf"))


def _decimals(value: int | Decimal) -> int:
    return -int(Decimal(value).normalize(EXACT).as_tuple().exponent)
