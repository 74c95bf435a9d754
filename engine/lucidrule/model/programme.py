"""policies.yaml: the published instrument, its sources, areas, policies in order, and what holds between them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from lucidrule.model.answers import GeneralAnswer
from lucidrule.model.applying import Apply
from lucidrule.model.assertions import Assertion
from lucidrule.model.base import Changing, Clause, Id, OptionalClause, Shape, Since, SourceId, Text
from lucidrule.model.conditions import Condition
from lucidrule.model.languages import LANGUAGE
from lucidrule.model.money import Currency, Style
from lucidrule.model.policy import InForce, Reading, Rounding
from lucidrule.model.sources import OTHERS, Model, Source, WhoseRules, model_among, taken

Language = Annotated[str, Field(pattern=LANGUAGE, max_length=20)]


class Area(OptionalClause):
    """A part of the programme and its policies, in order; each stands in rules/<area>/<policy>.yaml.

    Attributes:
        id: Its id, which is the name of the folder of its policies.
        title: Its title.
        policies: Its policies by id, in order.
    """

    id: Id
    title: Text
    policies: Annotated[list[Id], Field(min_length=1)]


class AssessmentYear(Clause):
    """The calendar year whose figures count: so many years before the year of the reference date.

    Attributes:
        years_before: How many years it lies before the year of the reference date.
    """

    years_before: Annotated[int, Field(ge=0, le=10)]


class AwardCap(Clause):
    """No single award exceeds this.

    Attributes:
        at_most: The most that one award can be.
    """

    at_most: Changing


class DefaultInteraction(Clause):
    """What holds for every pair of policies that no rule names.

    Attributes:
        effect: They accumulate.
        label: What is told of it.
    """

    effect: Literal["accumulate"]
    label: Text


PolicyName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$", max_length=161)]


class Interaction(Clause):
    """Policies of which at most one is granted: the highest.

    Attributes:
        id: Its id.
        effect: Which is granted: only the highest (`highest_only`), or at most one (`exclude`).
        when: Under which condition.
        label: What is told of it.
        policies: By id; those of other programmes as `programme/policy`.
    """

    id: Id
    effect: Literal["highest_only", "exclude"]
    policies: Annotated[list[PolicyName], Field(min_length=1)]
    when: Condition | None = None
    label: Text


class Interactions(Shape):
    """What holds between policies.

    Attributes:
        default: What holds for all that no rule names.
        rules: The rules.
    """

    default: DefaultInteraction
    rules: list[Interaction] = []


class AcceptedFinding(Shape):
    """A finding about the rules that stays as it is.

    Attributes:
        finding: The name that `lucidrule analyse` gives it, `finding:policy/subject`.
        reason: Why it stays.
    """

    finding: Annotated[str, Field(pattern=r"^[a-z-]+(:[^\s:]+)?$", max_length=300)]
    reason: Text


class ProgrammeFile(Shape):
    """The whole of policies.yaml.

    Attributes:
        language: The version of the rule language, 1 or 2.
        id: Its id.
        version: Its version, as its keeper numbers it.
        title: Its title.
        issuer: Who issued it.
        released: The day of its release.
        summary: What it is, in a sentence.
        in_force: From when to when it holds.
        assessment_year: The year whose figures count.
        rounding: How sums are rounded.
        award_cap: What no single award exceeds.
        sources: The bibliography, by id.
        areas: Its areas and their policies, in order.
        common: The criteria of all policies, by id.
        interactions: What holds between policies.
        readings: How a text is read that can be read in two ways.
        values_of: By which day values count that change with time; None: by the reference date, as long as they say
            nothing else themselves.
        zone: Where it is today, and in which moments of a zone are days, as `Asia/Shanghai`.
        currency: That of all its sums; None: yuan.
        numbers: How numbers are written in files and tables of companies: as 1200.50 is.
        languages: Those that all its texts are in, the first one before others; None: zh, en and ja.
        status: `draft` as long as its texts may lack languages; nothing in a register is determined by it.
        apply: How one applies for those of its policies that say nothing else.
        answers: What the authority has answered to open points, by their ids, for all companies.
        accepted: Findings of `lucidrule analyse` that stay, each with its reason.
        assert: What holds for every company: `lucidrule analyse` proves it, or shows a company that refutes it.
    """

    language: int
    id: Id
    version: Annotated[str, Field(min_length=1, max_length=40)]
    title: Text
    issuer: Text
    released: date
    summary: Text
    in_force: InForce
    assessment_year: AssessmentYear
    rounding: Rounding
    values_of: Annotated[Literal["assessment_year"] | None, Since(2)] = None
    zone: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    currency: Annotated[Currency | None, Since(2)] = None
    numbers: Annotated[Style | None, Since(2)] = None
    languages: Annotated[list[Language] | None, Field(min_length=1), Since(2)] = None
    award_cap: AwardCap | None = None
    sources: dict[SourceId, Source]
    areas: Annotated[list[Area], Field(min_length=1)]
    common: list[Id] = []
    interactions: Interactions
    readings: list[Reading] = []
    status: Annotated[Literal["draft"] | None, Since(2)] = None
    apply: Annotated[Apply | None, Since(2)] = None
    answers: Annotated[dict[Id, GeneralAnswer] | None, Since(2)] = None
    accepted: Annotated[list[AcceptedFinding], Since(2)] = []
    assert_: Annotated[list[Assertion], Field(alias="assert"), Since(2)] = []

    def is_own(self, source: Source) -> bool:
        """Return whether a source says that the issuer of the programme issued it."""
        return source.issuer in ("own", self.issuer)

    def whose_rules(self, source: Source) -> WhoseRules | None:
        """Return whose rules a source tells; what the issuer wrote tells its own. None: it is not said."""
        return source.rules_of or ("same_issuer" if self.is_own(source) else None)

    def of_others(self) -> frozenset[str]:
        """Return the sources that say that another than the issuer of the programme issued them."""
        return frozenset(
            name for name, each in self.sources.items() if each.issuer is not None and not self.is_own(each)
        )

    def may_be_own(self, name: str) -> bool:
        """Return whether a source may be a text of the issuer itself: it says so, or neither that it is another's nor
        that it tells of rules."""
        found = self.sources.get(name)
        return found is None or self.is_own(found) or (found.issuer is None and found.rules_of is None)

    def with_other_rules(self) -> frozenset[str]:
        """Return the sources that say that they tell the rules of another than the issuer of the programme."""
        return frozenset(name for name, each in self.sources.items() if each.rules_of in OTHERS)

    @property
    def tells_models(self) -> bool:
        """Whether it says of any source whose rules it tells: else nobody has asked what clauses are modelled on."""
        return any(source.rules_of is not None for source in self.sources.values())

    def model_of(self, clause: Clause | OptionalClause) -> Model | None:
        """Return what an assumed clause is modelled on; None: it is not assumed, or that is not said."""
        if clause.basis != "assumed" or not self.tells_models:
            return None
        sources = [self.sources[each.source] for each in taken(clause) if each.source in self.sources]
        return model_among([(self.whose_rules(source), source.year) for source in sources], self.released.year)
