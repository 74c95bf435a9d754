"""Files → the same files with something wrong in them."""

import io
import random
import zipfile
from collections.abc import Sequence

# What stands where it should not, in files of people and of those who mean no good.
_TOKENS = [
    *(
        b'"',
        b"'",
        b"\x00",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\r",
        b"\n",
        b"\r\n",
        b"\t",
        b",",
        b";",
        b"|",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b": ",
        b"- ",
        b"#",
        b"&a",
        b"*a",
        b"!!x ",
        b"%",
        b"=",
        b"<",
        b">",
        b"/>",
        b"\\u",
        b"\\ud83d",
    ),
    *(
        b"9" * 40,
        b"NaN",
        b"Infinity",
        b"1e999999",
        b"-0",
        b"0x1F",
        b"1_0",
        b"true",
        b"null",
        b"9999-12-31",
        b"0000-00-00",
    ),
    *(b"2021-13-45", b"12345678", b"99999", b"10000", b"1.000.000,00", b"5%", b"x" * 600, b"sep=;\n", b"00:00Z"),
]
_TEXTS = (
    "：",
    "，",
    "　",
    "合计",
    "单位：万元",
    "单位：日元",
    "约",
    "以上",
    "亿",
    "万元",
    "令和",
    "元年",
    "二〇二一年",
    "是",
    "无",
    "不详",
)
_TEXTS_2 = (
    "注：",
    "2021年",
    "年营业收入",
    "企业编号",
    "所属激光领域",
    "（%）",
    "①",
    "½",
    "٣",
    "𝟙",
    "\u200b",
    "\u202e",
    "\u2028",
    "ß",
    "İ",
    "𠮷",
)
TOKENS = [*_TOKENS, *(each.encode() for each in (*_TEXTS, *_TEXTS_2))]


def mutated(raw: bytes, others: Sequence[bytes], pick: random.Random) -> bytes:
    """Return bytes with one to six things changed; `others` are of the same kind."""
    found = bytearray(raw)
    for _ in range(pick.choice([1, 1, 2, 3, 6])):
        at = pick.randint(0, len(found))
        end = min(len(found), at + pick.choice([0, 1, 1, 2, 4, 16, 200]))
        match pick.randint(0, 7):
            case 0:
                del found[at:end]
            case 1:
                found[at:end] = pick.randbytes(pick.choice([1, 2, 8]))
            case 2:
                found[at:at] = found[at:end] * pick.choice([1, 2, 50])
            case 3:
                other = pick.choice(others)
                begin = pick.randint(0, len(other))
                found[at:end] = other[begin : begin + pick.choice([4, 40, 400])]
            case 4:
                del found[at:]
            case 5 if at < len(found):
                found[at] ^= 1 << pick.randint(0, 7)
            case _:
                found[at:end] = pick.choice(TOKENS)
    return bytes(found)


def mutated_part(raw: bytes, others: Sequence[bytes], pick: random.Random) -> bytes:
    """Return a package of files with one of them changed inside, or missing; other bytes are changed as they are."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return mutated(raw, others, pick)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        names = book.namelist()
        bad = pick.choice(names)
        for name in names:
            content = book.read(name)
            if name != bad:
                copy.writestr(name, content)
            elif pick.random() < 0.9:
                copy.writestr(name, mutated(content, [content], pick))
    return made.getvalue()
