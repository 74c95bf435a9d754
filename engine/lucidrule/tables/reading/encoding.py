"""How a text file is encoded: what decodes it whole, and gives headings that are known."""

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path

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
# Of encodings that older programs save, the first bytes of the characters that most texts consist of: punctuation,
# full-width forms, kana, and the first level of ideographs. Read by another of them, a text has few of these.
_COMMON = {
    "gb18030": (range(0xB0, 0xD8), range(0xA1, 0xA2), range(0xA3, 0xA4)),
    "cp932": (range(0x81, 0x84), range(0x88, 0x98)),
    "cp950": (range(0xA1, 0xA4), range(0xA4, 0xC7)),
}
_NAMES = {"gb18030": "GB18030", "cp932": "Shift-JIS", "cp950": "Big5", "utf-8-sig": "UTF-8", "utf-8": "UTF-8"}
# An encoding that gives less than this share of common characters is none; two that differ by less are not told apart.
_LEAST, _CLEAR = 0.5, 0.1
_CJK = "\u2e80"


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
            raise refused("not-encoded", path, line=str(line), encoding=_NAMES.get(marked, marked.upper()))
        return marked
    line = bad_line(path, "utf-8")
    if not line:
        return "utf-8-sig"
    if any(map(_is_utf8, _raw_lines(path))):
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
    texts = {encoding: head.decode(encoding, "ignore") for encoding in _COMMON}
    headed = {encoding: known(text) if known is not None else 1 for encoding, text in texts.items()}
    best = max(headed.values())
    left = [encoding for encoding in _COMMON if headed[encoding] == best]
    whole = {each: _commonness(texts[each], each) for each in left if not bad_line(path, each)}
    if not best or not whole:
        # Where headings are known in one encoding alone, that is the one which some line leaves.
        if best and len(left) == 1:
            raise refused("not-encoded", path, line=str(bad_line(path, left[0])), encoding=_NAMES[left[0]])
        raise refused("encoding-unclear", path, line=str(line))
    first, *others = sorted(whole, key=lambda each: whole[each], reverse=True)
    if whole[first] < _LEAST or (others and whole[first] - whole[others[0]] < _CLEAR):
        raise refused("encoding-unclear", path, line=str(line))
    return first


def _commonness(text: str, encoding: str) -> float:
    """Return which share of the characters beyond ASCII is among the common ones of an encoding."""
    leads = [char.encode(encoding) for char in text if char > "\x7f"]
    common = [lead for lead in leads if len(lead) == 2 and any(lead[0] in each for each in _COMMON[encoding])]
    return len(common) / max(1, len(leads))


def _raw_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.readline(_LONGEST_LINE), b"")


def _is_utf8(line: bytes) -> bool:
    """Return whether a line is UTF-8 beyond doubt: two ideographs of three bytes, which others hardly ever give."""
    try:
        return sum(char >= _CJK for char in line.decode("utf-8")) > 1
    except UnicodeDecodeError:
        return False
