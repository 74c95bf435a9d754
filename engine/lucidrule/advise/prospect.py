"""What a policy would pay that is still open, if its criteria come to be met: as far as what is known says so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from lucidrule.compile.answers import with_answers
from lucidrule.core.verdict import Outcome
from lucidrule.decide.award import AwardKind, AwardResult, Entitlement
from lucidrule.decide.entitle import entitle
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.decide.records import judged_records
from lucidrule.decide.result import Determination
from lucidrule.evaluate.arithmetic import amount_of
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import Settling
from lucidrule.model.facts import Fact


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
    prepared, profile = determination.prepared, with_answers(determination.profile, determination.programme)
    facts, steps = Facts(profile, determination.as_of, prepared.assessment), Steps()
    open_ = {each.id for each in determination.outcomes if each.outcome is Outcome.UNDETERMINED}
    return {
        policy.policy.id: _prospect(determination, policy, facts, steps)
        for policy in prepared.policies
        if policy.policy.id in open_
    }


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
    bounded = facts.bounded_by(determination.programme.contradictions)
    return Prospect(paid, each, any(_is_only_capped(award, bounded) for award in paid.awards))


def _is_only_capped(found: AwardResult, facts: Facts) -> bool:
    award = found.award
    if found.kind is not AwardKind.SUM or award.amount is None or award.cap is None or found.record:
        return False
    return amount_of(award.amount, facts).high is None
