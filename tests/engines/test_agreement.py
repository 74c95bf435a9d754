"""durable_rules against the reference evaluator, on generated programmes and companies with missing facts."""

import pytest
from engines.generated import AS_OF, Generator

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.engines.confirm import confirm
from lucidrule.engines.forward import Conditions, Inferred
from lucidrule.engines.network import MET as MET_RAIL
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree

pytestmark = pytest.mark.durable_rules


def compared(seeds: range, verdicts: int) -> int:
    """Confirm companies of one programme after the other, until so many node verdicts were compared."""
    nodes = 0
    for seed in seeds:
        generator = Generator(seed)
        compiled = generator.programme()
        forward, prepared = ForwardProgramme(compiled, 2021), prepare_programme(compiled, 2021)
        for _ in range(20):
            # A small budget: what the exact pass finds is not what is compared here.
            nodes += confirm(forward, determine(prepared, generator.profile(), AS_OF, budget=50)).nodes
        if nodes >= verdicts:
            return nodes
    return nodes


@pytest.mark.parametrize("first", [0, 10_000, 20_000, 30_000])
def test_200_000_node_verdicts_agree(first: int) -> None:
    assert compared(range(first, first + 10_000), 50_000) >= 50_000


def conditions_of(seed: int, listed: int = 4) -> tuple[Generator, Conditions]:
    generator = Generator(seed)
    kinds = {(name, False): fact.type for name, fact in generator.programme().facts.items()}
    return generator, Conditions([generator.condition(3) for _ in range(listed)], kinds, 2021)


@pytest.mark.parametrize("seed", range(100, 140))
def test_the_proof_built_from_what_fired_is_that_of_the_reference_evaluator(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    for _ in range(10):
        facts = Facts(generator.profile(), AS_OF, 2021)
        inferred = conditions.infer(facts)
        for condition in conditions.conditions:
            assert inferred.proof(condition) == evaluate(condition, facts)


def supports(inferred: Inferred) -> list[tuple[int, int, list[tuple[int, int]], list[int]]]:
    """Return each conclusion, the nodes with their rails it stands on, and the values."""
    concluding = inferred.conditions.ruleset.network.concluding
    found = []
    for rule, ids in inferred.fired.firings():
        nodes = [(int(each[:-1]), int(each[-1] == "+")) for each in ids if each[-1] in "+-"]
        values = [int(each[1:]) for each in ids if each.startswith("f")]
        assert len(nodes) + len(values) == len(ids)
        found.append((*concluding[rule], nodes, values))
    return found


@pytest.mark.parametrize("seed", range(200, 220))
def test_the_recorded_support_of_every_node_is_true(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    slots = {slot: node for node, slot in conditions.slots.items()}
    checked = 0
    for _ in range(10):
        facts = Facts(generator.profile(), AS_OF, 2021)
        inferred = conditions.infer(facts)
        for slot, rail, nodes, values in supports(inferred):
            for each, its_rail in [(slot, rail), *nodes]:
                if each in slots:
                    verdict = evaluate(slots[each], facts).verdict
                    assert verdict is (MET if its_rail == MET_RAIL else NOT_MET)
                    checked += 1
            if values:
                node = slots[slot]
                assert isinstance(node, tree.Compare | tree.WithinYears)
                assert facts.value(node.ref) is not None
    assert checked > 0


@pytest.mark.parametrize("seed", range(300, 320))
def test_a_further_fact_turns_no_settled_node_round(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    profile = generator.profile()
    known: dict[tuple[str, int | None], object] = {}
    before: dict[int, str] = {}
    for key, value in profile.values.items():
        known[key] = value
        facts = Facts(profile, AS_OF, 2021)
        facts.values = dict(known)
        inferred = conditions.infer(facts)
        for slot in conditions.slots.values():
            verdict = inferred.of(slot)
            assert before.get(slot, UNKNOWN) in (UNKNOWN, verdict)
            before[slot] = verdict
