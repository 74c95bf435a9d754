"""Version 2022.1 of the ten, kept beside: what was judged under it comes out as it did.

golden/earlier/2022.1.jsonl was written by the catalogue before it became 2022.2: the six companies at three dates and
forty seeded ones, each with outcomes, sums and what the best combination is worth.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policies.other_programmes import FOLDER, ROOT

import lucidrule

DIGEST = "bbe33549cf26a27d2107a42e85dedaeafecccb2464ca5fdcdd96e21042054ba1"
COMPANIES = ROOT / "examples" / "companies"
CASES = [json.loads(line) for line in (ROOT / "tests/golden/earlier/2022.1.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def earlier() -> lucidrule.Programme:
    return lucidrule.load(FOLDER / "optics-valley-laser-2022.1")


def told(programme: lucidrule.Programme, company: Path | dict[str, Any], day: str) -> dict[str, Any]:
    """Return outcomes with sums, and what they come to together, as JSON has them: amounts, or from and to."""
    found = programme.determine(company, as_of=date.fromisoformat(day), confirm=False).to_dict()
    outcomes = {
        each["policy"]: [each["outcome"], [[award["id"], award["low"], award["high"]] for award in awards(each)]]
        for each in found["outcomes"]
    }
    total = found["combination"]["total"]
    return {"outcomes": outcomes, "totals": found["combination"]["totals"] or [[total["low"], total["high"]]]}


def awards(outcome: dict[str, Any]) -> list[dict[str, Any]]:
    return list((outcome.get("entitlement") or {}).get("awards", ()))


def test_it_is_the_catalogue_of_before_to_the_letter(earlier: lucidrule.Programme) -> None:
    assert (earlier.compiled.version, earlier.compiled.digest) == ("2022.1", DIGEST)


def test_there_are_six_companies_at_three_dates_and_forty_others() -> None:
    assert [sum("company" in case for case in CASES), len(CASES)] == [18, 58]


@pytest.mark.parametrize("part", range(4))
def test_a_company_comes_to_what_it_came_to(earlier: lucidrule.Programme, part: int) -> None:
    for_each = [(case, case.get("facts") or COMPANIES / f"{case['company']}.yaml") for case in CASES[part::4]]
    assert [told(earlier, company, case["as_of"]) for case, company in for_each] == [
        case["told"] for case, _ in for_each
    ]


def test_it_is_taken_only_where_it_is_named(programme: lucidrule.Programme) -> None:
    among_all = lucidrule.load("all")
    assert isinstance(among_all, lucidrule.Programmes)
    assert [one.version for one in (programme.compiled, among_all.parts[0])] == ["2022.2", "2022.2"]
    assert [one.id for one in among_all.parts].count("optics-valley-laser") == 1
