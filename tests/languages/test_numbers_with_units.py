"""Numbers that are no money: with a unit, few decimals, below zero or not; at every door and on every engine."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from command import run
from french import FACTS, POLICY, french, loaded

from lucidrule.api import Programme
from lucidrule.columns.headings import column_of
from lucidrule.core.fault import Fault, ProfileAtFault, RulesAtFault
from lucidrule.formulas.column import Column
from lucidrule.kernel.missing import Missing
from lucidrule.present.asking import hint_of

DAY = date(2024, 5, 5)
OWN = """\
  dechets:
    {type: number, unit: {fr: tonnes}, decimals: 2, group: entreprise, label: {fr: Déchets}, question: {fr: Combien ?}}
  gain:
    type: number
    unit: {fr: °C}
    negative: true
    yearly: true
    group: entreprise
    label: {fr: Gain}
    question: {fr: Quel ?}
  surface: {type: number, group: entreprise, label: {fr: Surface}, question: {fr: Quelle ?}, at_most: 1000}
  machines:
    type: records
    group: entreprise
    label: {fr: Machines}
    question: {fr: Lesquelles ?}
    parts:
      masse: {type: number, unit: {fr: kg}, label: {fr: Masse}, question: {fr: Combien ?}}
"""


def texts(
    when: str = "{dechets: {at_least: '2,5'}}", amount: str = "{per_unit: 10, of: dechets}", style: str = "1 200,50"
) -> dict[str, str]:
    policy = POLICY.replace("{secteur: {equals: industrie}}", when)
    policy = policy.replace("{rate: 20%, of: depenses, at_most: 80000}", amount)
    top = french()["policies.yaml"].replace("languages: [fr]\n", f"languages: [fr]\nnumbers: {style}\n")
    return {
        **french(),
        "policies.yaml": top,
        "rules/facts.yaml": FACTS.replace("  chiffre:\n", OWN + "  chiffre:\n"),
        "rules/aides/investir.yaml": policy,
    }


PROGRAMME = loaded(texts())
CASES = [("2.5", True, "25"), ("2.49", False, None), ("12.25", True, "122.5"), ("0", False, None), ("3", True, "30")]


def firm(**facts: object) -> dict[str, Any]:
    return {"implantee": True, "chiffre": {"2023": 50000}, **facts}


def outcome(programme: Programme, **facts: object) -> str:
    return programme.determine(firm(**facts), as_of=DAY, confirm=True).outcomes[0].outcome.value


WANTED = {True: "eligible", False: "ineligible"}


@pytest.mark.parametrize(("value", "holds", "paid"), CASES)
def test_a_number_is_compared_and_paid_for(value: str, holds: bool, paid: str | None) -> None:
    found = PROGRAMME.determine(firm(dechets=Decimal(value)), as_of=DAY, confirm=True).outcomes[0]
    assert found.outcome.value == WANTED[holds]
    told = [each.low for each in found.entitlement.awards] * holds
    assert told == [Decimal(each) for each in [paid] if each]


@pytest.mark.parametrize(
    ("written", "value"),
    [("2,5", "2.5"), ("2,5 tonnes", "2.5"), ("1 200,25 Tonnes", "1200.25"), (3, "3"), (2.5, "2.5"), ("2,50", "2.5")],
)
def test_a_number_is_read_in_the_style_of_the_programme_with_its_unit(written: object, value: str) -> None:
    assert PROGRAMME.profile({"dechets": written}).values["dechets", None] == Decimal(value)


@pytest.mark.parametrize(
    ("fact", "written", "code"),
    [
        ("dechets", "2,505", "too-many-decimals"),
        ("dechets", Decimal("0.001"), "too-many-decimals"),
        ("dechets", -1, "negative"),
        ("dechets", "2.5", "other-style"),
        ("dechets", "2,5 kg", "wrong-unit"),
        ("dechets", "2,5 €", "wrong-unit"),
        ("dechets", "beaucoup", "wrong-unit"),
        ("surface", 1001, "above-maximum"),
    ],
)
def test_what_is_no_such_number_is_refused(fact: str, written: object, code: str) -> None:
    with pytest.raises(ProfileAtFault) as error:
        PROGRAMME.profile({fact: written})
    assert [fault.code for fault in error.value.faults] == [code]


def test_a_number_is_told_with_its_unit() -> None:
    found = PROGRAMME.determine(firm(dechets=Decimal("1200.25")), as_of=DAY)
    assert "1 200,25 tonnes" in found.explain("fr", full=True)
    assert "1,200.25 tonnes" in found.explain("en", full=True)
    assert "1,200.25 tonnes" in found.explain("zh", full=True)


@pytest.mark.parametrize(
    ("when", "facts", "held"),
    [
        ("{gain: {less_than: 0}}", {"gain": {"2023": -1}}, True),
        ("{gain: {less_than: 0}}", {"gain": {"2023": 0}}, False),
        ("{gain: {year: assessment-1, more_than: '-2,5'}}", {"gain": {"2022": "-2,4 °C"}}, True),
        ("{dechets: {equals: '0,3'}}", {"dechets": "0,30"}, True),
        ("{dechets: {is_one_of: [1, 2]}}", {"dechets": 2}, True),
        ("{surface: {more_than: 10, less_than: 20}}", {"surface": 20}, False),
        ("{share: {of: dechets, in: {sum: [dechets, dechets]}, at_least: 50%}}", {"dechets": 7}, True),
        ("{growth: {of: gain, over: assessment-1, at_least: 10%}}", {"gain": {"2022": 10, "2023": 11}}, True),
    ],
    ids=str,
)
def test_numbers_are_asked_what_numbers_are_asked(when: str, facts: dict[str, Any], held: bool) -> None:
    programme = loaded(texts(when, "100"))
    assert outcome(programme, **facts) == WANTED[held]
    (many,) = programme.determine_many([firm(**facts)], as_of=DAY)
    assert many.outcomes["investir"] == WANTED[held]


def test_parts_of_records_are_numbers_too() -> None:
    texts_of = texts("{implantee: true}")
    policy = texts_of["rules/aides/investir.yaml"].replace(
        "entitlement:",
        "for_each: machines\neach:\n"
        "  - {id: lourde, label: {fr: Lourde}, basis: assumed, when: {masse: {more_than: 10}}}\n"
        "entitlement:",
    )
    paid = policy.replace("{per_unit: 10, of: dechets}", "{per_unit: 2, of: masse}")
    programme = loaded({**texts_of, "rules/aides/investir.yaml": paid})
    found = programme.determine(firm(machines=[{"masse": "12,5 kg"}, {"masse": 9}]), as_of=DAY, confirm=True)
    total = found.outcomes[0].entitlement.sum
    assert total is not None
    assert total.low == Decimal(25)


@pytest.mark.parametrize("engine", ["polars", "lazy", "duckdb", "texts"])
def test_columns_of_numbers_are_judged_alike(engine: str) -> None:
    values = [Decimal(value).quantize(Decimal("0.01")) for value, _, _ in CASES]
    frame = pl.DataFrame({"implantee": [True] * 5, "chiffre 2023": [50000] * 5, "dechets": values})
    told = [str(value).replace(".", ",") + " tonnes" for value in values]
    taken: dict[str, Callable[[], Any]] = {
        "polars": lambda: frame,
        "lazy": lambda: frame.lazy(),
        "duckdb": lambda: duckdb.from_arrow(frame.to_arrow()),
        "texts": lambda: frame.with_columns(dechets=pl.Series(told)),
    }
    found = PROGRAMME.screen(taken[engine](), as_of=DAY, sums=True)
    whole: dict[str, Callable[[], Any]] = {"lazy": lambda: found.collect(), "duckdb": lambda: found.pl()}
    out = whole.get(engine, lambda: found)()
    assert out["investir"].to_list() == [WANTED[holds] for _, holds, _ in CASES]
    assert out["investir low"].to_list() == [paid and Decimal(paid) for _, _, paid in CASES]


def test_a_column_that_has_too_many_decimals_is_not_known_there() -> None:
    frame = pl.DataFrame({"implantee": [True] * 2, "chiffre 2023": [50000] * 2, "dechets": [2.505, 2.5]})
    assert PROGRAMME.screen(frame, as_of=DAY)["investir"].to_list() == ["undetermined", "eligible"]


def test_a_session_learns_numbers() -> None:
    session = PROGRAMME.session(firm(), as_of=DAY)
    before = session.determination().outcomes[0].outcome.value
    session.know("dechets", "2,5")
    assert (before, session.determination().outcomes[0].outcome.value) == ("undetermined", "eligible")


def test_commands_and_scenarios_know_numbers(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    (folder / "rules/aides").mkdir(parents=True)
    written = [(folder / name).write_text(text, encoding="utf-8") for name, text in texts().items()]
    file = folder / "firm.yaml"
    file.write_text("facts: " + json.dumps(firm(dechets="2,5 tonnes")), encoding="utf-8")
    at = ("--programme", str(folder), "--lang", "fr")
    assert "number (tonnes)" in run("facts", *at).stdout
    assert "2,5 tonnes" in run("policy", "investir", *at).stdout
    drafted = run("draft", str(file), "--as-of", "2024-05-05", *at).stdout
    (tmp_path / "a.feature").write_text(drafted, encoding="utf-8")
    tested = run("test", str(tmp_path / "a.feature"), "--programme", str(folder))
    assert (len(written), "2,5 tonnes" in drafted, tested.returncode) == (4, True, 0), tested.stdout
    table, out = tmp_path / "t.csv", tmp_path / "o.csv"
    table.write_text('id,implantee,chiffre 2023,dechets\na,1,50000,"2,5"\nb,1,50000,"2,505"\n', encoding="utf-8")
    done = run("screen", str(table), "-o", str(out), "--as-of", "2024-05-05", *at)
    assert (done.returncode, "2,505" in done.stderr + done.stdout) == (0, True), done.stderr
    assert run("template", str(tmp_path / "t.xlsx"), *at).returncode == 0
    assert run("new", str(tmp_path / "n.yaml"), *at).returncode == 0
    assert "e.g. 12.5" in (tmp_path / "n.yaml").read_text("utf-8")


def refused(edited: dict[str, str]) -> list[Fault]:
    with pytest.raises(RulesAtFault) as error:
        loaded(edited)
    return list(error.value.faults)


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("{sum: [{per_unit: 10, of: dechets}, dechets]}", "kinds-mixed"),
        ("{sum: [depenses, dechets]}", "kinds-mixed"),
        ("{per_unit: 1, of: {sum: [dechets, {fact: gain}]}}", "kinds-mixed"),
        ("{rate: 10%, of: dechets}", "award-of-numbers"),
        ("dechets", "award-of-numbers"),
        ("surface", "award-of-numbers"),
    ],
)
def test_numbers_are_not_added_to_money_nor_paid_as_it(amount: str, code: str) -> None:
    assert code in [fault.code for fault in refused(texts(amount=amount))]


@pytest.mark.parametrize("key", ["unit: {fr: tonnes}", "decimals: 2"])
def test_a_unit_and_decimals_are_of_numbers_only(key: str) -> None:
    facts = FACTS.replace("{type: flag,", f"{{type: flag, {key},")
    assert [fault.code for fault in refused({**french(), "rules/facts.yaml": facts})] == ["key-of-other-types"]


@pytest.mark.parametrize(("value", "faults"), [("1000.5", []), ("1000.51", ["above-maximum"])])
def test_the_largest_value_is_written_as_numbers_of_the_programme_are(value: str, faults: list[str]) -> None:
    facts = texts()["rules/facts.yaml"].replace("at_most: 1000}", "at_most: '1 000,5'}")
    found = loaded({**texts(), "rules/facts.yaml": facts}).determine_many([firm(surface=Decimal(value))], as_of=DAY)
    assert [fault.code for each in found for fault in getattr(each, "faults", ())] == faults


def test_numbers_belong_to_version_2() -> None:
    top = french()["policies.yaml"].replace("language: 2", "language: 1")
    codes = {(fault.code, fault.params["name"]) for fault in refused({**texts(), "policies.yaml": top})}
    assert codes >= {("newer-key", "number"), ("newer-key", "unit"), ("newer-key", "decimals")}


@pytest.mark.parametrize(("name", "hint"), [("dechets", "12,5 tonnes"), ("gain", "12,5 °C"), ("surface", "12,5")])
def test_how_to_answer_is_told_in_the_style_of_the_programme(name: str, hint: str) -> None:
    programme = PROGRAMME.compiled
    told = hint_of(Missing(name), programme.facts[name], programme.money, "en")
    assert told == f"a number such as {hint}"
    assert PROGRAMME.profile({"surface": "12,5"}).values["surface", None] == Decimal("12.5")


def test_whole_numbers_are_asked_for_with_a_whole_one() -> None:
    none = PROGRAMME.compiled.facts["surface"].model_copy(update={"decimals": 0})
    assert hint_of(Missing("surface"), none, PROGRAMME.compiled.money, "zh") == "数字，如 12"


@pytest.mark.parametrize(
    ("lang", "read"),
    [("zh", "其中：Déchets 3 tonnes"), ("en", "From: Déchets = 3 tonnes"), ("ja", "内訳：Déchets 3 tonnes")],
)
def test_a_label_of_another_language_stands_as_it_is_written(lang: str, read: str) -> None:
    told = PROGRAMME.determine(firm(dechets=3), as_of=DAY).explain(lang=lang)
    assert [line.strip() for line in told.splitlines() if "3 tonnes" in line and "Déchets" in line][-1] == read


@pytest.mark.parametrize("heading", ["Déchets (tonnes)", "Déchets（tonnes）", "DÉCHETS tonnes"])
def test_a_heading_may_have_the_unit_of_a_number(heading: str) -> None:
    facts = PROGRAMME.compiled.facts
    assert column_of(heading, facts) == Column("dechets")
    assert column_of(heading.replace("tonnes", "kg"), facts) is None
