"""Whether an answer that was given still matters: others, changed since, may have settled what it was asked for."""

from lucidrule.advise.answering import answered
from lucidrule.advise.asking import Asked, Standing
from lucidrule.advise.asking_sums import AskedOfSums, asked_of_sums
from lucidrule.advise.interview import Interview
from lucidrule.kernel.missing import Missing


def still_applies(interview: Interview, missing: Missing) -> bool:
    """Return whether a fact would be asked for, were it not known."""
    profile = interview.profile
    if missing.part and missing.record > len(profile.records.get(missing.fact, ())):
        return False
    standing = interview.standing
    if interview.value(missing) is not None:
        without = answered(profile, interview.compiled, missing, None)
        standing = Standing(standing.prepared, without, standing.facts.as_of)
    listed: list[Asked | AskedOfSums] = [*standing.missing(interview.only)]
    if not any(_same(missing, each.missing) for each in listed):
        listed += asked_of_sums(standing, interview.only)
    return any(_same(missing, each.missing) for each in listed)


def _same(missing: Missing, other: Missing) -> bool:
    """Return whether an answer is one to a question; of every year up to one it is that of any of them."""
    about = (missing.fact, missing.record, missing.part) == (other.fact, other.record, other.part)
    return about and (missing.year == other.year or bool(missing.through or other.through))
