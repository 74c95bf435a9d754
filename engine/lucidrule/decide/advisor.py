"""What a determination can be asked further."""

from typing import TYPE_CHECKING, Protocol

from lucidrule.kernel.missing import Missing

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.checklist import Checklist
    from lucidrule.advise.if_met import IfMet
    from lucidrule.advise.options import Changes
    from lucidrule.advise.prospect import Prospect
    from lucidrule.advise.sensitivity import Band
    from lucidrule.decide.result import Determination
    from lucidrule.present.advice import Advice


class Advisor(Protocol):
    """Answers what a determination can be asked further; each method is told at `Determination`."""

    def missing(self, determination: "Determination") -> tuple["Asked", ...]: ...

    def prospects(self, determination: "Determination") -> dict[str, "Prospect"]: ...

    def if_met(self, determination: "Determination") -> dict[str, "IfMet"]: ...

    def changes(self, determination: "Determination", policy: str) -> "Changes": ...

    def a_year_on(self, determination: "Determination") -> "Determination | None": ...

    def all_changes(self, determination: "Determination") -> dict[str, "Changes"]: ...

    def advice(self, determination: "Determination", *, full: bool, changes: bool) -> "Advice": ...

    def sensitivity(self, determination: "Determination", fact: str) -> tuple[Missing, tuple["Band", ...]]: ...

    def checklist(self, determination: "Determination") -> "Checklist": ...

    def explain(
        self, determination: "Determination", lang: str, *, full: bool, changes: bool, sources: bool
    ) -> str: ...
