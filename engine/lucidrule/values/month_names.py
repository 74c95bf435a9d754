"""Names of months and days of the week, as dates have them in many languages → their numbers."""

import re

# From January on; what is short for a name stands behind it.
_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia января",
    "february feb februar februari février fevrier févr fév febrero febbraio fevereiro fev lutego февраля",
    "march mar märz maerz mrz mars marzo março marco maart mrt marca марта",
    "april apr avril avr abril abr aprile kwietnia апреля",
    "may mai mayo maggio mag maio mei maja мая",
    "june jun juni juin junio giugno giu junho czerwca июня",
    "july jul juli juillet juil julio luglio lug julho lipca июля",
    "august aug août aout agosto ago augustus sierpnia августа",
    "september sep sept septembre septiembre settembre sett set setembro września сентября",
    "october oct oktober okt octobre octubre ottobre ott outubro out października октября",
    "november nov novembre noviembre novembro listopada ноября",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia декабря",
)
MONTHS = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
# From Monday on.
_SIGNS = ("一二三四五六日", "月火水木金土日")
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEHIND = re.compile(
    r"[\s,]*[(\[]?\s*(?:(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])|([月火水木金土日])(?:曜日?)?(?=\s*[)\]])|([月火水木金土日])曜日?"
    r"|(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)\s*[)\]]?$"
)
_BEFORE = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?=\S)")


def without_weekday(plain: str) -> tuple[str, int | None]:
    """Return a folded date without its day of the week, and which that is, from 0 for Monday; None where none is."""
    behind, before = _BEHIND.search(plain), _BEFORE.match(plain)
    if behind is not None:
        sign = next(filter(None, behind.groups()))
        rest = plain[: behind.start()]
    elif before is not None:
        sign, rest = before[1], plain[before.end() :]
    else:
        return plain, None
    if sign in _ENGLISH:
        return rest, _ENGLISH.index(sign)
    return rest, next(names.index(sign) for names in _SIGNS if sign in names) if sign != "天" else 6
