"""`impact`: who gains and who loses by a change of rules."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import DAY, DEBUG, JSON, LANG, PATH, Moment, day_or_today, echo, language, print_json
from lucidrule.cli.usage import Command

# On a terminal so many of the firms that move are told; a page and a workbook have more of them.
_FEW = 20


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True)
@click.option("--old", required=True, metavar="RULES")
@click.option("--new", metavar="RULES")
@click.option("--as-of", type=DAY)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--by", multiple=True, metavar="FACT")
@click.option("--min-group", type=click.IntRange(0, 1_000_000), default=0, metavar="N")
@click.option("-o", "--output", type=PATH)
@click.option("--html", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@JSON
@DEBUG
def impact(
    *,
    files: tuple[str, ...],
    old: str,
    new: str | None,
    as_of: date | Moment | None,
    policies: tuple[str, ...],
    by: tuple[str, ...],
    min_group: int,
    output: str | None,
    html: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
) -> None:
    """Tell who gains and who loses by a change of rules: companies of a register or of tables under both."""
    from lucidrule import api
    from lucidrule.cli.named_rules import rules_before, rules_named
    from lucidrule.cli.progress import Progress
    from lucidrule.core.fault import Fault, UnreadableInput
    from lucidrule.loading.files import write_text
    from lucidrule.present.words import word

    after = api.load(None) if new is None else rules_named(new)
    before = rules_before(old, after)
    try:
        from lucidrule.impact.comparing import impact as compared
        from lucidrule.impact.judging import Rules
        from lucidrule.impact.page import to_html, write_workbook
        from lucidrule.impact.report import report
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
    told_in = language(lang, after.compiled)
    day = day_or_today(as_of, after.compiled, told_in)
    both = [*after.compiled.policies, *before.compiled.policies]
    named = after.compiled.policies_named(policies) or tuple(dict.fromkeys(each.id for each in both))
    with Progress() as progress:
        progress.wait(word("progress_reading", told_in))
        found = compared(Rules(before, after, day, named), files, by=by, min_group=min_group, lang=told_in)
    told = report(found, told_in)
    if html is not None:
        write_text(Path(html), to_html(told, told_in), force=force)
    if output is not None:
        write_workbook(told, Path(output), force=force)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(report(found, told_in, most=_FEW), told_in)


def _print(told: Any, lang: str) -> None:
    """Print tables on a terminal, else lines of cells apart by tabs."""
    from lucidrule.cli.terminal import print_rows

    echo(told.title, bold=True)
    for line in told.lines:
        echo(line)
    for block in told.blocks:
        echo("")
        echo(block.title, bold=True)
        if sys.stdout.isatty():
            print_rows(block.rows, lang)
        else:
            for row in block.rows:
                echo("\t".join(" / ".join(cell.split("\n")) for cell in row).rstrip())
    for line in told.notes:
        echo(line)
