"""Parquet of any size, typed columns in and outcomes out, without a row ever becoming a Python object."""

import os
from datetime import date
from pathlib import Path

import polars as pl

from lucidrule.batch.frame import screen
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.tables.source import kind_of, sources
from lucidrule.tables.summary import Summary


def stream(
    compiled: CompiledProgramme,
    files: tuple[str, ...],
    output: Path | None,
    as_of: date,
    *,
    policies: tuple[str, ...],
    criteria: bool,
    ignore_unknown: bool,
    force: bool,
) -> Summary:
    """Screen Parquet files into one, by Polars streaming; return the counts.

    Args:
        criteria: With the verdict of every criterion.

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
    if output.exists() and not force:
        raise UnreadableInput((Fault("file-exists", None, {"path": str(output)}),))
    try:
        frame = pl.scan_parquet([each.path for each in found])
        frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        params = {"path": ", ".join(str(each.path) for each in found), "format": "parquet", "reason": str(error)[:200]}
        raise UnreadableInput((Fault("table-unreadable", None, params),)) from None
    draft = output.with_name(f".{output.stem}.{os.getpid()}.part.parquet")
    try:
        screen(
            compiled, frame, as_of, policies=policies, criteria=criteria, ignore_unknown=ignore_unknown
        ).sink_parquet(draft)
        summary = _counted(draft, policies, as_of)
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
    return summary


def _counted(path: Path, policies: tuple[str, ...], as_of: date) -> Summary:
    summary = Summary(policies, as_of)
    written = pl.scan_parquet(path)
    summary.companies = int(written.select(pl.len()).collect().item())
    for name in policies:
        counts = written.group_by(name).len().collect(engine="streaming")
        for outcome, count in counts.iter_rows():
            summary.outcomes[name, outcome] += count
    return summary
