"""Over which ranges of one fact which policies hold, and what they pay: with the exact edges, all else as it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from lucidrule.advise.alike_days import alike_days
from lucidrule.compile.answers import with_answers
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import Outcome
from lucidrule.decide.data import value_data
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.evaluate.cells import Texts, cells, texts
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import BudgetSpent, Steps
from lucidrule.exact.settle import BUDGET, Settling
from lucidrule.exact.thresholds import refs_of, turns
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

_NUMBERS = ("money", "count")
_DAYS = ("date", "event")
_MOST_MARKS = 1_000


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
                "pays_at_low": value_data(standing.pays),
                "pays_at_high": None if self.high is None else value_data(self.at_high[name].pays),
            }
            for name, standing in self.at_low.items()
        }
        return {"low": value_data(self.low), "high": value_data(self.high), "now": self.now, "policies": policies}


def sensitivity(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    missing: Missing,
    determine: Callable[[Profile], Any],
) -> tuple[Band, ...]:
    """Return the bands of a fact, in order.

    Args:
        determine: Makes the determination of a profile at that date, and raises BudgetSpent where that asks too much.

    Raises:
        UnknownName: The fact has no ranges: a list, a share, several choices; or too many to find.
    """
    fact = prepared.compiled.facts[missing.fact]
    if fact.type in ("records", "choices", "share"):
        raise UnknownName((Fault("no-ranges", None, {"name": missing.fact, "kind": f"@kind:{fact.type}"}),))
    try:
        return _bands(prepared, profile, as_of, missing, determine)
    except BudgetSpent:
        raise UnknownName((Fault("too-many-ranges", None, {"name": missing.fact}),)) from None


def _bands(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    missing: Missing,
    determine: Callable[[Profile], Any],
) -> tuple[Band, ...]:
    fact, key = prepared.compiled.facts[missing.fact], (missing.fact, missing.year or None)
    others = {other: value for other, value in profile.values.items() if other != key}
    without = Profile(profile.company, others, profile.records, profile.asked, profile.answers)
    now: Any = profile.values.get(key)

    def judged(value: Any) -> dict[str, Standing]:
        changed = Profile(profile.company, {**others, key: value}, profile.records, profile.asked, profile.answers)
        return {each.id: Standing(each.outcome, each.total) for each in determine(changed).outcomes}

    facts = Facts(with_answers(without, prepared.compiled), as_of, prepared.assessment)
    marks = _marks(prepared, facts, missing)
    if len(marks) > _MOST_MARKS:  # pragma: no cover  # the steps are spent before in all that is known
        raise BudgetSpent
    if fact.type == "text":
        return _of_texts(texts(marks), judged, now)
    if fact.type not in _NUMBERS:
        values = cells(fact.type, fact, marks) or ()
        stands = _of_days(values, judged, alike_days(prepared, facts, missing.fact)) if fact.type in _DAYS else None
        each = stands or [judged(value) for value in values]
        return tuple(Band(value, value, at, at, value == now) for value, at in zip(values, each, strict=True))
    whole = {Fraction(_up(mark)) for mark in marks} | {Fraction(_up(mark)) + 1 for mark in marks}
    top = None if fact.at_most is None else Fraction(int(fact.at_most))  # type: ignore[arg-type]  # a number
    starts = sorted({Fraction(0)} | {mark for mark in whole if mark > 0 and (top is None or mark <= top)})
    bands: list[Band] = []
    for at, start in enumerate(starts):
        low = Decimal(int(start))
        last = starts[at + 1] - 1 if at + 1 < len(starts) else top
        high = None if last is None else Decimal(int(last))
        inside = now is not None and low <= now and (high is None or now < EXACT.add(high, Decimal(1)))
        bands.append(Band(low, high, judged(low), judged(_far(low) if high is None else high), inside))
    return tuple(_joined(bands))


def _of_days(
    values: tuple[Any, ...], judged: Callable[[Any], dict[str, Standing]], alike: Callable[[date, date], bool]
) -> list[dict[str, Standing]]:
    """Return how policies stand at each of some days, in order; of days that are alike one is judged."""
    stands: list[dict[str, Standing]] = []
    for at, value in enumerate(values):
        before = values[at - 1] if at else None
        same = isinstance(before, date) and isinstance(value, date) and alike(before, value)
        stands.append(stands[-1] if same else judged(value))
    return stands


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
    return EXACT.fma(low, Decimal(2), Decimal(1_000))


def _up(mark: Any) -> int:
    """Return the least whole number that is not below a mark."""
    return -int(-Fraction(mark) // 1)


def _marks(prepared: PreparedProgramme, facts: Facts, missing: Missing) -> set[Any]:
    """Return every value at which a condition or an award may turn.

    Raises:
        BudgetSpent: There are too many to find.
    """
    steps = Steps()
    settling = Settling(prepared.compiled.facts, BUDGET, steps)
    marks: set[Any] = set()
    for _, evaluate in prepared.criteria:
        settling.condition(evaluate(facts), facts)
    for policy in prepared.policies:
        for award in policy.awards:
            settling.condition(award.when(facts), facts)
            marks |= _turns(award.award.amount, award.award.cap, facts, missing, steps)
    if settling.formulas.cut_short:  # pragma: no cover  # awards whose turns were not all found are refused before
        raise BudgetSpent
    found = settling.formulas.variables.get(("fact", missing))
    return marks if found is None else marks | found.bounds


def _turns(
    amount: tree.Amount | None, cap: Decimal | None, facts: Facts, missing: Missing, steps: Steps
) -> set[Fraction]:
    refs = refs_of(amount) if amount is not None else None
    if amount is None or refs is None:
        return set()
    unknown = {ref for ref in refs if facts.value(ref) is None and not ref.part}
    if len(unknown) != 1 or any(ref.part for ref in refs):
        return set()
    (ref,) = unknown
    if facts.missing(ref) != missing:
        return set()
    to_cap = () if cap is None else (tree.Sum((amount, tree.Literal_(EXACT.minus(cap)))),)
    return set().union(*(turns(each, ref, facts, steps) for each in (amount, *to_cap)))
