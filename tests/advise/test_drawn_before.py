"""What would have to change is told with what a grant already drawn forecloses."""

from datetime import date
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, texts

LOCAL = criterion("local", "Is local", "{local: true}")
ONCE = policy("p", LOCAL, amount="10万, once: true")
FILES = texts(fact("local", "flag", "Local", ", changeable: move"), {"p": ONCE, "q": policy("q", LOCAL)})
MADE = small({**FILES, "policies.yaml": FILES["policies.yaml"].replace("language: 1", "language: 2")})


def told(granted: Any, lang: str = "en") -> str:
    found = MADE.determine({"local": False, "granted": granted}, as_of=date(2022, 6, 30))
    return found.explain(lang, changes=True)


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_an_award_drawn_before_is_named_once_beside_the_change(lang: str) -> None:
    said = {"zh": "此前已获", "en": "no change brings again", "ja": "受給済み"}[lang]
    assert told(["p"], lang).count(said) == 1


@pytest.mark.parametrize("granted", ["none", "unknown"])
def test_where_none_was_drawn_or_nobody_knows_nothing_is_foreclosed(granted: str) -> None:
    assert "no change brings again" not in told(granted)
