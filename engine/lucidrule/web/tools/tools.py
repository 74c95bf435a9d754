"""The tools: what each takes and answers, and the door that it is. Answers are short; words come from the reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lucidrule.compile.arguments import language_given, text_given
from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.present.change import change_lines
from lucidrule.present.closing import combination_lines
from lucidrule.present.company_model import fact_schema
from lucidrule.present.quantities import missing_list
from lucidrule.present.short import Note, entries
from lucidrule.present.words import word
from lucidrule.web import doors
from lucidrule.web.served import Served

Schema = dict[str, Any]
_MOST_REASONS = 3
# As much as a reason may take of what an assistant reads.
_ROOM = 300
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


@dataclass(frozen=True)
class Tool:
    """One tool.

    Attributes:
        takes: The properties of what it is given; those in `needs` have to be there.
        gives: The properties of what it answers; all of them are there.
        does: Answers, in a language.
    """

    name: str
    takes: Schema
    needs: tuple[str, ...]
    gives: Schema
    does: Callable[[Served, Mapping[str, Any], str], dict[str, Any]]

    @property
    def input_schema(self) -> Schema:
        return {"type": "object", "additionalProperties": False, "properties": self.takes, "required": list(self.needs)}

    @property
    def output_schema(self) -> Schema:
        return {"type": "object", "properties": self.gives, "required": list(self.gives)}


def tools_of(served: Served, lang: str) -> tuple[Tool, ...]:
    """Return the tools of what is served, their facts described in a language."""
    programme = served.whole
    facts = {name: fact_schema(fact, lang) for name, fact in programme.facts.items()}
    # What each of them is, is told once: an assistant reads all of it each time.
    bare: Schema = {name: {} for name in facts}
    policy: Schema = {"type": "string", "enum": [each.id for each in programme.policies]}
    spoken: Schema = {"lang": {"type": "string", "enum": list(dict.fromkeys(("zh", "en", "ja", *programme.languages)))}}
    told_once: Schema = {"company": {"type": "object", "additionalProperties": False, "properties": facts}}
    about: Schema = {
        "company": {"type": "object", "additionalProperties": False, "properties": bare},
        "as_of": {"type": "string", "description": "2022-06-30"},
        **spoken,
    }
    only: Schema = {"policies": {"type": "array", "items": policy}}
    told: Schema = {"told": _TEXT}
    stated: Schema = {"statement": _TEXT, "as_of": _TEXT}
    return (
        Tool("list_programmes", spoken, (), {"programmes": _list("id", "title", "version")}, _programmes),
        Tool("list_policies", spoken, (), {"policies": _list("id", "title", "summary")}, _policies),
        Tool("next_question", {**about, **only}, ("company",), {"question": {}, "open": _TEXTS}, _question),
        Tool(
            "determine",
            {**about, **told_once, **only},
            ("company",),
            {**stated, "policies": _list("policy", "title", "outcome", "sum"), "total": _TEXTS},
            _determine,
        ),
        Tool("explain_policy", {"policy": policy, **spoken}, ("policy",), told, _explain),
        Tool("what_would_change", {**about, "policy": policy}, ("company", "policy"), {**stated, **told}, _changes),
        Tool("when", {**about, **only, "until": _TEXT}, ("company",), {**stated, **told}, _when),
    )


def _list(*names: str) -> Schema:
    properties = dict.fromkeys(names, _TEXT)
    return {"type": "array", "items": {"type": "object", "properties": properties, "required": list(names)}}


def _programmes(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    listed = [{**each, "title": _in(each["title"], lang)} for each in doors.programmes(served)]
    return {"programmes": listed}


def _policies(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    numbers = served.whole.compiled.numbers
    return {
        "policies": [
            {"number": numbers[each.id], "id": each.id, "title": each.title[lang], "summary": each.summary[lang]}
            for each in served.whole.policies
        ]
    }


def _question(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    found = doors.ask(served, _without_language(said))
    asked = found["question"]
    open_ = [name for name, outcome in found["outcomes"].items() if outcome == "undetermined"]
    if asked is None:
        return {"question": None, "told": word("tool_nothing_left", lang), "open": open_}
    choices = {name: _in(label, lang) for name, label in asked.get("choices", {}).items()}
    told = {key: _in(asked[key], lang) for key in ("label", "question", "note", "unit") if key in asked}
    named = {key: asked[key] for key in ("fact", "year", "from", "through", "record", "part", "type") if key in asked}
    return {"question": {**named, **told, **({"choices": choices} if choices else {})}, "open": open_}


def _determine(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    found = doors.judged(served, said)
    facts = found.programme.facts
    policies = []
    for outcome, entry in entries(found, lang):
        reasons = [_note(note) for note in entry.notes]
        policies.append(
            {
                "policy": outcome.id,
                "title": outcome.title[lang],
                "outcome": outcome.outcome.value,
                "told": word(outcome.outcome.value, lang),
                "sum": entry.amount,
                "reasons": [reason for reason in reasons if reason][:_MOST_REASONS],
                "missing": missing_list(outcome.missing, facts, lang)[:_MOST_REASONS],
                "assumed": bool(outcome.assumed),
            }
        )
    total = [line.text for line in combination_lines(found, lang)] if found.whole else []
    return {**_stated(found, lang), "policies": policies, "total": total}


def _explain(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {"told": served.whole.describe(text_given(said.get("policy"), "policy"), lang)}


def _changes(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    found = doors.judged(served, said)
    changes = found.changes(text_given(said.get("policy"), "policy"))
    outcome = next(each for each in found.outcomes if each.id == changes.policy)
    met = outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER)
    listed = change_lines(found.programme, changes, lang, met=met)
    lines = [f"{'  ' * (line.depth - 1)}{line.text}" for line in listed]
    told = [word("headed", lang, outcome.title[lang], word(outcome.outcome.value, lang)), *lines]
    return {**_stated(found, lang), "told": "\n".join(told)}


def _when(served: Served, said: Mapping[str, Any], lang: str) -> dict[str, Any]:
    found = doors.outlook(served, said)
    return {**_stated(found.first, lang), "told": found.explain(lang)}


def _stated(found: Determination, lang: str) -> dict[str, Any]:
    return {"statement": word("trial_only", lang), "as_of": found.as_of.isoformat()}


def _note(note: Note) -> str:
    return note if isinstance(note, str) else note.within(_ROOM)


def _in(text: Mapping[str, str], lang: str) -> str:
    return text.get(lang) or next(iter(text.values()))


def _without_language(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key != "lang"}


def called(served: Served, tool: Tool, said: Mapping[str, Any], otherwise: str) -> dict[str, Any]:
    """Return the answer of a tool, in the language that is asked for.

    Raises:
        LucidruleError: What was said is at fault.
    """
    lang = language_given(said.get("lang", otherwise), served.whole.languages)
    doors.only_keys(said, tuple(tool.takes))
    return tool.does(served, said, lang)
