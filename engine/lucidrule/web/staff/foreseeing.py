"""What a table would change in the register, told before anybody confirms it; nothing is written."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.position import Location
from lucidrule.core.verdict import Outcome
from lucidrule.engines.session import Session
from lucidrule.present.words import word
from lucidrule.register.companies import learn
from lucidrule.register.recording import placed
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.web.page.rendering import told_faults
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import Said, Upload
from lucidrule.web.staff.telling import Telling

_TOGETHER = 500
# Each is judged anew: a table of more takes minutes, and nobody reads more.
_MOST_COMPANIES, _MOST_ROWS = 500, 200


class Became(NamedTuple):
    """An outcome that would be another."""

    company: str
    policy: str
    before: Outcome
    after: Outcome


class Foreseen(NamedTuple):
    """What entering a table would come to.

    Attributes:
        new: How many companies the register does not know.
        learnt: Of how many that it knows a fact would be told; `over`: there are more than were looked at.
        refused: What contradicts what the register knows.
    """

    new: int
    learnt: int
    over: bool
    became: tuple[Became, ...]
    refused: tuple[Fault, ...]

    def told(self, programme: Programme, lang: str) -> dict[str, Any]:
        """Return it in words: lines, what would be refused, and a table of outcomes."""
        changed = len({each.company for each in self.became})
        lines = [word("reg_foreseen", lang, f"{self.new:,}", f"{self.learnt:,}", f"{changed:,}")]
        if self.over:
            lines.append(word("reg_foreseen_first", lang, f"{_MOST_COMPANIES:,}"))
        faults = told_faults(self.refused, lang, placed=True)
        titles = {each.id: each.title[lang] for each in programme.compiled.policies}
        rows = [
            [
                (each.company, False),
                (titles[each.policy], False),
                (word("became", lang, word(each.before.value, lang), word(each.after.value, lang)), False),
            ]
            for each in self.became[:_MOST_ROWS]
        ]
        more = [[("…", False)] * 3] if len(self.became) > _MOST_ROWS else []
        headings = [word(name, lang) for name in ("company", "policy", "became_what")]
        block = {"title": word("reg_foreseen_title", lang), "headings": headings, "rows": rows + more, "named": 0}
        return {
            "lines": lines,
            "faults": [word("reg_foreseen_refused", lang), *faults] if faults else [],
            "block": block,
        }


def foreseen(kept: Kept, upload: Upload, programme: Programme, store: Path, lang: str) -> Foreseen:
    """Return what entering a table would come to.

    Raises:
        UnreadableInput: The register cannot be read.
    """
    log = Store(store, create=False)
    try:
        register = Register(log, programme)
        return _Foreseeing(register, upload, Telling(kept.secret, upload, lang)).over(_all(Confirming(kept), upload.id))
    finally:
        log.close()


def _all(confirming: Confirming, upload: int) -> Iterator[Said]:
    last = 0
    while some := confirming.said(upload, _TOGETHER, after=last):
        yield from some
        last = some[-1].at


class _Foreseeing:
    """Goes through the companies of one table."""

    def __init__(self, register: Register, upload: Upload, telling: Telling) -> None:
        self._register, self._upload, self._telling = register, upload, telling
        self._as_of = max(register.log.date, date.fromisoformat(upload.as_of))
        self._sessions: dict[str, Session] = {}
        self._before: dict[str, Mapping[str, Outcome]] = {}
        self._refused: list[Fault] = []

    def over(self, said: Iterator[Said]) -> Foreseen:
        """Return what it would come to."""
        log, new, over = self._register.log, set[str](), False
        for each in said:
            name = log.name_of(each.company)
            company = log.companies.get(name or "")
            if name is None or company is None:
                new.add(each.company)
            elif events := list(self._telling.events(each, company)):
                over = over or (name not in self._sessions and len(self._sessions) == _MOST_COMPANIES)
                if not over:
                    self._learn(name, each, events)
        return Foreseen(len(new), len(self._sessions), over, tuple(self._became()), tuple(self._refused))

    def _learn(self, name: str, said: Said, events: list[dict[str, Any]]) -> None:
        if name not in self._sessions:
            session, _ = self._register.log.companies[name].under(self._register.programme)
            self._sessions[name], self._before[name] = session, session.outcomes
            session.at(self._as_of)
        at = Location(self._upload.name, int(said.place), 1)
        for event in events:
            try:
                learn(self._sessions[name], event)
            except ProfileAtFault as error:
                self._refused += placed(error.faults, at).faults

    def _became(self) -> Iterator[Became]:
        for name, session in self._sessions.items():
            before = self._before[name]
            for policy, after in session.outcomes.items():
                if before[policy] is not after:
                    yield Became(name, policy, before[policy], after)
