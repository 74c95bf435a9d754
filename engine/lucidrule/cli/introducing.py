"""What a company is called, asked before anything that decides: its name, and its unified social credit code."""

from dataclasses import replace
from typing import Any

import click

from lucidrule.cli.talking import Talking

HELP, BACK, CHANGE, END = ("?", "？"), ("<", "＜"), ("!", "！"), (".", "。")


class Introducing(Talking):
    """A talk that begins with what the company is called, and keeps what is said."""

    def __init__(self, programme: Any, interview: Any, kept: Any, lang: str) -> None:
        super().__init__(programme, interview, lang)
        self.kept, self.header = kept, dict[str, str]()

    def introduced(self) -> bool:
        """Ask what the company is called, and where that is of use its code; return whether to go on."""
        if not self._name():
            return False
        return "zh" not in self.programme.languages or self._code()

    def keep(self) -> None:
        """Keep what was said, where it is kept at all."""
        self.kept.keep(self.interview.answers, self.programme, **self.header)

    def _name(self) -> bool:
        name, told = self.interview.profile.company.name, self.words("ask_name_how")
        if name is not None:
            told = self.words("name_stands", name)
        text = self._typed_to(self.words("ask_name"), told)
        while text in BACK:
            self.say([self.words("no_earlier")])
            text = self._typed()
        if text and text not in END:
            self._set("name", text)
        click.echo()
        return text not in END

    def _code(self) -> bool:
        """Ask the code until what is typed is one, or nothing."""
        from lucidrule.core.credit_code import Amiss, credit_code
        from lucidrule.core.fault import Fault, ProfileAtFault

        code, told = self.interview.profile.company.code, self.words("ask_code_how")
        if code is not None:
            told = self.words("name_stands", code)
        text = self._typed_to(self.words("ask_code"), told)
        while text and text not in END:
            if text in BACK:
                click.echo()
                return self.introduced()
            found = credit_code(text)
            if not isinstance(found, Amiss):
                self._set("code", found)
                break
            self.refused(ProfileAtFault((Fault(found.fault, None, found.told),)))
            text = self._typed()
        click.echo()
        return text not in END

    def _typed_to(self, question: str, told: str) -> str:
        click.secho(question, bold=True)
        self.say([f"  {told}"])
        return self._typed()

    def _typed(self) -> str:
        """Return what is typed, but for help and changes: there is nothing to change yet."""
        while (text := self.typed()) in (*HELP, *CHANGE):
            self.say([self.words("ask_how" if text in HELP else "no_earlier")])
        return text

    def _set(self, key: str, told: str) -> None:
        profile = self.interview.profile
        self.interview.profile = replace(profile, company=profile.company.model_copy(update={key: told}))
        self.header[key] = told
        self.keep()
