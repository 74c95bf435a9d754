"""Columns as they are found → columns that formulas can trust: what cannot be, or contradicts itself, is not known."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, assert_never

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where, extremes, greatest_float
from lucidrule.columns.engine import of_nothing
from lucidrule.columns.membership import balanced, compared
from lucidrule.columns.moments import days_of, is_zoned
from lucidrule.columns.whole_numbers import above
from lucidrule.columns.writings import (
    Read,
    UnreadColumn,
    includes,
    is_text,
    lists,
    read_elements,
    read_writings,
    says_choices,
    trusted_choices,
)
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import named, pairs
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.quantity import MOST_DIGITS
from lucidrule.formulas.column import Column
from lucidrule.formulas.plan import Plan
from lucidrule.kernel.calendar import last_day
from lucidrule.kernel.region import FROM, UP_TO
from lucidrule.model.facts import Before, Contradiction, Declared, PartAboveWhole, YearBefore
from lucidrule.values.day_values import DAY_ZERO, FIRST_DAY, NEVER_DAY
from lucidrule.values.reading import typed

_OWN = "lucidrule:"


class Cleaned(NamedTuple):
    """A frame that formulas can trust.

    Attributes:
        frame: With a cleaned column beside each that is read.
        where: Where these are.
        not_taken: By heading, whether a value was there and is not taken.
        commas: Whether decimals stand behind a comma somewhere.
    """

    frame: Any
    where: Where
    not_taken: Mapping[str, nw.Expr]
    commas: bool = False


def cleaned(frame: Any, headings: Mapping[Column, str], made: Plan) -> Cleaned:
    """Return a frame with a cleaned column beside each that is read.

    Args:
        headings: Of each column that there is.
        made: What is read.

    Raises:
        WrongColumn: A column has a data type that cannot hold its fact.
    """
    schema = frame.collect_schema()
    contradictions = made.compiled.contradictions
    # What contradicts a fact that is read makes it not known, whether it is read itself or not.
    against = {name for rule in contradictions for name in named(rule)}
    others = {column: made.compiled.facts[column.fact] for column in headings if column.fact in against}
    declared: Mapping[Column, Declared] = {**others, **made.declared}
    nothing = of_nothing(frame)
    read = {
        column: headings[column]
        for column in declared
        if column in headings and not column.choice and headings[column] not in nothing
    }
    frame, readable, unknown, sets, commas = _readable(frame, read, declared, made.compiled)
    schema = frame.collect_schema()
    listed = read_elements(frame, _lists_of_texts(readable, declared, schema))
    where: dict[Column, tuple[str, Any]] = {}
    columns = []
    for number, (column, heading) in enumerate(readable.items()):
        name = f"{_OWN}{number}"
        here, most = nw.col(heading), made.records.get(column.fact, 0)
        if column in sets:
            found = says_choices(here, sets[column])
        elif column in listed:
            found = trusted_choices(here, listed[column])
        else:
            found = _possible(here, schema[heading], declared[column], most)
        columns.append(found.alias(name))
        where[column] = (name, nw.Date() if _kind(declared[column]) in ("date", "event") else schema[heading])
    frame = frame.with_columns(*columns) if columns else frame
    included = []
    for number, column in enumerate(column for column in declared if column.choice and column.whole in where):
        name = f"{_OWN}i{number}"
        here, whole = nw.col(where[column.whole][0]), column.whole
        if whole in sets:
            held = includes(here, column.choice, sets[whole])
        else:
            held = lists(here, column.choice, listed.get(whole, {column.choice: column.choice}))
        included.append(held.alias(name))
        where[column] = (name, nw.Boolean())
    frame = frame.with_columns(*included) if included else frame
    clashes: dict[Column, list[nw.Expr]] = {}
    columns_of = {column.key: column for column in where if not column.part and not column.choice}
    for rule, *keys in pairs(contradictions, columns_of.keys()):
        one, other = (columns_of[key] for key in keys)
        clash = _clash(rule, one, other, where, declared)
        clashes.setdefault(one, []).append(clash)
        clashes.setdefault(other, []).append(clash)
    kept = [
        nw.when(~balanced(nw.Expr.__or__, [each.fill_null(False) for each in found]))
        .then(nw.col(where[column][0]))
        .alias(where[column][0])
        for column, found in clashes.items()
    ]
    not_taken = {
        heading: _there(nw.col(heading), schema[heading], unknown.get(column, ())) & nw.col(where[column][0]).is_null()
        for column, heading in read.items()
    }
    return Cleaned(frame.with_columns(*kept) if kept else frame, where, not_taken, commas)


def _there(found: nw.Expr, kind: Any, unknown: Collection[Any]) -> nw.Expr:
    """Return where a value is that does not say that nothing is known."""
    parts = [~found.is_null()]
    if kind.is_float():
        # Neither what is no number nor what is infinite says anything.
        parts.append(found.is_finite())
    elif unknown:
        parts.append(~(found.cast(nw.String) if is_text(kind) else found).is_in(list(unknown)))
    return balanced(nw.Expr.__and__, parts)


def _readable(
    frame: Any, read: Mapping[Column, str], declared: Mapping[Column, Declared], compiled: CompiledProgramme
) -> Read:
    """Return a frame in which each column that is read has a data type of its fact, the names of these, the writings
    of each that say that nothing is known, and of several choices in writing what they say.

    Raises:
        WrongColumn: A column has a data type that cannot hold its fact.
    """
    schema, zone = frame.collect_schema(), compiled.zone
    zoned = {column: name for column, name in read.items() if is_zoned(schema[name]) and _is_day(declared[column])}
    if zoned and zone is None:
        raise WrongColumn(tuple(Fault("zoned-column", None, {"name": name}) for name in zoned.values()))
    written = {
        column: (name, declared[column])
        for column, name in read.items()
        if column not in zoned and _is_written(declared[column], schema[name])
    }
    wrong = [
        _wrong(name, declared[column], schema)
        for column, name in read.items()
        if column not in zoned and column not in written and not _fits(_kind(declared[column]), schema[name])
    ]
    if wrong:
        raise WrongColumn(tuple(wrong))
    days: dict[Column, str] = {}
    if zone is not None:
        frame, days = days_of(frame, zoned, zone)
    try:
        found = read_writings(frame, written, compiled.writing)
    except UnreadColumn as error:
        raise WrongColumn(tuple(_wrong(*written[column], schema) for column in error.columns)) from None
    return found._replace(names={**read, **days, **found.names})


def _lists_of_texts(
    read: Mapping[Column, str], declared: Mapping[Column, Declared], schema: Any
) -> dict[Column, tuple[str, Declared]]:
    return {
        column: (name, declared[column])
        for column, name in read.items()
        if declared[column].type == "choices" and isinstance(schema[name], nw.List) and is_text(schema[name].inner)
    }


def _wrong(name: str, fact: Declared, schema: Any) -> Fault:
    expected = _expected(_kind(fact))
    return Fault("wrong-column-type", None, {"name": name, "type": str(schema[name]), "expected": expected})


def _is_day(declared: Declared) -> bool:
    return _kind(declared) in ("date", "event")


def _is_written(declared: Declared, found: Any) -> bool:
    """Return whether a column holds values in some writing, that the reader of values has to read: also numbers that
    may have few decimals only."""
    kind = _kind(declared)
    if is_text(found) or (declared.decimals is not None and found.is_numeric()):
        return True
    scalar = found.is_numeric() or found == nw.Boolean or found == nw.Date or isinstance(found, nw.Datetime)
    return scalar and kind != "choices" and not _fits(kind, found)


def _kind(declared: Declared) -> str:
    return declared.type


def _expected(kind: str) -> str:
    # A column says of a list how many there are.
    return f"@kind:{'count' if kind == 'records' else kind}"


def _fits(kind: str, found: Any) -> bool:
    match kind:
        case "flag":
            return bool(found == nw.Boolean)
        case "choice" | "text":
            return is_text(found)
        case "choices":
            # A list in which nothing ever stands has no type of its own.
            return isinstance(found, nw.List) and (is_text(found.inner) or found.inner == nw.Unknown)
        case "date" | "event":
            return found in (nw.Date, nw.Datetime) or isinstance(found, nw.Datetime)
        case "count" | "records":
            return bool(found.is_integer())
    return bool(found.is_numeric()) and not (found.is_decimal() and max(found.precision, found.scale + 1) > MOST_DIGITS)


def _possible(found: nw.Expr, kind: Any, declared: Declared, most: int) -> nw.Expr:
    """Return a column with null for each value that its fact cannot have."""
    match _kind(declared):
        case "flag":
            return found
        case "choice" | "text":
            # What was no choice of the fact is gone by now. Categories compare with no other text.
            return found if kind == nw.String else found.cast(nw.String)
        case "choices":
            # In a list of nothing no choice stands.
            return trusted_choices(found, dict.fromkeys(declared.choices or {}, ""))
        case "date" | "event":
            day = found if kind == nw.Date else found.cast(nw.Date)
            return nw.when((day >= FIRST_DAY) & (day != DAY_ZERO)).then(day)
        case "records":
            return nw.when((found >= 0) & (found <= most)).then(found)
    top = None if declared.at_most is None else typed(declared.at_most, _kind(declared))
    limits = []
    if not declared.negative and not kind.is_unsigned_integer():
        limits.append(compared(found, kind, FROM, Decimal(0)))
    if top is not None:
        limits.append(compared(found, kind, UP_TO, Decimal(top)))  # type: ignore[arg-type]  # a number
    if kind.is_float():
        # Neither what is no number nor what is infinite; engines differ in how they order the former.
        greatest = greatest_float(kind)
        limits += [found >= -greatest, found <= greatest, ~found.is_nan()]
    elif extremes(kind)[1] >= 10**MOST_DIGITS:
        # Whole numbers of 128 bits may have one digit more than a fact.
        limits += [found < 10**MOST_DIGITS, *([] if kind.is_unsigned_integer() else [found > -(10**MOST_DIGITS)])]
    return nw.when(balanced(nw.Expr.__and__, limits)).then(found) if limits else found


def day_of(name: str, kind: str) -> nw.Expr:
    """Return a column, of days null where an event never happened."""
    return nw.when(nw.col(name) != NEVER_DAY).then(nw.col(name)) if kind == "event" else nw.col(name)


def _says_something(here: nw.Expr, declared: Declared) -> nw.Expr:
    """Return where a value says that there was something, as `contradictions.says_something` does."""
    match _kind(declared):
        case "money" | "share" | "count" | "number":
            return here > 0
        case "flag":
            return here
    return ~here.is_null()


def _clash(
    rule: Contradiction, one: Column, other: Column, where: Where, declared: Mapping[Column, Declared]
) -> nw.Expr:
    """Return whether two columns contradict each other: what `clash` says of two values."""
    here, there = (day_of(where[column][0], _kind(declared[column])) for column in (one, other))
    match rule:
        case YearBefore():
            return (there > last_day(one.year)) & _says_something(here, declared[one])
        case PartAboveWhole():
            return above(*where[one], *where[other])
        case Before():
            return here < there
        case _:
            assert_never(rule)
