"""What is said and heard in an interview in the terminal."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from lucidrule.cli.options import echo


class Talking:
    """An interview, the language it is held in, and what was answered in it."""

    def __init__(self, programme: Any, interview: Any, lang: str) -> None:
        self.programme, self.interview, self.lang = programme, interview, lang

    def words(self, key: str, *parts: object) -> str:
        """Return a text in the language of the talk."""
        from lucidrule.present.words import word

        return word(key, self.lang, *parts)

    def say(self, lines: Iterable[Any]) -> None:
        """Print lines, coloured on a terminal."""
        styles: dict[str, dict[str, Any]] = {"heading": {"bold": True}, "dim": {"dim": True}}
        for line in lines:
            told, look = (line, "dim") if isinstance(line, str) else ("  " * line.depth + line.text, line.state)
            echo(told, **styles.get(look, {}))

    @property
    def answered(self) -> list[Any]:
        """What was answered, each once, in order."""
        return list(dict.fromkeys(answer.missing for answer in self.interview.answers))

    def later(self, missing: Any) -> list[Any]:
        """Return what was answered after something that was answered; else nothing."""
        answered = self.answered
        return answered[answered.index(missing) + 1 :] if missing in answered else []

    def typed(self, mark: str = ">") -> str:
        """Return what a person types."""
        text: str = click.prompt("", prompt_suffix=f"{mark} ", default="", show_default=False)
        return text.strip()

    def told(self, missing: Any) -> str:
        """Return an answer, and whether it still matters."""
        from lucidrule.advise.applying import still_applies
        from lucidrule.present.asking import report_of

        told = report_of(self.programme, missing, self.interview.value(missing), self.lang)
        return told if still_applies(self.interview, missing) else self.words("applies_no_more", told)

    def value_told(self, question: Any) -> str:
        """Return an answer alone."""
        from lucidrule.present.asking import value_told

        return value_told(self.programme, question.missing, self.interview.value(question.missing), self.lang)

    def refused(self, error: Any) -> None:
        """Say why something typed is no answer."""
        from lucidrule.core.fault import render
        from lucidrule.present.palette import LOOKS

        # What was typed stands right above: no place is to be told.
        faults = tuple(replace(fault, at=None) for fault in error.faults)
        echo(f"  {render(faults, self.lang)}", fg=LOOKS["fault"].hue, err=True)
