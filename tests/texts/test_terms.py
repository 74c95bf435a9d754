"""No text uses a word that docs/terms.md replaces."""

from pathlib import Path

import pytest
from texts.terms import Term, exceptions, said, struck_in, terms

from lucidrule.texts.catalogue import LANGS

REPLACING = [term for term in terms() if term.struck]
ROWS = [*(str(number) for number in range(1, 32)), "or", "and", "may", "already", "sent"]
# Where a replaced word has to stay, by row, language and place, with the reason.
KEPT = {
    ("11", "zh", "sentences/judge-all/patterns"): "feature files say 十条政策, and are read on",
    ("15", "en", "sentences/total/patterns"): "feature files say the total of known sums, and are read on",
    ("26", "ja", "sentences/left-out/patterns"): "feature files say 併給不可により, and are read on",
    ("26", "ja", "sentences/none-left-out/patterns"): "feature files say 併給不可により, and are read on",
    ("15", "ja", "sentences/total/patterns"): "feature files say 確定金額の合計, and are read on",
    ("19", "ja", "sentences/refused/patterns"): "feature files say 差し戻され, and are read on",
}


def offences(term: Term) -> dict[str, list[str]]:
    found = {each.place: struck_in(each.text, term) for each in said(term.lang)}
    return {place: words for place, words in found.items() if words}


def kept(term: Term) -> set[str]:
    return {place for row, lang, place in KEPT if (row, lang) == (term.row, term.lang)}


@pytest.mark.parametrize("term", REPLACING, ids=lambda term: f"{term.row}-{term.lang}")
def test_no_text_uses_a_word_that_a_term_replaces(term: Term) -> None:
    assert {place: words for place, words in offences(term).items() if place not in kept(term)} == {}


@pytest.mark.parametrize("term", REPLACING, ids=lambda term: f"{term.row}-{term.lang}")
def test_no_exception_is_out_of_date(term: Term) -> None:
    assert kept(term) - set(offences(term)) == set()


def test_the_page_has_every_row_in_every_language() -> None:
    assert [(term.row, term.lang) for term in terms()] == [(row, lang) for row in ROWS for lang in ("zh", "ja", "en")]


def test_every_row_says_a_word_in_every_language() -> None:
    assert [term for term in terms() if not term.said] == []


def test_what_the_page_allows_holds_a_word_that_its_row_replaces() -> None:
    struck = {(term.row, term.lang): term.struck for term in terms()}
    idle = [each for each in exceptions() if not any(word in each[2] for word in struck[each[:2]])]
    assert idle == []


@pytest.mark.parametrize(
    ("lang", "places"),
    [
        ("zh", {"faults_rules/unknown-fact", "report/total", "phrases/at_exactly", "operators/at_least"}),
        ("en", {"forms/form_head", "sentences/total/example", "operators/at_least/line"}),
        ("ja", {"faults_headings/heading-twice.help", "sentences/unknown/note", "operators/happened"}),
    ],
)
def test_messages_words_phrases_operators_and_sentences_are_read(lang: str, places: set[str]) -> None:
    assert places - {each.place for each in said(lang)} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_read(lang: str) -> None:
    page = {"zh": "language.zh.md", "en": "language.md", "ja": "register.ja.md"}[lang]
    assert f"{page}:1" in {each.place for each in said(lang)}


@pytest.mark.parametrize(
    ("row", "lang", "text", "words"),
    [
        ("1", "zh", "未知的事实项 `annual_revenu`", ["事实项"]),
        ("1", "zh", "待审定事项为“年营业收入恰好等于某一档次金额”", []),
        ("1", "ja", "不明な事実項目", ["事実項目", "項目"]),
        ("1", "ja", "情報項目と審査事項", []),
        ("3", "ja", "識別子 `a` が重複しています", ["識別子"]),
        ("19", "ja", "受理6件、却下1件", ["却下"]),
        ("20", "en", "ask the zone", ["the zone"]),
        ("or", "zh", "是或否", ["或"]),
        ("or", "zh", "是或者否", []),
        ("or", "ja", "要件または支援内容", ["または"]),
        ("may", "ja", "同時に充足しえない", ["しえ"]),
        ("already", "ja", "すでに判定した表", ["すでに"]),
    ],
)
def test_a_replaced_word_is_found(row: str, lang: str, text: str, words: list[str]) -> None:
    (term,) = [each for each in terms() if (each.row, each.lang) == (row, lang)]
    assert struck_in(text, term) == words


ROOT = Path(__file__).resolve().parents[2]
# What a company is asked has one name, also in files that are read as rules, scenarios, examples and programs.
FILES = [
    path
    for place in ("policies.yaml", "README.zh.md", "README.ja.md", "rules", "features", "examples", "docs", "engine")
    for path in [ROOT / place, *sorted((ROOT / place).rglob("*"))]
    if path.suffix in (".yaml", ".md", ".feature", ".py", ".json") and path != ROOT / "docs" / "terms.md"
]


def test_files_of_every_kind_are_looked_at() -> None:
    assert {path.suffix for path in FILES} == {".yaml", ".md", ".feature", ".py", ".json"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_company_is_asked_has_one_name_everywhere(path: Path) -> None:
    assert [word for word in ("事实项", "事実項目") if word in path.read_text(encoding="utf-8")] == []
