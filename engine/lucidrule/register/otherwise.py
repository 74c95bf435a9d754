"""A log gone through under rules that were not its own: which of the recorded outcomes are others under them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import ProfileAtFault
from lucidrule.core.verdict import Outcome
from lucidrule.engines.session import Change, Session
from lucidrule.register.change_body import change_body, made_by
from lucidrule.register.companies import Aside, Company, learn
from lucidrule.register.replay import ReplayedEntry, Rules, replay
from lucidrule.register.sessions import Sessions
from lucidrule.register.store import Store

_RECEIPT = ("rules", "facts", "engine", "confirmed_by")


class Recorded(NamedTuple):
    """An outcome as the log has it.

    Attributes:
        entry: Its number; of an outcome that a company began with, the one of its first event.
        receipt: Digests of rules and facts, and the engines; None each where the log does not say it: of the outcomes
            that a company began with.
        change: What follows from what was told, with its determination; None: nothing does.
    """

    entry: int
    outcome: Outcome
    receipt: Mapping[str, Any]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """A recorded outcome that is another under the other rules.

    Attributes:
        since, until: The entries by which this came to be, and by which it is so no more; None: it still is.
        as_of: The reference date at which it came to be.
        other: From the recorded outcome to the one under the other rules, with its determination.
        receipt: That of the other rules.
    """

    company: str
    policy: str
    since: int
    until: int | None
    as_of: date
    recorded: Recorded
    other: Change
    receipt: Mapping[str, Any]

    @property
    def pair(self) -> tuple[Outcome, Outcome]:
        """The outcome recorded, and the one under the other rules."""
        return self.recorded.outcome, self.other.after


class Replayed(NamedTuple):
    """What a company comes to under the other rules.

    Attributes:
        outcomes: How many were recorded.
        aside: What of its facts the other rules do not take: they count as not known.
    """

    company: str
    outcomes: int
    differing: tuple[Differing, ...]
    aside: tuple[Aside, ...]


def replayed(store: Store, rules: Rules, other: Programme, names: Iterable[str]) -> Iterator[Replayed]:
    """Go through the logs of companies under other rules, as if they had held from the beginning."""
    sessions = Sessions(other)
    for name in names:
        going = _Otherwise(name, sessions)
        for step in replay(store, rules, name):
            going.step(step)
        yield Replayed(name, going.outcomes, tuple(going.differing), tuple(going.aside.values()))


class _Otherwise:
    """A company on its way through the log, under the other rules.

    Attributes:
        outcomes: How many have been recorded.
    """

    def __init__(self, name: str, sessions: Sessions) -> None:
        self._name, self._sessions, self._other = name, sessions, sessions.programme.compiled
        self._session: Session | None = None
        # As time alone moved it: what the log records by time is compared with that.
        self._by_time: Session | None = None
        self._entry = 0
        self._digest: str | None = None
        self._recorded: dict[str, Recorded] = {}
        self._open: dict[str, int] = {}
        self.outcomes = 0
        self.differing: list[Differing] = []
        self.aside: dict[Any, Aside] = {}

    def step(self, step: ReplayedEntry) -> None:
        """Follow an entry; the outcomes that it leads to are recorded behind it."""
        entry, body = step.entry, step.body
        if entry is None or entry.kind in ("event", "date", "rules"):
            self._settle()
        if entry is None:
            return
        if entry.kind == "rules":
            self._digest = body["digest"]
            now = _names(step.programme, self._other)
            self._recorded = {now(policy): each for policy, each in self._recorded.items()}
        elif entry.kind == "event":
            self._event(step, entry.seq)
        elif entry.kind == "date" and self._session is not None:
            self._session.at(date.fromisoformat(body["date"]))
        elif entry.kind == "change":
            self._change(step, entry.seq)
        if entry.kind in ("event", "date", "rules"):
            self._entry = entry.seq

    def _change(self, step: ReplayedEntry, number: int) -> None:
        body = step.body
        if body["fact"] is not None:
            self._compare_by_time()
        policy = _names(step.programme, self._other)(body["policy"])
        receipt = {key: body[key] for key in _RECEIPT}
        self._recorded[policy] = Recorded(number, Outcome(body["after"]), receipt, step.change)
        self.outcomes += 1

    def _event(self, step: ReplayedEntry, number: int) -> None:
        body, day = step.body, date.fromisoformat(step.body["judged_at"])
        if self._session is None:
            self._session = self._sessions.blank(day)
        if body["first"] is not None:
            receipt = {**dict.fromkeys(_RECEIPT), "rules": self._digest}
            now = _names(step.programme, self._other)
            first = {now(name): Recorded(number, Outcome(each), receipt) for name, each in body["first"].items()}
            self._recorded |= first
            self.outcomes += len(first)
        if "retract" in body:
            self._without(step)
            return
        self._session.at(day)
        self._by_time = self._session.copy()
        fact = _facts(step.programme, self._other)(body["fact"])
        try:
            learn(self._session, {**body, "fact": fact})
        except ProfileAtFault as error:
            self._set_aside(Aside((fact, body.get("year")), error.faults))
            # What it said before is not so any more.
            with suppress(ProfileAtFault):
                self._session.forget(fact, year=body.get("year"))

    def _without(self, step: ReplayedEntry) -> None:
        """Know what the company is without an event that was taken back."""
        assert step.company is not None, "each entry of a company comes with it"
        now, company = _facts(step.programme, self._other), Company()
        company.facts = {(now(fact), year): value for (fact, year), value in step.company.facts.items()}
        company.date = step.company.date
        self._session, aside = company.under(self._sessions.programme)
        for each in aside:
            self._set_aside(each)

    def _set_aside(self, aside: Aside) -> None:
        self.aside.setdefault(aside.key, aside)

    def _settle(self) -> None:
        """Compare what the last entries led to."""
        self._compare_by_time()
        if self._session is not None:
            self._compare(self._session)

    def _compare_by_time(self) -> None:
        if self._by_time is not None:
            self._compare(self._by_time)
        self._by_time = None

    def _compare(self, session: Session) -> None:
        nothing = {**dict.fromkeys(_RECEIPT), "rules": self._digest}
        absent = Recorded(self._entry, Outcome.NOT_IN_FORCE, nothing)
        now = session.outcomes
        for policy in dict.fromkeys((*now, *self._recorded)):
            recorded = self._recorded.get(policy, absent)
            pair = recorded.outcome, now.get(policy, Outcome.NOT_IN_FORCE)
            place = self._open.get(policy)
            if place is not None and self.differing[place].pair != pair:
                self.differing[place] = replace(self.differing[place], until=self._entry)
                del self._open[policy]
            if pair[0] is not pair[1] and policy not in self._open:
                self._open[policy] = len(self.differing)
                self.differing.append(self._differing(policy, recorded, session))

    def _differing(self, policy: str, recorded: Recorded, session: Session) -> Differing:
        change = session.change_from(policy, recorded.outcome)
        body = {**change_body(change, self._sessions.programme, by_rules=True), **made_by(session)}
        receipt = {key: body[key] for key in _RECEIPT}
        return Differing(self._name, policy, self._entry, None, session.as_of, recorded, change, receipt)


class _Now(NamedTuple):
    """Names of the log → those of the other rules, which may be later or earlier than the rules of the time.

    Attributes:
        own: The names that the other rules have.
        then, other: By the name of before the name of now, under the rules of the time and under the others.
    """

    own: Collection[str]
    then: Mapping[str, str]
    other: Mapping[str, str]

    def __call__(self, name: str) -> str:
        now = self.then.get(name, name)
        before = (old for old, later in self.then.items() if later == now)
        named = (now, name, self.other.get(now, now), self.other.get(name, name), *before)
        return next((each for each in named if each in self.own), now)


def _names(then: Programme | None, other: CompiledProgramme) -> _Now:
    own = {each.id for each in other.policies}
    return _Now(own, {} if then is None else then.compiled.former.policies, other.former.policies)


def _facts(then: Programme | None, other: CompiledProgramme) -> _Now:
    return _Now(other.facts, {} if then is None else then.compiled.former.facts, other.former.facts)
