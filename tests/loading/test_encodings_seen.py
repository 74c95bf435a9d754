"""What is no UTF-8 is refused where it begins, by the name of the encoding that it seems to have."""

from pathlib import Path

import pytest

from lucidrule.core.fault import FaultList
from lucidrule.loading.decoding import line_not_text, text_of
from lucidrule.loading.files import read_source

ZH = "company:\n  name: 武汉锐科光纤激光技术公司\n"
TW = "company:\n  name: 武漢光纖雷射技術股份有限公司\n"
JA = "company:\n  name: 株式会社レーザー技術\n"
JP = "company:\n  name: 株式会社こうがくレーザー技術\n"
KO = "company:\n  name: 한국레이저주식회사 서울공장\n"
DE = "company:\n  name: Müller Lasertechnik\n"
SEEN = {
    "GBK": (ZH.encode("gbk"), "GB18030", "2:9", "  name: 武汉锐科光纤激光技术公司"),
    "Shift-JIS": (JA.encode("cp932"), "Shift-JIS", "2:9", "  name: 株式会社レーザー技術"),
    "Big5": (TW.encode("cp950"), "Big5", "2:9", "  name: 武漢光纖雷射技術股份有限公司"),
    "EUC-JP": (JP.encode("euc-jp"), "EUC-JP", "2:9", "  name: 株式会社こうがくレーザー技術"),
    "EUC-KR": (KO.encode("euc-kr"), "EUC-KR", "2:9", "  name: 한국레이저주식회사 서울공장"),
    "Windows": (DE.encode("cp1252"), "Windows-1252", "2:10", "  name: Müller Lasertechnik"),
    "UTF-16 without a mark, little": (ZH.encode("utf-16-le"), "UTF-16", "1:1", "company:"),
    "UTF-16 without a mark, big": (ZH.encode("utf-16-be"), "UTF-16", "1:1", "company:"),
    "UTF-16 of plain letters": ("a: 1".encode("utf-16-le"), "UTF-16", "1:1", "a: 1"),
    "UTF-32": (b"\xff\xfe\0\0" + ZH.encode("utf-32-le"), "UTF-32", "1:1", "company:"),
    "UTF-32, big": (b"\0\0\xfe\xff" + ZH.encode("utf-32-be"), "UTF-32", "1:1", "company:"),
}


@pytest.mark.parametrize(("raw", "encoding", "place", "line"), SEEN.values(), ids=SEEN)
def test_the_encoding_that_a_file_seems_to_have_is_named(
    tmp_path: Path, raw: bytes, encoding: str, place: str, line: str
) -> None:
    (tmp_path / "c.yaml").write_bytes(raw)
    faults = FaultList()
    assert read_source(tmp_path / "c.yaml", "c.yaml", faults) is None
    (fault,) = faults.sorted()
    assert (fault.code, fault.params["encoding"], str(fault.at)) == ("seems-encoded", encoding, f"c.yaml:{place}")
    # People see the line as they wrote it.
    assert fault.at is not None
    assert fault.at.text == line


@pytest.mark.parametrize(
    "raw",
    [
        "甲".encode("gbk"),
        b"a: \xff\xfe\xfa\n",
        ("企业".encode("gbk") + "会社".encode("cp932")) * 3,
        b"\xff\xfe" + "甲".encode("utf-16-le") + b"\x00\xd8",
        b"a\0b: \xff\n",
        "a: 企业\nb: 公司".encode()[:-1],
    ],
    ids=["too short", "no letters", "two", "half a letter behind a mark", "an empty byte", "UTF-8 that is cut off"],
)
def test_where_there_is_no_telling_none_is_named(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "c.yaml").write_bytes(raw)
    faults = FaultList()
    assert read_source(tmp_path / "c.yaml", "c.yaml", faults) is None
    assert [each.code for each in faults.sorted()] == ["not-utf8"]


def test_an_empty_byte_alone_makes_no_other_encoding() -> None:
    assert text_of(b"a\0b: 1\n") == "a\0b: 1\n"


@pytest.mark.parametrize(
    ("raw", "encoding", "column"),
    [
        (b'{"name": "' + "激光技术".encode("gbk") + b'"}\n', "GB18030", 11),
        ("\ufeff{}\r\n".encode("utf-16-le")[:-1], "UTF-16", 1),
        ('{"name": "激光"}\r\n'.encode("utf-16-le")[:-1], "UTF-16", 1),
    ],
    ids=["GBK", "UTF-16 as PowerShell saves it", "UTF-16 without a mark"],
)
def test_so_is_that_of_a_line(raw: bytes, encoding: str, column: int) -> None:
    fault = line_not_text(raw, "e.jsonl", 7)
    assert fault is not None
    assert (fault.code, fault.params["encoding"]) == ("seems-encoded", encoding)
    assert fault.at is not None
    assert (fault.at.line, fault.at.row, fault.at.column) == (7, 7, column)


@pytest.mark.parametrize("raw", [b'{"name": "\xff\xfe\xfa"}\n', b"{}\n"], ids=["no text", "UTF-8"])
def test_of_a_line_none_is_named_either_where_there_is_no_telling(raw: bytes) -> None:
    assert line_not_text(raw, "e.jsonl", 7) is None
