"""The three verdicts of a condition, the five outcomes of a policy, and strong Kleene logic."""

from collections.abc import Iterable
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


MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def of(truth: bool) -> Verdict:
    """Return the verdict of a comparison whose fact is known."""
    return MET if truth else NOT_MET


def negate(verdict: Verdict) -> Verdict:
    """Return the strong Kleene negation: what is unknown stays unknown."""
    return {MET: NOT_MET, NOT_MET: MET, UNKNOWN: UNKNOWN}[verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return MET if all are, NOT_MET if one is, else UNKNOWN."""
    seen = set(verdicts)
    return NOT_MET if NOT_MET in seen else UNKNOWN if UNKNOWN in seen else MET


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return MET if one is, NOT_MET if none can be, else UNKNOWN."""
    seen = set(verdicts)
    return MET if MET in seen else UNKNOWN if UNKNOWN in seen else NOT_MET


def at_least(n: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Return MET if `n` are met for certain, NOT_MET if `n` can no longer be reached."""
    listed = list(verdicts)
    met = listed.count(MET)
    return MET if met >= n else NOT_MET if met + listed.count(UNKNOWN) < n else UNKNOWN
