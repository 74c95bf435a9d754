"""An event that takes back another: what a company, and the register, would be without the one taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.compile.former import Former
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.kernel.missing import Missing
from lucidrule.register.bodies import read_body
from lucidrule.register.companies import Company
from lucidrule.register.store import Store
from lucidrule.texts.catalogue import LANGS, WORDS
from lucidrule.values.days import parse_date


class Without(NamedTuple):
    """Where a register stands without an event.

    Attributes:
        register: Of the register itself.
        companies: Where each stands, by name.
    """

    register: date
    companies: Mapping[str, date]


def retracted(store: Store, name: str, company: str, *, before: int) -> dict[str, Any]:
    """Return the event that another takes back.

    Args:
        before: The entry of the other.

    Raises:
        ProfileAtFault: There is none of this id, it is about another company, is taken back already, or takes back one
            itself.
        UnreadableInput: It is not what an event holds.
    """
    kept = store.event(name)
    if kept is None:
        raise _fault("retract-unknown", name=name)
    try:
        body = read_body("event", kept)
    except ValueError:
        # Of another company, which nobody has looked at yet.
        raise store.fault(
            "store-damaged", reason={lang: WORDS.text("event_named", lang, name) for lang in LANGS}
        ) from None
    if body["company"] != company:
        raise _fault("retract-other-company", name=name, company=body["company"])
    if "retract" in body:
        raise _fault("retract-retraction", name=name)
    by = next((each["id"] for each in _events(store, company, before - 1) if each.get("retract") == name), None)
    if by is not None:
        raise _fault("retract-twice", name=name, by=by)
    return body


def told_still(store: Store, company: str, former: Former, *, through: int, gone: str | None = None) -> Company:
    """Return what is told of a company by the events that nobody took back.

    Args:
        former: What names of before are now.
        through: The last entry that counts.
        gone: One more event that is taken back.
    """
    events = list(_events(store, company, through))
    without = {gone, *(each.get("retract") for each in events)}
    told = Company()
    for body in events:
        if body["id"] not in without and "retract" not in body:
            told.take("event", former.of_entry("event", body))
    return told


def without(store: Store, gone: Mapping[str, Any]) -> Without:
    """Return where a register stands without an event: each event was judged at the latest day of those before it."""
    bodies = [(entry, store.body(entry)) for entry in store.entries(kinds=("event", "date"))]
    out = {gone["id"], *(body["retract"] for _, body in bodies if "retract" in body)}
    stands, companies = date.min, dict[str, date]()
    for entry, body in bodies:
        if entry.event in out or (entry.kind == "date" and entry.company is not None):
            continue
        stands = max(stands, parse_date(body["date"]))
        if entry.kind == "date":
            companies = dict.fromkeys(companies, stands)
        else:
            companies[entry.company or ""] = stands
    return Without(stands, companies)


def fact_of(gone: Mapping[str, Any], former: Former) -> Missing:
    """Return the fact that an event told."""
    return Missing(former.facts.get(gone["fact"], gone["fact"]), gone.get("year") or 0)


def _events(store: Store, company: str, through: int) -> list[dict[str, Any]]:
    entries = store.entries(company=company, kinds=("event",))
    return [store.body(entry) for entry in entries if entry.seq <= through]


def _fault(code: str, **params: str) -> ProfileAtFault:
    return ProfileAtFault((Fault(code, None, params),))
