"""Results of scenarios as one page to print and file: by which rules, when, by whom, and how each scenario went."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lucidrule.core.fault import render, shown
from lucidrule.core.version import ENGINE
from lucidrule.paper.document import document
from lucidrule.paper.markup import Markup, element
from lucidrule.present.palette import LOOKS
from lucidrule.present.quantities import day
from lucidrule.present.words import word
from lucidrule.scenarios.report_files import heading, states, summary
from lucidrule.scenarios.results import Result, Run
from lucidrule.scenarios.words import report_text
from lucidrule.texts.catalogue import spoken

_STATES = ("passed", "failed", "fault", "not_run")
_STYLE = """
:root { color-scheme: light dark; --ink: #222; --soft: #555; --line: #777; --head: #eee; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #eee; --soft: #bbb; --line: #888; --head: #2a2a2a; --paper: #161616; }
}
@page { size: A4; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "Hiragino Sans", sans-serif; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.2rem; border-bottom: 1px solid var(--line); margin-top: 2rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { text-align: start; padding: .25rem .6rem; border: 1px solid var(--line); vertical-align: top; }
thead th, .key { background: var(--head); }
.key { white-space: nowrap; width: 1%; }
.n { text-align: end; }
.digest { overflow-wrap: anywhere; font-size: .85rem; }
details { margin: .4rem 0; break-inside: avoid; }
summary { cursor: pointer; }
summary:focus-visible { outline: 2px solid; }
ol { margin: .3rem 0; }
pre { white-space: pre-wrap; background: var(--head); border-inline-start: 4px solid; padding: .6rem; font: inherit;
  font-size: .9rem; }
.state { font-weight: 700; }
.place { color: var(--soft); font-size: .85rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  thead th, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
_MARKS = "".join(f'.step-{state}::marker{{content:"{LOOKS[state].mark} "}}\n' for state in _STATES)


class Made(NamedTuple):
    """When a report was made, and by whom; empty: it is not known."""

    day: date
    by: str


def to_html(run: Run, lang: str, made: Made) -> str:
    """Return the results as one page without scripts, per policy and scenario, with steps and reasons."""
    title = report_text("title", lang)
    parts = [
        element("h1", title),
        element("table", element("tbody", list(_about(run, lang, made))), aria_label=title),
        element("p", summary(run, lang)),
        _table(run, lang),
    ]
    for path, author, faults in run.files:
        parts += [element("h2", path), element("pre", render(faults, author))]
    for policy, results in run.by_policy().items():
        parts += [element("h2", heading(run, policy, lang)), *(_scenario(result, lang) for result in results)]
    return document(title, _STYLE + _MARKS, spoken(lang), element("main", parts))


def _about(run: Run, lang: str, made: Made) -> Iterator[Markup]:
    """Yield a row for each thing that tells one report from another."""
    told = [("made_on", day(made.day, lang)), ("made_by", shown(made.by))]
    grounds = (result.scenario.ground.programme.compiled for result in run.results)
    for programme in {found.digest: found for ground in grounds for found in ground.members}.values():
        stated = programme.stated
        versions = report_text("versions", lang, stated.version, stated.language)
        title = word("programme_titled", lang, programme.title[lang])
        told += [("made_for", word("of_year", lang, title, versions)), ("digest", programme.digest)]
    told.append(("made_with", f"lucidrule {ENGINE}"))
    for key, text in told:
        if text:
            label = element("th", report_text(key, lang), scope="row", class_="key")
            yield element("tr", label, element("td", text, class_="digest" if key == "digest" else ""))


def _table(run: Run, lang: str) -> Markup:
    keys = ("passed", "failed", "fault")
    heads = [element("th", report_text("policy", lang), scope="col")]
    heads += [element("th", report_text(key, lang), scope="col", class_="n") for key in keys]
    rows = [
        element(
            "tr",
            element("th", heading(run, policy, lang), scope="row"),
            [element("td", str(sum(each.status == key for each in results)), class_="n") for key in keys],
        )
        for policy, results in run.by_policy().items()
    ]
    return element("table", element("thead", element("tr", heads)), element("tbody", rows))


def _scenario(result: Result, lang: str) -> Markup:
    steps = []
    for at, (step, state) in enumerate(zip(result.scenario.text.steps, states(result), strict=True), 1):
        table = [[element("br"), f"| {' | '.join(row)} |"] for _, row in step.rows]
        # A mark alone is read as a doubt, or not at all.
        told = [] if state == "passed" else [" ", element("span", report_text(state, lang), class_="state")]
        steps.append(element("li", step.said, told, table, class_=f"step-{state}", value=str(at)))
    title = element(
        "summary",
        element("span", report_text(result.status, lang), class_="state"),
        f" {result.name} ",
        element("span", result.place, class_="place"),
    )
    message = element("pre", "\n".join(result.lines)) if result.lines else ""
    return element("details", title, element("ol", steps), message, open="" if result.status == "passed" else "open")
