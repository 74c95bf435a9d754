"""Conditions in words, made from the rule itself: so prose and rule cannot drift apart."""

from collections.abc import Iterator

from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.kernel.dated import Dated
from lucidrule.present.comparisons import Comparisons
from lucidrule.present.phrases import phrase
from lucidrule.present.words import word

Line = tuple[int, str]


class Prose(Comparisons):
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
                negated = self.negated(part)
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
                text = self._since(self.compare(node), node.begun)
                return self._with_point(text, node.operand, node.open_point, self.declared(node.ref))
            case tree.FirstExceeds(fact=fact, bound=bound):
                key = "not_reached_before" if node.reaches else "not_exceeded_before"
                before = phrase(key, lang, self.programme.facts[node.since].label[lang])
                text = self._since(word("of_year", lang, self._first_time(node), before), node.begun)
                return self._with_point(text, bound, node.open_point, self.programme.facts[fact])
            case tree.CompareAmount():
                return self._since(self.compare_amount(node), node.begun)
            case tree.Named(name=name):
                return self.programme.labels[name][lang]
            case tree.Judgement(open_point=point):
                return phrase("judgement", lang, self.programme.open_points[point].question[lang])
            case _:
                raise AssertionError("what has parts is no leaf")

    def required(self, node: tree.Condition) -> str:
        """Return what a leaf asks, short: without the open point at its bound."""
        match node:
            case tree.FirstExceeds():
                return self._since(self._first_time(node), node.begun)
            case tree.Compare():
                return self._since(self.compare(node), node.begun)
            case _:
                return self.leaf(node)

    def _first_time(self, node: tree.FirstExceeds) -> str:
        name = self.label(tree.Ref(node.fact, node.year))
        told = self.value(node.bound, self.programme.facts[node.fact])
        return phrase("first_reaches" if node.reaches else "first_exceeds", self.lang, name, told)
