"""The ten verdicts of a complete profile, written by hand: the yardstick. It gives verdicts alone, no proof."""

from datetime import date
from typing import Any

FIVE = {"raw_materials", "core_devices", "control_systems", "lasers", "laser_equipment"}
SIX = {"photovoltaics", "batteries", "semiconductors", "medical", "aerospace", "additive_manufacturing"}
TITLES = (
    "national_champion_on",
    "national_champion_product_on",
    "little_giant_on",
    "provincial_champion_on",
    "provincial_sme_on",
)
TIERS = (500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000)


def ten_verdicts(facts: dict[str, Any], as_of: date) -> list[bool | None]:
    """Return for each policy True (met), None (left to a person) or False; everything must be known."""
    year = as_of.year - 1
    common = (
        facts["sector"] in FIVE
        and facts["industrial_enterprise"]
        and facts["conducts_rd"]
        and facts["conducts_production"]
        and facts["registered_in_zone"]
        and facts["pays_tax_in_zone"]
        and facts["independent_legal_person"]
        and not facts["on_defaulter_list"]
        and not facts["under_joint_punishment"]
        and not facts["major_accident_3y"]
    )
    revenue = facts["annual_revenue"]
    earlier = [revenue[y] for y in range(facts["founded_on"].year, year)]
    highest = max(earlier, default=0)
    in_year = [facts[name] != "never" and facts[name].year == year for name in TITLES]
    platforms = [
        facts[name] != "never" and facts[name].year == year
        for name in ("national_platform_on", "provincial_platform_on")
    ]
    first_use, moved = facts["demo_first_use_on"], facts["moved_into_base_on"]
    verdicts: list[bool | None] = [
        None,
        any(revenue[year] > tier >= highest for tier in TIERS),
        facts["project_investment"] >= 100_000_000 and facts["project_on_file"],
        any(in_year),
        None if facts["tech_project_field"] in SIX else False,
        any(
            product["recognised_on"].year == year and product["level"] in ("national", "provincial")
            for product in facts["first_set_products"]
        ),
        facts["demo_field"] in SIX and first_use != "never" and first_use.year == year,
        any(platforms),
        facts["renovation_on_file"] and facts["equipment_amount"][year] >= 2_000_000,
        moved != "never" and year - 2 <= moved.year <= year,
    ]
    # A company with an agreement of its own is left to the authority, whatever it meets.
    if facts["individually_supported"]:
        verdicts = [None if verdict else verdict for verdict in verdicts]
    return [verdict if common else False for verdict in verdicts]


Outcomes = tuple[str, ...]
_NONE_ELIGIBLE = ("ineligible",) * 10
_LEVELS = ("national", "provincial")
FIVE_TITLES = tuple((name, None) for name in TITLES)
TWO = tuple((name, None) for name in ("national_platform_on", "provincial_platform_on"))
TRUE = tuple(
    (name, None)
    for name in (
        "industrial_enterprise",
        "conducts_rd",
        "conducts_production",
        "registered_in_zone",
        "pays_tax_in_zone",
        "independent_legal_person",
    )
)
FALSE = tuple((name, None) for name in ("on_defaulter_list", "under_joint_punishment", "major_accident_3y"))


# The yardstick is the fastest that one writes by hand: in one piece, with no call that could be spared.
def ten_outcomes(values: dict[Any, Any], records: dict[str, Any], year: int) -> Outcomes:  # noqa: C901  # see above
    """Return the outcome of each policy, of companies of which anything may be missing, specialised for this programme.

    Args:
        values: By fact and year; what is not there is not known.
        year: The assessment year.
    """
    get = values.get
    sector = get(("sector", None))
    # Of the common conditions: whether they hold for certain, as the open points of them are answered with yes or no.
    best = worst = True
    if sector is None:
        best = worst = None  # type: ignore[assignment]  # three values
    elif sector not in FIVE:
        if sector != "other_laser":
            return _NONE_ELIGIBLE
        worst = False
    for key in TRUE:
        value = get(key)
        if value is not True:
            if value is False:
                return _NONE_ELIGIBLE
            best, worst = None, worst and None  # type: ignore[assignment]
    for key in FALSE:
        value = get(key)
        if value is not False:
            if value is True:
                return _NONE_ELIGIBLE
            best, worst = None, worst and None  # type: ignore[assignment]

    # Answered with yes, the question of an agreement of one's own leaves the rest as it is.
    supported = get(("individually_supported", None))
    if supported is not False:
        worst = False if supported else worst and None  # type: ignore[assignment]

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

    def some(keys: Any) -> Any:
        found: Any = False
        for key in keys:
            one = in_year(get(key))
            if one:
                return True
            if one is None:
                found = None
        return found

    def both(one: Any, other: Any) -> Any:
        return False if one is False or other is False else None if one is None or other is None else True

    def at_least(amount: Any, bound: int) -> Any:
        return None if amount is None else amount >= bound

    field, use = get(("tech_project_field", None)), get(("demo_field", None))
    return (
        referred(True),
        _milestone(get, values, year, best, worst),
        of(both(at_least(get(("project_investment", None)), 100_000_000), get(("project_on_file", None)))),
        of(some(FIVE_TITLES)),
        referred(None if field is None else field in SIX),
        of(products_met(records.get("first_set_products"), in_year)),
        of(both(None if use is None else use in SIX, in_year(get(("demo_first_use_on", None))))),
        of(some(TWO)),
        of(both(get(("renovation_on_file", None)), at_least(get(("equipment_amount", year)), 2_000_000))),
        of(in_year(get(("moved_into_base_on", None)), year - 2)),
    )


def _milestone(get: Any, values: dict[Any, Any], year: int, best: Any, worst: Any) -> str:  # noqa: C901  # as above
    now, founded = get(("annual_revenue", year)), get(("founded_on", None))
    if founded is not None and founded.year > year:
        return "ineligible"
    if now is not None and now < TIERS[0]:
        return "ineligible"
    open_ = now is None or founded is None
    highest: Any = None
    if founded is not None:
        for y in range(founded.year, year):
            value = get(("annual_revenue", y))
            if value is None:
                open_ = True
            elif highest is None or value > highest:
                highest = value
    else:
        highest = max((v for (name, y), v in values.items() if name == "annual_revenue" and y < year), default=None)
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


def products_met(products: Any, in_year: Any) -> Any:
    """Return whether one of the products of a first set was recognised in a year, at a level that counts."""
    if products is None:
        return None
    found: Any = False
    for product in products:
        when, level = in_year(product.get("recognised_on")), product.get("level")
        if when and level in _LEVELS:
            return True
        if when is not False and (level is None or level in _LEVELS):
            found = None
    return found
