"""Scenarios judged, and of each clause the verdicts that they came to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lucidrule.api import Determination, Programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import MET, NOT_MET
from lucidrule.coverage.clauses import Clause, clauses_of, relations_of
from lucidrule.coverage.observed import Observing, Vector
from lucidrule.coverage.scenarios import scenarios_of
from lucidrule.scenarios.feature_programme import FeatureProgramme, FeatureProgrammes
from lucidrule.scenarios.play import Play


@dataclass
class Seen:
    """What scenarios show.

    Attributes:
        wanted: Of every clause the states that scenarios have to show.
        states: Of every clause those that were seen.
        decides: Of every leaf whether two scenarios are known in which only it differs and the outcome follows.
        scenarios: How many were judged.
        as_of: The last reference date of them; where there is none today.
    """

    programme: CompiledProgramme
    as_of: date
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
                **_place(self, each),
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


def _place(seen: Seen, clause: Clause) -> dict[str, Any]:
    """Return as data which part of a criterion, an award or a relation a clause is: leaves are counted from 1."""
    if clause.kind == "band":
        bands = [each for each in seen.states if each.kind == "band" and each[1:3] == clause[1:3]]
        return {"band": bands.index(clause) + 1}
    if clause.node is None:
        return {}
    leaf = clause._replace(kind="leaf")
    beside = [
        each for each in seen.states if each.kind == "leaf" and (each[1:3], each.inside) == (leaf[1:3], leaf.inside)
    ]
    decides = {"decides": seen.decides[leaf]} if clause.kind == "leaf" else {}
    return {"in": clause.inside, "leaf": beside.index(leaf) + 1, **decides}


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
    as_of = days[-1] if days else programme.compiled.today()
    compiled = programme.compiled_at(as_of)
    asked = [each.id for each in compiled.policies if not policies or each.id in policies]
    seen = Seen(compiled, as_of, scenarios=len(determinations))
    own = [each for policy in compiled.policies if policy.id in asked for each in clauses_of(policy, compiled)]
    for clause, wanted in (*own, *relations_of(compiled, asked)):
        # What all policies share can have every state that it can have in one of them.
        seen.wanted[clause] = max(seen.wanted.get(clause, ()), wanted, key=len)
        seen.states.setdefault(clause, set())
    vectors: dict[tuple[str, ...], list[Vector]] = {}
    for found in determinations:
        observing = Observing(found)
        for outcome in (each for each in found.outcomes if each.id in asked):
            observing.policy(outcome)
        observing.relations()
        for clause, state in observing.states:
            # Clauses of other dates, whose values have changed since, are not those that are asked about.
            seen.states.get(clause, set()).add(state)
        for vector in observing.vectors:
            vectors.setdefault(vector.subject, []).append(vector)
    for leaf in (each for each in seen.states if each.kind == "leaf"):
        seen.decides[leaf] = any(_decides(leaf, each) for each in vectors.values())
    return seen


def _determinations(file: Path, grounds: FeatureProgrammes) -> Iterator[Determination]:
    for scenario in scenarios_of(file, grounds.of(file)):
        play = Play(scenario, scenario.lang)
        for step in (each for each in scenario.steps if each.reading.form.kind != "then"):
            play.step(step)
        # Of facts that are refused, as a scenario may expect, nothing is judged.
        if play.found is not None:
            yield play.found


def _decides(leaf: Clause, vectors: Iterable[Vector]) -> bool:
    """Return whether two companies differ in one leaf alone, met and not met, and in what comes of it."""
    found: dict[Any, set[str]] = {}
    for _, leaves, result in vectors:
        if leaves.get(leaf) in (MET.value, NOT_MET.value):
            others = frozenset(item for item in leaves.items() if item[0] != leaf)
            found.setdefault((others, leaves[leaf]), set()).add(result)
    return any(
        verdict == MET.value and found.get((others, NOT_MET.value), results) != results
        for (others, verdict), results in found.items()
    )
