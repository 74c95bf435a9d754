"""Findings about rules at several reference dates: each told once, with the time in which it holds."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from lucidrule.present.findings import Told
from lucidrule.present.quantities import day
from lucidrule.present.words import listed, word

_DAY = timedelta(days=1)
Span = tuple[date, date]


def over_time(found: Mapping[date, Sequence[Told]], last: date) -> list[Told]:
    """Return what is found, in the order in which it is met first.

    Args:
        found: What is found at each date at which rules can turn, in order; it holds until the day before the next.
        last: The last day that is looked at.
    """
    days = list(found)
    known: dict[tuple[str, ...], Told] = {}
    held: dict[tuple[str, ...], set[date]] = {}
    for moment, told in found.items():
        for each in told:
            name = (each.finding.name, each.about, each.says)
            known.setdefault(name, each)
            held.setdefault(name, set()).add(moment)
    return [each._replace(spans=tuple(_spans(days, held[name], last))) for name, each in known.items()]


def _spans(days: Sequence[date], held: set[date], last: date) -> list[Span]:
    found: list[Span] = []
    for moment, end in zip(days, (*(each - _DAY for each in days[1:]), last), strict=True):
        if moment not in held:
            continue
        if found and found[-1][1] + _DAY == moment:
            found[-1] = (found[-1][0], end)
        else:
            found.append((moment, end))
    return found


def only_then(told: Told, first: date, last: date, lang: str) -> str:
    """Return in which time only a finding holds, in words; empty: in all that is looked at."""
    if told.spans in ((), ((first, last),)):
        return ""
    return word("only_then", lang, listed([_span(each, lang) for each in told.spans], lang))


def _span(span: Span, lang: str) -> str:
    one, other = (day(each, lang) for each in span)
    return one if span[0] == span[1] else word("from_to", lang, one, other)
