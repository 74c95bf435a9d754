"""Money, shares and counts as people write them → exact numbers; what is said of them only roughly is not taken."""

import re
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal

from lucidrule.core.folding import narrowed
from lucidrule.core.quantity import EXACT, QuantityError
from lucidrule.model.money import YUAN, Money
from lucidrule.values.around import bare
from lucidrule.values.currencies import money_in, number_in, share_in
from lucidrule.values.numerals import UNITS, number, with_tenths
from lucidrule.values.odd_numbers import why_odd
from lucidrule.values.pattern import Pattern

_BEFORE = Pattern(r"^(?:人民币|rmb|cny|[¥￥])\s*[:：]?\s*|^([-+−▲△])\s*[¥￥]", re.IGNORECASE)
_BEHIND = Pattern(r"\s*(?:元人民币|人民币|元[整正]?|[圆圓][整正]?|yuan|cny|rmb)$", re.IGNORECASE)
# 1234（万元）; of 1234元（人民币） the latter says nothing more.
_IN_BRACKETS = Pattern(r"(?<=[\d万亿元])\s*\(([十百千万萬亿億]*元|人民币|yuan|cny|rmb)\)$", re.IGNORECASE)
# What says how a sum is counted; 人民币 and ¥ say only of which money it is.
_YUAN = Pattern(r"[元圆圓]|yuan", re.IGNORECASE)
_OTHER_CURRENCY = Pattern(
    r"[$€£₩₽]|円|美元|美金|欧元|港元|港币|日元|英镑|台币|韩元|ドル|ユーロ|ポンド|ウォン"
    r"|(?<![a-z])(?:usd|eur|hkd|jpy|gbp|twd|krw)(?![a-z])",
    re.IGNORECASE,
)
_ROUGH = Pattern(
    r"^(?:[数几幾](?=[十百千万萬亿億])|若干|大?约|大概|近|将近|接近|超过?|逾|过|上|不到|不足|至少|最少|最多|至多|不少于|不低于|不超过|不高于|[大小高低多少]于|[><≥≤≧≦~≈〜]|"
    r"about|approx|around|ca\.|circa|roughly|more than|over|less than|under|at least|at most|up to|almost|nearly|"
    r"etwa|rund|über|environ|env\.|plus de|moins de|約|およそ|ほぼ|概ね)"
    r"|(?:左右|上下|以上|以下|以内|之内|余|多|余元|多元|许|出头|级|\+|程度|ほど|前後|弱|強|超|未満)$"
    r"|or (?:more|less|so)$"
    r"|^估|预计|预估|预测|估计|估算|估值|暂估|暂定|暂列|测算|概算|快报|未审|待审|计划|±|見込|予定|概数|推計|推定|未監査"
    r"|\best\b|\bestimated?\b|\bexpected\b|\bforecast\b|\bunaudited\b"
    r"|[\d一二三四五六七八九十百千][十百千]*\s*[余多几数]\s*[十百千万亿]|\d[十百千万萬亿億元%]*\s*(?:-|~|〜|–|—|至|到|から|to)\s*\d",
    re.IGNORECASE,
)
_ROUNDED = Pattern(r"[+-]?\d+(?:\.\d+)?e[+-]?\d+", re.IGNORECASE)
_DECIMAL_COMMA = Pattern(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}|[+-]?\d{1,3}(?:\.\d{3}){2,}")
_EITHER = Pattern(r"[+-]?\d{1,3}\.\d{3}")
# What a sign of shares counts, and the words before a number that say the same.
_PARTS = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
_OF_HUNDRED = {"百分之": "%", "千分之": "‰"}
# Most amounts are written so; they need none of the rest.
_SIMPLE = Pattern(r"([0-9]{1,18}(?:\.[0-9]{1,18})?)(万|亿|)元?")
_LINES = Pattern(r"\d[^\S\n\r\t\v\f\x85\u2028\u2029]*[\n\r\t\v\f\x85\u2028\u2029]\s*\d")
_COUNTED = Pattern(
    r"\s*(?:[家人名位个個件项項台套次所户戶社组組条條款种種笔筆期份处處座间間艘辆輛批支只张張本回]"
    r"|人次|件套|台[/(]套\)?|[かヶカケ]所|箇所)$"
)
_SIGN_OF_SHARE = Pattern(r"(.*\d)(?:\s*(%|‰|percent|per cent|pct|パーセント))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers are written where a value stands.

    Attributes:
        unit: What a bare number of money counts, as 万 in a column headed （万元）; `%` or `‰` of a share under （%）.
        decimal_comma: Whether commas stand before decimals near by, so that `600.000` may be 600,000.
        counts_from_1904: Whether the numbers of days begin there, as in some workbooks.
        money: The currency of sums, and the style of numbers.
        zone: The zone in which a moment of another zone is a day; None: it is refused.
    """

    unit: str = ""
    decimal_comma: bool = False
    counts_from_1904: bool = False
    zone: tzinfo | None = None
    money: Money = YUAN


PLAIN = Writing()


def has_decimal_comma(text: str) -> bool:
    """Return whether a text is a number with a comma before its decimals, as 1.200,50."""
    return _DECIMAL_COMMA.fullmatch(narrowed(text)) is not None


def parse_money(text: str, writing: Writing = PLAIN) -> Decimal:
    """Return yuan, exact: `5亿`, `1亿2000万元`, `20,601.58万`, `¥1,020.00`, `五千万元`, `500_000_000`, `-3万元`.

    Raises:
        QuantityError: Not a number of this form (`not-money`), said only roughly (`uncertain-number`), of another
            currency (`other-currency`), rounded by a spreadsheet (`rounded-number`), to be read in two ways
            (`two-readings`; `unit-two-readings`: in a column of 万元 `¥1,020`, as a workbook saved as CSV has it), with
            the mark of a note (`noted-number`), or of more than 38 digits (`too-many-digits`).
    """
    if writing.money != YUAN:
        return _in_own_money(text, writing)
    if (simple := _SIMPLE.fullmatch(text)) is not None and not (writing.unit or writing.decimal_comma):
        return EXACT.multiply(Decimal(simple[1]), Decimal(UNITS[simple[2]]))
    plain = _one_line(text)
    plain = _IN_BRACKETS.sub(r"\1", plain)
    inner = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    shorn = _BEHIND.sub("", _BEFORE.sub(r"\1", inner)).strip()
    found = with_tenths(shorn)
    if found is None:
        found = _number(shorn if inner is plain else f"({shorn})", plain, writing)
    if found is None:
        raise QuantityError("not-money")
    if writing.unit and not any(unit in shorn.lower() for unit in UNITS if unit):
        if shorn == inner:
            return EXACT.multiply(found, Decimal(UNITS[writing.unit]))
        if found and not _YUAN.search(plain):
            raise QuantityError("unit-two-readings")
    return found


def parse_count(text: str, writing: Writing = PLAIN) -> Decimal:
    """Return a number of things, exact: `12`, `12家`, `1,200`, `三`.

    Raises:
        QuantityError: As of money.
    """
    plain = _one_line(text)
    shorn = _COUNTED.sub("", plain)
    found = number_in(shorn, writing.money) if writing.money.style else _number(shorn, plain, writing)
    if found is None:
        raise QuantityError("not-money")
    return found


def parse_share(text: str, writing: Writing = PLAIN) -> Decimal:
    """Return a share as a number, exact: `5%`, `百分之5`, `50‰` and `0.05` alike; under a heading with % also `5`.

    Raises:
        QuantityError: Not a share (`not-share`), said only roughly, or to be read in two ways.
    """
    plain = _one_line(text)
    if (parts := _OF_HUNDRED.get(plain[:3])) is not None:
        rest = number(plain[3:].strip())
        if rest is None:
            raise QuantityError("not-share")
        return EXACT.multiply(rest, _PARTS[parts])
    # As accounts write what is below zero.
    inner = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    if writing.money.style:
        value, sign = share_in(plain, writing.money)
    else:
        value, sign = _share(inner)
        value = EXACT.minus(value) if value is not None and inner is not plain else value
    if value is None:
        raise QuantityError(_why_not(plain, plain) or "not-share")
    if sign is None:
        return bare_share(value, writing)
    return EXACT.multiply(value, _PARTS.get(sign, _PARTS["%"]))


def _one_line(text: str) -> str:
    """Return a number as it is compared.

    Raises:
        QuantityError: Digits stand in several lines, which may be several numbers (`not-money`).
    """
    if _LINES.search(text):
        raise QuantityError("not-money")
    return bare(text)


def _share(plain: str) -> tuple[Decimal | None, str | None]:
    """Return the number of a share, and the sign behind it; of digits that point and commas part nobody knows which."""
    match = _SIGN_OF_SHARE.fullmatch(plain)
    found = None if match is None else number(match[1].strip())
    return (None, None) if match is None or found is None else (found, match[2])


def bare_share(value: Decimal, writing: Writing) -> Decimal:
    """Return the share that a number without a sign says.

    Raises:
        QuantityError: Under a heading with %, below 1: 0.5 may be 0.5 % or 50 % (`share-two-readings`); with ‰ alike
            (`per-mille-two-readings`).
    """
    if writing.unit not in _PARTS:
        return value
    if 0 < abs(value) < 1:
        raise QuantityError("share-two-readings" if writing.unit == "%" else "per-mille-two-readings")
    return EXACT.multiply(value, _PARTS[writing.unit])


def _in_own_money(text: str, writing: Writing) -> Decimal:
    """Return a sum in the currency of a programme that is not in yuan, or has a style of numbers of its own."""
    text = _one_line(text)
    try:
        return money_in(text, writing.money, writing.unit, decimal_comma=writing.decimal_comma)
    except QuantityError as error:
        why = _said_roughly(text) or why_odd(text) if error.code == "not-money" else None
        if why is None:
            raise
        raise QuantityError(why) from None


def _number(shorn: str, plain: str, writing: Writing) -> Decimal | None:
    if writing.decimal_comma and _EITHER.fullmatch(shorn):
        raise QuantityError("two-readings")
    found = number(shorn)
    if found is None and (why := _why_not(plain, shorn)) is not None:
        raise QuantityError(why)
    return found


def _why_not(plain: str, shorn: str) -> str | None:
    """Return why a text is no exact number, where something more can be said; `shorn`: without its currency."""
    if _OTHER_CURRENCY.search(plain):
        return "other-currency"
    return _said_roughly(plain) or why_odd(shorn)


def _said_roughly(plain: str) -> str | None:
    """Return how a text says its number only roughly, if it does."""
    if _ROUGH.search(plain) and re.search(r"\d|[一二三四五六七八九十百千万亿]", plain):
        return "uncertain-number"
    return "rounded-number" if _ROUNDED.fullmatch(plain) else None
