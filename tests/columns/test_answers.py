"""Frames and tables: answers to all count from their day on, those to one company are refused."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from answers import FACTS, POLICIES, SHARED, SOURCES, asking, said
from command import run
from few_rules import texts, written
from table_agreement import ENGINES

from lucidrule.core.fault import WrongColumn

FRAME = pl.DataFrame({"local": [True, True], "staff": [10, 11]})
ANSWERS = f"{said('ten', 'yes')}, {said('worthy', 'no')}"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2022-04-30", [("refer", "refer"), ("refer", "eligible")]), ("2022-05-01", [("ineligible", "eligible")] * 2)],
)
def test_a_frame_is_judged_by_the_answers_to_all(engine: str, as_of: str, expected: list[Any]) -> None:
    into, back = ENGINES[engine]
    found = back(asking(ANSWERS).screen(into(FRAME), as_of=as_of, policies=["merit", "size"]))
    assert found.select("merit", "size").rows() == expected


def test_a_column_of_answers_is_refused() -> None:
    with pytest.raises(WrongColumn) as error:
        asking().screen(FRAME.with_columns(pl.lit(True).alias("answers.worthy")), as_of="2022-05-01")
    assert [fault.code for fault in error.value.faults] == ["answers-in-table"]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    files = texts(FACTS, POLICIES, shared=SHARED)
    top = files["policies.yaml"].replace("language: 1", "language: 2").replace("sources: {}", SOURCES)
    (tmp_path / "t.csv").write_text("id,local,staff\nk,yes,10\n", encoding="utf-8")
    (tmp_path / "u.csv").write_text("id,local,answers.worthy\nk,yes,yes\n", encoding="utf-8")
    return written({**files, "policies.yaml": f"{top}answers: {{{ANSWERS}}}\n"}, tmp_path / "p")


WORDS = {"2022-04-30": ["Refer to the authority"] * 2, "2022-05-01": ["Not eligible", "Eligible"]}


@pytest.mark.parametrize("as_of", WORDS)
def test_a_table_is_judged_by_the_answers_to_all(folder: str, tmp_path: Path, as_of: str) -> None:
    options = ("--programme", folder, "--as-of", as_of, "--policy", "merit", "--policy", "size", "--lang", "en")
    done = run("screen", "t.csv", *options, "-o", "r.csv", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    line = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(",")
    assert [each for each in line if each in {"Refer to the authority", "Not eligible", "Eligible"}] == WORDS[as_of]


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2022-04-30", ("refer",) * 2), ("2022-05-01", ("ineligible", "eligible"))]
)
def test_a_table_is_streamed_by_the_answers_to_all(
    folder: str, tmp_path: Path, as_of: str, expected: tuple[str, str]
) -> None:
    FRAME.head(1).write_parquet(tmp_path / "t.parquet")
    options = ("--outcomes-only", "--programme", folder, "--as-of", as_of, "--policy", "merit", "--policy", "size")
    done = run("screen", "t.parquet", *options, "-o", "r.parquet", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert pl.read_parquet(tmp_path / "r.parquet").select("merit", "size").rows() == [expected]


def test_a_table_with_answers_is_read_and_its_outcomes_alone_are_not(folder: str, tmp_path: Path) -> None:
    told = ("--programme", folder, "--as-of", "2022-04-30", "--policy", "merit", "--lang", "en")
    done = run("screen", "u.csv", *told, "-o", "u.jsonl", folder=tmp_path)
    assert (done.returncode, '"merit": "eligible"' in (tmp_path / "u.jsonl").read_text("utf-8")) == (0, True)
    FRAME.head(1).with_columns(pl.lit("yes").alias("answers.worthy")).write_parquet(tmp_path / "u.parquet")
    done = run("screen", "u.parquet", "--outcomes-only", *told, "-o", "v.parquet", folder=tmp_path)
    assert "the column `answers.worthy`: answers to one company are not read where columns are judged" in done.stderr
    assert done.returncode == 2
