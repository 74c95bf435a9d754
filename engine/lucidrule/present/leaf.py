"""A leaf of a proof in words: what is required, and what is the case of the fact that it asks for."""

from dataclasses import dataclass
from datetime import date

from lucidrule.advise.near_miss import near_miss
from lucidrule.core.verdict import NOT_MET, UNKNOWN
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.present.prose import Prose
from lucidrule.present.quantities import day
from lucidrule.present.words import word


@dataclass(frozen=True)
class Leaves:
    """Words for the leaves of what was judged.

    Attributes:
        facts: Those that it was judged by; of a record its own.
    """

    prose: Prose
    facts: Facts

    def report(self, proof: Proof) -> str:
        """Return a leaf in words."""
        node, lang = proof.node, self.prose.lang
        if is_answer(node):
            return self.prose.leaf(node)
        if proof.actual is None:
            return word("required", lang, self.prose.leaf(node))
        asked = self.prose.leaf(node) if proof.verdict is UNKNOWN else self.prose.required(node)
        near = word("near_miss", lang) if near_miss(proof, self.facts.assessment) else ""
        if isinstance(node, tree.FirstExceeds):
            return self._crossing(node, proof, asked) + near
        return word("required_actual", lang, asked, self._actual(node, proof)) + near

    def _crossing(self, node: tree.FirstExceeds, proof: Proof, asked: str) -> str:
        facts, lang, year = self.prose.programme.facts, self.prose.lang, node.year.of(self.facts.assessment)
        if isinstance(proof.actual, date):
            # What settles it is no amount, but the day before which none counts.
            since = facts[node.since].label[lang]
            return word("began_later", lang, asked, since, day(proof.actual, lang), word("year", lang, year))
        told = self.prose.value(proof.actual, facts[node.fact])
        if proof.verdict is not NOT_MET or year in proof.actual:
            return word("required_actual", lang, asked, told)
        now = self.facts.value(tree.Ref(node.fact, node.year))
        if now is not None:
            told = word("but_before", lang, self.prose.value({year: now}, facts[node.fact]), told)
        return word("earlier", lang, asked, told)

    def _actual(self, node: tree.Condition, proof: Proof) -> str:
        """Return what is the case; where two facts are compared, what each of them is."""
        lang = self.prose.lang
        if not isinstance(node, tree.Compare):
            parts = proof.actual if isinstance(proof.actual, tuple) else (proof.actual,)
            amounts = (node.of, node.whole) if isinstance(node, tree.CompareAmount) else (None,)
            of = [None if each is None else self.prose.counted(each) for each in amounts]
            told = [self.prose.value(part, fact) for part, fact in zip(parts, of, strict=False)]
            return word("of_whole", lang, *told) if len(told) == 2 else told[0]
        actual = self.prose.value(proof.actual, self.prose.declared(node.ref))
        if not isinstance(node.operand, tree.Ref):
            return actual
        other = self.prose.declared(node.operand)
        return word(
            "compared_with", lang, actual, other.label[lang], self.prose.value(self.facts.value(node.operand), other)
        )
