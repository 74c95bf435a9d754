"""rules/facts.yaml: every fact that may be known about a company, declared once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr

from lucidrule.core.folding import folded, simplified
from lucidrule.core.names import nearest
from lucidrule.kernel.operators import FactType
from lucidrule.model.base import (
    Basis,
    ChoiceId,
    FactId,
    Id,
    OtherNames,
    Scalar,
    Shape,
    ShortTitle,
    Since,
    Text,
    shortly,
)
from lucidrule.model.money import Money

PartType = Literal["flag", "choice", "choices", "count", "number", "money", "share", "date", "event", "text"]


class Declared(Shape):
    """What a fact and a part of a record have in common.

    Attributes:
        type: What values it has: a flag, one choice or several, a count, a number, money, a share, a date, an event (a
            date or never), a text, or a list of records.
        label: What it is called.
        short: What it is called where there is little room, such as in a list, in languages that need it.
        question: How a company is asked for it.
        choices: The choices by id, each with its label.
        note: What is said beside the question.
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
    short: Annotated[ShortTitle | None, Since(2)] = None
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
    formerly: Annotated[list[FactId], Since(2)] = []
    choices_formerly: Annotated[dict[str, str], Since(2)] = {}
    _money: Money | None = PrivateAttr(default=None)

    def counted_in(self, otherwise: Money) -> Money:
        """Return its money and the style of its numbers: its own where its programme has
        other money than yuan or stands among several, else what is given."""
        own = otherwise if self._money is None else self._money
        return replace(own, read_back=True) if otherwise.read_back and not own.read_back else own

    def in_money(self, money: Money) -> Self:
        """Return it with money of its own."""
        copy = self.model_copy()
        copy._money = money
        return copy

    def called_shortly(self, lang: str) -> str:
        """Return what it is called where there is little room."""
        return shortly(self.label, self.short, lang)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What people call it beside its id: the labels, then the other names, then the ids that it had before."""
        also, short = self.also or {}, self.short or {}
        others = dict.fromkeys([*short.values(), *(name for names in also.values() for name in names)])
        return (*self.label.values(), *others, *self.formerly)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """What columns of it are headed: its names, and of a number that has a unit these with the unit behind them."""
        units = dict.fromkeys((self.unit or {}).values())
        return (*self.names, *(f"{name} {unit}" for name in self.names for unit in units))

    @cached_property
    def names_of_choices(self) -> dict[str, str]:
        """The choices by each of their names, as these are compared; a label that several have names none."""
        labels: dict[str, set[str]] = {}
        for name in self.choices or {}:
            for called in self.called(name):
                labels.setdefault(folded(called), set()).add(name)
        single = {label: names.pop() for label, names in labels.items() if len(names) == 1}
        former = {folded(old): now for old, now in self.choices_formerly.items()}
        return {**single, **former, **{folded(name): name for name in self.choices or {}}}

    @cached_property
    def simplified_choices(self) -> dict[str, str]:
        """The choices by their names in simplified characters; a name that several have then means none."""
        found: dict[str, set[str]] = {}
        for text, name in self.names_of_choices.items():
            found.setdefault(simplified(text), set()).add(name)
        return {text: names.pop() for text, names in found.items() if len(names) == 1}

    def called(self, choice: str) -> Iterable[str]:
        """Return what a choice is called beside its id."""
        return list((self.choices or {})[choice].values())


class Part(Declared):
    """One part of each record of a list."""

    type: PartType


class HeldBy(Shape):
    """Which public office has the value of a fact already, so that nobody has to be asked for it.

    Attributes:
        office: What the office is called.
        basis: On whose word that is said: `published`, `reported`, or `assumed` by whoever writes the rules.
    """

    office: Text
    basis: Basis


class Fact(Declared):
    """A declared thing known about a company; `yearly` ones have a value for each calendar year.

    Attributes:
        yearly: Whether it has a value for each calendar year.
        changeable: How a company can bring it about that it is otherwise: by `filing`, by the `work` of a year, by a
            `move`; left out: not at all.
        group: The group of the form that it stands in, by its id.
        parts: The parts of each record of a list, by id.
        held_by: Which public office has its value already; what all offices hold together can be decided without an
            application.
    """

    yearly: bool = False
    changeable: Literal["filing", "work", "move"] | None = None
    group: Id
    parts: Annotated[dict[FactId, Part], Field(min_length=1)] | None = None
    held_by: Annotated[HeldBy | None, Since(2)] = None

    def in_money(self, money: Money) -> Self:
        parts = {name: part.in_money(money) for name, part in (self.parts or {}).items()}
        fact = self.model_copy(update={"parts": parts}) if parts else self
        return super(Fact, fact).in_money(money)


class GrantedFact(Fact):
    """What was granted before: the fact that is there by itself where an award is given only once.

    Attributes:
        known_as: Of each award, `programme/policy/award`, the shorter names that mean it.
    """

    known_as: dict[str, list[str]] = {}

    def is_of_another(self, name: object) -> bool:
        """Return whether a name, `programme/policy/award`, is that of an award of a programme that is not known here:
        one that is like none of those that are."""
        said = folded(name) if isinstance(name, str) else ""
        return said.count("/") == 2 and said not in self.names_of_choices and not nearest(said, self.names_of_choices)

    def called(self, choice: str) -> Iterable[str]:
        return [*super().called(choice), *self.known_as[choice]]


class Group(Shape):
    """A heading under which facts are asked.

    Attributes:
        id: Its id.
        title: Its heading.
    """

    id: Id
    title: Text


class YearBefore(Shape):
    """A yearly value written down for a year before the year of a date contradicts that date; a 0 says nothing.

    Attributes:
        id: Its id.
        kind: A yearly value of a year before the year of a date.
        fact: The yearly fact.
        date: The date.
        message: What is told.
    """

    id: Id
    kind: Literal["year_before"]
    fact: FactId
    date: FactId
    message: Text


class PartAboveWhole(Shape):
    """A part that is larger than its whole, in the same year for yearly facts.

    Attributes:
        id: Its id.
        kind: A part that is larger than its whole.
        part: The fact that is a part.
        whole: The fact that is the whole.
        message: What is told.
    """

    id: Id
    kind: Literal["part_above_whole"]
    part: FactId
    whole: FactId
    message: Text


class Before(Shape):
    """An event or date that lies before another date.

    Attributes:
        id: Its id.
        kind: An event before a date.
        event: The event or date.
        date: The date that it cannot lie before.
        message: What is told.
    """

    id: Id
    kind: Literal["before"]
    event: FactId
    date: FactId
    message: Text


Contradiction = Annotated[YearBefore | PartAboveWhole | Before, Field(discriminator="kind")]


class FactsFile(Shape):
    """The whole of rules/facts.yaml.

    Attributes:
        groups: The headings under which facts are asked, in order.
        facts: The facts by id, in order.
        contradictions: Values that cannot both be true.
    """

    groups: Annotated[list[Group], Field(min_length=1)]
    facts: Annotated[dict[FactId, Fact], Field(min_length=1)]
    contradictions: list[Contradiction] = []
