"""Faults of files: a code, a place and data; and the one family of errors that carries them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lucidrule.core.position import Location, pointed
from lucidrule.texts.catalogue import FAULTS, LANGS, WORDS, Noun, spoken

# What these find is left out of the data, so nothing else is said about its place.
_UNREAD = ("impossible-date", "day-zero", "year-too-early", "too-many-digits", "odd-number", "needs-quotes")
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Of one file so many are told, then how many more there are.
MOST_TOLD = 50
# Of all files.
_MOST_OF_ALL = 500
# Of what a file says no more is repeated than fits on some lines; of a long path its end tells more than its middle.
_LONGEST, _BEGINNING, _END, _MOST_NAMES = 300, 200, 60, 30
Name = str | Mapping[str, str]
Named = Name | tuple[Name, ...] | list[Name]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, without words: `texts` holds the message of each code in each language.

    Attributes:
        params: What the message names: input as it was written; `@…` for a text of the catalogue; a text by language;
            several names.
    """

    code: str
    at: Location | None
    params: Mapping[str, Named] = field(default_factory=dict)
    nearest: tuple[Name, ...] = ()

    @property
    def field(self) -> str | None:
        """What of that which was given is at fault: `annual_revenue.2021`, `first_set_products.2.level` (records count
        from 1), `company.code`, the key of a rule, or the name of an argument; None: all of it."""
        path = self.at.path if self.at is not None else ()
        return ".".join(path[1:] if path[:1] == ("facts",) and len(path) > 1 else path) or None

    @property
    def row(self) -> int | None:
        """The row of a table, or the line of a file of lines, counted from 1; None: it stands in none."""
        return (self.at.row if self.at is not None else 0) or None

    def message(self, lang: str = "en") -> str:
        """Return what is wrong, in words, without its place; in a language that we do not speak in English.

        Raises:
            WrongArgument: This is the tag of no language.
        """
        return message(self, _language(lang))

    def hint(self, lang: str = "en") -> str | None:
        """Return what to do about it, if there is something to say.

        Raises:
            WrongArgument: This is the tag of no language.
        """
        return hint(self, _language(lang))


class FaultList:
    """Collects the faults of all files of one run, and what only is to be warned of.

    Attributes:
        language: The version of the rule language of the files.
        warned: Whether it is asked what only is to be warned of.
    """

    def __init__(self, *, warned: bool = False) -> None:
        self.language, self.warned = 1, warned
        self._faults: list[Fault] = []
        self._warnings: list[Fault] = []
        self._unread: set[tuple[str, int, int, tuple[str, ...]]] = set()

    def __bool__(self) -> bool:
        return bool(self._faults)

    @property
    def crowded(self) -> bool:
        """Whether there are as many as are told of one file; of more no nearest names are looked for."""
        return len(self._faults) >= MOST_TOLD

    def add(self, code: str, at: Location | None, /, *, nearest: tuple[Name, ...] = (), **params: Any) -> None:
        """Note a fault; `params` are what its message names. What could not be read has no second fault."""
        if at is not None:
            # A reader of files says where a text stands, and not yet under which keys.
            place, path = (at.file, at.line, at.column), at.path
            if not self._unread.isdisjoint([(*place, ()), (*place, path)]):
                return
            if code in _UNREAD:
                self._unread.add((*place, path))
        self._faults.append(Fault(code, at, {key: _told(value) for key, value in params.items()}, nearest))

    def tells_of(self, at: Location, code: str = "") -> bool:
        """Return whether something is noted on the line of a place; with a code, that anywhere in its file."""
        noted = [(each.code, each.at) for each in (*self._faults, *self._warnings) if each.at is not None]
        here = [(told, place.line) for told, place in noted if place.file == at.file]
        return any(told == code if code else line == at.line for told, line in here)

    @property
    def looks_closely(self) -> bool:
        """Whether to look for what can be read and cannot be meant: it is a fault, or asked for."""
        return self.warned or self.language > 1

    def warn(self, code: str, at: Location | None, /, *, nearest: tuple[Name, ...] = (), **params: Any) -> None:
        """Note what can be meant and seldom is."""
        self._warnings.append(Fault(code, at, {key: _told(value) for key, value in params.items()}, nearest))

    def since(
        self, version: int, code: str, at: Location | None, /, *, nearest: tuple[Name, ...] = (), **params: Any
    ) -> None:
        """Note what is a fault from one version of the language on; files of an older one are only warned of it."""
        note = self.add if self.language >= version else self.warn
        note(code, at, nearest=nearest, **params)

    def sorted(self) -> tuple[Fault, ...]:
        """Return the faults by file, line and column, each once."""
        return _in_order(self._faults)

    def warnings(self) -> tuple[Fault, ...]:
        """Return the warnings by file, line and column, each once."""
        return _in_order(self._warnings)


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    by_place = {
        (at.file, at.line, at.column, f.code, str(f.params), at.path): f
        for f, at in ((f, f.at or Location("", 0, 0)) for f in faults)
    }
    return tuple(by_place[key] for key in sorted(by_place))


def _told(value: Any) -> Named:
    """Return what messages name: texts by language and several names as they are, a value as it is written."""
    if _is_text(value) or (isinstance(value, tuple) and all(isinstance(each, str) or _is_text(each) for each in value)):
        return value  # type: ignore[no-any-return]  # a text by language, or several names
    return written(value)


def written(value: object) -> str:
    """Return a value as a file writes it, cut to what a message can show."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(bool(value)).lower()
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return "{…}" if isinstance(value, Mapping) else "[…]"
    try:
        # A whole number of Python may have more digits than Python itself would write.
        return str(Decimal(value) if isinstance(value, int) else value)[:200]
    except Exception:
        # What callers hand over may not say what it is.
        return f"<{type(value).__name__}>"


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() >= {"zh", "en", "ja"}


class LucidruleError(Exception):
    """Base of every error that a caller can cause; `faults` tells what is wrong and where."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(faults)

    def __str__(self) -> str:
        return render(self.faults, "en")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pass between processes, whatever it was made of."""
        return _raised_again, (type(self), self.args), self.__dict__


def _raised_again(kind: type[LucidruleError], args: tuple[Any, ...]) -> LucidruleError:
    return kind.__new__(kind, *args)


class RulesAtFault(LucidruleError):
    """Rule files cannot be used; all their faults are listed."""


class ProfileAtFault(LucidruleError):
    """What is written about a company cannot be used."""


class UnreadableInput(LucidruleError):
    """A file that cannot be read: missing, too large, not a regular file, not UTF-8."""


class UnknownName(LucidruleError):
    """A policy or fact was asked for that the programme does not have."""


class WrongArgument(LucidruleError):
    """An argument of a call that is none: the place of the fault is its name."""


class CannotScreen(LucidruleError):
    """Formulas over columns, or an engine, cannot say exactly what a policy says."""


class WrongColumn(LucidruleError):
    """Columns that name no fact, or have a data type that cannot hold it."""


def _language(lang: object) -> str:
    if not isinstance(lang, str) or not _TAG.fullmatch(lang):
        told: dict[str, Named] = {"value": written(lang), "allowed": LANGS}
        raise WrongArgument((Fault("not-allowed", Location("lang", 0, 0, path=("lang",)), told),))
    return lang


def cut(text: str) -> str:
    """Return a text as it is repeated to people: of a long one the beginning and the end."""
    return text if len(text) <= _LONGEST else f"{text[:_BEGINNING]}…{text[-_END:]}"


def shown(text: str) -> str:
    """Return `text` with control and bidirectional characters escaped, safe to print."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == " " else f"\\u{ord(char):04x}" for char in text)


def render(faults: tuple[Fault, ...], lang: str, *, warning: bool = False) -> str:
    """Return the faults as people read them: place and message, the source line with a caret, and a hint.

    Args:
        warning: They are no faults, and each is called a warning.
    """
    blocks: list[str] = []
    told: Counter[str] = Counter()
    for fault in faults:
        file = fault.at.file if fault.at else ""
        told[file] += 1
        if told[file] > MOST_TOLD or len(blocks) == _MOST_OF_ALL:
            continue
        said = FAULTS.text("warning", lang, message(fault, lang)) if warning else message(fault, lang)
        lines = [f"{shown(cut(str(fault.at)))}: {said}" if fault.at else said]
        if fault.at and fault.at.text:
            lines += pointed(fault.at, shown)
        helped = hint(fault, lang)
        lines += [] if helped is None else ["  " + FAULTS.text("help", lang, helped)]
        blocks.append("\n".join(lines))
    if len(blocks) == _MOST_OF_ALL:
        # Where there are faults of so many files, it is told of none of them how many more it has.
        told = Counter({"": len(faults) - len(blocks) + MOST_TOLD})
    blocks += [
        FAULTS.text("more-faults" if file else "more-faults-anywhere", lang, shown(cut(file)), f"{count - MOST_TOLD:,}")
        for file, count in told.items()
        if count > MOST_TOLD
    ]
    return "\n".join(blocks)


def message(fault: Fault, lang: str) -> str:
    """Return what is wrong, in words, without its place.

    Raises:
        KeyError: Another version of ourselves found it: there is no such code, or its message names something else.
    """
    return FAULTS.text(fault.code, lang, **_named(fault, lang))


def hint(fault: Fault, lang: str) -> str | None:
    """Return what to do about a fault, if there is something to say: the nearest names before all else."""
    if fault.nearest:
        return FAULTS.text("nearest", lang, names=_worded(fault.nearest, lang))
    key = f"{fault.code}.help"
    return FAULTS.text(key, lang, **_named(fault, lang)) if key in FAULTS else None


def _named(fault: Fault, lang: str) -> dict[str, str]:
    return {key: _worded(value, lang) for key, value in fault.params.items()}


def _worded(value: Named, lang: str) -> str:
    if isinstance(value, str):
        return Noun(FAULTS.text(value, lang)) if value.startswith("@") and value in FAULTS else shown(cut(value))
    if isinstance(value, Mapping):
        return shown(cut(value.get(lang) or value[spoken(lang)]))
    # A register gives several names back as a list.
    told = [f"`{_worded(name, lang)}`" for name in value[:_MOST_NAMES]]
    return WORDS.text("list_separator", lang).join(told + ["…"] * (len(value) > _MOST_NAMES))
