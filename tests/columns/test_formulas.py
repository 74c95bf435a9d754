"""Generated conditions: formulas over columns say what the evaluator says, or say that they cannot."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from table_agreement import ENGINES, agree, frame_of, told
from table_programmes import CONDITIONS, FACTS, VALUES, programme_of
from table_rows import columns_of, missing_names, profile_of
from town import paying

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.columns.headings import shape_of
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.formulas.plan import plan
from lucidrule.kernel import tree
from lucidrule.values.day_values import NEVER_DAY

AS_OF = date(2022, 6, 30)
SEEN: Counter[str] = Counter()


def rows_of(draw: Any, compiled: Any) -> tuple[dict[Any, Any], list[dict[Any, Any]]]:
    columns = columns_of(compiled, years=(2020, 2021), records=0)
    rows = []
    for _ in range(draw.draw(st.integers(1, 12))):
        row = {}
        for column, declared in columns.items():
            kind = str(getattr(declared, "type", ""))
            found = draw.draw(st.sampled_from([None, None, *VALUES[kind]]))
            if isinstance(found, Decimal):
                found = float(found) if kind in ("share", "number") else int(found)
            if isinstance(found, frozenset):
                found = sorted(found)
            row[column] = NEVER_DAY if found == "never" else found
        rows.append(row)
    return columns, rows


def disagreements(conditions: list[Any], draw: st.DataObject, engine: str) -> list[tuple[Any, ...]]:
    """Return drawn rows of which columns and evaluator say another thing; none where columns say that they cannot."""
    compiled = programme_of(conditions)
    columns, rows = rows_of(draw, compiled)
    found = plan(compiled, AS_OF, shape_of(columns)).policies[0]
    SEEN[found.cannot or "can"] += 1
    if found.both is None:
        return []
    frame: Any = frame_of(columns, rows)
    # Amounts with places, as tables have them.
    frame = frame.with_columns(pl.col("money_1").cast(pl.Decimal(38, 4)), pl.col("money_2").cast(pl.Float64))
    into, out = ENGINES[engine]
    screened = screen(compiled, into(frame), AS_OF, missing=found.read_once, criteria=True, ignore_unknown=True)
    prepared = prepare_programme(compiled, 2021)
    differ: list[tuple[Any, ...]] = []
    for row, said in zip(rows, map(told, out(screened).sort("row").to_dicts()), strict=True):
        (outcome,) = determine(prepared, profile_of(compiled, row), AS_OF).outcomes
        if not agree(said["grant"], prepared, row, VALUES):
            differ.append((outcome.outcome, said["grant"], row))
        if found.read_once and outcome.missing_exact:
            missing = missing_names(outcome.missing, 2020)
            differ += [(missing, said["grant missing"], row)] if said["grant missing"] != missing else []
    return differ


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_formulas_say_what_the_evaluator_says(engine: str) -> None:
    SEEN.clear()

    @settings(max_examples=sized(250, small=60) if engine == "polars" else sized(40, small=10), deadline=None)
    @given(st.lists(CONDITIONS, min_size=1, max_size=3), st.data())
    def compare(conditions: list[Any], draw: st.DataObject) -> None:
        assert disagreements(conditions, draw, engine) == []

    compare()
    # What it cannot say is the smaller part, or this would be a test of nothing.
    assert often(SEEN["can"], sum(SEEN.values()) / 3)


def refusal(conditions: list[Any], missing: bool = False) -> str:
    compiled = programme_of(conditions)
    frame = pl.DataFrame({"flag_0": [True]})
    with pytest.raises(lucidrule.CannotScreen) as error:
        screen(compiled, frame, AS_OF, missing=missing)
    (fault,) = error.value.faults
    assert fault.code == "cannot-screen"
    return str(fault.params["reason"]).removeprefix("@cannot:")


def flag(n: int, truth: bool = True) -> tree.Compare:
    return tree.Compare(tree.Ref(f"flag_{n}"), "equals", truth)


def money(n: int, signed: bool = False) -> tree.Ref:
    return tree.Ref(f"money_{n}", signed=signed)


def test_what_formulas_cannot_say_is_refused_with_the_reason() -> None:
    # Each helps one amount and harms the other, so that neither end of a cell is the worst for both.
    more = tree.CompareAmount(tree.Sum((money(0), tree.Scaled(Decimal(-1), money(1)))), "at_least", Decimal(5))
    less = tree.CompareAmount(tree.Sum((money(0), tree.Scaled(Decimal(-2), money(1)))), "at_most", Decimal(5))
    assert refusal([more, less]) == "facts-asked-twice"
    falling = tree.Banded((Decimal(0), Decimal(10)), (Decimal("0.5"), Decimal("0.1")), money(0), money(0))
    assert refusal([tree.CompareAmount(falling, "at_least", Decimal(4))]) == "arithmetic"
    points = [tree.AnyOf((tree.AllOf((flag(0), p)), tree.AllOf((flag(1), tree.Not(p))))) for p in judgements("pqrs")]
    assert refusal(points) == "open-point-both-ways"


def judgements(names: str) -> list[tree.Judgement]:
    return [tree.Judgement(name) for name in names]


def outcomes_of(conditions: list[Any], **columns: Any) -> list[str]:
    frame = pl.DataFrame(columns)
    found: list[str] = screen(programme_of(conditions), frame, AS_OF)["grant"].to_list()
    return [each[:3] for each in found]


def test_what_two_answers_settle_together_is_settled() -> None:
    # Whatever the flag, and whatever the answer.
    by_flag = tree.AnyOf((tree.AllOf((flag(0), flag(1))), tree.AllOf((flag(0, False), flag(2)))))
    known = {
        "flag_0": [None, None, None, True],
        "flag_1": [True, True, False, None],
        "flag_2": [True, False, False, True],
    }
    assert outcomes_of([by_flag], **known) == ["eli", "und", "ine", "und"]
    (point,) = judgements("p")
    either = tree.AnyOf((tree.AllOf((flag(0), point)), tree.AllOf((flag(1), tree.Not(point)))))
    known = {"flag_0": [True, True, False, None], "flag_1": [True, False, False, True]}
    assert outcomes_of([either], **known) == ["eli", "ref", "ine", "und"]


def test_a_share_at_and_beside_its_bound_and_of_a_whole_of_zero() -> None:
    share = tree.CompareAmount(money(0), "at_least", Decimal("0.03"), money(1))
    parts, wholes = [2, 3, 4, 0, 0, None, 3, None], [100, 100, 100, 0, None, 0, None, 100]
    assert outcomes_of([share], money_0=parts, money_1=wholes) == [
        "ine",
        "eli",
        "eli",
        "ref",
        "und",
        "ref",
        "und",
        "und",
    ]
    # With at least 100 of the whole, 2 are too few whatever the whole is, and 3 are not.
    large = tree.Compare(money(1), "at_least", Decimal(100))
    assert outcomes_of([share, large], money_0=[2, 3, None], money_1=[None, None, 99]) == ["ine", "und", "ine"]


def test_of_a_share_that_any_whole_above_zero_settles_the_whole_alone_is_missing() -> None:
    # Two parts that come to more than zero are some share of any whole; of a whole of zero there is none.
    share = tree.CompareAmount(tree.Sum((money(1), money(2))), "at_least", Decimal(0), money(0), "p")
    columns = {"money_0": [None, None, 3, 3], "money_1": [None, None, None, None], "money_2": [5, None, None, 5]}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))
    found = screen(programme_of([share]), frame, AS_OF, missing=True)
    assert found["grant missing"].to_list() == ["money_0", "money_0; money_1; money_2", "money_1; money_2", ""]


def test_growth_reads_one_fact_on_both_sides() -> None:
    new, old = tree.Ref("sales", tree.Year(0)), tree.Ref("sales", tree.Year(-1))
    growth = tree.CompareAmount(tree.Sum((new, tree.Scaled(Decimal(-1), old))), "at_least", Decimal("0.1"), old)
    sales = {"sales 2021": [109, 110, 111, 5, None], "sales 2020": [100, 100, 100, 0, 100]}
    assert outcomes_of([growth], **sales) == ["ine", "eli", "eli", "ref", "und"]


def test_a_sum_is_settled_as_soon_as_what_is_missing_cannot_turn_it() -> None:
    rising = tree.Sum((money(0), tree.Scaled(Decimal("0.5"), money(1))))
    known = {"money_0": [19, 20, None, None], "money_1": [None, None, 40, 1]}
    assert outcomes_of([tree.CompareAmount(rising, "at_least", Decimal(20))], **known) == ["und", "eli", "eli", "und"]
    capped = tree.LeastOf((money(0), tree.Literal_(Decimal(10))))
    assert outcomes_of([tree.CompareAmount(capped, "at_most", Decimal(10))], money_0=[None, 30]) == ["eli", "eli"]


def test_days_are_compared_with_each_other_and_never_lies_before_none() -> None:
    earlier = tree.Compare(tree.Ref("event_0"), "less_than", tree.Ref("day"))
    day = date(2020, 5, 1)
    events = [date(2020, 4, 30), day, NEVER_DAY, None, NEVER_DAY]
    found = outcomes_of([earlier], event_0=events, day=[day, day, day, day, None])
    assert found == ["eli", "ine", "ine", "und", "ine"]


def test_several_choices_are_lists_and_what_is_none_of_them_is_not_known() -> None:
    some = tree.Compare(tree.Ref("several"), "includes_any", frozenset({"one", "two"}))
    both = tree.Compare(tree.Ref("several"), "includes_all", frozenset({"one", "two"}))
    lists = [["one"], ["two", "one"], ["Île-de-France"], [], None, ["one", "onne"], ["one", "one"]]
    assert outcomes_of([some], several=lists) == ["eli", "eli", "ine", "ine", "und", "und", "eli"]
    assert outcomes_of([both], several=lists) == ["ine", "eli", "ine", "ine", "und", "und", "ine"]
    frame = pl.DataFrame({"several": [None, ["one"]]}, schema={"several": pl.List(pl.String)})
    assert screen(programme_of([some]), frame, AS_OF, missing=True)["grant missing"].to_list() == ["several", ""]


def test_amounts_are_calculated_exactly_or_not_at_all() -> None:
    tenth = tree.CompareAmount(money(0), "at_least", Decimal("0.1"), money(1))
    # As floats 0.1 × 3 is more than 0.3.
    exact = {"money_0": pl.Series(["0.3"]).cast(pl.Decimal(38, 1)), "money_1": pl.Series([3])}
    assert outcomes_of([tenth], **exact) == ["eli"]
    huge = 10**25
    assert outcomes_of([tenth], money_0=[1], money_1=pl.Series([huge]).cast(pl.Decimal(38, 0))) == ["ine"]
    with pytest.raises(lucidrule.CannotScreen) as error:
        outcomes_of([tenth], money_0=[0.3], money_1=[3])
    assert error.value.faults[0].params["reason"] == "@cannot:floats"
    small = tree.CompareAmount(money(0), "at_least", Decimal("1e-24"), money(1))
    with pytest.raises(lucidrule.CannotScreen) as error:
        outcomes_of([small], money_0=[1], money_1=[3])
    assert error.value.faults[0].params["reason"] == "@cannot:too-many-digits"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_holds_nothing_at_all_is_not_known(engine: str) -> None:
    frame = pl.DataFrame({"flag_0": [None, None], "money_0": [None, None]})
    assert frame.schema["flag_0"] == pl.Null
    condition = tree.AllOf((flag(0), tree.Compare(money(0), "at_least", Decimal(1))))
    into, out = ENGINES[engine]
    found = out(screen(programme_of([condition]), into(frame), AS_OF, missing=True))
    assert found["grant"].to_list() == ["undetermined"] * 2
    assert {*found["grant missing"]} == {"flag_0; money_0"}


def test_one_fact_in_two_places_is_said_but_not_what_is_missing() -> None:
    # Whatever the second flag: the first decides, so that the second can turn nothing.
    absorbed = tree.AllOf((tree.AnyOf((flag(0), flag(1))), flag(0)))
    assert refusal([absorbed], missing=True) == "facts-asked-twice"
    frame = pl.DataFrame(
        {"flag_0": [None, True, False], "flag_1": [None, None, True]},
        schema_overrides={"flag_0": pl.Boolean, "flag_1": pl.Boolean},
    )
    found = screen(programme_of([absorbed]), frame, AS_OF)
    assert found["grant"].to_list() == ["undetermined", "eligible", "ineligible"]


def test_what_holds_whatever_a_fact_is_needs_no_fact() -> None:
    always = tree.AnyOf(
        (
            tree.Compare(tree.Ref("money_0"), "at_least", Decimal(10)),
            tree.Compare(tree.Ref("money_0"), "less_than", Decimal(10)),
        )
    )
    domain = tree.Compare(tree.Ref("money_1"), "at_least", Decimal(0))
    frame = pl.DataFrame({"flag_0": [None, True]}, schema={"flag_0": pl.Boolean})
    assert screen(programme_of([always, domain]), frame, AS_OF)["grant"].to_list() == ["eligible"] * 2


@pytest.mark.parametrize("kind", [pl.Int64, pl.Float64, pl.Decimal(38, 2), pl.UInt64, pl.Int32])
def test_each_type_of_number_at_and_beside_its_bound(kind: Any) -> None:
    condition = tree.Compare(tree.Ref("money_0"), "at_least", Decimal(10))
    frame = pl.DataFrame({"money_0": [9, 10, 11, None]}).select(pl.col("money_0").cast(kind))
    wanted = ["ineligible", "eligible", "eligible", "undetermined"]
    assert screen(programme_of([condition]), frame, AS_OF)["grant"].to_list() == wanted


@pytest.mark.parametrize(
    ("operator", "bound", "wanted"),
    [
        ("at_least", "10.5", ["ine", "eli", "eli", "und"]),
        ("more_than", "10.5", ["ine", "eli", "eli", "und"]),
        ("at_most", "10.5", ["eli", "ine", "ine", "und"]),
        ("less_than", "10.5", ["eli", "ine", "ine", "und"]),
        ("equals", "10.5", ["ine", "ine", "ine", "und"]),
        ("at_least", "9223372036854775807", ["ine", "ine", "eli", "und"]),
        ("at_least", "9223372036854775808", ["ine", "ine", "ine", "und"]),
        ("at_most", "9223372036854775808", ["eli", "eli", "eli", "und"]),
        ("equals", "9223372036854775808", ["ine", "ine", "ine", "und"]),
        ("at_least", "99999999999999999999999999999999999999", ["ine", "ine", "ine", "und"]),
        ("at_most", "99999999999999999999999999999999999999", ["eli", "eli", "eli", "und"]),
        ("equals", "99999999999999999999999999999999999999", ["ine", "ine", "ine", "und"]),
        # Below the domain: nothing is left to know.
        ("less_than", "-1", ["ine", "ine", "ine", "ine"]),
        ("at_least", "-99999999999999999999999999999999999999", ["eli", "eli", "eli", "eli"]),
    ],
)
def test_bounds_between_whole_numbers_and_beyond_what_a_column_holds(
    operator: Any, bound: str, wanted: list[str]
) -> None:
    condition = tree.Compare(tree.Ref("money_0"), operator, Decimal(bound))
    assert outcomes_of([condition], money_0=[10, 11, 2**63 - 1, None]) == wanted


def test_what_is_no_number_or_cannot_be_is_not_known() -> None:
    at_least = tree.Compare(tree.Ref("money_0"), "at_least", Decimal(10))
    odd = [float("nan"), float("inf"), float("-inf"), -1.0, 10.0]
    found = screen(programme_of([at_least]), pl.DataFrame({"money_0": odd}), AS_OF)["grant"].to_list()
    assert found == ["undetermined"] * 4 + ["eligible"]
    field = tree.Compare(tree.Ref("choice_0"), "is_one_of", ("one",))
    frame = pl.DataFrame({"choice_0": ["one", "two", "four", ""]})
    wanted = ["eligible", "ineligible", "undetermined", "undetermined"]
    assert screen(programme_of([field]), frame, AS_OF)["grant"].to_list() == wanted
    assert screen(programme_of([field]), frame.cast(pl.Categorical), AS_OF)["grant"].to_list() == wanted
    count = tree.Compare(tree.Ref("count"), "at_least", 12)
    assert screen(programme_of([count]), pl.DataFrame({"count": [11, 12, 13]}), AS_OF)["grant"].to_list() == [
        "ineligible",
        "eligible",
        "undetermined",
    ]


@pytest.mark.slow
def test_long_chains_are_no_trouble() -> None:
    many = tree.AllOf(tuple(flag(n % 4) for n in range(1_000)))
    frame = pl.DataFrame({f"flag_{n}": [True] for n in range(4)})
    assert screen(programme_of([many]), frame, AS_OF)["grant"].to_list() == ["eligible"]
    tiers = tree.AllOf(tuple(tree.Compare(tree.Ref("money_0"), "more_than", Decimal(n)) for n in range(600)))
    relation = duckdb.from_arrow(pl.DataFrame({"money_0": [599, 600]}).to_arrow())
    assert [row[-1] for row in screen(programme_of([tiers]), relation, AS_OF).fetchall()] == ["ineligible", "eligible"]


def test_a_programme_with_arithmetic_and_sets_is_screened_as_a_table_all_the_same(tmp_path: Any) -> None:
    from lucidrule.tables.job import Job

    share = "{share: {of: local_purchases, in: turnover, at_least: 50%}}"
    criteria = f"{{id: c, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {share}}}"
    programme = paying("1万", criteria=criteria)
    (tmp_path / "t.csv").write_text(
        "in_town,local_purchases 2021,turnover 2021\nyes,50,100\nyes,49.99,100\nyes,,100\nyes,0,0\n"
    )
    job = Job(programme.compiled, (str(tmp_path / "t.csv"),), tmp_path / "r.csv", AS_OF, policies=("grant",), lang="en")
    job.run(lambda *_: None)
    outcomes = pl.read_csv(tmp_path / "r.csv")[:, 3].to_list()
    assert outcomes == ["Eligible", "Not eligible", "Undetermined", "Refer to the authority"]


def test_facts_of_the_generator_are_all_kinds_that_columns_hold() -> None:
    assert {fact.type for fact in FACTS.values()} == set(VALUES)
