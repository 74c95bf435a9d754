"""What is kept of a table that was taken, and of each of its companies; and which companies are looked for."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from lucidrule.core.verdict import NOT_CALCULABLE, Outcome

# An outcome is one letter: those of a company are a word, in the order of the policies.
LETTERS: Mapping[str, str] = {
    Outcome.ELIGIBLE.value: "e",
    Outcome.REFER.value: "r",
    Outcome.UNDETERMINED.value: "u",
    Outcome.INELIGIBLE.value: "i",
    Outcome.NOT_IN_FORCE.value: "n",
    NOT_CALCULABLE: "x",
}
OF_LETTER = {letter: outcome for outcome, letter in LETTERS.items()}
ORDERS: Mapping[str, str] = {"row": "at", "sum": "worth desc, at", "missing": "missing, at"}


class Upload(NamedTuple):
    """A table that was taken.

    Attributes:
        id: Its number.
        name: Of the file, as the browser says it.
        begun: When it was taken, of UTC.
        digest: Of the rules that it was judged by.
        policies: The ids of those that were judged, in order.
        state: running; ready: judged, and not confirmed yet; entering: confirmed, on its way into the register; done;
            failed.
        done: How many companies are judged.
        told: By language what is said of it.
    """

    id: int
    name: str
    who: str
    begun: str
    as_of: str
    digest: str
    policies: tuple[str, ...]
    state: str
    done: int
    told: Mapping[str, Any]


class Firm(NamedTuple):
    """A company of a table.

    Attributes:
        at: Its place among those of the table, from 1.
        place: The row where it stands.
        key: By which it is found in other tables: its number, else its name.
        outcomes: A letter for each policy.
        ends: What may be granted together by currency: the least and the most, None where nothing bounds it.
        lacks: Codes of missing facts for each policy.
    """

    upload: int
    at: int
    place: str
    number: str
    name: str
    key: str
    outcomes: str
    ends: Mapping[str, tuple[str, str | None]]
    lacks: tuple[str, ...]
    missing: int

    @property
    def called(self) -> str:
        """Its name; where it has none its number."""
        return self.name or self.number or "—"


class Said(NamedTuple):
    """What a row says of its company, as it goes into the register.

    Attributes:
        at: The place of the company among those of the table, from 1.
        company: Its number, else its name.
        facts: A JSON list of lists: fact, year or null, value as a company file has it.
    """

    upload: int
    at: int
    place: str
    company: str
    facts: str

    @property
    def listed(self) -> list[tuple[str, int | None, Any]]:
        """What is said: fact, year, value."""
        return [(fact, year, value) for fact, year, value in json.loads(self.facts)]


class Wish(NamedTuple):
    """Which companies are looked for: a part of a name or number; an outcome of a policy, by place, or of any."""

    text: str = ""
    policy: int | None = None
    outcome: str = ""
    order: str = "row"
    page: int = 1
