"""What scenarios do not notice of mistakes in rules, in words."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.coverage.drafts import Draft, named_policies
from lucidrule.coverage.mutants import Mutant
from lucidrule.coverage.mutation import Judged, Mutation
from lucidrule.model.programme import AssessmentYear, Interaction
from lucidrule.present.place import place_of
from lucidrule.present.policy import describe
from lucidrule.present.quantities import day as day_in_words
from lucidrule.present.words import clauses, listed, word


class Survivor(NamedTuple):
    """A change of the rules that no scenario notices, in words.

    Attributes:
        policy: The id of a policy that it concerns.
        before, after: What the policy says otherwise; both empty where the change has no words of its own.
        company: What the company says that is treated otherwise; empty: none is known.
    """

    file: str
    line: int
    policy: str
    title: str
    before: str
    after: str
    company: str


def survivor(mutation: Mutation, mutant: Mutant, judged: Judged, lang: str) -> Survivor:
    """Return a change that no scenario notices in words."""
    programme = mutation.programme
    name = judged.policy if judged.policy in programme.numbers else mutant.policies[0]
    with_it = mutant.of(programme)
    old, new = programme.policy(name), with_it.policy(name)
    assert old is not None, "a policy of the programme"
    assert new is not None, "no mutant lacks a policy"
    said, changed = describe(old, programme, lang).splitlines(), describe(new, with_it, lang).splitlines()
    # The same line may stand in several clauses.
    parts = SequenceMatcher(None, said, changed, autojunk=False).get_opcodes()
    before = [line for tag, low, high, _, _ in parts if tag != "equal" for line in said[low:high]]
    after = [line for tag, _, _, low, high in parts if tag != "equal" for line in changed[low:high]]
    file, line = place_of(name, mutant.subject, programme)
    company = "" if judged.day is None else _company(mutation, judged, judged.day, lang)
    sides = told_in_clauses(before, lang), told_in_clauses(after, lang)
    if not any(sides):
        sides = _without_words(mutant.old, programme, lang), _without_words(mutant.new, programme, lang)
    return Survivor(file, line, name, old.title[lang], *sides, company)


def _without_words(said: Any, programme: CompiledProgramme, lang: str) -> str:
    """Return what no sentence about a policy says: the year that counts, and how policies are related."""
    match said:
        case AssessmentYear(years_before=years):
            return word("mutation_years_before", lang, years)
        case (Interaction(policies=policies), _):
            stated = [programme.policy(each) for each in policies]
            return listed([each.title[lang] for each in stated if each is not None], lang)
    return ""


def told_in_clauses(lines: list[str], lang: str) -> str:
    """Return lines of a description as one text."""
    found: list[str] = []
    for line in lines:
        text = line.strip().removeprefix("· ")
        if found and found[-1].endswith((":", "：")):
            # What it leads to goes on in the same clause.
            found[-1] += text if found[-1].endswith("：") else f" {text}"
        else:
            found.append(text)
    return clauses(found, lang)


def subject_told(policy: str, subject: str, programme: CompiledProgramme, lang: str) -> str:
    """Return what was changed by its label; by its id where it is no criterion and no award of the policy."""
    found = programme.policy(policy)
    if found is None:
        return subject
    labels = {each.stated.id: each.stated.label for each in found.all_criteria}
    labels |= {each.stated.id: each.stated.label for each in found.awards}
    return labels[subject][lang] if subject in labels else subject


def _company(mutation: Mutation, judged: Judged, day: date, lang: str) -> str:
    from lucidrule.present.findings import FindingWords

    words = FindingWords(mutation.programme, mutation.programme.assessment_at(day), lang)
    return word("mutation_shown_by", lang, day_in_words(day, lang), words.example(judged.facts))


def lacking(mutation: Mutation) -> list[Draft]:
    """Return the scenarios that would notice what none does, as far as a company is known."""
    return [
        Draft(mutant.subject, named_policies(judged.policy, mutation.programme), judged.facts, judged.day)
        for mutant, judged in mutation.left
        if judged.day is not None
    ]


def lines(mutation: Mutation, lang: str) -> Iterator[str]:
    """Yield what is told of all of it."""
    whole, counts = len(mutation.mutants), mutation.counts
    if len(mutation.judged) < whole:
        yield word("mutation_stopped", lang, len(mutation.judged), whole)
    yield word("mutation_done", lang, mutation.scenarios, len(mutation.judged), *counts.values())
    if mutation.failing:
        yield word("mutation_failing", lang, mutation.failing)
    if counts["not_told_apart"]:
        yield word("mutation_no_solver", lang)
    for mutant, judged in mutation.left:
        told = survivor(mutation, mutant, judged, lang)
        yield f"{told.file}:{told.line}"
        subject = subject_told(told.policy, mutant.subject, mutation.programme, lang)
        yield "  " + (word("is", lang, told.title, subject) if subject != told.title else subject)
        yield "  " + word("mutation_before", lang, told.before or word("mutation_left_out", lang))
        yield "  " + word("mutation_after", lang, told.after or word("mutation_left_out", lang))
        if judged.fate == "not_settled":
            yield "  " + word("not_proven", lang, word(f"not_proven:{judged.reason}", lang), mutant.subject)
        if told.company:
            yield "  " + told.company
    if not mutation.left and len(mutation.judged) == whole:
        yield word("mutation_all", lang)


def to_dict(mutation: Mutation, lang: str) -> dict[str, Any]:
    """Return it as plain data; the words are of one language."""
    left = [
        {
            "fate": judged.fate,
            "subject": mutant.subject,
            **survivor(mutation, mutant, judged, lang)._asdict(),
            "facts": dict(judged.facts),
            "as_of": None if judged.day is None else judged.day.isoformat(),
            "reason": judged.reason or None,
        }
        for mutant, judged in mutation.left
    ]
    return {
        "schema": 1,
        "programme": mutation.programme.id,
        "rules_digest": mutation.programme.digest,
        "scenarios": mutation.scenarios,
        "scenarios_failing": mutation.failing,
        "mutants": len(mutation.mutants),
        "judged": len(mutation.judged),
        "fates": mutation.counts,
        "left": left,
    }
