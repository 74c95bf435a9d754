"""`check --checklist`: the documents that a company has to bring."""

from typing import Any

import click

from lucidrule.present.checklist import checklist_lines
from lucidrule.present.heading import heading_of
from lucidrule.present.laid_out import broken
from lucidrule.present.lines import Line
from lucidrule.present.words import word


def print_checklist(result: Any, lang: str, *, first: bool = True) -> None:
    """Print the documents to bring."""
    from lucidrule.cli.check import print_wide

    if not first:
        click.echo()
    title, heading = heading_of(result, lang, short=True)
    lines = [Line(0, title, "heading"), *(Line(0, text) for text in heading), Line(0, "")]
    lines += [*checklist_lines(result.checklist(), lang), Line(0, ""), Line(0, word("trial_only", lang), "dim")]
    print_wide(lambda width: [part for line in lines for part in broken(line, width)])
