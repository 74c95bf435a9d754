"""The sentences of scenarios, kept as data in steps.yaml, as patterns over the names of a programme."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import FaultList
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.model.money import YUAN, Money
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.vocabulary import Vocabulary
from lucidrule.texts.catalogue import LANGS
from lucidrule.values.currencies import names_of
from lucidrule.values.scale_words import SCALES

STEPS = Path(__file__).with_name("steps.yaml")
KINDS = ("given", "when", "then")
_TOKEN = re.compile(r"\{(\w+)\}|[\[\]()|]|[^\[\](){}|]+")
NUMBER = r"[+-]?\d[\d,_]*(?:\.\d+)?(?:百万|[千万萬亿億])?(?:元人民币|元|圆|円|yuan|cny)?"
# What a slot may hold, before its names are looked at.
_YEAR = r"\d{4}"
_NEVER = "(?!)"
# Names that one alternation can hold; of all others a sentence is split first and looked at then.
_NAMED = ("fact", "policy", "criterion", "award", "clause", "outcome", "verdict", "basis", "party", "contradiction")


@dataclass(frozen=True, slots=True)
class Form:
    """One sentence of the grammar.

    Attributes:
        kind: given, when or then.
        table: What stands below it: pairs, rows, items; None: nothing may.
        patterns, examples: By language.
        notes: What is to be known of it, by language; may be empty.
        write: How drafts say it, by language; may be empty.
    """

    id: str
    kind: str
    table: str | None
    patterns: dict[str, list[str]]
    examples: dict[str, str]
    notes: dict[str, str]
    write: dict[str, str]


@cache
def forms() -> tuple[Form, ...]:
    """Return all sentences, in the order in which they are told."""
    return tuple(
        Form(
            step["id"],
            step["kind"],
            step.get("table"),
            step["patterns"],
            step["example"],
            step.get("note") or {},
            step.get("write") or {},
        )
        for step in _data()["steps"]
    )


@cache
def aliases() -> dict[str, dict[str, list[str]]]:
    """Return the other words for outcomes, verdicts and bases."""
    return {
        kind: {each: [str(word) for word in words] for each, words in named.items()}
        for kind, named in _data()["aliases"].items()
    }


@cache
def _data() -> Any:
    faults = FaultList()
    source = read_yaml(STEPS.read_text(encoding="utf-8"), STEPS.name, faults)
    assert source is not None, faults.sorted()
    return source.data


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a form: strictly with the names of the programme, and loosely with anything in their place."""

    form: Form
    lang: str
    strict: re.Pattern[str]
    loose: re.Pattern[str]
    literal: int


def number_of(how: Money) -> str:
    """Return, over canonical text, how numbers and sums are written in a programme."""
    if how == YUAN:
        return NUMBER
    names = "|".join(re.escape(canonical(each).text) for each in names_of(how))
    scales = "|".join(re.escape(canonical(each).text) for each in SCALES if each)
    return rf"(?:{names})?[+-]?\d[\d.,_'’]*(?:{scales})?(?:d?e?(?:{names}))?"


def number_in(programme: CompiledProgramme) -> str:
    """Return how numbers and sums are written in a programme, or in any of several."""
    each = dict.fromkeys(number_of(member.money) for member in programme.members)
    return "|".join(each) if len(each) == 1 else f"(?:{'|'.join(each)})"


def compile_patterns(vocabulary: Vocabulary) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of every kind of step, for the names of a programme."""
    named = {slot: vocabulary.of(slot).pattern for slot in _NAMED}
    number = number_in(vocabulary.programme)
    shapes = {"year": _YEAR, "money": number, "amount": number, **named}
    found: dict[str, list[Pattern]] = {kind: [] for kind in KINDS}
    for form in forms():
        for lang in LANGS:
            for template in form.patterns[lang]:
                plain = template.removeprefix("=")
                strict, literal = _translate(plain, shapes)
                loose = _NEVER if plain != template else _translate(plain, {"year": _YEAR})[0]
                found[form.kind].append(Pattern(form, lang, re.compile(strict), re.compile(loose), literal))
    return {kind: tuple(patterns) for kind, patterns in found.items()}


def _translate(template: str, shapes: dict[str, str]) -> tuple[str, int]:
    """Return a template as a regular expression over canonical text, and how many characters of it are literal."""
    written: list[str] = []
    literal = 0
    for match in _TOKEN.finditer(template):
        token, slot = match.group(), match.group(1)
        if slot:
            # The shortest text will do, so that what may follow a slot is not taken for a part of it.
            written.append(f"(?P<{slot}>{shapes.get(slot, '.+?')})")
        elif token in ("[", "("):
            written.append("(?:")
        elif token in ("]", ")"):
            written.append(")?" if token == "]" else ")")
        elif token == "|":
            written.append("|")
        else:
            text = canonical(token + "x").text[:-1]
            literal += len(text)
            written.append(re.escape(text))
    return "".join(written), literal
