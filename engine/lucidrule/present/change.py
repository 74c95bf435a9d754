"""What would have to change, in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lucidrule.advise.asking import declared_of
from lucidrule.advise.options import EFFORT, Changes, ChangeStep, Option
from lucidrule.advise.what_would_hold import Target
from lucidrule.compile.compiled import CompiledAward, CompiledProgramme
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.evaluate.cells import Texts
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared
from lucidrule.model.money import Money
from lucidrule.present.lines import Line
from lucidrule.present.quantities import day, missing_name, missing_names, texts_of, value_of
from lucidrule.present.words import clauses, listed, word


def change_lines(programme: CompiledProgramme, found: Changes, as_of: date, lang: str) -> Iterator[Line]:
    """Yield the options for one policy, the easiest first; why there is none."""
    if found.blocked:
        policy = next(each for each in programme.policies if each.id == found.policy)
        labels = {criterion.id: criterion.label[lang] for criterion in policy.all_criteria}
        yield Line(1, word("nothing_to_change", lang), "dim")
        for blocked in found.blocked:
            facts = listed([programme.facts[name].label[lang] for name in blocked.facts], lang)
            yield Line(2, word(f"blocked_{blocked.cause}", lang, labels[blocked.criterion], facts), "dim")
        return
    if not found.options:
        return
    yield Line(1, word("changes", lang))
    for number, option in enumerate(found.options, 1):
        yield from _option(programme, number, option, as_of, lang)


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


def _option(programme: CompiledProgramme, number: int, option: Option, as_of: date, lang: str) -> Iterator[Line]:
    hardest = max((step.effort for step in option.steps), key=EFFORT.__getitem__)
    yield Line(2, word("option", lang, number, word(f"effort_{hardest}", lang)))
    for step in option.steps:
        yield Line(3, step_line(programme, step, lang))
    if any(_is_over(step, as_of) for step in option.steps):
        yield Line(3, word("over", lang))
    then = word(option.outcome.value, lang)
    if option.missing:
        then = clauses([then, word("missing", lang, missing_names(option.missing, programme.facts, lang))], lang)
    yield Line(3, word("then", lang, then), option.outcome.value)
    if option.loses:
        titles = {policy.id: policy.title[lang] for policy in programme.policies}
        yield Line(3, word("loses", lang, listed([titles[name] for name in option.loses], lang)), "not_met")


def _is_over(step: ChangeStep, as_of: date) -> bool:
    """Return whether the time has passed in which a step could be taken: its year, or the days that would do."""
    last = step.target.high
    if step.missing.year:
        return step.missing.year < as_of.year
    return isinstance(last, date) and last < as_of


def step_line(programme: CompiledProgramme, step: ChangeStep, lang: str) -> str:
    """Return one fact that would have to be otherwise: from what to what."""
    declared = declared_of(programme.facts, step.missing)
    target = target_of(step.target, declared, programme.money, lang)
    if step.missing.record:
        fact = programme.facts[step.missing.fact]
        return word("is", lang, fact.label[lang], word("new_record_would_be", lang, declared.label[lang], target))
    name = missing_name(step.missing, programme.facts, lang)
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
        if target.low is not None and target.high is not None:
            return word("day_between", lang, day(target.low, lang), day(target.high, lang))
        return (
            word("day_from", lang, day(target.low, lang))
            if target.low
            else word("day_to", lang, day(target.high, lang))
        )
    parts = []
    if target.low is not None:
        parts.append(word("range_above" if target.above else "range_from", lang, in_words(target.low)))
    if target.high is not None:
        parts.append(word("range_below" if target.below else "range_to", lang, in_words(target.high)))
    return parts[0] if len(parts) == 1 else word("range_both", lang, *parts)
