"""The scenarios of a feature file, none of which is at fault."""

from collections.abc import Iterator
from pathlib import Path

from lucidrule.core.fault import FaultList, UnreadableInput
from lucidrule.loading.files import read_bytes
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature


def scenarios_of(file: Path, ground: FeatureProgramme) -> Iterator[Scenario]:
    """Yield the scenarios of a file, as they are played on a programme.

    Raises:
        UnreadableInput: It is no feature, or a sentence of it is not understood.
    """
    faults = FaultList()
    text, _ = read_feature(read_bytes(file), str(file), faults)
    if text is None:
        raise UnreadableInput(faults.sorted())
    for scenario in prepare(text, file, ground):
        if scenario.faults:
            raise UnreadableInput(scenario.faults)
        yield scenario
