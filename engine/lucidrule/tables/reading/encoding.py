"""How a text file is encoded: what decodes it whole, and gives headings that are known."""

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.decoding import CLEAR, LEAST, NAMES, OLDER, is_utf8, not_read, share_of_common
from lucidrule.tables.reading.refusal import refused

# Given the first lines, how many headings are known; None: nobody knows headings.
Known = Callable[[str], int] | None
_HEAD = 1 << 16
_LONGEST_LINE = 10_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path, known: Known) -> str:
    """Return the encoding of a text file.

    Raises:
        UnreadableInput: A line is not of the encoding of the others, or there is no telling which it is.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if marked is None and b"\0" in head:
        marked = _wide(path, head, known)
    if marked is not None:
        line = bad_line(path, marked)
        if line:
            raise refused("not-encoded", path, line=str(line), encoding=NAMES.get(marked, marked.upper()))
        return marked
    line = bad_line(path, "utf-8")
    if not line:
        return "utf-8-sig"
    if any(map(is_utf8, _raw_lines(path))):
        raise refused("mixed-encodings", path, line=str(line))
    return _older(path, head, known, line)


def bad_line(path: Path, encoding: str) -> int:
    """Return the number of the first line that has bytes of another encoding; 0 where there is none."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while True:
            block = file.read(1 << 20)
            state = decoder.getstate()
            try:
                line += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError:
                decoder.setstate(state)
                return line + _before_fault(decoder, block)
            if not block:
                return 0


def _before_fault(decoder: codecs.IncrementalDecoder, block: bytes) -> int:
    """Return how many lines of a block end before its first fault."""
    lines = 0
    for at in range(len(block)):
        try:
            lines += decoder.decode(block[at : at + 1]).count("\n")
        except UnicodeDecodeError:
            break
    return lines


def _wide(path: Path, head: bytes, known: Known) -> str | None:
    """Return the UTF-16 without a mark that gives headings; None if neither does."""
    found = {
        encoding: (known or _lines_in)(head[: len(head) // 2 * 2].decode(encoding, "ignore"))
        for encoding in ("utf-16-le", "utf-16-be")
        if not bad_line(path, encoding)
    }
    best = max(found, key=lambda each: found[each], default=None)
    return best if best is not None and found[best] else None


def _lines_in(text: str) -> int:
    return text.count("\n")


def _older(path: Path, head: bytes, known: Known, line: int) -> str:
    """Return which of the older encodings a file has.

    Args:
        line: The first that is not UTF-8.
    """
    # A line that the head ends within may end within a letter.
    if (other := not_read(head.rpartition(b"\n")[0] or head)) is not None:
        at = Location(str(path), line, 1, row=line)
        raise UnreadableInput((Fault("seems-encoded", at, {"path": str(path), "encoding": NAMES[other]}),))
    texts = {encoding: head.decode(encoding, "ignore") for encoding in OLDER}
    headed = {encoding: known(text) if known is not None else 1 for encoding, text in texts.items()}
    best = max(headed.values())
    left = [encoding for encoding in OLDER if headed[encoding] == best]
    whole = {each: share_of_common(head, each) for each in left if not bad_line(path, each)}
    if not best or not whole:
        # Where headings are known in one encoding alone, that is the one which some line leaves.
        if best and len(left) == 1:
            raise refused("not-encoded", path, line=str(bad_line(path, left[0])), encoding=NAMES[left[0]])
        raise refused("encoding-unclear", path, line=str(line))
    first, *others = sorted(whole, key=lambda each: whole[each], reverse=True)
    if whole[first] < LEAST or (others and whole[first] - whole[others[0]] < CLEAR):
        raise refused("encoding-unclear", path, line=str(line))
    return first


def _raw_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.readline(_LONGEST_LINE), b"")
