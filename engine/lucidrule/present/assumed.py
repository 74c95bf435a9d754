"""What rests on assumed clauses: marked where it stands, told once."""

from collections.abc import Iterator

from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.present.applying import whom_to_ask
from lucidrule.present.lines import Line
from lucidrule.present.words import listed, word


def rests_itself(outcome: PolicyOutcome, determination: Determination) -> bool:
    """Return whether an outcome rests on assumed clauses of its policy's own: the common ones are told once."""
    common = determination.programme.home(outcome.id).common
    return any(name not in common for name in outcome.assumed)


def assumed_lines(determination: Determination, lang: str) -> Iterator[Line]:
    """Yield what the mark means and whom to ask, if anything rests on assumed clauses."""
    asked = [
        whom_to_ask(outcome.policy, determination.programme, lang)
        for outcome in determination.outcomes
        if outcome.assumed
    ]
    if asked:
        yield Line(0, word("rests_marked", lang, listed(list(dict.fromkeys(asked)), lang)), "dim")
