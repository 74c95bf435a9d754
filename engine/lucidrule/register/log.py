"""The log of a store as this process knows it: which rules hold, at which date it stands, and each company."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.folding import unspaced
from lucidrule.register.change_body import kept_faults
from lucidrule.register.companies import Company
from lucidrule.register.events import Event
from lucidrule.register.store import Entry, Store

_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Log:
    """What a store tells; what is written is known once the store has kept it.

    Attributes:
        rules: The digest of the rules that hold; None: there are none yet.
        date: The reference date; events never move it back.
        companies: By name.
        names: Of companies, as numbers and names are compared.
        taken: Events that were new, since it was opened.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rules: str | None = None
        self.date = date.min
        self.companies: dict[str, Company] = {}
        self.names: dict[str, str] = {}
        self._refused: set[str] = set()
        self.taken = 0
        self._written: list[tuple[str, str, dict[str, Any]]] = []
        self._read = 0

    def catch_up(self) -> Iterator[Entry]:
        """Take over what stands in the store and is not known yet, at first all of it; yield each entry."""
        for entry in self.store.entries(after=self._read):
            self._read = entry.seq
            self._take(entry.kind, entry.company or "", self.store.body(entry))
            yield entry
        self.store.catch_up()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Write entries together; where that fails nothing of them is known either."""
        before = self.date
        try:
            with self.store.writing():
                yield
            for kind, company, body in self._written:
                self.taken += kind == "event"
                self._take(kind, company, body)
            self._read = self.store.last
        except BaseException:
            self.date = before
            self.names = {}
            for name in self.companies:
                self.names.setdefault(unspaced(name), name)
            self._refused -= {body["text"] for kind, _, body in self._written if kind == "refused"}
            raise
        finally:
            self._written.clear()

    def write(self, kind: str, event: str | None, company: str | None, body: dict[str, Any]) -> int:
        """Write an entry of a batch; return its number."""
        self.store.append(kind, event, company, _json(body))
        self._written.append((kind, company or "", body))
        if company is not None:
            self.names.setdefault(unspaced(company), company)
        return self.store.last

    def name_of(self, company: str) -> str | None:
        """Return the name that a company has here, which may be written in another width or case; None: it has none."""
        return company if company in self.companies else self.names.get(unspaced(company))

    def tells(self, event: Event) -> bool:
        """Return whether an event is kept already.

        Raises:
            ProfileAtFault: One of its id is, with other content.
        """
        kept = self.store.event(event.id)
        if kept is None:
            return False
        data = json.loads(kept)
        del data["judged_at"], data["first"]
        if _json(data) != _json(event.data):
            raise ProfileAtFault((Fault("event-other-content", None, {"name": event.id}),))
        return True

    def refuse(self, file: str, number: int, line: str, faults: tuple[Fault, ...]) -> None:
        """Write a line that is no event, and why; once, however often it is sent."""
        text = line[:2_000].encode("utf-8", "replace").decode()
        if text not in self._refused:
            self._refused.add(text)
            self.write(
                "refused", None, None, {"file": file, "line": number, "text": text, "faults": kept_faults(faults)}
            )

    def _take(self, kind: str, name: str, body: dict[str, Any]) -> None:
        """Know an entry that is kept."""
        if kind == "refused":
            self._refused.add(body["text"])
        elif kind in ("rules", "date"):
            if kind == "rules":
                self.rules = body["digest"]
            else:
                self.date = max(self.date, date.fromisoformat(body["date"]))
            for company in self.companies.values():
                company.take(kind, body)
        else:
            self.companies.setdefault(name, Company()).take(kind, body)
            self.names.setdefault(unspaced(name), name)
            if kind == "event":
                self.date = max(self.date, date.fromisoformat(body["judged_at"]))
