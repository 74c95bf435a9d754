"""Texts as they are compared: width, case and blanks aside."""

import unicodedata

# They cannot be seen; copying from pages and chats leaves them behind.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def narrowed(text: str) -> str:
    """Return a text in normal width, with single blanks between its words and none around it; case stays."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_UNSEEN)).split())


def unspaced(text: str) -> str:
    """Return a text in normal width and lower case without any blanks, as names of companies are compared."""
    return "".join(folded(text).split())


def folded(text: str) -> str:
    """Return a text as it is compared: in normal width and lower case, single blanks between its words."""
    return narrowed(text).casefold()
