"""What durable_rules cannot hold exactly: such leaves are judged by our own code, and their verdicts are asserted."""

from decimal import Decimal
from enum import StrEnum
from struct import calcsize
from typing import Any

from lucidrule.kernel import tree
from lucidrule.kernel.leaf import region_of

# Constants of rules are C longs, of 32 bits on some systems; elsewhere what a double holds exactly is the bound.
LARGEST = 2**31 - 1 if calcsize("l") == 4 else 2**53
_MOST_LISTED = 12


class Gap(StrEnum):
    """Why a leaf, or a leaf for some values of its fact, is not tested by durable_rules."""

    OPEN_POINT = "an open point has a third answer, and durable_rules has two"
    FIRST_CROSSING = "a first crossing asks every earlier year, known or not"
    ARITHMETIC = "arithmetic and shares are exact decimals, and durable_rules has doubles"
    TWO_FACTS = "a comparison of two facts, or with the reference date, reads past an array where it is false"
    SET = "a list of choices is never equal to another, nor has order"
    FRACTION = "a number that is not whole is a double"
    LARGE = "a number above 2^53 (on Windows 2^31) is not exact"
    LONG_LIST = "a list of more than 12 values passes the tests that one fact may satisfy"


def gap_of(node: tree.Condition, kind: str, assessment: int) -> Gap | None:
    """Return why our own code judges a leaf; None where durable_rules does. `kind` is the type of its fact."""
    match node:
        case tree.Judgement():
            return Gap.OPEN_POINT
        case tree.FirstExceeds():
            return Gap.FIRST_CROSSING
        case tree.CompareAmount():
            return Gap.ARITHMETIC
        case tree.Compare(open_point=str()):
            return Gap.OPEN_POINT
        case tree.Compare(operand=tree.Ref() | tree.AsOf()):
            return Gap.TWO_FACTS
        case tree.Compare() if kind == "choices":
            return Gap.SET
        case tree.Compare() if kind in ("share", "number"):
            return Gap.FRACTION
        case tree.Compare():
            edges = region_of(node, assessment, kind).edges
            gaps = (gap for edge in edges if (gap := gap_of_value(edge)) is not None)
            return Gap.LONG_LIST if len(edges) > _MOST_LISTED else next(gaps, None)
    return None


def gap_of_value(value: Any) -> Gap | None:
    """Return why a value cannot be asserted as a whole number; None where it can."""
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return Gap.FRACTION
    return Gap.LARGE if isinstance(value, int | Decimal) and not -LARGEST <= value <= LARGEST else None
