"""Columns of texts, and of other types than their fact's, → columns of the fact's own type, by the reader of values.

What stands in such a column is looked through once, for the writings that there are: each is read as at any other door.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.membership import balanced
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.quantity import MOST_DIGITS, digits_of
from lucidrule.formulas.column import Column
from lucidrule.kernel.tree import NEVER
from lucidrule.model.facts import Declared
from lucidrule.values.amounts import Writing, has_decimal_comma
from lucidrule.values.day_values import NEVER_DAY
from lucidrule.values.reading import UnfitValue, no_records, not_known, typed

# Engines of SQL get a case for each; others look them up.
_MOST = dict.fromkeys(("polars", "pandas", "pyarrow"), 1_000_000)
_MOST_CASES = 2_000
_AMOUNTS = ("money", "share", "count", "number")
_OWN = "lucidrule:w"
# Whole numbers of engines are shorter.
_LONGER = 2**63
_DTYPES: dict[str, Any] = {
    "flag": nw.Boolean(),
    "choice": nw.String(),
    "text": nw.String(),
    "count": nw.Int64(),
    "records": nw.Int64(),
    "date": nw.Date(),
    "event": nw.Date(),
}


class UnreadColumn(Exception):
    """Columns of which no writing is a value of their fact."""

    def __init__(self, columns: list[Column]) -> None:
        self.columns = columns
        super().__init__(columns)


def is_text(found: Any) -> bool:
    """Return whether a data type holds texts."""
    return found in (nw.String, nw.Categorical) or isinstance(found, nw.Enum)


class Read(NamedTuple):
    """What was read.

    Attributes:
        frame: With a column of values beside each given one that holds something else.
        names: Of these.
        unknown: The writings of each given column that say that nothing is known.
        sets: Of columns of several choices, what each writing says.
        commas: Whether decimals stand behind a comma somewhere.
    """

    frame: Any
    names: dict[Column, str]
    unknown: dict[Column, list[Any]]
    sets: dict[Column, dict[str, frozenset[str]]]
    commas: bool


def read_writings(frame: Any, columns: Mapping[Column, tuple[str, Declared]], usual: Writing) -> Read:
    """Return what columns say that hold values in some writing.

    Args:
        columns: The heading of each, and the fact.
        usual: How values are written where nothing more is known of it.

    Raises:
        UnreadColumn: Nothing in a column is a value of its fact.
        WrongColumn: A column holds more writings than its engine can be told.
    """
    there = dict(zip(columns, _distinct(frame, [heading for heading, _ in columns.values()]), strict=True))
    numbers = (found for column, found in there.items() if columns[column][1].type in _AMOUNTS)
    commas = any(isinstance(each, str) and has_decimal_comma(each) for found in numbers for each in found)
    writing = replace(usual, decimal_comma=commas)
    names: dict[Column, str] = {}
    sets: dict[Column, dict[str, frozenset[str]]] = {}
    unknown = {column: [raw for raw in found if not_known(raw)] for column, found in there.items()}
    made, unread = [], []
    for number, (column, (heading, declared)) in enumerate(columns.items()):
        known = {raw: value for raw in there[column] if (value := _value(raw, declared, writing)) is not None}
        if not known and not all(map(not_known, there[column])):
            unread.append(column)
            continue
        if declared.type == "choices":
            sets[column] = known
            continue
        if declared.type == "count" and any(value >= _LONGER for value in known.values()):
            known = {raw: Decimal(value) for raw, value in known.items()}
            dtype = _decimals(known.values())
        else:
            dtype = _DTYPES.get(declared.type) or _decimals(known.values())
        if dtype is None:
            unread.append(column)
        elif not known or len(known) < len(there[column]) or any(_differs(raw, value) for raw, value in known.items()):
            names[column] = f"{_OWN}{number}"
            made.append(_looked_up(heading, known, dtype).alias(names[column]))
    if unread:
        raise UnreadColumn(unread)
    return Read(frame.with_columns(*made) if made else frame, names, unknown, sets, commas)


def read_elements(frame: Any, columns: Mapping[Column, tuple[str, Declared]]) -> dict[Column, dict[str, str]]:
    """Return, of columns of lists of choices, the choice that each writing within them says.

    Args:
        columns: The heading of each, and the fact.

    Raises:
        WrongColumn: A column holds more writings than its engine can be told.
    """
    there = _distinct(frame, [heading for heading, _ in columns.values()], within=True)
    found: dict[Column, dict[str, str]] = {}
    for (column, (_, declared)), writings in zip(columns.items(), there, strict=True):
        read = ((raw, _element(raw, declared)) for raw in writings)
        own = {choice: choice for choice in declared.choices or {}}
        found[column] = own | {raw: choice for raw, choice in read if choice is not None}
    return found


def _element(raw: str, declared: Declared) -> str | None:
    try:
        return str(typed(raw, "choice", declared))
    except UnfitValue:
        return None


def trusted_choices(found: nw.Expr, said: Mapping[str, str]) -> nw.Expr:
    """Return a column of lists, null where one holds what is no choice: the list cannot be trusted then."""
    known = [found.list.contains(writing).cast(nw.Int64) for writing in said]
    return nw.when(balanced(nw.Expr.__add__, known) == found.list.unique().list.len()).then(found)


def lists(found: nw.Expr, choice: str, said: Mapping[str, str]) -> nw.Expr:
    """Return whether a choice is in a list, however it is written there."""
    return balanced(nw.Expr.__or__, [found.list.contains(each) for each, meant in said.items() if meant == choice])


def says_choices(found: nw.Expr, said: Mapping[str, frozenset[str]]) -> nw.Expr:
    """Return a column of several choices, in writing, with null for what is none."""
    text = found.cast(nw.String)
    return nw.when(text.is_in(list(said))).then(text) if said else nw.lit(None, dtype=nw.String())


def includes(found: nw.Expr, choice: str, said: Mapping[str, frozenset[str]]) -> nw.Expr:
    """Return whether a choice is among those that are written; null where that is not known."""
    having = [writing for writing, choices in said.items() if choice in choices]
    return nw.when(~found.is_null()).then(found.is_in(having) if having else nw.lit(False))


def _differs(raw: Any, value: Any) -> bool:
    return raw.__class__ is not value.__class__ or bool(raw != value)


def _distinct(frame: Any, headings: list[str], *, within: bool = False) -> list[list[Any]]:
    """Return what stands in each column, each writing once.

    Args:
        within: The columns hold lists, and what stands in these is meant.

    Raises:
        WrongColumn: That is more than an engine can be told case by case.
    """
    schema, engine = frame.collect_schema(), frame.implementation.value
    most = _MOST.get(engine, _MOST_CASES)
    texts = [nw.col(each).cast(nw.String) if is_text(schema[each]) else nw.col(each) for each in headings]
    alone = [frame.select(one) for one in texts]
    parted = [one.explode(heading) for one, heading in zip(alone, headings, strict=True)] if within else alone
    asked = [one.unique().head(most + 1) for one in parted]
    found = []
    for heading, listed in zip(headings, _collected(asked, engine), strict=True):
        if len(listed) > most:
            raise WrongColumn((Fault("too-many-writings", None, {"name": heading, "most": str(most)}),))
        found.append([each for each in listed[heading].to_list() if each is not None])
    return found


def _collected(frames: list[Any], engine: str) -> list[Any]:
    if engine == "polars" and frames and isinstance(frames[0], nw.LazyFrame):
        import polars

        # Together they cost one pass over a file, one by one as many.
        return [nw.from_native(each) for each in polars.collect_all([each.to_native() for each in frames])]
    return [each.collect() if isinstance(each, nw.LazyFrame) else each for each in frames]


def _value(raw: Any, declared: Declared, writing: Writing) -> Any:
    """Return the value that a cell says as columns hold it; None for what is not known, or no value."""
    if not_known(raw):
        return None
    if declared.type == "records":
        return 0 if no_records(raw) else _count(raw)
    try:
        found = typed(raw, declared.type, declared, writing)
    except UnfitValue:
        return None
    if found == NEVER and declared.type == "event":
        return NEVER_DAY
    # The string itself is what is compared.
    return "".join(found) if isinstance(found, str) else found


def _count(raw: Any) -> int | None:
    try:
        found = int(typed(raw, "count"))  # type: ignore[arg-type]  # a number
    except UnfitValue:
        return None
    # No list has so many.
    return found if found < _LONGER else None


def _looked_up(heading: str, known: Mapping[Any, Any], dtype: Any) -> nw.Expr:
    if not known:
        return nw.lit(None, dtype=dtype)
    if any(isinstance(raw, int) and not -_LONGER <= raw < _LONGER for raw in known):
        # Longer ones are looked up as they are written.
        known = {str(raw): value for raw, value in known.items()}
    text = nw.col(heading).cast(nw.String) if any(isinstance(raw, str) for raw in known) else nw.col(heading)
    return text.replace_strict(list(known), list(known.values()), default=None, return_dtype=dtype)


def _decimals(values: Any) -> Any:
    """Return the data type that holds all amounts, exactly; None if none does."""
    numbers = [value for value in values if isinstance(value, Decimal)]
    places = max([0, *(-int(number.as_tuple().exponent) for number in numbers)])
    whole = max([1, *(digits_of(Decimal(int(number))) for number in numbers)])
    return nw.Decimal(MOST_DIGITS, places) if whole + places <= MOST_DIGITS else None
