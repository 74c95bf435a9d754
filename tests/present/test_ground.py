"""On what clauses stand, counted: `policies --basis`, and the models in `policy --json`."""

import json
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written

import lucidrule
from lucidrule.present.ground import ground_data, ground_tables
from lucidrule.present.listing import policy_data

SOURCES = f"""
  paper: {{title: {text("t")}, rules_of: this_programme}}
  next: {{title: {text("t")}, rules_of: same_city, year: 2023}}
  silent: {{title: {text("t")}}}
"""
LOCAL = "{local: true}"
AFTER_NEXT, REPORTED, SILENT = (
    f"basis: {said}" for said in ("assumed, source: next", "reported, source: paper", "assumed, source: silent")
)
OPEN = f"{{question: {text('Q?')}, {AFTER_NEXT}}}"


def files(name: str = "small", *, term: str = "") -> dict[str, str]:
    """Return a programme whose clauses are counted by hand below.

    Of the policy: criteria `own` (next), `shared` (no model), each `size` (reported); award (no model); open point
    `own-point` (next); readings: one reported, one that says no basis.
    """
    own = criterion("own", "Own", LOCAL).replace("basis: assumed", AFTER_NEXT)
    size = criterion("size", "Size", "{big: true}").replace("basis: assumed", REPORTED)
    readings = f"readings: [{{id: r, text: {text('r')}, {REPORTED}}}, {{id: s, text: {text('s')}}}]\n"
    more = f"{term}for_each: things\neach: [{size}]\nopen_points: {{own-point: {OPEN}}}\n{readings}"
    things = ", parts: {big: {type: flag, label: T, question: T}}".replace("T", text("big"))
    asked = criterion("c", "Common", "{any: [{local: true}, {needs_judgement: shared-point}]}").replace(
        "basis: assumed", SILENT
    )
    shared = f"criteria: [{asked}, {criterion('shared', 'Shared', LOCAL)}]\nopen_points: {{shared-point: {OPEN}}}\n"
    one = policy("p", f"{own}, {{use: shared}}", more=more)
    made = texts(
        fact("local", "flag", "Local") + fact("things", "records", "Things", things),
        {"p": one},
        shared=shared,
        common="c",
    )
    top = made["policies.yaml"].replace("language: 1", "language: 2").replace("id: small", f"id: {name}")
    return {**made, "policies.yaml": top.replace("sources: {}", f"sources:{SOURCES}")}


def counted(row: dict[str, Any]) -> list[int]:
    models = row["models"]
    assert row["all"] == row["published"] + row["reported"] + row["assumed"]
    assert sum(models.values()) == row["assumed"]
    return [row["published"], row["reported"], models["same_city"], models["none"], models["not_said"]]


def test_each_clause_counts_for_its_policy_or_for_what_all_share() -> None:
    (found,) = ground_data(small(files()).compiled)["programmes"]
    assert [(row["of"], counted(row)) for row in found["rows"]] == [
        ("policy", [0, 2, 2, 2, 0]),
        # The criterion and the question that it asks.
        ("common", [0, 0, 1, 0, 1]),
        ("between", [0, 0, 0, 1, 0]),
        # Term, assessment year and rounding; its area says no basis.
        ("programme", [0, 0, 0, 3, 0]),
    ]
    assert (found["programme"], found["version"]) == ("small", "1")
    assert counted(found["all"]) == [0, 2, 3, 6, 1]


def test_a_term_of_its_own_and_a_cap_of_awards_count() -> None:
    made = files(term=f"in_force: {{from: 2020-01-01, {REPORTED}}}\n")
    top = made["policies.yaml"] + "award_cap: {at_most: 1亿, basis: assumed}\n"
    (found,) = ground_data(small({**made, "policies.yaml": top}).compiled)["programmes"]
    assert counted(found["rows"][0]) == [0, 3, 2, 2, 0]
    assert counted(found["rows"][3]) == [0, 0, 0, 4, 0]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return [written(files(name), tmp_path_factory.mktemp(name)) for name in ("small", "other")]


def test_several_programmes_are_counted_each_and_together(both: list[str]) -> None:
    together = lucidrule.load(both).compiled
    found = ground_data(together)
    assert [(each["programme"], counted(each["all"])) for each in found["programmes"]] == [
        ("small", [0, 2, 3, 6, 1]),
        ("other", [0, 2, 3, 6, 1]),
    ]
    assert counted(found["all"]) == [0, 4, 6, 12, 2]
    tables = list(ground_tables(together, "en"))
    assert [(title, rows[-1][0], rows[-1][1]) for title, _, rows in tables] == [
        ("small", "Total", "12"),
        ("small", "Total", "12"),
        ("", "Total of all programmes", "24"),
    ]
    assert [rows[0][0] for title, _, rows in tables if title] == ["1. P (small)", "2. P (small)"]


def test_the_table_has_a_column_of_each_basis_and_of_each_model_that_there_is() -> None:
    (table,) = ground_tables(small(files()).compiled, "en")
    assert [heading.replace("-\n", "").replace("\n", " ") for heading in table.headings] == [
        *("Policy", "All", "Published", "Reported", "Assumed", "same city", "our own", "not said"),
    ]
    assert table.rows[0] == ["1. P", "6", "0", "2", "4", "2", "2", "0"]


@pytest.mark.parametrize(("lang", "total"), [("zh", "合计"), ("en", "Total"), ("ja", "計")])
def test_the_command_counts_them(both: list[str], lang: str, total: str) -> None:
    told = run("policies", "--basis", "--programme", both[0], "--lang", lang)
    assert (told.returncode, told.stderr) == (0, "")
    assert [line.split() for line in told.stdout.splitlines() if line.lstrip().startswith(total)] == [
        [total, "12", "0", "2", "10", "3", "6", "1"]
    ]


def test_the_command_counts_them_as_data(both: list[str]) -> None:
    told = run("policies", "--basis", "--json", *(part for each in both for part in ("--programme", each)))
    assert json.loads(told.stdout) == ground_data(lucidrule.load(both).compiled)


def test_a_policy_as_data_has_the_models_of_its_assumed_clauses() -> None:
    compiled = small(files()).compiled
    found = policy_data(compiled.policies[0], compiled)
    assert found["criteria"][0]["model"] == {"rules_of": "same_city", "year": 2023}
    assert found["open_points"]["own-point"]["model"] == {"rules_of": "same_city", "year": 2023}
    assert found["entitlement"]["awards"][0]["model"] == {"rules_of": "none", "year": None}
    assert "model" not in found["each"][0]
    assert "model" not in found["readings"][1]


def test_the_shipped_programme_is_counted_whole(programme: lucidrule.Programme) -> None:
    found = ground_data(programme.compiled)
    assert found["all"]["models"]["not_said"] == 0
    assert len(found["programmes"][0]["rows"]) == 13
