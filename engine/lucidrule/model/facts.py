"""rules/facts.yaml: every fact that may be known about a company, declared once."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from lucidrule.core.folding import folded
from lucidrule.kernel.operators import FactType
from lucidrule.model.base import ChoiceId, FactId, Id, OtherNames, Scalar, Shape, Since, Text

PartType = Literal["flag", "choice", "choices", "count", "number", "money", "share", "date", "event", "text"]


class Declared(Shape):
    """What a fact and a part of a record have in common.

    Attributes:
        unit: Of a number that is no money and no count: what it is a number of, such as tonnes.
        decimals: How many decimals such a number may have; None: any.
        negative: Whether a number may be below zero.
        at_most: The largest possible value of a number, in its unit.
        proved_by: The document that proves the value.
        also: Other names that people use, by language; wherever facts are named they are taken for the label.
        not_applicable: What "not applicable" writes; without it `never` of an event, `none` of a choice that has it,
            nothing of a list.
        formerly: The ids that it had before; company files, tables and registers that use one are read on.
        choices_formerly: The ids that choices had before, each with the one of now.
    """

    type: FactType
    label: Text
    question: Text
    choices: Annotated[dict[ChoiceId, Text], Field(min_length=1)] | None = None
    unit: Annotated[Text | None, Since(2)] = None
    decimals: Annotated[int | None, Field(ge=0, le=18), Since(2)] = None
    negative: bool = False
    at_most: Scalar | None = None
    not_applicable: Scalar | None = None
    note: Text | None = None
    proved_by: Text | None = None
    also: OtherNames | None = None
    formerly: list[FactId] = []
    choices_formerly: dict[str, str] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What people call it beside its id: the labels, then the other names, then the ids that it had before."""
        also = self.also or {}
        return (*self.label.values(), *(name for names in also.values() for name in names), *self.formerly)

    @cached_property
    def names_of_choices(self) -> dict[str, str]:
        """The choices by each of their names, as these are compared; a label that several have names none."""
        labels: dict[str, set[str]] = {}
        for name, label in (self.choices or {}).items():
            for said in label.values():
                labels.setdefault(folded(said), set()).add(name)
        single = {label: names.pop() for label, names in labels.items() if len(names) == 1}
        former = {folded(old): now for old, now in self.choices_formerly.items()}
        return {**single, **former, **{folded(name): name for name in self.choices or {}}}


class Part(Declared):
    """One part of each record of a list."""

    type: PartType


class Fact(Declared):
    """A declared thing known about a company; `yearly` ones have a value for each calendar year."""

    yearly: bool = False
    changeable: Literal["filing", "work", "move"] | None = None
    group: Id
    parts: Annotated[dict[FactId, Part], Field(min_length=1)] | None = None


class Group(Shape):
    """A heading under which facts are asked."""

    id: Id
    title: Text


class YearBefore(Shape):
    """A yearly value written down for a year before the year of a date contradicts that date; a 0 says nothing."""

    id: Id
    kind: Literal["year_before"]
    fact: FactId
    date: FactId
    message: Text


class PartAboveWhole(Shape):
    """A part that is larger than its whole, in the same year for yearly facts."""

    id: Id
    kind: Literal["part_above_whole"]
    part: FactId
    whole: FactId
    message: Text


class Before(Shape):
    """An event or date that lies before another date."""

    id: Id
    kind: Literal["before"]
    event: FactId
    date: FactId
    message: Text


Contradiction = Annotated[YearBefore | PartAboveWhole | Before, Field(discriminator="kind")]


class FactsFile(Shape):
    """The whole of rules/facts.yaml."""

    groups: Annotated[list[Group], Field(min_length=1)]
    facts: Annotated[dict[FactId, Fact], Field(min_length=1)]
    contradictions: list[Contradiction] = []
