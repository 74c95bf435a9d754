"""What a programme says of itself: policies, facts, areas, sources, and the pydantic model of a company."""

from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pydantic
import pytest
from conftest import COMMON, JUNE_2022

import lucidrule
from lucidrule.core.fault import Fault
from lucidrule.model.facts import Fact
from lucidrule.present.company_model import _field, company_model, fact_schema

KNOWN: dict[str, Any] = {
    "company": {"name": "甲公司"},
    "facts": {
        "sector": "激光器",
        "founded_on": "2015年3月1日",
        "annual_revenue": {"2021": "6亿", "2020": None},
        "national_champion_on": "never",
        "first_set_products": [{"level": "国家级", "recognised_on": None}, {}],
        "project_on_file": None,
        "granted": [],
    },
    "answers": {"chosen-by-fund": {"answer": True, "date": "2022-05-01", "source": "letter"}},
}


def test_a_programme_has_its_policies_facts_areas_and_sources(programme: lucidrule.Programme) -> None:
    assert [policy.id for policy in programme.policies][:2] == ["industry-fund", "revenue-milestone"]
    assert programme.policies[1].title["zh"] in programme.describe("revenue-milestone", "zh")
    assert programme.facts["sector"].question["en"].startswith("In which laser field")
    assert [len(area.policies) for area in programme.areas] == [4, 3, 3]
    assert set(programme.sources) > {"launch", "ofweek"}
    assert (programme.id, programme.languages) == ("optics-valley-laser", ("zh", "en", "ja"))
    assert programme.title["en"] == programme.compiled.title["en"]


def test_policies_and_facts_are_found_by_what_people_call_them(programme: lucidrule.Programme) -> None:
    assert programme.policy("2").id == "revenue-milestone"
    assert programme.policy("industry-fund").summary["zh"].startswith("设立100亿元")
    assert programme.fact("年营业收入").type == "money"


@pytest.mark.parametrize("lang", ["xx", None, 3], ids=str)
def test_a_language_that_a_programme_does_not_speak_is_refused(programme: lucidrule.Programme, lang: Any) -> None:
    with pytest.raises(lucidrule.WrongArgument):
        programme.company_model(lang)
    with pytest.raises(lucidrule.WrongArgument):
        programme.describe("industry-fund", lang)


def test_an_outcome_has_the_title_of_its_policy(programme: lucidrule.Programme) -> None:
    outcome = programme.determine({}, as_of=JUNE_2022).outcomes[0]
    assert outcome.title["en"] == programme.policies[0].title["en"]


def test_a_model_holds_what_was_read_and_keeps_apart_what_was_not_asked(programme: lucidrule.Programme) -> None:
    company: Any = programme.Company.model_validate(KNOWN)
    assert company.facts.sector == "lasers"
    assert company.facts.founded_on == date(2015, 3, 1)
    assert company.facts.annual_revenue == {2021: Decimal(600_000_000), 2020: None}
    assert company.facts.national_champion_on == "never"
    assert company.facts.first_set_products == [{"level": "national", "recognised_on": None}, {}]
    assert company.facts.model_fields_set == set(KNOWN["facts"])


def test_a_model_is_a_company_to_every_door(programme: lucidrule.Programme) -> None:
    company = programme.Company.model_validate(KNOWN)
    told = company.model_dump_json(exclude_unset=True).encode()
    as_written = programme.profile(KNOWN)
    assert programme.profile(company) == programme.profile(told) == as_written
    outcomes = programme.determine(company, as_of=JUNE_2022).outcomes
    assert outcomes == programme.determine(KNOWN, as_of=JUNE_2022).outcomes
    assert programme.Company.model_validate(company) == company


@pytest.mark.parametrize(
    ("company", "told"),
    [
        ({"sector": "{x}"}, [(("sector",), "unknown-choice", "`{x}` 不是 `所属激光领域（sector）` 的可选项")]),
        ({"facts": {"nosuch": 1}}, [(("facts", "nosuch"), "unknown-fact", "没有名为 `nosuch` 的资料项")]),
        (
            {"first_set_products": [{"level": 3}]},
            [(("first_set_products", "1", "level"), "unknown-choice", "`3` 不是 `认定级别（level）` 的可选项")],
        ),
    ],
    ids=str,
)
def test_a_model_refuses_with_the_faults_of_the_reader(
    programme: lucidrule.Programme, company: dict[str, Any], told: list[Any]
) -> None:
    with pytest.raises(pydantic.ValidationError) as refused:
        programme.company_model("zh").model_validate(company)
    assert [(each["loc"], each["type"], each["msg"]) for each in refused.value.errors()] == told


def test_what_is_no_company_is_refused_as_a_whole(programme: lucidrule.Programme) -> None:
    def read(_given: Any) -> Any:
        raise lucidrule.ProfileAtFault((Fault("no-question", None),))

    with pytest.raises(pydantic.ValidationError) as refused:
        company_model(programme.compiled, "en", read).model_validate({})
    assert [(each["loc"], each["type"]) for each in refused.value.errors()] == [((), "no-question")]


def test_the_schema_has_every_fact_with_its_type_choices_and_question(programme: lucidrule.Programme) -> None:
    schema = programme.company_model("ja").model_json_schema()
    facts = schema["$defs"]["Facts"]["properties"]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(facts) == list(programme.facts)
    assert {name: each["title"] for name, each in facts.items()} == {
        n: f.label["ja"] for n, f in programme.facts.items()
    }
    assert facts["sector"]["anyOf"][0]["enum"][:2] == ["raw_materials", "core_devices"]
    assert programme.facts["sector"].question["ja"] in facts["sector"]["description"]
    assert (
        facts["equipment_amount"]["anyOf"][0]["patternProperties"]["^(19|20|21)[0-9]{2}$"]["anyOf"][0]["minimum"] == 0
    )
    assert (
        "minimum"
        not in facts["improvement_amount"]["anyOf"][0]["patternProperties"]["^(19|20|21)[0-9]{2}$"]["anyOf"][0]
    )
    record = facts["first_set_products"]["anyOf"][0]["items"]["properties"]
    assert [record[name]["x-type"] for name in ("level", "recognised_on")] == ["choice", "date"]


def test_what_a_program_writes_stands_in_the_schema(programme: lucidrule.Programme) -> None:
    company = programme.Company.model_validate({**COMMON, "annual_revenue": {2021: 5}})
    jsonschema.validate(company.model_dump(mode="json", exclude_unset=True), programme.Company.model_json_schema())


def test_a_fact_that_is_called_like_something_of_pydantic_has_its_id_in_data() -> None:
    assert [_field(name, {})[0] for name in ("copy", "model_dump", "sector")] == ["copy_", "model_dump_", "sector"]


def test_numbers_have_their_unit_and_their_largest_value() -> None:
    text = {"zh": "甲", "en": "A", "ja": "あ"}
    stated = {
        "type": "number",
        "label": text,
        "question": text,
        "group": "g",
        "unit": text,
        "at_most": 20,
        "note": text,
    }
    fact = Fact.model_validate(stated)
    assert fact_schema(fact, "en") == {
        "title": "A",
        "description": "A\nA",
        "x-type": "number",
        "x-unit": "A",
        "anyOf": [{"type": ["number", "string"], "minimum": 0, "maximum": 20}, {"type": "null"}],
    }
