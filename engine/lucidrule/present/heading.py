"""Who is judged, and by what as of when."""

from collections.abc import Iterator
from datetime import date

from lucidrule.compile.contradictions import beginnings
from lucidrule.core.fault import shown
from lucidrule.decide.result import Determination
from lucidrule.present.quantities import day
from lucidrule.present.term import term_of
from lucidrule.present.words import clauses, word


def heading_of(determination: Determination, lang: str, *, short: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return who is judged, and by what as of when; `short`: in fewer lines."""
    company = determination.profile.company
    name, figures = shown(company.called), company.figures
    dated = [word("reference_date", lang, day(determination.as_of, lang))]
    dated += _assessments(determination, lang, "short_year_before" if short else "year_before")
    members = determination.programme.members
    heading = [word("programme", lang, member.title[lang]) for member in members]
    if len(members) > 1:
        terms = [term_of(member.stated.in_force, lang) for member in members]
        heading = [word("of_year", lang, told, term) for told, term in zip(heading, terms, strict=True)]
    heading += [clauses(dated, lang)] if short else dated
    about = [word("credit_code", lang, company.code)] if company.code else []
    about += [word(figures, lang)] if figures else []
    if about and short:
        name = word("of_year", lang, name, clauses(about, lang))
    else:
        heading += about
    heading += begins_later(determination, lang)
    return name, tuple(heading)


def _assessments(determination: Determination, lang: str, year_before: str) -> Iterator[str]:
    """Yield the assessment year; where programmes have others, that of each."""
    for year, title in assessed(determination, lang, year_before):
        told = word("assessment_year", lang, year)
        yield word("of_year", lang, told, title) if title else told


def assessed(determination: Determination, lang: str, year_before: str = "year_before") -> Iterator[tuple[str, str]]:
    """Yield the assessment year and nothing; where programmes have others, that of each and its title."""
    members = {
        member.title[lang]: member.assessment_at(determination.as_of) for member in determination.programme.members
    }
    several = len(set(members.values())) > 1
    for title, year in members.items():
        yield _assessment(year, determination.as_of.year, lang, year_before), title if several else ""
        if not several:
            return


def _assessment(assessment: int, current: int, lang: str, year_before: str) -> str:
    """Return the assessment year, with what it is where that is the year before."""
    year = word("year", lang, assessment)
    if assessment != current - 1:
        return year
    return word("of_year", lang, year, word(year_before, lang))


def begins_later(determination: Determination, lang: str) -> Iterator[str]:
    """Yield that a company begins only after the reference date: most often a slip of the pen."""
    facts, values = determination.programme.facts, determination.profile.values
    for name in beginnings(determination.programme.contradictions):
        began = values.get((name, None))
        if isinstance(began, date) and began > determination.as_of:
            yield word("begins_later", lang, facts[name].label[lang], day(began, lang))
