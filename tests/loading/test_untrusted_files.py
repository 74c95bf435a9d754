"""Rule files, company files and what they name are untrusted: each sentence of the design has a test."""

import os
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from command import run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_form import sized

import lucidrule
from lucidrule.compile.profile import read_profile
from lucidrule.core.fault import Fault, FaultList, LucidruleError, RulesAtFault, UnreadableInput, render
from lucidrule.kernel.missing import Missing
from lucidrule.loading.files import TABLES, read_source, read_text, write_text
from lucidrule.loading.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "golden" / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "programme", tmp_path / "programme"))


def codes(error: LucidruleError) -> list[str]:
    return [fault.code for fault in error.faults]


def refused(text: str) -> list[str]:
    faults = FaultList()
    read_yaml(text, "x.yaml", faults)
    return [fault.code for fault in faults.sorted()]


def test_a_file_above_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(10_000_001)
    with pytest.raises(UnreadableInput) as raised:
        read_text(path)
    assert codes(raised.value) == ["too-large"]


def test_standard_input_is_held_to_the_same() -> None:
    refused = run("check", "-", "--lang", "en", stdin="#" * 10_000_001)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "larger than 10 MB" in refused.stderr


def test_a_file_that_grows_while_it_is_looked_at_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grows.yaml"
    path.write_bytes(b"#")
    looked_at = os.fstat

    def and_then_it_grows(handle: int) -> os.stat_result:
        found = looked_at(handle)
        with path.open("wb") as file:
            file.truncate(10_000_001)
        return found

    monkeypatch.setattr(os, "fstat", and_then_it_grows)
    with pytest.raises(UnreadableInput) as raised:
        read_text(path)
    assert codes(raised.value) == ["too-large"]


def test_a_file_that_is_said_to_hold_nothing_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "as-of-the-kernel.yaml"
    path.write_bytes(b"# more than nothing\n")
    looked_at = os.fstat

    def nothing(handle: int) -> os.stat_result:
        return os.stat_result((*looked_at(handle)[:6], 0, *looked_at(handle)[7:]))

    monkeypatch.setattr(os, "fstat", nothing)
    assert read_text(path) == "# more than nothing\n"


def test_a_file_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 10_000_000)
    assert len(read_text(path)) == 10_000_000


def test_a_hundred_thousand_levels_of_nesting_are_refused_without_a_crash() -> None:
    assert refused("[" * 100_000) == ["too-deep"]
    assert refused("a: " + "{b: " * 100_000) == ["too-deep"]


def test_depth_64_is_read_and_65_is_not() -> None:
    assert refused("[" * 64 + "]" * 64) == []
    assert refused("[" * 65 + "]" * 65) == ["too-deep"]


def test_aliases_cannot_blow_a_file_up() -> None:
    assert refused("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n") == ["alias"]


def test_a_number_of_38_digits_is_read_exactly_and_one_of_39_is_not() -> None:
    programme = lucidrule.load(GOOD / "programme")
    profile = programme.profile({"profit": "9" * 38})
    assert str(profile.values["profit", None]) == "9" * 38
    with pytest.raises(LucidruleError) as raised:
        programme.profile({"profit": "9" * 39})
    assert codes(raised.value) == ["too-many-digits"]


@pytest.mark.parametrize(
    ("fact", "number", "code"),
    [
        ("profit", Decimal("1E-99999"), "too-many-digits"),
        ("profit", Decimal("1." + "0" * 60), "too-many-digits"),
        ("profit", 10**38, "too-many-digits"),
        ("staff", 10**5000, "too-many-digits"),
        ("turnover", {10**5000: 1}, "not-a-calendar-year"),
    ],
    ids=["exponent", "places", "above", "far above", "far year"],
)
def test_a_number_from_python_is_held_to_the_same(fact: str, number: Any, code: str) -> None:
    with pytest.raises(LucidruleError) as raised:
        lucidrule.load(GOOD / "programme").profile({fact: number})
    assert codes(raised.value) == [code]
    assert str(raised.value)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("-Infinity"), Decimal("sNaN"), float("nan"), float("inf")])
def test_what_is_no_number_is_not_known(number: Any) -> None:
    profile = lucidrule.load(GOOD / "programme").profile({"profit": number})
    assert (dict(profile.values), set(profile.asked)) == ({}, {Missing("profit")})


@pytest.mark.parametrize("text", ["1E+99999999", "1e5", "1E400"])
def test_exponents_are_not_multiplied_out(text: str) -> None:
    assert refused(f"profit: {text}") == ["odd-number"]
    with pytest.raises(LucidruleError):
        lucidrule.load(GOOD / "programme").profile({"profit": text})


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_control_and_bidirectional_characters_are_shown_escaped(lang: str) -> None:
    programme = lucidrule.load(GOOD / "programme")
    with pytest.raises(LucidruleError) as raised:
        programme.profile({"sta\u202eff\x1b[31m": 1})
    message = render(raised.value.faults, lang)
    assert "\u202e" not in message
    assert "\x1b" not in message
    assert "sta\\u202eff\\u001b[31m" in message


def test_the_name_of_a_company_cannot_write_on_the_terminal() -> None:
    programme = lucidrule.load()
    company = {"company": {"name": "x\x1b[2J\u202e[bold]y[/bold]"}, "facts": {}}
    text = programme.determine(company, as_of=date(2022, 6, 30)).explain("zh")
    assert text.startswith("x\\u001b[2J\\u202e[bold]y[/bold]\n")


@pytest.mark.parametrize("suffix", sorted(TABLES))
def test_a_table_is_no_file_of_one_company_and_the_command_for_tables_is_named(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"t{suffix}").write_text("id,sector\n")
    (tmp_path / f"T{suffix.upper()}").write_text("id,sector\n")
    with pytest.raises(UnreadableInput, match=f"lucidrule screen .*t{suffix} -o") as raised:
        read_text(tmp_path / f"t{suffix}")
    assert codes(raised.value) == ["table-of-companies"]
    with pytest.raises(UnreadableInput, match="is a table"):
        read_text(tmp_path / f"T{suffix.upper()}")


TOLD = {
    "zh": ("t.csv: `t.csv` 是表格，不是一家企业的资料", "  提示：筛查整张表：lucidrule screen t.csv -o 结果.xlsx"),
    "en": (
        "t.csv: `t.csv` is a table, not the file of one company",
        "  help: to screen a whole table: lucidrule screen t.csv -o result.xlsx",
    ),
    "ja": (
        "t.csv: `t.csv` は表であり、一社の情報ファイルではありません",
        "  ヒント：表全体を判定するには：lucidrule screen t.csv -o 結果.xlsx",
    ),
}


@pytest.mark.parametrize(("lang", "lines"), TOLD.items(), ids=TOLD)
def test_who_checks_a_table_is_told_how_to_screen_it(tmp_path: Path, lang: str, lines: tuple[str, str]) -> None:
    (tmp_path / "t.csv").write_text("id,sector\n")
    done = run("check", "t.csv", "--lang", lang, folder=tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (2, [*lines])


def test_a_table_that_is_not_there_is_told_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_text(tmp_path / "t.csv")
    assert codes(raised.value) == ["no-such-file"]


def test_a_programme_that_is_no_folder_is_named_before_any_of_its_files_is_missed(tmp_path: Path) -> None:
    with pytest.raises(RulesAtFault) as raised:
        lucidrule.load([tmp_path / "none", None])
    assert [(fault.code, fault.params["path"]) for fault in raised.value.faults] == [
        ("no-folder", str(tmp_path / "none"))
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_text(tmp_path)
    assert codes(raised.value) == ["a-folder"]


def test_a_pipe_in_the_place_of_a_file_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(UnreadableInput) as raised:
        read_text(tmp_path / "pipe.yaml")
    assert codes(raised.value) == ["not-a-file"]


def test_a_device_is_not_read() -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_text(Path("/dev/zero"))
    assert codes(raised.value) == ["not-a-file"]


def test_a_missing_file_and_one_that_may_not_be_opened_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_text(tmp_path / "none.yaml")
    assert codes(raised.value) == ["no-such-file"]

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(UnreadableInput) as raised:
        read_text(tmp_path / "none.yaml")
    assert codes(raised.value) == ["cannot-open"]


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("企业".encode("gbk"))
    with pytest.raises(UnreadableInput) as raised:
        read_text(path)
    assert codes(raised.value) == ["seems-encoded"]


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        ("facts:\r\n  staff: 5 # 人".encode() + b"\xff\n", 2, 15),
        ("# 三\r一\n".encode() + "人".encode()[:2], 3, 1),
        (b"\xff\xfe" + "a: 1\n甲乙".encode("utf-16-le") + b"\x00\xd8", 2, 3),
    ],
    ids=["after a letter", "cut off", "half a letter in UTF-16"],
)
def test_bytes_that_are_no_text_are_told_where_they_stand(tmp_path: Path, raw: bytes, line: int, column: int) -> None:
    (tmp_path / "c.yaml").write_bytes(raw)
    faults = FaultList()
    assert read_source(tmp_path / "c.yaml", "shown.yaml", faults) is None
    assert [(each.code, str(each.at)) for each in faults.sorted()] == [("not-utf8", f"shown.yaml:{line}:{column}")]


NO_TEXTS = {
    "PDF": (b"%PDF-1.7\n\xff", "a PDF file"),
    "a document": (b"PK\x03\x04\xff word/document.xml", "a Word document (.docx)"),
    "a workbook": (b"PK\x03\x04\xff xl/workbook.xml", "a workbook (.xlsx, .ods)"),
    "an open document": (b"PK\x03\x04\xff content.xml", "a workbook (.xlsx, .ods)"),
    "something packed": (b"PK\x03\x04\xff a.yaml", "a compressed file"),
    "something packed otherwise": (b"\x1f\x8b\xff", "a compressed file"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file (.doc, .xls)"),
    "a scan": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "a photograph": (b"\xff\xd8\xff\xe0", "a picture"),
}


@pytest.mark.parametrize(("raw", "told"), NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_file_that_is_no_text_is_told_as_what_it_is(tmp_path: Path, raw: bytes, told: str) -> None:
    (tmp_path / "c.yaml").write_bytes(raw)
    faults = FaultList()
    assert read_source(tmp_path / "c.yaml", "shown.yaml", faults) is None
    (fault,) = faults.sorted()
    said = render((fault,), "en").splitlines()[0]
    assert (fault.code, said) == ("not-a-text", f"shown.yaml: `shown.yaml` is {told}, not a text file")


@pytest.mark.parametrize(
    ("before", "character", "line", "column"),
    [("a: 1\n# 中", "\0", 2, 4), ("a: 甲", "\x1b", 1, 5), ("\f", "", 1, 1), ("a: 1\r\nb: 2\r", "\uffff", 3, 1)],
)
def test_a_character_that_yaml_has_not_is_told_where_it_stands(
    before: str, character: str, line: int, column: int
) -> None:
    faults = FaultList()
    assert read_yaml(f"{before}{character}b\nc: 1\n", "x.yaml", faults) is None
    assert [(each.code, str(each.at)) for each in faults.sorted()] == [
        ("unusable-character", f"x.yaml:{line}:{column}")
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "facts: {a: 甲}\n".encode("utf-8-sig"),
        b"\xff\xfe" + "facts: {a: 甲}\n".encode("utf-16-le"),
        b"\xfe\xff" + "facts: {a: 甲}\n".encode("utf-16-be"),
    ],
    ids=["UTF-8", "little-endian", "big-endian"],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_part_of_the_text(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(raw)
    assert read_text(path) == "facts: {a: 甲}\n"


def test_a_link_out_of_the_programme_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "grant.yaml"
    shutil.move(folder / "rules/demo/grant.yaml", outside)
    (folder / "rules/demo/grant.yaml").symlink_to(outside)
    with pytest.raises(RulesAtFault) as raised:
        lucidrule.load(folder)
    assert codes(raised.value) == ["outside-folder"]
    assert str(tmp_path) not in str(raised.value)


def test_a_link_that_leads_round_is_told_and_cannot_be_opened(folder: Path) -> None:
    (folder / "rules/demo/grant.yaml").unlink()
    (folder / "rules/demo/grant.yaml").symlink_to("grant.yaml")
    with pytest.raises(RulesAtFault) as raised:
        lucidrule.load(folder)
    assert [(each.code, each.params["reason"]) for each in raised.value.faults] == [("cannot-open", "@disk:name")]


def test_a_link_within_the_programme_is_followed(folder: Path) -> None:
    shutil.move(folder / "rules/demo/grant.yaml", folder / "grant.yaml")
    (folder / "rules/demo/grant.yaml").symlink_to("../../grant.yaml")
    assert len(lucidrule.load(folder).compiled.policies) == 2


@pytest.mark.parametrize("name", ["../../escape", "Grant", "grant/../grant", "-x", "a b"])
def test_ids_are_no_paths(folder: Path, name: str) -> None:
    path = folder / "policies.yaml"
    path.write_text(path.read_text().replace("[grant, product-prize]\ncommon", f"['{name}', product-prize]\ncommon"))
    with pytest.raises(RulesAtFault) as raised:
        lucidrule.load(folder)
    assert "bad-id" in codes(raised.value)


def test_no_file_is_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    write_text(path, "first", force=False)
    with pytest.raises(UnreadableInput) as raised:
        write_text(path, "second", force=False)
    assert codes(raised.value) == ["file-exists"]
    assert path.read_text() == "first"
    write_text(path, "third", force=True)
    assert path.read_text() == "third"


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("old")

    def fails(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(UnreadableInput) as raised:
        write_text(path, "new", force=True)
    assert codes(raised.value) == ["cannot-write"]
    assert [file.name for file in tmp_path.iterdir()] == ["company.yaml"]
    assert path.read_text() == "old"


def test_conditions_nested_to_the_limit_load_and_are_judged(folder: Path) -> None:
    path = folder / "rules/criteria.yaml"
    path.write_text(path.read_text().replace("{in_town: true}", "{not: " * 54 + "{in_town: true}" + "}" * 54))
    programme = lucidrule.load(folder)
    result = programme.determine({"in_town": True}, as_of=date(2022, 6, 30))
    assert result.outcomes[0].criteria[0].verdict == "met"


def test_a_large_company_file_of_many_small_entries_is_refused_with_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("facts:\n" + "".join(f"  f{n}: 1\n" for n in range(2_000)))
    with pytest.raises(LucidruleError) as raised:
        lucidrule.load().profile(path)
    assert len(raised.value.faults) == 2_000


def faults_of(text: str) -> tuple[Fault, ...]:
    """Return what makes a text no company, read with the model programme; none of what is no YAML either."""
    programme = lucidrule.load(GOOD / "programme")
    faults = FaultList()
    source = read_yaml(text, "x.yaml", faults)
    if source is None:
        return ()
    try:
        read_profile(source, programme.compiled, faults)
    except LucidruleError as error:
        return error.faults
    return ()


GOOD_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOOD.rglob("*.yaml"))]


@pytest.mark.slow
@settings(max_examples=sized(150, small=60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(GOOD_TEXTS), st.data())
def test_a_damaged_file_is_refused_or_read_and_never_breaks_the_reader(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    piece = data.draw(st.text(alphabet="{}[]:,-&*!|>'\"#%@`\t\n ab0１：é\x00\u202e", max_size=6))
    damaged = text[:at] + piece + text[at + length :]
    found = faults_of(damaged)
    assert [lang for lang in ("en", "zh", "ja") if found and not render(found, lang)] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["policies.yaml", "rules/facts.yaml", "rules/criteria.yaml", "rules/demo/grant.yaml"]),
    data=st.data(),
)
def test_a_damaged_programme_is_refused_with_faults_and_never_with_a_crash(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(GOOD / "programme", tmp_path_factory.mktemp("damaged") / "programme"))
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["drop", "double", "swap", "cut"]))
    line = lines[at]
    cut = line[: len(line) // 2]
    lines[at : at + 1] = {"drop": [], "double": [line, line], "swap": [line.replace(": ", ": [", 1)], "cut": [cut]}[
        change
    ]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    found: tuple[Fault, ...] = ()
    try:
        lucidrule.load(folder)
    except RulesAtFault as error:
        found = error.faults
    assert [lang for lang in ("en", "zh", "ja") if found and not render(found, lang)] == []
