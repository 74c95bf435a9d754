"""What to do now: the facts that decide most, the documents to bring, where and when to apply."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lucidrule.advise.asking import proof_of
from lucidrule.core.verdict import Outcome
from lucidrule.decide.applying import documents
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.present.applying import applying_short
from lucidrule.present.lines import Line
from lucidrule.present.quantities import missing_names
from lucidrule.present.words import listed, word

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked

_MOST = 3
_MOST_DOCUMENTS = 2
_MAY_PAY = frozenset({Outcome.ELIGIBLE, Outcome.REFER, Outcome.UNDETERMINED})


def to_do_lines(determination: Determination, asked: "Sequence[Asked]", lang: str) -> Iterator[Line]:
    """Yield up to three things to do; of a company that gets nothing, how to see what would have to change."""
    yield Line(0, "", "")
    yield Line(0, word("to_do", lang), "heading")
    may_pay = [outcome for outcome in determination.outcomes if outcome.outcome in _MAY_PAY]
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
    """Yield the facts that decide most; where all is decided, those on which sums depend."""
    facts = determination.programme.facts
    if asked:
        names = missing_names([each.missing for each in asked[:_MOST]], facts, lang)
        yield word("to_do_facts", lang, len(asked), names)
        return
    of_sums: dict[Missing, None] = {}
    for outcome in may_pay:
        for award in outcome.entitlement.awards:
            of_sums.update(dict.fromkeys(sorted(award.missing)))
    of_sums.update(dict.fromkeys(sorted(determination.combination.needs)))
    if of_sums:
        yield word("to_do_sums", lang, missing_names(list(of_sums)[:_MOST], facts, lang))


def _documents(
    determination: Determination, may_pay: list[PolicyOutcome], asked: "Sequence[Asked]", lang: str
) -> Iterator[str]:
    """Yield the documents to bring: those that the policies ask for, then what proves the facts that decide most."""
    proofs = [proof_of(determination.programme.facts, each.missing) for each in asked]
    labels = [document.material.label[lang] for outcome in may_pay for document in documents(outcome.policy)]
    labels += [proof[lang] for proof in proofs if proof is not None]
    labels = list(dict.fromkeys(labels))
    if labels:
        more = len(labels) - _MOST_DOCUMENTS
        told = listed(labels[:_MOST_DOCUMENTS], lang)
        yield word("to_do_documents", lang, word("short_more_papers", lang, told, more) if more > 0 else told)


def _when(determination: Determination, may_pay: list[PolicyOutcome], lang: str) -> str:
    """Return where and when one applies; what nobody published is said to be so."""
    numbers = {policy.id: at for at, policy in enumerate(determination.programme.policies, 1)}
    told: dict[str, list[str]] = {}
    for outcome in may_pay:
        if text := applying_short(outcome, determination.as_of, lang):
            told.setdefault(text, []).append(f"{numbers[outcome.id]}")
    if not told:
        return word("to_do_unpublished", lang)
    return listed([word("to_do_when", lang, listed(policies, lang), text) for text, policies in told.items()], lang)
