"""What a store has kept and nobody was told, or shall be told again: read from its entries, in their order."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError
from lucidrule.engines.documents import with_document
from lucidrule.register.opening import entry_named
from lucidrule.register.replay import ReplayedEntry, Rules, replay
from lucidrule.register.store import Entry, Store
from lucidrule.register.told import Range

_TOGETHER = 200
# Companies gone through at once, of some thirty kilobytes each; one that comes again later is gone through from its
# beginning.
_COMPANIES = 2_000


@dataclass(frozen=True, slots=True)
class Retold:
    """An entry told from the store.

    Attributes:
        step: With the rules of its time; of a change with its determination, where it still follows.
    """

    step: ReplayedEntry

    @property
    def _entry(self) -> Entry:
        assert self.step.entry is not None
        return self.step.entry

    @property
    def kind(self) -> str:
        """The kind of the entry."""
        return self._entry.kind

    @property
    def company(self) -> str | None:
        """The company that it is about."""
        return self._entry.company

    @property
    def said(self) -> Mapping[str, Any]:
        """What is kept."""
        return self.step.body

    @property
    def programme(self) -> Programme | None:
        """The rules of its time; None: they cannot be read any more."""
        return self.step.programme

    def to_json(self) -> str:
        """Return a change as it was, or would have been, told at first."""
        known = {"entry": self._entry.seq, "company": self.company, "event": self._entry.event}
        told = ("policy", "before", "after", "criteria", "fact", "as_of")
        change = self.step.change
        data = {**known, "by_new_rules": self.said["by_rules"], **{name: self.said[name] for name in told}}
        return with_document(data, None if change is None else change.document())


@dataclass(frozen=True, slots=True)
class Piece:
    """Some entries that are told together.

    Attributes:
        range: Which entries are told with it, those that nobody is told of among them.
    """

    range: Range
    entries: list[Retold]


def retold(store: Store, programme: Programme, since: int | None = None) -> Iterator[Piece]:
    """Yield what was not told, and all changes from the entry `since` on.

    Raises:
        UnreadableInput: Entries were told that are not there any more.
    """
    untold = store.untold()
    ranges = [*untold] if since is None else [*(each for each in untold if each.first < since)]
    if since is not None and since <= store.last:
        ranges = [Range(each.first, min(each.last, since - 1)) for each in ranges] + [Range(since, store.last)]
    going = _Going(store, programme)
    for begin, end in ranges:
        told: list[Retold] = []
        for entry in store.entries(after=begin - 1):
            if entry.seq > end:
                break
            if _is_told(entry, untold):
                told.append(going.of(entry))
            if len(told) == _TOGETHER:
                yield Piece(Range(begin, entry.seq), told)
                begin, told = entry.seq + 1, []
        if begin <= end:
            yield Piece(Range(begin, end), told)


def _is_told(entry: Entry, untold: list[Range]) -> bool:
    """Return whether people are told of an entry: of changes; once of what came late, was refused or set aside."""
    if entry.kind == "change":
        return True
    late = entry.kind == "event" and '"late":' in entry.body
    return (late or entry.kind in ("refused", "aside")) and any(first <= entry.seq <= last for first, last in untold)


class _Going:
    """Replays under way, by company: a change has its document only where its company is gone through."""

    def __init__(self, store: Store, programme: Programme) -> None:
        self._store, self._rules = store, Rules(store, programme)
        self._steps: OrderedDict[str, Iterator[ReplayedEntry]] = OrderedDict()

    def of(self, entry: Entry) -> Retold:
        """Return an entry with what a replay says to it.

        Raises:
            UnreadableInput: An index of the file does not lead to it.
        """
        if entry.company is None:
            return Retold(ReplayedEntry(entry, self._store.body(entry), None))
        steps = self._steps.pop(entry.company, None) or replay(self._store, self._rules, entry.company)
        found = next((step for step in steps if step.entry is not None and step.entry.seq == entry.seq), None)
        if found is None:
            raise self._store.fault("store-damaged", reason=entry_named(entry.seq))
        self._steps[entry.company] = steps
        if len(self._steps) > _COMPANIES:
            self._steps.popitem(last=False)
        return Retold(found)


def entry_since(store: Store, since: int | date | None) -> int | None:
    """Return the number of the entry from which on a register is told again.

    Args:
        since: The number of an entry, which may be the next one; or a day: the first entry by which the register stood
            at it, or later; None: nothing is told again.

    Raises:
        LucidruleError: There are not so many entries.
    """
    if since is None:
        return None
    if isinstance(since, int):
        if since > store.last + 1:
            raise LucidruleError((Fault("since-ahead", None, {"since": str(since), "last": str(store.last)}),))
        return max(since, 1)
    days = {"event": "judged_at", "change": "as_of", "date": "date"}
    for entry in store.entries(kinds=tuple(days)):
        if date.fromisoformat(store.body(entry)[days[entry.kind]]) >= since:
            return entry.seq
    return store.last + 1
