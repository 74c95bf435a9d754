"""`when`: what time alone changes."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import (
    DAY,
    DEBUG,
    JSON,
    LANG,
    PATH,
    PROGRAMME,
    UNTIL,
    Folders,
    Moment,
    day_given,
    day_or_today,
    echo,
    language,
    print_json,
)
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("file", type=PATH)
@click.option("--as-of", type=DAY)
@click.option("--until", type=UNTIL)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--ics", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@JSON
@PROGRAMME
@DEBUG
def when(
    *,
    file: str,
    as_of: date | Moment | None,
    until: date | Moment | None,
    policies: tuple[str, ...],
    ics: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """List the days on which an outcome or a sum changes if nothing but the date does."""
    from lucidrule import api
    from lucidrule.loading.files import write_text

    loaded = api.load(programme)
    spoken = language(lang, loaded.compiled)
    last = None if until is None else day_given(until, loaded.compiled)
    first = day_or_today(as_of, loaded.compiled, spoken)
    found = loaded.when(file, as_of=first, until=last, policies=policies or None)
    if ics is not None:
        from lucidrule.present.ics import ics as written

        write_text(Path(ics), written(found, spoken), force=force, newline="")
    if as_json:
        print_json(found.to_dict())
        return
    if sys.stdout.isatty():
        _print(found, spoken)
    else:
        click.echo(found.explain(spoken))


def _print(found: Any, lang: str) -> None:
    """Print for a person on a terminal."""
    from lucidrule.cli.terminal import print_rows
    from lucidrule.present.when import when_report

    told = when_report(found, lang)
    for line in told.heading:
        echo(line, bold=line == told.heading[0])
    print_rows(told.rows, lang)
    for line in told.lines:
        echo(line)
