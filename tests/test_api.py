"""The Python API as an integrator meets it."""

import json
from datetime import date
from pathlib import Path

import pytest

import lucidrule

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2022, 6, 30)
RAYCUS = ROOT / "examples" / "companies" / "raycus.yaml"


def test_every_name_that_is_promised_can_be_had_and_no_other() -> None:
    assert [name for name in lucidrule.__all__ if getattr(lucidrule, name) is None] == []
    assert dir(lucidrule) == sorted(lucidrule.__all__)
    with pytest.raises(AttributeError):
        _ = lucidrule.nothing


def test_a_company_is_a_file_a_mapping_or_a_profile(programme: lucidrule.Programme) -> None:
    profile = programme.profile(RAYCUS)
    mapping = {
        "sector": "lasers",
        "conducts_rd": True,
        "conducts_production": True,
        "annual_revenue": {2020: "23.17亿", 2021: "34.1亿"},
    }
    outcomes = [
        [(o.id, o.outcome, o.missing) for o in programme.determine(company, as_of=AS_OF).outcomes]
        for company in (RAYCUS, str(RAYCUS), profile, mapping, {"facts": mapping})
    ]
    assert outcomes == [outcomes[0]] * 5


def test_outcomes_are_compared_with_the_words_of_the_field(programme: lucidrule.Programme) -> None:
    result = programme.determine({"sector": "not_laser"}, as_of=AS_OF)
    assert {outcome.outcome for outcome in result.outcomes} == {lucidrule.Outcome.INELIGIBLE}
    assert {criterion.id for outcome in result.outcomes for criterion in outcome.failing} == {"g-industry"}


def test_results_cannot_be_changed(programme: lucidrule.Programme) -> None:
    result = programme.determine({}, as_of=AS_OF)
    with pytest.raises(AttributeError):
        result.as_of = date(2023, 1, 1)  # type: ignore[misc]  # that is what is tested
    with pytest.raises(AttributeError):
        result.outcomes[0].outcome = lucidrule.Outcome.ELIGIBLE  # type: ignore[misc]  # that is what is tested


def test_the_data_names_its_schema_and_needs_no_file(programme: lucidrule.Programme) -> None:
    data = json.loads(json.dumps(programme.determine({}, as_of=AS_OF).to_dict()))
    assert data["schema"] == "lucidrule/determination/1"
    assert data["assessment_year"] == 2021
    assert len(data["outcomes"]) == 10
    assert set(data["receipt"]) == {
        "programme",
        "programme_version",
        "language_version",
        "engine_version",
        "rules_digest",
        "facts_digest",
        "as_of",
        "confirmation",
    }


def test_a_part_of_a_determination_has_no_total(programme: lucidrule.Programme) -> None:
    some = programme.determine({}, as_of=AS_OF).only(("first-set",))
    assert some.to_dict()["combination"] is None
    assert "确定金额" not in some.explain("zh")


def test_a_result_is_shown_briefly(programme: lucidrule.Programme) -> None:
    result = programme.determine(RAYCUS, as_of=date(2022, 1, 1)).only(("first-set",))
    assert repr(result) == "<Determination of 锐科激光 300747 at 2022-01-01: first-set: not_in_force>"
    assert repr(result.outcomes) == "(<first-set: not_in_force>,)"


def test_the_digest_of_the_facts_is_that_of_their_values_whatever_their_order(programme: lucidrule.Programme) -> None:
    one = programme.profile({"sector": "lasers", "annual_revenue": {2020: 5, 2021: "6"}}).digest()
    same = programme.profile({"annual_revenue": {2021: 6, 2020: "5"}, "sector": "激光器"}).digest()
    other = programme.profile({"sector": "lasers", "annual_revenue": {2020: 5, 2021: 7}}).digest()
    assert one == same
    assert one != other


def test_single_policies_are_judged_as_among_all(programme: lucidrule.Programme) -> None:
    company = Path("examples/companies/raycus.yaml")
    day = date(2022, 6, 30)
    whole = programme.determine(company, as_of=day)
    alone = [programme.determine(company, as_of=day, policies=[outcome.id]) for outcome in whole.outcomes]
    assert [each.outcomes for each in alone] == [(outcome,) for outcome in whole.outcomes]
    assert {each.to_dict()["combination"] for each in alone} == {None}
    with pytest.raises(lucidrule.UnknownName):
        programme.determine(company, as_of=day, policies=["first-sett"])


def test_years_are_texts_in_json(tmp_path: Path) -> None:
    programme = lucidrule.load()
    path = tmp_path / "company.json"
    path.write_text('{"facts": {"annual_revenue": {"2020": "1亿", "2021": 200}}}', encoding="utf-8")
    assert programme.profile(path).values == {("annual_revenue", 2020): 100_000_000, ("annual_revenue", 2021): 200}
    with pytest.raises(lucidrule.ProfileAtFault, match="`2021`"):
        programme.profile({"annual_revenue": {2021: 1, "2021": 2}})


@pytest.mark.parametrize("written", ["2021", "２０２１", "2021年", "2021年度", " 2021 "])
def test_a_year_may_be_written_as_people_write_it(programme: lucidrule.Programme, written: str) -> None:
    assert programme.profile({"annual_revenue": {written: 1}}).values == {("annual_revenue", 2021): 1}


@pytest.mark.parametrize("odd", ["21", "20211", "2021年度年", "year"])
def test_what_is_no_year_is_refused(programme: lucidrule.Programme, odd: str) -> None:
    with pytest.raises(lucidrule.ProfileAtFault):
        programme.profile({"annual_revenue": {odd: 1}})


class Day(date):
    """A day of a caller's own."""


def test_a_day_of_a_kind_of_its_own_is_a_day_like_any_other() -> None:
    found = lucidrule.load().determine({}, as_of=Day(2022, 6, 30))
    assert (type(found.as_of), found.as_of) == (date, AS_OF)
