"""Amounts in words, made from the rule itself, so that they read back as what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self, assert_never

from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.interval import Band
from lucidrule.kernel.reads import used_again
from lucidrule.model.facts import Declared
from lucidrule.present.brackets import BRACKETED, Form, Whole
from lucidrule.present.naming import Naming
from lucidrule.present.phrases import phrase
from lucidrule.present.quantities import day
from lucidrule.present.words import listed, word


@dataclass(frozen=True)
class Arithmetic(Naming):
    """Words for amounts.

    Attributes:
        told: The definitions that the text has told so far, by the identities of their nodes: each is told once, then
            by its name only. None: every condition and every amount is a text by itself.
        again: Of amounts those that the text tells more than once: they are given their name where they are told.
    """

    told: set[int] | None = None
    again: frozenset[int] = frozenset()

    def text(self, nodes: Iterable[tree.Condition | tree.Amount]) -> Self:
        """Return the words for one text that tells some conditions and amounts."""
        return replace(self, told=set(), again=used_again(nodes))

    def amount(self, amount: tree.Amount) -> str:
        """Return arithmetic in words."""
        return (self if self.told is not None else self.text([amount]))._amount(amount)[0]

    def _part(self, amount: tree.Amount, whole: Whole) -> str:
        """Return arithmetic in words as a part of other arithmetic, or of a comparison, of the form `whole`."""
        text, form = self._amount(amount)
        return word("bracketed", self.lang, text) if form in BRACKETED[whole] else text

    def _parts(self, amounts: tuple[tree.Amount, ...], whole: Whole) -> list[str]:
        counted = next((found for each in amounts if (found := self.counted(each)) is not None), None)
        return [
            self.value(each.value, counted) if isinstance(each, tree.Literal_) else self._part(each, whole)
            for each in amounts
        ]

    def _amount(self, amount: tree.Amount) -> tuple[str, Form]:  # noqa: C901  # one case for each kind of amount
        """Return arithmetic in words, and their form."""
        match amount:
            case Dated():  # of rules as they are stated
                return self._dated(amount), "listed"
            case tree.NamedAmount():
                return self._named_amount(amount)
            case tree.Literal_(value=value):
                return self.money(value), "plain"
            case tree.Ref():
                return self.label(amount), "plain"
            case tree.Scaled():
                return self._scaled(amount), "product"
            case tree.Sum():
                return self._sum(amount.parts)
            case tree.LeastOf() | tree.GreatestOf():
                return self._limited(amount)
            case tree.Banded():
                return self._banded(amount), "banded"
            case tree.Scheduled():
                return self._scheduled(amount), "product"
            case tree.Own():  # pragma: no cover  # of formulas only
                raise AssertionError(amount)
            case _:
                assert_never(amount)

    def _dated(self, amount: Dated) -> str:
        """Return what changes with time, each value with its first day."""
        told = [(self.first_day(first, amount), self._part(value, "listed")) for first, value in amount.values]
        return listed([phrase("value_from", self.lang, first, value) for first, value in told], self.lang)

    def first_day(self, first: date, of: Dated) -> str:
        """Return the day on which a value begins, or the year."""
        return word("of_assessment", self.lang, first.year) if of.by_year else day(first, self.lang)

    def _scaled(self, amount: tree.Scaled) -> str:
        lang, by, part = self.lang, amount.by, self._part(amount.amount, "product")
        if not amount.price and by.copy_abs() <= 1:
            return phrase("rate", lang, self.rate(by), part)
        return phrase("times", lang, part, self.money(by) if amount.price else self.rate(by))

    def _sum(self, parts: tuple[tree.Amount, ...]) -> tuple[str, Form]:
        match parts:
            case (part,):
                return self._amount(part)
            case (first, tree.Scaled(by=Decimal() as by, amount=second)) if by == -1:
                return phrase("minus", self.lang, *self._parts((first, second), "minus")), "minus"
        return phrase("sum", self.lang).join(self._parts(parts, "sum")), "sum"

    def _limited(self, amount: tree.LeastOf | tree.GreatestOf) -> tuple[str, Form]:
        """Return the least or the greatest of amounts; of an amount and a number: the amount with a cap or a floor."""
        lang, is_least = self.lang, isinstance(amount, tree.LeastOf)
        match amount.parts:
            case (first, tree.Literal_(value=value)):
                pass
            case (tree.Literal_(value=value), first) if not is_least:
                pass
            case parts:
                items = [phrase("item", lang, at, told) for at, told in enumerate(self._parts(parts, "listed"), 1)]
                told = phrase("between_items", lang).join(items)
                return phrase("least" if is_least else "greatest", lang, told), "listed"
        if not value and not is_least:
            return phrase("not_negative", lang, self._part(first, "not_negative")), "not_negative"
        told = self._part(first, "limited")
        return phrase(
            "capped" if is_least else "floored", lang, told, self.value(value, self.counted(first))
        ), "limited"

    def _scheduled(self, amount: tree.Scheduled) -> str:
        lang, since = self.lang, self.programme.facts[amount.counted_from].label[self.lang]
        shares = [phrase("first_share", lang, self.rate(amount.rates[0]), since)]
        shares += [phrase("further_share", lang, self.rate(each), at) for at, each in enumerate(amount.rates[1:], 2)]
        return phrase("schedule", lang, self._part(amount.amount, "product"), listed(shares, lang))

    def limit(self, amount: tree.Amount) -> str:
        """Return an amount that is the most that can be paid, so that its end is heard within a sentence."""
        return self._part(amount, "limited")

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

    def _banded(self, amount: tree.Banded) -> str:
        by = self.counted(amount.by)
        bands = listed([self.band(band, by) for band in amount.bands if band.rate or band.fixed], self.lang)
        if any(amount.fixed) and not any(amount.rates):
            return phrase("banded_sums", self.lang, self._part(amount.by, "product"), bands)
        told = self._parts((amount.by, amount.amount), "product")
        return phrase("banded_both" if any(amount.fixed) else "banded", self.lang, *told, bands)

    def band(self, band: Band, by: Declared | None) -> str:
        """Return a band in words, `by` telling of what it is a band."""
        lang, ends = self.lang, ["", ""]
        for at, (end, key) in enumerate(
            (
                (band.start, "band_above" if band.above else "band_from"),
                (band.end, "band_up_to" if band.up_to else "band_below"),
            )
        ):
            ends[at] = "" if end is None else phrase(key, lang, self.value(end, by))
        paid = [self.rate(band.rate)] * bool(band.rate) + [self.money(band.fixed)] * bool(band.fixed)
        return phrase("band", lang, *ends, phrase("sum", lang).join(paid))

    def _since(self, text: str, begun: date | None) -> str:
        """Return a leaf with the day since which its bound counts, where that changes with time."""
        return text if begun is None else phrase("value_from", self.lang, day(begun, self.lang), text)

    def _with_point(self, text: str, bound: Any, open_point: str | None, fact: Declared | None) -> str:
        if open_point is None:
            return text
        return word("of_year", self.lang, text, phrase("at_exactly", self.lang, self.value(bound, fact)))
