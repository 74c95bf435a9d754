"""The words in which scenarios are reported, in the three languages."""

from lucidrule.texts.catalogue import SCENARIOS


def report_text(key: str, lang: str, *parts: object) -> str:
    """Return a word in `lang`, with what its braces stand for."""
    return SCENARIOS.text(key, lang, *parts)
