"""Codes of currencies as of ISO 4217, and which one is meant where something else is written."""

from collections.abc import Iterator
from functools import cache

from lucidrule.core.folding import name_key
from lucidrule.core.names import nearest
from lucidrule.values.currencies import OTHER_CODES, names_by_code

# The rest of those in use, seldom met or words of other meanings, and those of before the euro: a programme may be in
# them.
_RARE_CODES = (
    "ANG AOA AWG BIF BTN CDF CVE ERN FKP GIP GNF GYD KMF KPW KYD LRD LSL MRU SBD SHP SLE SOS SRD SSP STN SVC TOP VED "
    "VES VUV WST ZWG ATS BEF CYP DEM EEK ESP FIM FRF GRD IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK"
)
_CODES = frozenset({*names_by_code(), *OTHER_CODES.split(), *_RARE_CODES.split()})
# What is written for a code and is the name of none in a sum.
_TAKEN_FOR = {
    "CNY": ("cnh", "chy", "cn¥", "rmb yuan", "人民元", "中国元", "위안", "юань", "nhân dân tệ"),
    "EUR": ("eurs", "eu", "유로", "евро", "欧州ユーロ"),
    "USD": ("us", "usd$", "dollar us", "us dollar", "dólar", "dólares", "달러", "доллар", "米国ドル"),
    "JPY": ("日本円", "엔", "иена", "jp¥", "日币"),
    "KRW": ("원", "韩币", "韩圆"),
    "GBP": ("ukp", "stg", "sterling", "pfund", "英ポンド"),
    "CHF": ("franken", "schweizer franken"),
    "TWD": ("ntd", "台湾元", "台湾ドル"),
    "HKD": ("香港ドル", "港纸"),
    "INR": ("rupee", "rs", "印度卢比", "インドルピー"),
    "PLN": ("zloty", "złoty", "兹罗提", "ズウォティ"),
    "CZK": ("koruna", "捷克克朗"),
    "SEK": ("krona", "瑞典克朗"),
    "DKK": ("丹麦克朗",),
    "NOK": ("挪威克朗",),
    "HUF": ("forint", "福林"),
    "TRY": ("lira", "tl", "₺", "土耳其里拉"),
    "VND": ("dong", "đồng", "₫", "vnđ", "越南盾", "ドン"),
    "THB": ("baht", "฿", "泰铢", "バーツ"),
    "IDR": ("rupiah", "印尼盾"),
    "MYR": ("ringgit", "rm", "林吉特"),
    "PHP": ("₱", "菲律宾比索"),
    "MXN": ("墨西哥比索",),
    "BRL": ("real", "reais", "r$", "雷亚尔"),
    "ZAR": ("rand", "兰特"),
    "ILS": ("shekel", "₪"),
    "UAH": ("hryvnia", "₴"),
    "KZT": ("tenge", "₸", "坚戈"),
    "MOP": ("pataca", "澳门元", "澳门币"),
    "MNT": ("tugrik", "₮"),
}


def is_currency(code: str) -> bool:
    """Return whether this is the code of a currency."""
    return code in _CODES


def codes_meant(written: str) -> tuple[str, ...]:
    """Return which codes of currencies are meant by what is none: `cny`, `EURO`, 人民币, `¥`; the likeliest first.

    Of what is no name of a currency, these are the codes that are most like it, if any is.
    """
    said = name_key(written) or written.strip()
    known = _known()
    found = known.get(said) or known.get(said.removesuffix("s"))
    if found is None:
        # Such as 人民币（元） and `euros (€)`.
        long = max(2, len(said) / 2)
        found = next((codes for name, codes in known.items() if len(name) >= long and name in said), None)
    return found or nearest(said.upper(), sorted(_CODES))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the codes by each name of a currency, the longest names first."""
    found: dict[str, tuple[str, ...]] = {}
    for name, code in _named():
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), code)))
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


def _named() -> Iterator[tuple[str, str]]:
    for code in sorted(_CODES):
        yield name_key(code), code
    for table in (names_by_code(), _TAKEN_FOR):
        for code, names in table.items():
            yield from ((name_key(name) or name, code) for name in names)
