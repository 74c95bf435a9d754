"""Rules that are drafts: what their texts lack before they are none any more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope
from lucidrule.compile.written import Written
from lucidrule.core.fault import Fault, Named
from lucidrule.core.position import Location
from lucidrule.loading.source import Path
from lucidrule.model.base import Shape, Text
from lucidrule.model.languages import Languages, languages_of

_NESTED = (Shape, list, dict)
_LACKS = "text-lacks-language"
# So many lines of a file are told.
_LINES = 12


def check_drafts(written: Written, scope: Scope) -> None:
    """Warn of each text of a draft that lacks a language.

    Args:
        scope: That of policies.yaml.
    """
    stated, top = written.check_top(scope.faults)
    files: list[tuple[Any, Any]] = [(policy, source) for _, policy, source in written.policies if policy.status]
    if stated.status:
        files = [(policy, source) for _, policy, source in written.policies]
        files += [(stated, top), (written.facts, written.facts_source), (written.criteria, written.criteria_source)]
    languages = languages_of(top.data)._replace(all_needed=True)
    for file, source in files:
        for path, lacking in _lacking(file, (), languages):
            replace(scope, source=source).warn(_LACKS, path, names=lacking)


def in_short(warnings: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return warnings, those of texts of drafts last: of each file, and what its texts lack, one that counts them."""
    others: list[Fault] = []
    drafts: dict[tuple[str, Named], list[Location]] = {}
    for each in warnings:
        if each.code == _LACKS and each.at is not None:
            drafts.setdefault((each.at.file, each.params["names"]), []).append(each.at)
        else:
            others.append(each)
    counted = []
    for (file, names), places in drafts.items():
        lines = [f"{place.line}" for place in places]
        told = ", ".join([*lines[:_LINES], *(["…"] * (len(lines) > _LINES))])
        params: dict[str, Named] = {"names": names, "count": f"{len(lines):,}", "lines": told}
        counted.append(Fault("texts-lack-language", Location(file, 0, 0), params))
    return (*others, *counted)


def _lacking(part: Any, path: Path, languages: Languages) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the path of each text that lacks languages, with these."""
    if isinstance(part, Text):
        lacking = languages.lacking(part)
        if lacking:
            yield path, lacking
        return
    for key, inner in inside(part):
        if isinstance(inner, (*_NESTED, Text)):
            yield from _lacking(inner, (*path, key), languages)
