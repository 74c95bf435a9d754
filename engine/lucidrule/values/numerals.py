"""Numbers as people write them → the number, exact: digits in groups, with 万 and 亿, or in Chinese numerals."""

import re
from decimal import Decimal

from lucidrule.core.quantity import EXACT, MOST_DIGITS, QuantityError
from lucidrule.values.pattern import Pattern

UNITS = {
    **{"": 1, "十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "十万": 10**5, "百万": 10**6},
    **{"thousand": 10**3, "million": 10**6, "billion": 10**9},
    **{"千万": 10**7, "亿": 10**8, "億": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12},
}
UNITS |= {name.replace("万", "萬").replace("亿", "億"): size for name, size in UNITS.items()}
_UNIT = "|".join(sorted(filter(None, UNITS), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+|\d+(?:_\d+)*"
NUMBER = Pattern(rf"({_DIGITS}|(?<![\d.,'’])(?=\.\d))(\.\d+)?\s*(?:[个個](?=[亿億]))?({_UNIT})?", re.IGNORECASE)
_SIGNS = {"+": 1, "-": -1, "−": -1, "▲": -1, "△": -1}
# As they are written for cheques, and in old characters, they mean the same.
_PLAIN = str.maketrans(
    "〇○◯两兩零壹贰叁肆伍陆柒捌玖貳參叄陸拾佰仟萬億", "零零零二二零一二三四五六七八九二三三六十百千万亿"
)
_ONES = {sign: at for at, sign in enumerate("零一二三四五六七八九")}
_SECTION = "(?:[一-九]千)?零?(?:[一-九]百)?零?(?:[一-九]?十)?零?[一-九]?".replace("一-九", "一二三四五六七八九")
_LARGE = (Decimal(10**8), Decimal(10**4), Decimal(1))
_NUMERAL = Pattern(f"(?:({_SECTION})亿)?零?(?:({_SECTION})万)?零?({_SECTION})")
# As people speak 三千五 is 3,500, and 一亿五千 is 150 million; as it is written it would be less: 三千零五 is 3,005.
_SPOKEN = Pattern(r"[百千万亿][一二三四五六七八九](?=[万亿]|$)|亿[一二三四五六七八九](?:千|百)(?!.*万)")
# As invoices and cheques have sums: 壹佰元伍角整, 12元零5分.
_TENTHS = Pattern(
    r"([^元圆圓]+)[元圆圓](?=[^整正])零?(?:([1-9一二三四五六七八九])角)?(?:零?([1-9一二三四五六七八九])分)?[整正]?"
)
_POINT = Pattern(
    r"([零一二三四五六七八九十百千]{1,9})[点點]([零一二三四五六七八九]{1,9})(十?万|[百千]万|[十百千万]?亿|)"
)


def number(text: str) -> Decimal | None:
    """Return the number that a narrowed text is; None where it is none.

    Raises:
        QuantityError: It has more than 38 digits.
    """
    sign = 1
    if text.startswith("(") and text.endswith(")"):
        # As accounts write what is below zero.
        sign, text = -1, text[1:-1].strip()
    elif text[:1] in _SIGNS:
        sign, text = _SIGNS[text[0]], text[1:].lstrip()
    found = _added(text)
    if found is None:
        found = of_numerals(text)
    if found is None:
        found = _with_point(text)
    return None if found is None else EXACT.minus(found) if sign < 0 and found else found


def _added(text: str) -> Decimal | None:
    """Return `1亿2,000万` as a number: of several parts each has a smaller unit than the one before."""
    total, last, at = Decimal(0), None, 0
    while at < len(text):
        match = NUMBER.match(text, at)
        if match is None:
            return None
        whole, fraction, unit = match.group(1), match.group(2) or "", (match.group(3) or "").lower()
        several = at > 0 or match.end() < len(text)
        if several and (fraction or not unit or (last is not None and UNITS[unit] >= last)):
            return None
        if last == _LARGE[0] and UNITS[unit] < _LARGE[1]:
            # Of 1亿5千 nobody knows whether 5千万 is meant.
            return None
        digits = (re.sub(r"[,_ '’]", "", whole) or "0") + fraction
        if len(digits) - digits.count(".") > MOST_DIGITS:
            raise QuantityError("too-many-digits")
        part = EXACT.multiply(Decimal(digits), Decimal(UNITS[unit]))
        if last is not None and part >= last:
            return None
        total, last = EXACT.add(total, part), UNITS[unit]
        at = match.end()
        while text[at : at + 1] == " ":
            at += 1
        # 1亿零500万 names the gap between its parts.
        at += text[at : at + 1] == "零" and text[at + 1 : at + 2].isdecimal()
    return total if text else None


def of_numerals(text: str) -> Decimal | None:
    """Return the number that Chinese numerals say, as 五千万 and, digit by digit, 二〇二一 do; None where they say
    none."""
    plain = text.translate(_PLAIN)
    if plain and len(plain) <= MOST_DIGITS and all(sign in _ONES for sign in plain):
        return Decimal("".join(str(_ONES[sign]) for sign in plain))
    match = None if _SPOKEN.search(plain) else _NUMERAL.fullmatch(plain)
    if match is None or not plain or "" in match.groups()[:2]:
        return None
    return sum((_of_section(part or "") * unit for part, unit in zip(match.groups(), _LARGE, strict=True)), Decimal(0))


def _with_point(text: str) -> Decimal | None:
    """Return the number that numerals with decimals say, as 一点五亿; None where they say none."""
    match = _POINT.fullmatch(text.translate(_PLAIN))
    whole = None if match is None else of_numerals(match[1])
    if match is None or whole is None:
        return None
    decimals = "".join(str(_ONES[sign]) for sign in match[2])
    return EXACT.multiply(EXACT.add(whole, Decimal(f"0.{decimals}")), Decimal(UNITS[match[3]]))


def with_tenths(text: str) -> Decimal | None:
    """Return the yuan that a narrowed text says with 角 and 分 behind them; None where it says none."""
    match = _TENTHS.fullmatch(text.translate(_PLAIN)) if text.endswith(("角", "分", "整", "正")) else None
    if match is None or match[2] is None is match[3]:
        return None
    yuan = number(match[1].strip())
    if yuan is None or yuan < 0:
        return None
    tenths, hundredths = (_ONES.get(each) or int(each) if each else 0 for each in match.groups()[1:])
    return EXACT.add(yuan, EXACT.multiply(Decimal(10 * tenths + hundredths), Decimal("0.01")))


def _of_section(text: str) -> Decimal:
    total, digit = 0, None
    for sign in text:
        if sign in _ONES:
            digit = _ONES[sign] or None
        else:
            total, digit = total + (digit or 1) * UNITS[sign], None
    return Decimal(total + (digit or 0))
