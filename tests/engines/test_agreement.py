"""durable_rules against the reference evaluator, on generated programmes and companies with missing facts."""

from itertools import pairwise

import pytest
from engines.generated import AS_OF, Generator
from small_form import sized

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
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


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 10_000, 20_000, 30_000])
def test_the_verdicts_of_200_000_nodes_agree_in_the_whole_form(first: int) -> None:
    verdicts = sized(50_000, small=15_000)
    assert compared(range(first, first + 10_000), verdicts) >= verdicts


def conditions_of(seed: int, listed: int = 4) -> tuple[Generator, Conditions]:
    generator = Generator(seed)
    kinds = {(name, False): fact.type for name, fact in generator.programme().facts.items()}
    return generator, Conditions([generator.condition(3) for _ in range(listed)], kinds, 2021)


@pytest.mark.parametrize("seed", range(100, 140))
def test_the_proof_built_from_what_fired_is_that_of_the_reference_evaluator(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    companies = [Facts(generator.profile(), AS_OF, 2021) for _ in range(10)]
    told = [(facts, conditions.infer(facts)) for facts in companies]
    proofs = [
        (inferred.proof(each), evaluate(each, facts)) for facts, inferred in told for each in conditions.conditions
    ]
    assert [(found, wanted) for found, wanted in proofs if found != wanted] == []


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


def recorded(inferred: Inferred) -> tuple[list[tuple[tree.Condition, Verdict]], list[tree.Condition]]:
    """Return the nodes that conclusions and their supports name, with verdicts, and the nodes that stand on a value."""
    conditions = {slot: node for node, slot in inferred.conditions.slots.items()}
    said = supports(inferred)
    rails = [each for slot, rail, nodes, _ in said for each in [(slot, rail), *nodes]]
    verdicts = [(conditions[slot], MET if rail == MET_RAIL else NOT_MET) for slot, rail in rails if slot in conditions]
    return verdicts, [conditions[slot] for slot, _, _, values in said if values]


def stands_on_a_known_value(node: tree.Condition, facts: Facts) -> bool:
    return isinstance(node, tree.Compare) and facts.value(node.ref) is not None


@pytest.mark.parametrize("seed", range(200, 220))
def test_the_recorded_support_of_every_node_is_true(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    companies = [Facts(generator.profile(), AS_OF, 2021) for _ in range(10)]
    told = [(facts, *recorded(conditions.infer(facts))) for facts in companies]
    verdicts = [(node, verdict, facts) for facts, listed, _ in told for node, verdict in listed]
    assert [each for each in verdicts if evaluate(each[0], each[2]).verdict is not each[1]] == []
    assert verdicts
    read = [(node, facts) for facts, _, nodes in told for node in nodes]
    assert [node for node, facts in read if not stands_on_a_known_value(node, facts)] == []


@pytest.mark.parametrize("seed", range(300, 320))
def test_a_further_fact_turns_no_settled_node_round(seed: int) -> None:
    generator, conditions = conditions_of(seed)
    profile = generator.profile()
    known = list(profile.values.items())
    after = []
    for number in range(len(known)):
        facts = Facts(profile, AS_OF, 2021)
        facts.values = dict(known[: number + 1])
        inferred = conditions.infer(facts)
        after.append([(slot, inferred.of(slot)) for slot in conditions.slots.values()])
    turned = [(one, other) for befores, afters in pairwise(after) for one, other in zip(befores, afters, strict=True)]
    assert [(one, other) for one, other in turned if one[1] is not UNKNOWN and one != other] == []
