"""A small programme in French alone, as the texts of its files."""

from collections.abc import Mapping

from lucidrule.api import Programme
from lucidrule.compile.programme import compile_programme

TOP = """\
language: 2
id: aides
version: "1"
languages: [fr]
title: {fr: Aides de la région}
issuer: {fr: La région}
released: 2024-01-01
zone: Europe/Paris
summary: {fr: Deux aides pour les entreprises.}
in_force: {from: 2024-01-01, basis: assumed}
assessment_year: {years_before: 1, basis: assumed}
rounding: {mode: none}
sources: {}
areas:
  - {id: aides, title: {fr: Aides}, policies: [investir]}
interactions:
  default: {effect: accumulate, label: {fr: Cumulables}, basis: assumed}
"""
FACTS = """\
groups:
  - {id: entreprise, title: {fr: L’entreprise}}
facts:
  implantee:
    {type: flag, group: entreprise, label: {fr: Implantée en région}, question: {fr: Êtes-vous implantés en région ?}}
  secteur:
    type: choice
    group: entreprise
    label: {fr: Secteur d’activité}
    question: {fr: Dans quel secteur êtes-vous ?}
    choices: {industrie: {fr: Industrie}, services: {fr: Services à la personne}}
  chiffre:
    type: money
    group: entreprise
    yearly: true
    label: {fr: Chiffre d’affaires}
    question: {fr: Quel est votre chiffre d’affaires ?}
    also: {fr: [CA, Ventes]}
  depenses:
    type: money
    group: entreprise
    label: {fr: Dépenses d’investissement}
    question: {fr: Combien investissez-vous ?}
    note: {fr: Hors taxes.}
    proved_by: {fr: Devis}
"""
CRITERIA = """\
criteria:
  - id: en-region
    label: {fr: L’entreprise est implantée en région}
    basis: assumed
    when: {implantee: true}
"""
POLICY = """\
id: investir
title: {fr: Aide à l’investissement}
summary: {fr: L’industrie reçoit une part de ses dépenses.}
basis: assumed
criteria:
  - use: en-region
  - id: industriel
    label: {fr: Une activité industrielle}
    basis: assumed
    when: {secteur: {equals: industrie}}
  - id: assez
    label: {fr: Un chiffre d’affaires suffisant}
    basis: assumed
    when: {chiffre: {at_least: 50000}}
entitlement:
  awards:
    - id: aide
      label: {fr: Subvention}
      amount: {rate: 20%, of: depenses, at_most: 80000}
      basis: assumed
"""
TEXTS = {
    "policies.yaml": TOP,
    "rules/facts.yaml": FACTS,
    "rules/criteria.yaml": CRITERIA,
    "rules/aides/investir.yaml": POLICY,
}
FIRM = {
    "implantee": True,
    "secteur": "industrie",
    "chiffre": {"2023": 60000},
    "depenses": 100000,
}


def french(edits: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """Return the texts of the programme, with one part changed in some of its files."""
    texts = dict(TEXTS)
    for name, (was, now) in (edits or {}).items():
        before, after = texts[name].split(was)
        texts[name] = before + now + after
    return texts


def loaded(texts: Mapping[str, str]) -> Programme:
    """Return a programme of texts."""
    return Programme(compile_programme(texts))
