"""How a policy can reach a company: decided from data alone, by a quick application, or by a procedure."""

from enum import StrEnum
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.granted import GRANTED
from lucidrule.compile.uses import uses
from lucidrule.core.verdict import Outcome
from lucidrule.decide.award import AwardKind
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.reads import points_asked


class RouteKind(StrEnum):
    """What it takes.

    DATA: nothing: nobody has to judge, and public offices hold all facts (免申即享). QUICK: the company gives the facts
    that no office holds. PROCEDURE: the authority judges, or sets the sum by review. OPEN: facts are missing that
    decide whether it has to judge.
    """

    DATA = "data"
    QUICK = "quick"
    PROCEDURE = "procedure"
    OPEN = "open"


class Route(NamedTuple):
    """What one policy takes for one company.

    Attributes:
        lacking: The facts that the policy uses and no office holds.
    """

    policy: str
    kind: RouteKind
    lacking: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"policy": self.policy, "route": self.kind.value, "not_held": list(self.lacking)}


class Routes:
    """What each policy of a programme takes."""

    def __init__(self, compiled: CompiledProgramme) -> None:
        used = uses(compiled)
        # What was granted before is known to who grants.
        unheld = {name: used[name] for name, fact in compiled.facts.items() if fact.held_by is None and name != GRANTED}
        self._lacking = {
            policy.id: tuple(name for name, policies in unheld.items() if policy.id in policies)
            for policy in compiled.policies
        }
        # What its criteria may ask is known of each outcome; what its awards may ask only once they are met.
        self._judged = {p.id for p in compiled.policies if points_asked([p.criteria, p.each])}
        self._judged_paying = {
            policy.id
            for policy in compiled.policies
            if points_asked(policy.awards) or any(award.by_review for award in policy.awards)
        }

    def of(self, policy: str, outcome: str, decided: PolicyOutcome | None) -> Route | None:
        """Return what a policy takes; None where it is not met, or not in force.

        Args:
            decided: The outcome, of one that is eligible with its entitlement; of one that is open it tells what may
                still be asked.
        """
        match outcome:
            case Outcome.ELIGIBLE.value:
                awards = () if decided is None else decided.entitlement.awards
                judged = any(award.kind is AwardKind.BY_REVIEW or award.open_points for award in awards)
            case Outcome.REFER.value:
                judged = True
            case Outcome.UNDETERMINED.value if self._may_be_judged(policy, decided):
                # Nobody knows yet which of its questions are asked.
                return Route(policy, RouteKind.OPEN, self._lacking[policy])
            case Outcome.UNDETERMINED.value:
                judged = False
            case _:
                return None
        lacking = self._lacking[policy]
        kind = RouteKind.PROCEDURE if judged else RouteKind.QUICK if lacking else RouteKind.DATA
        return Route(policy, kind, lacking)

    def _may_be_judged(self, policy: str, decided: PolicyOutcome | None) -> bool:
        asked = policy in self._judged if decided is None else bool(decided.open_points)
        return asked or policy in self._judged_paying


def routes(determination: Determination) -> tuple[Route, ...]:
    """Return what each policy takes that a company is met by, referred to, or may still be met by, in order."""
    known = Routes(determination.programme)
    found = (known.of(each.id, each.outcome.value, each) for each in determination.outcomes)
    return tuple(route for route in found if route is not None)
