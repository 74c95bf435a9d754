"""Outcomes under two programmes, counted: the matrix and sums of each policy, its groups, and the firms that move."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome

# So many of the firms that move are told one by one, and so many of those that gain or lose most.
MOST_TOLD, MOST_RANKED = 1_000, 20


class Paid(NamedTuple):
    """What the eligible come to together, in the money of the policy.

    Attributes:
        high: None: no bound.
        open: How many there are whose sum is by review or not published: they are in neither bound.
    """

    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)
    open: int = 0

    def plus(self, other: "Paid") -> "Paid":
        """Return both together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Paid(self.low + other.low, high, self.open + other.open)

    def to_dict(self) -> dict[str, Any]:
        return {"low": plain(self.low), "high": None if self.high is None else plain(self.high), "by_review": self.open}


class Cell(NamedTuple):
    """Companies of one outcome under the old rules and one under the new.

    Attributes:
        otherwise: How many of them are eligible under both for another sum.
    """

    number: int
    old: Paid = Paid()
    new: Paid = Paid()
    otherwise: int = 0

    def plus(self, other: "Cell") -> "Cell":
        """Return both together."""
        sums = self.old.plus(other.old), self.new.plus(other.new)
        return Cell(self.number + other.number, *sums, self.otherwise + other.otherwise)


Matrix = dict[tuple[str, str], Cell]


class Side(NamedTuple):
    """What a company comes to under one of both rules.

    Attributes:
        low, high: Of one that is eligible; None: by review, not published, or without a bound.
        criteria: What settles it, by id: those that fail; of an open outcome those that are open.
    """

    outcome: str
    low: Decimal | None = None
    high: Decimal | None = None
    criteria: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        told = {name: None if sum_ is None else plain(sum_) for name, sum_ in (("low", self.low), ("high", self.high))}
        return {"outcome": self.outcome, **told, "criteria": list(self.criteria)}


class Move(NamedTuple):
    """A company whose outcome or sum is another under the new rules.

    Attributes:
        row: Its place among those that were looked at, from 0.
    """

    row: int
    name: str
    policy: str
    old: Side
    new: Side

    @property
    def gain(self) -> Decimal:
        """By how much the least that it gets is more; negative: less."""
        return (self.new.low or Decimal(0)) - (self.old.low or Decimal(0))

    def to_dict(self) -> dict[str, Any]:
        sides = {"old": self.old.to_dict(), "new": self.new.to_dict()}
        return {"company": self.name, "policy": self.policy, **sides, "gain": plain(self.gain)}


class Group(NamedTuple):
    """The companies that one column says the same of; None: fewer than may be told."""

    value: str
    number: int | None
    gained: int | None = None
    lost: int | None = None
    old: Paid | None = None
    new: Paid | None = None

    def to_dict(self) -> dict[str, Any]:
        sums = {"old": self.old and self.old.to_dict(), "new": self.new and self.new.to_dict()}
        return {"value": self.value, "companies": self.number, "gained": self.gained, "lost": self.lost, **sums}


@dataclass
class PolicyImpact:
    """What the change does to one policy.

    Attributes:
        matrix: By outcome under the old and under the new rules.
        groups: By the name of the column that they are grouped by.
        paid_more, paid_less: The firms that gain and lose most, the most first.
    """

    policy: str
    matrix: Matrix
    groups: Mapping[str, Mapping[str, Matrix]] = field(default_factory=dict)
    paid_more: tuple[Move, ...] = ()
    paid_less: tuple[Move, ...] = ()

    def number(self, *, old: str | None = None, new: str | None = None) -> int:
        """Return how many companies have an outcome under the old rules, and under the new; None: any."""
        cells = self.matrix.items()
        return sum(cell.number for (was, now), cell in cells if old in (None, was) and new in (None, now))

    @property
    def moved(self) -> int:
        """How many companies have another outcome."""
        return sum(cell.number for (old, new), cell in self.matrix.items() if old != new)

    @property
    def total(self) -> Cell:
        """All of them together."""
        return _together(self.matrix)

    @property
    def same(self) -> bool:
        """Whether no outcome moved, and no sum."""
        return not (self.moved or self.total.otherwise)


@dataclass
class Impact:
    """What a change of rules does to companies.

    Attributes:
        looked: How many companies were judged under both.
        moved: How many of them have another outcome of some policy.
        moves: The first of the moved, policy by policy, in the order of the companies.
        min_group: Numbers of companies below it are not told, nor is any company by name; 0: all is told.
        facts: The fact that each column named by groups tells; empty: none.
    """

    old: CompiledProgramme
    new: CompiledProgramme
    as_of: date
    looked: int
    moved: int
    policies: tuple[PolicyImpact, ...]
    moves: tuple[Move, ...]
    min_group: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether no company moved."""
        return all(each.same for each in self.policies)

    def told_number(self, number: int) -> int | None:
        """Return a number of companies as it may be told; None: it is too small."""
        return number if number == 0 or number >= self.min_group else None

    def told_matrix(self, policy: PolicyImpact) -> dict[tuple[str, str], int | None]:
        """Return the matrix of a policy as it may be told: what is hidden does not follow from the rest."""
        numbers = {pair: cell.number for pair, cell in policy.matrix.items()}
        hidden = _hidden(numbers, self.min_group)
        return {pair: None if pair in hidden else number for pair, number in numbers.items()}

    def groups(self, policy: PolicyImpact, by: str) -> Iterator[Group]:
        """Yield the groups of a policy by one column, the largest first; one that is too small tells only that."""
        found = policy.groups[by]
        numbers = {value: _together(matrix).number for value, matrix in found.items()}
        small = {value for value, matrix in found.items() if any(0 < n < self.min_group for n in _crossing(matrix))}
        hidden = _hidden({v: 1 if v in small else n for v, n in numbers.items()}, max(self.min_group, bool(small) * 2))
        for value in sorted(found, key=lambda value: (-numbers[value], value)):
            if value in hidden:
                yield Group(value, None)
                continue
            together, (gained, lost) = _together(found[value]), _crossing(found[value])
            yield Group(value, numbers[value], gained, lost, together.old, together.new)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "schema": 1,
            "as_of": self.as_of.isoformat(),
            "old": _receipt(self.old),
            "new": _receipt(self.new),
            "looked_at": self.looked,
            "moved": self.told_number(self.moved),
            "min_group": self.min_group,
            "policies": [self._policy(each) for each in self.policies],
            "moves": [] if self.min_group else [move.to_dict() for move in self.moves],
        }

    def _policy(self, policy: PolicyImpact) -> dict[str, Any]:
        matrix = [
            {"old": old, "new": new, "companies": number} for (old, new), number in self.told_matrix(policy).items()
        ]
        total, ranked = policy.total, not self.min_group
        return {
            "policy": policy.policy,
            "matrix": matrix,
            "moved": self.told_number(policy.moved),
            "other_sum": self.told_number(total.otherwise),
            "old": total.old.to_dict(),
            "new": total.new.to_dict(),
            "groups": {by: [each.to_dict() for each in self.groups(policy, by)] for by in policy.groups},
            "gains": [move.to_dict() for move in policy.paid_more if ranked],
            "losses": [move.to_dict() for move in policy.paid_less if ranked],
        }


def _receipt(of: CompiledProgramme) -> dict[str, str]:
    return {"programme": of.id, "version": of.version, "rules_digest": of.digest}


def _together(matrix: Matrix) -> Cell:
    found = Cell(0)
    for cell in matrix.values():
        found = found.plus(cell)
    return found


def _crossing(matrix: Matrix) -> tuple[int, int]:
    """Return how many become eligible, and how many are so no more."""
    eligible = Outcome.ELIGIBLE.value
    pairs: Sequence[tuple[tuple[str, str], Cell]] = list(matrix.items())
    gained = sum(cell.number for (old, new), cell in pairs if new == eligible != old)
    return gained, sum(cell.number for (old, new), cell in pairs if old == eligible != new)


def _hidden(numbers: Mapping[Any, int], least: int) -> set[Any]:
    """Return what is too small to be told; never one alone, for that would follow from the sum of all."""
    hidden = {each for each, number in numbers.items() if 0 < number < least}
    others = sorted((number, str(each), each) for each, number in numbers.items() if number and each not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][2])
    return hidden
