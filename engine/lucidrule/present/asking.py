"""What is missing over all policies: each fact with its question, what it can turn, and what proves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from lucidrule.advise.asking import Asked, declared_of, proof_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Declared
from lucidrule.model.money import Money
from lucidrule.present.lines import Line
from lucidrule.present.quantities import missing_name, value_of
from lucidrule.present.words import clauses, listed, word

if TYPE_CHECKING:
    from lucidrule.advise.interview import Question

_FIRST = 5
_MOST_NAMED = 3


def asking_lines(determination: Determination, asked: Sequence[Asked], lang: str, *, full: bool) -> Iterator[Line]:
    """Yield the missing facts, the most decisive first; unless `full` the first five."""
    if not asked:
        return
    programme = determination.programme
    still = sum(outcome.outcome is Outcome.UNDETERMINED for outcome in determination.outcomes)
    yield Line(0, word("to_find_out", lang), "heading")
    for number, each in enumerate(asked if full else asked[:_FIRST], 1):
        declared = declared_of(programme.facts, each.missing)
        name = missing_name(each.missing, programme.facts, lang)
        yield Line(1, f"{number}. {word('headed', lang, name, declared.question[lang])}")
        about = [can_turn(programme, each, still, lang)]
        if proof := proof_of(programme.facts, each.missing):
            about.append(word("proved_by", lang, proof[lang]))
        yield Line(2, clauses(about, lang), "dim")
    if not full and len(asked) > _FIRST:
        yield Line(1, word("to_find_out_more", lang, len(asked) - _FIRST), "dim")


class QuestionTold(NamedTuple):
    """A question in words.

    Attributes:
        name: The fact.
        still: How much is still open.
        question: As it is asked.
        choices: By the id of each; none where it has none.
        hint: How an answer is written.
        why: Why it is asked; empty where nothing can be turned by it.
    """

    name: str
    still: str
    question: str
    choices: Mapping[str, str]
    hint: str
    why: str


def question_told(programme: CompiledProgramme, question: "Question", lang: str) -> QuestionTold:
    """Return a question in words."""
    declared, missing = question.declared, question.missing
    if question.of_sums:
        still = word("ask_sums" if question.fixes else "ask_sums_some", lang, question.left)
    else:
        still = word("ask_open", lang, question.open, question.left)
    why = ""
    if question.policies and question.of_sums:
        why = word("can_fix", lang, policies_told(programme, question.policies, lang))
    elif question.policies:
        why = can_turn(programme, Asked(missing, question.policies, 0.0), question.open, lang)
    return QuestionTold(
        missing_name(missing, programme.facts, lang),
        still,
        declared.question[lang],
        {name: label[lang] for name, label in (declared.choices or {}).items()},
        hint_of(missing, declared, programme.money, lang),
        why,
    )


def signs_of(declared: Declared) -> Mapping[str, str]:
    """Return by what is typed for each choice its id: by numbers, or by the ids where one or a label is a number."""
    choices = declared.choices or {}
    if any(name.isdecimal() for name in declared.names_of_choices):
        return {name: name for name in choices}
    return {str(number): name for number, name in enumerate(choices, 1)}


def question_lines(programme: CompiledProgramme, question: "Question", lang: str) -> Iterator[Line]:
    """Yield a question as it is asked: the fact, the question, how to answer, why it is asked."""
    told = question_told(programme, question, lang)
    yield Line(0, word("asked_of", lang, told.name, told.still), "heading")
    yield Line(1, told.question)
    for sign, label in zip(signs_of(question.declared), told.choices.values(), strict=True):
        yield Line(2, f"{sign}. {label}")
    yield Line(1, word("bracketed", lang, told.hint), "dim")
    if told.why:
        yield Line(1, word("why_asked", lang, told.why), "dim")


def help_lines(programme: CompiledProgramme, question: "Question", lang: str) -> Iterator[Line]:
    """Yield what helps to answer: the note of the fact, what proves it, the commands."""
    if question.declared.note is not None:
        yield Line(1, question.declared.note[lang])
    if proof := proof_of(programme.facts, question.missing):
        yield Line(1, word("proved_by", lang, proof[lang]))
    yield Line(1, word("ask_how", lang), "dim")


def report_of(programme: CompiledProgramme, missing: Missing, value: Any, lang: str) -> str:
    """Return a fact and what is known of it."""
    name = missing_name(missing, programme.facts, lang)
    return word("is", lang, name, value_told(programme, missing, value, lang))


def value_told(programme: CompiledProgramme, missing: Missing, value: Any, lang: str) -> str:
    """Return what is known of a fact."""
    if value is None:
        return word("dont_know", lang)
    if isinstance(value, tuple):
        return word("records_listed", lang, len(value))
    return value_of(value, declared_of(programme.facts, missing), programme.money, lang)


def hint_of(missing: Missing, declared: Declared, how: Money, lang: str) -> str:
    """Return how an answer is written."""
    kind = "through" if missing.through else declared.type
    own = declared.counted_in(how)
    if own.currency is not None and declared.type == "money":
        return word("money_hint_of_years" if missing.through else "money_hint", lang, own.currency.label[lang])
    if kind == "number":
        # As what is read: in the style of the programme, with as many places as it may have, and its unit.
        example = Decimal("12" if declared.decimals == 0 else "12.5")
        return word("hint_number", lang, value_of(example, declared, replace(how, read_back=True), lang))
    return word(f"hint_{kind}", lang)


def can_turn(programme: CompiledProgramme, asked: Asked, still_open: int, lang: str) -> str:
    """Return which policies a fact can turn."""
    if len(asked.policies) == still_open > 1:
        return word("can_settle_all", lang)
    return word("can_settle", lang, policies_told(programme, asked.policies, lang))


def policies_told(programme: CompiledProgramme, policies: Sequence[str], lang: str) -> str:
    """Return policies by their numbers and titles, three at most, and how many there are."""
    places = programme.numbers
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    told = listed([f"{places[name]}. {titles[name]}" for name in policies[:_MOST_NAMED]], lang)
    return word("and_others", lang, told, len(policies)) if len(policies) > _MOST_NAMED else told
