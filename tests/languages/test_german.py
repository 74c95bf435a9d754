"""A programme in German, in euros, whose numbers have a comma before their decimals: all of it is told so."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import few_rules
from command import run

import lucidrule
from lucidrule.advise.checklist import checklist
from lucidrule.api import Programme
from lucidrule.compile.programme import compile_programme, warnings_of
from lucidrule.present.checklist import checklist_lines
from lucidrule.present.form import form
from lucidrule.present.policy import describe
from lucidrule.present.report import report
from lucidrule.tables.one_company import company_file_of

TOP = """
language: 2
id: hilfen
version: "1"
languages: [de]
currency: {code: EUR, label: {de: Euro}}
numbers: "1.200,50"
title: {de: Hilfen}
issuer: {de: Land}
released: 2024-01-01
summary: {de: Hilfen für Betriebe.}
in_force: {from: 2024-01-01, basis: assumed}
assessment_year: {years_before: 1, basis: assumed}
rounding: {mode: none}
sources: {}
areas: [{id: a, title: {de: Alles}, policies: [p]}]
apply: {windows: [{each_year: {from: 02-01, to: 06-30}}], basis: assumed}
interactions: {default: {effect: accumulate, label: {de: nebeneinander}, basis: assumed}}
"""
FACTS = """
groups: [{id: g, title: {de: Betrieb}}]
facts:
  kosten: {type: money, group: g, label: {de: Kosten}, question: {de: Welche Kosten?}}
  anteil: {type: share, group: g, label: {de: Eigenanteil}, question: {de: Welcher Anteil?}}
  strom: {type: number, unit: {de: MWh}, group: g, label: {de: Strom}, question: {de: Wie viel Strom?}}
"""
POLICY = """
id: p
title: {de: Zuschuss}
summary: {de: Ein Zuschuss.}
criteria:
  - {id: eigen, label: {de: Genug Eigenanteil}, basis: assumed, when: {anteil: {at_least: "12,5 %"}}}
  - {id: quote, label: {de: Genug davon}, basis: assumed, when: {share: {of: kosten, in: gesamt, at_least: "7,5 %"}}}
definitions:
  gesamt: {label: {de: Gesamtkosten}, amount: {sum: [kosten, "100,50 €"]}, unit: money}
entitlement:
  of_several: all
  awards:
    - id: geld
      label: {de: Geld}
      basis: assumed
      amount: {bands: [{from: 0, below: "1.000 €", rate: "2,5 ‰"}, {from: "1.000 €", rate: "12,5 %"}], by: kosten}
      split: {own: {party: {de: Betrieb}, share: "62,5 %"}, others: [{party: {de: Lehrling}, share: "37,5 %"}]}
    - {id: rate, label: {de: Anteil}, basis: assumed, amount: {rate: "0,25 %", of: kosten}}
"""
FILES: Mapping[str, str] = {
    "policies.yaml": TOP,
    "rules/facts.yaml": FACTS,
    "rules/criteria.yaml": "criteria: []\n",
    "rules/a/p.yaml": POLICY,
}
PROGRAMME = Programme(compile_programme(FILES))
DAY = date(2024, 5, 5)
FIRM = {"kosten": "2.000,50 €", "anteil": "12,5 %", "strom": "7,25"}


def test_it_loads_without_a_word() -> None:
    assert warnings_of(FILES) == ()


def told() -> str:
    """Return all that is told of the firm, line by line."""
    found = report(PROGRAMME.determine(FIRM, as_of=DAY), "de", full=True)
    return "\n".join(line.text for line in found.lines)


def described() -> str:
    return describe(PROGRAMME.compiled.policies[0], PROGRAMME.compiled, "de")


def test_percentages_are_written_as_its_numbers_are() -> None:
    assert "required: Eigenanteil of at least 12,5%; actual: 12,5%" in told()
    assert "of at least 7,5%" in told()
    # 2,000.50 × 12.5 % × 62.5 %; 2,000.50 × 0.25 %.
    assert "2.000,5 × 12,5% × 62,5% = 156,2890625 Euro" in told()
    assert "2.000,5 × 2,5‰ = 5,00125 Euro" in told()
    assert "from 0 Euro to below 1.000 Euro: 2,5‰, from 1.000 Euro: 12,5%" in described()
    assert "of which the Betrieb: 62,5%" in described()
    assert re.findall(r"\d\.\d+[%‰]", told() + described()) == []


def test_a_window_is_told_with_months_in_english() -> None:
    assert "each year from 1 February to 30 June" in described()


def test_the_company_file_of_a_row_says_what_the_row_says(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("ID;Kosten;Eigenanteil;Strom\n1;2.000,50 €;12,5 %;7,25\n", encoding="utf-8")
    file = tmp_path / "c.yaml"
    file.write_text(company_file_of(table, "1", PROGRAMME.compiled, DAY, "de"), encoding="utf-8")
    read = PROGRAMME.profile(file).values
    expected = {"kosten": Decimal("2000.50"), "anteil": Decimal("0.125"), "strom": Decimal("7.25")}
    assert {name: value for (name, _), value in read.items()} == expected


def test_a_form_asks_no_code_that_firms_elsewhere_do_not_have(tmp_path: Path) -> None:
    assert "code:" not in form(PROGRAMME.compiled, "de", (2023,))
    assert "  code:  #" in form(lucidrule.load().compiled, "en", (2023,))


def test_documents_that_no_policy_names_are_told_to_be_none(tmp_path: Path) -> None:
    found = checklist(PROGRAMME.determine(FIRM, as_of=DAY))
    assert [line.text for line in checklist_lines(found, "de")] == [
        "Documents to bring",
        "None of the policies names any document.",
    ]


def test_policies_are_listed_without_a_heading_of_readings_that_there_are_not(tmp_path: Path) -> None:
    listed = run("policies", "--programme", few_rules.written(FILES, tmp_path), "--lang", "de")
    assert (listed.returncode, "Zuschuss" in listed.stdout, "Readings" in listed.stdout) == (0, True, False)


def test_what_is_migrated_is_told_in_english_to_whoever_asks_for_german(tmp_path: Path) -> None:
    done = run("migrate", few_rules.written(FILES, tmp_path), "--lang", "de")
    assert (done.returncode, done.stdout) == (0, run("migrate", str(tmp_path), "--lang", "en").stdout)
