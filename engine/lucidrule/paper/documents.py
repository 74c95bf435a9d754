"""What a company is to bring: the documents of the policies that it may get, and what proves the facts they ask for."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from lucidrule.core.verdict import Outcome
from lucidrule.decide.applying import documents
from lucidrule.decide.result import Determination
from lucidrule.kernel.reads import facts_read
from lucidrule.paper.titles import items
from lucidrule.present.words import word


class Paper(NamedTuple):
    """A document; `missing` where it proves a fact that is missing."""

    label: str
    missing: bool


class Papers(NamedTuple):
    """The documents for the same policies, which are named."""

    of: str
    papers: tuple[Paper, ...]


class _Found:
    def __init__(self) -> None:
        self.of: dict[int, None] = {}
        self.common = self.missing = False


def papers(determination: Determination, wanted: Collection[Outcome], lang: str) -> Iterator[Papers]:
    """Yield the documents for the policies of the outcomes that are `wanted`, each once."""
    found: dict[str, _Found] = {}
    numbers = {policy.id: at for at, policy in enumerate(determination.programme.policies, 1)}
    for outcome in determination.outcomes:
        if outcome.outcome not in wanted:
            continue
        programme, policy = determination.programme.home(outcome.id), outcome.policy
        lacking = {each.fact for each in outcome.missing}
        lacking |= {each.fact for award in outcome.entitlement.awards for each in award.missing}
        common = facts_read([criterion for criterion in policy.criteria if criterion.id in programme.common])
        read = facts_read([policy.criteria, policy.each, policy.awards])
        for document in documents(policy):
            found.setdefault(document.material.label[lang], _Found()).of[numbers[outcome.id]] = None
        for name in (name for name in programme.facts if name in read):
            fact = programme.facts[name]
            proofs = [fact.proved_by, *(part.proved_by for part in (fact.parts or {}).values())]
            for proof in (each for each in proofs if each is not None):
                here = found.setdefault(proof[lang], _Found())
                here.missing |= name in lacking
                if name in common:
                    here.common = True
                else:
                    here.of[numbers[outcome.id]] = None
    together: dict[str, list[Paper]] = {}
    # What all policies ask for stands first, then what each does, in their order.
    for label, each in sorted(found.items(), key=lambda one: (not one[1].common, [*one[1].of])):
        of = word("sheet_common", lang) if each.common else items(each.of, lang)
        together.setdefault(of, []).append(Paper(label, each.missing))
    for of, listed in together.items():
        yield Papers(of, tuple(listed))
