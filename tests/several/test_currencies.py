"""Programmes of several currencies, languages and styles of numbers, asked about one company."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import few_rules
import french
import polars as pl
import pytest
from command import run
from joint import GREEN, STAFF, TOWN, joint, policy, rule, texts

import lucidrule
from lucidrule.api import Programmes
from lucidrule.core.fault import RulesAtFault, WrongColumn
from lucidrule.loading.shipped import catalogue_root
from lucidrule.model.base import Text
from lucidrule.present.findings import FindingWords
from lucidrule.prove.finding import Finding

AS_OF = "2024-05-05"
EURO = "zone: Europe/Paris\ncurrency: {code: EUR, label: {fr: €}}\nnumbers: 1 200,50\n"
FRENCH = french.french({"policies.yaml": ("zone: Europe/Paris\n", EURO)})
FIRM = {"implantee": True, "secteur": "industrie", "chiffre": {2023: "60 000 €"}, "depenses": "100 000,50 €"}


def both(**more: Mapping[str, str]) -> Programmes:
    """Return the town and the French programme together."""
    return joint(more.get("town", TOWN), more.get("french", FRENCH))


def test_each_fact_is_read_in_the_money_of_its_programme_and_each_currency_has_its_total() -> None:
    found = both().determine({"staff": 15, "sales": {2023: "200万"}, **FIRM}, as_of=AS_OF)
    assert [(each.id, each.outcome.value, str(each.total)) for each in found.outcomes] == [
        *(("hiring", "eligible", "100000"), ("growth", "eligible", "200000"), ("investir", "eligible", "20000.1000")),
    ]
    assert found.combination.to_dict()["by_currency"] == {
        "CNY": {"low": "300000", "high": "300000", "needs": []},
        "EUR": {"low": "20000.1", "high": "20000.1", "needs": []},
    }
    assert [each.get("currency") for each in found.to_dict()["outcomes"]] == ["CNY", "CNY", "EUR"]


def test_each_currency_is_told_with_its_own_total_and_each_programme_in_its_language() -> None:
    found = both().determine({"staff": 15, **FIRM}, as_of=AS_OF)
    told = found.explain("en").splitlines()
    assert [line for line in told if line.startswith("Estimated total")] == [
        "Estimated total of what is met: 100,000 yuan",
        "Estimated total of what is met: 20,000.1 €",
    ]
    assert "3. Aide à l’investissement*: Eligible" in told
    assert [line.split(" (")[1] for line in told if line.startswith("Programme: Aides de la région (")] == [
        "In force from 1 January 2024; its end is not published)"
    ]


def test_what_is_left_to_review_stands_beside_the_total_of_its_own_currency() -> None:
    fund = policy("fund", "{staff: {at_least: 1}}", "{by_review: {}}")
    hiring = policy("hiring", "{staff: {at_least: 10}}")
    found = both(town=texts("town", STAFF, {"fund": fund, "hiring": hiring})).determine(
        {"staff": 15, **FIRM}, as_of=AS_OF
    )
    assert [line for line in found.explain("en").splitlines() if line.startswith("Estimated total")] == [
        "Estimated total: 100,000 yuan, and more by review",
        "Estimated total: 20,000.1 €",
    ]


def test_beside_french_what_is_not_in_french_is_told_in_english() -> None:
    assert Text({"zh": "并", "en": "both", "ja": "併"})["fr"] == "both"
    assert Text({"it": "ambedue", "zh": "并"})["fr"] == "ambedue"
    assert Text({"fr": "les deux", "en": "both"})["zh"] == "les deux"


def test_a_finding_tells_a_sum_in_the_money_of_its_policy() -> None:
    jump = policy(
        "jump",
        "{staff: {at_least: 1}}",
        "{bands: [{from: 0, below: 10, amount: 100}, {from: 10, amount: 200}], by: staff}",
    )
    compiled = both(town=texts("town", STAFF, {"jump": jump})).compiled
    found = Finding("step-up", "jump", "staff", values={"edge": "10", "of": "staff", "at": "200", "below": "100"})
    assert FindingWords(compiled, 2023, "en").told(found, {}).says == (
        "the sum jumps where “Staff” reaches 10: 200 yuan, and 100 yuan just under it"
    )


def test_where_nothing_of_a_currency_is_granted_it_has_no_total() -> None:
    found = both().determine({"staff": 15, "implantee": False}, as_of=AS_OF)
    assert [line for line in found.explain().splitlines() if line.startswith("Estimated total")] == [
        "Estimated total of what is met: 100,000 yuan",
    ]


def test_money_of_another_currency_is_refused_at_a_fact() -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as refused:
        both().determine({"depenses": "5万元", "sales": {2023: "5 €"}}, as_of=AS_OF)
    assert len(refused.value.faults) == 2


def test_a_fact_of_money_in_two_currencies_is_refused_with_both_places(tmp_path: Path) -> None:
    other = {**FRENCH, "rules/facts.yaml": FRENCH["rules/facts.yaml"].replace("chiffre:", "sales:")}
    other["rules/aides/investir.yaml"] = FRENCH["rules/aides/investir.yaml"].replace("chiffre:", "sales:")
    folders = [few_rules.written(files, tmp_path / name) for name, files in (("t", TOWN), ("f", other))]
    with pytest.raises(RulesAtFault, match="`EUR` here, `CNY` in") as refused:
        lucidrule.load(folders)
    assert [(fault.code, fault.params["key"]) for fault in refused.value.faults] == [
        ("fact-declared-otherwise", "currency"),
    ]


def test_what_excludes_a_policy_of_another_currency_is_not_decided_by_sums() -> None:
    top = TOWN["policies.yaml"].replace("rules: []", f"rules: [{rule('r', 'hiring, aides/investir')}]")
    found = both(town={**TOWN, "policies.yaml": top}).determine(
        {"staff": 15, "sales": {2023: "200万"}, **FIRM}, as_of=AS_OF
    )
    assert found.combination.undecided == ("r",)
    assert (found.combination.chosen, found.combination.beside) == (("growth",), ("hiring", "investir"))
    assert found.combination.to_dict()["by_currency"] == {
        "CNY": {"low": "200000", "high": "200000", "needs": []},
        "EUR": None,
    }


def test_a_rule_across_currencies_that_does_not_hold_excludes_nothing() -> None:
    when = "{staff: {at_least: 100}}"
    top = TOWN["policies.yaml"].replace("rules: []", f"rules: [{rule('r', 'hiring, aides/investir', when)}]")
    found = both(town={**TOWN, "policies.yaml": top}).determine({"staff": 15, **FIRM}, as_of=AS_OF)
    assert (found.combination.undecided, found.combination.chosen) == ((), ("hiring", "investir"))


def test_what_decides_whether_a_rule_across_currencies_holds_is_named() -> None:
    when = "{local: true}"
    top = TOWN["policies.yaml"].replace("rules: []", f"rules: [{rule('r', 'hiring, aides/investir', when)}]")
    made = both(town={**TOWN, "policies.yaml": top})
    open_, known = (made.determine({"staff": 15, **FIRM, **more}, as_of=AS_OF) for more in ({}, {"local": True}))
    assert [(each.combination.undecided, [m.fact for m in each.combination.needs]) for each in (open_, known)] == [
        (("r",), ["local"]),
        (("r",), []),
    ]


def test_an_interview_asks_for_money_of_each_programme() -> None:
    interview = both().interview({"implantee": True, "secteur": "industrie", "staff": 1}, as_of=AS_OF)
    question = interview.next()
    assert question is not None
    answers = [interview.answer("60 000 €" if question.missing.fact == "chiffre" else "200万")]
    following = interview.next()
    assert following is not None
    answers.append(interview.answer("60 000 €" if following.missing.fact == "chiffre" else "200万"))
    assert {name: outcome.value for each in answers for name, outcome in each.settled} == {
        **{"growth": "eligible", "investir": "eligible"},
    }


def test_a_frame_has_sums_of_each_policy_and_a_total_of_each_currency() -> None:
    frame = pl.DataFrame({"staff": [15], "implantee": [True], "secteur": ["industrie"], "chiffre 2023": [60_000]})
    frame = frame.with_columns(depenses=pl.lit(1_000))
    found = both().screen(frame, as_of=AS_OF, sums=True, policies=["hiring", "investir"])
    assert found.select("hiring low", "investir low").rows() == [(100_000, 200)]
    whole = both().screen(frame, as_of=AS_OF, sums=True)
    assert whole.select(pl.col("^total .*$")).to_dicts() == [
        {"total CNY low": 100_000, "total CNY high": 100_000, "total EUR low": 200, "total EUR high": 200}
    ]


def test_a_unit_that_is_not_of_all_currencies_is_refused() -> None:
    with pytest.raises(WrongColumn):
        both().screen(pl.DataFrame({"Chiffre d’affaires（2023年）（万元）": [6]}), as_of=AS_OF)


def test_a_screened_table_has_a_total_for_each_currency(tmp_path: Path) -> None:
    folders = [few_rules.written(files, tmp_path / name) for name, files in (("t", TOWN), ("f", FRENCH))]
    options = [part for folder in folders for part in ("--programme", folder)]
    table = "Company,Staff,implantee,secteur,chiffre 2023,depenses\nA,15,yes,industrie,60000,1000\nB,,,,,\n"
    (tmp_path / "firms.csv").write_text(table, encoding="utf-8")
    call = ("screen", "firms.csv", "--as-of", AS_OF, *options, "--lang", "en", "-o")
    done = run(*call, "out.csv", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    # 100,000 for the staff, and 200,000 for sales if they have grown, of which the table says nothing.
    assert rows[1][-2:] == ["100,000 yuan; 200 €", "up to 300,000 yuan"]
    assert "Aide à l’investissement\t1\t1\t200 € (1 company)" in done.stdout
    done = run(*call, "out.jsonl", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert [first[f"total {code} {end}"] for code in ("CNY", "EUR") for end in ("low", "high")] == [
        *("100000", "100000", "200", "200"),
    ]


def test_the_ten_and_a_french_programme_are_checked_together(tmp_path: Path) -> None:
    folder = few_rules.written(FRENCH, tmp_path)
    programmes = lucidrule.load([catalogue_root(), folder])
    found = programmes.determine({"sector": "lasers", "annual_revenue": {2023: "6亿"}, **FIRM}, as_of=AS_OF)
    alone = few_rules.small(FRENCH).determine(FIRM, as_of=AS_OF)
    assert found.outcomes[-1].to_dict() == alone.outcomes[0].to_dict()
    ten = lucidrule.load().determine({"sector": "lasers", "annual_revenue": {2023: "6亿"}}, as_of=AS_OF)
    assert [each.to_dict() for each in found.outcomes[:10]] == [each.to_dict() for each in ten.outcomes]


def test_programmes_of_one_other_currency_have_one_total_in_it() -> None:
    other = texts("other", GREEN, {"clean": policy("clean", "{green: true}", "5000")})
    other["policies.yaml"] += "currency: {code: EUR, label: {zh: 欧元, en: euros, ja: ユーロ}}\n"
    third = texts("third", STAFF, {"big": policy("big", "{staff: {at_least: 1}}", "6000")})
    third["policies.yaml"] += "currency: {code: EUR, label: {zh: 欧元, en: euros, ja: ユーロ}}\n"
    found = joint(other, third).determine({"green": True, "staff": 2}, as_of=AS_OF)
    assert found.to_dict()["currency"] == "EUR"
    assert "by_currency" not in found.combination.to_dict()
    assert "Estimated total: 11,000 euros" in found.explain()


def test_one_currency_that_two_programmes_call_otherwise_is_one_and_told_as_the_first_calls_it() -> None:
    named = {"first": "{zh: 欧元, en: euros, ja: ユーロ}", "second": "{zh: 欧, en: euro, ja: ユーロ}"}
    first, second = (
        {
            **(files := texts(name, GREEN, {name: policy(name, "{green: true}", "5000")})),
            "policies.yaml": f"{files['policies.yaml']}currency: {{code: EUR, label: {label}}}\n",
        }
        for name, label in named.items()
    )
    found = joint(first, second).determine({}, as_of=AS_OF)
    assert found.to_dict()["currency"] == "EUR"
    assert "If all that is open is met: up to 10,000 euros" in found.explain()


def test_a_shared_fact_is_told_in_the_languages_of_both() -> None:
    choices = {
        name: f", choices: {{one: {one}, two: {two}}}"
        for name, one, two in (
            ("zh", "{zh: 甲, en: First, ja: 甲}", "{zh: 乙, en: Second, ja: 乙}"),
            ("fr", "{fr: Premier}", "{fr: Second}"),
        )
    }
    town = texts("town", few_rules.fact("kind", "choice", "Kind", choices["zh"]), {"p": policy("p", "{kind: one}")})
    words = f"label: {{fr: Genre}}, question: {{fr: Lequel ?}}{choices['fr']}"
    kind = f"  kind: {{type: choice, group: entreprise, {words}}}\n"
    files = {**FRENCH, "rules/facts.yaml": FRENCH["rules/facts.yaml"] + kind}
    fact = joint(town, files).compiled.facts["kind"]
    assert dict(fact.label) == {"zh": "Kind", "en": "Kind", "ja": "Kind", "fr": "Genre"}
    assert fact.names_of_choices["premier"] == "one"
    assert joint(town, files).determine({"Genre": "Premier"}, as_of=AS_OF).outcomes[0].outcome.value == "eligible"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with both programmes and a firm."""
    for name, files in (("town", TOWN), ("aides", FRENCH)):
        few_rules.written(files, tmp_path / name)
    firm = "facts: {staff: 15, implantee: yes, secteur: industrie, chiffre: {2023: 60 000 €}, depenses: 1000}\n"
    (tmp_path / "firm.yaml").write_text(f"company: {{name: F}}\n{firm}", encoding="utf-8")
    return tmp_path


def outcome_of(place: Path, *then: str) -> tuple[int, str]:
    """Run a scenario about the French award, of which the firm gets 200 €."""
    steps = "".join(f"    {each}\n" for each in then)
    (place / "one.feature").write_text(
        f"""# language: en
Feature: F
  Scenario: S
    Given the facts of the company are in the file "firm.yaml"
{steps}""",
        encoding="utf-8",
    )
    done = run("test", "one.feature", "--programme", "town", "--programme", "aides", "--lang", "en", folder=place)
    return done.returncode, done.stdout


FRENCH_AWARD = 'When the company applies for the "Aide à l’investissement" on 2024-05-05'
HIRING = 'When the company applies for "hiring" on 2024-05-05'


@pytest.mark.parametrize(
    ("asked", "said"),
    [(FRENCH_AWARD, "200 €"), (FRENCH_AWARD, "200"), (HIRING, "100,000 yuan"), (HIRING, "10万元")],
)
def test_a_scenario_expects_sums_in_the_currency_of_each_policy(asked: str, said: str, place: Path) -> None:
    assert outcome_of(place, asked, f"Then the sum is {said}")[0] == 0


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        (FRENCH_AWARD, "200 yuan", "expected 200 yuan\n  sum: but it is 200 €"),
        (HIRING, "100000 €", "expected 100,000 €\n  sum: but it is 100,000 yuan"),
    ],
)
def test_a_sum_in_the_currency_of_another_policy_is_not_met(asked: str, said: str, told: str, place: Path) -> None:
    code, printed = outcome_of(place, asked, f"Then the sum is {said}")
    assert (code, told in printed) == (1, True), printed


def test_a_total_of_several_currencies_cannot_be_expected(place: Path) -> None:
    # "total-of-currencies"
    code, printed = outcome_of(place, "When the company applies on 2024-05-05", "Then the total is 100,000 yuan")
    assert (code, "so there is no total `100,000 yuan`" in printed) == (2, True), printed


def test_a_report_and_a_draft_tell_each_sum_in_its_currency(place: Path) -> None:
    options = ("--as-of", AS_OF, "--programme", "town", "--programme", "aides", "--lang", "en")
    told = run("check", "firm.yaml", "--full", "--no-confirm", *options, folder=place).stdout
    assert [line.split("  ")[-1].strip() for line in told.splitlines() if line.startswith(("1. Hir", "3. Aide"))][
        :2
    ] == [
        *("100,000 yuan", "200 €"),
    ]
    drafted = run("draft", "firm.yaml", *options, folder=place).stdout
    assert [line.strip() for line in drafted.splitlines() if "the sum is" in line] == [
        *("And the sum is 100,000 yuan", "And the sum is 200 €"),
    ]
