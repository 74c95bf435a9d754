"""The grammar: each sentence reads as itself, in each language; names, values and years as people write them."""

from decimal import Decimal
from typing import Any

import pytest

import lucidrule
from lucidrule.kernel.missing import Missing
from lucidrule.scenarios.expect import _CHECKS
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.grammar import Form, aliases, forms
from lucidrule.scenarios.sentence import Sentences
from lucidrule.scenarios.slot_fault import SlotFault
from lucidrule.scenarios.vocabulary import Vocabulary

GIVENS = {
    "answered-yes",
    "answered-no",
    "company",
    "company-code",
    "company-file",
    "facts-table",
    "fact-rows",
    "fact",
    "statements",
    "unknown",
}


@pytest.fixture(scope="module")
def sentences(programme: lucidrule.Programme) -> Sentences:
    return FeatureProgramme(programme).sentences


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_every_example_reads_as_its_own_sentence(form: Form, lang: str, sentences: Sentences) -> None:
    assert sentences.read(form.kind, form.examples[lang].split("\n")[0], lang).form.id == form.id


def test_every_sentence_does_something() -> None:
    assert {f.id for f in forms()} == GIVENS | {"apply", "judge-all", "refused"} | set(_CHECKS)


@pytest.mark.parametrize(
    "said",
    [
        "2021年营收为5亿元",
        "２０２１年年营业收入为５亿元",
        "2021年度营业收入是500,000,000",
        "“2021年年营业收入”为“5亿”",
        "2021年annual_revenue为50000万",
        "企业2021年的营收为5 亿元。",
        "the Annual revenue of 2021 is 500,000,000 yuan",
        "Revenue in 2021: 500000000",
        "2021年の売上高は5億元である",
        "「2021年の年間売上高」は「5億元」",
    ],
)
def test_a_yearly_fact_as_people_write_it(said: str, sentences: Sentences) -> None:
    found = sentences.read("given", said, "zh").slots
    assert (found["fact"], found["year"], found["value"]) == ("annual_revenue", 2021, Decimal(500_000_000))


@pytest.mark.parametrize(
    ("said", "flag", "value"),
    [
        ("企业为工业企业", "industrial_enterprise", True),
        ("企业是工业企业", "industrial_enterprise", True),
        ("企业不是工业企业", "industrial_enterprise", False),
        ("企业不在区内注册", "registered_in_zone", False),
        ("近三年未发生重大安全、质量、环保事故", "major_accident_3y", False),
        ("重大项目已在区内备案", "project_on_file", True),
        ("区内での登記あり", "registered_in_zone", True),
        ("工業企業への該当なし", "industrial_enterprise", False),
    ],
)
def test_a_flag_said_as_a_sentence(said: str, flag: str, value: bool, sentences: Sentences) -> None:
    assert sentences.read("given", said, "zh").slots["statements"] == ((flag, value),)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("成立日期", [Missing("founded_on")]),
        ("2019年年营业收入", [Missing("annual_revenue", 2019)]),
        ("年营业收入（2019年）、成立日期", [Missing("annual_revenue", 2019), Missing("founded_on")]),
        ("年营业收入（2018年至2019年）", [Missing("annual_revenue", 2018), Missing("annual_revenue", 2019)]),
        ("年营业收入（2019年及以前各年）", [Missing("annual_revenue", through=2019)]),
        ("Annual revenue (every year up to 2019)", [Missing("annual_revenue", through=2019)]),
        ("年間売上高（2019年以前の各年）", [Missing("annual_revenue", through=2019)]),
        ("第1项首台套首批次产品的认定级别", [Missing("first_set_products", record=1, part="level")]),
        ("first_set_products no. 2: level", [Missing("first_set_products", record=2, part="level")]),
    ],
)
def test_missing_facts_are_named_as_check_names_them(said: str, missing: list[Missing], sentences: Sentences) -> None:
    found = sentences.read("then", f"尚缺资料为{said}", "zh").slots["facts"]
    assert [name.missing() for name in found] == missing


def test_a_sentence_that_can_be_taken_in_two_ways_is_refused(sentences: Sentences, monkeypatch: Any) -> None:
    other = Sentences(Vocabulary(sentences.vocabulary.programme, aliases()))
    outcome = next(p for p in other._patterns["then"] if p.form.id == "outcome")
    twin = outcome.form.__class__("twin", "then", None, {}, outcome.form.examples, {}, {})
    other._patterns["then"] = (*other._patterns["then"], type(outcome)(twin, "zh", outcome.strict, outcome.loose, 3))
    with pytest.raises(SlotFault) as raised:
        other.read("then", "结论为“符合”", "zh")
    assert raised.value.code == "ambiguous-step"


def test_an_undefined_sentence_is_told_with_three_examples(sentences: Sentences) -> None:
    with pytest.raises(SlotFault) as raised:
        sentences.read("then", "大家都很满意", "zh")
    assert raised.value.code == "undefined-step"
    assert len(raised.value.near) == 3


def test_of_many_sentences_that_are_none_the_first_have_examples(sentences: Sentences) -> None:
    asked = Sentences(Vocabulary(sentences.vocabulary.programme, aliases()))
    found = [found_near(asked, f"nobody says {number}") for number in range(201)]
    assert [bool(each) for each in found] == [True] * 200 + [False]


def found_near(sentences: Sentences, text: str) -> tuple[Any, ...]:
    """Return what is offered instead of a sentence that is none."""
    with pytest.raises(SlotFault) as fault:
        sentences.read("given", text, "en")
    return tuple(fault.value.near)
