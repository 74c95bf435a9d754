"""Every reader of input, as something that takes bytes: what is wrong with them is an error of ours."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from small_form import sized

import lucidrule
from lucidrule.columns.headings import read_headings
from lucidrule.compile.profile import read_profile
from lucidrule.compile.programme import compile_programme
from lucidrule.core.fault import FaultList, LucidruleError, ProfileAtFault, render
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.register.events import read_event
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.tables.agreed import agreed
from lucidrule.tables.cells import Reader
from lucidrule.tables.head_rows import below_titles
from lucidrule.tables.named_files import sources
from lucidrule.tables.several import Several
from lucidrule.tables.survey import survey
from lucidrule.tables.table import read_table
from lucidrule.values.reading import EXPECTED, UnfitValue, not_known, typed
from lucidrule.values.refusal import refusal

TESTS = Path(__file__).parents[1]
CORPUS, TOWN = TESTS / "corpus", TESTS / "golden" / "good" / "programme"
LANGS = ("zh", "en", "ja")
# What stands for a text in a catalogue of texts, and has to be one when people read it.
_RAW_CODE = re.compile(r"@(?:kind|file|cannot|name|step):")
_PROGRAMME = lucidrule.load(TOWN)
_GROUND = FeatureProgramme(lucidrule.load())
_TOWN_FILES = {str(each.relative_to(TOWN)): each.read_text(encoding="utf-8") for each in sorted(TOWN.rglob("*.yaml"))}


def of_table(raw: bytes, path: Path) -> None:
    """Read a table whole: headings, rows, cells."""
    path.write_bytes(raw)
    facts = _PROGRAMME.compiled.facts if b"staff" in raw else _GROUND.programme.compiled.facts
    compiled = _PROGRAMME.compiled if b"staff" in raw else _GROUND.programme.compiled
    table = read_table(below_titles(sources((str(path),))[0], facts), facts, ignore_unknown=True)
    _, found = survey([table], Several(), compiled)
    agreed(compiled, [table], found)
    reader = Reader(compiled, table.headings.columns, table.headings.units, found.tables[0].written)
    places = {column: table.order.index(heading) for column, heading in table.headings.columns.items()}
    for rows in table.source.batches():
        typed_rows = reader.read(rows.first, {column: [row[at] for row in rows.cells] for column, at in places.items()})
        _told(LucidruleError(tuple(each.fault for each in typed_rows.bad)))


def of_company(raw: bytes, path: Path) -> None:
    """Read a company file."""
    path.write_bytes(raw)
    _PROGRAMME.profile(path)


def of_company_text(raw: bytes, path: Path) -> None:
    """Read the text of a company file, past what refuses its bytes."""
    faults = FaultList()
    source = read_yaml(raw.decode("utf-8", "replace"), path.name, faults)
    if source is None:
        raise ProfileAtFault(faults.sorted())
    read_profile(source, _GROUND.programme.compiled, faults)


def of_feature(raw: bytes, path: Path) -> None:
    """Read a feature and all of its sentences."""
    faults = FaultList()
    feature, _ = read_feature(raw, path.name, faults)
    _told(LucidruleError(faults.sorted()))
    if feature is not None:
        for scenario in prepare(feature, path, _GROUND):
            _told(LucidruleError(tuple(scenario.faults)))


def of_events(raw: bytes, path: Path) -> None:
    """Read the lines of a file of events."""
    for number, line in enumerate(raw.decode("utf-8", "replace").split("\n")[:5], 1):
        try:
            read_event(line, path.name, number)
        except LucidruleError as error:
            _told(error)


def of_values(raw: bytes, path: Path) -> None:
    """Read a text as a value of each type, and of each choice."""
    text = raw.decode("utf-8", "replace")
    declared = {fact.type: fact for fact in _PROGRAMME.compiled.facts.values() if fact.type in EXPECTED}
    not_known(text)
    for kind, fact in declared.items():
        try:
            typed(text, kind, fact)
        except UnfitValue as error:
            refusal(error, text, kind, fact.label.by_language(), fact)


def of_headings(raw: bytes, path: Path) -> None:
    """Read a line as headings."""
    read_headings(raw.decode("utf-8", "replace").split(",")[:30], _GROUND.programme.compiled.facts, units=True)


def of_rules(raw: bytes, path: Path) -> None:
    """Compile a programme of which one file is as it is given; its name says which."""
    name = next(name for name, text in _TOWN_FILES.items() if Path(name).stem == path.stem.partition("~")[0])
    compile_programme({**_TOWN_FILES, name: raw.decode("utf-8", "replace")})


@cache
def files(kind: str) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a kind from which others are made: how they end, and what stands in them."""
    if kind == "rules":
        return tuple((f"{Path(name).stem}~.yaml", text.encode()) for name, text in _TOWN_FILES.items())
    if kind in ("values", "headings"):
        lines = [line for each in sorted((CORPUS / "csv").glob("*.csv")) for line in each.read_bytes().splitlines()]
        cells = lines if kind == "headings" else [cell for line in lines for cell in line.split(b",")]
        return tuple((".txt", each) for each in dict.fromkeys(cells))
    folder = {"company text": "company"}.get(kind, kind)
    found = sorted(each for each in (CORPUS / folder).iterdir() if each.name != "cases.yaml")
    return tuple((each.suffix, each.read_bytes()) for each in found)


Read = Callable[[bytes, Path], None]
# How many inputs each gets in the long run; in process, for nothing but Python reads them.
TEXTS: dict[str, tuple[Read, int]] = {
    "csv": (of_table, sized(10_000, small=60)),
    "jsonl": (of_table, sized(10_000, small=60)),
    "company": (of_company, sized(10_000, small=60)),
    "company text": (of_company_text, sized(10_000, small=60)),
    "features": (of_feature, sized(6_000, small=25)),
    "events": (of_events, sized(10_000, small=60)),
    "values": (of_values, sized(20_000, small=150)),
    "headings": (of_headings, sized(4_000, small=20)),
    "rules": (of_rules, sized(4_000, small=20)),
}
# These are read by libraries in other languages, which can end the process.
BOOKS: dict[str, int] = {"xlsx": sized(14_000, small=80), "parquet": sized(6_000, small=40)}


def only_our_errors(read: Read, raw: bytes, path: Path) -> None:
    """Read some bytes; an error that is ours is told in each language, and any other comes out."""
    try:
        read(raw, path)
    except LucidruleError as error:
        _told(error)


def _told(error: LucidruleError) -> None:
    for lang in LANGS:
        said = render(error.faults, lang)
        if _RAW_CODE.search(said):
            raise AssertionError(f"a raw code is told: {said}")
