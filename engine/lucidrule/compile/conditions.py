"""Conditions of rule files → the condition tree; names, types and units are checked on the way."""

from decimal import Decimal
from typing import Any, NamedTuple, assert_never

from lucidrule.compile.amounts import MINUS_ONE, compile_amount, named_amount, number
from lucidrule.compile.scope import CURRENT, Scope
from lucidrule.core.names import nearest
from lucidrule.kernel import tree
from lucidrule.kernel.operators import AMOUNT_BOUNDS, OPERATORS, Operator
from lucidrule.loading.source import Path
from lucidrule.model import conditions as model
from lucidrule.model.facts import Declared
from lucidrule.model.policy import Definition

# What stands in for a condition that could not be read: the programme is refused, so it is never judged.
_UNREAD = tree.AllOf(())


def compile_condition(condition: Any, scope: Scope, path: Path) -> tree.Condition:
    """Return the tree of a model condition; faults are noted in the scope."""
    match condition:
        case model.All():
            return tree.AllOf(_each(condition.all, scope, (*path, "all")))
        case model.Any_():
            return tree.AnyOf(_each(condition.any, scope, (*path, "any")))
        case model.Not():
            return tree.Not(compile_condition(condition.not_, scope, (*path, "not")))
        case model.AtLeastN():
            counted = condition.at_least_n
            if counted.n > len(counted.of):
                scope.fault("n-out-of-range", (*path, "at_least_n", "n"), n=counted.n, count=len(counted.of))
            return tree.AtLeast(counted.n, _each(counted.of, scope, (*path, "at_least_n", "of")))
        case model.Use():
            return named_condition(condition.use, scope, (*path, "use"))
        case model.NeedsJudgement():
            return tree.Judgement(_open_point(condition.needs_judgement, scope, (*path, "needs_judgement")))
        case model.Share():
            test, place = condition.share, (*path, "share")
            of = compile_amount(test.of, scope, (*place, "of"))
            whole = compile_amount(test.in_, scope, (*place, "in"))
            return _amount_bounds(test, of, whole, scope, place)
        case model.Growth():
            return _growth(condition.growth, scope, (*path, "growth"))
        case model.AmountCondition():
            of = compile_amount(condition.amount.of, scope, (*path, "amount", "of"))
            return _amount_bounds(condition.amount, of, None, scope, (*path, "amount"))
        case dict():
            ((name, operand),) = condition.items()
            return _fact(name, operand, scope, (*path, name))
    raise AssertionError(condition)


def named_condition(name: str, scope: Scope, path: Path) -> tree.Condition:
    """Return the condition of a definition or criterion under its name; a cycle is a fault."""
    names = scope.names
    entry = names.definitions.get(name)
    if entry is None or entry[0].when is None:
        scope.fault("unknown-definition", path, near=nearest(name, names.definitions), name=name)
        return _UNREAD
    found = scope.definition(name, path, "when", compile_condition, tree.Named)
    return _UNREAD if found is None else found


def _each(parts: list[Any], scope: Scope, path: Path) -> tuple[tree.Condition, ...]:
    return tuple(compile_condition(part, scope, (*path, at)) for at, part in enumerate(parts))


def _open_point(name: str, scope: Scope, path: Path) -> str:
    if name not in scope.names.open_points:
        scope.fault("unknown-open-point", path, near=nearest(name, scope.names.open_points), name=name)
    scope.names.asked.add(name)
    return name


def _at_exactly(test: model.Bounds, scope: Scope, path: Path, bounds: int) -> str | None:
    if test.at_exactly is None:
        return None
    if bounds != 1:
        scope.fault("bound-not-single", (*path, "at_exactly"))
    return _open_point(test.at_exactly, scope, (*path, "at_exactly"))


def _growth(test: model.GrowthTest, scope: Scope, path: Path) -> tree.Condition:
    new = scope.ref(test.of, test.year, (*path, "of"))
    old = scope.ref(test.of, test.over, (*path, "over")) if new is not None else None
    if new is None or old is None:
        return _UNREAD
    return _amount_bounds(test, tree.Sum((new[0], tree.Scaled(MINUS_ONE, old[0]))), old[0], scope, path)


def _amount_bounds(
    test: model.Bounds, of: tree.Amount, whole: tree.Amount | None, scope: Scope, path: Path
) -> tree.Condition:
    given = [name for name in AMOUNT_BOUNDS if getattr(test, name) is not None]
    if not given:
        scope.fault("empty-condition", path)
    if whole is not None:
        _open_point(tree.SHARE_OF_ZERO, scope, path)
    open_point = _at_exactly(test, scope, path, len(given))
    parts: list[tree.Condition] = []
    for name in given:
        bound = number(getattr(test, name), "share" if whole is not None else "money", scope, (*path, name))
        parts.append(tree.CompareAmount(of, name, bound, whole, open_point))
    return parts[0] if len(parts) == 1 else tree.AllOf(tuple(parts))


def _fact(name: str, operand: Any, scope: Scope, path: Path) -> tree.Condition:
    entry = scope.names.definitions.get(name)
    if entry is not None and isinstance(entry[0], Definition) and entry[0].amount is not None:
        if not isinstance(operand, model.Test):
            scope.fault("empty-condition", path)
            return _UNREAD
        return _amount_bounds(operand, named_amount(name, scope, path), None, scope, path)
    year = operand.year if isinstance(operand, model.Test) else None
    found = scope.ref(name, year, path, key=True)
    if found is None:
        return _UNREAD
    ref, declared, kind = found
    if not isinstance(operand, model.Test):
        listed = isinstance(operand, list)
        test = model.Test.model_construct(_fields_set={"x"}, **{"is_one_of" if listed else "equals": operand})
        return _tests(test, ref, declared, kind, scope, path, short=True)
    return _tests(operand, ref, declared, kind, scope, path)


def _tests(
    test: model.Test, ref: tree.Ref, declared: Declared, kind: str, scope: Scope, path: Path, *, short: bool = False
) -> tree.Condition:
    """Return all operators of one test; `short` where the operand stands at `path` itself."""
    parts: list[tree.Condition] = []
    bounds = [name for name in (*AMOUNT_BOUNDS, "first_exceeds") if getattr(test, name) is not None]
    open_point = _at_exactly(test, scope, path, len(bounds))
    for name in (*OPERATORS, "first_exceeds"):
        raw = getattr(test, name)
        if raw is None:
            continue
        place = path if short else (*path, name)
        if kind not in (OPERATORS[name].asked_of if name in OPERATORS else _CROSSING):
            scope.fault("wrong-operator", place, key=True, operator=name, fact=ref.fact, type=kind)
        elif name in OPERATORS:
            parts.append(_compare(OPERATORS[name], raw, _Asked(ref, declared, kind, open_point), scope, place))
        else:
            parts.append(_first_exceeds(raw, test, ref, open_point, scope, place))
    return parts[0] if len(parts) == 1 else tree.AllOf(tuple(parts))


class _Asked(NamedTuple):
    """The fact of which an operator is asked, and the open point at its bound."""

    ref: tree.Ref
    declared: Declared
    kind: str
    open_point: str | None


def _compare(entry: Operator, raw: Any, asked: _Asked, scope: Scope, path: Path) -> tree.Condition:
    name, negated = entry.means or (entry.name, False)
    operand = _operand(entry, raw, asked, scope, path)
    point = asked.open_point if entry.operand == "value" and not negated else None
    leaf = tree.Compare(asked.ref, name, operand, point)  # type: ignore[arg-type]  # an entry that means no other is a core one
    return tree.Not(leaf) if negated else leaf


def _operand(entry: Operator, raw: Any, asked: _Asked, scope: Scope, path: Path) -> Any:
    def value(part: Any, at: Path = path) -> Any:
        return scope.value(part, asked.kind, asked.ref.fact, asked.declared, at)

    match entry.operand:
        case "value" | "choices":
            return value(raw)
        case "values":
            return tuple(value(part, (*path, at)) for at, part in enumerate(raw))
        case "choice":
            return value([raw])
        case "flag":
            return bool(raw)
        case "year":
            year = scope.year(raw, path)
            return year, year
        case "years":
            return scope.year(raw.from_, (*path, "from")), scope.year(raw.to, (*path, "to"))
        case "day":
            return _day(raw, asked.ref.fact, scope, path)
        case _:
            assert_never(entry.operand)


def _day(raw: Any, fact: str, scope: Scope, path: Path) -> Any:
    if raw == "as_of":
        return tree.AsOf()
    if isinstance(raw, str) and raw in scope.names.facts:
        other = scope.ref(raw, None, path)
        return other[0] if other else None
    return scope.value(raw, "date", fact, None, path)


# Of what amounts a year may be the first to pass a bound.
_CROSSING = ("money", "count")


def _first_exceeds(
    raw: Any, test: model.Test, ref: tree.Ref, open_point: str | None, scope: Scope, path: Path
) -> tree.Condition:
    bound = number(raw, "money", scope, path)
    since = scope.names.facts.get(test.since or "")
    if since is None or since.type != "date" or ref.year is None:
        scope.fault("needs-since", path, key=True)
    return tree.FirstExceeds(ref.fact, ref.year or CURRENT, Decimal(bound), test.since or "", open_point)
