"""The feature files about a programme, and the scenarios of each, none of which is at fault."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lucidrule.api import Programme
from lucidrule.core.fault import FaultList, UnreadableInput
from lucidrule.loading.files import read_bytes
from lucidrule.scenarios.feature_programme import FeatureProgramme, FeatureProgrammes, place_of
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


class OfOne(NamedTuple):
    """The feature files that are about one programme.

    Attributes:
        aside: Those about others.
    """

    programme: Programme
    files: list[Path]
    aside: list[Path]


def about_one(files: Sequence[Path]) -> OfOne:
    """Return the programme that most of some feature files are about, each the one that `test` would play it on.

    Raises:
        RulesAtFault: The programme of a file cannot be used.
    """
    grounds = FeatureProgrammes()
    by_ground: dict[int, tuple[FeatureProgramme, list[Path]]] = {}
    for file in files:
        ground = grounds.of(file)
        by_ground.setdefault(id(ground), (ground, []))[1].append(file)
    ground, kept = max(by_ground.values(), key=lambda each: len(each[1]))
    return OfOne(ground.programme, kept, [each for each in files if each not in kept])


def about_this(programme: Programme, files: Sequence[Path], named: Collection[Path]) -> OfOne:
    """Return the feature files that are about a programme: those that stand on one of its id, or on none.

    Args:
        named: Those that are asked for themselves, and not by their folder: they are about it whatever they stand on.

    Raises:
        RulesAtFault: The programme of a file cannot be used.
    """
    grounds = FeatureProgrammes()
    kept = [
        file
        for file in files
        if file in named or place_of(file) is None or grounds.of(file).programme.compiled.id == programme.compiled.id
    ]
    return OfOne(programme, kept, [each for each in files if each not in kept])
