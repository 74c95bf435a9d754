"""What stands on the sheet of a company and in its annexes, in words: the same for a page and for a PDF.

All of it is text as people read it; nothing here is markup, and whoever draws it escapes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lucidrule.advise.checklist import LISTED
from lucidrule.core.fault import shown
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.model.base import Clause
from lucidrule.paper.annex import Annex, annexes
from lucidrule.paper.documents import Papers, papers
from lucidrule.paper.titles import items
from lucidrule.present.applying import where_and_when
from lucidrule.present.assumed import assumed_lines
from lucidrule.present.closing import answer_lines, combination_lines, draft_lines, passed_lines, receipt_lines
from lucidrule.present.heading import assessed, begins_later
from lucidrule.present.quantities import day, missing_names
from lucidrule.present.report import Reporting
from lucidrule.present.short import Entry, entries
from lucidrule.present.standing import basis_of
from lucidrule.present.words import clauses, listed, word

# Of the names of facts as many stand in a row as there is room for in so many columns.
_ROOM = 120
# So many of the facts that matter most are named above the annex.
_FIRST = 3
# Weakest first: a policy rests on the weakest of its clauses.
_BASES = ("assumed", "reported", "published")


Listed: TypeAlias = Sequence[tuple[PolicyOutcome, Entry]]


class Told(NamedTuple):
    """A label and what is told.

    Attributes:
        given: Whether it is known; else it is told that it is not.
        is_title: Whether it has the title of a programme in it, and so is long.
    """

    label: str
    text: str
    given: bool = True
    is_title: bool = False


class Row(NamedTuple):
    """A policy: its number, title, outcome, sum, reasons, and on whose word it stands; `state` is the outcome.

    Attributes:
        under: Of several programmes the title of its own, where it is the first of it.
    """

    number: str
    title: str
    outcome: str
    amount: str
    reasons: tuple[str, ...]
    basis: str
    state: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of one company.

    Attributes:
        name: What the company is called.
        about: Who it is, by what it was judged, as of when.
        columns: The headings of the rows.
        totals: What stands below them: the totals.
        notes: What is to be said of the rows.
        papers: What is to be brought, for which policies.
        apply: Where and when one applies, for the policies that say the same.
        receipt: By which rules and facts it was determined.
        annexes: Their parts, in order.
    """

    lang: str
    name: str
    about: tuple[Told, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    papers: tuple[Papers, ...]
    apply: tuple[tuple[Told, ...], ...]
    receipt: tuple[str, ...]
    annexes: tuple[Annex, ...]

    def says(self, key: str, *parts: object) -> str:
        """Return a word in the language of the sheet."""
        return word(key, self.lang, *parts)


def sheet(determination: Determination, lang: str) -> Sheet:
    """Return the paper of a determination in a language."""
    combined = list(combination_lines(determination, lang)) if determination.whole else []
    listed_here = list(entries(determination, lang))
    columns = ("sheet_number", "policy", "outcome", "amount", "sheet_reason", "sheet_basis")
    return Sheet(
        lang,
        shown(determination.profile.company.called),
        tuple(_about(determination, lang)),
        tuple(word(key, lang) for key in columns),
        tuple(_rows(listed_here, determination, lang)),
        tuple(line.text for line in combined if line.state == "heading"),
        tuple(_notes(determination, listed_here, [line.text for line in combined if line.state != "heading"], lang)),
        tuple(papers(determination, lang)),
        tuple(_apply(determination, lang)),
        tuple(line.text for line in receipt_lines(determination, lang)),
        tuple(annexes(determination, lang)),
    )


def _about(determination: Determination, lang: str) -> Iterator[Told]:
    company, unknown = determination.profile.company, word("sheet_not_given", lang)
    yield Told(word("sheet_name", lang), shown(company.called))
    # Programmes of other countries ask for none.
    if company.code is not None or "zh" in determination.programme.languages:
        yield Told(word("sheet_code", lang), company.code or unknown, company.code is not None)
    for member in determination.programme.members:
        version = word("sheet_version", lang, member.stated.version)
        title = word("programme_titled", lang, member.title[lang])
        yield Told(word("sheet_programme", lang), word("of_year", lang, title, version), is_title=True)
    yield Told(word("sheet_day", lang), day(determination.as_of, lang))
    years = [word("of_year", lang, year, title) if title else year for year, title in assessed(determination, lang)]
    yield Told(word("sheet_year", lang), clauses(years, lang))
    figures = company.figures
    yield Told(word("sheet_figures", lang), word(figures, lang) if figures else unknown, figures is not None)
    for each in Reporting(determination, lang, False).each():
        if each.common:
            counts = [(key, sum(c.verdict is key for c in each.common)) for key in (MET, UNKNOWN, NOT_MET)]
            told = [word("brief_counted", lang, word(f"short_verdict_{key.value}", lang), n) for key, n in counts if n]
            text = clauses(told, lang)
            if len(determination.programme.members) > 1:
                text = word("is", lang, word("programme_titled", lang, each.programme.title[lang]), text)
            yield Told(word("sheet_common", lang), text, is_title=len(determination.programme.members) > 1)


def _rows(listed_here: Listed, determination: Determination, lang: str) -> Iterator[Row]:
    before = determination.programme.home(listed_here[0][0].id) if listed_here else None
    several = len(determination.programme.members) > 1
    for at, (outcome, entry) in enumerate(listed_here):
        row, home = _row(outcome, entry, determination, lang), determination.programme.home(outcome.id)
        begins = several and (at == 0 or home is not before)
        before = home
        yield row._replace(under=word("programme_titled", lang, home.title[lang])) if begins else row


def _row(outcome: PolicyOutcome, entry: Entry, determination: Determination, lang: str) -> Row:
    amount = entry.amount
    if amount and outcome.outcome is Outcome.UNDETERMINED:
        # It would be due if the conditions came to be met, and counts as little as what gives way.
        amount = word("bracketed", lang, amount)
    reasons = (note if isinstance(note, str) else note.within(_ROOM) for note in entry.notes)
    return Row(
        str(entry.number),
        entry.title,
        word(entry.state, lang),
        amount or "—",
        tuple(reason for reason in reasons if reason),
        word(_weakest(outcome, determination), lang),
        entry.state,
    )


def _weakest(outcome: PolicyOutcome, determination: Determination) -> str:
    """Return on whose word the weakest clause of a policy stands; the common ones are told once."""
    found = {clause.basis for clause in [*_own_clauses(outcome, determination), outcome.policy.in_force]}
    return next(basis for basis in _BASES if basis in found)


def _own_clauses(outcome: PolicyOutcome, determination: Determination) -> list[Clause]:
    common = determination.programme.home(outcome.id).common
    own = [criterion.criterion.stated for criterion in outcome.criteria if criterion.id not in common]
    return [*own, *(award.award.stated for award in outcome.entitlement.awards)]


def _notes(determination: Determination, told: Listed, combined: Iterable[str], lang: str) -> Iterator[str]:
    if any(entry.amount and outcome.outcome is Outcome.UNDETERMINED for outcome, entry in told):
        yield word("sheet_prospect", lang, word(Outcome.UNDETERMINED.value, lang))
    yield from _missing(determination, lang)
    yield from combined
    yield from begins_later(determination, lang)
    lines = [*answer_lines(determination, lang), *draft_lines(determination, lang)]
    lines += passed_lines(determination.profile.passed_over, lang)
    yield from (line.text for line in lines)
    yield from _models(determination, lang)
    yield from (line.text for line in assumed_lines(determination, lang))


def _missing(determination: Determination, lang: str) -> Iterator[str]:
    """Yield how many facts are missing, and which matter most; and what fails or lacks of the conditions all share."""
    if asked := determination.missing:
        facts = determination.programme.facts
        first = missing_names([each.missing for each in asked[:_FIRST]], facts, lang)
        yield word("sheet_missing", lang, len(asked), first)
    for each in Reporting(determination, lang, False).each():
        if failing := [c.criterion.label[lang] for c in each.common if c.verdict is NOT_MET]:
            yield word("is", lang, word("short_common_fails", lang), clauses(failing, lang))
        if lacking := each.common_missing():
            yield word("sheet_common_missing", lang, missing_names(lacking, each.programme.facts, lang))


def _models(determination: Determination, lang: str) -> Iterator[str]:
    """Yield what assumed clauses are modelled on, and of which policies they are."""
    numbers = determination.programme.numbers
    found: dict[str, dict[int, None]] = {}
    for outcome in determination.outcomes:
        programme = determination.programme.home(outcome.id).stated
        for clause in _own_clauses(outcome, determination):
            if clause.basis == "assumed":
                found.setdefault(basis_of(clause, programme, lang), {})[numbers[outcome.id]] = None
    if found:
        yield clauses([word("is", lang, basis, items(of, lang)) for basis, of in found.items()], lang)


def _apply(determination: Determination, lang: str) -> Iterator[tuple[Told, ...]]:
    """Yield where and when one applies, once for the policies that say the same; what nobody published is said so."""
    numbers = determination.programme.numbers
    found: dict[tuple[str, str, str], list[int]] = {}
    for outcome in determination.outcomes:
        if outcome.outcome in LISTED:
            said = where_and_when(outcome.policy, determination.as_of, lang)
            found.setdefault(said, []).append(numbers[outcome.id])
    for said, of in found.items() or [(("", "", ""), [])]:
        labels = (word(key, lang) for key in ("sheet_office", "sheet_window", "sheet_phone"))
        told = [
            Told(label, text or word("sheet_unpublished", lang), bool(text))
            for label, text in zip(labels, said, strict=True)
        ]
        whose = [] if len(found) < 2 else [Told(items(of, lang), "")]
        yield (*whose, *told)


def titles(sheets: Iterable[Sheet]) -> str:
    """Return what several papers are called together."""
    first, *others = sheets
    return first.name if not others else listed([first.name, *(each.name for each in others)], first.lang)
