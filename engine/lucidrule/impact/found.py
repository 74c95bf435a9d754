"""Outcomes under two programmes, counted: the matrix and sums of each policy, its groups, and the firms that move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome
from lucidrule.impact.pairs import ALL, BEFORE, GAINED, LOST, MOVED, NOW, STAYS, Asked
from lucidrule.impact.privacy import hidden, told_together

_ELIGIBLE = Outcome.ELIGIBLE.value
# So many of the firms that move are told one by one, and so many of those that gain or lose most.
MOST_TOLD, MOST_RANKED = 1_000, 20
# What is counted in groups.
_OF_GROUPS: tuple[Asked, ...] = (ALL, GAINED, LOST, BEFORE, NOW)


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

    @property
    def numbers(self) -> dict[tuple[str, str], int]:
        """How many companies have each pair of outcomes."""
        return {pair: cell.number for pair, cell in self.matrix.items()}

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

    @property
    def told_moved(self) -> int | None:
        """How many companies moved, as it may be told; None: they, or those that did not, are too few."""
        few = (0 < number < self.min_group for number in (self.moved, self.looked - self.moved))
        return None if any(few) else self.moved

    def told_matrix(self, policy: PolicyImpact) -> dict[tuple[str, str], int | None]:
        """Return the matrix of a policy as it may be told: what is hidden does not follow from the rest."""
        numbers = policy.numbers
        kept = hidden(numbers, self.min_group)
        return {pair: None if pair in kept else number for pair, number in numbers.items()}

    def told(self, policy: PolicyImpact, asked: Asked) -> int | None:
        """Return how many companies have some pair of outcomes, as it may be told; None: it is not."""
        numbers = policy.numbers
        return told_together(numbers, [pair for pair in numbers if asked(*pair)], self.min_group)

    def told_otherwise(self, policy: PolicyImpact) -> int | None:
        """Return how many are eligible under both for another sum, as it may be told."""
        number, both = policy.total.otherwise, policy.number(old=_ELIGIBLE, new=_ELIGIBLE)
        few = (0 < each < self.min_group for each in (number, both - number))
        return None if any(few) or self.told(policy, STAYS) is None else number

    def told_paid(self, policy: PolicyImpact, *, new: bool) -> Paid | None:
        """Return what the eligible come to under one of both rules, as it may be told."""
        paid, number = (policy.total.new if new else policy.total.old), self.told(policy, NOW if new else BEFORE)
        return paid if number is not None and self._payable(paid, number) else None

    def _payable(self, paid: Paid, number: int) -> bool:
        """Return whether a sum may be told, by how many it is of: those with a sum and those without one."""
        return not any(0 < each < self.min_group for each in (number, paid.open, number - paid.open))

    def groups(self, policy: PolicyImpact, by: str) -> Iterator[Group]:
        """Yield the groups of a policy by one column, the largest first; one that is too small tells only that."""
        found = policy.groups[by]
        counts = {asked: {value: _number(matrix, asked) for value, matrix in found.items()} for asked in _OF_GROUPS}
        numbers = counts[ALL]
        few = hidden(numbers, self.min_group)
        kept = {asked: hidden(each, self.min_group, few) for asked, each in counts.items()}

        def told(asked: Asked, value: str) -> int | None:
            return None if value in kept[asked] else counts[asked][value]

        for value in sorted(found, key=lambda value: (-numbers[value], value)):
            if value in few:
                yield Group(value, None)
                continue
            together = _together(found[value])
            sums = []
            for asked, paid in ((BEFORE, together.old), (NOW, together.new)):
                number = told(asked, value)
                sums.append(paid if number is not None and self._payable(paid, number) else None)
            yield Group(value, numbers[value], told(GAINED, value), told(LOST, value), *sums)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "schema": 1,
            "as_of": self.as_of.isoformat(),
            "old": _receipt(self.old),
            "new": _receipt(self.new),
            "looked_at": self.looked,
            "moved": self.told_moved,
            "min_group": self.min_group,
            "policies": [self._policy(each) for each in self.policies],
            "moves": [] if self.min_group else [move.to_dict() for move in self.moves],
        }

    def _policy(self, policy: PolicyImpact) -> dict[str, Any]:
        matrix = [
            {"old": old, "new": new, "companies": number} for (old, new), number in self.told_matrix(policy).items()
        ]
        ranked = not self.min_group
        old, new = (self.told_paid(policy, new=each) for each in (False, True))
        return {
            "policy": policy.policy,
            "matrix": matrix,
            "moved": self.told(policy, MOVED),
            "other_sum": self.told_otherwise(policy),
            "old": old and old.to_dict(),
            "new": new and new.to_dict(),
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


def _number(matrix: Matrix, asked: Asked) -> int:
    return sum(cell.number for pair, cell in matrix.items() if asked(*pair))
