"""How sums are worked out, step by step: whoever works the steps out again comes to the sum."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from calculator import equations, worked_out
from conftest import COMMON
from few_rules import fact, policy, small, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized

import lucidrule
from lucidrule.compile.compiled import CompiledAward, Rounded
from lucidrule.compile.profile import Profile
from lucidrule.decide.award import AwardResult
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.model.company import CompanyHeader
from lucidrule.present.calculation import calculation_lines, calculation_told
from lucidrule.present.quantities import money
from lucidrule.texts.catalogue import LANGS

AS_OF = date(2022, 6, 30)
NAMES = ("a", "b", "c")
PROGRAMME = small(
    texts(
        "".join(fact(name, "money", name.upper(), ", negative: true") for name in NAMES)
        + fact("staff", "count", "Staff")
        + fact("moved_on", "event", "Moved"),
        {"p": policy("p", "")},
    )
).compiled
STAFF = tree.Ref("staff", kind="count")


def shared(amount: tree.Amount) -> tree.Amount:
    """Return an amount that stands in two places."""
    named = tree.NamedAmount("", amount)
    return tree.Sum((named, tree.Scaled(Decimal("0.5"), named)))


def several(inner: st.SearchStrategy[tree.Amount]) -> st.SearchStrategy[tree.Amount]:
    """Return every operation on some amounts."""
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    number = st.sampled_from([Decimal(0), Decimal(5), Decimal(50_000)]).map(tree.Literal_)
    return st.one_of(
        parts.map(tree.Sum),
        st.tuples(inner, inner).map(lambda two: tree.Sum((two[0], tree.Scaled(Decimal(-1), two[1])))),
        parts.map(tree.LeastOf),
        parts.map(tree.GreatestOf),
        st.tuples(inner, number).map(tree.LeastOf),
        st.tuples(inner, number).map(tree.GreatestOf),
        st.builds(tree.Scaled, st.sampled_from([Decimal("0.005"), Decimal("0.5"), Decimal(2)]), inner),
        st.just(tree.Scaled(Decimal(3000), STAFF, price=True)),
        st.builds(
            tree.Banded,
            st.just((Decimal(0), Decimal(80))),
            st.just((Decimal("0.1"), Decimal("0.2"))),
            inner,
            inner,
            st.sampled_from([(), (Decimal(0), Decimal(7))]),
            st.sampled_from([(), (False, True)]),
        ),
        st.builds(tree.Banded, st.just((Decimal(10),)), st.just((Decimal(0),)), inner, inner, st.just((Decimal(9),))),
        st.builds(tree.Scheduled, st.just((Decimal("0.7"), Decimal("0.3"))), st.just("moved_on"), inner),
        inner.map(shared),
    )


AMOUNTS: st.SearchStrategy[tree.Amount] = st.recursive(
    st.one_of(st.sampled_from(NAMES).map(tree.Ref), st.sampled_from([Decimal(2), Decimal(40_000)]).map(tree.Literal_)),
    several,
    max_leaves=6,
)
ROUNDED = st.sampled_from(
    [None, Rounded("down", Decimal(10)), Rounded("half_up", Decimal(1)), Rounded("up", Decimal(7))]
)
AWARDS = st.builds(
    lambda amount, cap, share, rounding: replace(
        PROGRAMME.policies[0].awards[0], amount=amount, cap=cap, own_share=share, rounding=rounding
    ),
    AMOUNTS,
    st.sampled_from([None, Decimal(60_000), Decimal(10**8)]),
    st.sampled_from([Decimal(1), Decimal("0.3")]),
    ROUNDED,
)
MONEY = st.sampled_from([Decimal(-70), Decimal(0), Decimal(80), Decimal("80.5"), Decimal(30_000), Decimal(120_000_000)])
SIGNED: dict[str, Any] = dict.fromkeys(NAMES, MONEY)
KNOWN = {
    **SIGNED,
    "staff": st.integers(0, 40),
    "moved_on": st.sampled_from([date(2020, 5, 18), date(2018, 1, 1), "never"]),
}


def judged(award: CompiledAward, known: dict[str, Any]) -> AwardResult:
    programme = replace(PROGRAMME, policies=(replace(PROGRAMME.policies[0], awards=(award,)),))
    values: Any = {(name, None): value for name, value in known.items()}
    profile = Profile(CompanyHeader(), values, {}, frozenset())
    (outcome,) = determine(prepare_programme(programme, 2021), profile, AS_OF).outcomes
    return outcome.entitlement.awards[0]


@pytest.mark.slow
@settings(max_examples=sized(1_000, small=60), deadline=None)
@given(AWARDS, st.fixed_dictionaries({}, optional=KNOWN))
def test_whoever_works_the_steps_out_again_comes_to_the_sum(award: CompiledAward, known: dict[str, Any]) -> None:
    found = judged(award, known)
    # What has no bound stands at a number that nothing comes to.
    assert worked_out(found.to_dict()["calculation"]) == (found.low, found.high)


@pytest.mark.slow
@settings(max_examples=sized(600, small=60), deadline=None)
@given(AWARDS, st.fixed_dictionaries(KNOWN), st.sampled_from(LANGS))
def test_each_equation_holds_and_the_last_ends_with_the_sum(
    award: CompiledAward, known: dict[str, Any], lang: str
) -> None:
    found = judged(award, known)
    told = calculation_told(found, PROGRAMME, 2021, lang)
    assert told is not None
    assert [(left, right) for left, right in equations(told.equations) if left != right] == []
    # The number of a cap, a floor or a choice ends an equation without another sign.
    assert [
        each for each in told.equations[-1:] if money(found.low, PROGRAMME.money, lang) not in each and found.low
    ] == []


RATED = "{rate: 9%, of: {sum: [a, {rate: 20%, of: b}]}, at_most: 300万}"
BANDS = "{bands: [{from: 0, below: 100万, amount: 5万}, {from: 100万, amount: 20万}], by: a}"
# More bands than are told one by one: 1% from 0, 2% from 100, and so on.
MANY = ", ".join(f"{{from: {100 * at}, below: {100 * at + 100}, rate: {at + 1}%}}" for at in range(60))
EACH = {
    "rates and a cap that is not reached": (
        RATED,
        {"a": "1200万", "b": "300万"},
        "1200万 × 9% + 300万 × 20% × 9% = 113.4万元，未超过上限300万元",
    ),
    "a cap that cuts": (
        RATED,
        {"a": "4000万", "b": 0},
        "4000万 × 9% + 0 × 20% × 9% = 360万元，按上限300万元计，核减60万元",
    ),
    "a cap that something missing may reach": (
        RATED,
        {"a": "1200万"},
        "1200万 × 9% + “B” × 20% × 9%，最高300万元，即108万元至300万元",
    ),
    "a cap that is reached whatever is missing": (
        RATED,
        {"a": "4000万"},
        "4000万 × 9% + “B” × 20% × 9%，不论所缺资料如何，均按上限300万元计",
    ),
    "a cap of less than is known for certain": (
        "{rate: 50%, of: a, at_most: 40}",
        {"a": 80},
        "80 × 50% = 40元，未超过上限40元",
    ),
    "a floor that lifts": ("{rate: 10%, of: a, at_least: 5万}", {"a": "20万"}, "20万 × 10% = 2万元，按下限5万元计"),
    "a floor that is not needed": (
        "{rate: 10%, of: a, at_least: 5万}",
        {"a": "80万"},
        "80万 × 10% = 8万元，不低于下限5万元",
    ),
    "a floor that something missing may need": (
        "{rate: 10%, of: a, at_least: 5万}",
        {},
        "“A” × 10%，最低5万元，即不低于5万元",
    ),
    "a floor that is needed whatever is missing": (
        "{multiply: {rate: 10%, of: a, at_most: 3万}, by: 50%, at_least: 5万}",
        {},
        "（“A” × 10%，最高3万元） × 50%，按下限5万元计",
    ),
    "a growth that is none": (
        "{rate: 10%, of: {greatest_of: [0, {difference: [a, b]}]}}",
        {"a": 5, "b": 9},
        "5 - 9 = -4元（负数按零计）；0 × 10% = 0元",
    ),
    "a growth that is not known": (
        "{rate: 10%, of: {greatest_of: [0, {difference: [a, b]}]}}",
        {"a": 5},
        "（5 - “B”（负数按零计）） × 10%，即0元至0.5元",
    ),
    "a price for each": ("{per_unit: 5000, of: staff}", {"staff": 12}, "12 × 5000 = 6万元"),
    "the lower of two": (
        "{least_of: [{rate: 50%, of: a}, {rate: 10%, of: b}]}",
        {"a": "80万", "b": "300万"},
        "80万 × 50% = 40万元；300万 × 10% = 30万元；40万、30万中的较低者为30万元",
    ),
    "the higher of two of which one is missing": (
        "{greatest_of: [{rate: 50%, of: a}, {rate: 10%, of: b}]}",
        {"a": "80万"},
        "以下各项中的较高者：（1）80万 × 50% = 40万元；（2）“B” × 10%，即不低于40万元",
    ),
    "a fixed sum of a band": (BANDS, {"a": "150万"}, ""),
    "sums of bands by what is missing": (BANDS, {}, "按“A”确定的定额（5万元至20万元），即5万元至20万元"),
    "a band by what is worked out": (
        "{bands: [{from: 0, below: 100, rate: 1%}, {from: 100, rate: 2%}], by: {sum: [a, b]}, of: b}",
        {"b": 100},
        "100 × 2% = 2元",
    ),
    "below the first band": ("{bands: [{from: 100, rate: 5%}], by: a, of: b}", {"a": 50, "b": 7}, ""),
    "rates by a year that is missing": (
        "{schedule: [70%, 50%], counted_from: moved_on, of: a}",
        {"a": "80万"},
        "80万 × 按“Moved”确定的比例（0%至70%），即0元至56万元",
    ),
    "no year of a schedule": (
        "{schedule: [70%, 50%], counted_from: moved_on, of: a}",
        {"a": 8, "moved_on": "never"},
        "",
    ),
    "a fact itself": ("a", {"a": 80}, ""),
    "more bands than are told": (
        f"{{bands: [{MANY}], by: a, of: b}}",
        {"b": 100},
        "按“A”所在档次计算的金额，即0元至60元",
    ),
    "rounded where something is missing": (
        "{rate: 10%, of: a, at_most: 99}, rounding: {mode: down, to: 10}",
        {},
        "“A” × 10%，最高99元，即0元至90元，不足10元的舍去",
    ),
    "rounded": (
        "{rate: 10%, of: a}, rounding: {mode: half_up, to: 10}",
        {"a": 950},
        "950 × 10% = 95元，四舍五入至10元，为100元",
    ),
    "the lower of two of which one is missing": (
        "{rate: 50%, of: {least_of: [a, {rate: 10%, of: b}]}}",
        {"b": "80万"},
        "（以下各项中的较低者：（1）“A”；（2）80万 × 10% = 8万元） × 50%，即0元至4万元",
    ),
    "more summands than are followed, and one is missing": (
        "{sum: [{sum: [a, a, a, a, a]}, {rate: 10%, of: {sum: [b, b, b, b]}}]}",
        {"a": 1},
        "1 + 1 + 1 + 1 + 1 = 5元；5 + （“B” × 10% + “B” × 10% + “B” × 10% + “B” × 10%），即不低于5元",
    ),
    "more summands than are followed": (
        "{sum: [{sum: [a, a, a, a, a]}, {sum: [b, b, b, b]}]}",
        {"a": 1, "b": 2},
        "1 + 1 + 1 + 1 + 1 = 5元；2 + 2 + 2 + 2 = 8元；5 + 8 = 13元",
    ),
}


@pytest.mark.parametrize(("amount", "known", "said"), EACH.values(), ids=EACH)
def test_a_sum_is_told_as_it_is_worked_out(amount: str, known: dict[str, Any], said: str) -> None:
    facts = "".join(fact(name, "money", name.upper()) for name in ("a", "b"))
    facts += fact("staff", "count", "Staff") + fact("moved_on", "event", "Moved")
    files = texts(facts, {"p": policy("p", "", amount=amount)})
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    programme = small(files)
    (outcome,) = programme.determine(known, as_of=AS_OF).outcomes
    (award,) = outcome.entitlement.awards
    told = calculation_told(award, programme.compiled, 2021, "zh")
    assert told is not None
    assert told.in_line("zh") == said


def test_the_steps_name_facts_definitions_caps_and_what_they_cut() -> None:
    doubled = tree.NamedAmount("doubled", tree.Scaled(Decimal(2), tree.Ref("a")))
    award = replace(PROGRAMME.policies[0].awards[0], amount=tree.Sum((doubled, doubled)), cap=Decimal(90))
    told = judged(award, {"a": Decimal(40)}).to_dict(PROGRAMME.facts)["calculation"]
    # 2 × 40 twice is 160; the cap of every award cuts 70.
    assert told["steps"] == [
        {"step": 1, "does": "number", "low": "0", "high": "0"},
        {"step": 2, "does": "fact", "fact": "a", "label": dict.fromkeys(LANGS, "A"), "low": "40", "high": "40"},
        {"step": 3, "does": "times", "definition": "doubled", "of": [2], "factor": "2", "low": "80", "high": "80"},
        {"step": 4, "does": "add", "of": [3, 3], "low": "160", "high": "160"},
        {"step": 5, "does": "greatest", "role": "never_negative", "of": [1, 4], "low": "160", "high": "160"},
        {"step": 6, "does": "number", "low": "90", "high": "90"},
        {
            **{"step": 7, "does": "least", "role": "overall_cap", "of": [5, 6], "reached": True, "cuts": "70"},
            **{"low": "90", "high": "90"},
        },
    ]


def test_the_cap_of_every_award_is_told_where_something_missing_may_reach_it() -> None:
    award = replace(PROGRAMME.policies[0].awards[0], amount=tree.Scaled(Decimal("0.5"), tree.Ref("a")), cap=Decimal(90))
    told = calculation_told(judged(award, {}), PROGRAMME, 2021, "zh")
    assert told is not None
    assert told.in_line("zh") == "“A” × 50%，且不超过90元"


def test_what_no_amount_is_published_of_is_not_worked_out(programme: lucidrule.Programme) -> None:
    found = programme.determine(
        {**COMMON, "founded_on": "2020-05-01", "annual_revenue": {2020: 1, 2021: "6亿"}}, as_of=AS_OF
    )
    (award,) = found.only(("revenue-milestone",)).outcomes[0].entitlement.awards
    assert calculation_told(award, programme.compiled, 2021, "zh") is None
    assert "calculation" not in award.to_dict()


def test_a_negative_figure_stands_in_brackets_and_a_sum_of_a_rule_ends_what_says_which_it_is() -> None:
    less = tree.Sum((tree.Ref("a"), tree.Scaled(Decimal(-1), tree.Ref("b"))))
    lower = tree.LeastOf((tree.Ref("a"), tree.Ref("c")))
    banded = tree.Banded((Decimal(10),), (Decimal(0),), lower, less, (Decimal(9),))
    known = {"a": Decimal(80), "b": Decimal(-70), "c": Decimal(30)}
    found = [
        calculation_told(judged(replace(PROGRAMME.policies[0].awards[0], amount=amount), known), PROGRAMME, 2021, "zh")
        for amount in (less, banded)
    ]
    assert [each.equations for each in filter(None, found)] == [
        ("80 - （-70） = 150元",),
        ("80、30中的较低者为30元", "9元"),
    ]


def test_of_what_is_not_known_nothing_was_read() -> None:
    award = replace(PROGRAMME.policies[0].awards[0], amount=tree.Scaled(Decimal("0.5"), tree.Ref("a")))
    told = list(calculation_lines(judged(award, {}), PROGRAMME, 2021, "en"))
    assert told == [(0, "Calculation: “A” × 50%: at least 0 yuan")]
