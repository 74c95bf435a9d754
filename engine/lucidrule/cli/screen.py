"""Determinations and listings on a terminal, by rich; data is never read as markup."""

import json
import shutil
import sys
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lucidrule.compile.programme import CompiledProgramme
from lucidrule.decide.result import Determination
from lucidrule.present.text import amounts, closing, heading, reasons
from lucidrule.present.words import word

_COLOURS = {"eligible": "green", "refer": "cyan", "undetermined": "yellow", "ineligible": "red", "not_in_force": "dim"}


def _console() -> Console:
    width = None if sys.stdout.isatty() else shutil.get_terminal_size((100, 24)).columns
    return Console(width=width, markup=False, highlight=False, emoji=False)


def print_determination(determination: Determination, lang: str, *, full: bool) -> None:
    """Print the summary table, then the reasons of each policy, the combination and the receipt."""
    console = _console()
    console.print(heading(determination, lang), style="bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for key in ("policy", "outcome", "amount"):
        table.add_column(word(key, lang), overflow="fold")
    for outcome in determination.outcomes:
        state = Text(word(outcome.outcome.value, lang), style=_COLOURS[outcome.outcome.value])
        table.add_row(Text(outcome.policy.stated.title[lang]), state, Text(amounts(outcome, lang)))
    console.print(table)
    for outcome in determination.outcomes:
        title = Text(f"{outcome.policy.stated.title[lang]} — ")
        console.print(title.append(word(outcome.outcome.value, lang), style=_COLOURS[outcome.outcome.value]))
        for line in reasons(outcome, determination, lang, full=full):
            console.print(Text(f"  {line}"))
    console.print()
    for line in closing(determination, lang):
        console.print(Text(line))


def print_policies(programme: CompiledProgramme, lang: str, *, as_json: bool) -> None:
    """Print the policies in order, by area."""
    if as_json:
        rows: list[Any] = [
            {"id": p.stated.id, "area": p.area, "title": p.stated.title.model_dump()} for p in programme.policies
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading_ in ("id", word("policy", lang)):
        table.add_column(heading_, overflow="fold")
    for policy in programme.policies:
        table.add_row(policy.stated.id, Text(f"{policy.stated.title[lang]}\n{policy.stated.summary[lang]}"))
    _console().print(table)


def print_facts(programme: CompiledProgramme, lang: str, *, as_json: bool) -> None:
    """Print every fact with its type, choices and question."""
    if as_json:
        rows = {name: fact.model_dump(mode="json", exclude_none=True) for name, fact in programme.facts.items()}
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading_ in ("id", "type", word("question", lang)):
        table.add_column(heading_, overflow="fold")
    for name, fact in programme.facts.items():
        kind = f"{fact.type}, yearly" if fact.yearly else fact.type
        choices = "\n".join(f"  {choice}: {label[lang]}" for choice, label in (fact.choices or {}).items())
        table.add_row(name, kind, Text("\n".join(part for part in (fact.question[lang], choices) if part)))
    _console().print(table)
