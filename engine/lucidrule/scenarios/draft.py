"""A determination → a feature file that says the same, for a person to edit and sign off."""

from datetime import date
from typing import Any

from lucidrule.api import Determination
from lucidrule.core.verdict import UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.present.entitlement import award_sum, sum_of
from lucidrule.present.quantities import day, missing_name, value_of
from lucidrule.present.words import listed, word
from lucidrule.scenarios.grammar import forms
from lucidrule.scenarios.page import LANGUAGES
from lucidrule.scenarios.words import report_text


def draft_feature(found: Determination, policies: tuple[str, ...], lang: str) -> str:
    """Return a feature file: the facts in the background, a scenario for each policy asked for, all if none is."""
    feature, background, scenario = (
        report_text(key, lang) for key in ("feature_line", "background_line", "scenario_line")
    )
    given, when, then, also = (report_text(key, lang) for key in ("given_step", "when_step", "then_step", "and_step"))
    code = next(code for code, each in LANGUAGES.items() if each == lang)
    name = _line(found.profile.company.name or found.profile.company.id or "—")
    lines = [f"# language: {code}", f"{feature}{name}", "", f"  {background}"]
    lines.append(f"    {given}{_say('company', lang, text=name)}")
    rows = _facts(found, lang)
    if rows:
        lines.append(f"    {also}{_say('facts-table', lang)}")
        lines += [f"      | {name} | {value} |" for name, value in rows]
    for list_name, records in found.profile.records.items():
        if records:
            said = _say("fact-rows", lang, fact=_label(found, list_name, lang))
            lines += [f"    {also}{said}", *_rows(found, list_name, lang)]
    for outcome in found.outcomes:
        if policies and outcome.id not in policies:
            continue
        title = outcome.policy.title[lang]
        told_outcome = word(outcome.outcome.value, lang)
        lines += ["", f"  {scenario}{title}: {told_outcome}"]
        lines.append(f"    {when}{_say('apply', lang, date=_day(found.as_of, lang), policy=title)}")
        keyword = then
        for said in _expected(found, outcome, lang):
            lines.append(f"    {keyword}{said}" if not said.startswith("|") else f"      {said}")
            keyword = also
    return "\n".join(lines) + "\n"


def _expected(found: Determination, outcome: PolicyOutcome, lang: str) -> list[str]:
    said = [_say("outcome", lang, outcome=word(outcome.outcome.value, lang))]
    facts = found.programme.facts
    if outcome.outcome is Outcome.INELIGIBLE:
        failing = [c.criterion.label[lang] for c in outcome.failing]
        said.append(_say("reasons", lang, criteria=_names(failing, lang)))
    if outcome.outcome in (Outcome.UNDETERMINED, Outcome.REFER):
        waiting = [c.criterion.label[lang] for c in outcome.criteria if c.verdict is UNKNOWN]
        said.append(_say("reasons", lang, criteria=_names(waiting, lang)))
    if outcome.missing:
        said.append(_say("missing-table", lang))
        said += [f"| {missing_name(missing, facts, lang)} |" for missing in outcome.missing]
    if outcome.open_points:
        said.append(_say("open-points", lang, points=outcome.open_points[0]) if len(outcome.open_points) == 1 else "")
    awards = outcome.entitlement.awards
    if outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER) and awards:
        certain = [a.award.label[lang] for a in awards if a.certain]
        if certain:
            said.append(_say("awards", lang, awards=_names(list(dict.fromkeys(certain)), lang)))
        sums = {award_sum(award, lang) for award in awards}
        if outcome.entitlement.sum is not None or len(sums) == 1:
            said.append(_say("sum", lang, sum=sum_of(outcome, lang)))
    return [each for each in said if each]


def _facts(found: Determination, lang: str) -> list[tuple[str, str]]:
    facts = found.programme.facts
    order = {name: at for at, name in enumerate(facts)}
    rows = []
    known = sorted(found.profile.values.items(), key=lambda item: (order[item[0][0]], item[0][1] or 0))
    for (name, year), value in known:
        label = _label(found, name, lang)
        if year is not None:
            label = word("of_year", lang, label, word("year", lang, year))
        rows.append((label, _cell(value, facts[name], lang)))
    empty = [name for name, records in found.profile.records.items() if not records]
    return rows + [(_label(found, name, lang), word("nothing", lang)) for name in empty]


def _rows(found: Determination, name: str, lang: str) -> list[str]:
    parts = found.programme.facts[name].parts or {}
    lines = [f"      | {' | '.join(part.label[lang] for part in parts.values())} |"]
    for record in found.profile.records[name]:
        cells = [_cell(record.get(part), declared, lang) for part, declared in parts.items()]
        lines.append(f"      | {' | '.join(cells)} |")
    return lines


def _cell(value: Any, declared: Any, lang: str) -> str:
    if value is None:
        return report_text("not_known", lang)
    return _day(value, lang) if isinstance(value, date) else value_of(value, declared, lang)


def _day(value: date, lang: str) -> str:
    """Return a day as the sentences of a language have it."""
    return value.isoformat() if lang == "en" else day(value, lang)


def _label(found: Determination, fact: str, lang: str) -> str:
    return found.programme.facts[fact].label[lang]


def _names(texts: list[str], lang: str) -> str:
    return listed([report_text("quoted", lang, text) for text in texts], lang)


def _say(form: str, lang: str, **slots: str) -> str:
    return next(each for each in forms() if each.id == form).write[lang].format(**slots)


def _line(text: str) -> str:
    return " ".join(text.split())
