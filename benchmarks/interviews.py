"""How many questions an interview asks until all ten policies are settled, against other ways to ask."""

import statistics
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import lucidrule
from benchmarks.companies import complete
from lucidrule.advise.asking import Standing
from lucidrule.advise.interview import Interview
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import UNKNOWN, Outcome
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 6, 30)
Chooser: TypeAlias = Callable[[Interview], Missing | None]


def known(profile: Profile, missing: Missing, programme: lucidrule.Programme) -> tuple[Any, int]:
    """Return what a company answers, and how many questions that is: each year and each part of a record is one."""
    if missing.part:
        return profile.records[missing.fact][missing.record - 1].get(missing.part), 1
    if programme.compiled.facts[missing.fact].type == "records":
        return len(profile.records[missing.fact]), 1
    if missing.through:
        years = {
            y: v for (name, y), v in profile.values.items() if name == missing.fact and (y or 0) <= missing.through
        }
        return years or None, max(1, len(years))
    return profile.values.get((missing.fact, missing.year or None)), 1


def asked(programme: lucidrule.Programme, profile: Profile, choose: Chooser) -> int:
    """Return the number of questions until nothing is asked any more."""
    interview, count = programme.interview(as_of=AS_OF), 0
    while (missing := choose(interview)) is not None:
        value, questions = known(profile, missing, programme)
        interview.answer(value, missing)
        count += questions
    return count


def most_worthwhile(interview: Interview) -> Missing | None:
    """What `lucidrule ask` asks."""
    question = interview.next()
    return None if question is None else question.missing


def as_declared(interview: Interview) -> Missing | None:
    """The first in facts.yaml of what can still turn an outcome."""
    order = {fact: at for at, fact in enumerate(interview.compiled.facts)}
    listed = [missing for missing in still_missing(interview) if missing not in interview.declined]
    return min(listed, key=lambda missing: (order[missing.fact], missing), default=None)


def most_wanted(interview: Interview) -> Missing | None:
    """What most policies wait for by Kleene logic, whether or not it can still turn them."""
    order = {fact: at for at, fact in enumerate(interview.compiled.facts)}
    waiting = Counter[Missing]()
    for outcome in interview.standing.outcomes:
        if outcome.outcome is Outcome.UNDETERMINED:
            proofs = [criterion.proof for criterion in outcome.criteria if criterion.proof.verdict is UNKNOWN]
            waiting.update(frozenset[Missing]().union(*(proof.missing for proof in proofs)))
    # A list of which one record stands for all waits for parts that nobody can be asked for yet.
    listed = [missing for missing in waiting if missing not in interview.declined]
    return min(
        listed, key=lambda missing: (-waiting[missing], order[missing.fact], missing), default=as_declared(interview)
    )


def still_missing(interview: Interview) -> list[Missing]:
    """Return what can still turn an outcome."""
    return [each.missing for each in interview.standing.missing()]


def everything(profile: Profile) -> int:
    """Return the number of questions where all facts are asked for."""
    return len(profile.values) + sum(1 + sum(map(len, records)) for records in profile.records.values())


def interviews(scale: float, judged: Callable[[str, str, float, float, str], None], companies: int = 2_000) -> None:
    """Print the mean number of questions as a table, and how long the choice of the next one takes."""
    programme = lucidrule.load()
    profiles = [programme.profile(complete(seed)) for seed in range(companies)]
    whole = statistics.mean(map(everything, profiles))
    means = {}
    for name, choose in (
        ("the most worthwhile", most_worthwhile),
        ("in the order of facts.yaml", as_declared),
        ("most wanted by Kleene logic", most_wanted),
    ):
        means[name] = statistics.mean(asked(programme, profile, choose) for profile in profiles)
    print(f"questions until all ten are settled, mean of {companies:,} companies:")
    for name, mean in {**means, "everything": whole}.items():
        print(f"  {name:<28} {mean:6.2f}  {mean / whole:4.0%}")
    ours, *others = means.values()
    judged("questions, of asking everything", f"{ours / whole:.2f}", ours / whole, 0.5, "")
    judged("questions, of the best other way", f"{ours / min(others):.2f}", ours / min(others), 1, "")
    times = []
    for seed in range(50):
        interview = programme.interview(as_of=AS_OF)
        while True:
            start = time.perf_counter()
            Standing(interview.standing.prepared, interview.profile, AS_OF)
            question = interview.next()
            times.append(time.perf_counter() - start)
            if question is None:
                break
            interview.answer(known(profiles[seed], question.missing, programme)[0])
    worst = sorted(times)[-len(times) // 100]
    judged("a next question, 99 of 100", f"{worst * 1e3:.2f} ms", worst / scale * 1e3, 5, "ms scaled")
