"""The sign of a sum of few columns, as code: what those add that are not known is worked out beforehand."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from lucidrule.core.quantity import EXACT, quotient
from lucidrule.fast.truth import Bind, is_
from lucidrule.formulas.amount import Free, Of, terms_of
from lucidrule.formulas.column import Column
from lucidrule.formulas.ends import ends_of
from lucidrule.formulas.formula import Sign
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, added, times

# Each column more doubles the ways in which some of them are known.
_MOST_COLUMNS = 3


class _Term(NamedTuple):
    """A column with its factor, and the ends of both together where the column is not known."""

    column: Column
    by: Decimal
    ends: Bounds


@dataclass(frozen=True, slots=True)
class _Asked:
    """A comparison, and what is told where it holds and where it does not."""

    test: ast.expr
    yes: "_Told"
    no: "_Told"


# What is told of the sign: that it is one of some, that it is none, or that it is open.
_Told: TypeAlias = bool | _Asked | None


class Linear:
    """The sign of a sum in which each of a few columns stands once.

    Attributes:
        columns: Those columns.
    """

    def __init__(self, leaf: Sign, terms: Sequence[_Term], fixed: Bounds) -> None:
        self._terms, self._fixed = terms, fixed
        self.columns = tuple(term.column for term in terms)
        ends = ends_of(leaf.amount)
        self._open_ends = ends.low_open, ends.high_open
        self._below, self._zero, self._above = (sign in leaf.signs for sign in (-1, 0, 1))

    def told(self, values: Sequence[ast.expr], bind: Bind) -> ast.expr:
        """Return whether the sign is one of those that are asked; None where that is open.

        Args:
            values: The names of the columns.
        """
        return _three_valued(self._by_known(values, bind))

    def certain(self, values: Sequence[ast.expr], truth: bool, bind: Bind) -> ast.expr:
        """Return whether the sign is certainly one of those, or certainly none."""
        return _two_valued(self._by_known(values, bind), truth)

    @property
    def takes_no_arithmetic(self) -> bool:
        """Whether one column is compared with bounds that can be written down."""
        bounds = [_bound_of(end.copy_negate(), self._terms[0]) for end in self._fixed if end is not None]
        return len(self._terms) == 1 and None not in bounds

    def _by_known(self, values: Sequence[ast.expr], bind: Bind) -> _Told:
        def ask(at: int, known: tuple[int, ...], ends: tuple[Bounds, ...]) -> _Told:
            if at == len(self._terms):
                return self._of_sum([(self._terms[each], values[each]) for each in known], added(ends), bind)
            is_open = ask(at + 1, known, (*ends, self._terms[at].ends))
            return _asked(is_(values[at], None), is_open, ask(at + 1, (*known, at), ends))

        return ask(0, (), (self._fixed,))

    def _of_sum(self, known: list[tuple[_Term, ast.expr]], ends: Bounds, bind: Bind) -> _Told:
        """Return what known columns tell, to which all else adds what lies between two ends."""
        low, high = ends
        low_open, high_open = self._open_ends
        at_low: _Told = self._above if low_open or self._above is self._zero else self._zero if low == high else None
        at_high: _Told = self._below if high_open or self._below is self._zero else None
        told: _Told = None
        if high is not None:
            told = _compared(known, high.copy_negate(), (self._below, at_high, None), bind)
        if low is not None:
            told = _compared(
                known, low.copy_negate(), (self._below if low == high else told, at_low, self._above), bind
            )
        return told


def linear_sign(leaf: Sign) -> Linear | None:
    """Return a sign as that of a sum of few columns; None where it is another one."""
    terms: list[_Term] = []
    fixed: list[Bounds] = []
    for by, part in terms_of(leaf.amount, Decimal(1)):
        match part:
            case tree.Literal_(value=value):
                fixed.append(times(by, (value, value)))
            case Free(ends=ends):
                fixed.append(times(by, ends))
            case Of(column=column, ends=ends):
                terms.append(_Term(column, by, times(by, ends)))
            case _:
                return None
    once = len({term.column for term in terms}) == len(terms) and all(term.by for term in terms)
    return Linear(leaf, terms, added(fixed)) if once and 1 <= len(terms) <= _MOST_COLUMNS else None


def _compared(
    known: list[tuple[_Term, ast.expr]], bound: Decimal, told: tuple[_Told, _Told, _Told], bind: Bind
) -> _Told:
    """Return what is told of a sum below, at and above a bound."""
    below, at, above = told
    if not known:
        return below if bound > 0 else at if bound == 0 else above
    one: ast.expr
    other: ast.expr
    (first, value), *others = known
    if not others and (by_one := _bound_of(bound, first)) is not None:
        one, other = value, bind(by_one)
        if first.by < 0:
            below, above = above, below
    elif len(others) == 1 and not bound:
        # Of two the one is compared with the other, which spares the sum.
        one, other = _multiple(first.by, value, bind), _multiple(others[0][0].by.copy_negate(), others[0][1], bind)
    else:
        one, other = _sum(known, bind), bind(bound)
    if at == above:
        return _asked(ast.Compare(one, [ast.GtE()], [other]), above, below)
    if at == below:
        return _asked(ast.Compare(one, [ast.Gt()], [other]), above, below)
    same = _asked(ast.Compare(one, [ast.Eq()], [other]), at, below)
    return _asked(ast.Compare(one, [ast.Gt()], [other]), above, same)


def _bound_of(bound: Decimal, term: _Term) -> Decimal | None:
    """Return with what a column itself is compared where a multiple of it is compared with a bound; None: there is no
    such decimal."""
    return quotient(bound, term.by)


def _multiple(by: Decimal, value: ast.expr, bind: Bind) -> ast.expr:
    return value if by == 1 else ast.Call(bind(EXACT.multiply), [bind(by), value], [])


def _sum(known: list[tuple[_Term, ast.expr]], bind: Bind) -> ast.expr:
    total, *others = (_multiple(term.by, value, bind) for term, value in known)
    for other in others:
        total = ast.Call(bind(EXACT.add), [total, other], [])
    return total


def _asked(test: ast.expr, yes: _Told, no: _Told) -> _Told:
    return yes if yes == no else _Asked(test, yes, no)


def _three_valued(told: _Told) -> ast.expr:
    if isinstance(told, _Asked):
        return ast.IfExp(told.test, _three_valued(told.yes), _three_valued(told.no))
    return ast.Constant(told)


def _two_valued(told: _Told, truth: bool) -> ast.expr:
    if not isinstance(told, _Asked):
        return ast.Constant(told is truth)
    yes, no = _two_valued(told.yes, truth), _two_valued(told.no, truth)
    if isinstance(yes, ast.Constant) and isinstance(no, ast.Constant):
        if yes.value is no.value:
            return yes
        return told.test if yes.value else ast.UnaryOp(ast.Not(), told.test)
    return ast.IfExp(told.test, yes, no)
