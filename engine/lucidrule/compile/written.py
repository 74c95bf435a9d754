"""The files of a programme as they are written, each with its source, and everything that they name."""

from dataclasses import dataclass
from typing import Any

from lucidrule.compile.declared import check_declared
from lucidrule.compile.scope import Names, Scope
from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.kernel.operators import OPERATORS
from lucidrule.loading.rules import RuleFiles
from lucidrule.loading.shape import validate
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.facts import Declared, FactsFile
from lucidrule.model.languages import Languages, is_draft, languages_of
from lucidrule.model.money import Money, money_said
from lucidrule.model.policy import CriteriaFile, Definition, PolicyFile
from lucidrule.model.programme import ProgrammeFile
from lucidrule.values.amounts import Writing

# What is asked of a fact is no part of how it is declared.
_ASKED = frozenset({*OPERATORS, "first_exceeds", "first_reaches", "min", "minimum"}) - Declared.model_fields.keys()
_HOMES = {FactsFile: dict.fromkeys(sorted(_ASKED), ("when",))}


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a programme, each with its source.

    Attributes:
        stated: policies.yaml; None: it cannot be read, and its faults are noted.
        policies: Those that could be read, each with its area: all that are listed, or else all that are there.
    """

    stated: ProgrammeFile | None
    top: SourceFile | None
    facts: FactsFile
    facts_source: SourceFile
    criteria: CriteriaFile
    criteria_source: SourceFile
    policies: list[tuple[str, PolicyFile, SourceFile]]

    @property
    def language(self) -> int:
        """The version of the rule language; of a policies.yaml that cannot be read as far as it says one."""
        said = {} if self.top is None or not isinstance(self.top.data, dict) else self.top.data
        version = said.get("language")
        return version if isinstance(version, int) else 1

    @property
    def money(self) -> Money:
        """How money and numbers are written."""
        if self.stated is not None:
            return Money(self.stated.currency, self.stated.numbers or "")
        said = {} if self.top is None or not isinstance(self.top.data, dict) else self.top.data
        return money_said(said.get("currency"), said.get("numbers"))

    def check_top(self, faults: FaultList) -> tuple[ProgrammeFile, SourceFile]:
        """Return policies.yaml.

        Raises:
            RulesAtFault: It cannot be read; with the faults of all files.
        """
        if self.stated is None or self.top is None:
            raise RulesAtFault(faults.sorted())
        return self.stated, self.top


def read_files(files: RuleFiles, faults: FaultList) -> Written:
    """Return the files of a programme.

    Raises:
        RulesAtFault: The facts, or the criteria that policies share, cannot be read; with the faults of all files.
    """

    def read(name: str, model: Any) -> tuple[Any, Any]:
        source = files.read(name, faults)
        if source is None:
            return None, None
        if model is ProgrammeFile:
            languages.append(languages_of(source.data))
        those = languages[0] if languages else None
        if those is not None and model is PolicyFile and is_draft(source.data):
            those = those._replace(all_needed=False)
        return validate(model, source, faults, _HOMES.get(model), asked=asked, languages=those), source

    asked: dict[str, tuple[str, ...]] = {}
    languages: list[Languages] = []

    stated, top = read("policies.yaml", ProgrammeFile)
    facts, facts_source = read("rules/facts.yaml", FactsFile)
    asked.update(_asked(facts))
    criteria, criteria_source = read("rules/criteria.yaml", CriteriaFile)
    listed = listed_in(stated) if stated else [_place(name) for name in files.of_policies()]
    policies = []
    for area, name in dict.fromkeys(listed):
        policy, source = read(f"rules/{area}/{name}.yaml", PolicyFile)
        if policy is not None:
            policies.append((area, policy, source))
    if not (facts and criteria):
        raise RulesAtFault(faults.sorted())
    return Written(stated, top, facts, facts_source, criteria, criteria_source, policies)


def _asked(facts: FactsFile | None) -> dict[str, tuple[str, ...]]:
    """Return the operators that each fact and each part of a record may be asked."""
    declared: dict[str, Declared] = {}
    for name, fact in facts.facts.items() if facts is not None else ():
        declared |= {**(fact.parts or {}), name: fact}
    return {
        name: tuple(each for each, entry in OPERATORS.items() if fact.type in entry.asked_of)
        for name, fact in declared.items()
    }


def listed_in(stated: ProgrammeFile) -> list[tuple[str, str]]:
    """Return area and id of every policy that a programme lists."""
    return [(area.id, policy) for area in stated.areas for policy in area.policies]


def _place(name: str) -> tuple[str, str]:
    """Return area and id of the policy that a file says."""
    _, area, file = name.split("/")
    return area, file.removesuffix(".yaml")


def names_of(written: Written, faults: FaultList) -> Names:
    """Return everything that the files name."""
    names = Names(written.facts.facts, Writing(money=written.money))
    check_declared(Scope(names, written.facts_source, faults))
    _declare(names, written.criteria, written.criteria_source, faults)
    for at, criterion in enumerate(written.criteria.criteria):
        _name(names, criterion.id, (criterion, written.criteria_source, ("criteria", at)), faults)
    for _, policy, source in written.policies:
        _declare(names, policy, source, faults)
    defined = {name: entry[0] for name, entry in names.definitions.items()}
    names.amounts |= {name for name, d in defined.items() if isinstance(d, Definition) and d.amount is not None}
    return names


def _declare(names: Names, file: Any, source: SourceFile, faults: FaultList) -> None:
    for name, definition in file.definitions.items():
        _name(names, name, (definition, source, ("definitions", name)), faults)
    for name, point in file.open_points.items():
        if name in names.open_points:
            faults.add("duplicate-id", source.locate(("open_points", name), key=True), name=name)
        names.open_points[name] = point


def _name(names: Names, name: str, entry: tuple[Any, SourceFile, Path], faults: FaultList) -> None:
    if name in names.definitions:
        faults.add("duplicate-id", entry[1].locate(entry[2], key=True), name=name)
    names.definitions[name] = entry
