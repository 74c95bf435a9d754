"""A programme's files → one compiled programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from lucidrule.compile.answers_stated import answers_stated
from lucidrule.compile.applying import Applying
from lucidrule.compile.assertions import assertions_stated
from lucidrule.compile.awards import award_stated, check_kinds, number_stated, rounding_stated, when_stated
from lucidrule.compile.blank import check_blank
from lucidrule.compile.built_in import BUILT_IN
from lucidrule.compile.checks import (
    check_bibliography,
    check_clauses_and_ids,
    check_interactions,
    check_listed,
    check_once,
    check_zone,
    with_own_names,
)
from lucidrule.compile.closely import look_closely
from lucidrule.compile.collisions import check_names
from lucidrule.compile.compiled import (
    CompiledCriterion,
    CompiledPolicy,
    CompiledProgramme,
    Rounded,
)
from lucidrule.compile.covered import check_covered
from lucidrule.compile.former import check_former
from lucidrule.compile.granted import groups_with_granted, once_only, with_granted
from lucidrule.compile.procedure import check_procedure
from lucidrule.compile.scope import Names, Scope
from lucidrule.compile.together import check_policy
from lucidrule.compile.written import Written, listed_in, names_of, read_files
from lucidrule.core.fault import Fault, FaultList, RulesAtFault
from lucidrule.core.names import nearest
from lucidrule.loading.rules import RuleFiles
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.facts import Fact
from lucidrule.model.money import YUAN, Money
from lucidrule.model.policy import Award, Criterion, PolicyFile
from lucidrule.model.programme import ProgrammeFile
from lucidrule.model.sources import Model

LANGUAGES = (1, 2)


def compile_programme(place: FilePath | Mapping[str, str]) -> CompiledProgramme:
    """Read policies.yaml and rules/ in a folder, or as `texts` of a programme hold them.

    Raises:
        RulesAtFault: With the faults of all files.
    """
    return _compiled(place, FaultList())


def warnings_of(texts: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return what is to be warned of in the files of a programme that can be used: what is seldom meant."""
    faults = FaultList(warned=True)
    _compiled(texts, faults)
    return faults.warnings()


def _compiled(place: FilePath | Mapping[str, str], faults: FaultList) -> CompiledProgramme:
    files = RuleFiles(place)
    written = read_files(files, faults)
    faults.language = written.language
    names = names_of(written, faults)
    names.facts = with_granted(names.facts, written, faults)
    if written.stated is not None:
        names.values_of = written.stated.values_of or names.values_of
        names.years_before = written.stated.assessment_year.years_before
    check_names(written, faults)
    check_former(
        names.facts,
        written.facts_source,
        ((policy, source) for _, policy, source in written.policies),
        (written.criteria, written.criteria_source),
        faults,
    )
    built_in = BUILT_IN.keys() - names.open_points.keys()
    names.open_points.update({name: BUILT_IN[name] for name in built_in})
    if written.stated is None:
        # What is wrong with policies.yaml hides nothing that is wrong elsewhere.
        _look_at_policies(written, names, faults)
    stated, top = written.check_top(faults)
    _check(written, stated, top, faults)
    stated = with_own_names(stated)
    listed = listed_in(stated)
    check_listed(files, {f"rules/{area}/{policy}.yaml" for area, policy in listed}, faults)
    shared = _Shared({c.id: c for c in written.criteria.criteria}, [policy for _, policy in listed], stated)
    scope = Scope(names, top, faults)
    asked = [shared.criterion(name, scope, ("common",)) for name in stated.common]
    cap = (
        number_stated(stated.award_cap.at_most, "money", scope, ("award_cap", "at_most")) if stated.award_cap else None
    )
    around = _Around(
        stated,
        shared,
        tuple(criterion for criterion in asked if criterion is not None),
        cap,
        rounding_stated(stated.rounding, scope, ("rounding",)),
    )
    judged = [_policy(area, policy, Scope(names, source, faults), around) for area, policy, source in written.policies]
    interactions = tuple(
        (rule, when_stated(rule.when, scope, ("interactions", "rules", at, "when")))
        for at, rule in enumerate(stated.interactions.rules)
    )
    policies = tuple(policy for policy in judged if policy is not None)
    check_covered(stated, policies, interactions, scope)
    check_procedure(written, scope)
    points = names.points_asked(built_in)
    answers = answers_stated(stated, points, scope)
    asserted = assertions_stated(written, stated, policies, scope)
    if faults.looks_closely:
        look_closely(written, stated, scope)
    check_blank(written, faults)
    if faults:
        raise RulesAtFault(faults.sorted())
    return CompiledProgramme(
        stated=stated,
        facts=_in_own_money(names.facts, written.money),
        groups=groups_with_granted({group.id: group.title for group in written.facts.groups}, names.facts),
        contradictions=tuple(written.facts.contradictions),
        open_points=points,
        policies=policies,
        interactions=interactions,
        labels={name: definition.label for name, (definition, _, _) in names.definitions.items()},
        texts=files.texts,
        digest=files.digest,
        answers=answers,
        assertions=asserted,
    )


def _in_own_money(facts: Mapping[str, Fact], money: Money) -> Mapping[str, Fact]:
    """Return facts that say in which money they are, where that is not yuan: then whoever reads one knows it."""
    return facts if money == YUAN else {name: fact.in_money(money) for name, fact in facts.items()}


def _look_at_policies(written: Written, names: Names, faults: FaultList) -> None:
    """Note what is wrong with the policies of a programme whose policies.yaml cannot be read."""
    shared = _Shared({c.id: c for c in written.criteria.criteria}, [], None)
    for area, policy, source in written.policies:
        _policy(area, policy, Scope(names, source, faults), _Around(None, shared, (), None, None))


def _check(written: Written, stated: ProgrammeFile, top: SourceFile, faults: FaultList) -> None:
    """Note what is wrong with the files besides their shape and their conditions."""
    if stated.language not in LANGUAGES:
        supported = tuple(map(str, LANGUAGES))
        faults.add("language-version", top.locate(("language",)), found=stated.language, supported=supported)
    own = [(policy, source) for _, policy, source in written.policies]
    for policy, source in own:
        if policy.id != (name := FilePath(source.name).stem):
            faults.add("file-id", source.locate(("id",)), file=name, name=policy.id)
    whole: list[tuple[Any, SourceFile]] = [(stated, top), (written.criteria, written.criteria_source), *own]
    for model, source in whole:
        check_clauses_and_ids(model, (), source, stated, faults)
    for part in ("groups", "facts", "contradictions"):
        listed = getattr(written.facts, part)
        check_clauses_and_ids(listed, (part,), written.facts_source, stated, faults)
    check_once(stated, top, faults)
    check_zone(stated, top, faults)
    check_bibliography(stated, top, faults)
    check_interactions(stated, top, faults)


@dataclass(frozen=True)
class _Shared:
    """The criteria of rules/criteria.yaml; each is compiled once, however many policies ask for it.

    Attributes:
        policies: The ids of all policies.
        programme: What knows the bibliography, if it can be read.
    """

    stated: Mapping[str, Criterion]
    policies: Sequence[str]
    programme: ProgrammeFile | None
    compiled: dict[str, CompiledCriterion] = field(default_factory=dict)

    def criterion(self, name: str, scope: Scope, path: Path) -> CompiledCriterion | None:
        """Return the criterion that is asked for at a place; None, noted as a fault, if there is none."""
        if name not in self.stated:
            scope.fault("unknown-definition", path, near=nearest(name, self.stated), name=name)
            return None
        if name not in self.compiled:
            _, source, where = scope.names.definitions[name]
            criterion = self.made(self.stated[name], Scope(scope.names, source, scope.faults), where)
            # What has the id of a policy would bear the name of its outcome.
            self.compiled[name] = replace(criterion, shared=name not in self.policies)
        return self.compiled[name]

    def made(self, stated: Criterion, scope: Scope, path: Path) -> CompiledCriterion:
        """Return a criterion, of one policy or of several, as compiled."""
        condition = when_stated(stated.when, scope, (*path, "when"))
        return CompiledCriterion(stated, condition, model=self.model_of(stated))

    def model_of(self, clause: Criterion | Award) -> Model | None:
        """Return what a clause is modelled on."""
        return None if self.programme is None else self.programme.model_of(clause)


@dataclass(frozen=True, slots=True)
class _Around:
    """What all policies of a programme have in common.

    Attributes:
        stated: What the programme says of those that say nothing else.
        common: The criteria that each of them asks for.
        cap, rounded: Of awards.
    """

    stated: ProgrammeFile | None
    shared: _Shared
    common: tuple[CompiledCriterion, ...]
    cap: Decimal | None
    rounded: Rounded | None


def _policy(area: str, policy: PolicyFile, scope: Scope, around: _Around) -> CompiledPolicy | None:
    records, facts = policy.for_each, scope.names.facts
    if policy.each and records is None:
        scope.fault("each-without-list", ("each",), key=True)
        return None
    if records is not None and not policy.each:
        scope.fault("list-without-each", ("for_each",), key=True)
    lists = [name for name, fact in facts.items() if fact.type == "records"]
    if records is not None and records not in lists:
        code = "not-a-list" if records in facts else "unknown-fact"
        scope.fault(code, ("for_each",), near=nearest(records, lists), name=records)
        return None
    own: list[CompiledCriterion] = []
    seen = {criterion.id for criterion in around.common}
    for at, criterion in enumerate(policy.criteria):
        place: Path = ("criteria", at)
        if isinstance(criterion, Criterion):
            own.append(around.shared.made(criterion, scope, place))
        elif (asked := around.shared.criterion(criterion.use, scope, (*place, "use"))) is not None:
            own.append(asked)
        _once(criterion.id if isinstance(criterion, Criterion) else criterion.use, seen, scope, place)
    inner = replace(scope, records=records)
    each = tuple(around.shared.made(criterion, inner, ("each", at)) for at, criterion in enumerate(policy.each))
    for at, criterion in enumerate(policy.each):
        _once(criterion.id, seen, scope, ("each", at))
    programme = "" if around.stated is None else around.stated.id
    only_once = partial(once_only, programme=programme, policy=policy)
    stated = [
        award_stated(award, inner, ("entitlement", "awards", at), around.cap, around.rounded)
        for at, award in enumerate(policy.entitlement.awards)
    ]
    awards = tuple(replace(only_once(award), model=around.shared.model_of(award.stated)) for award in stated)
    check_kinds(policy, scope)
    if around.stated is None:
        return None
    said = (policy, around.stated)
    applying = Applying(tuple(each.apply for each in said if each.apply is not None))
    is_draft, in_force = any(each.status for each in said), policy.in_force or around.stated.in_force
    made = CompiledPolicy(policy, area, in_force, (*around.common, *own), each, awards, applying, is_draft)
    check_policy(made, around.stated.common, scope)
    return made


def _once(name: str, seen: set[str], scope: Scope, path: Path) -> None:
    """Refuse an id that stands in the policy already."""
    if name in seen:
        scope.fault("duplicate-id", path, name=name)
    seen.add(name)
