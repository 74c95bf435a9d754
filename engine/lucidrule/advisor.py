"""What a determination can be asked further: what is missing, what would have to change, how all of it reads."""

import json
from typing import TYPE_CHECKING, Any

from lucidrule.compile.arguments import language_given, text_given
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.decide.determine import determine
from lucidrule.decide.result import Determination
from lucidrule.exact.diagram import MOST_STEPS, Steps
from lucidrule.kernel.missing import Missing

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.options import Changes
    from lucidrule.advise.sensitivity import Band
    from lucidrule.present.advice import Advice


class ProgrammeAdvisor:
    """Answers for any determination of a programme; it keeps nothing."""

    def missing(self, determination: Determination) -> tuple["Asked", ...]:
        from lucidrule.advise.asking import Standing

        only = frozenset(outcome.id for outcome in determination.outcomes)
        standing = Standing(determination.prepared, determination.profile, determination.as_of)
        return tuple(standing.missing(only))

    def changes(self, determination: Determination, policy: str) -> "Changes":
        from lucidrule.advise.change import changes

        known = [outcome.id for outcome in determination.outcomes]
        (named,) = determination.programme.policies_named((text_given(policy, "policy"),))
        if named not in known:
            raise UnknownName((Fault("unknown-policy", None, {"name": policy}, nearest(policy, known)),))
        return changes(determination.prepared, determination.profile, determination.as_of, named)

    def all_changes(self, determination: Determination) -> dict[str, "Changes"]:
        """Return what would have to change for each policy; the search has the steps of one command for all of them."""
        from lucidrule.advise.change import changes

        prepared, profile, as_of, steps = determination.prepared, determination.profile, determination.as_of, Steps()
        return {each.id: changes(prepared, profile, as_of, each.id, steps=steps) for each in determination.outcomes}

    def sensitivity(self, determination: Determination, fact: str) -> tuple[Missing, tuple["Band", ...]]:
        from lucidrule.advise.sensitivity import sensitivity

        name, year = determination.programme.fact_named(text_given(fact, "fact"))
        yearly = determination.programme.facts[name].yearly
        if year and not yearly:
            raise UnknownName((Fault("unknown-fact", None, {"name": fact}),))
        missing = Missing(name, (year or determination.assessment) if yearly else 0)
        prepared, as_of = determination.prepared, determination.as_of
        only = [outcome.id for outcome in determination.outcomes]

        # A determination for each end of each range.
        steps = Steps(4 * MOST_STEPS)

        def judged(profile: Profile) -> Determination:
            found = determine(prepared, profile, as_of, only=only, steps=steps)
            # Where they were spent on the way, what is open may be settled.
            steps.take(0)
            return found

        return missing, sensitivity(prepared, determination.profile, as_of, missing, judged)

    def explain(self, determination: Determination, lang: str, *, full: bool, changes: bool, sources: bool) -> str:
        from lucidrule.present.text import explain

        language_given(lang, determination.programme.languages)
        advice = self.advice(determination, changes=changes)
        return explain(determination, lang, full=full, sources=sources, advice=advice)

    def advice(self, determination: Determination, *, changes: bool) -> "Advice":
        """Return what a report tells besides: what is missing, and what would have to change if it is asked for."""
        from lucidrule.present.advice import Advice

        return Advice(self.missing(determination), self.all_changes(determination) if changes else {})


JSON_START = '{"schema": "lucidrule/determinations/1", "determinations": ['
JSON_END = "\n]}"


def to_json(determination: Determination, *, indent: bool, changes: bool = False) -> str:
    """Return a determination as JSON text, byte-identical for the same input; without `indent` on one line.

    `JSON_START`, determinations separated by commas, and `JSON_END` make one document of many.

    Args:
        changes: With what would have to change for each policy that is not met.
    """
    data: dict[str, Any] = determination.to_dict()
    if changes:
        data["changes"] = [found.to_dict() for found in ProgrammeAdvisor().all_changes(determination).values()]
    return json.dumps(data, ensure_ascii=False, indent=2 if indent else None)
