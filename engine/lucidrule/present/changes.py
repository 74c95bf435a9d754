"""Changes of outcome and entries of a register, a row each."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.compile.answers_given import is_answer, point_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import read_fact
from lucidrule.core.fault import Fault, LucidruleError, message, render, shown
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.missing import Missing
from lucidrule.present.quantities import day, missing_names, value_of
from lucidrule.present.words import clauses, word
from lucidrule.values.days import parse_date
from lucidrule.values.reading import not_known


class Row(NamedTuple):
    """An entry in words, safe to print.

    Attributes:
        when: The reference date of a change, the date of an event.
        about: The policy, or the fact.
        said: What became of it.
        by: Why, or who said so.
        state: For the colour: the outcome, or the kind of the entry.
    """

    when: str
    company: str
    about: str
    said: str
    by: str
    state: str

    @property
    def line(self) -> str:
        """The row as one line, for a pipe."""
        return "  ".join([part for part in self[:5] if part])


def headings(lang: str) -> tuple[str, ...]:
    """Return the headings of a row."""
    return tuple(word(name, lang) for name in ("day", "company", "policy_or_fact", "became_what", "by_what"))


def change_row(programme: CompiledProgramme, company: str, change: Any, by_rules: bool, lang: str) -> Row:
    """Return a change in words: when, whose, of which policy, from what to what, and by what."""
    return entry_row(programme, "change", company, {**change.said(), "by_rules": by_rules}, lang)


def difference_line(found: Any, lang: str) -> str:
    """Return in words what is recorded otherwise than it is recomputed."""
    programme = found.programme.compiled
    if found.change is not None:
        row = change_row(programme, found.company, found.change, False, lang)
        told = "  ".join([row.when, row.company, row.about, row.said])
    elif found.problem is not None:
        told = " ".join(render(found.problem.faults, lang).splitlines())
    elif found.renamed is not None:
        told = word("recorded_at_renaming", lang, *found.renamed)
    else:
        told = word("no_such_change" if found.kind == "change" else "began_otherwise", lang)
    return word("unrecorded", lang, told) if found.kind == "unrecorded" else word("differs", lang, found.entry, told)


def entry_row(programme: CompiledProgramme, kind: str, company: str | None, body: Mapping[str, Any], lang: str) -> Row:
    """Return an entry of a register in words; `programme` are the rules of that time."""
    name = shown(company or "")
    if kind == "change":
        return _change(programme, name, body, lang)
    if kind == "event":
        by = word("told_by", lang, shown(body["who"]), shown(body["source"]))
        when = day(parse_date(body["date"]), lang)
        if "retract" in body:
            about = word("event_named", lang, shown(body["retract"]))
            return Row(when, name, about, word("retracted", lang), by, kind)
        if "late" in body:
            late = body["late"]
            by = clauses([by, word("late", lang, shown(late["id"]), _day(late["date"], lang))], lang)
        fact = fact_named(programme, {"fact": body["fact"], "year": body.get("year") or 0}, lang)
        return Row(when, name, fact, _value(programme, body, lang), by, kind)
    if kind == "refused":
        place = f"{shown(body['file'])}:{body['line']}"
        return Row("", "", place, word("refused_line", lang), _reason(body["faults"], lang), kind)
    if kind == "aside":
        fact = fact_named(programme, {"fact": body["fact"], "year": body["year"] or 0}, lang)
        return Row("", name, fact, word("set_aside", lang), _reason(body["faults"], lang), kind)
    if kind == "date":
        return Row(_day(body["date"], lang), name, "", word("moved_to", lang), "", kind)
    rules = f"{shown(body['programme'])} {shown(str(body['version']))}"
    return Row("", "", rules, word("rules_hold", lang), word("digest", lang, shown(body["digest"])[:12]), kind)


def _change(programme: CompiledProgramme, company: str, body: Mapping[str, Any], lang: str) -> Row:
    policy = programme.policy(body["policy"])
    labels = {} if policy is None else {each.id: each.label[lang] for each in policy.all_criteria}
    became = word("became", lang, word(body["before"], lang), word(body["after"], lang))
    by = [labels.get(name, shown(name)) for name in body["criteria"]]
    if body["fact"] is not None:
        by.append(fact_named(programme, body["fact"], lang))
    else:
        by.append(word("by_new_rules" if body["by_rules"] else "by_time", lang))
    title = shown(body["policy"]) if policy is None else policy.title[lang]
    return Row(_day(body["as_of"], lang), company, title, became, clauses(by, lang), body["after"])


def fact_named(programme: CompiledProgramme, fact: Mapping[str, Any], lang: str) -> str:
    """Return what a fact is called, with its year and record; of an answer the question."""
    if fact["fact"] not in programme.facts:
        point, record = point_of(fact["fact"])
        if not is_answer(fact["fact"]) or point not in programme.open_points:
            return shown(fact["fact"])
        question = programme.open_points[point].question[lang]
        return word("in_record", lang, record, question) if record else question
    return missing_names([Missing.of(fact)], programme.facts, lang)


def _value(programme: CompiledProgramme, body: Mapping[str, Any], lang: str) -> str:
    """Return what an event says of a fact, as determinations write it."""
    if "withdrawn" in body:
        return word("withdrawn", lang)
    if not_known(body.get("value")):
        return word("told_not_known", lang)
    name, year = body["fact"], body.get("year")
    try:
        known = read_fact(name, body["value"] if year is None else {year: body["value"]}, programme)
    except LucidruleError:
        # Other rules took it.
        return shown(str(body["value"]))[:200]
    if name in known.records:
        return word("records_listed", lang, len(known.records[name]))
    value = known.values[name, year]
    if isinstance(value, Answer):
        return word("true" if value.yes else "false", lang)
    return value_of(value, programme.facts[name], programme.money, lang)


def _reason(faults: list[Mapping[str, Any]], lang: str) -> str:
    told = []
    for each in faults:
        fault = Fault(each["code"], None, each["params"], tuple(each["nearest"]))
        try:
            told.append(message(fault, lang))
        except (LookupError, ValueError):
            # Another version of ourselves kept it, and worded it otherwise; or another hand.
            told.append(shown(fault.code))
    return " ".join(told)


def _day(text: str, lang: str) -> str:
    return day(date.fromisoformat(text), lang)
