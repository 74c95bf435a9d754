"""An office's own form: places are facts and nothing else, what is not known stands open, and no form does harm."""

import errno
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from command import run
from docx import Document
from few_rules import criterion, fact, policy, text, texts, written

import lucidrule
from lucidrule.core.fault import LucidruleError, render
from lucidrule.loading.output import check_folder
from lucidrule.tables.forms import Form

DAY = date(2022, 6, 30)
PARTS = f", parts: {{size: {{type: count, label: {text('Size')}, question: {text('Size?')}}}}}"
FACTS = (
    fact("green", "flag", "Is green")
    + fact("sales", "money", "Annual sales", ", yearly: true")
    + fact("ships", "records", "Ships", PARTS)
)
KNOWN = {"green": True, "sales": {2021: "120万"}, "ships": [{"size": 7}]}


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> lucidrule.Programme:
    folder = tmp_path_factory.mktemp("rules")
    written(texts(FACTS, {"p": policy("p", criterion("green", "Is green", "{green: true}"))}), folder)
    return lucidrule.load(folder)


def document(path: Path, *paragraphs: str | list[str]) -> Path:
    """Write a document; the pieces of a paragraph are formatted apart."""
    made = Document()
    for paragraph in paragraphs:
        added = made.add_paragraph()
        for at, piece in enumerate([paragraph] if isinstance(paragraph, str) else paragraph):
            added.add_run(piece).bold = bool(at % 2)
    made.save(str(path))
    return path


def filled(programme: lucidrule.Programme, path: Path, lang: str = "en") -> tuple[list[str], tuple[str, ...]]:
    """Return the paragraphs of a form that is filled in, and what stands open."""
    profile = programme.determine({"facts": KNOWN, "company": {"name": "A <&> B"}}, as_of=DAY).profile
    found = Form(path, programme.compiled).filled(profile, DAY, lang)
    return [each.text for each in Document(io.BytesIO(found.content)).paragraphs], found.blank


PLACES: dict[str, tuple[str | list[str], str]] = {
    "an id": ("{{green}}", "yes"),
    "a label": ("Green: {{ Is green }}.", "Green: yes."),
    "a year": ("{{sales 2021}}", "1,200,000 yuan"),
    "a label with a year": ("{{Annual sales（2021年）}}", "1,200,000 yuan"),
    "a part of a record": ("{{ships 1 size}}", "7"),
    "how many records": ("{{ships}}", "1"),
    "who it is": ("{{Company}}", "A <&> B"),
    "the reference date": ("{{reference date}}", "30 June 2022"),
    "braces of full width": ("｛｛green｝｝", "yes"),
    "pieces": (["a {", "{gr", "een}", "} b"], "a yes b"),
    "two in one piece": ("{{green}}/{{ships}}", "yes/1"),
    "the same twice": (["{{green}}", " and {{green}}"], "yes and yes"),
    "nothing": ("no place {here}", "no place {here}"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_filled_in_with_what_is_known(programme: lucidrule.Programme, tmp_path: Path, place: str) -> None:
    said, shown = PLACES[place]
    assert filled(programme, document(tmp_path / "f.docx", said)) == ([shown], ())


def test_what_is_not_known_stands_open_and_is_named(programme: lucidrule.Programme, tmp_path: Path) -> None:
    path = document(tmp_path / "f.docx", "{{sales 2020}} {{ships 2 size}} {{统一社会信用代码}} {{id}}")
    paragraphs, blank = filled(programme, path, "zh")
    assert paragraphs == ["＿＿＿＿＿＿ ＿＿＿＿＿＿ ＿＿＿＿＿＿ ＿＿＿＿＿＿"]
    assert blank == ("Annual sales（2020年）", "第2项Ships的Size", "统一社会信用代码", "企业编号")
    nothing = programme.determine({}, as_of=DAY).profile
    unknown = Form(document(tmp_path / "g.docx", "{{ships}}"), programme.compiled).filled(nothing, DAY, "en")
    assert unknown.blank == ("Ships",)


def test_places_stand_in_tables_and_headers_too(programme: lucidrule.Programme, tmp_path: Path) -> None:
    made = Document()
    made.add_table(1, 1).rows[0].cells[0].text = "{{green}}"
    made.sections[0].header.paragraphs[0].text = "{{ships}}"
    made.save(str(tmp_path / "f.docx"))
    profile = programme.determine(KNOWN, as_of=DAY).profile
    found = Document(io.BytesIO(Form(tmp_path / "f.docx", programme.compiled).filled(profile, DAY, "en").content))
    assert [found.tables[0].rows[0].cells[0].text, found.sections[0].header.paragraphs[0].text] == ["yes", "1"]


WRONG = {
    "{{is gren}}": "the place {{is gren}} names no fact\n  help: did you mean `Is green`?",
    "{{Annual sale 2020}}": "the place {{Annual sale 2020}} names no fact\n  help: did you mean `Annual sales 2020`?",
    "{{sales}}": "the place {{sales}} names no fact\n  help: did you mean `sales 2018`?",
    "{{1 + 1}}": "the place {{1 + 1}} names no fact",
    "{{green.__class__}}": "the place {{green.__class__}} names no fact\n  help: did you mean `green`?",
    "{{green|upper}}": "the place {{green|upper}} names no fact\n  help: did you mean `green`?",
    "a {{green b": "the braces of a place do not match: “a {{green b”",
    "green}} b": "the braces of a place do not match: “green}} b”",
}


@pytest.mark.parametrize("place", WRONG)
def test_a_place_that_names_nothing_is_refused_with_what_is_near(
    programme: lucidrule.Programme, tmp_path: Path, place: str
) -> None:
    path = document(tmp_path / "f.docx", place, place)
    with pytest.raises(LucidruleError) as error:
        Form(path, programme.compiled)
    assert {each.code for each in error.value.faults} <= {"form-place", "form-open"}
    assert render(error.value.faults, "en").split(": ", 1)[1].strip() == WRONG[place]


def repacked(path: Path, **parts: bytes) -> Path:
    """Put other parts into a document; `_` in a name stands for `/`."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    kept |= {name.replace("_", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in kept.items():
            book.writestr(name, content)
    return path


OUTSIDE = b'<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://a" TargetMode="External"/>'
LINK = OUTSIDE.replace(b"attachedTemplate", b"hyperlink") + b"</Relationships>"
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
HARMFUL = {
    "a file from elsewhere": ({"word_extra.rels": OUTSIDE}, "form-outside"),
    "entities": ({"word_document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + BODY % b""}, "form-damaged"),
    "no XML": ({"word_document.xml": b"<a"}, "form-damaged"),
    "paragraphs without end": ({"word_document.xml": BODY % (b"<w:p/>" * 1_700_000)}, "form-too-large"),
    "a bomb": ({"word_media": b"\0" * 60_000_000}, "form-too-large"),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_form_that_could_do_harm_is_refused(programme: lucidrule.Programme, tmp_path: Path, harm: str) -> None:
    parts, code = HARMFUL[harm]
    path = repacked(document(tmp_path / "f.docx", "{{green}}"), **parts)
    with pytest.raises(LucidruleError) as error:
        Form(path, programme.compiled)
    assert [each.code for each in error.value.faults] == [code]


def test_a_paragraph_within_another_is_filled_in_by_itself(programme: lucidrule.Programme, tmp_path: Path) -> None:
    box = b"<w:p><w:r><w:t>{{green}} {</w:t><w:pict><w:p><w:r><w:t>{{ships}}</w:t></w:r></w:p></w:pict></w:r></w:p>"
    path = repacked(document(tmp_path / "f.docx"), **{"word_document.xml": BODY % box})
    profile = programme.determine(KNOWN, as_of=DAY).profile
    with zipfile.ZipFile(io.BytesIO(Form(path, programme.compiled).filled(profile, DAY, "en").content)) as book:
        content = book.read("word/document.xml").decode()
    assert (">yes {</w:t>" in content, ">1</w:t>" in content) == (True, True)


def test_links_that_people_follow_are_none(programme: lucidrule.Programme, tmp_path: Path) -> None:
    path = repacked(document(tmp_path / "f.docx", "{{green}}"), **{"word_extra.rels": LINK})
    assert filled(programme, path) == (["yes"], ())


def test_forms_of_thousands_of_places_are_refused(
    programme: lucidrule.Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.tables.forms._MOST_PLACES", 1)
    path = document(tmp_path / "f.docx", "{{green}} {{ships}}")
    with pytest.raises(LucidruleError) as error:
        Form(path, programme.compiled)
    assert error.value.faults[0].code == "form-places"


@pytest.mark.parametrize("name", ["f.txt", "empty.docx"])
def test_what_is_no_document_is_refused(programme: lucidrule.Programme, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as book:
        book.writestr("a", "b")
    with pytest.raises(LucidruleError) as error:
        Form(tmp_path / name, programme.compiled)
    assert error.value.faults[0].code == "form-format"


def test_without_its_package_it_is_named(
    programme: lucidrule.Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = document(tmp_path / "f.docx", "{{green}}")
    monkeypatch.setitem(__import__("sys").modules, "lxml", None)
    with pytest.raises(LucidruleError) as error:
        Form(path, programme.compiled)
    assert error.value.faults[0].code == "needs-documents"


def shipped(folder: Path) -> None:
    written(texts(FACTS, {"p": policy("p", criterion("green", "Is green", "{green: true}"))}), folder / "rules")
    document(folder / "f.docx", "{{name}}: {{green}}, {{code}}")
    (folder / "c.yaml").write_text("company: {name: Firm}\nfacts: {green: true}\n", encoding="utf-8")
    lines = "code,name,green\n91420100MA4KWNYN77,A,yes\n2,B,\n,Total,\n"
    (folder / "t.csv").write_text(lines, encoding="utf-8")


OPTIONS = ("--programme", "rules", "--as-of", "2022-06-30", "--lang", "en")


WANTED = {
    "filled": ("check", "c.yaml", "--form", "f.docx", "--filled", "new/deep/"),
    "html": ("check", "c.yaml", "--html", "new/deep/"),
    "of a table": ("screen", "t.csv", "--form", "f.docx", "--filled", "new/deep"),
}


@pytest.mark.parametrize("wanted", WANTED.values(), ids=list(WANTED))
def test_no_folder_that_nothing_could_be_written_into_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: tuple[str, ...]
) -> None:
    def full(*asked: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    shipped(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    done = run(*wanted, *OPTIONS, folder=tmp_path)
    assert (done.returncode, "no space is left" in done.stderr, (tmp_path / "new").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("place", "reason"), [("c.yaml/forms", "no such folder"), ("closed/forms", "it is not permitted")]
)
def test_a_folder_that_cannot_be_made_is_told_before_anything_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, reason: str
) -> None:
    shipped(tmp_path)
    closed = tmp_path / "closed"
    closed.mkdir()
    # Whoever runs the tests may be allowed everything.
    monkeypatch.setattr("lucidrule.loading.output.os.access", lambda where, mode: Path(where) != closed)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LucidruleError) as error:
        check_folder(Path(place))
    assert (error.value.faults[0].code, [*closed.iterdir()]) == ("cannot-write", [])
    assert reason in render(error.value.faults, "en")


def test_the_command_fills_in_a_form_for_one_company_and_for_each_of_a_table(tmp_path: Path) -> None:
    shipped(tmp_path)
    done = run("check", "c.yaml", "--form", "f.docx", "--filled", "o.docx", *OPTIONS, folder=tmp_path)
    assert "Firm: left open, not known: Unified social credit code" in done.stderr
    assert [each.text for each in Document(str(tmp_path / "o.docx")).paragraphs] == ["Firm: yes, ____________"]
    done = run("screen", "t.csv", "--form", "f.docx", "--filled", "forms", *OPTIONS, folder=tmp_path)
    assert "Forms written: forms (2)" in done.stderr
    assert "B.docx: left open, not known: Is green, Unified social credit code" in done.stderr
    assert "A.docx: left open" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == ["A.docx", "B.docx"]
    done = run("check", "c.yaml", "c.yaml", "--form", "f.docx", "--filled", "p.docx", *OPTIONS, folder=tmp_path)
    # "form-one"
    assert "each company has a form of its own" in done.stderr


def test_of_a_form_that_is_whole_nothing_is_said_to_be_open(tmp_path: Path) -> None:
    shipped(tmp_path)
    document(tmp_path / "whole.docx", "{{name}}: {{green}}")
    done = run("check", "c.yaml", "--form", "whole.docx", "--filled", "o.docx", *OPTIONS, folder=tmp_path)
    assert (done.returncode, "left open" in done.stderr) == (0, False)


def test_one_wrong_code_and_what_an_earlier_screening_wrote_are_told(tmp_path: Path) -> None:
    shipped(tmp_path)
    (tmp_path / "t.csv").write_text(
        "Unified social credit code,name,green\n91420100MA4KWNYN70,A,yes\n", encoding="utf-8"
    )
    first = run("screen", "t.csv", "-o", "r.xlsx", *OPTIONS, folder=tmp_path)
    assert "1 unified social credit code is wrong" in first.stdout + first.stderr
    again = run("screen", "r.xlsx", *OPTIONS, folder=tmp_path)
    assert "columns of an earlier screening are not taken" in again.stderr


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("check", ["c.yaml", "--form", "f.docx"]),
        ("screen", ["t.csv", "--form", "f.docx"]),
        ("screen", ["t.csv", "--notice", "n.html"]),
    ],
)
def test_what_says_nothing_alone_is_refused(tmp_path: Path, command: str, options: list[str]) -> None:
    shipped(tmp_path)
    assert "goes with --" in run(command, *options, *OPTIONS, folder=tmp_path).stderr


def test_the_command_writes_a_notice(tmp_path: Path) -> None:
    shipped(tmp_path)
    (tmp_path / "t.csv").write_text("name,green,ok\nA,yes,yes\n", encoding="utf-8")
    done = run("screen", "t.csv", "--notice", "n.html", "--granted", "ok", *OPTIONS, folder=tmp_path)
    assert "Notice written: n.html (1 entry, 1 company)" in done.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    shipped(tmp_path)
    done = run("screen", "t.csv", "--form", "f.docx", "--filled", "t.csv/x", *OPTIONS, folder=tmp_path)
    assert (done.returncode, "t.csv/x" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", ["check", "screen"])
def test_the_help_writes_a_place_as_a_form_has_it(command: str) -> None:
    told = " ".join(run(command, "--help", "--lang", "en").stdout.split())
    assert "with places such as {{annual_revenue 2021}}." in told
