"""Parquet of any size, typed columns in and outcomes out, without a row ever becoming a Python object."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import polars as pl

from lucidrule.columns.frame import Asked, screen_counting
from lucidrule.columns.headings import Headings, known_headings, read_headings
from lucidrule.columns.missing import BETWEEN
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, LucidruleError, UnreadableInput, WrongColumn
from lucidrule.core.position import Location
from lucidrule.core.quantity import added
from lucidrule.core.verdict import Outcome
from lucidrule.loading.output import cannot_write, check_place, draft_of, followed, system_error, telling
from lucidrule.tables.fix import check_fix, fix_book
from lucidrule.tables.former_headings import former_headings
from lucidrule.tables.head_rows import Heads
from lucidrule.tables.heading_map import HeadingMap, heading_map
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.named_files import files_of, kind_of, source_of
from lucidrule.tables.reading import parquet
from lucidrule.tables.several import Several
from lucidrule.tables.source import TableSource
from lucidrule.tables.stream_cells import StreamedCells, cells_list
from lucidrule.tables.summary import Summary
from lucidrule.tables.table import read_table, read_tables

_CHUNK = 20_000
# So many of the rows left out are told one by one.
_LISTED = 1_000


class Streamed(NamedTuple):
    """What a stream came to: how many rows were written to be corrected, and the sheets that they stand in.

    Attributes:
        former: Headings that name a fact by an id that it had before, each with the id of now.
    """

    summary: Summary
    former: list[tuple[str, str]]
    rows: int = 0
    sheets: tuple[str, ...] = ()


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
    headings: Path | None = None,
    lang: str = "en",
    cells: Path | None = None,
    fix: Path | None = None,
    force: bool,
) -> Streamed:
    """Screen Parquet files into one, by Polars streaming; return the counts.

    Args:
        headings: The file that says what headings stand for; one that is not there takes those that are unknown.
        lang: Of what stands in such a file.
        criteria: With the verdict of every criterion.
        beside: `missing` and `sums` are told beside the outcomes.
        cells: The file that takes the cells that were not taken.
        fix: The workbook that takes their rows.

    Raises:
        UnreadableInput: A file is no Parquet, or the result cannot be written.
        WrongColumn: A column names no fact, or cannot hold its fact.
        CannotScreen: Formulas cannot say exactly what a policy says.
    """
    paths = files_of(files)
    output = _checked(paths, output, force=force)
    if fix is not None:
        check_fix(fix, paths, output, force=force)
    several = Several(paths)
    found = several.each(paths, lambda path: path, _opened)
    with _readable(found, output):
        frame = parquet.scanned(*(each.path for each in found))
        order = frame.collect_schema().names()
    named = heading_map(headings, compiled.facts)
    if headings is None and not known_headings(compiled.facts)(order):
        raise WrongColumn(tuple(Fault("no-fact-heading", each.place()) for each in found))
    draft = draft_of(output, ".parquet")
    try:
        with _readable(found, output):
            meant = None if headings is None else _meant(compiled, found[0], order, named, lang)
            asked = Asked(policies, "missing" in beside, criteria, "sums" in beside, ignore_unknown, meant)
            read = meant or read_headings(order, compiled.facts)
            empty = empty_rows(frame, order, read)
            result, *not_taken, commas = screen_counting(compiled, frame, as_of, asked)
            added = [name for name in result.collect_schema().names() if name not in order]
            result = result.with_columns(pl.when(~empty).then(pl.col(name)).alias(name) for name in added)
            with pl.Config():
                # Smaller chunks than its own take half the memory and no more time.
                pl.Config.set_streaming_chunk_size(_CHUNK)
                # In one pass over what is read.
                counts, concerned = _counting(
                    result.sink_parquet(draft, lazy=True), *not_taken, listed=bool(cells or fix)
                )
                summary = _counted(draft, policies, as_of, beside)
                _leave_out(summary, pl.scan_parquet(draft, glob=False).select(empty=empty), found)
            summary.refused = several.refused
            summary.bad_by_column.update(counts)
            book = None
            if cells or fix:
                heads = [Heads(each, order, []) for each in found]
                tables = [read_table(each, compiled.facts, named, ignore_unknown=True) for each in heads]
                with cells_list(cells, lang, force=force) as out, fix_book(fix, tables, compiled.facts, lang) as book:
                    StreamedCells(compiled, tables, counts, lang, commas=commas).write(concerned, out, book)
            with telling(output):
                draft.replace(output)
    except WrongColumn as error:
        # All files are one table here; what stands in another, as a map of headings, has its place.
        at = Location(", ".join(str(each.path) for each in found), 0, 0)
        raise WrongColumn(tuple(_placed(fault, at, named) for fault in error.faults)) from None
    finally:
        draft.unlink(missing_ok=True)
    former = former_headings(read.columns.items(), compiled.former.facts)
    return Streamed(summary, former, *((book.written, tuple(book.sheets)) if book is not None else ()))


def _opened(path: Path) -> TableSource:
    """Return a file whose columns can be read.

    Raises:
        UnreadableInput: They cannot.
    """
    source = source_of(path)
    with _readable([source]):
        parquet.scanned(path).collect_schema()
    return source


def _checked(paths: Sequence[Path], output: Path | None, *, force: bool) -> Path:
    """Return where the outcomes go.

    Raises:
        UnreadableInput: They cannot be written, or a file is no Parquet.
    """
    odd = next((path for path in paths if path.suffix.lower() != ".parquet"), None)
    if odd is None and output is not None and kind_of(output) != "parquet":
        odd = output
    if odd is not None or output is None:
        raise UnreadableInput((Fault("needs-parquet", None, {"path": str(odd or "-o")}),))
    if any(followed(output) == followed(path) for path in paths):
        raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(output)}),))
    check_place(output, force=force)
    return output


def _meant(
    compiled: CompiledProgramme, source: TableSource, order: list[str], named: HeadingMap, lang: str
) -> Headings:
    """Return what headings stand for by a map.

    Raises:
        WrongColumn: The map leaves some behind, or names a unit: columns of types are counted in yuan.
    """
    [table] = read_tables([Heads(source, order, [])], compiled.facts, named, lang, ignore_unknown=False)
    columns, units = table.headings.columns, table.headings.units
    if not columns:
        raise WrongColumn((Fault("no-fact-heading", None),))
    if units:
        odd = [(columns[column], f"{named.read_as(columns[column])}") for column in units]
        raise WrongColumn(tuple(Fault("unit-of-types", None, {"name": name, "text": text}) for name, text in odd))
    return table.headings


def _placed(fault: Fault, at: Location, named: HeadingMap) -> Fault:
    own = fault.at is not None and fault.at.file == str(named.path)
    return fault if own or fault.code == "headings-written" else replace(fault, at=at)


def empty_rows(frame: pl.LazyFrame, order: Sequence[str], headings: Headings) -> pl.Expr:
    """Return where a row holds no fact, and neither number nor name; where no column has these, nothing at all."""
    schema = frame.collect_schema()
    read = [*headings.columns.values(), *headings.identity.values()] if headings.identity else order
    return pl.all_horizontal(_is_nothing(name, schema[name]) for name in read)


def _is_nothing(name: str, kind: pl.DataType) -> pl.Expr:
    here = pl.col(name)
    if kind == pl.String:
        return here.is_null() | (here.str.strip_chars() == "")
    return here.is_null() | here.is_nan() if kind.is_float() else here.is_null()


def _leave_out(summary: Summary, empty: pl.LazyFrame, found: Sequence[TableSource]) -> None:
    """Count the rows that are no companies; the first of them are told by file and row."""
    count = int(empty.select(pl.col("empty").sum()).collect(engine="streaming").item())
    if not count:
        return
    summary.companies -= count
    starts = [0, *accumulate(parquet.count(each.path) for each in found)]
    places = empty.with_row_index("at").filter("empty").select("at").head(_LISTED).collect(engine="streaming")
    for place in places["at"].to_list():
        number = bisect_right(starts, place) - 1
        file = found[number].path.name if len(found) > 1 else ""
        # The headings are row 1.
        summary.left.append((file, LeftOut(place - starts[number] + 2, "empty")))
    summary.empty = count - len(summary.left)


@contextmanager
def _readable(found: Sequence[TableSource], output: Path | None = None) -> Iterator[None]:
    """Refuse files where their reader gives up, in whatever way, and a result that cannot be written.

    Raises:
        UnreadableInput: It does.
    """
    paths = [str(each.path) for each in found]
    try:
        yield
    except (LucidruleError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        refused_by = system_error(error) if isinstance(error, OSError | pl.exceptions.PolarsError) else None
        if output is not None and refused_by is not None and _is_of_output(str(error), output, paths):
            raise cannot_write(output, refused_by) from None
        # A panic of the reader is no Exception.
        params = {"path": ", ".join(paths), "format": "parquet", "reason": str(error)[:200]}
        raise UnreadableInput((Fault("table-unreadable", None, params),)) from None


def _is_of_output(said: str, output: Path, paths: list[str]) -> bool:
    """Return whether what the system refused is the result, and not what is read: where no file is named, it is."""
    return draft_of(output, ".parquet").name in said or not any(path in said for path in paths)


def _counting(
    sink: pl.LazyFrame, counts: pl.LazyFrame | None, concerned: pl.LazyFrame | None, *, listed: bool
) -> tuple[dict[str, int], pl.Series]:
    """Write the outcomes; return, by heading, how many cells were not taken, and the rows that they are of, from 0 on.

    Args:
        listed: Whether these are asked for.
    """
    rows = [] if concerned is None or not listed else [concerned.with_row_index("at").filter("concerned").select("at")]
    _, *found = pl.collect_all([sink, *([] if counts is None else [counts]), *rows], engine="streaming")
    numbers = {} if counts is None else _numbers(found[0])
    return numbers, found[-1]["at"] if rows else pl.Series(dtype=pl.UInt32)


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
    summary.paying.counted = False
    written = pl.scan_parquet(path, glob=False)
    summary.rows = summary.companies = int(written.select(pl.len()).collect().item())
    for name in policies:
        counts = written.group_by(name).len().collect(engine="streaming")
        # Rows that are no companies have none.
        summary.outcomes.update({(name, outcome): count for outcome, count in counts.iter_rows() if outcome})
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
