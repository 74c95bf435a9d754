"""Why each company comes out as it does, a row for each policy."""

from collections.abc import Iterator, Sequence

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.present.entitlement import sum_of
from lucidrule.present.words import clauses, word
from lucidrule.tables.result import reason_of
from lucidrule.tables.screening import Screened

# The headings, and how wide people need each.
REASONS = (
    *(("row", 8), ("heading_name", 28), ("policy", 28), ("outcome", 16)),
    *(("amount", 24), ("reason", 48), ("reason_criteria", 60)),
)


def reasons_of(
    compiled: CompiledProgramme, asked: Sequence[str], screened: Screened, names: Sequence[str], lang: str
) -> Iterator[tuple[str, ...]]:
    """Yield for each company and policy the outcome, the exact sum, the reason and each criterion.

    Args:
        asked: The policies.
        screened: With determinations.
        names: What the company of each row is called.
    """
    policies = [each for each in compiled.policies if each.id in asked]
    for at, determination in enumerate(screened.determinations or ()):
        if at in screened.blank:
            continue
        by_policy = {each.id: each for each in determination.outcomes}
        for policy in policies:
            outcome = by_policy[policy.id]
            verdicts = (
                word("is", lang, each.criterion.label[lang], word(each.verdict.value, lang))
                for each in outcome.criteria
            )
            yield (
                str(screened.first + at),
                names[at],
                policy.title[lang],
                word(outcome.outcome.value, lang),
                sum_of(outcome, compiled.home(policy.id).money, lang),
                reason_of(outcome, compiled, lang),
                clauses(list(verdicts), lang),
            )
