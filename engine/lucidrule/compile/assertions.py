"""Assertions of rule files → what they claim of companies and outcomes, the names of which are checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lucidrule.compile.amounts import compile_amount, word_of_type
from lucidrule.compile.asserted import ANY_MET, CompiledAssertion, met_point
from lucidrule.compile.awards import when_stated
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.compile.definitions import bounded
from lucidrule.compile.scope import Scope
from lucidrule.compile.written import Written
from lucidrule.core.names import nearest
from lucidrule.kernel import tree
from lucidrule.kernel.operators import NUMBERS
from lucidrule.loading.source import Path
from lucidrule.model.assertions import ANY_AWARD, ANY_POLICY, TOTAL, Assertion
from lucidrule.model.programme import ProgrammeFile


def assertions_stated(
    written: Written, stated: ProgrammeFile, policies: Sequence[CompiledPolicy], scope: Scope
) -> tuple[CompiledAssertion, ...]:
    """Return the assertions of policies.yaml, whose scope it is, and of all policies; faults are noted."""
    said: list[tuple[str, Any, Scope]] = [("", stated, scope)]
    said += [(policy.id, policy, replace(scope, source=source)) for _, policy, source in written.policies]
    by_id = {each.id: each for each in policies}
    found = []
    for name, file, here in said:
        place = _Place(stated.id, name, by_id, here)
        found += [place.assertion(each, ("assert", at)) for at, each in enumerate(file.assert_)]
    return tuple(found)


class _Place:
    """The file in which assertions stand, and what they may name there."""

    def __init__(self, programme: str, policy: str, policies: Mapping[str, CompiledPolicy], scope: Scope) -> None:
        self.programme, self.policy, self.scope = programme, policy, scope
        self.policies = policies
        self.own = self.policies.get(policy)

    def assertion(self, stated: Assertion, path: Path) -> CompiledAssertion:
        """Return an assertion as compiled."""
        names = self.scope.names
        names.outcomes = dict(self._outcomes())
        when = when_stated(stated.when, self.scope, (*path, "when"))
        holds = when_stated(stated.always, self.scope, (*path, "always"))
        if stated.never is not None:
            holds = tree.Not(when_stated(stated.never, self.scope, (*path, "never")))
        names.outcomes = None
        return CompiledAssertion(
            stated,
            self.programme,
            self.policy,
            when,
            holds,
            at_most=self._amount(stated.at_most, (*path, "at_most")),
            paid=self._paid(stated.of, (*path, "of")),
            besides=tuple(self._paid(each, (*path, "besides", at)) for at, each in enumerate(stated.besides or ())),
            more=self._number(stated, path),
            never_loses=self._named(stated.never_loses, (*path, "never_loses")),
            never_pays_less=self._named(stated.never_pays_less, (*path, "never_pays_less")),
        )

    def _outcomes(self) -> Iterable[tuple[str, tree.Condition]]:
        """Yield what `met` may name, the id of a policy before that of a criterion."""
        for policy in self.policies.values():
            company = len(policy.criteria)
            for at, criterion in enumerate(policy.all_criteria):
                point = tree.Judgement(met_point(policy.id, criterion.id))
                asked = criterion.condition if at < company else point
                if policy is self.own:
                    yield criterion.id, asked
                yield f"{policy.id}/{criterion.id}", asked
        yield from ((name, tree.Judgement(met_point(name))) for name in self.policies)
        yield ANY_POLICY, tree.Judgement(ANY_MET)

    def _amount(self, amount: Any, path: Path) -> tree.Amount | None:
        if amount is None:
            return None
        made = compile_amount(amount, self.scope, path)
        bounded(made, self.scope, path)
        return made

    def _paid(self, name: str | None, path: Path) -> tuple[str, str]:
        if name is None or name == TOTAL:
            return "", ""
        if name == ANY_AWARD:
            return self.policy, ANY_AWARD
        known = {policy: (policy, "") for policy in self.policies}
        known |= {f"{p.id}/{award.id}": (p.id, award.id) for p in self.policies.values() for award in p.awards}
        if self.own is not None:
            known = {**{award.id: (self.policy, award.id) for award in self.own.awards}, **known}
        if name not in known:
            self.scope.fault("unknown-outcome", path, near=nearest(name, known), name=name)
        return known.get(name, ("", ""))

    def _named(self, name: str | None, path: Path) -> str:
        if name is not None and name != ANY_POLICY and name not in self.policies:
            self.scope.fault("unknown-policy", path, near=nearest(name, self.policies), name=name)
        return name or ""

    def _number(self, stated: Assertion, path: Path) -> tree.Ref | None:
        if stated.more is None:
            return None
        found = self.scope.ref(stated.more, stated.year, (*path, "more"))
        if found is not None and found.ref.kind not in NUMBERS:
            type_ = word_of_type(found.ref.kind)
            self.scope.fault("no-amount", (*path, "more"), fact=stated.more, type=type_)
        return None if found is None else found.ref
