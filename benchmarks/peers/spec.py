"""Policies that this project did not write: facts, conditions and awards, as plain data.

A condition is a tuple:
  ("true", fact)                      boolean fact is true
  ("cmp",  fact, op, const)           op in >= > <= <   (int, or ISO date string)
  ("cmpf", fact, op, fact2)           compare two facts
  ("ratio", num, den, pct)            num / den >= pct %, exact: num*100 >= den*pct
  ("in",   fact, (value, ...))        enum membership
  ("has",  fact, value)               list fact contains value
  ("all", [..]) ("any", [..]) ("not", x)

An award is a tuple:
  ("tiers", fact, previous, ((threshold, amount), ...))  highest threshold first crossed, else 0
  ("pct",   fact, percent, cap)                          min(fact*percent/100, cap)
  ("level", fact, ((value, amount), ...))                fixed amount by level, else 0

Meaning: Kleene three-valued. A missing fact (None) makes a leaf unknown; verdicts are
1 eligible, 0 not eligible, -1 undetermined. The award is 0 when not eligible, -1 when the
verdict is undetermined or a fact it needs is missing. Money is in whole CNY, a multiple of
10,000, so every percentage is an exact integer.
"""

from typing import Any, TypeAlias

Condition: TypeAlias = tuple[Any, ...]
Policy: TypeAlias = tuple[Condition, tuple[Any, ...]]

SECTORS = ("ict", "biomedicine", "new_materials", "equipment", "new_energy", "other")
FIELDS = ("photovoltaics", "new_energy_vehicles", "semiconductor", "medical", "aerospace", "none")
LEVELS = ("national", "provincial", "municipal", "none")
STAGES = ("seed", "early", "growth", "mature", "none")
CERTS = ("little_giant", "high_tech", "single_champion")

# fact -> kind; "money" is an int in CNY
FACTS = {
    "sector": "enum",
    "in_zone": "bool",
    "conducts_rd": "bool",
    "conducts_production": "bool",
    "annual_revenue": "money",
    "previous_peak_revenue": "money",
    "rd_expense": "money",
    "employees": "int",
    "fixed_asset_investment": "money",
    "certifications": "list",
    "first_set_equipment": "bool",
    "application_field": "enum",
    "platform_level": "enum",
    "standards_led": "int",
    "on_dishonesty_list": "bool",
    "registered_on": "date",
    "local_procurement": "money",
    "buyer_count": "int",
    "fund_stage": "enum",
}
ENUMS = {"sector": SECTORS, "application_field": FIELDS, "platform_level": LEVELS, "fund_stage": STAGES}
N_BASE = 10
WAN = 10_000
M = 1_000_000


class Const:
    """Keeps the constants of one policy, in the order of writing: what is written by hand is given them."""

    def __init__(self) -> None:
        self.out: list[Any] = []

    def money(self, v: Any) -> Any:
        self.out.append(v)
        return v

    int = pct = date = enum = cert = tiers = levels = money


HONEST: Condition = ("not", ("true", "on_dishonesty_list"))


def _p0(c: Const) -> Policy:  # revenue step: first crossing of 0.5 / 1 / 2.5 / 5 bn CNY
    return (
        "all",
        [
            ("true", "in_zone"),
            HONEST,
            ("in", "sector", c.enum(("ict", "new_materials", "equipment"))),
            ("cmp", "annual_revenue", ">=", c.money(500 * M)),
            ("cmpf", "annual_revenue", ">", "previous_peak_revenue"),
        ],
    ), (
        "tiers",
        "annual_revenue",
        "previous_peak_revenue",
        c.tiers(((5000 * M, 10 * M), (2500 * M, 5 * M), (1000 * M, 2 * M), (500 * M, 1 * M))),
    )


def _p1(c: Const) -> Policy:  # research intensity
    return (
        "all",
        [
            ("true", "conducts_rd"),
            ("ratio", "rd_expense", "annual_revenue", c.pct(5)),
            ("any", [("cmp", "employees", "<=", c.int(300)), ("cmp", "annual_revenue", "<", c.money(400 * M))]),
            ("cmp", "registered_on", "<=", c.date("2022-12-31")),
            HONEST,
        ],
    ), ("pct", "rd_expense", c.pct(10), c.money(3 * M))


def _p2(c: Const) -> Policy:  # investment
    return (
        "all",
        [
            ("true", "in_zone"),
            ("true", "conducts_production"),
            ("cmp", "fixed_asset_investment", ">=", c.money(5 * M)),
            (
                "any",
                [("in", "sector", c.enum(("equipment", "new_energy"))), ("has", "certifications", c.cert("high_tech"))],
            ),
            HONEST,
        ],
    ), ("pct", "fixed_asset_investment", c.pct(8), c.money(10 * M))


def _p3(c: Const) -> Policy:  # certification
    return (
        "all",
        [
            (
                "any",
                [
                    ("has", "certifications", c.cert("little_giant")),
                    ("has", "certifications", c.cert("single_champion")),
                ],
            ),
            ("true", "in_zone"),
            ("not", ("any", [("true", "on_dishonesty_list"), ("cmp", "employees", "<", c.int(10))])),
        ],
    ), (
        "level",
        "platform_level",
        c.levels((("national", 1 * M), ("provincial", 500_000), ("municipal", 200_000), ("none", 100_000))),
    )


def _p4(c: Const) -> Policy:  # research platform
    return (
        "all",
        [
            ("in", "platform_level", c.enum(("national", "provincial", "municipal"))),
            ("any", [("true", "conducts_rd"), ("ratio", "rd_expense", "annual_revenue", c.pct(3))]),
            ("cmp", "employees", ">=", c.int(20)),
            HONEST,
        ],
    ), ("level", "platform_level", c.levels((("national", 5 * M), ("provincial", 2 * M), ("municipal", 500_000))))


def _p5(c: Const) -> Policy:  # first-set equipment
    return (
        "all",
        [
            ("true", "first_set_equipment"),
            (
                "any",
                [
                    ("in", "sector", c.enum(("equipment",))),
                    ("in", "application_field", c.enum(("photovoltaics", "new_energy_vehicles", "semiconductor"))),
                ],
            ),
            ("not", ("any", [("true", "on_dishonesty_list"), ("not", ("true", "in_zone"))])),
            ("cmp", "fixed_asset_investment", ">=", c.money(1 * M)),
        ],
    ), ("pct", "fixed_asset_investment", c.pct(20), c.money(5 * M))


def _p6(c: Const) -> Policy:  # standards
    return (
        "all",
        [
            ("cmp", "standards_led", ">=", c.int(1)),
            (
                "any",
                [
                    ("all", [("true", "conducts_rd"), ("has", "certifications", c.cert("high_tech"))]),
                    ("all", [("true", "conducts_production"), ("cmp", "employees", ">=", c.int(100))]),
                ],
            ),
            HONEST,
            ("true", "in_zone"),
        ],
    ), ("level", "platform_level", c.levels((("national", 800_000), ("provincial", 400_000), ("municipal", 200_000))))


def _p7(c: Const) -> Policy:  # local procurement
    return (
        "all",
        [
            ("cmp", "local_procurement", ">=", c.money(2 * M)),
            ("cmp", "buyer_count", ">=", c.int(3)),
            ("true", "conducts_production"),
            (
                "not",
                (
                    "any",
                    [
                        ("in", "sector", c.enum(("other",))),
                        (
                            "all",
                            [("in", "application_field", c.enum(("medical",))), ("cmp", "employees", ">", c.int(2000))],
                        ),
                    ],
                ),
            ),
        ],
    ), ("pct", "local_procurement", c.pct(4), c.money(3 * M))


def _p8(c: Const) -> Policy:  # start-up fund
    return (
        "all",
        [
            ("in", "fund_stage", c.enum(("seed", "early"))),
            ("cmp", "registered_on", ">=", c.date("2012-01-01")),
            ("not", ("cmp", "annual_revenue", ">=", c.money(300 * M))),
            ("any", [("true", "conducts_rd"), ("has", "certifications", c.cert("high_tech"))]),
            ("cmp", "employees", ">=", c.int(5)),
            HONEST,
        ],
    ), ("pct", "fixed_asset_investment", c.pct(10), c.money(1 * M))


def _p9(c: Const) -> Policy:  # leading company
    return (
        "all",
        [
            (
                "any",
                [
                    (
                        "all",
                        [
                            ("cmp", "annual_revenue", ">=", c.money(1000 * M)),
                            ("not", ("cmp", "previous_peak_revenue", ">=", c.money(1000 * M))),
                        ],
                    ),
                    (
                        "all",
                        [
                            ("has", "certifications", c.cert("single_champion")),
                            ("cmp", "annual_revenue", ">=", c.money(200 * M)),
                        ],
                    ),
                ],
            ),
            ("true", "in_zone"),
            ("ratio", "rd_expense", "annual_revenue", c.pct(3)),
            HONEST,
            ("not", ("all", [("not", ("true", "conducts_production")), ("not", ("true", "conducts_rd"))])),
        ],
    ), (
        "tiers",
        "annual_revenue",
        "previous_peak_revenue",
        c.tiers(((5000 * M, 20 * M), (2500 * M, 8 * M), (1000 * M, 3 * M), (500 * M, 1 * M))),
    )


BASE = (_p0, _p1, _p2, _p3, _p4, _p5, _p6, _p7, _p8, _p9)


def make_policies() -> list[dict[str, Any]]:
    """Return the ten, each with id, cond, award, and k: its constants."""
    out = []
    for i, base in enumerate(BASE):
        c = Const()
        cond, award = base(c)
        out.append({"id": f"p{i}", "cond": cond, "award": award, "k": tuple(c.out)})
    return out
