"""The outcomes of the shipped ten from a plain mapping of facts, written by hand: a yardstick."""

from datetime import date
from typing import Any

from benchmarks.by_hand import FALSE, FIVE, FIVE_TITLES, SIX, TIERS, TRUE, TWO, Outcomes, products_met

_NONE_ELIGIBLE = ("ineligible",) * 10
# A caller's mapping has no years beside these.
_TITLES, _TWO, _TRUE, _FALSE = (tuple(name for name, _ in keys) for keys in (FIVE_TITLES, TWO, TRUE, FALSE))


# As `ten_outcomes`, which is given values by fact and year: in one piece, with no call that could be spared.
def ten_outcomes_of(facts: dict[str, Any], year: int) -> Outcomes:  # noqa: C901  # see above
    """Return the outcome of each policy, of companies of which anything may be missing.

    Args:
        facts: As a caller holds them; yearly ones by year.
        year: The assessment year.
    """
    get = facts.get
    sector = get("sector")
    best: Any = True
    worst: Any = True
    if sector is None:
        best = worst = None
    elif sector not in FIVE:
        if sector != "other_laser":
            return _NONE_ELIGIBLE
        worst = False
    for name in _TRUE:
        value = get(name)
        if value is not True:
            if value is False:
                return _NONE_ELIGIBLE
            best, worst = None, worst and None
    for name in _FALSE:
        value = get(name)
        if value is not False:
            if value is True:
                return _NONE_ELIGIBLE
            best, worst = None, worst and None

    # Answered with yes, the question of an agreement of one's own leaves the rest as it is.
    supported = get("individually_supported")
    if supported is not False:
        worst = False if supported else worst and None

    def of(own: Any) -> str:
        if own is False:
            return "ineligible"
        if own is None:
            return "undetermined"
        return "eligible" if worst else "refer" if best and worst is False else "undetermined"

    def referred(own: Any) -> str:
        return "ineligible" if own is False else "refer" if own and best else "undetermined"

    def in_year(day: Any, first: int = year) -> Any:
        return None if day is None else day.__class__ is date and first <= day.year <= year

    def some(names: Any) -> Any:
        found: Any = False
        for name in names:
            one = in_year(get(name))
            if one:
                return True
            if one is None:
                found = None
        return found

    def both(one: Any, other: Any) -> Any:
        return False if one is False or other is False else None if one is None or other is None else True

    def at_least(amount: Any, bound: int) -> Any:
        return None if amount is None else amount >= bound

    field, use, bought = get("tech_project_field"), get("demo_field"), get("equipment_amount")
    return (
        referred(True),
        _milestone(get("annual_revenue") or {}, get("founded_on"), year, best, worst),
        of(both(at_least(get("project_investment"), 100_000_000), get("project_on_file"))),
        of(some(_TITLES)),
        referred(None if field is None else field in SIX),
        of(products_met(get("first_set_products"), in_year)),
        of(both(None if use is None else use in SIX, in_year(get("demo_first_use_on")))),
        of(some(_TWO)),
        of(both(get("renovation_on_file"), at_least(bought.get(year) if bought else None, 2_000_000))),
        of(in_year(get("moved_into_base_on"), year - 2)),
    )


def _milestone(revenue: dict[int, Any], founded: Any, year: int, best: Any, worst: Any) -> str:  # noqa: C901  # as above
    now = revenue.get(year)
    if founded is not None and founded.year > year:
        return "ineligible"
    if now is not None and now < TIERS[0]:
        return "ineligible"
    open_ = now is None or founded is None
    highest: Any = None
    if founded is not None:
        for y in range(founded.year, year):
            value = revenue.get(y)
            if value is None:
                open_ = True
            elif highest is None or value > highest:
                highest = value
    else:
        highest = max((v for y, v in revenue.items() if y < year), default=None)
    if now is None:
        above = highest is None or highest <= TIERS[-1]
        reached = highest is None or highest < TIERS[-1]
    else:
        above = any(now > tier and (highest is None or highest <= tier) for tier in TIERS)
        reached = any(now >= tier and (highest is None or highest < tier) for tier in TIERS)
    if not (above or reached):
        return "ineligible"
    if open_ or best is None:
        return "undetermined"
    if above and reached:
        return "eligible" if worst else "undetermined" if worst is None else "refer"
    return "refer"
