"""What a screening came to, written to files and printed."""

import sys
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import print_json


def print_summary(
    summary: Any, compiled: Any, lang: str, *, as_json: str | None, as_svg: str | None, force: bool
) -> None:
    """Write the summary where it is asked for, and print it with the account of rows."""
    import json

    from lucidrule.core.fault import shown
    from lucidrule.loading.files import write_text
    from lucidrule.tables import picture
    from lucidrule.tables.reconciliation import account_lines, last_line, rows_line

    found = picture.picture_data(summary, compiled, lang)
    if as_svg is not None:
        notes = [rows_line(summary, lang), *filter(None, [last_line(summary, lang)])]
        write_text(Path(as_svg), picture.svg(found, lang, notes), force=force)
    account = list(account_lines(summary, lang))
    if as_json == "-":
        print_json(summary.to_dict())
        for line in account:
            click.echo(shown(line), err=True)
        return
    if as_json is not None:
        write_text(Path(as_json), json.dumps(summary.to_dict(), ensure_ascii=False, indent=2) + "\n", force=force)
    if sys.stdout.isatty():
        from lucidrule.cli.terminal_screening import print_screening

        print_screening(found, [shown(line) for line in account], lang)
        return
    for line in picture.lines(found, lang):
        click.echo(line)
    for line in account:
        click.echo(shown(line))
