"""What the authority has answered of single records: whether a bound itself counts, beside parts of any name."""

from typing import Any

import pytest
from few_rules import criterion, small, texts

from lucidrule.api import Programme

POINT = "open_points:\n  edge: {question: {zh: 界？, en: 'Edge?', ja: 界か}, basis: assumed}\ncriteria: []\n"
PART = "{type: money, label: {zh: 价, en: Price, ja: 価}, question: {zh: 价, en: Price, ja: 価}}"
# A part that is called as the answers would be.
NAMED = PART.replace("Price", "Other").replace("价", "另").replace("価", "他")
FACTS = (
    "  products:\n    type: records\n    group: g\n    label: {zh: 产品, en: Products, ja: 製品}\n"
    "    question: {zh: 产品, en: Products, ja: 製品}\n"
    f"    parts: {{price: {PART}, answers_edge: {NAMED}}}\n"
)
PRIZE = (
    "id: prize\ntitle: {zh: 奖, en: Prize, ja: 賞}\nsummary: {zh: 奖, en: Prize, ja: 賞}\nfor_each: products\n"
    f"each: [{criterion('dear', 'Dear', '{price: {more_than: 100, at_exactly: edge}}')}]\n"
    "entitlement: {awards: [{id: w, label: {zh: 奖, en: Prize, ja: 賞}, basis: assumed, amount: 10万}]}\n"
)


def programme() -> Programme:
    files = texts(FACTS, {"prize": PRIZE}, shared=POINT)
    return small({**files, "policies.yaml": files["policies.yaml"].replace("language: 1", "language: 2")})


ASKING = programme()


@pytest.mark.parametrize(
    ("answers", "outcome", "sums"),
    [
        ({}, "refer", (0, 200_000)),
        ({1: "yes"}, "eligible", (100_000, 200_000)),
        ({1: "yes", 2: "no"}, "eligible", (100_000, 100_000)),
        ({1: "no", 2: "no"}, "ineligible", None),
    ],
    ids=["none", "one", "both ways", "no"],
)
def test_whether_a_bound_counts_is_answered_record_by_record(
    answers: dict[int, str], outcome: str, sums: tuple[int, int] | None
) -> None:
    # The third is below the bound: whatever is answered, it gets nothing.
    records: list[dict[str, Any]] = [{"price": 100}, {"price": 100}, {"price": 99, "answers_edge": 5}]
    company = {"facts": {"products": records}, "answers": {"edge": answers} if answers else {}}
    (prize,) = ASKING.determine(company, as_of="2022-06-30", confirm=True).outcomes
    total = prize.entitlement.sum
    assert (prize.outcome.value, total and total[:2]) == (outcome, sums)
