"""What is said in vain, or against itself: in languages listed twice, open points of nothing, days after the end."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from lucidrule.compile.built_in import BUILT_IN
from lucidrule.compile.changing import all_dated, turning_days
from lucidrule.compile.kinds import is_same_number
from lucidrule.compile.meant_years import check_late
from lucidrule.compile.scope import Scope
from lucidrule.compile.wording import check_wording
from lucidrule.compile.written import Written
from lucidrule.loading.source import SourceFile
from lucidrule.model.base import VALUES_OF
from lucidrule.model.policy import InForce
from lucidrule.model.programme import ProgrammeFile
from lucidrule.values.currency_codes import codes_meant, is_currency

# A policy may well hold for some months before it is released.
_LONG = 366


def check_said(written: Written, stated: ProgrammeFile, scope: Scope) -> None:
    """Refuse a currency that there is not and a language listed twice; warn of what never counts."""
    _check_currency(stated, scope)
    for at, name in enumerate(stated.languages or ()):
        if name.casefold() in [each.casefold() for each in (stated.languages or ())[:at]]:
            scope.since(2, "language-twice", ("languages", at), name=name)
    if scope.faults.warned:
        _check_points(written, scope)
        _check_force(written, stated, scope)
        own = [(policy, source) for _, policy, source in written.policies]
        shared = [(stated, scope.source), (written.criteria, written.criteria_source)]
        for part, source in [*shared, (written.facts, written.facts_source), *own]:
            check_wording(part, source, scope.faults)
            _check_turning(part, source, scope)


def _check_currency(stated: ProgrammeFile, scope: Scope) -> None:
    if stated.currency is not None and not is_currency(code := stated.currency.code):
        scope.fault("unknown-currency", ("currency", "code"), near=codes_meant(code), value=code)


def _check_points(written: Written, scope: Scope) -> None:
    """Warn of open points that nothing asks: whoever answers them changes nothing."""
    own = [(policy.open_points, source) for _, policy, source in written.policies]
    for points, source in [(written.criteria.open_points, written.criteria_source), *own]:
        for name in points:
            # What is there by itself may be worded here, asked or not.
            if name not in scope.names.asked and name not in BUILT_IN:
                scope.faults.warn("point-of-nothing", source.locate(("open_points", name), key=True), name=name)


def _check_force(written: Written, stated: ProgrammeFile, scope: Scope) -> None:
    """Warn of a policy that is in force when its programme is not, and of values that begin after the end."""
    around = stated.in_force
    # What ends before it begins is told as that.
    ended = around.until is not None and around.from_ <= around.until < stated.released
    if ended or (stated.released - around.from_).days > _LONG:
        told = {"from_": str(around.from_), "released": str(stated.released)}
        scope.warn("in-force-before-release", ("in_force", "from"), **told)
    ends = [around.until]
    for _, policy, source in written.policies:
        own = policy.in_force or around
        ends.append(own.until)
        _check_within(own, around, source, scope)
        _check_ends(policy, source, own.until, scope)
        check_late(policy, (own.from_, own.until), stated.released, replace(scope, source=source))
    last = None if None in ends else max(day for day in ends if day is not None)
    for part, source in ((stated, scope.source), (written.criteria, written.criteria_source)):
        _check_ends(part, source, last, scope)
        check_late(part, (around.from_, last), stated.released, replace(scope, source=source))


def _check_within(own: InForce, around: InForce, source: SourceFile, scope: Scope) -> None:
    if own.from_ < around.from_:
        scope.faults.warn("in-force-earlier", source.locate(("in_force", "from")), first=str(around.from_))
    if around.until is not None and (own.until is None or own.until > around.until):
        place = ("in_force",) if own.until is None else ("in_force", "until")
        scope.faults.warn("in-force-later", source.locate(place), last=str(around.until))


def _check_ends(stated: Any, source: SourceFile, until: date | None, scope: Scope) -> None:
    """Warn of values that begin only once nothing is in force that asks for them."""
    if until is None:
        return
    for path, values in all_dated(stated):
        for key, day in turning_days(values, scope):
            if day > until:
                scope.faults.warn("begins-after-end", source.locate((*path, key), key=True), until=str(until))


def _check_turning(stated: Any, source: SourceFile, scope: Scope) -> None:
    """Warn of values that begin and are those that counted before."""
    for path, values in all_dated(stated):
        listed = [(key, value) for key, value in values.items() if key != VALUES_OF]
        for (_, before), (key, value) in pairwise(listed):
            if is_same_number(before, value, scope):
                scope.faults.warn("same-as-before", source.locate((*path, key), key=True))
