"""The result: what stands on paper, as a page; why, what would change it, when it changes by itself, what if."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from markupsafe import Markup
from starlette.responses import Response

from lucidrule.advise.answering import taken
from lucidrule.advise.asking import declared_of
from lucidrule.core.fault import LucidruleError
from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.paper import to_html, to_pdf
from lucidrule.paper.annex import Annex, Item, parts
from lucidrule.paper.sheet import Row, Sheet, sheet
from lucidrule.present.asking import hint_of
from lucidrule.present.change import change_lines
from lucidrule.present.closing import totals_told
from lucidrule.present.lines import Line
from lucidrule.present.quantities import missing_name
from lucidrule.present.sensitivity import SensitivityReport, sensitivity_report
from lucidrule.present.sensitivity_svg import svg
from lucidrule.present.when import when_report
from lucidrule.present.words import word
from lucidrule.web.page.fields import Field, comes_back, field_of
from lucidrule.web.page.handling import Form
from lucidrule.web.page.question_key import key_of, missing_of
from lucidrule.web.page.rendering import Reader, download
from lucidrule.web.page.standing import Standing
from lucidrule.web.page.state import State

# What one gets, may get, and does not get.
_GROUPS = (
    ("web_gets", (Outcome.ELIGIBLE,)),
    ("web_may_get", (Outcome.REFER, Outcome.UNDETERMINED)),
    ("web_gets_not", (Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE)),
)


class Told(NamedTuple):
    """A policy with its reasons.

    Attributes:
        why: Every criterion with its proof, the words of the clause and on whose word it stands.
        change: What would have to change.
    """

    row: Row
    why: Annex
    change: Sequence[Item]


class WhatIf(NamedTuple):
    """A value that is tried.

    Attributes:
        rows: The policies that stand otherwise with it: title, as it is, as it would be.
        tried: Whether a value was tried.
        picture: What each value comes to, drawn; empty: nothing depends on it.
    """

    name: str
    field: Field
    hint: str
    rows: Sequence[tuple[str, str, str]]
    tried: bool
    faults: Sequence[str]
    picture: Markup
    report: SensitivityReport | None


def shown_result(reader: Reader, form: Form) -> Response:
    """Return the result of what was said, or a paper of it."""
    here = Standing(State.unpack(form.one("state")), reader.served, reader.lang)
    match form.one("do"):
        case "save":
            return download(here.state.file(here.compiled), "company.yaml", "application/yaml")
        case "sheet":
            return download(to_html([here.determination], here.lang), "determination.html", "text/html")
        case "pdf":
            return download(to_pdf([here.determination], here.lang), "determination.pdf", "application/pdf")
    return result_page(reader, here, form)


def result_page(reader: Reader, here: Standing, form: Form | None = None) -> Response:
    """Return the page of a result."""
    found, lang = here.determination, here.lang
    view = sheet(found, lang)
    what_if = _what_if(here, reader, form or Form())
    return reader.page(
        "result.html",
        422 if what_if is not None and what_if.faults else 200,
        here=here,
        packed=here.state.pack(),
        sheet=view,
        groups=list(_groups(here, view)),
        common=[each for each in view.annexes if not each.number and each.heading and _before_policies(each, view)],
        closing=[each for each in view.annexes if not each.number and not _before_policies(each, view)],
        when=when_report(here.programme.when(here.interview.profile, as_of=here.state.as_of), lang),
        facts=[(key_of(each), missing_name(each, here.compiled.facts, lang)) for each in _can_be_tried(here)],
        what_if=what_if,
        pdf=find_spec("typst") is not None,
        action="result",
    )


def _before_policies(annex: Annex, view: Sheet) -> bool:
    """Return whether a part of an annex tells of conditions that policies share."""
    numbered = [at for at, each in enumerate(view.annexes) if each.number]
    return view.annexes.index(annex) < max(numbered, default=0)


def _groups(here: Standing, view: Sheet) -> Iterator[tuple[str, list[Told]]]:
    why = {each.number: each for each in view.annexes if each.number}
    outcomes = {str(here.compiled.numbers[each.id]): each for each in here.determination.outcomes}
    for key, states in _GROUPS:
        rows = [row for row in view.rows if row.state in states]
        if rows:
            yield key, [Told(row, why[row.number], _change(here, outcomes[row.number].id, row)) for row in rows]


def _change(here: Standing, policy: str, row: Row) -> list[Item]:
    if row.state != Outcome.INELIGIBLE:
        return []
    told = change_lines(here.compiled, here.determination.changes(policy), here.lang)
    return [item for _, items in parts([Line(0, "-"), *told], here.lang) for item in items]


def _can_be_tried(here: Standing) -> list[Missing]:
    """Return the facts of which a value can be tried: what is known, and what is asked for."""
    interview = here.interview
    listed = [*interview.known, *(each.missing for each in interview.standing.missing()), *sorted(interview.declined)]
    return [each for each in dict.fromkeys(listed) if each.has_answer and not each.through and not each.part]


def _what_if(here: Standing, reader: Reader, form: Form) -> WhatIf | None:
    """Return what a value that is tried comes to; None: no fact was chosen.

    Raises:
        UnknownName: There is no such fact.
    """
    missing = missing_of(form.one("fact"))
    if missing is None:
        return None
    question, posted = here.interview.question(missing), form.all(key_of(missing))
    faults: list[str] = []
    after, tried = here.determination, any(posted)
    if tried:
        try:
            after = _after(here, missing, posted)
        except LucidruleError as error:
            faults = reader.told(error.faults)
    typed = tuple(posted) if question.declared.type == "choices" else next(iter(posted), None)
    field = field_of(here.compiled, missing, typed or here.interview.value(missing), here.lang)
    name = missing_name(missing, here.compiled.facts, here.lang)
    picture, report = _picture(here, missing)
    told = "" if field.choices else hint_of(missing, question.declared, here.compiled.money, here.lang)
    return WhatIf(name, field, told, list(_otherwise(here, after)), tried and not faults, faults, picture, report)


def _after(here: Standing, missing: Missing, posted: Sequence[str]) -> Determination:
    """Return what would be determined.

    Raises:
        LucidruleError: The value is none, or contradicts what is known.
    """
    said = comes_back(posted, missing, here.compiled)
    raw = list(said) if isinstance(said, tuple) else said
    _, profile = taken(here.interview.profile, here.compiled, missing, raw)
    return here.programme.determine(profile, as_of=here.state.as_of)


def _otherwise(here: Standing, after: Determination) -> Iterator[tuple[str, str, str]]:
    """Yield the policies, and the total, that stand otherwise."""
    for before, now in zip(here.determination.outcomes, after.outcomes, strict=True):
        was, becomes = here.stand_told(before), here.stand_told(now)
        if was != becomes:
            yield before.policy.title[here.lang], was, becomes
    totals = [" ".join(totals_told(each, here.lang)) for each in (here.determination, after)]
    if totals[0] != totals[1]:
        none = word("total_none", here.lang)
        yield "", totals[0] or none, totals[1] or none


def _picture(here: Standing, missing: Missing) -> tuple[Markup, SensitivityReport | None]:
    if declared_of(here.compiled.facts, missing).type in ("records", "choices", "text"):
        return Markup(), None
    found, bands = here.determination.sensitivity(key_of(missing))
    report = sensitivity_report(here.compiled, found, bands, here.lang)
    # It is markup that we made of escaped texts.
    drawn = Markup(svg(here.compiled, found, bands, here.lang)) if report.picture else Markup()
    return drawn, report if report.picture else None
