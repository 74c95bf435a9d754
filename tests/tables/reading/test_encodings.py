"""Text files as programs of several countries save them: told apart by the headings that are known, or refused."""

import codecs
from pathlib import Path

import pytest
from tables.few_facts import cells, refusal

from lucidrule.tables.named_files import sources

CHINESE = "企业编号,是否在区内注册,成立日期\nk1,是,2015-01-01\nk2,否,2016-01-01\n"
JAPANESE = "コード,研究開発の有無,設立日\nk1,はい,2015-01-01\n"
TRADITIONAL = "企業編號,成立日期,備註\nk1,2015-01-01,測試\n"
ASCII_HEADINGS = "id,registered_in_zone,name\nk1,{},{}\n"
READ = {
    "UTF-8": (CHINESE, "utf-8"),
    "UTF-8 with a mark": (CHINESE, "utf-8-sig"),
    "UTF-16 with a mark": (CHINESE, "utf-16"),
    "UTF-16 without a mark": (CHINESE, "utf-16-le"),
    "UTF-16 without a mark, the other way round": (CHINESE, "utf-16-be"),
    "UTF-32 with a mark": (CHINESE, "utf-32"),
    "GB18030": (CHINESE, "gb18030"),
    "Shift-JIS": (JAPANESE, "cp932"),
    "Big5": (TRADITIONAL, "cp950"),
    "GB18030 below ids": (ASCII_HEADINGS.format("是", "武汉某激光有限公司"), "gb18030"),
    "Shift-JIS below ids": (ASCII_HEADINGS.format("はい", "東京レーザー工業"), "cp932"),
    "Big5 below ids": (ASCII_HEADINGS.format("是", "台灣雷射科技股份有限公司"), "cp950"),
    "rare characters of GB18030": (ASCII_HEADINGS.format("是", "深圳市喆𠮷激光股份有限公司"), "gb18030"),
}


@pytest.mark.parametrize(("text", "encoding"), READ.values(), ids=READ)
def test_a_file_is_read_as_it_is_encoded(tmp_path: Path, text: str, encoding: str) -> None:
    found = cells(tmp_path / "t.csv", text.encode(encoding))
    assert found == [line.split(",") for line in text.splitlines()]


def test_utf_16_be_with_a_mark_is_read(tmp_path: Path) -> None:
    found = cells(tmp_path / "t.csv", codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"))
    assert found[1] == ["k1", "是", "2015-01-01"]


REFUSED = {
    # GB18030 and Big5 make other names of them.
    "EUC-JP below ids": (
        ASCII_HEADINGS.format("1", "有限会社ひかりレーザー").encode("euc-jp"),
        "seems-encoded",
        "EUC-JP",
    ),
    "EUC-KR below ids": (
        ASCII_HEADINGS.format("1", "한국레이저주식회사 서울").encode("euc-kr"),
        "seems-encoded",
        "EUC-KR",
    ),
    "one line of GB18030 among UTF-8": (
        CHINESE.encode() + "k3,是,武汉\n".encode("gb18030"),
        "mixed-encodings",
        "line 4",
    ),
    "UTF-8 cut within a character": (CHINESE.encode() + "k3,是".encode()[:-1], "mixed-encodings", "line 4"),
    "one line of GB18030 below a mark of UTF-8": (
        CHINESE.encode("utf-8-sig") + "k3,是,武汉\n".encode("gb18030"),
        "not-encoded",
        "line 4 is not UTF-8",
    ),
    "half a character of UTF-16": (CHINESE.encode("utf-16") + b"\0", "not-encoded", "line 4 is not UTF-16"),
    "one line of no encoding among GB18030": (
        CHINESE.encode("gb18030") + b"k3,\xff\xff,\n",
        "not-encoded",
        "line 4 is not GB18030",
    ),
    "headings that nobody knows": ("甲乙丙,丁戊己\n1,2\n".encode("gb18030"), "encoding-unclear", "from line 1 on"),
    "a letter of the west": (b"id,registered_in_zone,name\nk1,yes,Caf\xe9\n", "encoding-unclear", "from line 2 on"),
    "nothing that any encoding has": (b"id,registered_in_zone\nk1,\xff\xff\n", "encoding-unclear", "not UTF-8"),
    "UTF-16 whose headings nobody knows": ("甲乙丙,丁\n".encode("utf-16-le"), "line-with-nul", "line 1"),
}


@pytest.mark.parametrize(("content", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_told_is_refused(tmp_path: Path, content: bytes, code: str, said: str) -> None:
    found, message = refusal(tmp_path / "t.csv", content)
    assert (found, said in message) == (code, True)


def test_a_line_far_below_that_is_encoded_otherwise_is_found(tmp_path: Path) -> None:
    rows = "".join(f"k{number},是,2015-01-01\n" for number in range(100_000))
    _, message = refusal(tmp_path / "t.csv", CHINESE.encode() + rows.encode() + "k,是,\n".encode("gb18030"))
    assert "line 100004 " in message


def test_a_mark_in_the_middle_where_files_were_joined_is_no_part_of_a_cell(tmp_path: Path) -> None:
    found = cells(tmp_path / "t.csv", CHINESE.encode("utf-8-sig") + "k3,是,2017-01-01\n".encode("utf-8-sig"))
    assert found[-1] == ["k3", "是", "2017-01-01"]


DELIMITED = {
    "a line that states the delimiter": "sep=;\nid;registered_in_zone\nk1;是\n",
    "a line that states it in quotes": '"sep=;"\r\nid;registered_in_zone\r\nk1;是\r\n',
    "a line that states it below a mark": "\ufeffSEP=;\nid;registered_in_zone\nk1;是\n",
    "semicolons below a title with commas": "Firms, all, of, 2022\nid;registered_in_zone\nk1;是\n",
    "tabulators below a title with commas": "Firms, all, of, 2022\nid\tregistered_in_zone\nk1\t是\n",
    "full-width commas": "id，registered_in_zone\nk1，是\n",
    "commas, and semicolons in a heading": "id,registered_in_zone,remarks;a;b;c\nk1,是,\n",
}


@pytest.mark.parametrize("text", DELIMITED.values(), ids=DELIMITED)
def test_the_delimiter_is_that_of_the_headings(tmp_path: Path, text: str) -> None:
    headings, row = cells(tmp_path / "t.csv", text)
    assert (headings[:2], row[:2]) == (["id", "registered_in_zone"], ["k1", "是"])


def test_rows_below_a_line_that_states_the_delimiter_count_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('sep=;\nid;registered_in_zone\nk1;是\nk2;"否\n', encoding="utf-8")
    assert "line 4" in refusal(path)[1]


def test_tabulated_files_are_divided_by_tabulators_where_nothing_is_known(tmp_path: Path) -> None:
    assert cells(tmp_path / "t.tsv", "a,b\tc,d\n1,2\t3\n") == [["a,b", "c,d"], ["1,2", "3"]]


def test_a_file_of_one_column_is_divided_by_nothing(tmp_path: Path) -> None:
    assert cells(tmp_path / "t.csv", "a\n1\n") == [["a"], ["1"]]


KNOWN_TO_NOBODY = {
    "UTF-16": "utf-16-le",
    "GB18030": "gb18030",
    "Shift-JIS": "cp932",
}


@pytest.mark.parametrize("encoding", KNOWN_TO_NOBODY.values(), ids=KNOWN_TO_NOBODY)
def test_where_nobody_knows_headings_the_characters_tell(tmp_path: Path, encoding: str) -> None:
    text = {"cp932": JAPANESE}.get(encoding, CHINESE)
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    (source,) = sources((str(tmp_path / "t.csv"),))
    assert source.headings() == text.splitlines()[0].split(",")
