"""The headings of all tables together: what a row's own table does not have stays empty."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any


class Union:
    """All headings of all tables.

    Attributes:
        texts: As they stand in the tables.
        keys: The same, of which no two are the same.
    """

    def __init__(self, orders: Sequence[list[str]]) -> None:
        """Put the headings of each table together."""
        self._orders = [_told_apart(order) for order in orders]
        texts: dict[str, str] = {}
        for keys, order in zip(self._orders, orders, strict=True):
            texts.update(zip(keys, order, strict=True))
        self.keys, self.texts = list(texts), list(texts.values())

    def widened(self, cells: list[list[Any]], table: int) -> Iterator[list[Any]]:
        """Yield the rows of a table with a cell for each heading of all tables."""
        own = self._orders[table]
        if own == self.keys:
            yield from cells
            return
        places = [own.index(name) if name in own else None for name in self.keys]
        for row in cells:
            yield [None if at is None else row[at] for at in places]


def _told_apart(order: list[str]) -> list[str]:
    """Return headings of which no two are the same: the second `remark` is `remark (2)`."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for name in order:
        key = name
        while key in keys:
            seen[name] += 1
            key = f"{name} ({seen[name] + 1})"
        keys.append(key)
    return keys
