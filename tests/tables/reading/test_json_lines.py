"""Tables of JSON lines: each line says each thing once, and else costs itself."""

from decimal import Decimal
from pathlib import Path

import pytest
from tables.few_facts import cells, refusal, settled

from lucidrule.core.fault import Fault, message

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


def lines_refused(path: Path, text: str | bytes) -> dict[int, Fault]:
    """Return what is wrong with the lines of a file that cannot be read, by row."""
    return {at: fault for rows in settled(path, text).batches() for at, fault in rows.refused.items()}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED)
def test_a_line_at_fault_costs_itself_and_has_its_number(tmp_path: Path, text: str, code: str) -> None:
    text = f"{text}\n{GOOD}"
    refused = lines_refused(tmp_path / "t.jsonl", text)
    # Where in the line is for tests of one line to say.
    found = {at: (fault.code, str(fault.at).rpartition(":")[0]) for at, fault in refused.items()}
    assert found == {2: (code, f"{tmp_path / 't.jsonl'}:2")}
    good = ["k1", True]
    assert cells(tmp_path / "t.jsonl") == [["id", "conducts_rd"], good, [None, None], good]


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED)
def test_a_file_without_any_other_line_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert refusal(tmp_path / "t.jsonl", text.removeprefix(GOOD))[0] == code


def test_a_file_of_which_most_of_very_many_lines_cannot_be_read_is_something_else(tmp_path: Path) -> None:
    assert refusal(tmp_path / "t.jsonl", GOOD + "x\n" * 1_001)[0] == "json-syntax"


@pytest.mark.parametrize(("good", "bad"), [(1, 1_000), (1_001, 1_001)])
def test_many_lines_at_fault_among_as_many_others_cost_themselves(tmp_path: Path, good: int, bad: int) -> None:
    assert len(lines_refused(tmp_path / "t.jsonl", GOOD * good + "x\n" * bad)) == bad


def test_a_line_that_is_not_utf_8_costs_itself_and_has_its_number(tmp_path: Path) -> None:
    text = GOOD.encode() + '{"id": "武汉"}\n'.encode("gb18030") + b'{"id": "\xff"}\n'
    seen, unseen = lines_refused(tmp_path / "t.jsonl", text).values()
    assert str(seen.at) == f"{tmp_path / 't.jsonl'}:2:9"
    assert message(seen, "en") == f"`{tmp_path / 't.jsonl'}` is not UTF-8 text; it seems to be GB18030"
    assert message(unseen, "en") == f"`{tmp_path / 't.jsonl'}`, line 3 is not UTF-8"


def test_keys_may_differ_and_an_empty_line_is_an_empty_row_unless_it_ends_the_file(tmp_path: Path) -> None:
    second = '\ufeff{"id": "k2", "facts": {"annual_revenue": {"2021": 1.50}}}\n'
    found = cells(tmp_path / "t.jsonl", f"{GOOD}\n{second}\n \n")
    assert found == [
        ["id", "conducts_rd", "annual_revenue 2021"],
        ["k1", True, None],
        [None, None, None],
        ["k2", None, Decimal("1.50")],
    ]


def test_nan_is_not_known_and_an_infinity_is_handed_on_as_it_stands(tmp_path: Path) -> None:
    (_, *rows) = cells(tmp_path / "t.jsonl", '{"annual_revenue 2021": NaN}\n{"annual_revenue 2021": -Infinity}\n')
    assert rows == [[None], ["-Infinity"]]


def test_a_number_of_more_digits_than_python_reads_is_handed_on(tmp_path: Path) -> None:
    digits = "9" * 4_301
    (_, row) = cells(tmp_path / "t.jsonl", f'{{"annual_revenue 2021": {digits}}}\n')
    assert row == [Decimal(digits)]


HALVES = {"a value": '{"id": "a\\ud83d"}', "a key": '{"\\uDE00": 1}', "deep inside": '{"list": [{"b": ["\\udfff"]}]}'}


@pytest.mark.parametrize("line", HALVES.values(), ids=HALVES)
def test_half_a_character_costs_its_line(tmp_path: Path, line: str) -> None:
    (found,) = lines_refused(tmp_path / "t.jsonl", f"{line}\n{GOOD}").values()
    assert (found.code, found.at and found.at.line) == ("half-character", 1)


def test_two_halves_are_a_character(tmp_path: Path) -> None:
    text = '{"id": "\\ud83d\\ude00", "list": ["\\\\ud83d"]}\n'
    assert cells(tmp_path / "t.jsonl", text) == [["id", "list"], ["\U0001f600", ["\\ud83d"]]]
