"""Tables about three facts, read from their headings on."""

from pathlib import Path
from typing import Any

import lucidrule
from lucidrule.core.fault import LucidruleError, render
from lucidrule.tables.head_rows import below_titles
from lucidrule.tables.named_files import sources
from lucidrule.tables.source import TableSource

FACTS = lucidrule.load().compiled.facts


def settled(path: Path, content: str | bytes | None = None, **options: Any) -> TableSource:
    """Return a table as it is read, having written it if there is content."""
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return below_titles(sources((str(path),), **options)[0], FACTS).source


def cells(path: Path, content: str | bytes | None = None, **options: Any) -> list[list[Any]]:
    """Return the headings and the rows of a table."""
    source = settled(path, content, **options)
    return [source.headings(), *(row for rows in source.batches() for row in rows.cells)]


def refusal(path: Path, content: str | bytes | None = None, **options: Any) -> tuple[str, str]:
    """Return the code of what refuses a table, and what is said in English; it is said in each language."""
    try:
        cells(path, content, **options)
    except LucidruleError as error:
        said = {lang: render(error.faults, lang) for lang in ("zh", "en", "ja")}
        assert len(set(said.values())) == 3
        return error.faults[0].code, said["en"].splitlines()[0].replace(f"{path.parent}/", "")
    raise AssertionError(f"{path} is read")


def outcome(path: Path) -> str | int:
    """Return how many rows a table has with its headings, or the code of what refuses it."""
    try:
        return len(cells(path))
    except LucidruleError as error:
        return error.faults[0].code
