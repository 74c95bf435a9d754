"""The words of the text beside what fails, and the sources: by id, or listed."""

from datetime import date
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written

import lucidrule

SOURCES = f"""
  law: {{title: {text("The law")}, url: "https://example.org/law"}}
  paper: {{title: {text("A paper")}}}
  unused: {{title: {text("Nothing")}}}
"""
CITED = "[{source: law, article: art. 2, quote: must be local}, paper, {source: paper, quote: x, taken: false}]"
AS_OF = date(2022, 5, 5)


def files(name: str = "small", title: str = "The law") -> dict[str, str]:
    own = criterion("own", "Own", "{local: true}").replace("basis: assumed", f"basis: reported, source: {CITED}")
    made = texts(fact("local", "flag", "Local"), {"p": policy("p", own)})
    top = made["policies.yaml"].replace("language: 1", "language: 2").replace("id: small", f"id: {name}")
    return {**made, "policies.yaml": top.replace("sources: {}", f"sources:{SOURCES.replace('The law', title)}")}


def told(local: Any, lang: str = "en", *, full: bool = False, sources: bool = False) -> list[str]:
    found = small(files()).determine({"local": local}, as_of=AS_OF, confirm=False)
    return found.explain(lang, full=full, sources=sources).splitlines()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "law art. 2原文：“must be local”"),
        ("en", "law art. 2: “must be local”"),
        ("ja", "law art. 2の原文：「must be local」"),
    ],
)
def test_below_what_fails_stand_the_words_of_the_texts_that_it_follows(lang: str, words: str) -> None:
    lines = told(False, lang)
    (at,) = (number for number, line in enumerate(lines) if line.startswith("  ✘"))
    assert [lines[at + 2].strip(), lines[at + 3]] == [words, ""]


@pytest.mark.parametrize("local", [True, None])
def test_what_holds_or_is_not_known_has_none(local: bool | None) -> None:
    assert [line for line in told(local) if "must be local" in line] == []


LISTED = ["Sources", "  law: The law https://example.org/law", "  paper: A paper"]


def test_a_report_names_the_sources_by_their_ids_in_one_line_and_says_how_to_list_them() -> None:
    assert [line for line in told(True) if "law" in line or "paper" in line][-1] == (
        "Sources: law, paper; --sources lists what they are."
    )


@pytest.mark.parametrize("full", [True, False])
def test_they_are_listed_where_it_is_asked_for_and_in_full(full: bool) -> None:
    lines = told(True, full=full, sources=not full)
    at = lines.index("Sources")
    assert lines[at : at + 4] == [*LISTED, lines[-1]]


def test_without_sources_nothing_is_said_of_them() -> None:
    bare = small(texts(fact("local", "flag", "Local"), {"p": policy("p", "")}))
    assert "ources" not in bare.determine({}, as_of=AS_OF, confirm=False).explain("en")


def test_the_same_source_of_two_programmes_is_listed_once_and_another_of_its_id_too(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    named = [("one", "The law"), ("two", "The law"), ("three", "Another law")]
    folders = [written(files(name, title), tmp_path_factory.mktemp(name)) for name, title in named]
    found = lucidrule.load(folders).determine({"local": True}, as_of=AS_OF, confirm=False)
    lines = found.explain("en", sources=True).splitlines()
    at = lines.index("Sources")
    assert lines[at : at + 4] == [*LISTED, "  law: Another law https://example.org/law"]
    assert "Sources: law, paper; --sources lists what they are." in found.explain("en").splitlines()


def test_the_command_lists_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = written(files(), tmp_path_factory.mktemp("p"))
    firm = written({"firm.yaml": "facts: {local: true}\n"}, tmp_path_factory.mktemp("f"))
    options = ("--programme", folder, "--lang", "en", "--as-of", f"{AS_OF}", "--sources")
    done = run("check", f"{firm}/firm.yaml", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in LISTED if line not in done.stdout.splitlines()] == []
