"""Forms that are filled in, a file for each company of a table."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lucidrule.core.credit_code import Amiss, credit_code
from lucidrule.loading.files import write_into
from lucidrule.loading.output import check_folder
from lucidrule.model.company import CompanyHeader
from lucidrule.paper.names import Names
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.forms import Form
from lucidrule.tables.screening import Screened
from lucidrule.tables.table import Table


class FormFolder:
    """Writes them as companies are judged.

    Attributes:
        written: How many there are.
        blank: By company, what is not known and stands open.
    """

    def __init__(self, form: Form, folder: Path, lang: str, *, force: bool) -> None:
        """Begin.

        Raises:
            UnreadableInput: It is no folder and cannot be made.
        """
        self._form, self._folder, self._lang, self._force = form, folder, lang, force
        self._names = Names()
        self.written = 0
        self.blank: dict[str, tuple[str, ...]] = {}
        check_folder(folder)

    def add(self, table: Table, screened: Screened, as_of: date) -> None:
        """Fill in a form for each company of a batch.

        Raises:
            UnreadableInput: One cannot be written.
        """
        for at, profile in enumerate(screened.profiles):
            if at in screened.blank:
                continue
            number, name = (
                "" if place is None else shown_cell(screened.cells[at][place]).strip() for place in table.identities
            )
            company = CompanyHeader.model_construct(name=name or None, id=number or None, code=_code(number))
            filled = self._form.filled(replace(profile, company=company), as_of, self._lang)
            file = f"{self._names.of(name or number)}.docx"
            write_into(self._folder, file, filled.content, force=self._force)
            self.written += 1
            if filled.blank:
                self.blank[file] = filled.blank


def _code(number: str) -> str | None:
    """Return a number that is a unified social credit code."""
    found = credit_code(number)
    return None if isinstance(found, Amiss) else found
