"""Scenarios as they run: a wrong reason fails, refused facts are told, drafts say what was determined."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import lucidrule
from lucidrule.compile.profile import ContradictoryFacts, revise
from lucidrule.core.fault import FaultList
from lucidrule.core.verdict import MET, UNKNOWN, Verdict
from lucidrule.scenarios.draft import draft_feature
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import Play, run
from lucidrule.scenarios.prepare import Scenario, Step, prepare
from lucidrule.scenarios.reading import read_feature

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ROOT / "features"
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))


def scenarios_of(text: str, ground: FeatureProgramme, file: Path = FEATURES / "x.feature") -> tuple[Scenario, ...]:
    faults = FaultList()
    feature, _ = read_feature(text.encode(), file.name, faults)
    assert feature is not None, faults.sorted()
    return prepare(feature, file, ground)


@pytest.fixture(scope="module")
def ground(programme: lucidrule.Programme) -> FeatureProgramme:
    return FeatureProgramme(programme)


def outcome_of(then: str, ground: FeatureProgramme, given: str = "企业为工业企业") -> list[str]:
    text = (
        "# language: zh-CN\n功能: 甲\n  场景: 一\n    假如企业资料见文件“features/companies/qualified.yaml”\n"
        f"    而且{given}\n    当企业以2022年6月30日为基准日申报“重大项目投资补贴”\n    那么{then}\n"
    )
    (scenario,) = scenarios_of(text, ground)
    assert not scenario.faults
    failed = run(scenario, "zh")
    return failed[1] if failed else []


def test_a_right_outcome_for_a_wrong_reason_fails(ground: FeatureProgramme) -> None:
    assert not outcome_of("结论为“不符合”", ground)
    both = "“项目固定资产投资额1亿元以上”、“项目已在东湖高新区备案”"
    assert not outcome_of(f"结论为“不符合”，理由为{both}", ground)
    told = outcome_of("结论为“不符合”，理由为“项目已在东湖高新区备案”", ground)
    assert told[0] == "理由（预期）：“项目已在东湖高新区备案”"
    assert "项目固定资产投资额1亿元以上" in told[1]
    assert any("实际：0元" in line for line in told)


def test_refused_facts_fail_a_scenario_that_does_not_expect_it(ground: FeatureProgramme) -> None:
    early = "2014年营收为1元"
    assert outcome_of("结论为“不符合”", ground, early)[0].startswith("成立年度之前已有营业收入")
    known: dict[Any, Any] = {("annual_revenue", 2014): Decimal(1), ("founded_on", None): date(2015, 4, 1)}
    with pytest.raises(ContradictoryFacts) as raised:
        revise(ground.nobody, ground.programme.compiled, known, {})
    assert [fault.code for fault in raised.value.faults] == ["contradictory"]
    assert not outcome_of("资料被退回，理由为“成立年度之前已有营业收入”", ground, early)
    assert outcome_of("资料被退回，理由为“成立年度之前已有营业收入”", ground)


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("year", [2022, 2023])
def test_a_draft_says_what_was_determined(company: Path, year: int, lang: str, ground: FeatureProgramme) -> None:
    found = ground.programme.determine(company, as_of=date(year, 6, 30))
    scenarios = scenarios_of(draft_feature(found, (), lang), ground)
    assert [scenario.faults for scenario in scenarios] == [()] * 10
    assert [run(scenario, lang) for scenario in scenarios] == [None] * 10


def every(programme: lucidrule.Programme, first: str = "") -> Iterator[Scenario]:
    """Yield the scenarios of the features, those of one folder first."""
    files = [file for file in sorted(FEATURES.rglob("*.feature")) if "conformance" not in file.parts]
    ground = FeatureProgramme(programme)
    for file in sorted(files, key=lambda file: file.parent.name != first):
        yield from scenarios_of(file.read_text(encoding="utf-8"), ground, file)


def said(step: Step) -> object:
    """Return what a step means, whatever its language."""
    if step.text.kind == "given":
        return dict(step.values), dict(step.records), step.profile
    return step.reading.form.id, dict(step.slots)


@pytest.mark.parametrize("feature", ["strengthen/重大项目", "new-applications/应用示范", "ecosystem/创新平台"])
def test_the_same_feature_in_three_languages_says_the_same(feature: str, ground: FeatureProgramme) -> None:
    def meaning(suffix: str) -> list[object]:
        file = FEATURES / f"{feature}{suffix}.feature"
        found = scenarios_of(file.read_text(encoding="utf-8"), ground, file)
        return [[said(step) for step in scenario.steps] for scenario in found]

    assert meaning("") == meaning(".en") == meaning(".ja")


def wrong(policy: str) -> dict[str, tuple[str, str]]:
    """Return wrong rules for a policy: by what is wrong, the text and what stands in its place."""
    one_yuan = {
        "revenue-milestone": ("first_exceeds: 5亿,", "first_exceeds: 500000001,"),
        "major-project": ("at_least: 1亿", "at_least: 100000001"),
        "equipment-upgrade": ("at_least: 200万", "at_least: 2000001"),
        "first-set": ("at_most: 1000万", "at_most: 9999999"),
        "application-demonstration": ("at_most: 300万", "at_most: 2999999"),
        "key-technology": ("at_most: 500万", "at_most: 4999999"),
        "specialised-enterprise": ("2022-12-14: 200万}", "2022-12-14: 1999999}"),
        "innovation-platform": ("up_to: 1亿", "up_to: 99999999"),
        "premises-rent": ("rate: 50%, of: {greatest_of: [0,", "rate: 50%, of: {greatest_of: [1,"),
    }
    any_all = {
        "revenue-milestone": ("      any:\n        - use: passes-5", "      all:\n        - use: passes-5"),
        "specialised-enterprise": ("      any:\n", "      all:\n"),
        "innovation-platform": ("      any:\n", "      all:\n"),
    }
    return {name: table[policy] for name, table in (("yuan", one_yuan), ("any", any_all)) if policy in table}


def mutants() -> list[tuple[str, str, str, str]]:
    """Return every wrong rule: file, what is wrong, the text, what stands in its place."""
    found = []
    for file in sorted((ROOT / "rules").glob("*/*.yaml")):
        name = file.relative_to(ROOT).as_posix()
        text = file.read_text(encoding="utf-8")
        found += [(name, what, old, new) for what, (old, new) in wrong(file.stem).items()]
        part = text[re.search(r"^(criteria|each):\n", text, re.M).start() : text.index("\nentitlement:")]  # type: ignore[union-attr]
        for criterion in re.findall(r"  - id: .*?(?=\n  - id: |\Z)", part, re.S):
            # Dropped: what it asks for always holds.
            identity = re.search(r"id: (\S+)", criterion)
            assert identity is not None
            condition = re.search(r"\n    when:.*", criterion, re.S)
            assert condition is not None
            always = "\n    when: {any: [{registered_in_zone: true}, {registered_in_zone: false}]}"
            if name.endswith("first-set.yaml"):
                always = "\n    when: {any: [{user_in_zone: true}, {user_in_zone: false}]}"
            found.append((name, f"drop {identity.group(1)}", condition.group(), always))
    criteria = "rules/criteria.yaml"
    found += [
        (criteria, "any research", "all:\n        - conducts_rd: true", "any:\n        - conducts_rd: true"),
        (criteria, "any place", "all:\n        - registered_in_zone", "any:\n        - registered_in_zone"),
        (criteria, "any record", "all:\n        - on_defaulter_list", "any:\n        - on_defaulter_list"),
        (criteria, "drop industrial", "when: {industrial_enterprise: true}", "when: {registered_in_zone: true}"),
    ]
    return found


@pytest.mark.parametrize(("file", "what", "old", "new"), mutants(), ids=lambda part: str(part)[:40])
def test_a_wrong_rule_makes_a_scenario_fail(file: str, what: str, old: str, new: str, tmp_path: Path) -> None:
    import shutil

    shutil.copy(ROOT / "policies.yaml", tmp_path)
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    scenarios = every(lucidrule.load(tmp_path), Path(file).parent.name)
    assert any(scenario.faults or run(scenario, "zh") is not None for scenario in scenarios)


def test_all_ten_policies_have_a_wrong_rule() -> None:
    assert len({file for file, *_ in mutants() if file != "rules/criteria.yaml"}) == 10


def verdicts_of_features(programme: lucidrule.Programme) -> dict[tuple[str, str], set[Verdict]]:
    """Return the verdicts to which the features bring each criterion, by policy and criterion."""
    seen: dict[tuple[str, str], set[Verdict]] = {}
    for scenario in every(programme):
        play = Play(scenario, "zh")
        for step in scenario.steps:
            play.step(step)
        for outcome in play.found.outcomes if play.found else ():
            for criterion in outcome.criteria:
                seen.setdefault((outcome.id, criterion.id), set()).add(criterion.verdict)
    return seen


def test_the_features_bring_every_criterion_to_every_verdict(programme: lucidrule.Programme) -> None:
    common = set(programme.compiled.common)
    places = [
        (policy.id, each.id) for policy in programme.compiled.policies for each in (*policy.criteria, *policy.each)
    ]
    places = [(policy, name) for policy, name in places if name not in common or policy == "industry-fund"]
    # What holds of a company with an agreement of its own is left to the authority, and is never not met.
    judged = {("industry-fund", "g-individual"): {MET, UNKNOWN}}
    seen = verdicts_of_features(programme)
    assert {place: seen.get(place) for place in places} == {place: set(Verdict) for place in places} | judged
