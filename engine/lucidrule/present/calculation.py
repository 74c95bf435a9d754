"""How a sum was worked out, in figures: `1200万 × 9% + 300万 × 20% × 9% = 113.4万元`, the cap of 300万元 not reached.

What is known stands as a figure, what is not by its label. Each equation holds by itself: what a cap, a floor, a choice
or rounding changes ends one equation, and the next goes on from there.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.award import AwardResult
from lucidrule.evaluate.steps import Does, Step
from lucidrule.present.arithmetic import Arithmetic
from lucidrule.present.equations import Cases
from lucidrule.present.phrases import fact_is, phrase
from lucidrule.present.quantities import between, missing_names, money
from lucidrule.present.terms import Term, is_plain, one
from lucidrule.present.words import clauses, listed, word

# A sum of more terms than a person follows is told in several equations.
_MOST_TERMS = 8


class Told(NamedTuple):
    """A calculation in words.

    Attributes:
        equations: In order; none where a sum is a number of the rule or one fact.
        limits: The caps and floors that change nothing here, each as a clause.
        read: What was read for it: facts with their values, the band, the year of a schedule.
    """

    equations: tuple[str, ...]
    limits: tuple[str, ...]
    read: tuple[str, ...]

    def in_line(self, lang: str) -> str:
        """Return the equations with the limits, as one text; empty where nothing is worked out."""
        if not self.equations:
            return ""
        *before, last = self.equations
        return phrase("between_items", lang).join([*before, phrase("and_limits", lang).join([last, *self.limits])])


def calculation_told(award: AwardResult, programme: CompiledProgramme, assessment: int, lang: str) -> Told | None:
    """Return how the company's part of an award was worked out; None where there is no amount.

    Args:
        programme: That of the award.
        assessment: Its assessment year.
    """
    calculation = award.calculation
    if calculation is None:
        return None
    record = calculation.facts.record
    parts = None if record is None else programme.facts[record.records].parts
    return _Telling(calculation, Arithmetic(programme, lang, assessment, parts)).told(only_capped=award.only_capped)


def calculation_lines(
    award: AwardResult, programme: CompiledProgramme, assessment: int, lang: str
) -> Iterator[tuple[int, str]]:
    """Yield how a sum was worked out, and below it what was read for that: depth and text."""
    told = calculation_told(award, programme, assessment, lang)
    if told is None or not told.equations:
        return
    yield 0, word("is", lang, phrase("calculation", lang), told.in_line(lang))
    if told.read:
        yield 1, word("is", lang, phrase("calculation_read", lang), clauses(list(told.read), lang))


class _Telling(Cases):
    def told(self, *, only_capped: bool) -> Told:
        last = len(self.steps) - 1
        if only_capped:
            self.without_result(last)
        else:
            self.equation(last)
        if self.equations and is_plain(self.terms(last)) and self.amount(last) not in self.equations[-1]:
            # What was worked out says only which sum of the rule it is.
            self.equations.append(self.amount(last))
        return Told(tuple(self.equations), tuple(dict.fromkeys(self.limits)), tuple(self.read))

    def without_result(self, place: int) -> None:
        """Tell how it is worked out: from nothing up to the cap for a single award is no result, the cap a limit."""
        terms = self.terms(place)
        if is_plain(terms):
            return
        told, low = self.formula(terms), self.found(place).low
        least = between(low, None, self.words.programme.money, self.lang) if low else ""
        self.equations.append(phrase("comes_to", self.lang, told, least) if least else told)

    def number(self, place: int, step: Step) -> list[Term]:
        return self.value(place)

    def fact(self, place: int, step: Step) -> list[Term]:
        assert step.ref is not None
        label = self.words.label(step.ref)
        if not step.found.exact:
            return [one(phrase("amount_again", self.lang, label))]
        self.read[fact_is(label, self.amount(place), self.lang)] = None
        return self.value(place)

    def add(self, place: int, step: Step) -> list[Term]:
        parts = [self.terms(part) for part in step.of]
        if sum(map(len, parts)) > _MOST_TERMS:
            parts = [self.closed(part) if len(terms) > 1 else terms for part, terms in zip(step.of, parts, strict=True)]
        return [term for terms in parts for term in terms]

    def times(self, place: int, step: Step) -> list[Term]:
        (of,) = step.of
        if step.factor == -1:
            return [(not minus, factors) for minus, factors in self.terms(of)]
        return self.multiplied(of, self.words_of_factor(step))

    def least(self, place: int, step: Step) -> list[Term]:
        if step.role in ("cap", "overall_cap"):
            return self.capped(step)
        return self.chosen(place, step, "least")

    def greatest(self, place: int, step: Step) -> list[Term]:
        of = [part for part in step.of if not self.is_zero(part)]
        if len(step.of) == 2 and len(of) == 1:
            return self.not_negative(place, of[0])
        if step.role == "floor":
            return self.floored(step)
        return self.chosen(place, step, "greatest")

    def bounds(self, place: int, step: Step) -> list[Term]:
        names = missing_names(step.found.missing, self.words.programme.facts, self.lang)
        return [one(phrase("case_bounds", self.lang, names), whole=True)]

    def round(self, place: int, step: Step) -> list[Term]:
        (of,) = step.of
        assert step.rounding is not None
        to = money(step.rounding.to, self.words.programme.money, self.lang)
        how = phrase(f"rounded_{step.rounding.mode}", self.lang, to)
        if not step.found.exact:
            terms = self.terms(of)
            self.limits.append(how)
            return terms
        if step.found.low == self.found(of).low:
            return self.terms(of)
        self.equations.append(phrase("rounded", self.lang, self.written(of), how, self.amount(place)))
        return self.value(place)

    def capped(self, step: Step) -> list[Term]:
        of, cap = step.of
        limit, found = self.calculation.limit(step), self.found(of)
        told = self.amount(cap, like=of)
        if found.high is not None and found.high <= limit.at:
            if step.role == "cap":
                self.limits.append(phrase("cap_not_exceeded", self.lang, told))
            return self.terms(of)
        if not limit.reached and step.role == "overall_cap":
            self.limits.append(phrase("cap_of_any", self.lang, told))
            return self.terms(of)
        if not limit.reached:
            return [one(phrase("capped", self.lang, self.formula(self.terms(of)), told), whole=True)]
        if found.exact:
            cut = self.words.value(limit.cut, self.declared(of))
            self.equations.append(phrase("cap_cuts", self.lang, self.written(of), told, cut))
        else:
            self.equations.append(phrase("cap_binds", self.lang, self.formula(self.terms(of)), told))
        return self.value(cap, like=of)

    def floored(self, step: Step) -> list[Term]:
        of, floor = step.of
        low, found = self.found(floor).low, self.found(of)
        assert low is not None
        told = self.amount(floor, like=of)
        if found.low is not None and found.low >= low:
            self.limits.append(phrase("floor_not_needed", self.lang, told))
            return self.terms(of)
        if found.high is None or found.high > low:
            return [one(phrase("floored", self.lang, self.formula(self.terms(of)), told), whole=True)]
        said = self.written(of) if found.exact else self.formula(self.terms(of))
        self.equations.append(phrase("floor_lifts", self.lang, said, told))
        return self.value(floor, like=of)

    def not_negative(self, place: int, of: int) -> list[Term]:
        found = self.found(of)
        if found.low is not None and found.low >= 0:
            return self.terms(of)
        if found.exact:
            self.equations.append(phrase("not_negative", self.lang, self.written(of)))
            return self.value(place)
        terms = self.terms(of)
        return [one(phrase("not_negative", self.lang, self.formula(terms)), whole=not is_plain(terms))]

    def chosen(self, place: int, step: Step, key: str) -> list[Term]:
        """Return the least or the greatest of several: a figure where it is known, else a list."""
        if step.found.exact and all(self.found(part).exact for part in step.of):
            figures = [self.formula(self.closed(part)) for part in step.of]
            settled = "least_is" if key == "least" else "greatest_is"
            self.equations.append(phrase(settled, self.lang, listed(figures, self.lang), self.amount(place)))
            return self.value(place)
        told = [self.item(part) for part in step.of]
        items = [phrase("item", self.lang, at, text) for at, text in enumerate(told, 1)]
        return [one(phrase(key, self.lang, phrase("between_items", self.lang).join(items)), whole=True)]

    def made(self, place: int, step: Step) -> list[Term]:
        return _DOES[step.does](self, place, step)


_DOES: dict[Does, Callable[[_Telling, int, Step], list[Term]]] = {
    "number": _Telling.number,
    "fact": _Telling.fact,
    "add": _Telling.add,
    "times": _Telling.times,
    "least": _Telling.least,
    "greatest": _Telling.greatest,
    "case": _Telling.case,
    "bounds": _Telling.bounds,
    "round": _Telling.round,
}
