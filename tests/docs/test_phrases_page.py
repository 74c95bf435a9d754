"""What the pages on the phrases of policies tell to write is read, and each phrase stands on all of them."""

import itertools
import re
from pathlib import Path
from textwrap import indent

import pytest
from docs.language_examples import AWARD, HEAD, LABEL, NOTHING, TOP, shipped

from lucidrule.compile.programme import compile_programme

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["phrases.zh.md", "phrases.md", "phrases.ja.md"]
POINTS = ("at-the-bound", "outstanding")
ASKED = f"open_points: {{{', '.join(f'{p}: {{question: {NOTHING}, basis: assumed}}' for p in POINTS)}}}\n"
SECTIONS = ("condition", "amount", "award", "policy", "programme", "not yet")


def rows(page: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a page, each with what it is about."""
    found: list[tuple[str, list[str]]] = []
    at = -1
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        at += line.startswith("## ")
        if line.startswith("| ") and not line.startswith("| ---"):
            found.append((SECTIONS[at], line.strip("| ").split(" | ")))
    # The first of each is the heading of its table.
    return [row for before, row in itertools.pairwise(found) if before[0] == row[0]]


def written(row: list[str]) -> list[str]:
    return re.findall(r"`([^`]+)`", row[2])


SAID = [(kind, row) for kind, row in rows(PAGES[0]) if kind != "not yet"]


def test_there_are_sixty_phrases_and_those_that_cannot_be_said_are_named() -> None:
    assert len(SAID) >= 60
    assert len(rows(PAGES[0])) - len(SAID) >= 10


def as_files(kind: str, keys: list[str]) -> dict[str, str]:
    """Return a programme that has what a phrase is written as."""
    texts = dict(shipped())
    one = f"    - id: one\n      {LABEL.replace(chr(10), chr(10) + '  ')}\n"
    policy = f"{HEAD}{ASKED}{AWARD}{one}      amount: 1万\n"
    lines = "\n".join(keys) + "\n"
    if kind == "condition":
        when = f"criteria:\n  - id: one\n    {LABEL}\n    when: {{{keys[0]}}}\n"
        policy = policy.replace(AWARD, when + AWARD)
    elif kind == "amount":
        policy = policy.replace("amount: 1万", f"amount: {keys[0]}")
    elif kind == "award":
        policy = policy.replace("      amount: 1万\n", indent(lines, "      "))
    elif keys[0].startswith("of_several"):
        policy = policy.replace("entitlement:\n", f"entitlement:\n  {keys[0]}\n")
    elif kind == "policy":
        own = HEAD + lines if "open_points" in lines else HEAD + ASKED + lines
        policy = own if "entitlement:" in lines else own + AWARD + one + "      amount: 1万\n"
    texts["rules/ecosystem/example.yaml"] = policy
    texts[TOP] = texts[TOP].replace("premises-rent]", "premises-rent, example]")
    if kind == "programme":
        texts[TOP] = with_key(texts[TOP], keys)
    return texts


def with_key(top: str, keys: list[str]) -> str:
    """Return policies.yaml with a key of it replaced, or a rule between policies added."""
    if keys[0].startswith("effect"):
        rule = "".join(f"      {line}\n" for line in [f"label: {NOTHING}", "basis: assumed", *keys])
        return top.replace("  rules:\n", f"  rules:\n    - id: example\n{rule}")
    if keys[0].startswith("default"):
        return re.sub(r"^  default:\n(    .*\n)+", f"  {keys[0]}\n", top, flags=re.MULTILINE)
    name = keys[0].split(":")[0]
    return re.sub(rf"^{name}:.*\n([ #].*\n)*", f"{keys[0]}\n", top, flags=re.MULTILINE)


@pytest.mark.parametrize(("kind", "row"), SAID, ids=[row[0] for _, row in SAID])
def test_what_is_to_be_written_for_a_phrase_is_read(kind: str, row: list[str]) -> None:
    texts = as_files(kind, written(row))
    assert [each for each in written(row) if each not in "\n".join(texts.values())] == []
    assert compile_programme(texts).policies[-1].id == "example"


@pytest.mark.parametrize("page", PAGES[1:])
def test_each_page_has_the_same_phrases_written_in_the_same_way(page: str) -> None:
    def same(each: str) -> list[tuple[str, list[str], list[str]]]:
        return [(kind, row[:2], written(row) if kind != "not yet" else []) for kind, row in rows(each)]

    assert same(page) == same(PAGES[0])


@pytest.mark.parametrize("page", PAGES)
def test_every_source_of_a_phrase_is_named_at_the_end(page: str) -> None:
    cited = {row[1].split(" ")[0] for _, row in rows(page)} - {"—", "W6"}
    named = re.findall(r"^- (\w+)[:：]", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert cited == set(named)
