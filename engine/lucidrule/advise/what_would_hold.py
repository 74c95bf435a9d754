"""Where criteria hold if some facts were free: which values of theirs are the nearest, and how far they may go."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from lucidrule.decide.criteria_alone import any_record
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.cells import Texts, cells, texts
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import FALSE, OPEN, BudgetSpent, Diagrams, Steps
from lucidrule.exact.settle import Settling
from lucidrule.exact.variables import OPEN_LEVEL, Variable
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

_MOST_SETS = 64


class Target(NamedTuple):
    """What a fact would have to be.

    Attributes:
        value: The nearest value that does; of an open range one close to its end.
        low, high: The range around it that does, None for no end; `above` and `below`: the end itself does not.
        one_of: Of choices, flags and texts: all that do.
    """

    value: Any
    low: Any = None
    high: Any = None
    above: bool = False
    below: bool = False
    one_of: tuple[Any, ...] = ()


class Reach:
    """The criteria of a policy over facts that are free.

    Attributes:
        possible: Whether any values of theirs make the criteria hold, or leave them to the authority.
    """

    def __init__(
        self,
        prepared: PreparedProgramme,
        facts: Facts,
        places: tuple[int, ...],
        records: PreparedPolicy | None,
        now: dict[Missing, Any],
        *,
        budget: int,
        present: date,
        steps: Steps | None = None,
    ) -> None:
        """Draw the criteria.

        Args:
            facts: Those that are known; the free ones are not.
            places: Of criteria about the company.
            records: The policy, where its records are judged too.
            now: What the free facts are now; None: a figure that does not exist yet.
            budget: Steps of the drawing, and of each search in it.
            steps: Those of the whole command.
            present: What happens anew happens from this day on, up to the reference date.

        Raises:
            BudgetSpent: There are too many ways to draw.
        """
        self._now, self._facts, self._budget = now, facts, budget
        settling = self._settling = Settling(prepared.compiled.facts, budget, steps)
        made = [settling.condition(prepared.criteria[place][1](facts), facts) for place in places]
        if records is not None and records.each:
            made.append(any_record(settling, records, facts))
        formulas = settling.formulas
        if formulas.cut_short:
            raise BudgetSpent
        for missing, value in now.items():
            variable = formulas.variables.get(("fact", missing))
            if variable is not None and value is not None:
                # What it is now is a cell of its own: that is where a change starts.
                variable.bounds.add(value)
        for key, variable in formulas.variables.items():
            if self._is_free(key) and variable.kind in ("date", "event"):
                variable.bounds |= {present, facts.as_of}
        diagrams = formulas.diagrams
        diagrams.renew(budget)
        opened = diagrams.mapped(formulas.every(made)(), lambda level, _: OPEN if level >= OPEN_LEVEL else None)
        for level, key in enumerate(formulas.keys):
            if self._is_free(key):
                able = [_still_can(value, now.get(key[1]), present, facts.as_of) for value in self._values(key)]
                opened = without_values(diagrams, opened, level, able)
        # What is met for certain is preferred to what the authority would still have to say.
        certain = diagrams.mapped(opened, lambda *_: None, {OPEN: FALSE})
        self._diagram = certain if certain != FALSE else opened
        self.possible = self._diagram != FALSE

    @property
    def joint(self) -> list[tuple[Missing, ...]]:
        """The free facts that one sum is made of: how each of them turns it cannot be told while both are free."""
        found = {
            tuple(sorted(variable.names & self._now.keys()))
            for variable in self._settling.formulas.variables.values()
            if len(variable.names & self._now.keys()) > 1
        }
        return sorted(found)

    def sets(self) -> list[frozenset[Missing]]:
        """Return the smallest sets of free facts that have to be otherwise for the criteria to hold.

        Raises:
            BudgetSpent: There are too many to look at.
        """
        formulas, known = self._settling.formulas, dict[int, list[frozenset[Missing]]]()
        formulas.diagrams.renew(self._budget)

        def walk(diagram: int) -> list[frozenset[Missing]]:
            if diagram == FALSE:
                return []
            node = formulas.diagrams.children(diagram)
            if node is None:
                return [frozenset()]
            if diagram not in known:
                level, children = node
                key = formulas.keys[level]
                missing = key[1] if key[0] == "fact" and key[1] in self._now else None
                values = self._values(key) if missing is not None else children
                found: list[frozenset[Missing]] = []
                for value, child in zip(values, children, strict=True):
                    changed = (
                        frozenset({missing}) if missing is not None and value != self._now[missing] else frozenset()
                    )
                    found += [changed | some for some in walk(child)]
                formulas.diagrams.spend(len(found))
                known[diagram] = minimal(found)
            return known[diagram]

        return walk(self._diagram)

    def nearest(self) -> dict[Missing, Target]:
        """Return for each free fact that has to move the nearest value, chosen one after the other."""
        formulas, diagrams = self._settling.formulas, self._settling.formulas.diagrams
        diagrams.renew(self._budget)
        diagram, chosen = self._diagram, dict[Any, int]()
        for level, key in enumerate(formulas.keys):
            if self._is_free(key) and level in diagrams.variables(diagram):
                values = self._values(key)
                after = [diagrams.given(diagram, level, at) for at in range(len(values))]
                able = [at for at, each in enumerate(after) if each != FALSE]
                start = self._now.get(key[1])
                if start in (None, tree.NEVER):
                    # What has never happened is as near as it is recent.
                    start = self._facts.as_of
                chosen[key] = min(able, key=lambda at: (_distance(start, values[at]), at))
                diagram = after[chosen[key]]
        moved = [key for key, at in chosen.items() if self._values(key)[at] != self._now.get(key[1])]
        return {key[1]: self._target(key, chosen) for key in moved}

    def _is_free(self, key: Any) -> bool:
        """Return whether a variable is a fact that may be changed, or a part of a record that is not there yet."""
        if key[0] != "fact":
            return False
        missing: Missing = key[1]
        if missing in self._now:
            return True
        listed = self._facts.profile.records.get(missing.fact, ())
        return missing.record == len(listed) > 0 and listed[-1] == {}

    def _values(self, key: Any) -> tuple[Any, ...]:
        variable = self._settling.formulas.variables[key]
        assert variable.declared is not None
        return cells(variable.kind, variable.declared, variable.bounds) or ()

    def _target(self, key: Any, chosen: dict[Any, int]) -> Target:
        """Return the value chosen with the range around it, the other free facts being as chosen."""
        formulas, diagrams = self._settling.formulas, self._settling.formulas.diagrams
        diagram = self._diagram
        for other, at in chosen.items():
            if other != key:
                diagram = diagrams.given(diagram, formulas.keys.index(other), at)
        level, values, at = formulas.keys.index(key), self._values(key), chosen[key]
        able = [diagrams.given(diagram, level, each) != FALSE for each in range(len(values))]
        return _target_in(formulas.variables[key], values, able, at)


def _target_in(variable: Variable, values: tuple[Any, ...], able: list[bool], at: int) -> Target:
    """Return a value of a fact with all that do around it, or beside it."""
    if variable.kind == "text":
        can = dict(zip(values, able, strict=True))
        alike = (each for each in texts(variable.bounds) if can[each.value])
        return Target(values[at], one_of=tuple(each for each in alike if not _covered(each, variable.bounds, can)))
    if variable.kind in ("flag", "choice", "choices"):
        return Target(values[at], one_of=tuple(value for value, can in zip(values, able, strict=True) if can))
    return _around(values, able, at, variable.bounds)


def _still_can(value: Any, now: Any, present: date, last: date) -> bool:
    """Return whether a fact can still come to a value: a day that is over, and is not what it is now, it cannot be."""
    return not isinstance(value, date) or value == now or present <= value <= last


def without_values(diagrams: Diagrams, diagram: int, level: int, able: list[bool]) -> int:
    """Return a diagram that is false where a variable has a value that it cannot have."""

    def pruned(at: int, node: int) -> int | None:
        if at != level:
            return None
        each = zip((diagrams.children(node) or (level, ()))[1], able, strict=True)
        return diagrams.node(level, tuple(child if can else FALSE for child, can in each))

    return diagram if all(able) else diagrams.mapped(diagram, pruned)


def _around(values: tuple[Any, ...], able: list[bool], at: int, bounds: Iterable[Any]) -> Target:
    """Return a value of an ordered fact with the range around it that does."""
    first = last = at
    while first > 0 and able[first - 1] and _ordered(values[first - 1]):
        first -= 1
    while last < len(values) - 1 and able[last + 1] and _ordered(values[last + 1]):
        last += 1
    ends = {Fraction(mark) for mark in bounds if isinstance(mark, int | Decimal | Fraction)}
    top = last == len(values) - 1 or not _ordered(values[last + 1])
    low, above = _end(values, first, first - 1, ends) if first > 0 else (None, False)
    high, below = _end(values, last, last + 1, ends) if not top else (None, False)
    return Target(values[at], low, high, above, below)


def _covered(each: Texts, marks: Iterable[str], can: Mapping[Any, bool]) -> bool:
    """Return whether a text is one of those that begin so, all of which will do."""
    wider = (other for other in texts(marks) if other.kind == "beginning" and each.text.startswith(other.text))
    return each.kind != "others" and any(other != each and can[other.value] for other in wider)


def minimal(sets: list[frozenset[Missing]]) -> list[frozenset[Missing]]:
    """Return the sets that contain no other, the smallest first."""
    kept: list[frozenset[Missing]] = []
    for some in sorted(set(sets), key=lambda one: (len(one), sorted(one))):
        if len(kept) < _MOST_SETS and not any(smaller <= some for smaller in kept):
            kept.append(some)
    return kept


def _ordered(value: Any) -> bool:
    return bool(value != tree.NEVER)


def _end(values: tuple[Any, ...], at: int, beyond: int, ends: set[Fraction]) -> tuple[Any, bool]:
    """Return the end of a range, and whether it lies outside: a value between two bounds stands for all between."""
    value = values[at]
    if isinstance(value, date) or Fraction(value) in ends or isinstance(value, int):
        return value, False
    return values[beyond], True


def _distance(start: Any, value: Any) -> Fraction:
    """Return how far a value is from what is now: of numbers and days by size, else any other is as far."""
    if isinstance(value, int | Decimal) and isinstance(start, int | Decimal):
        return abs(Fraction(value) - Fraction(start))
    if isinstance(value, date) and isinstance(start, date):
        return Fraction(abs((value - start).days))
    return Fraction(1)
