"""The pages on the language name all that facts may not be called, and nothing else."""

import re
from pathlib import Path

import few_rules
import pytest

from lucidrule.compile.collisions import RESERVED
from lucidrule.compile.company_keys import SECTIONS
from lucidrule.core.company_words import CODE, NAME, NUMBER, REFERENCE_DAY
from lucidrule.core.fault import RulesAtFault

DOCS = Path(__file__).resolve().parents[2] / "docs"
# Where each page begins to say so.
PAGES = {
    "language.md": "Names that mean something else already",
    "language.zh.md": "已有他义的名称",
    "language.ja.md": "既に別の意味を持つ名前",
}
# From version 2 of the language on these are, too.
NEWER = {"answers", "granted"}
CALLED = {*NUMBER, *CODE, *NAME, *REFERENCE_DAY, *SECTIONS, *(each for words in SECTIONS.values() for each in words)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_all_that_a_fact_may_not_be_called(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    ((said, listed),) = re.findall(rf"^({PAGES[page]}.*?)\n```\n(.*?)\n```\n", text, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"`([^`]+)`", said)) == {*RESERVED, *NEWER, "label", "also"}
    assert set(re.split(r" · |\n", listed)) == CALLED


@pytest.mark.parametrize("name", sorted({*RESERVED, *NEWER}))
def test_a_fact_of_such_a_name_is_refused(name: str) -> None:
    files = few_rules.texts(few_rules.fact(name, "flag", "甲乙"), {"p": few_rules.policy("p", "")})
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    with pytest.raises(RulesAtFault) as error:
        few_rules.small(files)
    assert {fault.code for fault in error.value.faults} & {"reserved-name", "names-the-company"}


@pytest.mark.parametrize("label", sorted(CALLED))
def test_a_fact_of_such_a_label_is_refused(label: str) -> None:
    files = few_rules.texts(few_rules.fact("plain", "flag", label), {"p": few_rules.policy("p", "")})
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    with pytest.raises(RulesAtFault) as error:
        few_rules.small(files)
    assert {fault.code for fault in error.value.faults} <= {"reserved-label", "names-the-company"}
