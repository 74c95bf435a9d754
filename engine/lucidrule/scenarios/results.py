"""What came of a run of scenarios."""

from dataclasses import dataclass, field

from lucidrule.core.fault import Fault, shown
from lucidrule.scenarios.prepare import Scenario


@dataclass
class Result:
    """What came of one scenario.

    Attributes:
        status: passed, failed, fault (a sentence of it is none), or not_run.
        done: How many of its steps passed.
        lines: What is told of the step that failed.
    """

    scenario: Scenario
    lang: str
    status: str = "not_run"
    done: int = 0
    lines: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """The name of the scenario, with the values of its row."""
        text = self.scenario.text
        row = " · ".join(text.values.values())
        return shown(f"{text.name}（{row}）" if row else text.name)

    @property
    def place(self) -> str:
        """File and line, which editors jump to."""
        text = self.scenario.text
        return shown(f"{self.scenario.path}:{text.row or text.at.line}")

    def report(self) -> list[str]:
        """Return where it failed and what is told of it."""
        if self.status == "fault" or self.done >= len(self.scenario.steps):
            return self.lines
        step = self.scenario.steps[self.done].text
        return [f"{shown(step.at.file)}:{step.at.line}: {shown(step.said)}", *self.lines]


@dataclass
class Run:
    """What came of all features.

    Attributes:
        files: Feature files that could not be run, each with its language and faults.
        expected: How many scenarios were to be run.
    """

    results: list[Result] = field(default_factory=list)
    files: list[tuple[str, str, tuple[Fault, ...]]] = field(default_factory=list)
    expected: int = 0
    interrupted: bool = False

    def count(self, status: str) -> int:
        """Return how many scenarios ended so."""
        return sum(result.status == status for result in self.results)

    @property
    def exit_code(self) -> int:
        """0: all passed; 1: a scenario failed, or none was run; 2: something could not be read; 130: interrupted."""
        if self.interrupted:
            return 130
        if self.count("failed") or not self.results:
            return 2 if self.files and not self.results else 1
        return 2 if self.files or self.count("fault") else 0

    def by_policy(self) -> dict[str, list[Result]]:
        """Return the results by policy, in the order of the programme; those about several under an empty id."""
        found: dict[str, list[Result]] = {}
        for result in self.results:
            policies = result.scenario.policies
            found.setdefault(policies[0] if len(policies) == 1 else "", []).append(result)
        order = [p.id for r in self.results for p in r.scenario.ground.programme.compiled.policies]
        place = {policy: at for at, policy in enumerate(dict.fromkeys(order))}
        return dict(sorted(found.items(), key=lambda item: place.get(item[0], len(place))))

    def title(self, policy: str, lang: str) -> str:
        """Return the title of a policy of any of the programmes."""
        programmes = (result.scenario.ground.programme.compiled for result in self.results)
        return next(each.title[lang] for programme in programmes for each in programme.policies if each.id == policy)
