"""`sensitivity`: what each value of one fact comes to."""

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
    Folders,
    Moment,
    day_or_today,
    echo,
    language,
    print_json,
)
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("file", type=PATH)
@click.option("--fact", required=True, metavar="FACT")
@click.option("--as-of", type=DAY)
@click.option("--svg", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@JSON
@PROGRAMME
@DEBUG
def sensitivity(
    *,
    file: str,
    fact: str,
    as_of: date | Moment | None,
    svg: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """Show over which ranges of one fact which policies hold and what they pay, with the exact edges."""
    from lucidrule import api
    from lucidrule.loading.files import write_text
    from lucidrule.present.sensitivity import sensitivity_report
    from lucidrule.present.sensitivity_svg import svg as drawn

    loaded = api.load(programme)
    told_in = language(lang, loaded.compiled)
    result = loaded.determine(file, as_of=day_or_today(as_of, loaded.compiled, told_in))
    missing, bands = result.sensitivity(fact)
    if svg is not None:
        write_text(Path(svg), drawn(loaded.compiled, missing, bands, told_in), force=force)
    if as_json:
        print_json({**missing.to_dict(), "bands": [band.to_dict() for band in bands]})
        return
    _print(sensitivity_report(loaded.compiled, missing, bands, told_in), told_in)


def _print(told: Any, lang: str) -> None:
    from lucidrule.present.words import word

    echo(told.title)
    if not told.picture:
        click.echo(word("changes_nothing", lang))
        return
    if sys.stdout.isatty():
        from lucidrule.cli.terminal import print_rows

        print_rows([told.headings, *told.rows], lang)
    else:
        for row in (told.headings, *told.rows):
            click.echo("\t".join(row).rstrip())
    for line in told.picture:
        click.echo(line)
