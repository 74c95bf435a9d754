"""Changes of outcome and entries of a register, a line each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.decide.facts import Missing
from lucidrule.present.quantities import day, missing_names
from lucidrule.present.words import clauses, word


def change_line(programme: CompiledProgramme, company: str, change: Any, by_rules: bool, lang: str) -> str:
    """Return a change in words: when, whose, of which policy, from what to what, and by what."""
    fact = None if change.fact is None else change.fact.to_dict()
    body = {
        "policy": change.policy,
        "before": change.before.value,
        "after": change.after.value,
        "criteria": change.criteria,
        "fact": fact,
        "as_of": change.as_of.isoformat(),
        "by_rules": by_rules,
    }
    return entry_line(programme, "change", company, body, lang)


def entry_line(programme: CompiledProgramme, kind: str, company: str | None, body: Mapping[str, Any], lang: str) -> str:
    """Return an entry of a register in words."""
    if kind == "change":
        return _change(programme, company or "", body, lang)
    if kind == "event":
        name = _fact(programme, {"fact": body["fact"], "year": body.get("year") or 0}, lang)
        told = body.get("value")
        value = word("withdrawn", lang) if "withdrawn" in body else shown(str(told))
        if isinstance(told, bool):
            value = word("true" if told else "false", lang)
        said = word("in_year", lang, name, value)
        by = word("told_by", lang, said, shown(body["who"]), shown(body["source"]))
        return f"{day(date.fromisoformat(body['date']), lang)}  {shown(company or '')}  {by}"
    if kind == "refused":
        return f"{word('refused_line', lang)}  {shown(body['file'])}:{body['line']}  {shown(body['reason'])}"
    if kind == "date":
        return word("reference_date", lang, day(date.fromisoformat(body["date"]), lang))
    return word("programme", lang, f"{shown(body['programme'])} {shown(body['version'])} ({body['digest'][:12]})")


def _change(programme: CompiledProgramme, company: str, body: Mapping[str, Any], lang: str) -> str:
    titles = {policy.stated.id: policy.stated.title[lang] for policy in programme.policies}
    labels = {
        criterion.stated.id: criterion.stated.label[lang]
        for policy in programme.policies
        for criterion in (*policy.criteria, *policy.each)
    }
    became = word("became", lang, word(body["before"], lang), word(body["after"], lang))
    by = [labels.get(name, name) for name in body["criteria"]]
    if body["fact"] is not None:
        by.append(_fact(programme, body["fact"], lang))
    else:
        by.append(word("by_new_rules" if body["by_rules"] else "by_time", lang))
    when = day(date.fromisoformat(body["as_of"]), lang)
    title = titles.get(body["policy"], body["policy"])
    return f"{when}  {shown(company)}  {title}  {became}  {word('bracketed', lang, clauses(by, lang)).strip()}"


def _fact(programme: CompiledProgramme, fact: Mapping[str, Any], lang: str) -> str:
    if fact["fact"] not in programme.facts:
        return shown(fact["fact"])
    return missing_names([Missing(**fact)], programme.facts, lang)
