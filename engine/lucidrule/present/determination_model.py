"""A determination as JSON, as pydantic models made from a programme: what callers can rely on in it."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome, Verdict
from lucidrule.decide.award import AwardKind
from lucidrule.decide.result import SCHEMA

T = TypeVar("T")


def _absent(schema: dict[str, Any]) -> None:
    # A key that says nothing is not there; it is never null.
    del schema["default"]


def _optional(meaning: str, **more: Any) -> Any:
    return Field(default=None, description=meaning, json_schema_extra=_absent, **more)


Texts = Annotated[dict[str, str], Field(description="A text by language.")]
Money = Annotated[str, Field(description="An exact number as text, in the currency of the programme.")]
# As deep as the conditions of a policy are.
Tree = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, protected_namespaces=())


class MissingFact(_Told):
    """A fact that is not known: one year of it, years, or a part of a record."""

    fact: str
    year: int = _optional("The year of it.")
    from_: int = _optional("Every year from this one.", alias="from")
    through: int = _optional("Every year up to this one.")
    record: int = _optional("Of which record of the list, counted from 1.")
    part: str = _optional("Which part of the record.")


class Asked(MissingFact):
    """A missing fact with the policies whose outcome it can still turn."""

    policies: list[str]
    question: Texts = _optional("How it is asked for; not in short determinations.")
    proved_by: Texts | None = _optional("The document that proves it; not in short determinations.")


class Range(_Told):
    """The least and the most, and the facts that decide between them."""

    low: Money | None
    high: Annotated[Money | None, Field(description="Null: no bound.")]
    needs: list[MissingFact]


class Clause(_Told):
    """On whose word something stands."""

    basis: Literal["published", "reported", "assumed"]
    source: list[str]
    not_taken: list[str] = _optional("Sources that say otherwise.")
    model: Tree = _optional("Of an assumed one, whose rules it follows.")


class Criterion(Clause):
    """The verdict of a criterion with its proof."""

    id: str
    verdict: Verdict
    proof: Tree


class Award(Clause, Range):
    """An award that applies, or may."""

    id: str
    kind: AwardKind
    gives: str = _optional("What is given, where it is no grant.")
    certain: bool
    amount_since: str = _optional("Since when the amount counts.")
    open_points: list[str]
    record: int = _optional("For which record of the list, counted from 1.")
    others: list[Tree] = _optional("What other parties receive of it.")
    calculation: Tree = _optional("How it was worked out; not in short determinations.")


class Entitlement(_Told):
    """What a policy pays."""

    sum: Range | None
    awards: list[Award]
    already_granted: list[str] = _optional("Awards that are given once and were granted before.")


class OutcomeData(_Told):
    """The outcome of one policy."""

    programme: str = _optional("Of several programmes the one that it belongs to.")
    currency: str = _optional("That of its programme, where it is not that of all.")
    policy: str
    title: Texts = _optional("In short determinations.")
    outcome: Outcome
    criteria: list[Criterion] = _optional("Not in short determinations.")
    failing: list[str]
    missing: list[MissingFact]
    missing_exact: bool
    settled_exactly: bool
    open_points: list[str]
    entitlement: Entitlement
    assumed: list[str]
    if_met: Tree = _optional("What an open policy would pay; not in short determinations.")
    status: Literal["draft"] = _optional("Where the policy is a draft.")
    apply: Tree = _optional("How one applies; not in short determinations.")
    materials: list[Tree] = _optional("The documents to bring; not in short determinations.")


class IfMetData(_Told):
    """What all policies of a currency may come to, those that are open too, however that turns out."""

    low: Money
    high: Money | None
    unbounded: list[str] = _optional("Open policies of which nothing says up to what they come.")
    high_of_others: Money | None = _optional("The most without the unbounded ones.")


class CombinationData(_Told):
    """The best permitted combination of what is granted."""

    total: Range
    totals: list[Money]
    chosen: list[str]
    left_out: list[Tree]
    undecided: list[str]
    beside: list[str]
    needs: list[MissingFact]
    only_one: list[Tree] = _optional("What excludes each other while the authority has still to judge.")
    waiting: list[str] = _optional("Interactions with policies of programmes that are not loaded.")
    already_granted: list[str] = _optional("Policies of which all was granted before.")
    by_currency: dict[str, Range | None] = _optional("Of several currencies the total of each.")
    unbounded: list[str] = _optional("Policies in the total of which nothing known says up to what they come.")
    calculable: Range = _optional("The total with the unbounded ones at their least.")
    calculable_by_currency: dict[str, Range] = _optional("Of several currencies the same for each.")
    if_met: dict[str, IfMetData] = _optional("By currency what all may come to, where policies are open.")


class Receipt(_Told):
    """What the determination rests on."""

    programme: str
    programme_version: str
    language_version: int
    engine_version: str
    rules_digest: str
    facts_digest: str
    as_of: str
    confirmation: Tree | None
    drafts: list[str] = _optional("Policies that are drafts.")
    answers: list[Tree] = _optional("Answers of the authority that stand for their questions.")
    programmes: list[Tree] = _optional("Of several programmes each.")


class DeterminationData(_Told):
    """All outcomes of one company at one date."""

    schema_: Annotated[str, WithJsonSchema({"const": SCHEMA})] = Field(alias="schema")
    statement: Texts
    company: Tree
    as_of: str
    assessment_year: int
    currency: str = _optional("The currency, where it is stated.")
    outcomes: list[OutcomeData]
    combination: CombinationData | None
    receipt: Receipt
    missing: list[Asked]
    passed_over: list[Tree] = _optional("Facts of other programmes that were said.")


def determination_model(programme: CompiledProgramme) -> type[DeterminationData]:
    """Return the model of the determinations of a programme: with its policies, facts and sources by name."""
    policy = _one_of(each.id for each in programme.policies)
    fact = _one_of(programme.facts)
    make: Any = create_model
    missing = make("MissingFact", __base__=MissingFact, fact=(fact, ...))
    asked = make("Asked", __base__=Asked, fact=(fact, ...), policies=(_several(policy), ...))
    outcome = make("PolicyOutcome", __base__=OutcomeData, policy=(policy, ...), missing=(_several(missing), ...))
    made: type[DeterminationData] = make(
        "Determination", __base__=DeterminationData, outcomes=(_several(outcome), ...), missing=(_several(asked), ...)
    )
    return made


def _one_of(names: Iterable[str]) -> Any:
    return Literal[tuple(names)]


def _several(kind: Any) -> Any:
    return list.__class_getitem__(kind)
