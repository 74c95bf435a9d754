"""The bands of one fact in words, as a small picture, and as SVG."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from lucidrule.advise.sensitivity import Band, Standing
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.evaluate.cells import Texts
from lucidrule.kernel.missing import Missing
from lucidrule.model.money import Money
from lucidrule.present.edges import edges, lower, paid, upper
from lucidrule.present.palette import LOOKS
from lucidrule.present.quantities import missing_name, money, texts_of, value_of
from lucidrule.present.words import word

_CELL, _LEFT, _HEIGHT = 250, 260, 44


class SensitivityReport(NamedTuple):
    """Bands in words.

    Attributes:
        headings: The range, then the policies that are not alike everywhere.
        rows: For each band its range and how each policy stands; the last cell marks where the company is now.
        picture: A line for each policy, a mark for each band.
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
    names, is_money = varying(bands), programme.facts[missing.fact].type == "money"
    rows = [
        (
            _range(programme, missing, band, lang),
            *(_standing(band, name, programme.home(name).money, is_money, lang) for name in names),
            _now(band, lang),
        )
        for band in bands
    ]
    picture = [
        f"{''.join(LOOKS[band.at_low[name].outcome.value].mark * 3 for band in bands)}  {titles[name]}"
        for name in names
    ]
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
    return [name for name in names if len({(band.at_low[name], band.at_high[name]) for band in bands}) > 1]


def svg(programme: CompiledProgramme, missing: Missing, bands: Sequence[Band], lang: str) -> str:
    """Return the picture as SVG: a row for each policy, a field for each band."""
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    names, is_money = varying(bands), programme.facts[missing.fact].type == "money"
    width, height = _LEFT + _CELL * len(bands) + 20, _HEIGHT * (len(names) + 2) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="11">',
        f"<title>{escape(word('sensitivity_of', lang, missing_name(missing, programme.facts, lang)))}</title>",
    ]
    for at, band in enumerate(bands):
        text = escape(_range(programme, missing, band, lang))
        weight = ' font-weight="bold"' if band.now else ""
        parts.append(f'<text x="{_LEFT + _CELL * at + 4}" y="20"{weight}>{text}</text>')
    for row, name in enumerate(names, 1):
        top = _HEIGHT * row + 4
        parts.append(f'<text x="4" y="{top + 18}">{escape(titles[name])}</text>')
        for at, band in enumerate(bands):
            told = _paid(band, name, programme.home(name).money, is_money, lang)
            left, state = _LEFT + _CELL * at, band.at_low[name].outcome.value
            parts.append(
                f'<rect x="{left}" y="{top}" width="{_CELL - 2}" height="{_HEIGHT - 4}" fill="{LOOKS[state].ink}"/>'
                f'<text x="{left + 4}" y="{top + 16}" fill="white">{escape(word(state, lang))}</text>'
                f'<text x="{left + 4}" y="{top + 32}" fill="white">{escape(told)}</text>'
            )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _range(programme: CompiledProgramme, missing: Missing, band: Band, lang: str) -> str:
    if isinstance(band.low, Texts):
        return texts_of(band.low, lang)
    fact = programme.facts[missing.fact]
    if fact.type == "money" and band.high != band.low:
        high = None if band.high is None else upper(band.high)
        return edges(lower(band.low), high, lambda sum_: value_of(sum_, fact, programme.money, lang), lang)
    low = value_of(band.low, fact, programme.money, lang)
    if band.high is None:
        return word("edge_from", lang, low)
    return low if band.high == band.low else word("band", lang, low, value_of(band.high, fact, programme.money, lang))


def _standing(band: Band, name: str, how: Money, is_money: bool, lang: str) -> str:
    return f"{word(band.at_low[name].outcome.value, lang)} {_paid(band, name, how, is_money, lang)}".strip()


def _paid(band: Band, name: str, how: Money, is_money: bool, lang: str) -> str:
    low, high = band.at_low[name], band.at_high[name]
    pays = [_pays(each, how, lang) for each in ((low, high) if band.high is not None else (low,))]
    if is_money and low.pays is not None and high.pays is not None and len(set(pays)) > 1:
        return edges(*paid((low.pays, high.pays), (band.low, band.high)), lambda sum_: money(sum_, how, lang), lang)
    amount = pays[0] if len(set(pays)) == 1 else word("band", lang, *pays)
    if band.high is None and low.pays is not None and low.pays != high.pays:
        amount = word("edge_from", lang, amount)
    return amount


def _pays(standing: Standing, how: Money, lang: str) -> str:
    return "" if standing.pays is None else money(standing.pays, how, lang)


def _now(band: Band, lang: str) -> str:
    return word("now_here", lang) if band.now else ""
