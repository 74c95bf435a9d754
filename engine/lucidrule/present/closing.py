"""How a report ends: what may be granted together, and the receipt."""

from collections.abc import Container, Iterable, Iterator
from functools import reduce

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.core.verdict import Outcome
from lucidrule.decide.award import AwardKind
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Total
from lucidrule.model.money import Money
from lucidrule.model.sources import Source
from lucidrule.present.answers import told_answer
from lucidrule.present.confirmation import unconfirmed
from lucidrule.present.entitlement import between
from lucidrule.present.if_met import and_beside, if_met_told, is_open, numbered
from lucidrule.present.lines import Line
from lucidrule.present.quantities import missing_names, money
from lucidrule.present.words import clauses, listed, word

_BESIDE = {AwardKind.BY_REVIEW: "beside_by_review", AwardKind.NOT_PUBLISHED: "beside_not_published"}


def combination_lines(determination: Determination, lang: str) -> Iterator[Line]:
    """Yield what may be granted together: the total, and what it leaves out."""
    found, programme = determination.combination, determination.programme
    titles = {p.id: p.title[lang] for p in programme.policies}
    rules = {rule.id: rule.label[lang] for rule in programme.stated.interactions.rules}
    effects = {rule.id: rule.effect for rule in programme.stated.interactions.rules}
    yield from _total(determination, lang)
    if found.needs:
        turns = any(len(total.ways) > 1 for _, total in totals(determination))
        names = missing_names(found.needs, programme.facts, lang)
        yield Line(1, word("total_depends" if turns else "paid_depends", lang, names))
    for name, rule in found.left_out:
        key = "left_out" if effects[rule] == "highest_only" else "left_out_excluded"
        yield Line(1, word(key, lang, titles[name], rules[rule]))
    # Of what is left out because it is not decided across currencies no total holds either way.
    eligible = {o.id for o in determination.outcomes if o.outcome is Outcome.ELIGIBLE} - {*found.beside}
    for stated in (each for each, _ in programme.interactions if each.id in found.undecided):
        if rivals := [titles[name] for name in stated.policies if name in eligible]:
            yield Line(1, word("undecided", lang, listed(rivals, lang), rules[stated.id]))
    for only in found.only_one:
        yield Line(
            1, word("only_one", lang, listed([titles[name] for name in only.policies], lang), rules[only.interaction])
        )
        if only.needs:
            yield Line(2, word("only_one_depends", lang, missing_names(only.needs, programme.facts, lang)))
    for waiting in (each for each in programme.waiting if each.id in found.waiting):
        others = [name for name in waiting.policies if "/" in name and programme.policy(name) is None]
        yield Line(1, word("not_applied", lang, rules[waiting.id], listed(others, lang)))
    if found.granted:
        yield Line(1, word("combined_granted", lang, listed([titles[name] for name in found.granted], lang)))
    told = list(_beside(determination, lang))
    if told:
        yield Line(1, word("beside", lang, clauses(told, lang)))


def _beside(determination: Determination, lang: str) -> Iterator[str]:
    """Yield which policies the total leaves out, by number, each with why."""
    programme, left_out = determination.programme, dict[str, list[str]]()
    for outcome in determination.outcomes:
        if outcome.id in determination.combination.beside:
            why = "beside_judged" if outcome.outcome is Outcome.REFER else _without_sum(outcome)
            left_out.setdefault(why, []).append(outcome.id)
    for why, policies in left_out.items():
        yield numbered(why, policies, programme, lang)
    if unbounded := determination.combination.unbounded:
        yield numbered("beside_unbounded", unbounded, programme, lang)


def _without_sum(outcome: PolicyOutcome) -> str:
    """Return why a policy that is met is not in a total."""
    if outcome.entitlement.sum is not None:
        return "beside_undecided"
    kinds = {award.kind for award in outcome.entitlement.awards if award.award.is_grant}
    return next((why for kind, why in _BESIDE.items() if kind in kinds), "beside_other")


def unbounded_of(determination: Determination, code: str) -> list[str]:
    """Return the policies of a currency of which nothing known bounds the sum."""
    programme = determination.programme
    return [name for name in determination.combination.unbounded if programme.home(name).money.code == code]


def _total(determination: Determination, lang: str) -> Iterator[Line]:
    for told in totals_told(determination, lang) or [word("total_none", lang)]:
        yield Line(0, told, "heading")
    for told in if_met_told(determination, lang):
        yield Line(1, told, "heading")


def totals_told(determination: Determination, lang: str) -> list[str]:
    """Return the total of each currency in words, and whether more is for review; nothing where nothing counts.

    Where policies are open, it says that it is the total of those that are met.
    """
    key = "total_of_met" if is_open(determination) else "total"
    more = by_review_beside(determination)
    told = []
    for how, total in totals(determination):
        said = word(key, lang, total_of(total, how, lang))
        said = and_beside(said, unbounded_of(determination, how.code), determination.programme, lang)
        told.append(word("total_and_more", lang, said) if how.code in more else said)
    return told


def totals(determination: Determination) -> Iterator[tuple[Money, Total]]:
    """Yield the total of each currency in which something counts, as far as what is known of the company bounds it."""
    found, programme = determination.combination, determination.programme
    how = {member.money.code: member.money for member in reversed(programme.members)}
    for code, total in found.told(programme.money.code).items():
        if not (total.nothing and found.unbounded):
            yield how[code], total


def total_of(total: Total, how: Money, lang: str) -> str:
    """Return a total in words: an amount, one or another, or from and to."""
    told = [money(way, how, lang) for way in total.ways] or [between(total.low, total.high, how, lang)]
    return reduce(lambda one, other: word("or", lang, one, other), told)


def by_review_beside(determination: Determination) -> set[str]:
    """Return the codes of the currencies in which more may be granted than the total says, as the authority judges."""
    beside = [outcome for outcome in determination.outcomes if outcome.id in determination.combination.beside]
    return {
        determination.programme.home(outcome.id).money.code
        for outcome in beside
        if outcome.outcome is Outcome.REFER
        or AwardKind.BY_REVIEW in {award.kind for award in outcome.entitlement.awards}
    }


def answer_lines(determination: Determination, lang: str) -> Iterator[Line]:
    """Yield the answers of the authority: those that counted, and those that were given after the reference date."""
    programme, as_of = determination.programme, determination.as_of
    stated = [*determination.profile.answers, *programme.answers]
    later = [each for each in stated if each.given is not None and each.given > as_of]
    for key, answers in (("answers_counted", programme.settled), ("answers_later", later)):
        if answers:
            yield Line(0, word(key, lang), "heading")
        for each in answers:
            yield Line(1, told_answer(each, programme, lang))


def passed_lines(passed: Iterable[tuple[str, str]], lang: str) -> Iterator[Line]:
    """Yield which facts of other programmes were passed over."""
    told = [word("of_year", lang, shown(name), programme) for name, programme in passed]
    if told:
        yield Line(0, word("passed_over", lang, listed(told, lang)), "dim")


def source_lines(
    cited: Iterable[tuple[CompiledProgramme, Container[str]]], lang: str, *, whole: bool
) -> Iterator[Line]:
    """Yield the sources that were named, of each programme, once: their ids alone, or the `whole` bibliography."""
    named = {
        (name, _source(name, source, lang)): None
        for programme, names in cited
        for name, source in programme.sources.items()
        if name in names
    }
    if not named:
        return
    if not whole:
        yield Line(0, word("sources_cited", lang, listed(list(dict.fromkeys(name for name, _ in named)), lang)), "dim")
        return
    yield Line(0, word("sources", lang), "heading")
    for _, told in named:
        yield Line(1, told, "dim")


def _source(name: str, source: Source, lang: str) -> str:
    address = f" {source.url}" if source.url else ""
    return word("is", lang, name, source.title[lang]) + address


def draft_lines(determination: Determination, lang: str) -> Iterator[Line]:
    """Yield which of the policies are drafts."""
    drafts = [outcome.policy.stated.title[lang] for outcome in determination.outcomes if outcome.policy.is_draft]
    if drafts:
        yield Line(0, word("drafts_used", lang, listed(drafts, lang)), "unknown")


def receipt_lines(determination: Determination, lang: str, *, short: bool = False) -> Iterator[Line]:
    """Yield by which rules and facts it was determined, and whether a second engine confirmed it.

    Args:
        short: Tell of the second engine only where it could not confirm it.
    """
    receipt = determination.receipt
    digests = [member.digest[:12] for member in determination.programme.members]
    text = word("receipt", lang, receipt["engine_version"], listed(digests, lang), receipt["facts_digest"][:12])
    confirmation = determination.confirmation
    if confirmation is not None and confirmation.by is not None and not short:
        text = clauses([text, word("confirmed", lang, shown(confirmation.by))], lang)
    yield Line(0, text, "dim")
    if confirmation is not None and confirmation.by is None:
        yield Line(0, unconfirmed(confirmation.reason, determination.programme, lang), "unknown")
