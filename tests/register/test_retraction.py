"""Events of an impossible day, events that take back others, events that are older than what they override."""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import run
from registers import event, forging
from town import town

import lucidrule
from lucidrule.core.fault import LucidruleError, render
from lucidrule.register.recording import LateEvent, ToldChange
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.register.verify import compared

PROGRAMME = lucidrule.load()
TODAY = date(2026, 11, 27)


def retraction(name: str, of: str, **more: Any) -> str:
    known = {"company": "甲", "date": "2022-06-30", "source": "review", "who": "clerk"}
    return json.dumps({"id": name, "retract": of, **known, **more}) + "\n"


def opened(path: Path, programme: lucidrule.Programme = PROGRAMME) -> Register:
    register = Register(Store(path, create=True), programme, today=lambda: TODAY)
    register.renew()
    return register


def take(register: Register, *lines: str) -> list[Any]:
    return list(register.take([("f", n, line) for n, line in enumerate(lines, 1)]))


def codes(told: list[Any]) -> list[str]:
    faults = [fault for each in told if isinstance(each, LucidruleError) for fault in each.faults]
    assert [fault.code for fault in faults if not all(render((fault,), lang) for lang in ("zh", "en", "ja"))] == []
    return [fault.code for fault in faults]


def changes(told: list[Any]) -> list[tuple[str, str, str, str]]:
    listed = [(each.company, each.change) for each in told if isinstance(each, ToldChange)]
    return [(company, one.policy, one.before.value, one.after.value) for company, one in listed]


def wrong(register: Register) -> list[Any]:
    found = compared(register.store, register.programme, register.store.companies())
    return [each for one in found for each in one.differences]


def stands(register: Register) -> dict[str, Any]:
    """Return where each company stands: its date, what is known, its outcomes."""
    sessions = {name: register.session(name) for name in register.log.companies}
    return {
        name: (each.as_of, each.profile.values, each.profile.records, each.outcomes) for name, each in sessions.items()
    }


AHEAD = {"2026-12-28": [], "2026-12-29": ["event-ahead"], "2202-06-30": ["event-ahead"], "9999-12-31": ["event-ahead"]}


@pytest.mark.parametrize(("day", "expected"), AHEAD.items(), ids=list(AHEAD))
def test_an_event_of_a_day_more_than_31_days_ahead_is_refused(tmp_path: Path, day: str, expected: list[str]) -> None:
    register = opened(tmp_path / "r.db")
    assert codes(take(register, event("e0", date=day), event("e1", date="2022-06-30"))) == expected
    assert register.log.taken == 2 - len(expected)


def test_the_day_of_arrival_is_that_of_the_zone_of_the_programme(tmp_path: Path) -> None:
    assert PROGRAMME.compiled.zone is not None
    register = Register(Store(tmp_path / "r.db", create=True), PROGRAMME)
    days = [(PROGRAMME.compiled.today().toordinal() + more) for more in (31, 32)]
    lines = [event(f"e{day}", date=date.fromordinal(day).isoformat()) for day in days]
    assert codes(take(register, *lines)) == ["event-ahead"]


def test_a_day_is_looked_at_when_an_event_arrives_and_never_again(tmp_path: Path) -> None:
    take(opened(tmp_path / "r.db"), event("e0", date="2026-12-28"))
    store = Store(tmp_path / "r.db", create=True)
    earlier = Register(store, PROGRAMME, today=lambda: date(2022, 1, 1))
    assert earlier.log.date == date(2026, 12, 28)
    # The same event again is known already.
    assert take(earlier, event("e0", date="2026-12-28")) == []
    assert wrong(earlier) == []


def test_a_fact_that_is_taken_back_is_as_it_was_before_it(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0", value=True), event("e1"))
    before = len(list(register.store.entries()))
    told = take(register, retraction("r0", "e1"))
    assert {(change[2], change[3]) for change in changes(told)} == {("ineligible", "undetermined")}
    assert (len(told), told[0].event, told[0].change.fact.fact) == (10, "r0", "registered_in_zone")
    assert told[0].change.criteria == ("g-location",)
    assert register.session("甲").profile.values == {("registered_in_zone", None): True}
    assert len(list(register.store.entries())) == before + 11
    assert wrong(register) == []


def test_a_first_fact_that_is_taken_back_is_not_known(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0"))
    assert len(take(register, retraction("r0", "e0"))) == 10
    assert register.session("甲").profile.values == {}
    assert wrong(register) == []


def test_a_withdrawal_of_all_years_that_is_taken_back_brings_them_back(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db", town({}))
    years = [event(f"y{year}", "turnover", 7, year=year) for year in (2020, 2021)]
    take(register, *years, event("w", "turnover", None), retraction("r0", "w"))
    assert register.session("甲").profile.values == {("turnover", 2020): 7, ("turnover", 2021): 7}
    assert wrong(register) == []


def test_an_event_taken_back_that_moved_the_register_moves_it_and_its_companies_back(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0", "moved_into_base_on", "2021-06-01", company="早", date="2022-06-30"))
    take(register, event("e1", "sector", "not_laser", date="2026-12-01"))
    # Both stand at the wrong day by now: the first three years in the base are over.
    take(register, event("e2", "project_on_file", True, company="早", date="2022-07-01"))
    assert register.log.date == date(2026, 12, 1)
    told = take(register, retraction("r0", "e1", date="2022-07-02"))
    assert register.log.date == date(2022, 7, 2)
    assert register.session("早").as_of == date(2022, 7, 1)
    assert register.session("甲").as_of == date(2022, 7, 2)
    assert [each for each in changes(told) if each[0] == "早"] == [
        ("早", "premises-rent", "ineligible", "undetermined")
    ]
    assert {each.event for each in told} == {"r0"}
    assert wrong(register) == []
    assert stands(opened(tmp_path / "r.db")) == stands(register)


FACTS: dict[str, list[Any]] = {
    "registered_in_zone": [True, False, None],
    "sector": ["lasers", "not_laser", None],
    "founded_on": ["2011-04-01", "2020-04-01"],
    "project_on_file": [True, False],
}


def drawn(seed: int, count: int) -> list[str]:
    """Return events of three companies, in no order of their days."""
    pick = random.Random(seed)
    lines = []
    for number in range(count):
        fact = pick.choice(list(FACTS))
        day = date(2022, 1, 1).toordinal() + pick.randrange(1_400)
        more = {"company": pick.choice("甲乙丙"), "date": date.fromordinal(day).isoformat()}
        lines.append(event(f"e{number}", fact, pick.choice(FACTS[fact]), **more))
    return lines


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(
    "by_hand", [lambda _: None, lambda register: register.move(date(2026, 1, 1))], ids=["events alone", "moved by hand"]
)
def test_without_an_event_a_register_stands_as_if_it_had_never_come(
    tmp_path: Path, seed: int, by_hand: Callable[[Register], object]
) -> None:
    pick, lines = random.Random(seed), drawn(seed, 25)
    gone = [json.loads(lines[at]) for at in pick.sample(range(25), 3)]
    back = [retraction(f"r-{one['id']}", one["id"], company=one["company"], date="2022-01-01") for one in gone]
    without, never = opened(tmp_path / "r.db"), opened(tmp_path / "never.db")
    out = {one["id"] for one in gone}
    first, second = ([line for line in lines[a:b] if json.loads(line)["id"] not in out] for a, b in ((0, 12), (12, 25)))
    take(without, *lines[:12])
    take(never, *first)
    by_hand(without)
    by_hand(never)
    take(without, *lines[12:], *back)
    take(never, *second)
    # What is taken back stands at the date of the register, as after any event.
    at = [without.session(one["company"]).as_of for one in gone]
    moved = [never.session(one["company"]).at(never.log.date) for one in gone]
    assert (without.log.date, at) == (never.log.date, [never.log.date] * 3)
    assert len(moved) == 3
    assert stands(without) == stands(never)
    assert wrong(without) == []
    assert stands(opened(tmp_path / "r.db")) == stands(without)
    # And it goes on as the other does.
    more = event("m", "sector", "lasers", date="2026-12-02")
    assert changes(take(without, more)) == changes(take(never, more))


def test_what_remains_and_contradicts_is_set_aside_and_told(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0", "founded_on", "2020-04-01"), event("e1", "founded_on", "2011-04-01"))
    take(register, event("e2", "annual_revenue", "1亿", year=2018))
    told = take(register, retraction("r0", "e1"))
    assert codes(told) == ["contradictory"]
    assert register.session("甲").profile.values == {("founded_on", None): date(2020, 4, 1)}
    assert wrong(register) == []
    assert stands(opened(tmp_path / "r.db")) == stands(register)


def test_what_is_taken_back_stays_so_under_other_rules(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db", town({}))
    take(register, event("e0", "in_town", True), event("e1", "in_town", False), retraction("r0", "e1"))
    register.store.close()
    other = town({"when: {in_town: true}": "when: {in_town: false}"}, "rules/criteria.yaml")
    register = opened(tmp_path / "r.db", other)
    assert register.session("甲").profile.values == {("in_town", None): True}
    assert register.session("甲").outcomes["grant"].value == "ineligible"
    assert wrong(register) == []


def test_a_retraction_sent_twice_and_the_event_sent_again_change_nothing(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0"), retraction("r0", "e0"))
    last = register.store.last
    assert take(register, retraction("r0", "e0"), event("e0")) == []
    assert register.store.last == last


REFUSED = {
    "of an unknown event": (retraction("r", "e9"), "retract-unknown"),
    "of itself": (retraction("r", "r"), "retract-unknown"),
    "of a line that was refused": (retraction("r", "bad"), "retract-unknown"),
    "of another company": (retraction("r", "e0", company="乙"), "retract-other-company"),
    "twice": (retraction("r", "e1"), "retract-twice"),
    "of a retraction": (retraction("r", "r1"), "retract-retraction"),
    "with a fact": (retraction("r", "e0", fact="sector"), "event-retracts"),
    "with a value": (retraction("r", "e0", value=None), "event-retracts"),
    "with a year": (retraction("r", "e0", year=2021), "event-retracts"),
    "of no text": (retraction("r", "e0").replace('"e0"', "7"), "event-not-text"),
    "of a day ahead": (retraction("r", "e0", date="2202-01-01"), "event-ahead"),
}


@pytest.mark.parametrize(("line", "expected"), REFUSED.values(), ids=list(REFUSED))
def test_a_retraction_that_cannot_be_is_refused_and_changes_nothing(tmp_path: Path, line: str, expected: str) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0"), event("e1", value=True), retraction("r1", "e1"), event("bad", "sectr"))
    before = stands(register)
    assert codes(take(register, line)) == [expected]
    assert stands(register) == before
    assert wrong(register) == []


def test_a_retraction_in_a_store_that_takes_back_nothing_is_found(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0"))
    body = {**json.loads(retraction("r0", "e9")), "judged_at": "2022-06-30", "first": None}
    with register.store.writing():
        register.store.append("event", "r0", "甲", json.dumps(body))
    assert [each.kind for each in wrong(opened(tmp_path / "r.db"))] == ["event"]


def test_a_retraction_of_what_is_no_event_is_damage(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0"), event("e1", company="乙"))
    body = {**json.loads(retraction("r0", "e1")), "judged_at": "2022-06-30", "first": None}
    with register.store.writing():
        register.store.append("event", "r0", "甲", json.dumps(body))
    with forging(tmp_path / "r.db") as db:
        db.execute(
            "update entry set body = replace(body, '\"judged_at\":\"2022', '\"judged_at\":\"x') where event = 'e1'"
        )
    with pytest.raises(lucidrule.UnreadableInput) as raised:
        list(compared(register.store, PROGRAMME, ["甲"]))
    assert [fault.code for fault in raised.value.faults] == ["store-damaged"]


LATE = {
    "a value": ([event("e0", date="2022-07-02")], event("e1", value=True), "e0"),
    "in one batch the last one": (
        [event("e0", date="2022-07-03"), event("e1", date="2022-07-02")],
        event("e2", value=True, date="2022-07-01"),
        "e1",
    ),
    "a withdrawal": ([event("e0", value=None, date="2022-07-02")], event("e1", value=True), "e0"),
    "of a year": (
        [event("e0", "annual_revenue", "1亿", year=2021, date="2022-07-02")],
        event("e1", "annual_revenue", "2亿", year=2021),
        "e0",
    ),
    "all years": (
        [event(f"e{day}", "annual_revenue", "1亿", year=2020, date=f"2022-07-0{day}") for day in (2, 3)],
        event("e1", "annual_revenue", None),
        "e3",
    ),
    "a withdrawal of all years": (
        [event("e0", "annual_revenue", None, date="2022-07-02")],
        event("e1", "annual_revenue", "1亿", year=2020),
        "e0",
    ),
}


@pytest.mark.parametrize(("earlier", "late", "of"), LATE.values(), ids=list(LATE))
@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "apart"])
def test_an_event_that_is_older_than_what_it_overrides_is_told(
    tmp_path: Path, earlier: list[str], late: str, of: str, together: bool
) -> None:
    register = opened(tmp_path / "r.db")
    batches = {True: [[*earlier, late]], False: [*([line] for line in earlier), [late]]}[together]
    told = [each for batch in batches for each in take(register, *batch)]
    found = [each.said["late"]["id"] for each in told if isinstance(each, LateEvent)]
    assert found[-1:] == [of]
    # It counts all the same, and is none other when it is sent again.
    assert take(register, late) == []
    assert wrong(register) == []


NOT_LATE = {
    "of the same day": [event("e0"), event("e1", value=True)],
    "of another fact": [event("e0", date="2022-07-02"), event("e1", "sector", "lasers")],
    "of another year": [
        event(f"e{y}", "annual_revenue", "1亿", year=y, date=f"{2042 - y}-01-01") for y in (2020, 2021)
    ],
    "of another company": [event("e0", date="2022-07-02"), event("e1", company="乙")],
    "of what was taken back": [event("e0", date="2022-07-02"), retraction("r0", "e0"), event("e1")],
    "of what was refused": [event("e0", value="perhaps", date="2022-07-02"), event("e1")],
}


@pytest.mark.parametrize("lines", NOT_LATE.values(), ids=list(NOT_LATE))
def test_what_overrides_nothing_later_is_not_told(tmp_path: Path, lines: list[str]) -> None:
    assert [each for each in take(opened(tmp_path / "r.db"), *lines) if isinstance(each, LateEvent)] == []


def test_watch_and_history_tell_what_is_late_and_what_was_taken_back(tmp_path: Path) -> None:
    lines = [event("e0", date="2022-07-02"), event("e1", value=True), retraction("r0", "e1")]
    (tmp_path / "e.jsonl").write_text("".join(lines), encoding="utf-8")
    done = run("watch", "--store", "r.db", "--events", "e.jsonl", "--lang", "en", folder=tmp_path)
    late = "30 June 2022  甲  Registration in the zone  yes  told by clerk, source: filing; older than event e0"
    assert done.stderr.startswith(f"{late} of 2 July 2022, which it overrides\n3 events taken, 0 refused; 30 changes")
    told = run("history", "--store", "r.db", "甲", "--lang", "en", folder=tmp_path).stdout
    assert f"{late} of 2 July 2022, which it overrides\n" in told
    assert "30 June 2022  甲  event e1  retracted  told by clerk, source: review\n" in told
    assert run("history", "--store", "r.db", "--verify", folder=tmp_path).returncode == 0


def test_what_is_late_and_was_not_told_is_told_at_the_next_start(tmp_path: Path) -> None:
    register = opened(tmp_path / "r.db")
    take(register, event("e0", date="2022-07-02"), event("e1", value=True))
    register.store.close()
    done = run("watch", "--store", "r.db", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stderr.count("older than event e0")) == (0, 1)
    assert "older" not in run("watch", "--store", "r.db", "--since", "1", "--lang", "en", folder=tmp_path).stderr
