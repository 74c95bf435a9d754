"""What assumed clauses are modelled on: said once, at the source, and shown beside their basis."""

from datetime import date
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.compile.programme import warnings_of
from lucidrule.core.fault import RulesAtFault
from lucidrule.model.sources import Model, model_among
from lucidrule.present.policy import describe
from lucidrule.tables.result import sources_of

SOURCES = """
  notice: {title: T, issuer: own, year: 2022}
  paper: {title: T, rules_of: this_programme, year: 2022}
  before: {title: T, rules_of: same_issuer, year: 2017}
  next: {title: T, rules_of: same_city, year: 2023}
  province: {title: T, rules_of: same_province}
  far: {title: T, rules_of: elsewhere, year: 2020}
  silent: {title: T}
""".replace("T,", f"{text('t')},").replace("T}", f"{text('t')}}}")


def files(source: str, *, basis: str = "assumed", sources: str = SOURCES, language: int = 2) -> dict[str, str]:
    """Return a programme of one award after some sources."""
    standing = f"basis: {basis}" + (f", source: {source}" if source else "")
    one = policy("p", "").replace("basis: assumed, amount", f"{standing}, amount")
    made = texts(fact("local", "flag", "Local"), {"p": one})
    top = made["policies.yaml"].replace("sources: {}", f"sources:{sources}")
    return {**made, "policies.yaml": top.replace("language: 1", f"language: {language}")}


def warned(texts: dict[str, str]) -> list[tuple[str, int]]:
    """Return of what is warned and in which line, but of sources that stand there for other tests, all of one title."""
    others = ("source-not-cited", "called-alike")
    return [(each.code, each.at.line) for each in warnings_of(texts) if each.at and each.code not in others]


def award(source: str, **more: Any) -> dict[str, Any]:
    """Return the award of a programme of one as a determination has it."""
    found = small(files(source, **more)).determine({}, as_of=date(2022, 5, 5), confirm=False).to_dict()
    award_: dict[str, Any] = found["outcomes"][0]["entitlement"]["awards"][0]
    return award_


@pytest.mark.parametrize(
    ("sources", "model"),
    [
        ([("elsewhere", 2020), ("same_issuer", 2017)], Model("same_issuer", 2017)),
        ([("same_province", None), ("same_city", 2019)], Model("same_city", 2019)),
        ([("elsewhere", 2020), ("same_province", None)], Model("same_province")),
        ([("same_issuer", 2017), ("same_issuer", 2022)], Model("same_issuer", 2022)),
        ([("same_issuer", 2024), ("same_issuer", 2022)], Model("same_issuer", 2022)),
        ([("same_city", 2023), ("same_city", 2021)], Model("same_city", 2023)),
        ([("same_city", None), ("same_city", 2019)], Model("same_city", 2019)),
        ([("this_programme", 2022), ("elsewhere", 2020)], Model("elsewhere", 2020)),
        ([("this_programme", 2022)], Model("none")),
        ([], Model("none")),
        ([(None, 2022)], None),
        ([(None, 2022), ("elsewhere", None)], Model("elsewhere")),
    ],
)
def test_the_nearest_source_is_the_model_and_of_several_the_one_nearest_in_time(
    sources: Any, model: Model | None
) -> None:
    assert model_among(sources, 2022) == model


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[far, notice]", {"model": {"rules_of": "same_issuer", "year": 2022}, "source": ["far", "notice"]}),
        (
            "[far, {source: next, taken: false}]",
            {"model": {"rules_of": "elsewhere", "year": 2020}, "source": ["far"], "not_taken": ["next"]},
        ),
        ("", {"model": {"rules_of": "none", "year": None}, "source": []}),
        ("silent", {"source": ["silent"]}),
    ],
)
def test_a_determination_as_data_has_the_model_beside_the_basis(source: str, told: dict[str, Any]) -> None:
    found = award(source)
    assert {key: found[key] for key in ("model", "source", "not_taken") if key in found} == told


def test_what_is_published_or_reported_has_no_model() -> None:
    assert "model" not in award("notice", basis="published")
    assert "model" not in award("paper", basis="reported")


def test_a_programme_that_never_says_whose_rules_it_follows_tells_no_models() -> None:
    silent = {"sources": f"\n  far: {{title: {text('t')}}}\n"}
    assert "model" not in award("far", **silent)
    assert "model" not in award("", **silent)


@pytest.mark.parametrize(
    ("lang", "source", "told"),
    [
        ("zh", "[far, next]", "〔参照推定（同市，2023年）：far、next〕"),
        ("en", "province", "[assumed (same province): province]"),
        ("ja", "notice", "〔推定（同一の公表機関、2022年）：notice〕"),
        (
            "en",
            "[far, {source: before, article: art. 4, taken: false}]",
            "[assumed (elsewhere, 2020): far; not taken: before art. 4]",
        ),
        ("zh", "[{source: next, taken: false}]", "〔自行推定，无参照：未采用：next〕"),
        ("ja", "", "〔推定（独自、参照先なし）〕"),
        ("zh", "silent", "〔参照推定：silent〕"),
    ],
)
def test_the_model_is_told_beside_the_basis_in_a_full_report_and_in_the_prose(
    lang: str, source: str, told: str
) -> None:
    programme = small(files(source))
    assert told in programme.determine({}, as_of=date(2022, 5, 5), confirm=False).explain(lang, full=True)
    assert told in describe(programme.compiled.policies[0], programme.compiled, lang)


def refused(made: dict[str, str]) -> list[str]:
    with pytest.raises(RulesAtFault) as error:
        small(made)
    return [fault.code for fault in error.value.faults]


def test_what_follows_only_the_rules_of_others_is_not_reported() -> None:
    assert refused(files("[next, far]", basis="reported")) == ["reported-of-others"]
    assert award("[far, paper]", basis="reported")["basis"] == "reported"


@pytest.mark.parametrize("basis", ["published", "reported"])
def test_a_source_that_is_not_taken_is_no_source_of_what_is_published_or_reported(basis: str) -> None:
    assert refused(files("[{source: paper, taken: false}]", basis=basis)) == ["needs-source"]


def test_the_issuer_does_not_issue_the_rules_of_others() -> None:
    own = SOURCES.replace("issuer: own", "issuer: own, rules_of: elsewhere")
    assert refused(files("notice", sources=own)) == ["own-source-of-others"]


def test_a_source_is_warned_of_once_that_assumed_clauses_follow_and_that_does_not_say_whose_rules_it_tells() -> None:
    assert warned(files("[silent, {source: silent, article: art. 2}]")) == [("whose-rules", 19)]


@pytest.mark.parametrize("source", ["far", "[far, {source: silent, taken: false}]", "notice"])
def test_what_says_it_or_is_not_followed_is_not_warned_of(source: str) -> None:
    assert warned(files(source)) == []


def test_where_no_source_says_it_none_is_warned_of() -> None:
    assert warned(files("far", sources=f"\n  far: {{title: {text('t')}}}\n")) == []


def test_a_quote_that_is_not_taken_may_speak_of_other_sums() -> None:
    other = "{source: next, quote: 奖励80万元"
    assert warned(files(f"[far, {other}, taken: false}}]")) == []
    assert [code for code, _ in warned(files(f"[far, {other}}}]"))] == ["number-unlike-rule"]


def test_only_version_two_of_the_language_says_whose_rules_a_source_tells() -> None:
    assert "newer-key" in refused(files("far", language=1))


def report(own: str, common: str, lang: str = "en") -> list[str]:
    """Return the report on a programme of one policy; its award and a common criterion have a standing each."""
    made = files("", language=2)
    shared = criterion("c", "Local", "{local: true}").replace("basis: assumed", common)
    top = made["policies.yaml"].replace("common: []", "common: [c]")
    award_ = made["rules/a/p.yaml"].replace("basis: assumed", own)
    made |= {"policies.yaml": top, "rules/criteria.yaml": f"criteria: [{shared}]\n", "rules/a/p.yaml": award_}
    return small(made).determine({"local": True}, as_of=date(2022, 5, 5), confirm=False).explain(lang).splitlines()


REPORTED, ASSUMED = "basis: reported, source: paper", "basis: assumed, source: far"
SENTENCE = "* rests on clauses assumed after comparable programmes; ask small."


def test_a_policy_whose_own_clauses_are_assumed_is_marked_and_the_mark_explained_once() -> None:
    told = report(ASSUMED, REPORTED)
    assert [line for line in told if "*" in line] == [
        "1. P*   Eligible  100,000 yuan",
        SENTENCE,
        "1. P*: Eligible",
    ]


def test_assumed_common_conditions_are_marked_once_and_not_at_each_policy() -> None:
    told = report(REPORTED, ASSUMED)
    assert [line for line in told if "*" in line] == [SENTENCE, "Common conditions (for all the policies)*"]


def test_what_rests_on_no_assumption_bears_no_mark() -> None:
    assert [line for line in report(REPORTED, REPORTED) if "*" in line or "assumed" in line] == []


@pytest.mark.parametrize(
    ("lang", "sentence"), [("zh", "＊含参照同类政策推定的条款，请向小核实。"), ("ja", "＊は、類似")]
)
def test_in_chinese_and_japanese_the_mark_is_wide(lang: str, sentence: str) -> None:
    told = report(ASSUMED, REPORTED, lang)
    assert any(line.startswith("1. P＊ ") for line in told)
    assert any(line.startswith(sentence) for line in told)


def test_the_sheet_of_sources_says_the_model_and_names_what_is_followed() -> None:
    asked = criterion("own", "Own", "{local: true}").replace(
        "basis: assumed", "basis: assumed, source: [far, {source: next, taken: false}]"
    )
    made = files("")
    made["rules/a/p.yaml"] = made["rules/a/p.yaml"].replace("criteria: []", f"criteria: [{asked}]")
    assert list(sources_of(small(made).compiled, "zh")) == [("P", "Own", "参照推定（外地，2020年）", "t", "")]
