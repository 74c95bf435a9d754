"""Conditions of rule files → the condition tree; names, types and units are checked on the way."""

from decimal import Decimal
from typing import Any

from lucidrule.compile.amounts import MINUS_ONE, compile_amount, named_amount, number
from lucidrule.compile.scope import CURRENT, Scope
from lucidrule.core.names import nearest
from lucidrule.kernel import tree
from lucidrule.loading.source import Path
from lucidrule.model import conditions as model
from lucidrule.model.facts import Declared
from lucidrule.model.policy import Definition

# What stands in for a condition that could not be read: the programme is refused, so it is never judged.
_UNREAD = tree.AllOf(())
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")
_NUMBERS = ("count", "money", "share")
_DATE_BOUNDS = {"on_or_after": "at_least", "after": "more_than", "on_or_before": "at_most", "before": "less_than"}


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
    given = [name for name in _BOUNDS if getattr(test, name) is not None]
    if not given:
        scope.fault("empty-condition", path)
    if whole is not None:
        _open_point(tree.SHARE_OF_ZERO, scope, path)
    open_point = _at_exactly(test, scope, path, len(given))
    parts: list[tree.Condition] = []
    for name in given:
        bound = number(getattr(test, name), "share" if whole is not None else "money", scope, (*path, name))
        parts.append(tree.CompareAmount(of, name, bound, whole, open_point))  # type: ignore[arg-type]  # a name of _BOUNDS
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
    bounds = [name for name in (*_BOUNDS, "first_exceeds") if getattr(test, name) is not None]
    open_point = _at_exactly(test, scope, path, len(bounds))
    for name in model.Test.model_fields:
        raw = getattr(test, name)
        if raw is None or name in ("year", "at_exactly", "since"):
            continue
        place = path if short else (*path, name)
        if kind not in _KINDS_OF[name]:
            scope.fault("wrong-operator", place, key=True, operator=name, fact=ref.fact, type=kind)
            continue
        parts.append(_operator(name, raw, test, ref, (declared, kind), open_point, scope, place))
    return parts[0] if len(parts) == 1 else tree.AllOf(tuple(parts))


def _operator(
    name: str,
    raw: Any,
    test: model.Test,
    ref: tree.Ref,
    fact: tuple[Declared, str],
    open_point: str | None,
    scope: Scope,
    path: Path,
) -> tree.Condition:
    declared, kind = fact

    def value(part: Any, at: Path = path) -> Any:
        return scope.value(part, kind, ref.fact, declared, at)

    match name:
        case "equals" | "at_least" | "more_than" | "at_most" | "less_than":
            return tree.Compare(ref, name, value(raw), open_point)
        case "not_equals":
            return tree.Not(tree.Compare(ref, "equals", value(raw)))
        case "is_one_of" | "is_none_of":
            one_of = tree.Compare(ref, "is_one_of", tuple(value(part, (*path, at)) for at, part in enumerate(raw)))
            return one_of if name == "is_one_of" else tree.Not(one_of)
        case "includes":
            return tree.Compare(ref, "includes_all", value([raw]))
        case "includes_any" | "includes_all":
            return tree.Compare(ref, name, value(raw))
        case "before" | "after" | "on_or_before" | "on_or_after":
            operand: Any
            if raw == "as_of":
                operand = tree.AsOf()
            elif isinstance(raw, str) and raw in scope.names.facts:
                other = scope.ref(raw, None, path)
                operand = other[0] if other else None
            else:
                operand = scope.value(raw, "date", ref.fact, None, path)
            return tree.Compare(ref, _DATE_BOUNDS[name], operand)  # type: ignore[arg-type]  # the values are operators
        case "within_year":
            year = scope.year(raw, path)
            return tree.WithinYears(ref, year, year)
        case "within_years":
            return tree.WithinYears(ref, scope.year(raw.from_, (*path, "from")), scope.year(raw.to, (*path, "to")))
        case "happened":
            return tree.Compare(ref, "happened", bool(raw))
        case _:
            return _first_exceeds(raw, test, ref, open_point, scope, path)


def _first_exceeds(
    raw: Any, test: model.Test, ref: tree.Ref, open_point: str | None, scope: Scope, path: Path
) -> tree.Condition:
    bound = number(raw, "money", scope, path)
    since = scope.names.facts.get(test.since or "")
    if since is None or since.type != "date" or ref.year is None:
        scope.fault("needs-since", path, key=True)
    return tree.FirstExceeds(ref.fact, ref.year or CURRENT, Decimal(bound), test.since or "", open_point)


_ANY = ("flag", "choice", "count", "money", "share", "date", "event", "text")
_KINDS_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("equals", "not_equals", "is_one_of", "is_none_of"), _ANY),
    **dict.fromkeys(_BOUNDS, (*_NUMBERS, "date")),
    **dict.fromkeys(("includes", "includes_any", "includes_all"), ("choices",)),
    **dict.fromkeys((*_DATE_BOUNDS, "within_year", "within_years"), ("date", "event")),
    "happened": ("event",),
    "first_exceeds": ("money", "count"),
}
