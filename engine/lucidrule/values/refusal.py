"""Why a value is refused, as messages say it: facts and choices by the names that the reader knows them by."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from lucidrule.core.fault import Name, Named
from lucidrule.core.folding import folded, narrowed
from lucidrule.core.names import nearest
from lucidrule.core.quantity import EXACT, plain
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared
from lucidrule.model.money import YUAN
from lucidrule.texts.catalogue import WORDS
from lucidrule.values.amounts import Writing
from lucidrule.values.around import without_doubt
from lucidrule.values.odd_numbers import with_point
from lucidrule.values.reading import EXPECTED, UnfitValue, typed


class Refusal(NamedTuple):
    """What is said of a refused value: the code of the fault, what its message names, and the nearest choices."""

    code: str
    params: dict[str, Any]
    nearest: tuple[Name, ...]


def refusal(error: UnfitValue, raw: Any, kind: str, fact: Named, declared: Declared | None) -> Refusal:
    """Return what is said of a value that was refused.

    Args:
        raw: The value as it was given.
        fact: What the value is of, as messages name it.
    """
    code = "marked-doubtful" if error.code in _OF_FORM and _is_marked(raw, kind, declared) else error.code
    expected: Any = error.expected or EXPECTED[kind]
    if error.code == "unknown-choice" and declared is not None:
        expected = _choices(declared)
    first, second = _readings(error, raw, declared)
    params = {
        "value": raw,
        "fact": fact,
        "expected": expected,
        "maximum": expected,
        "name": error.written,
        "first": first,
        "second": second,
    }
    written = folded(error.written)
    # What is marked is a choice by itself.
    alike = () if code == "marked-doubtful" else nearest(written, error.choices)
    near = dict.fromkeys(error.choices[each] for each in alike)
    return Refusal(code, params, tuple(_choice(declared, choice) for choice in near))


# A value that nobody is sure of has none of the forms that values have.
_OF_FORM = ("wrong-unit", "unknown-choice")


def _is_marked(raw: Any, kind: str, declared: Declared | None) -> bool:
    """Return whether a value would be one without the mark behind it that nobody is sure of it."""
    without = without_doubt(raw) if isinstance(raw, str) else None
    if without is None:
        return False
    try:
        typed(without, kind, declared)
    except UnfitValue:
        return False
    return True


def day_of(text: str, of: Name, *, zone: ZoneInfo | None = None) -> date:
    """Return the day that a text names which is a value of no fact, as a reference date is.

    Args:
        of: What it is given for, as messages name it.
        zone: In which moments are days; None: they are refused.

    Raises:
        UnfitDay: It names none.
    """
    try:
        return typed(text, "date", None, Writing(zone=zone))  # type: ignore[return-value]  # a day, by its kind
    except UnfitValue as error:
        code, params, _ = refusal(error, text, "date", of, None)
        raise UnfitDay("not-a-date" if code == "wrong-unit" else code, params) from None


class UnfitDay(ValueError):
    """A text that names no day: the code of the fault, and what its message names."""

    def __init__(self, code: str, params: dict[str, Any]) -> None:
        self.code, self.params = code, params
        super().__init__(code)


def named(declared: Declared | None, name: str) -> Name:
    """Return a fact as messages name it: as forms do, with the id that files know it by."""
    return name if declared is None else labelled(declared.label, name)


# The sign that stands in the heading, and how many of its parts are the whole.
_SHARES = {"share-two-readings": ("%", 100), "per-mille-two-readings": ("‰", 1000)}


def _readings(error: UnfitValue, raw: Any, declared: Declared | None) -> tuple[Named, Named]:
    """Return both readings of a value that has two; empty where it has not."""
    if error.days is not None:
        return _told(error.days[0]), _told(error.days[1])
    if error.code == "unit-two-readings" and declared is not None:
        how = declared.counted_in(YUAN)
        one = "元" if how.currency is None else how.code
        return one, f"{error.expected}{one}"
    if error.code in _SHARES:
        number, (sign, whole) = Decimal(narrowed(str(raw))), _SHARES[error.code]
        return f"{plain(number)}{sign}", f"{plain(EXACT.multiply(number, Decimal(whole)))}{sign}"
    if error.code == "decimal-comma":
        return with_point(str(raw)), ""
    if error.code == "two-readings":
        number = Decimal(re.sub("[^0-9.+-]", "", narrowed(str(raw))))
        return plain(number), plain(EXACT.multiply(number, Decimal(1000)))
    return "", ""


def _told(day: date) -> dict[str, str]:
    characters = f"{day.year}年{day.month}月{day.day}日"
    return {"zh": characters, "en": day.isoformat(), "ja": characters}


def labelled(label: Text, name: str) -> dict[str, str]:
    """Return what messages call a thing: its label, with its id."""
    return {lang: WORDS.text("of_year", lang, said, name) for lang, said in label.by_language().items()}


def _choice(declared: Declared | None, choice: str) -> Name:
    label = (declared.choices or {}).get(choice) if declared is not None else None
    return choice if label is None else labelled(label, choice)


def _choices(declared: Declared) -> Mapping[str, str]:
    """Return the choices of a fact as forms name them."""
    labels = [label.by_language() for label in (declared.choices or {}).values()]
    return {
        lang: WORDS.text("list_separator", lang).join(label[lang] for label in labels)
        for lang in dict.fromkeys(chain.from_iterable(labels))
    }
