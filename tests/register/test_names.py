"""Events name companies and facts as people write them: width and case make no other company, labels no other fact."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import LucidruleError
from lucidrule.register.register import Register
from lucidrule.register.store import Store

PROGRAMME = lucidrule.load()


def event(name: str, company: str, fact: str, value: Any, **more: Any) -> str:
    about = {"id": name, "company": company, "fact": fact, "value": value, "date": "2022-06-30"}
    return json.dumps({**about, "source": "s", "who": "w", **more}, ensure_ascii=False)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    store = Store(tmp_path / "r.db", create=True)
    yield Register(store, PROGRAMME)
    store.close()


def taken(register: Register, *lines: str) -> list[str]:
    """Take events, and return the faults of those that are refused."""
    told = register.take(("e.jsonl", at, line) for at, line in enumerate(lines, 1))
    return [fault.code for each in told if isinstance(each, LucidruleError) for fault in each.faults]


NAMES = ["d", "D", "d ", "\u3000d", "Ｄ", "d\u200b"]


@pytest.mark.parametrize("name", NAMES)
def test_a_company_is_the_same_in_any_width_and_case(register: Register, name: str) -> None:
    assert taken(register, event("1", "d", "sector", "lasers"), event("2", name, "conducts_rd", True)) == []
    assert taken(register, event("3", name, "conducts_production", True)) == []
    assert list(register.log.companies) == ["d"]
    known = register.session("d").profile.values
    assert list(known) == [("sector", None), ("conducts_rd", None), ("conducts_production", None)]


def test_a_new_company_keeps_its_name_as_it_is_written_but_for_blanks_around_it(register: Register) -> None:
    assert taken(register, event("1", " 甲　Ｌaser ", "sector", "lasers")) == []
    assert list(register.log.companies) == ["甲 Laser"]


def test_a_batch_that_fails_names_no_company(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    append = register.store.append

    def once(kind: str, *rest: Any) -> None:
        monkeypatch.setattr(register.store, "append", refused)
        append(kind, *rest)

    def refused(*_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(register.store, "append", once)
    with pytest.raises(OSError, match="disk"):
        taken(register, event("1", "D", "sector", "lasers"), event("2", "e", "sector", "lasers"))
    monkeypatch.setattr(register.store, "append", append)
    assert taken(register, event("3", "d", "sector", "lasers")) == []
    assert list(register.log.companies) == ["d"]


def test_the_same_event_again_is_no_other_for_its_blanks(register: Register) -> None:
    assert taken(register, event("1", "d ", "所属激光领域", "lasers")) == []
    assert taken(register, event("1", "d ", "所属激光领域", "lasers")) == []
    assert taken(register, event("1", "D", "sector", "lasers")) == []
    assert taken(register, event("1", "e", "sector", "lasers")) == ["event-other-content"]


@pytest.mark.parametrize("fact", ["annual_revenue", "年营业收入", "营收", "Annual Revenue"])
def test_a_fact_is_the_same_under_each_of_its_names(register: Register, fact: str) -> None:
    lines = [event("1", "d", "annual_revenue", "3亿", year=2021), event("2", "d", fact, "5亿", year=2021)]
    assert taken(register, *lines) == []
    assert register.session("d").profile.values == {("annual_revenue", 2021): 500_000_000}
    assert taken(register, event("3", "d", "营收度", "5亿", year=2021)) == ["unknown-fact"]


def test_the_history_of_a_company_is_found_in_any_width(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    register = Register(store, PROGRAMME)
    register.renew()
    assert taken(register, event("1", "k1", "sector", "not_laser")) == []
    register.move(date(2022, 7, 1))
    store.close()
    call = ["history", "--store", str(tmp_path / "r.db"), "Ｋ1", "--lang", "en"]
    assert CliRunner().invoke(cli.cli, call, catch_exceptions=False).exit_code == 0
