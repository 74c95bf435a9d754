"""Formulas as one Python function: for many companies in a process, verdicts first and proof only when it is asked for.

The function is built as a syntax tree of names of our own; everything that comes from rules or companies is an object
bound to such a name, never source text.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.batch.formula import (
    FALSE,
    TRUE,
    Always,
    Both,
    Enough,
    Every,
    First,
    Formula,
    Negated,
    Records,
    Some,
    Test,
    Within,
    columns_of,
    parts_of,
)
from lucidrule.batch.plan import Plan, PolicyPlan
from lucidrule.compile import tree
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.model.facts import YearBefore

Values = Mapping[tuple[str, int | None], Any]
Lists = Mapping[str, Sequence[Mapping[str, Any]]]
_COMPARE: dict[str, tuple[type[ast.cmpop], type[ast.cmpop]]] = {
    "equals": (ast.Eq, ast.NotEq),
    "at_least": (ast.GtE, ast.Lt),
    "more_than": (ast.Gt, ast.LtE),
    "at_most": (ast.LtE, ast.Gt),
    "less_than": (ast.Lt, ast.GtE),
}


class Compiled(NamedTuple):
    """A programme as functions of what is known of a company: values by fact and year, and records by list.

    Attributes:
        outcomes: Of each policy in order; None of one that has no formula.
        criteria: The verdict of each criterion of the plan; None of one that has no formula.
    """

    outcomes: Callable[[Values, Lists], tuple[Outcome | None, ...]]
    criteria: Callable[[Values, Lists], tuple[Any, ...]]


def compiled(made: Plan) -> Compiled:
    """Return the functions of a plan, which is made for two records of each list."""
    return Compiled(_Builder(made).outcomes(), _Builder(made).criteria())


class _Builder:
    """One function in the making: statements, and the objects bound to its names."""

    def __init__(self, made: Plan) -> None:
        self._plan = made
        self._bound: dict[str, Any] = {}
        self._by_identity: dict[int, str] = {}
        self._names: dict[Any, ast.expr] = {}
        self._body: list[ast.stmt] = []
        self._number = 0

    def outcomes(self) -> Any:
        """Return the function of all outcomes."""
        alive = [each for each in self._plan.policies if each.in_force and each.both is not None]
        shared = set.intersection(*({at for _, at in each.criteria} for each in alive)) if alive else set()
        common = [both for at in sorted(shared) if (both := self._plan.criteria[at]) is not None]
        best, worst = [each.best for each in common], [each.worst for each in common]
        self._load(best + worst)
        all_fail = tuple(self._settled(each) or Outcome.INELIGIBLE for each in self._plan.policies)
        if len(alive) == len([each for each in self._plan.policies if each.in_force]) and common:
            # What all policies ask settles them all where it fails.
            done = ast.Return(self._bind(tuple(None if each is None else each for each in all_fail)))
            self._body.append(ast.If(self._any([self._fails(each) for each in best]), [done], []))
        names = [
            self._assign(expression)
            for expression in (
                self._all([self._holds(each) for each in worst]),
                self._all([self._holds(each) for each in best]),
                self._any([self._fails(each) for each in worst]),
                self._any([self._fails(each) for each in best]),
            )
        ]
        found = [self._outcome(each, shared, names) for each in self._plan.policies]
        self._body.append(ast.Return(ast.Tuple(found, ast.Load())))
        return self._function()

    def criteria(self) -> Any:
        """Return the function of the verdicts of all criteria."""
        found: list[ast.expr] = []
        for both in self._plan.criteria:
            if both is None:
                found.append(ast.Constant(None))
                continue
            self._load([both.best, both.worst])
            settled = ast.IfExp(self._fails(both.best), self._bind(NOT_MET), self._bind(UNKNOWN))
            found.append(ast.IfExp(self._holds(both.worst), self._bind(MET), settled))
        self._body.append(ast.Return(ast.Tuple(found, ast.Load())))
        return self._function()

    def _settled(self, each: PolicyPlan) -> Outcome | None:
        return None if each.in_force else Outcome.NOT_IN_FORCE

    def _outcome(self, each: PolicyPlan, shared: set[int], common: list[ast.expr]) -> ast.expr:
        if not each.in_force:
            return self._bind(Outcome.NOT_IN_FORCE)
        if each.both is None:
            return ast.Constant(None)
        own = [self._plan.criteria[at] for _, at in each.criteria if at not in shared]
        parts: list[Both] = [both for both in (*own, each.records) if both is not None]
        if not each.joined:
            parts = [each.both]
        best, worst = [part.best for part in parts], [part.worst for part in parts]
        self._load(best + worst)
        worst_holds, best_holds, worst_fails, best_fails = common
        eligible = self._all([worst_holds, *(self._holds(part) for part in worst)])
        ineligible = self._any([best_fails, *(self._fails(part) for part in best)])
        open_: ast.expr = self._bind(Outcome.UNDETERMINED)
        if best != worst or any(
            both is not None and both.best != both.worst for both in (self._plan.criteria[at] for at in shared)
        ):
            refer = self._all(
                [
                    best_holds,
                    *(self._holds(part) for part in best),
                    self._any([worst_fails, *(self._fails(part) for part in worst)]),
                ]
            )
            open_ = ast.IfExp(refer, self._bind(Outcome.REFER), open_)
        rest = ast.IfExp(eligible, self._bind(Outcome.ELIGIBLE), open_)
        return self._assign(ast.IfExp(ineligible, self._bind(Outcome.INELIGIBLE), rest))

    def _load(self, formulas: list[Formula]) -> None:
        """Assign what formulas read to names, before they are asked."""
        for leaf in (leaf for formula in formulas for leaf in _leaves(formula)):
            if isinstance(leaf, First):
                if leaf not in self._names:
                    call = ast.Call(self._bind(crossing(leaf, self._plan)), [ast.Name("values", ast.Load())], [])
                    self._names[leaf] = self._assign(call)
            elif isinstance(leaf, Records):
                if leaf not in self._names:
                    function = any_record(leaf, self._plan)
                    arguments: list[ast.expr] = [ast.Name("values", ast.Load()), ast.Name("records", ast.Load())]
                    self._names[leaf] = self._assign(ast.Call(self._bind(function), arguments, []))
            elif isinstance(leaf, Test | Within):
                self._value(leaf)
                if isinstance(leaf, Within) and leaf not in self._names:
                    self._names[leaf] = self._assign(self._within(leaf))

    def _value(self, leaf: Test | Within) -> ast.expr:
        column = leaf.column
        if column not in self._names:
            if column.part:
                call = ast.Call(ast.Name("part", ast.Load()), [self._bind(column.part)], [])
            else:
                call = ast.Call(ast.Name("get", ast.Load()), [self._bind((column.fact, column.year or None))], [])
            self._names[column] = self._assign(call)
        return self._names[column]

    def _within(self, leaf: Within) -> ast.expr:
        """Return whether a day lies in years, None where it is not known: `never` lies in none."""
        value = self._value(leaf)
        year = ast.Attribute(value, "year", ast.Load())
        first, last = ast.Constant(leaf.first.year), ast.Constant(leaf.last.year)
        inside: ast.expr = ast.Compare(first, [ast.LtE(), ast.LtE()], [year, last])
        if leaf.first.year == leaf.last.year:
            inside = ast.Compare(year, [ast.Eq()], [first])
        is_day = ast.Compare(ast.Attribute(value, "__class__", ast.Load()), [ast.Is()], [self._bind(date)])
        known = ast.BoolOp(ast.And(), [is_day, inside])
        return ast.IfExp(_is(value, None), ast.Constant(None), known)

    def _holds(self, formula: Formula) -> ast.expr:
        """Return whether a formula is certainly true."""
        match formula:
            case Every(parts=parts):
                return self._all([self._holds(part) for part in parts])
            case Some(parts=parts):
                return self._any([self._holds(part) for part in parts])
            case Enough(n=n, parts=parts):
                return self._at_least(n, [self._holds(part) for part in parts])
            case Negated(part=part):
                return self._fails(part)
            case Always(value=value):
                return ast.Constant(value)
            case Test():
                return self._test(formula, True)
        return _is(self._names[formula], True)

    def _fails(self, formula: Formula) -> ast.expr:
        """Return whether a formula is certainly false."""
        match formula:
            case Every(parts=parts):
                return self._any([self._fails(part) for part in parts])
            case Some(parts=parts):
                return self._all([self._fails(part) for part in parts])
            case Enough(n=n, parts=parts):
                return self._at_least(len(parts) - n + 1, [self._fails(part) for part in parts])
            case Negated(part=part):
                return self._holds(part)
            case Always(value=value):
                return ast.Constant(not value)
            case Test():
                return self._test(formula, False)
        return _is(self._names[formula], False)

    def _test(self, test: Test, wanted: bool) -> ast.expr:
        value, name, operand = self._value(test), test.operator, test.operand
        declared = self._plan.declared[test.column]
        kind = str(getattr(declared, "type", ""))
        if kind == "flag":
            return _is(value, bool(operand) is wanted)
        if declared.choices:
            chosen = set(operand) if isinstance(operand, tuple) else {operand}
            others = frozenset(chosen & set(declared.choices) if wanted else set(declared.choices) - chosen)
            return ast.Compare(value, [ast.In()], [self._bind(others)])
        known = ast.Compare(value, [ast.IsNot()], [ast.Constant(None)])
        if name == "happened":
            operand, name, wanted = tree.NEVER, "equals", wanted is not bool(operand)
        if isinstance(operand, tuple):
            inside = ast.In() if wanted else ast.NotIn()
            return self._all([known, ast.Compare(value, [inside], [self._bind(frozenset(operand))])])
        if name != "equals" and kind == "event":
            # `never` lies before and after no day.
            known = ast.Compare(ast.Attribute(value, "__class__", ast.Load()), [ast.Is()], [self._bind(date)])
            if not wanted:
                holds = self._all([known, ast.Compare(value, [_COMPARE[name][0]()], [self._bind(operand)])])
                there = ast.Compare(value, [ast.IsNot()], [ast.Constant(None)])
                return self._all([there, ast.UnaryOp(ast.Not(), holds)])
        compare = _COMPARE[name][0 if wanted else 1]()
        return self._all([known, ast.Compare(value, [compare], [self._bind(operand)])])

    def _at_least(self, n: int, parts: list[ast.expr]) -> ast.expr:
        total: ast.expr = parts[0]
        for part in parts[1:]:
            total = ast.BinOp(total, ast.Add(), part)
        return ast.Compare(total, [ast.GtE()], [ast.Constant(n)])

    def _all(self, parts: list[ast.expr]) -> ast.expr:
        kept = [part for part in parts if not (isinstance(part, ast.Constant) and part.value is True)]
        if any(isinstance(part, ast.Constant) and part.value is False for part in kept):
            return ast.Constant(False)
        return ast.BoolOp(ast.And(), kept) if len(kept) > 1 else kept[0] if kept else ast.Constant(True)

    def _any(self, parts: list[ast.expr]) -> ast.expr:
        kept = [part for part in parts if not (isinstance(part, ast.Constant) and part.value is False)]
        if any(isinstance(part, ast.Constant) and part.value is True for part in kept):
            return ast.Constant(True)
        return ast.BoolOp(ast.Or(), kept) if len(kept) > 1 else kept[0] if kept else ast.Constant(False)

    def _assign(self, expression: ast.expr) -> ast.expr:
        if isinstance(expression, ast.Constant | ast.Name):
            return expression
        self._number += 1
        name = f"v{self._number}"
        self._body.append(ast.Assign([ast.Name(name, ast.Store())], expression))
        return ast.Name(name, ast.Load())

    def _bind(self, value: Any) -> ast.Name:
        name = self._by_identity.get(id(value))
        if name is None:
            name = f"k{len(self._bound)}"
            self._bound[name] = value
            self._by_identity[id(value)] = name
        return ast.Name(name, ast.Load())

    def _function(self, parameters: tuple[str, ...] = ("values", "records")) -> Any:
        arguments = ast.arguments([], [ast.arg(name) for name in parameters], None, [], [], None, [])
        start: list[ast.stmt] = []
        for name, of in (("get", "values"), ("part", "record")):
            if of in parameters:
                found = ast.Attribute(ast.Name(of, ast.Load()), "get", ast.Load())
                start.append(ast.Assign([ast.Name(name, ast.Store())], found))
        function = ast.FunctionDef("found", arguments, [*start, *self._body], [])
        module = ast.fix_missing_locations(ast.Module([function], []))
        namespace: dict[str, Any] = dict(self._bound)
        exec(compile(module, "<lucidrule>", "exec"), namespace)
        return namespace["found"]

    def of_record(self, formula: Formula) -> Any:
        """Return a formula as a function of the values of a company and the parts of one record."""
        self._load([formula])
        settled = ast.IfExp(self._fails(formula), ast.Constant(False), ast.Constant(None))
        self._body.append(ast.Return(ast.IfExp(self._holds(formula), ast.Constant(True), settled)))
        return self._function(("values", "record"))


def _leaves(formula: Formula) -> Iterator[Formula]:
    if isinstance(formula, Records) or not parts_of(formula):
        if formula not in (TRUE, FALSE):
            yield formula
        return
    for part in parts_of(formula):
        yield from _leaves(part)


def _is(value: ast.expr, wanted: bool | None) -> ast.expr:
    return ast.Compare(value, [ast.Is()], [ast.Constant(wanted)])


def any_record(records: Records, made: Plan) -> Callable[[Values, Lists], bool | None]:
    """Return whether one record of a list at least meets a condition, None where that is open."""
    name = records.count.fact
    # Every record is asked the same; the parts of the first stand for those of any.
    one = _Builder(made).of_record(records.parts[0])
    own = {column for column in columns_of(records.any) if not column.part}
    nothing: Mapping[str, Any] = {}
    needs_company = bool(own)

    def found(values: Values, lists: Lists) -> bool | None:
        listed = lists.get(name)
        if listed is None:
            return False if needs_company and one(values, nothing) is False else None
        open_ = False
        for record in listed:
            holds = one(values, record)
            if holds:
                return True
            open_ |= holds is None
        return None if open_ else False

    return found


def crossing(first: First, made: Plan) -> Callable[[Values], bool | None]:
    """Return whether an amount first exceeds one of several bounds in a year, None where that is open."""
    # Where a contradiction is declared, no profile has amounts of years before the date.
    none_before = any(
        isinstance(rule, YearBefore) and (rule.fact, rule.date) == (first.current.fact, first.since.fact)
        for rule in made.compiled.contradictions
    )
    fact, year, bounds = first.current.fact, first.current.year, first.bounds
    current, since = (fact, year), (first.since.fact, None)
    keys = [(fact, y) for y in range(1900, year)]
    readings = (False, True) if first.reached is None else (first.reached,)
    every = not first.best

    def passes(now: Decimal | None, highest: Decimal | None, reached: bool) -> bool:
        for bound in bounds if now is not None else bounds[-1:]:
            above = now is None or (now >= bound if reached else now > bound)
            if above and (highest is None or (highest < bound if reached else highest <= bound)):
                return True
        return False

    def found(values: Values) -> bool | None:
        get = values.get
        now, start = get(current), get(since)
        highest: Decimal | None = None
        open_ = now is None
        if start.__class__ is date:
            if start.year > year:
                return False
            if now is not None and (now < bounds[0]):
                return False
            # No file holds years before 1900.
            open_ |= start.year < 1900
            for key in keys[max(0, start.year - 1900) :]:
                value = get(key)
                if value is None:
                    open_ = True
                elif highest is None or value > highest:
                    highest = value
        else:
            open_ = True
        if start is None or not none_before:
            known = [value for (name, y), value in values.items() if name == fact and y is not None and y < year]
            highest = max(known, default=None)
        ways = [passes(now, highest, reached) for reached in readings]
        possible = all(ways) if every else any(ways)
        return False if not possible else None if open_ else True

    return found
