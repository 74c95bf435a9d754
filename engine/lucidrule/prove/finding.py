"""Findings about rules, each with a company that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from lucidrule.kernel import tree
from lucidrule.prove.witness import Witness

Severity = Literal["error", "warning", "note", "proven"]
Code = Literal[
    "policy-never-met",
    "policy-always-met",
    "policy-duplicate",
    "criterion-never-met",
    "criterion-always-met",
    "criterion-duplicate",
    "criterion-implied",
    "branch-dead",
    "award-never-applies",
    "award-never-counts",
    "band-never-reached",
    "band-pays-nothing",
    "cap-never-binds",
    "cap-always-binds",
    "more-pays-less",
    "larger-pays-less",
    "step-up",
    "exclusion-never-matters",
    "exclusive-both-met",
    "open-point-never-matters",
    "fact-not-read",
    "fact-never-matters",
    "assertion-proven",
    "assertion-of-none",
    "assertion-refuted",
]
# What the rules cannot mean is an error; what they seldom mean is worth a look; a note tells what they come to. What
# is said to hold and does is proven.
SEVERITIES: Mapping[Code, Severity] = {
    "policy-never-met": "error",
    "policy-always-met": "warning",
    "policy-duplicate": "warning",
    "criterion-never-met": "error",
    "criterion-always-met": "warning",
    "criterion-duplicate": "warning",
    "criterion-implied": "warning",
    "branch-dead": "warning",
    "award-never-applies": "error",
    "award-never-counts": "warning",
    "band-never-reached": "warning",
    "band-pays-nothing": "warning",
    "cap-never-binds": "warning",
    "cap-always-binds": "warning",
    "more-pays-less": "error",
    "larger-pays-less": "note",
    "step-up": "note",
    "exclusion-never-matters": "warning",
    "exclusive-both-met": "note",
    "open-point-never-matters": "warning",
    "fact-not-read": "warning",
    "fact-never-matters": "warning",
    "assertion-proven": "proven",
    "assertion-of-none": "warning",
    "assertion-refuted": "error",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that holds of the rules for all companies, or that was asked and is not proven.

    Attributes:
        policy: The policy that it is about, by id; empty: the programme.
        subject: The criterion, award, definition, fact, open point or interaction that it is about, by id.
        others: What else it is about, by id.
        part: The condition of the subject that it is about.
        values: Numbers that it tells, by name, as texts.
        witnesses: Companies that show it, each judged; of two the second is the first with one fact changed.
        not_proven: Why it was not settled; empty: it is proven.
    """

    code: Code
    policy: str = ""
    subject: str = ""
    others: tuple[str, ...] = ()
    part: tree.Condition | None = None
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    witnesses: tuple[Witness, ...] = ()
    not_proven: str = ""

    @property
    def severity(self) -> Severity:
        """How much it weighs; of what is not proven nothing is said."""
        return "note" if self.not_proven else SEVERITIES[self.code]

    @property
    def name(self) -> str:
        """What names it among all findings: the same as long as the rules say the same."""
        where = "/".join(each for each in (self.policy, self.subject) if each)
        return f"{self.code}:{where}" if where else self.code

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "finding": self.code,
            "severity": self.severity,
            "policy": self.policy or None,
            "subject": self.subject or None,
            "others": list(self.others),
            "values": dict(self.values),
            "proven": not self.not_proven,
            **({"not_proven": self.not_proven} if self.not_proven else {}),
            "witnesses": [dict(witness.facts) for witness in self.witnesses],
        }
