"""Over which ranges of one fact which policies hold, and what they pay: with the exact edges, all else as it is."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from lucidrule.advise.change import plain_value
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.verdict import Outcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.evaluate.cells import Texts, cells, texts
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import BUDGET, Settling
from lucidrule.exact.thresholds import refs_of, turns
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

_NUMBERS = ("money", "count")


class Standing(NamedTuple):
    """Where a policy stands; `pays` None: nothing that is known exactly."""

    outcome: Outcome
    pays: Decimal | None


class Band(NamedTuple):
    """A range of the fact in which every policy stands alike, and what it pays is one line.

    Attributes:
        low, high: The ends, both in it; in whole yuan or units; of other facts the value twice. `high` None: no end.
        at_low, at_high: By policy; without an end the second is far above.
        now: Whether the fact lies in it now.
    """

    low: Any
    high: Any
    at_low: dict[str, Standing]
    at_high: dict[str, Standing]
    now: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the band as plain data."""

        policies = {
            name: {
                "outcome": standing.outcome.value,
                "pays_at_low": plain_value(standing.pays),
                "pays_at_high": None if self.high is None else plain_value(self.at_high[name].pays),
            }
            for name, standing in self.at_low.items()
        }
        return {"low": plain_value(self.low), "high": plain_value(self.high), "now": self.now, "policies": policies}


def sensitivity(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    missing: Missing,
    determine: Callable[[Profile], Any],
) -> tuple[Band, ...]:
    """Return the bands of a fact, in order.

    Args:
        determine: Makes the determination of a profile at that date.

    Raises:
        UnknownName: The fact has no ranges: a list, a text, a share, several choices.
    """
    fact = prepared.compiled.facts[missing.fact]
    key = (missing.fact, missing.year or None)
    if fact.type in ("records", "choices", "share"):
        raise UnknownName((Fault("no-ranges", None, {"name": missing.fact, "kind": f"@kind:{fact.type}"}),))
    others = {other: value for other, value in profile.values.items() if other != key}
    without = Profile(profile.company, others, profile.records, profile.asked)
    now: Any = profile.values.get(key)

    def judged(value: Any) -> dict[str, Standing]:
        changed = Profile(profile.company, {**others, key: value}, profile.records, profile.asked)
        return {each.id: Standing(each.outcome, each.total) for each in determine(changed).outcomes}

    marks = set(_marks(prepared, Facts(without, as_of, prepared.assessment), missing))
    if fact.type == "text":
        return _of_texts(texts(marks), judged, now)
    if fact.type not in _NUMBERS:
        values = cells(fact.type, fact, marks) or ()
        return tuple(Band(value, value, found := judged(value), found, value == now) for value in values)
    whole = {Fraction(_up(mark)) for mark in marks} | {Fraction(_up(mark)) + 1 for mark in marks}
    top = None if fact.at_most is None else Fraction(int(fact.at_most))  # type: ignore[arg-type]  # a number
    starts = sorted({Fraction(0)} | {mark for mark in whole if mark > 0 and (top is None or mark <= top)})
    bands: list[Band] = []
    for at, start in enumerate(starts):
        low = Decimal(int(start))
        last = starts[at + 1] - 1 if at + 1 < len(starts) else top
        high = None if last is None else Decimal(int(last))
        inside = now is not None and low <= now and (high is None or now < high + 1)
        bands.append(Band(low, high, judged(low), judged(_far(low) if high is None else high), inside))
    return tuple(_joined(bands))


def _of_texts(found: tuple[Texts, ...], judged: Callable[[Any], dict[str, Standing]], now: Any) -> tuple[Band, ...]:
    """Return a band for each text that stands otherwise than those around it, and one for all others."""
    stands = {each: judged(each.value) for each in found}

    def around(each: Texts) -> Texts:
        wider = [other for other in found if other.kind == "beginning" and each.text.startswith(other.text)]
        return max((other for other in wider if other != each), key=lambda other: len(other.text), default=found[-1])

    kept = [each for each in found if each.kind == "others" or stands[each] != stands[around(each)]]
    holding = [each for each in kept if _names(each, now)]
    closest = max(holding, key=lambda each: (len(each.text), each.kind == "one"), default=None)
    return tuple(Band(each, each, stands[each], stands[each], each == closest) for each in kept)


def _names(texts: Texts, value: Any) -> bool:
    if value is None:
        return False
    return texts.kind == "others" or value == texts.text or (texts.kind == "beginning" and value.startswith(texts.text))


def _joined(bands: list[Band]) -> list[Band]:
    """Return bands, neighbours joined where all policies stand alike and pay along one line."""
    kept = bands[:1]
    for band in bands[1:]:
        last = kept[-1]
        if _alike(last, band):
            kept[-1] = Band(last.low, band.high, last.at_low, band.at_high, last.now or band.now)
        else:
            kept.append(band)
    return kept


def _alike(one: Band, other: Band) -> bool:
    for name, low in one.at_low.items():
        ends = (low, one.at_high[name], other.at_low[name], other.at_high[name])
        if len({end.outcome for end in ends}) > 1 or len({end.pays is None for end in ends}) > 1:
            return False
        if low.pays is not None and not _on_a_line(one, other, name):
            return False
    return True


def _on_a_line(one: Band, other: Band, name: str) -> bool:
    """Return whether what is paid goes on as it went, but for the rounding of a yuan."""
    far = other.high if other.high is not None else _far(other.low)
    points = [(one.low, one.at_low), (one.high, one.at_high), (other.low, other.at_low), (far, other.at_high)]
    known = [(Fraction(at), Fraction(found[name].pays or 0)) for at, found in points]
    (x0, y0), (x1, y1) = known[0], known[-1]
    return all(abs(y0 + (y1 - y0) * (x - x0) / (x1 - x0) - y) <= 1 for x, y in known)


def _far(low: Decimal) -> Decimal:
    """Return a number well inside a range without an end."""
    return low * 2 + 1_000


def _up(mark: Any) -> int:
    """Return the least whole number that is not below a mark."""
    return -int(-Fraction(mark) // 1)


def _marks(prepared: PreparedProgramme, facts: Facts, missing: Missing) -> Iterator[Any]:
    """Yield every value at which a condition or an award may turn."""
    settling = Settling(prepared.compiled.facts, BUDGET)
    for _, evaluate in prepared.criteria:
        settling.condition(evaluate(facts), facts)
    for policy in prepared.policies:
        for award in policy.awards:
            settling.condition(award.when(facts), facts)
            yield from _turns(award.award.amount, award.award.cap, facts, missing)
    found = settling.formulas.variables.get(("fact", missing))
    yield from found.bounds if found is not None else ()


def _turns(amount: tree.Amount | None, cap: Decimal | None, facts: Facts, missing: Missing) -> Iterator[Fraction]:
    refs = refs_of(amount) if amount is not None else None
    if amount is None or refs is None:
        return
    unknown = {ref for ref in refs if facts.value(ref) is None and not ref.part}
    if len(unknown) != 1 or any(ref.part for ref in refs):
        return
    (ref,) = unknown
    if facts.missing(ref) == missing:
        to_cap = () if cap is None else (tree.Sum((amount, tree.Literal_(-cap))),)
        for each in (amount, *to_cap):
            yield from turns(each, ref, facts)
