"""The documents that a company has to bring: for what a policy rests on, and for nothing else."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import run
from conftest import COMMON
from few_rules import criterion, fact, policy, small, text, texts

import lucidrule
from lucidrule.advise.checklist import Checklist, PolicyPapers
from lucidrule.advise.supporting import supporting
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import MET
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.company import CompanyHeader
from lucidrule.present.checklist import checklist_lines, papers_lines

DAY = "2022-06-30"
ROOT = Path(__file__).resolve().parents[2]


def proved(name: str, kind: str, more: str = "") -> str:
    """Return the declaration of a fact that a document of its name proves."""
    return fact(name, kind, name.title(), f", proved_by: {text('Paper of ' + name)}{more}")


FLAGS = "".join(proved(name, "flag") for name in ("one", "two", "three"))
FACTS = FLAGS + proved("spent", "money") + fact("bare", "flag", "Bare") + proved("moved_on", "event")
FACTS += proved("sales", "money", ", yearly: true") + proved("founded_on", "date")


def listed(when: str, known: dict[str, Any], *, amount: str = "10万", more: str = "") -> Checklist:
    """Return the documents for a policy of one criterion, and for one that asks for `three` alone."""
    asked = policy("p", criterion("asked", "Asked", when), amount=amount, more=more)
    other = policy("q", criterion("also", "Also", "{three: true}"))
    return programme_of({"p": asked, "q": other}).determine(known, as_of=DAY).checklist()


def programme_of(policies: dict[str, str]) -> lucidrule.Programme:
    files = texts(FACTS, policies)
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    return small(files)


def brought(found: PolicyPapers) -> list[str]:
    return [paper.label["en"].removeprefix("Paper of ") for paper in found.needed]


def spared(found: PolicyPapers) -> list[tuple[str, str, str]]:
    return [(each.fact.fact, each.reason, each.clause) for paper in found.papers for each in paper.spared]


ANY = "{any: [{one: true}, {two: true}]}"
TWO = "{at_least_n: {n: 2, of: [{one: true}, {two: true}, {three: true}]}}"
EACH = {
    "all of what is needed together": ("{all: [{one: true}, {two: true}]}", {"one": True, "two": True}, ["one", "two"]),
    "the way that is met": (ANY, {"one": False, "two": True}, ["two"]),
    "the first of two ways that are met": (ANY, {"one": True, "two": True}, ["one"]),
    "both ways where neither is known": (ANY, {}, ["one", "two"]),
    "the way that is left open": (ANY, {"one": False}, ["two"]),
    "as many as are asked for": (TWO, {"one": True, "two": False, "three": True}, ["one", "three"]),
    "all that can still be among them": (TWO, {"one": True, "two": False}, ["one", "three"]),
    "what must not be": ("{not: {any: [{one: true}, {two: true}]}}", {"one": False, "two": False}, ["one", "two"]),
    "one of two that must not be together": (
        "{not: {all: [{one: true}, {two: true}]}}",
        {"one": False, "two": False},
        ["one"],
    ),
    "a history and since when it counts": (
        "{sales: {first_reaches: 100, since: founded_on}}",
        {"founded_on": "2021-02-01", "sales": {2021: 200}},
        ["sales", "founded_on"],
    ),
}


@pytest.mark.parametrize(("when", "known", "papers"), EACH.values(), ids=EACH)
def test_documents_are_brought_for_what_a_criterion_rests_on(
    when: str, known: dict[str, Any], papers: list[str]
) -> None:
    found = listed(when, known).policies[0]
    assert brought(found) == papers
    assert {reason for _, reason, _ in spared(found)} <= {"other_way"}


def test_a_document_of_the_policy_takes_the_place_of_what_proves_a_fact_and_a_form_is_always_brought() -> None:
    form = f"{{label: {text('Form')}, basis: assumed}}"
    licence = f"{{label: {text('Licence')}, proves: [asked], basis: assumed}}"
    found = listed(ANY, {"one": True, "three": False}, more=f"materials: [{form}, {licence}]\n")
    assert brought(found.policies[0]) == ["Form", "Licence"]
    told = found.to_dict()["policies"]
    # The policy that is not met asks for nothing.
    assert [each["policy"] for each in told] == ["p"]
    one, two = ({"fact": name, "label": dict.fromkeys(("zh", "en", "ja"), name.title())} for name in ("one", "two"))
    assert told[0]["papers"][1] == {
        "label": dict.fromkeys(("zh", "en", "ja"), "Licence"),
        "needed": True,
        "asked_by": "policy",
        "proves": [{**one, "known": True}],
        "not_needed_for": [{**two, "known": False, "reason": "other_way", "clause": "asked"}],
        "basis": "assumed",
        "source": [],
    }


def test_of_a_sum_those_facts_are_proved_of_which_it_is_made() -> None:
    bands = "[{from: 0, below: 100, rate: 0%}, {from: 100, rate: 2%}]"
    banded = f"{{bands: {bands}, by: spent, of: {{fact: sales, year: assessment}}}}"
    lower, higher = (listed("{one: true}", {"one": True, "spent": spent}, amount=banded) for spent in (99, 100))
    assert brought(lower.policies[0]) == ["one", "spent"]
    # Nothing is paid in the lower band, whatever the sales.
    assert spared(lower.policies[0]) == [("sales", "no_matter", "")]
    assert brought(higher.policies[0]) == ["one", "spent", "sales"]


def test_a_fact_that_no_document_is_named_for_is_told() -> None:
    found = listed("{bare: true}", {}).policies[0]
    assert brought(found) == []
    assert [each.fact for each in found.undocumented] == ["bare"]
    rules = {name: policy(name, criterion("asked", "Asked", "{bare: true}")) for name in ("p", "q")}
    told = programme_of(rules).determine({}, as_of=DAY).only(("p",)).explain("en")
    assert "Documents that this company has to bring:\n    No document is named for: Bare" in told


PRODUCT = {"level": "national", "recognised_on": "2021-03-15", "first_year_contracts": "4200万", "user_in_zone": True}
OLDER = {**PRODUCT, "recognised_on": "2019-03-15"}


def test_of_records_those_that_do_not_count_need_no_proof(programme: lucidrule.Programme) -> None:
    found = programme.determine({**COMMON, "first_set_products": [OLDER, PRODUCT]}, as_of=DAY).checklist()
    (papers,) = [each for each in found.policies if each.policy.id == "first-set"]
    facts = [fact for paper in papers.needed for fact in paper.proves if fact.fact == "first_set_products"]
    assert {fact.record for fact in facts} == {2}
    # Whether the user is in the zone never touches the maker's part.
    assert {fact.part for fact in facts} == {"recognised_on", "level", "first_year_contracts"}
    assert {(fact, reason) for fact, reason, _ in spared(papers)} == {("first_set_products", "record")}


def test_of_a_list_that_is_not_known_its_parts_are_to_be_proved(programme: lucidrule.Programme) -> None:
    found = programme.determine(COMMON, as_of=DAY).checklist()
    (papers,) = [each for each in found.policies if each.policy.id == "first-set"]
    missing = {(fact.record, fact.part) for fact in papers.missing if fact.fact == "first_set_products"}
    assert missing == {(0, "recognised_on"), (0, "level")}


def test_an_award_that_does_not_apply_needs_no_proof_and_one_paper_can_do_for_some_facts_only(
    programme: lucidrule.Programme,
) -> None:
    titles = {"little_giant_on": "2021-07-19", "provincial_sme_on": "2019-11-08", "national_champion_on": "never"}
    others = {"provincial_champion_on": "never", "national_champion_product_on": "never"}
    found = programme.determine({**COMMON, **titles, **others}, as_of=DAY).checklist()
    (papers,) = [each for each in found.policies if each.policy.id == "specialised-enterprise"]
    assert [fact.fact for paper in papers.needed for fact in paper.proves if fact.fact in {**titles, **others}] == [
        "little_giant_on"
    ]
    assert {fact for fact, _, _ in spared(papers)} == {*titles, *others} - {"little_giant_on"}
    told = "\n".join(line.text for line in papers_lines(papers, programme.compiled, "en", 0))
    assert "need not prove: First recognition as national manufacturing champion" in told


def test_what_decides_which_of_two_is_granted_is_proved_for_both(programme: lucidrule.Programme) -> None:
    project = {"project_investment": "1.2亿", "project_on_file": True, "renovation_on_file": True}
    found = programme.determine({**COMMON, **project, "equipment_amount": {2021: "300万"}}, as_of=DAY).checklist()
    with_it = [
        each.policy.id
        for each in found.policies
        for paper in each.needed
        if "renovation_in_major_project" in {fact.fact for fact in paper.proves}
    ]
    assert with_it == ["major-project", "equipment-upgrade"]


def test_each_document_stands_once_under_the_policies_that_ask_for_it() -> None:
    found = listed("{all: [{one: true}, {three: true}]}", {"one": True})
    assert [line.text for line in checklist_lines(found, "en")] == [
        "Documents to bring",
        "Every policy listed",
        "□ Paper of three (proves: Three; not given yet)",
        "1 P",
        "□ Paper of one (proves: One)",
    ]


def test_documents_that_no_policy_needs_are_told_with_the_reason() -> None:
    found = listed(ANY, {"one": True, "three": True})
    assert [line.text for line in checklist_lines(found, "en")][-2:] == [
        "Documents that are not needed",
        "Paper of two (proves: Two): “Asked” goes by something else",
    ]


def test_several_policies_are_told_by_their_numbers() -> None:
    rules = {name: policy(name, criterion("asked", "Asked", "{one: true}")) for name in ("p", "q")}
    rules["r"] = policy("r", criterion("asked", "Asked", "{two: true}"))
    found = programme_of(rules).determine({}, as_of=DAY).checklist()
    assert [line.text for line in checklist_lines(found, "en") if line.state == "heading"] == [
        "Documents to bring",
        "Policies 1, 2",
        "3 R",
    ]


def test_a_company_to_which_nothing_is_open_brings_nothing(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("facts: {sector: not_laser}\n")
    asked = ("--checklist", "--lang", "en", "--as-of", DAY, "--no-confirm")
    told = run("check", "company.yaml", "company.yaml", *asked, folder=tmp_path).stdout
    assert told.count("No policy is met or may be: no document is needed yet.") == 2
    data = json.loads(run("check", "company.yaml", "--json", *asked, folder=tmp_path).stdout)
    assert data["determinations"][0]["checklist"] == {"policies": []}


def test_a_document_that_stands_with_a_criterion_names_it_and_a_schedule_rests_on_its_event() -> None:
    contract = f"{{label: {text('Contract')}, basis: assumed}}"
    asked = f"{criterion('asked', 'Asked', '{one: true}')[:-1]}, materials: [{contract}]}}"
    paid = "{schedule: [70%], counted_from: moved_on, of: spent}"
    rules = {name: policy(name, asked, amount=paid) for name in ("p",)}
    (found,) = programme_of(rules).determine({"one": True}, as_of=DAY).checklist().to_dict()["policies"]
    contract_, spent, moved = found["papers"]
    assert contract_["criterion"] == "asked"
    assert [each["fact"] for each in contract_["proves"]] == ["one"]
    assert ([each["fact"] for each in (*spent["proves"], *moved["proves"])], moved["asked_by"]) == (
        ["spent", "moved_on"],
        "fact",
    )


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_the_checklist_of_a_qualified_company_reads_as_it_did(
    programme: lucidrule.Programme, kept: Any, lang: str
) -> None:
    found = programme.determine(ROOT / "tests/advise/golden/qualified.yaml", as_of=DAY).checklist()
    lines = [f"{'  ' * line.depth}{line.text}" for line in checklist_lines(found, lang)]
    text_of = "\n".join(lines) + "\n"
    assert text_of == kept(ROOT / f"tests/advise/golden/checklist.{lang}.txt", text_of)


def test_a_definition_that_is_used_twice_is_looked_at_once() -> None:
    leaf = tree.Compare(tree.Ref("one"), "equals", True)
    proof = Proof(leaf, MET)
    facts = Facts(Profile(CompanyHeader(), {("one", None): True}, {}, frozenset()), date(2022, 6, 30), 2021)
    twice = Proof(tree.AllOf((leaf, leaf)), MET, (proof, proof))
    assert supporting(twice, facts) == {Missing("one")}


def test_documents_of_common_conditions_are_told_in_one_line(programme: lucidrule.Programme) -> None:
    found = programme.determine(COMMON, as_of=DAY).checklist()
    (papers,) = [each for each in found.policies if each.policy.id == "industry-fund"]
    first, second = (line.text for line in papers_lines(papers, programme.compiled, "zh", 0))
    assert first == "本企业须备材料："
    assert second.startswith("□ 证明共同条件：营业执照；完税证明；")
