"""Seeded companies for the policies, as a caller has them: every key there, None is not known, dates are ISO texts."""

import math
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.peers.spec import CERTS, FIELDS, LEVELS, SECTORS, STAGES, WAN

_NOT_KNOWN = 0.15
_FIRST = date(1995, 1, 1)


def companies(number: int, seed: int = 20240601) -> list[dict[str, Any]]:
    """Return so many companies; of each fact some fifteenth in a hundred are not known."""
    pick = Random(seed)
    return [
        {name: None if pick.random() < _NOT_KNOWN else value for name, value in _complete(pick).items()}
        for _ in range(number)
    ]


def _complete(pick: Random) -> dict[str, Any]:
    def money(low: float, high: float) -> int:
        return int(math.exp(pick.uniform(math.log(low), math.log(high)))) // WAN * WAN

    revenue = money(1e6, 2e10)
    return {
        "sector": pick.choice(SECTORS),
        "in_zone": pick.random() < 0.75,
        "conducts_rd": pick.random() < 0.65,
        "conducts_production": pick.random() < 0.7,
        "annual_revenue": revenue,
        "previous_peak_revenue": int(revenue * pick.uniform(0.3, 1.3)) // WAN * WAN,
        "rd_expense": int(revenue * pick.uniform(0.0, 0.16)) // WAN * WAN,
        "employees": int(math.exp(pick.uniform(math.log(3), math.log(5000)))),
        "fixed_asset_investment": money(1e5, 1e9),
        "certifications": [cert for cert, often in zip(CERTS, (0.3, 0.45, 0.15), strict=True) if pick.random() < often],
        "first_set_equipment": pick.random() < 0.4,
        "application_field": pick.choice(FIELDS),
        "platform_level": pick.choices(LEVELS, (10, 15, 20, 55))[0],
        "standards_led": min(20, pick.choices((0, 1, 2, 3, 4), (41, 37, 16, 5, 1))[0]),
        "on_dishonesty_list": pick.random() < 0.06,
        "registered_on": (_FIRST + timedelta(days=pick.randrange(11_323))).isoformat(),
        "local_procurement": money(1e5, 2e8),
        "buyer_count": pick.randrange(30),
        "fund_stage": pick.choice(STAGES),
    }
