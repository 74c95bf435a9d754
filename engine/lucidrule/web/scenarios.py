"""The scenarios that stand beside a programme, run: each with what it says and whether that comes out."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lucidrule.api import Programme
from lucidrule.core.fault import FaultList, message
from lucidrule.scenarios.feature_programme import SEVERAL, FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.pytest_run import feature_files
from lucidrule.scenarios.reading import FeatureText, read_feature

_FOLDER = "features"
_OTHERS = ("policies.yaml", SEVERAL)


class Ran(NamedTuple):
    """A scenario that was run.

    Attributes:
        lang: The language that it is written in.
        steps: Its sentences, each with the rows of its table.
        told: Of one that did not come out, why.
    """

    name: str
    lang: str
    steps: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    passed: bool
    told: tuple[str, ...]


def scenarios_in(folder: Path, programme: Programme, lang: str) -> dict[str, tuple[Ran, ...]]:
    """Return by policy the scenarios in `features` of the folder of a programme; those of other programmes are none.

    Args:
        lang: In which it is told why one did not come out.
    """
    ground = FeatureProgramme(programme)
    found: dict[str, list[Ran]] = {}
    for file, feature in _features(folder / _FOLDER):
        for scenario in prepare(feature, file, ground):
            for policy in scenario.policies:
                found.setdefault(policy, []).append(_ran(scenario, lang))
    return {policy: tuple(each) for policy, each in found.items()}


def _features(folder: Path) -> Iterator[tuple[Path, FeatureText]]:
    files, _ = feature_files([str(folder)])
    for file in files:
        inside = file.relative_to(folder).parents
        if any((folder / each / name).exists() for each in inside for name in _OTHERS):
            continue
        with suppress(OSError):
            feature, _ = read_feature(file.read_bytes(), file.name, FaultList())
            if feature is not None:
                yield file, feature


def _ran(scenario: Scenario, lang: str) -> Ran:
    failed = None if scenario.faults else run(scenario, lang)
    told = [message(each, lang) for each in scenario.faults]
    if failed is not None:
        step, lines = failed
        told += [step.text.said, *lines]
    steps = tuple((each.said, tuple(tuple(row) for _, row in each.rows)) for each in scenario.text.steps)
    return Ran(scenario.text.name, scenario.lang, steps, not told, tuple(told))
