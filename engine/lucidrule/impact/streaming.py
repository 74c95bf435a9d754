"""Parquet of any size under both rules: one lazy frame, the columns of both behind each other."""

from pathlib import Path
from typing import Any

import polars as pl

from lucidrule.api import Programme
from lucidrule.columns.frame import Asked, screen_counting
from lucidrule.columns.headings import read_headings
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome, Verdict
from lucidrule.impact.counting import Both, Columns, Reasons, columns_of
from lucidrule.impact.judging import Rules
from lucidrule.tables.reading import parquet
from lucidrule.tables.stream import empty_rows

_ROW = "\x00row"
# Numbers in the file that is counted, not words.
_OUTCOMES = pl.Enum([*(each.value for each in Outcome), NOT_CALCULABLE])


def of_parquet(rules: Rules, paths: list[Path], by: list[str], folder: Path) -> Both:
    """Return the companies of Parquet files: judged once, in one pass over them, into a file that is counted after.

    Args:
        by: Headings of columns.
        folder: Takes that file.

    Raises:
        WrongColumn: A column cannot hold its fact.
        CannotScreen: Formulas over columns cannot say exactly what a policy says.
    """
    given = parquet.scanned(*paths)
    order = given.collect_schema().names()
    read = read_headings(order, rules.new.compiled.facts)
    given = given.filter(~empty_rows(given, order, read)).with_row_index(_ROW)
    named, frame = columns_of(rules.policies), given
    same = rules.unchanged({column.fact for column in read.columns})
    named = {policy: columns.judged_once() if policy in same else columns for policy, columns in named.items()}
    frame = _judged(rules, rules.old, frame, named, new=False)
    frame = _judged(rules, rules.new, frame, {each: c for each, c in named.items() if not c.same}, new=True)
    called = [read.identity[key] for key in ("name", "id") if key in read.identity]
    name = pl.coalesce([*(pl.col(each).cast(pl.String) for each in called), (pl.col(_ROW) + 2).cast(pl.String)])
    groups = {each: f"\x00by {each}" for each in by}
    told = [pl.col(_ROW).alias("row"), name.alias("name")]
    told += [pl.col(each).cast(pl.String).alias(column) for each, column in groups.items()]
    for columns in named.values():
        told += [pl.col(column).cast(_OUTCOMES) for column in dict.fromkeys((columns.old, columns.new))]
        told += [pl.col(column) for column in dict.fromkeys(columns[2:])]
    # Else every question that is asked of the outcomes would have them judged anew.
    outcomes = folder / "outcomes.parquet"
    frame.select(told).sink_parquet(outcomes, compression="lz4")
    return Both(pl.scan_parquet(outcomes), named, groups, lambda rows: _reasons(rules, rows, named, given))


def _judged(
    rules: Rules, programme: Programme, frame: pl.LazyFrame, named: dict[str, Columns], *, new: bool
) -> pl.LazyFrame:
    """Return a frame with the outcomes under one of both rules, in their columns."""
    compiled = programme.compiled_at(rules.as_of)
    own = tuple(each for each in rules.own(compiled) if each in named)
    known = frame.collect_schema().names()
    asked = Asked(own, sums=True, ignore_unknown=True)
    told: pl.LazyFrame = screen_counting(compiled, frame, rules.as_of, asked).told if own else frame
    added = []
    for policy, columns in named.items():
        outcome, low, high = (
            (columns.new, columns.new_low, columns.new_high)
            if new
            else (columns.old, columns.old_low, columns.old_high)
        )
        if policy in own:
            added += [pl.col(policy).alias(outcome), pl.col(f"{policy} low").alias(low)]
            added.append(pl.col(f"{policy} high").alias(high))
        else:
            nothing = pl.lit(None, dtype=pl.Decimal(38, 0))
            added += [pl.lit(Outcome.NOT_IN_FORCE.value).alias(outcome), nothing.alias(low), nothing.alias(high)]
    return told.select(*(pl.col(each) for each in known), *added)


def _reasons(rules: Rules, rows: pl.DataFrame, named: dict[str, Columns], given: pl.LazyFrame) -> Reasons:
    """Return what settles the policies that move in some rows: these are judged again, with every criterion."""
    frame = given.filter(pl.col(_ROW).is_in(rows["row"].to_list())).collect(engine="streaming")
    found: dict[tuple[int, str], Any] = {}
    sides = [_settling(rules, each.compiled_at(rules.as_of), frame) for each in (rules.old, rules.new)]
    for row in rows.iter_rows(named=True):
        for policy, columns in named.items():
            if row[columns.old] != row[columns.new]:
                key = (row["row"], policy)
                found[key] = (sides[0].get(key, ()), sides[1].get(key, ()))
    return found


def _settling(rules: Rules, compiled: CompiledProgramme, frame: pl.DataFrame) -> dict[tuple[int, str], tuple[str, ...]]:
    own = rules.own(compiled)
    if not own:
        return {}
    told = screen_counting(compiled, frame, rules.as_of, Asked(own, criteria=True, ignore_unknown=True)).told
    found = {}
    for row in told.iter_rows(named=True):
        for name in own:
            policy = compiled.policy(name)
            assert policy is not None, "only policies of the programme are asked for"
            asked = Verdict.NOT_MET if row[name] == Outcome.INELIGIBLE else Verdict.UNKNOWN
            criteria = [each.id for each in policy.all_criteria if row[policy.key(each)] == asked]
            found[row[_ROW], name] = tuple(criteria)
    return found
