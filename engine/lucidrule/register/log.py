"""The log of a store as this process knows it: which rules hold, at which date it stands, and each company."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.folding import unspaced
from lucidrule.kernel.tree import Key
from lucidrule.register.change_body import kept_faults
from lucidrule.register.companies import Company, ToldBy, names_in_full, overridden
from lucidrule.register.events import Event, withdraws
from lucidrule.register.retraction import told_still
from lucidrule.register.store import Entry, Store
from lucidrule.values.days import parse_date

_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Log:
    """What a store tells; what is written is known once the store has kept it.

    Attributes:
        rules: The digest of the rules that hold; None: there are none yet.
        programmes: The ids of the programmes that these are.
        date: The reference date; no event moves it back, but one that takes back another.
        companies: By name.
        names: Of companies, as numbers and names are compared.
        taken: Events that were new, since it was opened.
    """

    def __init__(self, store: Store, compiled: CompiledProgramme) -> None:
        """Know nothing of a store yet.

        Args:
            compiled: What knows names of before, and policies as they are called now: so is known what entries tell,
                whatever they call it.
        """
        self.store, self._former, self._names = store, compiled.former, names_in_full(compiled)
        self.rules: str | None = None
        self.programmes: tuple[str, ...] = ()
        self.date = date.min
        self.companies: dict[str, Company] = {}
        self.names: dict[str, str] = {}
        self._refused: set[str] = set()
        self.taken = 0
        self._written: list[tuple[int, str, str, dict[str, Any]]] = []
        self._told: dict[str, dict[Key, ToldBy]] = {}
        self._read = 0

    def catch_up(self) -> Iterator[Entry]:
        """Take over what stands in the store and is not known yet, at first all of it; yield each entry."""
        for entry in self.store.entries(after=self._read):
            self._read = entry.seq
            self._take(entry.seq, entry.kind, entry.company or "", self.store.body(entry))
            yield entry
        self.store.catch_up()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Write entries together; where that fails nothing of them is known either."""
        before = self.date
        try:
            with self.store.writing():
                yield
            for seq, kind, company, body in self._written:
                self.taken += kind == "event"
                self._take(seq, kind, company, body)
            self._read = self.store.last
        except BaseException:
            self.date = before
            self.names = {}
            for name in self.companies:
                self.names.setdefault(unspaced(name), name)
            self._refused -= {body["text"] for _, kind, _, body in self._written if kind == "refused"}
            raise
        finally:
            self._written.clear()
            self._told.clear()

    def write(self, kind: str, event: str | None, company: str | None, body: dict[str, Any]) -> int:
        """Write an entry of a batch; return its number."""
        self.store.append(kind, event, company, _json(body))
        self._written.append((self.store.last, kind, company or "", body))
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
        for name in ("judged_at", "first", "late"):
            data.pop(name, None)
        if _json(data) != _json(event.data):
            raise ProfileAtFault((Fault("event-other-content", None, {"name": event.id}),))
        return True

    def late(self, event: Event) -> dict[str, str] | None:
        """Return what an event overrides though it is of a later day; None: nothing. It is known from here on."""
        company, withdrawn = self.companies.get(event.company), withdraws(event.data)
        now = self._told.setdefault(event.company, {})
        told = {**(company.told if company is not None else {}), **now} if now else company.told if company else {}
        key = (event.fact, event.year)
        found = overridden(told, key, event.date, withdrawn=withdrawn)
        now[key] = ToldBy(event.id, event.data["date"])
        return None if found is None else {"id": found.event, "date": parse_date(found.date).isoformat()}

    def refuse(self, file: str, number: int, line: str, faults: tuple[Fault, ...]) -> None:
        """Write a line that is no event, and why; once, however often it is sent."""
        text = line[:2_000].encode("utf-8", "replace").decode()
        if text not in self._refused:
            self._refused.add(text)
            body = {"file": file, "line": number, "text": text, "faults": kept_faults(faults)}
            # Names of keys, and of files, may be what no text can hold.
            self.write("refused", None, None, json.loads(_json(body).encode("utf-8", "replace")))

    def _take(self, seq: int, kind: str, name: str, body: dict[str, Any]) -> None:
        """Know an entry that is kept."""
        if kind == "refused":
            self._refused.add(body["text"])
        elif kind in ("rules", "date") and not name:
            if kind == "rules":
                for company in self.companies.values():
                    company.call(self._names, self.programmes)
                self.rules = body["digest"]
                self.programmes = tuple(each["programme"] for each in body.get("programmes", [body]))
            else:
                self.date = max(self.date, date.fromisoformat(body["date"]))
            for company in self.companies.values():
                company.take(kind, body)
        else:
            company = self.companies.setdefault(name, Company())
            self.names.setdefault(unspaced(name), name)
            if kind == "event" and "retract" in body:
                company.restate(told_still(self.store, name, self._former, through=seq), body)
                self.date = company.date
                return
            company.take(kind, self._former.of_entry(kind, body))
            if kind == "event":
                self.date = max(self.date, company.date)
