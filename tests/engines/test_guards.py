"""What guards the second engine: gaps that are declared, limits that are counted, failures that are told."""

import importlib.metadata
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from town import paying, town

import lucidrule
from lucidrule.engines import durable, network
from lucidrule.engines.codes import Codes
from lucidrule.engines.confirm import Disagreement, confirm
from lucidrule.engines.forward import Conditions, RecordConditions
from lucidrule.engines.gaps import Gap, gap_of
from lucidrule.engines.network import LeafTests, Network, TooLarge
from lucidrule.engines.programme import ForwardProgramme, RulesTooLarge
from lucidrule.kernel.region import between

pytest.importorskip("durable_rules_engine")

AS_OF = date(2022, 6, 30)
AT_LEAST_5 = LeafTests((({"$gte": {"v": 5}},),), (({"$lt": {"v": 5}},),))
NO_MORE_THAN_5 = LeafTests((({"$gte": {"v": 5}},),), (({"$lte": {"v": 5}},),))


def rulesets(programme: lucidrule.Programme) -> list[Conditions]:
    forward = ForwardProgramme(programme.compiled, 2021)
    made = [forward.policy(policy) for policy in programme.compiled.policies]
    return [forward.common, *(each.own for each in made), *(each.records for each in made if each.records)]


def own_leaves(conditions: Conditions) -> list[tuple[Any, str]]:
    """Return the leaves that our own code judges, with the kind of the fact that each reads."""
    nodes = [conditions._evaluators[slot][0] for slot in conditions._own]
    refs = [getattr(node, "ref", None) for node in nodes]
    kinds = ["" if ref is None else conditions._kinds[ref.fact, ref.part] for ref in refs]
    return list(zip(nodes, kinds, strict=True))


@pytest.mark.parametrize("programme", [lucidrule.load(), town({})], ids=["shipped", "model"])
def test_every_leaf_that_our_own_code_judges_is_declared(programme: lucidrule.Programme) -> None:
    leaves = [each for conditions in rulesets(programme) for each in own_leaves(conditions)]
    gaps = [(node, gap_of(node, kind, 2021)) for node, kind in leaves]
    assert [node for node, gap in gaps if gap is None] == []
    assert {gap for _, gap in gaps} >= {Gap.FIRST_CROSSING, Gap.OPEN_POINT}


def test_what_has_no_number_has_no_tests() -> None:
    assert Codes("money", ()).tests(between("numbers", Decimal("0.5"))) is None
    assert Codes("flag", ()).of("yes") is None


def test_a_node_that_too_many_rules_would_read_is_refused() -> None:
    made = Network()
    leaf = made.leaf("fact", AT_LEAST_5)
    for number in range(240):
        made.all_of([leaf, made.leaf(number, AT_LEAST_5)])
    with pytest.raises(TooLarge, match="uses"):
        made.all_of([leaf, made.leaf("one more", AT_LEAST_5)])


def test_more_nodes_than_have_an_address_are_refused() -> None:
    made = Network()
    for _ in range(network.MOST_SLOTS):
        made.given()
    with pytest.raises(TooLarge, match="nodes"):
        made.given()


def test_rules_that_durable_rules_refuses_are_too_large() -> None:
    made = Network()
    made.rules["odd"] = {"nothing": 1}
    with pytest.raises(TooLarge):
        durable.Ruleset(made)


def test_a_node_that_is_met_and_not_met_is_a_failure_and_the_next_inference_is_sound() -> None:
    made = Network()
    leaf = made.leaf("fact", NO_MORE_THAN_5)
    ruleset = durable.Ruleset(made)
    (slot,) = made.values["fact"]
    with pytest.raises(durable.EngineFailed, match="is met and not met"):
        ruleset.infer([ruleset.value(slot, 5)])
    assert ruleset.infer([ruleset.value(slot, 6)]).rails == {leaf: network.MET}


def test_a_conclusion_that_no_rule_reads_is_refused_and_told() -> None:
    made = Network()
    made.leaf("fact", AT_LEAST_5)
    ruleset = durable.Ruleset(made)
    ruleset._conclusions = {
        name: (slot, rail, '{"id":"x","sid":"0","unread":1}') for name, (slot, rail, _) in ruleset._conclusions.items()
    }
    with pytest.raises(durable.EngineFailed, match="a conclusion was refused"):
        ruleset.infer([ruleset.value(made.values["fact"][0], 7)])


def test_an_extension_that_cannot_be_imported_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    with pytest.raises(durable.NotInstalled) as raised:
        durable.engine.__wrapped__()
    assert str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_version_is_found_where_the_metadata_is_not_beside_the_module(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(durable, "engine", lambda: SimpleNamespace(__file__=tmp_path / "engine.so"))
    assert durable.version.__wrapped__() == importlib.metadata.version("durable_rules")

    def unknown(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "version", unknown)
    assert durable.version.__wrapped__() == "?"


def test_a_policy_larger_than_a_ruleset_bears_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = lucidrule.load()
    forward = ForwardProgramme(programme.compiled, 2021)
    assert forward.common.ruleset.network.rules
    monkeypatch.setattr(network, "MOST_RULES", 1)
    first = programme.compiled.policies[0]
    with pytest.raises(RulesTooLarge) as raised:
        forward.policy(first)
    assert (raised.value.policy, raised.value.limit) == (first.id, "rules")
    found = programme.determine({}, as_of=AS_OF)
    unable = confirm(forward, found)
    assert (unable.by, unable.reason) == (None, ("too-large", first.id, "rules"))


def only_the_grant() -> lucidrule.Programme:
    from dataclasses import replace

    compiled = paying("1万").compiled
    return lucidrule.Programme(replace(compiled, policies=compiled.policies[:1], interactions=()))


def test_a_programme_of_one_policy_shares_nothing_and_is_confirmed() -> None:
    found = only_the_grant().determine({"in_town": True}, as_of=AS_OF, confirm=True)
    assert found.confirmation is not None
    assert found.confirmation.by == "durable_rules 2.0.28"
    session = only_the_grant().session({}, as_of=AS_OF)
    (change,) = session.know("in_town", False)
    assert (change.policy, change.after) == ("grant", lucidrule.Outcome.INELIGIBLE)
    assert repr(change) == "<grant: undetermined → ineligible>"


@pytest.mark.parametrize(
    ("products", "inferring", "policy"),
    [
        ("unknown", (Conditions, "infer"), ""),
        ([{"made_on": "2021-05-01"}], (RecordConditions, "infer_each"), "product-prize"),
    ],
    ids=["of the company", "of a record"],
)
def test_an_inference_that_fails_is_a_disagreement(
    monkeypatch: pytest.MonkeyPatch, products: Any, inferring: tuple[type, str], policy: str
) -> None:
    def failing(*_: Any) -> Any:
        raise durable.EngineFailed("node 3 is met and not met")

    programme = paying("1万")
    facts = {"in_town": True, "products": products}
    before = programme.determine(facts, as_of=AS_OF, confirm=True).confirmation
    assert before is not None
    assert (before.by, before.nodes > 0) == ("durable_rules 2.0.28", True)
    monkeypatch.setattr(*inferring, failing)
    with pytest.raises(Disagreement) as raised:
        programme.determine(facts, as_of=AS_OF, confirm=True)
    assert raised.value.forward == "node 3 is met and not met"
    assert raised.value.policy == policy


def test_an_outcome_that_does_not_stand_on_the_verdict_is_a_disagreement() -> None:
    from dataclasses import replace

    programme = paying("1万")
    found = programme.determine({"in_town": False}, as_of=AS_OF)
    first = found.outcomes[0]._replace(outcome=lucidrule.Outcome.ELIGIBLE)
    with pytest.raises(Disagreement) as raised:
        confirm(ForwardProgramme(programme.compiled, 2021), replace(found, outcomes=(first, *found.outcomes[1:])))
    assert (raised.value.policy, raised.value.reference, raised.value.forward) == ("grant", "eligible", "not_met")


def test_a_ruleset_that_durable_rules_does_not_know_is_a_failure() -> None:
    made = Network()
    leaf = made.leaf("fact", AT_LEAST_5)
    ruleset = durable.Ruleset(made)
    handle, ruleset._handle = ruleset._handle, 9_999
    with pytest.raises(durable.EngineFailed):
        ruleset.infer([])
    ruleset._handle = handle
    assert ruleset.infer([ruleset.value(made.values["fact"][0], 7)]).rails == {leaf: network.MET}


def test_a_ruleset_dropped_while_another_infers_is_deleted_by_the_next_inference() -> None:
    kept, dropped = Network(), Network()
    leaf = kept.leaf("fact", AT_LEAST_5)
    dropped.leaf("fact", AT_LEAST_5)
    ruleset, other = durable.Ruleset(kept), durable.Ruleset(dropped)
    handle = other._handle
    with durable._LOCK:
        del other
        assert handle in durable._GONE
    assert ruleset.infer([ruleset.value(kept.values["fact"][0], 7)]).rails == {leaf: network.MET}
    assert handle not in durable._GONE
