"""A policy of which no award applies is no rival of any other: by hand, for one company and in a frame."""

from typing import Any

import polars as pl
import pytest
from joint import GREEN, LOCAL, joint, policy, rule, texts

_WHERE_LOCAL = "basis: assumed, when: {local: true}, amount:"


def town(amount: str = "20万", when: str = "{green: true}") -> Any:
    """Return two policies of which one is granted, the second with an award for local firms alone."""
    second = policy("b", when, amount).replace("basis: assumed, amount:", _WHERE_LOCAL)
    assert _WHERE_LOCAL in second
    asked = {
        "rules/criteria.yaml": "open_points: {p: {question: {zh: p, en: p, ja: p}, basis: assumed}}\ncriteria: []\n"
    }
    both = {"a": policy("a", "{green: true}", "10万"), "b": second}
    return joint({**texts("town", GREEN + LOCAL, both, rules=rule("r", "a, b")), **asked})


@pytest.mark.parametrize(
    ("amount", "local", "low", "high", "told"),
    [
        ("20万", False, 100_000, 100_000, "no award applies"),
        ("20万", True, 200_000, 200_000, "200,000 yuan"),
        ("20万", None, 100_000, 200_000, "0 yuan to 200,000 yuan"),
        # Whether what is not published is more than 100,000 nobody knows; that it is nothing is known.
        ("not_published", False, 100_000, 100_000, "no award applies"),
        ("not_published", True, 0, 100_000, "not published"),
        ("{by_review: {}}", False, 100_000, 100_000, "no award applies"),
    ],
)
def test_of_which_no_award_applies_excludes_nothing(
    amount: str, local: bool | None, low: int, high: int, told: str
) -> None:
    made = town(amount)
    found = made.determine({"green": True, "local": local}, as_of="2022-06-30")
    frame = pl.DataFrame({"green": [True], "local": [local]}, schema={"green": pl.Boolean, "local": pl.Boolean})
    row = made.screen(frame, as_of="2022-06-30", sums=True).select("total low", "total high").row(0)
    assert (found.combination.total.low, found.combination.total.high) == (low, high) == row
    assert next(line.split("  ")[-1] for line in found.explain("en").splitlines() if line.startswith("2. ")) == told
    assert [*found.combination.beside] == ["b"] * (low == 0)


def test_of_which_no_award_applies_is_nothing_to_choose_though_it_is_left_to_judgement() -> None:
    made = town(when="{all: [{green: true}, {needs_judgement: p}]}")
    found = [made.determine({"green": True, "local": local}, as_of="2022-06-30") for local in (False, True)]
    assert [[each.interaction for each in one.combination.only_one] for one in found] == [[], ["r"]]
    # Nothing more may come of it.
    assert [{code: each.total.high for code, each in one.if_met.items()} for one in found] == [{}, {"CNY": 200_000}]
