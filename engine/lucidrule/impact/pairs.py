"""Pairs of outcomes under the old rules and the new, of which companies are counted together."""

from collections.abc import Callable

from lucidrule.core.verdict import Outcome

_ELIGIBLE = Outcome.ELIGIBLE.value
Asked = Callable[[str, str], bool]


def _all(old: str, new: str) -> bool:
    return True


def _moved(old: str, new: str) -> bool:
    return old != new


def _gained(old: str, new: str) -> bool:
    return new == _ELIGIBLE != old


def _lost(old: str, new: str) -> bool:
    return old == _ELIGIBLE != new


def _settled(old: str, new: str) -> bool:
    return old == Outcome.UNDETERMINED.value != new


def _before(old: str, new: str) -> bool:
    return old == _ELIGIBLE


def _now(old: str, new: str) -> bool:
    return new == _ELIGIBLE


def _stays(old: str, new: str) -> bool:
    return old == new == _ELIGIBLE


# Of which pairs of outcomes companies are counted together: all; that move; that become eligible and are so no more;
# that are known now; that are eligible under the old rules, under the new, under both.
ALL, MOVED, GAINED, LOST, SETTLED, BEFORE, NOW, STAYS = (
    _all,
    _moved,
    _gained,
    _lost,
    _settled,
    _before,
    _now,
    _stays,
)
