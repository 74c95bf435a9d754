"""`template`: an empty table for companies to fill in."""

from datetime import date
from pathlib import Path

import click

from lucidrule.cli.options import DAY, DEBUG, LANG, PATH, PROGRAMME, Folders, Moment, day_given, language
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("file", type=PATH)
@click.option("--years", type=click.IntRange(1, 30), default=4, show_default=True)
@click.option("--as-of", type=DAY)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def template(
    *, file: str, years: int, as_of: date | Moment | None, force: bool, lang: str | None, programme: Folders
) -> None:
    """Make an empty table for companies to fill in: .xlsx with drop-downs and notes, or the headings as .csv."""
    from lucidrule import api
    from lucidrule.core.fault import Fault, UnreadableInput, shown

    compiled = api.load(programme).compiled
    try:
        from lucidrule.tables.named_files import kind_of
        from lucidrule.tables.template import write_template

        day = compiled.today() if as_of is None else day_given(as_of, compiled)
        # Of several programmes those that count for any of them.
        last = [member.assessment_at(day) for member in compiled.members]
        wanted = tuple(range(min(last) - years + 1, max(last) + 1))
        write_template(compiled, Path(file), kind_of(Path(file)), language(lang, compiled), wanted, force=force)
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
    click.echo(f"✔ {shown(file)}")
