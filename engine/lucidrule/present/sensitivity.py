"""The bands of one fact in words, and as a small picture to scale."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lucidrule.advise.sensitivity import Band, Standing
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import Outcome
from lucidrule.evaluate.cells import Texts
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Fact
from lucidrule.model.money import Money
from lucidrule.present.edges import edges, lower, paid, upper
from lucidrule.present.entitlement import between
from lucidrule.present.palette import LOOKS
from lucidrule.present.quantities import missing_name, money, texts_of, value_of
from lucidrule.present.words import word
from lucidrule.present.wrapping import width_of

_COLUMNS, _ALIKE, _HERE, _EDGE = 36, 3, "▲", "|"


class SensitivityReport(NamedTuple):
    """Bands in words.

    Attributes:
        headings: The range, then the policies that are not alike everywhere.
        rows: For each band its range and how each policy stands; the last cell marks where the company is now.
        picture: A line for each policy, as long as each band is, then where it begins and ends, and what marks mean.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: tuple[str, ...]


def sensitivity_report(
    programme: CompiledProgramme, missing: Missing, bands: Sequence[Band], lang: str
) -> SensitivityReport:
    """Return bands in words."""
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    names = varying(bands)
    rows = [
        (
            range_told(programme, missing, band, lang),
            *(standing_told(band, name, programme.home(name).money, lang) for name in names),
            _now(band, lang),
        )
        for band in bands
    ]
    lengths = to_scale(bands, _COLUMNS)
    short = {policy.id: policy.short_title(lang) for policy in programme.policies}
    picture = [
        "".join(LOOKS[band.at_low[name].outcome.value].mark * each for band, each in zip(bands, lengths, strict=True))
        + f"  {short[name]}"
        for name in names
    ]
    picture += _axis(programme, missing, bands, lengths, lang)
    title = word("sensitivity_of", lang, missing_name(missing, programme.facts, lang))
    headings = (word("range", lang), *(titles[name] for name in names), "")
    return SensitivityReport(title, headings, tuple(rows), (*picture, _legend(bands, names, lang)) if names else ())


def _legend(bands: Sequence[Band], names: Sequence[str], lang: str) -> str:
    """Return what the marks of a picture mean."""
    shown = {band.at_low[name].outcome for band in bands for name in names}
    return "  ".join(f"{LOOKS[each].mark} {word(each, lang)}" for each in Outcome if each in shown)


def varying(bands: Sequence[Band]) -> list[str]:
    """Return the policies that do not stand alike in all bands."""
    names = bands[0].at_low if bands else {}
    return [name for name in names if len({end[name] for band in bands for end in (band.at_low, band.at_high)}) > 1]


def to_scale(bands: Sequence[Band], columns: int) -> list[int]:
    """Return how long each band is of so many columns: as long as it is, but one at least; of no numbers all alike."""
    if len(bands) < 2 or not isinstance(bands[0].low, Decimal):
        return [_ALIKE] * len(bands)
    start, end = _ends(bands)
    width = max(Fraction(end) - Fraction(start), Fraction(1))
    places = [int((Fraction(band.low) - Fraction(start)) / width * columns) for band in bands] + [columns]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + 1)
    return [following - place for place, following in pairwise(places)]


def _ends(bands: Sequence[Band]) -> tuple[Decimal, Decimal]:
    """Return from where to where a picture goes: without an end a quarter beyond the last edge."""
    start, last = bands[0].low, bands[-1]
    if last.high is not None:
        return start, last.high
    edge = lower(last.low, last.unit).value
    return start, EXACT.add(edge, EXACT.divide_int(EXACT.subtract(edge, start), Decimal(4)))


def _axis(
    programme: CompiledProgramme, missing: Missing, bands: Sequence[Band], lengths: Sequence[int], lang: str
) -> list[str]:
    """Return the lines below a picture of numbers: where bands begin, where the company is, and both ends."""
    if len(bands) < 2 or not isinstance(bands[0].low, Decimal):
        return []
    fact, columns = programme.facts[missing.fact], sum(lengths)
    first, last = (value_of(end, fact, programme.money, lang) for end in _ends(bands))
    lines = [f"{first}{' ' * max(1, columns - width_of(first) - width_of(last))}{last}"]
    now = next((at for at, band in enumerate(bands) if band.now), None)
    if now is not None:
        lines.insert(0, f"{' ' * (sum(lengths[:now]) + lengths[now] // 2)}{_HERE}")
    return ["".join(_EDGE.ljust(each) for each in lengths).rstrip(), *lines]


def range_told(programme: CompiledProgramme, missing: Missing, band: Band, lang: str) -> str:
    if isinstance(band.low, Texts):
        return texts_of(band.low, lang)
    fact = programme.facts[missing.fact]
    if fact.type == "records":
        return word("records_listed", lang, len(band.low)) if band.low else word("nothing", lang)
    if band.endless:
        return _without_a_beginning(programme, fact, band, lang)
    if fact.type in ("money", "share", "number") and band.high != band.low:
        last = None if band.high is None else upper(band.high, band.unit)
        first = lower(band.low, band.unit)
        return edges(first, last, lambda number: value_of(number, fact, programme.money, lang), lang)
    low = value_of(band.low, fact, programme.money, lang)
    if band.high is None:
        return word("edge_from", lang, low)
    return low if band.high == band.low else word("band", lang, low, value_of(band.high, fact, programme.money, lang))


def _without_a_beginning(programme: CompiledProgramme, fact: Fact, band: Band, lang: str) -> str:
    if band.high is None:
        return word("edge_any", lang)
    last = upper(band.high, band.unit)
    return word("edge_to" if last.itself else "edge_below", lang, value_of(last.value, fact, programme.money, lang))


def standing_told(band: Band, name: str, how: Money, lang: str) -> str:
    """Return how a policy stands in a band, and what it pays there."""
    standing, paid_there = band.at_low[name], paid_told(band, name, how, lang)
    outcome = word(standing.outcome.value, lang)
    if standing.is_open and paid_there:
        return word("band_if_met", lang, outcome, paid_there)
    return f"{outcome} {paid_there}".strip()


def paid_told(band: Band, name: str, how: Money, lang: str) -> str:
    """Return what a policy pays in a band: one sum, from and to, or along which lines its least and its most go."""
    low, high = band.at_low[name], band.at_high[name]
    if low == high:
        return _pays(low, how, lang)
    if low.pays is not None and high.pays is not None:
        return _line((low.low, high.low), band, how, lang)
    if (low.high is None) != (high.high is None):  # pragma: no cover  # a bound that ends where nothing turns
        return _pays(low, how, lang)
    least = _line((low.low, high.low), band, how, lang)
    return (
        word("from_line", lang, least)
        if low.high is None
        else word("lines", lang, least, _line((low.high, high.high), band, how, lang))
    )


def _line(ends: tuple[Decimal | None, Decimal | None], band: Band, how: Money, lang: str) -> str:
    """Return along which line a sum goes in a band."""
    first, last = (end or Decimal(0) for end in ends)
    if first == last:
        return money(first, how, lang)
    if band.endless:
        return word("edge_to" if first < last else "edge_from", lang, money(last, how, lang))
    if band.high is None:
        return word("edge_from" if first < last else "edge_to", lang, money(first, how, lang))
    return edges(*paid((first, last), (band.low, band.high), band.unit), lambda sum_: money(sum_, how, lang), lang)


def _pays(standing: Standing, how: Money, lang: str) -> str:
    low, high = standing.low, standing.high
    if low is None:
        return ""
    if high and not low:
        # From nothing on looks like a sum that was worked out.
        return word("prospect_up_to", lang, money(high, how, lang))
    return between(low, high, how, lang)


def _now(band: Band, lang: str) -> str:
    return word("now_here", lang) if band.now else ""
