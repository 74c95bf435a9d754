"""A frame of companies → the same frame with the outcomes: lazily where it is lazy, on the engine that it lives on."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.batch.clean import cleaned
from lucidrule.batch.column import Column
from lucidrule.batch.engine import opened
from lucidrule.batch.exact import signs_of
from lucidrule.batch.expressions import Expressions, balanced
from lucidrule.batch.formula import FALSE, TRUE, Both, Formula
from lucidrule.batch.headings import read_headings
from lucidrule.batch.missing import Lack, lacks, texts
from lucidrule.batch.plan import Plan, PolicyPlan, plan
from lucidrule.batch.refusal import CannotScreen, NoFormula, WrongColumn
from lucidrule.batch.scaled import Scaled, Where
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome

_OWN = "lucidrule:"


def screen(
    compiled: CompiledProgramme,
    frame: Any,
    as_of: date,
    *,
    policies: Collection[str] | None = None,
    missing: bool = False,
    criteria: bool = False,
    ignore_unknown: bool = False,
) -> Any:
    """Return a frame with a column for the outcome of each policy, named by its id: `eligible`, `refer` and so on.

    Args:
        frame: Of Polars, DuckDB, pyarrow, pandas or PySpark: a row for each company, columns named by facts
            (`sector`, `annual_revenue 2021`, `first_set_products`, `first_set_products 1 level`), money in yuan, an
            event that never happened as 9999-12-31. Null is not known, as is a value that cannot be.
        policies: By id; None: all.
        missing: With a column `ID missing`: the facts that can still turn the outcome, separated by `; `.
        criteria: With a column `ID/CRITERION` for each criterion about the company, `CRITERION` for one that policies
            share: `met`, `not_met`, `unknown`.
        ignore_unknown: Let columns stand that name no fact.

    Raises:
        WrongColumn: A column names no fact, or cannot hold its fact.
        CannotScreen: Formulas over columns, or the engine, cannot say exactly what a policy says.
    """
    own, back = opened(frame)
    headings = read_headings(own.collect_schema().names(), compiled.facts)
    if headings.unclear and not ignore_unknown:
        raise WrongColumn(
            tuple(Fault("unknown-heading", None, {"name": each.heading}, each.near) for each in headings.unclear)
        )
    made = plan(compiled, as_of, headings.shape)
    chosen = [each for each in made.policies if policies is None or each.policy.stated.id in policies]
    refused = [
        Fault("cannot-screen", None, {"name": each.policy.stated.id, "reason": f"@cannot:{reason}"})
        for each in chosen
        for reason in (each.cannot or ("" if each.read_once or not missing else "facts-asked-twice"),)
        if reason
    ]
    if refused:
        raise CannotScreen(tuple(refused))
    refuse_taken(own.collect_schema().names(), [name for each in chosen for name in _names(each)])
    return back(screened(own, headings.columns, made, chosen, missing=missing, criteria=criteria))


def refuse_taken(own: Collection[str], added: Collection[str]) -> None:
    """Refuse a table that has a column of a result already.

    Raises:
        WrongColumn: It has.
    """
    taken = [name for name in own if name in set(added)]
    if taken:
        raise WrongColumn(tuple(Fault("column-taken", None, {"name": name}) for name in taken))


def _names(each: PolicyPlan) -> list[str]:
    """Return every name that a policy can give to a column."""
    name = each.policy.stated.id
    criteria = [criterion for criterion, _ in each.criteria]
    return [name, f"{name} missing", *criteria, *(f"{name}/{criterion}" for criterion in criteria)]


def screened(
    frame: Any,
    headings: Mapping[Column, str],
    made: Plan,
    chosen: Collection[PolicyPlan],
    *,
    missing: bool = False,
    criteria: bool = False,
) -> Any:
    """Return a narwhals frame with the outcomes of policies that have formulas."""
    names = list(frame.collect_schema().names())
    frame, where = cleaned(frame, headings, made)
    _refuse_amounts(chosen, where)
    expressions = Expressions(where, {column: str(getattr(each, "type", "")) for column, each in made.declared.items()})
    at_work = _Screening(made, expressions, missing)
    own = list(at_work.criteria(chosen))
    frame = frame.with_columns(*own) if own else frame
    own = list(at_work.policies(chosen))
    frame = frame.with_columns(*own) if own else frame
    return frame.select(*names, *at_work.told(chosen, criteria=criteria))


def _refuse_amounts(chosen: Collection[PolicyPlan], where: Where) -> None:
    """Refuse policies with amounts that the columns of a frame cannot hold exactly.

    Raises:
        CannotScreen: There are some.
    """
    refused = []
    for each in chosen:
        try:
            for formula in each.both or ():
                for sign in signs_of(formula):
                    Scaled(sign.amount, where)
        except NoFormula as reason:
            name = {"name": each.policy.stated.id, "reason": f"@cannot:{reason.reason}"}
            refused.append(Fault("cannot-screen", None, name))
    if refused:
        raise CannotScreen(tuple(refused))


class _Screening:
    """The columns that are made on the way: of criteria, then of policies, then what is told."""

    def __init__(self, made: Plan, expressions: Expressions, missing: bool) -> None:
        self._plan, self._expressions, self._missing = made, expressions, missing

    def criteria(self, chosen: Collection[PolicyPlan]) -> Iterator[nw.Expr]:
        """Yield the values of each criterion once, and what it lacks."""
        for at in sorted({at for each in chosen if each.in_force for _, at in each.criteria}):
            both = self._plan.criteria[at]
            for way, formula in _ways(both).items() if both is not None else ():
                yield self._expressions.of(formula).alias(f"{_OWN}c{at}_{way}")
            if self._missing and both is not None and both.best == both.worst and both.best not in (TRUE, FALSE):
                found = list(lacks(self._expressions, both.best))
                yield texts(found).alias(f"{_OWN}c{at}_lacks")
        for number, each in enumerate(chosen):
            own = each.records if each.joined else each.both
            if each.in_force and own is not None:
                for way, formula in _ways(own).items():
                    yield self._expressions.of(formula).alias(f"{_OWN}r{number}_{way}")

    def policies(self, chosen: Collection[PolicyPlan]) -> Iterator[nw.Expr]:
        """Yield the values of each policy: all its criteria together."""
        for number, each in enumerate(chosen):
            if each.in_force:
                for way, found in self._values(number, each).items():
                    yield found.alias(f"{_OWN}p{number}_{way}")

    def _values(self, number: int, each: PolicyPlan) -> dict[str, nw.Expr]:
        found: dict[str, list[nw.Expr]] = {"best": [], "worst": []}
        differ = False
        for stem, both in self._parts(number, each):
            for way, formula in (("best", both.best), ("worst", both.worst)):
                if formula == FALSE:
                    found[way].append(nw.lit(False, dtype=nw.Boolean))
                elif formula != TRUE:
                    name = way if way in _ways(both) else "best"
                    found[way].append(nw.col(f"{stem}_{name}"))
            differ |= both.best != both.worst
        joined = {
            way: balanced(nw.Expr.__and__, parts) if parts else nw.lit(True, dtype=nw.Boolean)
            for way, parts in found.items()
        }
        return joined if differ else {"best": joined["best"]}

    def _parts(self, number: int, each: PolicyPlan) -> list[tuple[str, Both]]:
        if not each.joined:
            return [(f"{_OWN}r{number}", each.both)] if each.both is not None else []
        parts = [(f"{_OWN}c{at}", self._plan.criteria[at]) for _, at in each.criteria]
        if each.records is not None:
            parts.append((f"{_OWN}r{number}", each.records))
        return [(stem, both) for stem, both in parts if both is not None]

    def told(self, chosen: Collection[PolicyPlan], *, criteria: bool) -> Iterator[nw.Expr]:
        """Yield what is told of each policy: its outcome, what is missing, the verdicts of its criteria."""
        told: set[int] = set()
        for number, each in enumerate(chosen):
            name = each.policy.stated.id
            if not each.in_force:
                yield nw.lit(Outcome.NOT_IN_FORCE.value).alias(name)
                if self._missing:
                    yield nw.lit("").alias(f"{name} missing")
                continue
            parts = self._parts(number, each)
            best = nw.col(f"{_OWN}p{number}_best")
            differ = any(both.best != both.worst for _, both in parts)
            worst = nw.col(f"{_OWN}p{number}_worst") if differ else best
            yield _outcome(best, worst, differ=differ).alias(name)
            if self._missing:
                yield self._lacking(number, each, best, worst).alias(f"{name} missing")
            if criteria:
                yield from self._verdicts(each, told)

    def _verdicts(self, each: PolicyPlan, told: set[int]) -> Iterator[nw.Expr]:
        """Yield the verdicts of the criteria of a policy; those that policies share once, before the first of them."""
        for name, at in each.criteria:
            both = self._plan.criteria[at]
            if both is not None and at not in told:
                told.add(at)
                shared = sum(at in [place for _, place in other.criteria] for other in self._plan.policies) > 1
                heading = name if shared else f"{each.policy.stated.id}/{name}"
                yield _verdict(f"{_OWN}c{at}", both).alias(heading)

    def _lacking(self, number: int, each: PolicyPlan, best: nw.Expr, worst: nw.Expr) -> nw.Expr:
        """Return what can still turn a policy: what can turn its best formula, or its worst one."""
        open_ = best.is_null() | worst.is_null()
        found = []
        for stem, both in self._parts(number, each):
            if both.best in (TRUE, FALSE) and both.worst in (TRUE, FALSE):
                continue
            if both.best == both.worst and not stem.startswith(f"{_OWN}r"):
                kept = nw.col(f"{stem}_lacks")
                found.append(nw.when(open_ & (kept != "")).then(kept))
                continue
            matter: dict[str, Lack] = {}
            for way, whole in ((both.best, best), (both.worst, worst)):
                for lack in lacks(self._expressions, way) if way not in (TRUE, FALSE) else ():
                    before = matter.get(lack.name)
                    matters = lack.matters & whole.is_null()
                    matter[lack.name] = lack._replace(matters=matters if before is None else before.matters | matters)
            found += [nw.when(lack.matters).then(lack.text) for lack in matter.values()]
        return nw.concat_str(*found, separator="; ", ignore_nulls=True) if found else nw.lit("")


def _ways(both: Both) -> dict[str, Formula]:
    return {"best": both.best} if both.best == both.worst else {"best": both.best, "worst": both.worst}


def _outcome(best: nw.Expr, worst: nw.Expr, *, differ: bool) -> nw.Expr:
    eligible, refer = nw.lit(Outcome.ELIGIBLE.value), nw.lit(Outcome.REFER.value)
    undetermined, ineligible = nw.lit(Outcome.UNDETERMINED.value), nw.lit(Outcome.INELIGIBLE.value)
    if not differ:
        settled = nw.when(best).then(eligible).otherwise(ineligible)
        return nw.when(best.is_null()).then(undetermined).otherwise(settled)
    waits = nw.when(best & ~worst).then(refer).otherwise(undetermined)
    return nw.when(worst).then(eligible).otherwise(nw.when(~best).then(ineligible).otherwise(waits))


def _verdict(stem: str, both: Both) -> nw.Expr:
    best = nw.col(f"{stem}_best")
    worst = best if both.best == both.worst else nw.col(f"{stem}_worst")
    met, not_met, unknown = (nw.lit(each.value) for each in (MET, NOT_MET, UNKNOWN))
    return nw.when(worst).then(met).otherwise(nw.when(~best).then(not_met).otherwise(unknown))
