"""A scenario as it runs: facts gather, the company is judged once, expectations are compared."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lucidrule.api import Determination
from lucidrule.compile.profile import ContradictoryFacts, revise
from lucidrule.core.fault import render
from lucidrule.present.lines import Line
from lucidrule.present.report import policy_lines
from lucidrule.present.words import clauses
from lucidrule.scenarios.expect import Expectation, Mismatch
from lucidrule.scenarios.prepare import Scenario, Step
from lucidrule.scenarios.words import report_text


@dataclass
class Play:
    """One run of a scenario; `lang` is that of the reports."""

    scenario: Scenario
    lang: str
    values: dict[Any, Any] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)
    found: Determination | None = None
    refused: ContradictoryFacts | None = None

    def __post_init__(self) -> None:
        self.profile = self.scenario.ground.nobody

    def step(self, step: Step) -> None:
        """Run one step.

        Raises:
            Mismatch: An expectation is not met.
            ContradictoryFacts: The facts of the company are refused, and the scenario does not expect it.
        """
        form = step.reading.form
        if form.kind == "given":
            self.profile = step.profile or self.profile
            self.values.update(step.values)
            self.records.update(step.records)
        elif form.kind == "when":
            self.judge(step.slots["date"])
        elif form.id == "refused":
            self.refusal(step)
        elif self.refused is not None:
            raise self.refused
        else:
            assert self.found is not None, "a Then stands behind a When"
            Expectation(self.found, step.policy, self.lang).check(form.id, step.slots)

    def judge(self, as_of: date) -> None:
        programme = self.scenario.ground.programme
        try:
            profile = revise(self.profile, programme.compiled, self.values, self.records)
        except ContradictoryFacts as error:
            self.refused = error
            return
        # The sentences about all policies together need all of them; else only those asked about are judged.
        asked = {step.policy for step in self.scenario.steps if step.text.kind == "then"}
        self.found = programme.determine(profile, as_of=as_of, policies=None if "" in asked else asked)

    def refusal(self, step: Step) -> None:
        rules = {rule.id: rule for rule in self.scenario.ground.programme.compiled.contradictions}
        expected = step.slots["contradiction"]
        if self.refused is None or expected not in self.refused.rules:
            actual = report_text("accepted", self.lang)
            if self.refused is not None:
                actual = clauses([rules[each].message[self.lang] for each in self.refused.rules], self.lang)
            raise Mismatch(report_text("refused", self.lang), rules[expected].message[self.lang], actual)

    def explain(self, error: Exception, step: Step) -> list[str]:
        """Return what is told of a step that failed: expected, actual, and the reasons that came instead."""
        if isinstance(error, ContradictoryFacts):
            return render(error.faults, self.lang).splitlines()
        assert isinstance(error, Mismatch)
        lines = [report_text("expected", self.lang, error.what, error.expected)]
        lines.append(report_text("actual", self.lang, error.what, error.actual))
        if step.policy and self.found is not None:
            lines.append(report_text("instead", self.lang))
            lines += [_indented(line) for line in policy_lines(self.found, step.policy, self.lang)]
        return lines


def _indented(line: Line) -> str:
    return "  " * (line.depth + 1) + line.text


def run(scenario: Scenario, lang: str) -> tuple[Step, list[str]] | None:
    """Run a scenario whole; return the step that failed and what is told of it, None if it passed."""
    play = Play(scenario, lang)
    for step in scenario.steps:
        try:
            play.step(step)
        except (Mismatch, ContradictoryFacts) as error:
            return step, play.explain(error, step)
    return None
