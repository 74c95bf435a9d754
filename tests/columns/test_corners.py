"""Corners of formulas over columns that generated conditions seldom meet, each against the evaluator or by hand."""

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from table_agreement import AS_OF, agree, frame_of
from table_programmes import FACTS, LIST, NEW, PRICE, VALUES, programme_of
from table_rows import columns_of, profile_of

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.fast.many import Fast
from lucidrule.kernel import tree

POINT = tree.Judgement("p")


def flag(n: int, truth: bool = True) -> tree.Compare:
    return tree.Compare(tree.Ref(f"flag_{n}"), "equals", truth)


def money(n: int, signed: bool = False) -> tree.Ref:
    return tree.Ref(f"money_{n}", signed=signed)


def less(amount: tree.Amount) -> tree.Amount:
    return tree.Scaled(Decimal(-1), amount)


def listing(conditions: list[Any], each: list[Any]) -> CompiledProgramme:
    """Return a programme of one policy that asks for conditions, and for one record that meets all of `each`."""
    made = programme_of(conditions)
    (policy,) = made.policies
    stated = policy.stated.model_copy(update={"for_each": "items"})
    listed = tuple(
        replace(
            policy.criteria[0], condition=condition, stated=policy.criteria[0].stated.model_copy(update={"id": f"e{n}"})
        )
        for n, condition in enumerate(each)
    )
    return replace(made, policies=(replace(policy, stated=stated, each=tuple(listed)),), facts={**FACTS, "items": LIST})


TWICE = tree.AnyOf((tree.AllOf((POINT, NEW)), tree.AllOf((tree.Not(POINT), flag(0)))))
EITHER = tree.AnyOf((tree.AllOf((flag(0), NEW)), tree.AllOf((flag(0, False), tree.Not(NEW)))))
LISTED: dict[str, tuple[list[Any], list[Any]]] = {
    "a sum of a part": ([flag(1)], [tree.CompareAmount(tree.Sum((PRICE, money(0))), "at_least", Decimal(15))]),
    "a share of parts": ([flag(1)], [NEW, tree.CompareAmount(money(0), "at_most", Decimal("0.5"), PRICE)]),
    "both ways of a flag": ([flag(1)], [EITHER]),
    "a flag of the company too": ([tree.AnyOf((flag(0), flag(1)))], [tree.AnyOf((tree.Not(flag(0)), NEW))]),
    "a point both ways": ([tree.AnyOf((POINT, flag(0)))], [tree.AnyOf((tree.Not(POINT), NEW))]),
    "a point twice in one": (
        [flag(1)],
        [tree.AnyOf((tree.AllOf((POINT, NEW)), tree.AllOf((tree.Not(POINT), flag(0)))))],
    ),
}


@pytest.mark.parametrize("name", LISTED)
def test_what_records_and_company_have_in_common(name: str) -> None:
    compiled = listing(*LISTED[name])
    prepared, columns = prepare_programme(compiled, 2021), columns_of(compiled, years=(2021,), records=2)
    read = {c for c in columns if c.fact in ("flag_0", "flag_1", "money_0", "items")}
    pick, rows = random.Random(7), []
    for _ in range(250):
        kinds = {c: str(getattr(declared, "type", "")) for c, declared in columns.items()}
        row = {c: pick.choice([None, *VALUES.get(kinds[c], [0, 1, 2])]) if c in read else None for c in columns}
        rows.append({c: int(value) if type(value) is Decimal else value for c, value in row.items()})
    found = screen(compiled, frame_of(columns, rows), AS_OF, criteria=True, ignore_unknown=True)
    profiles, fast = [profile_of(compiled, row) for row in rows], Fast(prepared, AS_OF)
    judged = [outcome.outcome.value for each in profiles for outcome in determine(prepared, each, AS_OF).outcomes]
    quick = [fast.outcomes(profile)[0].value for profile in profiles]
    said = zip(rows, found["grant"], judged, quick, strict=True)
    assert [(row, *outcomes) for row, *outcomes in said if len(set(outcomes)) > 1] == []
    assert len(set(found["grant"])) > 2


def outcomes(conditions: list[Any], **columns: Any) -> list[str]:
    found: list[str] = screen(programme_of(conditions), pl.DataFrame(columns), AS_OF)["grant"].to_list()
    return [each[:3] for each in found]


def refusal(conditions: list[Any], each: list[Any] | None = None) -> str:
    compiled = programme_of(conditions) if each is None else listing(conditions, each)
    with pytest.raises(lucidrule.CannotScreen) as error:
        screen(compiled, pl.DataFrame({"flag_0": [True]}), AS_OF)
    (fault,) = error.value.faults
    return str(fault.params["reason"]).removeprefix("@cannot:")


def test_amounts_that_do_not_turn_one_way_are_refused() -> None:
    years = tree.Scheduled((Decimal("0.5"),), "event_0", money(0))
    assert refusal([tree.CompareAmount(years, "at_least", Decimal(1))]) == "arithmetic"
    assert refusal([flag(0)], [tree.CompareAmount(years, "at_least", Decimal(1))]) == "arithmetic"
    # A whole above zero, in what is no sum: which end counts differs by row.
    capped = tree.GreatestOf((tree.Sum((tree.Literal_(Decimal(20)), less(money(0)))), tree.Literal_(Decimal(-10))))
    assert refusal([tree.CompareAmount(capped, "at_least", Decimal(1), money(0))]) == "arithmetic"
    # One fact, up and down in turn.
    up_and_down = tree.Sum((tree.LeastOf((money(0), tree.Literal_(Decimal(9)))), less(money(0))))
    assert refusal([tree.CompareAmount(up_and_down, "at_least", Decimal(0))]) == "arithmetic"


@pytest.mark.parametrize(
    ("number", "other"),
    [(money(2, True), money(3, True)), (tree.Ref("balance", signed=True, kind="count"), money(0))],
    ids=["money", "count"],
)
def test_opposite_directions_of_a_number_without_ends_are_refused(number: tree.Ref, other: tree.Ref) -> None:
    gap = tree.Sum((number, less(other)))
    rest = tree.Sum((less(number), tree.Scaled(Decimal(2), other)))
    assert refusal([tree.CompareAmount(each, "at_least", Decimal(0)) for each in (gap, rest)]) == "facts-asked-twice"


RISING = tree.Banded((Decimal(0), Decimal(10)), (Decimal("0.5"), Decimal(1)), money(0), money(0))


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        (RISING, ["ineligible", "eligible", "undetermined"]),
        (tree.Sum((tree.Literal_(Decimal(20)), less(money(0)))), ["eligible", "eligible", "undetermined"]),
        (tree.LeastOf((money(0), tree.Literal_(Decimal(11)))), ["ineligible", "eligible", "undetermined"]),
        (tree.GreatestOf((money(0), tree.Literal_(Decimal(4)))), ["ineligible", "eligible", "undetermined"]),
    ],
    ids=["a rising rate", "what is taken away", "a cap", "a floor"],
)
def test_every_kind_of_arithmetic_of_one_company(amount: tree.Amount, wanted: list[str]) -> None:
    # By hand: of 9 and 10, at least 10; with nothing known.
    compiled = programme_of([tree.AtLeast(1, (flag(3), tree.CompareAmount(amount, "at_least", Decimal(10))))])
    fast = Fast(prepare_programme(compiled, 2021), AS_OF)
    known: list[dict[Any, Any]] = [{("money_0", None): Decimal(n)} for n in (9, 10)]
    found = [fast.functions.outcomes({("flag_3", None): False, **values}, {})[0] for values in (*known, {})]
    assert [each.value for each in found if each is not None] == wanted


def test_more_cases_than_the_bound_are_refused() -> None:
    # Each amount decides by another flag, in both ways: more cells than are looked at.
    values = [tree.Compare(money(0), "equals", Decimal(n)) for n in range(120)]
    mixed = [tree.AllOf((value, flag(n % 4, n % 3 == 0))) for n, value in enumerate(values)]
    assert refusal([tree.AnyOf(tuple(mixed))]) == "facts-asked-twice"


def test_a_share_decides_between_two_facts() -> None:
    many = tree.Compare(tree.Ref("share"), "at_least", Decimal("0.1"))
    between = tree.AnyOf((tree.AllOf((many, flag(0))), tree.AllOf((tree.Not(many), flag(1)))))
    known = {
        "share": [0.1, 0.09, None, None],
        "flag_0": [True, True, True, False],
        "flag_1": [False, False, True, True],
    }
    assert outcomes([between], **known) == ["eli", "ine", "eli", "und"]


def test_numbers_without_a_least_or_a_greatest() -> None:
    less_than_half = tree.CompareAmount(
        tree.Ref("balance", signed=True, kind="count"), "at_most", Decimal("0.5"), money(0)
    )
    balance = tree.Compare(tree.Ref("balance"), "at_least", 10)
    known = {"balance": [10, 9, None, 10], "money_0": [20, 20, 19, None]}
    # Ten of twenty are half; of nineteen ten are more; of nobody knows what, perhaps.
    assert outcomes([less_than_half, balance], **known) == ["eli", "ine", "ine", "und"]
    signed = tree.CompareAmount(tree.Sum((money(3, True), money(0))), "less_than", Decimal(0))
    assert outcomes([signed], money_3=[-5, None, -5], money_0=[4, 4, None]) == ["eli", "und", "und"]


def test_of_one_amount_the_least_and_the_greatest_is_itself() -> None:
    one = tree.GreatestOf((tree.LeastOf((tree.Sum((money(0), money(1))),)),))
    both = {"money_0": [4, 5, None], "money_1": [5, 5, 20]}
    assert outcomes([tree.CompareAmount(one, "at_least", Decimal(10))], **both) == ["ine", "eli", "eli"]


def test_a_first_crossing_of_a_year_that_the_table_does_not_have() -> None:
    first = tree.FirstExceeds("sales", tree.Year(0), Decimal(10), "since", None)
    compiled = programme_of([first])
    prepared = prepare_programme(compiled, 2021)
    frame = pl.DataFrame({"sales 2020": [11, 9, None]}).with_columns(since=pl.lit(AS_OF.replace(year=2019)))
    columns = columns_of(compiled, years=(2020,), records=0)
    rows = [{c: row.get(c.heading) for c in columns} for row in frame.to_dicts()]
    found = screen(compiled, frame, AS_OF)["grant"].to_list()
    assert [each for each in zip(found, rows, strict=True) if not agree(each[0], prepared, each[1], VALUES)] == []
