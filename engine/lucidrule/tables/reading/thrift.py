"""What Parquet writes of itself: structures in Thrift's compact form, of which no more is believed than there is.

Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from typing import Any

_DEEPEST = 12
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
_WHOLE = (_I16, _I32, _I64)


class NoStructure(ValueError):
    """The bytes are none, or end within one."""


class Structures:
    """Reads structures that follow each other.

    Attributes:
        at: Where the next one begins.
    """

    def __init__(self, data: bytes) -> None:
        self._data, self.at = data, 0

    def structure(self, deep: int = 0) -> dict[int, Any]:
        """Return a structure as its fields by number; of texts their bytes.

        Raises:
            NoStructure: There is none.
        """
        if deep > _DEEPEST:
            raise NoStructure
        found: dict[int, Any] = {}
        field = 0
        while head := self._byte():
            step, kind = head >> 4, head & 15
            field = field + step if step else self._signed()
            # A flag stands in its kind.
            found[field] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind, deep)
        return found

    def _value(self, kind: int, deep: int) -> Any:
        if kind in (_BYTE, *_WHOLE):
            return self._byte() if kind == _BYTE else self._signed()
        if kind in (_BINARY, _DOUBLE):
            return self._taken(8 if kind == _DOUBLE else self._unsigned())
        if kind in (_LIST, _SET):
            head = self._byte()
            length = head >> 4 if head >> 4 < 15 else self._unsigned()
            return [self._item(head & 15, deep) for _ in range(self._there(length))]
        if kind == _MAP:
            length = self._there(self._unsigned())
            kinds = self._byte() if length else 0
            return [(self._item(kinds >> 4, deep), self._item(kinds & 15, deep)) for _ in range(length)]
        if kind == _STRUCT:
            return self.structure(deep + 1)
        raise NoStructure

    def _item(self, kind: int, deep: int) -> Any:
        if kind in (_TRUE, _FALSE, _BYTE):
            return self._byte()
        if kind in (_LIST, _SET, _MAP) and deep > _DEEPEST:
            raise NoStructure
        return self._value(kind, deep + 1)

    def _there(self, length: int) -> int:
        """Return how many items follow; each takes a byte at least."""
        if length > len(self._data) - self.at:
            raise NoStructure
        return length

    def _taken(self, length: int) -> bytes:
        start = self.at
        self.at += self._there(length)
        return self._data[start : self.at]

    def _byte(self) -> int:
        return self._taken(1)[0]

    def _unsigned(self) -> int:
        found = shift = 0
        while True:
            byte = self._byte()
            found |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return found
            if shift > 63:
                raise NoStructure

    def _signed(self) -> int:
        found = self._unsigned()
        return (found >> 1) ^ -(found & 1)
