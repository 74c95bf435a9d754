"""The bibliography: whose texts the sources are, whose rules they tell, and what a clause is modelled on after them."""

from collections.abc import Iterable
from math import inf
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag

from lucidrule.model.base import Citation, Clause, OptionalClause, Shape, Since, Text


def _kind_of_issuer(value: Any) -> str:
    return "<own>" if isinstance(value, str) else "<issuer>"


Issuer = Annotated[
    Annotated[Literal["own"], Tag("<own>")] | Annotated[Text, Tag("<issuer>")], Discriminator(_kind_of_issuer)
]
WhoseRules = Literal["this_programme", "same_issuer", "same_city", "same_province", "elsewhere"]
# The nearest first; `none`: our own, without a model.
NEARNESS = ("same_issuer", "same_city", "same_province", "elsewhere")
NO_MODEL = "none"
OTHERS = frozenset(NEARNESS[1:])


class Source(Shape):
    """An entry of the bibliography.

    Attributes:
        title: What it is called.
        url: Where it can be read.
        note: What is said of it.
        issuer: Whose text it is, `own` where the issuer of the programme issued it; None: not said.
        rules_of: Whose rules it tells: those of `this_programme`, or others after which clauses are modelled, of the
            `same_issuer`, the `same_city`, the `same_province` or `elsewhere`; of the issuer's own text it is known.
        year: The year of the text.
    """

    title: Text
    issuer: Issuer | None = None
    rules_of: Annotated[WhoseRules | None, Since(2)] = None
    year: Annotated[int | None, Field(ge=1000, le=9999), Since(2)] = None
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=500)] | None = None
    note: Text | None = None


def taken(clause: Clause | OptionalClause) -> list[Citation]:
    """Return the sources that a clause follows."""
    return [each for each in clause.source or () if each.taken]


def not_taken(clause: Clause | OptionalClause) -> list[Citation]:
    """Return the sources that a clause names because they say something else."""
    return [each for each in clause.source or () if not each.taken]


class Model(NamedTuple):
    """What an assumed clause is modelled on: the rules of whom, one of `NEARNESS`, or `NO_MODEL`, and of which year."""

    rules_of: str
    year: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"rules_of": self.rules_of, "year": self.year}


def model_among(sources: Iterable[tuple[WhoseRules | None, int | None]], released: int) -> Model | None:
    """Return the nearest of some sources, each by whose rules it tells and its year.

    Of several equally near it is that of the year nearest to the one in which the programme was released, the newer of
    two; one without a year comes last.

    A source of the programme itself is no model. Returns `NO_MODEL` without sources but such, None where there are
    others and none says whose rules it tells.
    """
    beside = [(whose, year) for whose, year in sources if whose != "this_programme"]
    if not beside:
        return Model(NO_MODEL)
    known = [Model(whose, year) for whose, year in beside if whose is not None]
    return min(known, key=lambda each: (NEARNESS.index(each.rules_of), *_apart(each.year, released)), default=None)


def _apart(year: int | None, released: int) -> tuple[float, int]:
    """Return how far a year is from another, and what puts the newer of two first."""
    return (inf, 0) if year is None else (abs(year - released), -year)
