"""The function that reads the plain facts of a company, in the making: a test for each type, all else by the reader of
values.

Its source is made of names of our own; everything that comes from rules is an object bound to such a name.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import floor
from typing import Any, NamedTuple, NoReturn, TypeAlias, assert_never

from lucidrule.compile.contradictions import named, says_something
from lucidrule.core.quantity import MOST_DIGITS
from lucidrule.kernel.missing import YEARS, Missing
from lucidrule.kernel.tree import NEVER, Key, Value
from lucidrule.loading.source import MOST_RECORDS, MarkedDict, MarkedList
from lucidrule.model.facts import Before, Contradiction, Declared, Fact, PartAboveWhole, YearBefore
from lucidrule.values.amounts import Writing, has_decimal_comma
from lucidrule.values.day_values import DAY_ZERO, FIRST_DAY, NEVER_DAY
from lucidrule.values.reading import largest, not_known, typed

Values: TypeAlias = dict[Key, Value]
# The values that `single_keys` names, yearly values, records by list, and what was asked and is not known.
Read: TypeAlias = tuple[tuple[Value | None, ...], Values, dict[str, tuple[Any, ...]], list[Missing]]
# What is read as it is; values of other libraries are turned into these first, by the reader of files.
_SCALARS = (str, int, float, Decimal, date)
# Of programs, and of files as they are read.
MAPPINGS = frozenset({dict, MarkedDict})
LISTS = frozenset({list, tuple, MarkedList})
_TEXTS_ONLY = frozenset({str})
_LARGEST = 10**MOST_DIGITS - 1
_ISO = "v.__class__ is str and len(v) == 10 and v[4] == v[7] == '-' and v[0] != '0' and v != ZERO", "day(v)"
_DAY = "v.__class__ is date and v >= FIRST_DAY and v != DAY_ZERO"
_NUMBER = "v.__class__ is int and $least <= v <= $most"
# By type: how a plain value is told, and how it is kept. `v` is the value, `$…` are names of objects.
_PLAIN: dict[str, tuple[tuple[str, str], ...]] = {
    "flag": (("v is True or v is False", "v"),),
    "count": ((_NUMBER, "v"),),
    "money": ((_NUMBER, "Decimal(v)"),),
    "number": ((_NUMBER, "Decimal(v)"),),
    "share": ((_NUMBER, "Decimal(v)"),),
    "choice": (("v.__class__ is str and v in $choices", "v"),),
    "choices": (("v.__class__ in lists and $choices.issuperset(v)", "frozenset(map($own, v))"),),
    "date": (_ISO, (_DAY, "v")),
    "event": (
        (f"{_DAY} and v != NEVER_DAY", "v"),
        ("v.__class__ is str and v == NEVER", "NEVER"),
        (f"{_ISO[0]} and v[0] != '9'", _ISO[1]),
    ),
    "text": (),
}


class NotPlain(ValueError):
    """The reader of company files has to look at it."""


def has_comma(text: str) -> bool:
    """Return whether a text is a number with a comma before its decimals: it makes others of its file unsure."""
    return ("," in text or "，" in text) and has_decimal_comma(text)


def single_keys(facts: Mapping[str, Fact]) -> tuple[Key, ...]:
    """Return the keys of the facts that have one value each, in order."""
    return tuple((name, None) for name, fact in facts.items() if not fact.yearly and fact.type != "records")


class _Slot(NamedTuple):
    """Where values go: what their fact declares."""

    declared: Declared
    writing: Writing

    def read(self, raw: Any, missing: Missing, asked: list[Missing]) -> Value | None:
        """Return what is no plain value as the reader of values has it; None, noted, where it says that it is not
        known.

        Raises:
            ValueError: It is none, or has to be turned into one first, or says how numbers of its file are written.
        """
        if raw.__class__ in LISTS:
            if not _TEXTS_ONLY.issuperset(map(type, raw)) or any(map(has_comma, raw)):
                raise NotPlain
        elif not isinstance(raw, _SCALARS) or (isinstance(raw, str) and has_comma(raw)):
            raise NotPlain
        elif not_known(raw):
            asked.append(missing)
            return None
        return typed(raw, self.declared.type, self.declared, self.writing)


class PlainSource:
    """The names and lines of a function.

    Args:
        writing: How numbers and moments are written.
    """

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._bound: dict[str, Any] = {
            **{"FIRST_DAY": FIRST_DAY, "DAY_ZERO": DAY_ZERO, "ZERO": DAY_ZERO.isoformat()},
            **{"ABSENT": object(), "NEVER": NEVER, "NEVER_DAY": NEVER_DAY, "Decimal": Decimal},
            **{"date": date, "day": date.fromisoformat},
            **{"Missing": Missing, "refuse": _refuse, "years_of": _years_of, "before": _before, "above": _above},
            **{"mappings": MAPPINGS, "lists": LISTS},
        }

    def of_facts(self, facts: Mapping[str, Fact], rules: Iterable[Contradiction]) -> Any:
        """Return what reads the facts of a company, unless they contradict each other by a rule."""
        single = {name: f"f{at}" for at, (name, _) in enumerate(single_keys(facts))}
        lines = [f"{name} = None" for name in single.values()]
        lines += ["values, records, asked = {}, {}, []"]
        for name, fact in facts.items():
            if fact.type == "records":
                own = self._records(name, fact)
            elif fact.yearly:
                own = self._yearly(name, fact)
            else:
                own = self._value(fact, single[name], self._bind(Missing(name)))
            lines += self._where_given(name, own)
        for rule in rules:
            lines += self._unless_clash(rule, single)
        lines.append(f"return ({''.join(f'{each}, ' for each in single.values())}), values, records, asked")
        return self._function("facts", facts, lines)

    def _unless_clash(self, rule: Contradiction, single: Mapping[str, str]) -> list[str]:
        """Return the lines that refuse values that contradict each other, as `contradictions.clash` has it."""
        one, other = named(rule)
        # Of two that are known the values are of their types, and that of an event may be that it never happened.
        first, second = single.get(one), single.get(other)
        match rule:
            case Before():
                test = f"{first}.__class__ is date and {second}.__class__ is date and {first} < {second}"
            case YearBefore():
                test = f"{second}.__class__ is date and values and before({self._bind(one)}, {second}.year, values)"
            case PartAboveWhole() if first is None:
                test = f"values and above({self._bind(one)}, {self._bind(other)}, values)"
            case PartAboveWhole():
                test = f"{first} is not None and {second} is not None and {first} > {second}"
            case _:
                assert_never(rule)
        return [f"if {test}:", "    refuse()"]

    def _where_given(self, name: str, lines: list[str]) -> list[str]:
        return [f"v = get({self._bind(name)}, ABSENT)", "if v is not ABSENT:", *_indented(lines)]

    def _value(self, declared: Declared, into: str, missing: str) -> list[str]:
        """Return the lines that keep the value `v`."""
        lines: list[str] = []
        names = {name: self._bind(limit) for name, limit in _limits(declared).items()}
        for test, kept in _PLAIN[declared.type]:
            for name, own in names.items():
                test, kept = test.replace(name, own), kept.replace(name, own)
            lines += [f"{'el' if lines else ''}if {test}:", f"    {into} = {kept}"]
        slot = self._bind(_Slot(declared, self._writing).read)
        return [
            *lines,
            f"{'el' if lines else ''}if v is None:",
            f"    asked.append({missing})",
            "else:",
            f"    v = {slot}(v, {missing}, asked)",
            "    if v is not None:",
            f"        {into} = v",
        ]

    def _yearly(self, name: str, fact: Fact) -> list[str]:
        keys: dict[int, Key] = {year: (name, year) for year in YEARS}
        by_text = {str(year): key for year, key in keys.items()}
        missing = f"{self._bind({key: Missing(name, year) for year, key in keys.items()})}[key]"
        return [
            "if v is None:",
            f"    asked.append({self._bind(Missing(name))})",
            "else:",
            f"    keys = years_of(v, {self._bind(keys)}, {self._bind(by_text)})",
            "    for year, v in v.items():",
            "        key = keys[year]",
            *_indented(_indented(self._value(fact, "values[key]", missing))),
        ]

    def _records(self, name: str, fact: Fact) -> list[str]:
        lines = ["values = {}"]
        for part, declared in (fact.parts or {}).items():
            missing = f"Missing({self._bind(name)}, record=at, part={self._bind(part)})"
            lines += self._where_given(part, self._value(declared, f"values[{self._bind(part)}]", missing))
        one = self._bind(self._function("record, at, asked", fact.parts or {}, [*lines, "return values"]))
        return [
            f"if v.__class__ in lists and len(v) <= {MOST_RECORDS}:",
            f"    records[{self._bind(name)}] = tuple([{one}(each, at, asked) for at, each in enumerate(v, 1)])",
            "elif v is None:",
            f"    asked.append({self._bind(Missing(name))})",
            "else:",
            "    refuse()",
        ]

    def _function(self, parameters: str, names: Iterable[str], lines: list[str]) -> Any:
        given = parameters.partition(",")[0]
        start = [
            f"if {given}.__class__ not in mappings or not {self._bind(frozenset(names))}.issuperset({given}):",
            "    refuse()",
            f"get = {given}.get",
        ]
        text = "\n".join([f"def read({parameters}):", *_indented([*start, *lines])])
        exec(compile(text, "<lucidrule>", "exec"), self._bound)
        return self._bound.pop("read")

    def _bind(self, value: Any) -> str:
        """Return a name for an object that comes from rules."""
        name = f"k{len(self._bound)}"
        self._bound[name] = value
        return name


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _refuse() -> NoReturn:
    raise NotPlain


def _before(fact: str, first: int, values: Values) -> bool:
    """Return whether a yearly fact says of a year before a first one that there was something."""
    for (name, year), value in values.items():
        if name == fact and year is not None and year < first and says_something(value):
            return True
    return False


def _above(part: str, whole: str, values: Any) -> bool:
    """Return whether a yearly part is larger than its whole in one year."""
    for (name, year), value in values.items():
        if name == part and (whole, year) in values and value > values[whole, year]:
            return True
    return False


def _limits(declared: Declared) -> dict[str, Any]:
    """Return between which whole numbers a number lies, and which choices are meant wherever their ids are written."""
    if declared.type in ("choice", "choices"):
        # A word for "not known" stays one, also where a choice is called so.
        meant = {name: name for name in declared.choices or () if not not_known(name)}
        return {"$choices": frozenset(meant), "$own": meant.__getitem__}
    if declared.type not in ("count", "number", "money", "share"):
        return {}
    most = largest(declared)
    whole = _LARGEST if most is None else min(floor(most), _LARGEST)
    return {"$least": -_LARGEST if declared.negative else 0, "$most": whole}


def _years_of(given: Any, by_number: Mapping[int, Key], by_text: Mapping[str, Key]) -> Mapping[Any, Key]:
    """Return the keys of values by year, where all years are numbers or, as in JSON, all are texts.

    Raises:
        NotPlain: They are neither, or both: one year may stand there twice.
    """
    if given.__class__ in MAPPINGS:
        kinds = set(map(type, given))
        if kinds == {int} or not kinds:
            return by_number
        if kinds == _TEXTS_ONLY:
            return by_text
    raise NotPlain
