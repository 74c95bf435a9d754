"""The best permitted combination: groups of rules, open sums, conditions that wait for facts. Values by hand."""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import lucidrule
from lucidrule.decide.combine import _choose, _Rule, grouped
from lucidrule.decide.correlated import Correlated
from lucidrule.decide.total import Combination
from lucidrule.decide.worth import Way, Worth
from lucidrule.evaluate.arithmetic import Range
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settling
from lucidrule.exact.variables import constant
from lucidrule.kernel import tree

AS_OF = date(2022, 5, 5)


def combined(
    sums: Mapping[str, tuple[int, int | None]], rules: Sequence[tuple[str, list[str], str | None]], **facts: Any
) -> Combination:
    """Combine policies of given bounds; a rule has an id, its policies, and the flag that must be true."""
    label = "label: {zh: 一, en: one, ja: 一}, basis: assumed"
    text = "title: {zh: 一, en: one, ja: 一}"
    flags = sorted({flag for _, _, flag in rules if flag})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "rules" / "a").mkdir(parents=True)
        (root / "rules" / "facts.yaml").write_text(
            f"groups: [{{id: g, {text}}}]\nfacts:\n"
            + "".join(
                f"  {name}: {{type: {kind}, group: g, label: {{zh: 一, en: one, ja: 一}}, "
                "question: {zh: 一, en: one, ja: 一}}\n"
                for name, kind in [("free", "money"), *((flag, "flag") for flag in flags)]
            )
        )
        (root / "rules" / "criteria.yaml").write_text("criteria: []\n")
        for name, (low, high) in sums.items():
            cap = "" if high is None else f", at_most: {high}"
            amount = low if low == high else f"{{multiply: free, by: 100%, at_least: {low}{cap}}}"
            (root / "rules" / "a" / f"{name}.yaml").write_text(
                f"id: {name}\n{text}\nsummary: {{zh: 一, en: one, ja: 一}}\nentitlement:\n  awards:\n"
                f"    - {{id: one, {label}, amount: {amount}}}\n"
            )
        listed = "".join(
            f"    - {{id: {name}, effect: highest_only, policies: [{', '.join(policies)}], {label}"
            + (f", when: {{{flag}: true}}" if flag else "")
            + "}\n"
            for name, policies, flag in rules
        )
        (root / "policies.yaml").write_text(
            f"language: 1\nid: p\nversion: '1'\n{text}\nissuer: {{zh: 一, en: one, ja: 一}}\nreleased: 2020-01-01\n"
            "summary: {zh: 一, en: one, ja: 一}\nin_force: {from: 2020-01-01, basis: assumed}\n"
            "assessment_year: {years_before: 1, basis: assumed}\nrounding: {mode: none, basis: assumed}\nsources: {}\n"
            f"areas: [{{id: a, {text}, policies: [{', '.join(sums)}]}}]\n"
            f"interactions:\n  default: {{effect: accumulate, {label}}}\n  rules:\n{listed or '    []'}\n"
        )
        return lucidrule.load(root).determine(facts, as_of=AS_OF).combination


def totals(found: Combination) -> list[int]:
    return [int(total) for total in found.totals]


def ends(found: Combination) -> tuple[int, int | None]:
    return int(found.total.low), None if found.total.high is None else int(found.total.high)


def test_policies_that_no_rule_binds_add_up() -> None:
    found = combined({"a": (10, 10), "b": (20, 20)}, [])
    assert (totals(found), found.chosen, found.beside) == ([30], ("a", "b"), ())


def test_overlapping_rules_are_decided_together_and_not_in_their_order() -> None:
    # b excludes both others: 30 alone is less than 20 + 20.
    rules = [("ab", ["a", "b"], None), ("bc", ["b", "c"], None)]
    found = combined({"a": (20, 20), "b": (30, 30), "c": (20, 20)}, rules)
    assert (totals(found), found.chosen, found.left_out) == ([40], ("a", "c"), (("b", "ab"),))


def test_rules_that_share_no_policy_are_decided_apart() -> None:
    rules = [("ab", ["a", "b"], None), ("cd", ["c", "d"], None)]
    found = combined({"a": (1, 1), "b": (2, 2), "c": (30, 30), "d": (20, 20)}, rules)
    assert (totals(found), found.left_out) == ([32], (("a", "ab"), ("d", "cd")))


def test_three_rules_in_a_ring_leave_one_policy() -> None:
    rules = [("ab", ["a", "b"], None), ("cd", ["c", "d"], None), ("bc", ["b", "c"], None)]
    found = combined({"a": (1, 1), "b": (9, 9), "c": (8, 8), "d": (2, 2)}, rules)
    assert (totals(found), found.chosen) == ([11], ("b", "d"))


@pytest.mark.parametrize(
    ("open_", "total", "left_out", "undecided", "chosen"),
    [
        ((60, 90), (60, 90), (("a", "ab"),), (), ("b",)),
        ((10, 40), (50, 50), (("b", "ab"),), (), ("a",)),
        ((50, 60), (50, 60), (("a", "ab"),), (), ("b",)),
        ((40, 50), (50, 50), (("b", "ab"),), (), ("a",)),
        ((40, 60), (50, 60), (), ("ab",), ()),
        ((40, None), (50, None), (), ("ab",), ()),
    ],
)
def test_an_open_sum_is_chosen_only_if_the_bounds_decide_else_the_total_holds_whichever_is_granted(
    open_: tuple[int, int | None], total: tuple[int, int | None], left_out: Any, undecided: Any, chosen: Any
) -> None:
    found = combined({"a": (50, 50), "b": open_}, [("ab", ["a", "b"], None)])
    assert (ends(found), found.left_out, found.undecided, found.chosen) == (total, left_out, undecided, chosen)
    assert (found.totals == ()) is (total[0] != total[1])


def test_open_sums_of_policies_that_add_up_are_in_the_total_with_what_they_wait_for() -> None:
    found = combined({"a": (50, 50), "b": (40, 60), "c": (1, None)}, [])
    assert (ends(found), found.chosen, found.beside, found.totals) == ((91, None), ("a", "b", "c"), (), ())
    assert [missing.fact for missing in found.total.missing] == ["free"]


def test_where_it_waits_for_a_fact_whether_an_open_sum_is_excluded_the_total_holds_both_ways() -> None:
    rules = [("ab", ["a", "b"], "x")]
    found = combined({"a": (50, 50), "b": (40, 60)}, rules)
    assert (ends(found), {missing.fact for missing in found.total.missing}) == ((50, 110), {"free", "x"})
    assert ends(combined({"a": (50, 50), "b": (40, 60)}, rules, x=False)) == (90, 110)
    assert ends(combined({"a": (50, 50), "b": (40, 60)}, rules, x=True)) == (50, 60)


def test_two_conditions_that_wait_for_facts_give_a_total_for_each_way() -> None:
    rules = [("ab", ["a", "b"], "x"), ("cd", ["c", "d"], "y")]
    sums = {"a": (1, 1), "b": (2, 2), "c": (10, 10), "d": (20, 20)}
    found = combined(sums, rules)
    assert (totals(found), [m.fact for m in found.needs]) == ([22, 23, 32, 33], ["x", "y"])
    assert totals(combined(sums, rules, x=True)) == [22, 32]
    assert totals(combined(sums, rules, x=False, y=True)) == [23]


def test_of_two_rules_between_the_same_policies_only_what_turns_the_payment_is_named() -> None:
    # The first one holds anyway, so the second one takes nothing more away.
    found = combined({"a": (1, 1), "b": (2, 2)}, [("ab", ["a", "b"], None), ("again", ["a", "b"], "x")])
    assert (totals(found), found.needs) == ([2], ())


def test_rules_with_the_same_condition_hold_or_fail_together() -> None:
    rules = [("ab", ["a", "b"], "x"), ("cd", ["c", "d"], "x")]
    sums = {"a": (1, 1), "b": (2, 2), "c": (10, 10), "d": (20, 20)}
    assert totals(combined(sums, rules)) == [22, 33]


def test_more_waiting_conditions_than_can_be_tried_are_left_undecided_and_not_guessed() -> None:
    names = [f"p{n}" for n in range(16)]
    rules = [(f"r{n}", [names[2 * n], names[2 * n + 1]], f"x{n}") for n in range(8)]
    found = combined(dict.fromkeys(names, (1, 1)), rules)
    assert set(found.undecided) == {"r6", "r7"}
    assert set(found.chosen).isdisjoint({"p12", "p13", "p14", "p15"})
    # Six rules are tried: each takes one of its two policies or none away from the other twelve. Of the last four it is
    # at least two, at most all.
    assert (ends(found), found.totals) == ((8, 16), ())


def test_too_many_rivals_in_one_group_are_left_undecided() -> None:
    rivals = [f"p{n}" for n in range(17)]
    facts = Facts(lucidrule.load().profile({}), AS_OF, 2021)
    rule = _Rule("all", tuple(rivals), evaluate(tree.AllOf(()), facts))
    one = (Decimal(1), Decimal(1))
    sums = {name: Range(Decimal(at), Decimal(at)) for at, name in enumerate(rivals)}
    worth = Worth(sums, dict.fromkeys(rivals, one), frozenset(), Correlated(lambda: Settling({}), {}))
    choice = _choose([rule], worth, [])
    assert (choice.undecided, choice.left_out, choice.open) == (("all",), (), frozenset(rivals))
    # Whichever is granted, at least the one that pays most: 16; at most all of them.
    total = worth.total([Way(constant(True), choice.granted)])
    assert [total.low, total.high] == [16, sum(range(17))]
    assert total.ways == ()
    assert grouped([rule, rule]) == [[rule, rule]]
