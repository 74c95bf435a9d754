"""A register under rules that change: what they change is told, and what was told under others can be recomputed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from town import town

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import render
from lucidrule.present.changes import difference_line
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.replay import Rules, replay
from lucidrule.register.store import Store
from lucidrule.register.verify import Difference, compared

FACTS = "rules/facts.yaml"
OTHER = town({"when: {in_town: true}": "when: {in_town: false}"}, "rules/criteria.yaml")
FEWER = town({"at_most: 10000": "at_most: 200"}, FACTS)
YEARLY = town({"remark: {type: text": "remark: {type: text, yearly: true"}, FACTS)


def line(name: str, fact: str, value: Any = None, **more: Any) -> tuple[str, int, str]:
    said = {"withdrawn": True} if value is None else {"value": value}
    by = {"company": "甲", "date": "2022-06-30", "source": "filing", "who": "clerk"}
    return "f", 1, json.dumps({"id": name, "fact": fact, **by, **said, **more})


def opened(path: Path, programme: lucidrule.Programme) -> tuple[Register, list[Any]]:
    register = Register(Store(path, create=True), programme)
    return register, register.renew()


def begun(path: Path, *lines: tuple[str, int, str], programme: lucidrule.Programme | None = None) -> None:
    register, told = opened(path, programme or town({}))
    assert told == []
    list(register.take(lines))
    register.store.close()


def wrong(register: Register, programme: lucidrule.Programme) -> tuple[list[Difference], int, int]:
    """Return what differs, what was compared, what could not be."""
    found = list(compared(register.store, programme, register.store.companies()))
    return [each for one in found for each in one.differences], sum(one.changes for one in found), found[0].skipped


def changes(told: list[Any]) -> list[tuple[str, str, str]]:
    listed = [each.change for each in told if isinstance(each, ToldChange)]
    return [(change.policy, change.before.value, change.after.value) for change in listed]


def test_what_other_rules_change_is_told_once_and_verifies_with_what_came_before(tmp_path: Path) -> None:
    begun(tmp_path / "r.db", line("e0", "in_town", False), line("e1", "in_town", True))
    register, told = opened(tmp_path / "r.db", OTHER)
    assert changes(told) == [
        ("grant", "undetermined", "ineligible"),
        ("product-prize", "undetermined", "ineligible"),
    ]
    assert opened(tmp_path / "r.db", OTHER)[1] == []
    # 2 policies lost by e0, 2 regained by e1, 2 lost by other rules: all of them are recomputed, the first under rules
    # that only the store still has.
    assert wrong(register, OTHER) == ([], 6, 0)


def test_an_outcome_recorded_under_earlier_rules_is_recomputed_under_these(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "in_town", False))
    forged = {
        "policy": "grant",
        "before": "undetermined",
        "after": "eligible",
        "criteria": ["in-town"],
        "by_rules": False,
    }
    register, _ = opened(path, town({}))
    body = {**json.loads(next(e.body for e in register.store.entries() if e.kind == "change")), **forged}
    with register.store.writing():
        register.store.append("change", "e0", "甲", json.dumps(body))
    register.store.close()
    register, _ = opened(path, OTHER)
    (found, *_) = wrong(register, OTHER)[0]
    assert (found.kind, found.entry, found.change) == ("change", 5, None)


def test_rules_that_cannot_be_read_any_more_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "in_town", False))
    register = Register(Store(path, create=True), OTHER)
    texts = {"digest": "0" * 64, "programme": "x", "version": "1", "texts": {"policies.yaml": "language: 99"}}
    with register.store.writing():
        register.store.append("rules", None, None, json.dumps(texts))
        body: dict[str, Any] = {
            "policy": "grant",
            "before": "ineligible",
            "after": "eligible",
            "criteria": [],
            "fact": None,
        }
        made = {"by_rules": True, "rules": "0", "facts": "0", "engine": "0", "confirmed_by": None}
        register.store.append("change", None, "甲", json.dumps({**body, "as_of": "2022-06-30", **made}))
    register = Register(Store(path, create=True), OTHER)
    assert changes(register.renew()) == [
        ("grant", "eligible", "undetermined"),
        ("product-prize", "ineligible", "undetermined"),
    ]
    assert wrong(register, OTHER) == ([], 4, 1)


def test_texts_that_are_not_those_sealed_are_no_rules(tmp_path: Path) -> None:
    begun(tmp_path / "r.db", line("e0", "in_town", False))
    store = Store(tmp_path / "r.db", create=False)
    rules = Rules(store, OTHER)
    (entry,) = rules.entries
    body = json.loads(entry.body)
    assert rules.of({**body, "digest": "1" * 64}) is None
    kept = rules.of(body)
    assert kept is not None
    assert kept.compiled.digest == body["digest"]


@pytest.mark.parametrize(
    ("other", "fact", "value"), [(FEWER, "staff", 800), (YEARLY, "remark", "x")], ids=["out of bounds", "now yearly"]
)
def test_a_fact_that_other_rules_do_not_take_is_set_aside_and_told(
    tmp_path: Path, other: lucidrule.Programme, fact: str, value: Any
) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", fact, value), line("e1", "in_town", False))
    register, told = opened(path, other)
    (refused,) = [each for each in told if isinstance(each, lucidrule.LucidruleError)]
    assert str(refused.faults[0].at) == "<甲>:1:1"
    assert [lang for lang in ("zh", "en", "ja") if not render(refused.faults, lang)] == []
    assert set(register.session("甲").profile.values) == {("in_town", None)}
    # The same after it was closed: the rest of what was told goes on.
    register.store.close()
    register, told = opened(path, other)
    assert told == []
    assert set(register.session("甲").profile.values) == {("in_town", None)}
    list(register.take([line("e2", "in_town", True), line("e3", "in_town", False, date="2023-01-01")]))
    assert wrong(register, other)[0] == []
    # Under the first rules it counts again.
    register, _ = opened(path, town({}))
    assert register.session("甲").profile.values[(fact, None)] == value
    assert wrong(register, other)[0] == []


def test_a_fact_of_two_kinds_is_told_again_under_rules_that_take_it(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "remark", "x"))
    register, _ = opened(path, YEARLY)
    list(register.take([line("e1", "remark", "y", year=2021)]))
    register.store.close()
    register, told = opened(path, town({}))
    assert len([each for each in told if isinstance(each, lucidrule.LucidruleError)]) == 1
    assert register.session("甲").profile.values == {("remark", None): "x"}
    register.store.close()
    assert opened(path, YEARLY)[0].session("甲").profile.values == {("remark", 2021): "y"}


def test_a_policy_that_comes_or_goes_with_the_rules_was_or_is_not_in_force(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "registered_in_zone", False), programme=lucidrule.load())
    register = Register(Store(path, create=True), town({}))
    told = register.renew()
    assert changes(told)[:2] == [
        ("grant", "not_in_force", "undetermined"),
        ("product-prize", "not_in_force", "undetermined"),
    ]
    assert {after for _, before, after in changes(told)[2:]} == {"not_in_force"}
    assert len(changes(told)) == 12
    gone = [each.change for each in told if isinstance(each, ToldChange)][-1]
    assert gone.to_dict()["determination"]["outcomes"] == []
    assert wrong(register, town({}))[0] == []


def test_a_register_that_another_process_renewed_writes_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "in_town", False))
    here, _ = opened(path, town({}))
    there, _ = opened(path, OTHER)
    assert opened(path, OTHER)[1] == []
    last = there.store.last
    with pytest.raises(lucidrule.UnreadableInput) as raised:
        list(here.take([line("e1", "in_town", True)]))
    assert [fault.code for fault in raised.value.faults] == ["store-other-rules"]
    with pytest.raises(lucidrule.UnreadableInput) as raised:
        here.move(here.log.date)
    assert [fault.code for fault in raised.value.faults] == ["store-other-rules"]
    there.store.catch_up()
    assert there.store.last == last


def test_two_that_renew_at_once_tell_it_once(tmp_path: Path) -> None:
    begun(tmp_path / "r.db", line("e0", "in_town", False))
    one, two = (Register(Store(tmp_path / "r.db", create=True), OTHER) for _ in range(2))
    assert (len(one.renew()), two.renew()) == (2, [])


def test_a_register_does_not_go_back_in_time_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CompiledProgramme, "today", lambda programme: date(2029, 12, 31))
    begun(tmp_path / "r.db", line("e0", "in_town", False))
    register, _ = opened(tmp_path / "r.db", town({}))
    with pytest.raises(lucidrule.LucidruleError) as raised:
        register.move(date(2022, 6, 29))
    assert [fault.code for fault in raised.value.faults] == ["register-ahead"]
    assert register.move(date(2022, 6, 30)) == []
    assert changes(register.move(date(2030, 1, 1))) == [
        ("grant", "ineligible", "not_in_force"),
        ("product-prize", "ineligible", "not_in_force"),
    ]
    assert wrong(register, town({}))[:2] == ([], 4)


def test_a_first_outcome_that_was_forged_is_found(tmp_path: Path) -> None:
    register, _ = opened(tmp_path / "r.db", town({}))
    append = register.store.append

    def forging(kind: str, event: str | None, company: str | None, body: str) -> None:
        append(kind, event, company, body.replace('"first":{"grant":"undetermined"', '"first":{"grant":"eligible"'))

    register.store.append = forging  # type: ignore[method-assign]  # a hand in the store
    list(register.take([line("e0", "staff", 7)]))
    found, _, _ = wrong(register, town({}))
    assert [(each.kind, each.entry) for each in found] == [("began", 2)]


def test_each_change_carries_its_document_with_receipt_under_the_rules_of_its_time(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    begun(path, line("e0", "in_town", False))
    register, _ = opened(path, OTHER)
    steps = [step for step in replay(register.store, Rules(register.store, OTHER), "甲") if step.change is not None]
    documents = [json.loads(step.to_json())["determination"] for step in steps]
    assert [each["outcomes"][0]["outcome"] for each in documents] == [
        "ineligible",
        "ineligible",
        "undetermined",
        "undetermined",
    ]
    receipts = [each["receipt"] for each in documents]
    assert [
        (each["rules_digest"], each["facts_digest"], each["engine_version"], each["confirmation"]["by"])
        for each in receipts
    ] == [
        (each["rules"], each["facts"], each["engine"], each["confirmed_by"]) for each in (step.body for step in steps)
    ]


def test_an_event_that_was_never_taken_is_found_by_recomputing(tmp_path: Path) -> None:
    register, _ = opened(tmp_path / "r.db", town({}))
    list(register.take([line("e0", "staff", 7)]))
    told = json.loads(line("e1", "staff", "many")[2])
    with register.store.writing():
        register.store.append("event", "e1", "甲", json.dumps({**told, "judged_at": "2022-06-30", "first": None}))
    found, _, _ = wrong(register, town({}))
    assert [(each.kind, each.entry) for each in found] == [("event", 3)]
    assert difference_line(found[0], "en").startswith("Entry 3 differs from what is recomputed: <staff>:1:1: ")


def test_a_null_withdraws_as_withdrawn_does(tmp_path: Path) -> None:
    register, _ = opened(tmp_path / "r.db", town({}))
    told = json.dumps({**json.loads(line("e1", "turnover", "x")[2]), "value": None})
    years = [line(f"y{year}", "turnover", 7, year=year) for year in (2020, 2021)]
    list(register.take([line("e0", "in_town", False), *years, ("f", 1, told)]))
    assert set(register.session("甲").profile.values) == {("in_town", None)}
    assert set(opened(tmp_path / "r.db", town({}))[0].session("甲").profile.values) == {("in_town", None)}
    assert wrong(register, town({}))[0] == []


def test_a_year_is_withdrawn_by_itself(tmp_path: Path) -> None:
    register, _ = opened(tmp_path / "r.db", town({}))
    list(register.take([line(f"y{year}", "turnover", 7, year=year) for year in (2020, 2021)]))
    list(register.take([line("e0", "turnover", year=2020)]))
    again, _ = opened(tmp_path / "r.db", town({}))
    assert register.session("甲").profile.values == again.session("甲").profile.values == {("turnover", 2021): 7}
    assert wrong(register, town({}))[0] == []
