"""Seeded companies of which everything is known."""

import random
from datetime import date
from typing import Any

FLAGS_TRUE = [
    "industrial_enterprise",
    "conducts_rd",
    "conducts_production",
    "registered_in_zone",
    "pays_tax_in_zone",
    "independent_legal_person",
    "reports_statistics_in_zone",
    "project_on_file",
    "renovation_on_file",
]
FLAGS_FALSE = [
    "on_defaulter_list",
    "under_joint_punishment",
    "major_accident_3y",
    "individually_supported",
    "renovation_in_major_project",
]
EVENTS = [
    "national_champion_on",
    "national_champion_product_on",
    "little_giant_on",
    "provincial_champion_on",
    "provincial_sme_on",
    "demo_first_use_on",
    "national_platform_on",
    "provincial_platform_on",
    "moved_into_base_on",
]


def complete(seed: int) -> dict[str, Any]:
    """Return one company; the same seed gives the same one. No revenue stands exactly at a threshold."""
    pick = random.Random(seed)
    founded = date(pick.randint(2014, 2018), 1, 1)

    def event() -> Any:
        return pick.choice(["never", date(pick.randint(2018, 2022), pick.randint(1, 12), 1)])

    products = [
        {
            "level": pick.choice(["national", "provincial", "other"]),
            "recognised_on": date(pick.randint(2020, 2022), 5, 1),
            "first_year_contracts": pick.randrange(1, 300_000_000),
            "user_in_zone": pick.random() < 0.5,
        }
        for _ in range(pick.randint(0, 2))
    ]
    amount = pick.randrange(0, 30_000_000)
    return {
        "sector": pick.choice(["lasers", "laser_equipment", "core_devices", "not_laser"]),
        **{name: pick.random() < 0.95 for name in FLAGS_TRUE},
        **{name: pick.random() < 0.05 for name in FLAGS_FALSE},
        **{name: event() for name in EVENTS},
        "founded_on": founded,
        "annual_revenue": {y: pick.randrange(1, 7_000_000_000) for y in range(founded.year, 2022)},
        "project_investment": pick.choice([0, 99_999_999, 100_000_000, 2_000_000_000]),
        "tech_project_field": pick.choice(["medical", "other", "none"]),
        "tech_project_bounty": pick.randrange(0, 20_000_000),
        "first_set_products": products,
        "demo_field": pick.choice(["batteries", "none"]),
        "demo_contract": pick.randrange(0, 100_000_000),
        "equipment_amount": {2021: amount},
        "local_laser_equipment": {2021: amount // 3},
        "rent_paid": {2021: pick.randrange(0, 2_000_000)},
        "improvement_amount": {2020: pick.randrange(-1_000_000, 5_000_000)},
        "granted": pick.choice([[], [], ["specialised-enterprise/little-giant"]]),
    }
