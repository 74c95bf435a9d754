"""Conditions of rule files → the condition tree; names, types and units are checked on the way."""

from collections.abc import Callable
from typing import Any, assert_never

from lucidrule.compile import definitions
from lucidrule.compile.amounts import MINUS_ONE, compile_amount, named_amount, word_of_type
from lucidrule.compile.bounds import (
    CROSSING,
    CROSSINGS,
    Compared,
    all_of,
    amount_bounds,
    at_exactly,
    check_sides,
    crossing,
    day_asked,
    open_point_asked,
)
from lucidrule.compile.changing import changing
from lucidrule.compile.kinds import kind_of
from lucidrule.compile.possible import possible
from lucidrule.compile.scope import Referred, Scope
from lucidrule.compile.together import Placed, check_together
from lucidrule.core.names import nearest
from lucidrule.kernel import tree
from lucidrule.kernel.operators import AMOUNT_BOUNDS, NUMBERS, OPERATORS, Operator
from lucidrule.loading.scalars import is_quoted, misread
from lucidrule.loading.source import Path
from lucidrule.loading.spelling import told
from lucidrule.model import conditions as model
from lucidrule.model import operands
from lucidrule.texts.catalogue import LANGS

# What stands in for a condition that could not be read: the programme is refused, so it is never judged.
_UNREAD = tree.AllOf(())


def compile_condition(condition: Any, scope: Scope, path: Path) -> tree.Condition:  # noqa: C901  # one case for each key
    """Return the tree of a model condition; faults are noted in the scope."""
    match condition:
        case model.All():
            return tree.AllOf(_each(condition.all, scope, (*path, "all")))
        case model.Any_():
            return tree.AnyOf(_each(condition.any, scope, (*path, "any")))
        case model.Not():
            return tree.Not(compile_condition(condition.not_, scope, (*path, "not")))
        case model.AtLeastN():
            return _at_least(condition.at_least_n, scope, (*path, "at_least_n"))
        case model.Use():
            return named_condition(condition.use, scope, (*path, "use"))
        case model.Met():
            return _met(condition.met, scope, (*path, "met"))
        case model.NeedsJudgement():
            return tree.Judgement(open_point_asked(condition.needs_judgement, scope, (*path, "needs_judgement")))
        case model.Share():
            return _share(condition.share, scope, (*path, "share"))
        case model.Growth():
            return _growth(condition.growth, scope, (*path, "growth"))
        case model.AmountCondition():
            of = compile_amount(condition.amount.of, scope, (*path, "amount", "of"))
            kind = kind_of(condition.amount.of, scope)
            return amount_bounds(condition.amount, Compared(of, None, kind), scope, (*path, "amount"))
        case dict():
            ((name, operand),) = condition.items()
            return _fact(name, operand, scope, (*path, name))
    raise AssertionError(condition)


def _each(parts: list[Any], scope: Scope, path: Path) -> tuple[tree.Condition, ...]:
    return tuple(compile_condition(part, scope, (*path, at)) for at, part in enumerate(parts))


def _at_least(counted: model.Counted, scope: Scope, path: Path) -> tree.Condition:
    if counted.n > len(counted.of):
        scope.fault("n-out-of-range", (*path, "n"), n=counted.n, count=len(counted.of))
    return tree.AtLeast(counted.n, _each(counted.of, scope, (*path, "of")))


def named_condition(name: str, scope: Scope, path: Path) -> tree.Condition:
    """Return the condition of a definition or criterion under its name; a cycle is a fault."""
    entry = scope.names.definitions.get(name)
    if name in scope.names.amounts or (entry is None and name in scope.names.facts):
        scope.fault("used-as-condition", path, name=name)
        return _UNREAD
    if entry is None or entry[0].when is None:
        scope.fault("unknown-definition", path, near=nearest(name, scope.names.definitions), name=name)
        return _UNREAD
    found = definitions.begin(name, scope, path)
    if isinstance(found, definitions.Begun):
        condition = compile_condition(found.stated.when, found.scope, (*found.path, "when"))
        check_together([Placed(found.stated.when, condition, found.scope, (*found.path, "when"))])
        found = definitions.end(name, tree.Named(name, condition), scope, path)
    return found or _UNREAD


def _met(name: str, scope: Scope, path: Path) -> tree.Condition:
    """Return that a company may be granted something, in an assertion; elsewhere a fact may be called so."""
    known = scope.names.outcomes
    if known is None and "met" in scope.names.facts:
        return _fact("met", name, scope, path)
    if known is None:
        scope.fault("met-outside-assertion", path, key=True)
        return _UNREAD
    if name not in known:
        scope.fault("unknown-outcome", path, near=nearest(name, known), name=name)
    return known.get(name, _UNREAD)


def _share(test: model.ShareTest, scope: Scope, path: Path) -> tree.Condition:
    of = compile_amount(test.of, scope, (*path, "of"))
    whole = compile_amount(test.in_, scope, (*path, "in"))
    return amount_bounds(test, Compared(of, whole, "share"), scope, path)


def _growth(test: model.GrowthTest, scope: Scope, path: Path) -> tree.Condition:
    new = scope.ref(test.of, test.year, (*path, "of"))
    old = scope.ref(test.of, test.over, (*path, "over")) if new is not None else None
    if new is None or old is None:
        return _UNREAD
    grown = tree.Sum((new.ref, tree.Scaled(MINUS_ONE, old.ref)))
    return amount_bounds(test, Compared(grown, old.ref, "share"), scope, path)


def _fact(name: str, operand: Any, scope: Scope, path: Path) -> tree.Condition:
    """Return what is asked of a fact, or of the amount of a definition."""
    short = not isinstance(operand, operands.Test)
    spelt = {"is_one_of" if operands.says_lists(operand) else "equals": operand}
    test = operands.Test.model_construct(**spelt) if short else operand
    if name not in scope.names.amounts:
        found = scope.ref(name, test.year, path, key=True)
        if found is None:
            return _UNREAD
        if short:
            _warn_of_number(operand, found, scope, path)

        def made(plain: operands.Test) -> tree.Condition:
            return _tests(plain, found, scope, path, short=short)

        return changing(test, scope, path, made)  # type: ignore[no-any-return]  # a condition, as above
    if short:
        scope.fault("empty-condition", path)
        return _UNREAD
    asked = {key.removesuffix("_") for key in test.model_fields_set if getattr(test, key) is not None}
    for key in sorted(asked - {*AMOUNT_BOUNDS, "at_exactly"}):
        allowed = tuple(told(each) for each in AMOUNT_BOUNDS)
        scope.fault("unknown-operator", (*path, key), key=True, name=key, fact=name, allowed=allowed)
    compared = Compared(named_amount(name, scope, path), None, kind_of(name, scope))
    return amount_bounds(test, compared, scope, path) if asked & {*AMOUNT_BOUNDS} else _UNREAD


def _warn_of_number(operand: Any, found: Referred, scope: Scope, path: Path) -> None:
    """Warn of `staff: 20`: it is met by twenty people and no more, and is written where 20 and above is meant."""
    if found.ref.kind in NUMBERS and operand and not isinstance(operand, list | dict):
        label = {lang: found.declared.label[lang] for lang in LANGS}
        scope.warn("exactly-a-number", path, fact=label, value=operand)


def _tests(test: operands.Test, asked: Referred, scope: Scope, path: Path, *, short: bool) -> tree.Condition:
    """Return all operators of one test; `short` where the operand stands at `path` itself."""
    parts: list[tree.Condition] = []
    if test.since is not None and not any(getattr(test, name) is not None for name in CROSSINGS):
        scope.since(2, "since-alone", (*path, "since"), key=True)
    bounds = [name for name in (*AMOUNT_BOUNDS, *CROSSINGS) if getattr(test, name) is not None]
    open_point = at_exactly(test, scope, path, len(bounds))
    check_sides(test, scope, path)
    kind = asked.ref.kind
    for name in (*OPERATORS, *CROSSINGS):
        if getattr(test, name) is None:
            continue
        place = path if short else (*path, name)
        if kind not in (OPERATORS[name].asked_of if name in OPERATORS else CROSSING):
            _refuse(name, asked.ref, scope, place)
        elif name in OPERATORS:
            operand = _operand(OPERATORS[name], getattr(test, name), asked, scope, place)
            parts.append(_compared(OPERATORS[name], asked.ref, operand, open_point))
        else:
            parts.append(crossing(test, asked, open_point, scope, place))
    if scope.faults.looks_closely and (said := possible(parts, asked.ref, asked.declared.choices or ())) is not None:
        scope.since(2, said, path) if said == "never-holds" else scope.warn(said, path)
    return all_of(parts)


def _compared(entry: Operator, ref: tree.Ref, operand: Any, open_point: str | None) -> tree.Condition:
    name, negated = entry.means or (entry.name, False)
    point = open_point if entry.operand == "value" and not negated else None
    leaf = tree.Compare(ref, name, operand, point)  # type: ignore[arg-type]  # an entry that means no other is a core one
    return tree.Not(leaf) if negated else leaf


def _operand(entry: Operator, raw: Any, asked: Referred, scope: Scope, path: Path) -> Any:
    def value(part: Any, at: Path = path) -> Any:
        _check_quotes(part, asked.ref.kind, scope, at)
        return scope.value(part, asked.ref.kind, asked.ref.fact, asked.declared, at)

    match entry.operand:
        case "value":
            return value(raw, scope.first_of(path, raw))
        case "choices" | "values":
            return _list_of(raw, value, scope, path, whole=entry.operand == "choices")
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
            return day_asked(raw, asked.ref.fact, scope, path)
        case _:
            assert_never(entry.operand)


def _list_of(raw: Any, value: Callable[[Any, Path], Any], scope: Scope, path: Path, *, whole: bool) -> Any:
    """Return the operand that a list is: as one value where it is read `whole`, else its values."""
    if not isinstance(raw, list):
        # Of lists that change with time; for one that stands alone its shape asks.
        scope.fault("wrong-kind", path, expected="@kind:list", found=raw)
        raw = [raw]
    place = scope.first_of(path, raw)
    return value(raw, place) if whole else tuple(value(part, (*place, at)) for at, part in enumerate(raw))


def _check_quotes(part: Any, kind: str, scope: Scope, path: Path) -> None:
    """Refuse texts and choices that other readers of YAML take for something else."""
    for each, place in _texts(part, kind, path):
        if scope.faults.tells_of(scope.source.locate(place)):
            # What stands behind a misspelt word is no longer found there.
            continue
        if not isinstance(each, str) or (misread(each) and not is_quoted(scope.source.locate(place))):
            scope.since(2, "needs-quotes", place, value=each)


def _texts(part: Any, kind: str, at: Path) -> list[tuple[Any, Path]]:
    """Return what has to be a text in an operand, each with its place."""
    if kind not in ("text", "choice", "choices"):
        return []
    return [(each, (*at, place)) for place, each in enumerate(part)] if isinstance(part, list) else [(part, at)]


def _refuse(operator: str, ref: tree.Ref, scope: Scope, path: Path) -> None:
    """Note that a fact cannot be asked something, with what it can be asked."""
    if ref.kind == "records":
        scope.fault("list-compared", path, key=True, fact=ref.fact)
        return
    allowed = tuple(told(name) for name, entry in OPERATORS.items() if ref.kind in entry.asked_of)
    scope.fault(
        "wrong-operator", path, key=True, operator=operator, fact=ref.fact, type=word_of_type(ref.kind), allowed=allowed
    )
