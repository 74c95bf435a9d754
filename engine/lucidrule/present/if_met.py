"""What all policies may come to, those that are open too, in words: it stands beside the total of what is met."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Combination, Total, exactly
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
    for found, total, how in _of(determination):
        more = list(beside(found, determination.programme, lang))
        more += [word("if_met_without_sum", lang)] if found.without_sum else []
        others = reduce(lambda one, other: word("if_met_both", lang, one, other), more) if more else ""
        if found.total.high == 0:
            yield word("if_met_only", lang, others)
            continue
        key = "if_met_up_to" if _is_up_to(found, total) else "if_met_between"
        told = word(key, lang, _ends(found, total, how, lang))
        yield word("if_met_more", lang, told, others) if others else told


def if_met_cell(determination: Determination, lang: str) -> str:
    """Return the same in few words; empty where the total is all that there is."""
    return few_words(list(_of(determination)), determination.programme, lang)


def few_words(found: Sequence[tuple["IfMet", Total, Money]], programme: CompiledProgramme, lang: str) -> str:
    """Return in few words what all may come to, in each currency.

    Args:
        found: As of `beside_totals`.
    """
    told = []
    for each, total, how in found:
        ends, others = _ends(each, total, how, lang), list(beside(each, programme, lang))
        ends = word("prospect_up_to", lang, ends) if _is_up_to(each, total) else ends
        told.append(word("if_met_more", lang, ends, others[0]) if others else ends)
    return clauses(told, lang)


def _of(determination: Determination) -> Iterator[tuple["IfMet", Total, Money]]:
    return beside_totals(determination.if_met, determination.combination, determination.programme)


def beside_totals(
    if_met: Mapping[str, "IfMet"], combination: Combination | None, programme: CompiledProgramme
) -> Iterator[tuple["IfMet", Total, Money]]:
    """Yield what all may come to in each currency where the total is not all that there is, beside that total.

    Args:
        combination: None: nothing is met.
    """
    # Of programmes that call one currency differently the first counts.
    money_of = {member.money.code: member.money for member in reversed(programme.members)}
    nothing = exactly(Decimal(0))
    stated = {} if combination is None else combination.told(programme.money.code)
    unbounded = () if combination is None else combination.unbounded
    for code, found in if_met.items():
        total = stated.get(code) or nothing
        if set(found.unbounded).difference(unbounded) or found.total[:2] != total[:2]:
            yield found, total, money_of[code]


def beside(found: "IfMet", programme: CompiledProgramme, lang: str) -> Iterator[str]:
    """Yield the policies that nothing bounds, by their numbers."""
    if found.unbounded:
        yield numbered("if_met_policies", found.unbounded, programme, lang)


def numbered(key: str, policies: Sequence[str], programme: CompiledProgramme, lang: str) -> str:
    """Return what is said of some policies, by their numbers."""
    numbers = [str(programme.numbers[name]) for name in policies]
    return word(key, lang, len(numbers), listed(numbers, lang))


def and_beside(told: str, unbounded: Sequence[str], programme: CompiledProgramme, lang: str) -> str:
    """Return a total in words, and that some policies of which nothing bounds the sum come beside."""
    if not (told and unbounded):
        return told
    return word("if_met_more", lang, told, numbered("if_met_policies", unbounded, programme, lang))


def _is_up_to(found: "IfMet", total: Total) -> bool:
    return found.total.high is not None and found.total.low >= total.low


def _ends(found: "IfMet", total: Total, how: Money, lang: str) -> str:
    low, high = found.total.low, found.total.high
    return money_shortly(high, how, lang) if high is not None and low >= total.low else between(low, high, how, lang)
