"""What a company of a table lacks, in words: what the most policies wait for first."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lucidrule.model.facts import Fact
from lucidrule.present.quantities import missing_list, missing_names
from lucidrule.present.words import clauses, listed, word
from lucidrule.tables.result import missing_of

_NAMED = 3
_MOST_KEPT = 100_000


class Lacks(NamedTuple):
    """What a company lacks: how many facts, the first few of them by name, the very first with its proof."""

    facts: int
    names: str
    first: str


class Lacking:
    """Tells what codes of missing facts stand for; most companies lack the same few facts."""

    def __init__(self, facts: Mapping[str, Fact], lang: str) -> None:
        self._facts, self._lang, self._order = facts, lang, list(facts)
        self.of = lru_cache(_MOST_KEPT)(self._of)
        self.labels = lru_cache(_MOST_KEPT)(self._labels)

    def _of(self, codes: tuple[str, ...]) -> Lacks:
        """Return what is missing for policies, what the most of them lack first."""
        facts, lang = self._facts, self._lang
        found = [missing_of(each) for each in codes if each]
        policies = Counter(name for each in found for name in {one.fact for one in each})
        every = {one for each in found for one in each}
        order = sorted(policies, key=lambda name: (-policies[name], self._order.index(name)))
        by_fact = [missing_list([one for one in every if one.fact == name], facts, lang) for name in order]
        names = [name for listed_ in by_fact for name in listed_]
        told = listed(names[:_NAMED], lang)
        if len(names) > _NAMED:
            told = word("short_more_facts", lang, told, len(names))
        first = names[0] if names else ""
        proof = facts[order[0]].proved_by if order else None
        if proof is not None:
            first = clauses([first, word("proved_by", lang, proof[lang])], lang)
        return Lacks(len(names), told, first)

    def _labels(self, codes: str) -> str:
        return missing_names(missing_of(codes), self._facts, self._lang)
