"""A determination → a feature file that says the same, for a person to edit and sign off."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from lucidrule.api import Determination
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.core.verdict import UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.model.base import Text
from lucidrule.model.money import Money
from lucidrule.present.entitlement import award_sum, granted_by
from lucidrule.present.quantities import day, missing_name, value_of
from lucidrule.present.words import listed, word
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.grammar import aliases, forms
from lucidrule.scenarios.page import LANGUAGES
from lucidrule.scenarios.vocabulary import Vocabulary
from lucidrule.scenarios.words import report_text
from lucidrule.texts.catalogue import spoken

# gherkin reads them back.
_ESCAPED = str.maketrans({"\\": r"\\", "|": r"\|", "｜": r"\|"})

_ROW = "      | "


class _Clause(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def label(self) -> Text: ...


def draft_feature(found: Determination, policies: tuple[str, ...], lang: str, *, signed: bool = True) -> str:
    """Return a feature file: the facts in the background, a scenario for each policy asked for, all if none is.

    Args:
        signed: With what it comes to as what is expected; else that stands in comments, and no scenario runs before a
            person has looked at it and takes the marks away.
    """
    feature, background, scenario = (
        report_text(key, lang) for key in ("feature_line", "background_line", "scenario_line")
    )
    given, when, then, also = (report_text(key, lang) for key in ("given_step", "when_step", "then_step", "and_step"))
    code = next(code for code, each in LANGUAGES.items() if each == spoken(lang))
    name = _line(found.profile.company.called)
    lines = [f"# language: {code}", f"{feature}{name}", "", f"  {background}"]
    lines.append(f"    {given}{_say('company', lang, text=name)}")
    if found.profile.company.code:
        lines.append(f"    {also}{_say('company-code', lang, text=found.profile.company.code)}")
    names = _Names(found, lang)
    rows = _facts(found, lang)
    if rows:
        lines.append(f"    {also}{_say('facts-table', lang)}")
        lines += [_row(row) for row in rows]
    for list_name, records in found.profile.records.items():
        if records:
            said = _say("fact-rows", lang, fact=_label(found, list_name, lang))
            lines += [f"    {also}{said}", *_rows(found, list_name, lang)]
    for answer in (each for each in found.profile.answers if not each.record):
        said = _say("answered-yes" if answer.yes else "answered-no", lang, points=answer.point)
        lines.append(f"    {also}{said}")
    for outcome in found.outcomes:
        if policies and outcome.id not in policies:
            continue
        title = names.policy(outcome.policy)
        told_outcome = word(outcome.outcome.value, lang)
        lines += ["", f"  {scenario}{title}: {told_outcome}"]
        lines.append(f"    {when}{_say('apply', lang, date=_day(found.as_of, lang), policy=title)}")
        expected = _steps(_expected(found, outcome, names), then, also)
        lines += expected if signed else _unsigned(expected, lang)
    return "\n".join(lines) + "\n"


def _steps(said: list[str], then: str, also: str) -> list[str]:
    """Return steps of sentences, and the rows of their tables."""
    lines, keyword = [], then
    for each in said:
        lines.append(each if each.startswith(_ROW) else f"    {keyword}{each}")
        keyword = also
    return lines


def _unsigned(steps: list[str], lang: str) -> list[str]:
    """Return steps as comments, with what a person has to do."""
    return [f"    # {line.strip()}" for line in (report_text("to_be_signed", lang), *steps)]


class _Names:
    """What policies and their clauses are called in a draft: by their ids where a label is not of one alone."""

    def __init__(self, found: Determination, lang: str) -> None:
        self.lang, self.found = lang, found
        self._titles = Vocabulary(found.programme, aliases()).policy

    def policy(self, policy: CompiledPolicy) -> str:
        title = policy.stated.title[self.lang]
        return title if self._titles.find(title) == (policy.id,) else policy.id

    def clauses(self, named: Iterable[_Clause], among: Iterable[_Clause]) -> str:
        labels = Counter(canonical(each.label[self.lang]).text for each in among)
        told = (each.label[self.lang] for each in named)
        names = [n if labels[canonical(n).text] == 1 else each.id for n, each in zip(told, named, strict=True)]
        return _names(list(dict.fromkeys(names)), self.lang)


def _expected(found: Determination, outcome: PolicyOutcome, names: _Names) -> list[str]:
    lang = names.lang
    said = [_say("outcome", lang, outcome=word(outcome.outcome.value, lang))]
    facts, criteria = found.programme.facts, outcome.policy.all_criteria
    if outcome.outcome is Outcome.INELIGIBLE:
        said.append(_say("reasons", lang, criteria=names.clauses([c.criterion for c in outcome.failing], criteria)))
    if outcome.outcome in (Outcome.UNDETERMINED, Outcome.REFER):
        waiting = [c.criterion for c in outcome.criteria if c.verdict is UNKNOWN]
        said.append(_say("reasons", lang, criteria=names.clauses(waiting, criteria)))
    if outcome.missing:
        said.append(_say("missing-table", lang))
        said += [_row((missing_name(missing, facts, lang),)) for missing in outcome.missing]
    if outcome.open_points:
        said.append(_say("open-points", lang, points=outcome.open_points[0]) if len(outcome.open_points) == 1 else "")
    awards = outcome.entitlement.awards
    if outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER) and awards:
        if certain := [each.award for each in awards if each.certain]:
            said.append(_say("awards", lang, awards=names.clauses(certain, outcome.policy.awards)))
        money = replace(names.found.programme.home(outcome.id).money, read_back=True)
        sums = {award_sum(award, money, lang) for award in awards if award.award.is_grant}
        if outcome.entitlement.sum is not None or len(sums) == 1:
            said.append(_say("sum", lang, sum=granted_by(outcome, money, lang)))
    elif outcome.already_granted:
        said.append(_say("sum", lang, sum=word("already_granted", lang)))
    return [each for each in said if each]


def _facts(found: Determination, lang: str) -> list[tuple[str, str]]:
    facts, how = found.programme.facts, replace(found.programme.money, read_back=True)
    order = {name: at for at, name in enumerate(facts)}
    rows = []
    known = sorted(found.profile.values.items(), key=lambda item: (order[item[0][0]], item[0][1] or 0))
    for (name, year), value in known:
        label = _label(found, name, lang)
        if year is not None:
            label = word("of_year", lang, label, word("year", lang, year))
        rows.append((label, _cell(value, facts[name], how, lang)))
    empty = [name for name, records in found.profile.records.items() if not records]
    return rows + [(_label(found, name, lang), word("nothing", lang)) for name in empty]


def _rows(found: Determination, name: str, lang: str) -> list[str]:
    parts, how = found.programme.facts[name].parts or {}, replace(found.programme.money, read_back=True)
    lines = [_row(part.label[lang] for part in parts.values())]
    for record in found.profile.records[name]:
        lines.append(_row(_cell(record.get(part), declared, how, lang) for part, declared in parts.items()))
    return lines


def _row(cells: Iterable[str]) -> str:
    """Return a row of a table; a bar in a cell would end it, and so would be taken one of full width."""
    return f"{_ROW}{' | '.join(_line(cell).translate(_ESCAPED) for cell in cells)} |"


def _cell(value: Any, declared: Any, how: Money, lang: str) -> str:
    if value is None:
        return report_text("not_known", lang)
    return _day(value, lang) if isinstance(value, date) else value_of(value, declared, how, lang)


def _day(value: date, lang: str) -> str:
    """Return a day as the sentences of a language have it."""
    return value.isoformat() if spoken(lang) == "en" else day(value, lang)


def _label(found: Determination, fact: str, lang: str) -> str:
    return found.programme.facts[fact].label[lang]


def _names(texts: list[str], lang: str) -> str:
    return listed([report_text("quoted", lang, text) for text in texts], lang)


def _say(form: str, lang: str, **slots: str) -> str:
    return next(each for each in forms() if each.id == form).write[spoken(lang)].format(**slots)


def _line(text: str) -> str:
    return " ".join(text.split())
