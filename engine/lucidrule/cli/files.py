"""`new` and `validate`: files to fill in, files to check."""

import sys

import click

from lucidrule.cli.options import DEBUG, LANG, PATH, PROGRAMME, Folders, language
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("file", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def new(file: str, force: bool, lang: str | None, programme: Folders) -> None:
    """Write a company file to fill in: every fact, with its question."""
    from pathlib import Path

    from lucidrule import api
    from lucidrule.core.fault import shown
    from lucidrule.loading.files import write_text
    from lucidrule.present.form import form

    compiled = api.load(programme).compiled
    # The year that is assessed now, and the three before; more can be added to the file.
    last = compiled.assessment_at(compiled.today())
    write_text(Path(file), form(compiled, language(lang, compiled), tuple(range(last, last - 4, -1))), force=force)
    click.echo(f"✔ {shown(file)}")


@click.command(cls=Command)
@click.argument("path", required=False)
@click.argument("companies", nargs=-1)
@click.option("--strict", is_flag=True)
@click.option("--full", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def validate(
    path: str | None, companies: tuple[str, ...], *, strict: bool, full: bool, lang: str | None, programme: Folders
) -> None:
    """Check a programme (PATH, or the shipped one) and company files; all faults are listed."""
    from lucidrule import api
    from lucidrule.compile.drafts import in_short
    from lucidrule.compile.loaded import warnings_of_all
    from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault, render
    from lucidrule.present.words import word

    if programme is not None:
        # Then all that stand behind are companies.
        path, companies = None, (*filter(None, (path,)), *companies)
    loaded = api.load(programme or path)
    faults: list[Fault] = []
    for company in companies:
        try:
            loaded.profile(company)
        except LucidruleError as error:
            faults += error.faults
    if faults:
        raise ProfileAtFault(tuple(faults))
    told_in, compiled = language(lang, loaded.compiled), loaded.compiled
    counts = (compiled.title[told_in], len(compiled.policies), len(companies))
    warnings = warnings_of_all(compiled)
    if warnings:
        click.echo(render(warnings if full else in_short(warnings), told_in, warning=True))
        click.echo(word("only_warnings", told_in, *counts, len(warnings)))
        # What has only warnings is used all the same; who keeps rules may refuse it.
        sys.exit(5 if strict else 0)
    click.echo(word("no_faults", told_in, *counts))
