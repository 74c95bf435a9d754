"""What the evaluator says of a row, in the words of a screened table; and frames of rows."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import duckdb
import polars as pl
from table_rows import YEARS, columns_of, missing_names, profile_of, rows

from lucidrule.columns.missing import BETWEEN
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Declared
from lucidrule.values.day_values import NEVER_DAY

AS_OF = date(2022, 6, 30)
# The bounds of the ten policies, and two amounts between.
BOUNDS = [0, 2_000_000, 100_000_000, 300_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000]
_COMPLETIONS = 40
TYPES: dict[str, Any] = {
    "flag": pl.Boolean,
    "choice": pl.String,
    "text": pl.String,
    "choices": pl.List(pl.String),
    "date": pl.Date,
    "event": pl.Date,
    "share": pl.Float64,
    "number": pl.Float64,
}


def in_duckdb(frame: pl.DataFrame) -> Any:
    """Return a table as a relation of DuckDB."""
    return duckdb.from_arrow(frame.to_arrow())


# How a table becomes one of an engine, and how its result becomes a table again.
ENGINES: dict[str, tuple[Callable[[pl.DataFrame], Any], Callable[[Any], pl.DataFrame]]] = {
    "polars": (lambda frame: frame, lambda found: found),
    "polars lazy": (lambda frame: frame.lazy(), lambda found: found.collect()),
    "polars streaming": (lambda frame: frame.lazy(), lambda found: found.collect(engine="streaming")),
    "pyarrow": (lambda frame: frame.to_arrow(), lambda found: pl.DataFrame(found)),
    "pandas": (lambda frame: frame.to_pandas(), lambda found: pl.from_pandas(found)),
    "duckdb": (in_duckdb, lambda found: pl.DataFrame(found.to_arrow_table())),
}


def seeded(
    compiled: CompiledProgramme, seed: int, number: int, years: tuple[int, ...] = YEARS
) -> tuple[pl.DataFrame, list[dict[Column, Any]]]:
    """Return a table of seeded companies, and its rows."""
    columns = columns_of(compiled, years)
    found = rows(compiled, columns, seed, number, BOUNDS)
    return frame_of(columns, found), found


def frame_of(columns: Mapping[Column, Declared], found: list[dict[Column, Any]]) -> pl.DataFrame:
    """Return rows as a table with a number for each."""
    kinds = {column: str(getattr(declared, "type", "")) for column, declared in columns.items()}
    schema = {column.heading: TYPES.get(kind, pl.Int64) for column, kind in kinds.items()}
    return pl.DataFrame({c.heading: [row[c] for row in found] for c in columns}, schema=schema).with_row_index("row")


def expected(
    compiled: CompiledProgramme,
    prepared: PreparedProgramme,
    row: Mapping[Column, Any],
    first_year: int = 2018,
    as_of: date = AS_OF,
) -> dict[str, Any]:
    """Return the outcomes that the evaluator finds for a row, what is missing, and what is paid."""
    said: dict[str, Any] = {}
    found = determine(prepared, profile_of(compiled, row), as_of)
    said["total low"], said["total high"] = found.combination.total.low, found.combination.total.high
    for outcome in found.outcomes:
        said[outcome.id] = outcome.outcome.value
        said[f"{outcome.id} missing"] = missing_names(outcome.missing, first_year)
        paid = outcome.entitlement.sum if outcome.outcome.value in ("eligible", "refer") else None
        said[f"{outcome.id} low"] = None if paid is None else paid.low
        said[f"{outcome.id} high"] = None if paid is None else paid.high
    return said


def verdicts(compiled: CompiledProgramme, prepared: PreparedProgramme, row: Mapping[Column, Any]) -> dict[str, str]:
    """Return the verdicts of all criteria, of policies that all criteria are settled for."""
    said: dict[str, str] = {}
    shared = [criterion.id for policy in prepared.policies for criterion in policy.policy.criteria]
    for outcome in determine(prepared, profile_of(compiled, row), AS_OF).outcomes:
        # Where one has failed by itself, the others are as Kleene logic left them.
        if outcome.outcome.value != "ineligible":
            said |= {
                each.id if shared.count(each.id) > 1 else f"{outcome.id}/{each.id}": each.verdict.value
                for each in outcome.criteria
            }
    return said


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a screened row says, missing facts as a set: their order is that of the criteria."""
    return {
        name: {each for each in (value or "").split(BETWEEN) if each} if name.endswith(" missing") else value
        for name, value in row.items()
    }


def differences(
    found: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]
) -> list[tuple[int, str, Any, Any]]:
    """Return where a screened table does not say what is wanted of its rows: the row, the column, and both values."""
    return [
        (at, name, said[name], value)
        for at, (said, row) in enumerate(zip(map(told, found), wanted, strict=True))
        for name, value in row.items()
        if said[name] != value
    ]


def agree(said: str, prepared: PreparedProgramme, row: Mapping[Column, Any], values: Mapping[str, list[Any]]) -> bool:
    """Return whether a screened outcome of the only policy is that of the evaluator, or settles what it left open."""
    return compared(said, prepared, row, values) != "differs"


def compared(
    said: str, prepared: PreparedProgramme, row: Mapping[Column, Any], values: Mapping[str, list[Any]]
) -> Literal["alike", "settled", "differs"]:
    """Return how a screened outcome of the only policy compares with that of the evaluator.

    Where the evaluator says that it names too many facts, it may have left open what formulas settle: then the outcome
    has to be that of every completion that is tried.

    Args:
        values: To complete rows with, by the type of a fact.
    """
    compiled = prepared.compiled
    (outcome,) = determine(prepared, profile_of(compiled, row), AS_OF).outcomes
    if said == outcome.outcome.value:
        return "alike"
    if outcome.missing_exact or said == "undetermined":
        return "differs"
    pick = random.Random(0)
    for _ in range(_COMPLETIONS):
        whole = {
            column: pick.choice(values[compiled.facts[column.fact].type]) if value is None else value
            for column, value in row.items()
        }
        complete = profile_of(compiled, {c: NEVER_DAY if v == "never" else v for c, v in whole.items()})
        if determine(prepared, complete, AS_OF).outcomes[0].outcome.value != said:
            return "differs"
    return "settled"
