"""`screen`: a table of companies in, the same table with the outcomes out."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.headings import ask_headings
from lucidrule.cli.options import (
    DAY,
    DEBUG,
    LANG,
    PATH,
    PROGRAMME,
    Folders,
    Moment,
    day_or_today,
    language,
    note,
)
from lucidrule.cli.progress import Progress
from lucidrule.cli.screen_options import check_effect, check_together, lists_of
from lucidrule.cli.screen_papers import OfficePapers
from lucidrule.cli.screen_summary import print_summary
from lucidrule.cli.usage import Command

_ROWS_BETWEEN = 1_000_000


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True)
@click.option("-o", "--output", type=PATH)
@click.option("--as-of", type=DAY)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--explain", is_flag=True)
@click.option("--outcomes-only", is_flag=True)
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=click.Choice(["missing", "sums"]),
)
@click.option("--sheet", metavar="NAME")
@click.option("--records", "lists", multiple=True, metavar="LIST=FILE")
@click.option("--headings", type=PATH)
@click.option("--ignore-unknown", is_flag=True)
@click.option("--all-rows", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--cells", type=PATH)
@click.option("--fix", type=PATH)
@click.option("--route", is_flag=True)
@click.option("--if-met/--no-if-met", default=None)
@click.option("--notice", type=PATH)
@click.option("--granted", metavar="COLUMN")
@click.option("--form", type=PATH)
@click.option("--filled", type=PATH)
@click.option("--summary-json", type=PATH)
@click.option("--summary-svg", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def screen(
    *,
    files: tuple[str, ...],
    output: str | None,
    as_of: date | Moment | None,
    policies: tuple[str, ...],
    explain: bool,
    outcomes_only: bool,
    beside: tuple[str, ...],
    sheet: str | None,
    lists: tuple[str, ...],
    headings: str | None,
    ignore_unknown: bool,
    all_rows: bool,
    strict: bool,
    cells: str | None,
    fix: str | None,
    route: bool,
    if_met: bool | None,
    notice: str | None,
    granted: str | None,
    form: str | None,
    filled: str | None,
    summary_json: str | None,
    summary_svg: str | None,
    force: bool,
    lang: str | None,
    programme: Folders,
) -> None:
    """Screen a whole table of companies: which policies each qualifies for, and what is missing."""
    from lucidrule import api
    from lucidrule.core.fault import Fault, UnreadableInput, shown
    from lucidrule.present.words import word

    loaded = api.load(programme)
    policies = loaded.compiled.policies_named(policies)
    try:
        from lucidrule.tables.job import Job
        from lucidrule.tables.reconciliation import column_lines
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
    told_in = language(lang, loaded.compiled)
    day = day_or_today(as_of, loaded.compiled, told_in)
    chosen = policies or tuple(policy.id for policy in loaded.compiled.policies)
    chosen = tuple(policy.id for policy in loaded.compiled.policies if policy.id in chosen)
    whole = len(chosen) == len(loaded.compiled.policies)
    with_rows = [lists, strict, route, if_met, sheet is not None]
    check_together(told_in, outcomes_only=outcomes_only, beside=bool(beside), others=any(with_rows))
    check_effect(told_in, explained=bool(output) or not explain, totals=whole or not if_met)
    papers = OfficePapers(notice, granted, form, filled)
    papers.check(told_in, whole=whole, rows=not outcomes_only)
    ask_headings(loaded.compiled, files, sheet, headings, told_in)
    if outcomes_only:
        from lucidrule.tables.stream import stream

        found = stream(
            loaded.compiled_at(day),
            files,
            Path(output) if output else None,
            day,
            policies=chosen,
            criteria=explain,
            beside=beside,
            ignore_unknown=ignore_unknown,
            headings=Path(headings) if headings else None,
            lang=told_in,
            cells=Path(cells) if cells else None,
            fix=Path(fix) if fix else None,
            force=force,
        )
        summary = found.summary
        _former(found.former, told_in)
        if headings and not Path(headings).exists():
            note(word("map_unused", told_in, headings))
        for line in column_lines(summary, told_in, listed=bool(cells)):
            note(shown(line))
        _fixed((found.rows, found.sheets), told_in, fix, asks=bool(summary.bad_cells))
        print_summary(summary, loaded.compiled, told_in, as_json=summary_json, as_svg=summary_svg, force=force)
        _last(summary, told_in)
        _refuse(tuple(fault for faults in summary.refused.values() for fault in faults))
        return
    extra = papers.asked(loaded.compiled, told_in, force=force)
    with Progress(each=_ROWS_BETWEEN) as progress:
        progress.wait(word("progress_reading", told_in))
        job = Job(
            loaded.compiled,
            files,
            Path(output) if output else None,
            day,
            policies=chosen,
            lang=told_in,
            explain=explain,
            sheet=sheet,
            records=lists_of(lists, loaded.compiled),
            ignore_unknown=ignore_unknown,
            all_rows=all_rows,
            fix=Path(fix) if fix else None,
            headings=Path(headings) if headings else None,
            force=force,
            route=route,
            if_met=if_met,
            **extra,
        )
        progress.clear()
        _told_before(job, headings, told_in)
        progress.wait(word("progress_reading", told_in))

        def at(rows: int, share: float | None) -> None:
            rate = f"{rows / max(progress.seconds, 1e-9):,.0f}"
            progress.at(rows, word("progress_rows", told_in, f"{rows:,}", rate), share)

        bad = job.run(at, strict=strict)
    _cells(bad, job, told_in, (cells, fix), force)
    print_summary(job.summary, loaded.compiled, told_in, as_json=summary_json, as_svg=summary_svg, force=force)
    if output:
        note(word("written_to", told_in, shown(output)))
    papers.tell(job, told_in)
    _last(job.summary, told_in)
    _refuse(job.faults)


def _refuse(faults: tuple[Any, ...]) -> None:
    """Say what nothing was judged of: all else is judged, and written; the exit code says that it is not all.

    Raises:
        UnreadableInput: There is something.
    """
    from lucidrule.core.fault import UnreadableInput

    if faults:
        raise UnreadableInput(faults)


def _told_before(job: Any, headings: str | None, lang: str) -> None:
    """Say how the files are read."""
    from lucidrule.core.fault import shown
    from lucidrule.present.words import few, word

    for file, passed in job.passed_over:
        told = "sheet_hidden" if passed.hidden else "sheet_besides"
        note(word(told, lang, shown(file), shown(passed.sheet)))
    for file, (rows, columns) in job.summary.hidden.items():
        if rows:
            note(word("rows_hidden", lang, shown(file), f"{rows:,}"))
        if columns:
            told = few(columns, lang)
            note(word("columns_hidden", lang, shown(file), len(columns), told))
    for unit, under in job.summary.units.items():
        note(word("unit_taken", lang, shown(unit), few(under, lang)))
    if job.results_left:
        note(word("results_left", lang, job.results_left))
    _former(job.former_headings, lang)
    if job.map_unused:
        note(word("map_unused", lang, shown(str(headings))))
    if job.left_alone:
        note(word("columns_left", lang, few(job.left_alone, lang)))


def _former(headings: list[tuple[str, str]], lang: str) -> None:
    from lucidrule.core.fault import shown
    from lucidrule.present.words import word

    for heading, now in headings:
        note(word("heading_former", lang, shown(heading), now))


def _last(summary: Any, lang: str) -> None:
    from lucidrule.tables.reconciliation import last_line

    if notice := last_line(summary, lang):
        note(notice)


def _cells(bad: list[Any], job: Any, lang: str, paths: tuple[str | None, str | None], force: bool) -> None:
    from lucidrule.present.words import word
    from lucidrule.tables.stream_cells import cells_list, list_cells

    path, fix = paths
    with cells_list(Path(path) if path else None, lang, force=force) as out:
        list_cells(bad, out)
    if bad:
        from lucidrule.tables.not_taken import group_lines

        note(word("cells_not_taken", lang, f"{job.summary.bad_cells:,}"))
        for line in group_lines(bad, lang):
            note(f"  {line}")
        if path is None:
            note("  " + word("list_cells", lang))
    _fixed(job.fixed, lang, fix, asks=bool(bad or job.summary.doubtful))


def _fixed(fixed: tuple[int, tuple[str, ...]], lang: str, fix: str | None, *, asks: bool) -> None:
    """Say what was written to be corrected, or, where there is something, how it can be."""
    from lucidrule.core.fault import shown
    from lucidrule.present.words import listed, word

    rows, sheets = fixed
    if fix is None and asks:
        note("  " + word("fix_rows", lang))
    elif fix is not None:
        told = word("fix_written", lang, f"{rows:,}", shown(fix)) if rows else word("fix_nothing", lang, shown(fix))
        note(told)
    if len(sheets) > 1:
        note(word("fix_sheets", lang, listed(list(sheets), lang)))
