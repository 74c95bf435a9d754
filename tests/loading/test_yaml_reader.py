"""What the strict reader takes and refuses, each with its place."""

from datetime import date
from decimal import Decimal

import pytest

from lucidrule.core.fault import FaultList
from lucidrule.loading.yaml_reader import read_yaml


def test_only_the_yaml_1_2_core_scalars_are_converted() -> None:
    source = read_yaml("a: no\ne: 5\nf: 1.50\ng: true\nh: 2022-03-20\ni:\nj: '0131'\n", "x", FaultList())
    assert source is not None
    assert source.data == {
        "a": "no",
        "e": 5,
        "f": Decimal("1.50"),
        "g": True,
        "h": date(2022, 3, 20),
        "i": None,
        "j": "0131",
    }


def test_json_is_read_too() -> None:
    source = read_yaml('{"facts":\t{"sector": "\\u6fc0", "n": [1.5]}}', "x", FaultList())
    assert source is not None
    assert source.data == {"facts": {"sector": "激", "n": [Decimal("1.5")]}}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "duplicate-key", 2, 1),
        ("a: &x 1\nb: *x\n", "alias", 1, 4),
        ("a: !!python/object:os.system x\n", "tag", 1, 4),
        ("[" * 900, "too-deep", 1, 65),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("", "empty-file", 1, 1),
        ("a：1\nb: 2\n", "full-width-colon", 1, 2),
        ("a: 2024-02-30\n", "impossible-date", 1, 4),
        ("a: 0999-12-31\n", "year-too-early", 1, 4),
        ("a: 1900-01-00\n", "day-zero", 1, 4),
        ("a: 0000-00-00\n", "day-zero", 1, 4),
        ("? [a]\n: 1\n", "odd-key", 1, 3),
        ("a: [1\n", "unclosed", 1, 4),
        ('{"a": {"b":\n', "syntax", 2, 1),
        ("a: b: c\n", "colon-in-text", 1, 5),
        ("a: |bad\n  x\n", "syntax", 1, 5),
        ("a: 1\nb\nc: 2\n", "colon-expected", 2, 1),
        ("a: 0131\n", "odd-number", 1, 4),
        ("a: 1:30\n", "odd-number", 1, 4),
        ("a: 1e3\n", "odd-number", 1, 4),
        ("a: 0x1F\n", "odd-number", 1, 4),
        ("a: -007.5\n", "odd-number", 1, 4),
        ("a: " + "9" * 50, "too-many-digits", 1, 4),
        ("true: 1\n", "odd-key", 1, 1),
    ],
)
def test_a_text_that_is_not_plain_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    faults = FaultList()
    read_yaml(text, "x", faults)
    (fault,) = faults.sorted()
    assert fault.at is not None
    assert (fault.code, fault.at.line, fault.at.column) == (code, line, column)
