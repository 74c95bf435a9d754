"""On what the clauses of a programme stand, counted per policy and basis, assumed ones by what they are modelled on.

What counts is what decides or reads a policy: criteria, awards, open points, readings, terms. How one applies does not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.model.base import Clause, OptionalClause
from lucidrule.model.sources import NEARNESS, NO_MODEL
from lucidrule.present.words import word

_BASES = ("published", "reported", "assumed")
# Of assumed clauses: whose rules they are modelled on, that they have no model, or that it is not said.
_NOT_SAID = "not_said"
_MODELS = (*NEARNESS, NO_MODEL, _NOT_SAID)
AnyClause = Clause | OptionalClause


@dataclass(frozen=True, slots=True)
class Ground:
    """What some clauses stand on.

    Attributes:
        of: What they are those of: a `policy`, the `common` conditions, what holds `between` policies, the
            `programme`, or `all`.
        policy: The policy that they are those of, if it is one.
        number: How many there are, by basis and by model.
    """

    of: str
    policy: CompiledPolicy | None
    number: Counter[str]

    @property
    def all(self) -> int:
        return sum(self.number[basis] for basis in _BASES)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data; `models` are those of the assumed ones."""
        return {
            "of": self.of,
            **({} if self.policy is None else {"policy": self.policy.id, "title": dict(self.policy.title)}),
            **{basis: self.number[basis] for basis in _BASES},
            "models": {model: self.number[model] for model in _MODELS},
            "all": self.all,
        }


def grounds(member: CompiledProgramme) -> tuple[Ground, ...]:
    """Return what the clauses of one programme stand on: of each policy, then of what all share, and all of them."""
    stated = member.stated
    rows = [
        Ground("policy", policy, _counted(_of_policy(policy, set(stated.common)), member)) for policy in member.policies
    ]
    shared = [criterion.stated for criterion in member.policies[0].criteria if criterion.id in stated.common]
    # By identity: beside other programmes questions have other names.
    own = {id(point) for policy in member.policies for point in policy.stated.open_points.values()}
    asked = [point for point in member.open_points.values() if id(point) not in own]
    for of, clauses in (
        ("common", [*shared, *asked]),
        ("between", [stated.interactions.default, *stated.interactions.rules]),
        ("programme", _of_programme(member)),
    ):
        rows.append(Ground(of, None, _counted(clauses, member)))
    return (*rows, _sum(rows))


def ground_data(programme: CompiledProgramme) -> dict[str, Any]:
    """Return the same of one programme or of several as data, with the sum of all."""
    each = [(member, grounds(member)) for member in programme.members]
    return {
        "programmes": [
            {
                "programme": member.id,
                "version": member.version,
                "rows": [row.to_dict() for row in rows[:-1]],
                "all": rows[-1].to_dict(),
            }
            for member, rows in each
        ],
        "all": _sum([rows[-1] for _, rows in each]).to_dict(),
    }


class GroundTable(NamedTuple):
    """The clauses of a programme, or of all of several, counted in words; the title is empty where there is one."""

    title: str
    headings: list[str]
    rows: list[list[str]]


def ground_tables(programme: CompiledProgramme, lang: str) -> Iterator[GroundTable]:
    """Yield a table for each programme, of several also their sum; models that no clause has are no column."""
    each = [(member, grounds(member)) for member in programme.members]
    whole = _sum([rows[-1] for _, rows in each])
    shown = [*_BASES, *(model for model in _MODELS if whole.number[model])]
    headings = [word("policy", lang), *(word(f"counted_{key}", lang) for key in ("all", *shown))]
    numbers = count(1)
    for member, rows in each:
        title = member.title[lang] if len(each) > 1 else ""
        told = [
            word(f"ground_of_{row.of}", lang) if row.policy is None else f"{next(numbers)}. {row.policy.title[lang]}"
            for row in rows
        ]
        yield GroundTable(title, headings, [_row(*pair, shown) for pair in zip(told, rows, strict=True)])
    if len(each) > 1:
        yield GroundTable("", headings, [_row(word("all_programmes", lang), whole, shown)])


def _row(title: str, row: Ground, shown: Iterable[str]) -> list[str]:
    return [title, str(row.all), *(str(row.number[key]) for key in shown)]


def _of_policy(policy: CompiledPolicy, common: set[str]) -> Iterator[AnyClause]:
    stated = policy.stated
    yield from (criterion.stated for criterion in policy.all_criteria if criterion.id not in common)
    yield from (award.stated for award in policy.awards)
    yield from stated.open_points.values()
    yield from stated.readings
    if stated.in_force is not None:
        yield stated.in_force


def _of_programme(member: CompiledProgramme) -> Iterator[AnyClause]:
    stated = member.stated
    yield from (stated.in_force, stated.assessment_year, stated.rounding)
    if stated.award_cap is not None:
        yield stated.award_cap
    yield from stated.areas
    yield from stated.readings


def _counted(clauses: Iterable[AnyClause], member: CompiledProgramme) -> Counter[str]:
    number: Counter[str] = Counter()
    for clause in clauses:
        if clause.basis is not None:
            number[clause.basis] += 1
        if clause.basis == "assumed":
            model = member.stated.model_of(clause)
            number[_NOT_SAID if model is None else model.rules_of] += 1
    return number


def _sum(rows: Iterable[Ground]) -> Ground:
    return Ground("all", None, sum((row.number for row in rows), Counter[str]()))
