"""A definition is one node: whatever uses it, each door deals with it once and comes to what hand calculation does."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner
from hostile import doubled, doubled_amounts, flags_declared, loaded, parity, texts, written

import lucidrule
from lucidrule.cli import cli
from lucidrule.core.fault import CannotScreen
from lucidrule.kernel.reads import within
from lucidrule.present.policy import describe

DAY = date(2025, 6, 1)
Facts = Mapping[str, Any]
Door = Callable[[lucidrule.Programme, Facts], str]


def confirmed(programme: lucidrule.Programme, facts: Facts) -> str:
    # Where the engines differ at any node an exception is raised.
    return programme.determine(facts, as_of=DAY, confirm=True).outcomes[0].outcome.value


DOORS: dict[str, Door] = {
    "determine": lambda programme, facts: programme.determine(facts, as_of=DAY).outcomes[0].outcome.value,
    "confirm": confirmed,
    "session": lambda programme, facts: programme.session(facts, as_of=DAY).outcomes["p"].value,
    "interview": lambda programme, facts: programme.interview(facts, as_of=DAY).outcomes["p"].value,
    "determine_many": lambda programme, facts: next(programme.determine_many([facts], as_of=DAY)).outcomes["p"].value,
    "json": lambda programme, facts: json.loads(json.dumps(programme.determine(facts, as_of=DAY).to_dict()))[
        "outcomes"
    ][0]["outcome"],
}


@pytest.fixture(scope="module")
def odd() -> lucidrule.Programme:
    """Sixteen flags of which an odd number is asked for."""
    return loaded(parity(16, changeable=True))


def flags(number: int, true: set[int]) -> dict[str, bool]:
    return {f"f{at}": at in true for at in range(number)}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (flags(16, {0, 3, 15}), "eligible"),
        (flags(16, {0, 15}), "ineligible"),
        (flags(16, set()), "ineligible"),
        # Whatever the others are, the one that is left out can still turn it.
        ({f"f{at}": False for at in range(15)}, "undetermined"),
        ({}, "undetermined"),
    ],
    ids=["three", "two", "none", "one-unknown", "all-unknown"],
)
def test_an_odd_number_of_flags_is_found_by_every_door(
    odd: lucidrule.Programme, door: Door, facts: Facts, expected: str
) -> None:
    assert door(odd, facts) == expected


def test_every_flag_that_is_left_out_can_turn_whether_their_number_is_odd(odd: lucidrule.Programme) -> None:
    found = odd.determine({"f2": True, "f7": False}, as_of=DAY).outcomes[0]
    others = ["f0", "f1", "f10", "f11", "f12", "f13", "f14", "f15", "f3", "f4", "f5", "f6", "f8", "f9"]
    assert ([missing.fact for missing in found.missing], found.missing_exact) == (others, True)


def test_one_flag_is_all_that_would_have_to_change_for_an_odd_number(odd: lucidrule.Programme) -> None:
    options = odd.determine(flags(16, {4, 9}), as_of=DAY).changes("p").options
    assert [[(step.missing.fact, step.target.value) for step in option.steps] for option in options] == [
        [("f0", True)],
        [("f1", True)],
        [("f10", True)],
    ]


def test_one_flag_turns_an_odd_number_into_an_even_one(odd: lucidrule.Programme) -> None:
    _, bands = odd.determine(flags(16, {4, 9}), as_of=DAY).sensitivity("f5")
    assert [(band.low, band.at_low["p"].outcome.value, band.now) for band in bands] == [
        (True, "eligible", False),
        (False, "ineligible", True),
    ]


def test_a_session_is_told_of_a_flag_that_makes_the_number_odd(odd: lucidrule.Programme) -> None:
    session = odd.session(flags(16, {4, 9}), as_of=DAY)
    assert [(change.policy, change.after.value) for change in session.know("f9", False)] == [("p", "eligible")]


def test_a_table_has_the_outcome_of_each_row(tmp_path: Path) -> None:
    programme = written(parity(16), tmp_path / "programme")
    rows = ["f" + str(at) for at in range(16)], ["yes"] + ["no"] * 15, ["yes"] * 2 + ["no"] * 14, [""] + ["no"] * 15
    (tmp_path / "table.csv").write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    options = ["--programme", str(programme), "--as-of", "2025-06-01", "-o", str(tmp_path / "result.csv")]
    said = CliRunner().invoke(cli, ["screen", str(tmp_path / "table.csv"), *options, "--lang", "en"])
    assert said.exit_code == 0, said.output
    found = pl.read_csv(tmp_path / "result.csv", infer_schema=False)
    assert found["1. p"].to_list() == ["Eligible", "Not eligible", "Undetermined"]


def test_a_frame_is_refused_where_formulas_would_write_definitions_out(odd: lucidrule.Programme) -> None:
    with pytest.raises(CannotScreen) as refused:
        odd.screen(pl.DataFrame({f"f{at}": [True] for at in range(16)}), as_of=DAY)
    assert [fault.params for fault in refused.value.faults] == [{"name": "p", "reason": "@cannot:too-large"}]


def test_amounts_that_double_sixteen_times_pay_so_many_times_as_much() -> None:
    programme = loaded(doubled_amounts(16))
    found = programme.determine({"f0": True, "m": 3}, as_of=DAY).outcomes[0]
    assert (found.outcome.value, found.total) == ("eligible", Decimal(196_608))


def test_amounts_that_double_turn_where_the_fact_does() -> None:
    # At least 2 to the power of 16, of a whole number of yuan m: m is at least 1.
    programme = loaded(doubled_amounts(16))
    _, bands = programme.determine({"f0": True, "m": 3}, as_of=DAY).sensitivity("m")
    assert [(band.low, band.at_low["p"].outcome.value, band.at_low["p"].pays) for band in bands] == [
        (Decimal(0), "ineligible", None),
        (Decimal(1), "eligible", Decimal(65_536)),
        # 10 to the power of 18, the most that is paid, is 2 to the power of 16 times 15,258,789,062,500.
        (Decimal(15_258_789_062_501), "eligible", Decimal(10**18)),
    ]


@pytest.fixture(scope="module")
def forty() -> lucidrule.Programme:
    """Forty definitions, each asking the one before it twice: written out they are two to the power of forty."""
    return loaded(doubled(40))


def test_a_definition_is_compiled_into_one_node(forty: lucidrule.Programme) -> None:
    # 41 definitions, 40 lists of two, and one leaf.
    assert len(list(within([forty.compiled.policies[0].criteria[0].condition]))) == 82


def test_a_definition_of_a_shared_file_is_one_node_for_the_company_and_for_the_records_of_a_list() -> None:
    definitions = ["when: {f0: true}", "when: {all: [{use: d0}, {new: true}]}"]
    files = texts(flags_declared(1), definitions, when="{use: d0}", each="{all: [{use: d0}, {use: d1}]}")
    compiled = loaded(files).compiled.policies[0]
    company, record = compiled.criteria[0].condition, compiled.each[0].condition
    assert [node for node in within([record]) if node is company] == [company]


def test_every_definition_is_confirmed_once(forty: lucidrule.Programme) -> None:
    pytest.importorskip("durable_rules_engine")
    found = forty.determine({"f0": True}, as_of=DAY, confirm=True).confirmation
    # Each of the 82 nodes, and the policy.
    assert found is not None
    assert found.nodes == 83


def test_a_long_proof_tells_a_definition_once_with_its_parts_and_then_by_its_name(forty: lucidrule.Programme) -> None:
    proof = forty.determine({"f0": True}, as_of=DAY).outcomes[0].to_dict()["criteria"][0]["proof"]
    listed = proof["parts"][0]
    assert listed["parts"][1] == {"verdict": "met", "asks": "use", "name": "d39", "told": True}
    assert json.dumps(proof).count('"asks"') == 122


def test_a_proof_of_a_few_nodes_is_told_whole() -> None:
    proof = loaded(doubled(2)).determine({"f0": True}, as_of=DAY).outcomes[0].to_dict()["criteria"][0]["proof"]
    first, second = proof["parts"][0]["parts"]
    assert first == second
    assert json.dumps(proof).count('"asks"') == 14


def test_a_policy_tells_a_definition_once_and_then_by_its_name(forty: lucidrule.Programme) -> None:
    told = describe(forty.compiled.policies[0], forty.compiled, "en").splitlines()
    assert [line.strip() for line in told[8:12]] == ["· c", "d40, that is:", "all of:", "d39, that is:"]
    assert endings(told) == {"that is:": 41, "all of:": 40, "as above": 40}


def test_the_whole_proof_in_words_tells_a_definition_once(forty: lucidrule.Programme) -> None:
    told = forty.determine({"f0": True}, as_of=DAY).explain("en", full=True).splitlines()
    assert endings(told) == {"that is:": 41, "all of:": 40, "as above": 40}


def endings(told: list[str]) -> dict[str, int]:
    """Return how many lines begin a definition, begin a list, and name a definition that was told before."""
    return {end: sum(line.endswith(end) for line in told) for end in ("that is:", "all of:", "as above")}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "the least of: (1) ((m + n) (“d0” below) + 1 yuan) (“d1” below); (2) “d1” + “d0”"),
        ("zh", "以下各项中的较低者：（1）（（m ＋ n）（下称“d0”） ＋ 1元）（下称“d1”）；（2）“d1” ＋ “d0”"),
        (
            "ja",
            "次のうち低い方の額：（1）（（m＋n）（以下「d0」という）＋1元）（以下「d1」という）、（2）「d1」＋「d0」",
        ),
    ],
)
def test_an_amount_is_given_its_name_where_it_is_told_again(lang: str, expected: str) -> None:
    programme = loaded(
        texts(
            {"f0": "type: flag", "m": "type: money", "n": "type: money"},
            ["amount: {sum: [m, n]}", "amount: {sum: [d0, 1]}"],
            amount="{least_of: [d1, {sum: [d1, d0]}]}",
        )
    )
    assert expected in describe(programme.compiled.policies[0], programme.compiled, lang)


def test_an_amount_that_is_told_once_needs_no_name() -> None:
    programme = loaded(
        texts({"f0": "type: flag", "m": "type: money"}, ["amount: {sum: [m, 5]}"], amount="{rate: 10%, of: d0}")
    )
    assert "10% of (m + 5 yuan)" in describe(programme.compiled.policies[0], programme.compiled, "en")


def test_a_record_is_judged_by_definitions_of_its_own_parts() -> None:
    definitions = ["when: {new: true}", "when: {all: [{use: d0}, {use: d0}]}"]
    files = texts(flags_declared(1), definitions, each="{use: d1}")
    programme = loaded(files)
    lists: list[list[dict[str, bool]]] = [[{"new": False}, {"new": True}], [{"new": False}], [{}]]
    judged = [
        programme.determine({"f0": True, "items": listed}, as_of=DAY).outcomes[0].outcome.value for listed in lists
    ]
    assert judged == ["eligible", "ineligible", "undetermined"]
