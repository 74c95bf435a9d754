"""What cannot be screened says so, by code, and with what would help."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render
from lucidrule.tables.job import Job

AS_OF = date(2022, 6, 30)


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


def job(shipped: lucidrule.Programme, *files: Path, output: Path | None = None, **options: Any) -> Job:
    chosen = tuple(policy.id for policy in shipped.compiled.policies)
    return Job(shipped.compiled, tuple(map(str, files)), output, AS_OF, policies=chosen, lang="en", **options)


def refused(call: Callable[[], object]) -> tuple[str, ...]:
    """Return the codes of what is refused; every one has words in each language."""
    with pytest.raises(LucidruleError) as error:
        call()
    assert [lang for lang in ("zh", "en", "ja") if not render(error.value.faults, lang)] == []
    return tuple(fault.code for fault in error.value.faults)


def test_files_that_are_no_tables(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def of(name: str, content: str | bytes, **options: Any) -> tuple[str, ...]:
        return refused(lambda: job(shipped, written(name, content), **options).run(lambda *_: None))

    assert of("t.doc", "x") == ("table-format",)
    assert of("t.csv", "") == ("no-headings",)
    assert of("t.csv", "\n\n") == ("no-headings",)
    assert of("t.csv", "企业名称,甲\n成立日期,2018-1-1\n是否开展研发,是\n") == ("facts-in-rows",)
    assert of("t.csv", ",".join(f"c{n}" for n in range(2_001))) == ("table-too-wide",)
    assert of("t.parquet", "PAR1 and no more") == ("table-unreadable",)
    assert of("t.csv", "sectr\nx\n") == ("unknown-heading",)
    assert of("t.csv", "sector,Laser field\nx,y\n") == ("heading-twice",)
    assert refused(lambda: job(shipped, tmp_path / "none.csv")) == ("no-such-file",)
    assert refused(lambda: job(shipped, tmp_path)) == ("a-folder",)


def test_results_that_cannot_be_written(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    table = tmp_path / "t.csv"
    table.write_text("sector\nlasers\n")
    assert refused(lambda: job(shipped, table, output=table)) == ("table-onto-itself",)
    assert refused(lambda: job(shipped, table, output=tmp_path / "r.doc")) == ("table-format",)
    (tmp_path / "r.csv").write_text("mine")
    assert refused(lambda: job(shipped, table, output=tmp_path / "r.csv").run(lambda *_: None)) == ("file-exists",)
    assert (tmp_path / "r.csv").read_text() == "mine"
    away = tmp_path / "none" / "r.csv"
    assert refused(lambda: job(shipped, table, output=away).run(lambda *_: None)) == ("cannot-write",)
    (tmp_path / "bad.csv").write_text("sector\nlaser\n")
    strict = job(shipped, tmp_path / "bad.csv")
    assert refused(lambda: strict.run(lambda *_: None, strict=True)) == ("cells-refused", "cell-refused")


def test_a_table_that_was_screened_before(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    table, out = tmp_path / "t.csv", tmp_path / "r.csv"
    table.write_text("sector\nlasers\n")
    job(shipped, table, output=out).run(lambda *_: None)
    again = job(shipped, out, output=tmp_path / "again.csv", ignore_unknown=True)
    assert set(refused(lambda: again.run(lambda *_: None))) == {"column-taken"}
    assert not (tmp_path / "again.csv").exists()
    frame = pl.DataFrame({"sector": ["lasers"], "first-set": ["eligible"]})
    assert refused(lambda: shipped.screen(frame, as_of=AS_OF, ignore_unknown=True)) == ("column-taken",)


def test_rows_with_cells_beyond_the_last_heading_are_left_out_or_judged_as_unknown(
    tmp_path: Path, shipped: lucidrule.Programme
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("sector,industrial_enterprise\nlasers,yes,odd,,more\nlasers\nlasers,yes,,\n")
    left = job(shipped, table)
    assert left.run(lambda *_: None) == []
    assert [(row.row, row.kind, row.doubtful) for _, row in left.summary.left] == [
        (2, "slipped", True),
        (4, "slipped", True),
    ]
    # "row-slipped"
    told = job(shipped, table, all_rows=True).run(lambda *_: None)
    assert [(each.row, each.text) for each in told] == [(2, "lasers, yes, odd, more"), (4, "lasers, yes")]


def test_a_comma_before_decimals_makes_points_of_the_whole_table_say_less(
    tmp_path: Path, shipped: lucidrule.Programme
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id;project_investment\na;600.000\nb;600.00\n")
    assert job(shipped, table).run(lambda *_: None) == []
    table.write_text("id;project_investment\na;600.000\nb;600.00\nc;1,5\n")
    # 1,5 itself is no group of three, and no point stands in it.
    assert [(each.row, each.text) for each in job(shipped, table).run(lambda *_: None)] == [(2, "600.000"), (4, "1,5")]


def test_a_cell_far_to_the_right_of_the_headings_is_told(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    table = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(table)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sector"])
        sheet.write_row(1, 0, ["lasers"])
        sheet.write(1, 2_500, "odd")
    told = job(shipped, table).run(lambda *_: None)
    # "row-too-long"
    assert [(each.row, each.text) for each in told] == [(2, "odd")]


def test_more_rows_than_a_sheet_holds(
    tmp_path: Path, shipped: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.tables.result_book.MOST_ROWS", 2)
    table = tmp_path / "t.csv"
    table.write_text("sector\n" + "lasers\n" * 3)
    assert refused(lambda: job(shipped, table, output=tmp_path / "r.xlsx").run(lambda *_: None)) == ("too-many-rows",)
    assert not (tmp_path / "r.xlsx").exists()


def test_lists_in_tables_of_their_own(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    table, products = tmp_path / "t.csv", tmp_path / "p.csv"
    table.write_text("sector\nlasers\n")
    products.write_text("level\nnational\n")
    given = {"first_set_products": products}
    assert refused(lambda: job(shipped, table, records=given)) == ("no-company-column",)
    products.write_text("id,level\n1,national\n")
    assert refused(lambda: job(shipped, table, records=given)) == ("no-company-column",)
    products.write_text("id,levl\n1,national\n")
    assert refused(lambda: job(shipped, table, records=given)) == ("unknown-heading",)


def test_a_sheet_that_there_is_not(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    pl.DataFrame({"sector": ["lasers"]}).write_excel(tmp_path / "t.xlsx")
    assert refused(lambda: job(shipped, tmp_path / "t.xlsx", sheet="Nowhere")) == ("no-such-sheet",)


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "parquet"])
def test_a_sheet_of_what_has_none(tmp_path: Path, shipped: lucidrule.Programme, ending: str) -> None:
    assert refused(lambda: job(shipped, kept(tmp_path / f"t.{ending}"), sheet="名单")) == ("has-no-sheets",)


def kept(path: Path) -> Path:
    frame = pl.DataFrame({"sector": ["lasers"]})
    write: dict[str, Callable[[Path], Any]] = {".parquet": frame.write_parquet, ".jsonl": frame.write_ndjson}
    write.get(path.suffix, frame.write_csv)(path)
    return path


def test_beside_workbooks_what_has_no_sheets_is_refused_and_they_are_judged(
    tmp_path: Path, shipped: lucidrule.Programme
) -> None:
    pl.DataFrame({"sector": ["lasers"]}).write_excel(tmp_path / "t.xlsx", worksheet="名单")
    found = job(shipped, tmp_path / "t.xlsx", kept(tmp_path / "t.csv"), sheet="名单")
    found.run(lambda *_: None)
    assert (found.summary.companies, [fault.code for fault in found.faults]) == (1, ["has-no-sheets"])


WITHOUT_EFFECT = {
    "reasons without a result": (["--explain"], "-o"),
    "the totals of one policy": (["--if-met", "--policy", "9"], "--policy"),
    "a sheet of Parquet": (["--outcomes-only", "-o", "r.parquet", "--sheet", "一"], "--sheet"),
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize(("options", "named"), WITHOUT_EFFECT.values(), ids=WITHOUT_EFFECT)
def test_an_option_without_effect_is_refused(tmp_path: Path, options: list[str], named: str, lang: str) -> None:
    said = CliRunner().invoke(cli.cli, ["screen", str(kept(tmp_path / "t.parquet")), *options, "--lang", lang])
    assert (said.exit_code, said.stdout, named in said.stderr) == (2, "", True)
    assert list(tmp_path.iterdir()) == [tmp_path / "t.parquet"]


def test_frames_that_are_refused(shipped: lucidrule.Programme) -> None:
    assert refused(lambda: shipped.screen([1], as_of=AS_OF)) == ("no-frame",)
    odd = pl.DataFrame({"sectr": ["lasers"]})
    assert refused(lambda: shipped.screen(odd, as_of=AS_OF)) == ("unknown-heading",)
    amount = pl.DataFrame({"annual_revenue 2021": ["much"], "founded_on": [1], "first_set_products": [1.5]})
    assert refused(lambda: shipped.screen(amount, as_of=AS_OF)) == ("wrong-column-type",) * 3


def test_an_engine_that_answers_differently_is_refused(
    shipped: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Frame:
        class implementation:
            value = "dask"

    monkeypatch.setattr("narwhals.stable.v2.from_native", lambda _: Frame)
    with pytest.raises(lucidrule.CannotScreen, match="unknown companies would pass"):
        shipped.screen(object(), as_of=AS_OF)
    assert refused(lambda: shipped.screen(object(), as_of=AS_OF)) == ("cannot-use-engine",)
    Frame.implementation.value = "other"
    with pytest.raises(lucidrule.CannotScreen, match="not compared with ours"):
        shipped.screen(object(), as_of=AS_OF)


@pytest.mark.parametrize(
    ("package", "name"), [("lucidrule.tables.job", "t.csv"), ("python_calamine", "t.xlsx"), ("xlsxwriter", "t.csv")]
)
def test_without_the_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / "t.csv").write_text("sector\nlasers\n")
    (tmp_path / "t.xlsx").write_text("no workbook")
    said = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / name), "-o", str(tmp_path / "r.xlsx")])
    assert isinstance(said.exception, LucidruleError)
    assert [fault.code for fault in said.exception.faults] == ["needs-extra"]


def test_without_the_packages_a_frame_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lucidrule.columns.frame", None)
    assert refused(lambda: lucidrule.load().screen(pl.DataFrame(), as_of=AS_OF)) == ("needs-extra",)


def test_without_pyarrow_a_frame_of_pandas_is_refused_with_what_to_install(
    shipped: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert refused(lambda: shipped.screen(pd.DataFrame({"sector": ["lasers"]}), as_of=AS_OF)) == ("needs-package",)


def test_records_of_no_list_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("sector\nlasers\n")
    odd = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "t.csv"), "--records", "x"])
    assert isinstance(odd.exception, LucidruleError)
    assert [fault.code for fault in odd.exception.faults] == ["records-syntax"]
    odd = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "t.csv"), "--records", "first_set=x.csv"])
    assert isinstance(odd.exception, LucidruleError)
    assert odd.exception.faults[0].nearest == ("first_set_products",)
