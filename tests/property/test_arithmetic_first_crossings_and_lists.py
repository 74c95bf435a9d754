"""The exact pass against enumeration, for arithmetic, first crossings and lists of records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_form import sized

from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.evaluate.evaluate import evaluate, prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settled, Settling
from lucidrule.kernel import missing as missing_facts
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing, apart
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact, Part

WORDS = Text(zh="x", en="x", ja="x")


def money(**more: Any) -> Fact:
    return Fact(type="money", group="g", label=WORDS, question=WORDS, **more)


DECLARED = {
    "a": money(),
    "b": money(),
    "flag": Fact(type="flag", group="g", label=WORDS, question=WORDS),
    "revenue": money(yearly=True),
    "founded": Fact(type="date", group="g", label=WORDS, question=WORDS),
    "products": Fact(
        type="records",
        group="g",
        label=WORDS,
        question=WORDS,
        parts={
            "local": Part(type="flag", label=WORDS, question=WORDS),
            "price": Part(type="money", label=WORDS, question=WORDS),
        },
    ),
}


def facts_of(values: dict[Any, Any], records: dict[str, Any] | None = None) -> Facts:
    keyed = {key if isinstance(key, tuple) else (key, None): value for key, value in values.items()}
    return Facts(Profile(CompanyHeader(), keyed, records or {}, frozenset()), date(2022, 6, 30), 2021)


def settled(node: Any, facts: Facts) -> Settled:
    settling = Settling(DECLARED)
    return settling.settle(settling.condition(evaluate(node, facts), facts), frozenset())


def outcome_of(truths: set[bool]) -> str:
    """What both answers to every open point come to."""
    return "refer" if len(truths) == 2 else "met" if True in truths else "not met"


# What both answers come to, by the answers to each question.
Truths = dict[tuple[bool, ...], bool]


def mattering(points: Sequence[str], truths: Iterable[Truths]) -> set[str]:
    """Return the open points of which the answer alone changes one of several truths; several questions may be one."""
    return {
        point
        for by_answers in truths
        for picked, found in by_answers.items()
        for at, point in enumerate(points[: len(picked)])
        if by_answers[(*picked[:at], not picked[at], *picked[at + 1 :])] != found
    }


def check(found: Settled, outcomes: set[str], missing: set[Missing], points: set[str]) -> None:
    assert found.points is not None
    assert found.points >= points
    assert found.points == points or not found.exact
    expected = {frozenset({"met"}): MET, frozenset({"not met"}): NOT_MET}.get(frozenset(outcomes), UNKNOWN)
    if found.exact:
        assert (found.verdict, set(found.missing)) == (expected, missing)
    else:
        # A superset is sound: it may wait for more than it needs, never for less, and settles nothing wrongly.
        assert found.verdict in (UNKNOWN, expected)
        assert found.missing >= missing


# Factors are 1 or 2 and bounds whole, so every threshold of one unknown is a multiple of ½, and between two of them
# lies a multiple of ¼: the grid has a point in every cell.
GRID = [Fraction(n, 4) for n in range(45)]
linear = st.lists(
    st.builds(
        lambda by, name: tree.Scaled(Decimal(by), tree.Ref(name)), st.sampled_from([1, 2, -1]), st.sampled_from("ab")
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda part: part.amount,
).map(lambda parts: tree.Sum(tuple(parts)))
piecewise = st.one_of(
    linear,
    st.builds(lambda part, cap: tree.LeastOf((part, tree.Literal_(Decimal(cap)))), linear, st.sampled_from([3, 6])),
    st.builds(lambda part: tree.GreatestOf((part, tree.Literal_(Decimal(2)))), linear),
    st.builds(
        lambda name, fixed, above: tree.Banded(
            (Decimal(2), Decimal(5)), (Decimal(1), Decimal(2)), tree.Ref(name), tree.Ref(name), fixed, above
        ),
        st.sampled_from("ab"),
        st.sampled_from([(), (Decimal(0), Decimal(3)), (Decimal(2), Decimal(1))]),
        st.sampled_from([(), (False, True), (True, True)]),
    ),
)
operators = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
comparisons = st.one_of(
    st.builds(
        lambda of, op, bound, point: tree.CompareAmount(of, op, Decimal(bound), None, point),
        piecewise,
        operators,
        st.sampled_from([0, 2, 5]),
        st.sampled_from([None, "p"]),
    ),
    st.builds(
        lambda op, bound: tree.CompareAmount(tree.Ref("a"), op, Decimal(bound), tree.Ref("b")),
        operators,
        st.sampled_from(["0.5", "1", "2"]),
    ),
)
conditions = st.recursive(
    st.one_of(comparisons, st.just(tree.Compare(tree.Ref("flag"), "equals", True))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: tree.AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: tree.AnyOf(tuple(parts))),
        inner.map(tree.Not),
    ),
    max_leaves=3,
)


def number(amount: Any, values: dict[str, Any]) -> Fraction:
    match amount:
        case tree.Ref(fact=fact):
            return Fraction(values[fact])
        case tree.Literal_(value=value):
            return Fraction(value)
        case tree.Scaled(by=by, amount=inner):
            return Fraction(by) * number(inner, values)
        case tree.Sum(parts=parts):
            return sum((number(part, values) for part in parts), Fraction(0))
        case tree.LeastOf(parts=parts):
            return min(number(part, values) for part in parts)
        case tree.GreatestOf(parts=parts):
            return max(number(part, values) for part in parts)
    place, (from_2, from_5) = number(amount.by, values), amount.above or (False, False)
    of, (low, high) = number(amount.amount, values), map(Fraction, amount.fixed or (0, 0))
    if place > 5 or (place == 5 and not from_5):
        return 2 * of + high
    return of + low if place > 2 or (place == 2 and not from_2) else Fraction(0)


def truth(node: Any, values: dict[str, Any], answers: dict[str, bool]) -> bool:
    match node:
        case tree.AllOf(parts=parts):
            return all(truth(part, values, answers) for part in parts)
        case tree.AnyOf(parts=parts):
            return any(truth(part, values, answers) for part in parts)
        case tree.Not(part=part):
            return not truth(part, values, answers)
        case tree.Compare(ref=ref, operand=operand):
            return bool(values[ref.fact] == operand)
    left, right = number(node.of, values), Fraction(node.bound)
    if node.whole is not None:
        whole = number(node.whole, values)
        if whole == 0:
            return answers["share-of-zero"]
        left = left / whole
    if left == right and node.open_point is not None:
        return answers[node.open_point]
    return {"at_least": left >= right, "more_than": left > right, "at_most": left <= right, "less_than": left < right}[
        node.operator
    ]


def enumerated(node: Any, known: dict[str, Any]) -> tuple[set[str], set[Missing], set[str]]:
    domains: dict[str, list[Any]] = {"a": GRID, "b": GRID, "flag": [True, False]}
    gaps = [name for name in domains if name not in known]
    points = ("p", "share-of-zero")
    answers = {picked: dict(zip(points, picked, strict=True)) for picked in product((True, False), repeat=2)}
    table, truths = {}, []
    for picked in product(*(domains[name] for name in gaps)):
        values = {**known, **dict(zip(gaps, picked, strict=True))}
        truths.append({way: truth(node, values, answer) for way, answer in answers.items()})
        table[picked] = outcome_of(set(truths[-1].values()))
    missing = {Missing(name) for at, name in enumerate(gaps) if turns(table, at)}
    return set(table.values()), missing, mattering(points, truths)


def turns(table: dict[tuple[Any, ...], str], at: int) -> bool:
    """Return whether the value at one place alone turns the outcome, under some values at the other places."""
    lines: dict[Any, set[str]] = {}
    for picked, outcome in table.items():
        lines.setdefault(picked[:at] + picked[at + 1 :], set()).add(outcome)
    return any(len(line) > 1 for line in lines.values())


@pytest.mark.slow
@settings(max_examples=sized(100, small=20), deadline=None)
@given(
    conditions,
    st.fixed_dictionaries(
        {},
        optional={
            "a": st.sampled_from([Decimal(n) for n in (0, 2, 3, 7)]),
            "b": st.sampled_from([Decimal(n) for n in (0, 1, 4, 5)]),
            "flag": st.booleans(),
        },
    ),
)
def test_arithmetic_is_settled_as_the_enumeration_of_a_grid_settles_it(node: Any, known: dict[str, Any]) -> None:
    check(settled(node, facts_of(known)), *enumerated(node, known))


def test_growth_over_two_unknown_years_waits_for_both_and_is_exact() -> None:
    new, old = (tree.Ref("revenue", tree.Year(at)) for at in (0, -1))
    grown = tree.Sum((new, tree.Scaled(Decimal(-1), old)))
    found = settled(tree.CompareAmount(grown, "at_least", Decimal("0.2"), old), facts_of({}))
    assert (found.missing, found.exact) == (frozenset({Missing("revenue", 2021), Missing("revenue", 2020)}), True)


def test_a_threshold_that_is_no_decimal_is_still_found() -> None:
    three_a = tree.Scaled(Decimal(3), tree.Ref("a"))
    node = tree.AllOf(
        (
            tree.CompareAmount(three_a, "more_than", Decimal(10)),
            tree.CompareAmount(three_a, "less_than", Decimal(10)),
        )
    )
    assert settled(node, facts_of({})).verdict is NOT_MET
    # 3a = 10 holds for no decimal a, so "not more and not less" cannot be.
    neither = tree.AllOf(tuple(tree.Not(part) for part in node.parts))
    assert settled(neither, facts_of({})).verdict is NOT_MET


# Figures are known from 2018 on at most; 2017 stands for all the years before, of which any may have passed the bound.
YEARS = range(2017, 2022)
AMOUNTS = [Decimal(5), Decimal(10), Decimal(15)]


# Whether 10 exceeds 10: it does not, a person can tell, it does.
AT_BOUND = [(None, False), ("p", False), (None, True)]


def first_exceeds(values: dict[Any, Any], known: dict[Any, Any], answer: bool) -> bool:
    """10 is passed in 2021 for the first time since the founding; a year whose figure is known existed."""

    def passed(year: int) -> bool:
        value = values["revenue", year]
        return bool(answer) if value == 10 else bool(value > 10)

    founded = values["founded", None].year
    earlier = [year for year in YEARS if year < 2021 and (("revenue", year) in known or year >= founded)]
    return founded <= 2021 and passed(2021) and not any(passed(year) for year in earlier)


def history(figures: dict[Any, Any], founded: date | None) -> dict[Any, Any]:
    """Return what is known; a figure from before the founding contradicts it and is refused when a file is read."""
    if founded is None:
        return figures
    return {key: value for key, value in figures.items() if key[1] >= founded.year} | {("founded", None): founded}


def nothing_else(values: dict[Any, Any]) -> bool:
    return True


def all_histories(
    known: dict[Any, Any],
    at_bound: tuple[str | None, bool],
    more: Callable[[dict[Any, Any]], bool] = nothing_else,
) -> tuple[set[str], set[Missing], set[str]]:
    """Return what a first crossing in 2021, with `more` of the same history, comes to in all of them, and what can turn
    it."""
    domains: dict[Any, list[Any]] = {("revenue", year): AMOUNTS for year in YEARS}
    domains["founded", None] = [date(year, 5, 1) for year in range(2017, 2023)]
    gaps = [key for key in domains if key not in known]
    table, truths, (point, reaches) = {}, [], at_bound
    answers = (True, False) if point else (reaches,)
    for picked in product(*(domains[key] for key in gaps)):
        values = {**known, **dict(zip(gaps, picked, strict=True))}
        found: Truths = {(answer,): first_exceeds(values, known, answer) and more(values) for answer in answers}
        truths.append(found)
        table[picked] = outcome_of(set(found.values()))
    start = min([year for name, year in known if name == "revenue" and year < 2021] or [2021])
    missing = set()
    for name, year in [key for at, key in enumerate(gaps) if turns(table, at)]:
        early = ("founded", None) not in known and year is not None and year < start
        missing.add(Missing(name, through=start - 1) if early else Missing(name, year or 0))
    return set(table.values()), missing, mattering([point] if point else [], truths)


@pytest.mark.slow
@settings(max_examples=sized(150, small=35), deadline=None)
@given(
    st.fixed_dictionaries({}, optional={("revenue", year): st.sampled_from(AMOUNTS) for year in range(2018, 2022)}),
    st.sampled_from([None, *(date(year, 5, 1) for year in range(2017, 2023))]),
    st.sampled_from(AT_BOUND),
)
def test_first_crossings_are_settled_as_the_enumeration_of_all_histories(
    figures: dict[Any, Any], founded: date | None, at_bound: tuple[str | None, bool]
) -> None:
    known = history(figures, founded)
    node = tree.FirstExceeds("revenue", tree.Year(0), Decimal(10), "founded", *at_bound)
    check(settled(node, facts_of(known)), *all_histories(known, at_bound))


def enough_before(at_least: Decimal | None) -> tuple[tree.Condition, ...]:
    if at_least is None:
        return ()
    return (tree.Compare(tree.Ref("revenue", tree.Year(-1)), "at_least", at_least),)


@pytest.mark.slow
@settings(max_examples=sized(150, small=35), deadline=None)
@given(
    st.fixed_dictionaries({}, optional={("revenue", year): st.sampled_from(AMOUNTS) for year in range(2018, 2022)}),
    st.sampled_from([None, *(date(year, 5, 1) for year in range(2017, 2023))]),
    st.sampled_from(AT_BOUND),
    st.sampled_from([None, Decimal(10), Decimal(15)]),
)
def test_years_that_stand_together_are_settled_as_each_by_itself(
    figures: dict[Any, Any], founded: date | None, at_bound: tuple[str | None, bool], at_least: Decimal | None
) -> None:
    # Where the founding is not known, the year before already stands among "every year up to".
    assume(founded is not None or at_least is None)
    known = history(figures, founded)
    crossing = tree.FirstExceeds("revenue", tree.Year(0), Decimal(10), "founded", *at_bound)
    # The year before may stand among others there, and is asked for by itself here.
    node = tree.AllOf((crossing, *enough_before(at_least)))
    with patch.object(missing_facts, "YEARS", range(2000, 2010)), patch.object(missing_facts, "_MOST_APART", 1):
        found = settled(node, facts_of(known))
    wanted = all_histories(known, at_bound, lambda values: at_least is None or values["revenue", 2020] >= at_least)
    check(replace(found, missing=apart(found.missing)), *wanted)


LOCAL = tree.Compare(tree.Ref("local", part=True), "equals", True)
DEAR = tree.Compare(tree.Ref("price", part=True), "at_least", Decimal(10))
PRICES = [Decimal(5), Decimal(10)]
PER_RECORD: list[tuple[Any, ...]] = [
    (LOCAL,),
    (LOCAL, DEAR),
    (tree.AnyOf((LOCAL, DEAR)),),
    (LOCAL, tree.Judgement("p")),
    (tree.AnyOf((DEAR, tree.Judgement("p"))), tree.Not(LOCAL)),
]
records = st.fixed_dictionaries({}, optional={"local": st.booleans(), "price": st.sampled_from(PRICES)})


def record_truth(node: Any, record: dict[str, Any], answer: bool) -> bool:
    match node:
        case tree.AnyOf(parts=parts):
            return any(record_truth(part, record, answer) for part in parts)
        case tree.Not(part=part):
            return not record_truth(part, record, answer)
        case tree.Judgement():
            return answer
        case tree.Compare(ref=ref, operator="equals"):
            return bool(record[ref.fact])
    return bool(record["price"] >= 10)


def list_truths(judged: tuple[Any, ...], listed: list[dict[str, Any]]) -> Truths:
    """Some record meets all; each record has an answer of its own to the open point."""
    truths = {}
    for answers in product((True, False), repeat=len(listed)):
        met = [all(record_truth(c, record, a) for c in judged) for record, a in zip(listed, answers, strict=True)]
        truths[answers] = any(met)
    return truths


EVERY_RECORD = [{"local": local, "price": price} for local, price in product((True, False), PRICES)]


def any_list(judged: tuple[Any, ...]) -> tuple[set[str], set[Missing], set[str]]:
    """Enumerate the lists of which nothing is known, of up to two records."""
    truths = [list_truths(judged, list(some)) for n in range(3) for some in product(EVERY_RECORD, repeat=n)]
    outcomes = {outcome_of(set(each.values())) for each in truths}
    return outcomes, {Missing("products")} if len(outcomes) > 1 else set(), mattering("pp", truths)


def completed_lists(judged: tuple[Any, ...], known: list[dict[str, Any]]) -> tuple[set[str], set[Missing], set[str]]:
    """Enumerate the lists of which parts of records are not known."""
    gaps = [(at, part) for at, record in enumerate(known) for part in ("local", "price") if part not in record]
    domain: dict[str, list[Any]] = {"local": [True, False], "price": PRICES}
    table, truths = {}, []
    for picked in product(*(domain[part] for _, part in gaps)):
        listed = [dict(record) for record in known]
        for (at, part), value in zip(gaps, picked, strict=True):
            listed[at][part] = value
        truths.append(list_truths(judged, listed))
        table[picked] = outcome_of(set(truths[-1].values()))
    turning = [gap for at, gap in enumerate(gaps) if turns(table, at)]
    missing = {Missing("products", record=index + 1, part=part) for index, part in turning}
    return set(table.values()), missing, mattering("p" * len(known), truths)


def test_of_two_shares_the_one_fact_that_can_turn_them_is_missing() -> None:
    # Above zero, `a` is some share of any `b`, and with the revenue more than nothing of itself: the second one fails.
    # At zero both shares wait for what a share of nothing is, whatever the others are.
    a, b, revenue = tree.Ref("a"), tree.Ref("b"), tree.Ref("revenue", tree.Year(0))
    some = tree.CompareAmount(a, "at_least", Decimal(0), b)
    none = tree.CompareAmount(tree.Sum((a, revenue)), "at_most", Decimal(0), a)
    found = settled(tree.AllOf((some, none)), facts_of({}))
    assert (found.verdict, found.missing, found.exact) == (UNKNOWN, frozenset({Missing("a")}), True)


def settled_list(judged: tuple[Any, ...], records: dict[str, Any]) -> Settled:
    settling = Settling(DECLARED)
    facts = facts_of({}, records)
    evaluators = tuple(prepare(condition, facts.assessment) for condition in judged)
    return settling.settle(settling.records("products", evaluators, facts), frozenset())


@pytest.mark.parametrize("judged", PER_RECORD, ids=range(len(PER_RECORD)))
def test_a_list_that_is_not_known_is_settled_as_the_enumeration_of_all_lists(judged: tuple[Any, ...]) -> None:
    check(settled_list(judged, {}), *any_list(judged))


@pytest.mark.slow
@settings(max_examples=sized(150, small=35), deadline=None)
@given(st.sampled_from(PER_RECORD), st.lists(records, max_size=2))
def test_lists_are_settled_as_the_enumeration_of_their_records(
    judged: tuple[Any, ...], known: list[dict[str, Any]]
) -> None:
    check(settled_list(judged, {"products": tuple(known)}), *completed_lists(judged, known))
