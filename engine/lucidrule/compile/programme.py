"""A programme's files → one compiled programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from lucidrule.compile.amounts import compile_amount, number
from lucidrule.compile.built_in import BUILT_IN
from lucidrule.compile.checks import check_ids, check_once, check_standing
from lucidrule.compile.compiled import (
    CompiledAward,
    CompiledCriterion,
    CompiledParty,
    CompiledPolicy,
    CompiledProgramme,
    Rounded,
)
from lucidrule.compile.conditions import compile_condition
from lucidrule.compile.scope import Names, Scope
from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.kernel import tree
from lucidrule.loading.rules import RuleFiles
from lucidrule.loading.shape import validate
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.facts import FactsFile
from lucidrule.model.policy import Award, ByReview, CriteriaFile, Criterion, PolicyFile, Rounding
from lucidrule.model.programme import ProgrammeFile

LANGUAGE = 1


def compile_programme(place: FilePath | Mapping[str, str]) -> CompiledProgramme:
    """Read policies.yaml and rules/ in a folder, or as `texts` of a programme hold them.

    Raises:
        RulesAtFault: With the faults of all files.
    """
    faults = FaultList()
    files = RuleFiles(place)

    def read(name: str, model: Any) -> tuple[Any, Any]:
        source = files.read(name, faults)
        return (None, None) if source is None else (validate(model, source, faults), source)

    stated, top = read("policies.yaml", ProgrammeFile)
    facts_file, facts_source = read("rules/facts.yaml", FactsFile)
    criteria_file, criteria_source = read("rules/criteria.yaml", CriteriaFile)
    listed = [(area.id, policy) for area in stated.areas for policy in area.policies] if stated else []
    once = dict.fromkeys(listed)
    policies = [(area, *read(f"rules/{area}/{policy}.yaml", PolicyFile), policy) for area, policy in once]
    if not (stated and top and facts_file and criteria_file and criteria_source):
        raise RulesAtFault(faults.sorted())
    _check_listed(files, {f"rules/{area}/{policy}.yaml" for area, policy in listed}, faults)
    if stated.language != LANGUAGE:
        faults.add("language-version", top.locate(("language",)), found=stated.language, supported=LANGUAGE)
    names = Names(facts_file.facts)
    _declare(names, criteria_file, criteria_source, faults)
    for at, criterion in enumerate(criteria_file.criteria):
        _name(names, criterion.id, (criterion, criteria_source, ("criteria", at)), faults)
    for _, policy, source, _ in policies:
        if policy is not None:
            _declare(names, policy, source, faults)
    built_in = BUILT_IN.keys() - names.open_points.keys()
    names.open_points.update({name: BUILT_IN[name] for name in built_in})
    own = [(source, policy) for _, policy, source, _ in policies if policy]
    for source, model in [(top, stated), (criteria_source, criteria_file), *own]:
        check_standing(model, (), source, stated, faults)
    for source, model in [(top, stated), (facts_source, facts_file), (criteria_source, criteria_file), *own]:
        check_ids(model, (), source, faults)
    check_once(stated, top, faults)
    shared = _Shared({c.id: c for c in criteria_file.criteria}, [policy for _, policy in listed])
    common = Scope(names, top, faults)
    asked = [shared.criterion(name, common, ("common",)) for name in stated.common]
    commons = tuple(criterion for criterion in asked if criterion is not None)
    rounded = _rounding(stated.rounding, common, ("rounding",))
    cap = number(stated.award_cap.at_most, "money", common, ("award_cap", "at_most")) if stated.award_cap else None
    judged = (
        _policy(area, policy, source, names, shared, commons, (cap, rounded), stated, faults)
        for area, policy, source, name in policies
        if policy is not None and _named_as_file(policy, source, name, faults)
    )
    compiled = tuple(policy for policy in judged if policy is not None)
    for at, rule in enumerate(stated.interactions.rules):
        for index, name in enumerate(rule.policies):
            if name not in {policy for _, policy in listed}:
                at_fault = top.locate(("interactions", "rules", at, "policies", index))
                faults.add("unknown-policy", at_fault, name=name, nearest=nearest(name, [p for _, p in listed]))
    interactions = tuple(
        (rule, _when(rule.when, common, ("interactions", "rules", at, "when")))
        for at, rule in enumerate(stated.interactions.rules)
    )
    if faults:
        raise RulesAtFault(faults.sorted())
    groups = {group.id: group.title for group in facts_file.groups}
    contradictions = tuple(facts_file.contradictions)
    labels = {name: definition.label for name, (definition, _, _) in names.definitions.items()}
    return CompiledProgramme(
        stated=stated,
        facts=facts_file.facts,
        groups=groups,
        contradictions=contradictions,
        # What is there by itself and nobody asks is no question of this programme.
        open_points={n: p for n, p in names.open_points.items() if n in names.asked or n not in built_in},
        policies=compiled,
        interactions=interactions,
        labels=labels,
        texts=files.texts,
        digest=files.digest,
    )


def _declare(names: Names, file: Any, source: SourceFile, faults: FaultList) -> None:
    for name, definition in file.definitions.items():
        _name(names, name, (definition, source, ("definitions", name)), faults)
    for name, point in file.open_points.items():
        if name in names.open_points:
            faults.add("duplicate-id", source.locate(("open_points", name), key=True), name=name)
        names.open_points[name] = point


def _name(names: Names, name: str, entry: tuple[Any, SourceFile, Path], faults: FaultList) -> None:
    if name in names.definitions:
        faults.add("duplicate-id", entry[1].locate(entry[2], key=True), name=name)
    names.definitions[name] = entry


@dataclass(frozen=True)
class _Shared:
    """The criteria of rules/criteria.yaml; each is compiled once, however many policies ask for it.

    Attributes:
        policies: The ids of all policies.
    """

    stated: Mapping[str, Criterion]
    policies: Sequence[str]
    compiled: dict[str, CompiledCriterion] = field(default_factory=dict)

    def criterion(self, name: str, scope: Scope, path: Path) -> CompiledCriterion | None:
        """Return the criterion that is asked for at a place; None, noted as a fault, if there is none."""
        if name not in self.stated:
            scope.fault("unknown-definition", path, near=nearest(name, self.stated), name=name)
            return None
        if name not in self.compiled:
            criterion = _criterion(
                self.stated[name], scope.names.definitions[name][1:], scope.names, scope.faults, None
            )
            # What has the id of a policy would bear the name of its outcome.
            self.compiled[name] = replace(criterion, shared=name not in self.policies)
        return self.compiled[name]


def _named_as_file(policy: PolicyFile, source: SourceFile, name: str, faults: FaultList) -> bool:
    if policy.id != name:
        faults.add("file-id", source.locate(("id",)), file=name, name=policy.id)
    return True


def _check_listed(files: RuleFiles, listed: set[str], faults: FaultList) -> None:
    """Refuse a policy file that no area lists: it would be left out in silence."""
    for name in files.of_policies():
        if name not in listed:
            faults.add("policy-not-listed", Location(name, 1, 1), name=FilePath(name).stem)


def _criterion(
    stated: Criterion, at: tuple[SourceFile, Path], names: Names, faults: FaultList, records: str | None
) -> CompiledCriterion:
    source, path = at
    return CompiledCriterion(stated, _when(stated.when, Scope(names, source, faults, records), (*path, "when")))


def _policy(
    area: str,
    policy: PolicyFile,
    source: SourceFile,
    names: Names,
    shared: _Shared,
    commons: tuple[CompiledCriterion, ...],
    limits: tuple[Decimal | None, Rounded | None],
    stated: ProgrammeFile,
    faults: FaultList,
) -> CompiledPolicy | None:
    scope = Scope(names, source, faults)
    records = policy.for_each
    lists = [name for name, fact in names.facts.items() if fact.type == "records"]
    if records is not None and records not in lists:
        code = "not-a-list" if records in names.facts else "unknown-fact"
        scope.fault(code, ("for_each",), near=nearest(records, lists), name=records)
        return None
    own: list[CompiledCriterion] = []
    seen = {criterion.id for criterion in commons}
    for at, criterion in enumerate(policy.criteria):
        place: Path = ("criteria", at)
        if isinstance(criterion, Criterion):
            own.append(_criterion(criterion, (source, place), names, faults, None))
        elif (asked := shared.criterion(criterion.use, scope, (*place, "use"))) is not None:
            own.append(asked)
        _once(criterion.id if isinstance(criterion, Criterion) else criterion.use, seen, scope, place)
    each = tuple(_criterion(c, (source, ("each", at)), names, faults, records) for at, c in enumerate(policy.each))
    for at, criterion in enumerate(policy.each):
        _once(criterion.id, seen, scope, ("each", at))
    inner = Scope(names, source, faults, records)
    awards = tuple(
        _award(a, inner, ("entitlement", "awards", at), *limits) for at, a in enumerate(policy.entitlement.awards)
    )
    return CompiledPolicy(policy, area, policy.in_force or stated.in_force, (*commons, *own), each, awards)


def _once(name: str, seen: set[str], scope: Scope, path: Path) -> None:
    """Refuse an id that stands in the policy already."""
    if name in seen:
        scope.fault("duplicate-id", path, name=name)
    seen.add(name)


def _when(condition: Any, scope: Scope, path: Path) -> tree.Condition:
    """Return a condition that may be left out; then it always holds."""
    made = tree.AllOf(()) if condition is None else compile_condition(condition, scope, path)
    scope.bounded(made, path)
    return made


def _award(award: Award, scope: Scope, path: Path, cap: Decimal | None, rounded: Rounded | None) -> CompiledAward:
    condition = _when(award.when, scope, (*path, "when"))
    amount: tree.Amount | None = None
    by_review = isinstance(award.amount, ByReview)
    if isinstance(award.amount, ByReview):
        if award.amount.by_review.up_to is not None:
            amount = compile_amount(award.amount.by_review.up_to, scope, (*path, "amount", "by_review", "up_to"))
    elif award.amount != "not_published":
        amount = compile_amount(award.amount, scope, (*path, "amount"))
    if amount is not None:
        scope.bounded(amount, (*path, "amount"))
    share, others = Decimal(1), []
    if award.split is not None:
        share = number(award.split.own.share, "share", scope, (*path, "split", "own", "share"))
        for at, other in enumerate(award.split.others):
            place = (*path, "split", "others", at)
            part = number(other.share, "share", scope, (*place, "share"))
            others.append(CompiledParty(other.party, part, _when(other.when, scope, (*place, "when"))))
    rounding = _rounding(award.rounding, scope, (*path, "rounding")) if award.rounding else rounded
    limit = cap if award.capped else None
    return CompiledAward(award, condition, amount, by_review, limit, share, tuple(others), rounding)


def _rounding(stated: Rounding, scope: Scope, path: Path) -> Rounded | None:
    if stated.mode == "none":
        return None
    to = number(1 if stated.to is None else stated.to, "money", scope, (*path, "to"))
    if to <= 0:
        scope.fault("wrong-kind", (*path, "to"), expected="@kind:above-zero", found=stated.to)
        return None
    return Rounded(stated.mode, to)
