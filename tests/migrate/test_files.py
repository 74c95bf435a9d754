"""Company files, maps of headings and tables that say something by a name of before are read, and it is told."""

from pathlib import Path

import polars as pl
import pytest
from command import run
from renaming import renamed

import lucidrule
from lucidrule.cli.former_names import said_formerly

COMPANY = """# of 2021
company: {name: 甲, id: c1}
facts:
  in_town: 是   # since ever
  trade: craft
  turnover: {2020: 1亿, 2021: 2亿}
  staff: 7
  products:
    - {made_on: 2021-03-01, sales: 20万, buyer_local: 否}
"""
NOW = """# of 2021
company: {name: 甲, id: c1}
facts:
  in_this_town: 是   # since ever
  line: handicraft
  sales_total: {2020: 1亿, 2021: 2亿}
  staff: 7
  products:
    - {produced_on: 2021-03-01, sold_for: 20万, buyer_local: 否}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    renamed(tmp_path / "p")
    (tmp_path / "c.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "now.yaml").write_text(NOW, encoding="utf-8")
    return tmp_path


def checked(folder: Path, file: str) -> str:
    done = run("check", file, "--programme", "p", "--as-of", "2022-06-30", "--brief", folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_file_under_former_names_says_what_it_says_under_those_of_now(folder: Path) -> None:
    assert checked(folder, "c.yaml") == checked(folder, "now.yaml")


def test_it_is_told_where_a_file_has_a_former_name(folder: Path) -> None:
    done = run("check", "c.yaml", "--programme", "p", "--as-of", "2022-06-30", "--lang", "zh", folder=folder)
    assert "c.yaml:4:3: 提醒：`in_town` 现已改称 `in_this_town`，按 `in_this_town` 读取" in done.stderr
    assert "提示：`lucidrule migrate c.yaml` 可改为现代号" in done.stderr
    assert [line.split(": ")[0] for line in done.stderr.splitlines() if line.startswith("c.yaml")] == [
        "c.yaml:4:3",
        "c.yaml:5:3",
        "c.yaml:5:10",
        "c.yaml:6:3",
        "c.yaml:9:8",
        "c.yaml:9:29",
    ]


def test_each_place_is_told_once_and_what_cannot_be_read_is_passed_over(folder: Path) -> None:
    former = lucidrule.load(folder / "p").compiled.former
    files = ["-", str(folder / "none.yaml"), str(folder / "now.yaml"), str(folder / "c.yaml")]
    assert [(fault.code, fault.params["now"]) for fault in said_formerly(files, former)] == [
        ("former-name", "in_this_town"),
        ("former-name", "line"),
        ("former-name", "handicraft"),
        ("former-name", "sales_total"),
        ("former-name", "produced_on"),
        ("former-name", "sold_for"),
    ]


def test_of_names_of_now_nothing_is_told(folder: Path) -> None:
    done = run("check", "now.yaml", "--programme", "p", "--as-of", "2022-06-30", folder=folder)
    assert done.stderr == ""


def test_a_file_is_brought_to_the_names_of_now(folder: Path) -> None:
    done = run("migrate", "c.yaml", "--programme", "p", "--write", "--force", folder=folder)
    assert "\n-  in_town: 是   # since ever\n" in done.stdout
    assert (folder / "c.yaml").read_text("utf-8") == NOW


def test_a_file_of_now_stays(folder: Path) -> None:
    done = run("migrate", "now.yaml", "--programme", "p", "--write", "--lang", "en", folder=folder)
    assert (done.returncode, done.stdout) == (0, "✔ nothing to change\n")


def test_a_map_of_headings_is_brought_to_the_names_of_now(folder: Path) -> None:
    (folder / "map.yaml").write_text("营收: turnover 2021（万元）\n备用一: ignore\n行: trade\n", encoding="utf-8")
    assert run("migrate", "map.yaml", "--programme", "p", "--write", "--force", folder=folder).returncode == 0
    assert (folder / "map.yaml").read_text("utf-8") == "营收: sales_total 2021（万元）\n备用一: ignore\n行: line\n"


def test_a_list_is_no_file_of_ours_and_stays(folder: Path) -> None:
    (folder / "list.yaml").write_text("- turnover\n", encoding="utf-8")
    assert (
        run("migrate", "list.yaml", "--programme", "p", "--lang", "en", folder=folder).stdout == "✔ nothing to change\n"
    )


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    assert run("migrate", "none.yaml", "--programme", "p", folder=folder).returncode == 2


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "bad.yaml").write_text("a: [\n", encoding="utf-8")
    assert run("migrate", "bad.yaml", "--programme", "p", folder=folder).returncode == 2


def test_a_mark_at_the_beginning_of_a_file_stays(folder: Path) -> None:
    (folder / "bom.yaml").write_bytes("\ufefffacts: {staff: 7, in_town: 是}\r\n".encode())
    assert run("migrate", "bom.yaml", "--programme", "p", "--write", "--force", folder=folder).returncode == 0
    assert (folder / "bom.yaml").read_bytes() == "\ufefffacts: {staff: 7, in_this_town: 是}\r\n".encode()


def test_headings_by_former_names_are_read_and_told(folder: Path) -> None:
    (folder / "t.csv").write_text("id,in_town,turnover 2021,员工人数\nc1,是,2亿,7\n", encoding="utf-8")
    (folder / "now.csv").write_text("id,in_this_town,sales_total 2021,员工人数\nc1,是,2亿,7\n", encoding="utf-8")
    ways = ["--programme", "p", "--as-of", "2022-06-30", "--lang", "en", "-o"]
    done = run("screen", "t.csv", *ways, "out.csv", folder=folder)
    assert "the heading “in_town” has a former id; it is read as `in_this_town`\n" in done.stderr
    assert "the heading “turnover 2021” has a former id; it is read as `sales_total`\n" in done.stderr
    other = run("screen", "now.csv", *ways, "other.csv", folder=folder)
    assert "former" not in other.stderr
    assert (folder / "out.csv").read_text("utf-8").splitlines()[1] == (folder / "other.csv").read_text(
        "utf-8"
    ).splitlines()[1]


def test_headings_of_columns_by_former_names_are_told(folder: Path) -> None:
    frame = pl.DataFrame({"in_town": [True], "sales_total 2021": [200_000_000]})
    frame.write_parquet(folder / "t.parquet")
    done = run(
        *("screen", "t.parquet", "--outcomes-only", "--programme", "p", "--as-of", "2022-06-30", "--lang", "en"),
        *("--policy", "prize-for-products", "-o", "out.parquet"),
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("the heading “in_town” has a former id; it is read as `in_this_town`\n")
    assert done.stderr.count("former") == 1
