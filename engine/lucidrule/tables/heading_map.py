"""What the headings of a source stand for, kept in a file: `营收: annual_revenue 2021（万元）`, `备用一: ignore`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lucidrule.columns.headings import read_headings
from lucidrule.compile.answers_given import is_answer
from lucidrule.core.fault import Fault, FaultList, UnreadableInput, WrongColumn, shown
from lucidrule.core.folding import folded, unspaced
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.loading.files import read_source, read_text, write_text
from lucidrule.model.facts import Fact
from lucidrule.present.words import word
from lucidrule.tables.reading.first_rows import MOST_COLUMNS

_IGNORED_WRITTEN = "ignore"
_IGNORED = ("-", "ignore", "忽略", "不采用", "無視")
# The codes of what is said of headings that nothing is known of.
UNCLEAR = ("unknown-heading", "heading-without-year")


@dataclass(frozen=True, slots=True)
class HeadingMap:
    """What headings stand for.

    Attributes:
        path: Of the file; None: there is no map.
        new: Whether the file is not there yet, and takes the headings that nothing is known of.
        meant: By heading, as it is compared, the heading that it is read as; None: the column is left alone.
        places: By the same where it stands, and how it is written there.
    """

    path: Path | None = None
    new: bool = False
    meant: Mapping[str, str | None] = field(default_factory=dict)
    places: Mapping[str, tuple[str, Location]] = field(default_factory=dict)

    def read_as(self, heading: str) -> str | None:
        """Return what a heading is read as; None: its column is left alone."""
        return self.meant.get(unspaced(heading), heading)

    def check(self, orders: Iterable[Sequence[str]]) -> None:
        """Refuse a map that names headings which no table has.

        Raises:
            WrongColumn: It does.
        """
        there = {unspaced(heading): heading for order in orders for heading in order if heading}
        faults = [
            Fault("no-such-heading", at, {"name": name}, nearest(name, there.values()))
            for key, (name, at) in self.places.items()
            if key not in there
        ]
        if faults:
            raise WrongColumn(tuple(faults))

    def written(self, faults: Sequence[Fault], lang: str) -> Iterator[Fault]:
        """Write the headings that nothing is known of into a new file, and yield that it was done."""
        unclear = [each for each in faults if each.code in UNCLEAR]
        if self.path is not None and self.new and unclear:
            write_text(self.path, _draft(unclear, lang), force=False)
            yield Fault("headings-written", None, {"path": str(self.path)})


NO_MAP = HeadingMap()


def heading_map(path: Path | None, facts: Mapping[str, Fact]) -> HeadingMap:
    """Return what a file says of headings; where there is no file, a map that says nothing.

    Raises:
        UnreadableInput: It is no mapping, or cannot be read.
        WrongColumn: It names facts that there are not.
    """
    if path is None or not path.exists():
        return HeadingMap(path, path is not None)
    faults = FaultList()
    source = read_source(path, str(path), faults)
    if source is None:
        raise UnreadableInput(faults.sorted())
    if not isinstance(source.data, dict):
        at = source.place(0, 0)
        raise UnreadableInput(
            (Fault("wrong-kind", at, {"expected": "@kind:mapping", "found": str(source.data)[:200]}),)
        )
    if len(source.data) > MOST_COLUMNS:
        raise UnreadableInput((Fault("table-too-wide", source.place(0, 0), {"most": f"{MOST_COLUMNS:,}"}),))
    meant: dict[str, str | None] = {}
    places: dict[str, tuple[str, Location]] = {}
    for key, value in source.data.items():
        name, at = str(key), source.locate((key,), key=True)
        if unspaced(name) in meant:
            faults.add("heading-twice", at, name=name)
        meant[unspaced(name)] = _meant(name, value, facts, source.locate((key,)), faults)
        places[unspaced(name)] = name, at
    if faults:
        raise WrongColumn(faults.sorted())
    return HeadingMap(path, False, meant, places)


def _meant(name: str, value: Any, facts: Mapping[str, Fact], at: Location, faults: FaultList) -> str | None:
    """Return the heading that is meant; None: the column is left alone."""
    if value is None or value == "":
        faults.add("heading-unmapped", at, name=name)
        return None
    if isinstance(value, dict | list):
        faults.add("wrong-kind", at, expected="@kind:text", found=value)
        return None
    try:
        return meant_by(str(value), facts)
    except WrongColumn as error:
        for each in error.faults:
            faults.add(each.code, at, nearest=each.nearest, **each.params)
        return None


def meant_by(value: str, facts: Mapping[str, Fact]) -> str | None:
    """Return the heading that is meant by what stands behind another; None: the column is left alone.

    Raises:
        WrongColumn: It names no fact, or one of years without saying which.
    """
    text = value.strip()
    if folded(text).rstrip("。") in _IGNORED:
        return None
    if is_answer(text):
        # Which open point it is about is asked where tables are read.
        return text
    found = read_headings([text], facts, units=True)
    for each in found.unclear:
        params = {"name": text}
        unknown = Fault("unknown-fact", None, params, each.near)
        raise WrongColumn((each.fault if each.yearly is not None or each.currency else unknown,))
    return None if found.aside else text


def stands_in_lines(path: Path) -> bool:
    """Return whether a map has a line for each heading, and is not written in braces."""
    told = (line.strip() for line in read_text(path).splitlines())
    return not next((line for line in told if line and not line.startswith(("#", "---"))), "").startswith("{")


def grown(path: Path, heading: str, answer: str | None, label: str, lang: str) -> None:
    """Write one more heading into a map, which may not be there yet.

    Args:
        answer: What it stands for; None: its column is left alone.
        label: The same in words.
    """
    there = path.exists()
    text = read_text(path) if there else _head(lang)
    told = _IGNORED_WRITTEN if answer is None else json.dumps(answer, ensure_ascii=False)
    line = f"{json.dumps(heading, ensure_ascii=False)}: {told}{f'  # {label}' if label else ''}\n"
    write_text(path, text + "\n" * (bool(text) and not text.endswith("\n")) + line, force=there)


def _head(lang: str) -> str:
    return "".join(f"# {line}\n" for line in word("map_head", lang).splitlines())


def _draft(unclear: Sequence[Fault], lang: str) -> str:
    lines = []
    for each in unclear:
        name, fact = each.params["name"], each.params.get("fact")
        near = [fact[lang] + " 2021"] if isinstance(fact, Mapping) else [str(one) for one in each.nearest]
        told = "  # " + " / ".join(map(shown, near)) if near else ""
        lines.append(f"{json.dumps(name, ensure_ascii=False)}:{told}")
    return _head(lang) + "\n".join(lines) + "\n"
