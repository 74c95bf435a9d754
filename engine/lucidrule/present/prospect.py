"""What an open policy would pay if its criteria come to be met, in few words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lucidrule.decide.award import AwardKind, AwardResult
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.evaluate.arithmetic import Range
from lucidrule.model.money import Money
from lucidrule.present.entitlement import award_sum, sum_of
from lucidrule.present.quantities import between, money_shortly
from lucidrule.present.words import clauses, word

if TYPE_CHECKING:
    from lucidrule.advise.prospect import Prospect


def amount_told(determination: Determination, outcome: PolicyOutcome, lang: str) -> str:
    """Return what a policy gives, or would give if it is still open; empty where there is nothing to say."""
    money, prospect = determination.programme.home(outcome.id).money, determination.prospects.get(outcome.id)
    if prospect is None:
        return sum_of(outcome, money, lang)
    told = prospect_sum(prospect, money, lang)
    return word("sum_if_met", lang, told) if told else ""


def prospect_sum(found: "Prospect", how: Money, lang: str) -> str:
    """Return what an open policy gives if its criteria come to be met, short; empty where there is nothing to say."""
    told = clauses(list(dict.fromkeys(_prospects(found, how, lang))), lang)
    return word("prospect_each", lang, told) if found.each and told else told


def _prospects(prospect: "Prospect", how: Money, lang: str) -> Iterator[str]:
    found = prospect.entitlement
    if found.granted and not found.awards:
        yield word("already_granted", lang)
    if prospect.only_capped:
        # The cap for a single award says nothing of what this one comes to.
        yield word("prospect_unbounded", lang)
    else:
        # Beside others that have none there is no sum of all.
        parts = [
            Range(each.low, each.high) for each in found.awards if each.kind is AwardKind.SUM and each.award.is_grant
        ]
        sums = parts if found.sum is None else [found.sum]
        yield from (_prospect(each, how, lang) for each in sums if each.high != 0)
    judged = [award for award in found.awards if award.kind is AwardKind.BY_REVIEW and award.award.is_grant]
    if judged:
        yield _judged(judged, how, lang)
    for award in found.awards:
        if not award.award.is_grant:
            yield award_sum(award, how, lang)
        elif award.kind is AwardKind.NOT_PUBLISHED:
            yield word("prospect_unpublished", lang)


def _prospect(found: Range, how: Money, lang: str) -> str:
    low, high = found.low or Decimal(0), found.high
    if high is None:
        return word("prospect_unbounded", lang)
    return word("prospect_up_to", lang, money_shortly(high, how, lang)) if low == 0 else between(low, high, how, lang)


def _judged(awards: list[AwardResult], how: Money, lang: str) -> str:
    """Return what several awards by review come to: up to the greatest, as nobody says that they add up."""
    limits = [award.high for award in awards if award.award.amount is not None and award.high is not None]
    if len(limits) < len(awards):
        return word("by_review", lang)
    return word("prospect_by_review", lang, money_shortly(max(limits), how, lang))
