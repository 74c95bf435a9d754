"""Seeded tables of companies, and expressions of Polars for the ten policies written by hand: the yardstick."""

from datetime import date

import polars as pl

from benchmarks.companies import EVENTS, FLAGS_FALSE, FLAGS_TRUE

AS_OF = date(2022, 6, 30)
NEVER = date(9999, 12, 31)
YEARS = range(2018, 2022)
FIVE = ["raw_materials", "core_devices", "control_systems", "lasers", "laser_equipment"]
SECTORS = [*FIVE, "other_laser", "not_laser"]
SIX = ["photovoltaics", "batteries", "semiconductors", "medical", "aerospace", "additive_manufacturing"]
TIERS = (500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000)
KNOWN = 0.95


def table(rows: int, seed: int = 1) -> pl.LazyFrame:
    """Return a table of seeded companies, of each of which a twentieth is not known."""
    made = pl.LazyFrame({"row": pl.int_range(rows, eager=True)})
    number = 0

    def drawn(top: int) -> pl.Expr:
        nonlocal number
        number += 1
        # Hashes of the row are the same numbers on every machine, and need no memory.
        return pl.col("row").hash(seed * 1_000 + number) % top

    def known(value: pl.Expr) -> pl.Expr:
        return pl.when(drawn(100) < int(KNOWN * 100)).then(value)

    def day(first: int, last: int) -> pl.Expr:
        return pl.date((first + drawn(last - first + 1)).cast(pl.Int32), 1 + drawn(12), 1)

    def event() -> pl.Expr:
        return pl.when(drawn(2) == 0).then(pl.lit(NEVER)).otherwise(day(2018, 2022))

    def one_of(names: list[str]) -> pl.Expr:
        return drawn(len(names)).replace_strict(range(len(names)), names, return_dtype=pl.String)

    def amount(top: int) -> pl.Expr:
        return drawn(top).cast(pl.Int64)

    columns = {
        "sector": one_of(SECTORS),
        **{name: drawn(20) > 0 for name in FLAGS_TRUE},
        **{name: drawn(20) == 0 for name in FLAGS_FALSE},
        **{name: event() for name in EVENTS},
        "founded_on": day(2014, 2018),
        **{f"annual_revenue {year}": amount(7_000_000_000) for year in YEARS},
        "project_investment": amount(200_000_000),
        "tech_project_field": one_of(["medical", "batteries", "other", "none"]),
        "demo_field": one_of(["batteries", "medical", "none"]),
        "equipment_amount 2021": amount(4_000_000),
        "local_laser_equipment 2021": amount(2_000_000),
        "first_set_products": amount(3),
        **{
            f"first_set_products {at} {part}": value
            for at in (1, 2)
            for part, value in (
                ("level", one_of(["national", "provincial", "other"])),
                ("recognised_on", day(2020, 2022)),
            )
        },
    }
    return made.select("row", *(known(value).alias(name) for name, value in columns.items()))


def by_hand(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return the outcomes of the ten policies, written by hand for this table."""
    c = pl.col
    choices = {
        "sector": SECTORS,
        "tech_project_field": [*SIX, "other", "none"],
        "demo_field": [*SIX, "other", "none"],
        **{f"first_set_products {at} level": ["national", "provincial", "other"] for at in (1, 2)},
    }
    revenue = [f"annual_revenue {year}" for year in YEARS]
    amounts = [*revenue, "project_investment", "equipment_amount 2021", "local_laser_equipment 2021"]
    # What cannot be is not known, and neither is what contradicts itself.
    frame = frame.with_columns(
        *(pl.when(c(name).is_in(allowed)).then(c(name)).alias(name) for name, allowed in choices.items()),
        *(pl.when(c(name) >= 0).then(c(name)).alias(name) for name in amounts),
    )
    founded, after = c("founded_on"), {}
    for year in YEARS:
        after[year] = ((founded > date(year, 12, 31)) & c(f"annual_revenue {year}").is_not_null()).fill_null(False)
    before = {name: ((c(name) < founded) & (c(name) != NEVER)).fill_null(False) for name in EVENTS}
    larger = (c("local_laser_equipment 2021") > c("equipment_amount 2021")).fill_null(False)
    frame = frame.with_columns(
        *(
            pl.when(~clash).then(c(f"annual_revenue {year}")).alias(f"annual_revenue {year}")
            for year, clash in after.items()
        ),
        *(pl.when(~clash).then(c(name)).alias(name) for name, clash in before.items()),
        pl.when(~pl.any_horizontal(*after.values(), *before.values())).then(founded).alias("founded_on"),
        pl.when(~larger).then(c("equipment_amount 2021")).alias("equipment_amount 2021"),
    )

    def in_year(name: str, first: int = 2021) -> pl.Expr:
        return (c(name) >= date(first, 1, 1)) & (c(name) <= date(2021, 12, 31))

    rest = pl.all_horizontal(*(c(name) for name in FLAGS_TRUE[:6]), *(~c(name) for name in FLAGS_FALSE[:3]))
    current, highest = c(revenue[-1]), pl.max_horizontal(*revenue[:-1])
    open_ = current.is_null() | founded.is_null() | (founded <= date(2017, 12, 31))
    for year in YEARS[:-1]:
        open_ |= c(f"annual_revenue {year}").is_null() & (founded <= date(year, 12, 31))
    known = pl.when(~open_.fill_null(True)).then(True)
    ways = []
    for now, then in ((pl.Expr.gt, pl.Expr.le), (pl.Expr.ge, pl.Expr.lt)):
        kept = {tier: then(highest, tier).fill_null(True) for tier in TIERS}
        passed = [now(current, tier).fill_null(False) & kept[tier] for tier in TIERS]
        ways.append(pl.any_horizontal(*passed, current.is_null() & kept[TIERS[-1]]))
    alive = ~(founded > date(2021, 12, 31)).fill_null(False)
    count = c("first_set_products")
    count = pl.when((count >= 0) & (count <= 2)).then(count)
    products = [
        (count >= at)
        & in_year(f"first_set_products {at} recognised_on")
        & c(f"first_set_products {at} level").is_in(["national", "provincial"])
        for at in (1, 2)
    ]
    own = {
        "major-project": (c("project_investment") >= 100_000_000) & c("project_on_file"),
        "specialised-enterprise": pl.any_horizontal(*(in_year(name) for name in EVENTS[:5])),
        "first-set": pl.any_horizontal(*products, pl.when(count.is_not_null()).then(False)),
        "application-demonstration": c("demo_field").is_in(SIX) & in_year("demo_first_use_on"),
        "innovation-platform": in_year("national_platform_on") | in_year("provincial_platform_on"),
        "equipment-upgrade": c("renovation_on_file") & (c("equipment_amount 2021") >= 2_000_000),
        "premises-rent": in_year("moved_into_base_on", 2019),
    }
    field = c("tech_project_field").is_in(SIX)
    pairs = {
        "industry-fund": (pl.lit(True), pl.lit(False)),
        "revenue-milestone": ((ways[0] | ways[1]) & alive & known, ways[0] & ways[1] & alive & known),
        **{name: (found, found) for name, found in own.items()},
        "key-technology": (field, pl.lit(False)),
    }
    frame = frame.with_columns(
        (c("sector").is_in([*FIVE, "other_laser"]) & rest).alias("best"),
        (c("sector").is_in(FIVE) & rest & ~c("individually_supported")).alias("worst"),
    )
    frame = frame.with_columns(
        *((c("best") & best).alias(f"best {name}") for name, (best, _) in pairs.items()),
        *((c("worst") & worst).alias(f"worst {name}") for name, (_, worst) in pairs.items()),
    )
    return frame.select(
        "row",
        *(
            pl.when(c(f"worst {name}"))
            .then(pl.lit("eligible"))
            .when(~c(f"best {name}"))
            .then(pl.lit("ineligible"))
            .when(c(f"best {name}") & ~c(f"worst {name}"))
            .then(pl.lit("refer"))
            .otherwise(pl.lit("undetermined"))
            .alias(name)
            for name in pairs
        ),
    )
