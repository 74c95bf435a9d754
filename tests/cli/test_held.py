"""Short texts that are printed together: all of them, in order, and at once where someone looks on."""

import pytest

from lucidrule.cli.held import Held


@pytest.mark.parametrize(("at_once", "seen"), [(True, "ab"), (False, "")], ids=["on a terminal", "in a pipe"])
def test_what_is_held_is_seen_at_once_only_by_those_who_look_on(
    at_once: bool, seen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Held(at_once=at_once) as held:
        held.print("a")
        held.print("b")
        assert capsys.readouterr().out == seen
    assert capsys.readouterr().out == "ab".removeprefix(seen)


def test_of_much_only_the_last_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    with Held(at_once=False) as held:
        list(map(held.print, "x" * 99 + "yz"))
        assert capsys.readouterr().out == "x" * 99 + "y"
    assert capsys.readouterr().out == "z"


def test_what_is_held_is_not_lost_where_the_run_breaks_off(capsys: pytest.CaptureFixture[str]) -> None:
    held = Held(at_once=False)
    held.print("a")
    held.__exit__(KeyError, KeyError(), None)
    assert capsys.readouterr().out == "a"
