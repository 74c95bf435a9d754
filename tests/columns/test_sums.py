"""What policies pay: columns say what the evaluator says, of generated awards and by hand."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import strategies as st
from often import often
from small_form import sized
from table_agreement import AS_OF, ENGINES, frame_of
from table_awards import ALWAYS, CONTRADICTIONS, amounts, award, cell, compare_awards, paying_of
from table_programmes import CONDITIONS, NEW, NUMBERS, PRICE, WORDS
from table_rows import columns_of, profile_of

from lucidrule.columns.frame import screen
from lucidrule.compile.compiled import CompiledProgramme, Rounded
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.model.programme import Interaction


def awards_of(of_record: bool) -> Any:
    refs = st.sampled_from([PRICE, *NUMBERS] if of_record else NUMBERS)
    return st.builds(
        award,
        st.one_of(st.just(ALWAYS), CONDITIONS, *([st.just(NEW)] if of_record else [])),
        st.one_of(amounts(refs), amounts(refs), amounts(refs), st.none()),
        by_review=st.sampled_from([False] * 9 + [True]),
        cap=st.sampled_from([None, None, Decimal(12)]),
        own_share=st.sampled_from([Decimal(1), Decimal("0.3")]),
        rounding=st.sampled_from([None, None, *(Rounded(mode, Decimal("0.5")) for mode in ("down", "half_up", "up"))]),
    )


@pytest.mark.slow
@pytest.mark.parametrize("each", [[], [NEW]], ids=["company", "records"])
def test_what_generated_awards_come_to(each: list[Any]) -> None:
    seen = compare_awards("polars", awards_of(bool(each)), st.just(each), sized(40, small=14))
    # What it cannot say is the smaller part, or this would be a test of nothing.
    assert often(seen["can"], sum(seen[name] for name in seen if name != "paid") / 5)
    assert often(seen["paid"], 0)


@pytest.mark.slow
@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "polars"])
@pytest.mark.parametrize("each", [[], [NEW]], ids=["company", "records"])
def test_what_generated_awards_come_to_in_other_engines(engine: str, each: list[Any]) -> None:
    assert compare_awards(engine, awards_of(bool(each)), st.just(each), sized(6, small=2))


def excluding(rules: list[tuple[list[str], Any]], number: int = 4) -> CompiledProgramme:
    """Return a programme of policies that exclude each other: a flag decides on each, and each pays a fact."""
    made = paying_of([], "all", [])
    (one,) = made.policies
    policies = []
    for at in range(number):
        stated = one.stated.model_copy(update={"id": f"p{at}"})
        asked = (replace(one.criteria[0], condition=flag(at % 4)),)
        paid = (
            award(ALWAYS, tree.Ref(f"money_{at % 4}", at_most=Decimal(12)) if at != 2 else tree.Literal_(Decimal(10))),
        )
        policies.append(replace(one, stated=stated, criteria=asked, awards=paid))
    interactions = tuple(
        (Interaction(id=f"r{at}", effect="highest_only", policies=names, label=WORDS, basis="assumed"), condition)
        for at, (names, condition) in enumerate(rules)
    )
    return replace(made, policies=tuple(policies), interactions=interactions)


def flag(n: int) -> tree.Compare:
    return tree.Compare(tree.Ref(f"flag_{n}"), "equals", True)


COUNTED = tree.Compare(tree.Ref("count"), "at_least", 10)
HAPPENED = tree.Compare(tree.Ref("event_0"), "happened", True)
JUDGED = tree.Judgement("p")
# An amount that neither grows nor falls with its fact.
COUNT = tree.Ref("count")
_FALLS = tree.Sum((tree.Literal_(Decimal(9)), tree.Scaled(Decimal(-1), COUNT)))
UNSAID = tree.CompareAmount(tree.LeastOf((COUNT, _FALLS)), "at_least", Decimal(5))


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [(["p0", "p1"], ALWAYS)],
        [(["p0", "p1", "p2", "p3"], COUNTED)],
        [(["p0", "p1"], COUNTED), (["p1", "p2"], HAPPENED)],
        [(["p0", "p1"], COUNTED), (["p2", "p3"], JUDGED), (["p0"], ALWAYS), (["p0", "p2"], tree.AnyOf(()))],
        [(["p0", "p1"], ALWAYS), (["p1", "p2"], COUNTED), (["p2", "p3"], ALWAYS)],
    ],
    ids=["none", "two", "all", "chain", "apart", "long"],
)
def test_what_may_be_granted_together(rules: list[tuple[list[str], Any]]) -> None:
    compiled = excluding(rules)
    prepared, columns = prepare_programme(compiled, 2021), columns_of(compiled, years=(2021,), records=0)
    pick = random.Random(len(rules))
    rows = [{c: cell(pick, str(getattr(declared, "type", ""))) for c, declared in columns.items()} for _ in range(300)]
    for row in rows:
        # Most policies are granted, or there would be little to choose from.
        row |= {c: True for c in columns if c.fact.startswith("flag") and pick.random() < 0.7}
    found = screen(compiled, frame_of(columns, rows), AS_OF, sums=True, ignore_unknown=True)
    totals = [determine(prepared, profile_of(compiled, row), AS_OF).combination.total[:2] for row in rows]
    said = zip(rows, found["total low"], found["total high"], totals, strict=True)
    assert [each for each in said if each[1:3] != each[3]] == []
    assert len(set(totals)) > 20


def test_of_two_that_exclude_each_other_the_greater_is_granted() -> None:
    compiled = excluding([(["p0", "p1"], COUNTED)])
    known = {f"flag_{n}": [True] * 5 for n in (0, 1)} | {f"flag_{n}": [False] * 5 for n in (2, 3)}
    amounts = {"money_0": [7, 9, 9, 9, None], "money_1": [5, 5, 5, 12, 12], "count": [9, 10, None, 10, 10]}
    found = screen(compiled, pl.DataFrame(known | amounts), AS_OF, sums=True)
    # Nine workers exclude nothing, ten do; of nine or ten nobody knows. No amount is above 12.
    assert found["total low"].to_list() == [12, 9, 9, 12, 12]
    assert found["total high"].to_list() == [12, 9, 14, 12, 12]


@pytest.mark.parametrize(
    ("rules", "flags", "count", "wanted"),
    [
        # Both rules wait for the same fact, and each has two policies that are eligible.
        ([(["p0", "p1"], COUNTED), (["p2", "p3"], COUNTED)], "1111", None, (None, None)),
        ([(["p0", "p1"], COUNTED), (["p2", "p3"], COUNTED)], "1111", 10, (19, 19)),
        # One of the rules has nothing to exclude: nine and ten, with five or without.
        ([(["p0", "p1"], COUNTED), (["p2", "p3"], COUNTED)], "1110", None, (19, 24)),
        # Both wait for an answer.
        ([(["p0", "p1"], JUDGED), (["p2", "p3"], tree.Not(JUDGED))], "1111", 10, (None, None)),
        ([(["p0", "p1"], JUDGED), (["p2", "p3"], tree.Not(JUDGED))], "1010", 10, (19, 19)),
        # A rule that formulas cannot say.
        ([(["p0", "p2"], UNSAID)], "1010", 10, (None, None)),
        ([(["p0", "p2"], UNSAID)], "0110", 10, (15, 15)),
    ],
)
def test_what_is_tied_together_in_too_many_ways_is_not_told_where_it_matters(
    rules: list[tuple[list[str], Any]], flags: str, count: int | None, wanted: tuple[Any, Any]
) -> None:
    known = {f"flag_{at}": [each == "1"] for at, each in enumerate(flags)}
    frame = pl.DataFrame({**known, "count": [count], "money_0": [9], "money_1": [5], "money_3": [1]})
    found = screen(excluding(rules), frame, AS_OF, sums=True)
    assert found.select("total low", "total high").row(0) == wanted


def test_of_more_policies_than_are_tried_two_leave_no_total() -> None:
    everyone = excluding([([f"p{at}" for at in range(5)], ALWAYS)], 5)
    frame = pl.DataFrame({f"flag_{at}": [at == 2, at in (1, 2), False] for at in range(4)})
    found = screen(everyone, frame, AS_OF, sums=True)
    assert found["total low"].to_list() == [10, None, 0]
    # What some of them pay by themselves can be said.
    found = screen(everyone, pl.DataFrame({"flag_2": [True]}), AS_OF, policies=["p2"], sums=True)
    assert found.columns == ["flag_2", "p2", "p2 low", "p2 high"]
    assert found["p2 low"].to_list() == [10]


def test_of_two_awards_one_of_which_must_apply_the_least_is_due() -> None:
    many, few = COUNTED, tree.Compare(tree.Ref("count"), "less_than", 10)
    awards = [award(many, tree.Literal_(Decimal(200))), award(few, tree.Literal_(Decimal(100)))]
    found = screen(paying_of(awards, "highest", []), pl.DataFrame({"count": [None, 10, 9]}), AS_OF, sums=True)
    assert found["grant low"].to_list() == [100, 200, 100]
    assert found["grant high"].to_list() == [200, 200, 100]


def test_a_part_whose_whole_the_table_does_not_have_is_bounded_by_nothing() -> None:
    compiled = paying_of([award(ALWAYS, tree.Ref("money_0"))], "all", [], CONTRADICTIONS)
    found = screen(compiled, pl.DataFrame({"money_0": [7, None]}), AS_OF, sums=True)
    assert found["grant low"].to_list() == [7, 0]
    assert found["grant high"].to_list() == [7, None]


def test_years_of_what_is_rated_by_the_band_of_another_fact() -> None:
    scheduled = tree.Scheduled((Decimal("0.5"),), "event_0", tree.Ref("money_0"))
    banded = award(ALWAYS, tree.Banded((Decimal(5),), (Decimal(1),), tree.Ref("money_1"), scheduled))
    known = {"money_1": [4, 5, None], "money_0": [10] * 3, "event_0": [date(2021, 5, 1)] * 3}
    found = screen(paying_of([banded], "all", []), pl.DataFrame(known), AS_OF, sums=True)
    assert found["grant low"].to_list() == [0, 5, 0]
    assert found["grant high"].to_list() == [0, 5, 5]
    within = tree.Banded(
        (Decimal(0), Decimal(10)), (Decimal("0.1"), Decimal(1)), tree.Ref("money_1"), tree.Ref("money_1")
    )
    nested = award(ALWAYS, tree.Banded((Decimal(5),), (Decimal("0.5"),), tree.Ref("money_1"), within))
    found = screen(paying_of([nested], "all", []), pl.DataFrame(known), AS_OF, sums=True)
    # Half of a tenth from 5 on, half of it all from 10 on, without an end.
    assert found["grant low"].to_list() == [0, Decimal("0.25"), 0]
    assert found["grant high"].to_list() == [0, Decimal("0.25"), None]


def test_where_nothing_can_be_due_nothing_is_said() -> None:
    nothing = screen(paying_of([], "all", []), pl.DataFrame({"count": [1]}), AS_OF, sums=True)
    assert nothing.select("grant", "grant low", "grant high", "total low").row(0) == ("eligible", None, None, 0)
    # Of a list that the table does not have nothing is known, also how many there are.
    paid = [award(ALWAYS, PRICE)]
    listed = screen(paying_of(paid, "all", [NEW]), pl.DataFrame({"count": [1]}), AS_OF, sums=True)
    assert listed.select("grant", "grant low", "total low").row(0) == ("undetermined", None, 0)
    empty = screen(paying_of(paid, "all", [NEW]), pl.DataFrame({"items": [0]}), AS_OF, sums=True)
    assert empty.select("grant", "grant low", "total low").row(0) == ("ineligible", None, 0)


@pytest.mark.parametrize("missing", [True, False], ids=["with what is missing", "outcomes only"])
def test_before_the_first_day_nothing_is_due(missing: bool) -> None:
    early = screen(excluding([]), pl.DataFrame({"flag_0": [True]}), date(2000, 1, 1), sums=True, missing=missing)
    assert early.select("p0", "p0 low", "total low").row(0) == ("not_in_force", None, 0)
