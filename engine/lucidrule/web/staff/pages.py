"""The pages of the register: tables that were taken, the companies of one, a company with its history."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.folding import unspaced
from lucidrule.core.verdict import Outcome
from lucidrule.present.changes import Row, entry_row, headings
from lucidrule.present.quantities import between, day, missing_names
from lucidrule.present.words import clauses, word
from lucidrule.register.replay import Rules, replay
from lucidrule.register.store import Store
from lucidrule.tables.result import missing_of
from lucidrule.web.page.rendering import MARKS, Reader, download, told_faults
from lucidrule.web.served import Served
from lucidrule.web.staff.access import Guarded
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.kept import Kept, last_page
from lucidrule.web.staff.rows import OF_LETTER, ORDERS, Firm, Upload, Wish
from lucidrule.web.staff.telling import draft_faults

_MOST_ENTRIES, _LONGEST = 200, 200
# Of what a database counts with.
_MOST_NUMBER = 2**62
_KINDS: Mapping[str, str] = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
}


class Asked(NamedTuple):
    """What a request for a page of the register says.

    Attributes:
        token: What stands in the forms of who asks.
        path: The parts of the address that are numbers or names.
        query: What stands behind the address.
    """

    who: str
    token: str
    path: Mapping[str, Any]
    query: Mapping[str, str]


class Staff:
    """What the pages of the register know.

    Attributes:
        kept: The tables that were taken.
    """

    def __init__(self, served: Served, guarded: Guarded, kept: Kept) -> None:
        self.served, self.guarded, self.kept = served, guarded, kept

    @property
    def compiled(self) -> CompiledProgramme:
        """The programmes by which companies are judged."""
        return self.served.whole.compiled

    def all_tables(
        self, reader: Reader, asked: Asked, faults: Mapping[str, list[str]] | None = None, typed: str = ""
    ) -> Response:
        """Return the tables that were taken, and the form that takes one."""
        return reader.page(
            "register.html",
            422 if faults else 200,
            token=asked.token,
            uploads=[
                (each, day(date.fromisoformat(each.as_of), reader.lang), word(f"reg_state:{each.state}", reader.lang))
                for each in self.kept.uploads()
            ],
            faults=faults or {},
            as_of=typed,
            today_told=day(self.compiled.today(), reader.lang),
        )

    def table(self, reader: Reader, asked: Asked) -> Response:
        """Return a table: what it came to, and its companies, a page of them."""
        upload = self._upload(asked)
        told = upload.told.get(reader.lang, {})
        policies = told.get("policies", [])
        wish = _wish(asked.query, len(policies))
        count, page, firms = self.kept.firms(upload.id, wish)
        last = last_page(count)
        return reader.page(
            "table.html",
            token=asked.token,
            upload=upload,
            day=day(date.fromisoformat(upload.as_of), reader.lang),
            told=told,
            policies=policies,
            wish=wish,
            orders=[(each, word(f"reg_order:{each}", reader.lang)) for each in ORDERS],
            outcomes=[each.value for each in Outcome],
            count=f"{count:,}",
            firms=[self._row(firm, reader.lang) for firm in firms],
            page=page,
            pages=_pages(page, last),
            last=last,
            address=lambda number: "?" + urlencode({**_query(wish), "page": number}),
            notice=self.kept.file(upload.id, "notice") is not None,
            left=f"{Confirming(self.kept).left(upload.id):,}",
            drafts=told_faults(draft_faults(self.compiled.drafts), reader.lang),
        )

    def firm(self, reader: Reader, asked: Asked) -> Response:
        """Return a company: its outcomes, those in other tables, and what the register says of it."""
        upload = self._upload(asked)
        firm = self.kept.firm(upload.id, min(int(asked.path["at"]), _MOST_NUMBER))
        if firm is None or upload.state != "done":
            raise HTTPException(404)
        lang, names = reader.lang, upload.told[reader.lang]["policies"]
        # What is missing is told by the rules of then; of others only the outcomes are known.
        lacks = firm.lacks if upload.digest == self.compiled.digest else ("",) * len(firm.lacks)
        missing = [missing_names(missing_of(each), self.compiled.facts, lang) if each else "" for each in lacks]
        of = {each.id: each for each in self.kept.uploads() if each.state == "done"}
        same = [each for each in self.kept.same(firm) if each.upload in of]
        before = [(of[each.upload], each, self._sum(each, lang)) for each in same]
        return reader.page(
            "firm.html",
            upload=upload,
            firm=firm,
            sum=self._sum(firm, lang),
            day=day(date.fromisoformat(upload.as_of), lang),
            outcomes=list(zip(names, map(OF_LETTER.get, firm.outcomes), missing, strict=True)),
            before=[
                (each, day(date.fromisoformat(each.as_of), lang), row, told, _marks(row))
                for each, row, told in before
                if (row.upload, row.at) != (firm.upload, firm.at)
            ],
            headings=headings(lang),
            entries=self._entries(firm, lang),
        )

    def file(self, reader: Reader, asked: Asked) -> Response:
        """Return a file to download."""
        upload = self._upload(asked)
        found = self.kept.file(upload.id, asked.path["kind"])
        if found is None:
            raise HTTPException(404)
        name, content = found
        stem, dot, ending = name.partition(".")
        return download(content, f"{stem}-{upload.id}{dot}{ending}", _KINDS[dot + ending])

    def _upload(self, asked: Asked) -> Upload:
        found = self.kept.upload(min(int(asked.path["upload"]), _MOST_NUMBER))
        if found is None:
            raise HTTPException(404)
        return found

    def _row(self, firm: Firm, lang: str) -> tuple[Firm, str, list[tuple[str, str, str]]]:
        return firm, self._sum(firm, lang), [(*mark, word(f"list:{name}", lang)) for mark, name in _marks(firm)]

    def _sum(self, firm: Firm, lang: str) -> str:
        """Return what may be granted together, in words; empty where nothing is known of it."""
        money = {member.money.code: member.money for member in self.compiled.members}
        told = []
        for code, (low, high) in firm.ends.items():
            if code in money:
                told.append(between(Decimal(low), None if high is None else Decimal(high), money[code], lang))
        return clauses(told, lang)

    def _entries(self, firm: Firm, lang: str) -> list[Row]:
        """Return the last entries of the register about a company, the last first."""
        store = Store(self.guarded.store, create=False)
        try:
            wanted = {unspaced(each) for each in (firm.number, firm.name) if each}
            named = next((each for each in store.companies() if unspaced(each) in wanted), None)
            if named is None:
                return []
            programme = self.served.whole
            steps = [each for each in replay(store, Rules(store, programme), named) if each.entry is not None]
            return [
                entry_row((each.programme or programme).compiled, each.entry.kind, named, each.body, lang)
                for each in reversed(steps)
                if each.entry is not None and each.entry.company is not None
            ][:_MOST_ENTRIES]
        finally:
            store.close()


def _marks(firm: Firm) -> list[tuple[tuple[str, str], str]]:
    """Return of each policy how its outcome is marked, and the outcome."""
    named = [OF_LETTER.get(letter, "not_calculable") for letter in firm.outcomes]
    return [(MARKS.get(name, ("open", "–")), name) for name in named]


def _wish(query: Mapping[str, str], policies: int) -> Wish:
    """Return which companies are looked for; what nobody can look for is left out."""
    at = _number(query.get("policy", ""))
    outcome, order = query.get("outcome", ""), query.get("sort", "row")
    return Wish(
        query.get("q", "")[:_LONGEST],
        at if at is not None and at < policies else None,
        outcome if outcome in MARKS else "",
        order if order in ORDERS else "row",
        _number(query.get("page", "")) or 1,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _query(wish: Wish) -> dict[str, Any]:
    policy = "" if wish.policy is None else wish.policy
    return {"q": wish.text, "policy": policy, "outcome": wish.outcome, "sort": wish.order}


def _pages(page: int, last: int) -> list[int]:
    """Return the pages that are led to: the first, the last, and those around the one that is looked at."""
    return sorted({1, last, *range(max(1, page - 2), min(last, page + 2) + 1)})


PAGES: Mapping[str, Callable[[Staff, Reader, Asked], Response]] = {
    "": Staff.all_tables,
    "{upload:int}/": Staff.table,
    "{upload:int}/firm/{at:int}": Staff.firm,
    "{upload:int}/file/{kind}": Staff.file,
}
