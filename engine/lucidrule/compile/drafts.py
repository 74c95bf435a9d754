"""Rules that are drafts: what their texts lack before they are none any more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope
from lucidrule.compile.written import Written
from lucidrule.loading.source import Path
from lucidrule.model.base import Shape, Text
from lucidrule.model.languages import Languages, languages_of

_NESTED = (Shape, list, dict)


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
            replace(scope, source=source).warn("text-lacks-language", path, names=lacking)


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
