"""Faults that were planted are found, each with a company that shows it; rules without one are clean."""

from datetime import date
from decimal import Decimal

import pytest
import z3
from conftest import JUNE_2022
from few_rules import criterion, policy, small, text, texts
from prove.planted import FACTS, ITEMS, PLAIN, PLANTED, Planted, files, names

import lucidrule
from lucidrule.decide.prepared import prepare_programme
from lucidrule.prove.analysis import analysed
from lucidrule.prove.finding import Finding
from lucidrule.prove.said import meant, said

AS_OF = date(2022, 6, 30)


def found(programme: lucidrule.Programme, as_of: date = AS_OF) -> list[Finding]:
    compiled = programme.compiled_at(as_of)
    return list(analysed(prepare_programme(compiled, compiled.assessment_at(as_of)), as_of))


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_with_a_company_that_shows_it(planted: Planted) -> None:
    findings = found(small(files(planted)))
    assert names(findings) == sorted(planted.found)
    assert [each.name for each in findings if not each.witnesses] == []


SECOND = policy("q", criterion("c", "C", "{staff: {at_least: 7}}"), amount="20万")


def excluding(second: str, first: str = policy("p", criterion("c", "C", PLAIN))) -> dict[str, str]:
    """Return two policies of which one is granted."""
    rule = f"rules: [{{id: one, effect: exclude, policies: [p, q], label: {text('One')}, basis: assumed}}]"
    files = texts(FACTS + ITEMS, {"p": first, "q": second})
    return {**files, "policies.yaml": files["policies.yaml"].replace("basis: assumed}}", f"basis: assumed}}, {rule}}}")}


def test_policies_that_exclude_each_other_and_can_be_met_together_are_told() -> None:
    (told,) = [each for each in found(small(excluding(SECOND))) if each.code == "exclusive-both-met"]
    assert (told.others, dict(told.witnesses[0].facts)) == (("p", "q"), {"staff": 7})


def test_an_exclusion_that_can_never_matter_is_told() -> None:
    apart = SECOND.replace("at_least: 7", "at_most: 3")
    assert names(found(small(excluding(apart)))) == ["exclusion-never-matters:one"]


def about_items(name: str, staff: str, price: str) -> str:
    each = "for_each: items\neach: [" + criterion("e", "Each", price) + "]\n"
    return policy(name, criterion("c", "C", staff), more=each)


@pytest.mark.parametrize(
    ("staff", "price", "reason"),
    [
        ("{staff: {at_least: 5}}", "{price: {at_least: 100}}", "records"),
        ("{staff: {at_most: 3}}", "{price: {at_least: 100}}", ""),
        ("{staff: {at_least: 5}}", "{all: [{price: {at_most: 3}}, {price: {at_least: 4}}]}", ""),
    ],
    ids=["two items", "two companies", "no item"],
)
def test_an_exclusion_matters_where_two_records_of_one_list_meet_a_policy_each(
    staff: str, price: str, reason: str
) -> None:
    files = excluding(about_items("q", staff, price), about_items("p", PLAIN, "{price: {less_than: 100}}"))
    told = [each for each in found(small(files)) if each.code == "exclusion-never-matters"]
    assert [each.not_proven for each in told] == [reason]


def test_two_policies_that_are_the_same_are_told() -> None:
    same = policy("q", criterion("c", "C", "{staff: {more_than: 4}}"))
    assert names(found(small(texts(FACTS, {"p": policy("p", criterion("c", "C", PLAIN)), "q": same})))) == [
        "policy-duplicate:p/q"
    ]


def test_two_policies_of_the_same_companies_and_other_sums_are_not_the_same() -> None:
    other = policy("q", criterion("c", "C", PLAIN), amount="20万")
    assert names(found(small(texts(FACTS, {"p": policy("p", criterion("c", "C", PLAIN)), "q": other})))) == []


def test_what_the_solver_does_not_settle_is_told_as_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = small(files(Planted((PLAIN,), ())))
    monkeypatch.setattr("z3.Solver.check", lambda self, *asked: z3.unknown)
    told = {(each.not_proven, each.severity) for each in found(programme) if each.code != "fact-not-read"}
    assert told == {("time", "note")}


def test_rules_without_a_fault_are_clean() -> None:
    assert names(found(small(files(Planted((PLAIN, "{rent: {at_least: 1万}}"), ()))))) == []


def test_facts_that_no_policy_reads_are_told() -> None:
    listed = [each.subject for each in found(small(files(Planted((PLAIN,), ())))) if each.code == "fact-not-read"]
    assert listed == [line.split(":")[0].strip() for line in FACTS.splitlines() if "staff" not in line]


def test_the_shipped_programme_has_its_steps_and_no_fault(programme: lucidrule.Programme) -> None:
    # 4 % below 500万, 7 % from there, 9 % from 1000万 and 12 % from 1500万, each of the whole amount.
    steps = [each.values for each in found(programme, JUNE_2022) if each.code == "step-up"]
    assert [(each["edge"], each["below"], each["at"]) for each in steps] == [
        ("5000000", "199999.96", "350000"),
        ("10000000", "699999.93", "900000"),
        ("15000000", "1349999.91", "1800000"),
    ]


STYLED = (
    "{bands: [{from: 0, below: '12,5%', rate: 5%}, {from: '12,5%', rate: '2,5%'}], by: women, of: rent}",
    "{bands: [{from: 0, below: '1.000,50', rate: 5%}, {from: '1.000,50', rate: 2%}], by: rent}",
)


@pytest.mark.parametrize(("amount", "slot"), [*zip(STYLED, ("women", "rent"), strict=True)], ids=["share", "money"])
def test_companies_are_written_in_the_style_of_the_numbers_of_the_programme(amount: str, slot: str) -> None:
    rules = files(Planted((PLAIN, "{rent: {more_than: 0}}"), (), amount))
    top = rules["policies.yaml"].replace("language: 1\n", 'language: 2\nnumbers: "1.200,50"\n')
    told = {each.code: each for each in found(small({**rules, "policies.yaml": top}))}
    higher, lower = told["larger-pays-less" if slot == "women" else "more-pays-less"].witnesses
    assert (higher.facts[slot], lower.facts[slot]) == {"women": ("12,5%", "11,5%"), "rent": ("1000,5", "999,5")}[slot]


SAID = {
    "a count": (Decimal(12), "count", "1.200,50", 12),
    "money": (Decimal("1000.5"), "money", "", "1000.5"),
    "money, with a comma": (Decimal("1000.5"), "money", "1.200,50", "1000,5"),
    "a share": (Decimal("0.125"), "share", "", "12.5%"),
    "a share, with a comma": (Decimal("0.125"), "share", "1 200,50", "12,5%"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_number_is_said_as_its_programme_writes_it_and_is_meant_again(name: str) -> None:
    value, kind, style, expected = SAID[name]
    assert said(value, kind, style) == expected
    assert meant(expected, style) == value


def test_companies_that_do_not_come_to_two_sums_are_told_as_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.prove.of_sums._sum", lambda found, policy: None)
    told = found(small(files(PLANTED["larger firms get a lower rate"])))
    assert [each.not_proven for each in told if each.code == "more-pays-less"] == ["unshown"]
