"""What a change of rules means, of changes that are planted: who moves, between which values, what stays the same."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import z3
from conftest import JUNE_2022
from few_rules import criterion, fact, policy, small, text, texts
from prove.planted import FACTS, PLAIN, Planted, files

from lucidrule.core.fault import ProfileAtFault
from lucidrule.decide.prepared import prepare_programme
from lucidrule.prove import rule_change as module
from lucidrule.prove.comparison import Comparison
from lucidrule.prove.rule_change import PolicyChange, RuleChange, rule_change
from lucidrule.prove.solver import NotProven, Solver

WORTHY = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n"
STAFF = Planted((PLAIN,), ())
POINTS = "".join(f"w{at}: {{question: {text('Worthy?')}, basis: assumed}}, " for at in range(8))
MANY = f"open_points: {{{POINTS}}}\n"


def change(old: Mapping[str, str], new: Mapping[str, str], only: list[str] | None = None) -> RuleChange:
    sides = []
    for each in (old, new):
        compiled = small(each).compiled_at(JUNE_2022)
        sides.append(prepare_programme(compiled, compiled.assessment_at(JUNE_2022)))
    return rule_change(sides[0], sides[1], JUNE_2022, only)


def of(old: Planted, new: Planted) -> PolicyChange:
    (found,) = change(files(old), files(new)).policies
    return found


def asks(*conditions: str, **more: str) -> Planted:
    return Planted(conditions, (), **more)


def ranges(found: PolicyChange) -> list[Any]:
    return [
        (each.direction, each.range.slot, each.range.low, each.range.high) if each.range else (each.direction, None)
        for each in found.shifts
    ]


def edge(value: int | str | date, inside: bool) -> tuple[Fraction, bool]:
    return Fraction(value.toordinal() if isinstance(value, date) else value), inside


def bands(start: str) -> str:
    return f"{{bands: [{{from: 0, below: {start}, rate: 1%}}, {{from: {start}, rate: 2%}}], by: rent}}"


def award(when: str) -> str:
    return f"entitlement: {{awards: [{{id: w, label: {text('W')}, {when}basis: assumed, amount: 10万}}]}}\n"


def listed(least: int) -> str:
    return "for_each: items\neach: [" + criterion("e", "Each", f"{{price: {{at_least: {least}}}}}") + "]\n"


OTHERS = (
    "{trade: b}",
    "{marks: {includes_any: [a]}}",
    "{listed: true}",
    "{trade_code: {starts_with: C3}}",
    "{prize: {happened: true}}",
)
YEARS = [date(year, 1, 1) for year in (2020, 2021, 2022)]
MOVES: dict[str, tuple[Planted, Planted, list[Any]]] = {
    "a higher number": (
        STAFF,
        asks("{staff: {at_least: 10}}"),
        [("lost", "staff", edge(5, True), edge(10, False))],
    ),
    "a lower number": (
        asks("{staff: {at_least: 10}}"),
        STAFF,
        [("gained", "staff", edge(5, True), edge(10, False))],
    ),
    "more than instead of at least, of a whole number": (
        STAFF,
        asks("{staff: {more_than: 5}}"),
        [("lost", "staff", edge(5, True), edge(6, False))],
    ),
    "more than instead of at least, of money": (
        asks("{rent: {at_least: 100}}"),
        asks("{rent: {more_than: 100}}"),
        [("lost", "rent", edge(100, True), edge(100, True))],
    ),
    "bounds that do not belong to it": (
        asks("{rent: {more_than: 100}}"),
        asks("{rent: {more_than: 200}}"),
        [("lost", "rent", edge(100, False), edge(200, True))],
    ),
    "a share": (
        asks("{women: {at_least: 50%}}"),
        asks("{women: {at_least: 60%}}"),
        [("lost", "women", edge("1/2", True), edge("3/5", False))],
    ),
    "a day": (
        asks("{begun: {on_or_after: 2020-01-01}}"),
        asks("{begun: {on_or_after: 2021-01-01}}"),
        [("lost", "begun", edge(YEARS[0], True), edge(YEARS[1], False))],
    ),
    "the year of an event": (
        asks("{prize: {within_year: 2020}}"),
        asks("{prize: {within_year: 2021}}"),
        [
            ("lost", "prize", edge(YEARS[0], True), edge(YEARS[1], False)),
            ("gained", "prize", edge(YEARS[1], True), edge(YEARS[2], False)),
        ],
    ),
    "an event that may not have happened": (
        asks("{any: [{prize: {happened: false}}, {prize: {before: 2021-01-01}}]}"),
        asks("{prize: {before: 2021-01-01}}"),
        [("lost", None)],
    ),
    "an event before a day, whether or not it happened": (
        asks("{prize: {happened: true}}"),
        asks("{prize: {on_or_after: 2021-01-01}}"),
        [("lost", "prize", None, edge(YEARS[1], False))],
    ),
    "a figure of a year": (
        asks("{sales: {at_least: 1亿}}"),
        asks("{sales: {at_least: 2亿}}"),
        [("lost", "sales.2021", edge(10**8, True), edge(2 * 10**8, False))],
    ),
    "one more criterion": (STAFF, asks(PLAIN, "{listed: true}"), [("lost", None)]),
    "one that asks a number more": (
        STAFF,
        asks(PLAIN, "{rent: {at_least: 100}}"),
        [("lost", "rent", None, edge(100, False))],
    ),
    "beside all kinds of facts": (
        asks(*OTHERS, PLAIN),
        asks(*OTHERS, "{staff: {at_least: 10}}"),
        [("lost", "staff", edge(5, True), edge(10, False))],
    ),
    "one of two ways": (
        asks("{any: [{staff: {at_least: 5, at_most: 9}}, {staff: {at_least: 20, at_most: 29}}]}"),
        asks("{staff: {at_least: 1000}}", "{staff: {at_most: 0}}"),
        [("lost", "staff", edge(5, True), edge(10, False)), ("lost", "staff", edge(20, True), edge(30, False))],
    ),
    "a sum": (STAFF, asks(PLAIN, amount="12万"), [("more", None)]),
    "an award that is by review now": (STAFF, asks(PLAIN, amount="{by_review: {up_to: 10万}}"), [("otherwise", None)]),
    "the edge of a band": (
        asks("{rent: {more_than: 0}}", amount=bands("5万")),
        asks("{rent: {more_than: 0}}", amount=bands("8万")),
        [("less", "rent", edge(50_000, True), edge(80_000, False))],
    ),
    "the edge of a band that criteria do not ask": (
        asks(PLAIN, amount=bands("5万")),
        asks(PLAIN, amount=bands("8万")),
        [("less", "rent", edge(50_000, True), edge(80_000, False))],
    ),
    "a number where the sum hangs on another": (
        asks(PLAIN, amount=bands("5万")),
        asks("{staff: {at_least: 10}}", amount=bands("5万")),
        [("lost", "staff", edge(5, True), edge(10, False))],
    ),
    "an award that applies to all": (
        asks(PLAIN, entitlement=award("when: {listed: true}, ")),
        asks(PLAIN, entitlement=award("")),
        [("more", None)],
    ),
    "of a record of a list": (
        asks(PLAIN, more=listed(5)),
        asks(PLAIN, more=listed(7)),
        [("lost", "items[1].price", edge(5, True), edge(7, False))],
    ),
    "left to judgement": (STAFF, asks(PLAIN, "{needs_judgement: worthy}", more=WORTHY), [("lost", None)]),
}


@pytest.mark.parametrize("name", MOVES)
def test_who_moves_is_told_with_the_range_of_what_moved(name: str) -> None:
    old, new, expected = MOVES[name]
    assert ranges(of(old, new)) == expected


def test_both_programmes_judge_the_company_that_is_shown() -> None:
    found = of(STAFF, asks("{staff: {at_least: 10}}"))
    (shift,) = found.shifts
    assert (shift.facts, shift.old.outcome, shift.new.outcome) == ({"staff": 5}, "eligible", "ineligible")
    assert [shift.old.total, shift.new.total] == [Decimal(100_000), None]
    assert (found.state, found.whole, found.not_proven) == ("changed", ("lost",), ())


SAME = {
    "criteria that were one": (asks("{all: [{staff: {at_least: 5}}, {listed: true}]}"), asks(PLAIN, "{listed: true}")),
    "said the other way round": (STAFF, asks("{not: {staff: {less_than: 5}}}")),
    "more than the whole number before": (STAFF, asks("{staff: {more_than: 4}}")),
    "a band in two": (
        asks(PLAIN, amount="{rate: 2%, of: rent}"),
        asks(PLAIN, amount="{bands: [{from: 0, below: 5万, rate: 2%}, {from: 5万, rate: 2%}], by: rent}"),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_is_only_written_otherwise_is_proven_the_same(name: str) -> None:
    old, new = SAME[name]
    found = change(files(old), files(new))
    assert (found.same, found.interactions, found.policies) == (True, "same", (PolicyChange("p", "same"),))


def test_of_many_ranges_three_are_told_and_not_said_to_be_all() -> None:
    ways = ", ".join(f"{{staff: {{at_least: {low}, at_most: {low + 4}}}}}" for low in (10, 20, 30, 40))
    found = of(asks(f"{{any: [{ways}]}}"), asks("{staff: {more_than: 9}}", "{staff: {less_than: 9}}"))
    assert (len(found.shifts), found.whole) == (3, ())


def two(*policies: str, more: str = "") -> dict[str, str]:
    return texts(FACTS, {each: policy(each, criterion("c", "C", PLAIN), more=more) for each in policies})


LATER = "in_force: {from: 2023-01-01, basis: assumed}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (two("p"), two("p", "q"), [("p", "same"), ("q", "added")]),
        (two("p", "q"), two("p"), [("p", "same"), ("q", "dropped")]),
        (two("p", more=LATER), two("p"), [("p", "begins")]),
        (two("p"), two("p", more=LATER), [("p", "ends")]),
        (two("p", more=LATER), two("p", more=LATER), [("p", "not_in_force")]),
    ],
    ids=["added", "dropped", "begins", "ends", "not in force"],
)
def test_a_policy_that_only_one_of_them_has(old: Any, new: Any, expected: list[tuple[str, str]]) -> None:
    assert [(each.policy, each.state) for each in change(old, new).policies] == expected


def test_only_what_is_asked_for_is_compared() -> None:
    found = change(two("p", "q"), two("p"), ["p"])
    assert (found.same, found.interactions, [each.policy for each in found.policies]) == (True, "not_asked", ["p"])


def choosing(choices: str, asked: str) -> dict[str, str]:
    declared = fact("trade", "choice", "Trade", f", choices: {{{choices}}}") + fact(
        "marks", "choices", "Marks", f", yearly: true, choices: {{{choices}}}"
    )
    return texts(declared, {"p": policy("p", criterion("c", "C", asked))})


A, B = f"a: {text('A')}, c: {text('C')}", f"b: {text('B')}"


@pytest.mark.parametrize("asked", ["{trade: %s}", "{marks: {includes_any: %s}}"])
def test_of_a_choice_that_is_new_the_old_rules_are_told_nothing(asked: str) -> None:
    (found,) = change(choosing(A, asked % "[a]"), choosing(f"{A}, {B}", asked % "[a, b]")).policies
    (shift,) = found.shifts
    assert (shift.direction, shift.old.outcome, shift.new.outcome) == ("gained", "undetermined", "eligible")


def declared(more: str, kind: str = "count") -> str:
    return fact("staff", kind, "Staff", more)


def of_records(more: str) -> str:
    part = f"price: {{type: money, label: {text('Price')}, question: {text('Price?')}{more}}}"
    return fact("items", "records", "Items", f", parts: {{{part}}}")


def asking(facts: str, condition: str, more: str = "") -> dict[str, str]:
    return texts(facts, {"p": policy("p", criterion("c", "C", condition), more=more)})


def each_priced(condition: str) -> str:
    return "for_each: items\neach: [" + criterion("e", "Each", condition) + "]\n"


SMALL = "{staff: {at_least: 5, at_most: 300}}"
CHEAP = "{price: {at_most: 300}}"
ONE = fact("one", "flag", "One")
# What can be said to one side only: old rules, new rules, who moves, and the range that moved.
BEYOND: dict[str, tuple[dict[str, str], dict[str, str], list[Any]]] = {
    "a number that only the new rules allow": (
        asking(declared(", at_most: 400"), SMALL),
        asking(declared(""), f"{{any: [{SMALL}, {{staff: {{at_least: 500}}}}]}}"),
        [("gained", "staff", edge(500, True), None)],
    ),
    "a number that both bounds allow otherwise": (
        asking(declared(", at_most: 400"), SMALL),
        asking(declared(", at_most: 1000"), f"{{any: [{SMALL}, {{staff: {{at_least: 500}}}}]}}"),
        [("gained", "staff", edge(500, True), None)],
    ),
    "a number that only the old rules allow": (
        asking(declared(""), "{staff: {at_least: 500}}"),
        asking(declared(", at_most: 400"), "{staff: {at_most: 300}}"),
        [("lost", "staff", edge(500, True), None), ("gained", "staff", None, edge(301, False))],
    ),
    "a number below zero": (
        asking(declared("", "money"), "{staff: {more_than: 100}}"),
        asking(declared(", negative: true", "money"), "{any: [{staff: {more_than: 100}}, {staff: {less_than: -50}}]}"),
        [("gained", "staff", None, edge(-50, False))],
    ),
    "a part of a record": (
        asking(ONE + of_records(", at_most: 400"), "{one: true}", each_priced(CHEAP)),
        asking(ONE + of_records(""), "{one: true}", each_priced(f"{{any: [{CHEAP}, {{price: {{at_least: 500}}}}]}}")),
        [("gained", "items[1].price", edge(500, True), None)],
    ),
}


@pytest.mark.parametrize("name", BEYOND)
def test_numbers_that_only_one_side_can_be_told_are_compared(name: str) -> None:
    old, new, expected = BEYOND[name]
    (found,) = change(old, new).policies
    assert (ranges(found), found.state) == (expected, "changed")


UNSETTLED = {
    "a fact of another type": (
        texts(fact("staff", "count", "Staff"), {"p": policy("p", criterion("c", "C", PLAIN))}),
        texts(fact("staff", "money", "Staff"), {"p": policy("p", criterion("c", "C", PLAIN))}),
        (("all", "facts"),),
    ),
    "a part of another type": (
        asking(ONE + of_records(""), "{one: true}"),
        asking(ONE + of_records("").replace("type: money", "type: count"), "{one: true}"),
        (("all", "facts"),),
    ),
    "more open points than are answered in every way": (
        files(asks(PLAIN, "{listed: true}", more=MANY)),
        files(asks(PLAIN, *(f"{{needs_judgement: w{at}}}" for at in range(8)), more=MANY)),
        (("all", "points"),),
    ),
    "a number that only the new rules allow, and refuse": (
        texts(declared(", at_most: 400"), {"p": policy("p", criterion("c", "C", PLAIN))}),
        texts(
            declared(", at_most: 1000"), {"p": policy("p", criterion("c", "C", "{staff: {at_least: 5, at_most: 500}}"))}
        ),
        (("lost", "unconfirmed"),),
    ),
}


@pytest.mark.parametrize("name", UNSETTLED)
def test_what_is_not_settled_is_told_as_not_proven(name: str) -> None:
    old, new, expected = UNSETTLED[name]
    found = change(old, new)
    assert (found.same, found.policies[0].not_proven) == (False, expected)


def test_a_company_that_cannot_be_judged_confirms_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*of: object, **more: object) -> None:
        raise ProfileAtFault(())

    monkeypatch.setattr(module, "determine", refused)
    assert of(STAFF, asks("{staff: {at_least: 10}}")).not_proven == (("lost", "unconfirmed"),)


def test_out_of_time_nothing_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("z3.Solver.check", lambda self, *asked: z3.unknown)
    found = change(files(STAFF), files(STAFF))
    ways = ("lost", "gained", "less", "more", "otherwise")
    assert (found.same, found.policies[0].not_proven) == (False, tuple((way, "time") for way in ways))


def test_where_the_edges_are_not_found_in_time_the_company_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("z3.Optimize.check", lambda self, *asked: z3.unknown)
    assert ranges(of(STAFF, asks("{staff: {at_least: 10}}"))) == [("lost", None)]


def ruled(condition: str) -> dict[str, str]:
    found = two("p", "q")
    rule = f"{{id: r, label: {text('R')}, policies: [p, q], effect: exclude, basis: assumed, when: {condition}}}"
    top = found["policies.yaml"].replace("basis: assumed}}\n", f"basis: assumed}}, rules: [{rule}]}}\n", 1)
    return {**found, "policies.yaml": top}


def test_a_rule_between_policies_that_differs_is_named() -> None:
    found = change(ruled(PLAIN), ruled("{staff: {at_least: 9}}"))
    assert (found.interactions, [each.state for each in found.policies], found.same) == ("r", ["same", "same"], False)


def test_a_rule_between_policies_may_not_be_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: Comparison) -> None:
        raise NotProven("time")

    monkeypatch.setattr(Comparison, "of_interactions", never)
    assert change(files(STAFF), files(STAFF)).interactions == "not_proven"


def test_what_is_shown_stays_shown_where_the_rest_is_not_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHOWN", 1)
    monkeypatch.setattr(Solver, "possible", model_or_time(Solver.possible))
    found = of(STAFF, asks("{staff: {at_least: 10}}"))
    assert (len(found.shifts), found.whole, found.not_proven) == (1, (), ())


def model_or_time(possible: Any) -> Any:
    """Return the solver's answer, of what lies outside a range that it has no time."""

    def asked(self: Solver, *terms: Any) -> bool:
        if len(terms) == 2 and z3.is_not(terms[1]) and z3.is_and(terms[1].arg(0)):
            raise NotProven("time")
        return bool(possible(self, *terms))

    return asked
