"""Headings and cells as people write them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import lucidrule
from lucidrule.columns.headings import column_of, read_headings
from lucidrule.formulas.column import Column
from lucidrule.tables.cells import Reader
from lucidrule.tables.reading.shown_number import Divided
from lucidrule.tables.result import missing_of

FACTS = lucidrule.load().compiled.facts
REVENUE = Column("annual_revenue", 2021)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("sector", Column("sector")),
        ("SECTOR ", Column("sector")),
        ("所属激光领域", Column("sector")),
        ("Laser field", Column("sector")),
        ("レーザー分野", Column("sector")),
        ("annual_revenue 2021", REVENUE),
        ("annual_revenue.2021", REVENUE),
        ("2021年营收", REVENUE),
        ("营收2021", REVENUE),
        ("年营业收入（2021年度）", REVENUE),
        ("２０２１年 营业收入", REVENUE),
        ("Annual revenue (2021)", REVENUE),
        ("売上高 2021年", REVENUE),
        ("annual_revenue", None),
        ("2021", None),
        ("sector 2021", None),
        ("first_set_products", Column("first_set_products")),
        ("first_set_products 2 level", Column("first_set_products", 0, 2, "level")),
        ("first_set_products.2.level", Column("first_set_products", 0, 2, "level")),
        ("首台套首批次产品 2 认定级别", Column("first_set_products", 0, 2, "level")),
        ("first_set_products 0 level", None),
        ("first_set_products 2 colour", None),
        ("备注", None),
    ],
)
def test_a_heading_is_a_fact_by_id_or_name_with_its_year(heading: str, column: Column | None) -> None:
    assert column_of(heading, FACTS) == column


def test_units_in_headings_are_taken_only_where_cells_are_read_as_people_write_them() -> None:
    given = ["营收（万元）2021", "2020年营收（单位：亿元）", "2019年营收（元）", "企业编号", "企业名称"]
    found = read_headings(given, FACTS, units=True)
    assert found.units == {REVENUE: "万", Column("annual_revenue", 2020): "亿"}
    assert set(found.columns) == {Column("annual_revenue", year) for year in (2019, 2020, 2021)}
    assert found.identity == {"id": "企业编号", "name": "企业名称"}
    strict = read_headings(given, FACTS)
    assert [each.heading for each in strict.unclear] == given[:2]
    # A unit of money says nothing of a choice.
    assert read_headings(["所属激光领域（万元）"], FACTS, units=True).unclear


def test_an_unknown_heading_has_its_nearest_names() -> None:
    (unclear,) = read_headings(["sectr"], FACTS).unclear
    assert "sector" in unclear.near
    assert read_headings(["sector", "Laser field"], FACTS).twice == ("Laser field",)


def read(column: Column, raw: Any, unit: str = "") -> tuple[Any, str]:
    reader = Reader(lucidrule.load().compiled, {column: "h"}, {column: unit} if unit else {})
    found = reader.read(2, {column: [raw]})
    return found.columns[column][0], found.bad[0].fault.code if found.bad else ""


def test_a_number_that_is_shown_divided_counts_as_it_is_shown_where_the_heading_says_a_unit() -> None:
    divided = [Divided(Decimal(6_000_000), zeros) for zeros in (3, 6)]
    units: list[dict[Column, str]] = [{}, {REVENUE: "千"}]
    readers = [Reader(lucidrule.load().compiled, {REVENUE: "h"}, each) for each in units]
    found = [reader.read(2, {REVENUE: divided}).columns[REVENUE] for reader in readers]
    assert found == [[6_000_000, 6_000_000], [6_000_000, 6_000]]


@pytest.mark.parametrize(
    ("raw", "unit", "value", "code"),
    [
        ("5亿", "", Decimal(500_000_000), ""),
        ("1,000", "", Decimal(1000), ""),
        ("１，０００", "", Decimal(1000), ""),
        (" 20,601.58万 ", "", Decimal(206_015_800), ""),
        (Decimal("1234567890123.45"), "", Decimal("1234567890123.45"), ""),
        (5, "万", Decimal(50_000), ""),
        ("1,234.5", "万", Decimal(12_345_000), ""),
        # A unit in the cell itself is what is meant.
        ("5亿", "万", Decimal(500_000_000), ""),
        ("0", "", Decimal(0), ""),
        ("", "", None, ""),
        ("  ", "", None, ""),
        (None, "", None, ""),
        ("不详", "", None, ""),
        ("unknown", "", None, ""),
        ("-1", "", None, "negative"),
        (True, "", None, "wrong-unit"),
        ("1e9", "", None, "rounded-number"),
        ("NaN", "", None, ""),
        ("9" * 39, "", None, "too-many-digits"),
        ("9" * 38, "", Decimal("9" * 38), ""),
    ],
)
def test_amounts(raw: Any, unit: str, value: Any, code: str) -> None:
    assert read(REVENUE, raw, unit) == (value, code)


@pytest.mark.parametrize(
    ("fact", "raw", "value", "code"),
    [
        ("industrial_enterprise", "是", True, ""),
        ("industrial_enterprise", "√", True, ""),
        ("industrial_enterprise", 0, False, ""),
        ("industrial_enterprise", False, False, ""),
        ("industrial_enterprise", "2", None, "wrong-unit"),
        ("sector", "激光器", "lasers", ""),
        ("sector", "lasers", "lasers", ""),
        ("sector", 5, None, "unknown-choice"),
        ("founded_on", date(2019, 3, 1), date(2019, 3, 1), ""),
        ("founded_on", "2019/3/1", date(2019, 3, 1), ""),
        ("founded_on", "2019.03.01", date(2019, 3, 1), ""),
        ("founded_on", "2019年3月1日", date(2019, 3, 1), ""),
        ("founded_on", "20190301", date(2019, 3, 1), ""),
        ("founded_on", 20190301, date(2019, 3, 1), ""),
        ("founded_on", "2019-02-29", None, "impossible-date"),
        ("founded_on", 43525, date(2019, 3, 1), ""),
        ("founded_on", "never", None, "wrong-unit"),
        ("demo_first_use_on", "从未", "never", ""),
        ("demo_first_use_on", date(9999, 12, 31), "never", ""),
        ("demo_first_use_on", "9999-12-31", "never", ""),
        ("first_set_products", "无", 0, ""),
        ("first_set_products", "2", 2, ""),
        ("first_set_products", 2, 2, ""),
        ("first_set_products", 51, None, "wrong-kind"),
        ("first_set_products", "[1]", None, "wrong-kind"),
        ("first_set_products", "[" * 9_999, None, "wrong-kind"),
    ],
)
def test_other_facts(fact: str, raw: Any, value: Any, code: str) -> None:
    assert read(Column(fact), raw) == (value, code)


def test_parts_of_records_that_cannot_be_are_listed_each() -> None:
    reader = Reader(lucidrule.load().compiled, {Column("first_set_products"): "h"}, {})
    given = '[{"level": "国家级", "recognised_on": "soon", "colour": 1}]'
    found = reader.read(2, {Column("first_set_products"): [given]})
    assert found.columns[Column("first_set_products")] == [1]
    assert found.columns[Column("first_set_products", 0, 1, "level")] == ["national"]
    assert [bad.fault.code for bad in found.bad] == ["wrong-unit", "unknown-fact"]


def test_contradictions_and_rows_that_differ_have_their_words() -> None:
    """contradicts and `"rows-differ"`: their texts stand in the golden files of tables/test_screen.py."""
    founded, event = Column("founded_on"), Column("demo_first_use_on")
    reader = Reader(lucidrule.load().compiled, {founded: "a", event: "b"}, {})
    found = reader.read(2, {founded: ["2021-01-01", "2021-01-01"], event: ["2020-12-31", "2021-01-01"]})
    assert [(bad.row, bad.column, bad.fault.code) for bad in found.bad] == [
        (2, "b", "contradicts"),
        (2, "a", "contradicts"),
    ]
    assert found.columns[founded] == [None, date(2021, 1, 1)]


def test_the_names_of_missing_facts_are_read_back() -> None:
    codes = "sector; annual_revenue 2021; annual_revenue 2015-2017; annual_revenue ≤2013; first_set_products 2 level"
    assert [each.to_dict() for each in missing_of(codes)] == [
        {"fact": "sector"},
        {"fact": "annual_revenue", "year": 2021},
        {"fact": "annual_revenue", "from": 2015, "through": 2017},
        {"fact": "annual_revenue", "through": 2013},
        {"fact": "first_set_products", "record": 2, "part": "level"},
    ]
