"""A register replayed from its events: does what is recorded follow from them?"""

import json
from datetime import date
from typing import NamedTuple

from lucidrule.api import Programme
from lucidrule.core.fault import LucidruleError
from lucidrule.engines.session import Change, Session
from lucidrule.register.register import change_body
from lucidrule.register.store import Store


class Differences(NamedTuple):
    """What a replay found.

    Attributes:
        wrong: Entries that differ, by number, with what is recomputed.
        compared: Changes that were recomputed.
        skipped: Changes made under other rules, which cannot be.
    """

    wrong: list[tuple[int, str]]
    compared: int
    skipped: int


def differences(store: Store, programme: Programme) -> Differences:
    """Replay the events of a store and compare every outcome recorded under the rules of `programme`."""
    wrong: list[tuple[int, str]] = []
    compared = skipped = 0
    sessions: dict[str, Session] = {}
    expected: dict[str, list[Change]] = {}
    digest = programme.compiled.digest
    ours = False
    for entry in store.entries():
        body = json.loads(entry.body)
        company = entry.company or ""
        if entry.kind in ("event", "date", "rules"):
            wrong += _left(entry.seq, expected) if ours else []
            expected = {}
        try:
            if entry.kind == "rules":
                ours = body["digest"] == digest
            elif entry.kind == "event":
                as_of = date.fromisoformat(body["judged_at"])
                session = sessions.get(company) or programme.session({}, as_of=as_of)
                sessions[company] = session
                moved = session.at(as_of)
                if "withdrawn" in body:
                    learnt = session.forget(body["fact"], year=body.get("year"))
                else:
                    learnt = session.know(body["fact"], body["value"], year=body.get("year"))
                expected[company] = [*moved, *learnt]
            elif entry.kind == "date":
                expected = {name: list(each.at(date.fromisoformat(body["date"]))) for name, each in sessions.items()}
            elif entry.kind == "change" and not (ours and body["rules"] == digest):
                skipped += 1
            elif entry.kind == "change" and body["by_rules"]:
                now = sessions[company].outcomes[body["policy"]].value
                compared += 1
                if now != body["after"]:
                    wrong.append((entry.seq, now))
            elif entry.kind == "change":
                compared += 1
                listed = expected.get(company, [])
                change = listed.pop(0) if listed else None
                if change is None or change_body(change, digest, by_rules=False) != body:
                    wrong.append((entry.seq, repr(change)))
        except LucidruleError as error:
            if ours:
                wrong.append((entry.seq, str(error).splitlines()[0]))
    # What follows from the last event must stand there too.
    wrong += _left(store.last, expected) if ours else []
    return Differences(wrong, compared, skipped)


def _left(number: int, expected: dict[str, list[Change]]) -> list[tuple[int, str]]:
    """Return the changes that follow from an entry and are not recorded before the entry `number`."""
    return [(number, f"{name}: {change}") for name, listed in expected.items() for change in listed]
