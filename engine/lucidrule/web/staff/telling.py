"""What a row says of its company → events of the register: what it knows already is not told again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lucidrule.core.fault import Fault
from lucidrule.kernel.tree import Key
from lucidrule.present.quantities import day
from lucidrule.present.words import word
from lucidrule.register.companies import Company
from lucidrule.tables.one_company import NOT_KNOWN
from lucidrule.web.staff.access import token
from lucidrule.web.staff.rows import Said, Upload

_MARK = 16


class Telling:
    """Tells of the companies of one table."""

    def __init__(self, secret: str, upload: Upload, lang: str) -> None:
        """Begin.

        Args:
            secret: Of the database: ids are the same each time.
            lang: In which the table was taken.
        """
        self._mark, self._upload = token(secret, f"table {upload.id}")[:_MARK], upload
        self._begun, self._lang = day(date.fromisoformat(upload.begun[:10]), lang), lang

    def events(self, said: Said, company: Company | None) -> Iterator[dict[str, Any]]:
        """Yield the events of a row; `company`: what the register knows of it, None: nothing."""
        source = word("reg_source", self._lang, self._upload.name, said.place, self._begun)
        for number, (fact, year, value) in enumerate(said.listed):
            if company is not None and _tells_nothing(company, (fact, year), value):
                continue
            yield {
                "id": f"{self._mark}-{said.at}-{number}",
                "company": said.company,
                "fact": fact,
                **({} if year is None else {"year": year}),
                "value": value,
                "date": self._upload.as_of,
                "source": source,
                "who": self._upload.who,
            }


def _tells_nothing(company: Company, key: Key, value: Any) -> bool:
    """Return whether a register knows what a table says of a fact.

    Who does not know a fact takes back nothing that others know.
    """
    if value == NOT_KNOWN:
        return key in company.told
    told = company.facts.get(key)
    # Of an answer of the authority it is whether it is yes.
    return bool((told["answer"] if isinstance(told, dict) else told) == value)


def draft_faults(drafts: tuple[str, ...]) -> tuple[Fault, ...]:
    """Return why nothing is entered while the rules hold drafts; none where there are none."""
    return (Fault("draft-in-register", None, {"names": drafts}),) if drafts else ()
