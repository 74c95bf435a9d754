"""What a company is to bring, as it stands on a sheet: to be ticked, once for the policies that ask for the same."""

from collections.abc import Iterator
from typing import NamedTuple

from lucidrule.decide.result import Determination
from lucidrule.paper.titles import items
from lucidrule.present.checklist import Merged, merged
from lucidrule.present.words import word


class Paper(NamedTuple):
    """A document; `missing` where it proves a fact that is missing."""

    label: str
    missing: bool


class Papers(NamedTuple):
    """The documents for the same policies, which are named."""

    of: str
    papers: tuple[Paper, ...]


def papers(determination: Determination, lang: str) -> Iterator[Papers]:
    """Yield the documents for the policies that are met or may be, those of most policies first."""
    listed = determination.checklist().policies
    groups: dict[tuple[str, ...], list[Merged]] = {}
    for each in (brought for brought in merged(listed) if brought.policies):
        groups.setdefault(tuple(each.policies), []).append(each)
    for policies, together in sorted(groups.items(), key=lambda group: -len(group[0])):
        numbers = [determination.programme.numbers[name] for name in policies]
        of = word("checklist_all", lang) if 1 < len(policies) == len(listed) else items(numbers, lang)
        yield Papers(of, tuple(Paper(each.label[lang], not each.missing.isdisjoint(each.proves)) for each in together))
