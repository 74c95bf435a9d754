"""Steps of a calculation as equations, each of which holds by itself."""

from abc import abstractmethod

from lucidrule.evaluate.steps import Calculation, Case, Step
from lucidrule.present.arithmetic import Arithmetic
from lucidrule.present.figures import Figures
from lucidrule.present.phrases import fact_is, phrase
from lucidrule.present.quantities import between, figure
from lucidrule.present.terms import Factor, Term, formula, is_plain, one

# Longer ones are told as equations of their own: what is used many times over would double from one to the next.
_MOST_TEXT = 2_000


class Equations(Figures):
    """What was told so far: the equations, the limits that change nothing, and what was read."""

    def __init__(self, calculation: Calculation, words: Arithmetic) -> None:
        super().__init__(calculation, words)
        self.equations: list[str] = []
        self.limits: list[str] = []
        self.read: dict[str, None] = {}
        self.known: dict[int, list[Term]] = {}
        self.equated: set[int] = set()

    def terms(self, place: int) -> list[Term]:
        """Return a step as a sum of products; whatever ends an equation is told on the way."""
        if place not in self.known:
            self.known[place] = found = self.made(place, self.steps[place])
            if sum(len(each.text) for _, factors in found for each in factors) > _MOST_TEXT:
                self.known[place] = self.apart(place)
        return self.known[place]

    def apart(self, place: int) -> list[Term]:
        """Tell the equation of a step, and return what it comes to."""
        self.equation(place)
        return self.value(place) if self.found(place).exact else [one(self.result(place), whole=True)]

    @abstractmethod
    def made(self, place: int, step: Step) -> list[Term]:
        """Return a step as a sum of products, by its kind."""

    def formula(self, terms: list[Term]) -> str:
        return formula(terms, self.lang)

    def multiplied(self, of: int, factor: str) -> list[Term]:
        return [(minus, (*factors, Factor(factor))) for minus, factors in self.terms(of)]

    def closed(self, place: int) -> list[Term]:
        """Return a step as one thing: a figure whose equation is told before; of what is not known all of it."""
        terms = self.terms(place)
        if is_plain(terms):
            return terms
        if not self.found(place).exact:
            return [one(self.formula(terms), whole=True)]
        self.equation(place)
        return self.value(place)

    def item(self, place: int) -> str:
        return self.written(place) if self.found(place).exact else self.formula(self.terms(place))

    def written(self, place: int) -> str:
        """Return what an exact step comes to, with its equation if it is worked out."""
        terms = self.terms(place)
        return self.amount(place) if is_plain(terms) else f"{self.formula(terms)} = {self.amount(place)}"

    def equation(self, place: int) -> None:
        """Tell the equation of a step, once; what is one figure, or one label, has none."""
        terms = self.terms(place)
        if is_plain(terms) or place in self.equated:
            return
        self.equated.add(place)
        if self.found(place).exact:
            self.equations.append(self.written(place))
        else:
            self.equations.append(phrase("comes_to", self.lang, self.formula(terms), self.result(place)))


class Cases(Equations):
    """Steps that pay by the band or the year that is the case."""

    def case(self, place: int, step: Step) -> list[Term]:
        if len(step.cases) == 1:
            (case,) = step.cases
            self.tell_case(step, case)
            return self.paid(case)
        rates = [case.rate for case in step.cases]
        sums = [case.fixed for case in step.cases]
        rated = [case for case in step.cases if case.of is not None]
        found: list[Term] = []
        if rated and rated[-1].of is not None:
            found += self.multiplied(rated[-1].of, phrase("case_rates", self.lang, self.which(step), self.span(rates)))
        if any(sums):
            told = between(min(sums), max(sums), self.words.programme.money, self.lang)
            found.append(one(phrase("case_sums", self.lang, self.which(step), told), whole=True))
        return found or self.value(place)

    def paid(self, case: Case) -> list[Term]:
        found = self.multiplied(case.of, self.words.rate(case.rate)) if case.of is not None and case.rate else []
        if case.fixed or not found:
            found = [*found, one(figure(case.fixed, self.words.programme.money, self.lang))]
        return found

    def tell_case(self, step: Step, case: Case) -> None:
        """Tell which case it is."""
        if case.band is not None and (case.rate or case.fixed):
            self.terms(step.of[0])
            by = self.declared(step.of[0])
            told = self.words.band(case.band, by)
            self.read[phrase("case_band", self.lang, self.which(step), told)] = None
        elif step.ref is not None:
            since = self.calculation.facts.value(step.ref)
            label = self.words.label(step.ref)
            told = self.words.value(since, self.words.declared(step.ref))
            self.read[fact_is(label, told, self.lang)] = None
            if case.number:
                self.read[phrase("case_year", self.lang, case.number, self.words.rate(case.rate))] = None

    def which(self, step: Step) -> str:
        """Return by what it is decided which case it is: what is read, or what is worked out."""
        if step.ref is not None:
            return self.words.label(step.ref)
        by = self.steps[step.of[0]]
        return self.words.label(by.ref) if by.ref is not None else self.formula(self.terms(step.of[0]))
