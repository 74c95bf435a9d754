"""Screening: many companies in one process, and tables of millions, each against what is written by hand for it."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

import lucidrule
from benchmarks.by_hand import ten_outcomes
from benchmarks.companies import complete
from benchmarks.tables import AS_OF, by_hand, table
from lucidrule.api import Programme

Judged = Callable[[str, str, float, float, str], None]
_ROWS = 5_000_000
_SCREEN = """
import sys
import polars as pl
from benchmarks.screening import screened
screened(sys.argv[1], sys.argv[2], criteria=False)
# Not getrusage: what it says of a new process begins with what the old one had.
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) * 1024)
"""


def screened(path: str, out: str, *, criteria: bool) -> None:
    """Screen a Parquet file into another: what stands in it of each company besides is its number."""
    programme = lucidrule.load()
    frame = pl.scan_parquet(path)
    found = programme.screen(frame, as_of=AS_OF, criteria=criteria, ignore_unknown=True)
    own = set(frame.collect_schema().names()) - {"row"}
    found.select([name for name in found.collect_schema().names() if name not in own]).sink_parquet(out)


def fast_path(judged: Judged) -> None:
    """Verdicts of many companies in one process, against a function written by hand for the same three values."""
    programme = lucidrule.load()
    profiles = [programme.profile(complete(seed)) for seed in range(200)]
    # Half of them with a third of what is known taken away.
    for at, profile in enumerate(profiles[::2]):
        kept = {key: value for n, (key, value) in enumerate(profile.values.items()) if (n + at) % 3}
        profiles[at * 2] = replace(profile, values=kept)
    inputs = [(dict(profile.values), dict(profile.records)) for profile in profiles]
    fast = programme._at(date(2022, 6, 30)).fast(AS_OF).functions
    calls: list[Callable[[], object]] = [
        lambda: [ten_outcomes(values, records, 2021) for values, records in inputs],
        lambda: [fast.outcomes(values, records) for values, records in inputs],
        lambda: [(fast.outcomes(values, records), fast.criteria(values, records)) for values, records in inputs],
    ]
    hand, ours, with_criteria = (each / len(inputs) for each in in_turns(calls, 60))
    figure = f"{ours * 1e6:.2f} µs, by hand {hand * 1e6:.2f} µs"
    judged("fast path, outcomes of ten policies", figure, ours / hand, 1.5, "× by hand")
    figure = f"{with_criteria * 1e6:.2f} µs"
    judged("fast path, with a verdict for every criterion", figure, with_criteria / hand, 4, "× by hand")


def in_turns(calls: list[Callable[[], object]], rounds: int) -> list[float]:
    """Return the median time of each call in seconds; called in turns, so that what else runs weighs on all alike."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def parquet(judged: Judged) -> None:
    """Five million rows, Parquet to Parquet, against expressions of Polars written by hand."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name), str(Path(name) / "out.parquet")
        sizes = (10_000, 100_000, 1_000_000, _ROWS)
        for rows in sizes:
            table(rows).sink_parquet(folder / f"{rows}.parquet")
        whole = str(folder / f"{_ROWS}.parquet")
        calls: list[Callable[[], object]] = [
            lambda: by_hand(pl.scan_parquet(whole)).sink_parquet(out),
            lambda: screened(whole, out, criteria=False),
            lambda: screened(whole, out, criteria=True),
        ]
        calls[0]()
        hand, ours, with_criteria = in_turns(calls, 3)
        figure = f"{ours:.2f} s, {_ROWS / ours / 1e6:.1f} million rows a second, by hand {hand:.2f} s"
        judged("5 million rows of Parquet, outcomes", figure, ours / hand, 1.5, "× by hand")
        judged("the same with every criterion", f"{with_criteria:.2f} s", with_criteria / hand, 2.5, "× by hand")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-c", _SCREEN, whole, out]
        peak = int(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
        judged("the same, memory at most", f"{peak / 1e9:.2f} GB", peak / 1e9, 1, "GB")
        some = [partial(screened, str(folder / f"{rows}.parquet"), out, criteria=False) for rows in sizes]
        times = dict(zip(sizes, in_turns([*some], 3), strict=True))
        figure = ", ".join(f"{rows:,}: {taken:.2f} s" for rows, taken in times.items())
        judged("rows five times as many", figure, times[_ROWS] / times[1_000_000], 5.5, "× the time")


def policies(judged: Judged) -> None:
    """A thousand policies, copies with other numbers, against ten."""
    programme = lucidrule.load()
    compiled = programme.compiled
    copies = tuple(
        replace(_renumbered(policy, number), stated=policy.stated.model_copy(update={"id": f"{policy.id}-{number}"}))
        for number in range(100)
        for policy in compiled.policies
    )
    frame = table(200_000).collect()
    few = programme
    many = Programme(replace(compiled, policies=copies))

    def run(each: Any) -> Callable[[], object]:
        return lambda: each.screen(frame.lazy(), as_of=AS_OF, ignore_unknown=True).collect(engine="streaming")

    ten, thousand = in_turns([run(few), run(many)], 3)
    figure = f"10: {ten:.2f} s, 1,000: {thousand:.2f} s for 200,000 rows"
    judged("1,000 policies, time for each", figure, thousand / 100 / ten, 1, "× that of ten")


def _renumbered(node: Any, number: int) -> Any:
    """Return conditions with every amount a little larger."""
    if isinstance(node, Decimal):
        return node + number
    if isinstance(node, tuple):
        return tuple(_renumbered(part, number) for part in node)
    if is_dataclass(node) and not isinstance(node, type):
        own = ("stated", "in_force", "area", "awards")
        return replace(
            node,
            **{
                f.name: _renumbered(getattr(node, f.name), number) for f in fields(node) if f.init and f.name not in own
            },
        )
    return node


def sheets(judged: Judged) -> None:
    """Excel in and out, against the bare reader and writer for the same cells."""
    from python_calamine import CalamineWorkbook

    from lucidrule.tables.job import Job

    rows = 100_000
    compiled = lucidrule.load().compiled
    with tempfile.TemporaryDirectory() as name:
        given, out, bare = (Path(name) / each for each in ("given.xlsx", "out.xlsx", "bare.xlsx"))
        frame = table(rows).select(pl.exclude("row")).collect()
        _written(given, [frame.columns, *frame.iter_rows()])
        chosen = tuple(policy.id for policy in compiled.policies)

        def ours() -> None:
            Job(compiled, (str(given),), out, AS_OF, policies=chosen, lang="zh", force=True).run(lambda *_: None)

        ours()
        cells = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()

        def reader_and_writer() -> None:
            CalamineWorkbook.from_path(str(given)).get_sheet_by_index(0).to_python()
            _written(bare, cells)

        floor, taken = in_turns([reader_and_writer, ours], 1)
        judged("100,000 rows of Excel in and out", f"{taken:.1f} s, bare {floor:.1f} s", taken / floor, 2, "× bare")


def _written(path: Path, rows: list[Any]) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, days)
                elif isinstance(cell, bool):
                    sheet.write_boolean(at, column, cell)
                elif isinstance(cell, int | float):
                    sheet.write_number(at, column, cell)
                elif cell not in (None, ""):
                    sheet.write_string(at, column, cell)
