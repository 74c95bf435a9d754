"""Codes of currencies, and which one is meant by what people write for them."""

import pytest

from lucidrule.values.currency_codes import codes_meant, is_currency

# By what is written, the codes of ISO 4217 that may be meant.
MEANT = {
    "cny": ("CNY",),
    "ＣＮＹ": ("CNY",),
    "RMB": ("CNY",),
    "人民币": ("CNY",),
    "人民币（元）": ("CNY",),
    "EURO": ("EUR",),
    "€": ("EUR",),
    "Euros (€)": ("EUR",),
    "yen": ("JPY",),
    "日本円": ("JPY",),
    "¥": ("CNY", "JPY"),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD"),
    "US Dollars": ("USD",),
    "won": ("KRW",),
    "원": ("KRW",),
    "đồng": ("VND",),
    "EUT": ("EUR",),
    "CNYY": ("CNY",),
    "": (),
    "no such thing": (),
}


@pytest.mark.parametrize(("written", "codes"), MEANT.items(), ids=[*MEANT])
def test_the_code_that_is_meant_is_found(written: str, codes: tuple[str, ...]) -> None:
    assert codes_meant(written)[: len(codes) or 1] == codes
    assert not is_currency(written)


@pytest.mark.parametrize("code", ["CNY", "EUR", "VND", "XOF", "DEM"])
def test_a_code_of_a_currency_is_one(code: str) -> None:
    assert is_currency(code)
