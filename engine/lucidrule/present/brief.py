"""One line for a company: the policies that it qualifies for, and how many turn out otherwise."""

from collections.abc import Callable, Mapping

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.present.words import clauses, listed, word

# Of these it is told which; of the others how many.
_NAMED = (Outcome.ELIGIBLE, Outcome.REFER)


def brief(compiled: CompiledProgramme, lang: str) -> Callable[[str, Mapping[str, Outcome]], str]:
    """Return what gives the line of a company, by its name and the outcome of each policy by id."""
    titles = {policy.id: policy.title[lang] for policy in compiled.policies}
    words = [(outcome, word(outcome.value, lang), outcome in _NAMED) for outcome in Outcome]

    def line(name: str, outcomes: Mapping[str, Outcome]) -> str:
        told = []
        for outcome, said, is_named in words:
            found = [titles[policy] for policy, each in outcomes.items() if each is outcome]
            if found and is_named:
                told.append(word("brief_named", lang, said, len(found), listed(found, lang)))
            elif found:
                told.append(word("brief_counted", lang, said, len(found)))
        return word("brief_company", lang, name, clauses(told, lang))

    return line
