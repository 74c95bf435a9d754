"""From when to when a programme or policy holds, in words."""

from lucidrule.model.policy import InForce
from lucidrule.present.quantities import day
from lucidrule.present.words import word


def term_of(gate: InForce, lang: str) -> str:
    """Return from when to when something holds; an end that is not published is said to be so."""
    if gate.until is None:
        return word("in_force", lang, day(gate.from_, lang))
    return word("in_force_until", lang, day(gate.from_, lang), day(gate.until, lang))
