"""Scenarios that are lacking, as drafts: the company and the day, with what is expected left for a person to sign."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.loading.files import write_text
from lucidrule.loading.output import new_folder
from lucidrule.scenarios.draft import draft_feature


class Draft(NamedTuple):
    """A scenario that is lacking.

    Attributes:
        name: What it is about, of letters that a file may be called by.
        policies: Those that are applied for, by id; none: all.
        facts: Of the company, as its file holds them.
    """

    name: str
    policies: tuple[str, ...]
    facts: Mapping[str, Any]
    day: date


def write_drafts(drafts: list[Draft], folder: Path, programme: Programme, lang: str, *, force: bool) -> None:
    """Write a feature file for each.

    Raises:
        UnreadableInput: A file cannot be written, or is there already.
    """
    with new_folder(folder):
        for number, each in enumerate(drafts, 1):
            name = f"{number:03}-{each.name}"
            company = {"company": {"name": name}, "facts": dict(each.facts)}
            found = programme.determine(company, as_of=each.day)
            text = draft_feature(found, each.policies, lang, signed=False)
            write_text(folder / f"{name}.feature", text, force=force)


def named_policies(policy: str, programme: CompiledProgramme) -> tuple[str, ...]:
    """Return the policies that something is about: one by its id, or all that a rule between them names."""
    if programme.policy(policy) is not None:
        return (policy,)
    return next((tuple(rule.policies) for rule, _ in programme.interactions if rule.id == policy), ())
