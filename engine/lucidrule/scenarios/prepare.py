"""Scenarios ready to run: every sentence understood and every name looked up before the first of them runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lucidrule.compile.answers_given import point_of
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, FaultList, LucidruleError
from lucidrule.kernel.tree import Key
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.fact_names import fact_names
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.given import HEADINGS, Given
from lucidrule.scenarios.reading import FeatureText, ScenarioText, StepText
from lucidrule.scenarios.sentence import Reading
from lucidrule.scenarios.slot_fault import SlotFault

# Sentences about all policies together.
_WHOLE = {
    "total",
    "total-depends",
    "counted",
    "left-out",
    "beside",
    "none-left-out",
    "undecided",
    "refused",
}
# Slots that hold names of criteria and awards, and which of them.
_CLAUSES = {
    **dict.fromkeys(("criterion", "criteria"), ("criterion",)),
    **dict.fromkeys(("award", "awards"), ("award",)),
    "clause": ("criterion", "award"),
}
_NOT_READ = "?"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can run.

    Attributes:
        values, records: What a Given says of facts; None: not known.
        policies: The policy that a Then is about; empty for all together.
        profile: That of the company file which a Given names.
    """

    text: StepText
    reading: Reading
    slots: Mapping[str, Any]
    values: Mapping[Key, Any] = field(default_factory=dict)
    records: Mapping[str, Any] = field(default_factory=dict)
    policy: str = ""
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario that can run, or the faults that forbid it."""

    text: ScenarioText
    feature: str
    path: str
    lang: str
    ground: FeatureProgramme
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]

    @property
    def policies(self) -> tuple[str, ...]:
        """The policies that it is about, in the order in which it names them."""
        applied = [step.slots["policy"] for step in self.steps if step.reading.form.id == "apply"]
        return tuple(
            dict.fromkeys(applied or [step.policy for step in self.steps if step.policy not in ("", _NOT_READ)])
        )


def prepare(feature: FeatureText, file: Path, ground: FeatureProgramme) -> tuple[Scenario, ...]:
    """Return the scenarios of a feature, each understood or with its faults."""
    return tuple(_Preparing(feature, file, ground).scenario(text) for text in feature.scenarios)


class _Preparing:
    def __init__(self, feature: FeatureText, file: Path, ground: FeatureProgramme) -> None:
        self.feature, self.file, self.ground = feature, file, ground

    def scenario(self, text: ScenarioText) -> Scenario:
        faults = FaultList()
        steps: list[Step] = []
        applied = ""
        for each in text.steps:
            try:
                step = self.step(each, applied)
            except SlotFault as fault:
                if each.kind == "when":
                    # What was applied for is not known then, so sentences below that do not say it are no fault.
                    applied = _NOT_READ
                faults.add(fault.code, each.at, nearest=fault.near, **fault.params)
                continue
            except LucidruleError as error:
                for found in error.faults:
                    faults.add(found.code, found.at or each.at, nearest=found.nearest, **found.params)
                continue
            if step.reading.form.id == "apply":
                applied = step.slots["policy"]
            steps.append(step)
        if not faults:
            _twice(steps, self.ground, faults)
        about = (self.feature.name, self.feature.path, self.feature.lang)
        return Scenario(text, *about, self.ground, tuple(steps), faults.sorted())

    def step(self, text: StepText, applied: str) -> Step:
        reading = self.ground.sentences.read(text.kind, text.text, self.feature.lang)
        form, slots = reading.form, dict(reading.slots)
        if text.rows and form.table is None:
            raise SlotFault("table-unexpected")
        if form.table is not None and not text.rows:
            raise SlotFault("table-missing")
        given = Given(self.ground)
        profile = None
        if form.id == "company-file":
            profile = self.ground.company(slots["text"], self.file)
        elif text.kind == "given":
            given.note(form.id, slots, [row for _, row in text.rows])
        elif form.table == "items":
            names = [row[0] for _, row in text.rows if canonical(row[0]).text not in HEADINGS]
            slots["facts"] = tuple(fact for name in names for fact in fact_names(name, self.ground.vocabulary))
        policy = slots.get("policy", applied) if text.kind == "then" and form.id not in _WHOLE else ""
        if text.kind == "then" and policy != _NOT_READ:
            if not policy and form.id not in _WHOLE:
                raise SlotFault("needs-policy")
            self.own_names(policy, slots)
        return Step(text, reading, slots, given.values, given.records, policy, profile)

    def own_names(self, policy: str, slots: dict[str, Any]) -> None:
        """Turn names of criteria and awards, which policies may share, into those of this policy."""
        stated = self.ground.programme.compiled.policy(policy)
        if stated is None:
            return
        for slot, kinds in _CLAUSES.items():
            if slot not in slots:
                continue
            known = self.ground.vocabulary.clauses(*kinds, policy=policy)
            several = slots[slot] if slot in ("criteria", "awards") else (slots[slot],)
            found = []
            for keys in several:
                mine = [known[key] for key in keys if key in known]
                if not mine:
                    near = tuple(each.label[self.feature.lang] for each in known.values())
                    other = self.ground.vocabulary.clauses(*kinds)[keys[0]].label.by_language()
                    raise SlotFault("not-of-policy", near[-3:], name=other, policy=stated.title.by_language())
                found.append((mine[0].kind, mine[0].id) if slot == "clause" else mine[0].id)
            slots[slot] = tuple(found) if slot in ("criteria", "awards") else found[0]


def _called(name: str, ground: FeatureProgramme) -> dict[str, Any]:
    """Return what a fact is called, or the question of an answer."""
    compiled = ground.programme.compiled
    if name not in compiled.facts:
        return compiled.open_points[point_of(name)[0]].question.by_language()
    return compiled.facts[name].label.by_language()


def _twice(steps: Sequence[Step], ground: FeatureProgramme, faults: FaultList) -> None:
    """Refuse a fact that a scenario says twice; what a background says may be said anew, by that of a rule too."""
    seen: dict[Any, Step] = {}
    for step in steps:
        for key in (*step.values, *step.records):
            if key in seen and seen[key].text.part == step.text.part:
                name = str(key[0] if isinstance(key, tuple) else key)
                label = _called(name, ground)
                faults.add("fact-said-twice", step.text.at, name=label, first=seen[key].text.at.line)
            seen[key] = step
