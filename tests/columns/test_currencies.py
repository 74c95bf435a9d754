"""Totals over columns of programmes in several currencies: one of each, as the evaluator has them."""

import random
from typing import Any

import few_rules
import polars as pl
import pytest
from few_rules import fact
from joint import joint, policy, rule, texts
from table_agreement import ENGINES

from lucidrule.api import Programmes

AS_OF = "2022-05-05"
FLAGS, MONEY = ("first", "second", "third", "fourth"), ("paid", "spent")
NAMES = ("total CNY low", "total CNY high", "total EUR low", "total EUR high")


def capped(of: str) -> str:
    return f"{{rate: 100%, of: {of}, at_most: 12}}"


def programmes(rules: str) -> Programmes:
    """Return two programmes of two policies each, the second in euros; `rules` are interactions of the first."""
    flags = {name: fact(name, "flag", name.title()) for name in FLAGS}
    own = flags["first"] + flags["second"] + fact("paid", "money", "Paid") + fact("staff", "count", "Staff")
    others = flags["third"] + flags["fourth"] + fact("spent", "money", "Spent")
    town = {"a": policy("a", "{first: true}", capped("paid")), "b": policy("b", "{second: true}", "10")}
    union = {"c": policy("c", "{third: true}", capped("spent")), "d": policy("d", "{fourth: true}", "7")}
    euro = {
        "sources: {}\n": f"sources: {{}}\ncurrency: {{code: EUR, label: {few_rules.text('€')}}}\nnumbers: 1,200.50\n"
    }
    return joint(texts("town", own, town, rules=rules), texts("union", others, union, top=euro))


def rows(seed: int) -> list[dict[str, Any]]:
    pick = random.Random(seed)
    return [
        {
            **{name: pick.choice([True, True, True, False, None]) for name in FLAGS},
            **{name: pick.choice([5, 10, 11, 20, None]) for name in MONEY},
            "staff": pick.choice([9, 10, None]),
        }
        for _ in range(200)
    ]


MANY = "{staff: {at_least: 10}}"
RULES = {
    "none": "",
    "across": rule("r", "a, union/c"),
    "across where it holds": rule("r", "a, union/c", MANY),
    "a chain": f"{rule('r', 'a, b')}, {rule('s', 'b, union/d', MANY)}",
    "a chain of open ones": f"{rule('r', 'a, b', MANY)}, {rule('s', 'b, union/d, union/c', '{first: false}')}",
    "beside each other": f"{rule('r', 'a, b', MANY)}, {rule('s', 'union/c, union/d')}",
}


@pytest.mark.parametrize("name", RULES)
def test_each_currency_has_the_total_that_the_evaluator_has(name: str) -> None:
    made, listed = programmes(RULES[name]), rows(len(name))
    found = made.screen(pl.DataFrame(listed, infer_schema_length=None), as_of=AS_OF, sums=True).select(NAMES).rows()
    wanted = []
    for row in listed:
        known = {name: value for name, value in row.items() if value is not None}
        each = dict(made.determine(known, as_of=AS_OF).combination.by_currency)
        # Where nothing of a currency counts, columns have a total of nothing.
        totals = [(0, 0) if (of := each[code]) is None else (of.low, of.high) for code in ("CNY", "EUR")]
        wanted.append(tuple(end for total in totals for end in total))
    assert [pair for pair in zip(listed, found, wanted, strict=True) if pair[1] != pair[2]] == []
    assert len(set(wanted)) > 10


@pytest.mark.parametrize("engine", sorted(set(ENGINES) - {"polars"}))
def test_engines_tell_a_total_of_each_currency(engine: str) -> None:
    into, back = ENGINES[engine]
    frame = pl.DataFrame({**{name: [True] for name in FLAGS}, "paid": [20], "spent": [5], "staff": [9]})
    found = back(programmes(RULES["across where it holds"]).screen(into(frame), as_of=AS_OF, sums=True))
    assert found.select(NAMES).rows() == [(22, 22, 12, 12)]


def test_what_is_not_decided_across_currencies_is_told_to_be_in_no_total() -> None:
    known = {"first": True, "third": True, "paid": 5, "spent": 5}
    lines = programmes(RULES["across where it holds"]).determine(known, as_of=AS_OF).explain("en").splitlines()
    assert [each.strip() for each in lines if "otal hold" in each or "Not in the total" in each] == [
        "Not in the total: policies 1, 3 not yet decided"
    ]
