"""What would have to change, in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.advise.asking import declared_of
from lucidrule.advise.options import EFFORT, Application, Changes, ChangeStep, Option
from lucidrule.advise.what_would_hold import Target
from lucidrule.compile.compiled import CompiledAward, CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.total import Combination, exactly
from lucidrule.evaluate.cells import Texts
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared
from lucidrule.model.money import Money
from lucidrule.present.entitlement import sum_of
from lucidrule.present.if_met import and_beside
from lucidrule.present.lines import Line
from lucidrule.present.quantities import between, day, missing_name, missing_names, texts_of, value_of
from lucidrule.present.words import clauses, listed, word


def change_lines(programme: CompiledProgramme, found: Changes, lang: str, *, met: bool = False) -> Iterator[Line]:
    """Yield for which application something could change, the options, the easiest first; why there is none.

    Args:
        met: Whether the policy is met now: then only the application is looked at for which it no longer is.
    """
    if found.application is None:
        return
    through = bool(found.blocked) and not met and found.application.is_next
    told = application_through(found.application, lang) if through else application_told(found.application, lang)
    yield Line(1, word("is", lang, word("changes", lang), told))
    if found.blocked:
        policy = next(each for each in programme.policies if each.id == found.policy)
        labels = {criterion.id: criterion.label[lang] for criterion in policy.all_criteria}
        yield Line(2, word("nothing_to_change", lang), "dim")
        for blocked in found.blocked:
            if not blocked.criterion:
                yield Line(2, word("blocked_ended", lang), "dim")
                continue
            facts = listed([programme.facts[name].label[lang] for name in blocked.facts], lang)
            yield Line(2, word(f"blocked_{blocked.cause}", lang, labels[blocked.criterion], facts), "dim")
    for number, option in enumerate(found.options, 1):
        yield from _option(programme, number, option, lang)


def application_told(application: Application, lang: str) -> str:
    """Return which application it is: that of now, or a later one with the day from which its year counts."""
    year = word("year", lang, application.assessment)
    if not application.is_next:
        return word("application_now", lang, year)
    return word("application_next", lang, day(application.day, lang), year)


def application_through(application: Application, lang: str) -> str:
    """Return all applications up to one."""
    last, year = (word("year", lang, each) for each in (application.day.year, application.assessment))
    return word("application_through", lang, last, year)


def drawn_lines(outcome: PolicyOutcome, granted: Any, lang: str) -> Iterator[Line]:
    """Yield which awards of a policy are given once only and were granted before: no change brings them again.

    Args:
        granted: What was granted, by the full names of awards; None where it is not known.
    """
    drawn = [award.label[lang] for award in outcome.policy.awards if _asks_of(award) & (granted or frozenset())]
    if drawn:
        yield Line(2, word("change_drawn", lang, listed(drawn, lang)), "dim")


def _asks_of(award: CompiledAward) -> frozenset[str]:
    """Return the full name of an award of which it is asked that it was not granted before; of others nothing."""
    match award.condition:
        case tree.AllOf(parts=(*_, tree.Not(part=tree.Compare(operand=frozenset() as names)))) if award.stated.once:
            return names
    return frozenset()


def _option(programme: CompiledProgramme, number: int, option: Option, lang: str) -> Iterator[Line]:
    if option.by is None:
        is_met = option.outcome in (Outcome.ELIGIBLE, Outcome.REFER)
        yield Line(2, word("option_of_time" if is_met else "option_open", lang))
    else:
        hardest = max((step.effort for step in option.steps), key=EFFORT.__getitem__)
        told = word("option", lang, number, word(f"effort_{hardest}", lang))
        by = word("change_by", lang, day(option.by, lang)) if option.application.is_next else word("change_now", lang)
        yield Line(2, word("is", lang, told, by))
    for step in option.steps:
        yield Line(3, step_line(programme, step, lang))
    # Where nothing is to be done there is nothing to be reached.
    reached = word("then" if option.steps else "by_then", lang, clauses([*_then(programme, option, lang)], lang))
    yield Line(3, reached, option.outcome.value)
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    if option.loses:
        yield Line(3, word("loses", lang, listed([titles[name] for name in option.loses], lang)), "not_met")
    if option.after.id in option.gives_way:
        yield Line(3, word("itself_not_beside", lang), "not_met")
    elif option.gives_way:
        yield Line(3, word("not_beside", lang, listed([titles[name] for name in option.gives_way], lang)), "not_met")


def _then(programme: CompiledProgramme, option: Option, lang: str) -> Iterator[str]:
    """Yield what a policy comes to with a change: its outcome, what it pays, what is missing, and the total of all."""
    how = programme.home(option.after.id).money
    yield word(option.outcome.value, lang)
    paid = sum_of(option.after, how, lang)
    if paid and not option.after.already_granted:
        yield paid
    if option.missing:
        yield word("missing", lang, missing_names(option.missing, programme.facts, lang))
    if option.steps and option.combinations is not None:
        yield from _total_becomes(programme, option.combinations, how, lang)


def _total_becomes(
    programme: CompiledProgramme, combinations: tuple[Combination, Combination], how: Money, lang: str
) -> Iterator[str]:
    """Yield from what to what the total goes; a sum that nothing but the cap for a single award bounds is beside it."""
    nothing = exactly(Decimal(0))
    before, total = (each.told(how.code).get(how.code, nothing) for each in combinations)
    if before[:2] != total[:2]:
        unbounded = [name for name in combinations[1].unbounded if programme.home(name).money.code == how.code]
        told = and_beside(between(total.low, total.high, how, lang), unbounded, programme, lang)
        yield word("total_becomes", lang, between(before.low, before.high, how, lang), told)


def step_line(programme: CompiledProgramme, step: ChangeStep, lang: str) -> str:
    """Return one fact that would have to be otherwise: from what to what."""
    declared = declared_of(programme.facts, step.missing)
    target = target_of(step.target, declared, programme.money, lang)
    if step.missing.record:
        fact = programme.facts[step.missing.fact]
        return word("is", lang, fact.label[lang], word("new_record_would_be", lang, declared.label[lang], target))
    name = missing_name(step.missing, programme.facts, lang)
    if step.before is None:
        return word("figure_would_be", lang, name, target)
    return word("would_be", lang, name, value_of(step.before, declared, programme.money, lang), target)


def target_of(target: Target, declared: Declared, how: Money, lang: str) -> str:
    """Return what a fact would have to be."""

    def in_words(value: Any) -> str:
        return texts_of(value, lang) if isinstance(value, Texts) else value_of(value, declared, how, lang)

    if len(target.one_of) == 1 and isinstance(target.one_of[0], Texts):
        return in_words(target.one_of[0])
    if len(target.one_of) > 1:
        return word("one_of", lang, listed([in_words(value) for value in target.one_of], lang))
    if target.low == target.high:
        # Nothing bounds it, or one value alone will do.
        return in_words(target.value)
    if isinstance(target.value, date):
        # From the day of now on, up to that of the application.
        return word("day_between", lang, day(target.low, lang), day(target.high, lang))
    parts = []
    if target.low is not None:
        parts.append(word("range_above" if target.above else "range_from", lang, in_words(target.low)))
    if target.high is not None:
        parts.append(word("range_below" if target.below else "range_to", lang, in_words(target.high)))
    return parts[0] if len(parts) == 1 else word("range_both", lang, *parts)
