"""What all policies may come to, those that are open too, in words: it stands beside the total of what is met."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Total, exactly
from lucidrule.model.money import Money
from lucidrule.present.quantities import between, money_shortly
from lucidrule.present.words import clauses, listed, word

if TYPE_CHECKING:
    from lucidrule.advise.if_met import IfMet

OPEN = (Outcome.UNDETERMINED, Outcome.REFER)


def is_open(determination: Determination) -> bool:
    """Return whether the total is of some of the policies only that may be granted."""
    return any(outcome.outcome in OPEN for outcome in determination.outcomes)


def if_met_told(determination: Determination, lang: str) -> Iterator[str]:
    """Yield for each currency what all may come to, where that is more than the total, or less."""
    for found, total, how in _each(determination):
        more = list(_beside(found, determination, lang))
        more += [word("if_met_without_sum", lang)] if found.without_sum else []
        beside = reduce(lambda one, other: word("if_met_both", lang, one, other), more) if more else ""
        if found.total.high == 0:
            yield word("if_met_only", lang, beside)
            continue
        key = "if_met_up_to" if _is_up_to(found, total) else "if_met_between"
        told = word(key, lang, _ends(found, total, how, lang))
        yield word("if_met_more", lang, told, beside) if beside else told


def if_met_cell(determination: Determination, lang: str) -> str:
    """Return the same in few words; empty where the total is all that there is."""
    told = []
    for found, total, how in _each(determination):
        ends, beside = _ends(found, total, how, lang), list(_beside(found, determination, lang))
        ends = word("prospect_up_to", lang, ends) if _is_up_to(found, total) else ends
        told.append(word("if_met_more", lang, ends, beside[0]) if beside else ends)
    return clauses(told, lang)


def _each(determination: Determination) -> Iterator[tuple["IfMet", Total, Money]]:
    # Of programmes that call one currency differently the first counts.
    money_of = {member.money.code: member.money for member in reversed(determination.programme.members)}
    combination, nothing = determination.combination, exactly(Decimal(0))
    stated = dict(combination.by_currency) or {determination.programme.money.code: combination.total}
    for code, found in determination.if_met.items():
        total = stated[code] or nothing
        if found.unbounded or found.total[:2] != total[:2]:
            yield found, total, money_of[code]


def _beside(found: "IfMet", determination: Determination, lang: str) -> Iterator[str]:
    """Yield the policies that nothing bounds, by their numbers."""
    if found.unbounded:
        numbers = [str(determination.programme.numbers[name]) for name in found.unbounded]
        yield word("if_met_policies", lang, len(numbers), listed(numbers, lang))


def _is_up_to(found: "IfMet", total: Total) -> bool:
    return found.total.high is not None and found.total.low >= total.low


def _ends(found: "IfMet", total: Total, how: Money, lang: str) -> str:
    low, high = found.total.low, found.total.high
    return money_shortly(high, how, lang) if high is not None and low >= total.low else between(low, high, how, lang)
