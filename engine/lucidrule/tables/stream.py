"""Parquet of any size, typed columns in and outcomes out, without a row ever becoming a Python object."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from lucidrule.columns.frame import Asked, screen_counting
from lucidrule.columns.headings import known_headings
from lucidrule.columns.missing import BETWEEN
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, LucidruleError, UnreadableInput, WrongColumn
from lucidrule.core.position import Location
from lucidrule.core.quantity import added
from lucidrule.core.verdict import Outcome
from lucidrule.loading.output import cannot_write, check_place, draft_of, system_error, telling
from lucidrule.tables.reading.parquet import scanned
from lucidrule.tables.source import TableSource, kind_of, sources
from lucidrule.tables.summary import Summary

_CHUNK = 20_000


def stream(
    compiled: CompiledProgramme,
    files: tuple[str, ...],
    output: Path | None,
    as_of: date,
    *,
    policies: tuple[str, ...],
    criteria: bool,
    beside: Collection[str] = (),
    ignore_unknown: bool,
    force: bool,
) -> Summary:
    """Screen Parquet files into one, by Polars streaming; return the counts.

    Args:
        criteria: With the verdict of every criterion.
        beside: `missing` and `sums` are told beside the outcomes.

    Raises:
        UnreadableInput: A file is no Parquet, or the result cannot be written.
        WrongColumn: A column names no fact, or cannot hold its fact.
        CannotScreen: Formulas cannot say exactly what a policy says.
    """
    found = sources(files)
    odd = next((each.path for each in found if each.kind != "parquet"), None)
    if odd is None and output is not None and kind_of(output) != "parquet":
        odd = output
    if odd is not None or output is None:
        raise UnreadableInput((Fault("needs-parquet", None, {"path": str(odd or "")}),))
    if any(output.resolve() == each.path.resolve() for each in found):
        raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(output)}),))
    check_place(output, force=force)
    with _readable(found, output):
        frame = scanned(*(each.path for each in found))
        headings = frame.collect_schema().names()
    if not known_headings(compiled.facts)(headings):
        raise WrongColumn(tuple(Fault("no-fact-heading", each.place()) for each in found))
    draft = draft_of(output, ".parquet")
    asked = Asked(policies, "missing" in beside, criteria, "sums" in beside, ignore_unknown)
    try:
        result, not_taken = screen_counting(compiled, frame, as_of, asked)
        with _readable(found, output), pl.Config():
            # Smaller chunks than its own take half the memory and no more time.
            pl.Config.set_streaming_chunk_size(_CHUNK)
            # In one pass over what is read.
            asked_for = [result.sink_parquet(draft, lazy=True), *([] if not_taken is None else [not_taken])]
            _, *counts = pl.collect_all(asked_for, engine="streaming")
            summary = _counted(draft, policies, as_of, beside)
        summary.bad_by_column.update({} if not counts else _numbers(counts[0]))
        with telling(output):
            draft.replace(output)
    except WrongColumn as error:
        # All files are one table here.
        at = Location(", ".join(str(each.path) for each in found), 0, 0)
        raise WrongColumn(tuple(replace(fault, at=at) for fault in error.faults)) from None
    finally:
        draft.unlink(missing_ok=True)
    return summary


@contextmanager
def _readable(found: Sequence[TableSource], output: Path) -> Iterator[None]:
    """Refuse files where their reader gives up, in whatever way, and a result that cannot be written.

    Raises:
        UnreadableInput: It does.
    """
    try:
        yield
    except (LucidruleError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        refused_by = system_error(error) if isinstance(error, pl.exceptions.PolarsError) else None
        if refused_by is not None:
            raise cannot_write(output, refused_by) from None
        # A panic of the reader is no Exception.
        params = {"path": ", ".join(str(each.path) for each in found), "format": "parquet", "reason": str(error)[:200]}
        raise UnreadableInput((Fault("table-unreadable", None, params),)) from None


def _numbers(counts: pl.DataFrame) -> dict[str, int]:
    """Return, by heading, how many cells were not taken."""
    return {heading: count for heading, count in counts.row(0, named=True).items() if count}


def _total(column: pl.LazyFrame) -> tuple[Decimal, int]:
    """Return the sum of a column of decimals, and how many there are."""
    try:
        total, number = column.select(pl.all().sum(), pl.len().alias("number")).collect(engine="streaming").row(0)
        return Decimal(total), number
    except pl.exceptions.ComputeError:
        # Together they have more digits than a column holds.
        found = column.collect(engine="streaming").to_series()
        return added(found), len(found)


def _counted(path: Path, policies: tuple[str, ...], as_of: date, beside: Collection[str]) -> Summary:
    summary = Summary(policies, as_of)
    written = pl.scan_parquet(path, glob=False)
    summary.rows = summary.companies = int(written.select(pl.len()).collect().item())
    for name in policies:
        counts = written.group_by(name).len().collect(engine="streaming")
        for outcome, count in counts.iter_rows():
            summary.outcomes[name, outcome] += count
        if "sums" in beside:
            known = (pl.col(name) == Outcome.ELIGIBLE.value) & (pl.col(f"{name} low") == pl.col(f"{name} high"))
            total, number = _total(written.filter(known).select(f"{name} low"))
            if number:
                summary.sums[name] = total, number
    if "missing" in beside and policies:
        codes = [pl.col(f"{name} missing") for name in policies]
        alone = [pl.when(~code.str.contains(BETWEEN, literal=True)).then(code) for code in codes]
        for counter, each in (
            (summary.missing, pl.concat_list([code.str.split(BETWEEN) for code in codes])),
            (summary.settles, pl.concat_list(alone)),
        ):
            named = written.select(each.list.unique().alias("fact")).explode("fact").filter(pl.col("fact") != "")
            told = named.group_by("fact").len().sort("len", "fact", descending=[True, False])
            counter.update(dict(told.collect(engine="streaming").iter_rows()))
    return summary
