"""How much a company gains and loses at most by a change, worked out by hand."""

from decimal import Decimal

import pytest
import z3
from conftest import JUNE_2022
from few_rules import small, text
from prove.planted import PLAIN, Planted, files
from prove.test_rule_change import award, of

from lucidrule.decide.prepared import prepare_programme
from lucidrule.present.rule_change import ChangeWords, Stated
from lucidrule.prove import rule_change
from lucidrule.prove.comparison import Comparison
from lucidrule.prove.extremes import Extreme, extreme
from lucidrule.prove.solver import NotProven, Solver

_ASKING = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n"


def _capped(most: str) -> Planted:
    return Planted((PLAIN,), (), amount=f"{{rate: 10%, of: rent, at_most: {most}}}")


def _rated(rate: str) -> Planted:
    return Planted((PLAIN,), (), amount=f"{{rate: {rate}, of: rent}}")


def _sizes(old: Planted, new: Planted) -> list[Decimal | None]:
    found = of(old, new)
    return [None if each is None else each.amount for each in (found.gain, found.loss)]


@pytest.mark.parametrize(
    ("old", "new", "sizes"),
    [
        # 10 % of the rent up to 5万 and up to 8万: from a rent of 80万 it is 3万 more.
        (_capped("5万"), _capped("8万"), [Decimal(30_000), None]),
        (_capped("8万"), _capped("5万"), [None, Decimal(30_000)]),
        # Who has 5 to 9 staff loses all of it.
        (Planted((PLAIN,), ()), Planted(("{staff: {at_least: 10}}",), ()), [None, Decimal(100_000)]),
        # Half as much for women of at least 50 %, twice as much for less.
        (
            Planted((PLAIN,), (), entitlement=award("when: {women: {at_least: 50%}}, ")),
            Planted((PLAIN,), (), entitlement=award("when: {women: {less_than: 50%}}, ")),
            [Decimal(100_000), Decimal(100_000)],
        ),
    ],
)
def test_the_largest_gain_and_loss_are_those_that_are_worked_out(
    old: Planted, new: Planted, sizes: list[Decimal | None]
) -> None:
    assert _sizes(old, new) == sizes


def test_a_company_comes_to_it() -> None:
    gain = of(_capped("5万"), _capped("8万")).gain
    assert gain is not None
    # Of all rents from 80万 the roundest.
    assert gain.facts == {"staff": 5, "rent": "100000000"}


def test_what_grows_with_a_number_has_no_limit() -> None:
    sides = [small(files(each)).compiled_at(JUNE_2022) for each in (_rated("1%"), _rated("2%"))]
    old, new = (prepare_programme(each, each.assessment_at(JUNE_2022)) for each in sides)
    found = rule_change.rule_change(old, new, JUNE_2022)
    assert found.policies[0].gain == Extreme(None)
    words = ChangeWords(found, (sides[0], sides[1]), Stated(), "en")
    assert "  the gain has no limit" in list(words.lines())
    assert (words.data()["policies"][0]["gain"], words.data()["policies"][0]["loss"]) == (
        {"amount": None, "facts": None},
        None,
    )


def test_who_is_judged_by_a_person_is_no_example() -> None:
    asked = Planted((PLAIN, "{needs_judgement: worthy}"), (), more=_ASKING)
    assert of(asked, Planted((*asked.conditions, "{listed: true}"), (), more=_ASKING)).loss == Extreme(Decimal(100_000))


def test_a_company_that_no_file_can_hold_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwritable(*asked: object, whole: bool) -> None:
        raise NotProven("unwritable")

    sides = []
    for each in (_capped("5万"), _capped("8万")):
        compiled = small(files(each)).compiled_at(JUNE_2022)
        sides.append(prepare_programme(compiled, compiled.assessment_at(JUNE_2022)))
    comparison = Comparison(sides[0], sides[1], JUNE_2022)
    old, new = (each.policies["p"] for each in (comparison.old, comparison.new))
    assert extreme(comparison, old, new, lambda facts: None, gain=True) == Extreme(Decimal(30_000))
    monkeypatch.setattr(comparison.witnesses, "facts", unwritable)
    assert extreme(comparison, old, new, lambda facts: None, gain=True) == Extreme(Decimal(30_000))


def test_out_of_time_there_is_no_greatest_number() -> None:
    # Whether a product of two numbers is a cube of a third is more than a millisecond holds.
    one, other = z3.Ints("one other")
    hard = Solver([one**3 + other**3 == 114, one > 0], time=1)
    with pytest.raises(NotProven):
        hard.greatest(one)


def test_what_is_not_settled_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsettled(*asked: object, gain: bool) -> None:
        raise NotProven("time")

    monkeypatch.setattr(rule_change, "extreme", unsettled)
    found = of(_capped("5万"), _capped("8万"))
    assert (found.state, found.gain, found.loss) == ("changed", None, None)
