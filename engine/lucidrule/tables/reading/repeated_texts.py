"""Texts that a workbook holds once and shows in many cells: each is made anew for every cell, so that a file of a few
kilobytes could ask for all memory there is. Counted before a sheet is laid out."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import too_large

# The texts of a sheet may have so many bytes together; where it has many cells, so many of each in the middle.
MOST_OF_TEXTS, OF_A_CELL = 200_000_000, 150
_TEXT = re.compile(rb"<(?:[^\s<>/:]+:)?si\b")
# What may stand of a tag at the end of a block.
_TAG_BEGUN = 100
_MEANT = re.compile(rb"""\bt\s*+=\s*+["']s["']""")
_NONE = re.compile(rb"""\bt\s*+=\s*+["']s["'][^<>]*(?:/>|(?<!/)>\s*+</)""")
_NUMBER = re.compile(rb"""\bt\s*+=\s*+["']s["'][^<>]*>\s*+<(?:\w+:)?v(?:\s[^<>]*)?>\s*+(\d{1,9})\s*+<""")


def check_together(path: Path, part: str, lengths: Sequence[int], shown: Iterable[int], cells: int) -> None:
    """Refuse a sheet whose texts come to more than can be held.

    Args:
        lengths: Those of the texts that are held once, in bytes.
        shown: The number of the text of each cell that shows one; a number that none has is taken for the longest.
        cells: How many cells there are.

    Raises:
        UnreadableInput: It does.
    """
    most, longest = max(MOST_OF_TEXTS, OF_A_CELL * cells), max(lengths, default=0)
    if longest * cells <= most:
        return
    left = most
    for each in shown:
        left -= lengths[each] if each < len(lengths) else longest
        if left < 0:
            raise too_large(path, part, most)


def check_shared(package: Package, part: str, blocks: Iterable[bytes], cells: int) -> None:
    """Refuse a sheet of .xlsx whose texts come to more than can be held.

    Args:
        part: The part that the sheet is in.
        blocks: What it holds, parted between rows.
        cells: How many cells it has.

    Raises:
        UnreadableInput: It does.
    """
    lengths = lengths_of(package.shared_texts(MOST_OF_A_PART))
    check_together(package.path, part, lengths, _shown(blocks, len(lengths)), cells)


def lengths_of(blocks: Iterable[bytes]) -> Sequence[int]:
    """Return the lengths of the texts that sheets share, each from its tag to the next.

    Args:
        blocks: The part that holds them, parted anywhere.
    """
    found, length, left = array("Q"), 0, b""
    for block in blocks:
        whole = left + block
        begun = whole.rfind(b"<", -_TAG_BEGUN)
        whole, left = (whole, b"") if begun < 0 else (whole[:begun], whole[begun:])
        first, *more = _TEXT.split(whole)
        length += len(first)
        for each in more:
            found.append(length)
            length = len(each)
    first, *more = _TEXT.split(left)
    found.append(length + len(first))
    found.extend(map(len, more))
    # What stands before the first is none.
    return found[1:]


def _shown(blocks: Iterable[bytes], unknown: int) -> Iterator[int]:
    """Yield the numbers of the texts that cells show; of a cell that says it in a way of its own the unknown one."""
    for block in blocks:
        numbers = _NUMBER.findall(block)
        yield from map(int, numbers)
        # Programs write all alike; only where they do not is it looked for how, which takes its time.
        if block.count(b'"s"') + block.count(b"'s'") != len(numbers):
            said_otherwise = len(_MEANT.findall(block)) - len(_NONE.findall(block)) - len(numbers)
            yield from [unknown] * said_otherwise
