"""The texts that sheets of old workbooks (.xls) share, counted before they are laid out."""

import struct
from collections.abc import Sequence

# What may follow of a text at the end of a record is in the next, which says anew how wide a letter is.
_WIDE, _PHONETIC, _RICH = 1, 4, 8
_RUN = 4


def text_lengths(parts: Sequence[bytes]) -> list[int]:
    """Return the length of each text, in bytes.

    Args:
        parts: The contents of the record of texts and of those that continue it.

    Raises:
        struct.error, IndexError: They end within a text.
    """
    (number,) = struct.unpack_from("<I", parts[0], 4)
    reader = _Reader(parts)
    return [reader.length() for _ in range(number)]


class _Reader:
    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._at = parts, 0, 8

    def length(self) -> int:
        """Return how many bytes the next text has, and go on behind it."""
        if self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        letters, marks = struct.unpack_from("<HB", self._parts[self._part], self._at)
        self._at += 3
        after = 0
        if marks & _RICH:
            after += _RUN * self._number("<H")
        if marks & _PHONETIC:
            after += self._number("<I")
        found = self._letters(letters, marks)
        self._skip(after)
        return found

    def _number(self, form: str) -> int:
        (found,) = struct.unpack_from(form, self._parts[self._part], self._at)
        self._at += struct.calcsize(form)
        return int(found)

    def _letters(self, letters: int, marks: int) -> int:
        found = 0
        while True:
            width = 2 if marks & _WIDE else 1
            here = min(letters, (len(self._parts[self._part]) - self._at) // width)
            found, letters = found + here * width, letters - here
            self._at += here * width
            if not letters:
                return found
            self._part, self._at = self._part + 1, 1
            marks = self._parts[self._part][0]

    def _skip(self, left: int) -> None:
        while left > (here := len(self._parts[self._part]) - self._at):
            self._part, self._at, left = self._part + 1, 0, left - here
        self._at += left
