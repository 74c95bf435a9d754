"""A register or tables, and two programmes → what the change does to their companies."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lucidrule.columns.headings import read_headings
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import CannotScreen, Fault, UnknownName
from lucidrule.core.folding import name_key
from lucidrule.core.names import nearest
from lucidrule.impact.counting import Both, counted
from lucidrule.impact.found import Impact
from lucidrule.impact.judging import Rules, headings_of, of_register, of_tables
from lucidrule.impact.streaming import of_parquet
from lucidrule.register.kept_rules import is_register
from lucidrule.tables.named_files import files_of
from lucidrule.tables.reading import parquet

# What columns of the size of companies are called.
_SIZES = frozenset({"规模", "企业规模", "企业划型", "划型", "size", "companysize", "規模", "企業規模"})


def impact(rules: Rules, files: tuple[str, ...], *, by: Sequence[str] = (), min_group: int = 0, lang: str) -> Impact:
    """Judge companies under both rules.

    Args:
        files: A register, or tables.
        by: Facts or headings to group by; none: the first choice that a programme declares, mostly the field that a
            company works in, and what is called the size of a company.
        min_group: Numbers of companies below it are not told.

    Raises:
        UnreadableInput: A file cannot be read.
        UnknownName: There is neither such a fact nor such a heading.
        WrongColumn: A column names no fact, or cannot hold its fact.
    """
    with TemporaryDirectory() as folder:
        both, facts = _both(rules, files, by, lang, Path(folder))
        declared = {by: rules.new.compiled.facts[fact] for by, fact in facts.items() if fact}
        choices = {by: each.names_of_choices for by, each in declared.items()}
        looked, moved, policies, moves = counted(both, choices)
    compared = rules.old.compiled, rules.new.compiled, rules.as_of
    return Impact(*compared, looked, moved, policies, moves, min_group, facts)


def _both(
    rules: Rules, files: tuple[str, ...], by: Sequence[str], lang: str, folder: Path
) -> tuple[Both, dict[str, str]]:
    compiled = rules.new.compiled
    if len(files) == 1 and is_register(Path(files[0])):
        own = [(name, name) for name, fact in compiled.facts.items() if fact.type in ("choice", "flag", "text")]
        groups = _grouping(compiled, by, own)
        return of_register(rules, Path(files[0]), list(groups)), groups
    paths = files_of(files)
    if all(path.suffix.lower() == ".parquet" for path in paths):
        order = parquet.scanned(*paths).collect_schema().names()
        named = {heading: column.fact for column, heading in read_headings(order, compiled.facts).columns.items()}
        groups = _grouping(compiled, by, [(each, named.get(each, "")) for each in order])
        try:
            return of_parquet(rules, paths, list(groups), folder), groups
        except CannotScreen:
            # The evaluator says what columns cannot.
            return of_tables(rules, files, list(groups), lang), groups
    groups = _grouping(compiled, by, headings_of(compiled, files, lang))
    return of_tables(rules, files, list(groups), lang), groups


def _grouping(compiled: CompiledProgramme, by: Sequence[str], headings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the columns to group by, each with the fact that it names; empty: none.

    Raises:
        UnknownName: There is no such column.
    """
    there = dict(headings)
    if not by:
        sector = next((name for name, fact in compiled.facts.items() if fact.type == "choice"), None)
        return {h: fact for h, fact in there.items() if (sector and fact == sector) or name_key(h) in _SIZES}
    known: dict[str, str] = {}
    for heading, fact in headings:
        labels = compiled.facts[fact].label.by_language().values() if fact else ()
        for name in (heading, fact, *labels):
            known.setdefault(name_key(name), heading)
    groups = {}
    for each in by:
        heading = known.get(name_key(each), "")
        if not heading:
            raise UnknownName((Fault("unknown-fact", None, {"name": each}, nearest(each, [*there, *there.values()])),))
        groups[heading] = there[heading]
    return groups
