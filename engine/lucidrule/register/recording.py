"""Writing down what follows from an event, the passing of time or other rules, and telling it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.core.position import Location
from lucidrule.engines.documents import with_document
from lucidrule.engines.session import Change, Session
from lucidrule.register.change_body import change_body, kept_faults, made_by
from lucidrule.register.companies import Aside
from lucidrule.register.events import Event
from lucidrule.register.log import Log


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change of outcome of a company.

    Attributes:
        event: What it follows from; None: time passed, or other rules hold.
        entry: Its number in the log: whoever is told twice knows by it.
    """

    company: str
    event: str | None
    change: Change
    by_rules: bool = False
    entry: int = 0
    kind: ClassVar[str] = "change"
    # Those of now.
    programme: ClassVar[None] = None

    @property
    def said(self) -> dict[str, Any]:
        """The change as plain data, as it is kept."""
        return {**self.change.said(), "by_rules": self.by_rules}

    def to_json(self) -> str:
        """Return the change as JSON, with its determination."""
        known = {"entry": self.entry, "company": self.company, "event": self.event, "by_new_rules": self.by_rules}
        return with_document({**known, **self.change.said()}, self.change.document())


@dataclass(frozen=True, slots=True)
class LateEvent:
    """An event that overrides what a later one had told.

    Attributes:
        said: As it is kept.
    """

    company: str
    said: dict[str, Any]
    kind: ClassVar[str] = "event"
    programme: ClassVar[None] = None


Told = ToldChange | LateEvent | LucidruleError


class Recording:
    """Entries of one log under one programme, within its batches."""

    def __init__(self, log: Log, programme: Programme) -> None:
        self._log, self._programme = log, programme

    def event(self, event: Event, as_of: date, first: Mapping[str, str] | None) -> list[Told]:
        """Write an event, and where the outcomes of its company began if it is the first; tell it if it is late."""
        late = self._log.late(event) if event.retract is None else None
        body = {**event.data, "judged_at": as_of.isoformat(), "first": first, **({"late": late} if late else {})}
        self._log.write("event", event.id, event.company, body)
        return [LateEvent(event.company, body)] if late else []

    def changes(
        self, name: str, event: str | None, session: Session, changes: Iterable[Change], *, by_rules: bool = False
    ) -> list[Told]:
        """Write changes of a company."""
        told: list[Told] = []
        for change in changes:
            body = change_body(change, self._programme, by_rules=by_rules)
            entry = self._log.write("change", event, name, {**body, **made_by(session)})
            told.append(ToldChange(name, event, change, by_rules, entry))
        return told

    def aside(self, name: str, aside: Aside) -> LucidruleError:
        """Write that a fact of a company is not taken by the rules."""
        fact, year = aside.key
        self._log.write("aside", None, name, {"fact": fact, "year": year, "faults": kept_faults(aside.faults)})
        return placed(aside.faults, Location(f"<{name}>", 1, 1))

    def rules(self) -> None:
        """Write the rules that hold from here."""
        compiled = self._programme.compiled
        named = {"programme": compiled.id, "version": compiled.version}
        texts = {"texts": dict(compiled.texts), "order": list(compiled.texts)}
        each = [{"programme": one.id, "version": one.version, "digest": one.digest} for one in compiled.members]
        several = {"programmes": each} if len(each) > 1 else {}
        self._log.write("rules", None, None, {"digest": compiled.digest, **named, **several, **texts})


def placed(faults: tuple[Fault, ...], at: Location, *, keep: bool = False) -> ProfileAtFault:
    """Return faults at the place of what told them; `keep`: those that have a place in its line stay there."""
    own = (at.file, at.line) if keep else None
    return ProfileAtFault(
        tuple(
            fault if fault.at is not None and (fault.at.file, fault.at.line) == own else replace(fault, at=at)
            for fault in faults
        )
    )
