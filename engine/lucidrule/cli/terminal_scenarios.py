"""Results of scenarios on a terminal, and how far a run is."""

import sys
from types import TracebackType

import click

from lucidrule.core.fault import render
from lucidrule.scenarios.report_files import heading, summary
from lucidrule.scenarios.results import Result, Run
from lucidrule.scenarios.words import told

_COLOURS = {"passed": "green", "failed": "red", "fault": "red"}
_EVERY = 500


class Progress:
    """On a terminal one line that counts; in a log a line now and then; nothing for short runs."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0
        self.live = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.live:
            click.echo("\r\033[K", err=True, nl=False)

    def watch(self, result: Result, expected: int) -> None:
        """Note that a scenario has run."""
        self.done += 1
        self.failed += result.status != "passed"
        if self.live and (self.done % 10 == 0 or result.status != "passed"):
            click.echo(f"\r\033[K{self.done}/{expected}  ✘ {self.failed}", err=True, nl=False)
        elif not self.live and self.done % _EVERY == 0:
            click.echo(f"{self.done}/{expected}  ✘ {self.failed}", err=True)


def print_run(run: Run, lang: str) -> None:
    """Print the table per policy, then each failure with the reason that came instead."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from lucidrule.cli.terminal import terminal

    if run.interrupted:
        click.secho(told("interrupted", lang, run.expected - len(run.results)), fg="yellow")
    for path, author, faults in run.files:
        click.secho(f"✘ {path}", fg="red", bold=True)
        click.echo(render(faults, author))
        click.echo()
    for result in run.results:
        if result.status in ("failed", "fault"):
            click.secho(f"✘ {result.name}", fg="red", bold=True)
            for line in result.told():
                click.echo(f"  {line}")
            click.echo()
    if run.results:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column(told("policy", lang), overflow="fold")
        for status in _COLOURS:
            table.add_column(told(status, lang), justify="right")
        for policy, results in run.by_policy().items():
            counts = {status: sum(result.status == status for result in results) for status in _COLOURS}
            cells = [Text(str(n), style=_COLOURS[status] if n else "dim") for status, n in counts.items()]
            table.add_row(Text(heading(run, policy, lang)), *cells)
        terminal().print(table)
        click.secho(summary(run, lang), fg="green" if run.exit_code == 0 else "red", bold=True)
    elif not run.interrupted:
        click.secho(told("none", lang), fg="red", bold=True)
