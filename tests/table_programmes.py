"""Generated programmes of a few conditions, over every kind of fact that columns can hold."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from town import paying

from lucidrule.compile.compiled import CompiledCriterion, CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact, Part

WORDS = Text(zh="x", en="x", ja="x")


def _fact(kind: Any, **more: Any) -> Fact:
    return Fact(type=kind, group="g", label=WORDS, question=WORDS, **more)


# Several of each kind, so that conditions also read facts once.
FACTS = {
    **{f"flag_{n}": _fact("flag") for n in range(4)},
    **{f"money_{n}": _fact("money", negative=n == 2) for n in range(3)},
    "money_3": _fact("money", negative=True),
    "several": _fact("choices", choices={"one": WORDS, "two": WORDS, "Île-de-France": WORDS}),
    "share": _fact("share", at_most="100%"),
    "count": _fact("count", at_most=12),
    "balance": _fact("count", negative=True),
    **{f"choice_{n}": _fact("choice", choices={"one": WORDS, "two": WORDS, "Île-de-France": WORDS}) for n in range(2)},
    **{f"event_{n}": _fact("event") for n in range(2)},
    "measure": _fact("number", negative=True, decimals=1, unit=WORDS),
    "day": _fact("date"),
    "text": _fact("text"),
    "sales": _fact("money", yearly=True),
    "since": _fact("date"),
}
# A list, and what is asked of its records.
LIST = Fact(
    type="records",
    group="g",
    label=WORDS,
    question=WORDS,
    parts={
        "price": Part(type="money", label=WORDS, question=WORDS),
        "new": Part(type="flag", label=WORDS, question=WORDS),
    },
)
PRICE = tree.Ref("price", part=True)
NEW = tree.Compare(tree.Ref("new", part=True), "equals", True)
POINTS = ("p", "q", "r")
DAYS = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 5, 1), date(2021, 12, 31), date(2022, 6, 30), date(2022, 7, 1)]
VALUES: Mapping[str, list[Any]] = {
    "flag": [True, False],
    "money": [Decimal(n) for n in (0, 9, 10, 11, 20, 25)],
    "share": [Decimal(n) for n in ("0", "0.1", "0.2", "1")],
    "number": [Decimal(n) for n in ("-2.5", "0", "0.3", "10", "10.5")],
    "count": [0, 9, 10, 11, 12],
    "choice": ["one", "two", "Île-de-France"],
    "choices": [frozenset(), frozenset({"one"}), frozenset({"one", "Île-de-France"})],
    "event": ["never", *DAYS],
    "date": DAYS,
    "text": ["x", "y"],
}
_NUMERIC = st.sampled_from(["at_least", "more_than", "at_most", "less_than", "equals"])
_NAMES = {kind: [name for name, fact in FACTS.items() if fact.type == kind and not fact.yearly] for kind in VALUES}


def _compare(name: str, operator: Any, operand: Any, point: str | None = None) -> tree.Compare:
    return tree.Compare(tree.Ref(name), operator, operand, point)


LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.builds(_compare, st.sampled_from(_NAMES["flag"]), st.just("equals"), st.booleans()),
    st.builds(
        _compare,
        st.sampled_from(_NAMES["money"]),
        _NUMERIC,
        st.sampled_from([Decimal(0), Decimal(10), Decimal(20), Decimal("10.5"), Decimal(10**30)]),
        st.sampled_from([None, None, "p", "q"]),
    ),
    st.builds(_compare, st.just("share"), _NUMERIC, st.sampled_from([Decimal("0.1"), Decimal(1), Decimal(2)])),
    st.builds(_compare, st.just("measure"), _NUMERIC, st.sampled_from([Decimal("-2.5"), Decimal("0.3"), Decimal(10)])),
    st.builds(_compare, st.sampled_from(["count", "balance"]), _NUMERIC, st.sampled_from([10, 12])),
    st.builds(
        lambda name, names: _compare(name, "is_one_of", tuple(names)),
        st.sampled_from(_NAMES["choice"]),
        st.lists(st.sampled_from(VALUES["choice"]), min_size=1, max_size=3, unique=True),
    ),
    st.builds(_compare, st.just("text"), st.just("equals"), st.sampled_from(["x", "z"])),
    st.just(_compare("text", "is_one_of", ("x", "z"))),
    st.just(_compare("event_0", "equals", tree.NEVER)),
    st.builds(
        lambda name, year: tree.Compare(
            tree.Ref(name), "within_years", (tree.Year(year, False), tree.Year(2021, False))
        ),
        st.sampled_from([*_NAMES["event"], "day"]),
        st.sampled_from([2020, 2021]),
    ),
    st.builds(
        _compare,
        st.sampled_from([*_NAMES["event"], "day"]),
        st.sampled_from(["at_least", "more_than", "at_most", "less_than"]),
        st.sampled_from([date(2020, 1, 1), tree.AsOf()]),
    ),
    st.builds(_compare, st.sampled_from(_NAMES["event"]), st.just("happened"), st.booleans()),
    st.builds(
        lambda bounds, at: tree.AnyOf(
            tuple(tree.FirstExceeds("sales", tree.Year(0), Decimal(bound), "since", *at) for bound in bounds)
        ),
        st.lists(st.sampled_from([10, 20]), min_size=1, max_size=2, unique=True),
        st.sampled_from([(None,), ("r",), (None, True)]),
    ),
    st.sampled_from(POINTS[:2]).map(tree.Judgement),
)
# Of facts that columns hold exactly; the third may be below zero.
NUMBERS = [
    tree.Ref("money_0"),
    tree.Ref("money_1"),
    tree.Ref("money_3", signed=True),
    tree.Ref("count", at_most=Decimal(12), kind="count"),
    tree.Ref("balance", signed=True, kind="count"),
    tree.Ref("sales", tree.Year(0)),
    tree.Ref("sales", tree.Year(-1)),
]


def _paid(rates: tuple[str, ...], fixed: tuple[str, ...]) -> Callable[[Any, tuple[bool, ...]], tree.Banded]:
    starts, paid, sums = (tuple(map(Decimal, each)) for each in (("0", "10", "20"), rates, fixed))
    return lambda by, above: tree.Banded(starts, paid, by, by, sums, above)


RISING, FALLING = _paid(("0", "0.1", "0.2"), ("0", "0", "0")), _paid(("0.2", "0", "1"), ("0", "0", "0"))
SUMS_OF_BANDS, RATES_THEN_SUMS = _paid(("0", "0", "0"), ("1", "2.5", "5")), _paid(("0.1", "0.2", "0"), ("0", "0", "3"))
SUMS: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.sampled_from(NUMBERS),
        st.sampled_from(NUMBERS),
        st.sampled_from([Decimal(3), Decimal("10.5")]).map(tree.Literal_),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.Sum(tuple(parts))),
        st.builds(tree.Scaled, st.sampled_from([Decimal("0.1"), Decimal(-1), Decimal(3)]), inner),
        st.lists(inner, min_size=2, max_size=2).map(lambda parts: tree.LeastOf(tuple(parts))),
        st.lists(inner, min_size=2, max_size=2).map(lambda parts: tree.GreatestOf(tuple(parts))),
        st.builds(
            lambda paid, above, by: paid(by, above),
            st.sampled_from([RISING, FALLING, SUMS_OF_BANDS, RATES_THEN_SUMS]),
            st.sampled_from([(), (False, True, True), (True, False, True)]),
            inner,
        ),
    ),
    max_leaves=4,
)
_BOUNDS = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
SHARES: st.SearchStrategy[Any] = st.builds(
    lambda of, name, bound, whole, point: tree.CompareAmount(of, name, bound, whole, point),
    st.one_of(
        st.sampled_from(NUMBERS),
        st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=2).map(lambda parts: tree.Sum(tuple(parts))),
    ),
    _BOUNDS,
    st.sampled_from([Decimal(0), Decimal("0.1"), Decimal(1)]),
    st.one_of(
        st.sampled_from(NUMBERS),
        st.lists(st.sampled_from(NUMBERS[:2]), min_size=2, max_size=2).map(lambda parts: tree.Sum(tuple(parts))),
    ),
    st.sampled_from([None, None, "p"]),
)
CALCULATED: st.SearchStrategy[Any] = st.one_of(
    SHARES,
    st.builds(
        lambda of, name, bound, point: tree.CompareAmount(of, name, bound, None, point),
        SUMS,
        _BOUNDS,
        st.sampled_from([Decimal(0), Decimal(10), Decimal(20)]),
        st.sampled_from([None, None, "p"]),
    ),
)
LEAVES = st.one_of(
    LEAVES,
    LEAVES,
    CALCULATED,
    st.builds(
        lambda one, name, other: _compare(one, name, tree.Ref(other)),
        st.sampled_from([*_NAMES["event"], "day"]),
        _BOUNDS,
        st.sampled_from([*_NAMES["event"], "day"]),
    ),
    st.builds(
        lambda name, some: _compare("several", name, frozenset(some)),
        st.sampled_from(["includes_any", "includes_all"]),
        st.lists(st.sampled_from(VALUES["choice"]), min_size=1, max_size=2),
    ),
)
CONDITIONS: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: tree.AnyOf(tuple(parts))),
        inner.map(tree.Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: tree.AtLeast(2, tuple(parts))),
    ),
    max_leaves=6,
)
_BASE = paying("1万").compiled


def programme_of(conditions: list[Any]) -> CompiledProgramme:
    """Return a programme of one policy that asks for all conditions."""
    policy = next(each for each in _BASE.policies if each.id == "grant")
    stated = next(iter(next(each for each in _BASE.policies if each.criteria).criteria)).stated
    criteria = tuple(
        CompiledCriterion(stated.model_copy(update={"id": f"c{at}"}), condition)
        for at, condition in enumerate(conditions)
    )
    own = replace(policy, criteria=criteria, each=(), awards=())
    return replace(_BASE, facts=FACTS, contradictions=(), policies=(own,), interactions=())
