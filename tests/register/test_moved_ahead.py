"""A register is moved by hand no further ahead than events move it: nothing would bring it back."""

from datetime import date
from pathlib import Path

import pytest
from command import run
from registers import event

import lucidrule
from lucidrule.core.fault import LucidruleError, render
from lucidrule.register.register import Register
from lucidrule.register.store import Store

PROGRAMME = lucidrule.load()


def opened(path: Path, today: date) -> Register:
    register = Register(Store(path, create=True), PROGRAMME, today=lambda: today)
    register.renew()
    return register


@pytest.mark.parametrize("day", [date(2026, 12, 29), date(2202, 6, 30), date.max])
def test_a_day_more_than_31_days_ahead_is_refused_and_moves_nothing(tmp_path: Path, day: date) -> None:
    register = opened(tmp_path / "r.db", date(2026, 11, 27))
    list(register.take([("f", 1, event("e0", date="2022-06-30"))]))
    with pytest.raises(LucidruleError) as raised:
        register.move(day)
    assert [fault.code for fault in raised.value.faults] == ["register-moved-ahead"]
    assert len({render(raised.value.faults, lang) for lang in ("zh", "en", "ja")}) == 3
    assert opened(tmp_path / "r.db", date(2026, 11, 27)).log.date == date(2022, 6, 30)


def test_a_day_31_days_ahead_is_taken(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db", date(2026, 11, 27))
    list(register.take([("f", 1, event("e0", date="2022-06-30"))]))
    register.move(date(2026, 12, 28))
    assert opened(tmp_path / "r.db", date(2022, 1, 1)).log.date == date(2026, 12, 28)


def test_a_register_that_stands_far_ahead_already_may_be_told_to_stay(tmp_path: Path) -> None:
    earlier = opened(tmp_path / "r.db", date(2029, 12, 31))
    list(earlier.take([("f", 1, event("e0", date="2022-06-30"))]))
    earlier.move(date(2030, 1, 1))
    register = opened(tmp_path / "r.db", date(2026, 11, 27))
    assert register.move(date(2030, 1, 1)) == []
    with pytest.raises(LucidruleError):
        register.move(date(2030, 1, 2))


def test_the_command_takes_no_event_where_its_day_is_refused(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0"), encoding="utf-8")
    done = run(
        "watch", "--store", "r.db", "--events", "e.jsonl", "--as-of", "9999-01-01", "--lang", "en", folder=tmp_path
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("the date 1 January 9999 is more than 31 days after today, ")
    assert "the register would never come back" in done.stderr
    assert opened(tmp_path / "r.db", date(2026, 11, 27)).log.taken == 0
