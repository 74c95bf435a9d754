"""What the log says of one company: its facts as they were told, where its outcomes stand, and its session."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.answers_given import is_answer
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.former import Former
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.verdict import Outcome
from lucidrule.engines.session import Change, Session
from lucidrule.kernel.tree import Key
from lucidrule.register.events import withdraws
from lucidrule.values.days import parse_date


class Aside(NamedTuple):
    """A fact that other rules took and these do not: as long as they hold it counts as not known."""

    key: Key
    faults: tuple[Fault, ...]


class ToldBy(NamedTuple):
    """The event by which a fact stands as it does, and its day as it was written."""

    event: str
    date: str


class Company:
    """A company as the log tells of it.

    Attributes:
        facts: By fact and year, as events told them.
        told: By which event each was told or withdrawn last.
        aside: Of these, what the rules do not take.
        outcomes: By policy, as recorded.
        date: Where its outcomes were last judged.
    """

    __slots__ = ("aside", "date", "facts", "outcomes", "told")

    def __init__(self) -> None:
        self.facts: dict[Key, Any] = {}
        self.told: dict[Key, ToldBy] = {}
        self.aside: frozenset[Key] = frozenset()
        self.outcomes: dict[str, Outcome] = {}
        self.date = date.min

    def take(self, kind: str, body: Mapping[str, Any]) -> None:
        """Know an entry that is about the company, or about all."""
        if kind == "event":
            key = (body["fact"], body.get("year"))
            self.told[key] = ToldBy(body["id"], body["date"])
            self.facts.pop(key, None)
            if not withdraws(body):
                self.facts[key] = told_value(body)
            elif key[1] is None:
                self.facts = {other: value for other, value in self.facts.items() if other[0] != key[0]}
            self.aside &= self.facts.keys() - {key}
            self.date = date.fromisoformat(body["judged_at"])
            if body["first"] is not None:
                self.outcomes = {name: Outcome(value) for name, value in body["first"].items()}
        elif kind == "change":
            self.outcomes[body["policy"]] = Outcome(body["after"])
        elif kind == "aside":
            self.aside |= {(body["fact"], body["year"])}
        elif kind == "rules":
            self.aside = frozenset()
        else:
            # The register moved.
            self.date = date.fromisoformat(body["date"])

    def rename(self, former: Former) -> None:
        """Know facts and policies by their names of now."""
        facts, policies = former.facts, former.policies
        self.facts = {(facts.get(name, name), year): value for (name, year), value in self.facts.items()}
        self.told = {(facts.get(name, name), year): by for (name, year), by in self.told.items()}
        self.aside = frozenset((facts.get(name, name), year) for name, year in self.aside)
        self.outcomes = {policies.get(name, name): outcome for name, outcome in self.outcomes.items()}

    def call(self, full: Mapping[str, str], before: Collection[str]) -> None:
        """Know policies by what they are called now: by their ids, and beside others by their programme where two could
        be meant.

        Args:
            full: What each is called now, by programme and id.
            before: The programmes that the outcomes are of, by id.
        """
        now = set(full.values())
        for name in [name for name in self.outcomes if name not in now]:
            own = [full[each] for each in (name, *(f"{of}/{name}" for of in before)) if each in full]
            if len(own) == 1:
                self.outcomes[own[0]] = self.outcomes.pop(name)

    def restate(self, other: "Company", body: Mapping[str, Any]) -> None:
        """Know what the company is without an event that was taken back."""
        self.facts, self.told, self.aside = other.facts, other.told, frozenset()
        self.date = date.fromisoformat(body["judged_at"])

    def session(self, programme: Programme) -> Session:
        """Return a session that knows the facts, under the rules that took them."""
        return self._session(programme, {key: value for key, value in self.facts.items() if key not in self.aside})

    def under(self, programme: Programme) -> tuple[Session, list[Aside]]:
        """Return a session under other rules, and what these do not take: of facts at odds what was told later."""
        try:
            return self._session(programme, self.facts), []
        except ProfileAtFault:
            session = programme.session({}, as_of=self.date)
        aside = []
        for (fact, year), value in self.facts.items():
            try:
                session.know(fact, value, year=year)
            except ProfileAtFault as error:
                aside.append(Aside((fact, year), error.faults))
        return session, aside

    def _session(self, programme: Programme, told: Mapping[Key, Any]) -> Session:
        facts: dict[str, Any] = {}
        yearly: dict[str, dict[int | None, Any]] = {}
        for (fact, year), value in told.items():
            if year is not None:
                yearly.setdefault(fact, {})[year] = value
            else:
                facts[fact] = value
        # A fact may have become yearly with other rules: what has no year then is refused.
        for fact, values in yearly.items():
            facts[fact] = {None: facts[fact], **values} if fact in facts else values
        for fact, year in self._asked(programme.compiled):
            if year is None:
                facts.setdefault(fact, None)
            elif isinstance(known := facts.setdefault(fact, {}), dict):
                known[year] = None
        return programme.session(facts, as_of=self.date)

    def _asked(self, compiled: CompiledProgramme) -> list[Key]:
        """Return what was told to be not known, or not any more, as far as the rules can be told of it."""
        silent = [key for key in self.told if key not in self.facts and key[0] in compiled.facts]
        return [(fact, year) for fact, year in silent if year is None or compiled.facts[fact].yearly]

    def renewed(self, session: Session) -> list[Change]:
        """Return what other rules change: the outcomes of a session under them against those recorded.

        A policy that there was not, or is not any more, is not in force.
        """
        now = session.outcomes
        names = [*now, *(name for name in self.outcomes if name not in now)]
        return [
            session.change_from(name, before)
            for name in names
            if (before := self.outcomes.get(name, Outcome.NOT_IN_FORCE)) is not now.get(name, Outcome.NOT_IN_FORCE)
        ]


def names_in_full(programme: CompiledProgramme) -> Mapping[str, str]:
    """Return what each policy is called among the programmes that stand together, by programme and id."""
    ids = [policy.id for policy in programme.policies]
    return {f"{programme.home(name).id}/{name.rpartition('/')[2]}": name for name in ids}


def overridden(told: Mapping[Key, ToldBy], key: Key, day: date, *, withdrawn: bool) -> ToldBy | None:
    """Return the latest event that one of a day overrides though it is of a later day; None: there is none.

    Args:
        key: What the event is about; withdrawn without a year are all of them.
    """
    fact, year = key
    whole = withdrawn and year is None
    found = [each for (name, of), each in told.items() if name == fact and (whole or of in (year, None))]
    later = [each for each in found if parse_date(each.date) > day]
    return max(later, key=lambda each: parse_date(each.date), default=None)


def learn(session: Session, body: Mapping[str, Any]) -> tuple[Change, ...]:
    """Tell a session what an event says; return the changes."""
    if withdraws(body):
        return session.forget(body["fact"], year=body.get("year"))
    return session.know(body["fact"], told_value(body), year=body.get("year"))


def told_value(body: Mapping[str, Any]) -> Any:
    """Return the value that an event tells; an answer of the authority with its day and where it stands."""
    if is_answer(body["fact"]):
        return {"answer": body["value"], "date": body["date"], "source": body["source"]}
    return body["value"]
