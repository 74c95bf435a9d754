"""Mistakes in rules that scenarios notice, and those that they do not."""

import os
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any, Literal, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.loaded import compile_texts
from lucidrule.compile.profile import ContradictoryFacts
from lucidrule.coverage.mutants import Mutant, mutants
from lucidrule.coverage.scenarios import scenarios_of
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.scenarios.expect import Mismatch
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import Play
from lucidrule.scenarios.prepare import Scenario

Fate = Literal["killed", "equivalent", "not_settled", "not_told_apart", "survived"]
FATES: tuple[Fate, ...] = ("killed", "equivalent", "not_settled", "not_told_apart", "survived")
# So many mutants are judged before it is told how far it is.
_AT_ONCE = 5
# Seconds that a process compares one mutant, at all dates together, and all of them; and which share of these it may
# spend on what it does not settle: where much is out of reach, little of it is waited for.
_MOST_OF_ONE, MOST_OF_ALL, _LOST = 10.0, 100.0, 1 / 20
_Texts = tuple[tuple[str, str], ...]


class Told(NamedTuple):
    """What a process is told.

    Attributes:
        texts, before: Of the rules and of those before, by name.
        files: The feature files.
        seconds: How long it may compare.
    """

    texts: _Texts
    files: tuple[str, ...]
    policies: tuple[str, ...]
    before: _Texts
    seconds: float


class Judged(NamedTuple):
    """What became of a mutant.

    Attributes:
        number: That of the mutant.
        fate: Noticed by a scenario; proven to come to the same for every company; not settled by the solver; not told
            apart, for there is no solver; or not noticed though a company is known that it treats otherwise.
        policy: That in which this company is treated otherwise.
        facts: Of this company, as its file holds them.
        day: The reference date.
        reason: Why it is not settled.
    """

    number: int
    fate: Fate
    policy: str = ""
    facts: Mapping[str, Any] = {}
    day: date | None = None
    reason: str = ""


class _Trial:
    """Scenarios about a programme, ready to be played with its mutants."""

    def __init__(self, told: Told) -> None:
        self.programme = Programme(compile_texts(dict(told.texts)))
        before = compile_texts(dict(told.before)) if told.before else None
        ground = FeatureProgramme(self.programme)
        all_ = [each for file in told.files for each in scenarios_of(Path(file), ground)]
        self.mutants = mutants(self.programme.compiled, told.policies, before)
        self.scenarios = [each for each in all_ if not _notices(each)]
        self.failing = len(all_) - len(self.scenarios)
        self.begin(told.seconds)
        self._prepared: dict[date, PreparedProgramme] = {}

    def begin(self, seconds: float) -> None:
        """Have so many seconds left to compare."""
        self.left, self.to_lose = seconds, seconds * _LOST

    def judge(self, mutant: Mutant) -> Judged:
        """Play the scenarios that concern a mutant until one notices it; else ask the solver."""
        changed = Programme(mutant.of(self.programme.compiled))
        ground = FeatureProgramme(changed)
        concerned = [each for each in self.scenarios if self._concerns(each, mutant)]
        if any(_notices(replace(each, ground=ground)) for each in concerned):
            return Judged(mutant.number, "killed")
        began = monotonic()
        try:
            found = self._compare(mutant, changed)
        except ImportError:
            return Judged(mutant.number, "not_told_apart")
        spent = monotonic() - began
        self.left -= spent
        if found.fate == "not_settled":
            self.to_lose -= spent
        return found

    def _compare(self, mutant: Mutant, changed: Programme) -> Judged:
        from lucidrule.prove.comparison import difference
        from lucidrule.prove.solver import NotProven, time_left, within

        only = None if mutant.is_relation else mutant.policies
        try:
            # What is out of reach takes half of what is left for it, so that something is left for each.
            with within(min(_MOST_OF_ONE, self.left, self.to_lose / 2)):
                for day in self._days if mutant.day is None else [mutant.day]:
                    # Nothing is prepared once the time is spent.
                    time_left()
                    found = difference(self._at(day), _prepared(changed, day), day, only)
                    if found is not None:
                        return Judged(mutant.number, "survived", found.policy, found.facts, day)
        except NotProven as error:
            return Judged(mutant.number, "not_settled", reason=error.reason)
        return Judged(mutant.number, "equivalent")

    @staticmethod
    def _concerns(scenario: Scenario, mutant: Mutant) -> bool:
        # As a scenario is judged: by the policies that it expects something of, and by all where it says so.
        asked = {step.policy for step in scenario.steps if step.text.kind == "then"}
        return "" in asked or (not mutant.is_relation and not asked.isdisjoint(mutant.policies))

    @cached_property
    def _days(self) -> list[date]:
        """The reference dates at which a mutant is compared: that of most scenarios first, one of each moment."""
        said = Counter(step.slots["date"] for each in self.scenarios for step in each.steps if "date" in step.slots)
        compiled = self.programme.compiled
        days = [*(day for day, _ in said.most_common()), *sorted(compiled.value_days)]
        moments = {compiled.moment_at(day): day for day in reversed(days or [compiled.today()])}
        return sorted(moments.values(), key=lambda day: -said[day])

    def _at(self, day: date) -> PreparedProgramme:
        if day not in self._prepared:
            self._prepared[day] = _prepared(self.programme, day)
        return self._prepared[day]


def _prepared(programme: Programme, day: date) -> PreparedProgramme:
    compiled = programme.compiled_at(day)
    return prepare_programme(compiled, compiled.assessment_at(day))


def _notices(scenario: Scenario) -> bool:
    """Return whether a scenario does not come to what it expects."""
    play = Play(scenario, scenario.lang)
    try:
        for step in scenario.steps:
            play.step(step)
    except (Mismatch, ContradictoryFacts):
        return True
    return False


# Each process has the scenarios of one run alone.
@lru_cache(1)
def _trial(told: Told) -> _Trial:
    return _Trial(told)


def _fates(told: Told, numbers: Sequence[int]) -> list[Judged]:
    """Judge mutants by number, in a process that may know nothing yet."""
    trial = _trial(told)
    return [trial.judge(trial.mutants[number - 1]) for number in numbers]


def _begin() -> None:
    """Begin a process that ends with the one that began it, however that ends; Ctrl-C is for that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=[parent_process()], daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


class Mutation:
    """The mutants of a programme and what became of them, as far as is known.

    Attributes:
        scenarios: How many are played.
        failing: How many fail as the rules are; these are not played.
    """

    def __init__(
        self,
        programme: Programme,
        files: Sequence[Path],
        policies: Sequence[str] = (),
        before: Programme | None = None,
        *,
        seconds: float | None = None,
    ) -> None:
        """Make them; none is judged yet.

        Args:
            policies: Only those that concern these, by id; none: all.
            before: Only those in what these rules do not say.
            seconds: How long each process may compare, and a twentieth of it in vain; None: MOST_OF_ALL.

        Raises:
            UnreadableInput: A file is no feature, or a sentence of one is not understood.
        """
        old = () if before is None else tuple(before.compiled.texts.items())
        texts, named = tuple(programme.compiled.texts.items()), tuple(map(str, files))
        self._told = Told(texts, named, tuple(policies), old, MOST_OF_ALL if seconds is None else seconds)
        trial = _trial(self._told)
        self.programme, self.mutants = trial.programme.compiled, trial.mutants
        self.scenarios, self.failing = len(trial.scenarios), trial.failing
        self.judged: list[Judged] = []

    def run(self, jobs: int = 1) -> Iterator[int]:
        """Judge all mutants, in so many processes; yield how many are judged, each time that some more are."""
        numbers = [each.number for each in self.mutants]
        _trial(self._told).begin(self._told.seconds)
        some = [numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE)]
        if jobs == 1:
            for each in some:
                self.judged += _fates(self._told, each)
                yield len(self.judged)
            return
        others = active_children()
        with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin) as pool:
            asked = [pool.submit(_fates, self._told, each) for each in some]
            try:
                for found in asked:
                    self.judged += found.result()
                    yield len(self.judged)
            finally:
                # Whoever stops does not wait for what is being judged.
                for child in active_children():
                    if child not in others:
                        child.terminate()

    @property
    def counts(self) -> dict[Fate, int]:
        """How many came to each fate."""
        counted = Counter(each.fate for each in self.judged)
        return {fate: counted[fate] for fate in FATES}

    @property
    def left(self) -> list[tuple[Mutant, Judged]]:
        """Those that no scenario notices and that are not proven to come to the same, in order."""
        fates = ("killed", "equivalent")
        return [(self.mutants[each.number - 1], each) for each in self.judged if each.fate not in fates]
