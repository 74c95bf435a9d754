"""The operators that may be asked of one fact, each in one entry; every stage reads this table.

An entry says of which facts an operator may be asked, what may stand behind it, which values pass, and how it is told.
To add one, write its name into `OperatorName` and its entry into `_TABLE`; a test goes over the table, all stages and
all types of facts, and compares each with brute force.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from lucidrule.kernel.region import (
    ABOVE,
    BELOW,
    DOMAINS,
    FROM,
    UP_TO,
    Domain,
    Region,
    after_prefix,
    between,
    of_signs,
    points,
)

FactType = Literal["flag", "choice", "choices", "count", "number", "money", "share", "date", "event", "text", "records"]
OperatorName = Literal[
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "equals",
    "not_equals",
    "is_one_of",
    "is_none_of",
    "includes",
    "includes_any",
    "includes_all",
    "before",
    "after",
    "on_or_before",
    "on_or_after",
    "within_year",
    "within_years",
    "happened",
    "starts_with",
]
# What may stand behind an operator: a value of the fact, several of them; a choice, several; a day, `as_of` or another
# date; a year, or two; yes or no.
OperandKind = Literal["value", "values", "choice", "choices", "day", "year", "years", "flag"]
NUMBERS: tuple[FactType, ...] = ("count", "number", "money", "share")
_DAYS: tuple[FactType, ...] = ("date", "event")
_SINGLE: tuple[FactType, ...] = ("flag", "choice", *NUMBERS, *_DAYS, "text")
Passing: TypeAlias = Callable[[Any, Domain], Region]
Words: TypeAlias = tuple[str, str, str]
Line: TypeAlias = tuple[str, str, str]
Means: TypeAlias = tuple["CoreName", bool]


class Phrases(NamedTuple):
    """How an operator is told in zh, en and ja: `{}` for the fact, then for what stands behind the operator.

    Attributes:
        of_days: Of a date or event, where that is told otherwise.
        opposite: Its negation, or what a `no` behind it means; None: the negation is told around it.
        single: Where two years behind it are the same.
    """

    text: Words
    of_days: Words | None = None
    opposite: Words | None = None
    single: Words | None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator as it stands in rule files.

    Attributes:
        asked_of: The types of the facts of which it may be asked.
        passes: The values that pass, by what stands behind it and the domain of the fact; years are calendar years.
            None: it is told by another operator, or asked of several choices.
        means: The operator by which it is told, evaluated and proven, and whether that is negated.
        of_amounts: Whether calculated amounts, shares and growth take it too.
        among: Of several choices, each of which is a question of its own: whether one of them has to be included, or
            all.
        line: What the pages on the language say of it, in zh, en and ja.
    """

    name: OperatorName
    asked_of: tuple[FactType, ...]
    operand: OperandKind
    line: Line
    passes: Passing | None = None
    phrases: Phrases | None = None
    means: "Means | None" = None
    of_amounts: bool = False
    among: Literal["any", "all"] | None = None

    @property
    def domain(self) -> Domain | None:
        """The domain of all facts of which it may be asked; None: they differ."""
        found = {DOMAINS.get(kind) for kind in self.asked_of}
        return found.pop() if len(found) == 1 else None


# Those that stand in condition trees; the others are spellings of these.
CoreName = Literal[
    "equals",
    "is_one_of",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "includes_any",
    "includes_all",
    "within_years",
    "happened",
    "starts_with",
]


def _within(years: tuple[int, int], domain: Domain) -> Region:
    first, last = years
    if first > last or last < date.min.year or first > date.max.year:
        return Region(domain)
    low = None if first < date.min.year else date(first, 1, 1)
    return between(domain, low, None if last > date.max.year else date(last, 12, 31))


def _happened(answer: bool, domain: Domain) -> Region:
    return between(domain) if answer else Region(domain, never=True)


def _ordering(name: CoreName, signs: frozenset[int], text: Words, of_days: Words, line: Line) -> Operator:
    def passes(bound: Any, domain: Domain) -> Region:
        return of_signs(bound, signs, domain)

    return Operator(name, (*NUMBERS, "date"), "value", line, passes, Phrases(text, of_days=of_days), of_amounts=True)


def _spelling(
    name: OperatorName,
    of: tuple[FactType, ...],
    operand: OperandKind,
    means: tuple[CoreName, bool],
    line: Line,
) -> Operator:
    return Operator(name, of, operand, line, means=means)


_TABLE = (
    _ordering(
        "at_least",
        FROM,
        ("{}不低于{}", "{} of at least {}", "{}が{}以上"),
        ("{}不早于{}", "{} on or after {}", "{}が{}以降"),
        ("不低于；含该数", "at least; the bound counts", "以上。その値を含む"),
    ),
    _ordering(
        "more_than",
        ABOVE,
        ("{}超过{}", "{} of more than {}", "{}が{}を超える"),
        ("{}晚于{}", "{} after {}", "{}が{}より後"),
        ("超过；不含该数", "more than; the bound does not count", "超過。その値を含まない"),
    ),
    _ordering(
        "at_most",
        UP_TO,
        ("{}不超过{}", "{} of at most {}", "{}が{}以下"),
        ("{}不晚于{}", "{} on or before {}", "{}が{}以前"),
        ("不超过；含该数", "at most; the bound counts", "以下。その値を含む"),
    ),
    _ordering(
        "less_than",
        BELOW,
        ("{}低于{}", "{} of less than {}", "{}が{}未満"),
        ("{}早于{}", "{} before {}", "{}が{}より前"),
        ("低于；不含该数", "less than; the bound does not count", "未満。その値を含まない"),
    ),
    Operator(
        "equals",
        _SINGLE,
        "value",
        ("等于；可简写为 `资料项: 值`", "equals; short `fact: value`", "等しい。短く `情報項目: 値`"),
        lambda value, domain: points(domain, [value]),
        Phrases(("{}：{}", "{}: {}", "{}：{}"), opposite=("{}不是：{}", "{} is not: {}", "{}が次でない：{}")),
    ),
    _spelling("not_equals", _SINGLE, "value", ("equals", True), ("不等于", "does not equal", "等しくない")),
    Operator(
        "is_one_of",
        _SINGLE,
        "values",
        (
            "为其中之一；可简写为 `资料项: [值, 值]`",
            "is one of; short `fact: [value, value]`",
            "いずれか。略して `[値, 値]`",
        ),
        lambda values, domain: points(domain, values),
        Phrases(
            ("{}为下列之一：{}", "{} is one of: {}", "{}が次のいずれか：{}"),
            opposite=("{}不是：{}", "{} is not: {}", "{}が次でない：{}"),
        ),
    ),
    _spelling("is_none_of", _SINGLE, "values", ("is_one_of", True), ("不为其中任何一个", "is none of", "どれでもない")),
    _spelling(
        "includes", ("choices",), "choice", ("includes_all", False), ("包括某一选项", "includes one choice", "含む")
    ),
    Operator(
        "includes_any",
        ("choices",),
        "choices",
        ("包括其中之一", "includes one of", "いずれかを含む"),
        phrases=Phrases(("{}包括下列之一：{}", "{} includes one of: {}", "{}に次のいずれかを含む：{}")),
        among="any",
    ),
    Operator(
        "includes_all",
        ("choices",),
        "choices",
        ("包括其中全部", "includes all of", "すべてを含む"),
        phrases=Phrases(("{}包括：{}", "{} includes: {}", "{}に次を含む：{}")),
        among="all",
    ),
    _spelling(
        "before",
        _DAYS,
        "day",
        ("less_than", False),
        (
            "早于某日、`as_of`（基准日）或者另一日期",
            "before a day, `as_of` (the reference date) or another date",
            "より前。ある日、`as_of`（基準日）又は他の日付と比べる",
        ),
    ),
    _spelling("after", _DAYS, "day", ("more_than", False), ("晚于", "after", "より後")),
    _spelling("on_or_before", _DAYS, "day", ("at_most", False), ("不晚于该日", "on or before", "その日以前")),
    _spelling("on_or_after", _DAYS, "day", ("at_least", False), ("不早于该日", "on or after", "その日以降")),
    _spelling("within_year", _DAYS, "year", ("within_years", False), ("在某一年度内", "within a year", "ある年度内")),
    Operator(
        "within_years",
        _DAYS,
        "years",
        ("在两个年度之间，首尾均计", "within years, the first and the last counted", "二つの年度の間。両端を含む"),
        _within,
        Phrases(
            ("{}在{}1月1日至{}12月31日之间", "{} from {} to {}", "{}が{}の初日から{}の末日まで"),
            single=("{}在{}内", "{} in {}", "{}が{}内"),
        ),
    ),
    Operator(
        "happened",
        ("event",),
        "flag",
        (
            "是否发生过；`never` 是已知的回答",
            "whether it ever happened; `never` is a known answer",
            "起きたことがあるか。`never` も既知の回答",
        ),
        _happened,
        Phrases(("有{}", "there is a {}", "{}がある"), opposite=("无{}", "there is no {}", "{}がない")),
    ),
    Operator(
        "starts_with",
        ("text",),
        "value",
        ("以该文字开头", "begins with this text", "この文字で始まる"),
        lambda prefix, domain: between(domain, prefix, after_prefix(prefix), high_open=True),
        Phrases(
            ("{}以“{}”开头", "{} starts with “{}”", "{}が「{}」で始まる"),
            opposite=("{}不以“{}”开头", "{} does not start with “{}”", "{}が「{}」で始まらない"),
        ),
    ),
)
OPERATORS: dict[str, Operator] = {operator.name: operator for operator in _TABLE}
# INVARIANT (whole table): each name of the type has its entry, so that a look-up by a name never fails.
assert tuple(OPERATORS) == get_args(OperatorName)
CORE: dict[str, Operator] = {name: operator for name, operator in OPERATORS.items() if operator.means is None}
assert set(CORE) == set(get_args(CoreName))
AMOUNT_BOUNDS: tuple[CoreName, ...] = tuple(name for name in get_args(CoreName) if OPERATORS[name].of_amounts)


def passing(name: CoreName, operand: Any, domain: Domain) -> Region:
    """Return the values of a fact that pass an operator; years behind it are calendar years."""
    passes = OPERATORS[name].passes
    assert passes is not None, "of several choices each is a question of its own"
    return passes(operand, domain)


def signs_of(name: CoreName) -> frozenset[int]:
    """Return the signs of the difference between a value and the bound that an ordering operator takes."""
    region = passing(name, 0, "numbers")
    return frozenset(sign for sign in (-1, 0, 1) if region.holds(sign))


def includes(name: CoreName, chosen: frozenset[str], asked: frozenset[str]) -> bool:
    """Return whether several choices include what an operator asks for."""
    each = (choice in chosen for choice in sorted(asked))
    return any(each) if OPERATORS[name].among == "any" else all(each)
