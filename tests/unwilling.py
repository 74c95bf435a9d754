"""Values made of Python's own kinds that fail at whatever they are asked."""

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, NoReturn


def _fails(*given: Any, **named: Any) -> NoReturn:
    raise RuntimeError("unwilling")


_ASKED = (
    *(
        "__str__",
        "__repr__",
        "__eq__",
        "__ne__",
        "__lt__",
        "__int__",
        "__index__",
        "__iter__",
        "__len__",
        "__getitem__",
    ),
    *("__contains__", "items", "keys", "get", "strip", "lower", "encode", "startswith", "isoformat", "date", "replace"),
    *("as_tuple", "is_finite", "timetz", "toordinal", "utcoffset"),
)


def _unwilling(kind: type, *told: Any, **more: Any) -> Any:
    ways: dict[str, Any] = dict.fromkeys((name for name in _ASKED if hasattr(kind, name)), _fails)
    return type(f"Unwilling{kind.__name__}", (kind,), {**ways, "__hash__": kind.__hash__, **more})(*told)


class NoZone(tzinfo):
    """A zone that does not say which it is."""

    utcoffset = dst = tzname = _fails


UNWILLING: dict[str, Any] = {
    "text": _unwilling(str, "lasers"),
    "whole number": _unwilling(int, 5),
    "decimal": _unwilling(Decimal, "5.10"),
    "number": _unwilling(float, 1.5),
    "day": _unwilling(date, 2020, 1, 2),
    # A moment is asked whether it is one: what is none equals nothing, not even itself.
    "moment": _unwilling(datetime, 2020, 1, 2, 3, 4, __ne__=datetime.__ne__),
    "mapping": _unwilling(dict, {"a": 1}),
    "list": _unwilling(list, [1]),
    "set": _unwilling(frozenset, [1]),
}
