"""`mutate`: mistakes in rules that no scenario notices."""

import os
import sys
from pathlib import Path

import click

from lucidrule.cli.features import about
from lucidrule.cli.options import DEBUG, JSON, LANG, PATH, echo, print_json
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--jobs", type=click.IntRange(1, 256), default=None, metavar="N")
@click.option("--within", type=click.FloatRange(0, 86_400), default=None, metavar="SECONDS")
@click.option("--since", metavar="OLD")
@click.option("--drafts", type=PATH, metavar="FOLDER")
@click.option("--force", is_flag=True)
@click.option("--programme", type=PATH)
@LANG
@JSON
@DEBUG
def mutate(
    *,
    paths: tuple[str, ...],
    policies: tuple[str, ...],
    jobs: int | None,
    within: float | None,
    since: str | None,
    drafts: str | None,
    force: bool,
    programme: str | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Tell which mistakes in the rules no scenario notices."""
    from lucidrule.cli.named_rules import rules_named
    from lucidrule.cli.progress import Progress
    from lucidrule.coverage.drafts import write_drafts
    from lucidrule.coverage.mutation import Mutation
    from lucidrule.coverage.mutation_report import lacking, lines, to_dict
    from lucidrule.present.words import word

    loaded, files, told_in = about(paths, programme, lang)
    before = None if since is None else rules_named(since)
    mutation = Mutation(loaded, files, loaded.compiled.policies_named(policies), before, seconds=within)
    whole, stopped = len(mutation.mutants), False
    with Progress() as progress:
        try:
            for done in mutation.run(jobs or os.cpu_count() or 1):
                progress.at(done, f"{done:,}/{whole:,}", done / whole)
        except KeyboardInterrupt:
            stopped = True
    if drafts is not None:
        write_drafts(lacking(mutation), Path(drafts), loaded, told_in, force=force)
    if as_json:
        print_json(to_dict(mutation, told_in))
    else:
        echo(word("mutation_title", told_in), bold=True)
        for line in lines(mutation, told_in):
            echo(line)
    sys.exit(130 if stopped else int(bool(mutation.left)))
