"""A frame of companies → the same frame with the outcomes: lazily where it is lazy, on the engine that it lives on."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.clean import Cleaned, cleaned
from lucidrule.columns.engine import opened
from lucidrule.columns.expressions import Expressions
from lucidrule.columns.headings import Headings, read_headings
from lucidrule.columns.held import refuse_amounts
from lucidrule.columns.membership import balanced
from lucidrule.columns.output_columns import Telling, totals_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import CannotScreen, Fault, WrongColumn
from lucidrule.formulas.column import Column
from lucidrule.formulas.plan import Plan, PolicyPlan, plan

_OWN = "lucidrule:"


class Asked(NamedTuple):
    """What is asked of a screening; each is told at `screen`.

    Attributes:
        headings: What the headings stand for, where that was read already; nothing is unclear then.
    """

    policies: Collection[str] | None = None
    missing: bool = False
    criteria: bool = False
    sums: bool = False
    ignore_unknown: bool = False
    headings: Headings | None = None


def screen(
    compiled: CompiledProgramme,
    frame: Any,
    as_of: date,
    *,
    policies: Collection[str] | None = None,
    missing: bool = False,
    criteria: bool = False,
    sums: bool = False,
    ignore_unknown: bool = False,
) -> Any:
    """Return a frame with a column for the outcome of each policy, named by its id: `eligible`, `refer` and so on.

    Where what is said hangs on a number with more digits than columns calculate with, that is told in its place:
    `not_calculable`; nothing is missing then, and there is neither a sum nor a total.

    Args:
        frame: Of Polars, DuckDB, pyarrow, pandas or PySpark: a row for each company, columns named by facts
            (`sector`, `annual_revenue 2021`, `first_set_products`, `first_set_products 1 level`), money in yuan, an
            event that never happened as 9999-12-31. Null is not known, as is a value that cannot be. Columns of texts
            are looked through once, for the writings that there are.
        policies: By id; None: all.
        missing: With a column `ID missing`: the facts that can still turn the outcome, separated by `; `.
        criteria: With a column `ID/CRITERION` for each criterion, `CRITERION` for one of rules/criteria.yaml, which
            policies share: `met`, `not_met`, `unknown`; of one about the records of a list whether one of them meets
            it.
        sums: With columns `ID low` and `ID high`: where a company is eligible or referred, the least and the most that
            the awards come to, in yuan; both null where one is by review or not published, the latter where it has no
            bound. Where all policies are judged, with `total low` and `total high`: the least and the most that what
            may be granted together comes to, the latter null where it has no bound; of several currencies with such
            columns of each, `total EUR low`. Both are null where columns do not tell which policies are granted
            together.
        ignore_unknown: Let columns stand that name no fact.

    Raises:
        WrongColumn: A column names no fact, or cannot hold its fact.
        CannotScreen: Formulas over columns, or the engine, cannot say exactly what a policy says.
    """
    own, back = opened(frame)
    told, _ = _screening(compiled, own, as_of, Asked(policies, missing, criteria, sums, ignore_unknown))
    return back(told)


class Counting(NamedTuple):
    """What `screen` returns, and what it did not take: None where no column is read.

    Attributes:
        counts: One row: of each column that is read, how many values were there and were not taken.
        concerned: Of each row whether it has such values.
        commas: Whether decimals stand behind a comma somewhere.
    """

    told: Any
    counts: Any = None
    concerned: Any = None
    commas: bool = False


def screen_counting(compiled: CompiledProgramme, frame: Any, as_of: date, asked: Asked) -> Counting:
    """Return what `screen` does, with what was not taken."""
    own, back = opened(frame)
    told, read = _screening(compiled, own, as_of, asked)
    if not read.not_taken:
        return Counting(back(told))
    counts = [each.sum().alias(name) for name, each in read.not_taken.items()]
    concerned = balanced(nw.Expr.__or__, [*read.not_taken.values()]).alias("concerned")
    return Counting(back(told), back(read.frame.select(*counts)), back(read.frame.select(concerned)), read.commas)


def _screening(compiled: CompiledProgramme, own: Any, as_of: date, asked: Asked) -> tuple[Any, Cleaned]:
    """Return what `screen` does of a narwhals frame, and the columns that it is told by."""
    policies, missing, sums = asked.policies, asked.missing, asked.sums
    compiled = compiled.at(as_of)
    columns = own.collect_schema().names()
    headings = asked.headings or read_headings(columns, compiled.facts)
    if headings.unclear and not asked.ignore_unknown:
        raise WrongColumn(tuple(each.fault for each in headings.unclear))
    made = plan(compiled, as_of, headings.shape, sums=sums)
    chosen = [each for each in made.policies if policies is None or each.policy.id in policies]
    refused = [
        Fault("cannot-screen", None, {"name": each.policy.id, "reason": f"@cannot:{reason}"})
        for each in chosen
        for reason in (each.cannot or (missing and not each.read_once and "facts-asked-twice") or each.cannot_pay,)
        if reason
    ]
    if refused:
        raise CannotScreen(tuple(refused))
    totals = (name for names in totals_of(compiled).values() for name in names)
    taken = [*totals, *(name for each in chosen for name in _names(each))]
    refuse_taken(own.collect_schema().names(), taken)
    return _screened(own, headings.columns, made, chosen, missing=missing, criteria=asked.criteria, sums=sums)


def refuse_taken(own: Collection[str], added: Collection[str]) -> None:
    """Refuse a table that has a column of a result already.

    Raises:
        WrongColumn: It has.
    """
    taken = [name for name in own if name in set(added)]
    if taken:
        raise WrongColumn(tuple(Fault("column-taken", None, {"name": name}) for name in taken))


def _names(each: PolicyPlan) -> list[str]:
    """Return every name that a policy can give to a column."""
    name = each.policy.id
    beside = [f"{name} {more}" for more in ("missing", "low", "high")]
    return [name, *beside, *map(each.policy.key, each.policy.all_criteria)]


def screened(
    frame: Any,
    headings: Mapping[Column, str],
    made: Plan,
    chosen: Collection[PolicyPlan],
    *,
    missing: bool = False,
    criteria: bool = False,
    sums: bool = False,
) -> Any:
    """Return a narwhals frame with the outcomes of policies that have formulas."""
    return _screened(frame, headings, made, chosen, missing=missing, criteria=criteria, sums=sums)[0]


def _screened(
    frame: Any,
    headings: Mapping[Column, str],
    made: Plan,
    chosen: Collection[PolicyPlan],
    *,
    missing: bool,
    criteria: bool,
    sums: bool,
) -> tuple[Any, Cleaned]:
    """Return the outcomes, and the columns that they are told by."""
    names = list(frame.collect_schema().names())
    read = cleaned(frame, headings, made)
    frame, where = read.frame, read.where
    refuse_amounts(made, chosen, where, sums=sums)
    expressions = Expressions(where, {column: each.type for column, each in made.declared.items()})
    at_work = Telling(made, expressions, missing)
    own = list(at_work.criteria(chosen, listed=criteria))
    frame = frame.with_columns(*own) if own else frame
    own = list(at_work.policies(chosen))
    frame = frame.with_columns(*own) if own else frame
    own = list(at_work.beyond(chosen))
    frame = frame.with_columns(*own) if own else frame
    for own in at_work.sums(chosen, where) if sums else []:
        frame = frame.with_columns(*own) if own else frame
    own = list(at_work.totals(chosen)) if sums else []
    frame = frame.with_columns(*own) if own else frame
    return frame.select(*names, *at_work.reported(chosen, criteria=criteria, sums=sums)), read
