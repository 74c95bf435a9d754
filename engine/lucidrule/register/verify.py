"""Does what is recorded follow from what was told, under the rules of the time?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from lucidrule.api import Programme
from lucidrule.core.fault import LucidruleError
from lucidrule.engines.session import Change
from lucidrule.register.replay import ReplayedEntry, Rules, replay
from lucidrule.register.store import Store


class Difference(NamedTuple):
    """What is recorded and what is recomputed are not the same.

    Attributes:
        kind: A change recorded is another or none at all; a change is not recorded; the outcomes that a company began
            with are others; an event was taken that is refused.
        entry: The number of the entry; of a change not recorded, the one before which it is missing, 0 at the end.
        change: What is recomputed.
        problem: Why the event is refused.
        renamed: Of a change that is none, recorded as a policy got another id: the id of before and that of now.
    """

    kind: Literal["change", "unrecorded", "began", "event"]
    company: str
    entry: int
    programme: Programme
    change: Change | None = None
    problem: LucidruleError | None = None
    renamed: tuple[str, str] | None = None


class Compared(NamedTuple):
    """What a replay of one company found.

    Attributes:
        changes: How many changes were recomputed.
        skipped: How many were recorded under rules that cannot be read any more.
    """

    differences: tuple[Difference, ...]
    changes: int
    skipped: int


def compared(store: Store, programme: Programme, companies: Iterable[str]) -> Iterator[Compared]:
    """Replay the events of each company and compare every outcome that was recorded."""
    rules = Rules(store, programme)
    for name in companies:
        found: list[Difference] = []
        changes = skipped = 0
        for step in replay(store, rules, name):
            number = 0 if step.entry is None else step.entry.seq
            found += [Difference("unrecorded", name, number, step.programme or programme, left) for left in step.left]
            is_change = step.entry is not None and step.entry.kind == "change"
            if step.programme is None:
                skipped += is_change
            else:
                changes += is_change
                found += _differences(step, name, number, step.programme)
        yield Compared(tuple(found), changes, skipped)


def _differences(step: ReplayedEntry, name: str, number: int, programme: Programme) -> Iterator[Difference]:
    if step.problem is not None:
        yield Difference("event", name, number, programme, problem=step.problem)
    kind = step.entry.kind if step.entry is not None else "end"
    if kind == "event" and step.body["first"] != step.began:
        yield Difference("began", name, number, programme)
    if kind == "change":
        follows = step.follows()
        if follows is None or any(step.body.get(key) != value for key, value in follows.items()):
            renamed = _renaming(step.body, programme) if follows is None else None
            yield Difference("change", name, number, programme, step.change, renamed=renamed)


def _renaming(body: Mapping[str, Any], programme: Programme) -> tuple[str, str] | None:
    """Return the ids of before and of now of the policy of a recorded change that came with rules that renamed it."""
    pairs = programme.compiled.former.policies.items()
    return next((pair for pair in pairs if body["by_rules"] and body["policy"] in pair), None)
