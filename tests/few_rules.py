"""Small programmes out of a few lines of rules."""

from collections.abc import Mapping
from pathlib import Path

import lucidrule
from lucidrule.compile.programme import compile_programme

_TOP = """
language: 1
id: small
version: "1"
title: {zh: 小, en: small, ja: 小}
issuer: {zh: 小, en: small, ja: 小}
released: 2019-01-01
summary: {zh: 小, en: small, ja: 小}
in_force: {from: 2019-01-01, basis: assumed}
assessment_year: {years_before: 1, basis: assumed}
rounding: {mode: none, basis: assumed}
sources: {}
areas: [{id: a, title: {zh: 全, en: all, ja: 全}, policies: [%s]}]
common: [%s]
interactions: {default: {effect: accumulate, label: {zh: 并, en: both, ja: 併}, basis: assumed}}
"""
_FACTS = """
groups: [{id: g, title: {zh: 组, en: Group, ja: 組}}]
facts:
"""


def text(said: str) -> str:
    """Return a text that is the same in every language, as rules write it."""
    return f'{{zh: "{said}", en: "{said}", ja: "{said}"}}'


def fact(name: str, kind: str, label: str, more: str = "") -> str:
    """Return the declaration of a fact; `more` are further keys, each with a comma before it."""
    return f"  {name}: {{type: {kind}, group: g, label: {text(label)}, question: {text(label + '?')}{more}}}\n"


def criterion(name: str, label: str, when: str) -> str:
    """Return a criterion."""
    return f"{{id: {name}, label: {text(label)}, basis: assumed, when: {when}}}"


def policy(name: str, criteria: str, *, amount: str = "10万", award: str = "w", more: str = "") -> str:
    """Return the file of a policy with one award; `criteria` are separated by commas, `more` are further lines."""
    paid = f"{{id: {award}, label: {text('award of ' + name)}, basis: assumed, amount: {amount}}}"
    named = f"id: {name}\ntitle: {text(name.title())}\nsummary: {text(name)}\n"
    return f"{named}{more}criteria: [{criteria}]\nentitlement: {{awards: [{paid}]}}\n"


def texts(
    facts: str, policies: Mapping[str, str], *, shared: str = "criteria: []\n", common: str = ""
) -> dict[str, str]:
    """Return the files of a programme by name; `shared` is rules/criteria.yaml."""
    files = {f"rules/a/{name}.yaml": each for name, each in policies.items()}
    top = _TOP % (", ".join(policies), common)
    return {"policies.yaml": top, "rules/facts.yaml": _FACTS + facts, "rules/criteria.yaml": shared, **files}


def small(files: Mapping[str, str]) -> lucidrule.Programme:
    """Return the programme of some files."""
    return lucidrule.Programme(compile_programme(files))


def written(files: Mapping[str, str], folder: Path) -> str:
    """Write the files of a programme for the command; return their folder."""
    for name, each in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(each, encoding="utf-8")
    return str(folder)
