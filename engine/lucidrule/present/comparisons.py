"""Comparisons in words: of facts, of amounts, of shares."""

from typing import Any

from lucidrule.kernel import tree
from lucidrule.kernel.operators import OPERATORS, CoreName, Phrases
from lucidrule.model.facts import Declared
from lucidrule.present.arithmetic import Arithmetic
from lucidrule.present.phrases import phrase, said
from lucidrule.present.words import word


def phrases_of(name: CoreName) -> Phrases:
    """Return the words for an operator."""
    found = OPERATORS[name].phrases
    assert found is not None, "an operator of condition trees has phrases"
    return found


class Comparisons(Arithmetic):
    """Words for the comparisons of one programme in one language."""

    def negated(self, part: tree.Condition) -> str | None:
        """Return the opposite of a leaf where it has words of its own."""
        if not isinstance(part, tree.Compare):
            return None
        opposite = phrases_of(part.operator).opposite
        # Of a yes-or-no operand the opposite is the other answer, told by itself.
        if opposite is None or OPERATORS[part.operator].operand == "flag":
            return None
        return said(opposite, self.lang, self.label(part.ref), *self._operands(part))

    def compare(self, node: tree.Compare) -> str:
        """Return what a fact is compared with."""
        phrases, operands = phrases_of(node.operator), self._operands(node)
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

    def compare_amount(self, node: tree.CompareAmount) -> str:
        """Return what an amount, or a share of one in another, is compared with."""
        if self.told is None:
            return self.text([node]).compare_amount(node)
        lang = self.lang
        if node.whole is None:
            counted = self.counted(node.of)
            bound = self.value(node.bound, counted)
            text = said(phrases_of(node.operator).text, lang, self._part(node.of, "compared"), bound)
            return self._with_point(text, node.bound, node.open_point, counted)
        match node.of.amount if isinstance(node.of, tree.NamedAmount) else node.of, node.whole:
            case tree.Sum(parts=(tree.Ref() as new, tree.Scaled(by=by, amount=tree.Ref() as old))), whole if (
                old == whole and by == -1
            ):
                name = phrase("growth", lang, self.label(new), self.label(old))
            case _:
                name = phrase("share", lang, *self._parts((node.of, node.whole), "product"))
        text = said(phrases_of(node.operator).text, lang, name, self.percent(node.bound))
        if node.open_point is None:
            return text
        return word("of_year", lang, text, phrase("at_exactly", lang, self.percent(node.bound)))
