"""Plain mappings and JSON are read at once; the reader of company files says the same of them, value or fault."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small import Paying, small
from small_form import sized
from town import town

import lucidrule
from lucidrule.compile.given import Given
from lucidrule.compile.plain import PlainFacts, PlainReader
from lucidrule.compile.profile import Profile
from lucidrule.kernel.missing import Missing
from lucidrule.loading.source import marked

PROGRAMME = lucidrule.load(Path(__file__).parents[1] / "golden/good/programme")
READER = PlainReader(PROGRAMME.compiled)


class Trade(StrEnum):
    CRAFT = "craft"


class Mark(str, Enum):  # noqa: UP042  # the kind whose text is not its value
    GREEN = "green"


def shown(profile: Profile) -> Any:
    """Return all that a profile says, types and spellings too."""

    def of(value: Any) -> Any:
        listed = sorted(value) if isinstance(value, frozenset) else [value]
        return type(value).__name__, [(type(each), repr(each), getattr(each, "written", "")) for each in listed]

    return (
        profile.company,
        {key: of(value) for key, value in profile.values.items()},
        {name: [{p: of(v) for p, v in each.items()} for each in found] for name, found in profile.records.items()},
        profile.asked,
        profile.digest(),
    )


def by_files(company: Any) -> Any:
    """Return what the reader of company files says of a company."""
    return said(lambda: Given(PROGRAMME.compiled).by_files(company, {}))


def by_doors(company: Any) -> Any:
    """Return what `profile` says."""
    return said(lambda: PROGRAMME.profile(company))


def said(read: Any) -> Any:
    try:
        return shown(read())
    except lucidrule.ProfileAtFault as error:
        return [(fault.code, fault.nearest, repr(fault.params)) for fault in error.faults]


def at_once(company: Any) -> PlainFacts | None:
    return READER.read(company)


def profiles_at_once(company: Any) -> list[Any]:
    """Return what is read at once; nothing where that is left to the reader of files."""
    found = at_once(company)
    return [] if found is None else [shown(found.profile())]


def of_file_at_once(company: Any) -> list[Any]:
    """Return what is read at once of a company as a file has it; nothing where two of its keys read alike."""
    try:
        return profiles_at_once(marked(company, "x"))
    except lucidrule.ProfileAtFault:
        return []


FLAGS: list[Any] = [True, False, None, 0, 1, 2, "是", "unknown", "no", 1.0, "", Decimal(1), numpy.bool_(True)]
NUMBERS: list[Any] = [
    *(0, 1, -1, 7, 10_000, 10_001, 10**37, 10**38 - 1, 10**38, -(10**38), True, None, "-", "12", "3000万", "约3000万"),
    *(0.05, 1.5, 1e300, float("nan"), float("inf"), Decimal("0.10"), Decimal("NaN"), Decimal("1E+5"), "5%", "1.200,50"),
    *("600.000", "1,200", numpy.float64(2.5), numpy.int64(3), [], {}, "unknown", date(2020, 1, 1)),
]
DAYS: list[Any] = [
    *(date(2020, 2, 29), "2020-02-29", "2021-02-29", "2020-2-9", "2021-W01-1", "2021-W1-12", "20200229", "never", None),
    *("从未", "2021", 44348, 44348.5, datetime(2020, 1, 1, 23), datetime(2020, 1, 1, 23, tzinfo=UTC), "２０２０-02-29"),
    *("2020-02-2９", "0000-01-01", "0001-01-01", "unknown", True, "2021-06-01T08:30:00+08:00", "2021-06-1 ", "NEVER"),
]
NAMES: list[Any] = [
    "craft",
    "retail",
    "Craft",
    "手工",
    "unknown",
    None,
    "crafts",
    1,
    True,
    Trade.CRAFT,
    "无",
    ["craft"],
]
SETS: list[Any] = [
    *(
        ["green"],
        ["green", "fair"],
        [],
        ("local",),
        "green、fair",
        ["绿色"],
        ["green", 1],
        [["green"]],
        {"green"},
        None,
    ),
    *([Mark.GREEN], [numpy.str_("fair")], ["purple"], "unknown", ["unknown"], [None], "无", "green", ["1,5"]),
]
TEXTS: list[Any] = ["A b", " Ａ　ｂ ", "", "-", None, 5, 1.5, True, "1,50", "a,b", "甲\u200b", [], Trade.CRAFT]
YEARS: list[Any] = [
    2021,
    "2021",
    2020,
    "2020",
    1899,
    2200,
    "2201",
    "２０２１",
    2021.0,
    True,
    "assessment",
    None,
    Decimal(2021),
]


def yearly(values: list[Any]) -> Any:
    plain = st.dictionaries(st.sampled_from([2019, 2020, 2021]), st.sampled_from([0, 5, 100, None]))
    texts = plain.map(lambda found: {str(year): value for year, value in found.items()})
    return st.one_of(plain, texts, st.dictionaries(st.sampled_from(YEARS), st.sampled_from(values), max_size=3))


VALUES: dict[str, Any] = {
    "in_town": st.sampled_from(FLAGS),
    "trade": st.sampled_from(NAMES),
    "marks": st.sampled_from(SETS),
    "staff": st.sampled_from(NUMBERS),
    "turnover": st.one_of(yearly(NUMBERS), st.sampled_from([None, "unknown", 5, [], "2021：5"])),
    "local_purchases": yearly(NUMBERS),
    "profit": st.sampled_from(NUMBERS),
    "women_share": st.sampled_from(NUMBERS),
    "founded_on": st.sampled_from(DAYS),
    "moved_on": st.sampled_from(DAYS),
    "remark": st.sampled_from(TEXTS),
}
PARTS = {"made_on": VALUES["founded_on"], "sales": VALUES["profit"], "buyer_local": VALUES["in_town"]}
RECORD = st.one_of(
    st.fixed_dictionaries({}, optional=PARTS),
    st.sampled_from(
        [{}, {"made_by": 1}, {"sales": 5, "made_on": "2020-02-29"}, 5, None, MappingProxyType({"sales": 1})]
    ),
)
LIST = st.one_of(
    st.lists(RECORD, max_size=3),
    st.lists(RECORD, max_size=2).map(tuple),
    st.sampled_from([None, "无", "unknown", 2, {}]),
)
ODD = {"in_twn": st.just(True), "在本镇": st.just(True), 5: st.just(1), None: st.just(1)}
FACTS = st.fixed_dictionaries({}, optional={**VALUES, "products": LIST})
# Mostly such as are taken: what is refused for one value tells nothing of the others.
GOOD: dict[str, list[Any]] = {
    "in_town": [True, False, None, 1, "是", "unknown"],
    "trade": ["craft", "retail", "手工", None, Trade.CRAFT],
    "marks": [["green"], ["green", "fair"], [], ("local",), "green、fair", ["绿色"], None, "无"],
    "staff": [0, 7, 10_000, None, "12家", 5.0],
    "turnover": [{2021: 5}, {"2020": 7, "2021": None}, {}, None, {2021: "3000万", 2020: 0.5}],
    "local_purchases": [{2021: 5}, {"2020": 9}, {}],
    "profit": [-5, 10**38 - 1, Decimal("0.10"), 0.1, "3000万", None],
    "women_share": [1, 0, 0.05, "5%", Decimal("0.5")],
    "founded_on": [date(2020, 2, 29), "2020-02-29", "2021年6月1日", None, datetime(2020, 1, 1, 23), 44348],
    "moved_on": [date(2021, 2, 28), "2021-02-28", "2019-01-01", "never", "从未", None],
    "remark": ["A b", " Ａ　ｂ ", "-", "a,b"],
    "products": [[], None, [{"sales": 5, "buyer_local": None}, {"made_on": "2020-02-29"}], [{"sales": "1万"}]],
}
GOOD_FACTS = st.fixed_dictionaries({}, optional={name: st.sampled_from(found) for name, found in GOOD.items()})
HEADERS = st.sampled_from(
    [
        {},
        {"name": "甲"},
        {"name": "A, B"},
        {"name": "1,50"},
        {"name": ""},
        {"nam": "x"},
        {"id": 5},
        {"figures": "group"},
        None,
        "甲",
        {"note": None},
        {"name": numpy.str_("x")},
    ]
)
COMPANIES = st.one_of(
    GOOD_FACTS,
    FACTS,
    st.builds(lambda facts, odd: {**facts, **odd}, GOOD_FACTS, st.fixed_dictionaries({}, optional=ODD)),
    st.fixed_dictionaries(
        {"facts": st.one_of(GOOD_FACTS, st.sampled_from([None, 5, []]))}, optional={"company": HEADERS}
    ),
    st.builds(lambda facts, kind: kind(facts), GOOD_FACTS, st.sampled_from([OrderedDict, MappingProxyType])),
)


@pytest.mark.slow
@settings(max_examples=sized(20_000, small=300), deadline=None)
@given(company=COMPANIES)
@example(company={"facts": {"profit": "600.000"}, "company": {"name": "1.200,50"}})
@example(company={"profit": "600.000", "remark": "1.200,50"})
@example(company={"turnover": {2021: 5, "2021": 6}})
@example(company={"turnover": {"2021": 0, Decimal(2021): 0}})
@example(company={"founded_on": "2020-02-29", "turnover": {"2019": 5}})
@example(company={"local_purchases": {2021: 6}, "turnover": {2021: 5}})
def test_a_mapping_means_the_same_read_at_once_and_by_the_reader_of_files(company: Mapping[Any, Any]) -> None:
    slowly = by_files(company)
    assert by_doors(company) == slowly
    assert profiles_at_once(company) in ([], [slowly])
    # As a file has it, where facts do not stand alone.
    assert of_file_at_once(company) in ([], [slowly])


JSON_VALUES = {name: [v for v in found if isinstance(v, str | int | dict | list)] for name, found in GOOD.items()}
JSON_FACTS = st.fixed_dictionaries({}, optional={name: st.sampled_from(found) for name, found in JSON_VALUES.items()})


JSON_COMPANIES = st.one_of(JSON_FACTS, JSON_FACTS.map(lambda facts: {"company": {"name": "甲"}, "facts": facts}))


@pytest.mark.slow
@settings(max_examples=sized(5_000, small=100), deadline=None)
@given(company=JSON_COMPANIES, indent=st.sampled_from([None, 2]), ascii_=st.booleans())
def test_json_means_the_same_as_its_mapping(company: Any, indent: int | None, ascii_: bool) -> None:
    text = json.dumps(company, indent=indent, ensure_ascii=ascii_).encode()
    assert READER.decoded(text) is not None
    assert by_doors(text) == by_files(json.loads(text, parse_float=Decimal))


PLAIN: list[Any] = [
    {},
    {"in_town": True, "trade": "craft", "marks": ["green"], "staff": 5, "profit": -5, "women_share": 1},
    {"founded_on": date(2020, 1, 1), "moved_on": "2021-01-01", "turnover": {2021: 5}, "local_purchases": {"2021": 5}},
    {"moved_on": date(9999, 12, 31), "founded_on": date(9999, 12, 31)},
    {"moved_on": "9999-12-31"},
    {"moved_on": "never", "in_town": None, "trade": "unknown", "turnover": None, "products": None},
    {"products": [{"made_on": "2020-01-01", "sales": 5, "buyer_local": True}, {"sales": None}]},
    {"women_share": 0.05, "profit": "3000万", "in_town": "是", "remark": "甲 乙", "trade": "手工"},
    {"company": {"id": "1", "name": "Made in Town Co., Ltd."}, "facts": {"in_town": True}},
    {"facts": {"in_town": True}},
    {"marks": [Mark.GREEN, numpy.str_("fair")]},
    {"founded_on": "2021-01-01", "turnover": {2020: 0, 2021: 5}, "moved_on": "2021-01-01"},
]


@pytest.mark.parametrize("company", PLAIN, ids=repr)
def test_what_callers_hold_is_read_at_once(company: Any) -> None:
    assert profiles_at_once(company) == [by_files(company)]


@pytest.mark.parametrize("key", ["company", "企业"])
def test_of_a_company_without_facts_nothing_is_known(key: str) -> None:
    known = by_files({key: {"id": "1", "name": "Made in Town Co., Ltd."}})
    assert known == by_files({"company": {"id": "1", "name": "Made in Town Co., Ltd."}, "facts": {}})


@pytest.mark.parametrize(
    ("company", "code"),
    [
        ({"company": {"id": "1"}, "in_town": True}, "misplaced-key"),
        ({"company": "Made in Town Co., Ltd."}, "unknown-fact"),
    ],
    ids=["beside facts", "a name alone"],
)
def test_who_a_company_is_stands_apart_from_its_facts(company: Any, code: str) -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as raised:
        PROGRAMME.profile(company)
    assert [fault.code for fault in raised.value.faults] == [code]


NOT_PLAIN: list[Any] = [
    {"in_twn": True},
    {"staff": True},
    {"staff": 10_001},
    {"staff": -1},
    {"profit": 10**38},
    {"turnover": {2021: 5, "2021": 5}},
    {"turnover": {1899: 5}},
    {"turnover": {2021.0: 5}},
    {"turnover": 5},
    {"founded_on": "2021-02-29"},
    {"founded_on": "2021-W1-12"},
    {"trade": ["craft"]},
    {"trade": {}},
    {"marks": {"green"}},
    {"marks": ["green", 1]},
    {"marks": ["1,5"]},
    {"staff": numpy.int64(5)},
    {"products": {}},
    {"products": [5]},
    {"products": [{"made_by": 5}]},
    {"remark": "1,50"},
    {"founded_on": "2021-01-01", "turnover": {2020: 5}},
    {"founded_on": "2021-01-01", "moved_on": "2020-12-31"},
    {"turnover": {2021: 5}, "local_purchases": {2021: 6}},
    {"facts": None},
    {"facts": {}, "company": {"name": 5}},
    {"facts": {}, "company": {"nam": "x"}},
    {"facts": {}, "company": None},
    {"facts": {}, "firm": {}},
    {"facts": {}, "company": {}, "x": 1},
    {5: 5},
    MappingProxyType({}),
    [],
]


@pytest.mark.parametrize("company", NOT_PLAIN, ids=repr)
def test_what_can_be_refused_is_left_to_the_reader_of_files(company: Any) -> None:
    assert at_once(company) is None


@pytest.mark.parametrize(
    ("fact", "found"),
    # 1 is a number of people and a yes; true is neither one nor 1 of anything.
    [("staff", 1), ("in_town", True), ("women_share", Decimal(1)), ("profit", Decimal(1))],
)
def test_a_one_is_read_by_the_type_of_its_fact(fact: str, found: Any) -> None:
    (value,) = PROGRAMME.profile({fact: 1}).values.values()
    assert (type(value), value) == (type(found), found)


@pytest.mark.parametrize(("part", "taken"), [(99, True), (100, True), (101, False)])
def test_a_part_above_its_whole_is_left_to_the_reader_of_files(part: int, taken: bool) -> None:
    # The contradiction of this programme: equipment is a part of rent.
    reader = PlainReader(small({"p": Paying("all", [(None, "1万")])}).compiled)
    assert (reader.read({"equipment": part, "rent": 100}) is not None) == taken
    assert reader.read({"equipment": part}) is not None


@pytest.mark.parametrize(
    ("at_most", "taken", "refused"), [("3.5", 3, 4), ("38万", 380_000, 380_001), ("0", 0, 1)], ids=str
)
def test_the_largest_possible_value_is_taken(at_most: str, taken: int, refused: int) -> None:
    limited = "profit: {type: money, negative: true"
    programme = town({limited: f"{limited}, at_most: {at_most}"}, "rules/facts.yaml")
    reader = PlainReader(programme.compiled)
    assert (reader.read({"profit": refused}), reader.read({"profit": taken}) is None) == (None, False)


TWICE = b'{"in_town": true, "in_town": false}'


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (TWICE, ["duplicate-key"]),
        (b'{"facts": {"turnover": {"2021": 5, "2021": 6}}}', ["duplicate-key"]),
        (b'{"in_town" : true, "remark": "8:30", "in_town": false}', ["duplicate-key"]),
        (b'{"products": [{"sales": 1, "sales": 1}]}', ["duplicate-key"]),
        (b'{"in_twn": true}', ["unknown-fact"]),
        (b'{"staff": 1e3}', ["odd-number"]),
        (b'{"profit": 1.5e3}', ["odd-number"]),
        (b'{"products": [{"sales": 1E3}]}', ["odd-number"]),
        (b"[1]", ["not-a-mapping"]),
        (b"5", ["not-a-mapping"]),
        (b"", ["empty-file"]),
        (b"\xff", ["not-utf8"]),
        (b'{"in_town": true', ["unclosed"]),
        (b'{"remark": ' + b"[" * 100 + b"]" * 100 + b"}", ["too-deep"]),
        (b'{"remark": ' * 70 + b"1" + b"}" * 70, ["too-deep"]),
        (b'{"marks": [["green"]]}', ["unknown-choice"]),
    ],
    ids=repr,
)
def test_json_is_refused_as_a_company_file_is(raw: bytes, codes: list[str]) -> None:
    with pytest.raises(lucidrule.ProfileAtFault) as raised:
        PROGRAMME.profile(raw)
    assert [fault.code for fault in raised.value.faults] == codes


def test_bytes_may_be_what_a_company_file_holds() -> None:
    written = "company: {name: 甲}\nfacts:\n  in_town: 是\n  profit: -3万\n".encode()
    found = PROGRAMME.profile(written)
    assert (found.company.name, found.values) == ("甲", {("in_town", None): True, ("profit", None): Decimal(-30_000)})
    assert PROGRAMME.profile(b"\xef\xbb\xbf" + b'{"in_town": true}').values == {("in_town", None): True}
    assert PROGRAMME.profile(b' {"remark": "8:30", "staff": 5}\n').values == {
        ("remark", None): "8:30",
        ("staff", None): 5,
    }
    # No digit is lost, which a float would.
    long = Decimal("0.12345678901234567890123456789")
    assert PROGRAMME.profile(f'{{"women_share": {long}}}'.encode()).values == {("women_share", None): long}
    assert PROGRAMME.profile(b'{"remark": "\\ud83d\\ude00"}').values == {("remark", None): "\U0001f600"}
    assert PROGRAMME.profile(b'{"women_share": 0.5, "in_town": NaN}').asked == {Missing("in_town")}
    assert PROGRAMME.profile(b'{"in_town": NaN}').asked == {Missing("in_town")}


def test_of_many_files_the_later_ones_are_read_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("company: {name: 甲}\nfacts: {in_town: true, marks: [green], turnover: {2021: 3000万}}\n", "utf-8")
    reader = Given(PROGRAMME.compiled)
    found = [reader.known(file) for _ in range(12)]
    assert [type(each) for each in found] == [Profile] * 8 + [PlainFacts] * 4
    # Also with what replaces a fact.
    assert reader.profile(file, {"in_town": "否"}).values["in_town", None] is False
    assert shown(reader.profile(file, {})) == by_files(file)
    file.write_text("facts: {in_town: true, note: &x 1}\n", "utf-8")
    with pytest.raises(lucidrule.ProfileAtFault, match=r"a\.yaml:1:30"):
        reader.known(file)
    # Their faults are told as before, with their places.
    file.write_text("company: {name: 甲}\nfacts:\n  in_twn: true\n", "utf-8")
    with pytest.raises(lucidrule.ProfileAtFault, match=r"a\.yaml:3:3"):
        reader.known(file)
    file.write_text("in_town: true\n", "utf-8")
    with pytest.raises(lucidrule.ProfileAtFault, match="`in_town` does not belong here"):
        reader.known(file)
    with pytest.raises(lucidrule.ProfileAtFault, match="nowhere"):
        reader.known(tmp_path / "nowhere.yaml")


def test_where_it_is_said_that_many_come_their_files_are_read_at_once_from_the_first(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("facts: {in_town: true}\n", "utf-8")
    table = tmp_path / "b.csv"
    table.write_text("name\n", "utf-8")
    reader = Given(PROGRAMME.compiled)
    reader.expect([file] * 8)
    assert type(reader.known(file)) is Profile
    reader.expect(iter([file] * 9))
    assert type(reader.known(file)) is Profile
    reader.expect([file] * 9)
    assert type(reader.known(str(file))) is PlainFacts
    # What is no company file is told as before.
    with pytest.raises(lucidrule.ProfileAtFault, match="screen"):
        reader.known(table)


def test_many_are_judged_in_every_form_alike() -> None:
    facts = {"in_town": True, "trade": "craft", "turnover": {"2021": 5}}
    forms = [facts, json.dumps(facts).encode(), {"facts": facts}, PROGRAMME.profile(facts), MappingProxyType(facts)]
    found = list(PROGRAMME.determine_many(forms, as_of=date(2022, 6, 30)))  # type: ignore[arg-type]  # a list of all kinds
    assert [each.outcomes for each in found] == [found[0].outcomes] * len(forms)
    assert [each.profile for each in found] == [PROGRAMME.profile(facts)] * len(forms)
    assert found[0].determination.to_dict() == PROGRAMME.determine(facts, as_of=date(2022, 6, 30)).to_dict()
