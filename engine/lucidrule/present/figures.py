"""What the steps of a calculation come to, as figures and amounts."""

from decimal import Decimal

from lucidrule.evaluate.arithmetic import Range
from lucidrule.evaluate.steps import Calculation, Step
from lucidrule.model.facts import Declared
from lucidrule.present.arithmetic import Arithmetic
from lucidrule.present.quantities import between, figure
from lucidrule.present.terms import Term, one
from lucidrule.present.words import word


class Figures:
    """The steps of a calculation in the words of one language."""

    def __init__(self, calculation: Calculation, words: Arithmetic) -> None:
        self.calculation, self.words, self.lang = calculation, words, words.lang
        self.steps = calculation.steps

    def value(self, place: int, *, like: int | None = None) -> list[Term]:
        """Return a number that is known as a figure, money without its unit, in the unit of step `like`."""
        return [one(self.figure(self.exactly(place), place if like is None else like))]

    def figure(self, value: Decimal, of: int) -> str:
        how, money_of = self.declared(of), self.words.programme.money
        if how is None or how.type == "money":
            return figure(value, money_of if how is None else how.counted_in(money_of), self.lang)
        return self.words.value(value, how)

    def amount(self, place: int, *, like: int | None = None) -> str:
        return self.words.value(self.exactly(place), self.declared(place if like is None else like))

    def exactly(self, place: int) -> Decimal:
        low = self.found(place).low
        assert low is not None, "only what is known stands as a figure"
        return low

    def result(self, place: int) -> str:
        low, high, _ = self.found(place)
        return between(low or Decimal(0), high, self.words.programme.money, self.lang)

    def found(self, place: int) -> Range:
        return self.steps[place].found

    def is_zero(self, place: int) -> bool:
        return self.steps[place].does == "number" and self.found(place).low == 0

    def declared(self, place: int) -> Declared | None:
        """Return how that is declared which a step is a number of; None: money."""
        # relies on (definitions shared)
        waiting, seen = [place], set[int]()
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            step = self.steps[at]
            if step.ref is not None and step.does == "fact":
                return self.words.declared(step.ref)
            if step.role == "price" or any(case.fixed for case in step.cases):
                continue
            cases = [case.of for case in step.cases if case.of is not None]
            waiting += reversed(cases if step.cases else step.of)
        return None

    def words_of_factor(self, step: Step) -> str:
        if step.role == "price":
            return figure(step.factor, self.words.programme.money, self.lang)
        return self.words.rate(step.factor)

    def span(self, rates: list[Decimal]) -> str:
        low, high = min(rates), max(rates)
        return (
            self.words.rate(low)
            if low == high
            else word("between", self.lang, self.words.rate(low), self.words.rate(high))
        )
