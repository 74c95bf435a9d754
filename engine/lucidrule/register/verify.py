"""Does what is recorded follow from what was told, under the rules of the time?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lucidrule.api import Programme
from lucidrule.register.replay import Rules, Step, replay
from lucidrule.register.store import Store


class Compared(NamedTuple):
    """What a replay of one company found.

    Attributes:
        wrong: Entries that differ, by number (0: the end of the log), with what is recomputed.
        changes: Changes that were recomputed.
        skipped: Changes recorded under rules that cannot be read any more.
    """

    wrong: tuple[tuple[int, str], ...]
    changes: int
    skipped: int


def compared(store: Store, programme: Programme, companies: Iterable[str]) -> Iterator[Compared]:
    """Replay the events of each company and compare every outcome that was recorded."""
    rules = Rules(store, programme)
    for name in companies:
        wrong: list[tuple[int, str]] = []
        changes = skipped = 0
        for step in replay(store, rules, name):
            number = 0 if step.entry is None else step.entry.seq
            wrong += [(number, f"{name}: {change}") for change in step.left]
            if step.entry is not None and step.programme is None:
                skipped += step.entry.kind == "change"
            elif step.entry is not None:
                changes += step.entry.kind == "change"
                wrong += [(number, said) for said in _differing(step)]
        yield Compared(tuple(wrong), changes, skipped)


def _differing(step: Step) -> Iterator[str]:
    """Yield what is recomputed for an entry where it is not what stands there."""
    assert step.entry is not None
    if step.problem is not None:
        yield str(step.problem).splitlines()[0]
    if step.entry.kind == "event" and step.body["first"] != step.began:
        yield str(step.began)
    if step.entry.kind == "change":
        follows = step.follows()
        if follows is None or any(step.body.get(key) != value for key, value in follows.items()):
            yield str(step.change)
