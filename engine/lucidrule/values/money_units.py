"""Units of money as people name them beside numbers: 万元, k€, milliers d'euros, 千ユーロ → how many of what."""

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from lucidrule.core.folding import folded, narrowed
from lucidrule.values.currencies import OTHER_CODES, TAUSEND, WORDS_OF_OTHER_MEANING, names_by_code
from lucidrule.values.numerals import UNITS
from lucidrule.values.scale_words import WORDS

# What programmes call their own currencies, each with its code.
Labels: TypeAlias = tuple[tuple[str, str], ...]

ONE = "元"
_WORDS = {
    **WORDS,
    **dict.fromkeys(("tenthousand", "tenthousands", "tensofthousands"), 10**4),
    **dict.fromkeys(("hundredmillion", "hundredmillions"), 10**8),
    "milmillones": 10**9,
}
# Without a currency they may be tonnes, metres or thousandths.
_ONLY_BESIDE = frozenset({"k", "m", "mm", "mil", "md", "mill"})
_BY_SIZE = {size: name for name, size in UNITS.items() if not name.isascii() and not {"萬", "億"} & {*name}} | {1: ONE}
_COUNTED = re.compile(r"[x×*]?(10{0,2})?((?:[.,']?000)*)(\D*)")
_LEAD = re.compile(r"(?:in|en|em|im|以|按)+(?=.)")
_TAIL = re.compile(r"(?:计|为单位)$")
_JOINT = re.compile(r"^(?:of|de|d'|des|di|の|/|-|:)+|(?:of|de|d'|des|di|の|/|-|:)+$")


class MoneyUnit(NamedTuple):
    """A unit of money.

    Attributes:
        name: How many, as 元, 千, 万, 百万 or 亿.
        of: The codes of the currencies that it may be of; empty: none is named.
    """

    name: str
    of: frozenset[str]


def money_unit(text: str, labels: Labels = ()) -> MoneyUnit | None:
    """Return the unit of money that a text names, and nothing else; None where it names none that is known."""
    plain = _squeezed(text)
    found = _unit(plain, labels)
    return found or _unit(_TAIL.sub("", _LEAD.sub("", plain, count=1)) if _LEAD.match(plain) else plain, labels)


def leads(text: str) -> bool:
    """Return whether a text begins as one that says in which unit something is: `in thousands`, `en k€`, 以万元计."""
    return _LEAD.match(_squeezed(text)) is not None


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", folded(text)).replace("’", "'").replace("´", "'")


@lru_cache(4096)
def _unit(plain: str, labels: Labels, deep: int = 0) -> MoneyUnit | None:
    if (size := _size(plain)) is not None:
        return MoneyUnit(size, frozenset())
    for name, codes in _named(labels):
        for rest in _beside(plain, name):
            if (found := _of(rest, codes, labels, deep)) is not None:
                return found
    return None


def _of(rest: str, codes: frozenset[str], labels: Labels, deep: int) -> MoneyUnit | None:
    rest = _JOINT.sub("", rest)
    if (size := _size(rest, codes)) is not None:
        return MoneyUnit(size, codes)
    # 人民币万元 and `US$ millions of dollars` name the currency on both sides.
    inner = _unit(rest, labels, deep + 1) if deep == 0 else None
    return MoneyUnit(inner.name, codes & inner.of) if inner is not None and codes & inner.of else None


def _beside(plain: str, name: str) -> list[str]:
    """Return what stands before or behind the name of a currency."""
    found = [plain.removesuffix(name)] if plain.endswith(name) else []
    return found + ([plain.removeprefix(name)] if plain.startswith(name) else [])


def _size(rest: str, codes: frozenset[str] | None = None) -> str | None:
    """Return how many a word says, or a number such as 10,000; None where it says nothing that is known.

    Args:
        codes: The currencies that stand beside it; None: none does.
    """
    word = rest.strip(".")
    if codes is None and (word in _ONLY_BESIDE or not word):
        return None
    if codes is not None and word == "t" and codes & TAUSEND:
        return _BY_SIZE[10**3]
    match = _COUNTED.fullmatch(word)
    if match is None:
        return None
    ones, zeros, counted = match.groups()
    if codes is None and not zeros and not counted:
        return None
    size = int((ones or "1") + re.sub(r"\D", "", zeros))
    if counted in ("", "s"):
        return _BY_SIZE.get(size)
    of = _WORDS.get(counted)
    return None if of is None else _BY_SIZE.get(size * of)


@lru_cache(64)
def _named(labels: Labels) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return what currencies are called, each with its codes, the longest first."""
    codes: dict[str, set[str]] = {}
    of_all = [(name, code) for code, names in names_by_code().items() for name in (code, *names)]
    for name, of in (*labels, *(each for each in of_all if each[0] not in WORDS_OF_OTHER_MEANING)):
        codes.setdefault(_squeezed(name), set()).add(of)
    return tuple(sorted(((name, frozenset(each)) for name, each in codes.items()), key=lambda each: -len(each[0])))


def is_of_money(text: str) -> bool:
    """Return whether a text, such as stands behind `Unit:`, is about money, known or not: 百万円, 角, kPLN, `M`."""
    plain = narrowed(text)
    return any(form.fullmatch(plain) for form in (_CHINESE, _LATIN)) or _CODE.search(plain) is not None


def _any_name(*, ascii_only: bool) -> str:
    names = {name for names in names_by_code().values() for name in names if name.isascii() == ascii_only}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name.isalpha())


_MANY = "[十百千万萬亿億兆仟]"
_CHINESE = re.compile(rf"(?:人民币)?(?:{_MANY}+|{_MANY}*(?:{_any_name(ascii_only=False)}|[分角厘銭]))")
_LATIN = re.compile(
    rf".*(?:[$€£₩₽¥₹]|\b[km]?(?:{_any_name(ascii_only=True)}|{'|'.join(names_by_code())})\b).*"
    r"|(?:euro)?cents?|centimes?.*|pence|k|(?-i:[KMT]|MM)",
    re.IGNORECASE,
)
_CODE = re.compile(rf"(?<![A-Z])[kKmMtT]?(?:{OTHER_CODES.replace(' ', '|')})(?![A-Za-z])")
