"""Facts and policies by every name that people know them by: id, label in any language, other names, place."""

from datetime import date
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, small, texts

import lucidrule
from lucidrule.columns.headings import column_of
from lucidrule.compile.known_names import fact_and_year
from lucidrule.formulas.column import Column
from lucidrule.scenarios.fact_names import FactName, fact_names
from lucidrule.scenarios.vocabulary import Vocabulary

PROGRAMME = lucidrule.load()
AS_OF = date(2022, 6, 30)
RAYCUS = "examples/companies/raycus.yaml"
REVENUE = {
    "annual_revenue": 0,
    "年营业收入": 0,
    "营收": 0,
    "Annual revenue": 0,
    "ＡＮＮＵＡＬ　ＲＥＶＥＮＵＥ": 0,
    "年間売上高": 0,
    "annual_revenue.2021": 2021,
    "年营业收入.2021": 2021,
    "2021年营收": 2021,
    "annual revenue FY2021": 2021,
    "年間売上高（令和3年度）": 2021,
    "年营业收入（2021年度）": 2021,
    "年营业收入 2021": 2021,
    "“营收”2021": 2021,
    "年營業收入": 0,
    "annual-revenue": 0,
    "年营业\u200b收入": 0,
    "【年营业收入】2021": 2021,
}
ANNUAL = [
    "annual_revenue",
    "年营业收入",
    "ＡＮＮＵＡＬ　ＲＥＶＥＮＵＥ",
    "“年营业收入”",
    "年营业\u200b收入",
    "年 营业 收入",
    "《年間売上高》",
]
POLICY = {
    "revenue-milestone": "revenue-milestone",
    "2": "revenue-milestone",
    "２": "revenue-milestone",
    "10": "premises-rent",
    "首台套首批次奖励": "first-set",
    "“首台套首批次奖励”": "first-set",
    "first-set and first-batch award": "first-set",
}


@pytest.mark.parametrize(("name", "year"), REVENUE.items())
def test_a_fact_goes_by_each_of_its_names_with_a_year_or_without(name: str, year: int) -> None:
    assert fact_and_year(name, PROGRAMME.compiled.known_facts) == ("annual_revenue", year)


@pytest.mark.parametrize("name", ANNUAL)
def test_a_fact_goes_by_the_same_names_in_files_headings_and_sentences(name: str) -> None:
    profile = PROGRAMME.profile({name: {2021: "6亿"}})
    assert profile.values == {("annual_revenue", 2021): 600_000_000}
    assert column_of(f"{name} 2021", PROGRAMME.compiled.facts) == Column("annual_revenue", 2021)
    assert fact_names(f"{name} 2021", Vocabulary(PROGRAMME.compiled, {})) == (FactName("annual_revenue", 2021),)


@pytest.mark.parametrize("name", ["", "2021", "收入", "annual_revenue 20211", "营收营收"])
def test_what_is_no_name_of_a_fact_is_none(name: str) -> None:
    assert fact_and_year(name, PROGRAMME.compiled.known_facts) is None
    with pytest.raises(lucidrule.UnknownName):
        PROGRAMME.compiled.fact_named(name)


@pytest.mark.parametrize(("name", "policy_id"), POLICY.items())
def test_a_policy_goes_by_title_and_place(name: str, policy_id: str) -> None:
    assert PROGRAMME.compiled.policies_named((name,)) == (policy_id,)
    (found,) = PROGRAMME.determine({}, as_of=AS_OF, policies=[name]).outcomes
    assert found.id == policy_id


@pytest.mark.parametrize("name", ["0", "11", "", "首台套"])
def test_what_is_no_name_of_a_policy_is_refused(name: str) -> None:
    with pytest.raises(lucidrule.UnknownName) as error:
        PROGRAMME.compiled.policies_named((name,))
    assert [fault.code for fault in error.value.faults] == ["unknown-policy"]


def test_a_policy_of_which_a_part_of_the_title_is_written_is_suggested() -> None:
    with pytest.raises(lucidrule.UnknownName, match="first-set"):
        PROGRAMME.compiled.policies_named(("首台套",))


YEARS_BESIDE = {"2021年营收": "3亿", "annual_revenue.2020": "2亿", "annual revenue FY2019": "1亿"}


@pytest.mark.parametrize(
    "facts",
    [YEARS_BESIDE, {"年营业收入": {"令和3年": "3亿"}, "annual_revenue 2020": "2亿", "二〇一九年营业收入": "1亿"}],
)
def test_a_year_beside_the_name_of_a_fact_is_one_of_its_years(facts: dict[str, Any]) -> None:
    assert PROGRAMME.profile({"facts": facts}).values == {
        ("annual_revenue", year): yuan for year, yuan in ((2021, 300_000_000), (2020, 200_000_000), (2019, 100_000_000))
    }


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"annual_revenue": {"2021年": "3亿"}, "2021年营收": "3亿"}, ["said-again"]),
        (
            {"annual_revenue": {"2021": "3亿"}, "营收 2021": "2亿", "营收2020": "约2亿"},
            ["said-again", "uncertain-number"],
        ),
        ({"annual_revenue": "3亿", "2021年营收": "3亿"}, ["needs-years", "unknown-fact"]),
        ({"2021年成立日期": "2019-01-01", "2021": "3亿"}, ["unknown-fact", "unknown-fact"]),
    ],
)
def test_a_year_beside_a_name_is_refused_where_it_says_something_again_or_nothing(
    facts: dict[str, Any], codes: list[str]
) -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as error:
        PROGRAMME.profile({"facts": facts})
    assert sorted(fault.code for fault in error.value.faults) == codes


def two_of_a_label() -> lucidrule.Programme:
    facts = fact("a", "flag", "Same") + fact("b", "flag", "Same") + fact("c", "flag", "a")
    return small(texts(facts, {"p": policy("p", criterion("c", "C", "{all: [{a: true}, {b: true}]}"))}))


def test_a_label_of_two_facts_is_refused_with_both() -> None:
    with pytest.raises(lucidrule.UnknownName) as error:
        two_of_a_label().compiled.fact_named("same")
    (fault,) = error.value.faults
    assert (fault.code, str(error.value)) == (
        "ambiguous-name",
        "`same` may mean several facts\n  help: did you mean `Same (a)`, `Same (b)`?",
    )
    with pytest.raises(lucidrule.ProfileAtFault, match="did you mean `Same \\(a\\)`, `Same \\(b\\)`"):
        two_of_a_label().profile({"facts": {"Same": "yes"}})


def test_an_id_is_nobody_elses_name() -> None:
    assert two_of_a_label().compiled.fact_named("a") == ("a", 0)
    assert two_of_a_label().profile({"facts": {"a": "yes"}}).values == {("a", None): True}


def test_a_company_may_be_written_in_chinese() -> None:
    facts = PROGRAMME.compiled.facts
    parts = facts["first_set_products"].parts or {}
    part, declared = next((name, each) for name, each in parts.items() if each.choices)
    choice, label = next(iter((declared.choices or {}).items()))
    written = {
        "企业": {"名称": "甲", "企业编号": "k1", "口径": "单体", "备注": "n"},
        "资料": {
            "所属激光领域": "激光器",
            "年营业收入": {"2021年": "3亿", "2020年度": "2亿", "2019": "1亿"},
            facts["first_set_products"].label["zh"]: [{declared.label["zh"]: label["zh"]}],
        },
    }
    read = PROGRAMME.profile(written)
    assert read == PROGRAMME.profile(
        {
            "company": {"name": "甲", "id": "k1", "figures": "single", "note": "n"},
            "facts": {
                "sector": "lasers",
                "annual_revenue": {2021: "3亿", 2020: "2亿", 2019: "1亿"},
                "first_set_products": [{part: choice}],
            },
        }
    )
    assert (read.company.figures, read.values["annual_revenue", 2020]) == ("single", 200_000_000)


def test_a_mapping_of_facts_alone_may_go_by_labels() -> None:
    assert PROGRAMME.profile({"所属激光领域": "激光器"}).values == {("sector", None): "lasers"}


@pytest.mark.parametrize("name", ["annual_revenue.2021", "年营业收入.2021", "2021年营收"])
def test_what_is_set_replaces_what_is_written_under_another_name(name: str) -> None:
    company = {"资料": {"营收": {"2021年": "3亿", 2020: "1亿"}}}
    read = PROGRAMME.profile(company, overrides={name: "5亿"})
    assert read.values == {("annual_revenue", 2021): 500_000_000, ("annual_revenue", 2020): 100_000_000}


def test_a_session_learns_and_forgets_facts_by_their_labels() -> None:
    session = PROGRAMME.session(as_of=AS_OF)
    session.know("年营业收入", "5亿", year=2021)
    session.know("annual_revenue", "6亿", year=2021)
    assert session.profile.values == {("annual_revenue", 2021): 600_000_000}
    session.forget("营收", year=2021)
    assert session.profile.values == {}


@pytest.mark.parametrize(
    "call",
    [
        ("policy", "9"),
        ("policy", "技改与本地配套补贴"),
        ("sensitivity", RAYCUS, "--fact", "年营业收入", "--as-of", "2022-06-30"),
        ("sensitivity", RAYCUS, "--fact", "2021年营收", "--as-of", "2022-06-30"),
        ("check", RAYCUS, "--policy", "9", "--as-of", "2022-06-30"),
        ("check", RAYCUS, "--set", "营收.2021=6亿", "--as-of", "2022-06-30"),
        ("draft", RAYCUS, "--policy", "技改与本地配套补贴", "--as-of", "2022-06-30"),
    ],
)
def test_the_command_takes_every_name(call: tuple[str, ...]) -> None:
    said = run(*call, "--lang", "zh")
    assert (said.returncode, said.stderr) == (0, "")
