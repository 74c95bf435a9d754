"""Confirmed determinations: from Python and from the command."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from town import paying

import lucidrule
from lucidrule import cli
from lucidrule.engines import network
from lucidrule.engines.confirm import Disagreement
from lucidrule.engines.forward import Inferred

pytestmark = pytest.mark.durable_rules

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))
RAYCUS = str(ROOT / "examples/companies/raycus.yaml")
AS_OF = date(2022, 6, 30)
EITHER = "{id: c, label: {zh: 甲, en: c, ja: 甲}, basis: assumed, when: {any: [{trade: craft}, {not: {trade: craft}}]}}"


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("as_of", [date(2022, 6, 30), date(2023, 6, 30), date(2025, 1, 1)])
def test_every_example_is_confirmed(company: Path, as_of: date) -> None:
    found = lucidrule.load().determine(company, as_of=as_of, confirm=True).confirmation
    assert found is not None
    assert found.by == "durable_rules 2.0.28"
    assert found.nodes > 40
    assert 0 < found.asserted < found.nodes


def test_nothing_is_confirmed_unless_it_is_asked_for() -> None:
    assert lucidrule.load().determine({}, as_of=AS_OF).confirmation is None


@pytest.mark.parametrize("products", ["none", "unknown", [{}], [{"made_on": "2021-05-01"}, {"made_on": "2019-05-01"}]])
def test_the_records_of_a_list_are_compared(products: Any) -> None:
    programme = paying("1万")
    result = programme.determine({"staff": 7, "products": products}, as_of=AS_OF, confirm=True)
    assert result.confirmation is not None
    assert result.confirmation.by == "durable_rules 2.0.28"


def test_an_outcome_that_only_the_exact_pass_settled_says_that_it_is_not_confirmed() -> None:
    result = paying("1万", criteria=EITHER).determine({"in_town": True}, as_of=AS_OF, confirm=True)
    grant = result.outcomes[0]
    assert (grant.outcome, grant.settled_exactly) == (lucidrule.Outcome.ELIGIBLE, True)
    assert "not confirmed by durable_rules" in result.explain("en")
    assert "未经 durable_rules 比对" in result.explain("zh")
    assert result.to_dict()["outcomes"][0]["settled_exactly"] is True


def test_an_outcome_that_logic_settled_is_not_labelled() -> None:
    result = paying("1万", criteria=EITHER).determine({"trade": "craft", "in_town": True}, as_of=AS_OF, confirm=True)
    assert not result.outcomes[0].settled_exactly
    assert "not confirmed" not in result.explain("en").lower()


def check(*options: str) -> Any:
    return CliRunner().invoke(cli.cli, ["check", RAYCUS, "--as-of", "2022-06-30", *options], catch_exceptions=True)


def test_check_says_by_whom_it_was_confirmed() -> None:
    assert "confirmed at every node by durable_rules 2.0.28" in check("--full", "--lang", "en").output
    assert "经 durable_rules 2.0.28 逐节点比对，结论一致" in check("--full", "--lang", "zh").output
    assert "durable_rules 2.0.28 による全節点の照合済み" in check("--full", "--lang", "ja").output


def test_no_confirm_says_nothing_of_it() -> None:
    assert "durable_rules" not in check("--no-confirm", "--lang", "en").output


def test_a_policy_larger_than_a_ruleset_bears_is_not_confirmed_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # The common conditions have more rules than that; the first policy has two.
    monkeypatch.setattr(network, "MOST_RULES", 20)
    lines = check("--full", "--lang", "en").output.splitlines()
    said = "the rules of Common conditions (for all the policies) are more than it bears (rules)"
    assert f"Not confirmed by durable_rules: {said}" in lines


@pytest.fixture
def one_bound_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let durable_rules take the project's investment for too small."""
    true_verdict = Inferred.of

    def wrong(inferred: Inferred, slot: int) -> Any:
        for node, its in inferred.conditions.slots.items():
            if its == slot and getattr(getattr(node, "ref", None), "fact", "") == "sector":
                return lucidrule.Verdict.NOT_MET
        return true_verdict(inferred, slot)

    monkeypatch.setattr(Inferred, "of", wrong)


DISAGREEMENTS = {
    "en": """the two engines disagree; this is a bug of lucidrule, and nothing was determined
  at: Common conditions (for all the policies) › The company works in the laser industry › laser field is one of: \
Raw materials, Core devices, Control systems, Lasers, Complete laser equipment
  reference evaluator: met
  durable_rules: not met
""",
    "zh": """两个推理引擎结论不一致，属程序缺陷，未作任何判定。
  位置：共同条件（适用于各项政策） › 企业从事激光产业 › 所属激光领域为下列之一：\
原材料、核心器件、控制系统、激光器、激光成套设备
  基准求值器：符合
  durable_rules：不符合
""",
    "ja": """二つのエンジンの判定が一致しない。lucidrule の不具合であり、判定は行っていない。
  箇所：共通要件（全施策に適用） › レーザー産業に従事していること › レーザー分野が次のいずれか：\
原材料、中核デバイス、制御システム、レーザー発振器、レーザー装置一式
  基準評価器：充足
  durable_rules：不充足
""",
}


@pytest.mark.usefixtures("one_bound_is_wrong")
@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_a_disagreement_is_printed_in_place_of_a_determination(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["lucidrule", "check", RAYCUS, "--as-of", "2022-06-30", "--lang", lang])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out, printed.err) == (1, "", DISAGREEMENTS[lang])


@pytest.mark.usefixtures("one_bound_is_wrong")
def test_a_disagreement_is_an_error_in_python() -> None:
    with pytest.raises(Disagreement) as raised:
        lucidrule.load().determine(RAYCUS, as_of=AS_OF, confirm=True)
    error = raised.value
    assert (error.policy, error.criterion, error.reference, error.forward) == ("", "g-industry", "met", "not_met")
