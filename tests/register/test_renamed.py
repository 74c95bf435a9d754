"""A register whose rules have renamed facts, choices, parts and policies: it goes on, and what it kept verifies."""

import json
from pathlib import Path
from typing import Any

from command import run
from renaming import GOOD, renamed

import lucidrule
from lucidrule.present.changes import difference_line
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.register.verify import compared


def line(name: str, fact: str, value: Any = None, **more: Any) -> tuple[str, int, str]:
    said = {"withdrawn": True} if value is None else {"value": value}
    by = {"company": "甲", "date": "2022-06-30", "source": "filing", "who": "clerk"}
    return "f", 1, json.dumps({"id": name, "fact": fact, **by, **said, **more}, ensure_ascii=False)


def taking_back(name: str, other: str) -> tuple[str, int, str]:
    by = {"company": "甲", "date": "2022-06-30", "source": "filing", "who": "clerk"}
    return "f", 1, json.dumps({"id": name, "retract": other, **by}, ensure_ascii=False)


BEFORE = (
    line("e0", "staff", 7),
    line("e1", "in_town", True),
    line("e2", "trade", "craft"),
    line("e3", "turnover", "6亿", year=2020),
    line("e4", "products", [{"made_on": "2021-03-01", "sales": "20万", "buyer_local": False}]),
)


def before(path: Path) -> None:
    """Keep a register under the names of before."""
    register = Register(Store(path, create=True), lucidrule.load(GOOD))
    register.renew()
    told = [*register.take(BEFORE)]
    register.store.close()
    assert [(each.change.policy, each.change.after.value) for each in told if isinstance(each, ToldChange)] == [
        ("product-prize", "eligible")
    ]


def opened(path: Path, programme: lucidrule.Programme) -> tuple[Register, list[Any]]:
    register = Register(Store(path, create=True), programme)
    return register, register.renew()


def verified(register: Register, programme: lucidrule.Programme) -> tuple[int, int, int]:
    """Return how many outcomes differ, were compared, could not be."""
    found = list(compared(register.store, programme, register.store.companies()))
    return sum(len(one.differences) for one in found), sum(one.changes for one in found), found[0].skipped


def test_a_register_opens_under_other_names_without_a_change(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    programme = renamed(tmp_path / "p")
    register, told = opened(tmp_path / "r.db", programme)
    assert told == []
    assert register.session("甲").outcomes["prize-for-products"].value == "eligible"
    assert verified(register, programme) == (0, 1, 0)


def test_a_pair_of_changes_that_was_recorded_at_a_renaming_is_told_as_such(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    programme = renamed(tmp_path / "p")
    register, _ = opened(tmp_path / "r.db", programme)
    log = register.log
    (change,) = [log.store.body(each) for each in log.store.entries() if each.kind == "change"]
    with log.batch():
        pair = (("product-prize", "eligible", "not_in_force"), ("prize-for-products", "not_in_force", "eligible"))
        for policy, was, now in pair:
            log.write("change", None, "甲", {**change, "policy": policy, "before": was, "after": now, "by_rules": True})
    (found,) = compared(log.store, programme, ["甲"])
    assert [difference_line(each, "en").partition(": ")[2] for each in found.differences] == [
        "recorded as the policy `product-prize` became `prize-for-products`: no outcome changed, later entries stand, "
        "and nothing has to be done"
    ] * 2
    assert register.session("甲").outcomes["prize-for-products"].value == "eligible"


def test_what_is_told_under_the_name_of_now_replaces_what_was_told_under_that_of_before(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    programme = renamed(tmp_path / "p")
    register, _ = opened(tmp_path / "r.db", programme)
    told = list(register.take([line("e5", "in_this_town", False), line("e6", "in_this_town")]))
    assert [(each.change.policy, each.change.after.value) for each in told if isinstance(each, ToldChange)] == [
        ("grant", "ineligible"),
        ("prize-for-products", "ineligible"),
        ("grant", "undetermined"),
        ("prize-for-products", "undetermined"),
    ]
    register.store.close()
    again, none = opened(tmp_path / "r.db", programme)
    assert (none, again.session("甲").outcomes["prize-for-products"].value) == ([], "undetermined")
    assert verified(again, programme) == (0, 5, 0)


def test_an_event_of_before_can_be_taken_back(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    programme = renamed(tmp_path / "p")
    register, _ = opened(tmp_path / "r.db", programme)
    told = [each for each in register.take([taking_back("e7", "e1")]) if isinstance(each, ToldChange)]
    assert [(each.change.policy, each.change.after.value) for each in told] == [("prize-for-products", "undetermined")]
    assert [each.said["fact"] for each in told] == [{"fact": "in_this_town"}]
    register.store.close()
    again, _ = opened(tmp_path / "r.db", programme)
    assert verified(again, programme) == (0, 2, 0)


def test_an_event_under_the_name_of_before_is_taken(tmp_path: Path) -> None:
    programme = renamed(tmp_path / "p")
    register, _ = opened(tmp_path / "r.db", programme)
    told = [each for each in register.take([*BEFORE]) if isinstance(each, ToldChange)]
    assert [each.change.policy for each in told] == ["prize-for-products"]


def test_the_command_verifies_and_says_what_is_read_as_what(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    renamed(tmp_path / "p")
    was = (tmp_path / "r.db").read_bytes()
    done = run("migrate", "r.db", "--programme", "p", "--lang", "en", folder=tmp_path)
    assert done.stdout.splitlines() == [
        "`in_town` is read as `in_this_town` (1 entry)",
        "`trade` is read as `line` (1 entry)",
        "`turnover` is read as `sales_total` (1 entry)",
        "`product-prize` is read as `prize-for-products` (1 entry)",
        "✔ the register is read on; its log is never rewritten",
    ]
    assert (tmp_path / "r.db").read_bytes() == was
    history = run("history", "--store", "r.db", "--verify", "--programme", "p", "--lang", "en", folder=tmp_path)
    assert history.returncode == 0, history.stderr


def test_of_a_register_under_the_names_of_now_there_is_nothing_to_say(tmp_path: Path) -> None:
    before(tmp_path / "r.db")
    done = run("migrate", "r.db", "--programme", str(GOOD), "--lang", "en", folder=tmp_path)
    assert done.stdout == "✔ nothing to change\n"
