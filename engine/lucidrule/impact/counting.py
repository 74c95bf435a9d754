"""A frame of outcomes under both rules → what is told of it; lazily, in one pass over what is read."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from lucidrule.core.folding import folded
from lucidrule.core.verdict import Outcome
from lucidrule.impact.found import MOST_RANKED, MOST_TOLD, Cell, Matrix, Move, Paid, PolicyImpact, Side

_ELIGIBLE = Outcome.ELIGIBLE.value
# The criteria that settle an outcome under the old rules and under the new, by row and policy.
Reasons = Mapping[tuple[int, str], tuple[tuple[str, ...], tuple[str, ...]]]
# Of groups of a column so many are told, the largest; names of firms are no groups.
_MOST_GROUPS = 50


class Columns(NamedTuple):
    """What the columns of one policy in a frame of both are called."""

    old: str
    new: str
    old_low: str
    old_high: str
    new_low: str
    new_high: str

    @property
    def same(self) -> bool:
        """Whether both rules are told by the same columns: then nobody moves."""
        return self.old == self.new

    def judged_once(self) -> "Columns":
        """Return the columns where both rules judge alike."""
        return Columns(self.old, self.old, self.old_low, self.old_high, self.old_low, self.old_high)


class Both(NamedTuple):
    """Companies as both rules judge them.

    Attributes:
        frame: A row for each company; `row` is its place, `name` what it is called.
        policies: By id, its columns.
        groups: What companies are grouped by, each with its column.
        reasons: Asked for some rows, with the policies that move in each.
    """

    frame: pl.LazyFrame
    policies: Mapping[str, Columns]
    groups: Mapping[str, str]
    reasons: Callable[[pl.DataFrame], Reasons]


def columns_of(policies: Sequence[str]) -> dict[str, Columns]:
    """Return the names of the columns of policies: what no table of people has."""
    return {
        name: Columns(*(f"\x00{side} {name}" for side in ("old", "new", "old low", "old high", "new low", "new high")))
        for name in policies
    }


def counted(
    both: Both, choices: Mapping[str, Mapping[str, str]]
) -> tuple[int, int, tuple[PolicyImpact, ...], tuple[Move, ...]]:
    """Return how many companies there are, how many move, what comes of each policy, and the moves.

    Args:
        choices: Of what companies are grouped by, the names of choices, each with its id.
    """
    frame, policies = both.frame, both.policies
    wanted = [frame.select(pl.len()), frame.select(_any_moved(policies).sum())]
    wanted.append(frame.filter(_any_moved(policies)).head(MOST_TOLD))
    for columns in policies.values():
        wanted += [_counts(frame, [], columns), *(_counts(frame, [each], columns) for each in both.groups.values())]
        wanted += [_ranked(frame, columns, largest=True), _ranked(frame, columns, largest=False)]
    looked, moved, movers, *found = pl.collect_all(wanted, engine="streaming")
    each = 3 + len(both.groups)
    parts = [found[at : at + each] for at in range(0, len(found), each)]
    ranked = pl.concat([places for part in parts for places in part[-2:]])["row"].unique()
    farthest = frame.filter(pl.col("row").is_in(ranked.to_list())).collect(engine="streaming")
    rows = pl.concat([movers, farthest]).unique("row").sort("row")
    reasons = both.reasons(rows)
    impacts = []
    for (name, columns), part in zip(policies.items(), parts, strict=True):
        matrices = {
            by: _by_group(table, choices.get(by, {})) for by, table in zip(both.groups, part[1:-2], strict=True)
        }
        told = (places.join(rows, on="row", how="left", maintain_order="left") for places in part[-2:])
        more, less = (_moves(table, name, columns, reasons) for table in told)
        impacts.append(PolicyImpact(name, _matrix(part[0]), matrices, tuple(more), tuple(less)))
    moves = [
        move
        for name, columns in policies.items()
        for move in _moves(movers.filter(_moved(columns)), name, columns, reasons)
    ]
    return int(looked.item()), int(moved.item() or 0), tuple(impacts), tuple(moves)


def _moved(columns: Columns) -> pl.Expr:
    return pl.col(columns.old).ne_missing(pl.col(columns.new))


def _any_moved(policies: Mapping[str, Columns]) -> pl.Expr:
    return pl.any_horizontal(pl.lit(False), *(_moved(each) for each in policies.values() if not each.same))


def _paid(columns: Columns, side: str) -> list[pl.Expr]:
    outcome, low, high = (
        (columns.old, columns.old_low, columns.old_high)
        if side == "old"
        else (columns.new, columns.new_low, columns.new_high)
    )
    eligible = pl.col(outcome) == _ELIGIBLE
    known = eligible & pl.col(low).is_not_null()
    return [
        pl.col(low).filter(eligible).sum().alias(f"{side} low"),
        pl.col(high).filter(eligible).sum().alias(f"{side} high"),
        (known & pl.col(high).is_null()).sum().alias(f"{side} unbounded"),
        (eligible & ~known).sum().alias(f"{side} open"),
    ]


def _counts(frame: pl.LazyFrame, by: list[str], columns: Columns) -> pl.LazyFrame:
    keys = [pl.col(columns.old).alias("old"), pl.col(columns.new).alias("new")]
    groups = [pl.col(each).cast(pl.String).fill_null("").alias("group") for each in by]
    both = (pl.col(columns.old) == _ELIGIBLE) & (pl.col(columns.new) == _ELIGIBLE)
    other = pl.col(columns.old_low).ne_missing(pl.col(columns.new_low))
    other |= pl.col(columns.old_high).ne_missing(pl.col(columns.new_high))
    numbers = [pl.len().alias("number"), (both & other).sum().alias("otherwise")]
    return frame.group_by(*groups, *keys).agg(*numbers, *_paid(columns, "old"), *_paid(columns, "new"))


def _ranked(frame: pl.LazyFrame, columns: Columns, *, largest: bool) -> pl.LazyFrame:
    """Return the places of the companies that gain, or lose, most: of few of all columns, for all have to be sorted."""
    if columns.same:
        return frame.select("row").head(0)
    sides = [(columns.old, columns.old_low), (columns.new, columns.new_low)]
    by_review = [(pl.col(outcome) == _ELIGIBLE) & pl.col(low).is_null() for outcome, low in sides]
    old, new = (
        pl.when(pl.col(outcome) == _ELIGIBLE).then(pl.col(low)).otherwise(None).fill_null(0) for outcome, low in sides
    )
    gain = (new - old).alias("\x00gain")
    asked = pl.col("\x00gain") > 0 if largest else pl.col("\x00gain") < 0
    found = frame.with_columns(gain).filter(asked & ~by_review[0] & ~by_review[1])
    order = ["\x00gain", "row"]
    return found.select(order).sort(order, descending=[largest, False]).head(MOST_RANKED).select("row")


def _cell(row: Mapping[str, Any]) -> Cell:
    old, new = (
        Paid(
            Decimal(row[f"{side} low"] or 0),
            None if row[f"{side} unbounded"] else Decimal(row[f"{side} high"] or 0),
            row[f"{side} open"],
        )
        for side in ("old", "new")
    )
    return Cell(row["number"], old, new, row["otherwise"])


def _matrix(table: pl.DataFrame) -> Matrix:
    order = [each.value for each in Outcome]
    found = {(row["old"], row["new"]): _cell(row) for row in table.iter_rows(named=True)}
    places = {outcome: at for at, outcome in enumerate(order)}
    return dict(sorted(found.items(), key=lambda item: [places.get(each, len(places)) for each in item[0]]))


def _by_group(table: pl.DataFrame, choices: Mapping[str, str]) -> dict[str, Matrix]:
    # One choice may be written in several ways.
    named = {each: choices.get(folded(each), each) for each in table["group"].unique().to_list()}
    table = table.with_columns(pl.col("group").replace(named)).group_by("group", "old", "new").agg(pl.all().sum())
    largest = table.group_by("group").agg(pl.col("number").sum()).sort("number", "group", descending=[True, False])
    return {
        group: _matrix(table.filter(pl.col("group") == group))
        for group in largest["group"].head(_MOST_GROUPS).to_list()
    }


def _moves(table: pl.DataFrame, policy: str, columns: Columns, reasons: Reasons) -> list[Move]:
    found = []
    for row in table.iter_rows(named=True):
        old, new = reasons.get((row["row"], policy), ((), ()))
        before = _side(row, (columns.old, columns.old_low, columns.old_high), old)
        after = _side(row, (columns.new, columns.new_low, columns.new_high), new)
        found.append(Move(row["row"], row["name"], policy, before, after))
    return found


def _side(row: Mapping[str, Any], columns: tuple[str, str, str], criteria: tuple[str, ...]) -> Side:
    outcome, low, high = (row[each] for each in columns)
    return Side(outcome, low, high, criteria) if outcome == _ELIGIBLE else Side(outcome, criteria=criteria)
