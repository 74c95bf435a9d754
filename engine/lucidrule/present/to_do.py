"""What to do now: the facts that decide most, the documents to bring, where and when to apply."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.present.applying import applying_short
from lucidrule.present.checklist import Merged, merged
from lucidrule.present.lines import Line
from lucidrule.present.quantities import day, missing_names
from lucidrule.present.words import clauses, listed, word

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked

_MOST = 3
_MOST_DOCUMENTS = 2
_MOST_PROVING = 5
# A document that more policies ask for is not one of their own.
_MOST_OWN = 2
_SETTLED = frozenset({Outcome.ELIGIBLE, Outcome.REFER})
_MAY_PAY = frozenset({Outcome.ELIGIBLE, Outcome.REFER, Outcome.UNDETERMINED})


def to_do_lines(determination: Determination, asked: "Sequence[Asked]", lang: str) -> Iterator[Line]:
    """Yield up to three things to do; of a company that gets nothing, how to see what would have to change."""
    yield Line(0, "", "")
    yield Line(0, word("to_do", lang), "heading")
    may_pay = [each for each in determination.outcomes if each.outcome in _MAY_PAY and not each.already_granted]
    if not may_pay:
        not_met = any(outcome.outcome is Outcome.INELIGIBLE for outcome in determination.outcomes)
        yield Line(1, word("to_do_change" if not_met else "to_do_nothing", lang))
        return
    things = [*_facts(determination, may_pay, asked, lang), *_documents(determination, may_pay, asked, lang)]
    things.append(_when(determination, may_pay, lang))
    for number, text in enumerate(things, 1):
        yield Line(1, f"{number}. {text}")


def _facts(
    determination: Determination, may_pay: list[PolicyOutcome], asked: "Sequence[Asked]", lang: str
) -> Iterator[str]:
    """Yield the facts that decide most, and those on which only sums depend."""
    facts = determination.programme.facts
    of_sums = missing_names(_of_sums(determination, may_pay)[:_MOST], facts, lang)
    if asked:
        names = missing_names([each.missing for each in asked[:_MOST]], facts, lang)
        told = word("to_do_facts", lang, len(asked), names)
        yield word("to_do_and_sums", lang, told, of_sums) if of_sums else told
    elif of_sums:
        yield word("to_do_sums", lang, of_sums)


def _of_sums(determination: Determination, may_pay: list[PolicyOutcome]) -> list[Missing]:
    """Return the facts on which what is paid depends of policies that are met, those of the most money first."""
    gone = {name for name, _ in determination.combination.left_out}
    paid = [each for each in may_pay if each.outcome in _SETTLED and each.id not in gone]
    found: dict[Missing, None] = {}
    for outcome in sorted(paid, key=_width, reverse=True):
        for award in outcome.entitlement.awards:
            found.update(dict.fromkeys(sorted(award.missing)))
    return list(found | dict.fromkeys(sorted(determination.combination.needs)))


def _width(outcome: PolicyOutcome) -> tuple[bool, Decimal]:
    """Return whether nothing known bounds a sum, and how far apart its ends are."""
    low, high = outcome.bounds
    unbounded = high is None or outcome.only_capped
    return unbounded, Decimal(0) if high is None else EXACT.subtract(high, low)


def _documents(
    determination: Determination, may_pay: list[PolicyOutcome], asked: "Sequence[Asked]", lang: str
) -> Iterator[str]:
    """Yield the documents to bring: of what is met those of the largest sums, else of the facts that decide most."""
    found = [each for each in merged(determination.checklist().policies) if each.policies]
    if not found:
        return
    left_out = {name for name, _ in determination.combination.left_out}
    settled = [each for each in may_pay if each.outcome in _SETTLED and each.id not in left_out]
    worth = {each.id: each.bounds[1] or each.bounds[0] for each in settled}
    # What every policy asks for a company has at hand; what one asks for has to be got together.
    own = [each for each in found if worth.keys() & each.policies and len(each.policies) <= _MOST_OWN]
    ranked = sorted(own, key=lambda each: -max(worth.get(name, 0) for name in each.policies))
    # Of what proves the most decisive facts those that are told in few words.
    ranked = ranked or sorted((_proving(found, asked) or found)[:_MOST_PROVING], key=lambda each: len(each.label[lang]))
    numbers = determination.programme.numbers
    groups: dict[str, list[str]] = {}
    for each in ranked[:_MOST_DOCUMENTS]:
        policies = listed([str(numbers[name]) for name in each.policies], lang) if own else ""
        groups.setdefault(policies, []).append(each.label[lang])
    joined = {policies: (listed if policies else clauses)(labels, lang) for policies, labels in groups.items()}
    told = [word("to_do_papers", lang, policies, of) if policies else of for policies, of in joined.items()]
    text, more = clauses(told, lang), len(found) - _MOST_DOCUMENTS
    yield word("to_do_documents", lang, word("to_do_more_papers", lang, text, len(found)) if more > 0 else text)


def _proving(found: list[Merged], asked: "Sequence[Asked]") -> list[Merged]:
    """Return the documents that prove the facts that decide most, for each the one of the most policies."""
    chosen: list[Merged] = []
    for each in asked:
        proving = [paper for paper in found if each.missing in paper.proves]
        if proving and not any(each.missing in paper.proves for paper in chosen):
            chosen.append(max(proving, key=lambda paper: len(paper.policies)))
    return chosen


def _when(determination: Determination, may_pay: list[PolicyOutcome], lang: str) -> str:
    """Return where and when one applies; what nobody published is said to be so."""
    numbers = determination.programme.numbers
    told: dict[str, list[str]] = {}
    for outcome in may_pay:
        if text := applying_short(outcome, determination.as_of, lang):
            told.setdefault(text, []).append(f"{numbers[outcome.id]}")
    each = [word("to_do_when", lang, listed(policies, lang), text) for text, policies in told.items()]
    text, ahead = (
        listed(each, lang) if told else word("to_do_unpublished", lang),
        _a_year_on(determination, may_pay, lang),
    )
    return clauses([text, ahead], lang) if ahead else text


def _a_year_on(determination: Determination, may_pay: list[PolicyOutcome], lang: str) -> str:
    """Return which policies are met now and not in the next assessment year, or hang on what is not known of it."""
    met = {each.id for each in may_pay if each.outcome is Outcome.ELIGIBLE}
    assert determination.advisor is not None, "determinations of `Programme` have an advisor"
    ahead = determination.advisor.a_year_on(determination) if met else None
    if ahead is None:
        return ""
    numbers: dict[bool, list[str]] = {False: [], True: []}
    for outcome in ahead.outcomes:
        if outcome.id in met and outcome.outcome not in _SETTLED:
            is_open = outcome.outcome is Outcome.UNDETERMINED
            numbers[is_open].append(str(determination.programme.numbers[outcome.id]))
    told = [word("to_do_lost", lang, listed(numbers[False], lang))] if numbers[False] else []
    told += [word("to_do_hangs", lang, listed(numbers[True], lang))] if numbers[True] else []
    days = day(ahead.as_of, lang), word("year", lang, ahead.assessment)
    return word("to_do_next", lang, *days, clauses(told, lang)) if told else ""
