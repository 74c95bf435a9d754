"""A company file to fill in."""

import json
from collections.abc import Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.money import Money
from lucidrule.present.words import word


def form(programme: CompiledProgramme, lang: str, years: tuple[int, ...]) -> str:
    """Return the text of a company file with every fact under its question, by group, nothing filled in.

    Args:
        years: The years for which yearly facts are asked.
    """
    how = "form_how" if programme.money.currency is None else "form_dates"
    head = [f"# {word(key, lang)}" for key in ("form_head", how)]
    head += ["company:", "  name:"]
    if "zh" in programme.languages:
        # Firms elsewhere have none.
        head.append(f"  code:  # {word('form_code', lang)}")
    head += [f"  figures:  # {word('form_figures', lang)}", "facts:"]
    return "\n".join([*head, *_facts(programme, lang, years)]) + "\n"


def _facts(programme: CompiledProgramme, lang: str, years: tuple[int, ...]) -> Iterator[str]:
    for group, title in programme.groups.items():
        yield ""
        yield f"  # ── {title[lang]} ──"
        for name, fact in programme.facts.items():
            if fact.group == group:
                yield from _asked(name, fact, programme.money, lang, years)


def _asked(name: str, fact: Fact, how: Money, lang: str, years: tuple[int, ...]) -> Iterator[str]:
    yield f"  # {fact.question[lang]}"
    if fact.proved_by is not None:
        yield f"  # {word('proved_by', lang, fact.proved_by[lang])}"
    written = f"  # {hint(fact, fact.type, how, lang)}"
    if not fact.yearly:
        yield f"  {name}:{written}"
        for at, (part, declared) in enumerate((fact.parts or {}).items()):
            lead = "  - " if at == 0 else "    "
            yield f"  #{lead}{part}:  # {declared.question[lang]} {hint(declared, declared.type, how, lang)}"
        return
    yield f"  {name}:"
    for at, year in enumerate(years):
        yield f"    {year}:{written if at == 0 else ''}"


def _written(label: str) -> str:
    """Return a label as a file says it: in quotes where YAML would take a part of it for a key."""
    return json.dumps(label, ensure_ascii=False) if ": " in label else label


def hint(declared: Declared, kind: str, how: Money, lang: str) -> str:
    """Return how the value of a fact is written, with an example."""
    if declared.choices:
        return word("alternatives", lang).join(_written(label[lang]) for label in declared.choices.values())
    own = declared.counted_in(how)
    if kind == "money" and own.currency is not None:
        return word("money_example", lang, own.currency.label[lang])
    return word(f"example_{kind}", lang)
