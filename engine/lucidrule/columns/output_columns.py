"""The columns of a screened frame: those made on the way, of criteria, then of policies, and those that are told."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where
from lucidrule.columns.expressions import Expressions, any_beyond
from lucidrule.columns.held import is_whole, narrowed, sets_of
from lucidrule.columns.membership import balanced
from lucidrule.columns.missing import Lack, lacks, texts
from lucidrule.columns.sums import Sums
from lucidrule.columns.totals import Granted, Jointly, Totals, untold
from lucidrule.columns.whole_numbers import WHOLE, yuan
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import MET, NOT_CALCULABLE, NOT_MET, UNKNOWN, Outcome
from lucidrule.formulas.formula import FALSE, TRUE, Both, Formula
from lucidrule.formulas.plan import Plan, PolicyPlan

_OWN = "lucidrule:"


def totals_of(compiled: CompiledProgramme) -> dict[str, tuple[str, str]]:
    """Return by currency the names of the columns of its total, from and to; of one alone it is not named."""
    codes = dict.fromkeys(member.money.code for member in compiled.members)
    if len(codes) == 1:
        return dict.fromkeys(codes, ("total low", "total high"))
    return {code: (f"total {code} low", f"total {code} high") for code in codes}


class Telling:
    """The columns that are made on the way: of criteria, then of policies, then what is told."""

    def __init__(self, made: Plan, expressions: Expressions, missing: bool) -> None:
        self._plan, self._expressions, self._missing = made, expressions, missing
        self._unit = 0
        self._beyond, self._unpaid = set[int](), set[int]()

    def criteria(self, chosen: Collection[PolicyPlan], *, listed: bool) -> Iterator[nw.Expr]:
        """Yield the values of each criterion once, and what it lacks; `listed`: also of criteria about records."""
        for at in [at for each in chosen if each.in_force and listed for _, at in each.each]:
            yield from self._both(f"{_OWN}c{at}", self._plan.criteria[at])
        for at in sorted({at for each in chosen if each.in_force for _, at in each.criteria}):
            both = self._plan.criteria[at]
            yield from self._both(f"{_OWN}c{at}", both)
            if self._missing and both is not None and both.best == both.worst and both.best not in (TRUE, FALSE):
                yield texts(list(lacks(self._expressions, both.best))).alias(f"{_OWN}c{at}_lacks")
        for number, each in enumerate(chosen):
            if each.in_force:
                yield from self._both(f"{_OWN}r{number}", each.records if each.joined else each.both)

    def _both(self, stem: str, both: Both | None) -> Iterator[nw.Expr]:
        for way, formula in _ways(both).items() if both is not None else ():
            yield self._expressions.of(formula).alias(f"{stem}_{way}")

    def policies(self, chosen: Collection[PolicyPlan]) -> Iterator[nw.Expr]:
        """Yield the values of each policy: all its criteria together."""
        for number, each in enumerate(chosen):
            if each.in_force:
                for way, found in _values(self._parts(number, each)).items():
                    yield found.alias(f"{_OWN}p{number}_{way}")

    def beyond(self, chosen: Collection[PolicyPlan]) -> Iterator[nw.Expr]:
        """Yield of each policy where it stands open only for a number that is too long, if there can be one."""
        for number, each in enumerate(chosen):
            parts = self._parts(number, each) if each.in_force else []
            too_long = self._too_long(both for _, both in parts)
            if too_long is not None:
                best, worst = self._ends(number, each)
                self._beyond.add(number)
                yield ((best.is_null() | worst.is_null()) & too_long).alias(f"{_OWN}p{number}_beyond")

    def _too_long(self, conditions: Iterable[Both]) -> nw.Expr | None:
        formulas = [formula for both in conditions for formula in both]
        return any_beyond(frozenset[Any]().union(*map(self._expressions.too_long, formulas)))

    def _parts(self, number: int, each: PolicyPlan) -> list[tuple[str, Both]]:
        if not each.joined:
            return [(f"{_OWN}r{number}", each.both)] if each.both is not None else []
        parts = [(f"{_OWN}c{at}", self._plan.criteria[at]) for _, at in each.criteria]
        if each.records is not None:
            parts.append((f"{_OWN}r{number}", each.records))
        return [(stem, both) for stem, both in parts if both is not None]

    def sums(self, chosen: Collection[PolicyPlan], where: Where) -> Iterator[list[nw.Expr]]:
        """Yield what policies pay, as whole numbers of one unit: first what that is made of, then each sum.

        A company has a sum where it is eligible or referred, also of some policies together.
        """
        narrowing = narrowed(self._plan, chosen, where)
        sums = Sums(self._expressions, where, narrowing, f"{_OWN}a")
        self._unit = narrowing.unit
        found = []
        for number, each in enumerate(chosen):
            if each.paying is None:
                continue
            paid = sums.of(each.paying)
            best, worst = self._ends(number, each)
            granted = (best & ~worst.is_null()).fill_null(False)
            there = granted & paid.there
            too_long = any_beyond(sums.too_long(each.paying))
            if too_long is not None:
                # What does not hang on the number that is too long is exact all the same; whether there is a sum does
                # wherever an award may apply or not.
                hangs = ~sums.settled(each.paying) | ~(paid.there & (paid.low == paid.high)).fill_null(False)
                too_long = too_long & hangs
                self._unpaid.add(number)
                found.append((granted & too_long).alias(f"{_OWN}p{number}_unpaid"))
                there = there & ~too_long
            if _may_exclude_nothing(self._plan, number, each):
                found.append(sums.nothing(each.paying).alias(f"{_OWN}p{number}_nothing"))
            for end, value in (("low", paid.low), ("high", paid.high)):
                found.append(nw.when(there).then(value).alias(f"{_OWN}p{number}_{end}"))
        for number, joint in enumerate(sets_of(self._plan, chosen)):
            for end, value in zip(("low", "high"), sums.added(joint.parts), strict=True):
                found.append(value.alias(f"{_OWN}t{number}_{end}"))
        yield sums.inputs
        yield found

    def totals(self, chosen: Collection[PolicyPlan]) -> Iterator[nw.Expr]:
        """Yield what may be granted together, in yuan, where all policies are judged."""
        if self._plan.rivals is None or not is_whole(self._plan, chosen):
            return
        granted = {}
        for number, each in enumerate(chosen):
            if each.in_force:
                low, high = (nw.col(f"{_OWN}p{number}_{end}") for end in ("low", "high"))
                eligible = _granted(self._plan, number, each, self._ends(number, each)[1].fill_null(False))
                granted[number] = Granted(eligible, low, high, each.policy.gives_more)
        sets = list(_jointly(self._plan))
        totals = Totals(self._expressions, granted, dict(enumerate(self._plan.currencies)))
        # A sum that cannot be told may not drop out of the total: there is none then.
        lost = [nw.col(f"{_OWN}p{number}_beyond") for number in sorted(self._beyond)]
        lost += [nw.col(f"{_OWN}p{number}_unpaid") for number in sorted(self._unpaid)]
        rules = self._too_long(rule.when for group in self._plan.rivals for rule in group.rules)
        lost += [] if rules is None else [rules]
        lost += [untold(each, granted, self._expressions) for each in self._plan.untold]
        known = nw.lit(True) if not lost else ~balanced(nw.Expr.__or__, lost)
        for code, names in totals_of(self._plan.compiled).items():
            for end, name in zip(totals.of(code, self._plan.rivals, sets), names, strict=True):
                yield yuan(nw.when(known).then(end), self._unit).alias(name)

    def _ends(self, number: int, each: PolicyPlan) -> tuple[nw.Expr, nw.Expr]:
        best = nw.col(f"{_OWN}p{number}_best")
        differ = any(both.best != both.worst for _, both in self._parts(number, each))
        return best, nw.col(f"{_OWN}p{number}_worst") if differ else best

    def reported(self, chosen: Collection[PolicyPlan], *, criteria: bool, sums: bool) -> Iterator[nw.Expr]:
        """Yield what is told of each policy: its outcome, what is missing, what it pays, how its criteria came out."""
        told: set[str] = set()
        for number, each in enumerate(chosen):
            name = each.policy.id
            if not each.in_force:
                yield nw.lit(Outcome.NOT_IN_FORCE.value).alias(name)
                if self._missing:
                    yield nw.lit("").alias(f"{name} missing")
                if sums:
                    yield from (nw.lit(None, dtype=WHOLE).alias(f"{name} {end}") for end in ("low", "high"))
                continue
            best, worst = self._ends(number, each)
            beyond = nw.col(f"{_OWN}p{number}_beyond") if number in self._beyond else None
            yield _outcome(best, worst, beyond, differ=worst is not best).alias(name)
            if self._missing:
                lacking = _lacking(self._expressions, self._parts(number, each), best, worst)
                yield (lacking if beyond is None else nw.when(~beyond).then(lacking)).alias(f"{name} missing")
            if sums:
                for end in ("low", "high"):
                    yield yuan(nw.col(f"{_OWN}p{number}_{end}"), self._unit).alias(f"{name} {end}")
            if criteria:
                yield from self._verdicts(each, told)
        if sums and is_whole(self._plan, chosen):
            yield from (nw.col(name) for names in totals_of(self._plan.compiled).values() for name in names)

    def _verdicts(self, each: PolicyPlan, told: set[str]) -> Iterator[nw.Expr]:
        """Yield the verdicts of the criteria of a policy; of one that policies share once, with the first of them."""
        for criterion, (_, at) in zip(each.policy.all_criteria, each.all_criteria, strict=True):
            both, key = self._plan.criteria[at], each.policy.key(criterion)
            if both is not None and key not in told:
                told.add(key)
                yield _verdict(f"{_OWN}c{at}", both, self._too_long([both])).alias(key)


def _may_exclude_nothing(made: Plan, number: int, each: PolicyPlan) -> bool:
    """Return whether a policy excludes others, but not where none of its awards applies."""
    is_rival = any(number in group.policies for group in made.rivals or ())
    return is_rival and each.paying is not None and not each.policy.gives_more


def _granted(made: Plan, number: int, each: PolicyPlan, eligible: nw.Expr) -> nw.Expr:
    """Return whether a policy is granted: the company is eligible, and an award applies or may."""
    if not _may_exclude_nothing(made, number, each):
        return eligible
    return eligible & ~nw.col(f"{_OWN}p{number}_nothing")


def _jointly(made: Plan) -> Iterator[Jointly]:
    for number, each in enumerate(made.together):
        yield Jointly(each.policies, nw.col(f"{_OWN}t{number}_low"), nw.col(f"{_OWN}t{number}_high"))


def _values(parts: list[tuple[str, Both]]) -> dict[str, nw.Expr]:
    """Return the values of a policy: all its criteria together."""
    found: dict[str, list[nw.Expr]] = {"best": [], "worst": []}
    differ = False
    for stem, both in parts:
        for way, formula in (("best", both.best), ("worst", both.worst)):
            if formula == FALSE:
                found[way].append(nw.lit(False, dtype=nw.Boolean))
            elif formula != TRUE:
                name = way if way in _ways(both) else "best"
                found[way].append(nw.col(f"{stem}_{name}"))
        differ |= both.best != both.worst
    joined = {
        way: balanced(nw.Expr.__and__, joint) if joint else nw.lit(True, dtype=nw.Boolean)
        for way, joint in found.items()
    }
    return joined if differ else {"best": joined["best"]}


def _lacking(expressions: Expressions, parts: list[tuple[str, Both]], best: nw.Expr, worst: nw.Expr) -> nw.Expr:
    """Return what can still turn a policy: what can turn its best formula, or its worst one.

    Args:
        parts: The formulas of its criteria, each with what the names of its columns begin with.
    """
    open_ = best.is_null() | worst.is_null()
    found = []
    for stem, both in parts:
        if both.best in (TRUE, FALSE) and both.worst in (TRUE, FALSE):
            continue
        if both.best == both.worst and not stem.startswith(f"{_OWN}r"):
            kept = nw.col(f"{stem}_lacks")
            found.append(nw.when(open_ & (kept != "")).then(kept))
            continue
        matter: dict[str, Lack] = {}
        for way, whole in ((both.best, best), (both.worst, worst)):
            for lack in lacks(expressions, way) if way not in (TRUE, FALSE) else ():
                before = matter.get(lack.name)
                matters = lack.matters & whole.is_null()
                matter[lack.name] = lack._replace(matters=matters if before is None else before.matters | matters)
        found += [nw.when(lack.matters).then(lack.text) for lack in matter.values()]
    return nw.concat_str(*found, separator="; ", ignore_nulls=True) if found else nw.lit("")


def _ways(both: Both) -> dict[str, Formula]:
    return {"best": both.best} if both.best == both.worst else {"best": both.best, "worst": both.worst}


def _outcome(best: nw.Expr, worst: nw.Expr, beyond: nw.Expr | None, *, differ: bool) -> nw.Expr:
    eligible, refer = nw.lit(Outcome.ELIGIBLE.value), nw.lit(Outcome.REFER.value)
    undetermined, ineligible = _open(Outcome.UNDETERMINED.value, beyond), nw.lit(Outcome.INELIGIBLE.value)
    if not differ:
        settled = nw.when(best).then(eligible).otherwise(ineligible)
        return nw.when(best.is_null()).then(undetermined).otherwise(settled)
    waits = nw.when(best & ~worst).then(refer).otherwise(undetermined)
    return nw.when(worst).then(eligible).otherwise(nw.when(~best).then(ineligible).otherwise(waits))


def _verdict(stem: str, both: Both, beyond: nw.Expr | None) -> nw.Expr:
    best = nw.col(f"{stem}_best")
    worst = best if both.best == both.worst else nw.col(f"{stem}_worst")
    met, not_met = (nw.lit(each.value) for each in (MET, NOT_MET))
    open_ = _open(UNKNOWN.value, beyond)
    return nw.when(worst).then(met).otherwise(nw.when(~best).then(not_met).otherwise(open_))


def _open(name: str, beyond: nw.Expr | None) -> nw.Expr:
    """Return what is told of what is open: its name, but where a number is too long that it cannot be calculated."""
    return nw.lit(name) if beyond is None else nw.when(beyond).then(nw.lit(NOT_CALCULABLE)).otherwise(nw.lit(name))
