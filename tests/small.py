"""Small programmes written out in a few lines: facts, and policies that ask for nothing and pay awards."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import lucidrule
from lucidrule.api import Programme
from lucidrule.compile.programme import compile_programme

AS_OF = date(2022, 5, 5)
_TEXT = "{zh: 一, en: one, ja: 一}"
_NAMED = f"label: {_TEXT}, question: {_TEXT}"
_CHOICES = f"choices: {{a: {_TEXT}, b: {_TEXT}, c: {_TEXT}}}"
FACTS = f"""groups: [{{id: g, title: {_TEXT}}}]
facts:
  local: {{type: flag, group: g, {_NAMED}}}
  green: {{type: flag, group: g, {_NAMED}}}
  grade: {{type: choice, group: g, {_NAMED}, {_CHOICES}}}
  staff: {{type: count, group: g, {_NAMED}}}
  equipment: {{type: money, group: g, {_NAMED}}}
  rent: {{type: money, group: g, {_NAMED}}}
  products:
    type: records
    group: g
    label: {_TEXT}
    question: {_TEXT}
    parts:
      new: {{type: flag, {_NAMED}}}
      price: {{type: money, {_NAMED}}}
contradictions: [{{id: part, kind: part_above_whole, part: equipment, whole: rent, message: {_TEXT}}}]
"""
_CRITERIA = f"open_points: {{worthy: {{question: {_TEXT}, basis: assumed}}}}\ncriteria: []\n"


class Paying(NamedTuple):
    """A policy that pays awards, each a condition and an amount; `each` is what a record of `products` has to meet."""

    rule: str
    awards: Sequence[tuple[str | None, str]]
    each: str = ""


def small(policies: Mapping[str, Paying], rules: Sequence[str] = ()) -> Programme:
    """Return a programme of policies by id; `rules` name the policies of which one is granted only."""
    label = f"label: {_TEXT}, basis: assumed"
    listed = "".join(
        f"    - {{id: r{at}, effect: highest_only, policies: [{each}], {label}}}\n" for at, each in enumerate(rules)
    )
    texts = {
        "rules/facts.yaml": FACTS,
        "rules/criteria.yaml": _CRITERIA,
        "policies.yaml": f"language: 1\nid: p\nversion: '1'\ntitle: {_TEXT}\nissuer: {_TEXT}\nreleased: 2020-01-01\n"
        f"summary: {_TEXT}\nin_force: {{from: 2020-01-01, basis: assumed}}\n"
        "assessment_year: {years_before: 1, basis: assumed}\nrounding: {mode: none, basis: assumed}\nsources: {}\n"
        f"areas: [{{id: a, title: {_TEXT}, policies: [{', '.join(policies)}]}}]\n"
        f"interactions:\n  default: {{effect: accumulate, {label}}}\n  rules:\n{listed or '    []'}\n",
    }
    for name, policy in policies.items():
        awards = "".join(
            f"    - {{id: w{at}, {label}, amount: {amount}{f', when: {when}' if when else ''}}}\n"
            for at, (when, amount) in enumerate(policy.awards)
        )
        each = f"for_each: products\neach: [{{id: e, {label}, when: {policy.each}}}]\n" if policy.each else ""
        texts[f"rules/a/{name}.yaml"] = (
            f"id: {name}\ntitle: {_TEXT}\nsummary: {_TEXT}\n{each}"
            f"entitlement:\n  of_several: {policy.rule}\n  awards:\n{awards}"
        )
    return Programme(compile_programme(texts))


def paid(found: lucidrule.Determination, policy: str) -> tuple[str, str | None, set[str]]:
    """Return the bounds of what a policy pays, in yuan, and the facts that can change it."""
    (outcome,) = (each for each in found.outcomes if each.id == policy)
    total = outcome.entitlement.sum
    assert total is not None
    low, high = (None if end is None else f"{end.normalize():f}" for end in (total.low, total.high))
    return str(low), high, {_name(missing) for missing in total.missing}


def _name(missing: Any) -> str:
    return f"{missing.fact} {missing.record} {missing.part}" if missing.part else str(missing.fact)
