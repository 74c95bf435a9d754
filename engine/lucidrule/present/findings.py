"""Findings about rules, in words, and as SARIF for code review."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.core.version import ENGINE
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared
from lucidrule.model.money import Money
from lucidrule.present.place import place_of
from lucidrule.present.prose import Prose
from lucidrule.present.quantities import missing_name, value_of
from lucidrule.present.words import clauses, listed, word
from lucidrule.prove.finding import SEVERITIES, Finding

_ABOUT_FACTS = ("more-pays-less", "larger-pays-less", "step-up", "fact-not-read", "fact-never-matters")
# What is proven is no result of a weight.
_LEVELS = {"proven": "none"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SLOT = re.compile(r"(?P<fact>[a-z][a-z0-9_]*)(\[1\]\.(?P<part>[a-z][a-z0-9_]*)|\.(?P<year>\d+))?")


class Told(NamedTuple):
    """A finding in words.

    Attributes:
        about: The policy, or that it is about the programme.
        says: What is found, or what is not proven.
        example: What the company says that shows it; empty: there is none.
        accepted: Why the rules accept it; empty: they do not.
        spans: The first and the last days between which it holds, where more than one date was looked at.
    """

    finding: Finding
    about: str
    says: str
    example: str
    accepted: str
    spans: tuple[tuple[date, date], ...] = ()


class FindingWords:
    """Words for the findings about one programme, in one language."""

    def __init__(self, programme: CompiledProgramme, assessment: int, lang: str) -> None:
        self.programme, self.assessment, self.lang = programme, assessment, lang

    def told(self, finding: Finding, accepted: Mapping[str, Text]) -> Told:
        """Return a finding in words; `accepted` are reasons by the names of findings."""
        policy = self.programme.policy(finding.policy)
        about = word("programme_itself", self.lang) if policy is None else policy.title[self.lang]
        reason = accepted.get(finding.name)
        example = "" if not finding.witnesses else self.example(finding.witnesses[0].facts)
        return Told(finding, about, self._says(finding, policy), example, "" if reason is None else reason[self.lang])

    def example(self, facts: Mapping[str, Any]) -> str:
        """Return what a company says, in words; of one of which nothing need be known that."""
        told = [
            word("is", self.lang, name, value) for fact, said in facts.items() for name, value in self._fact(fact, said)
        ]
        return clauses(told, self.lang) if told else word("any_company", self.lang)

    def _says(self, finding: Finding, policy: CompiledPolicy | None) -> str:
        if finding.code.startswith("assertion"):
            return self._asserted(finding)
        if finding.not_proven:
            return word("not_proven", self.lang, word(f"not_proven:{finding.not_proven}", self.lang), finding.name)
        declared = self.declared(finding.values.get("of", finding.subject))
        home = self.programme if policy is None else self.programme.home(policy.id)
        numbers = {
            name: self._number(value, declared if name in ("edge", "from", "to") else None, home.money)
            for name, value in finding.values.items()
            if name != "of"
        }
        return word(
            f"found:{finding.code}",
            self.lang,
            subject=self._subject(finding, policy),
            others=listed([self._called(each, policy) for each in finding.others], self.lang),
            part=self._part(finding, policy),
            **numbers,
        )

    def _asserted(self, finding: Finding) -> str:
        """Return what comes of an assertion, in its own words."""
        label = next(
            each.label[self.lang]
            for each in self.programme.assertions
            if each.policy == finding.policy and finding.subject in (each.id, f"{each.programme}/{each.id}")
        )
        if finding.not_proven:
            return word("assertion_not_proven", self.lang, label, word(f"not_proven:{finding.not_proven}", self.lang))
        return word(f"found:{finding.code}", self.lang, subject=label)

    def _subject(self, finding: Finding, policy: CompiledPolicy | None) -> str:
        if finding.code in _ABOUT_FACTS:
            return self.slot(finding.subject)
        return self._called(finding.subject, policy)

    def _called(self, name: str, policy: CompiledPolicy | None) -> str:
        """Return what a criterion, an award, a policy, a rule or an open point is called."""
        clauses_: Any = () if policy is None else (*policy.all_criteria, *policy.awards)
        found: list[Any] = [each.label for each in clauses_ if each.id == name]
        found += [each.title for each in self.programme.policies if each.id == name]
        found += [stated.label for stated, _ in self.programme.interactions if stated.id == name]
        if name in self.programme.open_points:
            found.append(self.programme.open_points[name].question)
        return str(found[0][self.lang]) if found else name

    def _part(self, finding: Finding, policy: CompiledPolicy | None) -> str:
        if finding.part is None:
            return ""
        parts = None if policy is None or policy.for_each is None else self.programme.facts[policy.for_each].parts
        prose = Prose(self.programme, self.lang, self.assessment, parts)
        return clauses([text for _, text in prose.condition(finding.part)], self.lang)

    def slot(self, name: str) -> str:
        """Return what a value is called, by its name."""
        found = _SLOT.fullmatch(name)
        assert found is not None, "as values are named"
        part, year = found["part"] or "", int(found["year"] or 0)
        missing = Missing(found["fact"], year, record=1 if part else 0, part=part)
        return missing_name(missing, self.programme.facts, self.lang)

    def declared(self, name: str) -> Declared | None:
        """Return how the fact of a value is declared; None: there is no such fact."""
        found = _SLOT.fullmatch(name)
        fact = self.programme.facts.get(found["fact"]) if found else None
        return fact if fact is None or not found or not found["part"] else (fact.parts or {})[found["part"]]

    def _number(self, value: str, declared: Declared | None, how: Money) -> str:
        if not value:
            return word("no_edge", self.lang)
        return value_of(Decimal(value), declared, how, self.lang)

    def _fact(self, name: str, said: Any) -> Iterable[tuple[str, str]]:
        fact = self.programme.facts[name]
        if isinstance(said, dict):
            for year, value in said.items():
                yield missing_name(Missing(name, year), self.programme.facts, self.lang), self._value(value, fact)
        elif fact.parts is not None and said:
            for part, value in said[0].items():
                called = missing_name(Missing(name, record=1, part=part), self.programme.facts, self.lang)
                yield called, self._value(value, fact.parts[part])
        else:
            yield missing_name(Missing(name), self.programme.facts, self.lang), self._value(said, fact)

    def _value(self, said: Any, declared: Declared) -> str:
        from lucidrule.values.reading import typed

        if declared.type == "records" or said == []:
            return word("nothing", self.lang)
        value = typed(said, declared.type, declared, self.programme.writing)
        return value_of(value, declared, self.programme.money, self.lang)


def sarif(told: Iterable[Told], programme: CompiledProgramme) -> dict[str, Any]:
    """Return findings in the format that tools for code review read, version 2.1.0."""
    results = [_result(each, programme) for each in told]
    rules = [
        {
            "id": code,
            "defaultConfiguration": {"level": _LEVELS.get(severity, severity)},
            "shortDescription": {"text": code.replace("-", " ")},
        }
        for code, severity in SEVERITIES.items()
    ]
    driver = {"name": "lucidrule", "version": ENGINE, "rules": rules}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(told: Told, programme: CompiledProgramme) -> dict[str, Any]:
    file, line = place_of(told.finding.policy, told.finding.subject, programme)
    place = {"artifactLocation": {"uri": file}, "region": {"startLine": line}}
    return {
        "ruleId": told.finding.code,
        "level": _LEVELS.get(told.finding.severity, told.finding.severity),
        **({"kind": "pass"} if told.finding.severity == "proven" else {}),
        "message": {"text": word("is", "en", told.about, told.says) if told.finding.policy else told.says},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding": told.finding.name},
        **({"suppressions": [{"kind": "inSource", "justification": told.accepted}]} if told.accepted else {}),
    }
