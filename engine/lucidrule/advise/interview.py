"""An interview: the question that settles most is asked next; answers are taken, taken back and changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lucidrule.advise.answering import taken
from lucidrule.advise.asking import Standing, declared_of
from lucidrule.advise.asking_sums import AskedOfSums, asked_of_sums
from lucidrule.compile.arguments import question_given
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.core.verdict import Outcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Declared


class Question(NamedTuple):
    """A fact to ask for.

    Attributes:
        missing: Which fact, of which year, or which part of which record.
        declared: Its declaration: the question in three languages, choices, note, proof.
        policies: The policies that it can still turn, by id; or whose sums it can change.
        open: How many policies are still open.
        left: How many facts can still be asked for, of those that turn outcomes; or of those that change sums.
        of_sums: Whether it changes sums only.
        fixes: Whether sums are exact once all that is left of these is known.
    """

    missing: Missing
    declared: Declared
    policies: tuple[str, ...]
    open: int
    left: int = 0
    of_sums: bool = False
    fixes: bool = False


class Answer(NamedTuple):
    """What was answered; `value` None: not known.

    Attributes:
        settled: The policies that this answer settled, by id, with their outcomes.
    """

    missing: Missing
    value: Any
    settled: tuple[tuple[str, Outcome], ...]


class Interview:
    """One interview about one company; no call that is refused changes anything.

    Attributes:
        profile: What is known so far; `standing` is what follows from it.
        only: Policies to settle, by id; None: all.
    """

    def __init__(
        self,
        prepared: PreparedProgramme,
        profile: Profile,
        as_of: date,
        determine: Callable[[Profile], Any],
        only: frozenset[str] | None = None,
    ) -> None:
        """Begin with what is known.

        Args:
            determine: Makes the determination of a profile at that date.
            only: Policies to settle, by id; None: all.
        """
        self._prepared, self._as_of, self._determine, self.only = prepared, as_of, determine, only
        self.profile = profile
        self._declined: frozenset[Missing] = frozenset()
        self._before: list[tuple[Profile, frozenset[Missing]]] = []
        self._answers: list[Answer] = []
        self.standing = Standing(prepared, profile, as_of)

    @property
    def compiled(self) -> CompiledProgramme:
        """The programme."""
        return self._prepared.compiled

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was answered, in order."""
        return tuple(self._answers)

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcome of each policy asked for, as things stand."""
        found = {outcome.id: outcome.outcome for outcome in self.standing.outcomes}
        return found if self.only is None else {each: found[each] for each in found if each in self.only}

    @property
    def declined(self) -> frozenset[Missing]:
        """What was asked and is not known, here or when the file was written: it is not asked again."""
        return self._declined | self.profile.asked

    @property
    def known(self) -> tuple[Missing, ...]:
        """What is known, in the order of the programme; each of it can be answered anew."""
        return tuple(_known(self.profile, self.compiled))

    @property
    def of_sums(self) -> tuple[AskedOfSums, ...]:
        """The facts on which sums depend, as things stand, most money first."""
        return self.standing.kept(asked_of_sums, self.only)

    def value(self, missing: Missing) -> Any:
        """Return what is known of a fact; None if nothing is."""
        if question_given(missing).part:
            listed = self.profile.records.get(missing.fact, ())
            return listed[missing.record - 1].get(missing.part) if 0 < missing.record <= len(listed) else None
        if missing.fact in self.profile.records:
            return self.profile.records[missing.fact]
        return self.profile.values.get((missing.fact, missing.year or None))

    @property
    def determination(self) -> Any:
        """The determination of what is known."""
        return self._determine(self.profile)

    def next(self) -> Question | None:
        """Return what to ask next; None if nothing that may be asked can change an outcome or a sum any more.

        What changes sums only comes after all that can change an outcome.
        """
        found = next(iter(_left(self) or _left_of_sums(self)), None)
        return None if found is None else self.question(found)

    def question(self, missing: Missing) -> Question:
        """Return the question for a fact, also for one that is known or was asked before.

        Raises:
            UnknownName: There is no such fact.
        """
        question_given(missing)
        declared, listed = _declared(self.compiled, missing), self.standing.missing(self.only)
        policies = next((asked.policies for asked in listed if asked.missing == missing), ())
        still_open = sum(outcome is Outcome.UNDETERMINED for outcome in self.outcomes.values())
        asked = Question(missing, declared, policies, still_open, len(_left(self)))
        return asked if policies or asked.left else _of_sums(self, asked)

    def answer(self, value: Any, missing: Missing | None = None) -> Answer:
        """Take the answer to a question.

        Args:
            value: As in a company file, also all as text; of a list how many records it has, or the records; of all
                years up to one a mapping of years. What is written as not known is not asked again.
            missing: The question; None: the one that is next. Also one that was answered: then it is changed.

        Raises:
            ProfileAtFault: This is no value of the fact, or it contradicts what is known.
            UnknownName: There is no such question, or none is left.
        """
        if missing is None:
            question = self.next()
            if question is None:
                raise UnknownName((Fault("no-question", None),))
            missing = question.missing
        question_given(missing)
        _declared(self.compiled, missing)
        said, profile = taken(self.profile, self.compiled, missing, value)
        declined = self._declined - {missing}
        return self._take(missing, said, profile, declined | {missing} if said is None else declined)

    def dont_know(self) -> Answer:
        """Leave the next question open, and go on."""
        return self.answer(None)

    def back(self) -> Question | None:
        """Take the last answer back; return its question, None if there is none."""
        if not self._before:
            return None
        before, self._declined = self._before.pop()
        self.profile = replace(before, company=self.profile.company)
        self.standing = Standing(self._prepared, self.profile, self._as_of)
        return self.question(self._answers.pop().missing)

    def _take(self, missing: Missing, said: Any, profile: Profile, declined: frozenset[Missing]) -> Answer:
        before = self.outcomes
        standing = Standing(self._prepared, profile, self._as_of)
        self._before.append((self.profile, self._declined))
        self.profile, self._declined, self.standing = profile, declined, standing
        settled = tuple(
            (name, outcome)
            for name, outcome in self.outcomes.items()
            if outcome is not before[name] and outcome is not Outcome.UNDETERMINED
        )
        answer = Answer(missing, said, settled)
        self._answers.append(answer)
        return answer


def _known(profile: Profile, compiled: CompiledProgramme) -> Iterator[Missing]:
    for name, fact in compiled.facts.items():
        yield from sorted(Missing(name, year or 0) for found, year in profile.values if found == name)
        for number, record in enumerate(profile.records.get(name, ()), 1):
            yield from (Missing(name, record=number, part=part) for part in fact.parts or {} if part in record)
        if name in profile.records:
            yield Missing(name)


def waiting(interview: Interview) -> tuple[Missing, ...]:
    """Return what was not asked yet and can change an outcome or a sum, in the order in which it is asked for now."""
    return tuple(dict.fromkeys([*_left(interview), *_left_of_sums(interview)]))


def _left(interview: Interview) -> list[Missing]:
    """Return what may still be asked, the most worthwhile first."""
    return _may_be_asked(interview, [each.missing for each in interview.standing.missing(interview.only)])


def _left_of_sums(interview: Interview) -> list[Missing]:
    """Return what may still be asked that changes sums only, most money first."""
    return _may_be_asked(interview, [each.missing for each in interview.of_sums])


def _of_sums(interview: Interview, asked: Question) -> Question:
    """Return a question where nothing is left that can turn an outcome."""
    sums, left = interview.of_sums, len(_left_of_sums(interview))
    policies = next((each.policies for each in sums if each.missing == asked.missing), ())
    return asked._replace(policies=policies, left=left, of_sums=bool(policies), fixes=left == len(sums))


def _may_be_asked(interview: Interview, listed: list[Missing]) -> list[Missing]:
    declined = interview.declined
    return [each for each in listed if each.has_answer and declined.isdisjoint(_covering(each))]


def _declared(compiled: CompiledProgramme, missing: Missing) -> Declared:
    """Return the declaration of what is asked about.

    Raises:
        UnknownName: There is no such fact, or it has no such part.
    """
    for name, known in ((missing.fact, compiled.facts), (missing.part, _parts(compiled, missing.fact))):
        if name and name not in known:
            raise UnknownName((Fault("unknown-fact", None, {"name": str(name)}, nearest(str(name), known)),))
    return declared_of(compiled.facts, missing)


def _parts(compiled: CompiledProgramme, name: str) -> Mapping[str, Declared]:
    return (compiled.facts[name].parts or {}) if name in compiled.facts else {}


def _covering(missing: Missing) -> tuple[Missing, ...]:
    """Return what may have been asked that leaves a fact unknown too: all of it; of every year up to one the last."""
    return (missing, Missing(missing.fact), Missing(missing.fact, missing.through))
