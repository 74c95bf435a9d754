"""Findings about rules as one page without scripts."""

from collections.abc import Sequence

from lucidrule.paper.document import document
from lucidrule.paper.markup import Markup, element
from lucidrule.present.findings import Told
from lucidrule.present.words import word
from lucidrule.texts.catalogue import spoken

_STYLE = """
main { max-width: 60rem; margin: 2rem auto; font-family: sans-serif; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: 0.4rem; text-align: left; vertical-align: top; }
:is(th, td):first-child { white-space: nowrap; }
.error { color: #a00; font-weight: bold; }
.warning { color: #850; font-weight: bold; }
"""
_HEADS = ("analysis_severity", "analysis_about", "analysis_finding", "analysis_witness")


def findings_page(told: Sequence[tuple[Told, str]], title: str, summary: str, lang: str) -> str:
    """Return a page with a row for each finding, those that the rules accept with their reason.

    Args:
        told: Each with the time in which only it holds, in words.
    """
    heads = element("tr", [element("th", word(key, lang), scope="col") for key in _HEADS])
    rows = [_row(*each, lang) for each in told]
    table = element("table", element("thead", heads), element("tbody", rows), aria_label=title)
    return document(title, _STYLE, spoken(lang), element("main", element("h1", title), element("p", summary), table))


def _row(told: Told, when: str, lang: str) -> Markup:
    severity = told.finding.severity
    said: list[Markup | str] = [told.says, *([element("p", when)] if when else [])]
    if told.accepted:
        said.append(element("p", word("accepted_because", lang, told.accepted)))
    cells = [element("td", word(f"severity:{severity}", lang), class_=severity), element("td", told.about)]
    return element("tr", cells, element("td", said), element("td", told.example))
