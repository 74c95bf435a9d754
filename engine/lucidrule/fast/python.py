"""A programme as one Python function: for many companies in a process, verdicts first and proof only when asked for."""

import ast
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from lucidrule.compile.plain_source import single_keys
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict
from lucidrule.fast.code import Code, Lists
from lucidrule.fast.history import Values
from lucidrule.fast.truth import all_of, any_of
from lucidrule.formulas.formula import Both, columns_of
from lucidrule.formulas.plan import Plan, PolicyPlan
from lucidrule.kernel.tree import Key

_Outcomes = tuple[Outcome | None, ...]
_Verdicts = dict[str, dict[str, Verdict]]


class Compiled:
    """A programme as functions of what is known of a company: values by fact and year, and records by list.

    Each is made when it is first asked for: who wants outcomes has no need of criteria.
    """

    def __init__(self, made: Plan) -> None:
        """Take a plan, which is made for two records of each list."""
        self._plan = made

    @cached_property
    def outcomes(self) -> Callable[[Values, Lists], _Outcomes]:
        """The outcome of each policy in order; None of one that has no formula."""
        found: Callable[[Values, Lists], _Outcomes] = _Functions(self._plan).outcomes()
        return found

    @cached_property
    def criteria(self) -> Callable[[Values, Lists], _Verdicts]:
        """By policy the verdict of each of its criteria that has a formula."""
        found: Callable[[Values, Lists], _Verdicts] = _Functions(self._plan).criteria()
        return found

    @cached_property
    def named(self) -> Callable[..., dict[str, Outcome]]:
        """Outcomes, one for each policy in order, by the ids of the policies."""
        found: Callable[..., dict[str, Outcome]] = _Functions(self._plan).named()
        return found

    @cached_property
    def of_single(self) -> Callable[[Sequence[Any]], _Outcomes] | None:
        """As `outcomes`, of the values alone that `single_keys` names; None where more is read."""
        asked = (each.both for each in self._plan.policies if each.in_force and each.both is not None)
        keys = self._single(asked)
        return None if keys is None else _Functions(self._plan, keys).outcomes_of_single()

    @cached_property
    def criteria_of_single(self) -> Callable[[Sequence[Any]], _Verdicts] | None:
        """As `criteria`, of the values alone that `single_keys` names; None where more is read."""
        keys = self._single(both for both in self._plan.criteria if both is not None)
        return None if keys is None else _Functions(self._plan, keys).criteria_of_single()

    def _single(self, asked: Iterable[Both]) -> tuple[Key, ...] | None:
        """Return the keys of the facts that have one value each, where formulas read nothing else."""
        keys = single_keys(self._plan.compiled.facts)
        read = {column.key for both in asked for formula in both for column in columns_of(formula)}
        return keys if read <= set(keys) else None


class _Functions(Code):
    """The functions of a plan."""

    def outcomes_of_single(self) -> Any:
        """Return the function of all outcomes that is handed all it reads; None where it reads more."""
        self._outcomes()
        return self._of_single()

    def criteria_of_single(self) -> Any:
        """Return the function of the verdicts of all criteria that is handed all it reads; None where it reads more."""
        self._criteria()
        return self._of_single()

    def _of_single(self) -> Any:
        return None if self.reads("get", "values", "records") else self.function(("single",))

    def outcomes(self) -> Any:
        """Return the function of all outcomes."""
        self._outcomes()
        return self.function()

    def _outcomes(self) -> None:
        alive = [each for each in self.plan.policies if each.in_force and each.both is not None]
        shared = set.intersection(*({at for _, at in each.criteria} for each in alive)) if alive else set()
        common = [both for at in sorted(shared) if (both := self.plan.criteria[at]) is not None]
        best, worst = [each.best for each in common], [each.worst for each in common]
        self.load(best + worst)
        all_fail = tuple(self._settled(each) or Outcome.INELIGIBLE for each in self.plan.policies)
        if len(alive) == len([each for each in self.plan.policies if each.in_force]) and common:
            # What all policies ask settles them all where it fails.
            done = ast.Return(self.bind(tuple(None if each is None else each for each in all_fail)))
            self.body.append(ast.If(any_of([self.fails(each) for each in best]), [done], []))
        names = [
            self.assign(expression)
            for expression in (
                all_of([self.holds(each) for each in worst]),
                all_of([self.holds(each) for each in best]),
                any_of([self.fails(each) for each in worst]),
                any_of([self.fails(each) for each in best]),
            )
        ]
        found = [self._outcome(each, shared, names) for each in self.plan.policies]
        self.body.append(ast.Return(ast.Tuple(found, ast.Load())))

    def criteria(self) -> Any:
        """Return the function of the verdicts of all criteria."""
        self._criteria()
        return self.function()

    def _criteria(self) -> None:
        verdicts: dict[Both, ast.expr] = {}
        for both in self.plan.criteria:
            # Several may ask the same.
            if both is not None and both not in verdicts:
                self.load([both.best, both.worst])
                settled = ast.IfExp(self.fails(both.best), self.bind(NOT_MET), self.bind(UNKNOWN))
                verdicts[both] = self.assign(ast.IfExp(self.holds(both.worst), self.bind(MET), settled))
        policies: list[ast.expr] = []
        for each in self.plan.policies:
            found = [(name, self.plan.criteria[at]) for name, at in each.all_criteria]
            own = {name: verdicts[both] for name, both in found if both is not None}
            policies.append(ast.Dict([ast.Constant(name) for name in own], [*own.values()]))
        named = ast.Dict([ast.Constant(each.policy.id) for each in self.plan.policies], policies)
        self.body.append(ast.Return(named))

    def named(self) -> Any:
        """Return the function that names outcomes."""
        names = tuple(f"o{at}" for at in range(len(self.plan.policies)))
        ids: list[ast.expr | None] = [ast.Constant(each.policy.id) for each in self.plan.policies]
        self.body.append(ast.Return(ast.Dict(ids, [ast.Name(name, ast.Load()) for name in names])))
        return self.function(names)

    def _settled(self, each: PolicyPlan) -> Outcome | None:
        return None if each.in_force else Outcome.NOT_IN_FORCE

    def _outcome(self, each: PolicyPlan, shared: set[int], common: list[ast.expr]) -> ast.expr:
        if not each.in_force:
            return self.bind(Outcome.NOT_IN_FORCE)
        if each.both is None:
            return ast.Constant(None)
        own = [self.plan.criteria[at] for _, at in each.criteria if at not in shared]
        parts: list[Both] = [both for both in (*own, each.records) if both is not None]
        if not each.joined:
            parts = [each.both]
        best, worst = [part.best for part in parts], [part.worst for part in parts]
        self.load(best + worst)
        worst_holds, best_holds, worst_fails, best_fails = common
        eligible = all_of([worst_holds, *(self.holds(part) for part in worst)])
        ineligible = any_of([best_fails, *(self.fails(part) for part in best)])
        open_: ast.expr = self.bind(Outcome.UNDETERMINED)
        if best != worst or any(
            both is not None and both.best != both.worst for both in (self.plan.criteria[at] for at in shared)
        ):
            refer = all_of(
                [
                    best_holds,
                    *(self.holds(part) for part in best),
                    any_of([worst_fails, *(self.fails(part) for part in worst)]),
                ]
            )
            open_ = ast.IfExp(refer, self.bind(Outcome.REFER), open_)
        rest = ast.IfExp(eligible, self.bind(Outcome.ELIGIBLE), open_)
        return self.assign(ast.IfExp(ineligible, self.bind(Outcome.INELIGIBLE), rest))
