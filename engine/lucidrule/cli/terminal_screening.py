"""What a screening came to, on a terminal."""

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from lucidrule.cli.terminal import Cell, show, style, terminal
from lucidrule.present.words import word
from lucidrule.present.wrapping import width_of
from lucidrule.tables.picture import bar

_BAR, _WITH_BARS = 20, 100
_LEAST_BAR, _MOST_BAR, _GAPS = 8, 30, 5


def print_screening(found: Any, account: Sequence[str], lang: str) -> None:
    """Print what a screening came to: a line for each policy, the facts that are missed most, what all come to; then
    the account of rows."""
    console = terminal()
    show(console, found.title, style="bold")
    outcomes = found.outcomes
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(word("policy", lang), overflow="fold")
    for each in outcomes:
        table.add_column(word(f"list:{each}", lang), justify="right", style=style(each), no_wrap=True)
    # Beside titles and sums there is room for bars on wide terminals only.
    wide = console.width >= _WITH_BARS
    if wide:
        table.add_column("", no_wrap=True)
    table.add_column(word("known_sum", lang), overflow="fold")
    for share in found.policies:
        total = max(1, sum(share.counts.values()))
        strip = Text()
        for each in outcomes:
            strip.append(bar(share.counts[each], total, _BAR), style=style(each))
        counts = [Text(f"{share.counts[each]:,}") for each in outcomes]
        table.add_row(Cell(share.short), *counts, *([strip] if wide else []), Cell(share.known))
    console.print(table)
    if found.facts:
        show(console, found.facts_title, style="bold")
        facts = Table(box=None, pad_edge=False)
        most = found.facts[0][1]
        # As long as there is room for behind names and counts.
        room = console.width - max(width_of(name) for name, _ in found.facts) - len(f"{most:,}") - _GAPS
        length = max(_LEAST_BAR, min(_MOST_BAR, room))
        for name, count in found.facts:
            facts.add_row(Cell(name), Text(f"{count:,}", justify="right"), Text(bar(count, most, length), style="blue"))
        console.print(facts)
    for told in found.totals:
        show(console, told)
    show(console, word("trial_only", lang), style="dim")
    console.print()
    for line in account:
        show(console, line)
