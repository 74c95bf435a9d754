"""A table that was confirmed → events of the register: who said what of which company, of which day, in which row.

What is entered stands in the register before it is forgotten here, under ids that are the same each time: after a kill
it is entered again, and nothing counts twice. `watch` tells what follows from it, as of all that was not told yet.
"""

import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from traceback import extract_tb
from typing import Any

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError, UnreadableInput
from lucidrule.present.quantities import day
from lucidrule.present.words import word
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.web.page.rendering import told_faults
from lucidrule.web.staff.access import token
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import Said, Upload

_log = logging.getLogger("lucidrule.web")
# Written together; others write to the register in between.
_COMPANIES = 20
_MARK = 16


def enter(kept: Kept, upload: Upload, programme: Programme, store: Path) -> None:
    """Enter a table to its end, whatever that is; nothing is raised."""
    state, entering = "ready", _Entering(kept, upload, programme)
    told = {lang: [word("reg_entering_broken", lang)] for lang in programme.compiled.languages}
    try:
        entering.run(store)
        state, told = "done", {lang: entering.told(lang) for lang in told}
    except LucidruleError as error:
        told = {lang: told_faults(error.faults, lang) for lang in told}
    except Exception as error:
        # What stands in the table is somebody's secret: only the kind of what is ours to mend, and its place.
        place = extract_tb(error.__traceback__)[-1]
        _log.error("%s in %s:%s", type(error).__name__, place.filename.rpartition("/")[2], place.lineno)
    finally:
        Confirming(kept).entered(upload.id, state, {lang: {"entered": each} for lang, each in told.items()})


class _Entering:
    """Enters one table."""

    def __init__(self, kept: Kept, upload: Upload, programme: Programme) -> None:
        self._confirming, self._upload, self._programme = Confirming(kept), upload, programme
        # By whom it was taken, and in which language, is the same each time.
        self._lang = str(next(each["notice_lang"] for each in upload.told.values()))
        self._mark = token(kept.secret, f"table {upload.id}")[:_MARK]
        self._taken, self._refused = 0, list[LucidruleError]()

    def told(self, lang: str) -> list[str]:
        """Return what came of it."""
        counted = word("reg_entered", lang, f"{self._taken:,}", f"{len(self._refused):,}")
        faults = [fault for each in self._refused for fault in each.faults]
        return [counted, *told_faults(faults, lang, placed=True)]

    def run(self, store: Path) -> None:
        """Enter what is said of each company and does not stand in the register.

        Raises:
            UnreadableInput: The register cannot be written, or the programme is a draft.
        """
        if drafts := self._programme.compiled.drafts:
            raise UnreadableInput((Fault("draft-in-register", None, {"names": drafts}),))
        log = Store(store, create=False)
        try:
            register = Register(log, self._programme)
            register.renew()
            while some := self._confirming.said(self._upload.id, _COMPANIES):
                lines = [line for each in some for line in self._lines(register, each)]
                self._refused += [each for each in register.take(lines) if isinstance(each, LucidruleError)]
                self._confirming.unsay(self._upload.id, some[-1].at)
            self._taken = register.log.taken
        finally:
            log.close()

    def _lines(self, register: Register, said: Said) -> Iterator[tuple[str, int, str]]:
        """Yield the events of a company, each as a line: what the register knows already is not told again."""
        company = register.log.companies.get(register.log.name_of(said.company) or "")
        begun = day(date.fromisoformat(self._upload.begun[:10]), self._lang)
        source = word("reg_source", self._lang, self._upload.name, said.place, begun)
        for number, (fact, year, value) in enumerate(json.loads(said.facts)):
            if company is not None and _known(company.facts.get((fact, year))) == value:
                continue
            event: dict[str, Any] = {
                "id": f"{self._mark}-{said.at}-{number}",
                "company": said.company,
                "fact": fact,
                **({} if year is None else {"year": year}),
                "value": value,
                "date": self._upload.as_of,
                "source": source,
                "who": self._upload.who,
            }
            yield self._upload.name, int(said.place), json.dumps(event, ensure_ascii=False)


def _known(told: Any) -> Any:
    """Return what a register knows of a fact; of an answer of the authority whether it is yes."""
    return told["answer"] if isinstance(told, dict) else told
