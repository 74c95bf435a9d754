"""One company file serves all programmes: facts of another that is shipped are passed over, and it is told."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from few_rules import fact, policy, small, texts

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import ProfileAtFault, render

DAY = date(2023, 6, 30)
ROOT = Path(__file__).resolve().parents[2]
LASER = ROOT / "examples/programmes/wuhan-laser.yaml"
OTHER = {"registered_in_hubei": True, "registered_in_zone": True}
SHIPPED = lucidrule.load()


def codes(programme: lucidrule.Programme, facts: Mapping[str, object]) -> list[str]:
    with pytest.raises(ProfileAtFault) as error:
        programme.profile(facts)
    assert all(render(error.value.faults, lang) for lang in ("zh", "en", "ja"))
    return [each.code for each in error.value.faults]


def test_a_fact_of_another_shipped_programme_is_passed_over_and_told() -> None:
    found = SHIPPED.determine(OTHER, as_of=DAY)
    assert found.profile.values == {("registered_in_zone", None): True}
    assert found.profile.passed_over == (("registered_in_hubei", "hubei-laser-2024"),)
    assert found.to_dict()["passed_over"] == [{"fact": "registered_in_hubei", "programme": "hubei-laser-2024"}]
    assert "passed over: registered_in_hubei (hubei-laser-2024)" in found.explain("en")
    assert SHIPPED.passed_over["registered_in_hubei"] == "hubei-laser-2024"
    # What is determined is what it would be without.
    assert found.receipt == SHIPPED.determine({"registered_in_zone": True}, as_of=DAY).receipt


def test_the_name_in_any_language_does() -> None:
    label = lucidrule.load("all").compiled.facts["registered_in_hubei"].label["zh"]
    assert SHIPPED.profile({label: True}).passed_over == ((label, "hubei-laser-2024"),)


def test_what_no_programme_has_is_refused_as_before() -> None:
    assert codes(SHIPPED, {**OTHER, "registered_in_hubay": True}) == ["unknown-fact"]
    assert "passed over" not in SHIPPED.determine({"registered_in_zone": True}, as_of=DAY).explain("en")
    assert "passed_over" not in SHIPPED.determine({"registered_in_zone": True}, as_of=DAY).to_dict()


def test_a_programme_that_is_not_shipped_passes_nothing_over() -> None:
    own = small(texts(fact("registered_in_zone", "flag", "In the zone"), {"p": policy("p", "")}))
    assert codes(own, OTHER) == ["unknown-fact"]


def test_beside_one_of_another_place_a_shipped_one_passes_over_what_it_does_alone() -> None:
    both = lucidrule.load([ROOT, ROOT / "examples/programmes/aides-regionales"])
    assert both.profile(OTHER).passed_over == (("registered_in_hubei", "hubei-laser-2024"),)


def test_asked_about_together_they_are_facts() -> None:
    assert lucidrule.load("all").profile(OTHER).passed_over == ()


def test_what_is_set_or_reported_one_by_one_has_to_be_a_fact() -> None:
    with pytest.raises(ProfileAtFault) as error:
        SHIPPED.session({}, as_of=DAY).know("registered_in_hubei", True)
    assert [each.code for each in error.value.faults] == ["fact-elsewhere"]
    assert "hubei-laser-2024" in render(error.value.faults, "en")


def test_the_command_says_it_once_for_all_files() -> None:
    call = ["check", str(LASER), str(LASER), "--brief", "--as-of", "2023-06-30", "--lang", "zh"]
    said = CliRunner().invoke(cli.cli, call)
    assert said.exit_code == 0
    assert said.stderr.count("registered_in_hubei（hubei-laser-2024）") == 1
