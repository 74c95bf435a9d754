"""The programmes that are served, and each choice of them that somebody makes."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from lucidrule.api import Programme, Programmes, load
from lucidrule.compile.arguments import language_given
from lucidrule.compile.folders import folders_of
from lucidrule.compile.loaded import compile_texts
from lucidrule.core.deadline import deadline
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.web.scenarios import Ran, scenarios_in

# Of few programmes there are few choices; who walks through all of many must not fill the memory.
_MOST_CHOICES = 16


class Served:
    """What one server knows; nothing of it ever changes.

    Attributes:
        whole: All programmes that are served, together.
        lang: The language where nobody asks for one; None: English.
        contact: Whom to tell of a weakness, as an address; None: nobody is named.
        staffed: Whether there is a register for those who keep it.
        folders: Where each programme stands, in the order of the members.
    """

    def __init__(
        self,
        programmes: str | Path | Iterable[str | Path | None] | None,
        lang: str | None = None,
        contact: str | None = None,
        *,
        staffed: bool = False,
    ) -> None:
        """Load the programmes, named as `lucidrule.load` takes them.

        Raises:
            RulesAtFault: With the faults of all files.
            WrongArgument: They have no texts in the language.
        """
        self.folders = folders_of(programmes)
        self.whole, self.lang, self.contact, self.staffed = load(self.folders), lang, contact, staffed
        if lang is not None:
            language_given(lang, self.whole.compiled.languages)
        self._chosen = lru_cache(_MOST_CHOICES)(self._choose)
        self._ran = lru_cache(_MOST_CHOICES)(self._run)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the programmes that are served."""
        return tuple(member.id for member in self.whole.compiled.members)

    def chosen(self, ids: Collection[str]) -> Programme:
        """Return some of the programmes together, in the order in which they are served; of none all.

        Raises:
            UnknownName: None of one of these ids is served.
        """
        for each in ids:
            if each not in self.ids:
                raise UnknownName((Fault("unknown-programme", None, {"name": each}, nearest(each, self.ids)),))
        wanted = tuple(each for each in self.ids if each in ids)
        return self.whole if not wanted or wanted == self.ids else self._chosen(wanted)

    def scenarios(self, policy: str, lang: str) -> tuple[Ran, ...]:
        """Return what the scenarios of a policy that stand beside its programme come to, told in a language.

        Those that are written in it; where there are none all of them.
        """
        home = self.whole.compiled.home(policy)
        ran = self._ran(home.id, lang).get(policy.removeprefix(f"{home.id}/"), ())
        return tuple(each for each in ran if each.lang == lang) or ran

    def _run(self, programme: str, lang: str) -> dict[str, tuple[Ran, ...]]:
        # What is found is kept for all: whoever asks first may give up before.
        with deadline(None):
            return scenarios_in(self.folders[self.ids.index(programme)], self.chosen([programme]), lang)

    def _choose(self, ids: tuple[str, ...]) -> Programme:
        members = [member for member in self.whole.compiled.members if member.id in ids]
        if len(members) == 1:
            return Programme(compile_texts(members[0].texts))
        return Programmes(compile_texts({f"{m.id}/{name}": text for m in members for name, text in m.texts.items()}))
