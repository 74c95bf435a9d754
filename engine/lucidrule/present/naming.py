"""Facts and years in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared
from lucidrule.present.quantities import money, percent, rate, value_of
from lucidrule.present.words import word


@dataclass(frozen=True)
class Naming:
    """Words for what the rules of one programme name, in one language.

    Attributes:
        assessment: The assessment year, where a determination is told; else years are told relative to it.
        parts: The parts of the list whose records are judged here.
    """

    programme: CompiledProgramme
    lang: str

    def money(self, value: Decimal) -> str:
        """Return a sum as the programme's money is written."""
        return money(value, self.programme.money, self.lang)

    def rate(self, value: Decimal) -> str:
        """Return a rate as numbers of the programme are written."""
        return rate(value, self.programme.money, self.lang)

    def percent(self, value: Decimal) -> str:
        """Return a share as numbers of the programme are written."""
        return percent(value, self.programme.money, self.lang)

    def value(self, value: Any, fact: Declared | None) -> str:
        """Return the value of a fact in words."""
        return value_of(value, fact, self.programme.money, self.lang)

    assessment: int | None = None
    parts: Mapping[str, Declared] | None = None

    def label(self, ref: tree.Ref) -> str:
        """Return the label of a fact, with its year."""
        label = self.declared(ref).label
        name = label[self.lang]
        if self.lang == "en" and self.lang in label and name[1:2].islower():
            # An English label stands within a sentence here; one of another language is written as it writes nouns.
            name = name[0].lower() + name[1:]
        return name if ref.year is None else word("of_year", self.lang, name, self.year(ref.year).removeprefix("the "))

    def declared(self, ref: tree.Ref) -> Declared:
        """Return the declaration of a fact, or of a part of the record judged."""
        if ref.part and self.parts is not None:
            return self.parts[ref.fact]
        return self.programme.facts[ref.fact]

    def counted(self, amount: tree.Amount) -> Declared | None:
        """Return how that is declared which an amount is a number of; None: money.

        A price makes money of what it is the price of.
        """
        # relies on (definitions shared), (below an amount stand amounts)
        waiting, seen = [amount], set[int]()
        while waiting:
            at = waiting.pop()
            if id(at) in seen:
                continue
            seen.add(id(at))
            match at:
                case tree.Ref():
                    return self.declared(at)
                case tree.Scaled(price=True):
                    continue
                case tree.Banded():
                    waiting += [] if any(at.fixed) else [at.amount]
                case _:
                    waiting += reversed(tree.below(at))  # type: ignore[arg-type]  # amounts, below one
        return None

    def year(self, year: tree.Year) -> str:
        """Return a year: the calendar year where it is known."""
        if not year.relative:
            return word("year", self.lang, year.number)
        if self.assessment is not None:
            return word("year", self.lang, year.of(self.assessment))
        if not year.number:
            return word("assessment", self.lang)
        if year.number == -1:
            return word("year_before_assessment", self.lang)
        return word("before_assessment" if year.number < 0 else "after_assessment", self.lang, abs(year.number))
