"""What stands around a value and is none of it, such as quotes and a full stop; marks of notes are refused."""

import re

from lucidrule.core.folding import narrowed
from lucidrule.core.quantity import QuantityError
from lucidrule.values.pattern import Pattern

# In normal width they would be digits of the number before them: 1020① is not 10201. Those of units, as m², are none.
_NOTED = Pattern(r"(?<![A-Za-z])[²³₀-₉]|[¹⁰⁴-⁹①-⒛⓪㉑-㉟㊱-㊿㈠-㈩㊀-㊉🄀-🄊]")
# A spreadsheet's sign that a cell is a text, and its formula that is only a text.
_AS_TEXT = Pattern(r'="(.*)"|[\'‘’](?![\'‘’])(.*)', 16)
# Programs put these around what they copy; what turns the other way is not passed over.
_FROM_LEFT = "\u202a\u202c\u202d"
_PAIRS = frozenset({'""', "''", "“”", "‘’", "「」", "『』"})
_STOP = Pattern(r"。$|(?<=[\d%‰])\.$")
# Whoever puts these behind a value is not sure of it.
_UNSURE = (
    r"\?+|存疑|有疑问|待核[实对]?|待查|待确认|待定|未核实|未确认|核实中|要確認|確認中|未確認"
    r"|tb[cd]|to be confirmed|unconfirmed|not sure|unsure|please (?:check|confirm)"
)
# Nothing longer is more than a remark.
_LONGEST = 200
_MARK = Pattern(rf"(?<=[^ ,;:])[ ,;:]*(?:[(\[【](?:{_UNSURE})[)\]】]|{_UNSURE})$", re.IGNORECASE)


def without_text_sign(text: str) -> str:
    """Return a text without what tells spreadsheets that it is one: `'001` and `="001"` are 001."""
    if text[:1] not in ("'", "‘", "’", "="):
        return text
    found = _AS_TEXT.fullmatch(text)
    return text if found is None else found[1] or (found[2] or "").removesuffix("'") or text


def refuse_noted(text: str) -> None:
    """Refuse a value in which a digit is the mark of a note.

    Raises:
        QuantityError: One is (`noted-number`).
    """
    if not text.isascii() and _NOTED.search(text):
        raise QuantityError("noted-number")


def without_doubt(text: str) -> str | None:
    """Return a value without the mark behind it that nobody is sure of it, as in `3000万？`; None: it has none."""
    plain = narrowed(text[:_LONGEST])
    shorn = _MARK.sub("", plain)
    return None if shorn == plain else shorn


def bare(text: str) -> str:
    """Return a value as it is compared, in normal width, without quotes around it and a full stop behind it.

    Raises:
        QuantityError: A digit in it is the mark of a note (`noted-number`).
    """
    refuse_noted(text)
    plain = _unquoted(narrowed(text.strip(_FROM_LEFT)))
    return _STOP.sub("", plain) or plain


def unquoted(text: str) -> str:
    """Return a text without the quotes that it stands in as a whole."""
    return _unquoted(text.strip())


def _unquoted(text: str) -> str:
    if len(text) > 2 and text[0] + text[-1] in _PAIRS:
        return text[1:-1].strip()
    return without_text_sign(text)
