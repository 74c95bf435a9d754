"""The bands of one fact as a picture to scale, as SVG: a row for each policy, and below what stands in each band."""

from collections.abc import Sequence
from html import escape

from lucidrule.advise.sensitivity import Band
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel.missing import Missing
from lucidrule.present.palette import LOOKS, SIGNS
from lucidrule.present.quantities import missing_name
from lucidrule.present.sensitivity import range_told, standing_told, to_scale, varying
from lucidrule.present.words import word

_WIDTH, _LEFT, _ROW, _LINE = 900, 260, 28, 18
# As wide as a sign.
_SIGN = 16
# Outcomes are told apart by their signs and outlines: colour only repeats them, and judges nobody.
_QUIET = f'fill="none" stroke="{LOOKS["not_in_force"].ink}"'
_DRAWN = {
    "eligible": f'fill="{LOOKS["eligible"].ink}" fill-opacity="0.4" stroke="{LOOKS["eligible"].ink}" stroke-width="3"',
    "refer": f'fill="{LOOKS["refer"].ink}" fill-opacity="0.15" stroke="{LOOKS["refer"].ink}"',
    "undetermined": f'fill="none" stroke="{LOOKS["undetermined"].ink}" stroke-dasharray="6 4"',
    "ineligible": _QUIET,
    "not_in_force": f'{_QUIET} stroke-dasharray="1 4"',
}


def svg(programme: CompiledProgramme, missing: Missing, bands: Sequence[Band], lang: str) -> str:
    """Return the picture as SVG; bands are numbered, and told by their numbers below."""
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    names, lengths = varying(bands), to_scale(bands, _WIDTH)
    places = [_LEFT + sum(lengths[:at]) for at in range(len(bands))]
    told = [
        (
            f"{number}. {range_told(programme, missing, band, lang)}",
            *(
                word("is", lang, titles[name], standing_told(band, name, programme.home(name).money, lang))
                for name in names
            ),
        )
        for number, band in enumerate(bands, 1)
    ]
    top = _ROW * (len(names) + 1) + 10
    height = top + _LINE * (sum(map(len, told)) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + sum(lengths) + 20} {height}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(word('sensitivity_of', lang, missing_name(missing, programme.facts, lang)))}</title>",
    ]
    for number, (place, band) in enumerate(zip(places, bands, strict=True), 1):
        weight = ' font-weight="bold"' if band.now else ""
        parts.append(f'<text x="{place + 2}" y="18"{weight}>{number}</text>')
    for row, name in enumerate(names, 1):
        parts.append(f'<text x="4" y="{_ROW * row + 16}">{escape(titles[name])}</text>')
        for place, length, band in zip(places, lengths, bands, strict=True):
            outcome = band.at_low[name].outcome.value
            parts.append(
                f'<rect x="{place + 2}" y="{_ROW * row}" width="{max(1, length - 4)}" height="{_ROW - 6}" '
                f"{_DRAWN[outcome]}><title>"
                f"{escape(standing_told(band, name, programme.home(name).money, lang))}</title></rect>"
            )
            if length > _SIGN:
                parts.append(f'<text x="{place + 8}" y="{_ROW * row + 16}" aria-hidden="true">{SIGNS[outcome]}</text>')
    for band, lines in zip(bands, told, strict=True):
        for at, line in enumerate(lines):
            top += _LINE
            weight = ' font-weight="bold"' if band.now and at == 0 else ""
            parts.append(f'<text x="{20 if at else 4}" y="{top}"{weight}>{escape(line)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
