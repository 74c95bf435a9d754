"""Arithmetic in words: read back by the rules of reading alone, it says what the rule says."""

from decimal import Decimal
from typing import get_args

import pytest
from few_rules import criterion, fact, policy, small, text, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from present.arithmetic_reader import WORDS, Reader, meant

from lucidrule.kernel import tree
from lucidrule.present.brackets import BRACKETED, Form, Whole
from lucidrule.present.prose import Prose
from lucidrule.texts.catalogue import LANGS

NAMES = ("a", "b", "c")
FACTS = "".join(fact(name, "money", name.upper(), ", negative: true") for name in NAMES)
COMPILED = small(texts(FACTS, {"p": policy("p", "")})).compiled
VALUES = [
    {"a": Decimal(7), "b": Decimal(-4), "c": Decimal(30)},
    {"a": Decimal(-20), "b": Decimal(3), "c": Decimal(11)},
    {"a": Decimal(1000), "b": Decimal(90), "c": Decimal(-8)},
]


def _both(inner: st.SearchStrategy[tree.Amount]) -> st.SearchStrategy[tree.Amount]:
    """Return every operation on some amounts."""
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    number = st.sampled_from([Decimal(0), Decimal(5), Decimal(50)]).map(tree.Literal_)
    return st.one_of(
        several.map(tree.Sum),
        st.tuples(inner, inner).map(lambda two: tree.Sum((two[0], tree.Scaled(Decimal(-1), two[1])))),
        several.map(tree.LeastOf),
        several.map(tree.GreatestOf),
        st.tuples(inner, number).map(tree.LeastOf),
        st.tuples(inner, number).map(tree.GreatestOf),
        st.builds(tree.Scaled, st.sampled_from([Decimal("0.05"), Decimal("0.5"), Decimal(2)]), inner),
        st.builds(tree.Scaled, st.just(Decimal(3)), inner, st.just(True)),
        st.builds(
            tree.Banded,
            st.just((Decimal(0), Decimal(8))),
            st.sampled_from([(Decimal("0.1"), Decimal("0.2")), (Decimal("0.1"), Decimal(0))]),
            inner,
            inner,
        ),
    )


AMOUNTS: st.SearchStrategy[tree.Amount] = st.recursive(
    st.one_of(st.sampled_from(NAMES).map(tree.Ref), st.sampled_from([Decimal(2), Decimal(40)]).map(tree.Literal_)),
    _both,
    max_leaves=5,
)


def said(amount: str, lang: str) -> str:
    """Return the amount of an award in words, from the rule as it is written."""
    compiled = small(texts(FACTS, {"p": policy("p", "", amount=amount)})).compiled
    stated = compiled.policies[0].awards[0].amount
    assert stated is not None
    return Prose(compiled, lang).amount(stated)


WRITTEN = {
    "sum in a factor": (
        "{multiply: {difference: [a, b]}, by: 200%}",
        ("200%×（A减B）", "(A less B) × 200%", "200%×（AからBを引いた額）"),
    ),
    "factor in a difference": (
        "{difference: [a, {multiply: b, by: 200%}]}",
        ("A减200%×B", "A less B × 200%", "Aから200%×Bを引いた額"),
    ),
    "sum in a rate": ("{rate: 5%, of: {sum: [a, b]}}", ("（A ＋ B）的5%", "5% of (A + B)", "（A＋B）の5%")),
    "rate in a sum": ("{sum: [a, {rate: 5%, of: b}]}", ("A ＋ B的5%", "A + 5% of B", "A＋Bの5%")),
    "sum in a sum": ("{sum: [a, {sum: [b, c]}]}", ("A ＋ B ＋ C", "A + B + C", "A＋B＋C")),
    "difference in a sum": (
        "{sum: [{difference: [a, b]}, c]}",
        ("（A减B） ＋ C", "(A less B) + C", "（AからBを引いた額）＋C"),
    ),
    "sum taken away": (
        "{difference: [a, {sum: [b, c]}]}",
        ("A减（B ＋ C）", "A less (B + C)", "Aから（B＋C）を引いた額"),
    ),
    "difference taken away": (
        "{difference: [a, {difference: [b, c]}]}",
        ("A减（B减C）", "A less (B less C)", "Aから（BからCを引いた額）を引いた額"),
    ),
    "difference to take from": (
        "{difference: [{difference: [a, b]}, c]}",
        ("（A减B）减C", "(A less B) less C", "（AからBを引いた額）からCを引いた額"),
    ),
    "least in a sum": (
        "{sum: [{least_of: [a, b]}, c]}",
        (
            "（以下各项中的较低者：（1）A；（2）B） ＋ C",
            "(the least of: (1) A; (2) B) + C",
            "（次のうち低い方の額：（1）A、（2）B）＋C",
        ),
    ),
    "sum in a least": (
        "{least_of: [a, {sum: [b, c]}]}",
        (
            "以下各项中的较低者：（1）A；（2）B ＋ C",
            "the least of: (1) A; (2) B + C",
            "次のうち低い方の額：（1）A、（2）B＋C",
        ),
    ),
    "greatest in a least": (
        "{least_of: [a, {greatest_of: [b, c]}]}",
        (
            "以下各项中的较低者：（1）A；（2）（以下各项中的较高者：（1）B；（2）C）",
            "the least of: (1) A; (2) (the greatest of: (1) B; (2) C)",
            "次のうち低い方の額：（1）A、（2）（次のうち高い方の額：（1）B、（2）C）",
        ),
    ),
    "limit in a rate": (
        "{rate: 30%, of: {rate: 10%, of: a, at_most: 50}}",
        ("（A的10%，最高50元）的30%", "30% of (10% of A, at most 50 yuan)", "（Aの10%（上限50元））の30%"),
    ),
    "limit of a sum": (
        "{least_of: [{sum: [a, b]}, 50]}",
        ("（A ＋ B），最高50元", "(A + B), at most 50 yuan", "（A＋B）（上限50元）"),
    ),
    "limit of a limit": (
        "{rate: 10%, of: a, at_least: 5, at_most: 50}",
        ("A的10%，最低5元，最高50元", "10% of A, at least 5 yuan, at most 50 yuan", "Aの10%（下限5元）（上限50元）"),
    ),
    "limit taken away": (
        "{difference: [a, {least_of: [b, 50]}]}",
        ("A减（B，最高50元）", "A less (B, at most 50 yuan)", "Aから（B（上限50元））を引いた額"),
    ),
    "growth that counts as zero": (
        "{rate: 3%, of: {greatest_of: [0, {difference: [a, b]}]}}",
        (
            "（A减B）（负数按零计）的3%",
            "3% of (A less B) (a negative one counts as zero)",
            "（AからBを引いた額）（負数は零とする）の3%",
        ),
    ),
    "what counts as zero in a sum": (
        "{sum: [a, {greatest_of: [0, b]}]}",
        ("A ＋ （B（负数按零计））", "A + (B (a negative one counts as zero))", "A＋（B（負数は零とする））"),
    ),
    "what counts as zero taken away": (
        "{difference: [a, {greatest_of: [0, b]}]}",
        (
            "A减（B（负数按零计））",
            "A less (B (a negative one counts as zero))",
            "Aから（B（負数は零とする））を引いた額",
        ),
    ),
    "rate that counts as zero": (
        "{greatest_of: [{rate: 5%, of: a}, 0]}",
        ("（A的5%）（负数按零计）", "(5% of A) (a negative one counts as zero)", "（Aの5%）（負数は零とする）"),
    ),
    "limit of a difference": (
        "{least_of: [{difference: [a, b]}, 50]}",
        ("（A减B），最高50元", "(A less B), at most 50 yuan", "（AからBを引いた額）（上限50元）"),
    ),
    "limit of a least": (
        "{greatest_of: [{least_of: [a, b]}, 50]}",
        (
            "（以下各项中的较低者：（1）A；（2）B），最低50元",
            "(the least of: (1) A; (2) B), at least 50 yuan",
            "（次のうち低い方の額：（1）A、（2）B）（下限50元）",
        ),
    ),
    "bands with a limit": (
        "{bands: [{from: 0, rate: 1%}], by: {sum: [a, b]}, of: c, at_most: 9}",
        (
            "（按（A ＋ B）所在档次的比例乘以C：0元以上的为1%），最高9元",
            "(at the rate of the band of (A + B), of C: from 0 yuan: 1%), at most 9 yuan",
            "（（A＋B）の属する区分の率をCに乗じる：0元以上は1%）（上限9元）",
        ),
    ),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("amount", "words"), WRITTEN.values(), ids=WRITTEN)
def test_one_operation_within_another_has_brackets_where_it_would_be_read_otherwise(
    amount: str, words: tuple[str, str, str], lang: str
) -> None:
    assert said(amount, lang) == words[LANGS.index(lang)]


COMPARED = {
    "difference": (
        "{amount: {of: {difference: [a, b]}, at_most: 0}}",
        ("A减B不超过0元", "A less B of at most 0 yuan", "AからBを引いた額が0元以下"),
    ),
    "factor of a difference": (
        "{amount: {of: {multiply: {difference: [a, b]}, by: 200%}, at_most: 0}}",
        ("200%×（A减B）不超过0元", "(A less B) × 200% of at most 0 yuan", "200%×（AからBを引いた額）が0元以下"),
    ),
    "least": (
        "{amount: {of: {least_of: [a, b]}, at_least: 9}}",
        (
            "（以下各项中的较低者：（1）A；（2）B）不低于9元",
            "(the least of: (1) A; (2) B) of at least 9 yuan",
            "（次のうち低い方の額：（1）A、（2）B）が9元以上",
        ),
    ),
    "limit": (
        "{amount: {of: {rate: 5%, of: a, at_most: 50}, at_least: 9}}",
        (
            "（A的5%，最高50元）不低于9元",
            "(5% of A, at most 50 yuan) of at least 9 yuan",
            "（Aの5%（上限50元））が9元以上",
        ),
    ),
    "share of a sum": (
        "{share: {of: {sum: [a, b]}, in: {sum: [b, c]}, at_least: 9%}}",
        (
            "（A ＋ B）占（B ＋ C）的比例不低于9%",
            "the share of (A + B) in (B + C) of at least 9%",
            "（A＋B）の（B＋C）に占める割合が9%以上",
        ),
    ),
    "share that is no growth": (
        "{share: {of: {sum: [a, {rate: 10%, of: b}]}, in: b, at_least: 9%}}",
        (
            "（A ＋ B的10%）占B的比例不低于9%",
            "the share of (A + 10% of B) in B of at least 9%",
            "（A＋Bの10%）のBに占める割合が9%以上",
        ),
    ),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("when", "words"), COMPARED.values(), ids=COMPARED)
def test_an_amount_that_is_compared_has_brackets_where_its_end_would_not_be_heard(
    when: str, words: tuple[str, str, str], lang: str
) -> None:
    point = f"open_points: {{share-of-zero: {{question: {text('?')}, basis: assumed}}}}\n"
    compiled = small(texts(FACTS, {"p": policy("p", criterion("c", "C", when), more=point)})).compiled
    told = Prose(compiled, lang).leaf(compiled.policies[0].criteria[0].condition)
    assert told == words[LANGS.index(lang)]


def test_every_form_is_told_with_or_without_brackets_in_every_other() -> None:
    assert set(BRACKETED) == set(get_args(Whole))
    assert set().union(*BRACKETED.values()) | {"plain"} == set(get_args(Form))


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=400)
@given(amount=AMOUNTS, values=st.sampled_from(VALUES))
def test_words_read_back_come_to_what_the_rule_comes_to(
    amount: tree.Amount, values: dict[str, Decimal], lang: str
) -> None:
    told = Prose(COMPILED, lang).amount(amount)
    assert Reader(told, WORDS[lang], values).whole() == meant(amount, values), told
