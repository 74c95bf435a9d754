"""One line for a company: the policies that it qualifies for, how many turn out otherwise, and the total."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.present.words import clauses, listed, word

# Of these it is told which; of the others how many.
_NAMED = (Outcome.ELIGIBLE, Outcome.REFER)
_MOST = 1_000


def brief(compiled: CompiledProgramme, lang: str) -> Callable[[str, Mapping[str, Outcome], Sequence[str]], str]:
    """Return what gives the line of a company, by its name, the outcome of each policy by id, and totals in words."""
    titles = {policy.id: policy.title[lang] for policy in compiled.policies}
    words = [(outcome, word(outcome.value, lang), outcome in _NAMED) for outcome in Outcome]

    # Many companies come out alike.
    @lru_cache(_MOST)
    def told(policies: tuple[str, ...], outcomes: tuple[Outcome, ...]) -> str:
        parts = []
        for outcome, said, is_named in words:
            found = [titles[policy] for policy, each in zip(policies, outcomes, strict=True) if each is outcome]
            if found and is_named:
                parts.append(word("brief_named", lang, said, len(found), listed(found, lang)))
            elif found:
                parts.append(word("brief_counted", lang, said, len(found)))
        return clauses(parts, lang)

    def line(name: str, outcomes: Mapping[str, Outcome], totals: Sequence[str] = ()) -> str:
        said = told((*outcomes,), (*outcomes.values(),))
        return word("brief_company", lang, name, clauses([said, *totals], lang) if totals else said)

    return line
