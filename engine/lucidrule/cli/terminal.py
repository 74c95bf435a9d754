"""Determinations and listings on a terminal, by rich; data is never read as markup."""

import shutil
import sys

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lucidrule.api import ADVISOR, Determination
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.present.listing import asked, kind_of, uses
from lucidrule.present.palette import LOOKS
from lucidrule.present.quantities import day
from lucidrule.present.report import report
from lucidrule.present.words import listed, word

# Outcomes stand out among the verdicts that they rest on.
_BOLD = frozenset(Outcome)


def style(state: str) -> str:
    """Return how rich shows what tells of a state; `heading` and `dim` are states of lines too."""
    if state in LOOKS:
        return f"{'bold ' if state in _BOLD else ''}{LOOKS[state].hue or 'dim'}"
    return {"heading": "bold", "dim": "dim"}.get(state, "")


def terminal() -> Console:
    width = None if sys.stdout.isatty() else shutil.get_terminal_size((100, 24)).columns
    return Console(width=width, markup=False, highlight=False, emoji=False)


def print_determination(
    determination: Determination, lang: str, *, full: bool, changes: bool = False, console: Console | None = None
) -> None:
    """Print a determination wrapped to the terminal and coloured."""
    console, told = (
        console or terminal(),
        report(determination, lang, full=full, advice=ADVISOR.advice(determination, changes=changes)),
    )
    console.print(Text(told.title, style="bold"))
    for part in told.heading:
        console.print(Text(part))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in told.columns:
        table.add_column(column, overflow="fold")
    for row in told.rows:
        outcome = Text(row.outcome, style=style(row.state))
        table.add_row(Text(f"{row.number}. {row.title}"), outcome, Text(row.amount))
    console.print(table)
    for line in told.lines:
        # Wrapped lines keep their indentation, so that a reader sees where the next statement starts.
        # A mark stays with its text: Chinese has no spaces, so a long text would start on the next line.
        shown = (
            line.text.replace(" ", "\u00a0", 1)
            if line.state in LOOKS and line.text.startswith(LOOKS[line.state].mark)
            else line.text
        )
        text = Text(shown, style=style(line.state))
        console.print(Padding(text, (0, 0, 0, 2 * line.depth)) if line.text else "")


def print_policies(programme: CompiledProgramme, lang: str) -> None:
    """Print the policies in order, by area, and the readings that hold for all of them."""
    console = terminal()
    stated = programme.stated
    console.print(Text(stated.title[lang], style="bold"))
    console.print(Text(f"{stated.issuer[lang]} · {day(stated.released, lang)}"))
    console.print(Text(stated.summary[lang]))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (word("area", lang), word("policy", lang), word("id", lang)):
        table.add_column(heading, overflow="fold")
    for number, policy in enumerate(programme.policies, 1):
        area = next(area for area in stated.areas if area.id == policy.area)
        first = policy.id == area.policies[0]
        title = Text(f"{number}. {policy.title[lang]}\n").append(policy.stated.summary[lang], style="dim")
        table.add_row(Text(area.title[lang] if first else ""), title, policy.id)
    console.print(table)
    console.print(Text(word("readings_of_all", lang), style="bold"))
    for reading in stated.readings:
        console.print(Padding(Text(f"· {reading.text[lang]}"), (0, 0, 0, 2)))


def print_facts(programme: CompiledProgramme, lang: str) -> None:
    """Print every fact by group, with its type, choices and question, and the policies that use it."""
    console = terminal()
    used = uses(programme)
    titles = {policy.id: str(number) for number, policy in enumerate(programme.policies, 1)}
    for group, title in programme.groups.items():
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title[lang], title_justify="left", title_style="bold")
        for heading in (word("id", lang), word("type", lang), word("question", lang), word("used_by", lang)):
            table.add_column(heading, overflow="fold")
        for name, fact in programme.facts.items():
            if fact.group == group:
                numbers = [titles[policy] for policy in used[name]]
                by = word("all_policies", lang) if len(numbers) == len(titles) else listed(numbers, lang)
                table.add_row(name, kind_of(fact, lang), Text("\n".join(asked(fact, lang))), by)
        console.print(table)
