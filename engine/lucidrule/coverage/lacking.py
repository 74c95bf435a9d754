"""States of clauses that no scenario shows → companies that show them, as drafts of scenarios."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import z3

from lucidrule.api import Programme
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.coverage.clauses import Clause, bound_of
from lucidrule.coverage.drafts import Draft
from lucidrule.coverage.observed import Observing, Shown
from lucidrule.coverage.seen import Seen
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.prove.asking import Asking
from lucidrule.prove.policies import EncodedPolicy
from lucidrule.prove.solver import NotProven, Term, every, number
from lucidrule.prove.variables import Slot
from lucidrule.prove.witness import fewest


def drafts_of(seen: Seen, programme: Programme) -> list[Draft]:
    """Return a scenario for each state that none shows, as far as a company is known: one that shows several is one.

    There is none of what only an answer of the authority shows, of what a schedule pays in a year, and of rules between
    policies, which no scenario about one policy shows.
    """
    looking = _Looking(seen, programme)
    # All is encoded before the first company is looked for.
    wanted = [(shown, looking.term(*shown)) for shown in _missing(seen)]
    drafts: list[Draft] = []
    known: set[Shown] = set()
    for shown, term in wanted:
        facts = None if shown in known else looking.company(shown, term)
        if facts is not None:
            clause, state = shown
            known |= looking.shown(facts, clause)
            name = "-".join(filter(None, (clause.policy, clause.name, clause.kind, state)))
            drafts.append(Draft(name, (looking.home(clause),), facts, looking.day))
    return drafts


def _missing(seen: Seen) -> Iterator[Shown]:
    for clause in seen.states:
        if "relation" not in (clause.kind, clause.inside):
            yield from ((clause, state) for state in seen.missing(clause))


class _Looking:
    """Looks for companies of which clauses come to a state, at the reference date at which scenarios were counted."""

    def __init__(self, seen: Seen, programme: Programme) -> None:
        self.programme, self.day = programme, seen.as_of
        prepared = prepare_programme(seen.programme, seen.programme.assessment_at(seen.as_of))
        self._asking = Asking(prepared, seen.as_of)
        self._about = dict.fromkeys(clause.policy for clause in seen.states if clause.policy)

    def home(self, clause: Clause) -> str:
        """Return the policy that a clause is of; of what policies share, or of an open point, one that is looked at."""
        if clause.policy:
            return clause.policy
        named = [each.id for each in self._asking.policies if clause.name in {c.id for c, _ in each.criteria}]
        # Each policy has an award of its own.
        return next(each for each in (*named, *self._about) if each in self._about)

    def term(self, clause: Clause, state: str) -> Term | None:
        """Return what holds of a company that shows a state; None: nothing does that facts can say."""
        encoded = self._asking.encoded.policies[self.home(clause)]
        self._asking.encoded.encoding.records = self._records(clause, encoded.policy)
        asked = self._asked(clause, state, encoded)
        return None if asked is None else self._asking.whatever_is_answered(asked)

    def company(self, shown: Shown, term: Term | None) -> Mapping[str, Any] | None:
        """Return a company that shows a state when it is judged, with the fewest facts; None: none is known."""
        if shown in self.shown({}, shown[0]):
            return {}
        if term is None:
            return None
        try:
            facts = self._asking.witnesses.facts(term)
        except NotProven:
            return None
        if facts is None or shown not in self.shown(facts, shown[0]):
            return None
        return fewest(facts, lambda some: shown in self.shown(some, shown[0]))

    def shown(self, facts: Mapping[str, Any], clause: Clause) -> set[Shown]:
        """Return all that a company shows in a scenario about a clause."""
        company = {"company": {"name": "-"}, "facts": facts}
        found = self.programme.determine(company, as_of=self.day, policies=(self.home(clause),))
        observing = Observing(found)
        for outcome in found.outcomes:
            observing.policy(outcome)
        return set(observing.states)

    @staticmethod
    def _records(clause: Clause, policy: CompiledPolicy) -> str:
        inside = clause.inside or clause.kind
        of_records = inside in ("award", "band") or clause.name in {each.id for each in policy.each}
        return policy.for_each or "" if of_records else ""

    def _asked(self, clause: Clause, state: str, encoded: EncodedPolicy) -> Term | None:
        """Return what holds where a clause is judged and comes to a state; of what is not known nothing more."""
        if state in ("unknown", "asked"):
            return self._judged(clause, encoded)
        if clause.kind == "edge":
            held = self._beside(clause.node, state)
        elif clause.kind == "band":
            held = self._in_band(clause)
        else:
            found = self._condition(clause, encoded)
            held = z3.Not(found) if found is not None and state in ("not_met", "not_given") else found
        return None if held is None else every([self._judged(clause, encoded), held])

    def _judged(self, clause: Clause, encoded: EncodedPolicy) -> Term:
        """Return where it is seen what a clause comes to."""
        if clause.kind in ("award", "band"):
            award = next(each for each in encoded.awards if each.award.id == clause.name)
            return every([encoded.met, award.applies]) if clause.kind == "band" else encoded.met
        return encoded.listed

    def _condition(self, clause: Clause, encoded: EncodedPolicy) -> Term | None:
        encoding = self._asking.encoded
        if clause.kind == "leaf":
            return encoding.encoding.condition(clause.node)
        if clause.kind == "award":
            return next(each.applies for each in encoded.awards if each.award.id == clause.name)
        if clause.kind == "reading":
            return encoded.met
        return next((term for each, term in encoded.criteria if each.id == clause.name), None)

    def _beside(self, node: Any, state: str) -> Term:
        """Return whether what a leaf compares lies below its bound, at it, or above."""
        encoding, bound = self._asking.encoded.encoding, bound_of(node)
        if isinstance(node, tree.CompareAmount):
            value, bound = encoding.amount(node.against_zero), 0
        elif isinstance(node, tree.FirstExceeds):
            value = encoding.variables.amount(Slot(node.fact, node.year.of(encoding.assessment)))
        else:
            value = encoding.variables.term(encoding.slot(node.ref))
        edge = number(bound.toordinal() if isinstance(bound, date) else bound)
        beside = {"below": value < edge, "at": value == edge, "above": value > edge}[state]
        # Of a whole of zero there is no share.
        whole = node.whole if isinstance(node, tree.CompareAmount) else None
        return beside if whole is None else z3.And(beside, encoding.amount(whole) > 0)

    def _in_band(self, clause: Clause) -> Term | None:
        """Return whether what bands go by lies in one of them; None: they are years."""
        node, place = clause.node, clause.place
        if isinstance(node, tree.Scheduled):
            return None
        value = self._asking.encoded.encoding.amount(node.by)
        above = value >= number(node.starts[place - 1])
        return above if place == len(node.starts) else z3.And(above, value < number(node.starts[place]))
