"""Texts as they are compared: width, case and blanks aside; of names also quotes, brackets and dashes."""

import unicodedata

from lucidrule.core.traditional import SIMPLIFIED

# They cannot be seen; copying from pages and chats leaves them behind.
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
QUOTES = "“”\"'‘’「」『』《》〈〉"
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
_NOT_NAMED = dict.fromkeys(map(ord, QUOTES + " ().[]【】_-—·:,、。"))


def narrowed(text: str) -> str:
    """Return a text in normal width, with single blanks between its words and none around it; case stays."""
    # Nothing of ASCII is of another width, or unseen.
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_UNSEEN))
    return " ".join(plain.split())


def unspaced(text: str) -> str:
    """Return a text in normal width and lower case without any blanks, as names of companies are compared."""
    return "".join(folded(text).split())


def folded(text: str) -> str:
    """Return a text as it is compared: in normal width and lower case, single blanks between its words."""
    return narrowed(text).casefold()


def simplified(text: str) -> str:
    """Return a text with the simplified characters for those traditional ones in common use."""
    return text if text.isascii() else text.translate(SIMPLIFIED)


def name_key(text: str) -> str:
    """Return a name of a fact or a policy, or a heading, as it is compared: `營收 年` and `营收-年` are one."""
    return simplified(folded(text)).translate(_NOT_NAMED)
