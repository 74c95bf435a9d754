"""How policies reach companies: from data alone only where nobody judges and offices hold every fact that is used."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written

import lucidrule
from lucidrule.tables.job import Job

DAY = date(2022, 6, 30)
HELD = f", held_by: {{office: {text('Registry')}, basis: %s}}"
FACTS = (
    fact("local", "flag", "Local", HELD % "assumed")
    + fact("old", "flag", "Old", HELD % "published")
    + fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("same", "flag", "Same", HELD % "published")
)
LOCAL, OLD = criterion("local", "Is local", "{local: true}"), criterion("old", "Is old", "{old: true}")
GREEN = criterion("green", "Is green", "{green: true}")
FIT = f"open_points: {{fit: {{question: {text('Fits?')}, basis: assumed}}}}\n"
JUDGED = criterion("fit", "Fits", "{needs_judgement: fit}")
POLICIES = {
    "data": policy("data", f"{LOCAL}, {OLD}"),
    "quick": policy("quick", f"{LOCAL}, {GREEN}"),
    "twice": policy("twice", f"{LOCAL}, {GREEN}", amount="rent"),
    "judged": policy("judged", f"{LOCAL}, {JUDGED}", more=FIT),
    "review": policy("review", LOCAL, amount="{by_review: {up_to: 900}}"),
}


def of_version_2(policies: dict[str, str]) -> dict[str, str]:
    files = texts(FACTS, policies)
    return {**files, "policies.yaml": files["policies.yaml"].replace("language: 1", "language: 2")}


TEXTS = of_version_2(POLICIES)


@pytest.fixture(scope="module")
def programme() -> lucidrule.Programme:
    return small(TEXTS)


WAYS = {
    "all met": (
        {"local": True, "old": True, "green": True},
        {"data": "data", "quick": "quick", "twice": "quick", "judged": "procedure", "review": "procedure"},
    ),
    # What is missing is held by an office: nobody has to be asked. Who has to judge is not known yet.
    "not known": (
        {"green": True},
        {"data": "data", "quick": "quick", "twice": "quick", "judged": "open", "review": "open"},
    ),
    "not local": ({"local": False}, {}),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_policy_takes_nothing_an_application_or_a_procedure(programme: lucidrule.Programme, way: str) -> None:
    facts, wanted = WAYS[way]
    found = lucidrule.routes(programme.determine(facts, as_of=DAY))
    assert {route.policy: route.kind.value for route in found} == wanted


def test_what_no_office_holds_is_named(programme: lucidrule.Programme) -> None:
    found = lucidrule.routes(programme.determine({"local": True, "old": True, "green": True}, as_of=DAY))
    assert [route.to_dict() for route in found[:3]] == [
        {"policy": "data", "route": "data", "not_held": []},
        {"policy": "quick", "route": "quick", "not_held": ["green"]},
        {"policy": "twice", "route": "quick", "not_held": ["green", "rent"]},
    ]


def test_a_table_tells_whom_data_alone_serve_and_which_fact_would_bring_most(tmp_path: Path) -> None:
    written(TEXTS, tmp_path / "rules")
    rows = "A,yes,yes,yes\nB,yes,no,yes\nC,yes,no,yes\nD,no,,\nE,,yes,\n,Total,,\n"
    (tmp_path / "t.csv").write_text(f"Company,local,old,green\n{rows}", encoding="utf-8")
    options = ("--programme", "rules", "--as-of", "2022-06-30", "--lang", "en", "--summary-json", "s.json")
    done = run("screen", "t.csv", "--route", "-o", "r.xlsx", *options, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert "  Data: 2 (1 eligible, the others open) from data alone" in told
    assert "  Judged: 3 by a procedure, 1 not clear yet" in told
    # B and C are served by nothing that data decide, and `quick` asks of them only whether they are green.
    assert "With one more fact held by an office: Green (2)" in told
    # E is open on what an office holds.
    assert [line.split(";")[0] for line in told if "offices hold all" in line] == ["1 more company is open"]
    assert "Facts that no office holds, for which companies have to apply (cases): Green (6), Rent (3)" in told
    assert any(line.startswith("Note: which office holds which fact is our own assumption") for line in told)
    route = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["route"]
    assert (route["companies_served_without_application"], route["more_if_held"]) == (1, {"green": 2})
    assert (route["companies_served_if_met"], route["more_if_held_and_met"]) == (1, {})
    assert route["fewest_facts"] == {"facts": ["green"], "companies": 2, "open": 0}
    assert (route["policies"]["data"]["data"], route["held_by_assumed"]) == ({"companies": 2, "eligible": 1}, ["local"])
    sheet = list(openpyxl.load_workbook(tmp_path / "r.xlsx")["Routes"].values)
    assert sheet[:3] == [
        ("Row", "Company", "Data", "Quick", "Twice", "Judged", "Review"),
        ("2", "A", "from data alone", "quick application", "quick application", "procedure", "procedure"),
        ("3", "B", "", "quick application", "quick application", "procedure", "procedure"),
    ]
    assert [row[1] for row in sheet[1:]] == ["A", "B", "C", "D", "E"]


def test_where_no_single_fact_helps_it_is_said(tmp_path: Path) -> None:
    # Where every office is published, nothing has to be said of assumptions.
    known = TEXTS["rules/facts.yaml"].replace("basis: assumed", "basis: published")
    written({**TEXTS, "rules/facts.yaml": known}, tmp_path / "rules")
    (tmp_path / "t.csv").write_text("Company,local\nA,no\n", encoding="utf-8")
    options = ("--programme", "rules", "--as-of", "2022-06-30", "--lang", "zh")
    done = run("screen", "t.csv", "--route", *options, folder=tmp_path)
    assert "有关部门再掌握其他资料，也不能新增" in done.stdout
    assert [text for text in ("无部门掌握", "自行推定") if text in done.stdout] == []


OPEN = {
    # What is missing is held by nobody: it may be met, and then one fact more would do.
    "one fact": ("A,yes,,\n", "With one more fact held by an office: Green (1 that are open)"),
    "one fact, some met": (
        "A,yes,,\nB,yes,no,yes\n",
        "With one more fact held by an office: Green (1, and 1 that are open)",
    ),
}


@pytest.mark.parametrize("way", OPEN)
def test_what_a_fact_would_bring_is_told_of_open_companies_beside_those_that_are_met(
    programme: lucidrule.Programme, tmp_path: Path, way: str
) -> None:
    rows, wanted = OPEN[way]
    (tmp_path / "t.csv").write_text(f"Company,local,old,green\n{rows}", encoding="utf-8")
    job = Job(programme.compiled, (str(tmp_path / "t.csv"),), None, DAY, policies=("quick",), lang="en", route=True)
    job.run(lambda *_: None)
    assert job.summary.routing is not None
    assert wanted in list(job.summary.routing.lines("en"))


def test_where_one_fact_does_not_do_the_fewest_are_told_that_do(programme: lucidrule.Programme, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Company,local,green\nA,yes,yes\n", encoding="utf-8")
    job = Job(programme.compiled, (str(tmp_path / "t.csv"),), None, DAY, policies=("twice",), lang="zh", route=True)
    job.run(lambda *_: None)
    assert job.summary.routing is not None
    told = "有关部门仅再掌握一项资料，不能新增；至少须同时掌握：Green、Rent（1家）"
    assert told in list(job.summary.routing.lines("zh"))


def test_an_open_policy_of_whose_questions_none_is_possible_any_more_needs_no_procedure() -> None:
    either = "{any: [{local: true}, {needs_judgement: fit}]}"
    policies = {"either": policy("either", f"{criterion('fit', 'Fits', either)}, {OLD}", more=FIT)}
    found = small(of_version_2(policies))
    open_, done = found.determine({}, as_of=DAY), found.determine({"local": True}, as_of=DAY)
    assert [[route.kind.value for route in lucidrule.routes(each)] for each in (open_, done)] == [["open"], ["data"]]


def test_who_holds_a_fact_stands_in_the_list_of_facts(tmp_path: Path) -> None:
    written(TEXTS, tmp_path / "rules")
    done = run("facts", "--programme", "rules", "--lang", "en", folder=tmp_path)
    assert "held by: Registry (assumed)" in " ".join(done.stdout.split())


def test_each_office_of_the_shipped_facts_is_our_own_assumption() -> None:
    held = [fact.held_by for fact in lucidrule.load().compiled.facts.values() if fact.held_by is not None]
    assert {each.basis for each in held} == {"assumed"}
