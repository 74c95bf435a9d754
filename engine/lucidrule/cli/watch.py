"""`watch`: facts into a register of companies, changes of outcome out."""

import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.event_lines import batches, is_finite
from lucidrule.cli.options import DAY, DEBUG, JSON, LANG, PATH, PROGRAMME, SINCE, Folders, Moment, day_given, language
from lucidrule.cli.progress import Progress
from lucidrule.cli.usage import Command

_BATCH = 500
# What comes without end and is no event is not read for ever, and of a file of millions of lines not all are told.
_MOST_RUBBISH, _MOST_OF_A_FILE = 5_000, 100_000


@click.command(cls=Command)
@click.option("--store", required=True, type=PATH)
@click.option("--events", type=PATH)
@click.option("--follow", is_flag=True)
@click.option("--as-of", type=DAY)
@click.option("--since", type=SINCE)
@click.option("--draft", is_flag=True)
@click.option("--leave-out", multiple=True, metavar="ID")
@LANG
@JSON
@PROGRAMME
@DEBUG
def watch(
    *,
    store: str,
    events: str | None,
    follow: bool,
    as_of: date | Moment | None,
    since: int | date | Moment | None,
    draft: bool,
    leave_out: tuple[str, ...],
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """Take events into a register, and tell which outcomes change."""
    from lucidrule import api
    from lucidrule.present.words import word
    from lucidrule.register.register import Register
    from lucidrule.register.store import Store

    if follow and (events is None or as_of is not None):
        raise click.UsageError(word("usage_follow", language(None)))
    loaded = api.load(programme)
    if not draft:
        _refuse_drafts(loaded.compiled)
    moved = None if as_of is None else day_given(as_of, loaded.compiled)
    start = day_given(since, loaded.compiled) if isinstance(since, Moment) else since
    collect_rarely()
    register = Register(Store(Path(store), create=True), loaded)
    if moved is not None:
        # Before events are taken: whoever mistyped it has to give all of it again.
        register.check_move(moved)
    telling = _Telling(loaded, language(lang, loaded.compiled), as_json)
    try:
        telling.again(register, start)
        telling.renewing(register)
        telling.tell(register, register.renew(leave_out))
        if events is not None:
            # What another program writes to us line by line is answered line by line.
            for batch in batches(events, follow=follow, size=1 if follow and events == "-" else _BATCH):
                telling.tell(register, register.take(batch))
                telling.count(register)
                telling.give_up(register, events)
        if moved is not None:
            telling.tell(register, register.move(moved))
    finally:
        register.store.close()
        telling.end(register)
    if telling.refused:
        sys.exit(2)


def collect_rarely() -> None:
    """Look for garbage rarely: what a register makes stays, and what it lets go has no circles."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def _refuse_drafts(compiled: Any) -> None:
    from lucidrule.core.fault import Fault, UnreadableInput

    if drafts := compiled.drafts:
        raise UnreadableInput((Fault("draft-in-register", None, {"names": drafts}),))


def _cannot_tell(reason: str) -> Exception:
    from lucidrule.core.fault import Fault, UnreadableInput

    return UnreadableInput((Fault("cannot-tell", None, {"reason": reason}),))


class _Telling:
    """What is told of a batch: a table on a terminal, else a line or a JSON object for each change."""

    def __init__(self, programme: Any, lang: str, as_json: bool) -> None:
        self.programme, self.lang, self.as_json = programme, lang, as_json
        self.changes = self.refused = 0
        self._progress = Progress()
        self._screen: Any = None
        if sys.stdout is None:
            # Closed by whoever started us: nothing would be told, and all of it marked as told.
            raise _cannot_tell("stdout")
        if sys.stdout.isatty() and not as_json:
            from lucidrule.cli.terminal_register import Screen

            self._screen = Screen(lang)

    def again(self, register: Any, since: int | date | None) -> None:
        """Tell what was kept and not told, and what is asked for again."""
        from lucidrule.present.words import word
        from lucidrule.register.retelling import entry_since, retold

        again = 0
        for piece in retold(register.store, self.programme, entry_since(register.store, since)):
            before = self.changes
            self._say(piece.entries)
            register.store.mark_told(piece.range)
            again += self.changes - before
        if again and not self.as_json:
            click.echo(word("told_again", self.lang, again), err=True)

    def tell(self, register: Any, found: Iterator[Any] | list[Any]) -> None:
        """Tell changes and refusals, all of them kept already, and write down that they have been told."""
        self._say(found)
        register.mark_told()

    def _say(self, found: Iterator[Any] | list[Any]) -> None:
        try:
            self._print(found)
            # Whoever writes down that it was told has to know that it left this process.
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            from lucidrule.loading.output import reason_of

            raise _cannot_tell(reason_of(error)) from None

    def _print(self, found: Iterator[Any] | list[Any]) -> None:
        from lucidrule.core.fault import LucidruleError, render
        from lucidrule.present.changes import entry_row

        rows = []
        for each in found:
            if isinstance(each, LucidruleError):
                self.refused += 1
                click.echo(render(each.faults, self.lang), err=True)
                continue
            if each.kind == "change" and self.as_json:
                self.changes += 1
                click.echo(each.to_json())
                continue
            then = (each.programme or self.programme).compiled
            row = entry_row(then, each.kind, each.company, each.said, self.lang)
            if each.kind != "change":
                self.refused += each.kind != "event"
                click.echo(row.line, err=True)
                continue
            self.changes += 1
            rows.append(row)
        if self._screen is not None:
            self._screen.rows(rows)
        else:
            for row in rows:
                click.echo(row.line)

    def renewing(self, register: Any) -> None:
        """Say on a terminal that all companies are judged again, which may take a while."""
        from lucidrule.present.words import word

        if register.log.rules not in (None, self.programme.compiled.digest) and sys.stderr.isatty():
            click.echo(word("renewing", self.lang, len(register.log.companies)), err=True)

    def count(self, register: Any) -> None:
        """Count on a terminal, where what is told goes elsewhere."""
        if not sys.stdout.isatty():
            self._progress.at(register.log.taken, f"{register.log.taken:,}")

    def give_up(self, register: Any, events: str) -> None:
        """Read no further where thousands of lines were refused and none was taken.

        Raises:
            UnreadableInput: So it is.
        """
        from lucidrule.core.fault import Fault, UnreadableInput

        most = _MOST_OF_A_FILE if is_finite(events) else _MOST_RUBBISH
        if self.refused >= most and not register.log.taken:
            raise UnreadableInput((Fault("no-events", None, {"path": events, "count": f"{self.refused:,}"}),))

    def end(self, register: Any) -> None:
        """Sum up for people: an empty answer would leave them wondering."""
        from lucidrule.present.confirmation import unconfirmed

        self._progress.clear()
        from lucidrule.present.quantities import day
        from lucidrule.present.words import word

        if not self.as_json:
            stands = day(register.log.date, self.lang) if register.log.companies else "-"
            counts = (register.log.taken, self.refused, self.changes)
            click.echo(word("taken_summary", self.lang, *counts, stands), err=True)
            if (unable := register.unconfirmed) is not None:
                click.echo(unconfirmed(unable.reason, self.programme.compiled, self.lang), err=True)
