"""Recorded outcomes that are others under other rules, in words and as data."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import message, shown
from lucidrule.engines.documents import with_document
from lucidrule.present.changes import fact_named
from lucidrule.present.quantities import day
from lucidrule.present.words import clauses, word

_DIGITS = 12


class ReplayWords:
    """Words for what a replay found, in one language; counts what it was told of.

    Attributes:
        differing: How many differences were told of.
    """

    def __init__(self, programme: CompiledProgramme, lang: str) -> None:
        """Begin.

        Args:
            programme: The other rules.
        """
        self._programme, self._lang = programme, lang
        self._companies = self._outcomes = self._with = self._still = self.differing = 0

    def lines(self, found: Any) -> Iterator[str]:
        """Yield what a company comes to: of each difference what it is, and the receipts of both."""
        self._count(found)
        name = shown(found.company)
        for each in found.aside:
            fact, year = each.key
            called = fact_named(self._programme, {"fact": fact, "year": year or 0}, self._lang)
            why = " ".join(message(fault, self._lang) for fault in each.faults)
            yield word("replay_aside", self._lang, name, called, why)
        for each in found.differing:
            policy = self._programme.policy(each.policy)
            title = shown(each.policy) if policy is None else policy.title[self._lang]
            told = word("replay_differs", self._lang, *(word(side.value, self._lang) for side in each.pair))
            yield "  ".join([day(each.as_of, self._lang), name, title, told, self._span(each)])
            recorded = self._receipt(each.recorded.receipt)
            yield "    " + word("replay_recorded", self._lang, each.recorded.entry, recorded)
            yield "    " + word("replay_other", self._lang, self._receipt(each.receipt))

    def data(self, found: Any) -> Iterator[str]:
        """Yield what a company comes to as JSON: its differences, each with the determinations of both."""
        self._count(found)
        for each in found.aside:
            fact, year = each.key
            why = [message(fault, self._lang) for fault in each.faults]
            aside = {"kind": "aside", "company": found.company, "fact": fact, "year": year, "problems": why}
            yield json.dumps(aside, ensure_ascii=False)
        for each in found.differing:
            recorded, change = each.recorded, each.recorded.change
            before = {"entry": recorded.entry, "outcome": recorded.outcome.value, "receipt": recorded.receipt}
            after = {"outcome": each.other.after.value, "receipt": each.receipt}
            sides = (
                with_document(before, None if change is None else change.document()),
                with_document(after, each.other.document()),
            )
            said = {
                "kind": "difference",
                "company": found.company,
                "policy": each.policy,
                "since": each.since,
                "until": each.until,
                "as_of": each.as_of.isoformat(),
            }
            yield f'{json.dumps(said, ensure_ascii=False)[:-1]}, "recorded": {sides[0]}, "replayed": {sides[1]}}}'

    def summary(self) -> str:
        """Return how much was recomputed, and what differs."""
        rules = shown(self._programme.id), shown(str(self._programme.version))
        counted = (self._outcomes, self._companies, *rules)
        if not self.differing:
            return word("replay_none", self._lang, *counted)
        return word("replay_some", self._lang, *counted, self.differing, self._with, self._still)

    def summary_data(self) -> str:
        """Return the same as JSON."""
        counted = {"outcomes": self._outcomes, "companies": self._companies, "differences": self.differing}
        moved = {"companies_differing": self._with, "still": self._still}
        return json.dumps({"kind": "summary", "rules": self._programme.digest, **counted, **moved})

    def _count(self, found: Any) -> None:
        self._companies += 1
        self._outcomes += found.outcomes
        self._with += bool(found.differing)
        self._still += sum(each.until is None for each in found.differing)
        self.differing += len(found.differing)

    def _span(self, each: Any) -> str:
        if each.until is None:
            return word("replay_since", self._lang, each.since)
        return word("replay_between", self._lang, each.since, each.until)

    def _receipt(self, receipt: Mapping[str, Any]) -> str:
        """Return the receipt of a side; what the log does not say of an outcome is said to be missing."""

        def said(key: str) -> str:
            text = receipt[key]
            return word("replay_unsaid", self._lang) if text is None else shown(text)[:_DIGITS]

        told = word("replay_receipt", self._lang, said("engine"), said("rules"), said("facts"))
        by = receipt["confirmed_by"]
        return told if by is None else clauses([told, word("confirmed", self._lang, shown(by))], self._lang)
