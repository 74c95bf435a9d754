"""Which facts can still turn a formula, row by row: those not known under formulas that are all open."""

from collections.abc import Iterator
from datetime import MINYEAR
from typing import NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.expressions import Expressions
from lucidrule.columns.membership import balanced
from lucidrule.formulas.column import Column, History
from lucidrule.formulas.exact import places
from lucidrule.formulas.formula import Cases, Complete, Days, Formula, Joint, Records, Sign, columns_of, parts_of
from lucidrule.kernel.calendar import last_day
from lucidrule.kernel.missing import Missing, missing_years

BETWEEN = "; "


class Lack(NamedTuple):
    """A fact that may be missing: its name, and whether it is not known and can turn the formula."""

    name: str
    matters: nw.Expr
    text: nw.Expr


def lacks(expressions: Expressions, formula: Formula, open_: nw.Expr | None = None) -> Iterator[Lack]:
    """Yield the facts that can turn a formula that reads each once.

    Args:
        open_: Whether all formulas above it are open.
    """
    here = expressions.of(formula).is_null()
    open_ = here if open_ is None else open_ & here
    read = columns_of(formula)
    if isinstance(formula, Joint) and formula.crossing:
        history = next(part.history for part, _ in places(formula.part) if isinstance(part, Complete))
        yield from _of_history(expressions, history, open_)
        for column in sorted(read - {*history.columns}):
            yield _lack(column.heading, open_ & expressions.is_open(column))
    elif isinstance(formula, Records):
        yield from _of_records(expressions, formula, open_)
    elif isinstance(formula, Joint):
        yield from _of_joint(expressions, formula, open_)
    elif isinstance(formula, Sign | Days):
        for column in sorted(read):
            yield _lack(column.heading, open_ & expressions.is_open(column))
    elif len(read) == 1:
        (column,) = read
        yield _lack(column.heading, open_)
    else:
        for part in parts_of(formula):
            yield from lacks(expressions, part, open_)


def texts(found: list[Lack]) -> nw.Expr:
    """Return the names of the facts that matter, with `BETWEEN` between them; empty where none does."""
    named = [nw.when(lack.matters).then(lack.text) for lack in found]
    return nw.concat_str(*named, separator=BETWEEN, ignore_nulls=True)


def _lack(name: str, matters: nw.Expr) -> Lack:
    return Lack(name, matters, nw.lit(name))


def _of_joint(expressions: Expressions, joint: Joint, open_: nw.Expr) -> Iterator[Lack]:
    """Yield each fact once, however many parts read it: it matters where one of these is open."""
    matters: dict[str, nw.Expr] = {}
    for column, lacking in _open_parts(expressions, joint.part, open_):
        before = matters.get(column.heading)
        matters[column.heading] = lacking if before is None else before | lacking
    for name in sorted(matters):
        yield _lack(name, matters[name])


def _open_parts(expressions: Expressions, formula: Formula, open_: nw.Expr) -> Iterator[tuple[Column, nw.Expr]]:
    """Yield the columns that parts read, with whether they are not known and a part that reads them is open."""
    for part, _ in places(formula):
        here = open_ & expressions.of(part).is_null()
        if isinstance(part, Cases):
            unknown = expressions.is_open(part.column)
            yield part.column, here & unknown
            yield from _open_parts(expressions, part.known, here & ~unknown)
            for cell in part.cells:
                # What a cell settles needs nothing else, if the column lies in it.
                yield from _open_parts(expressions, cell, here & unknown)
        else:
            for column in columns_of(part):
                yield column, here & expressions.is_open(column)


def _of_records(expressions: Expressions, records: Records, open_: nw.Expr) -> Iterator[Lack]:
    yield _lack(records.count.heading, open_ & expressions.is_open(records.count))
    count = expressions.column(records.count)
    if count is not None:
        for at, part in enumerate(records.parts, 1):
            yield from lacks(expressions, part, open_ & (count >= at).fill_null(False))


def _of_history(expressions: Expressions, history: History, open_: nw.Expr) -> Iterator[Lack]:
    """Yield the years that count and are not known; where it is not known since when they count, that too."""
    fact, year = history.fact, history.year
    since = expressions.column(Column(history.since))
    no_since = expressions.is_open(Column(history.since))
    years = [y for y in history.years if expressions.column(Column(fact, y)) is not None]
    start = min([*years, year])
    known = {y: ~expressions.is_open(Column(fact, y)) for y in years}
    yield _lack(history.since, open_ & no_since)
    for y in [*years, year]:
        # Nothing is known of the years before: they are one question.
        before = [known[k] for k in years if k < y]
        none_before = ~balanced(nw.Expr.__or__, before) if before else nw.lit(True)
        this = known[y] if y < year else nw.lit(True)
        if y > MINYEAR:
            yield _lack(f"{fact} ≤{y - 1}", open_ & no_since & none_before & this)
    if since is not None:
        first_year = since.dt.year()
        span = _span(Missing(fact, through=start - 1), since)
        yield Lack(f"{fact} before {start}", open_ & (first_year < start - 1).fill_null(False), span)
        yield _lack(f"{fact} {start - 1}", open_ & (first_year == start - 1).fill_null(False))
    own = [Missing(fact, y) for y in years]
    for each in sorted([*own, *missing_years(fact, start, year - 1, years)], key=lambda one: one.year or one.first):
        last = each.year or each.through
        counts = (since <= last_day(last)).fill_null(False) if since is not None else nw.lit(False)
        before = [known[k] for k in years if k < last]
        if before:
            counts = counts | (no_since & balanced(nw.Expr.__or__, before))
        matters = open_ & expressions.is_open(Column(fact, last)) & counts
        if each.year:
            yield _lack(f"{fact} {last}", matters)
        else:
            yield Lack(f"{fact} {each.first}-{last}", matters, _span(each, since))


def _span(years: Missing, since: nw.Expr | None) -> nw.Expr:
    """Return years in a row as text, from the year since when they count."""
    fixed = nw.lit(f"{years.fact} {years.first}-{years.through}")
    if since is None:
        return fixed
    from_since = nw.concat_str(nw.lit(f"{years.fact} "), since.dt.year().cast(nw.String), nw.lit(f"-{years.through}"))
    return nw.when(since.dt.year() > years.first).then(from_since).otherwise(fixed) if years.first else from_since
