"""The words of determinations and rules, and how the items of a list follow each other."""

from collections.abc import Sequence

from lucidrule.core.fault import cut, shown
from lucidrule.texts.catalogue import WORDS

_MOST = 100


def word(key: str, lang: str, /, *parts: object, **named: object) -> str:
    """Return a word in `lang`, with what its braces stand for."""
    return WORDS.text(key, lang, *parts, **named)


def listed(parts: list[str], lang: str) -> str:
    """Return the items of a list as the language separates them."""
    return word("list_separator", lang).join(parts)


def clauses(parts: list[str], lang: str) -> str:
    """Return clauses as the language separates them."""
    return word("clause_separator", lang).join(parts)


def few(names: Sequence[str], lang: str) -> str:
    """Return names that a file gives as they are told: on one line, each cut, and not all of thousands."""
    return listed([*(shown(cut(each)) for each in names[:_MOST]), *["…"] * (len(names) > _MOST)], lang)
