"""What recorded outcomes would have been under other rules, against a register that stood under them all along."""

import json
import random
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import run
from renaming import GOOD, renamed, replaced
from town import town

import lucidrule
from lucidrule.core.verdict import Outcome
from lucidrule.core.version import ENGINE
from lucidrule.register.kept_rules import is_register, rules_kept
from lucidrule.register.otherwise import Differing, Replayed, replayed
from lucidrule.register.register import Register
from lucidrule.register.replay import Rules
from lucidrule.register.store import Store

HERE = Path(__file__).resolve().parent
CRITERIA, PRODUCTS = "rules/criteria.yaml", "rules/demo/product-prize.yaml"
ANY_YEAR = {"when: {made_on: {within_year: assessment}}": "when: {made_on: {before: 2030-01-01}}"}
SMALLER = {"when: {staff: {at_most: 100}}": "when: {staff: {at_most: 50}}"}
PRODUCT = [{"made_on": "2021-03-01", "sales": "20万", "buyer_local": False}]
Line = tuple[str, int, str]


def line(name: str, fact: str = "", value: Any = None, **more: Any) -> Line:
    said: dict[str, Any] = {"fact": fact, "value": value} if value is not None else {"fact": fact, "withdrawn": True}
    by = {"company": "甲", "date": "2022-06-30", "source": "filing", "who": "clerk"}
    return "f", 1, json.dumps({"id": name, **(said if fact else {}), **by, **more}, ensure_ascii=False)


def kept(path: Path, programme: lucidrule.Programme, *lines: Line) -> None:
    register = Register(Store(path, create=True), programme)
    register.renew()
    list(register.take(lines))
    register.store.close()


def found(path: Path, other: lucidrule.Programme) -> Replayed:
    store = Store(path, create=False)
    (only,) = replayed(store, Rules(store, other), other, store.companies())
    store.close()
    return only


def told(differing: tuple[Differing, ...]) -> list[tuple[str, str, str, int, int | None]]:
    return [(d.policy, d.pair[0].value, d.pair[1].value, d.since, d.until) for d in differing]


@pytest.fixture(scope="module")
def smaller() -> lucidrule.Programme:
    return town(SMALLER, CRITERIA)


@pytest.fixture(scope="module")
def model() -> lucidrule.Programme:
    return lucidrule.load(GOOD)


def write_fewer(folder: Path) -> Path:
    """Write the model programme for firms of 50, that knows of none above 70."""
    root = Path(shutil.copytree(GOOD, folder))
    criteria, facts = root / CRITERIA, root / "rules/facts.yaml"
    criteria.write_text(replaced(criteria.read_text("utf-8"), *SMALLER.items()), encoding="utf-8")
    facts.write_text(replaced(facts.read_text("utf-8"), ("at_most: 10000", "at_most: 70")), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def fewer(tmp_path_factory: pytest.TempPathFactory) -> lucidrule.Programme:
    return lucidrule.load(write_fewer(tmp_path_factory.mktemp("fewer") / "rules"))


# The prize asks for a firm in the town of at most 100, under the other rules of at most 50, and a product of 2021.
PRIZE = (line("e1", "in_town", True), line("e2", "products", PRODUCT), line("e3", "staff", 60))


def test_an_outcome_is_told_from_the_entry_by_which_it_differs_to_the_one_by_which_it_does_no_more(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    kept(tmp_path / "r.db", model, *PRIZE, line("e4", "staff", 50))
    only = found(tmp_path / "r.db", smaller)
    # Entry 1 are the rules, 2 to 4 the events, 5 and 6 what the last of them leads to, also for the grant, which is for
    # 50 at most; 7 is the event that ends it.
    assert told(only.differing) == [("product-prize", "eligible", "ineligible", 4, 7)]
    (differing,) = only.differing
    assert differing.recorded.entry == 6
    # Two outcomes it began with; two changes, and the grant's back.
    assert (only.outcomes, only.aside) == (5, ())


def test_both_receipts_are_those_of_their_determinations(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    kept(tmp_path / "r.db", model, *PRIZE)
    (differing,) = found(tmp_path / "r.db", smaller).differing
    assert differing.recorded.change is not None
    sides = (
        (differing.recorded.receipt, differing.recorded.change.determination),
        (differing.receipt, differing.other.determination),
    )
    receipts = [(each["rules"], each["facts"], each["confirmed_by"]) for each, _ in sides]
    assert receipts == [
        (made.receipt["rules_digest"], made.receipt["facts_digest"], made.receipt["confirmation"]["by"])
        for _, made in sides
    ]
    assert [made.outcomes[0].outcome for _, made in sides] == [Outcome.ELIGIBLE, Outcome.INELIGIBLE]
    assert receipts[0][0] == model.compiled.digest
    assert receipts[1][0] == smaller.compiled.digest


def test_an_outcome_that_it_began_with_has_no_receipt_but_the_rules(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    kept(tmp_path / "r.db", model, line("e1", "staff", 60))
    (differing,) = found(tmp_path / "r.db", smaller).differing
    assert told((differing,)) == [("product-prize", "undetermined", "ineligible", 2, None)]
    nothing = {"rules": model.compiled.digest, "facts": None, "engine": None, "confirmed_by": None}
    assert (differing.recorded.receipt, differing.recorded.change) == (nothing, None)


def compare(name: str, text: str, update: bool) -> None:
    golden = HERE / "golden" / name
    if update:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


VALUES: list[tuple[str, list[Any]]] = [
    ("in_town", [True, True, None, False]),
    ("staff", [7, 50, 51, 100, 101, None]),
    ("products", [PRODUCT, [], None, [{"made_on": "2020-03-01", "sales": "20万"}]]),
]


def some_events(chance: random.Random) -> list[Line]:
    """Return events of one company: facts told, corrected, withdrawn, taken back, while years go by."""
    lines = []
    for number in range(24):
        day = f"202{1 + number // 8}-0{1 + number % 8 // 2}-11"
        fact, values = chance.choice(VALUES)
        taken_back = chance.random() < 0.15 and number
        retracted = {"retract": f"e{chance.randrange(number)}"} if taken_back else {}
        lines.append(line(f"e{number}", "" if retracted else fact, chance.choice(values), date=day, **retracted))
    return lines


def standing(path: Path) -> dict[int, tuple[str, dict[str, str]]]:
    """Return the outcomes that a register recorded for each event, by its entry, with the id of the event."""
    store = Store(path, create=False)
    stands: dict[int, tuple[str, dict[str, str]]] = {}
    now: dict[str, str] = {}
    last = 0
    for entry in store.entries(company="甲"):
        body = store.body(entry)
        if entry.kind == "event":
            now, last = {**(body["first"] or now)}, entry.seq
            stands[last] = (body["id"], now)
        else:
            now[body["policy"]] = body["after"]
    store.close()
    return stands


@pytest.mark.parametrize("seed", range(2))
def test_what_differs_after_each_event_is_what_two_registers_come_to(
    tmp_path: Path, seed: int, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    lines = some_events(random.Random(seed))
    kept(tmp_path / "r.db", model, *lines)
    kept(tmp_path / "n.db", smaller, *lines)
    old, new = standing(tmp_path / "r.db"), dict(standing(tmp_path / "n.db").values())
    expected = [
        {policy: (was, new[event][policy]) for policy, was in before.items() if was != new[event][policy]}
        for event, before in old.values()
    ]
    differing = found(tmp_path / "r.db", smaller).differing
    after = [
        {
            each.policy: (each.pair[0].value, each.pair[1].value)
            for each in differing
            if each.since <= number and (each.until is None or number < each.until)
        }
        for number in old
    ]
    assert after == expected
    assert {} in expected
    assert [each for each in expected if each] != []


def test_under_its_own_rules_nothing_differs_whatever_happened(tmp_path: Path, model: lucidrule.Programme) -> None:
    kept(tmp_path / "r.db", model, *some_events(random.Random(7)))
    assert found(tmp_path / "r.db", model).differing == ()


def test_what_time_changes_is_compared_before_what_the_event_says(tmp_path: Path, model: lucidrule.Programme) -> None:
    later = town(ANY_YEAR, PRODUCTS)
    kept(tmp_path / "r.db", model, *PRIZE, line("e4", "staff", 400, date="2023-06-30"))
    # With 2023 the product of 2021 is too old, by time; with 400 the firm is too large under both.
    assert told(found(tmp_path / "r.db", later).differing) == [("product-prize", "ineligible", "eligible", 7, 7)]


def test_a_register_that_was_moved_is_compared_at_its_day(tmp_path: Path, model: lucidrule.Programme) -> None:
    later = town(ANY_YEAR, PRODUCTS)
    path = tmp_path / "r.db"
    kept(path, model, *PRIZE)
    register = Register(Store(path, create=True), model)
    register.move(date(2023, 1, 1))
    register.store.close()
    assert told(found(path, later).differing) == [("product-prize", "ineligible", "eligible", 7, None)]


def test_rules_that_changed_in_between_are_compared_with_the_same_other_rules(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    path = tmp_path / "r.db"
    kept(path, model, *PRIZE)
    kept(path, smaller)
    assert told(found(path, smaller).differing) == [("product-prize", "eligible", "ineligible", 4, 7)]
    assert told(found(path, model).differing) == [("product-prize", "ineligible", "eligible", 7, None)]


def test_policies_that_only_one_of_both_has_are_not_in_force_in_the_other(
    tmp_path: Path, model: lucidrule.Programme
) -> None:
    kept(tmp_path / "r.db", lucidrule.load(), line("e1", "registered_in_zone", False))
    only = found(tmp_path / "r.db", model)
    pairs = sorted({(recorded, other) for _, recorded, other, _, _ in told(only.differing)})
    # The ten are undetermined until the first event, then not eligible; the two of the model programme know nothing.
    assert pairs == [
        ("ineligible", "not_in_force"),
        ("not_in_force", "undetermined"),
        ("undetermined", "not_in_force"),
    ]
    assert [aside.key for aside in only.aside] == [("registered_in_zone", None)]


def test_a_value_that_the_other_rules_do_not_take_is_not_known_and_neither_is_the_one_before(
    tmp_path: Path, model: lucidrule.Programme, fewer: lucidrule.Programme
) -> None:
    told_again = line("e4", "staff", 80), line("e5", "staff", 80, date="2022-07-01"), line("e6", "staff", 61)
    kept(tmp_path / "r.db", model, *PRIZE, *told_again)
    only = found(tmp_path / "r.db", fewer)
    assert told(only.differing) == [
        ("product-prize", "eligible", "ineligible", 4, 7),
        ("grant", "ineligible", "undetermined", 7, 9),
        ("product-prize", "eligible", "undetermined", 7, 9),
        ("product-prize", "eligible", "ineligible", 9, None),
    ]
    assert [(aside.key, [fault.code for fault in aside.faults]) for aside in only.aside] == [
        (("staff", None), ["above-maximum"])
    ]


def test_what_was_taken_back_leaves_aside_what_the_other_rules_do_not_take(
    tmp_path: Path, model: lucidrule.Programme, fewer: lucidrule.Programme
) -> None:
    lines = (*PRIZE[:2], line("e3", "staff", 80), line("e4", retract="e1"), line("e5", "in_town", True))
    kept(tmp_path / "r.db", model, *lines)
    kept(tmp_path / "r.db", fewer)
    only = found(tmp_path / "r.db", fewer)
    assert told(only.differing) == [
        ("grant", "ineligible", "undetermined", 4, 11),
        ("product-prize", "eligible", "undetermined", 4, 7),
        ("product-prize", "eligible", "undetermined", 9, 11),
    ]
    assert [aside.key for aside in only.aside] == [("staff", None)]


def test_names_of_before_and_of_now_are_the_same_in_both_directions(tmp_path: Path, model: lucidrule.Programme) -> None:
    now = renamed(tmp_path / "p")
    kept(tmp_path / "r.db", model, *PRIZE)
    assert told(found(tmp_path / "r.db", now).differing) == []
    kept(tmp_path / "r.db", now, line("e4", "in_this_town", False), line("e5", retract="e4"))
    both = [found(tmp_path / "r.db", each) for each in (model, now)]
    assert [(each.differing, each.aside) for each in both] == [((), ()), ((), ())]


def test_rules_of_the_time_that_cannot_be_read_leave_their_outcomes_to_be_compared(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    path = tmp_path / "r.db"
    kept(path, model, *PRIZE)
    store = Store(path, create=True)
    texts = {"digest": "0" * 64, "programme": "x", "version": "1", "texts": {"policies.yaml": "language: 99"}}
    with store.writing():
        store.append("rules", None, None, json.dumps(texts))
    store.close()
    assert told(found(path, smaller).differing) == [("product-prize", "eligible", "ineligible", 4, None)]
    with pytest.raises(lucidrule.RulesAtFault):
        rules_kept(path)


def test_a_register_gives_the_rules_that_it_keeps(
    tmp_path: Path, model: lucidrule.Programme, smaller: lucidrule.Programme
) -> None:
    path = tmp_path / "r.db"
    kept(path, model, *PRIZE)
    kept(path, smaller)
    digests = [rules_kept(path, entry).compiled.digest for entry in (None, 1, 6, 7)]
    now, then = smaller.compiled.digest, model.compiled.digest
    assert digests == [now, then, then, now]
    with pytest.raises(lucidrule.UnreadableInput) as raised:
        rules_kept(path, 0)
    assert [fault.code for fault in raised.value.faults] == ["no-rules-kept"]
    assert [is_register(each) for each in (path, tmp_path / "none.db", Path(__file__))] == [True, False, False]


def test_kept_texts_that_are_not_those_of_their_digest_are_no_rules(tmp_path: Path, model: lucidrule.Programme) -> None:
    path = tmp_path / "r.db"
    store = Store(path, create=True)
    body = {"digest": "0" * 64, "programme": "x", "version": "1", "texts": dict(model.compiled.texts)}
    with store.writing():
        store.append("rules", None, None, json.dumps(body))
    store.close()
    with pytest.raises(lucidrule.UnreadableInput) as raised:
        rules_kept(path)
    assert [fault.code for fault in raised.value.faults] == ["store-damaged"]


@pytest.fixture
def with_rules(tmp_path: Path) -> Path:
    """Give a folder with a register of two companies, and with other rules."""
    write_fewer(tmp_path / "other")
    more = (line("e4", "staff", 50), line("e5", "staff", 60), line("e6", "staff", 80, company="乙"))
    kept(tmp_path / "r.db", lucidrule.load(GOOD), *PRIZE, *more)
    return tmp_path


@pytest.mark.usefixtures("without_durable_rules")
@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_replay_in_words(with_rules: Path, lang: str, update_golden: bool) -> None:
    runs = [
        run("history", "--store", "r.db", *company, "--replay", rules, "--lang", lang, folder=with_rules)
        for company, rules in (((), "other"), (("乙",), "other"), ((), "r.db"), ((), "r.db:1"))
    ]
    assert [each.returncode for each in runs] == [1, 1, 0, 0]
    compare(f"replay.{lang}.txt", "\n".join(each.stdout for each in runs).replace(ENGINE, "0"), update_golden)


def test_a_replay_as_json_has_both_determinations(with_rules: Path) -> None:
    done = run("history", "--store", "r.db", "--replay", "other", "--json", folder=with_rules)
    aside, unknown, first, second, summary = [json.loads(each) for each in done.stdout.splitlines()]
    assert [(each["since"], each["until"]) for each in (first, second, unknown)] == [(4, 7), (9, None), (11, None)]
    # 80 is too many for the grant; what is not taken is not known.
    assert (unknown["company"], unknown["policy"], unknown["replayed"]["outcome"]) == ("乙", "grant", "undetermined")
    outcomes = [first[side]["determination"]["outcomes"][0]["outcome"] for side in ("recorded", "replayed")]
    assert outcomes == ["eligible", "ineligible"]
    assert (aside["kind"], aside["company"], aside["fact"]) == ("aside", "乙", "staff")
    del summary["rules"]
    assert summary == {
        "kind": "summary",
        "outcomes": 9,
        "companies": 2,
        "differences": 3,
        "companies_differing": 2,
        "still": 2,
    }
