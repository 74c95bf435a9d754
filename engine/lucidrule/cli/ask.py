"""`ask`: an interview in the terminal."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import DAY, DEBUG, LANG, PROGRAMME, day_or_today, echo, language
from lucidrule.cli.usage import Command

_HELP, _BACK, _CHANGE, _END = ("?", "？"), ("<", "＜"), ("!", "！"), (".", "。")


@click.command(cls=Command)
@click.argument("file", required=False, type=click.Path())
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--save", type=click.Path())
@click.option("--as-of", type=DAY)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def ask(
    *,
    file: str | None,
    policies: tuple[str, ...],
    save: str | None,
    as_of: date | None,
    force: bool,
    lang: str | None,
    programme: str | None,
) -> None:
    """Ask for what is missing, the question that settles most first, until nothing can change."""
    from lucidrule import api
    from lucidrule.cli.company_file import CompanyText
    from lucidrule.core.fault import Fault, UnreadableInput
    from lucidrule.loading.files import read_text

    loaded = api.load(programme)
    policies = loaded.compiled.policies_named(policies)
    told_in = language(lang)
    there = save is not None and Path(save).exists()
    if there and file is None:
        file = save
    if there and file is not None and not force and not Path(str(save)).samefile(file):
        raise UnreadableInput((Fault("file-exists", None, {"path": str(save)}),))
    day = day_or_today(as_of, loaded.compiled, told_in)
    interview = loaded.interview(file, as_of=day, policies=policies or None)
    text = read_text(Path(file)) if file is not None else ""
    kept = CompanyText(text, Path(save) if save else None)
    talk = _Talk(loaded.compiled, interview, kept, told_in)
    if file is not None:
        talk.say([talk.words("resumed", file, len(interview.profile.values) + len(interview.profile.records))])
    talk.say([talk.words("ask_how"), ""])
    try:
        talk.all()
    except (KeyboardInterrupt, click.Abort) as stop:
        click.echo()
        # click makes the same of Ctrl-C, after which nobody wants to read pages, and of the end of what is typed.
        if isinstance(stop, KeyboardInterrupt) or isinstance(stop.__context__, KeyboardInterrupt):
            talk.where_kept()
            sys.exit(130)
    talk.ended()


class _Talk:
    """Questions out, answers in."""

    def __init__(self, programme: Any, interview: Any, kept: Any, lang: str) -> None:
        self.programme, self.interview, self.kept, self.lang = programme, interview, kept, lang

    def words(self, key: str, *parts: object) -> str:
        from lucidrule.present.words import word

        return word(key, self.lang, *parts)

    def say(self, lines: Iterable[Any]) -> None:
        """Print lines, coloured on a terminal."""
        styles: dict[str, dict[str, Any]] = {"heading": {"bold": True}, "dim": {"dim": True}}
        for line in lines:
            told, look = (line, "dim") if isinstance(line, str) else ("  " * line.depth + line.text, line.state)
            echo(told, **styles.get(look, {}))

    def all(self) -> None:
        """Ask until nothing can change, or nobody answers any more."""
        from lucidrule.present.asking import question_lines

        while (question := self.interview.next()) is not None:
            self.say(question_lines(self.programme, question, self.lang))
            if not self._answered(question):
                return

    def _answered(self, question: Any) -> bool:
        """Take what is typed to a question; return whether to go on."""
        from lucidrule.core.fault import LucidruleError
        from lucidrule.present.asking import help_lines

        while True:
            text = click.prompt("", prompt_suffix="> ", default="", show_default=False).strip()
            if text in _END:
                return False
            if text in _HELP:
                self.say(help_lines(self.programme, question, self.lang))
            elif text in _BACK:
                if self.interview.back() is None:
                    self.say([self.words("no_earlier")])
                    continue
                self._keep()
                return True
            elif text in _CHANGE:
                self._change()
                return True
            else:
                try:
                    answer = self.interview.answer(self._value(question, text), question.missing)
                except LucidruleError as error:
                    self._refused(error)
                    continue
                self._report(answer)
                return True

    def _refused(self, error: Any) -> None:
        from lucidrule.core.fault import render
        from lucidrule.present.palette import LOOKS

        # What was typed stands right above: no place is to be told.
        faults = tuple(replace(fault, at=None) for fault in error.faults)
        click.secho(f"  {render(faults, self.lang)}", fg=LOOKS["fault"].hue, err=True)

    def _value(self, question: Any, text: str) -> Any:
        choices = list(question.declared.choices or {})
        if text.isdecimal() and choices and 0 < int(text) <= len(choices) and text not in choices:
            return choices[int(text) - 1]
        return text or None

    def _report(self, answer: Any) -> None:
        from lucidrule.present.palette import LOOKS

        titles = {policy.id: policy.title[self.lang] for policy in self.programme.policies}
        for name, outcome in answer.settled:
            told = self.words("settled_now", titles[name], self.words(outcome.value))
            click.secho(f"  {told}", fg=LOOKS[outcome.value].hue or None)
        self._keep()
        click.echo()

    def _change(self) -> None:
        """Let anything that is known, or was left open, be answered anew."""
        from lucidrule.core.fault import LucidruleError
        from lucidrule.present.asking import question_lines, report_of

        listed = [*self.interview.known, *sorted(self.interview.declined)]
        if not listed:
            self.say([self.words("no_earlier")])
            return
        for number, missing in enumerate(listed, 1):
            click.echo(f"  {number}. {report_of(self.programme, missing, self.interview.value(missing), self.lang)}")
        self.say([self.words("which_earlier")])
        text = click.prompt("", prompt_suffix="! ", default="", show_default=False).strip()
        if not (text.isdecimal() and 0 < int(text) <= len(listed)):
            return
        question = self.interview.question(listed[int(text) - 1])
        self.say(question_lines(self.programme, question, self.lang))
        while True:
            text = click.prompt("", prompt_suffix="> ", default="", show_default=False).strip()
            try:
                self._report(self.interview.answer(self._value(question, text), question.missing))
            except LucidruleError as error:
                self._refused(error)
                continue
            return

    def _keep(self) -> None:
        self.kept.keep(self.interview.answers, self.programme)

    def ended(self) -> None:
        """Print where things stand, and where the answers are."""
        from lucidrule.cli.check import print_determination

        settled = all(outcome.value != "undetermined" for outcome in self.interview.outcomes.values())
        self.say([self.words("all_settled" if settled else "left_open"), ""])
        print_determination(self.interview.determination, self.lang, full=False, first=True)
        self.where_kept()

    def where_kept(self) -> None:
        """Say where the answers are."""
        if self.kept.path is not None:
            self.say([self.words("saved", self.kept.path)])
        elif self.interview.answers:
            self.say([self.words("not_saved")])
