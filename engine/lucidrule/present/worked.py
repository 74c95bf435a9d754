"""How a sum was worked out, beside it in a list, where there is room."""

from collections.abc import Iterator
from dataclasses import dataclass

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.present.calculation import calculation_told
from lucidrule.present.entitlement import award_sum, depends
from lucidrule.present.words import word
from lucidrule.present.wrapping import room_of


@dataclass(frozen=True, slots=True)
class Worked:
    """What is said of one award: the more, the better, if it fits into a line, or the shortest of it into two.

    Attributes:
        texts: The longest first.
        otherwise: What is said where none of them fits; may be empty.
    """

    texts: tuple[str, ...]
    otherwise: str

    def within(self, room: int) -> str:
        """Return what fits beside or below a policy in `room` columns."""
        found = next((text for text in self.texts if room_of(text) <= room), None)
        if found is None:
            found = next((text for text in self.texts[-1:] if room_of(text) <= 2 * room - 4), self.otherwise)
        return found


def worked_out(
    outcome: PolicyOutcome, programme: CompiledProgramme, assessment: int, lang: str
) -> Iterator[str | Worked]:
    """Yield what makes up the sum of a policy: how each award was worked out, and what it depends on.

    Where there is no room, or nothing is worked out: the award by its label, with its sum where there are several.
    """
    awards = outcome.entitlement.awards
    for award in awards:
        label, number = award.award.stated.label[lang], ""
        otherwise = label if label != outcome.policy.title[lang] else ""
        if award.record:
            number = word("record", lang, award.record)
            otherwise = label = word("of_year", lang, label, number)
        if len(awards) > 1:
            otherwise = word("is", lang, label, award_sum(award, programme.money, lang))
        told = calculation_told(award, programme, assessment, lang)
        texts = [] if told is None else [told.in_line(lang), told._replace(limits=()).in_line(lang)]
        named = [word("is", lang, number, text) if number else text for text in dict.fromkeys(texts) if text]
        yield Worked(tuple(named), otherwise)
        if award.missing:
            yield depends(award, programme, lang)
