"""Sentences and names without what never matters in them: width, case, spaces, quotes, the full stop at the end."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_DROPPED = set("“”\"'‘’「」『』《》〈〉")
_SAME = {"，": ",", "、": ",", "；": ";", "：": ":", "〜": "~", "～": "~", "–": "~", "—": "~", "−": "-"}


class Canonical(NamedTuple):
    """A text in its canonical form, and of each character the place in the text as written."""

    text: str
    places: tuple[int, ...]
    written: str

    def original(self, start: int, end: int) -> str:
        """Return the part as written that the characters from `start` to `end` came from."""
        if start >= end:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]


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
    while chars and chars[-1] in ("。", "."):
        chars.pop()
        places.pop()
    return Canonical("".join(chars), tuple(places), text)
