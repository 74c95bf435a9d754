"""What a policy pays, in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.award import AwardKind, AwardResult
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.model.money import Money
from lucidrule.model.policy import Award
from lucidrule.present.calculation import calculation_lines
from lucidrule.present.giving import given
from lucidrule.present.quantities import between as between
from lucidrule.present.quantities import day, missing_names, money, money_shortly
from lucidrule.present.words import clauses, word


def sum_of(outcome: PolicyOutcome, how: Money, lang: str) -> str:
    """Return what a policy gives, as it stands in a column; empty where there is nothing to say."""
    more = [award_sum(award, how, lang) for award in outcome.entitlement.awards if not award.award.is_grant]
    granted = granted_by(outcome, how, lang, short=True)
    return clauses(list(dict.fromkeys([*([granted] if granted else []), *more])), lang)


def granted_by(outcome: PolicyOutcome, how: Money, lang: str, *, short: bool = False) -> str:
    """Return what the grants of a policy come to; empty where there is nothing to say.

    Args:
        short: In the few words of a column.
    """
    if outcome.already_granted:
        return word("already_granted", lang)
    if outcome.grants_nothing:
        return word("no_award_applies", lang)
    found = outcome.entitlement.sum
    if found is not None:
        capped = any(award.only_capped for award in outcome.entitlement.awards)
        return _sum_between(found.low or Decimal(0), found.high, how, lang, only_capped=capped)
    grants = [award for award in outcome.entitlement.awards if award.award.is_grant]
    return clauses(list(dict.fromkeys(award_sum(award, how, lang, short=short) for award in grants)), lang)


def award_sum(award: AwardResult, how: Money, lang: str, *, short: bool = False) -> str:
    """Return what one award gives: its sum, exact, bounds, by review, or not published; of what is no grant, what."""
    return given(award.award.stated, _size(award, how, lang, short=short), lang)


def _size(award: AwardResult, how: Money, lang: str, *, short: bool) -> str:
    match award.kind:
        case AwardKind.NOT_PUBLISHED | AwardKind.WITHOUT:
            return word("prospect_unpublished" if short else "not_published", lang)
        case AwardKind.BY_REVIEW:
            if award.award.amount is None or award.high is None:
                return word("by_review", lang)
            key, told = ("prospect_by_review", money_shortly) if short else ("up_to_by_review", money)
            return word(key, lang, told(award.high, how, lang))
        case AwardKind.SUM:
            return _sum_between(award.low, award.high, how, lang, only_capped=award.only_capped)
        case _:
            assert_never(award.kind)


def _sum_between(low: Decimal, high: Decimal | None, how: Money, lang: str, *, only_capped: bool) -> str:
    """Return a sum, or its bounds; what only the cap for a single award bounds depends on facts, not up to the cap."""
    if not only_capped:
        return between(low, high, how, lang)
    return word("prospect_unbounded", lang) if low == 0 else between(low, None, how, lang)


def depends(award: AwardResult, programme: CompiledProgramme, lang: str) -> str:
    """Return on what the sum of an award depends, with the cap where nothing else bounds it."""
    names = missing_names(award.missing, programme.facts, lang)
    if not award.only_capped or award.high is None:
        return word("depends", lang, names)
    return word("depends_capped", lang, names, money(award.high, programme.money, lang))


def award_lines(
    outcome: PolicyOutcome, determination: Determination, lang: str
) -> Iterator[tuple[int, str, Award | None]]:
    """Yield depth and text of each line about the entitlement; with the award whose standing belongs behind it."""
    if outcome.grants_nothing:
        yield 1, word("no_award_applies", lang), None
    yield from _awards_that_apply(outcome, determination, lang)
    for before in outcome.entitlement.granted:
        yield 1, word("is", lang, before.label[lang], word("already_granted", lang)), None


def _awards_that_apply(
    outcome: PolicyOutcome, determination: Determination, lang: str
) -> Iterator[tuple[int, str, Award | None]]:
    how = determination.programme.money
    entitlement = outcome.entitlement
    grants = [award for award in entitlement.awards if award.award.is_grant]
    if len(grants) > 1 and entitlement.sum is not None:
        if outcome.policy.of_several == "highest":
            yield 1, word("several", lang, granted_by(outcome, how, lang)), None
        elif not all(award.certain for award in grants):
            # Awards that exclude each other do not come to what their lines add up to.
            yield 1, word("in_all", lang, granted_by(outcome, how, lang)), None
    for award in entitlement.awards:
        stated = award.award.stated
        number = word("record", lang, award.record) if award.record else ""
        label = word("of_year", lang, stated.label[lang], number) if number else stated.label[lang]
        told, begun = award_sum(award, how, lang), award.award.begun
        if begun is not None:
            told = word("amount_since", lang, told, day(begun, lang))
        yield 1, word("is", lang, label, told), stated
        for depth, text in calculation_lines(award, determination.programme, determination.assessment, lang):
            yield 2 + depth, text, None
        if award.missing:
            yield 2, depends(award, determination.programme, lang), None
        if award.open_points and not award.certain:
            yield 2, word("award_open", lang), None
        yield from ((2, text, None) for text in _others(award, determination, lang))


def _others(award: AwardResult, determination: Determination, lang: str) -> Iterator[str]:
    """Yield what other parties receive beside the company."""
    facts, how = determination.programme.facts, determination.programme.money
    for other in award.others:
        if other.high != 0:
            part = between(other.low, other.high, how, lang)
            yield word("others_part", lang, other.party[lang], part)
            if other.missing - award.missing:
                yield word("depends", lang, missing_names(other.missing, facts, lang))
