"""What is read at once is what the reader of events reads: values, places and faults."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lucidrule.core.fault import FaultList
from lucidrule.loading import yaml_reader
from lucidrule.loading.composed import composed
from lucidrule.loading.source import MarkedDict, MarkedList

ROOT = Path(__file__).parents[2]
FILES = sorted(
    str(file.relative_to(ROOT))
    for folder in ("rules", "examples", "features", "tests/corpus", "tests/golden")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in (".yaml", ".json")
)
SHIPPED = ["policies.yaml", *(file for file in FILES if file.startswith("rules/"))]
COMPANY = (ROOT / "examples/companies/raycus.yaml").read_text(encoding="utf-8")
# What makes YAML of words, well or badly.
PIECES = st.sampled_from(
    [
        *("a", "b", "facts", "2021", "年营业收入", "锐科", "true", "null", "~", "R&D", "3*4", "hi!", "x y"),
        *("0", "12", "-3.50", "1.2亿", "1,020元", "2022-03-20", "2022-02-30", "0131", "1:30", "1e3", "9" * 41, "１２"),
        *(": ", ":", ":\n  ", "- ", "-", "? ", "\n", "\n  ", "\n    ", "\r\n", " ", "\t", "\u3000", "\xa0", "\u2028"),
        *("[", "]", "{", "}", ", ", "，", "：", "# c\n", " # c\n", "|\n  ", ">-\n  ", "---\n", "...\n", "%YAML 1.2\n"),
        *(
            "&x ",
            "*x",
            "!t ",
            "!!str ",
            "! ",
            "<<",
            "'",
            '"',
            "''",
            '"a: b"',
            "'c'",
            "\\u6fc0",
            "\ufeff",
            "@",
            "`",
            "\x00",
        ),
    ]
)


def seen(data: Any) -> Any:
    """Return all that there is to data: kinds, values in their order, and places."""
    if isinstance(data, MarkedDict):
        keys = [(type(key), key, data.key_marks[key], data.value_marks[key], seen(data[key])) for key in data]
        return "mapping", keys, len(data.key_marks), len(data.value_marks)
    if isinstance(data, MarkedList):
        return "list", [seen(each) for each in data], data.value_marks
    return type(data), str(data)


def read(text: str) -> Any:
    """Return what is read of a text, and what is told of it."""
    faults = FaultList()
    source = yaml_reader.read_yaml(text, "x", faults)
    return source and (seen(source.data), source.lines), faults.sorted()


def read_by_events(text: str) -> Any:
    """Return the same by the reader of events alone."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml_reader, "composed", lambda text: None)
        return read(text)


@pytest.mark.parametrize("file", FILES)
def test_files_are_read_alike(file: str) -> None:
    text = (ROOT / file).read_bytes().decode("utf-8", "replace")
    assert read(text) == read_by_events(text)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_whatever_is_written_is_read_alike(text: str) -> None:
    assert read(text) == read_by_events(text)


@given(st.integers(0, len(COMPANY)), st.integers(0, 12), st.lists(PIECES, max_size=4).map("".join))
def test_a_company_file_with_a_slip_is_read_alike(at: int, lost: int, slip: str) -> None:
    text = COMPANY[:at] + slip + COMPANY[at + lost :]
    assert read(text) == read_by_events(text)


@pytest.mark.parametrize("file", [*SHIPPED, "examples/companies/raycus.yaml"])
def test_what_has_nothing_unusual_is_read_at_once(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    (data, _), _ = read_by_events(text)
    assert seen(composed(text)) == data


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: &x 1",
            "a: *x",
            "a: !!str 1",
            "a: ! 1",
            "a: 1\n---\nb: 1",
            "",
            "# nothing",
            "a",
            "- a",
            "a: [",
            "a: 1\na: 2",
        ),
        *(
            "[a]: 1",
            "true: 1",
            "1.5: 1",
            "\u3000a: 1",
            "a: 0131",
            "a: [0131]",
            "a: " + "[" * 64 + "]" * 64,
            "[" * 900,
        ),
    ],
)
def test_what_is_unusual_is_left_to_the_reader_of_events(text: str) -> None:
    assert composed(text) is None


def test_a_large_text_is_left_to_the_reader_of_events() -> None:
    assert composed("a: " + "x" * 499_997) == {"a": "x" * 499_997}
    assert composed("a: " + "x" * 499_998) is None


def test_a_word_with_a_sign_in_it_is_nothing_unusual() -> None:
    assert composed("R&D: A*B\nurl: http://x/?a=1&b=2\nsaid: yes!\n") == {
        "R&D": "A*B",
        "url": "http://x/?a=1&b=2",
        "said": "yes!",
    }


def test_an_old_parser_that_has_no_bound_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert composed("a: 1") == {"a": 1}
    monkeypatch.setattr("lucidrule.loading.composed._version", lambda: (0, 2, 2))
    assert composed("a: 1") is None
