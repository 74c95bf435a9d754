"""Company files that say something by a name of before are read, and it is told."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from lucidrule.compile.former import Former
from lucidrule.core.fault import Fault, FaultList, render
from lucidrule.loading.files import read_source
from lucidrule.migrate.names import named_before


def tell_former(files: Iterable[str], former: Former, lang: str) -> None:
    """Tell where files say something by a name of before."""
    found = tuple(said_formerly(files, former))
    if found:
        click.echo(render(found, lang, warning=True), err=True)


def said_formerly(files: Iterable[str], former: Former) -> Iterator[Fault]:
    """Yield the places where files say something by a name of before; what cannot be read is told elsewhere."""
    for file in files:
        source = None if file == "-" else read_source(Path(file), file, FaultList())
        if source is not None:
            for edit in named_before(source, former):
                params = {"name": edit.was, "now": edit.now, "file": file}
                yield Fault("former-name", source.place(edit.line, edit.column), params)
