"""What nothing known bounds but the cap for a single award: the total that people are told counts it at its least."""

from typing import Any

import few_rules
import french
import pytest
from joint import GREEN, LOCAL, SALES, STAFF, joint, policy, rule, texts

from lucidrule.present.change import change_lines
from lucidrule.present.closing import totals_told
from lucidrule.present.dates import dates_rows

AS_OF = "2022-06-30"
FACTS = STAFF + SALES + LOCAL + GREEN
CAP = {"sources: {}": "award_cap: {at_most: 100万, basis: assumed}\nsources: {}"}
OPEN = {"green": True}


def firm(name: str, amount: str, when: str = "{green: true}") -> str:
    return policy(name, when, amount)


def programme(*rules: str, **policies: str) -> Any:
    return joint(texts("town", FACTS, policies, rules=", ".join(rules), top=CAP))


@pytest.mark.parametrize(
    ("rules", "policies", "company", "data", "told"),
    [
        # Sales are not known: the cap of 100万 says nothing of them.
        (
            *((), {"a": firm("a", "10万"), "b": firm("b", "sales")}, OPEN),
            ("1100000", ["b"], "100000", "100000"),
            ["Estimated total: 100,000 yuan, beside policy 2"],
        ),
        # Alone it comes to no sum that can be told.
        ((), {"b": firm("b", "sales")}, OPEN, ("1000000", ["b"], "0", "0"), []),
        # What is known bounds it, below the cap: nothing is left out.
        (
            *((), {"a": firm("a", "10万"), "b": firm("b", "{least_of: [sales, 20万]}")}, OPEN),
            *(("300000", None, None, None), ["Estimated total: 100,000 yuan to 300,000 yuan"]),
        ),
        # Known sales beyond the cap come to the cap: that is a sum.
        (
            *((), {"b": firm("b", "sales")}, {"green": True, "sales": {2021: "500万"}}),
            *(("1000000", None, None, None), ["Estimated total: 1,000,000 yuan"]),
        ),
        # At least 30万 in any case, and with sales more: the 30万 count.
        (
            *((), {"a": firm("a", "10万"), "b": firm("b", "{greatest_of: [sales, 30万]}")}, OPEN),
            ("1100000", ["b"], "400000", "400000"),
            ["Estimated total: 400,000 yuan, beside policy 2"],
        ),
        # The higher of two, of which either may be it: both cannot be granted, so neither stands beside.
        (
            *((rule("r", "a, b"),), {"a": firm("a", "10万"), "b": firm("b", "sales")}, OPEN),
            *(("1000000", None, None, None), ["Estimated total: 100,000 yuan to 1,000,000 yuan"]),
        ),
        # Nothing is asked of it that is certain to give way.
        (
            *((rule("r", "a, b"),), {"a": firm("a", "100万"), "b": firm("b", "sales")}, OPEN),
            *(("1000000", None, None, None), ["Estimated total: 1,000,000 yuan"]),
        ),
    ],
)
def test_the_total_that_is_told_leaves_a_mere_cap_beside(
    rules: tuple[str, ...],
    policies: dict[str, str],
    company: dict[str, Any],
    data: tuple[str | None, list[str] | None, str | None, str | None],
    told: list[str],
) -> None:
    found = programme(*rules, **policies).determine(company, as_of=AS_OF)
    combination = found.to_dict()["combination"]
    calculable = combination.get("calculable", {})
    # The total holds every completion all the same: up to the cap.
    ends = combination["total"]["high"], combination.get("unbounded"), calculable.get("low"), calculable.get("high")
    assert ends == data
    assert totals_told(found, "en") == told


def test_without_a_cap_the_total_is_at_least() -> None:
    made = joint(texts("town", FACTS, {"a": firm("a", "10万"), "b": firm("b", "sales")}))
    found = made.determine(OPEN, as_of=AS_OF)
    assert "calculable" not in found.to_dict()["combination"]
    assert totals_told(found, "en") == ["Estimated total: at least 100,000 yuan"]


def test_what_is_not_in_the_total_is_told_by_number_with_why() -> None:
    listed = {
        "a": firm("a", "10万"),
        "b": firm("b", "sales"),
        "c": firm("c", "{by_review: {up_to: 5万}}"),
        "d": firm("d", "not_published"),
        "e": firm("e", "20万", "{all: [{green: true}, {needs_judgement: p}]}"),
        "f": firm("f", "1万").replace("amount: 1万", "kind: loan"),
        "g": firm("g", "{rate: 1%, of: sales}"),
    }
    asked = "open_points: {p: {question: {zh: p, en: p, ja: p}, basis: assumed}}\ncriteria: []\n"
    made = joint({**texts("town", FACTS, listed, top=CAP), "rules/criteria.yaml": asked})
    found = made.determine(OPEN, as_of=AS_OF)
    lines = {lang: [line.strip() for line in found.explain(lang).splitlines()] for lang in ("zh", "en", "ja")}
    assert (
        "未计入合计：第3项金额由评审决定；第4项金额未公布；第5项须审定；第6项不以金额计；第2、7项须补资料后测算"
        in lines["zh"]
    )
    assert (
        "Not in the total: policy 3 by review; policy 4 not published; policy 5 to be judged; policy 6 without a sum; "
        "policies 2, 7 for want of facts" in lines["en"]
    )
    japanese = (
        *("施策3（額は審査により決定）", "施策4（金額未公表）", "施策5（審査による）", "施策6（金額によらないもの）"),
        "施策2、7（情報の補充後に試算）",
    )
    assert f"合計に含めないもの：{'／'.join(japanese)}" in lines["ja"]
    # Of what all may come to the same stand beside: told once where nothing else is open.
    assert found.to_dict()["combination"]["if_met"] == {
        "CNY": {"low": "100000", "high": None, "unbounded": ["b", "g"], "high_of_others": "300000"}
    }


def test_of_what_all_may_come_to_it_is_told_only_where_something_is_open() -> None:
    made = programme(a=firm("a", "10万"), b=firm("b", "sales"), c=firm("c", "1万", "{local: true}"))
    found = [made.determine({"green": True, "local": local}, as_of=AS_OF) for local in (None, False)]
    assert [each.to_dict()["combination"].get("if_met") for each in found] == [
        {"CNY": {"low": "100000", "high": None, "unbounded": ["b"], "high_of_others": "110000"}},
        None,
    ]
    assert [row[1:] for row in list(dates_rows(found, "en"))[-2:]] == [
        ("100,000 yuan, beside policy 2", "100,000 yuan, beside policy 2"),
        ("up to 110,000 yuan, beside policy 2", "100,000 yuan, beside policy 2"),
    ]


def test_each_currency_has_its_own() -> None:
    town = texts("town", FACTS, {"a": firm("a", "10万"), "b": firm("b", "sales")}, top=CAP)
    euro = "zone: Europe/Paris\ncurrency: {code: EUR, label: {fr: €}}\nnumbers: 1 200,50\n"
    both = joint(town, french.french({"policies.yaml": ("zone: Europe/Paris\n", euro)}))
    known = {"implantee": True, "secteur": "industrie", "chiffre": {2023: "60 000 €"}, "depenses": "100 000,50 €"}
    found = both.determine(OPEN | known, as_of="2024-05-05")
    told = found.to_dict()["combination"]
    assert {code: each and each["high"] for code, each in told["by_currency"].items()} == {
        "CNY": "1100000",
        "EUR": "20000.1",
    }
    assert {code: each["high"] for code, each in told["calculable_by_currency"].items()} == {
        "CNY": "100000",
        "EUR": "20000.1",
    }
    assert (told["unbounded"], told["calculable"]["high"]) == (["b"], "100000")
    assert ["beside" in each for each in totals_told(found, "en")] == [True, False]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("{rate: 10%, of: sales}", "“sales (2021)” × 10%; at most 1,000,000 yuan in all"),
        (
            "{greatest_of: [{rate: 10%, of: sales}, 30万]}",
            "“sales (2021)” × 10%, at least 300,000 yuan: at least 300,000 yuan; at most 1,000,000 yuan in all",
        ),
    ],
)
def test_a_calculation_that_a_mere_cap_bounds_has_no_range_that_looks_like_its_result(amount: str, told: str) -> None:
    found = programme(b=firm("b", amount)).determine(OPEN, as_of=AS_OF)
    lines = [line.strip() for line in found.explain("en").splitlines()]
    assert [line for line in lines if line.startswith("Calculation")] == [f"Calculation: {told}"]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("sales", "then: Eligible; depends on facts"),
        (
            "{greatest_of: [sales, 30万]}",
            "then: Eligible; at least 300,000 yuan; "
            "the estimated total goes from 0 yuan to 300,000 yuan, beside policy 1",
        ),
    ],
)
def test_what_a_change_brings_leaves_a_mere_cap_beside(amount: str, told: str) -> None:
    filed = few_rules.fact("filed", "flag", "Filed", ", changeable: filing")
    made = joint(texts("town", SALES + filed, {"b": firm("b", amount, "{filed: true}")}, top=CAP))
    found = made.determine({"filed": False}, as_of=AS_OF)
    lines = [line.text for line in change_lines(made.compiled, found.changes("b"), "en")]
    assert told in lines
