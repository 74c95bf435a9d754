"""What two programmes say alike, clause by clause."""

from dataclasses import fields
from typing import Any

from lucidrule.compile.compiled import CompiledAward, CompiledCriterion, CompiledPolicy, CompiledProgramme

# What a clause is called and stands on says nothing of whom it concerns.
_TEXTS = {"label", "question", "choices", "known_as", "group", "note", "document", "examples"}
# What the assessment year is named by among clauses.
YEAR = ("", "assessment_year")
_STATED = frozenset({"stated", "model"})


def said_alike(programme: CompiledProgramme, before: CompiledProgramme) -> frozenset[Any]:
    """Return the clauses of a programme that one before says alike: by policy, kind and id, of relations by id alone.

    Nothing is alike where a fact is declared otherwise.
    """
    if _declared(programme) != _declared(before):
        return frozenset()
    found: set[Any] = set()
    if programme.stated.assessment_year.years_before == before.stated.assessment_year.years_before:
        found.add(YEAR)
    for policy in programme.policies:
        old = before.policy(policy.id)
        if old is not None:
            found |= _alike(policy, old)
    relations = {rule.id: (rule.effect, set(rule.policies), when) for rule, when in before.interactions}
    found |= {
        ("", rule.id)
        for rule, when in programme.interactions
        if relations.get(rule.id) == (rule.effect, set(rule.policies), when)
    }
    return frozenset(found)


def _declared(programme: CompiledProgramme) -> dict[str, Any]:
    facts = programme.facts.items()
    return {name: (fact.model_dump(exclude=_TEXTS), list(fact.choices or ())) for name, fact in facts}


def _alike(policy: CompiledPolicy, old: CompiledPolicy) -> set[Any]:
    found: set[Any] = set()
    if (policy.of_several, len(policy.awards)) == (old.of_several, len(old.awards)):
        found.add((policy.id, "of_several"))
    if (policy.in_force.from_, policy.in_force.until) == (old.in_force.from_, old.in_force.until):
        found.add((policy.id, "in_force"))
    said, before = (
        {(policy.id, type(each), each.id): _says(each) for each in clauses_in(one)} for one in (policy, old)
    )
    return found | {name for name, each in said.items() if before.get(name) == each}


def clauses_in(policy: CompiledPolicy) -> tuple[CompiledCriterion | CompiledAward, ...]:
    """Return the criteria and the awards of a policy."""
    return (*policy.all_criteria, *policy.awards)


def _says(clause: Any) -> dict[str, Any]:
    """Return what a criterion or an award says, apart from its texts."""
    said = {each.name: getattr(clause, each.name) for each in fields(clause) if each.name not in _STATED}
    stated = clause.stated
    return {**said, "once": getattr(stated, "once", None), "kind": getattr(stated, "kind", None)}
