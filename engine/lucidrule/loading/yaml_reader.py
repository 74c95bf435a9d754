"""YAML read strictly, in one pass over the events of PyYAML's C scanner.

Plain scalars follow the YAML 1.2 core rule, narrowed: only `true` and `false` are flags, whole numbers have no leading
zero, decimals are exact; everything else is text that is read later by the declared type of its fact.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from lucidrule.core.fault import FaultList
from lucidrule.core.position import Location
from lucidrule.loading.scanner_fault import WIDE_BLANKS, add_syntax
from lucidrule.loading.source import MarkedDict, MarkedList, SourceFile

_DEEPEST = 64
# Each key and each value, but for a few of each line, takes one of these.
_MARKS, MOST_MARKS = ("\n", ",", "[", "{"), 200_000
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# YAML has been read in more than one way here: 010 as 8 or 10, 1:30 as 90 or text.
_ODD = re.compile(r"-?0[0-9_]+(\.[0-9]*)?|-?0[xob][0-9a-fA-F_]+|[0-9]+(:[0-5]?[0-9])+|-?[0-9.]+[eE][+-]?[0-9]+")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Refused(Exception):
    """Reading stops here: what follows cannot be made sense of."""


def read_yaml(text: str, name: str, faults: FaultList) -> SourceFile | None:
    """Return the data of a YAML or JSON text with the place of each part; None if it cannot be read.

    Args:
        name: The name of the file as people are shown it.
        faults: Receives duplicate keys, aliases, depth above 64, too many parts, odd scalars and syntax errors.
    """
    if sum(map(text.count, _MARKS)) > MOST_MARKS:
        faults.add("too-many-parts", Location(name, 1, 1), most=f"{MOST_MARKS:,}")
        return None
    reader = _Reader(name, tuple(text.splitlines()), faults)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except _Refused:
        return None
    except yaml.YAMLError as error:
        add_syntax(error, reader.source(), faults, _DEEPEST)
        return None
    if not reader.documents:
        faults.add("empty-file", reader.source().place(0, 0))
        return None
    return reader.source()


class _Reader:
    """Builds the data from events, without recursion."""

    def __init__(self, name: str, lines: tuple[str, ...], faults: FaultList) -> None:
        self.name, self.lines, self.faults = name, lines, faults
        self.documents = 0
        self.data: Any = None
        self._open: list[MarkedDict | MarkedList] = []
        self._keys: list[tuple[Any, tuple[int, int]] | None] = []

    def source(self) -> SourceFile:
        return SourceFile(self.name, self.lines, self.data)

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self._check(event)
                if self._open and type(self._open[-1]) is MarkedDict and self._keys[-1] is None:
                    self._key(event)
                else:
                    self._put(self._scalar(event), event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check(event)
                if len(self._open) >= _DEEPEST:
                    self._refuse("too-deep", event, most=_DEEPEST)
                if self._open and type(self._open[-1]) is MarkedDict and self._keys[-1] is None:
                    self._refuse("odd-key", event)
                part: MarkedDict | MarkedList = (
                    MarkedDict() if isinstance(event, yaml.MappingStartEvent) else MarkedList()
                )
                self._put(part, event)
                self._open.append(part)
                self._keys.append(None)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._keys.pop()
            case yaml.AliasEvent():
                self._refuse("alias", event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("several-documents", event)

    def _note(self, code: str, event: Any, **params: Any) -> None:
        mark = event.start_mark
        self.faults.add(code, self.source().place(mark.line, mark.column), **params)

    def _refuse(self, code: str, event: Any, **params: Any) -> None:
        self._note(code, event, **params)
        raise _Refused

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("alias", event)
        if event.tag is not None:
            self._refuse("tag", event, tag=event.tag)

    def _key(self, event: Any) -> None:
        mark = (event.start_mark.line, event.start_mark.column)
        if not event.style and event.value[:1] in WIDE_BLANKS:
            self._refuse("full-width-indent", event)
        key = self._scalar(event)
        if type(key) is not str and type(key) is not int:
            self._refuse("odd-key", event)
        here = self._open[-1]
        if isinstance(here, MarkedDict) and key in here:
            first = here.key_marks[key][0] + 1
            self.faults.add("duplicate-key", self.source().place(*mark), key=key, first=first)
        self._keys[-1] = (key, mark)

    def _put(self, value: Any, event: Any) -> None:
        mark = (event.start_mark.line, event.start_mark.column)
        if not self._open:
            self.data = value
            return
        here = self._open[-1]
        if isinstance(here, MarkedDict):
            key, key_mark = self._keys[-1] or ("", mark)
            self._keys[-1] = None
            here[key] = value
            here.key_marks[key], here.value_marks[key] = key_mark, mark
        else:
            here.append(value)
            here.value_marks.append(mark)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.style:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        first = text[0]
        if not (first.isdigit() or first == "-"):
            return text
        if (_INT.fullmatch(text) or _DECIMAL.fullmatch(text)) and text.isascii():
            if len(text) > 40:
                self._note("too-many-digits", event)
                return text
            return Decimal(text) if "." in text else int(text)
        if _DATE.fullmatch(text) and text.isascii():
            try:
                return date.fromisoformat(text)
            except ValueError:
                self._note("impossible-date", event, value=text)
                return text
        if _ODD.fullmatch(text):
            self._note("odd-number", event, value=text)
        return text
