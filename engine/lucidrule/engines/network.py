"""Nodes → the rules of one durable_rules ruleset, as data.

Each node has a rule that says met and a rule that says not met; where neither fires the node is unknown. What a rule
concludes is a fact for the rules above it. All limits that durable_rules does not guard itself are guarded here.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

MET, NOT_MET = 1, 0
OPEN = "open"
SESSION = "0"
# INVARIANT (addresses): a fact is found by two tests, its group and its number in it; no level passes 511 tests.
_GROUP = 32
MOST_SLOTS = _GROUP * 480
MOST_RULES = 4_000
# A 256th rule with the same last test crashes the process.
MOST_USES = 240
# More than 64 tests that one fact satisfies at once are refused; longer lists of tests go to a second copy of it.
_MOST_TESTS = 40
_MOST_JOINED = 16


class TooLarge(Exception):
    """More nodes than one ruleset bears; `limit` names the limit that is passed."""

    def __init__(self, limit: str) -> None:
        self.limit = limit
        super().__init__(limit)


class LeafTests(NamedTuple):
    """When a leaf is met and when it is not: alternatives that exclude each other, each of tests that all hold."""

    met: tuple[tuple[Any, ...], ...]
    not_met: tuple[tuple[Any, ...], ...]


class Network:
    """The rules of one ruleset, built from the leaves up; a slot is the number of a fact or of a node.

    Attributes:
        rules: As durable_rules takes them.
        concluding: The slot and the rail that a rule concludes.
        values: The slots of a value that tests read: copies, so that none is tested too often.
    """

    def __init__(self) -> None:
        self.rules: dict[str, Any] = {OPEN: {"all": [{"m": {"$open": 1}}]}}
        self.concluding: dict[str, tuple[int, int]] = {}
        self.values: dict[Hashable, list[int]] = {}
        self.size = 0
        self._tests: Counter[int] = Counter()
        self._uses: Counter[tuple[int, int]] = Counter()
        self._made: dict[Hashable, int] = {}

    def given(self) -> int:
        """Return a new node whose verdict is asserted, not inferred."""
        if self.size >= MOST_SLOTS:
            raise TooLarge("nodes")
        self.size += 1
        return self.size - 1

    def used(self, slot: int) -> bool:
        """Return whether a rule reads the verdict of this node: a fact that nothing reads must not be asserted."""
        return bool(self._uses[slot, MET] or self._uses[slot, NOT_MET])

    def leaf(self, value: Hashable, tests: "LeafTests") -> int:
        """Return a node that tests a value."""
        copies = self.values.setdefault(value, [])
        count = max(sum(map(len, tests.met)), sum(map(len, tests.not_met)))
        if not copies or self._tests[copies[-1]] + count > _MOST_TESTS:
            copies.append(self.given())
        self._tests[copies[-1]] += count
        address = self._address(copies[-1])
        slot = self.given()
        for rail, alternatives in ((MET, tests.met), (NOT_MET, tests.not_met)):
            # Of what no value can be there is no rule.
            if alternatives:
                self._rule(slot, rail, [{"$and": [*address, *_either(alternatives)]}])
        return slot

    def negation(self, part: int) -> int:
        """Return a node that is met where `part` is not, and the other way round."""
        slot = self.given()
        self._rule(slot, MET, [self._is(part, NOT_MET)])
        self._rule(slot, NOT_MET, [self._is(part, MET)])
        return slot

    def all_of(self, parts: Sequence[int]) -> int:
        """Return a node that is met where all parts are, and not met where one is not."""
        return self._joined(parts, MET)

    def any_of(self, parts: Sequence[int]) -> int:
        """Return a node that is met where one part is, and not met where none is."""
        return self._joined(parts, NOT_MET)

    def at_least(self, n: int, parts: Sequence[int]) -> int:
        """Return a node that is met where `n` parts are, counted up part by part."""
        reached: dict[int, int] = {}
        for upto, part in enumerate(parts, 1):
            # Only the counts from which `n` can still be reached.
            counts = range(max(1, n - len(parts) + upto), min(n, upto) + 1)
            with_it = {count: part if count == 1 else self.all_of((reached[count - 1], part)) for count in counts}
            reached = {
                count: self.any_of((reached[count], also)) if count in reached else also
                for count, also in with_it.items()
            }
        # A node of its own, also where the count is that of one part.
        return self.all_of((reached[n],))

    def address_json(self, slot: int) -> str:
        """Return the address of a slot, as the inside of a JSON object."""
        return f'"g":{slot // _GROUP},"n":{slot % _GROUP}'

    def _joined(self, parts: Sequence[int], jointly: int) -> int:
        """Return a node that has the rail `jointly` where all parts have it, and the other where one has that."""
        distinct = tuple(dict.fromkeys(parts))
        while len(distinct) > _MOST_JOINED:
            groups = [distinct[at : at + _MOST_JOINED] for at in range(0, len(distinct), _MOST_JOINED)]
            distinct = tuple(self._joined(group, jointly) if len(group) > 1 else group[0] for group in groups)
        key = ("joined", jointly, distinct)
        if key in self._made:
            return self._made[key]
        slot = self._made[key] = self.given()
        self._rule(slot, jointly, [self._is(part, jointly) for part in distinct])
        single = 1 - jointly
        for part in distinct:
            # A rule for each alternative: a ruleset bears 128 conditions that begin with an `$or`.
            self._rule(slot, single, [self._is(part, single)], f"/{part}")
        return slot

    def _is(self, slot: int, rail: int) -> Any:
        self._uses[slot, rail] += 1
        if self._uses[slot, rail] > MOST_USES:
            raise TooLarge("uses")
        return {"$and": [*self._address(slot), {"r": rail}]}

    def _address(self, slot: int) -> list[Any]:
        return [{"g": slot // _GROUP}, {"n": slot % _GROUP}]

    def _rule(self, slot: int, rail: int, joined: list[Any], tag: str = "") -> None:
        name = f"{slot}{'+' if rail else '-'}{tag}"
        self.rules[name] = {"all": [{f"m{at}": test} for at, test in enumerate(joined)]}
        self.concluding[name] = (slot, rail)
        if len(self.rules) > MOST_RULES:
            raise TooLarge("rules")


def _either(alternatives: tuple[tuple[Any, ...], ...]) -> tuple[Any, ...]:
    if len(alternatives) == 1:
        return alternatives[0]
    return ({"$or": [each[0] if len(each) == 1 else {"$and": list(each)} for each in alternatives]},)
