"""What all questions about one programme share: its encoding, the solver, and the companies that show an answer."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import z3

from lucidrule.core.verdict import Outcome, Verdict
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.prove.finding import Code, Finding
from lucidrule.prove.policies import EncodedPolicy, EncodedProgramme
from lucidrule.prove.solver import NotProven, Term
from lucidrule.prove.variables import Variables
from lucidrule.prove.witness import Shows, Unconfirmed, Witness, Witnesses

MET_OUTCOMES = (Outcome.ELIGIBLE, Outcome.REFER)


class Asking:
    """One programme at a reference date, of which questions are asked."""

    def __init__(self, prepared: PreparedProgramme, as_of: date) -> None:
        self.prepared, self.as_of = prepared, as_of
        self.variables = Variables([prepared.compiled], [prepared.assessment])
        self.encoded = EncodedProgramme(prepared, as_of, self.variables)
        self._witnesses: Witnesses | None = None

    @property
    def policies(self) -> Iterator[EncodedPolicy]:
        """The policies that are in force."""
        return (policy for policy in self.encoded.policies.values() if policy.in_force)

    @property
    def witnesses(self) -> Witnesses:
        """What looks for companies; whatever is encoded first has its variables in it."""
        # relies on (encoded first): a question that encodes more begins anew.
        if self._witnesses is None:
            self._witnesses = Witnesses(self.variables, self.encoded.encoding.known(), self.variables.edges)
        return self._witnesses

    def possible(self, *asked: Term) -> bool:
        """Return whether a company that facts.yaml allows can meet all that is asked."""
        return self.witnesses.solver.possible(*asked)

    def whatever_is_answered(self, term: Term) -> Term:
        """Return when something holds by what is known alone: companies are judged without answers to open points."""
        for name in self.encoded.encoding.points:
            yes, no = (z3.substitute(term, (z3.Bool(name), z3.BoolVal(answer))) for answer in (True, False))
            term = term if yes.eq(no) else z3.And(yes, no)
        return term

    def shown(self, asked: Term, shows: Shows) -> tuple[Witness, ...]:
        """Return the company that meets what is asked and shows it, none where there is none."""
        found = self.witnesses.witness(asked, self.prepared, self.as_of, shows)
        return () if found is None else (found,)


def outcome_of(determination: Determination, policy: str) -> PolicyOutcome:
    """Return the outcome of a policy."""
    return next(each for each in determination.outcomes if each.id == policy)


def is_met(policy: str) -> Shows:
    """Return what shows that a policy is met, or left to judgement."""
    return are_met(policy)


def are_met(*policies: str) -> Shows:
    """Return what shows that each of some policies is met, or left to judgement."""
    return lambda found: all(outcome_of(found, policy).outcome in MET_OUTCOMES for policy in policies)


def is_not_met(policy: str) -> Shows:
    """Return what shows that a policy is settled as not met."""
    return lambda found: outcome_of(found, policy).outcome is Outcome.INELIGIBLE


def comes_to(policy: str, criterion: str, verdict: Verdict) -> Shows:
    """Return what shows that a criterion of a policy has a verdict."""
    return lambda found: any(
        each.id == criterion and each.verdict is verdict for each in outcome_of(found, policy).criteria
    )


def settled(code: Code, policy: str, subject: str, question: Callable[[], Any]) -> Iterator[Finding]:
    """Yield what a question comes to: a finding, several, none; or that it is not proven."""
    try:
        found = question()
        yield from [found] if isinstance(found, Finding) else found or []
    except NotProven as error:
        yield Finding(code, policy, subject, not_proven=error.reason)
    except Unconfirmed:
        # A company that does not show what it should shows nothing, and what it was to show is not settled.
        yield Finding(code, policy, subject, not_proven="unshown")


def anything() -> Term:
    """Return what every company meets."""
    return z3.BoolVal(True)
