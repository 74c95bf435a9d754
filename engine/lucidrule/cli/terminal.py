"""Determinations and listings on a terminal, by rich; data is never read as markup."""

import shutil
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.table import Table
from rich.text import Text

from lucidrule.advisor import advice_of
from lucidrule.api import Determination
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.uses import uses
from lucidrule.core.verdict import Outcome
from lucidrule.present.ground import ground_tables
from lucidrule.present.lines import Line
from lucidrule.present.listing import asked, kind_of
from lucidrule.present.palette import LOOKS
from lucidrule.present.quantities import day
from lucidrule.present.report import report
from lucidrule.present.tabled import tabled
from lucidrule.present.words import clauses, listed, word
from lucidrule.present.wrapping import ends, lead_of, width_of, wrapped
from lucidrule.texts.catalogue import spoken

# Outcomes stand out among the verdicts that they rest on.
_BOLD = frozenset(Outcome)
# A table of nine columns is no table in less.
_ROOM_FOR_COUNTS = 76


def style(state: str) -> str:
    """Return how rich shows what tells of a state; `heading` and `dim` are states of lines too."""
    if state in LOOKS:
        return f"{'bold ' if state in _BOLD else ''}{LOOKS[state].hue or 'dim'}"
    return {"heading": "bold", "dim": "dim"}.get(state, "")


class Cell(Text):
    """Text of a table, broken as Chinese and Japanese are."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Return the lines; other than those of rich, none is broken where no line may end."""
        lines = Lines()
        for part in self.split(allow_blank=True):
            lead = lead_of(part.plain)
            rest = ends(part.plain[len(lead) :], max(width - width_of(lead), 2))
            first, *others = part.divide([len(lead) + end for end in rest])
            broken = Lines([first, *(Text.assemble(" " * width_of(lead), line) for line in others)])
            for line in broken:
                line.rstrip_end(width)
            if justify:
                broken.justify(console, width, justify=justify)
            lines.extend(broken)
        return lines


def show(console: Console, text: str, depth: int = 0, style: str = "") -> None:
    """Print a text at a depth, broken as its language is."""
    lines = wrapped("  " * depth + text, console.width)
    console.print(Text("\n".join(lines), style=style), soft_wrap=True)


def terminal() -> Console:
    width = None if sys.stdout.isatty() else shutil.get_terminal_size((100, 24)).columns
    return Console(width=width, markup=False, highlight=False, emoji=False)


def print_determination(
    determination: Determination,
    lang: str,
    *,
    full: bool,
    changes: bool = False,
    sources: bool = False,
    console: Console | None = None,
) -> None:
    """Print a determination wrapped to the terminal and coloured."""
    console, told = (
        console or terminal(),
        report(
            determination,
            lang,
            full=full,
            sources=sources,
            advice=advice_of(determination, full=full, changes=changes),
        ),
    )
    show(console, told.title, style="bold")
    for part in told.heading:
        show(console, part)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in told.columns:
        table.add_column(column, overflow="fold")
    for row in told.rows:
        outcome = Cell(row.outcome, style=style(row.state))
        table.add_row(Cell(f"{row.number}. {row.title}"), outcome, Cell(row.amount))
    console.print(table)
    for line in told.lines:
        show(console, line.text, line.depth, style(line.state))


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines that are laid out already, coloured."""
    console = terminal()
    for line in lines:
        text = Text(line.text)
        text.stylize(style(line.state), 0, line.until)
        console.print(text, soft_wrap=True)


def print_rows(rows: Sequence[Sequence[str]], lang: str) -> None:
    """Print a table, the headings of which are its first row; nothing of none."""
    if rows:
        lines = tabled(rows, terminal().width, lang)
        print_lines([Line(0, ""), *lines, Line(0, "")])


def print_policies(programme: CompiledProgramme, lang: str) -> None:
    """Print the policies in order, by area, and the readings that hold for all of them."""
    console = terminal()
    stated = programme.stated
    for each in (member.stated for member in programme.members):
        show(console, each.title[lang], style="bold")
        show(console, word("issued", lang, each.issuer[lang], day(each.released, lang)))
        show(console, each.summary[lang])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (word("area", lang), word("policy", lang), word("id", lang)):
        table.add_column(heading, overflow="fold")
    for policy in programme.policies:
        area = next(area for area in stated.areas if area.id == policy.area)
        first = policy.id == area.policies[0]
        title = Cell(f"{programme.numbers[policy.id]}. {policy.title[lang]}\n").append(
            policy.stated.summary[lang], style="dim"
        )
        table.add_row(Cell(area.title[lang] if first else ""), title, Cell(policy.id))
    console.print(table)
    if stated.readings:
        show(console, word("readings_of_all", lang), style="bold")
    for reading in stated.readings:
        show(console, f"· {reading.text[lang]}", 1)


def print_ground(programme: CompiledProgramme, lang: str) -> None:
    """Print on what the clauses of each policy stand, counted."""
    console = terminal()
    for title, headings, rows in ground_tables(programme, lang):
        if title:
            show(console, title, style="bold")
        if console.width < _ROOM_FOR_COUNTS:
            for name, *counts in rows:
                told = [
                    word("brief_counted", lang, _on_one_line(heading, lang), count)
                    for heading, count in zip(headings[1:], counts, strict=True)
                    if count != "0"
                ]
                show(console, word("is", lang, name, clauses(told, lang)))
            continue
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
        for at, heading in enumerate(headings):
            table.add_column(Cell(heading), justify="right" if at else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(Cell, row))
        console.print(table)
    show(console, word("ground_means", lang), style="dim")


def _on_one_line(heading: str, lang: str) -> str:
    """Return the heading of a narrow column without its breaks."""
    return heading.replace("-\n", "").replace("\n", " " if spoken(lang) == "en" else "")


def print_facts(programme: CompiledProgramme, lang: str) -> None:
    """Print every fact by group, with its type, choices and question, and the policies that use it."""
    console = terminal()
    used = uses(programme)
    titles = {policy: str(number) for policy, number in programme.numbers.items()}
    for group, title in programme.groups.items():
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title[lang], title_justify="left", title_style="bold")
        for heading in (word("fact_and_id", lang), word("type", lang), word("question", lang), word("used_by", lang)):
            table.add_column(heading, overflow="fold")
        for name, fact in programme.facts.items():
            if fact.group == group:
                numbers = [titles[policy] for policy in used[name]]
                by = word("all_policies", lang) if len(numbers) == len(titles) else listed(numbers, lang)
                # Rule files, scenarios and tables take either.
                named = Cell(f"{fact.label[lang]}\n").append(name, style="dim")
                kind, told = kind_of(fact, programme.money, lang), asked(fact, programme.money, lang)
                table.add_row(named, Cell(kind), Cell("\n".join(told)), Cell(by))
        console.print(table)
