"""The example of a programme in euros in French alone: what it comes to by hand, in each language, by its files."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from command import run

from lucidrule.api import load
from lucidrule.compile.programme import warnings_of
from lucidrule.evaluate.arithmetic import Range

HERE = Path(__file__).resolve().parents[2] / "examples/programmes/aides-regionales"
FIRM = HERE / "entreprises/atelier-kerbrat.yaml"
DAY = date(2024, 6, 30)
PROGRAMME = load(HERE)
# 20 % of 250,000; half of 24,000; 70 % of 9,000; four times 4,000; half of 18,000.50.
SUMS = {
    "aide-investissement": "50000",
    "cheque-innovation": "12000",
    "audit-energie": "6300",
    "creation-emplois": "16000",
    "aide-export": "9000.25",
}


def found(**edits: object) -> dict[str, tuple[str, Decimal | None]]:
    """Return the outcome and the sum of each policy for the firm of the example, some of its facts being otherwise."""
    outcomes = PROGRAMME.determine(FIRM, as_of=DAY, overrides=edits, confirm=True).outcomes
    return {each.id: (each.outcome.value, paid(each.entitlement.sum)) for each in outcomes}


def paid(found: Range | None) -> Decimal | None:
    """Return what is paid; nothing where nothing is."""
    return None if found is None or not found.low else found.low


def test_the_firm_of_the_example_receives_what_is_worked_out_by_hand() -> None:
    assert found() == {name: ("eligible", Decimal(paid)) for name, paid in SUMS.items()}


def test_of_two_studies_the_dearer_counts_in_the_total() -> None:
    together = PROGRAMME.determine(FIRM, as_of=DAY).combination
    assert together.totals == (Decimal("87000.25"),)
    assert [name for name, _ in together.left_out] == ["audit-energie"]


@pytest.mark.parametrize(
    ("edits", "policy", "outcome", "paid"),
    [
        ({"effectif": 50}, "aide-investissement", "eligible", "25000"),
        ({"effectif": 50}, "cheque-innovation", "ineligible", None),
        ({"effectif": 250}, "creation-emplois", "ineligible", None),
        ({"departement": "2A"}, "aide-export", "ineligible", None),
        ({"departement": "Île-de-France"}, "aide-investissement", "ineligible", None),
        ({"departement": "22"}, "aide-investissement", "eligible", "50000"),
        ({"departement": "Finistère"}, "aide-investissement", "eligible", "50000"),
        ({"section_naf": "J"}, "aide-investissement", "ineligible", None),
        ({"investissement": "0,5 Mio. €"}, "aide-investissement", "eligible", "80000"),
        ({"investissement": "49 999,99"}, "aide-investissement", "ineligible", None),
        ({"etude": "3 000"}, "cheque-innovation", "eligible", "1500"),
        ({"etude": "40 000 €"}, "cheque-innovation", "eligible", "15000"),
        ({"audit": "20 k€"}, "audit-energie", "eligible", "7500"),
        ({"consommation.2023": "199,9 MWh"}, "audit-energie", "ineligible", None),
        ({"consommation.2023": 200}, "audit-energie", "eligible", "6300"),
        ({"emplois": 2}, "creation-emplois", "ineligible", None),
        ({"zone_fragile": True}, "creation-emplois", "eligible", "24000"),
        ({"emplois": 40}, "creation-emplois", "eligible", "60000"),
        ({"exportations.2023": "800 000 €"}, "aide-export", "ineligible", None),
        ({"exportations.2023": "799 999,99 €"}, "aide-export", "eligible", "9000.25"),
        ({"prospection": "1 M€"}, "aide-export", "eligible", "10000"),
    ],
    ids=str,
)
def test_other_firms_receive_what_is_worked_out_by_hand(
    edits: dict[str, object], policy: str, outcome: str, paid: str | None
) -> None:
    assert found(**edits)[policy] == (outcome, paid and Decimal(paid))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            ["Aide à l’exportation*: Eligible", "9 000,25 euros", "Estimated total: 87 000,25 euros", "412,5 MWh"],
        ),
        (
            "en",
            ["Aide à l’exportation*: Eligible", "9,000.25 euros", "Estimated total: 87,000.25 euros", "412.5 MWh"],
        ),
        ("zh", ["Aide à l’exportation＊：符合", "9,000.25 euros", "测算金额合计：87,000.25 euros", "412.5 MWh"]),
    ],
)
def test_it_is_told_in_french_with_the_words_of_each_language_around(lang: str, words: list[str]) -> None:
    done = run("check", str(FIRM), "--programme", str(HERE), "--as-of", "2024-06-30", "--full", "--lang", lang)
    assert done.returncode == 0, done.stderr
    assert [word for word in words if word not in done.stdout] == []
    assert [word for word in ("yuan", "元") if word in done.stdout] == []


def test_it_has_no_fault_and_nothing_to_be_warned_of() -> None:
    done = run("validate", "--strict", str(HERE), str(FIRM))
    assert (done.returncode, done.stderr) == (0, "")
    assert warnings_of(PROGRAMME.compiled.texts) == ()


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_its_scenarios_hold(lang: str) -> None:
    done = run("test", str(HERE / "features"), "--programme", str(HERE), "--lang", lang)
    assert done.returncode == 0, done.stdout


def test_a_table_of_it_comes_to_the_same(tmp_path: Path) -> None:
    table, out = tmp_path / "entreprises.csv", tmp_path / "resultat.csv"
    table.write_text(
        "id;Département du siège;Section NAF;Effectif;CA 2023;Ventes à l’étranger 2023;Consommation d’énergie 2023;"
        "Dépenses d’investissement;Étude d’innovation;Audit énergétique;Emplois créés;Implantation en zone fragile;"
        "Dépenses de prospection\n"
        "1;35;C;32;3 200 000,00;400 k€;412,5;250 000;24 000,00 €;9 000;4;0;18 000,50\n",
        encoding="utf-8",
    )
    named = ("--programme", str(HERE), "--as-of", "2024-06-30", "--lang", "fr")
    done = run("screen", str(table), "-o", str(out), *named)
    assert done.returncode == 0, done.stderr
    row = out.read_text("utf-8-sig").splitlines()[1]
    told = ("50 000 euros", "12 000 euros", "6 300 euros", "16 000 euros", "9 000,25 euros", "87 000,25 euros")
    assert [word for word in told if word not in row] == []


def test_a_copy_of_it_elsewhere_is_the_same_programme(tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path / "copie")
    assert load(tmp_path / "copie").compiled.digest == PROGRAMME.compiled.digest
