"""Words for thousands, millions and more, as people put them beside numbers of money in many languages."""

from lucidrule.values.numerals import UNITS

_BY_SIZE = {
    10**3: "k tsd tausend mille mil millier milliers miles mila thousand thousands duizend tusen tys тыс тысяч 仟 천",
    10**4: "wan 만",
    10**6: "m mm mio mill mln mn million millions millionen millón millones milioni milioane miljoen miljoner milhões "
    "млн 백만",
    10**7: "천만",
    10**8: "억",
    10**9: "md mds mrd mld bn bln milliard milliards milliarden miliardi miljard billion billions млрд",
    10**12: "조",
}
_CHINESE = {name: size for name, size in UNITS.items() if not name.isascii()}
WORDS = {**{word: size for size, words in _BY_SIZE.items() for word in words.split()}, **_CHINESE}
# Behind a number, or before what it counts: `1,2 Mio. €`, `350 k€`, `2 millions d'euros`.
SCALES = {**WORDS, **{f"{word}.": WORDS[word] for word in ("tsd", "mio", "mrd", "mill", "mln", "mld", "tys")}, **UNITS}
