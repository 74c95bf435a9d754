"""Conditions in words, made from the rule itself: so prose and rule cannot drift apart."""

from collections.abc import Iterator
from typing import Any

from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.operators import OPERATORS, CoreName, Phrases
from lucidrule.model.facts import Declared
from lucidrule.present.arithmetic import Arithmetic
from lucidrule.present.phrases import phrase, said
from lucidrule.present.quantities import percent
from lucidrule.present.words import word

Line = tuple[int, str]


def _phrases(name: CoreName) -> Phrases:
    found = OPERATORS[name].phrases
    assert found is not None, "an operator of condition trees has phrases"
    return found


class Prose(Arithmetic):
    """Words for the conditions of one programme in one language, and for the amounts in them."""

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
            case tree.Named() if is_answer(node):
                yield depth, self.leaf(node)
            case tree.Named(part=part):
                # relies on (definitions shared)
                if id(node) in self.told:
                    yield depth, self.again_named(node)
                    return
                self.told.add(id(node))
                yield depth, self.composite(node)
                yield from self.condition(part, depth + 1)
            case _:
                yield from self._by_day(node, depth)

    def _by_day(self, node: tree.Condition | Dated, depth: int) -> Iterator[Line]:
        """Yield a leaf; of rules as they are stated what changes with time, by the days on which it begins."""
        if not isinstance(node, Dated):
            yield depth, self.leaf(node)
            return
        yield depth, phrase("dated", self.lang)
        for first, value in node.values:
            (_, told), *more = self.condition(value)
            yield depth + 1, phrase("from_day", self.lang, self.first_day(first, node), told)
            yield from ((depth + 1 + inner, text) for inner, text in more)

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
                text = self._since(self._compare(node), node.begun)
                return self._with_point(text, node.operand, node.open_point, self.declared(node.ref))
            case tree.FirstExceeds(fact=fact, bound=bound):
                name = self.label(tree.Ref(fact, node.year))
                since = self.programme.facts[node.since].label[lang]
                key = "first_reaches" if node.reaches else "first_exceeds"
                text = phrase(key, lang, name, self.value(bound, self.programme.facts[fact]), since)
                return self._with_point(
                    self._since(text, node.begun), bound, node.open_point, self.programme.facts[fact]
                )
            case tree.CompareAmount():
                return self._since(self._compare_amount(node), node.begun)
            case tree.Named(name=name):
                return self.programme.labels[name][lang]
            case tree.Judgement(open_point=point):
                return phrase("judgement", lang, self.programme.open_points[point].question[lang])
            case _:
                raise AssertionError("what has parts is no leaf")

    def required(self, node: tree.Condition) -> str:
        """Return what a leaf asks, short: without the open point at its bound."""
        match node:
            case tree.FirstExceeds(bound=bound):
                name = self.label(tree.Ref(node.fact, node.year))
                told = self.value(bound, self.programme.facts[node.fact])
                text = said(_phrases("at_least" if node.reaches else "more_than").text, self.lang, name, told)
                return self._since(text, node.begun)
            case tree.Compare():
                return self._since(self._compare(node), node.begun)
            case _:
                return self.leaf(node)

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
        return self.value(operand, fact)

    def _compare_amount(self, node: tree.CompareAmount) -> str:
        if self.told is None:
            return self.text([node])._compare_amount(node)
        lang = self.lang
        if node.whole is None:
            text = said(_phrases(node.operator).text, lang, self._part(node.of, "compared"), self.money(node.bound))
            return self._with_point(text, node.bound, node.open_point, None)
        match node.of.amount if isinstance(node.of, tree.NamedAmount) else node.of, node.whole:
            case tree.Sum(parts=(tree.Ref() as new, tree.Scaled(by=by, amount=tree.Ref() as old))), whole if (
                old == whole and by == -1
            ):
                name = phrase("growth", lang, self.label(new), self.label(old))
            case _:
                name = phrase("share", lang, *self._parts((node.of, node.whole), "product"))
        text = said(_phrases(node.operator).text, lang, name, percent(node.bound))
        if node.open_point is None:
            return text
        return word("of_year", lang, text, phrase("at_exactly", lang, percent(node.bound)))
