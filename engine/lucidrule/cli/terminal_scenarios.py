"""Results of scenarios on a terminal, and how far a run is."""

import click

from lucidrule.cli.progress import Progress
from lucidrule.core.fault import render, shown
from lucidrule.present.palette import LOOKS
from lucidrule.scenarios.report_files import heading, summary
from lucidrule.scenarios.results import Result, Run
from lucidrule.scenarios.words import report_text

_STATUSES = ("passed", "failed", "fault")


class Watch:
    """Counts scenarios, and tells how far a run is."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._done, self._failed = progress, 0, 0

    def __call__(self, result: Result, expected: int) -> None:
        """Note that a scenario has run."""
        self._done += 1
        self._failed += result.status != "passed"
        text = f"{self._done:,}/{expected:,}  {LOOKS['failed'].mark} {self._failed:,}"
        self._progress.at(self._done, text, self._done / expected)


def print_run(run: Run, lang: str) -> None:
    """Print the table per policy, then each failure with the reason that came instead."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from lucidrule.cli.terminal import Cell, terminal

    if run.interrupted:
        click.secho(report_text("interrupted", lang, run.expected - len(run.results)), fg=LOOKS["unknown"].hue)
    for path, author, faults in run.files:
        click.secho(f"{LOOKS['failed'].mark} {shown(str(path))}", fg=LOOKS["failed"].hue, bold=True)
        click.echo(render(faults, author))
        click.echo()
    for result in run.results:
        if result.status in ("failed", "fault"):
            click.secho(f"{LOOKS['failed'].mark} {shown(result.name)}", fg=LOOKS["failed"].hue, bold=True)
            for line in result.report():
                click.echo(f"  {line}")
            click.echo()
    if run.results:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column(report_text("policy", lang), overflow="fold")
        for status in _STATUSES:
            table.add_column(report_text(status, lang), justify="right")
        for policy, results in run.by_policy().items():
            counts = {status: sum(result.status == status for result in results) for status in _STATUSES}
            cells = [Text(str(n), style=LOOKS[status].hue if n else "dim") for status, n in counts.items()]
            table.add_row(Cell(heading(run, policy, lang)), *cells)
        terminal().print(table)
        click.secho(summary(run, lang), fg=LOOKS["passed" if run.exit_code == 0 else "failed"].hue, bold=True)
    elif not run.interrupted:
        click.secho(report_text("none", lang), fg=LOOKS["failed"].hue, bold=True)
