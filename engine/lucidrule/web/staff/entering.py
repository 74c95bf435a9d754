"""A table that was confirmed → events of the register: who said what of which company, of which day, in which row.

What is entered stands in the register before it is forgotten here, under ids that are the same each time: after a kill
it is entered again, and nothing counts twice. `watch` tells what follows from it, as of all that was not told yet.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from lucidrule.api import Programme
from lucidrule.core.fault import LucidruleError, UnreadableInput
from lucidrule.present.words import word
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.web.page.rendering import told_faults
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import Said, Upload
from lucidrule.web.staff.telling import Telling, draft_faults

_log = logging.getLogger("lucidrule.web")
# Written together; others write to the register in between.
_COMPANIES = 20


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
        lang = str(next(each["notice_lang"] for each in upload.told.values()))
        self._telling = Telling(kept.secret, upload, lang)
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
        if faults := draft_faults(self._programme.compiled.drafts):
            raise UnreadableInput(faults)
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
        """Yield the events of a company, each as a line."""
        company = register.log.companies.get(register.log.name_of(said.company) or "")
        for event in self._telling.events(said, company):
            yield self._upload.name, int(said.place), json.dumps(event, ensure_ascii=False)
