"""Nothing is rounded, however many digits a number has, and whatever context of decimals the caller has set.

The model programme without its cap and its rounding. Sums are calculated by hand; the long chain by whole numbers.
"""

from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Rounded, localcontext
from typing import Any

import pytest
from conftest import ROOT
from town import paying

import lucidrule

AS_OF = date(2022, 5, 5)
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))
# What a caller may have set for calculations of its own; here every digit that an operator loses is an error.
CALLERS = Context(prec=1, traps=[Inexact, Rounded, InvalidOperation, DivisionByZero])
NINES = "99999999999999999999999999999999999.999"


def uncapped(amount: str, rest: str = "", criteria: str = "") -> lucidrule.Programme:
    """Return the model programme whose grant pays an amount as it is: neither capped nor rounded."""
    compiled = paying(amount, rest=rest, criteria=criteria).compiled
    policies = [
        replace(policy, awards=tuple(replace(award, cap=None, rounding=None) for award in policy.awards))
        for policy in compiled.policies
    ]
    return lucidrule.Programme(replace(compiled, policies=tuple(policies)))


def paid(programme: lucidrule.Programme, facts: dict[str, Any]) -> str:
    """Return what the grant pays, as it is written."""
    found = programme.determine({"in_town": True, **facts}, as_of=AS_OF).to_dict()["outcomes"][0]["entitlement"]["sum"]
    assert found["low"] == found["high"]
    return str(found["low"])


@pytest.mark.parametrize(
    ("amount", "facts", "expected"),
    [
        (
            "{rate: 10%, of: turnover}",
            {"turnover": {2021: "199999999.99999999999999999999"}},
            "19999999.999999999999999999999",
        ),
        ("{sum: [profit, staff]}", {"profit": NINES, "staff": 1}, "100000000000000000000000000000000000.999"),
        ("{difference: [profit, 0.001]}", {"profit": NINES}, "99999999999999999999999999999999999.998"),
        ("{multiply: profit, by: 300%}", {"profit": NINES}, "299999999999999999999999999999999999.997"),
        ("{per_unit: 1.001, of: staff}", {"staff": 9999}, "10008.999"),
        (
            "{bands: [{from: 0, below: 1, rate: 10%}, {from: 1, rate: 20%}], by: profit}",
            {"profit": NINES},
            "19999999999999999999999999999999999.9998",
        ),
        (
            "{increment_of: turnover, over: assessment-1, rate: 1%}",
            {"turnover": {2020: "0.0000000000000000000001", 2021: 1000000000000}},
            "9999999999.999999999999999999999999",
        ),
    ],
    ids=["rate", "sum", "difference", "multiple", "price", "bands", "increment"],
)
def test_no_digit_of_an_amount_is_lost(amount: str, facts: dict[str, Any], expected: str) -> None:
    assert paid(uncapped(amount), facts) == expected


def test_no_digit_is_lost_where_awards_are_added() -> None:
    second = "}\n    - {id: two, label: {zh: 二, en: two, ja: 二}, amount: profit, basis: assumed"
    programme = uncapped("{per_unit: 0.0001, of: staff}", rest=second)
    policy = programme.compiled.policies[0]
    entitlement = policy.stated.entitlement.model_copy(update={"of_several": "all"})
    added = replace(policy, stated=policy.stated.model_copy(update={"entitlement": entitlement}))
    both = lucidrule.Programme(replace(programme.compiled, policies=(added, *programme.compiled.policies[1:])))
    assert paid(both, {"profit": NINES, "staff": 1}) == "99999999999999999999999999999999999.9991"


def test_a_chain_of_rates_keeps_as_many_digits_as_it_comes_to() -> None:
    chain = "profit"
    programme = uncapped("".join(["{rate: 99.9999999999999999%, of: "] * 12) + chain + "}" * 12)
    # (1 - 10^-18) to the power of 12 has 216 decimal places.
    assert paid(programme, {"profit": 1}) == f"0.{(10**18 - 1) ** 12:0216d}"


def test_a_condition_over_a_chain_of_rates_is_decided_by_its_last_digit() -> None:
    chain = "".join(["{rate: 99.9999999999999999%, of: "] * 12) + "profit" + "}" * 12
    criterion = "{id: c, label: {zh: 丙, en: c, ja: 丙}, basis: assumed, when: {amount: {of: %s, less_than: 1}}}"
    programme = uncapped("1万", criteria=criterion % chain)
    outcomes = [
        programme.determine({"in_town": True, "profit": profit}, as_of=AS_OF).outcomes[0].outcome
        for profit in (Decimal(1), Decimal("1.00000000000000002"))
    ]
    assert outcomes == [lucidrule.Outcome.ELIGIBLE, lucidrule.Outcome.INELIGIBLE]


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_what_the_caller_has_set_for_decimals_changes_nothing(
    programme: lucidrule.Programme, company: Any, lang: str
) -> None:
    day = date(2022, 6, 30)
    wanted = programme.determine(company, as_of=day)
    with localcontext(CALLERS):
        found = lucidrule.load(ROOT).determine(company, as_of=day)
        assert found.to_dict() == wanted.to_dict()
        assert found.explain(lang, full=True) == wanted.explain(lang, full=True)


def test_what_the_caller_has_set_for_decimals_changes_no_range_and_no_way_to_get_there(
    programme: lucidrule.Programme,
) -> None:
    found = programme.determine(ROOT / "examples" / "companies" / "huaray.yaml", as_of=date(2022, 6, 30))

    def told() -> Any:
        bands = found.sensitivity("annual_revenue")[1]
        return [band.to_dict() for band in bands], found.changes("revenue-milestone").to_dict()

    wanted = told()
    with localcontext(CALLERS):
        assert told() == wanted
