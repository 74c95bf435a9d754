"""Tables of JSON lines: each line says each thing once, and is refused with its number otherwise."""

from decimal import Decimal
from pathlib import Path

import pytest
from tables.few_facts import cells, refusal

GOOD = '{"id": "k1", "conducts_rd": true}\n'
REFUSED = {
    "a key twice": (GOOD + '{"conducts_rd": true, "conducts_rd": false}', "key-twice"),
    "a fact twice, once below facts": (GOOD + '{"conducts_rd": true, "facts": {"conducts_rd": true}}', "key-twice"),
    "a year twice": (GOOD + '{"annual_revenue": {"2021": 1}, "annual_revenue 2021": 2}', "key-twice"),
    "no object": (GOOD + "[1]", "json-syntax"),
    "no JSON": (GOOD + "{", "json-syntax"),
    "too deep": (GOOD + "{" * 10_000, "json-syntax"),
    "nested too deep": (GOOD + '{"a": ' * 21 + "1" + "}" * 21, "json-too-deep"),
    "too long": (GOOD + '{"a": "' + "x" * 1_000_000 + '"}', "json-too-long"),
    "too long for any line": (GOOD + "啊" * 2_000_000, "json-too-long"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED)
def test_a_line_at_fault_is_refused_with_its_number(tmp_path: Path, text: str, code: str) -> None:
    found, said = refusal(tmp_path / "t.jsonl", text)
    assert (found, said.startswith("t.jsonl:2:1: ")) == (code, True)


def test_a_line_that_is_not_utf_8_is_refused_with_its_number(tmp_path: Path) -> None:
    found = refusal(tmp_path / "t.jsonl", GOOD.encode() + '{"id": "武汉"}\n'.encode("gb18030"))
    assert found == ("not-encoded", "`t.jsonl`, line 2 is not UTF-8")


def test_keys_may_differ_and_empty_lines_are_none(tmp_path: Path) -> None:
    found = cells(tmp_path / "t.jsonl", GOOD + '\n\ufeff{"id": "k2", "facts": {"annual_revenue": {"2021": 1.50}}}\n')
    assert found == [
        ["id", "conducts_rd", "annual_revenue 2021"],
        ["k1", True, None],
        ["k2", None, Decimal("1.50")],
    ]


def test_nan_is_not_known_and_an_infinity_is_handed_on_as_it_stands(tmp_path: Path) -> None:
    (_, *rows) = cells(tmp_path / "t.jsonl", '{"annual_revenue 2021": NaN}\n{"annual_revenue 2021": -Infinity}\n')
    assert rows == [[None], ["-Infinity"]]


def test_a_number_of_more_digits_than_python_reads_is_handed_on(tmp_path: Path) -> None:
    digits = "9" * 4_301
    (_, row) = cells(tmp_path / "t.jsonl", f'{{"annual_revenue 2021": {digits}}}\n')
    assert row == [Decimal(digits)]


def test_half_a_character_costs_only_itself(tmp_path: Path) -> None:
    text = '{"id": "a\\ud83d", "list": [{"b": "\\ud83d\\ude00"}, 1]}\n{"id": "c"}\n'
    assert cells(tmp_path / "t.jsonl", text) == [["id", "list"], ["a\ufffd", [{"b": "\U0001f600"}, 1]], ["c", None]]


def test_keys_that_differ_in_half_a_character_are_one(tmp_path: Path) -> None:
    assert refusal(tmp_path / "t.jsonl", '{"\\ud83d": 1, "\\ud83e": 2}\n')[0] == "key-twice"
