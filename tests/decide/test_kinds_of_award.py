"""What is given that is no grant: told as what it is, in no sum."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from few_rules import fact, small, text, texts

import lucidrule
from lucidrule.core.fault import RulesAtFault, render
from lucidrule.model.money import YUAN
from lucidrule.present.entitlement import sum_of
from lucidrule.present.policy import describe

AS_OF = date(2022, 5, 5)
FACTS = fact("local", "flag", "Local") + fact("sales", "money", "Sales")


def award(name: str, more: str) -> str:
    return f"{{id: {name}, label: {text(name)}, basis: assumed, {more}}}"


def paying(*awards: str, rule: str = "all") -> str:
    listed = ", ".join(award(f"w{at}", more) for at, more in enumerate(awards))
    entitlement = f"entitlement: {{of_several: {rule}, awards: [{listed}]}}\n"
    return f"id: NAME\ntitle: {text('NAME')}\nsummary: {text('s')}\ncriteria: []\n{entitlement}"


def programme(*policies: str, language: int = 2, rules: str = "") -> lucidrule.Programme:
    files = texts(FACTS, {name: each.replace("NAME", name) for name, each in zip("pqr", policies, strict=False)})
    top = files["policies.yaml"].replace("language: 1", f"language: {language}")
    top += "award_cap: {at_most: 20万, basis: assumed}\n"
    both = f"rules: [{{id: one, effect: highest_only, policies: [p, q], basis: assumed, label: {text('one')}}}]"
    return small(
        {**files, "policies.yaml": top.replace("basis: assumed}}", f"basis: assumed}}, {both}}}") if rules else top}
    )


LOAN, SERVICE = "kind: loan, amount: 500万", "kind: service"


def judged(*policies: str, rules: str = "", facts: Any = None) -> lucidrule.Determination:
    return programme(*policies, rules=rules).determine(facts or {}, as_of=AS_OF)


def test_a_loan_is_in_no_sum_and_under_no_cap_of_grants() -> None:
    entitlement = judged(paying("amount: 10万", LOAN, SERVICE)).outcomes[0].entitlement
    assert entitlement.sum == (Decimal(100_000), Decimal(100_000), frozenset())
    assert [each.high for each in entitlement.awards] == [Decimal(100_000), Decimal(5_000_000), None]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "10万元；贷款，额度500万元；服务"),
        ("en", "100,000 yuan; a loan: 5,000,000 yuan; a service"),
        ("ja", "10万元／融資（500万元）／サービスの提供"),
    ],
    ids=["zh", "en", "ja"],
)
def test_each_is_told_as_what_it_is(lang: str, told: str) -> None:
    found = judged(paying("amount: 10万", LOAN, SERVICE))
    assert sum_of(found.outcomes[0], YUAN, lang).replace("、", "；") == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("kind: guarantee, amount: {by_review: {up_to: 1000万}}", "担保，额度最高1000万元，由评审决定"),
        ("kind: tax, amount: not_published", "税收优惠，额度未公布"),
        ("kind: title", "称号"),
        ("kind: loan, amount: {by_review: {}}", "贷款，额度由评审决定"),
    ],
    ids=["guarantee", "tax", "title", "loan"],
)
def test_the_words_of_a_policy_and_of_a_report_say_the_same(more: str, told: str) -> None:
    compiled = programme(paying(more)).compiled
    assert f"w0：{told}" in describe(compiled.policies[0], compiled, "zh")
    assert f"w0：{told}" in judged(paying(more)).explain("zh")


def test_as_data_it_says_what_is_given() -> None:
    found = judged(paying("amount: 1万", SERVICE)).outcomes[0].entitlement.to_dict()
    assert [(each["kind"], each.get("gives")) for each in found["awards"]] == [("sum", None), ("without", "service")]


def test_a_policy_that_grants_nothing_stands_beside_the_total() -> None:
    found = judged(paying("amount: 10万"), paying(LOAN)).combination
    assert (found.totals, found.chosen, found.beside) == ((Decimal(100_000),), ("p",), ("q",))


@pytest.mark.parametrize(
    ("other", "left_out", "undecided"),
    [
        (paying("amount: 5万"), (("q", "one"),), ()),
        (paying("amount: 5万", SERVICE), (), ("one",)),
        (paying(LOAN), (), ("one",)),
    ],
    ids=["a smaller grant", "a smaller grant and a service", "a loan"],
)
def test_what_no_sum_says_is_outweighed_by_none(other: str, left_out: Any, undecided: Any) -> None:
    found = judged(paying("amount: 10万"), other, rules="one").combination
    assert (found.left_out, found.undecided) == (left_out, undecided)


@pytest.mark.parametrize(
    ("other", "ends"),
    # Where both give what no sum says, either may be the one that is granted.
    [
        (paying("amount: 5万"), (100_000, 100_000)),
        (paying("amount: 5万", SERVICE), (50_000, 100_000)),
        (paying(LOAN), (0, 100_000)),
    ],
)
def test_columns_say_the_same_of_sums_and_of_the_total(other: str, ends: tuple[int, int]) -> None:
    made = programme(paying("amount: 10万", LOAN), other, rules="one")
    frame = pl.DataFrame({"sales": pl.Series([1], dtype=pl.Decimal(10, 0))})
    found = made.screen(frame, as_of=AS_OF, sums=True).row(0, named=True)
    by_evaluator = made.determine({"sales": 1}, as_of=AS_OF)
    sums = [each.entitlement.sum for each in by_evaluator.outcomes]
    assert [found["p low"], found["q low"]] == [getattr(each, "low", None) for each in sums]
    total = by_evaluator.combination.total
    assert (found["total low"], found["total high"]) == (total.low, total.high) == tuple(map(Decimal, ends))


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize(
    ("rule", "awards"),
    [("highest", (LOAN, LOAN)), ("highest", ("amount: 1万", SERVICE)), ("last", ("amount: 1万", SERVICE))],
)
def test_nothing_compares_what_is_no_grant(rule: str, awards: tuple[str, ...], lang: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(paying(*awards, rule=rule))
    assert [fault.code for fault in error.value.faults] == ["kinds-not-compared"]
    assert "of_several: all" in render(error.value.faults, lang)


def test_of_loans_alone_the_last_may_count() -> None:
    tiers = paying("kind: loan, amount: 1万", "kind: loan, amount: 2万, when: {sales: {at_least: 5}}", rule="last")
    found = judged(tiers, facts={"sales": 6}).outcomes[0].entitlement
    assert [(each.award.id, each.high) for each in found.awards] == [("w1", Decimal(20_000))]


def test_a_grant_needs_an_amount_all_the_same() -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(paying("when: {local: true}"))
    assert [(fault.code, fault.params["names"]) for fault in error.value.faults] == [("missing-key", ("amount",))]


def test_version_1_of_the_language_knows_grants_only() -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(paying(SERVICE), language=1)
    assert [fault.code for fault in error.value.faults] == ["newer-key"]
