"""Sums of products as text: what stands alone needs no brackets."""

from typing import NamedTuple, TypeAlias

from lucidrule.present.words import word


class Factor(NamedTuple):
    """A figure, a label or a rate; `whole`: more than that, in brackets unless it stands alone."""

    text: str
    whole: bool = False


# A summand: whether it is taken away, and its factors.
Term: TypeAlias = tuple[bool, tuple[Factor, ...]]


def one(text: str, *, whole: bool = False) -> Term:
    """Return a summand of one factor."""
    return False, (Factor(text, whole),)


def is_plain(terms: list[Term]) -> bool:
    """Return whether terms are one figure, or one label."""
    return len(terms) == 1 and len(terms[0][1]) == 1 and not terms[0][0] and not terms[0][1][0].whole


def formula(terms: list[Term], lang: str) -> str:
    """Return a sum of products."""
    alone = len(terms) == 1 and len(terms[0][1]) == 1
    return "".join(_summand(at, *term, alone=alone, lang=lang) for at, term in enumerate(terms))


def _summand(at: int, minus: bool, factors: tuple[Factor, ...], *, alone: bool, lang: str) -> str:
    texts = [word("bracketed", lang, text) if whole and not alone else text for text, whole in factors]
    if (at or minus) and texts[0].startswith("-"):
        texts[0] = word("bracketed", lang, texts[0])
    sign = ("-" if minus else "") if not at else " - " if minus else " + "
    return sign + " × ".join(texts)
