"""Companies as assignments of the solver's variables, and what conditions come to under them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import z3

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import MET, NOT_MET
from lucidrule.decide.prepared import prepare_programme
from lucidrule.evaluate.arithmetic import amount_of
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel.answers import Answering
from lucidrule.prove.policies import EncodedProgramme
from lucidrule.prove.solver import number
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables


class Assigned:
    """A programme as it is encoded, and what it comes to for companies of which all is known."""

    def __init__(self, compiled: CompiledProgramme, as_of: date, assessment: int) -> None:
        self.as_of, self.assessment, self.compiled = as_of, assessment, compiled
        self.variables = Variables([compiled], [assessment])
        self.encoded = EncodedProgramme(prepare_programme(compiled, assessment), as_of, self.variables)

    def disagreements(self, profile: Profile, answers: Mapping[str, bool]) -> list[tuple[str, Any, Any]]:
        """Return where encoding and evaluator differ for a company, with an answer to each open point."""
        return [(name, found, wanted) for name, found, wanted in self.compared(profile, answers) if found != wanted]

    def compared(self, profile: Profile, answers: Mapping[str, bool]) -> Iterator[tuple[str, Any, Any]]:
        facts = Facts(profile, self.as_of, self.assessment)
        known = list(self.substitutions(profile, answers))
        answering = Answering(answers)
        verdicts: dict[bool | None, Any] = {True: MET, False: NOT_MET}
        for policy in self.encoded.policies.values():
            for criterion, term in policy.criteria[: len(policy.policy.criteria)]:
                found = z3.simplify(z3.substitute(term, *known))
                yield (
                    criterion.id,
                    verdicts.get(truth(found)),
                    evaluate(answering.of(criterion.condition), facts).verdict,
                )
            for award in policy.awards if policy.policy.for_each is None else ():
                if award.pays is not None and award.award.amount is not None and award.award.own is not None:
                    paid = z3.simplify(z3.substitute(award.pays, *known))
                    wanted = amount_of(award.award.own.amount, facts)
                    yield award.award.id, str(paid), str(z3.simplify(number(wanted.low or Decimal(0))))

    def substitutions(self, profile: Profile, answers: Mapping[str, bool]) -> Iterator[tuple[Any, Any]]:
        for slot, term in self.variables.terms.items():
            if not slot.list:
                yield from self.substituted(slot, term, profile)
        for slot, there in self.variables.there.items():
            yield there, z3.BoolVal(self.value(slot, profile) is not None)
        for point, yes in answers.items():
            yield z3.Bool(f"?{point}"), z3.BoolVal(yes)

    def value(self, slot: Slot, profile: Profile) -> Any:
        if not self.variables.rest(slot):
            return profile.values.get((slot.fact, slot.year))
        earlier = [v for (fact, year), v in profile.values.items() if fact == slot.fact and year and year <= slot.year]  # type: ignore[operator]  # of a year
        return max(earlier, default=None)

    def substituted(self, slot: Slot, term: Any, profile: Profile) -> Iterator[tuple[Any, Any]]:
        value, declared = self.value(slot, profile), self.variables.declared(slot)
        match declared.type:
            case _ if value is None:
                return
            case "choices":
                yield from ((each, z3.BoolVal(choice in value)) for choice, each in term.items())
            case "flag":
                yield term, z3.BoolVal(value)
            case "choice":
                yield term, z3.IntVal(list(declared.choices or {}).index(value))
            case "text":
                marks = self.variables.marks.get((slot.list, slot.fact), set())
                same = [(text in marks and text, sum(m <= text for m in marks)) for text in self.variables.texts[slot]]
                yield term, z3.IntVal(same.index((value in marks and value, sum(m <= value for m in marks))))
            case "date" | "event":
                yield term, z3.IntVal(value.toordinal() if isinstance(value, date) else NEVER_DAY)
            case "count":
                yield term, z3.IntVal(value)
            case _:
                yield term, number(value)


def truth(term: Any) -> bool | None:
    """Return a truth value of the solver; None: it is none, something was left open."""
    return True if z3.is_true(term) else False if z3.is_false(term) else None
