"""Whether any value of a fact can meet a test, and whether one can fail it."""

from collections.abc import Sequence

from lucidrule.kernel import tree
from lucidrule.kernel.leaf import region_of
from lucidrule.kernel.region import DOMAINS, Region, between


def possible(parts: Sequence[tree.Condition], ref: tree.Ref) -> str | None:
    """Return `never-holds` or `always-holds` of a test of one fact, all of whose parts have to hold; else None."""
    regions = [_region(part) for part in parts]
    if ref.kind not in DOMAINS or not regions or None in regions:
        return None
    outside = Region(DOMAINS[ref.kind])
    if outside.domain == "numbers":
        outside = between("numbers", None if ref.signed else 0, ref.at_most).complement()
    # What fails one of the parts fails the test; what no value of the fact can be fails and meets nothing.
    failing = outside
    for region in regions:
        failing = failing.joined(region.complement()) if region is not None else failing
    if _is_all(failing):
        return "never-holds"
    return "always-holds" if failing == outside and outside.domain == "numbers" else None


def _region(part: tree.Condition) -> Region | None:
    """Return the values that meet one part; None: that hangs on more than the fact."""
    if isinstance(part, tree.Not):
        inner = _region(part.part)
        return None if inner is None else inner.complement()
    if not isinstance(part, tree.Compare) or part.open_point is not None:
        return None
    operand = part.operand if isinstance(part.operand, tuple) else (part.operand,)
    if any(each is None or isinstance(each, tree.Ref | tree.AsOf | frozenset) for each in operand):
        return None
    if any(isinstance(each, tree.Year) for each in operand):
        # Years that are none are told where they stand.
        return None
    return region_of(part, 0)


def _is_all(region: Region) -> bool:
    if region.domain == "names":
        return region.others and not region.names
    whole = any(each.low is None and each.high is None for each in region.intervals)
    return whole and (region.never or region.domain != "days")
