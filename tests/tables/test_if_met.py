"""What all policies may come to, of each company of a table: as one company alone is told, and only where asked for."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, texts
from joint import GREEN, LOCAL, joint, rule
from joint import policy as asking
from joint import texts as town

import lucidrule
from lucidrule.advise import prospect
from lucidrule.tables import job as jobs
from lucidrule.tables.job import Job
from lucidrule.tables.picture import picture_data
from lucidrule.tables.result import if_met_headings
from lucidrule.tables.screening import Screened
from lucidrule.tables.table import Table

DAY = date(2022, 6, 30)
COMMON = "laser_equipment,yes,yes,yes,yes,yes,yes,yes,no,no,no,no"
HEADINGS = (
    "企业名称,sector,industrial_enterprise,conducts_rd,conducts_production,registered_in_zone,pays_tax_in_zone,"
    "reports_statistics_in_zone,independent_legal_person,on_defaulter_list,under_joint_punishment,major_accident_3y,"
    "individually_supported,equipment_amount.2021,local_laser_equipment.2021,renovation_on_file,project_investment,"
    "project_on_file"
)
ROWS = (
    # Two that differ only in what is bought in the zone, which bounds the whole; two that are alike.
    f"甲,{COMMON},,3000000,yes,,",
    f"乙,{COMMON},,1000000,yes,,",
    f"丙,{COMMON},12000000,3000000,,200000000,",
    f"丁,{COMMON},12000000,3000000,,200000000,",
    f"戊,{COMMON.replace('laser_equipment', 'not_laser')},12000000,3000000,yes,,",
)


def table_of(folder: Path, rows: tuple[str, ...] = ROWS) -> str:
    (folder / "t.csv").write_text("\n".join([HEADINGS, *rows]), encoding="utf-8")
    return str(folder / "t.csv")


def told_of(programme: lucidrule.Programme, file: str, output: Path | None, **options: Any) -> tuple[Job, list[Any]]:
    """Screen a table; return what was said of each row."""
    found: list[Any] = []

    def each(table: Table, screened: Screened, _: str) -> None:
        found.extend(screened.if_met.get(at) for at in range(len(screened.cells)))

    every = tuple(policy.id for policy in programme.compiled.policies)
    job = Job(
        programme.compiled,
        (file,),
        output,
        DAY,
        policies=options.pop("policies", every),
        lang="zh",
        each=each,
        **options,
    )
    job.run(lambda *_: None)
    return job, found


@pytest.mark.parametrize("most", [10_000, 1])
def test_a_row_of_a_table_is_told_what_its_company_is_told_alone(
    programme: lucidrule.Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(prospect, "_MOST_KEPT", most)
    file = table_of(tmp_path)
    _, found = told_of(programme, file, None, if_met=True)
    names = [name.partition(".") for name in HEADINGS.split(",")[1:]]
    alone = [
        programme.determine(
            {
                name: {2021: cell} if year else cell
                for (name, _, year), cell in zip(names, row.split(",")[1:], strict=True)
                if cell
            },
            as_of=DAY,
        )
        for row in ROWS
    ]
    assert found[:4] == [each.if_met for each in alone[:4]]
    # Nothing is open of the last.
    assert (found[4], alone[4].if_met) == (None, {})


@pytest.fixture(scope="module")
def few() -> lucidrule.Programme:
    green = criterion("green", "Is green", "{green: true}")
    policies = {"p": policy("p", green, amount="rent"), "q": policy("q", green, amount="500")}
    return small(texts(fact("green", "flag", "Green") + fact("rent", "money", "Rent"), policies))


ASKED: dict[str, tuple[int, bool | None, bool]] = {
    "a.csv": (2, None, True),
    "b.csv": (1, None, False),
    "c.csv": (1, True, True),
    "d.csv": (2, False, False),
    "e.jsonl": (2, None, False),
    "f.jsonl": (2, True, True),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_table_for_people_tells_it_unasked_up_to_so_many_companies_and_data_only_when_asked(
    few: lucidrule.Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    most, wanted, told = ASKED[name]
    monkeypatch.setattr(jobs, "_MOST_UNASKED", most)
    (tmp_path / "t.csv").write_text("Company,green\nA,\nB,no\n", encoding="utf-8")
    job, _ = told_of(few, str(tmp_path / "t.csv"), tmp_path / name, if_met=wanted)
    assert ("if_met" in job.summary.to_dict(), job.summary.paying.asks_all) == (told, told)
    assert ("尚未确定的各项如均符合" in (tmp_path / name).read_text("utf-8-sig")) == (told and name.endswith("csv"))


def test_data_hold_what_is_in_json_and_what_has_no_bound_by_name(few: lucidrule.Programme, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Company,green,rent\nA,,\nB,no,\nC,yes,\nD,,7\n", encoding="utf-8")
    told_of(few, str(tmp_path / "t.csv"), tmp_path / "r.jsonl", if_met=True)
    lines = map(json.loads, (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines())
    kinds = ("low", "high", "high_of_others", "unbounded")
    assert [[line[f"if_met {kind}"] for kind in kinds] for line in lines] == [
        ["0", None, "500", "p"],
        [None, None, None, None],
        [None, None, None, None],
        ["0", "507", "507", ""],
    ]


def test_a_mere_cap_is_in_no_sum_that_people_are_told(tmp_path: Path) -> None:
    green = criterion("green", "Is green", "{green: true}")
    policies = {"p": policy("p", green, amount="rent"), "q": policy("q", green, amount="500")}
    files = texts(fact("green", "flag", "Green") + fact("rent", "money", "Rent"), policies)
    cap = "award_cap: {at_most: 100万, basis: assumed}\nsources: {}"
    capped = small(files | {"policies.yaml": files["policies.yaml"].replace("sources: {}", cap)})
    (tmp_path / "t.csv").write_text("Company,green,rent\nA,yes,\nB,yes,7\nC,,\n", encoding="utf-8")
    job, _ = told_of(capped, str(tmp_path / "t.csv"), tmp_path / "r.csv", if_met=True)
    told = job.summary.to_dict()
    # 500 of the first, of whom rent is not known, and 507 of the second.
    assert told["together"]["CNY"] == {"low": "1007", "high": "1007", "companies": 2, "without_upper_bound": 1}
    assert told["if_met"]["CNY"] == {
        **{"low": "1007", "high": "1507", "companies_open": 1, "without_upper_bound": 2, "without_sum": 0}
    }
    assert told["policies"]["p"]["sum"] == {"low": "7", "high": "7", "companies": 2, "without_upper_bound": 1}
    cells = [line.split(",") for line in (tmp_path / "r.csv").read_text("utf-8-sig").splitlines()]
    totals = cells[0].index("已符合各项可同时享受的测算金额合计")
    assert [row[totals] for row in cells[1:4]] == ["500元；第1项另计", "507元", ""]
    # Data hold every completion.
    told_of(capped, str(tmp_path / "t.csv"), tmp_path / "r.jsonl")
    lines = map(json.loads, (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines())
    assert [(line["total low"], line["total high"]) for line in lines] == [
        *(("500", "1000500"), ("507", "507"), (None, None))
    ]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        # A rival by review may be worth more, and then the 100,000 yuan are not granted: no less is certain.
        ("{by_review: {}}", "0 yuan to 100,000 yuan"),
        ("20万", "up to 200,000 yuan"),
    ],
)
def test_a_summary_says_up_to_unless_what_is_open_may_cost_what_is_met(tmp_path: Path, other: str, told: str) -> None:
    rivals = {"a": asking("a", "{green: true}"), "b": asking("b", "{local: true}", other)}
    made = joint(town("town", LOCAL + GREEN, rivals, rules=rule("r", "a, b")))
    (tmp_path / "t.csv").write_text("Company,green\nA,yes\n", encoding="utf-8")
    job, _ = told_of(made, str(tmp_path / "t.csv"), None, if_met=True)
    totals = picture_data(job.summary, made.compiled, "en").totals
    assert [line for line in totals if f": {told}" in line and "all that is open" in line] == [totals[-1]]


def test_columns_of_several_currencies_are_named_by_them() -> None:
    kinds = ["low", "high", "high_of_others", "unbounded"]
    assert if_met_headings(["CNY", "EUR"]) == [f"if_met {code} {kind}" for code in ("CNY", "EUR") for kind in kinds]


def test_of_some_policies_only_there_is_no_total_and_nothing_it_may_come_to(
    few: lucidrule.Programme, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("Company,green\nA,\n", encoding="utf-8")
    job, found = told_of(few, str(tmp_path / "t.csv"), tmp_path / "r.csv", policies=("p",), if_met=True)
    assert (found, job.summary.paying.asks_all) == ([None], False)
