"""A determination as callers have it: outcomes with proof and receipt, in words, and what to do about them."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.decide import result
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.kernel.missing import Missing

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.change import Changes
    from lucidrule.advise.sensitivity import Band
    from lucidrule.present.advice import Advice


@dataclass(frozen=True, slots=True, repr=False)
class Determination(result.Determination):
    """All outcomes of one company at one date, with proof and receipt; immutable."""

    prepared: PreparedProgramme | None = field(default=None, compare=False)

    @property
    def missing(self) -> tuple["Asked", ...]:
        """The facts that can still turn an outcome, the most decisive first, each with the policies it can turn."""
        from lucidrule.advise.asking import Standing

        if self.prepared is None:
            return ()
        only = frozenset(outcome.id for outcome in self.outcomes)
        return tuple(Standing(self.prepared, self.profile, self.as_of).missing(only))

    def changes(self, policy: str) -> "Changes":
        """Return what would have to change for a policy that is not met: the smallest sets of changeable facts.

        Raises:
            UnknownName: The determination has no such policy.
        """
        from lucidrule.advise.change import changes

        known = [outcome.id for outcome in self.outcomes]
        if policy not in known or self.prepared is None:
            raise UnknownName((Fault("unknown-policy", None, {"name": policy}, nearest(policy, known)),))
        return changes(self.prepared, self.profile, self.as_of, policy)

    def sensitivity(self, fact: str) -> tuple[Missing, tuple["Band", ...]]:
        """Return the ranges of one fact with what each policy comes to and pays there, all else as it is.

        Args:
            fact: By id; of a yearly one the assessment year, or `fact.year`.

        Raises:
            UnknownName: There is no such fact.
        """
        from lucidrule.advise.sensitivity import sensitivity

        name, _, year = fact.partition(".")
        facts = self.programme.facts
        if name not in facts or (year and not (facts[name].yearly and year.isdecimal())) or self.prepared is None:
            raise UnknownName((Fault("unknown-fact", None, {"name": fact}, nearest(name, facts)),))
        missing = Missing(name, (int(year) if year else self.assessment) if facts[name].yearly else 0)
        prepared, only = self.prepared, [outcome.id for outcome in self.outcomes]

        def judged(profile: Profile) -> result.Determination:
            return determine(prepared, profile, self.as_of, only=only)

        return missing, sensitivity(prepared, self.profile, self.as_of, missing, judged)

    def to_dict(self) -> dict[str, Any]:
        """Return the determination as plain data, with what is missing over all its policies."""
        facts = self.programme.facts
        return {**result.Determination.to_dict(self), "missing": [each.to_dict(facts) for each in self.missing]}

    def explain(self, lang: str = "en", *, full: bool = False, changes: bool = False) -> str:
        """Return the determination in words, in zh, en or ja.

        Args:
            full: With every criterion and leaf, and all that is missing.
            changes: With what would have to change for each policy that is not met.
        """
        from lucidrule.present.text import explain

        return explain(self, lang, full=full, advice=self.advice(changes=changes))

    def advice(self, *, changes: bool) -> "Advice":
        """Return what a report tells besides: what is missing, and what would have to change if it is asked for."""
        from lucidrule.present.advice import Advice

        found = {outcome.id: self.changes(outcome.id) for outcome in self.outcomes} if changes else {}
        return Advice(self.missing, found)


JSON_START = '{"schema": "lucidrule/determinations/1", "determinations": ['
JSON_END = "\n]}"


def to_json(determination: Determination, *, indent: bool, changes: bool = False) -> str:
    """Return a determination as JSON text, byte-identical for the same input; without `indent` on one line.

    `JSON_START`, determinations separated by commas, and `JSON_END` make one document of many.

    Args:
        changes: With what would have to change for each policy that is not met.
    """
    data = determination.to_dict()
    if changes:
        data["changes"] = [determination.changes(outcome.id).to_dict() for outcome in determination.outcomes]
    return json.dumps(data, ensure_ascii=False, indent=2 if indent else None)
