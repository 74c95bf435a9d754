"""Where a fault stands in what was given, and what it says, for whoever shows it beside the field."""

from pathlib import Path
from typing import Any

import pytest

import lucidrule
from lucidrule.core.fault import Fault, FaultList
from lucidrule.core.position import Location
from lucidrule.tables.reading.json_lines import RefusedLine, rows_of


@pytest.mark.parametrize(
    ("company", "fields"),
    [
        ({"annual_revenue": {2021: "abc"}}, ["annual_revenue.2021"]),
        ({"annual_revenue": 5}, ["annual_revenue"]),
        ({"sector": "foo", "nosuch": 1}, ["sector", "nosuch"]),
        (b'{"facts": {"first_set_products": [{}, {"level": "xx"}]}}', ["first_set_products.2.level"]),
        ({"company": {"code": "12"}, "facts": {"sector": "foo"}}, ["company.code"]),
        ({"facts": 5}, ["facts"]),
        (b"{bad", [None]),
    ],
    ids=str,
)
def test_a_fault_names_its_field(programme: lucidrule.Programme, company: Any, fields: list[str | None]) -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as refused:
        programme.profile(company)
    assert [fault.field for fault in refused.value.faults] == fields
    assert {fault.row for fault in refused.value.faults} == {None}


def test_a_number_that_cannot_be_read_hides_no_fault_of_another_field(programme: lucidrule.Programme) -> None:
    digits = "9" * 400
    with pytest.raises(lucidrule.ProfileAtFault) as refused:
        programme.profile({"annual_revenue": {2020: digits, 2021: digits}, "sector": "foo"})
    assert sorted((str(f.field), f.code) for f in refused.value.faults) == [
        ("annual_revenue.2020", "too-many-digits"),
        ("annual_revenue.2021", "too-many-digits"),
        ("sector", "unknown-choice"),
    ]


def test_a_fault_of_a_table_names_its_row(programme: lucidrule.Programme, tmp_path: Path) -> None:
    lines = tmp_path / "companies.jsonl"
    lines.write_text('{"id": "a"}\n{"id": "b", "id": "c"}\n', encoding="utf-8")
    assert [each.fault.row for each in rows_of(lines) if isinstance(each, RefusedLine)] == [2]


def test_an_argument_is_its_own_field(programme: lucidrule.Programme) -> None:
    with pytest.raises(lucidrule.WrongArgument) as refused:
        programme.determine({}, as_of="soon")
    assert [fault.field for fault in refused.value.faults] == ["as_of"]


def test_a_fault_says_what_is_wrong_and_what_to_do_in_the_language_asked_for() -> None:
    fault = Fault("not-a-calendar-year", None, {"value": "20x"})
    assert [fault.message(lang) for lang in ("zh", "en", "fr")] == [
        "`20x` 不是年份",
        "`20x` is not a year",
        "`20x` is not a year",
    ]
    assert fault.hint("en") == "write a calendar year such as 2021"
    assert (fault.field, fault.row) == (None, None)


@pytest.mark.parametrize("lang", [None, "", "no language", 3], ids=str)
def test_what_is_no_language_is_refused_under_its_name(lang: Any) -> None:
    with pytest.raises(lucidrule.WrongArgument) as refused:
        Fault("no-question", None).message(lang)
    assert [fault.field for fault in refused.value.faults] == ["lang"]


def test_a_fault_without_a_place_is_noted_each_time_and_told_once() -> None:
    faults = FaultList()
    faults.add("no-question", None)
    faults.add("no-question", None)
    faults.add("unknown-fact", Location("a", 1, 1, path=("facts", "x")), name="x")
    assert [fault.code for fault in faults.sorted()] == ["no-question", "unknown-fact"]
