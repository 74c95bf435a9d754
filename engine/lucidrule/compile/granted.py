"""What was granted before: a fact that is there by itself as soon as an award is given only once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lucidrule.compile.clauses import CompiledAward
from lucidrule.compile.written import Written
from lucidrule.core.fault import FaultList
from lucidrule.kernel import tree
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact, GrantedFact, Part, PartType
from lucidrule.model.money import YUAN
from lucidrule.model.policy import Award, PolicyFile
from lucidrule.texts.catalogue import LANGS, WORDS
from lucidrule.values.granted import PARTS

GRANTED = "granted"
# What the parts of a record are called where records stand in a table.
_LABELS = {
    "programme": "of_grant_programme",
    "policy": "of_grant_policy",
    "award": "of_grant_award",
    "year": "of_grant_year",
    "sum": "of_grant_sum",
}


def with_granted(facts: Mapping[str, Fact], written: Written, faults: FaultList) -> Mapping[str, Fact]:
    """Return the facts of a programme, with what was granted before where an award asks for it."""
    policies = [policy for _, policy, _ in written.policies]
    if written.stated is None or not any(award.once for policy in policies for award in policy.entitlement.awards):
        return facts
    if GRANTED in facts:
        faults.add("reserved-name", written.facts_source.locate(("facts", GRANTED), key=True), name=GRANTED)
        return facts
    return {**facts, GRANTED: _fact(written.stated.id, policies)}


def listed(fact: Fact) -> Fact | None:
    """Return a fact as a list whose records may stand in a table of their own; None where it is none."""
    if not isinstance(fact, GrantedFact):
        return fact if fact.type == "records" else None
    return fact.model_copy(update={"parts": {name: _part(name, fact) for name in PARTS}})


def with_lists(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Return facts of which what was granted before is a list of records."""
    return {name: listed(fact) or fact for name, fact in facts.items()}


def groups_with_granted(groups: Mapping[str, Text], facts: Mapping[str, Fact]) -> Mapping[str, Text]:
    """Return the groups of facts, with one for what was granted where that is a fact."""
    return {**groups, GRANTED: _text("granted")} if isinstance(facts.get(GRANTED), GrantedFact) else groups


def once_only(award: CompiledAward, programme: str, policy: PolicyFile) -> CompiledAward:
    """Return an award; of one that is given only once the condition asks, last, that it was not granted before."""
    if not award.stated.once:
        return award
    name = full_name(programme, policy.id, award.id)
    before = tree.Compare(tree.Ref(GRANTED, kind="choices"), "includes_all", frozenset({name}))
    return replace(award, condition=tree.AllOf((award.condition, tree.Not(before))))


def full_name(programme: str, policy: str, award: str) -> str:
    """Return what names an award wherever programmes stand together."""
    return f"{programme}/{policy}/{award}"


def _fact(programme: str, policies: Sequence[PolicyFile]) -> GrantedFact:
    each = [(policy, award) for policy in policies for award in policy.entitlement.awards]
    named = {full_name(programme, policy.id, award.id): (policy, award) for policy, award in each}
    labels = {name: _label(*stated) for name, stated in named.items()}
    known_as = {name: _shorter(programme, *stated) for name, stated in named.items()}
    texts: dict[str, Any] = {"label": _text("granted"), "question": _text("granted_question")}
    # Awards are named by their ids, which are no ids of choices.
    return GrantedFact.model_construct(type="choices", group=GRANTED, choices=labels, known_as=known_as, **texts)


def _label(policy: PolicyFile, award: Award) -> Text:
    return Text({lang: WORDS.text("is", lang, policy.title[lang], award.label[lang]) for lang in policy.title})


def _shorter(programme: str, policy: PolicyFile, award: Award) -> list[str]:
    """Return the shorter names of an award; where its policy has no other, that of the policy too."""
    names = {policy.id, *policy.title.values()}
    labels = {award.id, *award.label.values()}
    found = [f"{each}/{label}" for each in sorted(names) for label in sorted(labels)]
    if len(policy.entitlement.awards) == 1:
        found += [*sorted(names), f"{programme}/{policy.id}"]
    return found


def _part(name: str, granted: GrantedFact) -> Part:
    texts: dict[str, Any] = {"label": _text(_LABELS[name]), "question": _text(_LABELS[name])}
    kind: PartType = "money" if name == "sum" else "text"
    part = Part.model_construct(type=kind, also={"zh": list(PARTS[name])}, **texts)
    return part.in_money(granted.counted_in(YUAN))


def _text(key: str) -> Text:
    return Text({lang: WORDS.text(key, lang) for lang in LANGS}, otherwise="en")
