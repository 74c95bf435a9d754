"""Awards whose conditions have facts and open points in common: bounds are those of what can hold together.

All sums are calculated by hand.
"""

from decimal import Decimal
from typing import Any

import pytest
from small import AS_OF, Paying, paid, small

import lucidrule

EITHER = [("{local: true}", "10万"), ("{local: false}", "10万")]
GRADES = [("{grade: a}", "50万"), ("{grade: b}", "30万"), ("{grade: c}", "20万")]
RATED = [
    ("{grade: a}", "{rate: 10%, of: equipment, at_most: 50万}"),
    ("{grade: b}", "{rate: 10%, of: equipment, at_most: 30万}"),
    ("{grade: c}", "{rate: 10%, of: equipment, at_most: 20万}"),
]
SIZES = [("{staff: 1}", "5万"), ("{staff: 2}", "6万"), ("{staff: {at_least: 3}}", "7万")]


def determined(rule: str, awards: Any, facts: dict[str, Any], each: str = "") -> lucidrule.Determination:
    return small({"own": Paying(rule, awards, each)}).determine(facts, as_of=AS_OF)


@pytest.mark.parametrize(
    ("rule", "awards", "facts", "expected"),
    [
        ("all", EITHER, {}, ("100000", "100000", set())),
        ("last", EITHER, {}, ("100000", "100000", set())),
        ("highest", EITHER, {}, ("100000", "100000", set())),
        ("all", GRADES, {}, ("200000", "500000", {"grade"})),
        ("last", GRADES, {}, ("200000", "500000", {"grade"})),
        ("highest", GRADES, {}, ("200000", "500000", {"grade"})),
        # 10% of a million is below each cap, whatever the grade.
        ("all", RATED, {"equipment": "100万"}, ("100000", "100000", set())),
        ("last", RATED, {"equipment": "100万"}, ("100000", "100000", set())),
        # 10% of four million: 400,000, or the cap of 300,000 or of 200,000.
        ("all", RATED, {"equipment": "400万"}, ("200000", "400000", {"grade"})),
        # The amount is at most 500,000, and nothing is known of it; the grade says which cap counts.
        ("all", RATED, {}, ("0", "500000", {"grade", "equipment"})),
        # A household of nobody is none of the three.
        ("all", SIZES, {}, ("0", "70000", {"staff"})),
        # Both conditions hold from three on; below one of them at most.
        (
            "all",
            [("{staff: {at_least: 3}}", "10"), ("{staff: {at_most: 2}}", "3"), (None, "1")],
            {},
            ("4", "11", {"staff"}),
        ),
        # A later one takes the place of an earlier one: 1, then 7 or 5.
        ("last", [(None, "1"), ("{local: true}", "7"), ("{local: false}", "5")], {}, ("5", "7", {"local"})),
        # What comes last is the same whether it is local or not; only the other fact counts.
        ("last", [(None, "5"), ("{local: true}", "5"), ("{green: true}", "9")], {}, ("5", "9", {"green"})),
        # Local or green, both or neither: 0, 10 or 20.
        ("all", [("{local: true}", "10"), ("{green: true}", "10")], {}, ("0", "20", {"local", "green"})),
        # Either answer to one question pays the same; it is one question.
        ("all", [("{needs_judgement: worthy}", "8"), ("{not: {needs_judgement: worthy}}", "8")], {}, ("8", "8", set())),
        ("all", [("{needs_judgement: worthy}", "8"), ("{not: {needs_judgement: worthy}}", "6")], {}, ("6", "8", set())),
    ],
)
def test_no_two_awards_are_taken_together_that_exclude_each_other(
    rule: str, awards: Any, facts: dict[str, Any], expected: tuple[str, str, set[str]]
) -> None:
    assert paid(determined(rule, awards, facts), "own") == expected


RATE = "{rate: 5%, of: equipment}"


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        # Below five million 5% are less than 250,000.
        ([("{equipment: {less_than: 500万}}", RATE)], ("0", "250000", {"equipment"})),
        # From five million on 5% are 250,000 at least; below that it is 100,000.
        (
            [("{equipment: {at_least: 500万}}", RATE), ("{equipment: {less_than: 500万}}", "10万")],
            ("100000", None, {"equipment"}),
        ),
        (
            [("{equipment: {at_least: 500万}}", RATE), ("{equipment: {less_than: 500万}}", "40万")],
            ("250000", None, {"equipment"}),
        ),
        # An award that always applies, and one in the same cells: below a million 50,000 at most and 30,000 beside.
        (
            [(None, "{rate: 5%, of: equipment, at_most: 10万}"), ("{equipment: {less_than: 100万}}", "3万")],
            ("30000", "100000", {"equipment"}),
        ),
        # Exactly a million, and nothing else, pays 50,000.
        ([("{equipment: 100万}", RATE)], ("0", "50000", {"equipment"})),
        # Of two staff at most, each worth ten.
        ([("{staff: {less_than: 3}}", "{per_unit: 10, of: staff}")], ("0", "20", {"staff"})),
        # From three staff on ten for each; else 25: never less than 25.
        (
            [("{staff: {at_least: 3}}", "{per_unit: 10, of: staff}"), ("{staff: {less_than: 3}}", "25")],
            ("25", None, {"staff"}),
        ),
    ],
)
def test_an_amount_is_that_of_the_values_for_which_its_condition_holds(
    awards: Any, expected: tuple[str, str | None, set[str]]
) -> None:
    found = determined("all", awards, {})
    assert paid(found, "own") == expected


def test_an_uncertain_award_says_the_most_that_its_condition_allows() -> None:
    (outcome,) = determined("all", [("{equipment: {less_than: 500万}}", RATE), (None, "1")], {}).outcomes
    assert [(award.certain, award.low, award.high) for award in outcome.entitlement.awards] == [
        (False, Decimal(0), Decimal(250_000)),
        (True, Decimal(1), Decimal(1)),
    ]


def test_an_amount_is_bounded_by_what_it_would_contradict_in_every_cell() -> None:
    # Equipment is a part of rents of three million: no more than 150,000, where it may pay at all.
    either = [("{equipment: {at_least: 500万}}", RATE), ("{equipment: {less_than: 500万}}", RATE)]
    assert paid(determined("all", either, {"rent": "300万"}), "own") == ("0", "150000", {"equipment"})


NEW = {"new": True}


@pytest.mark.parametrize(
    ("awards", "each", "records", "expected"),
    [
        # Each of two records pays 10 for a local firm or 10 for another.
        ([("{local: true}", "10"), ("{local: false}", "10")], "{new: true}", [NEW, NEW], ("20", "20", set())),
        # 10 for each if local, else 4 for each: 20 or 8, never 14.
        ([("{local: true}", "10"), ("{local: false}", "4")], "{new: true}", [NEW, NEW], ("8", "20", {"local"})),
        # The first is for local firms, the second for others: it is one of them, whichever.
        (
            [(None, "10")],
            "{any: [{all: [{local: true}, {new: true}]}, {all: [{local: false}, {new: false}]}]}",
            [NEW, {"new": False}],
            ("10", "10", set()),
        ),
        # Of the second it is not known whether it is new: then it pays as the first does.
        (
            [("{local: true}", "10"), ("{local: false}", "4")],
            "{new: true}",
            [NEW, {}],
            ("4", "20", {"local", "products 2 new"}),
        ),
        # A new one below 100 pays its price, any other new one 50: from 0 to 100, if it is new.
        (
            [("{price: {less_than: 100}}", "price"), ("{price: {at_least: 100}}", "50")],
            "{new: true}",
            [NEW],
            ("0", "100", {"products 1 price"}),
        ),
        # An open point is asked of each record anew: of two, each says 6 or 8.
        (
            [("{needs_judgement: worthy}", "8"), ("{not: {needs_judgement: worthy}}", "6")],
            "{new: true}",
            [NEW, NEW],
            ("12", "16", set()),
        ),
    ],
)
def test_what_records_pay_hangs_together_by_the_company(
    awards: Any, each: str, records: list[dict[str, Any]], expected: tuple[str, str, set[str]]
) -> None:
    assert paid(determined("all", awards, {"products": records}, each), "own") == expected


def test_many_records_that_wait_for_a_fact_each_and_for_one_in_common_are_summed_exactly() -> None:
    # The n-th is worth n to a local firm if it is new, and 1 to another; only of the first it is known.
    records: list[dict[str, Any]] = [{"new": True, "price": 1}, *({"price": n} for n in range(2, 201))]
    awards = [("{local: true}", "price"), ("{local: false}", "1")]
    low, high, needs = paid(determined("all", awards, {"products": records}, "{new: true}"), "own")
    # Not local, it is 1 for each new one, 200 at most; local, it is 1 + 2 + … + 200 at most.
    assert (low, high, len(needs)) == ("1", "20100", 200)


@pytest.mark.parametrize(
    ("policies", "rules", "total", "undecided"),
    [
        # 10 from one or the other; neither sum is known by itself.
        ({"a": [("{local: true}", "10")], "b": [("{local: false}", "10")]}, [], (10, 10), ()),
        # 10 or 8, never nothing nor both.
        ({"a": [("{local: true}", "10")], "b": [("{local: false}", "8")]}, [], (8, 10), ()),
        # One grade each, and one that asks for something else.
        (
            {
                "a": [("{grade: a}", "10")],
                "b": [("{grade: b}", "10")],
                "c": [("{green: true}", "7")],
                "d": [("{grade: c}", "10")],
                "e": [(None, "5")],
            },
            [],
            (15, 22),
            (),
        ),
        (
            {"a": [("{local: true}", "10")], "b": [("{local: false}", "10")], "c": [("{local: true}", "10")]},
            [],
            (10, 20),
            (),
        ),
        # Of a and b one is granted only: neither outweighs the other, and whichever it is pays 10.
        ({"a": [("{local: true}", "10")], "b": [("{local: false}", "10")]}, ["a, b"], (10, 10), ("r",)),
        ({"a": [("{local: true}", "10")], "b": [("{local: false}", "4")]}, ["a, b"], (4, 10), ("r",)),
        # a is worth more than b wherever b is worth anything, so b gives way; with c it comes to 10.
        (
            {"a": [("{local: true}", "10")], "b": [("{local: true}", "4")], "c": [("{local: false}", "10")]},
            ["a, b"],
            (10, 10),
            (),
        ),
        # An open point is one question, whichever policy asks.
        (
            {"a": [("{needs_judgement: worthy}", "3")], "b": [("{not: {needs_judgement: worthy}}", "3")]},
            [],
            (3, 3),
            (),
        ),
        # What is not exact by its amount is never made exact by another.
        ({"a": [("{local: true}", "rent")], "b": [("{local: false}", "rent")]}, [], (0, None), ()),
    ],
)
def test_the_total_of_policies_that_wait_for_the_same_is_what_they_come_to_together(
    policies: dict[str, Any], rules: list[str], total: tuple[int, int | None], undecided: tuple[str, ...]
) -> None:
    programme = small({name: Paying("all", awards) for name, awards in policies.items()}, rules)
    found = programme.determine({}, as_of=AS_OF).combination
    assert [found.total.low, found.total.high] == [*total]
    assert (found.undecided, found.beside) == (tuple(f"{each}0" for each in undecided), ())


def test_records_of_two_policies_count_together() -> None:
    local, other = (Paying("all", [(f"{{local: {each}}}", "price")], "{new: true}") for each in ("true", "false"))
    facts = {"products": [{"new": True, "price": 3}, {"new": True, "price": 4}]}
    found = small({"a": local, "b": other}).determine(facts, as_of=AS_OF)
    assert [paid(found, name) for name in ("a", "b")] == [("0", "7", {"local"})] * 2
    assert (found.combination.totals, found.combination.chosen) == ((Decimal(7),), ("a", "b"))


def test_where_the_lines_of_awards_do_not_add_up_their_sum_is_told() -> None:
    told = determined("all", EITHER, {}).explain("en", full=True)
    assert "This policy in all: 100,000 yuan" in told
    assert "Estimated total: 100,000 yuan" in told
