"""An assignment of the solver → a company as its file holds it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import z3

from lucidrule.kernel.missing import YEARS
from lucidrule.kernel.operators import NUMBERS
from lucidrule.model.facts import Declared, Fact
from lucidrule.prove.said import said
from lucidrule.prove.solver import Term
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables
from lucidrule.values.reading import UnfitValue, typed

Facts = dict[str, Any]
# What a programme cannot be told at all.
_NOTHING = object()


def written(model: Any, variables: Variables, slots: Iterable[Slot], lists: Mapping[str, Term]) -> Facts:
    """Return the values of a company under an assignment: of some facts and lists."""
    found: Facts = {name: [{}] if z3.is_true(model.eval(term, True)) else [] for name, term in lists.items()}
    for slot in slots:
        if slot in variables.there and not z3.is_true(model.eval(variables.there[slot], True)):
            continue
        value = _value(slot, model, variables)
        if slot.list:
            if found.get(slot.list):
                found[slot.list][0][slot.fact] = value
        elif slot.year is None:
            found[slot.fact] = value
        else:
            found.setdefault(slot.fact, {})[slot.year] = value
    _history(found, variables)
    return found


def sayable(facts: Facts, declared: Mapping[str, Fact]) -> Facts:
    """Return what a company says that a programme asks: of facts that it has, by choices that it offers, of numbers and
    parts of records that it lets them have."""
    found: Facts = {}
    for name, value in facts.items():
        fact = declared.get(name)
        said = _NOTHING if fact is None else _of_fact(value, fact)
        if said is not _NOTHING:
            found[name] = said
    return found


def _of_fact(value: Any, fact: Fact) -> Any:
    if fact.parts is not None:
        return [_of_each(record, fact.parts) for record in value]
    if isinstance(value, dict):
        return _of_each(value, dict.fromkeys(value, fact)) or _NOTHING
    return value if _offered(value, fact) else _NOTHING


def _of_each(values: Facts, declared: Mapping[Any, Declared]) -> Facts:
    return {name: value for name, value in values.items() if name in declared and _offered(value, declared[name])}


def _offered(value: Any, declared: Declared) -> bool:
    if declared.choices:
        return {*(value if isinstance(value, list) else [value])} <= {*declared.choices}
    if declared.type not in NUMBERS:
        return True
    try:
        typed(value, declared.type, declared)
    except UnfitValue:
        return False
    return True


def _history(found: Facts, variables: Variables) -> None:
    """Write down that there was nothing in years of which one stands for all."""
    for slot in variables.there:
        years = found.get(slot.fact)
        if not variables.rest(slot) or not isinstance(years, dict):
            continue
        began = min((date.fromisoformat(value).year for value in found.values() if _is_day(value)), default=slot.year)
        for year in range(max(began or 0, YEARS[0]), slot.year or 0):
            years.setdefault(year, "0")


def _value(slot: Slot, model: Any, variables: Variables) -> Any:
    term, declared = variables.terms[slot], variables.declared(slot)
    if declared.type == "choices":
        return [choice for choice, each in term.items() if z3.is_true(model.eval(each, True))]
    value = model.eval(term, True)
    match declared.type:
        case "flag":
            return z3.is_true(value)
        case "choice":
            return list(declared.choices or {})[value.as_long()]
        case "text":
            return variables.texts[slot][value.as_long()]
        case "date" | "event":
            day = value.as_long()
            return "never" if day == NEVER_DAY else date.fromordinal(day).isoformat()
        case "count":
            return int(value.as_long())
    return said(_decimal(value.as_fraction()), declared.type, variables.style)


def _decimal(value: Any) -> Decimal:
    exact = Fraction(value.numerator, value.denominator)
    return Decimal(int(exact * 10**14)).scaleb(-14)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-" and value[:4].isdigit()
