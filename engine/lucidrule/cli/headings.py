"""What the headings of a table stand for, asked on a terminal one by one; each answer is in the map at once."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

_LIST = ("?", "？")
# Beside facts a column may hold who the company is.
_WHO = {"id": "heading_id", "name": "heading_name"}


def ask_headings(compiled: Any, files: tuple[str, ...], sheet: str | None, path: str | None, lang: str) -> None:
    """Ask for the headings that nothing is known of, if somebody is there to answer.

    Args:
        path: Of the map that takes the answers; None: there is none, and nobody is asked.
    """
    if path is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    from lucidrule.tables.open_headings import OpenHeadings

    opened = OpenHeadings(compiled, files, sheet, Path(path), lang)
    if not opened.each:
        return
    talk = _Talk(compiled, opened, lang)
    talk.say(talk.words("columns_open", len(opened.each)), bold=True)
    talk.say(talk.words("columns_how"), dim=True)
    try:
        for number, each in enumerate(opened.each, 1):
            talk.ask(number, each)
    except (KeyboardInterrupt, click.Abort) as stop:
        click.echo(err=True)
        if opened.kept:
            talk.say(talk.words("columns_kept", opened.kept, path))
        # click makes the same of Ctrl-C and of the end of what is typed, after which the run tells what is left.
        if isinstance(stop, KeyboardInterrupt) or isinstance(stop.__context__, KeyboardInterrupt):
            sys.exit(130)
    else:
        talk.say(talk.words("columns_kept", opened.kept, path))


class _Talk:
    """Questions out, answers in."""

    def __init__(self, compiled: Any, opened: Any, lang: str) -> None:
        self._facts, self._opened, self._lang = compiled.facts, opened, lang

    def words(self, key: str, *parts: object) -> str:
        from lucidrule.present.words import word

        return word(key, self._lang, *parts)

    def say(self, text: str, **look: Any) -> None:
        """Print a line, beside the results."""
        from lucidrule.core.fault import shown

        click.secho(shown(text), err=True, **look)

    def ask(self, number: int, heading: Any) -> None:
        """Ask for one heading until the answer can be kept."""
        from lucidrule.core.fault import shown
        from lucidrule.present.words import listed

        content = self.words("column_content", listed(list(heading.content), self._lang)) if heading.content else ""
        place = f"({number}/{len(self._opened.each)}) "
        click.echo(err=True)
        self.say(place + self.words("column_asked", shown(heading.heading)) + content, bold=True)
        offered = list(heading.near)
        self._offer(offered)
        if not offered:
            self.say("  " + self.words("column_unlike"), dim=True)
        while True:
            text = self._typed("> ")
            if text in _LIST:
                offered = [*_WHO, *self._facts]
                self._offer(offered)
            elif self._kept(heading, text, offered):
                return

    def _kept(self, heading: Any, text: str, offered: list[str]) -> bool:
        """Take an answer; return whether it could be kept."""
        answer: str | None = text or None
        if text.isdecimal():
            if not 0 < int(text) <= len(offered):
                told = self.words("columns_number", len(offered)) if offered else self.words("column_unlike")
                self.say(f"  {told}", fg="red")
                return False
            answer = self._chosen(heading, offered[int(text) - 1])
        faults = self._opened.keep(heading.heading, answer)
        for fault in faults:
            self._refused(fault)
        return not faults

    def _chosen(self, heading: Any, name: str) -> str:
        if name in _WHO:
            return self.words(_WHO[name])
        year = ""
        if self._opened.needs_year(heading.heading, name):
            year = self._typed(self.words("column_year", self._facts[name].label[self._lang]) + " ")
        return str(self._opened.meant(heading.heading, name, year))

    def _offer(self, names: list[str]) -> None:
        for number, name in enumerate(names, 1):
            label = self.words(_WHO[name]) if name in _WHO else self._facts[name].label[self._lang]
            click.echo(f"  {number}. {label}" + click.style(f"  {name}", dim=True), err=True)

    def _typed(self, prompt: str) -> str:
        return str(click.prompt("", prompt_suffix=prompt, default="", show_default=False, err=True)).strip()

    def _refused(self, fault: Any) -> None:
        from lucidrule.core.fault import render

        # What was typed stands right above: no place is to be told.
        click.secho(f"  {render((replace(fault, at=None),), self._lang)}", fg="red", err=True)
