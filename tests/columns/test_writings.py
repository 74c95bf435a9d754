"""Columns of texts and of moments, on every engine: read as at any other door."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written

import lucidrule
from lucidrule.columns import writings
from lucidrule.columns.frame import screen
from lucidrule.core.fault import WrongColumn

SHIPPED = lucidrule.load()
AS_OF = date(2022, 6, 30)
KINDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(),
    "arrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}
# Of one company known as people write it, the last one as nothing is known of it.
SAID = pl.DataFrame(
    {
        "renovation_on_file": ["是", "已", "√", "否", "不详", "多半"],
        "equipment_amount 2021": ["200万", "2,000,000元", "1999999", "200万", "200万", "约200万"],
        "founded_on": ["2015年6月1日", "2015/6/1", "20150601", "2015-6-1", "", "1/6/2015"],
        "sector": ["激光器", " LASERS ", "Lasers", "レーザー発振器", "—", "激光"],
    }
)
KNOWN = pl.DataFrame(
    {
        "renovation_on_file": [True, True, True, False, None, None],
        "equipment_amount 2021": [2_000_000, 2_000_000, 1_999_999, 2_000_000, 2_000_000, None],
        "founded_on": [date(2015, 6, 1)] * 4 + [None, None],
        "sector": ["lasers"] * 4 + [None, None],
    }
)


def told(frame: Any) -> pl.DataFrame:
    return collected(SHIPPED.screen(frame, as_of=AS_OF, missing=True, criteria=True, ignore_unknown=True))


def collected(found: Any) -> pl.DataFrame:
    if isinstance(found, pl.LazyFrame):
        return found.collect()
    return pl.DataFrame(found.arrow() if isinstance(found, duckdb.DuckDBPyRelation) else found)


@pytest.mark.parametrize("engine", KINDS)
def test_columns_of_texts_are_read_as_people_write(engine: str) -> None:
    by_texts, by_values = told(KINDS[engine](SAID)), told(KNOWN)
    own = by_texts.select(SAID.columns)
    assert own.rows() == SAID.rows()
    assert by_texts.drop(SAID.columns).rows() == by_values.drop(SAID.columns).rows()


HEADINGS = [f"{name} 2021" if fact.yearly else name for name, fact in SHIPPED.compiled.facts.items()]
KNOWN_OF_ALL = pl.DataFrame({"row": [0, 1], "industrial_enterprise": [False, True]})


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
@pytest.mark.parametrize("rows", [0, 2])
def test_columns_of_texts_in_which_nobody_wrote_anything_say_nothing(engine: str, rows: int) -> None:
    known = KNOWN_OF_ALL.head(rows)
    empty = known.with_columns(
        pl.lit(None, dtype=pl.String).alias(each) for each in HEADINGS if each not in known.columns
    )
    by_texts, by_values = told(KINDS[engine](empty)), told(known)
    assert by_texts.select(by_values.columns).rows() == by_values.rows()


# 31 December 2021, 16:00 and a second before it, in Greenwich: the first of January in Beijing, and the day before.
MOMENTS = [datetime(2021, 12, 31, 16, 0, tzinfo=UTC), datetime(2021, 12, 31, 15, 59, 59, tzinfo=UTC)]


@pytest.mark.parametrize("engine", KINDS)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_a_moment_is_a_day_in_the_zone_of_the_programme(engine: str, zone: str) -> None:
    moments = pl.Series(MOMENTS).dt.convert_time_zone(zone)
    others = ("national_champion_on", "national_champion_product_on", "provincial_champion_on", "provincial_sme_on")
    given = pl.DataFrame({"little_giant_on": moments, **dict.fromkeys(others, [date(9999, 12, 31)] * 2)})
    # Of a title of the assessment year, 2021, other facts still decide; one of 2022 counts a year later.
    found = told(KINDS[engine](given))
    assert found["specialised-enterprise"].to_list() == ["ineligible", "undetermined"]


def test_the_command_says_the_same_of_a_file_row_by_row_and_whole(tmp_path: Any) -> None:
    pl.DataFrame({"little_giant_on": pl.Series(MOMENTS)}).write_parquet(tmp_path / "t.parquet")
    options = ("--as-of", "2022-06-30", "--policy", "specialised-enterprise")
    run("screen", str(tmp_path / "t.parquet"), "-o", str(tmp_path / "a.jsonl"), *options)
    run("screen", str(tmp_path / "t.parquet"), "-o", str(tmp_path / "b.parquet"), "--outcomes-only", *options)
    rows = pl.read_ndjson(tmp_path / "a.jsonl")["specialised-enterprise"].to_list()
    assert pl.read_parquet(tmp_path / "b.parquet")["specialised-enterprise"].to_list() == rows


def test_without_a_zone_moments_are_refused() -> None:
    without = replace(SHIPPED.compiled, stated=SHIPPED.compiled.stated.model_copy(update={"zone": None}))
    with pytest.raises(WrongColumn) as raised:
        screen(without, pl.DataFrame({"founded_on": MOMENTS}), AS_OF)
    assert [fault.code for fault in raised.value.faults] == ["zoned-column"]


def test_numbers_stand_for_yes_and_no_and_for_days() -> None:
    numbers = pl.DataFrame({"renovation_on_file": [1, 0, None], "founded_on": [20150601, 42156, None]})
    values = pl.DataFrame(
        {"renovation_on_file": [True, False, None], "founded_on": [date(2015, 6, 1), date(2015, 6, 1), None]}
    )
    assert told(numbers).drop(numbers.columns).rows() == told(values).drop(values.columns).rows()


def test_a_list_is_counted_or_said_to_be_empty() -> None:
    counts = pl.DataFrame({"first_set_products": ["无", "2", "不详", "很多"]})
    values = pl.DataFrame({"first_set_products": [0, 2, None, None]})
    assert told(counts).drop(counts.columns).rows() == told(values).drop(values.columns).rows()


def test_an_event_that_never_happened_is_said_in_words() -> None:
    words = pl.DataFrame({"little_giant_on": ["从未", "2022-01-01", "不适用"]})
    days = pl.DataFrame({"little_giant_on": [date(9999, 12, 31), date(2022, 1, 1), date(9999, 12, 31)]})
    assert told(words).drop(words.columns).rows() == told(days).drop(days.columns).rows()


def test_points_are_not_taken_where_other_numbers_have_commas() -> None:
    found = told(pl.DataFrame({"equipment_amount 2021": ["600.000", "1,5", "600.00"]}))
    lacking = found["equipment-upgrade missing"].str.contains("equipment_amount 2021")
    assert lacking.to_list() == [True, True, False]


def test_a_column_of_which_nothing_can_be_read_is_refused() -> None:
    odd = pl.DataFrame({"founded_on": ["soon", None], "renovation_on_file": ["maybe", "perhaps"]})
    with pytest.raises(WrongColumn) as raised:
        SHIPPED.screen(odd, as_of=AS_OF)
    assert [fault.params["name"] for fault in raised.value.faults] == ["founded_on", "renovation_on_file"]


def test_more_writings_than_an_engine_can_be_told_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writings, "_MOST_CASES", 2)
    three = duckdb.from_arrow(pl.DataFrame({"sector": ["lasers", "激光器", "Lasers"]}).to_arrow())
    with pytest.raises(WrongColumn) as raised:
        SHIPPED.screen(three, as_of=AS_OF)
    assert [fault.code for fault in raised.value.faults] == ["too-many-writings"]
    two = duckdb.from_arrow(pl.DataFrame({"sector": ["lasers", "激光器", "lasers"]}).to_arrow())
    assert len(told(two)) == 3


def test_amounts_of_many_digits_are_kept_or_refused() -> None:
    long = pl.DataFrame({"equipment_amount 2021": ["2000000.00000000001", "1"]})
    assert told(long).height == 2
    both = pl.DataFrame({"equipment_amount 2021": ["1" * 30, "0." + "1" * 30]})
    with pytest.raises(WrongColumn):
        SHIPPED.screen(both, as_of=AS_OF)


def test_columns_of_another_kind_than_their_fact_are_refused() -> None:
    odd = pl.DataFrame({"sector": [5], "founded_on": [[date(2020, 1, 1)]]})
    with pytest.raises(WrongColumn) as raised:
        SHIPPED.screen(odd, as_of=AS_OF)
    assert [fault.params["name"] for fault in raised.value.faults] == ["founded_on"]
    with pytest.raises(WrongColumn):
        SHIPPED.screen(odd.drop("founded_on"), as_of=AS_OF)


CHOICES = f", choices: {{a: {text('First')}, b: {text('Second')}, c: {text('Third')}}}"
TEXTS = texts(
    fact("grades", "choices", "Grades", CHOICES),
    {"g": policy("g", criterion("grades", "Has a grade", "{grades: {includes_any: [a, b]}}"))},
)
GRADES = small(TEXTS)
LISTED = {
    "First、Third": "eligible",
    "ｃ, b": "eligible",
    "Third": "ineligible",
    "none": "ineligible",
    "unknown": "undetermined",
    "First，第三": "undetermined",
    None: "undetermined",
}


@pytest.mark.parametrize("engine", KINDS)
def test_several_choices_are_read_from_a_column_of_texts(engine: str) -> None:
    found = GRADES.screen(KINDS[engine](pl.DataFrame({"grades": list(LISTED)})), as_of=AS_OF, missing=True)
    told = collected(found)
    assert dict(zip(told["grades"], told["g"], strict=True)) == LISTED
    assert told["g missing"].to_list() == ["", "", "", "", "grades", "grades", "grades"]


@pytest.mark.parametrize("engine", KINDS)
def test_choices_of_which_no_text_says_anything_are_not_known(engine: str) -> None:
    found = GRADES.screen(KINDS[engine](pl.DataFrame({"grades": ["unknown", "—"]})), as_of=AS_OF)
    assert collected(found)["g"].to_list() == ["undetermined"] * 2


def test_a_column_of_no_choices_is_refused() -> None:
    with pytest.raises(WrongColumn, match="grades"):
        GRADES.screen(pl.DataFrame({"grades": ["x", "y"]}), as_of=AS_OF)


def both_ways(folder: Path) -> tuple[list[str], list[str]]:
    """Return the outcomes of a file of a folder, judged row by row and as a whole."""
    fixed = ("--programme", ".", "--as-of", "2022-06-30")
    assert run("screen", "t.parquet", "-o", "rows.parquet", *fixed, folder=folder).returncode == 0
    whole_file = ("screen", "t.parquet", "-o", "whole.parquet", "--outcomes-only")
    assert run(*whole_file, *fixed, folder=folder).returncode == 0
    by_rows, whole = (pl.read_parquet(folder / f"{name}.parquet")["g"].to_list() for name in ("rows", "whole"))
    return by_rows, whole


@pytest.mark.parametrize("listed", ["First、Third", "Third", "x"])
def test_a_file_says_the_same_of_several_choices_row_by_row_and_whole(tmp_path: Path, listed: str) -> None:
    written(TEXTS, tmp_path)
    pl.DataFrame({"grades": [listed, "Second"]}).write_parquet(tmp_path / "t.parquet")
    by_rows, whole = both_ways(tmp_path)
    assert by_rows == whole


@pytest.mark.parametrize("engine", ["polars", "lazy", "pandas", "arrow"])
def test_engines_that_look_writings_up_take_many(engine: str) -> None:
    many = pl.DataFrame({"equipment_amount 2021": [f"{number}元" for number in range(3_000)]})
    assert len(told(KINDS[engine](many))) == 3_000


WRITTEN_LISTS: dict[tuple[str | None, ...] | None, str] = {
    ("a", "c"): "eligible",
    ("First",): "eligible",
    ("ｃ", " THIRD ", "b"): "eligible",
    ("Third", "c"): "ineligible",
    (): "ineligible",
    ("First", "第三"): "undetermined",
    ("a", None): "undetermined",
    None: "undetermined",
}


@pytest.mark.parametrize("engine", KINDS)
def test_choices_in_lists_are_read_as_people_write(engine: str) -> None:
    listed = pl.Series([each if each is None else list(each) for each in WRITTEN_LISTS], dtype=pl.List(pl.String))
    found = collected(GRADES.screen(KINDS[engine](pl.DataFrame({"grades": listed})), as_of=AS_OF, missing=True))
    assert found["g"].to_list() == list(WRITTEN_LISTS.values())
    assert found["grades"].to_list() == listed.to_list()


@pytest.mark.parametrize("listed", [["First", "ｃ"], ["第三"], ["第三", "Third"], [], ["Third"], ["a", None]])
def test_a_file_says_the_same_of_lists_row_by_row_and_whole(tmp_path: Path, listed: list[str]) -> None:
    written(TEXTS, tmp_path)
    pl.DataFrame({"grades": [listed, ["b"]]}, schema={"grades": pl.List(pl.String)}).write_parquet(
        tmp_path / "t.parquet"
    )
    by_rows, whole = both_ways(tmp_path)
    assert by_rows == whole


def of_lists(values: list[list[Any] | None], inner: Any) -> list[str]:
    """Return the outcomes of a policy that asks for some of several choices, which stand in lists."""
    frame = pl.DataFrame({"grades": values}, schema={"grades": pl.List(inner)})
    outcomes: list[str] = GRADES.screen(frame, as_of=AS_OF)["g"].to_list()
    return outcomes


def test_in_lists_of_nothing_no_choice_stands() -> None:
    assert of_lists([[], None], pl.Null) == ["ineligible", "undetermined"]


@pytest.mark.parametrize("inner", [pl.Int64, pl.Float64, pl.Boolean, pl.Date], ids=str)
def test_lists_of_what_is_no_text_hold_no_choices_and_are_refused(inner: Any) -> None:
    with pytest.raises(WrongColumn, match="grades"):
        of_lists([[], None], inner)


KIND = f", choices: {{one: {text('One')}, two: {text('Two')}}}"
# A policy for a fact of each type.
ASKED = {
    **{"flag": "true", "choice": "one", "count": "{at_least: 1}", "money": "{at_least: 1}"},
    **{"date": "{before: 2021-01-01}", "text": "{starts_with: c}"},
}
EACH = small(
    texts(
        "".join(fact(f"a_{kind}", kind, kind.title(), KIND if kind == "choice" else "") for kind in ASKED),
        {kind: policy(kind, criterion("c", "C", f"{{a_{kind}: {asked}}}")) for kind, asked in ASKED.items()},
    )
)
YES, NO, OPEN = "eligible", "ineligible", "undetermined"
# As pandas reads a sheet in which people wrote numbers, days and words below one heading.
MIXED: dict[str, tuple[list[Any], list[str]]] = {
    "flag": ([True, "否", 1, np.bool_(True), "不详", None, object()], [YES, NO, YES, YES, OPEN, OPEN, OPEN]),
    "choice": (["one", "Two", 1, [1], None], [YES, NO, OPEN, OPEN, OPEN]),
    "count": ([1, "0", Decimal("2"), True, float("nan"), float("inf"), 10**30], [YES, NO, YES, OPEN, OPEN, OPEN, YES]),
    "money": ([0.5, "1万", np.int64(1), "约1", Decimal("NaN"), 1e22], [NO, YES, YES, OPEN, OPEN, YES]),
    "date": ([date(2020, 12, 31), "2021年1月1日", datetime(2020, 1, 1), pd.NaT, "待定"], [YES, NO, YES, OPEN, OPEN]),
    "text": (["c1", 1, date(2020, 1, 1), None], [YES, NO, NO, OPEN]),
}


@pytest.mark.parametrize("kind", MIXED)
def test_values_of_several_kinds_in_one_column_of_pandas_are_read_one_by_one(kind: str) -> None:
    values, outcomes = MIXED[kind]
    frame = pd.DataFrame({f"a_{kind}": pd.Series(values, dtype=object)})
    assert EACH.screen(frame, as_of=AS_OF, policies=[kind])[kind].to_list() == outcomes


ODD: dict[str, tuple[str, Any, list[str]]] = {
    "categories as texts": ("text", pl.Series(["c1", "d", None], dtype=pl.Enum(["c1", "d"])), [YES, NO, OPEN]),
    "long numbers as texts": ("text", pl.Series([10**30, 1], dtype=pl.Int128), [NO, NO]),
    "long numbers as counts": ("count", pl.Series([10**37, 0, None], dtype=pl.Decimal(38, 0)), [YES, NO, OPEN]),
}


@pytest.mark.parametrize("engine", ["polars", "lazy"])
@pytest.mark.parametrize(("kind", "values", "outcomes"), ODD.values(), ids=ODD)
def test_data_types_that_are_seldom_are_read_as_what_they_say(
    kind: str, values: pl.Series, outcomes: list[str], engine: str
) -> None:
    found = EACH.screen(KINDS[engine](pl.DataFrame({f"a_{kind}": values})), as_of=AS_OF, policies=[kind])
    assert collected(found)[kind].to_list() == outcomes


def test_a_count_longer_than_whole_numbers_of_engines_is_read_by_duckdb() -> None:
    values = pl.DataFrame({"a_count": pl.Series([10**37, 0], dtype=pl.Decimal(38, 0))})
    found = EACH.screen(KINDS["duckdb"](values), as_of=AS_OF, policies=["count"])
    assert collected(found)["count"].to_list() == [YES, NO]


def test_columns_of_which_only_what_is_unusual_is_kept_are_read() -> None:
    sparse = pd.DataFrame({"a_count": pd.arrays.SparseArray([1, 0, 0])})
    assert EACH.screen(sparse, as_of=AS_OF, policies=["count"])["count"].to_list() == [YES, NO, NO]
    ends = pa.table({"a_choice": pa.RunEndEncodedArray.from_arrays([1, 3], ["one", "two"])})
    assert EACH.screen(ends, as_of=AS_OF, policies=["choice"])["choice"].to_pylist() == [YES, NO, NO]


TWICE = {
    "pandas": pd.DataFrame([[True, False]], columns=["a_flag", "a_flag"]),
    "pyarrow": pa.Table.from_arrays([pa.array([True])] * 2, names=["a_flag", "a_flag"]),
    "duckdb": duckdb.sql("select true as a_flag, false as A_FLAG"),
}


@pytest.mark.parametrize("frame", TWICE.values(), ids=TWICE)
def test_two_columns_of_one_name_are_refused(frame: Any) -> None:
    with pytest.raises(WrongColumn) as error:
        EACH.screen(frame, as_of=AS_OF, policies=["flag"])
    assert [(each.code, each.params["name"]) for each in error.value.faults] == [("heading-twice", "a_flag")]


def test_a_column_that_no_engine_has_a_type_for_is_refused_by_name() -> None:
    table = pa.table({"a_flag": [True], "span": pa.array([None], pa.month_day_nano_interval())})
    with pytest.raises(WrongColumn) as error:
        EACH.screen(table, as_of=AS_OF, policies=["flag"])
    assert [(each.code, each.params["name"]) for each in error.value.faults] == [("wrong-column-type", "span")]
