"""What each Then compares: an expectation met says nothing, one not met says what was expected and what came."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from lucidrule.core.quantity import added
from lucidrule.core.verdict import MET, UNKNOWN, Outcome
from lucidrule.decide.award import AwardKind
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing, apart
from lucidrule.model.money import Money
from lucidrule.present.entitlement import award_sum, between, granted_by
from lucidrule.present.quantities import missing_names, money
from lucidrule.present.words import clauses, listed, word
from lucidrule.scenarios.slots import Expected
from lucidrule.scenarios.words import report_text


class Mismatch(AssertionError):
    """What came is not what was expected: `what` names it, in the language of the author; all in words."""

    def __init__(self, what: str, expected: str, actual: str) -> None:
        self.what, self.expected, self.actual = what, expected, actual
        super().__init__(what)


class _Words:
    """What is expected, and what came, in the language of the author."""

    def __init__(self, found: Determination, policy: str, lang: str) -> None:
        self.found, self.policy, self.lang = found, policy, lang

    @property
    def money(self) -> Money:
        """The money of the policy that the sentence is about."""
        return self.found.programme.home(self.policy).money

    def is_sum(self, wanted: Expected, actual: set[Expected]) -> bool:
        """Return whether a sum is what came, and can be meant in the money of the policy."""
        return actual == {wanted} and not self.in_other_money(wanted)

    def in_other_money(self, wanted: Expected) -> bool:
        """Return whether a sum can only be meant in the money of another policy."""
        return bool(wanted.codes) and self.money.code not in wanted.codes

    @property
    def outcome(self) -> PolicyOutcome:
        """The outcome of the policy that the sentence is about."""
        return next(outcome for outcome in self.found.outcomes if outcome.id == self.policy)

    def facts(self, missing: Iterable[Missing]) -> str:
        return missing_names(missing, self.found.programme.facts, self.lang) or word("nothing", self.lang)

    def criteria(self, ids: Iterable[str]) -> str:
        known = {c.id: c.criterion.label[self.lang] for c in self.outcome.criteria}
        return self._quoted(known.get(each, each) for each in ids)

    def awards(self, ids: Iterable[str]) -> str:
        known = {award.id: award.label[self.lang] for award in self.outcome.policy.awards}
        return self._quoted(known.get(each, each) for each in ids)

    def policies(self, ids: Iterable[str]) -> str:
        known = {p.id: p.title[self.lang] for p in self.found.programme.policies}
        return self._quoted(known[each] for each in ids)

    def questions(self, ids: Iterable[str]) -> str:
        return self._quoted(self.found.programme.open_points[each].question[self.lang] for each in ids)

    def _quoted(self, texts: Iterable[str]) -> str:
        return listed([report_text("quoted", self.lang, text) for text in sorted(texts)], self.lang) or word(
            "nothing", self.lang
        )

    def sum(self, wanted: Expected) -> str:
        members = self.found.programme.members
        how = self.money
        if self.in_other_money(wanted):
            how = next(member.money for member in members if member.money.code in wanted.codes)
        if wanted.kind in ("not_published", "already_granted"):
            return word(wanted.kind, self.lang)
        if wanted.kind == "by_review":
            high = wanted.high
            return (
                word("by_review", self.lang)
                if high is None
                else word("up_to_by_review", self.lang, money(high, how, self.lang))
            )
        return between(wanted.low or Decimal(0), wanted.high, how, self.lang)

    def settling(self) -> set[str]:
        """Return the criteria that settle the outcome, by id."""
        outcome = self.outcome
        if outcome.outcome is Outcome.INELIGIBLE:
            return {criterion.id for criterion in outcome.failing}
        settling = MET if outcome.outcome is Outcome.ELIGIBLE else UNKNOWN
        return {criterion.id for criterion in outcome.criteria if criterion.verdict is settling}

    def names(self, ids: Iterable[str]) -> str:
        return listed(sorted(ids), self.lang) or word("nothing", self.lang)


class Expectation:
    """Compares a determination with what one Then expects."""

    def __init__(self, found: Determination, policy: str, lang: str) -> None:
        self.found, self.lang = found, lang
        self.words = _Words(found, policy, lang)

    @property
    def outcome(self) -> PolicyOutcome:
        """The outcome of the policy that the sentence is about."""
        return self.words.outcome

    def check(self, form: str, slots: Mapping[str, Any]) -> None:
        """Compare.

        Raises:
            Mismatch: Something else came.
        """
        _CHECKS[form](self, slots)

    def same(self, what: str, expected: Any, actual: Any, written: Callable[[Any], str]) -> None:
        if expected != actual:
            raise Mismatch(report_text(what, self.lang), written(expected), written(actual))

    def outcomes(self, slots: Mapping[str, Any]) -> None:
        self.same("outcome", slots["outcome"], self.outcome.outcome.value, lambda each: word(each, self.lang))

    def among(self, what: str, expected: set[Any], actual: set[Any], written: Callable[[Any], str]) -> None:
        if not expected <= actual:
            raise Mismatch(report_text(what, self.lang), written(expected), written(actual))

    def reasons(self, slots: Mapping[str, Any]) -> None:
        if "outcome" in slots:
            self.outcomes(slots)
        self.same("reasons", set(slots["criteria"]), self.words.settling(), self.words.criteria)

    def among_reasons(self, slots: Mapping[str, Any]) -> None:
        self.among("among-reasons", set(slots["criteria"]), self.words.settling(), self.words.criteria)

    def criterion(self, slots: Mapping[str, Any]) -> None:
        found = next((c.verdict.value for c in self.outcome.criteria if c.id == slots["criterion"]), "not_in_force")
        what = f"{report_text('criterion', self.lang)} {self.words.criteria([slots['criterion']])}"
        if found != slots["verdict"]:
            raise Mismatch(what, word(slots["verdict"], self.lang), word(found, self.lang))

    def missing(self, slots: Mapping[str, Any]) -> None:
        self.facts_same("missing", _facts(slots), set(self.outcome.missing))

    def among_missing(self, slots: Mapping[str, Any]) -> None:
        self.among("among-missing", set(apart(_facts(slots))), set(apart(self.outcome.missing)), self.words.facts)

    def points(self, slots: Mapping[str, Any]) -> None:
        waiting = (award.open_points for award in self.outcome.entitlement.awards if not award.certain)
        found = set(self.outcome.open_points).union(*waiting)
        self.same("open-points", set(slots.get("points", ())), found, self.words.questions)

    def sum(self, slots: Mapping[str, Any]) -> None:
        found = self.outcome.entitlement
        kinds = {award.kind for award in _grants(found.awards)}
        actual = {_expected(award) for award in _grants(found.awards)}
        if self.outcome.already_granted:
            actual = {Expected("already_granted")}
        elif found.sum is not None:
            actual = {Expected("sum", found.sum.low or Decimal(0), found.sum.high)}
        if not self.words.is_sum(slots["sum"], actual) or (len(kinds) > 1 and found.sum is None):
            told_sum = granted_by(self.outcome, self.words.money, self.lang) or word("nothing", self.lang)
            raise Mismatch(report_text("sum", self.lang), self.words.sum(slots["sum"]), told_sum)

    def awards(self, slots: Mapping[str, Any]) -> None:
        certain = {award.award.id for award in self.outcome.entitlement.awards if award.certain}
        self.same("awards", set(slots["awards"]), certain, self.words.awards)

    def open_awards(self, slots: Mapping[str, Any]) -> None:
        waiting = {award.award.id for award in self.outcome.entitlement.awards if not award.certain}
        self.same("open-awards", set(slots["awards"]), waiting, self.words.awards)

    def award_sum(self, slots: Mapping[str, Any]) -> None:
        awards = [a for a in self.outcome.entitlement.awards if a.award.id == slots["award"]]
        if not self.words.is_sum(slots["sum"], {_expected(award) for award in awards}):
            actual = listed([award_sum(award, self.words.money, self.lang) for award in awards], self.lang)
            what = f"{report_text('sum', self.lang)} {self.words.awards([slots['award']])}"
            raise Mismatch(what, self.words.sum(slots["sum"]), actual or word("nothing", self.lang))

    def sum_depends(self, slots: Mapping[str, Any]) -> None:
        needs = {missing for award in self.outcome.entitlement.awards for missing in award.missing}
        self.facts_same("sum-depends", _facts(slots), needs)

    def others_part(self, slots: Mapping[str, Any]) -> None:
        others = [o for a in self.outcome.entitlement.awards for o in a.others if o.party["en"] == slots["party"]]
        low = added(other.low for other in others)
        highs = [other.high for other in others]
        high = None if None in highs else added(h for h in highs if h is not None)
        if (low, high) != (slots["sum"].low, slots["sum"].high) or self.words.in_other_money(slots["sum"]):
            raise Mismatch(
                report_text("others-part", self.lang),
                self.words.sum(slots["sum"]),
                between(low, high, self.words.money, self.lang),
            )

    def total(self, slots: Mapping[str, Any]) -> None:
        total, how = self.found.combination.total, self.found.programme.money
        self.same(
            "total",
            slots["totals"],
            tuple((way, way) for way in total.ways) or ((total.low, total.high),),
            lambda sums: listed([between(low, high, how, self.lang) for low, high in sums], self.lang),
        )

    def total_depends(self, slots: Mapping[str, Any]) -> None:
        self.facts_same("total-depends", _facts(slots), set(self.found.combination.needs))

    def counted(self, slots: Mapping[str, Any]) -> None:
        self.same("counted", set(slots["policies"]), set(self.found.combination.chosen), self.words.policies)

    def left_out(self, slots: Mapping[str, Any]) -> None:
        left = {policy for policy, _ in self.found.combination.left_out}
        self.same("left-out", set(slots.get("policies", ())), left, self.words.policies)

    def beside(self, slots: Mapping[str, Any]) -> None:
        self.same("beside", set(slots["policies"]), set(self.found.combination.beside), self.words.policies)

    def undecided(self, slots: Mapping[str, Any]) -> None:
        self.same("undecided", set(slots["rules"]), set(self.found.combination.undecided), self.words.names)

    def assumed(self, slots: Mapping[str, Any], expected: bool = True) -> None:
        found = bool(self.outcome.assumed)
        self.same("assumed", expected, found, lambda each: word(str(each).lower(), self.lang))

    def standing(self, slots: Mapping[str, Any]) -> None:
        kind, name = slots["clause"]
        policy = self.outcome.policy
        clauses: tuple[Any, ...] = policy.awards if kind == "award" else policy.all_criteria
        clause = next(clause for clause in clauses if clause.id == name)
        self.same("basis", slots["basis"], clause.basis, lambda each: word(each, self.lang))
        if "sources" in slots:
            cited = {citation.source for citation in clause.source or ()}
            self.same("sources", set(slots["sources"]), cited, self.words.names)

    def facts_same(self, what: str, expected: set[Missing], actual: set[Missing]) -> None:
        """Compare sets of facts; of long ones only the difference is worth reading."""
        expected, actual = set(apart(expected)), set(apart(actual))
        if expected == actual:
            return
        lacking, extra = expected - actual, actual - expected
        parts = []
        if lacking:
            parts.append(report_text("lacking", self.lang, self.words.facts(lacking)))
        if extra:
            parts.append(report_text("extra", self.lang, self.words.facts(extra)))
        raise Mismatch(report_text(what, self.lang), self.words.facts(expected), clauses(parts, self.lang))


def _facts(slots: Mapping[str, Any]) -> set[Missing]:
    return {fact.missing() for fact in slots.get("facts", ())}


def _grants(awards: Iterable[Any]) -> list[Any]:
    return [award for award in awards if award.award.is_grant]


def _expected(award: Any) -> Expected:
    if award.kind in (AwardKind.NOT_PUBLISHED, AwardKind.WITHOUT):
        return Expected(award.kind.value)
    if award.kind is AwardKind.BY_REVIEW:
        return Expected("by_review", high=None if award.award.amount is None else award.high)
    return Expected("sum", award.low, award.high)


_CHECKS: dict[str, Callable[[Expectation, Mapping[str, Any]], None]] = {
    "outcome": Expectation.outcomes,
    "reasons": Expectation.reasons,
    "among-reasons": Expectation.among_reasons,
    "criterion": Expectation.criterion,
    "missing": Expectation.missing,
    "missing-table": Expectation.missing,
    "among-missing": Expectation.among_missing,
    "nothing-missing": Expectation.missing,
    "open-points": Expectation.points,
    "no-open-point": Expectation.points,
    "sum": Expectation.sum,
    "awards": Expectation.awards,
    "open-awards": Expectation.open_awards,
    "award-sum": Expectation.award_sum,
    "sum-depends": Expectation.sum_depends,
    "others-part": Expectation.others_part,
    "total": Expectation.total,
    "total-depends": Expectation.total_depends,
    "counted": Expectation.counted,
    "left-out": Expectation.left_out,
    "none-left-out": Expectation.left_out,
    "beside": Expectation.beside,
    "undecided": Expectation.undecided,
    "assumed": Expectation.assumed,
    "not-assumed": partial(Expectation.assumed, expected=False),
    "standing": Expectation.standing,
}
