"""Over which ranges of one fact which policies hold, and what they pay: with the exact edges, all else as it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.alike_days import alike_days
from lucidrule.advise.prospect import Prospect, Prospects
from lucidrule.advise.straight import Straight, Stretch
from lucidrule.advise.turning_values import NUMBERS, TurningValues
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import Outcome
from lucidrule.decide.data import value_data
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.cells import Texts, cells, texts
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.kernel.missing import Missing

_DAYS = ("date", "event")
_MOST_MARKS = 1_000


class Standing(NamedTuple):
    """Where a policy stands, and the least and the most that it pays, or would pay if its criteria come to be met.

    Attributes:
        low: None: it has no sum, or none that is not for review; `high` None: no bound.
    """

    outcome: Outcome
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing of it is due yet."""
        return self.outcome is Outcome.UNDETERMINED

    @property
    def pays(self) -> Decimal | None:
        """What it pays, where that is known exactly."""
        return self.low if self.low == self.high else None

    @classmethod
    def of(cls, found: PolicyOutcome, prospect: Prospect | None) -> "Standing":
        """Return how a policy stands that was judged; what nothing but the cap of an award bounds has no sum."""
        if prospect is not None:
            paid = None if prospect.each or prospect.only_capped else prospect.entitlement.sum
        else:
            paid = found.entitlement.sum if found.outcome is Outcome.ELIGIBLE else None
        return cls(found.outcome) if paid is None else cls(found.outcome, paid.low or Decimal(0), paid.high)

    def to_dict(self) -> dict[str, Any] | None:
        """Return what it pays, or would pay, as plain data."""
        return None if self.low is None else {"low": value_data(self.low), "high": value_data(self.high)}


class Band(NamedTuple):
    """A range of the fact in which every policy stands alike, and what it pays at least and at most is one line each.

    Attributes:
        low, high: The ends, both in it; in whole `unit`s; of other facts the value twice. `high` None: no end.
        at_low, at_high: By policy; without an end the second is far above.
        now: Whether the fact lies in it now.
        unit: How far apart the ends of two neighbouring bands are: one yuan, or a small part of a share.
        endless: Whether it goes on below `low` as it is there: nothing bounds what may be negative.
    """

    low: Any
    high: Any
    at_low: dict[str, Standing]
    at_high: dict[str, Standing]
    now: bool
    unit: Decimal = Decimal(1)
    endless: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the band as plain data; of an open policy with what it would pay if its criteria come to be met."""
        policies = {}
        for name, standing in self.at_low.items():
            low = None if self.endless else standing
            high = None if self.high is None else self.at_high[name]
            ends = {"low": low, "high": high}
            due = {at: None if end is None or end.is_open else end for at, end in ends.items()}
            told = {f"pays_at_{at}": None if end is None else value_data(end.pays) for at, end in due.items()}
            told |= {f"sum_at_{at}": None if end is None else end.to_dict() for at, end in due.items()}
            if standing.is_open:
                told |= {f"if_met_at_{at}": None if end is None else end.to_dict() for at, end in ends.items()}
            policies[name] = {"outcome": standing.outcome.value, **told}
        low = None if self.endless else value_data(self.low)
        return {"low": low, "high": value_data(self.high), "now": self.now, "policies": policies}


def sensitivity(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    missing: Missing,
    determine: Callable[[Profile], Any],
) -> tuple[Band, ...]:
    """Return the bands of a fact, in order; values that contradict what is known are in none.

    Args:
        determine: Makes the determination of a profile at that date, and raises BudgetSpent where that asks too much.

    Raises:
        UnknownName: There are too many ranges to find, or sets of choices to tell apart.
    """
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
    lists = {name: value for name, value in profile.records.items() if name != missing.fact}
    without = Profile(profile.company, others, lists, profile.asked, profile.answers)
    # What an open policy would pay is found once for all values that it does not read.
    kept = Prospects(prepared)
    now: Any = profile.records.get(missing.fact) if fact.type == "records" else profile.values.get(key)

    def judged(value: Any) -> dict[str, Standing]:
        values = others if fact.type == "records" else {**others, key: value}
        records = {**lists, missing.fact: value} if fact.type == "records" else lists
        changed = Profile(profile.company, values, records, profile.asked, profile.answers)
        found = determine(changed)
        open_ = kept.of(found)
        return {each.id: Standing.of(each, open_.get(each.id)) for each in found.outcomes}

    if fact.type == "records":
        return _of_lists(judged, now)
    turning = TurningValues(prepared, without, as_of, missing)
    marks = turning.all()
    if len(marks) > _MOST_MARKS:  # pragma: no cover  # the steps are spent before in all that is known
        raise BudgetSpent
    if fact.type == "text":
        return _of_texts(texts(marks), judged, now)
    if fact.type not in NUMBERS:
        values = cells(fact.type, fact, marks)
        if values is None:
            raise BudgetSpent
        possible = tuple(value for value in values if not turning.is_impossible(value))
        alike = alike_days(prepared, turning.facts, missing.fact) if fact.type in _DAYS else None
        each = [judged(value) for value in possible] if alike is None else _of_days(possible, judged, alike)
        return tuple(Band(value, value, at, at, value == now) for value, at in zip(possible, each, strict=True))
    roundings = {each.policy.id: most for each in prepared.policies if (most := _rounding(each))}
    straight = Straight(judged, marks, turning.domain(), fact.type, roundings)
    unit = straight.unit
    return tuple(
        Band(each.low, each.high, each.at_low, each.at_high, _holds(each, now, unit), unit, each.endless)
        for each in straight.bands()
    )


def _holds(stretch: Stretch, value: Decimal | None, unit: Decimal) -> bool:
    """Return whether a value lies in a range, up to where the next one begins."""
    if value is None or (value < stretch.low and not stretch.endless):
        return False
    return stretch.high is None or value < EXACT.add(stretch.high, unit)


def _rounding(policy: PreparedPolicy) -> Decimal:
    """Return to what the sum of a policy is rounded at most; zero: it is not."""
    parts = [award.award.own for award in policy.awards]
    stated = [part.rounding for part in parts if part is not None]
    return max((rounding.to for rounding in stated if rounding is not None), default=Decimal(0))


def _of_lists(judged: Callable[[Any], dict[str, Standing]], now: Any) -> tuple[Band, ...]:
    """Return the bands of a list: none, one record of which nothing more is known, and the list as it is."""
    values = [(), ({},), *([now] if now not in (None, (), ({},)) else [])]
    each = [judged(value) for value in values]
    return tuple(Band(value, value, at, at, value == now) for value, at in zip(values, each, strict=True))


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
