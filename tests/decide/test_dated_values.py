"""Values that change with time: that counts which began last by the reference date, or by the assessment year."""

import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from few_rules import criterion, fact, small, text, texts, written

import lucidrule
from lucidrule.core.fault import RulesAtFault, render
from lucidrule.present.policy import describe

CHOICES = f", choices: {{a: {text('A')}, b: {text('B')}, c: {text('C')}}}"
FACTS = (
    fact("sales", "money", "Sales")
    + fact("staff", "count", "Staff")
    + fact("part", "share", "Part")
    + fact("revenue", "money", "Revenue", ", yearly: true")
    + fact("founded_on", "date", "Founded")
    + fact("town", "choice", "Town", CHOICES)
    + fact("marks", "choices", "Marks", CHOICES)
)
BOUND = "{2020-01-01: 50万, 2022-12-14: 200万}"
RATED = "{rate: {2020-01-01: 1%, 2021-06-01: 2%}, of: sales}"
DAYS = [date(2020, 1, 1), date(2022, 12, 13), date(2022, 12, 14), date(2024, 6, 1)]


def files(criteria: str, awards: str = "amount: 1万", language: int = 2, top: str = "") -> dict[str, str]:
    """Return the files of a programme of one policy; `top` are further lines of policies.yaml."""
    award = f"{{id: w, label: {text('w')}, basis: assumed, {awards}}}"
    made = (
        f"id: p\ntitle: {text('P')}\nsummary: {text('s')}\ncriteria: [{criteria}]\nentitlement: {{awards: [{award}]}}\n"
    )
    found = texts(FACTS, {"p": made})
    stated = found["policies.yaml"].replace("language: 1", f"language: {language}").replace("2019-01-01", "2020-01-01")
    return {**found, "policies.yaml": stated + top}


def asking(when: str, **more: Any) -> lucidrule.Programme:
    return small(files(criterion("c", "C", when), **more))


def paying(awards: str, **more: Any) -> lucidrule.Programme:
    return small(files("", awards, **more))


# What is written with values by date, and with the plain ones that count on each of the days.
ASKED = {
    "a bound": ("{sales: {at_least: X}}", ("{2020-01-01: 50万, 2022-12-14: 200万}", "50万", "200万")),
    "a count": ("{staff: {more_than: X}}", ("{2020-01-01: 3, 2022-12-14: 5}", "3", "5")),
    "a value alone": ("{staff: X}", ("{2020-01-01: 3, 2022-12-14: 4}", "3", "4")),
    "a share": ("{part: {less_than: X}}", ("{2020-01-01: 5‰, 2022-12-14: 10%}", "5‰", "10%")),
    "a calculated amount": ("{amount: {of: {sum: [sales]}, at_most: X}}", (BOUND, "50万", "200万")),
    "a share of another": (
        "{share: {of: sales, in: {sum: [sales, 50万]}, at_least: X}}",
        ("{2020-01-01: 0.5, 2022-12-14: 0.9}", "0.5", "0.9"),
    ),
    "a first crossing": ("{revenue: {first_reaches: X, since: founded_on}}", (BOUND, "50万", "200万")),
    "beside another bound": ("{sales: {at_least: 1, at_most: X}}", (BOUND, "50万", "200万")),
    "a list": ("{town: {is_one_of: X}}", ("{2020-01-01: [a], 2022-12-14: [a, c]}", "[a]", "[a, c]")),
    "a list alone": ("{town: X}", ("{2020-01-01: [a, b], 2022-12-14: [c]}", "[a, b]", "[c]")),
    "a list of none": ("{town: {is_none_of: X}}", ("{2020-01-01: [c], 2022-12-14: [a]}", "[c]", "[a]")),
    "choices": ("{marks: {includes_any: X}}", ("{2020-01-01: [a], 2022-12-14: [b, c]}", "[a]", "[b, c]")),
    "a choice": ("{town: {equals: X}}", ("{2020-01-01: a, 2022-12-14: c}", "a", "c")),
    "below a negation": ("{not: {sales: {at_least: X}}}", (BOUND, "50万", "200万")),
}
PAID = {
    "a fixed sum": ("amount: X", (BOUND, "50万", "200万")),
    "a rate": ("amount: {rate: X, of: sales}", ("{2020-01-01: 1%, 2022-12-14: 2%}", "1%", "2%")),
    "a cap": ("amount: {rate: 50%, of: sales, at_most: X}", (BOUND, "50万", "200万")),
    "a price": ("amount: {per_unit: X, of: staff}", ("{2020-01-01: 100, 2022-12-14: 500}", "100", "500")),
    "an end of a band": (
        "amount: {bands: [{from: 0, below: X, amount: 1}, {from: X, amount: 2}], by: sales}",
        (BOUND, "50万", "200万"),
    ),
    "a rate of a band": (
        "amount: {bands: [{from: 0, rate: X}], by: sales}",
        ("{2020-01-01: 1%, 2022-12-14: 2%}", "1%", "2%"),
    ),
    "up to": ("amount: {by_review: {up_to: X}}", (BOUND, "50万", "200万")),
    "a share of a split": (
        "amount: 100, split: {own: {party: {zh: a, en: a, ja: a}, share: X}, "
        "others: [{party: {zh: b, en: b, ja: b}, share: 50%, when: {sales: {at_least: 0}}}]}",
        ("{2020-01-01: 50%, 2022-12-14: 60%}", "50%", "60%"),
    ),
    "when": ("amount: 1, when: {sales: {at_least: X}}", (BOUND, "50万", "200万")),
    "in a sum": ("amount: {sum: [X, {rate: 10%, of: sales}]}", (BOUND, "50万", "200万")),
}
PROGRAMMES = {
    **{
        name: (asking(f.replace("X", v)), [asking(f.replace("X", p)) for p in plain])
        for name, (f, (v, *plain)) in ASKED.items()
    },
    **{
        name: (paying(f.replace("X", v)), [paying(f.replace("X", p)) for p in plain])
        for name, (f, (v, *plain)) in PAID.items()
    },
}
COMPANIES: list[dict[str, Any]] = [
    {},
    {"sales": 0, "staff": 3, "part": "0.5%", "town": "c", "marks": ["c"]},
    {"town": "a", "marks": ["a"]},
    {"town": "b", "marks": ["b"]},
    {"sales": "50万", "staff": 4, "part": "9.9%", "founded_on": "2021-01-01", "revenue": {2021: "60万", 2023: "60万"}},
    {
        "sales": "200万",
        "staff": 6,
        "part": 1,
        "founded_on": "2021-06-01",
        "revenue": {2021: "500万", 2022: 0, 2023: "200万"},
    },
]


def told(found: lucidrule.Determination) -> Any:
    """Return outcomes, what is missing and sums; the proof but for the days since which bounds count."""
    return [
        (each.outcome, each.missing, each.entitlement.sum, [(a.low, a.high) for a in each.entitlement.awards])
        for each in found.outcomes
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", PROGRAMMES)
def test_what_counts_on_a_day_is_as_if_it_stood_there_alone(name: str, day: date) -> None:
    changing, plain = PROGRAMMES[name]
    alone = plain[day >= date(2022, 12, 14)]
    assert [told(changing.determine(each, as_of=day)) for each in COMPANIES] == [
        told(alone.determine(each, as_of=day)) for each in COMPANIES
    ]
    assert [each.outcomes for each in changing.determine_many(COMPANIES, as_of=day)] == [
        each.outcomes for each in alone.determine_many(COMPANIES, as_of=day)
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(
    "name", ["a bound", "a value alone", "a share", "a calculated amount", "a rate", "an end of a band"]
)
def test_columns_say_the_same(name: str, day: date) -> None:
    changing, plain = PROGRAMMES[name]
    frame = pl.DataFrame(
        {
            "sales": pl.Series([None, 0, 500_000, 2_000_000], dtype=pl.Int64),
            "staff": pl.Series([None, 3, 4, 6], dtype=pl.Int64),
            "part": pl.Series([None, "0.005", "0.099", "1"], dtype=pl.String).str.to_decimal(scale=3),
        }
    )
    alone = plain[day >= date(2022, 12, 14)]
    assert changing.screen(frame, as_of=day, sums=True).equals(alone.screen(frame, as_of=day, sums=True))


@pytest.mark.durable_rules
def test_the_second_engine_infers_the_same() -> None:
    found = PROGRAMMES["a bound"][0].determine({"sales": "60万"}, as_of=date(2023, 1, 1), confirm=True)
    assert found.confirmation is not None
    assert found.confirmation.by is not None


def test_a_session_follows_its_date_across_a_change() -> None:
    session = PROGRAMMES["a bound"][0].session({"sales": "60万"}, as_of=date(2022, 12, 13))
    (change,) = session.at(date(2022, 12, 14))
    assert (change.before, change.after) == ("eligible", "ineligible")


def test_advice_is_for_the_reference_date() -> None:
    found = PROGRAMMES["a bound"][0]
    bands = [found.determine({"sales": 1}, as_of=day).sensitivity("sales")[1] for day in DAYS[1:3]]
    marks = [{each.low for each in one} & {Decimal(500_000), Decimal(2_000_000)} for one in bands]
    assert marks == [{Decimal(500_000)}, {Decimal(2_000_000)}]


def test_a_determination_is_pickled_with_the_values_of_its_date() -> None:
    found = PROGRAMMES["a bound"][0].determine({"sales": "60万"}, as_of=DAYS[0])
    again = pickle.loads(pickle.dumps(found))
    assert told(again) == told(found)
    assert again.prepared == found.prepared


def test_the_proof_says_what_counted_and_since_when() -> None:
    proof = (
        PROGRAMMES["a bound"][0].determine({"sales": "60万"}, as_of=DAYS[2]).outcomes[0].criteria[0].to_dict()["proof"]
    )
    assert (proof["required"], proof["required_since"]) == ("2000000", "2022-12-14")


@pytest.mark.parametrize(
    ("lang", "asked"),
    [
        ("zh", "要求：Sales不低于200万元（自2022年12月14日起）"),
        ("en", "required: sales of at least 2,000,000 yuan (from 14 December 2022)"),
        ("ja", "要件：Salesが200万元以上（2022年12月14日から）"),
    ],
    ids=["zh", "en", "ja"],
)
def test_a_reason_tells_since_when_its_bound_counts(lang: str, asked: str) -> None:
    assert asked in PROGRAMMES["a bound"][0].determine({"sales": "60万"}, as_of=DAYS[2]).explain(lang)


@pytest.mark.parametrize(
    ("name", "lang", "lines"),
    [
        (
            "a bound",
            "zh",
            ["按适用时间：", "自2020年1月1日起：Sales不低于50万元", "自2022年12月14日起：Sales不低于200万元"],
        ),
        ("a bound", "en", ["from 1 January 2020: sales of at least 500,000 yuan", "from 14 December 2022: sales of"]),
        ("a bound", "ja", ["2022年12月14日から：Salesが200万元以上"]),
        ("a fixed sum", "zh", ["50万元（自2020年1月1日起）、200万元（自2022年12月14日起）"]),
        ("a rate", "en", ["1% of sales (from 1 January 2020), 2% of sales (from 14 December 2022)"]),
        ("a share of a split", "en", ["50% (from 1 January 2020), 60% (from 14 December 2022)"]),
    ],
)
def test_a_policy_tells_all_values_with_their_days(name: str, lang: str, lines: list[str]) -> None:
    compiled = PROGRAMMES[name][0].compiled
    described = describe(compiled.policies[0], compiled, lang)
    assert [line for line in lines if line not in described] == []


BY_YEAR = "{values_of: assessment_year, 2019-01-01: 50万, 2022-01-01: 200万}"


@pytest.mark.parametrize(
    ("day", "outcome"), [(date(2022, 12, 31), "eligible"), (date(2023, 1, 1), "ineligible")], ids=str
)
@pytest.mark.parametrize(
    "programme",
    [
        asking(f"{{sales: {{at_least: {BY_YEAR}}}}}"),
        asking(
            f"{{sales: {{at_least: {BY_YEAR.replace('values_of: assessment_year, ', '')}}}}}",
            top="values_of: assessment_year\n",
        ),
    ],
    ids=["at the value", "for the programme"],
)
def test_the_assessment_year_may_say_what_counts(programme: lucidrule.Programme, day: date, outcome: str) -> None:
    assert programme.determine({"sales": "60万"}, as_of=day).outcomes[0].outcome == outcome


def test_values_of_both_kinds_may_stand_in_one_test() -> None:
    made = asking(f"{{sales: {{at_least: {BY_YEAR}, at_most: {{2020-01-01: 300万, 2022-06-01: 400万}}}}}}")
    days = [date(2021, 1, 1), date(2022, 6, 1), date(2023, 1, 1)]
    found = [
        made.determine({"sales": n}, as_of=day).outcomes[0].outcome.value for day in days for n in ("60万", "350万")
    ]
    assert found == ["eligible", "ineligible", "eligible", "eligible", "ineligible", "eligible"]


def test_a_cap_of_all_awards_may_change() -> None:
    made = paying("amount: 100万", top="award_cap: {at_most: {2020-01-01: 10万, 2022-12-14: 20万}, basis: assumed}\n")
    assert [made.determine({}, as_of=day).outcomes[0].total for day in DAYS[1:3]] == [100_000, 200_000]
    compiled = made.compiled
    assert "单项最高10万元（自2020年1月1日起）、20万元（自2022年12月14日起）" in describe(
        compiled.policies[0], compiled, "zh"
    )


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "w：200万元（按自2022年12月14日起的标准）"),
        ("en", "w: 2,000,000 yuan (by what counts from 14 December 2022)"),
        ("ja", "w：200万元（2022年12月14日からの基準）"),
    ],
    ids=["zh", "en", "ja"],
)
def test_an_award_tells_since_when_its_sum_counts(lang: str, line: str) -> None:
    found = PROGRAMMES["a fixed sum"][0].determine({}, as_of=DAYS[2])
    assert line in found.explain(lang)
    assert found.outcomes[0].entitlement.to_dict()["awards"][0]["amount_since"] == "2022-12-14"


def test_of_an_award_that_never_changes_no_day_is_told() -> None:
    found = PROGRAMMES["a bound"][0].determine({"sales": "300万"}, as_of=DAYS[2]).outcomes[0]
    assert "amount_since" not in found.entitlement.to_dict()["awards"][0]


def test_a_definition_is_one_and_the_same_wherever_it_is_used() -> None:
    known = f"definitions: {{big: {{label: {text('big')}, when: {{sales: {{at_least: {BOUND}}}}}}}}}\n"
    found = files(criterion("c", "C", "{all: [{use: big}, {not: {not: {use: big}}}]}"))
    found["rules/a/p.yaml"] = known + found["rules/a/p.yaml"]
    made = small(found)
    assert [made.determine({"sales": "60万"}, as_of=day).outcomes[0].outcome for day in DAYS[1:3]] == [
        "eligible",
        "ineligible",
    ]


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2023, 6, 1), date(2024, 6, 1)], ids=str)
def test_programmes_that_stand_together_each_count_by_their_own_year(tmp_path: Path, day: date) -> None:
    values = "{values_of: assessment_year, 2018-01-01: 50万, 2022-01-01: 200万}"
    made = files(criterion("c", "C", f"{{sales: {{at_least: {values}}}}}"))
    tops = [
        made["policies.yaml"].replace("id: small", f"id: years-{n}").replace("years_before: 1", f"years_before: {n}")
        for n in (1, 2)
    ]
    folders = [written({**made, "policies.yaml": top}, tmp_path / str(at)) for at, top in enumerate(tops)]
    alone = [lucidrule.load(folder).determine({"sales": "60万"}, as_of=day).outcomes[0].outcome for folder in folders]
    both = lucidrule.load(folders).determine({"sales": "60万"}, as_of=day)
    assert [each.outcome for each in both.outcomes] == alone


def test_a_programme_with_the_values_of_a_date_has_these_at_every_date() -> None:
    at = PROGRAMMES["a bound"][0].compiled.at(DAYS[0])
    assert at.at(DAYS[3]) is at


def test_of_many_moments_few_are_kept() -> None:
    compiled = PROGRAMMES["a bound"][0].compiled
    first = compiled.at(date(2020, 1, 1))
    assert compiled.at(date(2020, 12, 31)) is first
    made = [compiled.at(date(year, 1, 1)) for year in range(2020, 2020 + 17)]
    assert made[0] is first
    assert compiled.at(date(2020, 1, 1)) is not first


def test_a_value_that_is_not_to_be_tells_its_day_too() -> None:
    made = asking("{staff: {not_equals: {2020-01-01: 3, 2022-12-14: 4}}}")
    assert "（自2022年12月14日起）" in made.determine({"staff": 4}, as_of=DAYS[2]).explain("zh")


FAULTY = {
    "no-dates": "{values_of: reference_date}",
    "not-a-first-day": "{2020-01-01: 1, 2020-1x: 2}",
    "dates-not-ascending": "{2020-01-01: 1, 2019-01-01: 2}",
    "not-first-of-year": "{values_of: assessment_year, 2019-01-01: 1, 2020-06-01: 2}",
    "values-begin-later": "{2020-01-02: 1, 2021-01-01: 2}",
    "not-allowed": "{values_of: year, 2020-01-01: 1}",
    "not-a-quantity": "{2020-01-01: 1, 2021-01-01: 5x}",
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("code", FAULTY)
def test_what_says_no_value_for_some_day_is_refused(code: str, lang: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        paying(f"amount: {FAULTY[code]}")
    assert [fault.code for fault in error.value.faults] == [code]
    assert render(error.value.faults, lang)


@pytest.mark.parametrize("same", ["{2020-01-01: 1, 2020-01-01: 2}"])
def test_a_day_that_stands_twice_is_refused(same: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        paying(f"amount: {same}")
    assert [fault.code for fault in error.value.faults] == ["duplicate-key"]


def test_bounds_are_looked_at_as_they_are_on_each_day() -> None:
    with pytest.raises(RulesAtFault) as error:
        asking("{sales: {at_least: 60万, at_most: {2020-01-01: 100万, 2021-01-01: 50万}}}")
    assert [fault.code for fault in error.value.faults] == ["never-holds"]


def test_version_1_of_the_language_has_no_values_by_date() -> None:
    with pytest.raises(RulesAtFault) as error:
        paying(f"amount: {BOUND}", language=1)
    assert [fault.code for fault in error.value.faults] == ["newer-key"]


# Under version 1 it is warned of, as whatever is wrong with what nothing uses.
@pytest.mark.parametrize("language", [1, 2])
def test_what_no_criterion_uses_may_have_values_by_date_too(language: int) -> None:
    unused = f"definitions: {{limit: {{label: {text('l')}, when: {{sales: {{at_least: {BOUND}}}}}}}}}\n"
    made = files("", language=language)
    (name,) = (each for each in made if made[each].startswith("id: p\n"))
    assert small({**made, name: made[name] + unused}).compiled.stated.language == language


def test_version_1_names_the_first_day_of_a_value_in_a_list() -> None:
    with pytest.raises(RulesAtFault) as error:
        paying("amount: {sum: [sales, {2020-01-01: 1, 2021-01-01: 2}]}", language=1)
    assert [(fault.code, fault.params["name"]) for fault in error.value.faults] == [("newer-key", "2020-01-01")]


@pytest.mark.parametrize(
    ("amount", "parts"),
    # A rate, its value and what it is a rate of, on each of two days; within each other on each of two times two.
    [(RATED, 6), (RATED.replace("sales", RATED), 4 * 3 + 2 * 5)],
    ids=["alone", "within each other"],
)
def test_values_by_date_that_come_to_too_many_parts_are_refused(
    amount: str, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.compile.changing._MOST_MADE", parts)
    assert paying(f"amount: {amount}").compiled.policies[0].awards
    monkeypatch.setattr("lucidrule.compile.changing._MOST_MADE", parts - 1)
    with pytest.raises(RulesAtFault) as error:
        paying(f"amount: {amount}")
    assert [fault.code for fault in error.value.faults] == ["too-many-days"]


def test_choices_in_quotes_are_in_quotes_on_each_day_and_one_at_fault_is_told_in_its_place() -> None:
    rules = files(criterion("c", "C", "{town: {2020-01-01: ['84'], 2022-12-14: ['84', b]}}"))
    quoted = {**rules, "rules/facts.yaml": rules["rules/facts.yaml"].replace("c: {zh", "'84': {zh")}
    found = small(quoted)
    outcomes = [found.determine({"town": "b"}, as_of=day).outcomes[0].outcome.value for day in DAYS]
    assert outcomes == ["ineligible", "ineligible", "eligible", "eligible"]
    with pytest.raises(RulesAtFault) as error:
        small({**quoted, "rules/a/p.yaml": quoted["rules/a/p.yaml"].replace("['84', b]", "['84', d]")})
    [fault] = error.value.faults
    assert (fault.code, fault.at and fault.at.text[fault.at.column - 1 :][:1]) == ("unknown-choice", "d")


@pytest.mark.parametrize("when", ["{town: {is_one_of: {2020-01-01: a}}}", "{town: {2020-01-01: [a], 2021-01-01: b}}"])
def test_a_value_where_a_list_belongs_is_refused(when: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        small(files(criterion("c", "C", when)))
    assert [each.code for each in error.value.faults] == ["wrong-kind"]
    assert [lang for lang in ("zh", "en", "ja") if not render(error.value.faults, lang)] == []


def test_lists_by_date_are_told_with_their_days() -> None:
    found = small(files(criterion("c", "C", "{town: {is_one_of: {2020-01-01: [a], 2022-12-14: [a, b]}}}"))).compiled
    told = describe(found.policies[0], found, "en")
    assert "1 January 2020" in told
    assert "14 December 2022" in told
