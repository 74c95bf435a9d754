"""Lines broken as Chinese and Japanese are set: no line begins with a mark that ends something, none ends with one that
begins something, and no bullet stands alone; words and numbers of other scripts stay whole."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

# What may not begin a line (行首禁则、行頭禁則), and what may not end one.
NO_BEGIN = frozenset("，。、；：？！）」』】〕》〉”’…—％·・～,.;:?!)]}%々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ／")
NO_END = frozenset("（「『【〔《〈“‘([{")
# What marks the word before it, where it does not begin a note.
_MARK = "＊"
# After these a line may end, though terminals show them narrow.
_NARROW_MARKS = frozenset("”’…—·")
# A number stays with what counts it: 2021年, 第3项, 5亿元, 30%.
_COUNTED = frozenset("年月日元项条家个亿万億件社円")
# What stands before a text at the beginning of a line, so that further lines hang from the text.
_HUNG = re.compile(r" *(?:[✔✘?◆█□·*] |＊|\d{1,3}\. |（\d{1,3}）)?")
# Wide and full-width characters, and those that are as wide as the terminal is set to.
_WIDE, _WIDEST = frozenset("WF"), frozenset("WFA")
_SPACES = " \u3000"
# After these an id or an address that is longer than a line is parted, before anything else of it is cut.
_PARTS = frozenset("-_/.?&=")


def width_of(text: str) -> int:
    """Return the columns that a text takes: wide characters take two."""
    return sum(2 if _wide(char) else 1 for char in text)


def room_of(text: str) -> int:
    """Return the columns that a text takes at most: terminals in Chinese or Japanese show marks such as “ and × as wide
    as characters, others narrow."""
    wide = _WIDEST if _is_east_asian(text) else _WIDE
    return sum(2 if east_asian_width(char) in wide else 1 for char in text)


def least_room(text: str) -> int:
    """Return the columns that the longest part of a line takes that stays whole, behind what it hangs from."""
    lead = lead_of(text)
    rest = text[len(lead) :]
    starts = [0, *(at for at in range(1, len(rest)) if _may_break(rest, at)), len(rest)]
    return width_of(lead) + max(room_of(rest[start:end].rstrip(_SPACES)) for start, end in pairwise(starts))


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` columns; further ones are as deep as the first, and hang from its mark.

    What cannot be broken, such as an address, is cut where the line ends.
    """
    return [line for part in text.split("\n") for line in _hanging(part, width)]


def ends(text: str, width: int) -> list[int]:
    """Return where the lines of a text end: before which characters."""
    found: list[int] = []
    start = 0
    while (fits := _fitting(text, start, width)) < len(text):
        places = range(fits, start, -1)
        # A word that is too long is cut, though not before a mark either. The first character stays in any case, else
        # nothing would ever be done.
        start = next(
            (at for allowed in (_may_break, _may_part, _may_cut) for at in places if allowed(text, at)),
            max(fits, start + 1),
        )
        found.append(start)
    return found


def lead_of(text: str) -> str:
    """Return what further lines of a text are as deep as: its indentation, with the bullet, mark or number after it."""
    mark = _HUNG.match(text)
    return mark.group() if mark else ""


def _hanging(text: str, width: int) -> Iterator[str]:
    lead = lead_of(text)
    rest = text[len(lead) :]
    starts = [0, *ends(rest, max(width - width_of(lead), 2))]
    for start, end in zip(starts, [*starts[1:], len(rest)], strict=True):
        line = rest[start:end].rstrip(_SPACES) if end < len(rest) else rest[start:]
        yield (" " * width_of(lead) if start else lead) + line


def _fitting(text: str, start: int, width: int) -> int:
    """Return up to where characters fit into a line; a space at its end takes no room."""
    room, wide = width, _WIDEST if _is_east_asian(text) else _WIDE
    for at in range(start, len(text)):
        room -= 2 if east_asian_width(text[at]) in wide else 1
        if room < 0:
            return at + 1 if text[at] in _SPACES else at
    return len(text)


def _may_break(text: str, at: int) -> bool:
    """Return whether a line may end before the character at `at`, which is not the first."""
    before, after = text[at - 1], text[at]
    if before in _SPACES:
        # What follows a space begins something, such as `.yaml`, if it is no mark of Chinese or Japanese.
        return after not in _SPACES and not (after in NO_BEGIN and _wide(after))
    if after in NO_BEGIN or after == _MARK or after in _SPACES or before in NO_END:
        return False
    if (before.isdecimal() or before in _COUNTED) and after in _COUNTED:
        return False
    # Not behind an apostrophe within a word.
    return _wide(before) or _wide(after) or (before in _NARROW_MARKS and not after.isalnum())


def _may_part(text: str, at: int) -> bool:
    return text[at - 1] in _PARTS and text[at] not in _PARTS and _may_cut(text, at)


def _may_cut(text: str, at: int) -> bool:
    return not (text[at] in NO_BEGIN and _wide(text[at])) and text[at - 1] not in NO_END


def _wide(char: str) -> bool:
    return east_asian_width(char) in _WIDE


def _is_east_asian(text: str) -> bool:
    return any(map(_wide, text))
