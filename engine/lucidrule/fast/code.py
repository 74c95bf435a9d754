"""Formulas as code: two channels for each, whether it certainly holds and whether it certainly fails."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, assert_never

from lucidrule.fast.body import Body
from lucidrule.fast.history import Values, history_of
from lucidrule.fast.ranges import days, sign
from lucidrule.fast.signs import linear_sign
from lucidrule.fast.truth import all_of, among, any_of, belongs, is_
from lucidrule.formulas.column import Column, History
from lucidrule.formulas.formula import (
    FALSE,
    TRUE,
    Always,
    Cases,
    Complete,
    Days,
    Enough,
    Every,
    Formula,
    Highest,
    In,
    Joint,
    Negated,
    Records,
    Sign,
    Some,
    columns_of,
    parts_of,
)
from lucidrule.formulas.plan import Plan
from lucidrule.kernel.region import Region
from lucidrule.kernel.tree import Key

Lists = Mapping[str, Sequence[Mapping[str, Any]]]


class Code(Body):
    """Formulas in one function.

    Args:
        given: Of which values the function is handed a tuple; none: it looks up each that it reads.
    """

    def __init__(self, made: Plan, given: Sequence[Key] = ()) -> None:
        super().__init__(f"f{at}" for at in range(len(given)))
        self.plan = made
        self._given: dict[Key, ast.expr] = dict(zip(given, self.handed, strict=True))
        self._names: dict[Any, ast.expr] = {}
        # Signs that are no more than a comparison or two: whether they certainly fail, and whether they certainly hold.
        self._inline: dict[Formula, list[ast.expr]] = {}
        self._histories: dict[tuple[History, bool], tuple[ast.expr, ast.expr]] = {}
        # Of a function of one record the name of its parts.
        self.parts: ast.expr = ast.Dict([], [])

    def load(self, formulas: list[Formula]) -> None:
        """Assign what formulas read to names, before they are asked."""
        for leaf in (leaf for formula in formulas for leaf in _leaves(formula)):
            if isinstance(leaf, Sign | Days):
                if leaf not in self._names:
                    self._signs(leaf)
            elif isinstance(leaf, Highest | Complete):
                self._history(leaf)
            elif isinstance(leaf, Records):
                if leaf not in self._names:
                    any_of = any_record(leaf, self.plan)
                    arguments: list[ast.expr] = [ast.Name("values", ast.Load()), ast.Name("records", ast.Load())]
                    self._names[leaf] = self.assign(ast.Call(self.bind(any_of), arguments, []))
            else:
                assert isinstance(leaf, In)
                self._value(leaf.column)

    def _signs(self, leaf: Sign | Days) -> None:
        linear = linear_sign(leaf) if isinstance(leaf, Sign) else None
        if linear is not None:
            values = [self._value(column) for column in linear.columns]
            if linear.takes_no_arithmetic:
                # It is asked where it stands, for it costs no more than a name.
                self._names[leaf] = values[0]
                self._inline[leaf] = [linear.certain(values, truth, self.bind) for truth in (False, True)]
            else:
                self._names[leaf] = self.assign(linear.told(values, self.bind))
            return
        function = sign(leaf) if isinstance(leaf, Sign) else days(leaf)
        arguments: list[ast.expr] = [ast.Name("values", ast.Load()), self.parts]
        self._names[leaf] = self.assign(ast.Call(self.bind(function), arguments, []))

    def _value(self, column: Column) -> ast.expr:
        if column not in self._names:
            if column.choice:
                chosen = self._value(column.whole)
                included = ast.Compare(self.bind(column.choice), [ast.In()], [chosen])
                self._names[column] = self.assign(ast.IfExp(is_(chosen, None), ast.Constant(None), included))
                return self._names[column]
            name, key = ("part", column.part) if column.part else ("get", column.key)
            given = None if column.part else self._given.get(column.key)
            self._names[column] = given or self.assign(ast.Call(ast.Name(name, ast.Load()), [self.bind(key)], []))
        return self._names[column]

    def _history(self, leaf: Highest | Complete) -> tuple[ast.expr, ast.expr]:
        """Return the names of the highest amount of a history, and of whether it is complete."""
        key = (leaf.history, isinstance(leaf, Highest) and leaf.region.holds(0))
        if key not in self._histories:
            found = history_of(leaf.history, self.plan, nothing_counts=key[1])
            pair = self.assign(ast.Call(self.bind(found), [ast.Name("values", ast.Load())], []))
            highest, complete = (self.assign(ast.Subscript(pair, ast.Constant(at), ast.Load())) for at in (0, 1))
            self._histories[key] = (highest, complete)
        return self._histories[key]

    def holds(self, formula: Formula) -> ast.expr:
        """Return whether a formula is certainly true."""
        return self._is(formula, True)

    def fails(self, formula: Formula) -> ast.expr:
        """Return whether a formula is certainly false."""
        return self._is(formula, False)

    def _is(self, formula: Formula, truth: bool) -> ast.expr:  # noqa: C901  # one case for each kind of formula
        match formula:
            case Every(parts=parts):
                return (all_of if truth else any_of)([self._is(part, truth) for part in parts])
            case Some(parts=parts):
                return (any_of if truth else all_of)([self._is(part, truth) for part in parts])
            case Enough(n=n, parts=parts):
                return self._at_least(n if truth else len(parts) - n + 1, [self._is(part, truth) for part in parts])
            case Negated(part=part):
                return self._is(part, not truth)
            case Joint(part=part):
                return self._is(part, truth)
            case Cases():
                return self._cases(formula, truth)
            case Always(value=value):
                return ast.Constant(value is truth)
            case In(column=column, region=region):
                return self._in(column, region if truth else region.complement())
            case Highest(region=region):
                return among(self._history(formula)[0], region if truth else region.complement(), self.bind)
            case Complete():
                return is_(self._history(formula)[1], True) if truth else ast.Constant(False)
            case Sign() if (both := self._inline.get(formula)) is not None:
                return both[truth]
            case Sign() | Days() | Records():
                return is_(self._names[formula], truth)
            case _:
                assert_never(formula)

    def _cases(self, cases: Cases, truth: bool) -> ast.expr:
        """Return what holds of a formula as it stands where its column is known, else in every cell."""
        value = self._value(cases.column)
        apart = all_of([self._is(each, truth) for each in cases.cells])
        return ast.IfExp(is_(value, None), apart, self._is(cases.known, truth))

    def _in(self, column: Column, region: Region) -> ast.expr:
        return belongs(self._value(column), region, self.plan.declared[column], self.bind)

    def _at_least(self, n: int, parts: list[ast.expr]) -> ast.expr:
        total: ast.expr = parts[0]
        for part in parts[1:]:
            total = ast.BinOp(total, ast.Add(), part)
        return ast.Compare(total, [ast.GtE()], [ast.Constant(n)])

    def of_record(self, formula: Formula) -> Any:
        """Return a formula as a function of the values of a company and the parts of one record."""
        self.parts = ast.Name("record", ast.Load())
        self.load([formula])
        settled = ast.IfExp(self.fails(formula), ast.Constant(False), ast.Constant(None))
        self.body.append(ast.Return(ast.IfExp(self.holds(formula), ast.Constant(True), settled)))
        return self.function(("values", "record"))


def _leaves(formula: Formula) -> Iterator[Formula]:
    if isinstance(formula, Records) or not parts_of(formula):
        if formula not in (TRUE, FALSE):
            yield formula
        return
    for part in parts_of(formula):
        yield from _leaves(part)


def any_record(records: Records, made: Plan) -> Callable[[Values, Lists], bool | None]:
    """Return whether one record of a list at least meets a condition, None where that is open."""
    name = records.count.fact
    # Every record is asked the same; the parts of the first stand for those of any.
    one = Code(made).of_record(records.parts[0])
    own = {column for column in columns_of(records.any) if not column.part}
    nothing: Mapping[str, Any] = {}
    # What no record can meet, none of a list that is not known does, whatever the company is.
    may_fail = bool(own) or one({}, nothing) is False

    def found(values: Values, lists: Lists) -> bool | None:
        listed = lists.get(name)
        if listed is None:
            return False if may_fail and one(values, nothing) is False else None
        open_ = False
        for record in listed:
            holds = one(values, record)
            if holds:
                return True
            open_ |= holds is None
        return None if open_ else False

    return found
