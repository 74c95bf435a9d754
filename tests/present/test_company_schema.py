"""The schema of company files accepts what the reader accepts, and names the facts."""

import json
from pathlib import Path

import lucidrule

ROOT = Path(__file__).resolve().parents[2]


def test_the_schema_knows_every_fact_of_the_programme_and_refuses_others(programme: lucidrule.Programme) -> None:
    schema = json.loads((ROOT / "docs" / "schema" / "company.json").read_text(encoding="utf-8"))
    facts = schema["properties"]["facts"]["anyOf"][0]
    assert facts["additionalProperties"] is False
    assert facts["properties"].keys() == programme.compiled.facts.keys()
    assert {"sector", "annual_revenue", "first_set_products", "improvement_amount"} <= facts["properties"].keys()
    years = facts["properties"]["annual_revenue"]["anyOf"][0]["patternProperties"]
    assert list(years) == ["^(19|20|21)[0-9]{2}$"]
    sector = facts["properties"]["sector"]["anyOf"][0]["enum"]
    assert {"lasers", "激光器", "Lasers", "レーザー発振器"} <= set(sector)
