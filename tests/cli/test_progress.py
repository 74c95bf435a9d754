"""One line tells how far a run is: on a terminal with a bar, in a log now and then, and it is gone at the end."""

import threading

import click
import pytest

from lucidrule.cli import progress
from lucidrule.cli.progress import Progress, bar, watched


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the run look like one on a terminal that is told at once."""
    monkeypatch.setattr(progress, "on_terminal", lambda: True)
    monkeypatch.setattr(progress, "_FIRST_SECONDS", 0)
    monkeypatch.setattr(progress, "_EVERY_SECONDS", 0)


@pytest.mark.parametrize(
    ("share", "seconds", "shown"),
    [
        (None, 5.0, ""),
        (0.5, 90.0, f"{'█' * 15}{'·' * 15} 50% 1:30  "),
        (0.1, 10.0, f"{'█' * 3}{'·' * 27} 10% 1:30  "),
        (1.0, 10.0, f"{'█' * 30} 100% 0:00  "),
    ],
    ids=["not-known", "half", "a-tenth", "all"],
)
def test_a_bar_shows_the_share_and_the_time_that_is_left(share: float | None, seconds: float, shown: str) -> None:
    assert bar(share, seconds) == shown


def test_on_a_terminal_the_line_is_written_over_and_taken_away(
    terminal: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress() as line:
        line.at(1, "1 of many")
        line.at(2, "2 of many")
    # What erases the rest of a line is left out by click where the stream is no terminal, as here.
    assert capsys.readouterr().err == "\r1 of many\r2 of many\r"


def test_what_takes_long_in_one_piece_is_told_by_its_seconds(
    terminal: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = threading.Event()
    echo = click.echo

    def noting(*args: object, **options: object) -> None:
        echo(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        told.set()

    monkeypatch.setattr(click, "echo", noting)
    monkeypatch.setattr(progress, "_EVERY_SECONDS", 60)
    with Progress() as line:
        line.wait("reading")
        assert told.wait(10)
        line.at(1, "1 of many")
        line.wait("reading on")
    assert capsys.readouterr().err == "\rreading 0 s\r"


def test_in_a_log_nothing_is_told_of_waiting(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as line:
        line.wait("reading")
    assert capsys.readouterr().err == ""


def test_in_a_log_there_is_a_line_for_so_many(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(each=500) as line:
        line.at(499, "499")
        line.at(500, "500")
        line.at(999, "999")
        line.at(1_600, "1600")
    assert capsys.readouterr().err == "500\n1600\n"


def test_in_a_log_nothing_is_told_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched("abc", 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_items_are_counted_on_a_terminal(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched("ab", 2)) == ["a", "b"]
    assert "1/2" in capsys.readouterr().err
