"""What the headings of a source stand for, kept in a file: `营收: annual_revenue 2021（万元）`, `备用一: ignore`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lucidrule.columns.headings import read_headings
from lucidrule.core.fault import Fault, FaultList, UnreadableInput, WrongColumn, shown
from lucidrule.core.folding import unspaced
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.loading.files import read_source, write_text
from lucidrule.model.facts import Fact
from lucidrule.present.words import word
from lucidrule.tables.reading.first_rows import MOST_COLUMNS
from lucidrule.tables.reading.refusal import refused

_IGNORED = ("-", "ignore", "忽略", "不采用", "無視")
_UNCLEAR = ("unknown-heading", "heading-without-year")


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
        unclear = [each for each in faults if each.code in _UNCLEAR]
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
        raise refused("table-too-wide", path, most=f"{MOST_COLUMNS:,}")
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
    text = str(value).strip()
    if text.casefold() in _IGNORED:
        return None
    found = read_headings([text], facts, units=True)
    for each in found.unclear:
        if each.yearly is not None:
            faults.add("heading-without-year", at, name=text, fact=each.yearly.model_dump())
        else:
            faults.add("unknown-fact", at, nearest=each.near, name=text)
    return None if found.aside else text


def _draft(unclear: Sequence[Fault], lang: str) -> str:
    lines = [f"# {line}" for line in word("map_head", lang).splitlines()]
    for each in unclear:
        name, fact = each.params["name"], each.params.get("fact")
        near = [fact[lang] + " 2021"] if isinstance(fact, Mapping) else [str(one) for one in each.nearest]
        told = "  # " + " / ".join(map(shown, near)) if near else ""
        lines.append(f"{json.dumps(name, ensure_ascii=False)}:{told}")
    return "\n".join(lines) + "\n"
