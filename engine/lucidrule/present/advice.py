"""What a report tells besides outcomes and reasons."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.options import Changes


class Advice(NamedTuple):
    """What is missing over all policies, and what would have to change for each that is not met, by id."""

    missing: "Sequence[Asked]" = ()
    changes: "Mapping[str, Changes]" = MappingProxyType({})


NO_ADVICE = Advice()
