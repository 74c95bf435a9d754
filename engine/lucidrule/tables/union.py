"""The headings of all tables together: what a row's own table does not have stays empty."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any


class Union:
    """All headings of all tables.

    Attributes:
        texts: As they stand in the tables.
        keys: The same, of which no two are the same.
    """

    def __init__(self, orders: Sequence[list[str]], without: Sequence[Collection[int]] = ()) -> None:
        """Put the headings of each table together.

        Args:
            without: Of each table the places of columns that are left out.
        """
        left = [frozenset(each) for each in without] or [frozenset[int]()] * len(orders)
        self._kept = [[at for at in range(len(o)) if at not in gone] for o, gone in zip(orders, left, strict=True)]
        orders = [[order[at] for at in kept] for order, kept in zip(orders, self._kept, strict=True)]
        self._whole = [not gone for gone in left]
        self._orders = [_told_apart(order) for order in orders]
        texts: dict[str, str] = {}
        for keys, order in zip(self._orders, orders, strict=True):
            texts.update(zip(keys, order, strict=True))
        self.keys, self.texts = list(texts), list(texts.values())

    def widened(self, cells: list[list[Any]], table: int) -> Iterator[list[Any]]:
        """Yield the rows of a table with a cell for each heading of all tables."""
        own, kept = self._orders[table], self._kept[table]
        if own == self.keys and self._whole[table]:
            yield from cells
            return
        places = [kept[own.index(name)] if name in own else None for name in self.keys]
        for row in cells:
            yield [None if at is None else row[at] for at in places]

    def place(self, table: int, at: int) -> int:
        """Return where a column of a table that is not left out stands among all."""
        return self.keys.index(self._orders[table][self._kept[table].index(at)])


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
