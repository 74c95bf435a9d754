"""A programme in money of its own: how sums are read, told and refused, and the style of its numbers."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from command import run
from french import FIRM, french, loaded

from lucidrule.api import Programme
from lucidrule.compile.programme import warnings_of
from lucidrule.core.fault import LucidruleError, ProfileAtFault, RulesAtFault, WrongColumn, render
from lucidrule.model.base import Text
from lucidrule.model.money import Currency, Money
from lucidrule.present.asking import hint_of as asked_hint
from lucidrule.present.form import hint as written_hint
from lucidrule.present.quantities import money
from lucidrule.values.amounts import Writing
from lucidrule.values.reading import UnfitValue, typed

DAY = date(2024, 5, 5)
SUMMARY = "L’industrie reçoit une part de ses dépenses."
EUROS = "currency: {code: EUR, label: {fr: euros}}\n"
BLANKS, POINTS, COMMAS = "1 200,50", "1.200,50", "1,200.50"


def euros(style: str = "") -> Mapping[str, str]:
    numbers = f"numbers: {style}\n" if style else ""
    return french({"policies.yaml": ("languages: [fr]\n", f"languages: [fr]\n{EUROS}{numbers}")})


PLAIN, *STYLED = (loaded(euros(each)) for each in ("", BLANKS, POINTS, COMMAS))
BY_STYLE = {"": PLAIN, **dict(zip((BLANKS, POINTS, COMMAS), STYLED, strict=True))}


def spent(programme: Programme, written: object) -> object:
    return programme.profile({"depenses": written}).values["depenses", None]


@pytest.mark.parametrize(
    ("style", "written", "value"),
    [
        ("", "500€", "500"),
        ("", "500 EUR", "500"),
        ("", "EUR 500", "500"),
        ("", "€ 500.50", "500.5"),
        ("", "500 euros", "500"),
        ("", "1,200.50 €", "1200.5"),
        ("", "1.2 Mio. €", "1200000"),
        ("", "350 k€", "350000"),
        ("", "1.5 M€", "1500000"),
        ("", "2 millions d’euros", "2000000"),
        ("", "2 millions d'euros", "2000000"),
        ("", "3 Mrd EUR", "3000000000"),
        ("", "50万", "500000"),
        ("", "50万欧元", "500000"),
        ("", 500, "500"),
        ("", Decimal("0.5"), "0.5"),
        (BLANKS, "1 200,50", "1200.5"),
        (BLANKS, "1\u202f200,50\u00a0€", "1200.5"),
        (BLANKS, "1200,5 EUR", "1200.5"),
        (BLANKS, "1,2 Mio. €", "1200000"),
        (BLANKS, "1 200 000", "1200000"),
        (POINTS, "1.200,50", "1200.5"),
        (POINTS, "1.200", "1200"),
        (POINTS, "600.000 €", "600000"),
        (POINTS, "0,125", "0.125"),
        (COMMAS, "1,200.50", "1200.5"),
        (COMMAS, "1.200", "1.2"),
        (COMMAS, "1,200", "1200"),
    ],
)
def test_sums_are_read_in_the_currency_and_the_style_of_the_programme(style: str, written: object, value: str) -> None:
    assert spent(BY_STYLE[style], written) == Decimal(value)


@pytest.mark.parametrize(
    ("style", "written", "code"),
    [
        ("", "500 USD", "another-currency"),
        ("", "$500", "another-currency"),
        ("", "500元", "another-currency"),
        ("", "50万元", "another-currency"),
        ("", "¥500", "another-currency"),
        ("", "500 CHF", "another-currency"),
        ("", "1.200,50", "decimal-comma"),
        ("", "1,5", "decimal-comma"),
        ("", "environ", "wrong-unit"),
        ("", "about 500 €", "uncertain-number"),
        ("", "1e5", "rounded-number"),
        ("", "1" * 39 + " €", "too-many-digits"),
        ("", "-500 €", "negative"),
        (BLANKS, "1.200,50", "other-style"),
        (BLANKS, "1200.50 €", "other-style"),
        (BLANKS, "500 GBP", "another-currency"),
        (POINTS, "1 200,50", "other-style"),
        (POINTS, "1.20", "other-style"),
        (POINTS, "1,200.50", "other-style"),
        (COMMAS, "1.200,50", "other-style"),
        (COMMAS, "12,00", "other-style"),
        (POINTS, "1" * 39, "too-many-digits"),
        (POINTS, "(500)", "negative"),
        (POINTS, "−500", "negative"),
    ],
)
def test_other_money_and_other_styles_are_refused(style: str, written: str, code: str) -> None:
    with pytest.raises(ProfileAtFault) as error:
        spent(BY_STYLE[style], written)
    assert [fault.code for fault in error.value.faults] == [code]


def test_a_sum_in_another_currency_is_refused_with_both() -> None:
    with pytest.raises(ProfileAtFault) as error:
        spent(PLAIN, "500 USD")
    assert "`500 USD` is an amount in another currency than EUR" in render(error.value.faults, "fr")


def test_where_no_style_is_stated_a_number_beside_decimal_commas_is_refused_as_before() -> None:
    with pytest.raises(ProfileAtFault) as error:
        PLAIN.profile({"depenses": "600.000 €", "chiffre": {"2023": "1.200,50"}})
    assert {fault.code for fault in error.value.faults} == {"two-readings", "decimal-comma"}


@pytest.mark.parametrize(
    ("style", "lang", "told"),
    [
        ("", "fr", "20,000.5 euros"),
        (BLANKS, "fr", "20 000,5 euros"),
        (POINTS, "fr", "20.000,5 euros"),
        (BLANKS, "en", "20,000.5 euros"),
        (BLANKS, "zh", "20,000.5 euros"),
        (BLANKS, "ja", "20,000.5 euros"),
    ],
)
def test_sums_are_told_in_the_currency_of_the_programme(style: str, lang: str, told: str) -> None:
    found = BY_STYLE[style].determine({**FIRM, "depenses": Decimal("100002.5")}, as_of=DAY)
    report = found.explain(lang, full=True)
    assert told in report
    assert [word for word in ("yuan", "元") if word in report] == []


def test_a_currency_with_a_chinese_name_is_told_in_ten_thousands_in_chinese() -> None:
    how = Money(Currency(code="EUR", label=Text(zh="欧元", en="euros")))
    told = [money(Decimal("25000"), how, lang) for lang in ("zh", "en", "ja")]
    assert told == ["2.5万欧元", "25,000 euros", "25,000 欧元"]


def test_data_of_sums_name_their_currency() -> None:
    assert PLAIN.determine(FIRM, as_of=DAY).to_dict()["currency"] == "EUR"
    assert "currency" not in loaded(french()).determine(FIRM, as_of=DAY).to_dict()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the French programme in euros as a folder, with a firm in it."""
    place = tmp_path_factory.mktemp("euros")
    (place / "rules/aides").mkdir(parents=True)
    written = [(place / name).write_text(text, encoding="utf-8") for name, text in euros(BLANKS).items()]
    (place / "firm.yaml").write_text("facts: " + json.dumps({**FIRM, "depenses": "1,5 Mio. €"}), encoding="utf-8")
    assert len(written) == 4
    return place


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "FIRM", "--as-of", "2024-05-05"), "80 000 euros"),
        (("policy", "investir"), "80 000 euros"),
        (("facts",), "money (euros)"),
        (("sensitivity", "FIRM", "--fact", "depenses", "--as-of", "2024-05-05"), "400 000 euros"),
        (("draft", "FIRM", "--as-of", "2024-05-05"), "1 500 000 euros"),
        (("check", "FIRM", "--as-of", "2024-05-05", "--set", "depenses=", "--change"), "euros"),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_every_command_tells_sums_in_euros(arguments: tuple[str, ...], told: str, folder: Path) -> None:
    called = [{"FIRM": str(folder / "firm.yaml")}.get(each, each) for each in arguments]
    done = run(*called, "--programme", str(folder), "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    assert "yuan" not in done.stdout


def test_scenarios_read_sums_as_drafts_write_them(folder: Path, tmp_path: Path) -> None:
    firm = str(folder / "firm.yaml")
    drafted = run("draft", firm, "--as-of", "2024-05-05", "--programme", str(folder), "--lang", "fr")
    feature = tmp_path / "firm.feature"
    feature.write_text(drafted.stdout, encoding="utf-8")
    done = run("test", str(feature), "--programme", str(folder))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("said", "code"), [("80 000 €", 0), ("0,08 M€", 0), ("80000 EUR", 0), ("80 001 euros", 1), ("80 000 yuan", 2)]
)
def test_scenarios_expect_sums_in_euros(said: str, code: int, folder: Path, tmp_path: Path) -> None:
    feature = tmp_path / "firm.feature"
    feature.write_text(
        "Feature: aides\n  Scenario: une\n    Given the company has these facts:\n"
        "      | implantee | yes |\n      | secteur | Industrie |\n      | chiffre 2023 | 60 000 € |\n"
        "      | depenses | 400 k€ |\n"
        '    When the company applies for the "investir" on 2024-05-05\n'
        f"    Then the sum is {said}\n    And the total of known sums is {said}\n",
        encoding="utf-8",
    )
    assert run("test", str(feature), "--programme", str(folder)).returncode == code


TABLE = "n°,implantee,secteur,chiffre 2023,depenses\n"


def screened(folder: Path, place: Path, table: str) -> tuple[int, str, str]:
    file, out = place / "table.csv", place / "out.csv"
    file.write_text(table, encoding="utf-8")
    done = run("screen", str(file), "-o", str(out), "--as-of", "2024-05-05", "--programme", str(folder), "--lang", "fr")
    return done.returncode, done.stdout + done.stderr, out.read_text("utf-8-sig") if out.exists() else ""


def test_tables_are_read_in_the_style_of_the_programme(folder: Path, tmp_path: Path) -> None:
    head = "id,implantee,secteur,chiffre 2023,depenses\n"
    table = head + 'a,1,industrie,"60 000,00","100 000,50 €"\nb,1,industrie,60000,1.200\n'
    code, told, out = screened(folder, tmp_path, table)
    assert code == 0, told
    assert "20 000,1 euros" in out
    assert "1.200" in told


@pytest.mark.parametrize("heading", ["depenses（万元）", "depenses (yuan)", "depenses (10,000 yuan)"])
def test_headings_in_another_currency_are_refused(heading: str, folder: Path, tmp_path: Path) -> None:
    code, told, _ = screened(folder, tmp_path, f'id,implantee,"{heading}"\na,1,5\n')
    assert code == 2
    assert "EUR" in told


def test_a_unit_above_the_headings_is_refused(folder: Path, tmp_path: Path) -> None:
    code, told, _ = screened(folder, tmp_path, "单位：万元,,\nid,implantee,depenses\na,1,5\n")
    assert code == 2
    assert "EUR" in told


def test_columns_are_read_in_the_currency_and_the_style() -> None:
    frame = pl.DataFrame(
        {
            "implantee": [True, True, True],
            "secteur": ["Industrie", "industrie", "industrie"],
            "chiffre 2023": ["60 000 €", "50 000", "50 000"],
            "depenses": ["1,5 Mio. €", "100 000,50", "500 USD"],
        }
    )
    found = BY_STYLE[BLANKS].screen(frame, as_of=DAY, sums=True)
    assert found["investir"].to_list() == ["eligible", "eligible", "eligible"]
    assert found["investir low"].to_list() == [Decimal(80000), Decimal("20000.1"), Decimal(0)]


def test_a_column_in_yuan_is_refused() -> None:
    with pytest.raises(WrongColumn) as error:
        PLAIN.screen(pl.DataFrame({"depenses（元）": [1]}), as_of=DAY)
    assert error.value.faults[0].code == "unit-not-own"


def test_sums_of_rules_are_read_as_those_of_companies() -> None:
    edited = {"rules/aides/investir.yaml": ("at_most: 80000", "at_most: 80 000 €")}
    texts = {**euros(BLANKS), "rules/aides/investir.yaml": french(edited)["rules/aides/investir.yaml"]}
    assert "80 000 euros" in loaded(texts).determine({**FIRM, "depenses": 900000}, as_of=DAY).explain("fr")
    wrong = texts["rules/aides/investir.yaml"].replace("80 000 €", "80万元")
    with pytest.raises(RulesAtFault) as error:
        loaded({**texts, "rules/aides/investir.yaml": wrong})
    assert [fault.code for fault in error.value.faults] == ["another-currency"]


@pytest.mark.parametrize("key", ["currency: {code: EUR, label: {fr: euros}}", "numbers: 1.200,50"])
def test_currency_and_style_belong_to_version_2(key: str) -> None:
    texts = {**french(), "policies.yaml": french()["policies.yaml"].replace("language: 2", f"language: 1\n{key}")}
    with pytest.raises(RulesAtFault) as error:
        loaded(texts)
    assert {fault.code for fault in error.value.faults} == {"newer-key"}


@pytest.mark.parametrize(
    ("extra", "codes"),
    [
        ("currency: {code: EUR, label: {fr: euros}}\nnumbers: 1 200,50\nwrong: 1", ["unknown-key"]),
        ("currency: {code: EUR, label: {}}\nwrong: 1", ["language-missing", "unknown-key"]),
        ("currency: EUR\nwrong: 1", ["needs-keys", "unknown-key"]),
        ("currency: {code: 5, label: {fr: euros}}\nwrong: 1", ["wrong-kind", "unknown-key", "other-currency"]),
        ("numbers: none", ["not-allowed", "other-currency"]),
    ],
)
def test_a_fault_of_the_programme_makes_no_other_of_its_sums(extra: str, codes: list[str]) -> None:
    edited = french({"rules/aides/investir.yaml": ("at_most: 80000", "at_most: 80000 €")})
    edited["policies.yaml"] = edited["policies.yaml"].replace("languages: [fr]", f"languages: [fr]\n{extra}")
    with pytest.raises(RulesAtFault) as error:
        loaded(edited)
    assert [fault.code for fault in error.value.faults] == codes


@pytest.mark.parametrize("lang", ["fr", "zh", "ja"])
def test_what_is_asked_in_other_money_says_in_which(lang: str) -> None:
    programme = PLAIN
    sums = next(fact for fact in programme.compiled.facts.values() if fact.type == "money")
    assert "euros" in written_hint(sums, "money", programme.compiled.money, lang)
    question = programme.interview(as_of=date(2024, 5, 5)).next()
    assert question is not None
    asked = question._replace(declared=sums)
    assert "euros" in asked_hint(asked.missing, asked.declared, programme.compiled.money, lang)


@pytest.mark.parametrize(
    ("style", "written", "codes"),
    [
        (POINTS, "1.200", {"bare-point"}),
        (POINTS, "0.5", {"bare-point"}),
        (POINTS, "1200", set()),
        (POINTS, '"1.200"', set()),
        (BLANKS, "1.2", set()),
        (COMMAS, "1.2", set()),
        ("", "1.2", set()),
    ],
)
def test_a_point_without_quotes_is_refused_where_points_stand_between_thousands(
    style: str, written: str, codes: set[str], tmp_path: Path
) -> None:
    (tmp_path / "c.yaml").write_text(f"facts:\n  depenses: {written}\n", encoding="utf-8")
    assert codes_of(lambda: BY_STYLE[style].profile(tmp_path / "c.yaml")) == codes
    rule = french({"rules/aides/investir.yaml": ("at_most: 80000", f"at_most: {written}")})
    texts = {**euros(style), "rules/aides/investir.yaml": rule["rules/aides/investir.yaml"]}
    assert codes_of(lambda: loaded(texts)) == codes


def test_numbers_of_json_have_a_point_whatever_the_style(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text('{"facts": {"depenses": 1.25}}', encoding="utf-8")
    assert BY_STYLE[POINTS].profile(tmp_path / "c.json").values == {("depenses", None): Decimal("1.25")}


def codes_of(read: Callable[[], object]) -> set[str]:
    try:
        read()
    except LucidruleError as error:
        return {each.code for each in error.faults}
    return set()


def test_a_sum_in_a_summary_is_compared_with_the_rule_in_the_money_of_the_programme() -> None:
    said = "L’industrie reçoit une part de ses dépenses (au plus {})."
    texts = {sum_: euros(BLANKS)["rules/aides/investir.yaml"] for sum_ in ("80 000 €", "80 k€", "90 000 €")}
    found = {
        sum_: warnings_of({**euros(BLANKS), "rules/aides/investir.yaml": text.replace(SUMMARY, said.format(sum_))})
        for sum_, text in texts.items()
    }
    assert {sum_: [each.code for each in faults] for sum_, faults in found.items()} == {
        "80 000 €": [],
        "80 k€": [],
        "90 000 €": ["number-unlike-rule"],
    }


WON = Writing(money=Money(Currency(code="KRW", label=Text(ko="원")), "1,200.50"))
KOREAN = {
    "2억원": "200000000",
    "1억 5천만원": "150000000",
    "1억 5,000만 원": "150000000",
    "300백만원": "300000000",
    "12.5억": "1250000000",
    "1조 2억": "1000200000000",
    "₩1,000,000": "1000000",
    "800천원": "800000",
}


@pytest.mark.parametrize("written", KOREAN)
def test_won_are_read_as_they_are_written_in_korea(written: str) -> None:
    assert typed(written, "money", None, WON) == Decimal(KOREAN[written])


@pytest.mark.parametrize("written", ["1억 2억", "3천5백만원", "1억 5000", "억원"])
def test_what_is_no_sum_of_won_is_refused(written: str) -> None:
    with pytest.raises(UnfitValue):
        typed(written, "money", None, WON)


def test_parts_of_a_sum_are_numbers_where_a_programme_has_no_style_of_them() -> None:
    plain = Writing(money=Money(Currency(code="KRW", label=Text(ko="원"))))
    assert typed("1.5억 500만원", "money", None, plain) == Decimal(155_000_000)
    with pytest.raises(UnfitValue):
        typed("1.2.3억 5만원", "money", None, plain)
