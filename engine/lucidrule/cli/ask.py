"""`ask`: an interview in the terminal."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.introducing import BACK, CHANGE, END, HELP, Introducing
from lucidrule.cli.options import DAY, DEBUG, LANG, PATH, PROGRAMME, Folders, Moment, day_or_today, language
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.argument("file", required=False, type=PATH)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--save", type=PATH)
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
    as_of: date | Moment | None,
    force: bool,
    lang: str | None,
    programme: Folders,
) -> None:
    """Ask for what is missing, the question that settles most first, until nothing can change."""
    from lucidrule import api
    from lucidrule.advise.company_text import CompanyText
    from lucidrule.core.fault import Fault, UnreadableInput
    from lucidrule.loading.files import read_text

    loaded = api.load(programme)
    policies = loaded.compiled.policies_named(policies)
    told_in = language(lang, loaded.compiled)
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
            talk.interrupted()
            sys.exit(130)
    talk.ended()


# Between the numbers of several choices.
_BETWEEN = re.compile(r"\s*[,、;]\s*")


class _Talk(Introducing):
    """Questions out, answers in."""

    def __init__(self, programme: Any, interview: Any, kept: Any, lang: str) -> None:
        super().__init__(programme, interview, kept, lang)
        self._told_of_sums = False

    def all(self) -> None:
        """Ask what the company is called, then until nothing can change or nobody answers any more."""
        if self.interview.profile.company.name is None and not self.introduced():
            return
        at = len(self.answered)
        while True:
            # Past the last answer stands what is asked next.
            missing = self.answered[at] if at < len(self.answered) else None
            question = self.interview.next() if missing is None else self.interview.question(missing)
            if question is None:
                return
            if question.of_sums and not self._told_of_sums:
                self._told_of_sums = True
                self.say([self.words("ask_sums_now"), ""])
            step = self._ask(question, again=missing is not None)
            if step is None:
                return
            # What was changed beside may be an answer more.
            at = len(self.answered) if missing is None and step >= 0 else max(at + step, 0)

    def _ask(self, question: Any, *, again: bool) -> int | None:
        """Take what is typed to a question; return how many questions to go on, or back; None: to end."""
        from lucidrule.present.asking import help_lines, question_lines

        self.say(question_lines(self.programme, question, self.lang))
        if again:
            stands = "name_stands" if self.interview.value(question.missing) is None else "answer_stands"
            self.say([f"  {self.words(stands, self.value_told(question))}"])
        while True:
            text = self.typed()
            if text in END:
                return None
            if text in HELP:
                self.say(help_lines(self.programme, question, self.lang))
            elif text in BACK:
                if question.missing in self.answered[:1] or not self.answered:
                    return 0 if self.introduced() else None
                return -1
            elif text in CHANGE:
                return self._change()
            elif again and not text:
                click.echo()
                return 1
            elif self._take(question, text):
                return len(self.answered) if again else 1

    def _take(self, question: Any, text: str) -> bool:
        """Take an answer; return whether it is one."""
        from lucidrule.core.fault import LucidruleError

        later = self.later(question.missing)
        try:
            answer = self.interview.answer(self._value(question, text), question.missing)
        except LucidruleError as error:
            self.refused(error)
            return False
        self._report(answer)
        if later:
            self.say([self.words("later_answers"), *(f"  {self.told(each)}" for each in later), ""])
        return True

    def _value(self, question: Any, text: str) -> Any:
        from lucidrule.core.folding import narrowed
        from lucidrule.present.asking import signs_of

        signs = signs_of(question.declared)
        several = question.declared.type == "choices"
        parts = _BETWEEN.split(narrowed(text)) if several else [narrowed(text)]
        listed = [signs.get(each.lstrip("0"), each) for each in parts]
        if listed == parts:
            return text or None
        return listed if several else listed[0]

    def _report(self, answer: Any) -> None:
        from lucidrule.present.palette import LOOKS

        titles = {policy.id: policy.title[self.lang] for policy in self.programme.policies}
        for name, outcome in answer.settled:
            told = self.words("settled_now", titles[name], self.words(outcome.value))
            click.secho(f"  {told}", fg=LOOKS[outcome.value].hue or None)
        self.keep()
        click.echo()

    def _change(self) -> int | None:
        """Let anything that is known, or was left open, be answered anew; the rest is as of `_ask`."""
        from lucidrule.present.asking import report_of

        listed = [*self.interview.known, *sorted(self.interview.declined)]
        if not listed:
            self.say([self.words("no_earlier")])
            return 0
        answered = set(self.answered)
        for number, missing in enumerate(listed, 1):
            told = report_of(self.programme, missing, self.interview.value(missing), self.lang)
            click.echo(f"  {number}. {self.told(missing) if missing in answered else told}")
        self.say([self.words("which_earlier")])
        text = self.typed("!")
        if text.isdecimal() and len(text) < 9 and 0 < int(text) <= len(listed):
            return None if self._ask(self.interview.question(listed[int(text) - 1]), again=True) is None else 0
        return 0

    def ended(self) -> None:
        """Print where things stand, and where the answers are."""
        from lucidrule.cli.check import print_short

        settled = all(outcome.value != "undetermined" for outcome in self.interview.outcomes.values())
        how = "left_open" if not settled else "sums_left_open" if self.interview.of_sums else "all_settled"
        self.say([self.words(how), ""])
        print_short(self.interview.determination, self.lang)
        self.where_kept()

    def interrupted(self) -> None:
        """Lose nothing of what was typed: it is kept, or shown so that it can be."""
        if self.kept.path is None and (self.interview.answers or self.header):
            self.say([self.words("not_saved_yet")])
            click.echo(self.kept.text(self.interview.answers, self.programme, **self.header), nl=False)
        else:
            self.where_kept()

    def where_kept(self) -> None:
        """Say where the answers are."""
        if self.kept.path is not None:
            self.say([self.words("saved", self.kept.path)])
        elif self.interview.answers:
            self.say([self.words("not_saved")])
