"""Right rules of the forms that real policies take: they load without a word, and companies come to what was worked out
by hand."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import few_rules
import pytest
import yaml
from joint import texts

import lucidrule
from lucidrule.compile.programme import warnings_of

WRITTEN = yaml.load((Path(__file__).parent / "forms.yaml").read_text("utf-8"), yaml.BaseLoader)
FORMS: dict[str, Any] = WRITTEN["forms"]
COMPANIES = [
    (name, each["facts"], (each["outcome"], Decimal(each["sum"]) if "sum" in each else None))
    for name, form in FORMS.items()
    for each in form["companies"]
]
KEYS = ("one", "two", "three")


def policy(name: str, form: dict[str, Any]) -> str:
    """Return the file of the policy of a form."""
    written = {
        key: [few_rules.criterion(f"{key[0]}{at}", f"{name} {at}", when) for at, when in enumerate(form.get(key, []))]
        for key in ("criteria", "each")
    }
    labelled = zip(KEYS, form["awards"], strict=False)
    awards = [f"{{id: {key}, label: {few_rules.text(key)}, basis: assumed, {more}}}" for key, more in labelled]
    parts = [
        f"id: {name}\ntitle: {few_rules.text(name)}\nsummary: {few_rules.text('-')}\n{form.get('more', '')}\n",
        *(f"for_each: {listed}\n" for listed in [form.get("for_each")] if listed),
        *(f"{key}: [{', '.join(found)}]\n" for key, found in written.items() if found),
        f"entitlement: {{of_several: {form.get('of_several', 'all')}, awards: [{', '.join(awards)}]}}\n",
    ]
    return "".join(parts)


@cache
def programme() -> lucidrule.Programme:
    """Return all forms as one programme."""
    texts_of = {name: few_rules.text(name) for name in WRITTEN["facts"]}
    facts = [
        f"  {name}: {{type: {kind}, group: g, label: {texts_of[name]}, question: {texts_of[name]}}}\n"
        for name, kind in WRITTEN["facts"].items()
    ]
    return few_rules.small(texts("forms", "".join(facts), {name: policy(name, form) for name, form in FORMS.items()}))


def test_there_are_sixty_right_rules_and_none_is_warned_of() -> None:
    assert len(FORMS) >= 60
    assert [len(form["companies"]) for form in FORMS.values()] == [2] * len(FORMS)
    assert warnings_of(programme().compiled.texts) == ()


@pytest.mark.parametrize(
    ("name", "facts", "comes_to"), COMPANIES, ids=[f"{name}-{at % 2}" for at, (name, *_) in enumerate(COMPANIES)]
)
def test_a_company_comes_to_what_was_worked_out_by_hand(
    name: str, facts: dict[str, Any], comes_to: tuple[str, Decimal | None]
) -> None:
    (found,) = programme().determine(facts, as_of="2022-06-30", policies=[name]).outcomes
    assert (found.outcome.value, found.total) == comes_to
