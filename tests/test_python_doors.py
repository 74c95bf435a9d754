"""What callers from Python may hand over: whatever it is, a result comes out or an error of ours that names it."""

import copy
import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized
from unwilling import UNWILLING, NoZone

import lucidrule
from lucidrule.core.fault import render
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 6, 30)
PROGRAMME = lucidrule.load(Path(__file__).parent / "golden/good/programme")
ANY: Any = PROGRAMME
FACTS = {
    "in_town": True,
    "trade": "craft",
    "marks": ["green"],
    "founded_on": "2015-03-01",
    "moved_on": "never",
    "turnover": {2020: "3亿", 2021: "5.5亿"},
    "remark": "Ａ  b",
    "products": [{"sales": 5}],
}


class Mute:
    """Says nothing of itself."""

    def __str__(self) -> str:
        raise RuntimeError("mute")

    __repr__ = __str__


def holding_itself() -> dict[str, Any]:
    held: dict[str, Any] = {}
    held["turnover"] = held["facts"] = held
    return held


def list_holding_itself() -> list[Any]:
    held: list[Any] = []
    held.extend([held] * 3)
    return held


def deep(number: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for _ in range(number):
        made = {"facts": made}
    return made


ODD: dict[str, Any] = {
    "None": None,
    "list": [1],
    "number": 5,
    "float": 1.5,
    "flag": True,
    "NaN": float("nan"),
    "decimal NaN": Decimal("sNaN"),
    "infinite": Decimal("-Infinity"),
    "tiny": Decimal("1e-999999"),
    "huge": Decimal("1e999999"),
    "5000 digits": 10**5000,
    "object": object(),
    "mute": Mute(),
    "type": int,
    "set": frozenset("ab"),
    "complex": 1j,
    "fraction": Fraction(1, 3),
    "no UTF-8": b"\xff\xfe",
    "bytearray": bytearray(b"{}"),
    "half a character": "\ud83d",
    "NUL": "\0",
    "dots": "." * 5_000,
    "itself": holding_itself(),
    "list in itself": list_holding_itself(),
    "deep": deep(10_000),
    "many keys": {f"k{n}": 1 for n in range(30_000)},
    "odd key": {1.5: 1, None: 2},
    "not a time": pandas.NaT,
    "last moment": datetime.max.replace(tzinfo=UTC),
    "function": len,
}
DOORS: dict[str, Callable[[Any], Any]] = {
    "load": lucidrule.load,
    "profile": ANY.profile,
    "determine": lambda odd: ANY.determine(odd, as_of=AS_OF).to_dict(),
    "determine, as_of": lambda odd: ANY.determine({}, as_of=odd).explain("zh"),
    "determine, overrides": lambda odd: ANY.determine({}, as_of=AS_OF, overrides=odd),
    "determine, policies": lambda odd: ANY.determine({}, as_of=AS_OF, policies=odd),
    "determine, one policy": lambda odd: ANY.determine({}, as_of=AS_OF, policies=[odd]),
    "explain": lambda odd: ANY.determine({}, as_of=AS_OF).explain(odd),
    "changes": lambda odd: ANY.determine({}, as_of=AS_OF).changes(odd),
    "sensitivity": lambda odd: ANY.determine({}, as_of=AS_OF).sensitivity(odd),
    "many": lambda odd: [each.faults for each, _ in zip(ANY.determine_many(odd, as_of=AS_OF), "ab", strict=False)],
    "many, as_of": lambda odd: ANY.determine_many([{}], as_of=odd),
    "screen": lambda odd: ANY.screen(odd, as_of=AS_OF),
    "screen, as_of": lambda odd: ANY.screen(pl.DataFrame({"in_town": [True]}), as_of=odd),
    "screen, policies": lambda odd: ANY.screen(pl.DataFrame({"in_town": [True]}), as_of=AS_OF, policies=odd),
    "session": lambda odd: ANY.session(odd, as_of=AS_OF),
    "session, as_of": lambda odd: ANY.session(as_of=odd),
    "session, at": lambda odd: ANY.session(as_of=AS_OF).at(odd),
    "session, know": lambda odd: ANY.session(as_of=AS_OF).know(odd, 1),
    "session, know a value": lambda odd: ANY.session(as_of=AS_OF).know("turnover", odd, year=2021),
    "session, know a year": lambda odd: ANY.session(as_of=AS_OF).know("turnover", 5, year=odd),
    "session, forget": lambda odd: ANY.session(as_of=AS_OF).forget(odd),
    "session, forget a year": lambda odd: ANY.session(as_of=AS_OF).forget("turnover", year=odd),
    "interview": lambda odd: ANY.interview(odd, as_of=AS_OF).next(),
    "interview, as_of": lambda odd: ANY.interview(as_of=odd),
    "interview, policies": lambda odd: ANY.interview(as_of=AS_OF, policies=odd),
    "interview, answer": lambda odd: ANY.interview(as_of=AS_OF).answer(odd),
    "interview, answer to": lambda odd: ANY.interview(as_of=AS_OF).answer("1", odd),
    "interview, a question of": lambda odd: ANY.interview(as_of=AS_OF).question(Missing(odd)),
    "interview, question": lambda odd: ANY.interview(as_of=AS_OF).question(odd),
    "interview, value": lambda odd: ANY.interview(as_of=AS_OF).value(odd),
}


def taken(door: Callable[[Any], Any], odd: Any) -> Any:
    """Return what a door makes of something, or the error of ours that it raises, told in each language."""
    try:
        return door(odd)
    except lucidrule.LucidruleError as error:
        found = error
    assert found.faults
    assert "" not in [render(found.faults, lang) for lang in ("zh", "en", "ja")]
    return found


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_whatever_is_handed_over_a_result_comes_out_or_an_error_of_ours(odd: Any, door: Callable[[Any], Any]) -> None:
    taken(door, odd)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_so_it_is_with_values_and_keys_of_facts(odd: Any, fact: str) -> None:
    doors: list[Callable[[Any], Any]] = [
        lambda odd: ANY.determine({fact: odd}, as_of=AS_OF).to_dict(),
        lambda odd: ANY.determine({fact: {2021: odd}}, as_of=AS_OF).to_dict(),
        lambda odd: ANY.determine({fact: [{"sales": odd}]}, as_of=AS_OF).to_dict(),
        lambda odd: ANY.determine({}, as_of=AS_OF, overrides={fact: odd}).to_dict(),
        lambda odd: ANY.session(as_of=AS_OF).know(fact, odd),
        lambda odd: ANY.determine({"facts": {}, "company": {"name": odd, "figures": odd}}, as_of=AS_OF).to_dict(),
    ]
    assert len([taken(door, odd) for door in doors]) == 6


HOSTILE: dict[str, Any] = {
    **UNWILLING,
    "no zone": datetime(2020, 1, 2, tzinfo=NoZone()),
    **{name: ODD[name] for name in ("5000 digits", "not a time", "mute", "half a character", "itself", "deep", "NaN")},
}


@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE)
def test_so_it_is_with_what_the_authority_answered_and_what_was_granted(
    odd: Any, programme: lucidrule.Programme
) -> None:
    shipped: Any = programme
    keys: list[Any] = _keyed(odd)
    answers = [
        *(odd, {"share-of-zero": odd}, {"share-of-zero": {1: odd}}, *keys),
        *({"share-of-zero": {"answer": True, **{part: odd}}} for part in ("answer", "date", "source", "note")),
    ]
    granted = [
        *(odd, [odd], [{"policy": odd}], [{"policy": "x", "sum": odd}], [{"policy": "x", "year": odd}]),
        *([{**each, "policy": "x"}] for each in keys[:1]),
    ]
    companies = [*({"facts": {}, "answers": each} for each in answers), *({"granted": each} for each in granted)]
    doors: list[Callable[[Any], Any]] = [
        *(lambda _, company=company: shipped.determine(company, as_of=AS_OF).to_dict() for company in companies),
        lambda odd: shipped.determine({}, as_of=AS_OF, overrides={"granted": odd, "answers.share-of-zero": odd}),
        lambda odd: shipped.session(as_of=AS_OF).know("answers.share-of-zero", odd),
        lambda odd: shipped.session(as_of=AS_OF).know("answers.share-of-zero", True, year=odd),
        lambda odd: shipped.session(as_of=AS_OF).know("granted", odd),
        lambda odd: shipped.determine(odd, as_of=AS_OF),
        lambda odd: shipped.determine({}, as_of=odd),
        lambda odd: shipped.determine({"founded_on": odd}, as_of=AS_OF).to_dict(),
    ]
    assert len([taken(door, odd) for door in doors]) == len(companies) + 7


class Understated(Mapping[str, int]):
    """Says that it has one key, and never ends."""

    def __getitem__(self, key: str) -> int:
        return 1

    def __iter__(self) -> Iterator[str]:
        return (f"k{at}" for at in count())

    def __len__(self) -> int:
        return 1


HASHABLE = {name: odd for name, odd in ODD.items() if not isinstance(odd, bytearray | list | dict | Decimal)}


@pytest.mark.parametrize("odd", HASHABLE.values(), ids=HASHABLE)
def test_so_it_is_with_keys(odd: Any) -> None:
    doors: list[Callable[[Any], Any]] = [
        lambda odd: ANY.determine({odd: 1}, as_of=AS_OF),
        lambda odd: ANY.determine({"facts": {}, odd: 1}, as_of=AS_OF),
        lambda odd: ANY.determine({"facts": {}, "company": {odd: 1}}, as_of=AS_OF),
        lambda odd: ANY.determine({"turnover": {odd: 1}}, as_of=AS_OF),
        lambda odd: ANY.determine({}, as_of=AS_OF, overrides={odd: 1}),
    ]
    assert [type(taken(door, odd)).__mro__[-4:-3] for door in doors] == [(lucidrule.LucidruleError,)] * 5


def _keyed(thing: Any) -> list[Any]:
    """Return answers of which something is a key, where it can be one at all."""
    try:
        return [{thing: True}, {"share-of-zero": {thing: True}}]
    except (TypeError, RuntimeError):
        return []


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(),
    st.binary(max_size=20),
    st.dates(),
    st.datetimes(timezones=st.none() | st.timezones()),
    st.sampled_from(list(HASHABLE)).map(lambda name: HASHABLE[name]),
)
KEYS = st.one_of(st.sampled_from([*FACTS, "facts", "company", "name", 2021, "2021"]), SCALARS)
THINGS = st.recursive(
    SCALARS | st.sampled_from(list(ODD)).map(lambda name: ODD[name]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS.filter(_keyed), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=sized(10_000, small=200), deadline=None)
@given(thing=THINGS, door=st.sampled_from(list(DOORS)).map(lambda name: DOORS[name]))
def test_anything_at_all_comes_to_a_result_or_to_an_error_of_ours(thing: Any, door: Callable[[Any], Any]) -> None:
    taken(door, thing)


@pytest.mark.parametrize(
    ("call", "at", "code"),
    [
        (lambda: ANY.determine(None, as_of=AS_OF), "<company>", "wrong-kind"),
        (lambda: ANY.determine([], as_of=AS_OF), "<company>", "wrong-kind"),
        (lambda: ANY.determine("\0", as_of=AS_OF), "<company>", "wrong-kind"),
        (lambda: ANY.determine(ODD["many keys"], as_of=AS_OF), "<company>", "too-many-values"),
        (lambda: ANY.determine(Understated(), as_of=AS_OF), "<company>", "too-many-values"),
        (lambda: ANY.determine({"products": [{}] * 5_001}, as_of=AS_OF), "<company>", "too-many-values"),
        (lambda: ANY.determine(holding_itself(), as_of=AS_OF), "<company>", "too-deep"),
        (lambda: ANY.determine({None: 1, "null": 1}, as_of=AS_OF), "<company>", "odd-key"),
        (lambda: ANY.determine({None: 1}, as_of=AS_OF), "<company>", "unknown-fact"),
        (lambda: ANY.determine({}, as_of=None), "as_of", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=[]), "as_of", "wrong-kind"),
        (lambda: ANY.determine({}, as_of="1/6/2022"), "as_of", "two-days"),
        (lambda: ANY.determine({}, as_of=datetime.max.replace(tzinfo=UTC)), "as_of", "zoned-time"),
        (lambda: ANY.determine({}, as_of="soon"), "as_of", "not-a-date"),
        (lambda: ANY.determine({}, as_of=AS_OF, policies="grant"), "policies", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=AS_OF, policies=[5]), "policies", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=AS_OF, overrides=[]), "overrides", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=AS_OF, overrides={5: 1}), "overrides", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=AS_OF).explain("fr"), "lang", "not-allowed"),
        (lambda: ANY.determine({}, as_of=AS_OF).sensitivity(5), "fact", "wrong-kind"),
        (lambda: ANY.determine({}, as_of=AS_OF).changes(5), "policy", "wrong-kind"),
        (lambda: ANY.determine_many({"in_town": True}, as_of=AS_OF), "companies", "wrong-kind"),
        (lambda: ANY.session(as_of=AS_OF).know("turnover", 5, year="2021"), "year", "wrong-kind"),
        (lambda: ANY.interview(as_of=AS_OF).question("turnover"), "missing", "wrong-kind"),
        (lambda: lucidrule.load(ODD["number"]), "path", "wrong-kind"),
    ],
)
def test_the_fault_stands_at_the_name_of_what_was_handed_over(call: Callable[[], Any], at: str, code: str) -> None:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call()
    (fault,) = raised.value.faults
    assert fault.at is not None
    assert (fault.at.file, fault.code) == (at, code)


def test_a_part_that_a_record_does_not_have_is_unknown() -> None:
    with pytest.raises(lucidrule.UnknownName, match="no_such_part"):
        PROGRAMME.interview({"products": [{}]}, as_of=AS_OF).question(
            Missing("products", record=1, part="no_such_part")
        )


@pytest.mark.parametrize(
    "day",
    [
        "2022-06-30",
        "30 June 2022",
        "2022年6月30日",
        datetime(2022, 6, 30, 23, 59),
        pandas.Timestamp("2022-06-30"),
        20220630,
    ],
    ids=str,
)
def test_a_day_is_taken_as_everywhere(day: Any) -> None:
    expected = PROGRAMME.determine(FACTS, as_of=AS_OF).to_dict()
    assert PROGRAMME.determine(FACTS, as_of=day).to_dict() == expected
    assert PROGRAMME.session(FACTS, as_of=day).determination().as_of == AS_OF
    (many,) = PROGRAMME.determine_many([FACTS], as_of=day)
    assert many.determination.to_dict() == expected


def test_a_moment_of_a_zone_is_the_day_of_the_programme(programme: lucidrule.Programme) -> None:
    assert programme.determine({}, as_of=datetime(2022, 6, 29, 23, 30, tzinfo=UTC)).as_of == AS_OF


@pytest.mark.parametrize(
    "choices", [["green"], ("green",), {"green"}, frozenset({"green"})], ids=lambda each: type(each).__name__
)
def test_choices_may_come_as_any_collection(choices: Any) -> None:
    assert PROGRAMME.profile({"marks": choices}) == PROGRAMME.profile({"marks": ["green"]})


def companies() -> Iterator[Any]:
    yield {"in_town": True}
    yield {"in_twn": True}
    yield None
    yield b"\xff"
    yield "no such file.yaml"
    yield MappingProxyType({"in_town": False})


def test_one_bad_company_among_many_costs_itself_only() -> None:
    found = list(PROGRAMME.determine_many(companies(), as_of=AS_OF))
    codes = [[fault.code for fault in each.faults] for each in found]
    assert codes == [[], ["unknown-fact"], ["wrong-kind"], ["not-utf8"], ["no-such-file"], []]
    assert found[0].outcomes == next(PROGRAMME.determine_many([{"in_town": True}], as_of=AS_OF)).outcomes
    assert found[5].outcomes["grant"] is lucidrule.Outcome.INELIGIBLE


@pytest.mark.parametrize("asked", ["profile", "outcomes", "criteria", "determination"])
def test_what_is_asked_of_a_company_that_was_refused_raises_its_faults(asked: str) -> None:
    (refused,) = PROGRAMME.determine_many([{"in_twn": True}], as_of=AS_OF)
    with pytest.raises(lucidrule.ProfileAtFault, match="in_twn"):
        getattr(refused, asked)


DETERMINED: Mapping[str, Any] = {
    "whole": PROGRAMME.determine(FACTS, as_of=AS_OF),
    "confirmed": PROGRAMME.determine(FACTS, as_of=AS_OF, confirm=True),
    "one policy": PROGRAMME.determine(FACTS, as_of=AS_OF, policies=["grant"]),
    "no policy": PROGRAMME.determine(FACTS, as_of=AS_OF, policies=[]),
    "a part": PROGRAMME.determine(FACTS, as_of=AS_OF).only(("grant",)),
}


@pytest.mark.parametrize("found", DETERMINED.values(), ids=DETERMINED)
@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
def test_a_determination_comes_out_of_a_pickle_or_a_copy_as_it_was(found: Any, again: Callable[[Any], Any]) -> None:
    same = again(found)
    assert same == found
    assert same.to_dict() == found.to_dict()
    assert same.combination == found.combination
    assert same.explain("zh", full=True) == found.explain("zh", full=True)


@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
def test_a_profile_and_a_programme_do_so_too(again: Callable[[Any], Any]) -> None:
    profile = PROGRAMME.profile(FACTS)
    assert again(profile) == profile
    assert again(profile).digest() == profile.digest()
    determined = again(PROGRAMME).determine(again(profile), as_of=AS_OF)
    assert determined.to_dict() == PROGRAMME.determine(FACTS, as_of=AS_OF).to_dict()


def test_no_code_stands_in_a_pickle() -> None:
    kept = pickle.dumps(PROGRAMME.determine(FACTS, as_of=AS_OF))
    assert PROGRAMME.compiled.texts["policies.yaml"].encode() in kept
    assert b"code" not in kept.replace(b"decode", b"").split(b"policies.yaml")[0]


@pytest.mark.parametrize("bad", [{"in_twn": True}, {"founded_on": "2020-01-01", "turnover": {2010: 5}}, None], ids=str)
def test_errors_of_ours_pass_between_processes(bad: Any) -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as raised:
        PROGRAMME.determine(bad, as_of=AS_OF)
    same = pickle.loads(pickle.dumps(raised.value))
    assert (type(same), same.faults, str(same)) == (type(raised.value), raised.value.faults, str(raised.value))


def test_programmes_and_determinations_go_to_other_processes_and_come_back() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(PROGRAMME.determine, (FACTS,), {"as_of": AS_OF})
    assert found == PROGRAMME.determine(FACTS, as_of=AS_OF)
