"""Bands whose ends are counted, or not; what is paid in them is a rate or a fixed sum."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from few_rules import fact, policy, small, texts

import lucidrule
from lucidrule.core.fault import RulesAtFault
from lucidrule.present.policy import describe

AS_OF = date(2022, 5, 5)
FACTS = fact("sales", "money", "Sales")
# Nothing up to 100 itself; 3‰ above it and up to 500 itself; 5 from there to below 1000; 9 from 1000 on.
BANDS = "[{above: 100, up_to: 500, rate: 3‰}, {above: 500, below: 1000, amount: 5}, {from: 1000, amount: 9}]"


def programme(bands: str = BANDS, of: str = "", language: int = 2) -> lucidrule.Programme:
    files = texts(FACTS, {"p": policy("p", "", amount=f"{{bands: {bands}, by: sales{of}}}")})
    top = files["policies.yaml"].replace("language: 1", f"language: {language}")
    return small({**files, "policies.yaml": top})


PAID = {"100": "0", "100.01": "0.30003", "500": "1.5", "500.01": "5", "999.99": "5", "1000": "9"}


@pytest.mark.parametrize(("sales", "paid"), PAID.items())
def test_an_amount_is_paid_by_the_band_that_it_lies_in(sales: str, paid: str) -> None:
    outcome = programme().determine({"sales": sales}, as_of=AS_OF).outcomes[0]
    assert outcome.total == Decimal(paid)


def test_columns_pay_the_same() -> None:
    frame = pl.DataFrame({"sales": pl.Series(list(PAID), dtype=pl.String).str.to_decimal(scale=2)})
    found = programme().screen(frame, as_of=AS_OF, sums=True)
    assert [float(low) for low in found["p low"]] == [0, 0.30003, 1.5, 5, 5, 9]
    assert found["p low"].to_list() == found["p high"].to_list()


def test_what_is_not_known_may_be_paid_by_any_band() -> None:
    found = programme().determine({}, as_of=AS_OF).outcomes[0].entitlement.sum
    assert found is not None
    assert (found.low, found.high) == (Decimal(0), Decimal(9))


def test_a_band_that_begins_where_the_one_before_ends_does_not_count_its_end_twice() -> None:
    bands = "[{from: 0, up_to: 100, amount: 1}, {from: 100, up_to: 200, amount: 2}]"
    found = [programme(bands).determine({"sales": n}, as_of=AS_OF).outcomes[0].total for n in (0, 100, 101, 200, 201)]
    assert found == [1, 1, 2, 2, 0]


def test_one_value_may_be_a_band() -> None:
    bands = "[{from: 0, below: 5, amount: 1}, {from: 5, up_to: 5, amount: 2}, {above: 5, amount: 3}]"
    found = [programme(bands).determine({"sales": n}, as_of=AS_OF).outcomes[0].total for n in (4, 5, 6)]
    assert found == [1, 2, 3]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "zh",
            "按sales所在档次计，比例乘以sales，定额照付："
            "超过100元不超过500元（含）的为3‰、超过500元不足1000元的为5元、1000元以上的为9元",
        ),
        (
            "en",
            "by the band of sales, rates of sales: above 100 yuan up to and including 500 yuan: 3‰, "
            "above 500 yuan to below 1,000 yuan: 5 yuan, from 1,000 yuan: 9 yuan",
        ),
        (
            "ja",
            "salesの属する区分により、率はsalesに乗じる：100元を超え500元以下は3‰、500元を超え1,000元未満は5元、1,000元以上は9元",
        ),
    ],
    ids=["zh", "en", "ja"],
)
def test_the_ends_that_count_are_told(lang: str, told: str) -> None:
    compiled = programme().compiled
    assert told in describe(compiled.policies[0], compiled, lang).replace("Sales", "sales")


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "按sales所在档次定额：0元以上的为5元"), ("en", "by the band of sales: from 0 yuan: 5 yuan")],
    ids=["zh", "en"],
)
def test_of_fixed_sums_alone_no_rate_is_told(lang: str, told: str) -> None:
    compiled = programme("[{from: 0, amount: 5}]").compiled
    assert told in describe(compiled.policies[0], compiled, lang).replace("Sales", "sales")


@pytest.mark.parametrize(
    ("bands", "code"),
    [
        ("[{from: 0, rate: 1%, amount: 5}]", "one-of-two"),
        ("[{from: 0, below: 5}]", "one-of-two"),
        ("[{from: 0, above: 0, rate: 1%}]", "one-of-two"),
        ("[{below: 5, rate: 1%}]", "one-of-two"),
        ("[{from: 0, below: 5, up_to: 5, rate: 1%}]", "one-of-two"),
        ("[{from: 0, below: 5, rate: 1%}, {above: 5, rate: 2%}]", "bands-not-sorted"),
        ("[{above: 5, up_to: 5, rate: 1%}]", "bands-not-sorted"),
        ("[{from: 0, up_to: 5, rate: 1%}, {from: 4, rate: 2%}]", "bands-not-sorted"),
        ("[{from: 0, amount: -5}]", "below-zero"),
    ],
    ids=["two pays", "no pay", "two starts", "no start", "two ends", "a gap", "nothing", "an overlap", "below zero"],
)
def test_bands_that_cannot_be_meant_are_refused(bands: str, code: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(bands)
    assert [fault.code for fault in error.value.faults] == [code]


def test_version_1_of_the_language_has_none_of_these() -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(language=1)
    assert {fault.code for fault in error.value.faults} == {"newer-key"}
    assert {str(fault.params["name"]) for fault in error.value.faults} == {"above", "up_to", "amount"}
