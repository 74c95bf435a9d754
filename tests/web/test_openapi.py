"""The description of the endpoints: whole, of this programme, and held against an older one."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from command import run

import lucidrule
from lucidrule.web.compatibility import Break, breaks
from lucidrule.web.openapi import openapi


@pytest.fixture(scope="module")
def described(programme: lucidrule.Programme) -> dict[str, Any]:
    return openapi(programme, "en")


def facts(described: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = described["components"]["schemas"]["Facts"]["properties"]
    return found


def test_every_fact_is_named_with_its_type_choices_and_question(
    programme: lucidrule.Programme, described: dict[str, Any]
) -> None:
    assert list(facts(described)) == list(programme.facts)
    assert facts(described)["sector"]["anyOf"][0]["enum"] == list(programme.facts["sector"].choices or {})
    assert facts(described)["founded_on"]["description"] == programme.facts["founded_on"].question["en"]
    assert facts(openapi(programme, "zh"))["founded_on"]["description"] == programme.facts["founded_on"].question["zh"]


def test_every_schema_is_one_and_every_reference_has_its_schema(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    jsonschema.Draft202012Validator.check_schema({"$defs": schemas})
    text = json.dumps(described)
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named - set(schemas) == set()


def test_an_answer_is_what_is_described(programme: lucidrule.Programme, described: dict[str, Any]) -> None:
    found = programme.determine({"sector": "lasers"}, as_of="2022-06-30")
    schema = {**described, "$ref": "#/components/schemas/Determination"}
    jsonschema.validate(found.to_dict(), schema)
    schema["$ref"] = "#/components/schemas/Changes"
    jsonschema.validate(found.changes("major-project").to_dict(), schema)


def test_nothing_breaks_where_nothing_changed(described: dict[str, Any]) -> None:
    assert breaks(described, described) == []


def test_an_update_that_only_adds_breaks_nothing(described: dict[str, Any]) -> None:
    new = copy.deepcopy(described)
    facts(new)["more"] = facts(new)["founded_on"]
    facts(new)["sector"]["anyOf"][0]["enum"].append("plasma")
    new["components"]["schemas"]["Policy"]["properties"]["id"]["enum"].append("more")
    new["paths"]["/api/v1/more"] = {}
    assert breaks(described, new) == []


def test_what_breaks_is_named(described: dict[str, Any]) -> None:
    new = copy.deepcopy(described)
    schemas = new["components"]["schemas"]
    del facts(new)["founded_on"]
    facts(new)["sector"]["anyOf"][0]["enum"].remove("lasers")
    facts(new)["project_on_file"]["x-type"] = "choice"
    facts(new)["rent_paid"]["anyOf"][0]["patternProperties"]["^(19|20|21)[0-9]{2}$"]["anyOf"][0]["maximum"] = 5
    facts(new)["annual_revenue"]["anyOf"][0]["additionalProperties"] = False
    facts(new)["demo_contract"]["anyOf"][0]["minimum"] = 7
    facts(new)["tech_project_bounty"]["anyOf"][0]["enum"] = [5]
    schemas["Facts"]["required"] = ["sector"]
    schemas["Policy"]["properties"]["id"]["enum"].remove("first-set")
    schemas["Policy"]["required"].remove("told")
    schemas["Receipt"]["properties"]["as_of"]["type"] = "integer"
    del schemas["Award"]["properties"]["kind"]
    del schemas["Sensitivity"]
    del new["paths"]["/api/v1/when"]
    del new["paths"]["/api/v1/ask"]["post"]
    year = "Facts.rent_paid.*"
    assert breaks(described, new) == sorted(
        [
            Break("removed", "Facts.founded_on"),
            Break("choice", "Facts.sector", "lasers"),
            Break("type", "Facts.project_on_file", "boolean, flag", "boolean, choice"),
            Break("narrower", f"{year} maximum", "", "5"),
            Break("narrower", "Facts.demo_contract minimum", "0", "7"),
            Break("narrower", "Facts.tech_project_bounty"),
            Break("required", "Facts.sector"),
            Break("policy", "first-set"),
            Break("never", "Policy.told"),
            Break("type", "Receipt.as_of", "string", "integer"),
            Break("removed", "Award.kind"),
            Break("removed", "Sensitivity"),
            Break("path", "/api/v1/when"),
        ]
    )


def test_answers_of_which_any_text_was_one_of_a_few_are_told(described: dict[str, Any]) -> None:
    new = copy.deepcopy(described)
    del new["components"]["schemas"]["Award"]["properties"]["kind"]
    old = copy.deepcopy(new)
    old["components"]["schemas"]["Award"]["properties"]["kind"] = {"enum": ["sum"]}
    new["components"]["schemas"]["Award"]["properties"]["kind"] = {}
    assert breaks(old, new) == [Break("narrower", "Award.kind")]
    assert breaks(new, old) == []


def test_what_is_no_description_breaks_nothing() -> None:
    assert breaks({"paths": 5, "components": []}, {}) == []


def test_the_command_prints_the_description_and_tells_what_breaks(tmp_path: Path) -> None:
    printed = run("schema", "api", "--lang", "zh")
    old = json.loads(printed.stdout)
    assert (old["openapi"], facts(old)["founded_on"]["title"]) == ("3.1.0", "成立日期")
    facts(old)["gone"] = {"type": "boolean"}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    assert run("schema", "api", "--against", "old.json", "--lang", "en", folder=tmp_path) == (
        1,
        "Facts.gone is gone\n",
        "",
    )
    (tmp_path / "new.json").write_text(printed.stdout, encoding="utf-8")
    told = run("schema", "api", "--against", "new.json", "--lang", "zh", folder=tmp_path)
    assert told == (0, "没有影响调用方的改动\n", "")


@pytest.mark.parametrize("text", ["[1]", "{bad", "[" * 100_000], ids=len)
def test_what_is_held_against_it_has_to_be_a_description(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    told = run("schema", "api", "--against", "old.json", "--lang", "en", folder=tmp_path)
    assert (told.returncode, told.stderr.splitlines()[0]) == (2, "old.json:1:1: expected one JSON object in this line")


def test_only_the_description_of_endpoints_is_held_against_another() -> None:
    told = run("schema", "company", "--against", "x", "--lang", "en")
    assert (told.returncode, told.stdout) == (2, "")
