"""Choices under ids of other systems: digits, capitals, accents, signs; the same at every door and on every engine."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from command import run
from french import FACTS, POLICY, french, loaded

from lucidrule.api import Programme, load
from lucidrule.core.fault import Fault, RulesAtFault

DAY = date(2024, 5, 5)
IDS = ["84", "1.10", "1.1", "01.11A", "C26", "Île-de-France", "no", "A/B", "a 'b' \"c\"", "x; y"]
QUOTED = [each.replace("'", "''") for each in IDS]
CHOICES = ", ".join(f"'{each}': {{fr: Choix numéro {at}}}" for at, each in enumerate(QUOTED))
DECLARED = "choices: {industrie: {fr: Industrie}, services: {fr: Services à la personne}}"


def texts(
    asked: str = "{is_one_of: ['84', C26, Île-de-France, 'no', \"a 'b' \\\"c\\\"\", 'x; y', '1.10']}",
) -> dict[str, str]:
    facts = FACTS.replace(DECLARED, f"choices: {{{CHOICES}}}").replace(
        "  chiffre:\n",
        f"  labels: {{type: choices, group: entreprise, label: {{fr: Labels}}, question: {{fr: Lesquels ?}}, "
        f"choices: {{{CHOICES}}}}}\n  chiffre:\n",
        1,
    )
    policy = POLICY.replace("{equals: industrie}", asked).replace("secteur", "secteur", 1)
    return {**french(), "rules/facts.yaml": facts, "rules/aides/investir.yaml": policy}


PROGRAMME = loaded(texts())
ANSWERS = [
    ("84", True),
    ("1.10", True),
    ("1.1", False),
    ("01.11A", False),
    ("C26", True),
    ("Île-de-France", True),
    ("no", True),
    ("A/B", False),
    ("a 'b' \"c\"", True),
    ("x; y", True),
]


def firm(choice: object) -> dict[str, object]:
    return {"implantee": True, "secteur": choice, "chiffre": {"2023": 50000}, "depenses": 1000}


def outcome(programme: Programme, choice: object) -> str:
    return programme.determine(firm(choice), as_of=DAY, confirm=True).outcomes[0].outcome.value


WANTED = {True: "eligible", False: "ineligible"}


@pytest.mark.parametrize(("choice", "holds"), ANSWERS)
def test_an_id_of_another_system_names_its_choice(choice: str, holds: bool) -> None:
    assert outcome(PROGRAMME, choice) == WANTED[holds]
    assert outcome(PROGRAMME, choice.casefold()) == WANTED[holds]


@pytest.mark.parametrize(("choice", "holds"), ANSWERS)
def test_its_label_names_it_too(choice: str, holds: bool) -> None:
    assert outcome(PROGRAMME, f"choix NUMÉRO {IDS.index(choice)}") == WANTED[holds]


def test_numbers_name_choices_by_their_digits() -> None:
    assert outcome(PROGRAMME, 84) == "eligible"
    place = {"company": {"name": "x"}, "facts": firm(None)}
    text = json.dumps(place).replace('"secteur": null', '"secteur": 1.10')
    assert PROGRAMME.determine(text.encode(), as_of=DAY).outcomes[0].outcome.value == "eligible"
    other = text.replace("1.10", "1.1")
    assert PROGRAMME.determine(other.encode(), as_of=DAY).outcomes[0].outcome.value == "ineligible"


def test_many_at_once_are_judged_alike() -> None:
    found = PROGRAMME.determine_many([firm(choice) for choice, _ in ANSWERS], as_of=DAY)
    assert [each.outcomes["investir"] for each in found] == [WANTED[holds] for _, holds in ANSWERS]


@pytest.mark.parametrize("engine", ["polars", "lazy", "duckdb"])
def test_columns_of_them_are_judged_alike(engine: str) -> None:
    frame = pl.DataFrame([{**firm(choice), "chiffre 2023": 50000} for choice, _ in ANSWERS]).drop("chiffre")
    taken: dict[str, Callable[[], Any]] = {
        "polars": lambda: frame,
        "lazy": lambda: frame.lazy(),
        "duckdb": lambda: duckdb.from_arrow(frame.to_arrow()),
    }
    found = PROGRAMME.screen(taken[engine](), as_of=DAY)
    whole: dict[str, Callable[[], Any]] = {
        "polars": lambda: found,
        "lazy": lambda: found.collect(),
        "duckdb": lambda: found.pl(),
    }
    told = whole[engine]()
    assert told["investir"].to_list() == [WANTED[holds] for _, holds in ANSWERS]


def test_several_of_them_stand_in_a_list() -> None:
    programme = loaded(texts("{is_one_of: ['84']}").copy() | {"rules/aides/investir.yaml": _of_labels()})
    held = programme.determine({**firm("84"), "labels": ["no", "A/B", "x; y"]}, as_of=DAY, confirm=True)
    missed = programme.determine({**firm("84"), "labels": ["84"]}, as_of=DAY, confirm=True)
    assert [each.outcomes[0].outcome.value for each in (held, missed)] == ["eligible", "ineligible"]
    frame = pl.DataFrame({"implantee": [True] * 2, "labels": [["A/B", "no"], ["84"]], "chiffre 2023": [50000] * 2})
    assert programme.screen(frame, as_of=DAY)["investir"].to_list() == ["eligible", "ineligible"]


def _of_labels() -> str:
    return POLICY.replace("secteur: {equals: industrie}", "labels: {includes: 'A/B'}")


def test_a_session_learns_and_forgets_them() -> None:
    session = PROGRAMME.session(firm("A/B"), as_of=DAY)
    before = session.determination().outcomes[0].outcome.value
    session.know("secteur", "Île-de-France")
    assert (before, session.determination().outcomes[0].outcome.value) == ("ineligible", "eligible")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("choix")
    (place / "rules/aides").mkdir(parents=True)
    written = [(place / name).write_text(text, encoding="utf-8") for name, text in texts().items()]
    assert len(written) == 4
    return place


@pytest.mark.parametrize(("choice", "holds"), ANSWERS)
def test_files_and_scenarios_name_them(choice: str, holds: bool, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "firm.yaml"
    file.write_text("facts: " + json.dumps(firm(choice), ensure_ascii=False), encoding="utf-8")
    checked = run("check", str(file), "--as-of", "2024-05-05", "--programme", str(folder), "--json")
    assert json.loads(checked.stdout)["determinations"][0]["outcomes"][0]["outcome"] == WANTED[holds]
    drafted = run("draft", str(file), "--as-of", "2024-05-05", "--programme", str(folder), "--lang", "en")
    feature = tmp_path / "firm.feature"
    feature.write_text(drafted.stdout, encoding="utf-8")
    tested = run("test", str(feature), "--programme", str(folder))
    assert tested.returncode == 0, tested.stdout


def test_a_table_names_them(folder: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "out.csv"
    rows = "".join(
        f'{at},1,"{choice.replace(chr(34), chr(34) * 2)}",50000,1000\n' for at, (choice, _) in enumerate(ANSWERS)
    )
    table.write_text("id,implantee,secteur,chiffre 2023,depenses\n" + rows, encoding="utf-8")
    done = run(
        "screen", str(table), "-o", str(out), "--as-of", "2024-05-05", "--programme", str(folder), "--lang", "en"
    )
    assert done.returncode == 0, done.stderr
    lines = out.read_text("utf-8-sig").splitlines()[1:]
    told = [("Ineligible" not in line and "Not eligible" not in line) for line in lines]
    assert told == [holds for _, holds in ANSWERS]


def refused(edited: dict[str, str]) -> list[Fault]:
    with pytest.raises(RulesAtFault) as error:
        loaded(edited)
    return list(error.value.faults)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("84", "needs-quotes"),
        ("on", "needs-quotes"),
        ("no", "needs-quotes"),
        ("Yes", "needs-quotes"),
        ("1.5", "odd-key"),
        ("1e3", "odd-number"),
        ("007", "odd-number"),
        ("'a\u202eb'", "bad-choice"),
        ('"a\\tb"', "bad-choice"),
        ("' a'", "bad-choice"),
        ("''", "bad-choice"),
        ("'" + "x" * 81 + "'", "too-long"),
    ],
)
def test_an_id_that_has_to_stand_in_quotes_is_told_so(written: str, code: str) -> None:
    edited = {**french(), "rules/facts.yaml": FACTS.replace("{industrie:", f"{{industrie: {{fr: I}}, {written}:", 1)}
    assert code in [fault.code for fault in refused(edited)]


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("{equals: 84}", "84"),
        ("{is_one_of: ['84', no]}", "no"),
        ("{is_one_of: [84, C26]}", "84"),
        ("{not_equals: no}", "no"),
    ],
)
def test_a_choice_that_a_rule_names_has_to_stand_in_quotes_too(asked: str, value: str) -> None:
    faults = refused(texts(asked))
    assert [(fault.code, fault.params["value"]) for fault in faults] == [("needs-quotes", value)]


def test_ids_that_differ_in_case_alone_collide() -> None:
    edited = {**french(), "rules/facts.yaml": FACTS.replace("{industrie: {", "{industrie: {fr: A}, INDUSTRIE: {", 1)}
    assert [fault.code for fault in refused(edited)] == ["choice-twice"]


def test_such_ids_belong_to_version_2(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "golden/good/programme", tmp_path / "p")
    facts = tmp_path / "p/rules/facts.yaml"
    facts.write_text(
        facts.read_text("utf-8").replace("retail: {zh", "C26: {zh: 子, en: C, ja: ね}, retail: {zh"), "utf-8"
    )
    with pytest.raises(RulesAtFault) as error:
        load(tmp_path / "p")
    assert [fault.code for fault in error.value.faults] == ["newer-choice"]
