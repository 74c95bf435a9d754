"""YAML without anything unusual in it, composed by PyYAML's C parser at once.

What is taken here is what the reader of events takes, and comes to the same. All else that reader reads again from the
beginning, for its places and its faults; so nothing is said here of why.
"""

import re
from datetime import date
from functools import partial
from typing import Any

import yaml

from lucidrule.loading.scalars import CONSTANTS, Odd, plain
from lucidrule.loading.scanner_fault import WIDE_BLANKS
from lucidrule.loading.source import DEEPEST, Mark, MarkedDict, MarkedList, is_too_much

# Anchors, aliases and tags cannot be told any more from what is composed; within a word these signs are none.
_UNUSUAL = re.compile(r"(?<!\w)[&*!]")
# A key of three digits may be the rest of a number, which a comma in braces has cut off.
_CUT_OFF = re.compile(r"\d{3}(?!\d)")
# libyaml bounds the depth of what it composes, by recursion, to a thousand levels; before this version it did not.
_BOUNDED = (0, 2, 3)
_version: Any = getattr(getattr(yaml, "_yaml", None), "get_version", lambda: _BOUNDED)
# Nodes take many times the room of what is made of them.
_LARGEST = 500_000
_SCALAR: Any = yaml.ScalarNode
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Composer(_Loader):  # type: ignore[misc]  # in C or in Python, as it was installed
    """Composes nodes without tags: what they are is asked of themselves."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        """No node has a tag."""

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """None depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nor on what is left."""


def composed(text: str) -> MarkedDict | None:
    """Return the mapping that a text is; None where it is none, or has something that is to be looked at."""
    if len(text) > _LARGEST or is_too_much(text) or _version() < _BOUNDED:
        return None
    if ("&" in text or "*" in text or "!" in text) and _UNUSUAL.search(text):
        return None
    try:
        node = _Composer(text).get_single_node()
        return _mapping(node, DEEPEST) if node.__class__ is yaml.MappingNode else None
    except (yaml.YAMLError, Odd, RecursionError):
        return None


def _mapping(node: Any, room: int) -> MarkedDict:
    made = MarkedDict(partial(_places, node.value))
    for key, value in node.value:
        # Most keys, and most scalars, are words.
        name = key.value
        if key.__class__ is not _SCALAR or not (key.style or (name[:1].isalpha() and name not in CONSTANTS)):
            name = _key(key)
        if value.__class__ is not _SCALAR:
            made[name] = _inner(value, room - 1)
        elif value.style or ((text := value.value)[:1].isalpha() and text not in CONSTANTS):
            made[name] = value.value
        else:
            made[name] = plain(text)
    if len(made) != len(node.value):
        raise Odd("duplicate-key")
    return made


def _key(node: Any) -> str | int:
    if node.__class__ is not _SCALAR:
        raise Odd("odd-key")
    text: str = node.value
    if not node.style and text[:1] in WIDE_BLANKS:
        raise Odd("full-width-indent")
    if not node.style and _CUT_OFF.match(text):
        raise Odd("comma-in-number")
    found: Any = text if node.style else plain(text)
    if found.__class__ is date:
        return text
    if found.__class__ is not str and found.__class__ is not int:
        raise Odd("odd-key")
    return found


def _inner(node: Any, room: int) -> MarkedDict | MarkedList:
    if not room:
        raise Odd("too-deep")
    if node.__class__ is yaml.MappingNode:
        return _mapping(node, room)
    made = MarkedList()
    for each in node.value:
        if each.__class__ is _SCALAR:
            made.append(each.value if each.style else plain(each.value))
        else:
            made.append(_inner(each, room - 1))
        made.value_marks.append(_mark(each))
    return made


def _places(pairs: list[tuple[Any, Any]]) -> tuple[dict[Any, Mark], dict[Any, Mark]]:
    """Return the places of keys, and of values."""
    keys = [_key(key) for key, _ in pairs]
    return (
        {name: _mark(key) for name, (key, _) in zip(keys, pairs, strict=True)},
        {name: _mark(value) for name, (_, value) in zip(keys, pairs, strict=True)},
    )


def _mark(node: Any) -> Mark:
    return node.start_mark.line, node.start_mark.column
