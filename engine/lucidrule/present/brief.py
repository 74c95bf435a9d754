"""One line for a company: the policies that it qualifies for, and how many turn out otherwise."""

from collections.abc import Mapping

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.present.words import clauses, listed, word

# Of these it is told which; of the others how many.
_NAMED = (Outcome.ELIGIBLE, Outcome.REFER)


def brief(name: str, outcomes: Mapping[str, Outcome], compiled: CompiledProgramme, lang: str) -> str:
    """Return the line of a company, given the outcome of each policy by id."""
    titles = {policy.id: policy.title[lang] for policy in compiled.policies}
    told = []
    for outcome in Outcome:
        found = [titles[policy] for policy, each in outcomes.items() if each is outcome]
        if found and outcome in _NAMED:
            told.append(word("brief_named", lang, word(outcome.value, lang), len(found), listed(found, lang)))
        elif found:
            told.append(word("brief_counted", lang, word(outcome.value, lang), len(found)))
    return word("brief_company", lang, name, clauses(told, lang))
