"""The model of a determination: every determination that comes out fits it, whole and in short."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from conftest import JUNE_2022, ROOT

import lucidrule
from lucidrule.present.determination_model import determination_model

COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))


@pytest.fixture(scope="module")
def fits(programme: lucidrule.Programme) -> Callable[[dict[str, Any]], list[str]]:
    """Return what of a determination does not fit the schema of its model."""
    model = determination_model(programme.compiled)
    schema = model.model_json_schema(mode="serialization")
    validator = jsonschema.Draft202012Validator(schema)

    def faults(data: dict[str, Any]) -> list[str]:
        model.model_validate_json(json.dumps(data))
        return [error.message for error in validator.iter_errors(data)]

    return faults


@pytest.mark.parametrize("company", [*COMPANIES, {}, {"sector": "lasers"}], ids=str)
@pytest.mark.parametrize("proof", [True, False])
def test_a_determination_fits_the_model_of_its_programme(
    programme: lucidrule.Programme, fits: Callable[[dict[str, Any]], list[str]], company: Any, proof: bool
) -> None:
    assert fits(programme.determine(company, as_of=JUNE_2022).to_dict(proof=proof)) == []


def test_several_programmes_fit_theirs() -> None:
    together = lucidrule.load("all")
    schema = determination_model(together.compiled).model_json_schema(mode="serialization")
    found = together.determine({"sector": "lasers"}, as_of="2024-06-30").to_dict()
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(found)] == []


def test_the_schema_names_the_policies_and_the_facts_of_the_programme(programme: lucidrule.Programme) -> None:
    definitions = determination_model(programme.compiled).model_json_schema(mode="serialization")["$defs"]
    assert definitions["PolicyOutcome"]["properties"]["policy"]["enum"] == [policy.id for policy in programme.policies]
    assert definitions["Asked"]["properties"]["fact"]["enum"] == list(programme.facts)


def test_a_short_determination_has_titles_and_sums_and_no_proof(programme: lucidrule.Programme) -> None:
    determination = programme.determine(ROOT / "features/companies/qualified.yaml", as_of=JUNE_2022)
    size = partial(json.dumps, ensure_ascii=False)
    whole, short = determination.to_dict(), determination.to_dict(proof=False)
    assert short["statement"] == whole["statement"]
    assert short["outcomes"][1]["title"]["zh"] == programme.policies[1].title["zh"]
    assert "criteria" not in short["outcomes"][1]
    assert short["combination"] == whole["combination"]
    assert len(size(short).encode()) < 10_000 < len(size(whole).encode())
