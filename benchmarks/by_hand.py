"""The ten verdicts of a complete profile, written by hand: the yardstick. It gives verdicts alone, no proof."""

from datetime import date
from typing import Any

FIVE = {"raw_materials", "core_devices", "control_systems", "lasers", "laser_equipment"}
SIX = {"photovoltaics", "batteries", "semiconductors", "medical", "aerospace", "additive_manufacturing"}
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
        and facts["reports_statistics_in_zone"]
        and not facts["on_defaulter_list"]
        and not facts["under_joint_punishment"]
        and not facts["major_accident_3y"]
    )
    revenue = facts["annual_revenue"]
    earlier = [revenue[y] for y in range(facts["founded_on"].year, year)]
    highest = max(earlier, default=0)
    in_year = [
        facts[name] != "never" and facts[name].year == year
        for name in ("national_champion_on", "little_giant_on", "provincial_champion_on", "provincial_sme_on")
    ]
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
    return [verdict if common else False for verdict in verdicts]
