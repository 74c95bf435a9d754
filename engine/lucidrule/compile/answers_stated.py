"""The answers that policies.yaml states for all companies."""

from collections.abc import Mapping
from datetime import date

from lucidrule.compile.answers_given import yes_or_no
from lucidrule.compile.scope import Scope
from lucidrule.core.names import nearest
from lucidrule.kernel.answers import Answer
from lucidrule.model.policy import OpenPoint
from lucidrule.model.programme import ProgrammeFile


def answers_stated(stated: ProgrammeFile, points: Mapping[str, OpenPoint], scope: Scope) -> tuple[Answer, ...]:
    """Return what is answered to all; to a question that nobody asks is a fault, and so is what is neither yes nor no.

    Args:
        points: The open points of the programme, by id.
    """
    found = []
    for name, answer in (stated.answers or {}).items():
        if name not in points:
            scope.fault("unknown-open-point", ("answers", name), near=nearest(name, points), key=True, name=name)
        yes = yes_or_no(answer.answer, scope, ("answers", name, "answer"))
        given = scope.value(answer.date, "date", name, None, ("answers", name, "date"))
        if yes is not None and isinstance(given, date):
            found.append(Answer(name, yes, given, ", ".join(each.source for each in answer.source)))
    return tuple(found)
