"""Assertions as compiled: outcomes stand in their conditions as open points that the outcome answers."""

from dataclasses import dataclass

from lucidrule.kernel import tree
from lucidrule.model.assertions import ANY_POLICY, Assertion
from lucidrule.model.base import Text

_MET = "met:"


def met_point(policy: str, criterion: str = "") -> str:
    """Return the open point that asks whether a company may be granted a policy, or a record meets its criterion.

    A colon is part of no id, so it is none that a programme states.
    """
    return f"{_MET}{policy}:{criterion}"


ANY_MET = met_point(ANY_POLICY)


def is_met_point(point: str) -> bool:
    """Return whether an open point asks for an outcome."""
    return point.startswith(_MET)


def policy_of_point(point: str) -> tuple[str, str]:
    """Return the policy that an open point asks for, and the criterion if it is one about records."""
    policy, _, criterion = point.removeprefix(_MET).rpartition(":")
    return policy, criterion


@dataclass(frozen=True, slots=True)
class CompiledAssertion:
    """What holds for every company.

    Attributes:
        programme: The id of the programme that says it.
        policy: The policy that says it, by id; empty: the programme.
        when: Of which companies it is said.
        holds: What holds of each of them; always true where something else is claimed.
        at_most: What an amount never exceeds; None: nothing is said of it.
        paid: The policy and the award whose amount that is; the award is empty for all of a policy.
        besides: Policies and awards that are left aside, as `paid` says them.
        more: The number of which more does no harm; None: nothing is said of it.
        never_loses, never_pays_less: By id the policy, or `any_policy`; empty: not claimed.
    """

    stated: Assertion
    programme: str
    policy: str
    when: tree.Condition
    holds: tree.Condition
    at_most: tree.Amount | None = None
    paid: tuple[str, str] = ("", "")
    besides: tuple[tuple[str, str], ...] = ()
    more: tree.Ref | None = None
    never_loses: str = ""
    never_pays_less: str = ""

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def label(self) -> Text:
        return self.stated.label
