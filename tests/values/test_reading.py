"""What people write for a value, by type: what each writing comes to, and why others are refused."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lucidrule.kernel.tree import NEVER
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared
from lucidrule.model.money import Currency, Money
from lucidrule.values.amounts import Writing, has_decimal_comma, parse_count
from lucidrule.values.days import day_of_serial
from lucidrule.values.reading import UnfitValue, no_records, not_known, typed
from lucidrule.values.refusal import refusal

THE_FIRST_OF_JUNE = date(2021, 6, 1)


def text(zh: str, en: str, ja: str) -> Text:
    return Text(zh=zh, en=en, ja=ja)


def declared(kind: str, **more: Any) -> Declared:
    named = text("甲", "A", "甲")
    return Declared(type=kind, label=named, question=named, **more)  # type: ignore[arg-type]  # one of the kinds


FIELD = declared(
    "choice",
    choices={"lasers": text("激光器", "Lasers", "レーザー"), "none": text("无攻关项目", "No project", "課題なし")},
)
FIELDS = declared("choices", choices=FIELD.choices)
PARTS = declared("choices", choices={"a": text("甲、乙", "A, B", "甲・乙"), "c": text("丙", "C", "丙")})


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(
            (word, True)
            for word in ("是", "是的", "有", "已", "对", "√", "✓", "y", "Y", "yes", "true", "1", "はい", "有り")
        ),
        *(
            (word, False)
            for word in ("否", "不是", "无", "没有", "未", "×", "✗", "n", "N", "no", "false", "0", "いいえ")
        ),
        *((word, True) for word in ("☑️", "✅", "T", "1.0", "“是”", "'是", "☑是 □否", "是√ 否□", "□無 ■有", "有☑無☐")),
        *((word, False) for word in ("❌", "尚未", "0.0", "「いいえ」", "☐是 ☒否")),
        *((word, True) for word in ("是。", "ＹＥＳ", " True ", "１", "あり")),
        *((word, False) for word in ("否。", "Ｎｏ.", "なし", "０", "不")),
        *((True, True), (False, False), (1, True), (0, False), (Decimal(1), True), (0.0, False)),
    ],
    ids=repr,
)
def test_yes_and_no(written: Any, value: bool) -> None:
    assert typed(written, "flag") is value


@pytest.mark.parametrize(
    "written",
    ["maybe", "①", "是①", "□是 □否", "√是 √否", "○", 2, Decimal("0.5"), 0.5, "是否", "x", date(2021, 6, 1), ["是"]],
    ids=repr,
)
def test_what_says_neither_yes_nor_no_is_refused(written: Any) -> None:
    with pytest.raises(UnfitValue):
        typed(written, "flag")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "unknown",
            "Unknown",
            "不详",
            "未知",
            "不明",
            "不知道",
            "don't know",
            "N/A",
            "n/a",
            "-",
            "—",
            "/",
            "暂无",
            "待定",
        ),
        *("无数据", "未提供", "保密", "未填报", "NA", "n.a.", "……", "**", "\\", "未記入", "非公表", "not disclosed"),
        *("#N/A", "不详。", "ｕｎｋｎｏｗｎ", "", "  ", "\u3000", "わからない", "NaN", "－"),
        *(None, float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("Infinity")),
    ],
    ids=repr,
)
def test_not_known(written: Any) -> None:
    assert not_known(written)


@pytest.mark.parametrize("written", ["无", "0", 0, 0.0, False, "未", "none", "约3000万", Decimal(0), [], {}], ids=repr)
def test_what_says_something_is_not_unknown(written: Any) -> None:
    assert not not_known(written)


@pytest.mark.parametrize(
    "written", ["无", "从未", "没有", "未", "never", "Never.", "なし", "none", "不适用", "該当なし"]
)
def test_never(written: str) -> None:
    assert typed(written, "event") == NEVER


@pytest.mark.parametrize("kind", ["date", "money", "count", "share"])
def test_none_is_no_date_and_no_amount(kind: str) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed("无", kind)
    assert raised.value.code == "wrong-unit"


@pytest.mark.parametrize("written", ["无", "没有", "none", "なし", "不适用"])
def test_none_is_the_choice_that_says_so_and_of_several_choices_none(written: str) -> None:
    assert typed(written, "choice", FIELD) == "none"
    assert typed(written, "choices", PARTS) == frozenset()
    assert no_records(written)


def test_where_no_choice_says_none_it_is_refused() -> None:
    with pytest.raises(UnfitValue) as raised:
        typed("无", "choice", declared("choice", choices={"lasers": text("激光器", "Lasers", "レーザー")}))
    assert raised.value.code == "unknown-choice"


def test_not_applicable_writes_what_the_fact_declares() -> None:
    assert typed("不适用", "money", declared("money", not_applicable=0)) == Decimal(0)
    assert typed("Not applicable", "flag", declared("flag", not_applicable=False)) is False
    with pytest.raises(UnfitValue):
        typed("不适用", "money", declared("money"))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2021-06-01",
            "2021-6-1",
            "2021/6/1",
            "2021.6.1",
            "20210601",
            "2021年6月1日",
            "２０２１年６月１日",
            "2021 年 6 月 1 号",
        ),
        *(
            "2021-06-01 00:00:00",
            "2021-06-01T08:30",
            "2021/6/1 8:30:15.25",
            "二〇二一年六月一日",
            "1 June 2021",
            "June 1, 2021",
        ),
        *(
            "01-Jun-2021",
            "Tuesday, 1 June 2021",
            "1. Juni 2021",
            "1er juin 2021",
            "1 de junio de 2021",
            "1 июня 2021 г.",
        ),
        *(
            "2021—06—01",
            "2021、6、1",
            "2021·6·1",
            "2021 6 1",
            "2021年6月1日（火）",
            "2021/06/01 星期二 8:30",
            "公元2021年6月1日",
        ),
        *("2021/6/1 上午 8:30:00", "2021年6月1日8时30分", "2021-06-01 8:30 AM", "'2021-06-01"),
        *("民国110年6月1日", "中華民國110年6月1日", "令3.6.1", "二○二一年六月一日", "20210601.0", "2021-06-01。"),
        *("Jun. 1st, 2021", "令和3年6月1日", "R3.6.1", "44348", 44348, 20210601, Decimal("44348.75"), date(2021, 6, 1)),
        *(
            datetime(2021, 6, 1, 23, 59),
            Decimal("44347.9999999999"),
            44347.9999999999,
            datetime(2021, 6, 1),
        ),
    ],
    ids=repr,
)
def test_a_day(written: Any) -> None:
    assert typed(written, "date") == THE_FIRST_OF_JUNE


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13/6/2021", date(2021, 6, 13)),
        ("6/13/2021", date(2021, 6, 13)),
        ("12/12/2021", date(2021, 12, 12)),
        ("二零二一年十二月三十一日", date(2021, 12, 31)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("明治6年1月1日", date(1873, 1, 1)),
        ("M45.7.29", date(1912, 7, 29)),
        ("民国元年1月1日", date(1912, 1, 1)),
        ("2021年6月6日 星期天", date(2021, 6, 6)),
        ("Sun Jun 6 2021", date(2021, 6, 6)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("3 Sept 2021", date(2021, 9, 3)),
        (Decimal("44347.99999"), date(2021, 5, 31)),
    ],
    ids=repr,
)
def test_other_days(written: Any, day: date) -> None:
    assert typed(written, "date") == day


def test_of_two_days_both_are_told() -> None:
    with pytest.raises(UnfitValue) as raised:
        typed("1/6/2021", "event")
    assert raised.value.days == (date(2021, 6, 1), date(2021, 1, 6))


@pytest.mark.parametrize("kind", ["date", "event"])
@pytest.mark.parametrize("first", ["1000-01-01", date(1000, 1, 1), datetime(1000, 1, 1)], ids=repr)
def test_days_are_taken_from_the_year_1000_on(kind: str, first: Any) -> None:
    assert typed(first, kind) == date(1000, 1, 1)


@pytest.mark.parametrize("kind", ["date", "event"])
@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ("0999-12-31T08:00Z", "year-too-early"),
        *((each, "year-too-early") for each in ("0001-01-01", date.min, datetime.min, date(999, 12, 31))),
        (datetime(999, 12, 31, 8, tzinfo=UTC), "year-too-early"),
        # What spreadsheets, programs and databases make of a day that is empty or 0.
        *((each, "day-zero") for each in ("1899-12-30", "30/12/1899", "1899年12月30日", "1899-12-30 00:00:00")),
        *((each, "day-zero") for each in (18991230, date(1899, 12, 30), datetime(1899, 12, 30), time())),
        *((each, "day-zero") for each in ("1900-01-00", "1900/1/0", "1900年1月0日", "0000-00-00", "00000000")),
        *((each, "impossible-date") for each in ("1900-02-00", "0000-01-00", "1901/1/0")),
        (time(6, 0), "wrong-unit"),
    ],
    ids=repr,
)
def test_a_day_that_nobody_can_have_meant_is_refused_whatever_it_is_given_as(odd: Any, code: str, kind: str) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(odd, kind, None, Writing(zone=ZoneInfo("Asia/Shanghai")))
    assert raised.value.code == code


@pytest.mark.parametrize("day", [date(1899, 12, 29), date(1899, 12, 31), date(1900, 1, 1), date(1970, 1, 1)], ids=str)
def test_the_days_beside_such_a_day_are_days(day: date) -> None:
    assert (typed(day, "date"), typed(day.isoformat(), "date")) == (day, day)


def test_a_time_of_day_is_no_other_value() -> None:
    with pytest.raises(UnfitValue, match="wrong-unit"):
        typed(time(), "money")


@pytest.mark.parametrize("written", ["9999-12-31", "9999年12月31日", 99991231, date(9999, 12, 31)])
def test_the_last_day_there_is_stands_for_an_event_that_never_was(written: Any) -> None:
    assert typed(written, "event") == NEVER
    assert typed(written, "date") == date(9999, 12, 31)


def test_a_moment_of_a_zone_is_a_day_in_the_zone_that_is_stated() -> None:
    beijing = Writing(zone=ZoneInfo("Asia/Shanghai"))
    late = datetime(2021, 5, 31, 16, 0, tzinfo=UTC)
    assert typed(late, "date", None, beijing) == THE_FIRST_OF_JUNE
    assert typed(late - timedelta(seconds=1), "date", None, beijing) == date(2021, 5, 31)
    assert typed("2021-05-31T16:00:00Z", "date", None, beijing) == THE_FIRST_OF_JUNE
    texts = ("2021-05-31 16:00:00+00:00", "2021-05-31 16:00:00 UTC", "2021-05-31T16:00 gmt", "2021-05-31 16:00 +0000")
    assert {typed(each, "event", None, beijing) for each in texts} == {THE_FIRST_OF_JUNE}
    assert typed(datetime(2021, 6, 1, tzinfo=timezone(timedelta(hours=8))), "date", None, beijing) == THE_FIRST_OF_JUNE
    with pytest.raises(UnfitValue):
        typed("2021-99-31T16:00:00Z", "date", None, beijing)


def test_workbooks_that_count_from_1904_are_four_years_and_a_day_ahead() -> None:
    assert typed(42886, "date", None, Writing(counts_from_1904=True)) == THE_FIRST_OF_JUNE
    assert day_of_serial(Decimal("42885.9999999999"), counts_from_1904=True) == THE_FIRST_OF_JUNE


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        *(
            ("1.2亿", "120000000"),
            ("1.2亿元", "120000000"),
            ("3000万", "30000000"),
            ("¥1,020.00", "1020"),
            ("￥１，０２０", "1020"),
        ),
        *(("1,020元", "1020"), ("500 万", "5000000"), ("20,601.58万", "206015800"), ("500_000_000", "500000000")),
        *(
            ("６.２亿元人民币", "620000000"),
            ("-3万", "-30000"),
            ("−3万元", "-30000"),
            ("▲300", "-300"),
            ("(1,020.00)", "-1020"),
        ),
        *(
            ("-¥300", "-300"),
            ("RMB 3,000万", "30000000"),
            ("5 million", "5000000"),
            ("1亿2,000万元", "120000000"),
            ("3千万", "30000000"),
        ),
        *(
            ("五千万元", "50000000"),
            ("一点五亿", "150000000"),
            ("十二點零五萬元", "120500"),
            ("1.5个亿", "150000000"),
            ("1亿 2000万", "120000000"),
            ("一亿零五千", "100005000"),
            ("一亿五千万", "150000000"),
            ("三万五百", "30500"),
            ("1亿5百万", "105000000"),
            ("1万5千", "15000"),
            ("三千零五", "3005"),
            ("十五", "15"),
            ("一亿二千万", "120000000"),
            ("叁佰万元整", "3000000"),
            ("十万", "100000"),
            ("两亿", "200000000"),
        ),
        *(
            ("一百零五万", "1050000"),
            ("1 020 000", "1020000"),
            ("3000 千元", "3000000"),
            ("2百万元", "2000000"),
            ("0", "0"),
            ("-0", "0"),
        ),
        *(
            (12, "12"),
            (Decimal("0.50"), "0.50"),
            (0.1, "0.1"),
            (1e22, "1E+22"),
            ("0.01", "0.01"),
            ("1万亿", "1000000000000"),
        ),
        *(("3千萬", "30000000"), ("叁仟萬圓整", "30000000"), ("1’020’000", "1020000"), ("1'020.50", "1020.50")),
        *(
            (".5亿", "50000000"),
            ("1.5亿。", "150000000"),
            ("'1020", "1020"),
            ('="1020"', "1020"),
            ("「1,020」", "1020"),
        ),
        *(("1亿零500万", "105000000"), ("1234（万元）", "12340000"), ("1234元（人民币）", "1234")),
        *(("1234 (元)", "1234"), ("500万(元)", "5000000"), ("1234(RMB)", "1234")),
        *(("12元5角3分", "12.53"), ("1,234,567元5角", "1234567.5"), ("人民币壹佰元零伍分", "100.05"), ("三元整", "3")),
        *(("伍万元贰角整", "50000.2"), ("12元零5分", "12.05"), ("12圆3分", "12.03")),
        *(("(¥1,020)", "-1020"), ("\u202d1,020\u202c", "1020"), ("1020.", "1020")),
        *(("1" * 38, "1" * 38), ("1" * 20 + "." + "2" * 18, "1" * 20 + "." + "2" * 18)),
    ],
    ids=repr,
)
def test_money(written: Any, yuan: str) -> None:
    assert typed(written, "money", declared("money", negative=True)) == Decimal(yuan)


@pytest.mark.parametrize(
    ("written", "unit", "yuan"),
    [
        ("1.5", "万", 15_000),
        (60000, "万", 600_000_000),
        ("1,500", "千", 1_500_000),
        ("3", "百万", 3_000_000),
        ("1.5亿", "万", 150_000_000),
        ("300元", "万", 300),
        ("¥300万", "万", 3_000_000),
        ("人民币300元整", "万", 300),
        ("RMB 300 yuan", "万", 300),
        ("¥0", "万", 0),
        (0.5, "亿", 50_000_000),
    ],
    ids=repr,
)
def test_the_unit_of_a_column_is_that_of_bare_numbers(written: Any, unit: str, yuan: int) -> None:
    assert typed(written, "money", None, Writing(unit)) == yuan


@pytest.mark.parametrize("written", ["¥1,020.00", "￥1,020", "RMB 1,020", "1,020 CNY", "(¥1,020)", "人民币1,020"])
def test_under_a_unit_a_sign_of_money_alone_has_two_readings(written: str) -> None:
    revenue = declared("money", negative=True)
    with pytest.raises(UnfitValue) as raised:
        typed(written, "money", revenue, Writing("万"))
    assert raised.value.code == "unit-two-readings"
    told = refusal(raised.value, written, "money", "A", revenue).params
    assert (told["first"], told["second"]) == ("元", "万元")


EURO = Money(currency=Currency(code="EUR", label=text("欧元", "euro", "ユーロ")))
SPOKEN = ["三千五", "五百二", "一万五", "一亿五", "一亿五千", "1亿5千", "1亿5百", "三百五万", "二千五亿"]
LINES = ["500\n300", "1\r\n020", "500\t300", "1,000 \n 000", "1\u2028020"]


@pytest.mark.parametrize("written", [*SPOKEN, *LINES], ids=repr)
@pytest.mark.parametrize("how", [Writing(), Writing(money=EURO)], ids=["yuan", "euro"])
def test_what_people_speak_otherwise_than_they_write_and_two_numbers_are_none(written: str, how: Writing) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(written, "money", None, how)
    assert raised.value.code == "wrong-unit"


@pytest.mark.parametrize("kind", ["count", "share", "number"])
def test_counts_and_shares_stand_in_one_line(kind: str) -> None:
    with pytest.raises(UnfitValue):
        typed("1\n000", kind)


def test_the_unit_of_a_number_may_have_a_small_digit() -> None:
    room = declared("number", unit=text("m²", "m²", "m²"))
    assert [typed(written, "number", room) for written in ("120 m²", "120㎡", "120m2")] == [120, 120, 120]
    with pytest.raises(UnfitValue):
        typed("120①m²", "number", room)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        *(
            ("5%", "0.05"),
            ("５％", "0.05"),
            ("0.05", "0.05"),
            ("100%", "1"),
            ("5 percent", "0.05"),
            ("百分之5", "0.05"),
            ("千分之五", "0.005"),
            ("千分之2.5", "0.0025"),
        ),
        *(("▲5%", "-0.05"), ("(5%)", "-0.05"), ("1,000%", "10"), (".05", "0.05"), ("5%。", "0.05"), ("5pct", "0.05")),
        *(("百分之 五", "0.05"), ("5パーセント", "0.05"), ("3‰", "0.003"), (0.1, "0.1"), (1, "1"), ("-5%", "-0.05")),
    ],
    ids=repr,
)
def test_shares(written: Any, share: str) -> None:
    assert typed(written, "share", declared("share", negative=True)) == Decimal(share)


@pytest.mark.parametrize(
    ("written", "share"), [(5, "0.05"), ("5", "0.05"), ("5%", "0.05"), (1, "0.01"), (0, "0"), (100, "1")]
)
def test_under_a_heading_with_a_percent_sign_numbers_are_percent(written: Any, share: str) -> None:
    assert typed(written, "share", None, Writing("%")) == Decimal(share)


@pytest.mark.parametrize("written", [0.5, "0.5", Decimal("0.999")])
def test_under_a_heading_with_a_percent_sign_a_number_below_one_has_two_readings(written: Any) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(written, "share", None, Writing("%"))
    assert raised.value.code == "share-two-readings"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("12家", 12),
        ("12台（套）", 12),
        ("12人次", 12),
        ("3か所", 3),
        ("1,200 人", 1200),
        ("三", 3),
        ("3.0", 3),
        (3.0, 3),
        ("１２", 12),
    ],
)
def test_counts(written: Any, number: int) -> None:
    assert typed(written, "count") == number


@pytest.mark.parametrize("written", ["3.5", 3.5, "12家以上", "some", Decimal("0.1")])
def test_what_is_no_whole_number_is_no_count(written: Any) -> None:
    with pytest.raises(UnfitValue):
        typed(written, "count")


def test_a_count_keeps_what_is_no_counter() -> None:
    assert parse_count("3万家") == 30_000


def test_where_commas_stand_before_decimals_a_point_can_be_read_in_two_ways() -> None:
    with pytest.raises(UnfitValue) as raised:
        typed("600.000", "money", None, Writing(decimal_comma=True))
    assert raised.value.code == "two-readings"
    assert typed("600.00", "money", None, Writing(decimal_comma=True)) == 600
    assert typed("600.000", "money") == 600


@pytest.mark.parametrize(
    ("written", "has"),
    [("1,5", True), ("1.200,50", True), ("1.200.000", True), ("1,200", False), ("1,200.50", False), ("1.200", False)],
)
def test_a_comma_before_decimals_is_noticed(written: str, has: bool) -> None:
    assert has_decimal_comma(written) is has


@pytest.mark.parametrize(
    "written", ["lasers", "LASERS", "激光器", "Lasers", "レーザー", " 激光器。", "“激光器”", "ｌａｓｅｒｓ"]
)
def test_choices_are_named_by_id_or_label(written: str) -> None:
    assert typed(written, "choice", FIELD) == "lasers"


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("激光器、无攻关项目", ["lasers", "none"]),
        ("lasers; none", ["lasers", "none"]),
        (["Lasers"], ["lasers"]),
        (("lasers", "激光器"), ["lasers"]),
        ("激光器", ["lasers"]),
        ("[lasers]", ["lasers"]),
        ([], []),
    ],
    ids=repr,
)
def test_several_choices(written: Any, chosen: list[str]) -> None:
    assert sorted(typed(written, "choices", FIELDS)) == chosen  # type: ignore[arg-type]  # a set of texts


def test_a_label_with_a_comma_is_one_choice() -> None:
    assert typed("甲、乙", "choices", PARTS) == {"a"}


def test_a_number_can_name_a_choice() -> None:
    coded = declared("choice", choices={"c84": text("84", "84", "84")})
    assert typed(84, "choice", coded) == typed("84", "choice", coded) == "c84"


def test_texts_are_compared_folded_and_shown_as_written() -> None:
    found: Any = typed("  Wuhan　ＡＢＣ  Co. ", "text")
    assert (found, found.written) == ("wuhan abc co.", "Wuhan　ＡＢＣ  Co.")
    assert typed(430000, "text") == "430000"
    with pytest.raises(UnfitValue):
        typed("  ", "text")


def test_a_number_of_a_sheet_has_one_reading_whatever_commas_stand_near_by() -> None:
    assert typed(Decimal("600.125"), "money", None, Writing("万", decimal_comma=True)) == 6_001_250


REFUSED: dict[str, list[tuple[Any, str]]] = {
    "date": [
        ("2021", "needs-month"),
        (2021, "needs-month"),
        ("2021年", "needs-month"),
        ("2021-06", "needs-day"),
        ("2021年6月", "needs-day"),
        ("202106", "needs-day"),
        ("20216", "needs-day"),
        ("1/6/2021", "two-days"),
        ("2021-02-29", "impossible-date"),
        ("2021-13-01", "impossible-date"),
        ("32/13/2021", "impossible-date"),
        ("平成31年5月1日", "impossible-date"),
        ("昭和64年1月8日", "impossible-date"),
        ("二〇二一年二月三十日", "impossible-date"),
        ("二〇二一年十百月一日", "wrong-unit"),
        ("2021-06-01T08:30+08:00", "zoned-time"),
        (datetime(2021, 6, 1, tzinfo=UTC), "zoned-time"),
        *((each, "short-year") for each in ("21-6-1", "21年6月1日", "1/6/21", "1-Jun-21")),
        *((each, "noted-number") for each in ("2021-6-1①", "2021-6-1¹")),
        *((each, "needs-day") for each in ("2021年6月上旬", "Jun 2021", "令和3年6月", "民国110年6月")),
        *((each, "needs-month") for each in ("2021Q2", "2021年上半年", "2021年底", "令和3年")),
        ("2021年6月1日 星期三", "impossible-date"),
        ("民国0年6月1日", "impossible-date"),
        ("明治5年12月1日", "impossible-date"),
        *((each, "year-too-early") for each in ("0021-06-01", "1/6/0021", "〇〇二一年六月一日", "0021/6/1 08:30")),
        ("110/6/1", "wrong-unit"),
        ("6月1日", "wrong-unit"),
        ("1 Zuin 2021", "wrong-unit"),
        ("2021-14", "wrong-unit"),
        (9999.5, "wrong-unit"),
        (123456.5, "wrong-unit"),
        ("", "wrong-unit"),
    ],
    "money": [
        *((each, "noted-number") for each in ("1020①", "1020¹", "⒈5", "5₂")),
        *(
            (each, "noted-number")
            for each in ("1020*", "1020 [1]", "1020〔12〕", "1020（注2）", "1020万元(3)", "1020†")
        ),
        *(
            (each, "decimal-comma")
            for each in ("1,00", "1,5", "1.200,50", "1 234 567,8", "1’200,5", "1.200.000", "-1,5")
        ),
        *((each, "decimal-comma") for each in ("1.234,567", "1.200,50元", "1,2亿", "¥0,5", "1,5 million", "(1,5)")),
        *((each, "odd-groups") for each in ("1,00,000", "12,34,567.00", "1,2345", "1234,567", "1,234,", "12,345,67元")),
        *((each, "odd-groups") for each in ("1234 5678", "1.2.3", "1..5")),
        *((each, "short-unit") for each in ("12.5m", "12.5 M", "500k", "1.5bn", "5000W", "5kw", "¥12mn", "12 mio.")),
        *((each, "minus-behind") for each in ("500-", "1,234 -", "1.5−")),
        *((each, "uncertain-number") for each in ("数百万", "几千万元", "若干万元", "十几万", "一百几十万")),
        *(
            (each, "uncertain-number")
            for each in ("预计3000万", "3000万（未审计）", "逾3000万", "推計3000万", "est. 3000")
        ),
        *(
            (each, "uncertain-number")
            for each in ("约3000万", "3000万左右", "3000万以上", "3000余万元", "近5亿", ">500万", "3000万-5000万")
        ),
        *(
            (each, "uncertain-number")
            for each in (
                "about 5,000,000",
                "3千多万",
                "三千多万",
                "百余万元",
                "近亿元",
                "约五千万",
                "500万+",
                "至少20万",
            )
        ),
        *(
            (each, "other-currency")
            for each in ("500万円", "$500", "3000 USD", "500万美元", "€20", "HKD 300", "約3000万円")
        ),
        *((each, "rounded-number") for each in ("6E+08", "1.2e3")),
        *(("1" * 39, "too-many-digits"), (10**38, "too-many-digits"), ("1." + "2" * 38, "too-many-digits")),
        *(
            (each, "wrong-unit")
            for each in (
                "",
                "abc",
                "5 亿亿",
                "0x10",
                "1万2亿",
                "1亿零",
                "元5角",
                "5角",
                "12元零",
                "-5元5角",
                "1亿20000万",
                "1.5亿2000万",
            )
        ),
        *(
            (each, "wrong-unit")
            for each in ("1亿2000", "一万亿", "百千", "五六千万五", True, date(2021, 6, 1), ["1"], ...)
        ),
        ("-3万", "negative"),
    ],
    "share": [
        ("%", "wrong-unit"),
        ("1e2%", "wrong-unit"),
        ("约5%", "uncertain-number"),
        ("百分之几", "wrong-unit"),
        ("5%以上", "uncertain-number"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        *(("money", each, "marked-doubtful") for each in ("3000万？", "12000000?", "3000万元（待核实）", "500 (tbc)")),
        *(
            ("flag", each, "marked-doubtful")
            for each in ("是？", "否（存疑）", "はい（要確認）", "yes, to be confirmed")
        ),
        *(("date", each, "marked-doubtful") for each in ("2021-6-1??", "2021年6月1日【待核】")),
        ("count", "12家?", "marked-doubtful"),
        # Without the mark it would be no value either.
        *(("money", "abc?", "wrong-unit"), ("date", "2021-06?", "wrong-unit"), ("money", ["1?"], "wrong-unit")),
        ("money", "约3000万？", "uncertain-number"),
    ],
)
def test_what_nobody_is_sure_of_is_told_as_marked(kind: str, written: Any, code: str) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(written, kind, declared(kind))
    assert refusal(raised.value, written, kind, "A", declared(kind)).code == code


@pytest.mark.parametrize(("written", "code"), [("激光器？", "marked-doubtful"), ("木器？", "unknown-choice")])
def test_a_choice_that_nobody_is_sure_of_is_one_without_its_mark(written: str, code: str) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(written, "choice", FIELD)
    assert refusal(raised.value, written, "choice", "A", FIELD).code == code


@pytest.mark.parametrize(
    ("kind", "written", "code"), [(kind, *each) for kind, listed in REFUSED.items() for each in listed], ids=repr
)
def test_what_is_no_value_is_refused_for_its_reason(kind: str, written: Any, code: str) -> None:
    with pytest.raises(UnfitValue) as raised:
        typed(written, kind, declared(kind))
    assert raised.value.code == code
