"""What rules say, clause by clause, each with the states in which scenarios have to show it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy, CompiledProgramme
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.kernel import tree
from lucidrule.kernel.reads import points_asked, within
from lucidrule.model.facts import Declared
from lucidrule.values.reading import largest

LEAVES = (tree.Compare, tree.FirstExceeds, tree.CompareAmount, tree.Judgement)
VERDICTS = (MET.value, NOT_MET.value, UNKNOWN.value)
# Where a value lies beside a bound.
PLACES = ("below", "at", "above")
_ORDERED = frozenset({"at_least", "more_than", "at_most", "less_than"})
_NUMBERS = frozenset({"count", "number", "money", "share"})


class Clause(NamedTuple):
    """Something that rules say.

    Attributes:
        kind: `criterion`, `award`, `point` (an open point), `reading` (how a text is read), `relation` (a rule between
            policies); of the condition of one of these a `leaf`, and the `edge` at which one turns; a `band` of what an
            award pays.
        policy: Empty of what policies share.
        name: The id; of what stands in a criterion, an award or a relation the id of that.
        node: Of a leaf and its edge; of a band what it is a band of.
        inside: Of a leaf and its edge what they stand in: `criterion`, `award`, `relation`.
        place: Of a band its place from 1; of a schedule the year.
    """

    kind: str
    policy: str
    name: str
    node: Any = None
    inside: str = ""
    place: int = 0


Wanted = Iterator[tuple[Clause, tuple[str, ...]]]


def clauses_of(policy: CompiledPolicy, programme: CompiledProgramme) -> Wanted:
    """Yield what a policy says, in order, each with the states that have to be seen of it."""
    stating = _Stating(policy, programme)
    for criterion in policy.all_criteria:
        home, parts = "" if criterion.shared else policy.id, criterion in policy.each
        yield Clause("criterion", home, criterion.id), states_of(criterion.condition)
        yield from stating.leaves(criterion.condition, "criterion", home, criterion.id, in_records=parts)
    for award in policy.awards:
        yield from stating.award(award)
    asked = points_asked([criterion.condition for criterion in policy.all_criteria])
    yield from ((Clause("point", "", point), ("asked",)) for point in sorted(asked))
    # How a text is read is a text, too: it is shown by what the policy comes to that is judged by it.
    states = states_of(tree.AllOf(tuple(criterion.condition for criterion in policy.all_criteria)))
    yield from ((reading, states) for reading in readings_of(policy, programme))


def readings_of(policy: CompiledPolicy, programme: CompiledProgramme) -> Iterator[Clause]:
    """Yield how texts are read of a policy, and of its whole programme."""
    home = programme.home(policy.id)
    within_ = f"{home.id}/" if len(programme.members) > 1 else ""
    yield from (Clause("reading", policy.id, each.id) for each in policy.stated.readings)
    yield from (Clause("reading", "", within_ + each.id) for each in home.stated.readings)


def relations_of(programme: CompiledProgramme, asked: list[str]) -> Wanted:
    """Yield the rules between some policies, each with the states that have to be seen of it; those aside that name a
    policy of a programme that is not here."""
    waiting = {rule.id for rule in programme.waiting}
    for stated, when in programme.interactions:
        if stated.id not in waiting and not set(stated.policies).isdisjoint(asked):
            yield Clause("relation", "", stated.id), states_of(when)
            stating = _Stating(None, programme)
            yield from stating.leaves(when, "relation", "", stated.id, in_records=False)


def states_of(node: tree.Condition) -> tuple[str, ...]:
    """Return the verdicts that a condition can have; what asks for nothing is always met."""
    return VERDICTS if any(True for _ in leaves_of(node)) else (MET.value,)


def leaves_of(node: tree.Condition) -> Iterator[tree.Condition]:
    """Yield the leaves of a condition, each once in however many places it stands."""
    return (each for each in within([node]) if isinstance(each, LEAVES))


def banded(award: CompiledAward) -> list[tree.Banded | tree.Scheduled]:
    """Return what an award pays by bands or by years."""
    amounts = [] if award.amount is None else list(within([award.amount]))
    return [each for each in amounts if isinstance(each, tree.Banded | tree.Scheduled)]


def bound_of(node: Any) -> Any:
    """Return the number or the day at which a leaf turns, in the unit of its fact; None: it has none that is stated."""
    match node:
        case tree.Compare(operator=operator, operand=operand) if operator in _ORDERED:
            return operand if isinstance(operand, Decimal | int | date) and not isinstance(operand, bool) else None
        case tree.FirstExceeds(bound=bound):
            return bound
        case tree.CompareAmount(operator=operator, bound=bound) if operator in _ORDERED:
            return bound
    return None


class _Stating:
    def __init__(self, policy: CompiledPolicy | None, programme: CompiledProgramme) -> None:
        self._policy, self._facts = policy, programme.facts

    def leaves(self, node: tree.Condition, inside: str, home: str, name: str, *, in_records: bool) -> Wanted:
        # Where an award waits for a fact its policy may wait for it too: then nothing is given.
        states = VERDICTS[:2] if inside == "award" else VERDICTS
        for leaf in leaves_of(node):
            yield Clause("leaf", home, name, leaf, inside), states
            places = self._places(leaf, in_records=in_records)
            if places:
                yield Clause("edge", home, name, leaf, inside), places

    def award(self, award: CompiledAward) -> Wanted:
        assert self._policy is not None, "relations have no awards"
        # What asks for nothing is given wherever the policy is met.
        asks = any(True for _ in leaves_of(award.condition))
        yield Clause("award", self._policy.id, award.id), ("given", "not_given") if asks else ("given",)
        records = self._policy.for_each is not None
        yield from self.leaves(award.condition, "award", self._policy.id, award.id, in_records=records)
        for node in banded(award):
            count = len(node.rates)
            yield from (
                (Clause("band", self._policy.id, award.id, node, place=at), ("reached",)) for at in range(1, count + 1)
            )

    def _places(self, leaf: Any, *, in_records: bool) -> tuple[str, ...]:
        """Return on which sides of its bound a value can lie; none: it has no bound."""
        bound = bound_of(leaf)
        if bound is None:
            return ()
        declared = self._declared(leaf, in_records=in_records)
        if declared is None or declared.type not in _NUMBERS:
            return PLACES
        most = largest(declared)
        lowest, highest = bound <= 0 and not declared.negative, most is not None and bound >= most
        return PLACES[lowest : len(PLACES) - highest]

    def _declared(self, leaf: Any, *, in_records: bool) -> Declared | None:
        """Return how the fact is declared that is compared; None: an amount is."""
        if isinstance(leaf, tree.FirstExceeds):
            return self._facts[leaf.fact]
        if not isinstance(leaf, tree.Compare):
            return None
        if in_records and leaf.ref.part:
            assert self._policy is not None, "relations are about the company"
            return (self._facts[self._policy.for_each or ""].parts or {})[leaf.ref.fact]
        return self._facts[leaf.ref.fact]
