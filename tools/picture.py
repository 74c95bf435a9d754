"""Draw the pictures of the documents: terminal output of one check and of one screening, as SVG made by rich."""

import contextlib
import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
CHECK = ("check", "examples/companies/hg-tech.yaml", "--as-of", "2022-06-30")
SCREEN = ("screen", "examples/declarations.csv", "--as-of", "2022-06-30")


def draw(lang: str, width: int) -> str:
    """Return the SVG of the check of HG Tech."""
    return _drawn((*CHECK, "--lang", lang), " ".join(("lucidrule", *CHECK)), width)


def draw_screening(lang: str, width: int) -> str:
    """Return the SVG of a screening of a sheet as offices keep them: every row accounted for."""
    return _drawn((*SCREEN, "--lang", lang), " ".join(("lucidrule", *SCREEN)), width)


def _drawn(words: tuple[str, ...], title: str, width: int) -> str:
    console = Console(record=True, width=width, file=sys.stderr, force_terminal=True, markup=False, emoji=False)
    console.print(Text.from_ansi(_on_a_terminal(words, width)))
    return _with_wide_characters(console.export_svg(title=title))


def _on_a_terminal(words: tuple[str, ...], width: int) -> str:
    """Return what the command prints where one sits before it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    command = [sys.executable, "-m", "lucidrule", *words]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        shown = bytearray()
        # Reading from a terminal that nobody writes to any more is an error.
        with contextlib.suppress(OSError):
            while some := os.read(ours, 65536):
                shown += some
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _with_wide_characters(drawn: str) -> str:
    return re.sub(r'textLength="([0-9.]+)"([^>]*)>([^<]*)<', _widened, drawn)


def _widened(text: re.Match[str]) -> str:
    """Return a piece of text as wide as its cells: rich counts its characters, and a wide one takes two cells."""
    length, more, shown = text.groups()
    plain = html.unescape(shown)
    wide = float(length) * cell_len(plain) / len(plain) if plain else float(length)
    return f'textLength="{wide:g}"{more}>{shown}<'


if __name__ == "__main__":
    (ROOT / "docs" / "screen.svg").write_text(draw_screening("en", 100), encoding="utf-8")
    (ROOT / "docs" / "screen.zh.svg").write_text(draw_screening("zh", 100), encoding="utf-8")
    (ROOT / "docs" / "check.svg").write_text(draw("en", 90), encoding="utf-8")
    (ROOT / "docs" / "check.zh.svg").write_text(draw("zh", 90), encoding="utf-8")
