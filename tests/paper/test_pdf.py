"""The sheet as PDF: kept with its data in it, readable aloud; nothing of a file is markup, and nothing is cut."""

import io
import json
import re
import sys
from typing import Any

import pytest
import typst
from conftest import COMMON, JUNE_2022, ROOT
from pypdf import PdfReader

import lucidrule
from lucidrule.core.fault import UnreadableInput, render
from lucidrule.paper import to_pdf
from lucidrule.paper.fonts import fonts_for

try:
    FONTS = fonts_for("zh", typst.Fonts().families())
except UnreadableInput:
    FONTS = []
drawn = pytest.mark.skipif(not FONTS, reason="there is no font with Chinese on this machine")
MARKUP = '#panic("x") = *bold* _it_ $x$ <label> @ref \\ "quote" // not a comment'


# One policy is enough where it does not matter which.
RENT = ["premises-rent"]


def read(*companies: Any, lang: str, programme: lucidrule.Programme, policies: list[str] | None = RENT) -> PdfReader:
    found = [programme.determine(each, as_of=JUNE_2022, policies=policies) for each in companies]
    return PdfReader(io.BytesIO(to_pdf(found, lang)))


def text_of(reader: PdfReader) -> str:
    """Return what the first two pages say."""
    return "".join(page.extract_text() for page in reader.pages[:2]).replace("\n", "").replace("\u200b", "")


@drawn
@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "政策申报条件测算表"),
        pytest.param("en", "Support policies: trial calculation", marks=pytest.mark.slow),
        pytest.param("ja", "支援施策要件試算表", marks=pytest.mark.slow),
    ],
)
def test_a_pdf_is_one_to_keep_tagged_and_has_the_determination_in_it(
    lang: str, title: str, programme: lucidrule.Programme
) -> None:
    company = {"company": {"name": "甲激光公司", "code": "91330100799655058B"}, "facts": COMMON}
    reader = read(company, lang=lang, programme=programme, policies=None)
    root: Any = reader.root_object
    assert root["/Lang"].startswith(lang)
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    told = ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<")
    assert [each for each in told if each not in metadata] == []
    assert [each.get_object()["/AFRelationship"] for each in root["/AF"]] == ["/Data"]
    attached = json.loads(reader.attachments["determination-1.json"][0])
    assert attached == programme.determine(company, as_of=JUNE_2022).to_dict()
    text = text_of(reader)
    last = reader.pages[-1].extract_text()
    assert attached["receipt"]["rules_digest"] in last
    assert [each for each in (title, "91330100799655058B") if each not in text] == []
    # The sheet is one page, the annexes follow.
    annex = {"zh": "附件1", "en": "Annex 1", "ja": "別紙1"}[lang]
    assert reader.pages[1].extract_text().startswith(annex)


@drawn
def test_names_are_told_whole_and_as_they_are_in_the_contents_and_in_an_attachment_each(
    programme: lucidrule.Programme,
) -> None:
    names = [MARKUP, "a" * 200, "公司" * 100]
    companies = [{"company": {"name": name}, "facts": {}} for name in names]
    reader = read(*companies, lang="en", programme=programme)
    # Blanks are set as the line needs them.
    contents = text_of(reader).replace(" ", "")
    assert "Contents" in contents
    assert [name for name in names if contents.count(name.replace(" ", "")) == 0] == []
    attached = {name: json.loads(found[0])["company"]["name"] for name, found in reader.attachments.items()}
    assert attached == {f"determination-{at}.json": name for at, name in enumerate(names, 1)}


def test_a_character_that_no_font_has_is_told_by_its_number(
    monkeypatch: pytest.MonkeyPatch, programme: lucidrule.Programme
) -> None:
    # Of this one there is on every machine what has a letter of English.
    monkeypatch.setattr("lucidrule.paper.pdf.fonts_for", lambda lang, there: ["Libertinus Serif"])
    text = text_of(read({"company": {"name": "A\U00010330B"}, "facts": {}}, lang="en", programme=programme))
    assert "A[U+10330]B" in text


@drawn
def test_the_python_of_the_pages_runs_and_is_the_same_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [(ROOT / "docs" / f"paper{lang}.md").read_text(encoding="utf-8") for lang in ("", ".zh", ".ja")]
    first, *others = (re.findall("```python\n(.*?)```", page, re.DOTALL)[0] for page in pages)
    assert others == [first, first]
    monkeypatch.chdir(ROOT)
    made: dict[str, Any] = {}
    exec(first, made)
    assert made["page"].startswith("<!doctype html>")
    assert made["document"].startswith(b"%PDF-1.7")


@drawn
def test_the_same_determination_gives_the_same_bytes(programme: lucidrule.Programme) -> None:
    found = programme.determine({"facts": COMMON}, as_of=JUNE_2022, policies=RENT)
    assert to_pdf([found], "en") == to_pdf([found], "en")


@pytest.mark.parametrize(
    ("lang", "there", "chosen"),
    [
        ("zh", {"SimSun", "Microsoft YaHei", "MS Mincho"}, ["SimSun", "MS Mincho"]),
        ("ja", {"Songti SC", "Hiragino Mincho ProN"}, ["Hiragino Mincho ProN", "Songti SC"]),
        ("ja", {"Noto Sans CJK SC"}, ["Noto Sans CJK SC"]),
        ("fr", {"Libertinus Serif", "Noto Serif CJK SC"}, ["Libertinus Serif", "Noto Serif CJK SC"]),
    ],
)
def test_fonts_are_those_of_the_machine(lang: str, there: set[str], chosen: list[str]) -> None:
    assert fonts_for(lang, there) == chosen


@pytest.mark.parametrize(("lang", "package"), [("zh", "apt install fonts-noto-cjk"), ("en", "brew"), ("ja", "Windows")])
def test_where_there_is_no_font_it_is_told_which_to_install(lang: str, package: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        fonts_for("zh", {"DejaVu Sans", "Libertinus Serif"})
    assert [fault.code for fault in error.value.faults] == ["needs-font"]
    assert package in render(error.value.faults, lang)


def test_where_the_extra_is_missing_it_is_named(
    monkeypatch: pytest.MonkeyPatch, programme: lucidrule.Programme
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UnreadableInput) as error:
        to_pdf([programme.determine({"facts": {}}, as_of=JUNE_2022)], "zh")
    assert [fault.code for fault in error.value.faults] == ["needs-report"]
    assert "lucidrule[report]" in render(error.value.faults, "zh")
