"""Thousands and millions of the money of a programme, in headings, above and below them: read as such or refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner
from french import french, loaded

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import WrongColumn, render
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Fact
from lucidrule.tables.cells import Reader
from lucidrule.tables.head_rows import below_titles
from lucidrule.tables.named_files import sources
from lucidrule.tables.table import read_table
from lucidrule.values.money_units import is_of_money, money_unit

EUROS = "languages: [fr]\ncurrency: {code: EUR, label: {fr: euros}}\n"
PROGRAMME = loaded(french({"policies.yaml": ("languages: [fr]\n", EUROS)}))
FRENCH = PROGRAMME.compiled.facts
CHINESE = lucidrule.load().compiled.facts
SPENT = Column("depenses")


def table(path: Path, text: str, facts: Mapping[str, Fact] = FRENCH) -> Any:
    path.write_text(text, encoding="utf-8")
    [source] = sources((str(path),))
    return read_table(below_titles(source, facts), facts, ignore_unknown=False)


def units(path: Path, text: str, facts: Mapping[str, Fact] = FRENCH) -> set[str]:
    """Return the units that the columns of money of a table are read in."""
    return set(table(path, text, facts).headings.units.values())


def codes(path: Path, text: str, facts: Mapping[str, Fact] = FRENCH) -> set[str]:
    with pytest.raises(WrongColumn) as error:
        table(path, text, facts)
    assert all(render(error.value.faults, lang) for lang in ("zh", "en", "ja"))
    return {each.code for each in error.value.faults}


THOUSANDS = [
    "k€",
    "K EUR",
    "kEUR",
    "milliers d’euros",
    "en milliers d'euros",
    "thousands of euros",
    "1.000 €",
    "1 000 €",
]
THOUSANDS += [
    "千ユーロ",
    "TEUR",
    "T€",
    "Tsd. €",
    "in Tsd. Euro",
    "€'000",
    "EUR thousand",
    "€ thousands",
    "千欧元",
    "mille €",
]
THOUSANDS += ["miles de euros", "en k€", "in EUR 1,000", "€000s", "euros (thousands)"]
MILLIONS = [
    "M€",
    "MEUR",
    "millions d’euros",
    "Mio. €",
    "millones de euros",
    "EUR million",
    "€m",
    "百万ユーロ",
    "Millionen Euro",
]
LINES = (
    [(each, "千") for each in THOUSANDS[:-1]]
    + [(each, "百万") for each in MILLIONS]
    + [("Md€", "十亿"), ("万欧元", "万")]
)


@pytest.mark.parametrize(("unit", "read"), LINES)
@pytest.mark.parametrize("form", ["Unité : {}", "({})", "{}", "Montants 2023 (en {})"])
def test_a_unit_above_the_headings_is_that_of_the_money_below(unit: str, read: str, form: str, tmp_path: Path) -> None:
    said = f'Liste,"{form.format(unit)}"\nid,depenses\na,5\n'
    assert units(tmp_path / "t.csv", said) == {read}


@pytest.mark.parametrize(("unit", "read"), [each for each in LINES if "(" not in each[0]])
@pytest.mark.parametrize("form", ["depenses ({})", "chiffre 2023 (en {})", "depenses en {}", "CA 2023 ({})"])
def test_a_unit_in_a_heading_is_that_of_the_money_below(unit: str, read: str, form: str, tmp_path: Path) -> None:
    assert units(tmp_path / "t.csv", f'id,"{form.format(unit)}"\na,5\n') == {read}


@pytest.mark.parametrize(
    "line",
    [
        "en milliers",
        "Unité : milliers",
        "Chiffres exprimés en milliers d’euros, hors taxes",
        "Devise : EUR ; unité : milliers",
    ],
)
def test_thousands_may_be_said_without_their_currency_or_in_a_sentence(line: str, tmp_path: Path) -> None:
    assert units(tmp_path / "t.csv", f'"{line}"\nid,depenses\na,5\n') == {"千"}


@pytest.mark.parametrize("form", ["k€", "(k€)", "Unité : k€"])
def test_a_unit_below_the_headings_holds_for_its_column(form: str, tmp_path: Path) -> None:
    found = table(
        tmp_path / "t.csv",
        f"id,depenses,chiffre 2023,effectif2\n,{form},M€,ETP\na,5,6,7\n".replace(",effectif2", ",note"),
    )
    assert found.headings.units == {SPENT: "千", Column("chiffre", 2023): "百万"}
    assert found.source.above == 1


@pytest.mark.parametrize(
    "line",
    [
        "Unité : euros",
        "(€)",
        "Montants en euros",
        "Unité : MWh",
        "Liste (PME)",
        "Devise : bois",
        "Liste des PME",
        "Unités : ETP",
    ],
)
def test_whole_units_and_other_things_stay_as_they_are(line: str, tmp_path: Path) -> None:
    assert units(tmp_path / "t.csv", f'"{line}"\nid,depenses\na,5\n') == set()


@pytest.mark.parametrize(
    "line",
    [
        "Unité : k$",
        "(USD)",
        "in thousands of US dollars",
        "单位：万元",
        "元",
        "Unité : kPLN",
        "Unité : M",
        "Unité : centimes",
        "Devise : USD",
        "Devise : XAF",
        "Montants en CHF",
        "Unité : T$",
        "HT k€ 2023",
        "aides de deux millions d’euros",
        "千円",
        "Unit: XAF",
    ],
)
def test_other_money_and_what_nobody_can_count_is_refused(line: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "t.csv", f'"{line}"\nid,depenses\na,5\n') == {"unit-not-own"}


@pytest.mark.parametrize(
    "heading", ["depenses (USD)", "depenses (万元)", "depenses (元)", "depenses en k$", "depenses (yuan)"]
)
def test_a_heading_in_other_money_says_in_which_it_has_to_be(heading: str, tmp_path: Path) -> None:
    assert codes(tmp_path / "t.csv", f'id,"{heading}"\na,5\n') == {"unit-not-own"}
    with pytest.raises(WrongColumn) as error:
        PROGRAMME.screen(pl.DataFrame({heading: [5]}), as_of=date(2024, 5, 5))
    assert error.value.faults[0].code in ("unit-not-own", "unknown-heading")
    assert "EUR" in render(error.value.faults, "en")


def test_a_unit_that_contradicts_the_line_above_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path / "t.csv", "Unité : k€\nid,depenses (M€)\na,5\n") == {"unit-contradicts"}
    assert codes(tmp_path / "t.csv", "Unité : k€,Unité : M€\nid,depenses\na,5\n") == {"units-differ"}


@pytest.mark.parametrize(
    ("cell", "value"), [("5", 5000), ("1.5", 1500), ("5 euros", 5), ("5 M€", 5000000), ("7 TEUR", 7000)]
)
def test_a_cell_that_says_its_own_unit_keeps_it(cell: str, value: int, tmp_path: Path) -> None:
    found = table(tmp_path / "t.csv", "Unité : k€\nid,depenses\na,5\n").headings
    assert Reader(PROGRAMME.compiled, found.columns, found.units).read(2, {SPENT: [cell]}).columns[SPENT] == [
        Decimal(value)
    ]


@pytest.mark.parametrize("cell", ["5 €", "€5", "EUR 5", "-€5"])
def test_a_sign_of_money_says_nothing_of_thousands(cell: str, tmp_path: Path) -> None:
    found = table(tmp_path / "t.csv", "Unité : k€\nid,depenses\na,5\n").headings
    read = Reader(PROGRAMME.compiled, found.columns, found.units).read(2, {SPENT: [cell]})
    assert (read.columns[SPENT], [each.fault.code for each in read.bad]) == ([None], ["unit-two-readings"])
    assert "5k" not in render(tuple(each.fault for each in read.bad), "en")
    assert "EUR or in 千EUR" in render(tuple(each.fault for each in read.bad), "en")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("企业名单（万元）", {"万"}),
        ("企业名单（2021年，万元）", {"万"}),
        ("2021年度 单位：万元/人", {"万"}),
        ("单位：人/亿元", {"亿"}),
        ("单位：“万元”", {"万"}),
        ("2021年，1,000万元以上企业", set()),
        ("金额均以万元计", {"万"}),
        ("All figures in RMB thousand", {"千"}),
        ("五千万元以上企业名单", set()),
        ("亿元企业名单", set()),
        ("单位：家", set()),
        ("In thousands of yuan", {"千"}),
        ("奖励最高500万元的企业", set()),
    ],
)
def test_titles_in_yuan_say_their_unit_too(line: str, read: set[str], tmp_path: Path) -> None:
    assert units(tmp_path / "t.csv", f'"{line}"\n企业编号,技改设备购置额 2021\na,5\n', CHINESE) == read


@pytest.mark.parametrize(
    "line",
    [
        "企业名单 万元",
        "2021年，万元",
        "单位：元/万元",
        "(k€)",
        "in thousands of euros",
        "单位：千ユーロ",
        "单位：分",
        "币种：美元",
    ],
)
def test_titles_of_other_money_than_yuan_are_refused(line: str, tmp_path: Path) -> None:
    text = f'"{line}"\n企业编号,技改设备购置额 2021\na,5\n'
    assert codes(tmp_path / "t.csv", text, CHINESE) == {"unit-not-yuan"}


@pytest.mark.parametrize("text", ["", "in", "家", "MWh", "t", "m", "元亨公司", "kg", "Unité", "10"])
def test_what_is_no_money_is_no_unit(text: str) -> None:
    assert (money_unit(text), is_of_money(text)) == (None, False)


def screened(path: Path, note: str, heading: str = "技改设备购置额 2021") -> set[str]:
    path.write_text(f"企业编号,{heading}\nk1,200\nk2,300\n{note}\n", encoding="utf-8")
    said = CliRunner().invoke(cli.cli, ["screen", str(path), "--as-of", "2022-06-30", "--lang", "zh"])
    return {each.code for each in getattr(said.exception, "faults", ())}


@pytest.mark.parametrize(
    "note", ["注：金额单位：万元,", "（单位：万元）,", "Note: in thousands of euros,", "注：币种：美元,", ",（千元）"]
)
def test_a_unit_below_the_table_is_refused_where_its_rows_are_read_in_another(note: str, tmp_path: Path) -> None:
    assert screened(tmp_path / "t.csv", note) == {"unit-below"}


@pytest.mark.parametrize(
    ("note", "heading"),
    [
        ("注：金额单位：万元,", "技改设备购置额（万元） 2021"),
        ("注：营收500万元以上,", "技改设备购置额 2021"),
        ("注：币种：人民币,", "技改设备购置额 2021"),
        ("注：单位：万元,", "所属激光领域"),
        ("注：firms above one million euros,", "技改设备购置额 2021"),
    ],
)
def test_a_note_that_says_no_other_unit_is_a_note(note: str, heading: str, tmp_path: Path) -> None:
    assert screened(tmp_path / "t.csv", note, heading) == set()
