"""What a policy would pay that is still open, if its criteria come to be met: as far as what is known says so."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.compile.contradictions import named
from lucidrule.core.verdict import Outcome
from lucidrule.decide.award import Entitlement
from lucidrule.decide.entitle import entitle
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.decide.records import judged_records
from lucidrule.decide.result import Determination
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import Settling
from lucidrule.kernel.reads import facts_read
from lucidrule.model.facts import Fact

_MOST_KEPT = 10_000


class Prospect(NamedTuple):
    """What an open policy pays if its criteria come to be met.

    Attributes:
        entitlement: Over all completions of what is missing.
        each: Whether it is for one record of a list of which nothing is known, and so for as many as there are.
        only_capped: Whether nothing that is known of its amounts bounds them but the cap for a single award.
    """

    entitlement: Entitlement
    each: bool
    only_capped: bool

    def to_dict(self, declared: Mapping[str, Fact] | None = None) -> dict[str, Any]:
        """Return it as plain data; calculations with the labels of `declared` facts."""
        return {**self.entitlement.to_dict(declared), "for_each_record": self.each, "only_capped": self.only_capped}


def prospects(determination: Determination) -> dict[str, Prospect]:
    """Return what each policy would pay that is UNDETERMINED, by its id, in the order of the programme.

    What excludes each other is not left out, and no sum of these is due: the criteria are still open.
    """
    facts, steps = _facts(determination), Steps()
    return {policy.policy.id: _prospect(determination, policy, facts, steps) for policy in _open(determination)}


class Prospects:
    """The same of many companies at one date: what those have in common of whom a policy reads the same is found once.

    A prospect follows from the facts that the policy's awards and its criteria for each record read, and from those
    that contradict these.
    """

    def __init__(self, prepared: PreparedProgramme) -> None:
        self._prepared = prepared
        self._read = {policy.policy.id: _facts_of(policy.policy, prepared) for policy in prepared.policies}
        self._found: dict[tuple[str, Hashable], Prospect] = {}

    def of(self, determination: Determination) -> dict[str, Prospect]:
        """Return the prospects of a determination; one that has answers of its own is of other rules."""
        if determination.prepared is not self._prepared:
            return prospects(determination)
        facts, steps, told = _facts(determination), Steps(), {}
        for policy in _open(determination):
            name = policy.policy.id
            key = name, self._known(facts, name)
            if key not in self._found:
                if len(self._found) >= _MOST_KEPT:
                    self._found.clear()
                self._found[key] = _prospect(determination, policy, facts, steps)
            told[name] = self._found[key]
        return told

    def _known(self, facts: Facts, policy: str) -> Hashable:
        """Return what a policy reads of a company, as far as it is known."""
        read, profile = self._read[policy], facts.profile
        values = frozenset(pair for pair in profile.values.items() if pair[0][0] in read)
        lists = ((name, profile.records[name]) for name in sorted(read & profile.records.keys()))
        return values, tuple((name, tuple(frozenset(each.items()) for each in listed)) for name, listed in lists)


def _facts_of(policy: CompiledPolicy, prepared: PreparedProgramme) -> frozenset[str]:
    """Return the facts that a policy's prospect can follow from."""
    read = set(facts_read([policy.each, policy.awards])) | ({policy.for_each} if policy.for_each else set())
    pairs = [set(named(rule)) for rule in prepared.compiled.contradictions]
    before = -1
    while before < len(read):
        before = len(read)
        read = read.union(*(pair for pair in pairs if pair & read))
    return frozenset(read)


def _facts(determination: Determination) -> Facts:
    profile = with_answers(determination.profile, determination.programme)
    return Facts(profile, determination.as_of, determination.prepared.assessment)


def _open(determination: Determination) -> list[PreparedPolicy]:
    open_ = {each.id for each in determination.outcomes if each.outcome is Outcome.UNDETERMINED}
    return [policy for policy in determination.prepared.policies if policy.policy.id in open_]


def _prospect(determination: Determination, policy: PreparedPolicy, facts: Facts, steps: Steps) -> Prospect:
    declared = determination.programme.facts
    listed = policy.policy.for_each
    each = listed is not None and listed not in facts.profile.records
    if listed is not None and each:
        # Of one record of which nothing is known its awards are all that one can be given.
        profile = replace(facts.profile, records={**facts.profile.records, listed: ({},)})
        facts = Facts(profile, facts.as_of, facts.assessment)
    records = judged_records(policy, facts).records if listed is not None else []
    paid = entitle(
        policy, facts, records, determination.programme.contradictions, lambda: Settling(declared, steps=steps)
    )
    return Prospect(paid, each, any(award.only_capped for award in paid.awards if not award.record))
