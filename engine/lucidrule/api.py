"""The doors for Python: load a programme, judge a company."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from lucidrule.advisor import JSON_END, JSON_START, LooksAhead, ProgrammeAdvisor, to_json
from lucidrule.compile.answers import answered, counting
from lucidrule.compile.arguments import day_given, policies_given, wrong
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.folders import folders_of
from lucidrule.compile.given import Company, Given
from lucidrule.compile.loaded import compile_folders, programme_again
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import LucidruleError
from lucidrule.decide.determine import determine
from lucidrule.decide.result import Determination
from lucidrule.described import Described
from lucidrule.frames import screening_of_frames
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.dated import Moment
from lucidrule.loading.shipped import catalogue_root
from lucidrule.year import Year

if TYPE_CHECKING:
    from lucidrule.advise.interview import Interview
    from lucidrule.engines.session import Session
    from lucidrule.fast.many import Fast, Verdicts

__all__ = ["JSON_END", "JSON_START", "Determination", "Programme", "Programmes", "catalogue_root", "load", "to_json"]
# Few moments are ever in use; a caller who walks through many must not fill the memory.
_MOST_MOMENTS = 16
_MOST_DAYS = 4
# What companies mostly come in.
_SEVERAL = frozenset({list, tuple})
Day: TypeAlias = date | str


def load(path: str | Path | Iterable[str | Path | None] | None = None) -> "Programme":
    """Load the shipped programme, or the one in the folder `path` (with policies.yaml and rules/); or several.

    Args:
        path: A folder, or several; `all`: every programme that is shipped, each in its newest version.

    Raises:
        RulesAtFault: With the faults of all files.
        WrongArgument: `path` is none.
    """
    return programme_of(compile_folders(folders_of(path)))


class _Loaded:
    """What all doors of a programme share: it never changes, and is pickled as the texts of its rules."""

    def __init__(self, compiled: CompiledProgramme) -> None:
        self.compiled = compiled
        self._moments = lru_cache(_MOST_MOMENTS)(self._moment)
        self._fast_at = lru_cache(_MOST_DAYS)(self._fast)
        self._given = Given(compiled)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _programme_again, (tuple(self.compiled.texts.items()),)

    def profile(self, company: Company, *, overrides: Mapping[str, Any] | None = None) -> Profile:
        """Return the profile of a company: a file, or a mapping of facts or of the form of a company file.

        Args:
            company: As bytes the same in JSON, or what a company file holds.
            overrides: Facts that replace what is written, by `fact` or `fact.year`.

        Raises:
            ProfileAtFault: With every fault of what is written.
            UnreadableInput: The file cannot be read.
        """
        return self._given.profile(company, {} if overrides is None else overrides)

    @property
    def passed_over(self) -> Mapping[str, str]:
        """What companies said, so far, of facts of other shipped programmes: of each name the programme that has it."""
        return self._given.passed_over

    def _day(self, as_of: object) -> date:
        return self.compiled.today() if as_of is None else day_given(as_of, self.compiled.zone)

    def compiled_at(self, day: date) -> CompiledProgramme:
        """Return the programme as it is read at a reference date: with the values of then, and without what is answered
        to all by then."""
        return self._at(day).compiled

    def _at(self, day: date, profile: Profile | None = None) -> "Year":
        """Return the programme of a reference date, with the answers that count then; of a company also its own."""
        answers = counting(self.compiled, () if profile is None else profile.answers, day)
        return self._moments(self.compiled.moment_at(day), answers)

    def _fast(self, day: date) -> "Fast":
        return self._at(day).fast(day)

    def _moment(self, moment: Moment, answers: tuple[Answer, ...]) -> "Year":
        return Year(answered(self.compiled.at_moment(moment), answers), moment.year)


class Programme(_Loaded, LooksAhead, Described):
    """A loaded programme; judging changes nothing in it.

    What is no argument of a method is told by `WrongArgument`, under its name. A reference date is a day, a moment, or
    what people write for a day.
    """

    def determine(
        self,
        company: Company,
        *,
        as_of: Day,
        overrides: Mapping[str, Any] | None = None,
        policies: Collection[str] | None = None,
        confirm: bool = False,
    ) -> Determination:
        """Judge all policies for one company at a reference date.

        Args:
            policies: Only these, by id; then there is no best combination.
            confirm: Infer every node again by durable_rules; `confirmation` tells of it, also why it could not be done.

        Raises:
            Disagreement: The engines came to different verdicts: a bug of ours.
            UnknownName: There is no policy of one of these ids.
            ProfileAtFault: With every fault of what is written about the company.
        """
        day, only = day_given(as_of, self.compiled.zone), policies_given(policies, self.compiled)
        profile = self.profile(company, overrides=overrides)
        prepared = self._at(day, profile)
        found = determine(prepared.reference, profile, day, only=only, advisor=ProgrammeAdvisor(self))
        return replace(found, confirmation=prepared.confirm(found)) if confirm else found

    def session(self, company: Company | None = None, *, as_of: Day | None = None) -> "Session":
        """Return a session of a company whose facts arrive, change and are withdrawn one by one.

        Args:
            as_of: The first reference date; None: today.

        Raises:
            ProfileAtFault: With every fault of what is written about the company.
        """
        from lucidrule.engines.session import Session

        day = self._day(as_of)
        profile = self.profile({} if company is None else company)
        return Session(lambda day, known: self._at(day, known).plan, self.determine, profile, day)

    def interview(
        self, company: Company | None = None, *, as_of: Day | None = None, policies: Collection[str] | None = None
    ) -> "Interview":
        """Return an interview: what to ask next about a company, over all policies that are still open.

        Args:
            as_of: The reference date; None: today.
            policies: Settle only these, by id.

        Raises:
            UnknownName: There is no policy of one of these ids.
            ProfileAtFault: With every fault of what is written about the company.
        """
        from lucidrule.advise.interview import Interview

        day, chosen = self._day(as_of), policies_given(policies, self.compiled)
        determination = partial(self.determine, as_of=day, policies=chosen, confirm=True)
        only = frozenset(chosen) if chosen else None
        profile = self.profile({} if company is None else company)
        return Interview(self._at(day, profile).reference, profile, day, determination, only)

    def determine_many(self, companies: Iterable[Company], *, as_of: Day | None = None) -> Iterator["Verdicts"]:
        """Judge many companies in this process: outcomes first, proof only of those of which it is asked for.

        A company that cannot be judged costs itself only: in its place stands what has its `faults`, and raises them
        where it is asked for more.

        Args:
            companies: Each as `determine` takes it; profiles are judged without being read again.
            as_of: The reference date; None: today.
        """
        # Asked first of what most callers have: to ask whether a list is a mapping takes as long as to judge by it.
        if type(companies) not in _SEVERAL and (
            isinstance(companies, Mapping | str | bytes) or not isinstance(companies, Iterable)
        ):
            raise wrong("companies", "@kind:companies", companies)
        day = self._day(as_of)
        self._given.expect(companies)
        return self._judged(companies, day, self._fast_at(day))

    def _judged(self, companies: Iterable[Company], day: date, fast: "Fast") -> Iterator["Verdicts"]:
        for company in companies:
            try:
                known = self._given.known(company)
            except LucidruleError as refusal:
                yield fast.refused(refusal)
                continue
            judging = fast
            if isinstance(known, Profile) and known.answers:
                judging = self._at(day, known).fast(day)
            yield judging.verdicts(known, self.determine)

    def screen(
        self,
        frame: Any,
        *,
        as_of: Day | None = None,
        policies: Collection[str] | None = None,
        missing: bool = False,
        criteria: bool = False,
        sums: bool = False,
        ignore_unknown: bool = False,
    ) -> Any:
        """Judge a whole frame of companies at once, on the engine that it lives on, lazily where it is lazy.

        Args:
            frame: Of Polars (eager or lazy), DuckDB, pyarrow, pandas or PySpark (also over Spark Connect): a row for
                each company and a column for each fact: `sector`, `annual_revenue 2021`, `first_set_products` (how
                many), `first_set_products 1 level`, or by label. Money in yuan; an event that never happened is
                9999-12-31. Null is not known; so is a value that cannot be, or that contradicts another.
            as_of: The reference date; None: today.
            policies: Only these, by id.
            missing: With a column `ID missing`: the facts that can still turn the outcome, separated by `; `.
            criteria: With a column `ID/CRITERION` for each criterion, `CRITERION` for one of rules/criteria.yaml,
                which policies share: `met`, `not_met`, `unknown`; of one about the records of a list whether one of
                them meets it.
            sums: With columns `ID low` and `ID high`: where a company is eligible or referred, the least and the most
                that the awards come to, in yuan; both null where one is by review or not published, the latter where
                it has no bound. Where all policies are judged, with `total low` and `total high`: the least and the
                most that what may be granted together comes to; the latter null where it has no bound.
            ignore_unknown: Let columns stand that name no fact.

        Returns:
            A frame of the same kind: the columns that there were, then one named by the id of each policy.

        Raises:
            UnknownName: There is no such policy.
            WrongColumn: A column names no fact, or cannot hold its fact.
            CannotScreen: Columns, or the engine, cannot say exactly what a policy says.
        """
        day = self._day(as_of)
        return screening_of_frames()(
            self.compiled_at(day),
            frame,
            day,
            policies=policies_given(policies, self.compiled),
            missing=missing,
            criteria=criteria,
            sums=sums,
            ignore_unknown=ignore_unknown,
        )


class Programmes(Programme):
    """Several programmes that stand together: each fact is known once, each programme judges it by its own rules.

    Attributes:
        parts: Each programme with its policies under their ids among all; of its facts it has its own.
    """

    @property
    def parts(self) -> tuple[CompiledProgramme, ...]:
        return self.compiled.members


def _programme_again(texts: tuple[tuple[str, str], ...]) -> Programme:
    return programme_of(programme_again(texts))


def programme_of(compiled: CompiledProgramme) -> Programme:
    """Return what is asked of a programme that is compiled, or of several that stand together."""
    return Programme(compiled) if len(compiled.members) == 1 else Programmes(compiled)
