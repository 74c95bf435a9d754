"""A definition is one node wherever it is used: its cost grows with the size of the file, never with its paths."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from kernel.asked import LABEL, written

import lucidrule
from lucidrule.core.verdict import Outcome
from lucidrule.kernel import tree
from lucidrule.present.policy import describe

AS_OF = date(2022, 6, 30)
DEEP = 40
FLAGS = [f"f{n}" for n in range(DEEP + 1)]


def parity(root: Path, levels: int) -> lucidrule.Programme:
    """Return a programme that asks whether an odd number of flags is true: each level uses the one below it twice."""
    definitions: dict[str, Any] = {"d0": {"label": LABEL, "when": {"f0": True}}}
    for n in range(1, levels + 1):
        below, flag = {"use": f"d{n - 1}"}, f"f{n}"
        either = [{"all": [below, {flag: False}]}, {"all": [{"not": below}, {flag: True}]}]
        definitions[f"d{n}"] = {"label": LABEL, "when": {"any": either}}
    flags = dict.fromkeys(FLAGS[: levels + 1], "flag")
    return written(root, flags, {"p": {"use": f"d{levels}"}}, definitions=definitions)


def doubled(root: Path) -> lucidrule.Programme:
    """Return a programme that asks whether an amount that doubles at each level reaches 2 ** DEEP."""
    definitions: dict[str, Any] = {"d0": {"label": LABEL, "amount": {"sum": ["m", "m"]}, "unit": "money"}}
    for n in range(1, DEEP):
        amount = {"sum": [f"d{n - 1}", f"d{n - 1}"]}
        definitions[f"d{n}"] = {"label": LABEL, "amount": amount, "unit": "money"}
    asked = {"amount": {"of": f"d{DEEP - 1}", "at_least": 2**DEEP}}
    return written(root, {"m": "money"}, {"p": asked}, definitions=definitions)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> lucidrule.Programme:
    return parity(tmp_path_factory.mktemp("parity"), DEEP)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> lucidrule.Programme:
    return doubled(tmp_path_factory.mktemp("doubled"))


def outcome(programme: lucidrule.Programme, facts: dict[str, Any]) -> Outcome:
    (found,) = programme.determine(facts, as_of=AS_OF, confirm=True).outcomes
    return found.outcome


@pytest.mark.parametrize(
    ("true", "expected"),
    [(1, Outcome.ELIGIBLE), (2, Outcome.INELIGIBLE), (DEEP + 1, Outcome.ELIGIBLE)],
    ids=["one flag", "two flags", "41 flags"],
)
def test_the_parity_of_flags_is_right_in_both_engines(odd: lucidrule.Programme, true: int, expected: Outcome) -> None:
    assert outcome(odd, {name: at < true for at, name in enumerate(FLAGS)}) is expected


def test_the_fast_path_says_the_same(odd: lucidrule.Programme) -> None:
    companies = [{name: at < true for at, name in enumerate(FLAGS)} for true in (1, 2)]
    found = [verdicts.outcomes["p"] for verdicts in odd.determine_many(companies, as_of=AS_OF)]
    assert found == [Outcome.ELIGIBLE, Outcome.INELIGIBLE]


def test_each_flag_can_turn_the_parity_of_which_nothing_is_known(odd: lucidrule.Programme) -> None:
    (found,) = odd.determine({}, as_of=AS_OF).outcomes
    assert found.outcome is Outcome.UNDETERMINED
    assert {missing.fact for missing in found.missing} == set(FLAGS)


def test_columns_say_it_or_that_they_cannot(odd: lucidrule.Programme) -> None:
    with pytest.raises(lucidrule.CannotScreen, match="too large"):
        odd.screen(pl.DataFrame({name: [True] for name in FLAGS}), as_of=AS_OF)


def test_of_few_levels_columns_say_the_parity(tmp_path: Path) -> None:
    frame = pl.DataFrame({"f0": [True, True, False], "f1": [False, True, False], "f2": [False, False, None]})
    found = parity(tmp_path, 2).screen(frame, as_of=AS_OF)["p"].to_list()
    assert found == ["eligible", "ineligible", "undetermined"]


@pytest.mark.parametrize(
    ("money", "expected"), [(1, Outcome.ELIGIBLE), (0, Outcome.INELIGIBLE)], ids=["reached", "not reached"]
)
def test_an_amount_that_doubles_is_calculated_once_at_each_level(
    twice: lucidrule.Programme, money: int, expected: Outcome
) -> None:
    assert outcome(twice, {"m": money}) is expected


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("name", ["odd", "twice"])
def test_a_definition_is_told_once(name: str, lang: str, request: pytest.FixtureRequest) -> None:
    programme: lucidrule.Programme = request.getfixturevalue(name)
    told = describe(programme.compiled.policies[0], programme.compiled, lang)
    assert len(told.splitlines()) < 10 * DEEP


def nodes(node: Any, seen: set[int]) -> set[int]:
    """Return the identities of the conditions in a tree."""
    if id(node) not in seen:
        seen.add(id(node))
        for part in tree.parts(node):
            nodes(part, seen)
    return seen


def test_a_definition_is_compiled_once(odd: lucidrule.Programme) -> None:
    (criterion,) = odd.compiled.policies[0].criteria
    # At each level: its name, one of two, two of all, two comparisons and a negation.
    assert len(nodes(criterion.condition, set())) <= 8 * (DEEP + 1)


@pytest.mark.parametrize("kind", ["when", "amount"])
def test_a_chain_that_is_too_deep_is_a_fault_with_its_place(kind: str, tmp_path: Path) -> None:
    first: Any = {"when": {"f0": True}, "amount": {"sum": ["m", 1]}}[kind]
    above: Any = {"when": lambda n: {"not": {"use": f"d{n}"}}, "amount": lambda n: {"sum": [f"d{n}", 1]}}[kind]
    asked: Any = {"when": {"use": "d999"}, "amount": {"amount": {"of": "d999", "at_least": 1}}}[kind]
    definitions = {"d0": {"label": LABEL, kind: first}}
    definitions |= {f"d{n}": {"label": LABEL, kind: above(n - 1)} for n in range(1, 1_000)}
    with pytest.raises(lucidrule.RulesAtFault) as raised:
        written(tmp_path, {"f0": "flag", "m": "money"}, {"p": asked}, definitions=definitions)
    places = [(fault.code, fault.at is not None and fault.at.line > 1) for fault in raised.value.faults]
    assert set(places) == {("definition-too-deep", True)}
