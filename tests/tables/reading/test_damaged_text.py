"""CSV that was damaged is refused with its line; a row that slipped is told, and costs no other."""

from pathlib import Path

import pytest
from tables.few_facts import cells, refusal, settled

from lucidrule.tables.reading.not_there import NotThere

HEAD = "id,sector,conducts_rd\n"
DAMAGED = {
    "never closed": (HEAD + 'a,"lasers,yes\nb,lasers,yes\n', "quote-open", 2),
    "never closed in the last line": (HEAD + 'a,lasers,yes\nb,"lasers,yes', "quote-open", 3),
    "opened twice": (HEAD + 'a,"lasers,yes\nb,"lasers,yes\n', "quote-open", 2),
    "opened and closed two rows below": (HEAD + 'a,"lasers,yes\nb,lasers,no\nc,lasers",no\n', "quote-open", 2),
    "opened in the second line of a row": (HEAD + '"a\n1","lasers,yes\nb,lasers,no\nc,lasers",no\n', "quote-open", 3),
    "after text": (HEAD + 'a,las"ers,yes\n', "stray-quote", 2),
    "after a blank": (HEAD + 'a, "lasers",yes\n', "stray-quote", 2),
    "text behind a closed one": (HEAD + 'b,lasers,no\na,"lasers"x,yes\n', "stray-quote", 3),
    "in a title": ('a "title"\n' + HEAD + "a,lasers,yes\n", "stray-quote", 1),
    "NUL": (HEAD + "a,lasers,yes\nb,las\0ers,yes\n", "line-with-nul", 3),
    "cut": (HEAD + "a,lasers,yes\nb,las", "row-cut", 3),
    "cut, one row": (HEAD + "a", "row-cut", 2),
}


@pytest.mark.parametrize(("text", "code", "line"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_refused_with_the_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    found, said = refusal(tmp_path / "t.csv", text)
    assert (found, said.startswith("`t.csv`"), f"line {line}" in said) == (code, True, True)


WHOLE = {
    "quotes around cells and twice within them": (HEAD + 'a,"las""ers","yes"\n', [["a", 'las"ers', "yes"]]),
    "a delimiter in quotes": (HEAD + 'a,"las,ers",yes\n', [["a", "las,ers", "yes"]]),
    "a line break in quotes": (HEAD + 'a,"las\ners",yes\n', [["a", "las\ners", "yes"]]),
    "a quoted cell of two lines with delimiters": (
        HEAD + 'a,"Room 1,\nStreet 2, Town, Land",yes\n',
        [["a", "Room 1,\nStreet 2, Town, Land", "yes"]],
    ),
    "an empty quoted cell": (HEAD + 'a,"",yes\n', [["a", "", "yes"]]),
    "no line break behind a whole row": (HEAD + "a,lasers,yes", [["a", "lasers", "yes"]]),
    "a short row that ends with a line break": (
        HEAD + "a,lasers,yes\nb\n",
        [["a", "lasers", "yes"], ["b", None, None]],
    ),
    "short rows, of which one is the last": (HEAD + "a,lasers\nb", [["a", "lasers", None], ["b", None, None]]),
    "old line breaks": (HEAD.replace("\n", "\r") + 'a,"lasers",yes\r', [["a", "lasers", "yes"]]),
    "two columns": ('id,sector\na,"x,y\nz,u",\n', [["a", "x,y\nz,u"]]),
}


@pytest.mark.parametrize(("text", "rows"), WHOLE.values(), ids=WHOLE)
def test_what_is_whole_is_read(tmp_path: Path, text: str, rows: list[list[str | None]]) -> None:
    assert cells(tmp_path / "t.csv", text)[1:] == rows


SLIPPED = {
    "more cells": ("a,600,000,yes\nb,lasers,yes\n", {2}),
    "more cells, the last empty": ("a,1,000,\nb,lasers,yes\n", {2}),
    "the only row": ("a,1,000,\n", {2}),
    "all rows end with a delimiter": ("a,lasers,yes,\nb,lasers,yes,\n", set()),
    "all rows end with a delimiter, one has slipped": ("a,lasers,yes,\nb,la,sers,yes\n", {2, 3}),
    "fewer cells": ("a\nb,lasers,yes\n", set()),
    "as many cells": ("a,lasers,yes\nb,lasers,yes\n", set()),
}


@pytest.mark.parametrize(("rows", "numbers"), SLIPPED.values(), ids=SLIPPED)
def test_a_row_with_more_cells_than_headings_has_slipped(tmp_path: Path, rows: str, numbers: set[int]) -> None:
    source = settled(tmp_path / "t.csv", HEAD + rows)
    assert [batch.slipped for batch in source.batches()] == [numbers]


def test_rows_that_end_with_a_delimiter_as_all_do_have_not_slipped_in_a_later_batch(tmp_path: Path) -> None:
    source = settled(tmp_path / "t.csv", HEAD + "a,lasers,yes,\n" * 5)
    assert [batch.slipped for batch in source.batches(2)] == [set(), set(), set()]


LENGTHS = {"below": (99_999, False), "at": (100_000, False), "above": (100_001, True)}


@pytest.mark.parametrize(("length", "odd"), LENGTHS.values(), ids=LENGTHS)
@pytest.mark.parametrize("form", ["{}", '"{}"', '"\n{}"'])
def test_a_cell_that_is_too_long_costs_only_itself(tmp_path: Path, length: int, odd: bool, form: str) -> None:
    text = "x" * (length - form.count("\n"))
    _, first, second = cells(tmp_path / "t.csv", HEAD + f"a,{form.format(text)},yes\nb,lasers,no\n")
    assert (len(first[1]), isinstance(first[1], NotThere), second) == (length, odd, ["b", "lasers", "no"])


def test_a_line_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.tables.reading.delimited.LONGEST_LINE", 30)
    assert refusal(tmp_path / "t.csv", HEAD + "a,lasers,yes\n" + "x" * 30 + "\n")[0] == "line-too-long"
    assert cells(tmp_path / "t.csv", HEAD + "x" * 28 + "\n")[1:] == [["x" * 28, None, None]]


def test_a_quote_that_is_not_closed_holds_no_more_than_a_cell_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csv.field_size_limit", lambda *_: 131_072)
    assert refusal(tmp_path / "t.csv", HEAD + 'a,"lasers\n' + "b,lasers,yes\n" * 20_000)[0] == "quote-open"


def test_more_headings_than_are_taken_are_refused_before_any_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("lucidrule.columns.headings.nearest", lambda name, _: asked.append(name))
    wide = ",".join(f"c{number}" for number in range(1_000_000))
    assert refusal(tmp_path / "t.csv", f"{wide}\n1\n")[0] == "table-too-wide"
    assert asked == []
