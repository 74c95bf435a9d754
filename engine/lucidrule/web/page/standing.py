"""Where an interview stands: what is known, what was asked and is not known, what was not asked, and what follows."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from lucidrule.advise.interview import Interview, waiting
from lucidrule.api import Programme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.present.asking import value_told
from lucidrule.present.closing import totals_told
from lucidrule.present.entitlement import sum_of
from lucidrule.present.quantities import missing_name
from lucidrule.present.words import clauses, word
from lucidrule.web.page.fields import as_told
from lucidrule.web.page.question_key import key_of
from lucidrule.web.page.state import State
from lucidrule.web.served import Served


class Known(NamedTuple):
    """A fact, and what is known of it; `said`: nothing, in the place of a value, where nothing is."""

    key: str
    name: str
    said: str


class Stand(NamedTuple):
    """How a policy stands; `current`: the question can turn it."""

    number: int
    title: str
    state: str
    amount: str
    current: bool


class Standing:
    """What one reader has said, and what follows from it."""

    def __init__(self, state: State, served: Served, lang: str) -> None:
        """Read it.

        Raises:
            UnreadableInput: It is not what we gave.
            ProfileAtFault: A value in it is none.
            UnknownName: Somebody asks for a programme that is not served.
        """
        self.state, self.lang = state, lang
        self.programme: Programme = served.chosen(state.programmes)
        self.compiled = self.programme.compiled
        company = state.company(self.compiled)
        self.interview: Interview = self.programme.interview(company, as_of=state.as_of)

    @cached_property
    def determination(self) -> Determination:
        """What follows from what is known, with sums."""
        return self.programme.determine(self.interview.profile, as_of=self.state.as_of)

    def stands(self, missing: Missing) -> Any:
        """Return what was answered to a question, or is known of it."""
        said = self.state.said.get(missing)
        return self.interview.value(missing) if said is None else said

    def policies(self, current: Sequence[str] = ()) -> list[Stand]:
        """Return how each policy stands.

        Args:
            current: Those that a question can turn, by id.
        """
        numbers = self.compiled.numbers
        return [
            Stand(
                numbers[each.id],
                each.policy.short_title(self.lang),
                each.outcome.value,
                "" if each.outcome is Outcome.UNDETERMINED else self._paid(each),
                each.id in current,
            )
            for each in self.determination.outcomes
        ]

    def stand_told(self, outcome: PolicyOutcome) -> str:
        """Return how a policy stands, in words: its outcome, and what it pays."""
        said, paid = word(outcome.outcome, self.lang), self._paid(outcome)
        return word("when_stands", self.lang, said, paid) if paid else said

    def _paid(self, outcome: PolicyOutcome) -> str:
        return sum_of(outcome, self.compiled.home(outcome.id).money, self.lang)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many policies have each outcome, those that one gets first."""
        found = [each.outcome for each in self.determination.outcomes]
        return [(each.value, found.count(each)) for each in Outcome if each in found]

    @property
    def counted(self) -> str:
        """The same in one sentence."""
        told = [word("brief_counted", self.lang, word(each, self.lang), count) for each, count in self.counts]
        return clauses(told, self.lang)

    @property
    def totals(self) -> list[str]:
        """The total of each currency in words."""
        return totals_told(self.determination, self.lang)

    @property
    def known(self) -> list[Known]:
        """What is known, in the order of the programme; what was said in the place of a value as it was said."""
        said, profile = self.state.said, self.interview
        found = []
        for each in profile.known:
            told, spoken = value_told(self.compiled, each, profile.value(each), self.lang), as_told(said.get(each))
            if spoken is not None:
                told = word("of_year", self.lang, word(spoken, self.lang), told)
            found.append(self._told(each, told))
        return found

    @property
    def declined(self) -> list[Known]:
        """What was asked and is not known."""
        return [self._told(each, "") for each in sorted(self.interview.declined)]

    @property
    def not_asked(self) -> list[Known]:
        """What was not asked yet, and can change something."""
        return [self._told(each, "") for each in waiting(self.interview)]

    def _told(self, missing: Missing, said: str) -> Known:
        return Known(key_of(missing), missing_name(missing, self.compiled.facts, self.lang), said)
