"""Two programmes over the same companies: what is the same for all of them, and by which company they differ."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

import z3

from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.model.programme import Interaction
from lucidrule.prove.amounts import ZERO
from lucidrule.prove.policies import EncodedPolicy, EncodedProgramme, possibly, surely
from lucidrule.prove.solver import Term, every, some
from lucidrule.prove.variables import Variables
from lucidrule.prove.witness import Witnesses
from lucidrule.prove.written import Facts

Kind = Literal["outcome", "entitlement", "in_force", "interaction"]


@dataclass(frozen=True, slots=True)
class Difference:
    """That two programmes differ.

    Attributes:
        policy: Its id; of interactions that of the rule.
        facts: Of a company that shows it, as its file holds them.
    """

    policy: str
    kind: Kind
    facts: Facts


class Comparison:
    """Two programmes at one reference date, over the same companies and the same answers to open points."""

    def __init__(
        self, old: PreparedProgramme, new: PreparedProgramme, as_of: date, only: Collection[str] | None = None
    ) -> None:
        """Begin.

        Args:
            only: Compare these policies, by id, and no interactions.

        Raises:
            NotProven: They declare a fact differently (`facts`).
        """
        programmes, assessments = (old.compiled, new.compiled), (old.assessment, new.assessment)
        self.variables = Variables(programmes, assessments)
        self.old = EncodedProgramme(old, as_of, self.variables, only)
        self.new = EncodedProgramme(new, as_of, self.variables, only)
        self._whole = only is None
        known = [*self.old.encoding.known(), *self.new.encoding.known()]
        self.witnesses = Witnesses(self.variables, known, self.variables.edges)

    def difference(self) -> Difference | None:
        """Return a difference, with a company that shows it; None: the programmes are proven to come to the same.

        Sums count where both pay; a policy that only one of them has differs.

        Raises:
            NotProven: It was not settled.
        """
        for name in dict.fromkeys((*self.old.policies, *self.new.policies)):
            one, other = self.old.policies.get(name), self.new.policies.get(name)
            if one is None or other is None or one.in_force != other.in_force:
                return Difference(name, "in_force", {})
            for kind, differs in self.differing(one, other) if one.in_force else ():
                facts = self.witnesses.facts(differs)
                if facts is not None:
                    return Difference(name, kind, facts)
        return self.of_interactions() if self._whole else None

    def differing(self, one: EncodedPolicy, other: EncodedPolicy) -> list[tuple[Kind, Term]]:
        """Return when the outcomes of a policy differ, and when what it gives does."""
        outcomes = some([z3.Xor(surely(one.met), surely(other.met)), z3.Xor(possibly(one.met), possibly(other.met))])
        return [("outcome", outcomes), ("entitlement", self.pays_otherwise(one, other))]

    @staticmethod
    def pays_otherwise(one: EncodedPolicy, other: EncodedPolicy) -> Term:
        """Return when what is given differs, with some answers to open points under which both are met."""
        told = [
            one.told.get(name, z3.BoolVal(False)) != other.told.get(name, z3.BoolVal(False))
            for name in sorted({*one.told, *other.told})
            if name.endswith(" applies")
        ]
        told += [
            one.told.get(name, ZERO) != other.told.get(name, ZERO)
            for name in sorted({*one.told, *other.told})
            if not name.endswith(" applies")
        ]
        return every([one.met, other.met, some([one.total != other.total, one.has_sum != other.has_sum, *told])])

    def of_interactions(self) -> Difference | None:
        """Return a rule between policies that differs, with a company that shows it; None: there is none."""
        one, other = (
            {stated.id: (stated, when) for stated, when in each.interactions} for each in (self.old, self.new)
        )
        for name in dict.fromkeys((*one, *other)):
            if name not in one or name not in other or _asked(one[name][0]) != _asked(other[name][0]):
                return Difference(name, "interaction", {})
            facts = self.witnesses.facts(z3.Xor(one[name][1], other[name][1]))
            if facts is not None:
                return Difference(name, "interaction", facts)
        return None


def _asked(stated: Interaction) -> tuple[str, tuple[str, ...]]:
    return stated.effect, tuple(stated.policies)


def difference(
    old: PreparedProgramme, new: PreparedProgramme, as_of: date, only: Collection[str] | None = None
) -> Difference | None:
    """Return a difference between two programmes at a reference date; None: they are proven to come to the same.

    Args:
        only: Compare these policies, by id, and no interactions.

    Raises:
        NotProven: It was not settled.
    """
    return Comparison(old, new, as_of, only).difference()
