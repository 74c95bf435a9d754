"""Scenarios judged, and of each clause the verdicts that they came to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.api import Determination, Programme
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.core.fault import FaultList, UnreadableInput
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.kernel.reads import points_asked
from lucidrule.loading.files import read_bytes
from lucidrule.scenarios.feature_programme import FeatureProgramme, FeatureProgrammes
from lucidrule.scenarios.play import Play
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

_LEAVES = (tree.Compare, tree.FirstExceeds, tree.CompareAmount, tree.Judgement)
VERDICTS = (MET.value, NOT_MET.value, UNKNOWN.value)


class Clause(NamedTuple):
    """Something that rules say; `kind` is `criterion`, `leaf`, `award` or `point`.

    Attributes:
        policy: Empty of what policies share.
        name: Of a criterion, an award or an open point its id; of a leaf that of its criterion.
        node: Of a leaf.
    """

    kind: str
    policy: str
    name: str
    node: tree.Condition | None = None


@dataclass
class Seen:
    """What scenarios show.

    Attributes:
        wanted: Of every clause the states that scenarios have to show.
        states: Of every clause those that were seen.
        decides: Of every leaf whether two scenarios are known in which only it differs and the outcome follows.
        scenarios: How many were judged.
    """

    programme: CompiledProgramme
    wanted: dict[Clause, tuple[str, ...]] = field(default_factory=dict)
    states: dict[Clause, set[str]] = field(default_factory=dict)
    decides: dict[Clause, bool] = field(default_factory=dict)
    scenarios: int = 0

    def missing(self, clause: Clause) -> tuple[str, ...]:
        """Return the states of a clause that no scenario shows."""
        return tuple(each for each in self.wanted[clause] if each not in self.states[clause])

    @property
    def share(self) -> int:
        """How many of a hundred states were seen, rounded down."""
        done, whole = self.counts
        return 100 * done // max(1, whole)

    @property
    def counts(self) -> tuple[int, int]:
        """How many states of clauses were seen, and how many there are."""
        whole = sum(map(len, self.wanted.values()))
        return whole - sum(len(self.missing(each)) for each in self.states), whole

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        done, whole = self.counts
        clauses = [
            {
                "kind": each.kind,
                "policy": each.policy,
                "id": each.name,
                **({} if each.node is None else {"leaf": _number(self.states, each), "decides": self.decides[each]}),
                "seen": [state for state in self.wanted[each] if state in self.states[each]],
                "missing": list(self.missing(each)),
            }
            for each in self.states
        ]
        return {
            "schema": 1,
            "programme": self.programme.id,
            "rules_digest": self.programme.digest,
            "scenarios": self.scenarios,
            "states_seen": done,
            "states": whole,
            "leaves_decide": sum(self.decides.values()),
            "leaves": len(self.decides),
            "clauses": clauses,
        }


def _number(states: Mapping[Clause, Any], leaf: Clause) -> int:
    """Return the place of a leaf among those of its criterion, from 1."""
    return [each for each in states if each[:3] == leaf[:3]].index(leaf) + 1


def covered(files: Sequence[Path], programme: Programme, policies: Sequence[str] = ()) -> Seen:
    """Judge the scenarios of feature files about a programme; what they expect is not looked at.

    Args:
        policies: Only what concerns these, by id; none: all.

    Raises:
        UnreadableInput: A file is no feature, or a sentence of one is not understood.
    """
    ground = FeatureProgrammes(FeatureProgramme(programme))
    determinations = [found for file in files for found in _determinations(file, ground)]
    days = sorted({found.as_of for found in determinations})
    compiled = programme.compiled_at(days[-1]) if days else programme.compiled
    asked = [each.id for each in compiled.policies if not policies or each.id in policies]
    seen = Seen(compiled, scenarios=len(determinations))
    outcomes = [(found, outcome) for found in determinations for outcome in found.outcomes if outcome.id in asked]
    for policy in compiled.policies:
        if policy.id in asked:
            for clause, wanted in _clauses(policy):
                seen.wanted[clause] = wanted
                seen.states.setdefault(clause, set())
    vectors: dict[str, list[tuple[dict[Clause, str], Outcome]]] = {}
    for _, outcome in outcomes:
        leaves = _note(seen, outcome)
        vectors.setdefault(outcome.id, []).append((leaves, outcome.outcome))
    for leaf in (each for each in seen.states if each.kind == "leaf"):
        seen.decides[leaf] = any(_decides(leaf, each) for each in vectors.values())
    return seen


def _determinations(file: Path, grounds: FeatureProgrammes) -> Iterator[Determination]:
    faults = FaultList()
    text, _ = read_feature(read_bytes(file), str(file), faults)
    if text is None:
        raise UnreadableInput(faults.sorted())
    for scenario in prepare(text, file, grounds.of(file)):
        if scenario.faults:
            raise UnreadableInput(scenario.faults)
        play = Play(scenario, scenario.lang)
        for step in (each for each in scenario.steps if each.reading.form.kind != "then"):
            play.step(step)
        # Of facts that are refused, as a scenario may expect, nothing is judged.
        if play.found is not None:
            yield play.found


def _clauses(policy: CompiledPolicy) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    """Yield what a policy says, in order, each with the states that have to be seen of it."""
    for criterion in policy.all_criteria:
        home = "" if criterion.shared else policy.id
        leaves = [*_leaves(criterion.condition)]
        yield Clause("criterion", home, criterion.id), _states(criterion.condition)
        yield from ((Clause("leaf", home, criterion.id, node), _states(node)) for node in leaves)
    for award in policy.awards:
        # What asks for nothing is given wherever the policy is met.
        asks = any(True for _ in _leaves(award.condition))
        yield Clause("award", policy.id, award.id), ("given", "not_given") if asks else ("given",)
    asked = points_asked([criterion.condition for criterion in policy.all_criteria])
    yield from ((Clause("point", "", point), ("asked",)) for point in sorted(asked))


def _states(node: tree.Condition) -> tuple[str, ...]:
    return VERDICTS if any(True for _ in _leaves(node)) else (MET.value,)


def _leaves(node: tree.Condition) -> Iterator[tree.Condition]:
    if isinstance(node, _LEAVES):
        yield node
    for part in tree.parts(node):
        yield from _leaves(part)


def _note(seen: Seen, outcome: PolicyOutcome) -> dict[Clause, str]:
    """Note what one outcome shows; return the verdict of each leaf."""
    policy, leaves = outcome.policy, dict[Clause, str]()
    for verdict in outcome.criteria:
        home = "" if verdict.criterion.shared else policy.id
        _add(seen, Clause("criterion", home, verdict.id), verdict.verdict.value)
        for node, told in _leaf_verdicts(verdict.proof):
            leaf = Clause("leaf", home, verdict.id, node)
            _add(seen, leaf, told)
            # Of the records of a list each has its own.
            leaves[leaf] = f"{leaves[leaf]} {told}" if leaf in leaves else told
    if outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER):
        given = {each.award.id for each in outcome.entitlement.awards if each.certain}
        for award in policy.awards:
            _add(seen, Clause("award", policy.id, award.id), "given" if award.id in given else "not_given")
    waiting = (each.open_points for each in outcome.entitlement.awards if not each.certain)
    for point in set(outcome.open_points).union(*waiting):
        _add(seen, Clause("point", "", point), "asked")
    return leaves


def _add(seen: Seen, clause: Clause, state: str) -> None:
    """Note a state; clauses of other dates, whose values have changed since, are not those that are asked about."""
    seen.states.get(clause, set()).add(state)


def _leaf_verdicts(proof: Proof) -> Iterator[tuple[tree.Condition, str]]:
    """Yield the leaves of a proof with their verdicts; the answer to an open point is told of its question."""
    node = proof.node
    if isinstance(node, tree.Named) and is_answer(node):
        yield tree.Judgement(node.name.rsplit(":", 1)[-1]), proof.verdict.value
    elif isinstance(node, _LEAVES):
        yield node, proof.verdict.value
    for part in proof.parts:
        yield from _leaf_verdicts(part)


def _decides(leaf: Clause, vectors: Iterable[tuple[dict[Clause, str], Outcome]]) -> bool:
    """Return whether two companies of a policy differ in one leaf alone, met and not met, and in their outcome."""
    found: dict[Any, set[Outcome]] = {}
    for leaves, outcome in vectors:
        if leaves.get(leaf) in (MET.value, NOT_MET.value):
            others = frozenset(item for item in leaves.items() if item[0] != leaf)
            found.setdefault((others, leaves[leaf]), set()).add(outcome)
    return any(
        verdict == MET.value and found.get((others, NOT_MET.value), outcomes) != outcomes
        for (others, verdict), outcomes in found.items()
    )
