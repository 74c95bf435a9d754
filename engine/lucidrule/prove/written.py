"""An assignment of the solver → a company as its file holds it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import z3

from lucidrule.core.quantity import plain
from lucidrule.kernel.missing import YEARS
from lucidrule.model.facts import Fact
from lucidrule.prove.solver import Term
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables

Facts = dict[str, Any]


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
    """Return what a company says that a programme asks: of facts that it has, by choices that it offers."""
    return {name: value for name, value in facts.items() if name in declared and _offered(value, declared[name])}


def _offered(value: Any, declared: Fact) -> bool:
    if not declared.choices:
        return True
    values = value.values() if isinstance(value, dict) else [value]
    return {each for some in values for each in (some if isinstance(some, list) else [some])} <= {*declared.choices}


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
        case "share":
            return f"{_decimal(value.as_fraction() * 100)}%"
    return _decimal(value.as_fraction())


def _decimal(value: Any) -> str:
    exact = Fraction(value.numerator, value.denominator)
    return plain(Decimal(int(exact * 10**12)).scaleb(-12))


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-" and value[:4].isdigit()
