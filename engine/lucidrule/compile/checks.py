"""What is asked of the files of a programme besides their shape: who says so, and that an id names one thing."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from lucidrule.compile.scope import Scope
from lucidrule.core.fault import FaultList
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.loading.rules import RuleFiles
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.base import Basis, Clause, OptionalClause, Shape, Text, newer_keys
from lucidrule.model.programme import ProgrammeFile
from lucidrule.model.sources import OTHERS, taken

_NESTED = (Shape, list, dict)
# Cities, countries and hours whose zone is called after another city.
_CITIES = {
    **dict.fromkeys(
        ("beijing", "peking", "wuhan", "guangzhou", "shenzhen", "tianjin", "nanjing", "hangzhou", "chengdu", "china"),
        "Asia/Shanghai",
    ),
    **dict.fromkeys(("北京", "上海", "武汉", "中国", "北京时间", "utc+8", "gmt+8", "+08:00"), "Asia/Shanghai"),
    **dict.fromkeys(("osaka", "kyoto", "東京", "日本", "jst"), "Asia/Tokyo"),
    **dict.fromkeys(("munich", "münchen", "frankfurt", "hamburg", "bonn", "germany"), "Europe/Berlin"),
    **dict.fromkeys(("lyon", "marseille", "france"), "Europe/Paris"),
}


def check_clauses_and_ids(model: Any, path: Path, source: SourceFile, stated: ProgrammeFile, faults: FaultList) -> None:
    """Look at a part of a file and at all that stands in it.

    Refused are keys that the version of the language does not have, what clauses cite wrongly, and a list in which two
    things have the same id: what is said of one would be told of the other.
    """
    if isinstance(model, list):
        _refuse_twice([(getattr(part, "id", None), (*path, at)) for at, part in enumerate(model)], source, faults)
    elif isinstance(model, Clause | OptionalClause):
        _check_sources(model, path, source, stated, faults)
    newer = newer_keys(type(model)) if isinstance(model, Shape) else {}
    for key, part in inside(model):
        if stated.language < newer.get(key, 0):
            faults.add("newer-key", source.locate((*path, key), key=True), name=key, version=str(newer[key]))
        if isinstance(part, _NESTED) and not isinstance(part, Text):
            check_clauses_and_ids(part, (*path, key), source, stated, faults)


def _check_sources(
    clause: Clause | OptionalClause, path: Path, source: SourceFile, stated: ProgrammeFile, faults: FaultList
) -> None:
    """Refuse sources that the bibliography lacks, and published or reported clauses that follow none of their own."""
    cited = tuple(citation.source for citation in taken(clause))
    if clause.basis in ("published", "reported") and not cited:
        faults.add("needs-source", source.locate(path), basis=clause.basis)
    for at, citation in enumerate(listed := list(clause.source or ())):
        name, place = citation.source, source.locate((*path, "source"))
        if citation in listed[:at]:
            faults.warn("said-twice", source.locate((*path, "source", at)))
        elif name not in stated.sources:
            sources, near = tuple(stated.sources) or ("-",), nearest(name, stated.sources)
            faults.add("unknown-source", place, name=name, sources=sources, nearest=near)
    if clause.basis == "published" and cited and stated.of_others().issuperset(cited):
        faults.since(2, "published-by-others", source.locate((*path, "source")), names=cited)
    elif clause.basis == "published" and cited and not any(map(stated.may_be_own, cited)):
        faults.since(2, "published-by-reports", source.locate((*path, "source")), names=cited)
    if clause.basis == "reported" and cited and stated.with_other_rules().issuperset(cited):
        faults.add("reported-of-others", source.locate((*path, "source")), names=cited)


def check_bibliography(stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Refuse what the issuer issued itself and is said to tell the rules of others."""
    for name, source in stated.sources.items():
        if source.rules_of in OTHERS and stated.is_own(source):
            faults.add("own-source-of-others", top.locate(("sources", name, "rules_of")), name=name)


def check_issuers(models: Iterable[Any], stated: ProgrammeFile, scope: Scope) -> None:
    """Warn of a source that says not whose it is, where published clauses rest on nothing that is the issuer's own."""
    own = {name for name, source in stated.sources.items() if stated.is_own(source)}
    cited = [{each.source for each in taken(clause)} for model in models for clause in _of_basis(model, "published")]
    resting = {name for names in cited if own.isdisjoint(names) for name in names}
    for name, source in stated.sources.items():
        if name in resting and source.issuer is None and source.rules_of is None:
            scope.warn("whose-text", ("sources", name), name=name)


def check_models(models: Iterable[Any], stated: ProgrammeFile, scope: Scope) -> None:
    """Warn of a source that assumed clauses follow, where others say whose rules they tell and it does not."""
    if not stated.tells_models:
        return
    followed = {each.source for model in models for clause in _of_basis(model, "assumed") for each in taken(clause)}
    for name, source in stated.sources.items():
        if name in followed and stated.whose_rules(source) is None:
            scope.warn("whose-rules", ("sources", name), name=name)


def check_cited(models: Collection[Any], stated: ProgrammeFile, scope: Scope) -> None:
    """Warn of a source that nothing cites; while something is a draft that may be yet to be written."""
    if any(getattr(model, "status", None) == "draft" for model in models):
        return
    cited = {each.source for model in models for clause in clauses_in(model) for each in clause.source or ()}
    for name in stated.sources:
        if name not in cited:
            scope.faults.warn("source-not-cited", scope.source.locate(("sources", name), key=True), name=name)


def _of_basis(model: Any, basis: Basis) -> Iterator[Clause | OptionalClause]:
    return (clause for clause in clauses_in(model) if clause.basis == basis)


def clauses_in(part: Any) -> Iterable[Clause | OptionalClause]:
    """Yield all that has a standing in a part of a file, itself included."""
    if isinstance(part, Clause | OptionalClause):
        yield part
    for _, inner in inside(part):
        if isinstance(inner, _NESTED) and not isinstance(inner, Text):
            yield from clauses_in(inner)


def check_once(stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Refuse a policy that several areas list, or one twice, and a common criterion that is listed twice."""
    policies = [
        (name, ("areas", at, "policies", place))
        for at, area in enumerate(stated.areas)
        for place, name in enumerate(area.policies)
    ]
    _refuse_twice(policies, top, faults)
    _refuse_twice([(name, ("common", at)) for at, name in enumerate(stated.common)], top, faults)


def check_zone(stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Refuse a zone that there is not."""
    if stated.zone is None:
        return
    try:
        ZoneInfo(stated.zone)
    except (ValueError, OSError, KeyError):
        known = _CITIES.get(stated.zone.rpartition("/")[2].casefold())
        near = (known,) if known else nearest(stated.zone, available_timezones())
        faults.add("unknown-zone", top.locate(("zone",)), nearest=near, name=stated.zone)


def check_listed(files: RuleFiles, listed: set[str], faults: FaultList) -> None:
    """Refuse a policy file that no area lists: it would be left out in silence."""
    for name in files.of_policies():
        if name not in listed:
            faults.add("policy-not-listed", Location(name, 1, 1), name=FilePath(name).stem)


def check_interactions(stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Refuse a policy in an interaction that no area lists; of other programmes it is asked where they are loaded."""
    listed = [policy for area in stated.areas for policy in area.policies]
    for at, rule in enumerate(stated.interactions.rules):
        for index, name in enumerate(rule.policies):
            place = top.locate(("interactions", "rules", at, "policies", index))
            programme, _, policy = name.rpartition("/")
            if programme and stated.language < 2:
                faults.add("since-version", place, name=name, version="2")
            elif programme in ("", stated.id) and policy not in listed:
                faults.add("unknown-policy", place, name=name, nearest=nearest(policy, listed))
        own = [name.removeprefix(f"{stated.id}/") for name in rule.policies]
        for index, name in enumerate(own):
            if name in own[:index]:
                place = top.locate(("interactions", "rules", at, "policies", index))
                faults.since(2, "duplicate-id", place, name=rule.policies[index])
        if len(own) == 1:
            faults.since(2, "interaction-of-one", top.locate(("interactions", "rules", at, "policies")), name=own[0])
        _check_effects(stated, at, top, faults)


def _check_effects(stated: ProgrammeFile, at: int, top: SourceFile, faults: FaultList) -> None:
    """Refuse a rule that says otherwise of two policies than an earlier one does; warn of one that says it again."""
    rule = stated.interactions.rules[at]
    for earlier in stated.interactions.rules[:at]:
        both = [name for name in rule.policies if name in earlier.policies]
        if len(both) < 2 or earlier.when != rule.when:
            continue
        if earlier.effect != rule.effect:
            place = top.locate(("interactions", "rules", at, "effect"))
            faults.since(2, "two-effects", place, names=tuple(both), other=earlier.id, effect=earlier.effect)
        elif set(rule.policies) <= set(earlier.policies):
            faults.warn("said-twice", top.locate(("interactions", "rules", at, "policies")))


def with_own_names(stated: ProgrammeFile) -> ProgrammeFile:
    """Return policies.yaml with interactions that name the policies of its own programme by their ids alone."""
    rules = stated.interactions.rules
    if not any("/" in name for rule in rules for name in rule.policies):
        return stated
    own = [
        rule.model_copy(update={"policies": [name.removeprefix(f"{stated.id}/") for name in rule.policies]})
        for rule in rules
    ]
    return stated.model_copy(update={"interactions": stated.interactions.model_copy(update={"rules": own})})


def _refuse_twice(named: Iterable[tuple[str | None, Path]], source: SourceFile, faults: FaultList) -> None:
    seen: set[str] = set()
    for name, path in named:
        if name in seen:
            faults.add("duplicate-id", source.locate(path), name=name)
        seen.update(() if name is None else (name,))


def inside(model: Any) -> Iterable[tuple[Any, Any]]:
    """Return what is written in a part of a file, each by its key or place."""
    if isinstance(model, dict | list):
        return model.items() if isinstance(model, dict) else enumerate(model)
    if not isinstance(model, Shape):
        return ()
    # In the order of the shape: that of a set is another in each process.
    written = sorted(model.model_fields_set, key=_order(type(model)).__getitem__)
    return ((key.rstrip("_"), getattr(model, key)) for key in written)


@cache
def _order(shape: type[Shape]) -> dict[str, int]:
    """Return the place of each key of a shape; looked up for each part of each file."""
    return {key: at for at, key in enumerate(shape.model_fields)}
