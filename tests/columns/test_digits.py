"""Numbers of many digits in frames, of every data type: what is said of a row is what the evaluator says, or nothing.

Generated programmes and rows; what a frame cannot say of a row is told as such, and only of numbers of a million
billion yuan and more.
"""

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars as pl
import pyarrow
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from often import often
from pyarrow import parquet
from small_form import sized
from table_agreement import AS_OF, ENGINES
from table_awards import CONTRADICTIONS, award, paying_of
from table_programmes import programme_of
from table_rows import profile_of
from town import paying

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.compile.compiled import CompiledAward, CompiledProgramme, Rounded
from lucidrule.core.fault import CannotScreen, WrongColumn
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import NOT_CALCULABLE
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.formulas.column import Column
from lucidrule.kernel import tree

SEEN: Counter[str] = Counter()
PHASES = (Phase.explicit, Phase.generate)
KINDS: dict[str, Any] = {
    "Int32": pl.Int32,
    "Int64": pl.Int64,
    "UInt64": pl.UInt64,
    "Int128": pl.Int128,
    **{f"Decimal({p},{s})": pl.Decimal(p, s) for p, s in ((9, 9), (18, 2), (20, 18), (38, 0), (38, 6), (38, 30))},
    **{f"Decimal(38,{s})": pl.Decimal(38, s) for s in (1, 2, 4, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 37)},
}
# Of many digits and few decimal places: some values can be calculated with, and some cannot.
USUAL = ["Int128", "Decimal(38,0)", "Decimal(38,1)", "Decimal(38,2)", "Decimal(38,4)", "Decimal(38,6)"]
MOST = {pl.Int32: 2**31 - 1, pl.Int64: 2**63 - 1, pl.UInt64: 2**64 - 1, pl.Int128: 2**127 - 1}
LARGE = Decimal(10) ** 15
MONEY = [tree.Ref("money_0"), tree.Ref("money_1"), tree.Ref("money_3", signed=True)]
SALES = tree.Ref("sales", tree.Year(0))
COLUMNS = [Column("money_0"), Column("money_1"), Column("money_3"), Column("sales", 2020), Column("sales", 2021)]
BOUNDS = [
    Decimal(text)
    for text in (
        "0",
        "10.5",
        "0.12345",
        "1000000000000000",
        "9223372036854775807.5",
        "18446744073709551615",
        "12345678901234567890.123456789012345678",
        "99999999999999999999999999999999999999",
        "1000000000000000000000000000000000000000.5",
    )
]
RATES = st.sampled_from([Decimal(text) for text in ("0.05", "0.125", "1.5", "0.333333", "3", "0.000000000000000001")])
OPERATORS = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
AMOUNTS = st.recursive(
    st.sampled_from([*MONEY, SALES, tree.Literal_(Decimal("0.01")), tree.Literal_(Decimal(10) ** 20)]),
    lambda inner: st.one_of(
        st.builds(tree.Scaled, RATES, inner),
        st.lists(inner, min_size=2, max_size=2).map(lambda parts: tree.Sum(tuple(parts))),
        st.builds(lambda part: tree.LeastOf((part, tree.Literal_(Decimal(200_000_000)))), inner),
        st.builds(lambda part: tree.GreatestOf((tree.Literal_(Decimal(0)), part)), inner),
        st.builds(
            lambda by, of, more: tree.Banded(
                (Decimal(0), Decimal("1000.5")), (Decimal("0.1"), Decimal("0.25")), by, of, *more
            ),
            st.sampled_from(MONEY[:2]),
            st.sampled_from(MONEY[:2]),
            st.sampled_from([(), ((Decimal("0.125"), Decimal("1000000.5")), (False, True))]),
        ),
    ),
    max_leaves=3,
)
CONDITIONS = st.one_of(
    st.builds(
        lambda ref, name, bound: tree.Compare(ref, name, bound),
        st.sampled_from([*MONEY, SALES]),
        st.one_of(OPERATORS, st.just("equals")),
        st.sampled_from(BOUNDS),
    ),
    st.builds(lambda of, name, bound: tree.CompareAmount(of, name, bound), AMOUNTS, OPERATORS, st.sampled_from(BOUNDS)),
    st.builds(
        lambda rate, name, bound: tree.CompareAmount(tree.Sum((tree.Scaled(rate, MONEY[0]), MONEY[1])), name, bound),
        RATES,
        OPERATORS,
        st.sampled_from(BOUNDS),
    ),
    st.builds(
        lambda of, name, bound, whole: tree.CompareAmount(of, name, bound, whole),
        st.sampled_from(MONEY),
        OPERATORS,
        st.sampled_from([Decimal("0.1"), Decimal("0.333333")]),
        st.sampled_from([MONEY[1], SALES]),
    ),
    st.sampled_from(BOUNDS[1:]).map(lambda bound: tree.FirstExceeds("sales", tree.Year(0), bound, "since", None)),
)
AWARDS = st.builds(
    award,
    st.one_of(st.just(tree.AllOf(())), CONDITIONS),
    AMOUNTS,
    cap=st.sampled_from([None, None, Decimal(20_000_000)]),
    own_share=st.sampled_from([Decimal(1), Decimal("0.7")]),
    rounding=st.sampled_from([None, None, *(Rounded(mode, Decimal("0.5")) for mode in ("down", "half_up", "up"))]),
)


def names_of(kinds: list[str]) -> st.SearchStrategy[list[str]]:
    """Return a data type for each column."""
    return st.lists(st.sampled_from(kinds), min_size=len(COLUMNS), max_size=len(COLUMNS))


def programme(conditions: list[Any], awards: list[CompiledAward], rule: str, contradictions: Any) -> CompiledProgramme:
    """Return a programme of two policies: one asks for conditions and pays awards, the other pays the first of them."""
    made = paying_of(awards, rule, [], contradictions)
    (policy,) = made.policies
    criteria = programme_of(conditions).policies[0].criteria
    other = replace(policy, stated=policy.stated.model_copy(update={"id": "other"}), awards=tuple(awards[:1]))
    return replace(made, policies=(replace(policy, criteria=criteria), other))


def number(pick: random.Random, kind: Any, signed: bool) -> Any:
    """Return a number that a data type holds, of any number of digits, often at a bound or beside it."""
    if pick.random() < 0.15:
        return None
    places = kind.scale if kind.is_decimal() else 0
    most = 10**kind.precision - 1 if kind.is_decimal() else min(MOST[kind], 10**38 - 1)
    found = int(pick.choice(BOUNDS).scaleb(places, EXACT)) + pick.choice([-1, 0, 1])
    if pick.random() < 0.6:
        found = pick.randrange(10 ** pick.randrange(1, 39))
    found = max(min(found, most), 0)
    found = -found if signed and kind not in (pl.UInt64,) and pick.random() < 0.3 else found
    return Decimal(found).scaleb(-places, EXACT) if kind.is_decimal() else found


def frame_of(rows: list[dict[Column, Any]], kinds: dict[Column, Any]) -> pl.DataFrame:
    """Return rows as a table with a number for each."""
    columns = [pl.Series(c.heading, [row[c] for row in rows], dtype=kinds[c]) for c in rows[0]]
    return pl.DataFrame(columns).with_row_index("row")


def in_duckdb(frame: pl.DataFrame) -> Any:
    """Return a table as a relation of DuckDB; whole numbers of 128 bits do not pass through Arrow."""
    wide = [name for name, kind in frame.schema.items() if kind == pl.Int128]
    passed = frame.with_columns(pl.col(wide).cast(pl.String)).to_arrow()
    relation = duckdb.from_arrow(passed)
    casts = ", ".join(f'"{name}"::HUGEINT as "{name}"' for name in wide)
    return relation.project(f"* replace ({casts})") if wide else relation


INTO = {**{name: into for name, (into, _) in ENGINES.items()}, "duckdb": in_duckdb}


def differences(
    compiled: CompiledProgramme, rows: list[dict[Column, Any]], said: list[dict[str, Any]]
) -> list[tuple[Any, ...]]:
    """Return where screened rows say what the evaluator does not; what they cannot say only large numbers excuse."""
    prepared = prepare_programme(compiled, 2021)
    found: list[tuple[Any, ...]] = []
    for row, told in zip(rows, said, strict=True):
        large = any(isinstance(v, int | Decimal) and v.copy_abs() >= LARGE for v in _numbers(row))
        determination = determine(prepared, profile_of(compiled, row), AS_OF)
        for outcome in determination.outcomes:
            name, wanted = outcome.id, outcome.outcome.value
            if told[name] == NOT_CALCULABLE and large:
                SEEN["not calculable"] += 1
                continue
            if told[name] != wanted and outcome.missing_exact:
                found.append((name, told[name], wanted, row))
            paid = outcome.entitlement.sum if told[name] in ("eligible", "refer") else None
            sums, wanted_sums = (told[f"{name} low"], told[f"{name} high"]), (None, None)
            if paid is not None:
                wanted_sums = (paid.low, paid.high)  # type: ignore[assignment]  # decimals
            if sums == (None, None) and large and paid is not None:
                SEEN["not paid"] += 1
            elif sums != wanted_sums and told[name] == wanted:
                found.append((name, sums, wanted_sums, row))
            SEEN["paid"] += paid is not None
        total = determination.combination.total
        if told["total low"] is None and large:
            SEEN["no total"] += 1
        elif (told["total low"], told["total high"]) != (total.low, total.high):
            found.append(("total", told["total low"], total, row))
    return found


def _numbers(row: dict[Column, Any]) -> list[Decimal]:
    return [Decimal(value) for value in row.values() if isinstance(value, int | Decimal)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "examples", "seen"),
    [
        ("polars", sized(150, small=30), ["paid", "no total"]),
        ("duckdb", sized(40, small=10), ["paid"]),
    ],
    ids=["polars", "duckdb"],
)
def test_every_row_is_what_the_evaluator_says_or_told_as_too_long(engine: str, examples: int, seen: list[str]) -> None:
    SEEN.clear()

    @settings(max_examples=examples, deadline=None, phases=PHASES)
    @given(
        st.builds(
            programme,
            st.lists(CONDITIONS, min_size=0, max_size=1),
            st.lists(AWARDS, min_size=1, max_size=2),
            st.sampled_from(["all", "highest", "last"]),
            st.sampled_from([(), CONTRADICTIONS[:1]]),
        ),
        st.one_of(names_of(USUAL), names_of(sorted(KINDS))),
        st.booleans(),
        st.integers(0, 10**6).map(random.Random),
    )
    def compare(compiled: CompiledProgramme, names: list[str], alike: bool, pick: random.Random) -> None:
        kinds = {c: KINDS[names[0] if alike else name] for c, name in zip(COLUMNS, names, strict=True)}
        rows = [
            {
                **{c: number(pick, kind, c.fact == "money_3") for c, kind in kinds.items()},
                Column("since"): pick.choice([None, date(2020, 5, 1), date(2021, 5, 1)]),
            }
            for _ in range(6)
        ]
        frame = frame_of(rows, {**kinds, Column("since"): pl.Date})
        try:
            result = screen(compiled, INTO[engine](frame), AS_OF, sums=True, ignore_unknown=True)
        except CannotScreen as refused:
            SEEN[str(refused.faults[0].params["reason"])] += 1
            return
        SEEN["screened"] += 1
        said = ENGINES[engine][1](result).sort("row").to_dicts()
        assert differences(compiled, rows, said) == []

    compare()
    # Or this would be a test of nothing.
    assert [each for each in seen if not often(SEEN[each], 0)] == []


def uncapped(amount: str, rest: str = "") -> lucidrule.Programme:
    """Return the model programme whose grant pays an amount as it is: neither capped nor rounded."""
    compiled = paying(amount, rest=rest).compiled
    awards = tuple(replace(award, cap=None, rounding=None) for award in compiled.policies[0].awards)
    return lucidrule.Programme(
        replace(compiled, policies=(replace(compiled.policies[0], awards=awards), *compiled.policies[1:]))
    )


def told(engine: str, compiled: lucidrule.Programme, frame: pl.DataFrame, **asked: Any) -> dict[str, list[Any]]:
    """Return what a frame says, by column."""
    whole = frame.with_columns(in_town=pl.lit(True)).with_row_index("row")
    found = ENGINES[engine][1](
        compiled.screen(INTO[engine](whole), as_of=AS_OF, policies=["grant"], ignore_unknown=True, **asked)
    )
    return found.sort("row").to_dict(as_series=False)


def amounts(places: int, *texts: str) -> pl.DataFrame:
    return pl.DataFrame({"profit": pl.Series([Decimal(text) for text in texts], dtype=pl.Decimal(38, places))})


BOTH = pytest.mark.parametrize("engine", ["polars", "duckdb"])


@BOTH
@pytest.mark.parametrize("places", range(1, 18))
def test_a_tenth_of_up_to_17_decimal_places_is_exact(engine: str, places: int) -> None:
    found = told(engine, uncapped("{rate: 10%, of: profit}"), amounts(places, "123456.5", "0", "0.1"), sums=True)
    assert found["grant low"] == found["grant high"] == [Decimal("12345.65"), Decimal(0), Decimal("0.01")]


@BOTH
@pytest.mark.parametrize("places", range(18, 38))
def test_a_tenth_of_more_decimal_places_is_refused_by_name(engine: str, places: int) -> None:
    with pytest.raises(CannotScreen) as refused:
        told(engine, uncapped("{rate: 10%, of: profit}"), amounts(places, "1.5"), sums=True)
    (fault,) = refused.value.faults
    assert (fault.params["name"], fault.params["reason"]) == ("grant", "@cannot:too-many-digits")


@BOTH
def test_a_sum_that_columns_hold_is_exact_and_one_that_they_do_not_is_told_as_such(engine: str) -> None:
    # A tenth has three decimal places, which leaves 34 digits before the point.
    frame = amounts(2, "1" + "0" * 32, "9" * 34 + ".99", "1" + "0" * 34 + ".01", "7")
    found = told(engine, uncapped("{rate: 10%, of: profit}"), frame, sums=True)
    assert found["grant"] == ["eligible"] * 4
    exact = [Decimal(10) ** 31, Decimal("9" * 33 + ".999"), None, Decimal("0.7")]
    assert found["grant low"] == found["grant high"] == exact


@BOTH
def test_a_total_without_a_sum_that_cannot_be_told_is_none(engine: str) -> None:
    programme = uncapped("{rate: 10%, of: profit}")
    grant = programme.compiled.policies[0]
    alone = lucidrule.Programme(replace(programme.compiled, policies=(grant,), interactions=()))
    found = told(engine, alone, amounts(2, "1" + "0" * 35 + ".01", "7"), sums=True)
    assert found["total low"] == found["total high"] == [None, Decimal("0.7")]


@BOTH
def test_a_sum_that_does_not_hang_on_a_number_too_long_is_exact(engine: str) -> None:
    second = ", when: {trade: craft}}\n    - {id: two, label: {zh: 二, en: two, ja: 二}, amount: 5, basis: assumed"
    frame = amounts(2, *["1" + "0" * 35 + ".01"] * 2).with_columns(trade=pl.Series(["craft", "retail"]))
    found = told(engine, uncapped("{rate: 10%, of: profit}", second), frame, sums=True)
    assert found["grant low"] == found["grant high"] == [None, Decimal(5)]


LABELLED = "label: {zh: 丙, en: c, ja: 丙}, basis: assumed"
NO_TURNOVER = pl.lit(0).alias("turnover 2021")
TENTH = "{sum: [{rate: 10%, of: profit}, {rate: 10%, of: turnover}]}"
CRITERION = "{id: c, " + LABELLED + ", when: {amount: {of: " + TENTH + ", at_least: 1}}}"


@BOTH
def test_a_verdict_that_hangs_on_a_number_too_long_is_told_as_such_and_nothing_is_missing(engine: str) -> None:
    frame = amounts(2, "1" + "0" * 35 + ".01", "9.99", "10").with_columns(NO_TURNOVER)
    found = told(engine, paying("1万", criteria=CRITERION), frame, missing=True, criteria=True)
    assert found["grant"] == ["not_calculable", "ineligible", "eligible"]
    assert found["grant missing"] == [None, "", ""]
    assert found["grant/c"] == ["not_calculable", "not_met", "met"]


@BOTH
def test_what_does_not_hang_on_a_number_too_long_is_told(engine: str) -> None:
    retail = CRITERION + ", {id: d, " + LABELLED + ", when: {trade: craft}}"
    frame = amounts(2, *["1" + "0" * 35 + ".01"] * 2).with_columns(NO_TURNOVER, trade=pl.Series(["retail", "craft"]))
    found = told(engine, paying("1万", criteria=retail), frame)
    assert found["grant"] == ["ineligible", "not_calculable"]


@BOTH
@pytest.mark.parametrize(
    ("condition", "kind", "values", "wanted"),
    [
        ("{at_least: 0.12345}", pl.Decimal(38, 2), [f"{10**35}.12", "0.12", "0.13"], [True, False, True]),
        ("{more_than: 0.12345}", pl.Decimal(38, 2), [f"{10**35}.12", "0.12", "0.13"], [True, False, True]),
        ("{at_most: 0.12345}", pl.Decimal(38, 2), [f"{10**35}.12", "0.12", "0.13"], [False, True, False]),
        ("{less_than: 0.12}", pl.Decimal(38, 2), ["0.11", "0.12"], [True, False]),
        ("{at_least: 1000亿}", pl.Decimal(9, 2), ["9999999.99"], [False]),
        ("{less_than: 1000亿}", pl.Decimal(9, 2), ["9999999.99"], [True]),
        ("{at_most: 18446744073709551614}", pl.UInt64, [2**64 - 1, 2**64 - 2], [False, True]),
        ("{at_least: 18446744073709551616}", pl.UInt64, [2**64 - 1], [False]),
        ("{at_least: 9223372036854775807.5}", pl.Int64, [2**63 - 1], [False]),
        ("{at_least: 99999999999999999999999999999999999999}", pl.Int128, [10**38 - 2, 10**38 - 1], [False, True]),
        ("{at_least: 0.1}", pl.Float32, [0.1, 0.09999999], [True, False]),
        ("{at_most: 0.1}", pl.Float32, [0.1, 0.10000001], [True, False]),
        ("{at_least: 0.10000000000000000001}", pl.Float64, [0.1, 0.2], [False, True]),
        ("{at_most: 0.10000000000000000001}", pl.Float64, [0.1, 0.2], [True, False]),
        ("{more_than: 0.09999999999999999999}", pl.Float64, [0.1, 0.0], [True, False]),
        ("{less_than: 0.09999999999999999999}", pl.Float64, [0.1, 0.0], [False, True]),
    ],
)
def test_a_bound_of_any_digits_compares_with_a_column_of_any_type(
    engine: str, condition: str, kind: Any, values: list[Any], wanted: list[bool]
) -> None:
    criterion = "{id: c, " + LABELLED + ", when: {profit: " + condition + "}}"
    given = pl.Series([Decimal(value) if isinstance(value, str) else value for value in values], dtype=kind)
    found = told(engine, paying("1万", criteria=criterion), pl.DataFrame({"profit": given}))
    assert [each == "eligible" for each in found["grant"]] == wanted


@BOTH
def test_a_whole_number_of_39_digits_is_no_value_of_a_fact(engine: str) -> None:
    criterion = "{id: c, " + LABELLED + ", when: {profit: {at_least: 0}}}"
    frame = pl.DataFrame({"profit": pl.Series([10**38, 10**38 - 1, -(10**38)], dtype=pl.Int128)})
    found = told(engine, paying("1万", criteria=criterion), frame, missing=True)
    assert found["grant"] == ["undetermined", "eligible", "undetermined"]
    assert found["grant missing"] == ["profit", "", "profit"]


@BOTH
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pl.Decimal(38, 2), pl.Decimal(38, 30)),
        (pl.Int128, pl.Decimal(38, 20)),
        (pl.Decimal(38, 1), pl.Decimal(9, 5)),
        (pl.UInt64, pl.Int64),
    ],
    ids=str,
)
def test_columns_of_two_types_contradict_each_other_by_their_values(engine: str, one: Any, other: Any) -> None:
    ref = tree.Ref("money_1")
    compiled = replace(programme_of([tree.Compare(ref, "at_least", Decimal(1))]), contradictions=CONTRADICTIONS[:1])
    parts, wholes = [3, 2, 2, 10**9], [2, 2, 3, 7]
    frame = pl.DataFrame({"money_0": pl.Series(parts).cast(one), "money_1": pl.Series(wholes).cast(other)})
    into, out = INTO[engine], ENGINES[engine][1]
    found = out(screen(compiled, into(frame.with_row_index("row")), AS_OF, missing=True, ignore_unknown=True)).sort(
        "row"
    )
    # What contradicts itself is not known.
    assert found["grant"].to_list() == ["undetermined", "eligible", "eligible", "undetermined"]


@BOTH
def test_years_in_columns_of_different_types_are_compared_each_for_itself(engine: str) -> None:
    first = tree.FirstExceeds("sales", tree.Year(0), Decimal("10.5"), "since", None)
    frame = pl.DataFrame(
        {
            "sales 2019": pl.Series([1, 1, 1], dtype=pl.Int64),
            "sales 2020": pl.Series([Decimal("10.6"), Decimal("10.5"), None], dtype=pl.Decimal(38, 30)),
            "sales 2021": pl.Series([11.5, 11.5, 11.5], dtype=pl.Float64),
            "since": [date(2019, 1, 1)] * 3,
        }
    ).with_row_index("row")
    found = ENGINES[engine][1](screen(programme_of([first]), INTO[engine](frame), AS_OF, ignore_unknown=True)).sort(
        "row"
    )
    assert found["grant"].to_list() == ["ineligible", "eligible", "undetermined"]


@pytest.mark.parametrize("condition", ["when", "amount"])
@pytest.mark.parametrize("reason", ["floats", "too-many-digits"])
def test_what_awards_ask_and_pay_is_refused_by_name_too(condition: str, reason: str) -> None:
    rate = "{rate: 0.000000000000000001, of: {rate: 0.00001, of: profit}}"
    when = ", when: {amount: {of: {sum: [100000000亿, turnover, " + rate + "]}, at_least: 1}}"
    programme = {"when": paying("1万", rest=when), "amount": paying(rate)}[condition]
    frame = pl.DataFrame({"in_town": [True], "profit": [{"floats": 0.5, "too-many-digits": Decimal("0.5")}[reason]]})
    with pytest.raises(CannotScreen) as refused:
        programme.screen(frame, as_of=AS_OF, policies=["grant"], sums=True)
    (fault,) = refused.value.faults
    assert (fault.params["name"], fault.params["reason"]) == ("grant", f"@cannot:{reason}")
    assert programme.screen(frame, as_of=AS_OF, policies=["grant"])["grant"].to_list() == ["eligible"]


def test_policies_whose_sums_have_no_unit_in_common_are_refused_together() -> None:
    made = uncapped("{rate: 0.000000000001, of: profit}").compiled
    grant = made.policies[0]
    large = replace(grant.awards[0], amount=tree.Literal_(Decimal(10) ** 30))
    other = replace(grant, stated=grant.stated.model_copy(update={"id": "other"}), awards=(large,))
    both = lucidrule.Programme(replace(made, policies=(grant, other), interactions=()))
    frame = pl.DataFrame({"in_town": [True], "profit": pl.Series([Decimal(1)], dtype=pl.Decimal(38, 6))})
    assert both.screen(frame, as_of=AS_OF, policies=["grant"], sums=True)["grant low"].to_list() == [Decimal("1e-12")]
    with pytest.raises(CannotScreen) as refused:
        both.screen(frame, as_of=AS_OF, sums=True)
    assert [fault.params["name"] for fault in refused.value.faults] == ["grant", "other"]


def test_decimals_of_76_digits_are_taken_where_they_fit_and_refused_where_they_do_not() -> None:
    programme = paying("1万", criteria=CRITERION)

    def table(value: str) -> Any:
        profit = pyarrow.array([Decimal(value)], pyarrow.decimal256(76, 2))
        return pyarrow.table({"in_town": [True], "profit": profit, "remarks of ours": profit})

    found = programme.screen(table("10.00"), as_of=AS_OF, policies=["grant"], ignore_unknown=True)
    assert found["grant"].to_pylist() == ["eligible"]
    assert found["remarks of ours"].type == pyarrow.decimal256(76, 2)
    with pytest.raises(WrongColumn):
        programme.screen(table("1" + "0" * 40), as_of=AS_OF, policies=["grant"], ignore_unknown=True)


@pytest.mark.parametrize(
    "profit",
    [pyarrow.array([Decimal(1500), None], pyarrow.decimal128(10, -2)), pyarrow.array([1500, None], pyarrow.int32())],
    ids=["hundreds", "int32"],
)
def test_numbers_of_arrow_are_what_they_say(profit: Any) -> None:
    table = pyarrow.table({"in_town": [True, True], "profit": profit})
    found = uncapped("{rate: 10%, of: profit}").screen(table, as_of=AS_OF, policies=["grant"], sums=True)
    assert found["grant low"].to_pylist() == [Decimal(150), Decimal(0)]


def test_numbers_of_pandas_that_no_whole_number_of_arrow_holds_are_exact() -> None:
    frame = pandas.DataFrame({"in_town": [True, True], "profit": [10**30, 5]})
    found = uncapped("{rate: 10%, of: profit}").screen(frame, as_of=AS_OF, policies=["grant"], sums=True)
    assert list(found["grant low"]) == [Decimal(10) ** 29, Decimal("0.5")]


def test_decimals_of_76_digits_in_a_file_are_refused_by_name(tmp_path: Path) -> None:
    profit = pyarrow.array([Decimal("1.5")], pyarrow.decimal256(76, 2))
    parquet.write_table(pyarrow.table({"in_town": [True], "profit": profit}), tmp_path / "t.parquet")
    with pytest.raises(WrongColumn) as refused:
        paying("1万").screen(pl.scan_parquet(tmp_path / "t.parquet"), as_of=AS_OF, policies=["grant"])
    assert refused.value.faults[0].params["name"] == "profit"


def test_what_policies_that_exclude_each_other_ask_for_is_refused_as_theirs() -> None:
    made = lucidrule.load().compiled
    stated, _ = made.interactions[0]
    grant = paying("{rate: 0.1, of: profit}").compiled.policies[0]
    profit = tree.Ref("profit", kind="money", signed=True)
    more = tree.Scaled(Decimal("1E-23"), tree.GreatestOf((tree.Literal_(Decimal(0)), profit)))
    tiny = tree.CompareAmount(tree.Sum((profit, more)), "at_least", Decimal(1))
    other = replace(grant, stated=grant.stated.model_copy(update={"id": "other"}))
    rule = (stated.model_copy(update={"policies": ("grant", "other")}), tiny)
    facts = paying("1万").compiled
    rivals = lucidrule.Programme(replace(facts, policies=(grant, other), interactions=(rule,)))
    frame = pl.DataFrame({"in_town": [True], "profit": [Decimal("0.5")]})
    with pytest.raises(CannotScreen) as refused:
        rivals.screen(frame, as_of=AS_OF, sums=True)
    (fault,) = refused.value.faults
    assert (fault.params["name"], fault.params["reason"]) == ("interactions", "@cannot:too-many-digits")


def test_no_float_stands_for_a_number_of_more_digits_than_floats_have() -> None:
    when = "when: {profit: {equals: 0.12345678901234567890123}}, basis: assumed"
    programme = paying("1万", criteria="{id: one, label: {zh: 一, en: one, ja: 一}, " + when + "}")
    frame = pl.DataFrame({"in_town": [True] * 2, "profit": [0.12345678901234568, 1.0]})
    assert programme.screen(frame, as_of=AS_OF, policies=["grant"])["grant"].to_list() == ["ineligible"] * 2


@BOTH
def test_whether_an_award_applies_that_hangs_on_a_number_too_long_is_told_by_no_sum(engine: str) -> None:
    # The award comes to nothing either way, so its ends agree; but where it does not apply, there is no sum at all.
    when = ", when: {amount: {of: {sum: [profit, {rate: 0.1, of: {greatest_of: [0, profit]}}]}, at_most: 0}}"
    found = told(engine, uncapped("0", when), amounts(17, "9" * 21 + ".5", "-1", "1"), sums=True)
    assert (found["grant"], found["grant low"], found["grant high"]) == (
        ["eligible"] * 3,
        [None, 0, None],
        [None, 0, None],
    )
