"""Sentences and names without what never matters in them: width, case, spaces, quotes, the full stop at the end."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from lucidrule.core.folding import QUOTES, UNSEEN

_DROPPED = frozenset(QUOTES + UNSEEN)
STOPS = "。."
_SAME = {"，": ",", "、": ",", "；": ";", "：": ":", "〜": "~", "～": "~", "–": "~", "—": "~", "−": "-"}


class Canonical(NamedTuple):
    """A text in its canonical form, and of each character the place in the text as written.

    Attributes:
        last: The place of the last character that does not merely end the sentence: a full stop within quotes belongs
            to what is quoted, though names are compared without it.
    """

    text: str
    places: tuple[int, ...]
    written: str
    last: int

    def original(self, start: int, end: int) -> str:
        """Return the part as written that the characters from `start` to `end` came from."""
        if start >= end:
            return ""
        last = self.last if end == len(self.places) else self.places[end - 1]
        return self.written[self.places[start] : last + 1]


@lru_cache(maxsize=20_000)
def canonical(text: str) -> Canonical:
    """Return the canonical form of a text."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        if char in _DROPPED or char.isspace():
            continue
        for part in _SAME.get(char) or unicodedata.normalize("NFKC", char).casefold():
            if not part.isspace():
                chars.append(part)
                places.append(at)
    whole = "".join(chars)
    kept = len(whole.rstrip(STOPS))
    closed = max((at for at, char in enumerate(text) if char in QUOTES), default=-1)
    quoted = [at for at in places[kept:] if at < closed]
    last = max([*places[:kept], *quoted], default=-1)
    return Canonical(whole[:kept], tuple(places[:kept]), text, last)
