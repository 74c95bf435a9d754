"""The language of a reader: the most asked for of those that there are."""

import pytest

from lucidrule.web.language import language_of


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr, en;q=0.2, ja;q=0.5", "ja"),
        ("ja;q=0, zh;q=0.1", "zh"),
        ("ja;q=x, zh;q=0.1", "zh"),
        ("de;level=1, ZH", "zh"),
        ("*", "en"),
    ],
)
def test_the_language_most_asked_for_is_taken(header: str, lang: str) -> None:
    assert language_of(header, ("zh", "en", "ja"), "en") == lang
