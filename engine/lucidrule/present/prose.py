"""Conditions and amounts in words, made from the rule itself: so prose and rule cannot drift apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self, assert_never

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.kernel.operators import OPERATORS, CoreName, Phrases
from lucidrule.kernel.reads import used_again
from lucidrule.model.facts import Declared
from lucidrule.present.brackets import BRACKETED, Form, Whole
from lucidrule.present.phrases import phrase, said
from lucidrule.present.quantities import money, percent, value_of
from lucidrule.present.words import listed, word

Line = tuple[int, str]


def _phrases(name: CoreName) -> Phrases:
    found = OPERATORS[name].phrases
    assert found is not None, "an operator of condition trees has phrases"
    return found


@dataclass(frozen=True)
class Prose:
    """Words for the rules of one programme in one language.

    Attributes:
        assessment: The assessment year, where a determination is told; else years are told relative to it.
        parts: The parts of the list whose records are judged here.
        told: The definitions that the text has told so far, by the identities of their nodes: each is told once, then
            by its name only. None: every condition and every amount is a text by itself.
        again: Of amounts those that the text tells more than once: they are given their name where they are told.
    """

    programme: CompiledProgramme
    lang: str
    assessment: int | None = None
    parts: Mapping[str, Declared] | None = None
    told: set[int] | None = None
    again: frozenset[int] = frozenset()

    def text(self, nodes: Iterable[tree.Condition | tree.Amount]) -> Self:
        """Return the words for one text that tells some conditions and amounts."""
        return replace(self, told=set(), again=used_again(nodes))

    def condition(self, node: tree.Condition, depth: int = 0) -> Iterator[Line]:
        """Yield a condition in lines, each with its depth."""
        if self.told is None:
            yield from self.text([node]).condition(node, depth)
            return
        match node:
            case tree.AllOf(parts=(part,)) | tree.AnyOf(parts=(part,)):
                yield from self.condition(part, depth)
            case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts) | tree.AtLeast(parts=parts):
                yield depth, self.composite(node)
                for part in parts:
                    yield from self.condition(part, depth + 1)
            case tree.Not(part=part):
                negated = self._negated(part)
                if negated is not None:
                    yield depth, negated
                else:
                    yield depth, self.composite(node)
                    yield from self.condition(part, depth + 1)
            case tree.Named(part=part):
                # relies on (definitions shared)
                if id(node) in self.told:
                    yield depth, self.again_named(node)
                    return
                self.told.add(id(node))
                yield depth, self.composite(node)
                yield from self.condition(part, depth + 1)
            case _:
                yield depth, self.leaf(node)

    def composite(self, node: tree.Condition) -> str:
        """Return what a node asks of its parts."""
        match node:
            case tree.Named(name=name):
                return phrase("named", self.lang, self.programme.labels[name][self.lang])
            case tree.AtLeast(n=n):
                return phrase("at_least_n", self.lang, n)
            case tree.Not():
                return phrase("not", self.lang)
            case tree.AnyOf():
                return phrase("any", self.lang)
            case _:
                return phrase("all", self.lang)

    def again_named(self, node: tree.Named) -> str:
        """Return a definition that was told before."""
        return phrase("named_again", self.lang, self.programme.labels[node.name][self.lang])

    def leaf(self, node: tree.Condition) -> str:
        """Return one leaf in words."""
        lang = self.lang
        match node:
            case tree.Compare():
                return self._with_point(self._compare(node), node.operand, node.open_point, self.declared(node.ref))
            case tree.FirstExceeds(fact=fact, bound=bound):
                name = self.label(tree.Ref(fact, node.year))
                since = self.programme.facts[node.since].label[lang]
                text = phrase("first_exceeds", lang, name, value_of(bound, self.programme.facts[fact], lang), since)
                return self._with_point(text, bound, node.open_point, self.programme.facts[fact])
            case tree.CompareAmount():
                return self._compare_amount(node)
            case tree.Judgement(open_point=point):
                return phrase("judgement", lang, self.programme.open_points[point].question[lang])
            case _:
                return "".join(text for _, text in self.condition(node))

    def required(self, node: tree.Condition) -> str:
        """Return what a leaf asks, short: without the open point at its bound."""
        match node:
            case tree.FirstExceeds(bound=bound):
                name = self.label(tree.Ref(node.fact, node.year))
                told = value_of(bound, self.programme.facts[node.fact], self.lang)
                return said(_phrases("more_than").text, self.lang, name, told)
            case tree.Compare():
                return self._compare(node)
            case _:
                return self.leaf(node)

    def amount(self, amount: tree.Amount) -> str:
        """Return arithmetic in words."""
        return (self if self.told is not None else self.text([amount]))._amount(amount)[0]

    def _part(self, amount: tree.Amount, whole: Whole) -> str:
        """Return arithmetic in words as a part of other arithmetic, or of a comparison, of the form `whole`."""
        text, form = self._amount(amount)
        return word("bracketed", self.lang, text) if form in BRACKETED[whole] else text

    def _parts(self, amounts: tuple[tree.Amount, ...], whole: Whole) -> list[str]:
        return [self._part(amount, whole) for amount in amounts]

    def _amount(self, amount: tree.Amount) -> tuple[str, Form]:
        """Return arithmetic in words, and their form."""
        lang = self.lang
        match amount:
            case tree.NamedAmount():
                return self._named_amount(amount)
            case tree.Literal_(value=value):
                return money(value, lang), "plain"
            case tree.Ref():
                return self.label(amount), "plain"
            case tree.Scaled(by=by, amount=inner, price=price):
                part = self._part(inner, "product")
                if not price and by.copy_abs() <= 1:
                    return phrase("rate", lang, percent(by), part), "product"
                return phrase("times", lang, part, money(by, lang) if price else percent(by)), "product"
            case tree.Sum(parts=(part,)):
                return self._amount(part)
            case tree.Sum(parts=(first, tree.Scaled(by=Decimal() as by, amount=second))) if by == -1:
                return phrase("minus", lang, *self._parts((first, second), "minus")), "minus"
            case tree.Sum(parts=parts):
                return phrase("sum", lang).join(self._parts(parts, "sum")), "sum"
            case tree.LeastOf(parts=(first, tree.Literal_(value=value))):
                return phrase("capped", lang, self._part(first, "limited"), money(value, lang)), "limited"
            case tree.LeastOf(parts=parts):
                return phrase("least", lang, listed(self._parts(parts, "listed"), lang)), "listed"
            case tree.GreatestOf(parts=(first, tree.Literal_(value=value)) | (tree.Literal_(value=value), first)):
                if not value:
                    return phrase("not_negative", lang, self._part(first, "not_negative")), "not_negative"
                return phrase("floored", lang, self._part(first, "limited"), money(value, lang)), "limited"
            case tree.GreatestOf(parts=parts):
                return phrase("greatest", lang, listed(self._parts(parts, "listed"), lang)), "listed"
            case tree.Banded():
                told = self._parts((amount.by, amount.amount), "product")
                return phrase("banded", lang, *told, self._bands(amount)), "banded"
            case tree.Scheduled(rates=rates):
                since = self.programme.facts[amount.counted_from].label[lang]
                shares = " / ".join(percent(rate) for rate in rates)
                return phrase("schedule", lang, self._part(amount.amount, "product"), shares, since), "product"
            case _:
                assert_never(amount)

    def _named_amount(self, amount: tree.NamedAmount) -> tuple[str, Form]:
        # relies on (definitions shared)
        assert self.told is not None, "a text begins where a condition or an amount does"
        label = self.programme.labels[amount.name][self.lang] if amount.name else ""
        if id(amount) in self.told:
            return phrase("amount_again", self.lang, label) if label else phrase("same_amount", self.lang), "plain"
        self.told.add(id(amount))
        if label and id(amount) in self.again:
            return phrase("named_amount", self.lang, self._part(amount.amount, "not_negative"), label), "plain"
        return self._amount(amount.amount)

    def label(self, ref: tree.Ref) -> str:
        """Return the label of a fact, with its year."""
        name = self.declared(ref).label[self.lang]
        if self.lang == "en" and name[1:2].islower():
            # A label stands within a sentence here.
            name = name[0].lower() + name[1:]
        return name if ref.year is None else word("of_year", self.lang, name, self.year(ref.year).removeprefix("the "))

    def declared(self, ref: tree.Ref) -> Declared:
        """Return the declaration of a fact, or of a part of the record judged."""
        if ref.part and self.parts is not None:
            return self.parts[ref.fact]
        return self.programme.facts[ref.fact]

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

    def _negated(self, part: tree.Condition) -> str | None:
        """Return the opposite of a leaf where it has words of its own."""
        if not isinstance(part, tree.Compare):
            return None
        opposite = _phrases(part.operator).opposite
        # Of a yes-or-no operand the opposite is the other answer, told by itself.
        if opposite is None or OPERATORS[part.operator].operand == "flag":
            return None
        return said(opposite, self.lang, self.label(part.ref), *self._operands(part))

    def _compare(self, node: tree.Compare) -> str:
        phrases, operands = _phrases(node.operator), self._operands(node)
        words = phrases.text
        if self.declared(node.ref).type in ("date", "event"):
            words = phrases.of_days or words
        if node.operand is False and phrases.opposite is not None and OPERATORS[node.operator].operand == "flag":
            words = phrases.opposite
        if phrases.single is not None and len(set(operands)) == 1:
            words = phrases.single
        return said(words, self.lang, self.label(node.ref), *operands)

    def _operands(self, node: tree.Compare) -> tuple[str, ...]:
        """Return what stands behind an operator, in words."""
        operand, fact = node.operand, self.declared(node.ref)
        if isinstance(operand, tuple) and isinstance(operand[0], tree.Year):
            return tuple(self.year(each) for each in operand if isinstance(each, tree.Year))
        return (self._operand(operand, fact),)

    def _operand(self, operand: Any, fact: Declared) -> str:
        if isinstance(operand, tree.AsOf):
            return word("as_of", self.lang)
        if isinstance(operand, tree.Ref):
            return self.label(operand)
        return value_of(operand, fact, self.lang)

    def _compare_amount(self, node: tree.CompareAmount) -> str:
        if self.told is None:
            return self.text([node])._compare_amount(node)
        lang = self.lang
        if node.whole is None:
            text = said(_phrases(node.operator).text, lang, self._part(node.of, "compared"), money(node.bound, lang))
            return self._with_point(text, node.bound, node.open_point, None)
        match node.of.amount if isinstance(node.of, tree.NamedAmount) else node.of, node.whole:
            case tree.Sum(parts=(tree.Ref() as new, tree.Scaled(by=by, amount=tree.Ref() as old))), whole if (
                old == whole and by == -1
            ):
                name = phrase("growth", lang, self.label(new), self.label(old))
            case _, whole:
                name = phrase("share", lang, *self._parts((node.of, whole), "product"))
        text = said(_phrases(node.operator).text, lang, name, percent(node.bound))
        if node.open_point is None:
            return text
        return word("of_year", lang, text, phrase("at_exactly", lang, percent(node.bound)))

    def _with_point(self, text: str, bound: Any, open_point: str | None, fact: Declared | None) -> str:
        if open_point is None:
            return text
        return word("of_year", self.lang, text, phrase("at_exactly", self.lang, value_of(bound, fact, self.lang)))

    def _bands(self, amount: tree.Banded) -> str:
        lang, texts = self.lang, []
        ends = [*amount.starts[1:], None]
        for start, end, rate in zip(amount.starts, ends, amount.rates, strict=True):
            if not rate:
                continue
            if end is None:
                texts.append(phrase("last_band", lang, money(start, lang), percent(rate)))
            else:
                texts.append(phrase("band", lang, money(start, lang), money(end, lang), percent(rate)))
        return listed(texts, lang)
