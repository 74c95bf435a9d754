"""What is asked of files besides conditions: windows and documents of applications, texts that drafts lack."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from lucidrule.compile.applying import day_of_year
from lucidrule.compile.drafts import check_drafts
from lucidrule.compile.scope import Scope
from lucidrule.compile.written import Written
from lucidrule.core.folding import name_key
from lucidrule.core.names import nearest
from lucidrule.loading.source import Path
from lucidrule.model.applying import Apply, EachYear, Material, Once, Window
from lucidrule.model.policy import Criterion, PolicyFile

# A leap year, of which every day of a year is one.
_LEAP, _DAYS = 2000, 366
_NO_LABELS: Mapping[str, str] = MappingProxyType({})


def check_procedure(written: Written, scope: Scope) -> None:
    """Look at how one applies, and at the texts of drafts.

    Args:
        scope: That of policies.yaml.
    """
    check_applying(written, scope)
    if scope.faults.warned:
        check_drafts(written, scope)


def check_applying(written: Written, scope: Scope) -> None:
    """Refuse windows that are no days, and documents that prove what there is not.

    Args:
        scope: That of policies.yaml.
    """
    stated, criteria = written.check_top(scope.faults)[0], written.criteria
    shared = {criterion.id for criterion in criteria.criteria}
    facts = scope.names.facts.keys()
    _check_windows(stated.apply, scope)
    of_all = (stated.apply and stated.apply.windows) or []
    here = Scope(scope.names, written.criteria_source, scope.faults)
    for path, listed in _of_criteria("criteria", criteria.criteria):
        _check_proved(listed, path, facts | shared, here)
    for _, policy, source in written.policies:
        here = Scope(scope.names, source, scope.faults)
        _check_windows(policy.apply, here, of_all)
        asked = (*policy.criteria, *policy.each)
        own = {each.id if isinstance(each, Criterion) else each.use for each in asked}
        known = facts | own | set(stated.common)
        labels = {
            name_key(said): each.id for each in asked if isinstance(each, Criterion) for said in each.label.values()
        }
        for path, listed in _of_policy(policy):
            _check_proved(listed, path, known, here, labels)


def _of_policy(policy: PolicyFile) -> Iterator[tuple[Path, list[Material]]]:
    """Yield every list of documents of a policy, with its path."""
    yield ("materials",), policy.materials or []
    yield from _of_criteria("criteria", policy.criteria)
    yield from _of_criteria("each", policy.each)


def _of_criteria(key: str, criteria: Any) -> Iterator[tuple[Path, list[Material]]]:
    for at, criterion in enumerate(criteria):
        if isinstance(criterion, Criterion):
            yield (key, at, "materials"), criterion.materials or []


def _check_proved(
    listed: list[Material], path: Path, known: Collection[str], scope: Scope, labels: Mapping[str, str] = _NO_LABELS
) -> None:
    """Refuse what documents prove that there is not, with the id of what is called so.

    Args:
        labels: The ids of criteria by their labels.
    """
    for at, material in enumerate(listed):
        for place, name in enumerate(material.proves or ()):
            if name not in known:
                labelled = scope.labelled(name) or labels.get(name_key(name))
                near = nearest(name, known) if labelled is None else (labelled,)
                scope.fault("proves-nothing", (*path, at, "proves", place), near=near, name=name)


def _check_windows(apply: Apply | None, scope: Scope, otherwise: Sequence[Window] = ()) -> None:
    """Look at the windows of a policy, or of its programme.

    Args:
        otherwise: Of a policy those of its programme, in whose place it may have none.
    """
    fault = scope.fault
    if apply is not None and apply.windows == [] and not otherwise:
        scope.since(2, "windows-of-nothing", ("apply", "windows"), key=True)
    for at, window in enumerate((apply and apply.windows) or ()):
        path: Path = ("apply", "windows", at)
        if isinstance(window, Once):
            first, last = window.once.from_, window.once.to
            if last < first:
                fault("window-backwards", (*path, "once", "to"), from_=str(first), to=str(last))
            continue
        for key, raw in (("from", window.each_year.from_), ("to", window.each_year.to)):
            if day_of_year(raw) is None:
                fault("not-a-day-of-year", (*path, "each_year", key), value=raw)
        _warn_of_most_days(window, (*path, "each_year", "to"), scope)


def _warn_of_most_days(window: EachYear, path: Path, scope: Scope) -> None:
    """Warn of a window across the end of the year that is open for more than half of it."""
    ends = [day_of_year(raw) for raw in (window.each_year.from_, window.each_year.to)]
    first, last = (None if end is None else date(_LEAP, end.month, end.day) for end in ends)
    if first is not None and last is not None and last < first:
        days = _DAYS - (first - last).days + 1
        if days > _DAYS // 2:
            stated = window.each_year
            scope.warn("window-of-most-days", path, from_=stated.from_, to=stated.to, days=days)
