"""YAML read strictly: at once where nothing is unusual, else in one pass over the events of PyYAML's C scanner."""

import re
from datetime import date
from typing import Any

import yaml
from yaml.reader import Reader, ReaderError

from lucidrule.core.fault import FaultList
from lucidrule.core.position import Location
from lucidrule.loading.composed import composed
from lucidrule.loading.decoding import place_at
from lucidrule.loading.scalars import Odd, plain
from lucidrule.loading.scanner_fault import WIDE_BLANKS, add_syntax
from lucidrule.loading.source import DEEPEST, MOST_MARKS, MarkedDict, MarkedList, SourceFile, is_too_much

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A number up to a comma that YAML takes for the end of an entry, and what stands right behind such a comma.
_BEFORE_COMMA = re.compile(r"(?<![\w.,])(?:\d+[億亿])?\d{1,3}(?:,\d{3})*+,$")
_BEHIND_COMMA = re.compile(r"\d{3}(?!\d)")
# In the place of a key: the rest of a number, under which nothing stands.
_REST = ("", (-1, -1))


class _Refused(Exception):
    """Reading stops here: what follows cannot be made sense of."""


def read_yaml(text: str, name: str, faults: FaultList) -> SourceFile | None:
    """Return the data of a YAML or JSON text with the place of each part; None if it cannot be read.

    Args:
        name: The name of the file as people are shown it.
        faults: Receives duplicate keys, aliases, depth above 64, too many parts, odd scalars and syntax errors.
    """
    if is_too_much(text):
        faults.add("too-many-parts", Location(name, 1, 1), most=f"{MOST_MARKS:,}")
        return None
    data = composed(text)
    if data is not None:
        return SourceFile(name, tuple(text.splitlines()), data)
    reader = _Reader(name, tuple(text.splitlines()), faults)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except _Refused:
        return None
    except ReaderError:
        odd: Any = Reader.NON_PRINTABLE.search(text)
        faults.add("unusable-character", place_at(text, odd.start(), name), character=f"U+{ord(odd[0]):04X}")
        return None
    except yaml.YAMLError as error:
        add_syntax(error, reader.source(), faults, DEEPEST)
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
                self._take_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check(event)
                if len(self._open) >= DEEPEST:
                    self._refuse("too-deep", event, most=DEEPEST)
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

    def _take_scalar(self, event: Any) -> None:
        if self._continues_number(event):
            return
        if self._open and type(self._open[-1]) is MarkedDict and self._keys[-1] is None:
            self._key(event)
        else:
            self._put(self._scalar(event), event)

    def _continues_number(self, event: Any) -> bool:
        """Join what a comma in braces has cut off a number, with one fault for the number; return whether it is so.

        Among the items of a list it is so only of what begins with a zero: others can be items.
        """
        mark, here = event.start_mark, self._open[-1] if self._open else None
        if not here or event.style or not _BEHIND_COMMA.match(event.value):
            return False
        before = _BEFORE_COMMA.search(self.lines[mark.line][: mark.column])
        if before is None or (isinstance(here, MarkedList) and event.value[0] != "0"):
            return False
        last = next(reversed(here)) if isinstance(here, MarkedDict) else len(here) - 1
        if "," not in before[0][:-1]:
            whole = before[0] + re.split(r"[\s}\]]|,(?!\d{3})", self.lines[mark.line][mark.column :])[0]
            self.faults.add("comma-in-number", self.source().place(mark.line, before.start()), value=whole)
        joined = f"{here[last]}{event.value}"
        here[last] = int(joined) if joined.isdecimal() else joined
        if isinstance(here, MarkedDict):
            # Nothing stands under the rest of a number.
            self._keys[-1] = _REST
        return True

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
        if type(key) is date:
            # What is said of a day stands under it as it is written.
            key = event.value
        if type(key) is not str and type(key) is not int:
            self._refuse("odd-key", event)
        here = self._open[-1]
        if isinstance(here, MarkedDict) and key in here:
            first = here.key_marks[key][0] + 1
            self.faults.add("duplicate-key", self.source().place(*mark), key=key, first=first)
            # What was said first is read on, or all that asks for it would be at fault, too.
            key, mark = _REST
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
            if (key, key_mark) == _REST:
                return
            here[key] = value
            here.key_marks[key], here.value_marks[key] = key_mark, mark
        else:
            here.append(value)
            here.value_marks.append(mark)

    def _scalar(self, event: Any) -> Any:
        if event.style:
            return event.value
        try:
            return plain(event.value)
        except Odd as odd:
            params = {} if odd.code == "too-many-digits" else {"value": event.value}
            self._note(odd.code, event, **params)
            return event.value
