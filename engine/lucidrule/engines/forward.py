"""Conditions on durable_rules: what fires on the known facts of a company is the verdict and the proof of each node."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, assert_never

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.engines import network
from lucidrule.engines.codes import Codes
from lucidrule.engines.durable import Fired, Ruleset
from lucidrule.engines.gaps import gap_of
from lucidrule.engines.network import Network
from lucidrule.evaluate.evaluate import Evaluator, prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, waiting
from lucidrule.kernel import tree
from lucidrule.kernel.leaf import region_of
from lucidrule.kernel.reads import within
from lucidrule.kernel.region import Region

VERDICTS = {network.MET: MET, network.NOT_MET: NOT_MET}
RAILS = {MET: network.MET, NOT_MET: network.NOT_MET}
# Types of facts, and of the parts of the records that are judged.
Kinds = Mapping[tuple[str, bool], str]


class _Value(NamedTuple):
    """A value that leaves test: its fact, the slots of its copies, and its leaves, should it have no number."""

    ref: tree.Ref
    codes: Codes
    slots: tuple[int, ...]
    leaves: tuple[int, ...]


class Conditions:
    """Some conditions in one ruleset.

    Attributes:
        slots: Of every node below them; conditions that are equal share one.
        given: The slots of verdicts that come from outside, in order.
        root: The slot of the node that joins the conditions and the verdicts given.
    """

    def __init__(self, conditions: Iterable[tree.Condition], kinds: Kinds, assessment: int, given: int = 0) -> None:
        self.slots: dict[tree.Condition, int] = {}
        self.conditions = tuple(conditions)
        self._network, self._kinds, self._assessment = Network(), kinds, assessment
        self._regions: dict[int, Region] = {}
        self._codes: dict[Any, Codes] = self._coded()
        self._read: dict[Any, tuple[tree.Ref, list[int]]] = {}
        self._evaluators: dict[int, tuple[tree.Condition, Evaluator]] = {}
        self._own: list[int] = []
        self.given = tuple(self._network.given() for _ in range(given))
        tops = [self._slot(condition) for condition in self.conditions]
        self.root = self._network.all_of([*tops, *self.given])
        self._add_to(self._network)
        self.ruleset = Ruleset(self._network)
        self._places: dict[int, int] = {}
        for condition in self.conditions:
            self._place(condition)
        self._values = tuple(
            _Value(ref, self._codes[key], tuple(self._network.values[key]), tuple(leaves))
            for key, (ref, leaves) in self._read.items()
            if key in self._network.values
        )

    def _coded(self) -> dict[Any, Codes]:
        """Return the numbers of the values of each fact: they follow from all that is asked of it."""
        regions: dict[Any, list[Region]] = {}
        kinds: dict[Any, str] = {}
        for node in within(self.conditions):
            if not isinstance(node, tree.Compare):
                continue
            kind = self._kinds[node.ref.fact, node.ref.part]
            if gap_of(node, kind, self._assessment) is None:
                self._regions[id(node)] = region_of(node, self._assessment, kind)
                key = self._key(node.ref)
                kinds[key] = kind
                regions.setdefault(key, []).append(self._regions[id(node)])
        return {key: Codes(kinds[key], found) for key, found in regions.items()}

    def _key(self, ref: tree.Ref) -> Any:
        fact, year = ref.key(self._assessment)
        return (fact, ref.part, year)

    def _add_to(self, made: Network) -> None:
        """Add nodes to those of the conditions."""

    def infer(self, facts: Facts, given: Iterable[Verdict] = ()) -> "Inferred":
        """Return what fires on the facts of a company and on the verdicts given."""
        pairs = zip(self.given, given, strict=True)
        return self._infer(facts, {slot: RAILS[verdict] for slot, verdict in pairs if verdict is not UNKNOWN})

    def _infer(self, facts: Facts, asserted: dict[int, int]) -> "Inferred":
        inferred = Inferred(self, facts)
        inferred.asserted, ruleset, told = asserted, self.ruleset, []
        own = list(self._own)
        for value in self._values:
            known = facts.value(value.ref)
            if known is None:
                continue
            number = value.codes.of(known)
            if number is None:
                # For this value of the fact our own code judges the leaves, as where a leaf has a gap.
                own += value.leaves
            else:
                told += [ruleset.value(slot, number) for slot in value.slots]
        for slot in own:
            proof = inferred.own[slot] = self._evaluators[slot][1](facts)
            if proof.verdict is not UNKNOWN:
                asserted[slot] = RAILS[proof.verdict]
        told += [fact for slot, rail in asserted.items() if (fact := ruleset.verdict(slot, rail)) is not None]
        inferred.fired = ruleset.infer(told)
        return inferred

    def slot(self, node: tree.Condition) -> int:
        """Return the slot of a node; quick where it is a node of the conditions themselves, not an equal one."""
        found = self._places.get(id(node))
        return self.slots[node] if found is None else found

    def _place(self, node: tree.Condition) -> None:
        # relies on (definitions shared): what is placed already has all below it placed.
        if id(node) not in self._places:
            self._places[id(node)] = self.slots[node]
            for part in tree.parts(node):
                self._place(part)

    def _slot(self, node: tree.Condition) -> int:
        found = self.slots.get(node)
        if found is None:
            found = self.slots[node] = self._made(node)
        return found

    def _made(self, node: tree.Condition) -> int:
        made = self._network
        match node:
            case tree.AllOf(parts=parts) if parts:
                return made.all_of([self._slot(part) for part in parts])
            case tree.AnyOf(parts=parts) if parts:
                return made.any_of([self._slot(part) for part in parts])
            case tree.AtLeast(n=n, parts=parts) if 1 <= n <= len(parts):
                return made.at_least(n, [self._slot(part) for part in parts])
            case tree.Not(part=part):
                return made.negation(self._slot(part))
            case tree.Named(part=part):
                return made.all_of([self._slot(part)])
            case tree.Compare(ref=ref):
                key, region = self._key(ref), self._regions.get(id(node))
                tests = self._codes[key].tests(region) if region is not None else None
                if tests is not None:
                    slot = made.leaf(key, tests)
                    self._evaluators[slot] = (node, prepare(node, self._assessment))
                    self._read.setdefault(key, (ref, []))[1].append(slot)
                    return slot
                return self._asserted(node)
            case (
                tree.FirstExceeds()
                | tree.CompareAmount()
                | tree.Judgement()
                | tree.AllOf()
                | tree.AnyOf()
                | tree.AtLeast()
            ):
                # An empty or impossible list of parts is a constant.
                return self._asserted(node)
            case _:
                assert_never(node)

    def _asserted(self, node: tree.Condition) -> int:
        slot = self._network.given()
        self._evaluators[slot] = (node, prepare(node, self._assessment))
        self._own.append(slot)
        return slot


class RecordConditions(Conditions):
    """The conditions that one record of a list has to meet, and whether any has met them so far.

    Records are inferred one after the other, each with what came out for those before it: how many there are is for the
    profile to say, and a rule joins 16 facts at most.

    Attributes:
        so_far: The slots of "one of the records before it", of "or this one": of all conditions, then of each.
    """

    def __init__(self, conditions: Iterable[tree.Condition], kinds: Kinds, assessment: int) -> None:
        listed = tuple(conditions)
        self.so_far: tuple[tuple[int, int], ...] = ()
        super().__init__(listed, kinds, assessment)

    def _add_to(self, made: Network) -> None:
        before = [(made.given(), slot) for slot in (self.root, *(self.slots[each] for each in self.conditions))]
        self.so_far = tuple((earlier, made.any_of((earlier, slot))) for earlier, slot in before)

    def infer_each(self, listed: Iterable[Facts]) -> Iterator[tuple["Inferred", tuple[Verdict, ...]]]:
        """Yield what fires for each record, and the verdicts up to it: of all conditions, then of each."""
        verdicts = (NOT_MET,) * len(self.so_far)
        for facts in listed:
            asserted = {
                earlier: RAILS[verdict]
                for (earlier, _), verdict in zip(self.so_far, verdicts, strict=True)
                if verdict is not UNKNOWN
            }
            inferred = self._infer(facts, asserted)
            verdicts = tuple([inferred.of(up_to) for _, up_to in self.so_far])
            yield inferred, verdicts


class Inferred:
    """The verdicts of all nodes of some conditions for one company, and why.

    Attributes:
        asserted: The rails of nodes whose verdicts were not inferred: those given, and leaves that our own code judged.
        own: The proofs of those leaves.
    """

    __slots__ = ("_defined", "asserted", "conditions", "facts", "fired", "own")

    def __init__(self, conditions: Conditions, facts: Facts) -> None:
        self.conditions, self.facts = conditions, facts
        self.asserted: dict[int, int] = {}
        self.own: dict[int, Proof] = {}
        self.fired = Fired()
        # The proofs of definitions, by the identity of their nodes.
        self._defined: dict[int, Proof] = {}

    @property
    def verdict(self) -> Verdict:
        """The verdict of all conditions together."""
        return self.of(self.conditions.root)

    def of(self, slot: int) -> Verdict:
        """Return the verdict of a node: that of the rule that fired; UNKNOWN if neither did."""
        rail = self.fired.rails.get(slot)
        if rail is None:
            rail = self.asserted.get(slot)
        return UNKNOWN if rail is None else VERDICTS[rail]

    def proof(self, node: tree.Condition) -> Proof:
        """Return the proof of a node in the form of the reference evaluator, built from what fired."""
        slot = self.conditions.slot(node)
        if slot in self.own:
            return self.own[slot]
        verdict = self.of(slot)
        match node:
            case tree.Compare(ref=ref):
                if verdict is UNKNOWN:
                    return Proof(node, UNKNOWN, missing=frozenset({self.facts.missing(ref)}))
                return Proof(node, verdict, (), self.facts.value(ref))
            case tree.Named(part=part):
                # relies on (definitions shared)
                if id(node) not in self._defined:
                    below = self.proof(part)
                    self._defined[id(node)] = Proof(node, verdict, (below,), None, below.missing, below.open_points)
                return self._defined[id(node)]
            case _:
                parts = tuple(self.proof(part) for part in tree.parts(node))
        return waiting(node, parts) if verdict is UNKNOWN else Proof(node, verdict, parts)
