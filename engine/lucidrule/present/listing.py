"""Listings of policies and facts: as data, and the words of their parts."""

from collections.abc import Iterator
from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.compile.uses import uses
from lucidrule.model.base import Clause, OptionalClause, Shape, Text
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.money import Money
from lucidrule.model.programme import ProgrammeFile
from lucidrule.present.words import listed, word


def policies_data(programme: CompiledProgramme) -> list[dict[str, Any]]:
    """Return the policies in order, as data."""
    return [
        {
            "id": p.id,
            "area": p.area,
            "title": dict(p.title),
            "summary": dict(p.stated.summary),
        }
        for p in programme.policies
    ]


def policy_data(policy: CompiledPolicy, programme: CompiledProgramme) -> dict[str, Any]:
    """Return a policy as its file states it, as data; assumed clauses have their `model`, where that is said."""
    found: dict[str, Any] = policy.stated.model_dump(mode="json", by_alias=True, exclude_none=True)
    _add_models(policy.stated, found, programme.stated)
    return found


def _add_models(part: Any, data: Any, programme: ProgrammeFile) -> None:
    """Add their models to the clauses in a part of a file, in what it is as data."""
    if isinstance(part, Clause | OptionalClause) and (model := programme.model_of(part)) is not None:
        data["model"] = model.to_dict()
    for key, inner in inside(part):
        if isinstance(inner, Shape | list | dict) and not isinstance(inner, Text):
            _add_models(inner, data[key], programme)


def facts_data(programme: CompiledProgramme) -> dict[str, Any]:
    """Return every fact with its declaration and the policies that use it, as data."""
    used = uses(programme)
    return {
        name: {**fact.model_dump(mode="json", exclude_none=True), "used_by": used[name]}
        for name, fact in programme.facts.items()
    }


def kind_of(fact: Declared, how: Money, lang: str) -> str:
    """Return the type of a fact in words."""
    kind = word(f"type_{fact.type}", lang)
    own = fact.counted_in(how)
    if fact.unit is not None:
        kind = word("of_year", lang, kind, fact.unit[lang])
    if fact.type == "money" and own.currency is not None:
        kind = word("money_of", lang, own.currency.label[lang])
    return word("of_year", lang, kind, word("yearly", lang)) if isinstance(fact, Fact) and fact.yearly else kind


def asked(fact: Declared, how: Money, lang: str) -> Iterator[str]:
    """Yield the question of a fact, its choices, its parts, its note, and what proves it."""
    yield fact.question[lang]
    for choice, label in (fact.choices or {}).items():
        yield "  " + word("is", lang, choice, label[lang])
    for name, part in (getattr(fact, "parts", None) or {}).items():
        named = word("of_year", lang, part.label[lang], listed([name, kind_of(part, how, lang)], lang))
        yield "  " + word("is", lang, named, part.question[lang])
        if part.choices:
            choices = [word("is", lang, choice, label[lang]) for choice, label in part.choices.items()]
            yield "    " + listed(choices, lang)
    others = (fact.also or {}).get(lang if lang in fact.label else next(iter(fact.label)), [])
    if others:
        yield word("also_called", lang, listed(others, lang))
    if fact.note is not None:
        yield fact.note[lang]
    if fact.proved_by is not None:
        yield word("proved_by", lang, fact.proved_by[lang])
    held = getattr(fact, "held_by", None)
    if held is not None:
        yield word("held_by", lang, held.office[lang], word(held.basis, lang))
