"""Things of one list that are called the same in every language: whoever reads of one cannot tell which."""

from collections.abc import Iterable

from lucidrule.compile.written import Written
from lucidrule.core.fault import FaultList
from lucidrule.core.folding import name_key
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.base import Text
from lucidrule.model.policy import Criterion, PolicyFile
from lucidrule.model.programme import ProgrammeFile

# What is called, and where that stands in which file.
_Called = tuple[str, Text, Path, SourceFile]


def check_alike(written: Written, stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Warn of areas, sources, groups of facts and open points that are called as another of them, and of criteria and
    awards that are called as another of their policy."""
    listed = enumerate(stated.areas)
    _warn([(each.id, each.title, ("areas", at, "title"), top) for at, each in listed], faults)
    _warn([(name, each.title, ("sources", name, "title"), top) for name, each in stated.sources.items()], faults)
    groups = enumerate(written.facts.groups)
    _warn([(each.id, each.title, ("groups", at, "title"), written.facts_source) for at, each in groups], faults)
    own = [(policy, source) for _, policy, source in written.policies]
    asked = [(written.criteria.open_points, written.criteria_source), *((p.open_points, source) for p, source in own)]
    points = [(name, each.question, source) for listed, source in asked for name, each in listed.items()]
    _warn([(name, said, ("open_points", name, "question"), source) for name, said, source in points], faults)
    shared = enumerate(written.criteria.criteria)
    _warn([(each.id, each.label, ("criteria", at, "label"), written.criteria_source) for at, each in shared], faults)
    for policy, source in own:
        # Two that are shared were told above.
        _warn(_criteria(policy, source, written, stated), faults, below=written.criteria_source)
        awards = enumerate(policy.entitlement.awards)
        _warn([(a.id, a.label, ("entitlement", "awards", at, "label"), source) for at, a in awards], faults)


def _criteria(policy: PolicyFile, source: SourceFile, written: Written, stated: ProgrammeFile) -> Iterable[_Called]:
    """Yield what a policy asks for: first what it shares with others, then its own."""
    used = {*stated.common, *(each.use for each in policy.criteria if not isinstance(each, Criterion))}
    for at, each in enumerate(written.criteria.criteria):
        if each.id in used:
            yield each.id, each.label, ("criteria", at, "label"), written.criteria_source
    for key in ("criteria", "each"):
        for at, each in enumerate(getattr(policy, key)):
            if isinstance(each, Criterion):
                yield each.id, each.label, (key, at, "label"), source


def _warn(called: Iterable[_Called], faults: FaultList, *, below: SourceFile | None = None) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for name, text, path, source in called:
        other = seen.setdefault(tuple(name_key(said) for said in text.values()), name)
        if other != name and source is not below:
            faults.warn("called-alike", source.locate(path), text=text.by_language(), other=other)
