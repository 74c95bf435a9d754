"""`watch` and `history`: a register of companies."""

import gc
import json
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import DEBUG, JSON, LANG, PROGRAMME, language

_BATCH = 500
_PAUSE_SECONDS = 0.2
_LONGEST = 4_000_100


@click.command()
@click.option("--store", required=True, type=click.Path(), help="The register, one file; made if there is none.")
@click.option("--events", type=click.Path(allow_dash=True), help="Events, one JSON object in each line; - reads stdin.")
@click.option("--follow", is_flag=True, help="Wait for further lines.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Move all companies to this reference date.")
@LANG
@JSON
@PROGRAMME
@DEBUG
def watch(
    store: str,
    events: str | None,
    follow: bool,
    as_of: datetime | None,
    lang: str | None,
    as_json: bool,
    programme: str | None,
) -> None:
    """Take events into a register, and tell which outcomes change.

    \b
    Example: lucidrule watch --store register.db --events events.jsonl --lang zh
    What is told has been kept. A bad event is refused, with its line; the rest goes on.
    Exit code 2: some were refused.
    """
    from lucidrule import api
    from lucidrule.core.fault import LucidruleError, render
    from lucidrule.present.changes import change_line
    from lucidrule.register.register import Register
    from lucidrule.register.store import Store

    if follow and (events is None or as_of is not None):
        raise click.UsageError("--follow waits for --events, and cannot stand beside --as-of")
    told_in = language(lang)
    loaded = api.load(programme)
    gc.freeze()
    gc.enable()
    refused = 0
    # What another program writes to us line by line is answered line by line.
    batch_size = 1 if follow and events == "-" else _BATCH

    def tell(found: Any) -> None:
        nonlocal refused
        if isinstance(found, LucidruleError):
            refused += 1
            click.echo(render(found.faults, told_in), err=True)
        elif as_json:
            by = {"company": found.company, "event": found.event, "by_new_rules": found.by_rules}
            click.echo(json.dumps({**by, **found.change.to_dict()}, ensure_ascii=False))
        else:
            click.echo(change_line(loaded.compiled, found.company, found.change, found.by_rules, told_in))

    register = Register(Store(Path(store), create=True), loaded)
    for found in register.renew():
        tell(found)
    if events is not None:
        lines = _lines(events, follow)
        while batch := list(islice(lines, batch_size)):
            for result in register.take([line for line in batch if line[2].strip()]):
                tell(result)
            sys.stdout.flush()
    if as_of is not None:
        for found in register.move(as_of.date()):
            tell(found)
    register.store.close()
    if refused:
        sys.exit(2)


def _lines(events: str, follow: bool) -> Iterator[tuple[str, int, str]]:
    """Yield file, number and text of each line; when following, empty lines where nothing further has come."""
    from lucidrule.core.fault import Fault, UnreadableInput

    name = "<stdin>" if events == "-" else events
    try:
        file = sys.stdin.buffer if events == "-" else Path(events).open("rb")  # noqa: SIM115  # closed below
    except OSError as error:
        code = "no-such-file" if isinstance(error, FileNotFoundError) else "cannot-open"
        raise UnreadableInput((Fault(code, None, {"path": events, "reason": error.strerror or ""}),)) from None
    # The end of standard input is its end; a file may grow.
    waits = follow and events != "-"
    number, part = 0, b""
    with file:
        while True:
            read = file.readline(_LONGEST)
            # Of a line that is too long only so much is kept that it is seen to be.
            part = part[:_LONGEST] + read
            if part.endswith(b"\n") or (part and not read and not waits):
                number += 1
                # What is not UTF-8 stays recognisable, and is refused.
                yield name, number, part.decode("utf-8", "surrogateescape")
                part = b""
            elif read:
                continue
            elif not waits:
                return
            else:
                # A batch ends with what there is, so that it is kept and told.
                yield from [(name, number, "")] * _BATCH
                time.sleep(_PAUSE_SECONDS)


@click.command()
@click.argument("company", required=False)
@click.option("--store", required=True, type=click.Path(), help="The register.")
@click.option("--verify", is_flag=True, help="Recompute the chain of hashes and every recorded outcome.")
@click.option("--head", is_flag=True, help="Print the digest of the last entry, to be kept elsewhere.")
@LANG
@PROGRAMME
@DEBUG
def history(company: str | None, store: str, verify: bool, head: bool, lang: str | None, programme: str | None) -> None:
    """Tell who made what known about a company, when, and what followed.

    \b
    Example: lucidrule history --store register.db 500012 --lang zh
    Exit code 1: the register does not verify.
    """
    from lucidrule import api
    from lucidrule.core.fault import Fault, UnknownName
    from lucidrule.core.names import nearest
    from lucidrule.present.changes import entry_line
    from lucidrule.present.words import word
    from lucidrule.register.store import Store
    from lucidrule.register.verify import differences

    told_in = language(lang)
    opened = Store(Path(store), create=False)
    if head:
        click.echo(opened.head)
        return
    loaded = api.load(programme)
    if verify:
        broken = opened.broken_at()
        if broken is not None:
            click.echo(word("chain_broken", told_in, broken), err=True)
            sys.exit(1)
        found = differences(opened, loaded)
        for number, text in found.wrong:
            click.echo(word("differs", told_in, number, text), err=True)
        if found.wrong:
            sys.exit(1)
        click.echo(word("verified", told_in, opened.last, found.compared, found.skipped))
        return
    listed = list(opened.entries(company=company))
    if company is not None and not listed:
        known = {entry.company for entry in opened.entries() if entry.company}
        raise UnknownName((Fault("no-such-company", None, {"name": company}, nearest(company, known)),))
    for entry in listed:
        click.echo(entry_line(loaded.compiled, entry.kind, entry.company, json.loads(entry.body), told_in))
