"""The three verdicts of a condition, the five outcomes of a policy, and strong Kleene logic."""

from collections.abc import Collection, Sequence
from enum import StrEnum


class Verdict(StrEnum):
    """Of one condition or criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """Of one policy."""

    ELIGIBLE = "eligible"
    REFER = "refer"
    UNDETERMINED = "undetermined"
    INELIGIBLE = "ineligible"
    NOT_IN_FORCE = "not_in_force"


# Of a row of a frame: a number in it has more digits than columns calculate with, so that nothing else is said of it.
NOT_CALCULABLE = "not_calculable"
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def negate(verdict: Verdict) -> Verdict:
    """Return the strong Kleene negation: what is unknown stays unknown."""
    return NOT_MET if verdict is MET else MET if verdict is NOT_MET else UNKNOWN


def all_of(verdicts: Collection[Verdict]) -> Verdict:
    """Return MET if all are, NOT_MET if one is, else UNKNOWN."""
    return NOT_MET if NOT_MET in verdicts else UNKNOWN if UNKNOWN in verdicts else MET


def any_of(verdicts: Collection[Verdict]) -> Verdict:
    """Return MET if one is, NOT_MET if none can be, else UNKNOWN."""
    return MET if MET in verdicts else UNKNOWN if UNKNOWN in verdicts else NOT_MET


def at_least(n: int, verdicts: Sequence[Verdict]) -> Verdict:
    """Return MET if `n` are met for certain, NOT_MET if `n` can no longer be reached."""
    met = verdicts.count(MET)
    return MET if met >= n else NOT_MET if met + verdicts.count(UNKNOWN) < n else UNKNOWN
