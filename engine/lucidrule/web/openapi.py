"""What the endpoints take and answer, as OpenAPI 3.1 made from the programme: every fact with its type and question."""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from lucidrule.api import Programme
from lucidrule.core.verdict import Outcome
from lucidrule.core.version import ENGINE
from lucidrule.present.determination_model import determination_model

_REF = "#/components/schemas/{model}"
Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_OBJECT: Schema = {"type": "object"}
_DAY: Schema = {"type": "string", "description": "A day, 2022-06-30, or as people write one; left out: today."}
_PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457; messages are in the language of Accept-Language.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "count": {"type": "integer"},
        "faults": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "field", "row", "message", "hint"],
                "properties": {
                    "code": _TEXT,
                    "field": {"type": ["string", "null"], "description": "annual_revenue.2021, company.code, as_of"},
                    "row": {"type": ["integer", "null"], "description": "The line of determine-many, from 1."},
                    "message": _TEXT,
                    "hint": {"type": ["string", "null"]},
                },
            },
        },
    },
}
_MEANINGS = {
    400: "The body is no JSON object.",
    404: "There is no such thing.",
    413: "The body is too large.",
    422: "Something that was asked or said is at fault.",
    500: "An error of lucidrule.",
    503: "No answer was found in time.",
}


def openapi(programme: Programme, lang: str) -> Schema:
    """Return the description of the endpoints for a programme, facts described in a language of it."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"lucidrule: {programme.title[lang]}", "version": ENGINE},
        "paths": _paths(programme),
        "components": {"schemas": schemas(programme, lang)},
    }


def schemas(programme: Programme, lang: str) -> Schema:
    """Return what is sent and answered, by name."""
    company, determination = programme.company_model(lang), determination_model(programme.compiled)
    of_both = [(company, "validation"), (determination, "serialization")]
    found = models_json_schema(of_both, ref_template=_REF)[1]["$defs"]  # type: ignore[arg-type]  # pairs of a model and a mode
    return {**found, "Problem": _PROBLEM, **_answers(programme)}


def _answers(programme: Programme) -> Schema:
    outcome: Schema = {"enum": [each.value for each in Outcome]}
    policy: Schema = {"enum": [each.id for each in programme.policies]}
    steps = _of({"changes": _list(_OBJECT), "outcome": outcome, "application": _OBJECT})
    bands = _of({"low": {}, "high": {}, "now": {"type": "boolean"}, "policies": _OBJECT})
    question = _of({"fact": _TEXT, "type": _TEXT, "label": _OBJECT, "question": _OBJECT, "policies": _list(policy)})
    return {
        "Question": _of({"outcomes": _OBJECT, "question": {"anyOf": [question, {"type": "null"}]}}),
        "Changes": _of({"policy": policy, "options": _list(steps), "blocked": _list(_OBJECT), "application": {}}),
        "Sensitivity": _of({"fact": {"enum": list(programme.facts)}, "bands": _list(bands)}),
        "When": _of({"as_of": _TEXT, "until": _TEXT, "now": _list(_OBJECT), "turns": _list(_OBJECT)}),
        "Programmes": _list(_of({"id": _TEXT, "title": _OBJECT, "policies": _list(_TEXT), "rules_digest": _TEXT})),
        "Policies": _list(_of({"id": policy, "area": _TEXT, "title": _OBJECT, "summary": _OBJECT})),
        "Policy": _of({"id": policy, "title": _OBJECT, "summary": _OBJECT, "told": _TEXT}),
        "DeclaredFacts": _of(dict.fromkeys(programme.facts, _OBJECT)),
    }


def _paths(programme: Programme) -> Schema:
    policy: Schema = {"enum": [each.id for each in programme.policies]}
    policies = {"type": "array", "items": {"type": "string"}, "description": "Only these, by id or title."}
    whole: Schema = {
        # A company may also be its facts alone, which the schema does not say.
        "company": {"$ref": _REF.format(model="Company")},
        "as_of": _DAY,
        "programmes": {**policies, "description": "Only these of the programmes that are served, by id."},
    }
    fact = {"type": "string", "description": "By id or label; of a yearly one `fact.year`."}
    proof = {"type": "boolean", "default": True, "description": "With proof and calculations; else short, with titles."}
    posts: dict[str, tuple[str, Schema, str]] = {
        "determine": ("Judge the policies for a company.", {"policies": policies, "proof": proof}, "Determination"),
        "ask": ("What to ask next about a company.", {"policies": policies}, "Question"),
        "changes": ("What would have to change for a policy.", {"policy": policy}, "Changes"),
        "sensitivity": ("Over which values of a fact which policies hold.", {"fact": fact}, "Sensitivity"),
        "when": ("The days on which something changes by itself.", {"policies": policies, "until": _DAY}, "When"),
    }
    paths: Schema = {}
    for name, (told, own, model) in posts.items():
        needed = ["company", *[each for each in ("policy", "fact") if each in own]]
        asked = {**_of({**whole, **own}, needed), "additionalProperties": False}
        body = {"required": True, "content": {"application/json": {"schema": asked}}}
        said = _responses({"application/json": {"schema": {"$ref": _REF.format(model=model)}}}, 400, 413, 422, 500, 503)
        paths[f"/api/v1/{name}"] = {"post": _operation(name, told, said, requestBody=body)}
    paths["/api/v1/determine-many"] = {"post": _many()}
    for name, model in (("programmes", "Programmes"), ("policies", "Policies"), ("facts", "DeclaredFacts")):
        answer = {"application/json": {"schema": {"$ref": _REF.format(model=model)}}}
        paths[f"/api/v1/{name}"] = {"get": _operation(name, f"The {name} that are served.", _responses(answer, 500))}
    answer = {"application/json": {"schema": {"$ref": _REF.format(model="Policy")}}}
    named = [{"name": "id", "in": "path", "required": True, "schema": _TEXT}]
    told = "One policy, as its file states it and in plain words."
    paths["/api/v1/policies/{id}"] = {
        "get": _operation("policy", told, _responses(answer, 404, 500, 503), parameters=named)
    }
    return paths


def _many() -> Schema:
    line = _of({"row": {"type": ["integer", "null"]}}, ["row"])
    line["properties"] |= {
        "determination": {"$ref": _REF.format(model="Determination")},
        "problem": {"$ref": _REF.format(model="Problem")},
    }
    asked: list[Schema] = [
        {"name": "as_of", "in": "query", "schema": _DAY},
        {"name": "proof", "in": "query", "schema": {"type": "boolean", "default": False}},
        {"name": "policies", "in": "query", "schema": {"type": "array", "items": _TEXT}},
        {"name": "programmes", "in": "query", "schema": {"type": "array", "items": _TEXT}},
    ]
    body = {"content": {"application/x-ndjson": {"schema": _TEXT, "description": "A company on each line."}}}
    said = _responses({"application/x-ndjson": {"schema": line}}, 413, 422, 500)
    told = "Judge a company on each line; one that cannot be read costs itself alone."
    return _operation("determine_many", told, said, parameters=asked, requestBody={"required": True, **body})


def _operation(name: str, told: str, responses: Schema, **more: Any) -> Schema:
    lang = {"name": "Accept-Language", "in": "header", "schema": _TEXT, "description": "The language of messages."}
    parameters = [*more.pop("parameters", []), lang]
    operation = {"operationId": name.replace("-", "_"), "summary": told, "parameters": parameters}
    return {**operation, **more, "responses": responses}


def _responses(answer: Schema, *refused: int) -> Schema:
    problem = {"application/problem+json": {"schema": {"$ref": _REF.format(model="Problem")}}}
    found: Schema = {"200": {"description": "The answer.", "content": answer}}
    return {**found, **{str(code): {"description": _MEANINGS[code], "content": problem} for code in refused}}


def _of(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    needed = list(properties) if required is None else required
    return {"type": "object", "required": needed, "properties": dict(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
