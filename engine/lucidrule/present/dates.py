"""Determinations of one company at several dates: a column for each, so that one sees in which year to apply."""

from collections.abc import Iterator, Sequence

from lucidrule.core.fault import shown
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.present.closing import totals, unbounded_of
from lucidrule.present.entitlement import between
from lucidrule.present.if_met import and_beside, if_met_cell, is_open
from lucidrule.present.prospect import amount_told
from lucidrule.present.quantities import day
from lucidrule.present.words import clauses, word


def dates_title(determinations: Sequence[Determination], lang: str) -> str:
    """Return of whom a table of several dates is."""
    company = determinations[0].profile.company
    return word("dates_of", lang, shown(company.called))


def dates_rows(determinations: Sequence[Determination], lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the headings, the assessment years, a row for each policy, and the totals; a cell for each date."""
    programme = determinations[0].programme
    yield word("policy", lang), *(day(found.as_of, lang) for found in determinations)
    if len({programme.years_later(policy.id) for policy in programme.policies}) < 2:
        yield word("dates_assessment", lang), *(word("year", lang, found.assessment) for found in determinations)
    numbers = programme.numbers
    for each in zip(*(found.outcomes for found in determinations), strict=True):
        title = f"{numbers[each[0].id]}. {each[0].policy.title[lang]}"
        yield title, *(_stands(found, outcome, lang) for found, outcome in zip(determinations, each, strict=True))
    if determinations[0].whole:
        key = "dates_total_of_met" if any(map(is_open, determinations)) else "dates_total"
        yield word(key, lang), *(_total(found, lang) for found in determinations)
        open_ = [if_met_cell(found, lang) for found in determinations]
        if any(open_):
            yield (
                word("dates_if_met", lang),
                *(told or _total(found, lang) for told, found in zip(open_, determinations, strict=True)),
            )


def _stands(found: Determination, outcome: PolicyOutcome, lang: str) -> str:
    said = word(outcome.outcome.value, lang)
    amount = amount_told(found, outcome, lang)
    return word("when_stands", lang, said, amount) if amount else said


def _total(found: Determination, lang: str) -> str:
    """Return the total, from and to where missing facts decide; of each currency its own."""
    told = [
        and_beside(between(*total[:2], how, lang), unbounded_of(found, how.code), found.programme, lang)
        for how, total in totals(found)
    ]
    return clauses(told, lang) if told else word("dates_none", lang)
