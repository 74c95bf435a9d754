"""Every example of docs/language.md is a part of a programme that loads."""

import re
import shutil
from pathlib import Path
from textwrap import dedent, indent

import pytest

import lucidrule
from lucidrule.present.policy import describe

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml (\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
LABEL = "label: {zh: 一, en: one, ja: 一}\n    basis: assumed"
HEAD = "id: example\ntitle: {zh: 一, en: one, ja: 一}\nsummary: {zh: 一, en: one, ja: 一}\n"
AWARD = "entitlement:\n  awards:\n"


def items(block: str) -> list[str]:
    """Return the items of a list, each with its own lines."""
    return [dedent("  " + item) for item in re.split(r"^- ", block, flags=re.MULTILINE) if item.strip()]


def as_policy(kind: str, block: str) -> str:
    if kind == "policy":
        return block
    one = f"    - id: one\n      {LABEL.replace(chr(10), chr(10) + '  ')}\n      amount: 1\n"
    if kind == "condition":
        criteria = [f"  - id: c{n}\n    {LABEL}\n    when:\n{indent(c, '      ')}" for n, c in enumerate(items(block))]
        return HEAD + "criteria:\n" + "".join(criteria) + AWARD + one
    awards = [
        f"    - id: a{n}\n      {LABEL.replace(chr(10), chr(10) + '  ')}\n      amount:\n{indent(a, '        ')}"
        for n, a in enumerate(items(block))
    ]
    return HEAD + AWARD + "".join(awards)


OF_RULES = [(kind, block) for kind, block in BLOCKS if kind in ("policy", "condition", "amount")]


@pytest.mark.parametrize(("kind", "block"), OF_RULES, ids=[f"{n}-{kind}" for n, (kind, _) in enumerate(OF_RULES)])
def test_an_example_loads_and_can_be_told_in_words(kind: str, block: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    text = as_policy(kind, block)
    name = re.search(r"^id: (\S+)", text, re.MULTILINE)
    assert name is not None
    (tmp_path / "rules" / "ecosystem" / f"{name[1]}.yaml").write_text(text, encoding="utf-8")
    programme = (ROOT / "policies.yaml").read_text(encoding="utf-8")
    # Every example may be written in the latest version of the language.
    latest = programme.replace("language: 1", "language: 2")
    listed = latest.replace("premises-rent]", f"premises-rent, {name[1]}]")
    assert programme != latest != listed
    (tmp_path / "policies.yaml").write_text(listed, encoding="utf-8")
    loaded = lucidrule.load(tmp_path).compiled
    policy = next(p for p in loaded.policies if p.id == name[1])
    assert len(policy.criteria) + len(policy.each) + len(policy.awards) > len(items(block)) * (kind != "policy")
    assert [lang for lang in ("zh", "en", "ja") if not describe(policy, loaded, lang)] == []


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "programme"])
def test_an_example_of_the_programme_loads(block: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    latest = (ROOT / "policies.yaml").read_text(encoding="utf-8").replace("language: 1", "language: 2")
    (tmp_path / "policies.yaml").write_text(latest + block, encoding="utf-8")
    stated = lucidrule.load(tmp_path).compiled.stated
    (key,) = re.findall(r"^(\w+):", block, re.MULTILINE)
    assert getattr(stated, key)


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "company"])
def test_an_example_of_a_company_is_read(block: str, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(block, encoding="utf-8")
    profile = lucidrule.load().profile(tmp_path / "c.yaml")
    assert profile.company.name
    assert profile.values


def examples(page: str) -> list[str]:
    """Return the examples of a page without their comments, which are in its language."""
    return [re.sub(r" +#.*", "", block) for block in re.findall(r"^```yaml.*?^```", page, re.MULTILINE | re.DOTALL)]


def test_the_chinese_page_has_the_same_examples() -> None:
    chinese = (ROOT / "docs" / "language.zh.md").read_text(encoding="utf-8")
    assert examples(chinese) == examples(PAGE)


def test_the_page_has_examples_of_each_kind() -> None:
    assert {kind for kind, _ in BLOCKS} == {"policy", "condition", "amount", "programme", "company"}
