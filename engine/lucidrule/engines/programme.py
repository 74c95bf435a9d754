"""A programme on durable_rules: a ruleset for what all policies share, one for each policy, one for its records."""

from collections.abc import Mapping
from dataclasses import dataclass

from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.engines.forward import Conditions, Kinds, RecordConditions
from lucidrule.engines.network import TooLarge


class RulesTooLarge(Exception):
    """The rules of a policy are more than one ruleset bears; `policy` is empty for what all policies share."""

    def __init__(self, policy: str, limit: str) -> None:
        self.policy, self.limit = policy, limit
        super().__init__(policy, limit)


@dataclass(frozen=True, slots=True)
class ForwardPolicy:
    """A policy on durable_rules.

    Attributes:
        own: Its criteria about the company that not all policies share, joined with the verdict of those that all share
            and with that of the records.
        records: What each record has to meet, where it is judged for each.
    """

    policy: CompiledPolicy
    own: Conditions
    records: RecordConditions | None


class ForwardProgramme:
    """A programme on durable_rules, for reference dates of one assessment year; what is asked for is built once."""

    def __init__(self, compiled: CompiledProgramme, assessment: int) -> None:
        self.compiled, self.assessment = compiled, assessment
        self._kinds: Kinds = {(name, False): fact.type for name, fact in compiled.facts.items()}
        first, *others = compiled.policies
        in_all = set.intersection(*({id(criterion) for criterion in policy.criteria} for policy in others or (first,)))
        self.shared = {id(c): c for c in first.criteria if others and id(c) in in_all}
        self._common: Conditions | None = None
        self._policies: dict[str, ForwardPolicy] = {}

    @property
    def common(self) -> Conditions:
        """The criteria that all policies share."""
        if self._common is None:
            try:
                conditions = [criterion.condition for criterion in self.shared.values()]
                self._common = Conditions(conditions, self._kinds, self.assessment)
            except TooLarge as error:
                raise RulesTooLarge("", error.limit) from None
        return self._common

    def policy(self, policy: CompiledPolicy) -> ForwardPolicy:
        """Return a policy on durable_rules.

        Raises:
            RulesTooLarge: It has more rules than one ruleset bears.
        """
        name = policy.id
        if name not in self._policies:
            try:
                self._policies[name] = self._made(policy)
            except TooLarge as error:
                raise RulesTooLarge(name, error.limit) from None
        return self._policies[name]

    def _made(self, policy: CompiledPolicy) -> ForwardPolicy:
        own = [criterion.condition for criterion in policy.criteria if id(criterion) not in self.shared]
        given = bool(self.shared) + bool(policy.each)
        records = None
        if policy.each:
            parts = self.compiled.facts[str(policy.for_each)].parts or {}
            kinds: Mapping[tuple[str, bool], str] = {
                **self._kinds,
                **{(name, True): part.type for name, part in parts.items()},
            }
            records = RecordConditions([criterion.condition for criterion in policy.each], kinds, self.assessment)
        return ForwardPolicy(policy, Conditions(own, self._kinds, self.assessment, given), records)
