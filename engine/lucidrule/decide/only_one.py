"""Policies of which only one can be granted, while it is for the authority to judge one of them: no sum decides yet."""

from collections.abc import Callable
from typing import Any, NamedTuple

from lucidrule.core.verdict import NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settling
from lucidrule.kernel.missing import Missing

_OPEN = (Outcome.ELIGIBLE, Outcome.REFER)


class OnlyOne(NamedTuple):
    """Policies that an interaction excludes from each other, one of them at least left to the authority.

    Attributes:
        interaction: Its id.
        policies: Those that may come to be granted.
        needs: The missing facts that decide whether the interaction holds; none where it does.
    """

    interaction: str
    policies: tuple[str, ...]
    needs: tuple[Missing, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        needs = {"needs": [missing.to_dict() for missing in self.needs]} if self.needs else {}
        return {"interaction": self.interaction, "policies": list(self.policies), **needs}


def only_one_of(
    prepared: PreparedProgramme,
    outcomes: tuple[PolicyOutcome, ...],
    facts: Facts,
    questions: Callable[[], Settling],
) -> tuple[OnlyOne, ...]:
    """Return the interactions that hold, or may hold, among policies that a company may come to be granted.

    Where all of them are eligible their sums decide, which the combination tells.

    Args:
        questions: Begins a question to the exact pass.
    """
    open_ = {each.id: each.outcome is Outcome.REFER for each in outcomes if each.outcome in _OPEN}
    if not any(open_.values()):
        return ()
    gone = {each.id for each in outcomes if each.already_granted}
    found = []
    for stated, evaluate in prepared.interactions:
        held = tuple(name for name in stated.policies if name in open_ and name not in gone)
        if len(held) < 2 or not any(open_[name] for name in held):
            continue
        proof = evaluate(facts)
        needs: frozenset[Missing] = frozenset()
        if proof.verdict is UNKNOWN:
            settling = questions()
            settled = settling.settle(settling.condition(proof, facts), proof.missing)
            proof, needs = proof._replace(verdict=settled.verdict), settled.missing
        if proof.verdict is not NOT_MET:
            found.append(OnlyOne(stated.id, held, tuple(sorted(needs))))
    return tuple(found)
