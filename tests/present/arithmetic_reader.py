"""A reader of arithmetic in words that knows nothing of rules: what each word takes, in each language, and no more.

A bracket is one thing. A rate takes the next thing, × more than ＋ and less, a limit all that stands before it, and a
list ends where its bracket does.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from lucidrule.kernel import tree

ZERO = Decimal(0)


class Words(NamedTuple):
    """The words of a language, as regular expressions; groups are numbers."""

    opens: str
    closes: str
    money: str
    plus: str
    minus: str
    minus_ends: str
    rate: str
    rate_after: str
    factor: str
    factor_after: str
    at_most: str
    at_least: str
    not_negative: str
    list_begins: str
    between: str
    bands_begin: str
    bands_of: str
    bands_list: str
    band: str


_NEVER = "(?!)"
_NUMBER = r"(-?\d+(?:\.\d+)?)"
WORDS = {
    "en": Words(
        *(r"\(", r"\)", rf"{_NUMBER} yuan", r" \+ ", " less ", ""),
        *(rf"{_NUMBER}% of ", _NEVER, _NEVER, rf" × {_NUMBER}(%| yuan)"),
        *(rf", at most {_NUMBER} yuan", rf", at least {_NUMBER} yuan", r" \(a negative one counts as zero\)"),
        *(r"the (least|greatest) of: \(1\) ", r"; \(\d\) "),
        *("at the rate of the band of ", ", of ", ": "),
        rf"from {_NUMBER} yuan(?: to below {_NUMBER} yuan)?: {_NUMBER}%(?:, )?",
    ),
    "zh": Words(
        *("（", "）", f"{_NUMBER}元", " ＋ ", "减", ""),
        *(_NEVER, f"的{_NUMBER}%", f"{_NUMBER}(%|元)×", _NEVER),
        *(f"，最高{_NUMBER}元", f"，最低{_NUMBER}元", "（负数按零计）"),
        *("以下各项中的(较低|较高)者：（1）", r"；（\d）"),
        *("按", "所在档次的比例乘以", "："),
        f"{_NUMBER}元以上(?:不足{_NUMBER}元)?的为{_NUMBER}%、?",
    ),
    "ja": Words(
        *("（", "）", f"{_NUMBER}元", "＋", "から", "を引いた額"),
        *(_NEVER, f"の{_NUMBER}%", f"{_NUMBER}(%|元)×", _NEVER),
        *(f"（上限{_NUMBER}元）", f"（下限{_NUMBER}元）", "（負数は零とする）"),
        *("次のうち(低い|高い)方の額：（1）", r"、（\d）"),
        *(_NEVER, _NEVER, "："),
        f"{_NUMBER}元以上(?:{_NUMBER}元未満)?は{_NUMBER}%、?",
    ),
}


class Reader:
    """What some words come to."""

    def __init__(self, text: str, words: Words, values: Mapping[str, Decimal]) -> None:
        self.text, self.words, self.values, self.at = text, words, values, 0

    def whole(self) -> Decimal:
        """Return what all of the words come to."""
        found = self.limited()
        assert self.at == len(self.text), f"{self.text[: self.at]} | {self.text[self.at :]}"
        return found

    def taken(self, pattern: str) -> re.Match[str] | None:
        match = re.compile(pattern).match(self.text, self.at) if pattern else None
        if match is not None:
            self.at = match.end()
        return match

    def limited(self) -> Decimal:
        found = self.listed()
        while True:
            if most := self.taken(self.words.at_most):
                found = min(found, Decimal(most[1]))
            elif least := self.taken(self.words.at_least):
                found = max(found, Decimal(least[1]))
            else:
                return found

    def listed(self) -> Decimal:
        begins = self.taken(self.words.list_begins)
        parts = [self.added()]
        while self.taken(self.words.between):
            parts.append(self.added())
        if begins:
            return min(parts) if begins[1] in ("least", "较低", "低い") else max(parts)
        assert len(parts) == 1
        return parts[0]

    def added(self) -> Decimal:
        if self.taken(self.words.bands_begin):
            return self.banded(self.multiplied(), self.words.bands_of)
        found = self.multiplied()
        # Japanese says "belonging to" behind what the band is sought by.
        if self.taken("の属する区分の率を"):
            return self.banded(found, "")
        if self.taken(self.words.minus):
            found -= self.multiplied()
            self.taken(self.words.minus_ends)
            return found
        while self.taken(self.words.plus):
            found += self.multiplied()
        return found

    def banded(self, by: Decimal, then: str) -> Decimal:
        self.taken(then)
        of = self.multiplied()
        self.taken("に乗じる")
        assert self.taken(self.words.bands_list)
        rate = ZERO
        while band := self.taken(self.words.band):
            if by >= Decimal(band[1]) and (band[2] is None or by < Decimal(band[2])):
                rate = Decimal(band[3]) / 100
        return rate * of

    def multiplied(self) -> Decimal:
        if rate := self.taken(self.words.rate):
            return Decimal(rate[1]) / 100 * self.multiplied()
        if factor := self.taken(self.words.factor):
            return _factor(factor) * self.multiplied()
        found = self.one()
        while True:
            if self.taken(self.words.not_negative):
                found = max(found, ZERO)
            elif rate := self.taken(self.words.rate_after):
                found *= Decimal(rate[1]) / 100
            elif factor := self.taken(self.words.factor_after):
                found *= _factor(factor)
            else:
                return found

    def one(self) -> Decimal:
        if self.taken(self.words.opens):
            found = self.limited()
            assert self.taken(self.words.closes), self.text[self.at :]
            return found
        if money := self.taken(self.words.money):
            return Decimal(money[1])
        name = self.taken("[A-Z]")
        assert name is not None, self.text[self.at :]
        return self.values[name[0].lower()]


def _factor(found: re.Match[str]) -> Decimal:
    return Decimal(found[1]) / 100 if found[2] == "%" else Decimal(found[1])


def meant(amount: tree.Amount, values: Mapping[str, Decimal]) -> Decimal:
    """Return what arithmetic comes to by what its nodes mean."""
    match amount:
        case tree.Literal_(value=value):
            return value
        case tree.Ref(fact=fact):
            return values[fact]
        case tree.Scaled(by=by, amount=part):
            return by * meant(part, values)
        case tree.Sum(parts=parts):
            return sum((meant(part, values) for part in parts), ZERO)
        case tree.LeastOf(parts=parts):
            return min(meant(part, values) for part in parts)
        case tree.GreatestOf(parts=parts):
            return max(meant(part, values) for part in parts)
        case tree.Banded(starts=starts, rates=rates, by=by_what, amount=part):
            at, ends = meant(by_what, values), [*starts, None]
            inside = [at >= low and (high is None or at < high) for low, high in pairwise(ends) if low is not None]
            rate = next((rate for rate, here in zip(rates, inside, strict=True) if here), ZERO)
            return rate * meant(part, values)
    raise AssertionError(amount)
