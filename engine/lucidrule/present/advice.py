"""What a report tells besides outcomes and reasons."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lucidrule.compile.granted import GRANTED
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.present.lines import Line

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.checklist import PolicyPapers
    from lucidrule.advise.options import Changes


class Advice(NamedTuple):
    """What is told besides outcomes and reasons.

    Attributes:
        missing: What is missing over all policies.
        changes: What would have to change for each that is not met, by id.
        papers: The documents to bring for each that is met or may be, by id.
    """

    missing: "Sequence[Asked]" = ()
    changes: "Mapping[str, Changes]" = MappingProxyType({})
    papers: "Mapping[str, PolicyPapers]" = MappingProxyType({})


NO_ADVICE = Advice()


def advised_lines(outcome: PolicyOutcome, determination: Determination, advice: Advice, lang: str) -> Iterator[Line]:
    """Yield the documents to bring for a policy, and what would have to change for it."""
    if outcome.id in advice.papers:
        from lucidrule.present.checklist import papers_lines

        yield from papers_lines(advice.papers[outcome.id], determination.programme, lang, 1)
    if outcome.id in advice.changes:
        from lucidrule.present.change import change_lines, drawn_lines

        found = advice.changes[outcome.id]
        met = outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER)
        yield from change_lines(determination.programme, found, lang, met=met)
        if found.options:
            yield from drawn_lines(outcome, determination.profile.values.get((GRANTED, None)), lang)
