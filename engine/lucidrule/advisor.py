"""What a determination can be asked further: what is missing, what would have to change, how all of it reads."""

import json
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from lucidrule.compile.arguments import day_given, language_given, policies_given, text_given, until_given
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.given import Company
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.core.verdict import Outcome
from lucidrule.decide.advisor import Advisor
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.exact.diagram import MOST_STEPS, Steps
from lucidrule.kernel.missing import Missing

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.checklist import Checklist
    from lucidrule.advise.forward import Ahead
    from lucidrule.advise.if_met import IfMet
    from lucidrule.advise.options import Changes
    from lucidrule.advise.prospect import Prospect
    from lucidrule.advise.sensitivity import Band
    from lucidrule.advise.when import Outlook
    from lucidrule.present.advice import Advice
    from lucidrule.year import Year


class ProgrammeAdvisor:
    """Answers for any determination of a programme."""

    def __init__(self, programme: "Ahead") -> None:
        """Take the programme, which looks ahead."""
        self.programme = programme

    def missing(self, determination: Determination) -> tuple["Asked", ...]:
        from lucidrule.advise.asking import Standing

        only = frozenset(each.id for each in determination.outcomes if each.outcome is Outcome.UNDETERMINED)
        if not only:
            # Nothing is open, so nothing need be judged again.
            return ()
        standing = Standing(determination.prepared, determination.profile, determination.as_of, only=only)
        return tuple(standing.missing(only))

    def prospects(self, determination: Determination) -> dict[str, "Prospect"]:
        from lucidrule.advise.prospect import prospects

        return prospects(determination)

    def if_met(self, determination: Determination) -> dict[str, "IfMet"]:
        from lucidrule.advise.if_met import if_met

        return if_met(determination)

    def changes(self, determination: Determination, policy: str) -> "Changes":
        from lucidrule.advise.forward import Forward

        known = [outcome.id for outcome in determination.outcomes]
        (named,) = determination.programme.policies_named((text_given(policy, "policy"),))
        if named not in known:
            raise UnknownName((Fault("unknown-policy", None, {"name": policy}, nearest(policy, known)),))
        return Forward(determination, self.programme).changes(named)

    def a_year_on(self, determination: Determination) -> Determination | None:
        from lucidrule.advise.forward import Forward

        return Forward(determination, self.programme).a_year_on()

    def all_changes(self, determination: Determination) -> dict[str, "Changes"]:
        """Return what would have to change for each policy; the search has the steps of one command for all of them."""
        from lucidrule.advise.forward import Forward

        forward = Forward(determination, self.programme)
        return {each.id: forward.changes(each.id) for each in determination.outcomes}

    def checklist(self, determination: Determination) -> "Checklist":
        from lucidrule.advise.checklist import checklist

        return checklist(determination)

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
        advice = self.advice(determination, full=full, changes=changes)
        return explain(determination, lang, full=full, sources=sources, advice=advice)

    def advice(self, determination: Determination, *, full: bool, changes: bool) -> "Advice":
        """Return what a report tells besides: what is missing; what would have to change if it is asked for; in full,
        and of some policies only, the documents to bring."""
        from lucidrule.present.advice import Advice

        listed = self.checklist(determination).policies if full or not determination.whole else ()
        papers = {each.policy.id: each for each in listed}
        return Advice(self.missing(determination), self.all_changes(determination) if changes else {}, papers)


def advice_of(determination: Determination, *, full: bool, changes: bool) -> "Advice":
    """Return what a report of a determination tells besides."""
    return _advisor_of(determination).advice(determination, full=full, changes=changes)


def _advisor_of(determination: Determination) -> Advisor:
    assert determination.advisor is not None, "determinations of `Programme` have an advisor"
    return determination.advisor


class LooksAhead:
    """What a programme can be asked of the days to come."""

    compiled: CompiledProgramme

    if TYPE_CHECKING:

        def profile(self, company: Company) -> Profile: ...

        def _at(self, day: date, profile: Profile | None = None) -> "Year": ...

        def determine(
            self, company: Company, *, as_of: date, policies: Collection[str] | None = None
        ) -> Determination: ...

    def prepared_at(self, day: date, profile: Profile) -> PreparedProgramme:
        """Return the programme of a reference date, with the answers that count for a company then."""
        return self._at(day, profile).reference

    def when(
        self,
        company: Company,
        *,
        as_of: date | str | None = None,
        until: date | str | None = None,
        policies: Collection[str] | None = None,
    ) -> "Outlook":
        """Return the days on which an outcome or a sum changes if nothing but the date does.

        Args:
            as_of: The reference date, after which changes count; None: today.
            until: The last day that is looked at; None: five years later. At most a hundred.
            policies: Only these, by id; then there are no totals.

        Raises:
            WrongArgument: One is no day, or `until` lies before the reference date or too far ahead.
            UnknownName: There is no policy of one of these ids.
            ProfileAtFault: With every fault of what is written about the company.
        """
        from lucidrule.advise.when import MOST_YEARS, last_day, outlook

        compiled = self.compiled
        first = compiled.today() if as_of is None else day_given(as_of, compiled.zone)
        last = last_day(first) if until is None else until_given(until, first, MOST_YEARS, compiled.zone)
        profile, only = self.profile(company), policies_given(policies, compiled)
        if only is not None and {policy.id for policy in compiled.policies}.issubset(only):
            only = None

        def judged(day: date) -> Determination:
            return self.determine(profile, as_of=day, policies=only)

        return outlook(compiled, judged, first, last, _told)


def _told(found: "Outlook", lang: str) -> str:
    from lucidrule.present.when import explain

    language_given(lang, found.programme.languages)
    return explain(found, lang)


JSON_START = '{"schema": "lucidrule/determinations/1", "determinations": ['
JSON_END = "\n]}"


def to_json(determination: Determination, *, indent: bool, changes: bool = False, checklist: bool = False) -> str:
    """Return a determination as JSON text, byte-identical for the same input; without `indent` on one line.

    `JSON_START`, determinations separated by commas, and `JSON_END` make one document of many.

    Args:
        changes: With what would have to change for each policy that is not met.
        checklist: With the documents to bring for each policy that is met or may be.
    """
    data: dict[str, Any] = determination.to_dict()
    if changes:
        data["changes"] = [found.to_dict() for found in _advisor_of(determination).all_changes(determination).values()]
    if checklist:
        data["checklist"] = determination.checklist().to_dict()
    return json.dumps(data, ensure_ascii=False, indent=2 if indent else None)
