"""A feature file → its scenarios, or every fault of its form: nothing an author wrote may be passed over in silence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lucidrule.core.fault import FaultList
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.scenarios.page import MOST_COLUMNS, Page, keywords, lines_of

_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}
_RUNNER_TAGS = {"skip", "skipif", "xfail", "parametrize", "usefixtures", "filterwarnings"}
# Of one file; each row of an outline is a scenario, and each scenario has the steps of its backgrounds too.
MOST_SCENARIOS, MOST_STEPS = 1_000, 20_000
_PLACEHOLDER = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class StepText:
    """A step as written: where, its keyword, its kind, its words, and the rows of its table with their lines.

    Attributes:
        part: The line of the scenario or background that it stands in.
    """

    at: Location
    keyword: str
    kind: str
    text: str
    part: int
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def said(self) -> str:
        """The keyword and the words, as languages that have blanks between words write them."""
        return f"{self.keyword}{' ' if self.keyword.isascii() else ''}{self.text}"


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """A scenario, or one row of an outline.

    Attributes:
        values: Those of its row, by column; empty for a plain scenario.
        steps: With those of the backgrounds, in the order in which they run.
    """

    name: str
    at: Location
    rule: str
    tags: tuple[str, ...]
    steps: tuple[StepText, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, slots=True)
class FeatureText:
    """A feature file that can be run; `document` is the tree that gherkin gave."""

    path: str
    lang: str
    name: str
    scenarios: tuple[ScenarioText, ...]
    document: Any


def read_feature(raw: bytes, path: str, faults: FaultList) -> tuple[FeatureText | None, str]:
    """Return a feature file, None if it cannot be run, and the language of its author.

    Args:
        path: As people are shown it.
        faults: Receives every fault of its form.
    """
    reader = _Reader(path, faults)
    return reader.read(raw), reader.lang


class _Reader(Page):
    def read(self, raw: bytes) -> FeatureText | None:
        text = self.decoded(raw)
        if text is None:
            return None
        self.lines = lines_of(text)
        if not any(line.strip() and not line.strip().startswith("#") for line in self.lines):
            self.fault("feature-empty", 1)
            return None
        self.language()
        self.text_lines()
        if self.count:
            return None
        tree = self.parsed(text)
        if tree is None:
            return None
        feature = tree["feature"]
        self.described(feature, None)
        scenarios = tuple(_few(self.scenarios(feature), self))
        if not scenarios and not self.count:
            self.fault("feature-without-scenario", feature["location"]["line"])
        if self.count:
            return None
        return FeatureText(self.path, self.lang, feature["name"].strip(), scenarios, tree)

    def scenarios(self, feature: Any) -> Iterator[ScenarioText]:
        seen: dict[str, int] = {}
        self.tags(feature)
        yield from self.children(feature["children"], "", _tags(feature), (), seen)

    def children(
        self, children: Any, rule: str, tags: tuple[str, ...], before: tuple[StepText, ...], seen: dict[str, int]
    ) -> Iterator[ScenarioText]:
        for child in children:
            if background := child.get("background"):
                self.described(background, _first(background))
                steps = self.steps(background)
                for step in steps:
                    if step.kind != "given":
                        self.fault("feature-background", step.at.line)
                if not steps:
                    self.fault("feature-no-steps", background["location"]["line"])
                before = (*before, *steps)
            elif inner := child.get("rule"):
                self.tags(inner)
                if not any("scenario" in each for each in inner["children"]):
                    self.fault("feature-without-scenario", inner["location"]["line"])
                yield from self.children(inner["children"], inner["name"], (*tags, *_tags(inner)), before, seen)
            else:
                yield from self.scenario(child["scenario"], rule, tags, before, seen)

    def scenario(
        self, node: Any, rule: str, tags: tuple[str, ...], before: tuple[StepText, ...], seen: dict[str, int]
    ) -> Iterator[ScenarioText]:
        line, name = node["location"]["line"], node["name"].strip()
        self.tags(node)
        self.described(node, _first(node))
        if not name:
            self.fault("feature-no-name", line)
        elif name in seen:
            self.fault("feature-duplicate-name", line, name=name, first=seen[name])
        seen.setdefault(name, line)
        steps = self.steps(node)
        self.ordered(steps, line)
        outline = node["keyword"] in keywords(self.lang)["scenarioOutline"]
        if outline and not node["examples"]:
            self.fault("feature-no-examples", line)
        used = {found for step in steps for found in _placeholders(step)}
        all_tags = (*tags, *_tags(node))
        if not node["examples"]:
            for step in steps:
                for found in _placeholders(step):
                    self.fault("feature-placeholder-outside", step.at.line, name=found)
            yield ScenarioText(name, self.place(line), rule, all_tags, (*before, *steps))
            return
        for examples in node["examples"]:
            yield from self.rows(examples, steps, used, ScenarioText(name, self.place(line), rule, all_tags, before))

    def rows(
        self, examples: Any, steps: tuple[StepText, ...], used: set[str], scenario: ScenarioText
    ) -> Iterator[ScenarioText]:
        line, header = examples["location"]["line"], examples.get("tableHeader")
        self.tags(examples)
        self.described(examples, header["location"]["line"] if header else line + 1)
        if not header or not examples["tableBody"]:
            self.fault("feature-no-rows", line)
            return
        columns = [cell["value"] for cell in header["cells"]]
        for column in columns:
            if columns.count(column) > 1:
                self.fault("feature-duplicate-column", header["location"]["line"], name=column)
            if column not in used:
                near = nearest(column, used)
                self.fault("feature-column-unused", header["location"]["line"], near=near, name=column)
        for step in steps:
            for found in _placeholders(step):
                if found not in columns:
                    self.fault(
                        "feature-placeholder", step.at.line, near=nearest(found, columns) or tuple(columns), name=found
                    )
        for row in examples["tableBody"]:
            values = dict(zip(columns, (cell["value"] for cell in row["cells"]), strict=True))
            place = row["location"]["line"]
            if any(_length(step, values) > MOST_COLUMNS for step in steps):
                # A few short names can stand for texts without end.
                self.fault("too-long", place, most=f"{MOST_COLUMNS:,}")
                return
            filled = tuple(_filled(step, values) for step in steps)
            tags = (*scenario.tags, *_tags(examples))
            yield ScenarioText(
                scenario.name, scenario.at, scenario.rule, tags, (*scenario.steps, *filled), values, place
            )

    def steps(self, node: Any) -> tuple[StepText, ...]:
        found: list[StepText] = []
        kind = ""
        for step in node["steps"]:
            line = step["location"]["line"]
            stated = _KINDS.get(step["keywordType"])
            if stated is None and not kind:
                self.fault("feature-first-step", line, name=step["keyword"].strip())
            kind = stated or kind or "given"
            rows = tuple(
                (row["location"]["line"], tuple(cell["value"] for cell in row["cells"]))
                for row in (step.get("dataTable") or {}).get("rows", ())
            )
            place = self.place(line, step["location"]["column"])
            part = int(node["location"]["line"])
            found.append(StepText(place, step["keyword"].strip(), kind, step["text"].strip(), part, rows))
        return tuple(found)

    def ordered(self, steps: tuple[StepText, ...], line: int) -> None:
        """One When, then what is expected: anything else would leave something untested."""
        kinds = [step.kind for step in steps]
        if not steps:
            self.fault("feature-no-steps", line)
            return
        if kinds.count("when") == 0:
            self.fault("feature-no-when", line)
        if "then" not in kinds:
            self.fault("feature-no-then", line)
        for step, earlier in zip(steps[1:], kinds, strict=False):
            if (earlier, step.kind) in (("when", "given"), ("then", "given"), ("then", "when"), ("when", "when")):
                self.fault("feature-order", step.at.line, name=step.keyword)

    def tags(self, node: Any) -> None:
        for tag in node["tags"]:
            if tag["name"].lstrip("@") in _RUNNER_TAGS:
                self.fault("feature-tag", tag["location"]["line"], tag["location"]["column"], name=tag["name"])


def _few(found: Iterator[ScenarioText], page: Page) -> Iterator[ScenarioText]:
    """Yield scenarios, as long as there are not more than a run of them would end with."""
    steps = 0
    for number, each in enumerate(found, 1):
        steps += len(each.steps)
        many = number > MOST_SCENARIOS
        if many or steps > MOST_STEPS:
            most, what = (MOST_SCENARIOS, "@many:scenarios") if many else (MOST_STEPS, "@many:steps")
            page.fault("feature-too-many", each.row or each.at.line, most=f"{most:,}", what=what)
            return
        yield each


def _first(node: Any) -> int | None:
    """Return the line of what follows the description of a node."""
    steps, examples = node["steps"], node.get("examples") or []
    places = [each["location"]["line"] for each in (*steps[:1], *examples[:1])]
    if places:
        return int(min(places))
    described = str(node.get("description") or "")
    return int(node["location"]["line"]) + 1 + len(lines_of(described) if described else ())


def _tags(node: Any) -> tuple[str, ...]:
    return tuple(tag["name"].lstrip("@") for tag in node["tags"])


def _placeholders(step: StepText) -> list[str]:
    cells = [cell for _, row in step.rows for cell in row]
    return [found for text in (step.text, *cells) for found in _PLACEHOLDER.findall(text)]


def _length(step: StepText, values: Mapping[str, str]) -> int:
    """Return how long a step is with the values of a row."""
    cells = [cell for _, row in step.rows for cell in row]
    texts = (step.text, *cells)
    return sum(len(text) for text in texts) + sum(len(values.get(found, "")) for found in _placeholders(step))


def _filled(step: StepText, values: Mapping[str, str]) -> StepText:
    def fill(text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), text)

    rows = tuple((line, tuple(fill(cell) for cell in row)) for line, row in step.rows)
    return replace(step, text=fill(step.text), rows=rows)
