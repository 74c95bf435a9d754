"""What a report tells besides outcomes and reasons."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

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
