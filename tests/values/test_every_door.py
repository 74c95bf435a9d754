"""The same writings through every door: one answer, the value, "not known", or a refusal."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
import numpy
import polars as pl
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_form import sized
from town import GOOD, paying

import lucidrule
from lucidrule.columns.writings import UnreadColumn, read_writings
from lucidrule.core.fault import FaultList, LucidruleError
from lucidrule.formulas.column import Column
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import NEVER
from lucidrule.scenarios.slot_fault import SlotFault
from lucidrule.scenarios.slots import value_of
from lucidrule.tables.cells import Reader
from lucidrule.values.amounts import PLAIN
from lucidrule.values.reading import not_known

PROGRAMME = lucidrule.load(GOOD)
FACTS = {
    "flag": "in_town",
    "date": "founded_on",
    "event": "moved_on",
    "money": "profit",
    "share": "women_share",
    "count": "staff",
    "choice": "trade",
    "text": "remark",
}
REFUSED = "refused"
Door = Callable[[str, str], Any]


def of_profile(profile: Any, fact: str) -> Any:
    return profile.values.get((fact, None))


def by_mapping(fact: str, text: str) -> Any:
    return of_profile(PROGRAMME.profile({fact: text}), fact)


def by_override(fact: str, text: str) -> Any:
    return of_profile(PROGRAMME.profile({}, overrides={fact: text}), fact)


def by_yaml(fact: str, text: str) -> Any:
    # 1e9 and 0o7 are no numbers to the library that writes them here, and odd ones to who reads: they need quotes.
    style = '"' if re.fullmatch(r"-?[\d._]+[eEoO][-+\d._]*", text) else None
    written = yaml.safe_dump({"company": {"name": "x"}, "facts": {fact: text}}, allow_unicode=True, default_style=style)
    return _by_file(written, fact)


def by_json(fact: str, text: str) -> Any:
    return _by_file(json.dumps({"company": {"name": "x"}, "facts": {fact: text}}, ensure_ascii=False), fact)


def _by_file(written: str, fact: str) -> Any:
    from lucidrule.compile.profile import read_profile
    from lucidrule.loading.yaml_reader import read_yaml

    faults = FaultList()
    source = read_yaml(written, "c.yaml", faults)
    assert source is not None
    return of_profile(read_profile(source, PROGRAMME.compiled, faults), fact)


def by_interview(fact: str, text: str) -> Any:
    interview = PROGRAMME.interview({}, as_of=date(2022, 6, 30))
    interview.answer(text, Missing(fact))
    return of_profile(interview.profile, fact)


def by_session(fact: str, text: str) -> Any:
    session = PROGRAMME.session({}, as_of=date(2022, 6, 30))
    session.know(fact, text)
    return of_profile(session.profile, fact)


def by_scenario(fact: str, text: str) -> Any:
    return None if not_known(text) else value_of(text, PROGRAMME.compiled.facts[fact], PLAIN)


def by_table(fact: str, text: str) -> Any:
    column = Column(fact)
    found = Reader(PROGRAMME.compiled, {column: fact}, {}).read(1, {column: [text]})
    return REFUSED if found.bad else found.columns[column][0]


DOORS: dict[str, Door] = {
    name: globals()[f"by_{name}"]
    for name in ("mapping", "override", "yaml", "json", "interview", "session", "scenario", "table")
}


def through(door: Door, fact: str, text: str) -> Any:
    try:
        return door(fact, text)
    except (LucidruleError, SlotFault):
        return REFUSED


def in_a_frame(kind: str, text: str) -> Any:
    """Return what a column says of a row: what is refused is not known there; an event that never was is a day."""
    fact = FACTS[kind]
    column, frame = Column(fact), pl.DataFrame({fact: [text]})
    try:
        found, names, _, sets, _ = read_writings(_own(frame), {column: (fact, PROGRAMME.compiled.facts[fact])}, PLAIN)
    except UnreadColumn:
        return None
    if column in sets:
        return sets[column].get(text)
    value = found.to_native()[names.get(column, fact)][0]
    return NEVER if value == date(9999, 12, 31) and kind == "event" else value


def _own(frame: Any) -> Any:
    return nw.from_native(frame)


WORDS = [
    "是",
    "Oui",
    "non",
    "inconnu",
    "nunca",
    "否",
    "有",
    "无",
    "没有",
    "未",
    "√",
    "×",
    "y",
    "N",
    "yes",
    "no",
    "true",
    "1",
    "0",
    "はい",
    "なし",
    "不适用",
    "never",
    "从未",
]
UNKNOWN = ["unknown", "不详", "未知", "不知道", "N/A", "-", "—", "/", "暂无", "待定", "#N/A", "NaN", ""]
DAYS = [
    "2021-6-1",
    "2021/6/1",
    "2021.6.1",
    "20210601",
    "2021年6月1日",
    "1/6/2021",
    "13/6/2021",
    "2021-06",
    "2021",
    "44348",
    "R3.6.1",
    "1/6/0021",
    "9999-12-31",
    "1899-12-30",
    "1900/1/0",
    "0001-01-01",
]
AMOUNTS = [
    "1.2亿",
    "3000万",
    "¥1,020.00",
    "1,020元",
    "约3000万",
    "3000万左右",
    "5%",
    "５％",
    "0.05",
    "600.000",
    "1e9",
    "$5",
    "五千万",
    "-3万",
    "1.234,50",
    "1,00,000",
    "12.5m",
    "500-",
    "1020[1]",
    "数百万",
    "1亿零500万",
    "12元5角",
    "1234（万元）",
]
NAMES = ["craft", "Craft", "手工", "工芸", "CRAFT ", "retail", "crafts", "A b", "a  b", "甲"]
PLAIN_TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


WRITINGS = st.builds(
    lambda change, text, blank: change(f"{blank}{text}{blank}"),
    st.sampled_from([str, wide, str.upper, str.title]),
    st.one_of(st.sampled_from([*WORDS, *UNKNOWN, *DAYS, *AMOUNTS, *NAMES]), PLAIN_TEXT),
    st.sampled_from(["", " ", "\u3000", "\u00a0"]),
)


@pytest.mark.parametrize("kind", FACTS)
@settings(max_examples=sized(2_000, small=60), deadline=None)
@given(text=WRITINGS)
@example(text="1/6/2021")
@example(text="是。")
@example(text="\u200b是")
def test_every_door_reads_a_writing_alike(kind: str, text: str) -> None:
    # Sentences take quotes around a value for their own.
    bare = text.strip("“”\"'‘’「」『』《》 \u3000\t")
    found = {name: through(door, FACTS[kind], bare) for name, door in DOORS.items()}
    assert found == dict.fromkeys(DOORS, found["mapping"])
    # What is refused is not known in a frame.
    assert in_a_frame(kind, bare) == {REFUSED: None}.get(found["mapping"], found["mapping"])


@pytest.mark.parametrize("written", [*WORDS, *UNKNOWN, *DAYS, *AMOUNTS, *NAMES])
@pytest.mark.parametrize("kind", FACTS)
def test_width_case_and_blanks_make_no_difference(kind: str, written: str) -> None:
    said = through(by_mapping, FACTS[kind], written)
    assert through(by_mapping, FACTS[kind], f"\u3000{wide(written)} ") == said
    assert through(by_mapping, FACTS[kind], f"\u200b{written.upper()}") == said


def test_numbers_of_array_libraries_are_read_as_plain_ones() -> None:
    given = {"profit": numpy.float32(0.1), "staff": numpy.int64(3), "in_town": numpy.bool_(True)}
    assert PROGRAMME.profile(given).values == {
        ("profit", None): Decimal("0.1"),
        ("staff", None): 3,
        ("in_town", None): True,
    }
    assert PROGRAMME.profile({"profit": numpy.float32("nan")}).asked == {Missing("profit")}


def test_an_array_is_no_value() -> None:
    with pytest.raises(lucidrule.ProfileAtFault, match="is not a value of"):
        PROGRAMME.profile({"profit": numpy.array([1, 2])})


# One grant that hangs on a day alone: it is eligible where the day is known.
FOUNDED = "{id: day, label: {zh: 日, en: day, ja: 日}, basis: assumed, when: {founded_on: {on_or_before: 9999-12-30}}}"
OF_DAYS = paying("1万", criteria=FOUNDED)
# Excel shows the day before the first that it counts where there is none.
NO_DAY = date(1899, 12, 30)
MEANT_DAYS = st.one_of(
    st.dates(date(1000, 1, 1), date(9999, 12, 30)),
    st.dates(date(1000, 1, 1), date(1100, 1, 1)),
    st.dates(date(1899, 12, 20), date(1900, 1, 10)),
).filter(NO_DAY.__ne__)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def grant(found: lucidrule.Determination) -> str:
    return {each.policy.id: each.outcome.value for each in found.outcomes}["grant"]


def judged(day: Any) -> str:
    try:
        found = OF_DAYS.determine({"in_town": True, "founded_on": day}, as_of=date(2022, 6, 30))
    except LucidruleError:
        return REFUSED
    return grant(found)


def known_to_a_session(day: date) -> str:
    session = OF_DAYS.session({"in_town": True}, as_of=date(2022, 6, 30))
    try:
        session.know("founded_on", day)
    except LucidruleError:
        return REFUSED
    return grant(session.determination())


def screened(column: list[Any], into: Callable[[pl.DataFrame], Any]) -> str:
    """Return what a frame has of a day: what is refused is not known there."""
    try:
        found = OF_DAYS.screen(into(pl.DataFrame({"in_town": [True], "founded_on": column})), as_of=date(2022, 6, 30))
    except LucidruleError:
        return REFUSED
    outcome = str(nw.from_native(found)["grant"][0])
    return {"undetermined": REFUSED}.get(outcome, outcome)


def in_a_file(day: date) -> str:
    column = Column("founded_on")
    found = Reader(OF_DAYS.compiled, {column: "founded_on"}, {}).read(1, {column: [day]})
    return REFUSED if found.bad else judged(found.columns[column][0])


DAY_DOORS: dict[str, Callable[[date], str]] = {
    "mapping": judged,
    "mapping, moment": lambda day: judged(moment(day)),
    "mapping, text": lambda day: judged(day.isoformat()),
    "session": known_to_a_session,
    "parquet": in_a_file,
    "polars": lambda day: screened([day], lambda frame: frame),
    "polars, moments": lambda day: screened([moment(day)], lambda frame: frame),
    "polars, texts": lambda day: screened([day.isoformat()], lambda frame: frame),
    "pyarrow": lambda day: screened([day], pl.DataFrame.to_arrow),
    "pandas": lambda day: screened([day], lambda frame: frame.to_pandas(use_pyarrow_extension_array=True)),
}


def through_all(day: date) -> dict[str, str]:
    return {name: door(day) for name, door in DAY_DOORS.items()}


@settings(max_examples=sized(250, small=13), deadline=None)
@given(day=st.dates(max_value=date(999, 12, 31)))
@example(day=date.min)
@example(day=date(999, 12, 31))
@example(day=NO_DAY)
def test_a_day_that_nobody_meant_is_taken_by_no_door(day: date) -> None:
    assert through_all(day) == dict.fromkeys(DAY_DOORS, REFUSED)


@settings(max_examples=sized(250, small=13), deadline=None)
@given(day=MEANT_DAYS)
@example(day=date(1000, 1, 1))
@example(day=date(1899, 12, 29))
@example(day=date(1899, 12, 31))
def test_any_other_day_is_taken_by_every_door(day: date) -> None:
    assert through_all(day) == dict.fromkeys(DAY_DOORS, "eligible")
