"""Draw the picture of the README: the terminal output of one check, as an SVG made by rich."""

import html
import re
import sys
from datetime import date
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console

import lucidrule
from lucidrule.cli import terminal

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2022, 6, 30)


def draw(lang: str, width: int) -> str:
    """Return the SVG of the check of HG Tech for three policies."""
    console = Console(record=True, width=width, file=sys.stderr, force_terminal=True, markup=False, emoji=False)
    result = lucidrule.load(ROOT).determine(ROOT / "examples/companies/hg-tech.yaml", as_of=AS_OF)
    shown = result.only(("industry-fund", "revenue-milestone", "premises-rent"))
    terminal.print_determination(shown, lang, full=False, console=console)
    drawn = console.export_svg(title="lucidrule check examples/companies/hg-tech.yaml --as-of 2022-06-30")
    return re.sub(r'textLength="([0-9.]+)"([^>]*)>([^<]*)<', _widened, drawn)


def _widened(text: re.Match[str]) -> str:
    """Return a piece of text as wide as its cells: rich counts its characters, and a wide one takes two cells."""
    length, more, shown = text.groups()
    plain = html.unescape(shown)
    wide = float(length) * cell_len(plain) / len(plain) if plain else float(length)
    return f'textLength="{wide:g}"{more}>{shown}<'


if __name__ == "__main__":
    (ROOT / "docs" / "check.svg").write_text(draw("en", 110), encoding="utf-8")
    (ROOT / "docs" / "check.zh.svg").write_text(draw("zh", 110), encoding="utf-8")
