"""What a change of rules means: for each policy the same for all companies, or who gains and who loses by it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import z3

from lucidrule.compile.given import Given
from lucidrule.core.fault import LucidruleError
from lucidrule.core.verdict import Outcome
from lucidrule.decide.determine import determine
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.prove.asking import MET_OUTCOMES, outcome_of
from lucidrule.prove.comparison import Comparison
from lucidrule.prove.extremes import Extreme, extreme
from lucidrule.prove.moved import Range, Ranges
from lucidrule.prove.policies import EncodedPolicy, possibly, surely
from lucidrule.prove.solver import NotProven, Term, every, some
from lucidrule.prove.variables import Variables
from lucidrule.prove.witness import fewest
from lucidrule.prove.written import Facts, sayable

Direction = Literal["lost", "gained", "less", "more", "otherwise", "all"]
State = Literal["same", "changed", "added", "dropped", "begins", "ends", "not_in_force"]
# So many companies are shown of one policy and direction, each outside the ranges of those before.
MOST_SHOWN = 3
_RANKS = {Outcome.INELIGIBLE: 0, Outcome.REFER: 1, Outcome.ELIGIBLE: 2}
Both = tuple[PolicyOutcome, PolicyOutcome]


@dataclass(frozen=True, slots=True)
class Shift:
    """A company that a change moves, judged under both programmes.

    Attributes:
        facts: As its file holds them.
        range: The values of one fact between which it is so, all else that it says the same; None: no fact has edges.
    """

    direction: Direction
    facts: Facts
    old: PolicyOutcome
    new: PolicyOutcome
    range: Range | None


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """What becomes of one policy.

    Attributes:
        shifts: Of each direction at least one, where it is settled.
        gain, loss: How much a company gains, and loses, at most; None: nothing, or it is not settled.
        whole: The directions of which it is proven that all companies lie in the ranges told.
        not_proven: Of each direction that is not settled the reason.
    """

    policy: str
    state: State
    shifts: tuple[Shift, ...] = ()
    whole: tuple[Direction, ...] = ()
    not_proven: tuple[tuple[Direction, str], ...] = ()
    gain: Extreme | None = None
    loss: Extreme | None = None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a change of rules means at one reference date.

    Attributes:
        interactions: `same`, `not_asked`, `not_proven`, or the id of a rule between policies that differs.
        facts: Those of both programmes, by id.
    """

    as_of: date
    policies: tuple[PolicyChange, ...]
    interactions: str
    facts: Any

    @property
    def same(self) -> bool:
        """Whether it is proven that nothing changes for any company."""
        return self.interactions in ("same", "not_asked") and all(
            each.state in ("same", "not_in_force") for each in self.policies
        )


def rule_change(
    old: PreparedProgramme, new: PreparedProgramme, as_of: date, only: Collection[str] | None = None
) -> RuleChange:
    """Return what becomes of each policy, or of some, in the order of the new programme."""
    names = dict.fromkeys(each.id for programme in (new, old) for each in programme.compiled.policies)
    asked = [each for each in names if only is None or each in only]
    try:
        changes = _Changes(old, new, as_of, only)
    except NotProven as error:
        found = tuple(PolicyChange(each, "changed", not_proven=(("all", error.reason),)) for each in asked)
        return RuleChange(as_of, found, "not_asked", {**old.compiled.facts, **new.compiled.facts})
    policies = tuple(map(changes.of, asked))
    return RuleChange(as_of, policies, changes.interactions() if only is None else "not_asked", changes.facts)


class _Changes:
    def __init__(
        self, old: PreparedProgramme, new: PreparedProgramme, as_of: date, only: Collection[str] | None
    ) -> None:
        self._both, self._as_of = (old, new), as_of
        self._comparison = Comparison(old, new, as_of, only)
        self._given = tuple(Given(each.compiled) for each in self._both)
        variables = self._comparison.variables
        self.facts = variables.facts
        turns = [Variables([each.compiled], [each.assessment]).edges for each in self._both]
        moved = [slot for slot in {**turns[0], **turns[1]} if turns[0].get(slot) != turns[1].get(slot)]
        self._ranges = Ranges(variables, [*variables.domain(), *variables.uncontradicted()], moved)

    def of(self, name: str) -> PolicyChange:
        """Return what becomes of a policy."""
        old, new = (each.policies.get(name) for each in (self._comparison.old, self._comparison.new))
        if old is None or new is None:
            return PolicyChange(name, "added" if old is None else "dropped")
        if old.in_force != new.in_force:
            return PolicyChange(name, "begins" if new.in_force else "ends")
        if not old.in_force:
            return PolicyChange(name, "not_in_force")
        return self._changed(name, old, new)

    def interactions(self) -> str:
        """Return whether the rules between policies are the same, or which one is not."""
        try:
            found = self._comparison.of_interactions()
        except NotProven:
            return "not_proven"
        return "same" if found is None else found.policy

    def _changed(self, name: str, old: EncodedPolicy, new: EncodedPolicy) -> PolicyChange:
        shifts: list[Shift] = []
        whole: list[Direction] = []
        not_proven: list[tuple[Direction, str]] = []
        try:
            asked = list(self._asked(old, new))
        except NotProven as error:
            return PolicyChange(name, "changed", not_proven=(("all", error.reason),))
        for direction, term in asked:
            found: list[Shift] = []
            try:
                whole += [direction] if self._shifts(name, direction, term, found) else []
            except NotProven as error:
                # One that is shown stays shown; that there are no others is then not said.
                not_proven += [] if found else [(direction, error.reason)]
            shifts += found
        state: State = "changed" if shifts or not_proven else "same"
        gain, loss = (self._extreme(name, old, new, gain=each) if shifts else None for each in (True, False))
        return PolicyChange(name, state, tuple(shifts), tuple(whole), tuple(not_proven), gain, loss)

    def _extreme(self, name: str, old: EncodedPolicy, new: EncodedPolicy, *, gain: bool) -> Extreme | None:
        def paid(facts: Facts) -> tuple[Decimal, Decimal] | None:
            before, after = (_paid(each) for each in self._sides(name, facts) or (None, None))
            return None if before is None or after is None else (before, after)

        try:
            return extreme(self._comparison, old, new, paid, gain=gain)
        except NotProven:
            return None

    def _asked(self, old: EncodedPolicy, new: EncodedPolicy) -> Iterator[tuple[Direction, Term]]:
        ways: tuple[tuple[Direction, EncodedPolicy, EncodedPolicy], ...] = (("lost", old, new), ("gained", new, old))
        for direction, one, other in ways:
            falls = [z3.And(holds(one.met), z3.Not(holds(other.met))) for holds in (surely, possibly)]
            yield direction, some(falls)
        sums = every([old.met, new.met, old.has_sum, new.has_sum])
        yield "less", z3.And(sums, new.total < old.total)
        yield "more", z3.And(sums, new.total > old.total)
        told = z3.Not(z3.And(sums, new.total != old.total))
        yield "otherwise", z3.And(told, self._comparison.pays_otherwise(old, new))

    def _shifts(self, name: str, direction: Direction, term: Term, found: list[Shift]) -> bool:
        """Collect companies that are moved; return whether their ranges are proven to hold all that are.

        Raises:
            NotProven: It was not settled.
        """
        asked = [term]
        while len(found) < MOST_SHOWN:
            facts = self._company(name, direction, asked)
            if facts is None:
                return bool(found)
            shift, slot = self._shown(name, direction, term, facts)
            found.append(shift)
            if shift.range is None:
                return False
            asked.append(z3.Not(shift.range.holds(self._comparison.variables.terms[slot])))
        return not self._comparison.witnesses.solver.possible(*asked)

    def _company(self, name: str, direction: Direction, asked: list[Term]) -> Facts | None:
        """Return a company that both programmes judge as it is asked, one of which more is known where need be.

        Raises:
            NotProven: It hangs on the answer to an open point, or one of them cannot hold what the other asks.
        """
        for whole in (False, True):
            facts = self._comparison.witnesses.facts(*asked, whole=whole)
            if facts is None or self._shows(name, direction)(facts):
                return facts
        raise NotProven("unconfirmed")

    def _shown(self, name: str, direction: Direction, term: Term, facts: Facts) -> tuple[Shift, Any]:
        shows, given = self._shows(name, direction), self._givens(name, facts)

        def still(some: Facts) -> bool:
            # What is given otherwise without a fact may be given alike with it: neither side says any less of it.
            return shows(some) and (direction != "otherwise" or self._givens(name, some) == given)

        few = fewest(facts, still)
        old, new = self._judged(name, few)
        around = self._ranges.around(possibly(term), few)
        slot, edges = (None, None) if around is None else around
        return Shift(direction, few, old, new, edges), slot

    def _shows(self, name: str, direction: Direction) -> Callable[[Facts], bool]:
        def shows(facts: Facts) -> bool:
            lacking = [sayable(facts, each.compiled.facts) != facts for each in self._both]
            sides = self._sides(name, facts)
            return sides is not None and _moves(direction, (sides[0], lacking[0]), (sides[1], lacking[1]))

        return shows

    def _givens(self, name: str, facts: Facts) -> list[Any]:
        sides = self._judged(name, facts)
        return [(_given(each), [award.missing for award in each.entitlement.awards]) for each in sides]

    def _sides(self, name: str, facts: Facts) -> Both | None:
        """Return what both programmes come to; None: one of them cannot be told what the company says."""
        try:
            return self._judged(name, facts)
        except LucidruleError:
            return None

    def _judged(self, name: str, facts: Facts) -> Both:
        old, new = (
            outcome_of(
                determine(
                    prepared, given.profile(sayable(facts, prepared.compiled.facts), {}), self._as_of, only=(name,)
                ),
                name,
            )
            for prepared, given in zip(self._both, self._given, strict=True)
        )
        return old, new


def _rank(outcome: PolicyOutcome, lacking: bool) -> int | None:
    """Return how far a company comes; what one programme cannot be told leaves it where it is not eligible."""
    return 0 if lacking and outcome.outcome is Outcome.UNDETERMINED else _RANKS.get(outcome.outcome)


def _moves(direction: Direction, one: tuple[PolicyOutcome, bool], other: tuple[PolicyOutcome, bool]) -> bool:
    if direction in ("lost", "gained"):
        ranks = (_rank(*one), _rank(*other))
        if None in ranks or ranks[0] == ranks[1]:
            return False
        return (ranks[1] > ranks[0]) is (direction == "gained")  # type: ignore[operator]  # neither is None
    old, new = one[0], other[0]
    if not {old.outcome, new.outcome} <= set(MET_OUTCOMES):
        return False
    if direction == "otherwise":
        return _given(old) != _given(new)
    before, after = _sum(old), _sum(new)
    if before is None or after is None:
        return False
    return after < before if direction == "less" else after > before


def _sum(outcome: PolicyOutcome) -> Decimal | None:
    found = outcome.entitlement.sum
    if found is None:
        return None if outcome.entitlement.awards else Decimal(0)
    return found.low if found.exact else None


def _paid(outcome: PolicyOutcome | None) -> Decimal | None:
    """Return what a company gets for certain; None: it hangs on something."""
    if outcome is not None and outcome.outcome is Outcome.INELIGIBLE:
        return Decimal(0)
    return _sum(outcome) if outcome is not None and outcome.outcome is Outcome.ELIGIBLE else None


def _given(outcome: PolicyOutcome) -> list[Any]:
    """Return what is given, apart from what it is called."""
    return [(each.award.id, each.certain, each.low, each.high, each.others) for each in outcome.entitlement.awards]
