"""Values as whole numbers, and the operators of leaves as tests of them: nothing else ever reaches durable_rules."""

from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.engines.gaps import gap_of_value
from lucidrule.engines.network import LeafTests
from lucidrule.kernel import tree

_NEVER = 0


class Codes:
    """The whole numbers that stand for the values of one fact; of choices and texts, those that rules name."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._named: dict[str, int] = {}

    def of(self, value: Any) -> int | None:
        """Return the number of a value; None where it has none, so that our own code must judge it."""
        match self.kind:
            case "flag" if value is True or value is False:
                return int(value)
            case "count" | "money" if isinstance(value, int | Decimal) and not isinstance(value, bool):
                return int(value) if gap_of_value(value) is None else None
            case "date" | "event" if isinstance(value, date):
                return value.year * 10_000 + value.month * 100 + value.day
            case "event" if value == tree.NEVER:
                return _NEVER
            case "choice" | "text" if isinstance(value, str):
                return self._named.get(value, 0)
        return None

    def name(self, value: Any) -> int | None:
        """Return the number of a value that a rule names."""
        if self.kind in ("choice", "text") and isinstance(value, str):
            return self._named.setdefault(value, len(self._named) + 1)
        return self.of(value)


def tests_of(node: tree.Compare | tree.WithinYears, codes: Codes, assessment: int) -> LeafTests | None:
    """Return the tests of a leaf without a gap; None where an operand has no number."""
    if isinstance(node, tree.WithinYears):
        first, last = node.first.of(assessment) * 10_000, node.last.of(assessment) * 10_000 + 9999
        return LeafTests(
            ((_test("$gte", first), _test("$lte", last)),), ((_test("$lt", first),), (_test("$gt", last),))
        )
    if node.operator == "includes_any" or node.operator == "includes_all":
        return None
    operand: Any = node.operand
    numbers = [codes.name(each) for each in (operand if isinstance(operand, tuple) else (operand,))]
    if node.operator == "happened":
        is_date, is_never = ((_test("$gt", _NEVER),),), ((_is(_NEVER),),)
        return LeafTests(is_date, is_never) if operand is True else LeafTests(is_never, is_date)
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    number = known[0]
    match node.operator:
        case "equals" | "is_one_of":
            distinct = dict.fromkeys(known)
            return LeafTests(
                tuple((_is(each),) for each in distinct), (tuple(_test("$neq", each) for each in distinct),)
            )
        case "at_least":
            return LeafTests(((_test("$gte", number),),), ((_test("$lt", number),),))
        case "more_than":
            return LeafTests(((_test("$gt", number),),), ((_test("$lte", number),),))
        case "at_most":
            return _dated(LeafTests(((_test("$lte", number),),), ((_test("$gt", number),),)), codes)
        case "less_than":
            return _dated(LeafTests(((_test("$lt", number),),), ((_test("$gte", number),),)), codes)
        case _:
            assert_never(node.operator)


def _dated(tests: LeafTests, codes: Codes) -> LeafTests:
    """Return tests of an upper bound that `never` does not meet: it lies before no day."""
    if codes.kind != "event":
        return tests
    return LeafTests(((*tests.met[0], _test("$gt", _NEVER)),), (*tests.not_met, (_is(_NEVER),)))


def _test(operator: str, number: int) -> Any:
    return {operator: {"v": number}}


def _is(number: int) -> Any:
    return {"v": number}
