"""Money and numbers as a programme with a currency, or a style of numbers, of its own has them → exact numbers."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from lucidrule.core.folding import folded, narrowed
from lucidrule.core.quantity import EXACT, MOST_DIGITS, QuantityError
from lucidrule.model.money import Money
from lucidrule.values.around import bare
from lucidrule.values.numerals import UNITS, number
from lucidrule.values.scale_words import SCALES

# By code, as people write them beside it; `¥` and `$` are of several.
_NAMES: dict[str, tuple[str, ...]] = {
    "CNY": ("人民币", "元人民币", "元", "圆", "yuan", "renminbi", "rmb", "¥"),
    "EUR": ("€", "euro", "euros", "欧元", "ユーロ"),
    "USD": ("us$", "$", "dollar", "dollars", "us dollars", "u.s. dollars", "美元", "美金", "米ドル", "ドル"),
    "GBP": ("£", "pound", "pounds", "pounds sterling", "英镑", "ポンド"),
    "JPY": ("円", "日元", "日圆", "yen", "¥"),
    "HKD": ("hk$", "港元", "港币"),
    "KRW": ("₩", "원", "won", "韩元", "ウォン"),
    "TWD": ("nt$", "新台币", "台币"),
    "RUB": ("₽", "руб", "卢布"),
    "CHF": ("sfr", "fr.", "francs", "swiss francs", "瑞士法郎", "スイスフラン"),
    "AUD": ("a$", "$", "澳元"),
    "CAD": ("c$", "$", "加元"),
    "NZD": ("nz$", "$"),
    "SGD": ("s$", "$", "新加坡元"),
    "INR": ("₹", "rupees"),
    "PLN": ("zł",),
    "CZK": ("kč",),
    **dict.fromkeys(("DKK", "HUF", "NOK", "RON", "SEK", "TRY"), ()),
}
# Those of ISO 4217 beside them: only in capitals, for some are words.
OTHER_CODES = (
    "AED AFN ALL AMD ARS AZN BAM BBD BDT BGN BHD BMD BND BOB BRL BSD BWP BYN BZD CLP COP CRC CUP DJF DOP DZD EGP ETB "
    "FJD GEL GHS GMD GTQ HNL HRK HTG IDR ILS IQD IRR ISK JMD JOD KES KGS KHR KWD KZT LAK LBP LKR LYD MAD MDL MGA MKD "
    "MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NPR OMR PAB PEN PGK PHP PKR PYG QAR RSD RWF SAR SCR SDG SYP SZL "
    "THB TJS TMT TND TTD TZS UAH UGX UYU UZS VND XAF XCD XOF XPF YER ZAR ZMW"
)
# Before these a T says thousands, as in TEUR.
TAUSEND = frozenset({"EUR", "CHF"})
# They are words of other meanings, too.
WORDS_OF_OTHER_MEANING = frozenset({"fr.", "won"})
_ONLY_SIGNS = frozenset(
    {"€", "us$", "$", "£", "¥", "hk$", "₩", "nt$", "₽", "a$", "c$", "nz$", "s$", "₹", "zł", "kč", "sfr", "fr."}
    | {"人民币", "renminbi", "rmb"}
)

_EAST = "|".join(sorted(["조", "억", "천만", "백만", "만", "천", "亿", "億", "万", "萬"], key=len, reverse=True))
_IN_PARTS = re.compile(rf"(?:\d[\d.,]*\s*(?:{_EAST})\s*){{2,}}", re.ASCII)
_PART = re.compile(rf"(\d[\d.,]*)\s*({_EAST})", re.ASCII)
_OF = re.compile(r"\s*(?:\bde|\bd['’])$")
_SIGN = re.compile(r"([+\-−]?)\s*(.*)", re.DOTALL)
_SHARE = re.compile(r"(.*?)\s*(%|‰)?")


def money_in(text: str, how: Money, unit: str, *, decimal_comma: bool) -> Decimal:
    """Return a sum, exact, in the currency of a programme: `500€`, `500 EUR`, `1,2 Mio. €`, `350 k€`, `1.200,50`.

    Args:
        unit: What a bare number counts, as 万 in a column headed （万元）.
        decimal_comma: Whether commas stand before decimals near by, so that `600.000` may be 600,000.

    Raises:
        QuantityError: Not a number of this form (`not-money`), of another currency (`another-currency`), not in the
            style of the programme (`other-style`), with the sign of a currency in a column of thousands
            (`unit-two-readings`), or of more than 38 digits (`too-many-digits`).
    """
    plain = bare(text).casefold()
    own, others = _names(how)
    shorn = _without(plain, own)
    digits, scale = _scaled(shorn)
    if shorn != plain and scale is None and how.code in TAUSEND and shorn.endswith("t"):
        digits, scale = shorn.removesuffix("t").rstrip(), 10**3
    if decimal_comma and not how.style and _EITHER.fullmatch(digits):
        raise QuantityError("two-readings")
    if _IN_PARTS.fullmatch(shorn):
        found, scale = _in_parts(shorn, how), 1
    else:
        found = number_in(digits, how)
    if found is None:
        other = _without(plain, others)
        if other != plain and number_in(_scaled(other)[0], how) is not None:
            raise QuantityError("another-currency")
        raise QuantityError("not-money")
    if unit and scale is None:
        if shorn == plain:
            scale = UNITS[unit]
        elif found and _is_sign(plain, how):
            raise QuantityError("unit-two-readings")
    return EXACT.multiply(found, Decimal(scale or 1))


def _in_parts(shorn: str, how: Money) -> Decimal | None:
    """Return a sum that is said by several units, each below the one before it, as 1억 5000만; None: it is none."""
    found, below = Decimal(0), None
    for digits, word in _PART.findall(shorn):
        size = Decimal(SCALES[word])
        number_of = number_in(digits, how)
        if number_of is None:
            return None
        part = EXACT.multiply(number_of, size)
        if below is not None and part >= below:
            return None
        found, below = EXACT.add(found, part), size
    return found


def _is_sign(plain: str, how: Money) -> bool:
    """Return whether a sum names its currency only by a sign or a code, which says nothing of how it is counted."""
    signs = [name for name in names_of(how) if name == how.code.casefold() or name in _ONLY_SIGNS]
    return any(plain.rstrip(")").endswith(name) or plain.lstrip("-−+ (").startswith(name) for name in signs)


def share_in(text: str, how: Money) -> tuple[Decimal | None, str | None]:
    """Return the number of a share in the style of a programme, and the sign behind it."""
    match = _SHARE.fullmatch(narrowed(text))
    return (None, None) if match is None else (number_in(match[1], how), match[2])


def number_in(text: str, how: Money) -> Decimal | None:
    """Return a number in the style of a programme, exact; None where it is none.

    Raises:
        QuantityError: It is one in another style, or has too many digits.
    """
    plain = narrowed(text)
    if not how.style:
        return number(plain)
    sign, rest = _SIGN.fullmatch(plain).groups()  # type: ignore[union-attr]  # everything is of this form
    if rest.startswith("(") and rest.endswith(")") and not sign:
        sign, rest = "-", rest[1:-1].strip()
    match = _pattern(how.style).fullmatch(rest)
    if match is None:
        if _ANY_STYLE.fullmatch(rest):
            raise QuantityError("other-style")
        return None
    digits = re.sub(r"\D", "", match[1])
    decimals = match[2] or ""
    if len(digits) + len(decimals) > MOST_DIGITS:
        raise QuantityError("too-many-digits")
    found = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return EXACT.minus(found) if sign in ("-", "−") and found else found


_EITHER = re.compile(r"[+-]?\d{1,3}\.\d{3}", re.ASCII)
_ANY_STYLE = re.compile(r"\d[\d., '’]*")


@lru_cache(8)
def _pattern(style: str) -> re.Pattern[str]:
    group, point = re.escape(style[1]), re.escape(style[-3])
    return re.compile(rf"(\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}(\d+))?", re.ASCII)


@lru_cache(8)
def _names(how: Money) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the currency of a programme is called, and what others are, the longest first."""
    labels = () if how.currency is None else tuple(how.currency.label.values())
    own = {folded(each) for each in (how.code, *_NAMES.get(how.code, ()), *labels)} - {""}
    others = {folded(each) for code, names in _NAMES.items() for each in (code, *names)} - own
    return tuple(sorted(own, key=len, reverse=True)), tuple(sorted(others, key=len, reverse=True))


def names_of(how: Money) -> tuple[str, ...]:
    """Return what the currency of a programme is called."""
    return _names(how)[0]


def names_by_code() -> Mapping[str, tuple[str, ...]]:
    """Return what currencies are called beside their codes."""
    return _NAMES


def _without(plain: str, names: tuple[str, ...]) -> str:
    """Return a text without the name of a currency before or behind it."""
    for name in names:
        if plain.endswith(name):
            return _OF.sub("", plain[: -len(name)].rstrip())
        if plain.startswith(name):
            return plain[len(name) :].lstrip(" :")
        if plain[:1] in ("-", "−", "+") and plain[1:].lstrip().startswith(name):
            return plain[0] + plain[1:].lstrip()[len(name) :].lstrip()
    return plain


def _scaled(plain: str) -> tuple[str, int | None]:
    """Return a text without the word for thousands or millions behind it, and how many these are."""
    for word in sorted(filter(None, SCALES), key=len, reverse=True):
        rest = plain.removesuffix(word)
        if rest != plain and rest[-1:] and not rest[-1].isalpha():
            return rest.rstrip(), SCALES[word]
    return plain, None
