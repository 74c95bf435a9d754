"""`coverage`: what scenarios show of the rules."""

import sys
from pathlib import Path

import click

from lucidrule.cli.features import about
from lucidrule.cli.options import DEBUG, JSON, LANG, PATH, PROGRAMME, Folders, echo, print_json
from lucidrule.cli.proving import needing_solver
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--fail-under", type=click.IntRange(0, 100), default=0, metavar="N")
@click.option("--html", "html_file", type=PATH)
@click.option("--drafts", type=PATH, metavar="FOLDER")
@click.option("--force", is_flag=True)
@LANG
@JSON
@PROGRAMME
@DEBUG
def coverage(
    *,
    paths: tuple[str, ...],
    policies: tuple[str, ...],
    fail_under: int,
    html_file: str | None,
    drafts: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """Tell which clauses scenarios have seen, and which leaves they have seen decide."""
    from lucidrule.coverage.drafts import write_drafts
    from lucidrule.coverage.page import to_html
    from lucidrule.coverage.report import lines, rows
    from lucidrule.coverage.seen import covered
    from lucidrule.loading.files import write_text
    from lucidrule.present.words import word

    loaded, files, told_in = about(paths, programme, lang)
    seen = covered(files, loaded, loaded.compiled.policies_named(policies))
    if html_file is not None:
        write_text(Path(html_file), to_html(seen, told_in), force=force)
    if drafts is not None:
        with needing_solver():
            from lucidrule.coverage.lacking import drafts_of
        write_drafts(drafts_of(seen, loaded), Path(drafts), loaded, told_in, force=force)
    if as_json:
        print_json(seen.to_dict())
    else:
        echo(word("coverage_title", told_in), bold=True)
        for line in lines(seen, told_in):
            echo(line)
        _print(rows(seen, told_in), told_in)
    sys.exit(1 if seen.share < fail_under else 0)


def _print(found: list[tuple[str, str, str]], lang: str) -> None:
    """Print what no scenario shows: on a terminal as a table, else as lines of cells apart by tabs."""
    from lucidrule.cli.terminal import print_rows
    from lucidrule.present.words import word

    if not found:
        echo(word("coverage_all_seen", lang))
        return
    echo(word("coverage_lacking", lang), bold=True)
    if sys.stdout.isatty():
        print_rows(found, lang)
    else:
        for row in found:
            echo("\t".join(row))
