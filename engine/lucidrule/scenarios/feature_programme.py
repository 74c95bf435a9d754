"""What a feature stands on: the programme that it is about, its names, and the company files beside it."""

from functools import cached_property
from pathlib import Path, PurePosixPath

from lucidrule.api import Programme, load
from lucidrule.compile.profile import Profile
from lucidrule.core.names import nearest
from lucidrule.scenarios.grammar import aliases
from lucidrule.scenarios.sentence import Sentences
from lucidrule.scenarios.slot_fault import SlotFault
from lucidrule.scenarios.vocabulary import Vocabulary

# Where no programme says how far its folder goes: a feature of somebody else must not reach files all over the machine.
_FEW = 4


class FeatureProgramme:
    """A programme with the sentences that may be said about it; company files are read once."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._profiles: dict[Path, Profile] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names of the programme."""
        return Vocabulary(self.programme.compiled, aliases())

    @cached_property
    def sentences(self) -> Sentences:
        """What may be said about the programme."""
        return Sentences(self.vocabulary)

    @cached_property
    def nobody(self) -> Profile:
        """The profile of a company of which nothing is known."""
        return self.programme.profile({})

    def company(self, name: str, feature: Path) -> Profile:
        """Return the profile of a company file, looked for beside the feature and in the folders above it.

        Raises:
            SlotFault: No such file, or one that leads out of these folders.
            ProfileAtFault: What stands in the file cannot be used.
        """
        pure = PurePosixPath(name)
        hidden = any(part.startswith(".") for part in pure.parts)
        if pure.is_absolute() or hidden or pure.suffix not in (".yaml", ".yml", ".json"):
            raise SlotFault("company-path", (), path=name)
        searched = _searched(feature)
        for folder in searched:
            file = folder / name
            if file.is_file() and file.resolve().is_relative_to(searched[-1]):
                if file not in self._profiles:
                    self._profiles[file] = self.programme.profile(file)
                return self._profiles[file]
        beside = {each.name for folder in searched for each in (folder / name).parent.glob("*.yaml")}
        near = tuple((pure.parent / each).as_posix() for each in nearest(pure.name, sorted(beside)))
        raise SlotFault("no-company-file", near, path=name)


class FeatureProgrammes:
    """The programme of each feature: the one asked for, else the nearest policies.yaml above it, else the shipped."""

    def __init__(self, asked: FeatureProgramme | None = None) -> None:
        self._asked = asked
        self._known: dict[Path | None, FeatureProgramme] = {}

    def of(self, feature: Path) -> FeatureProgramme:
        """Return the ground of a feature file.

        Raises:
            RulesAtFault: The programme above it cannot be used.
        """
        if self._asked is not None:
            return self._asked
        place = next((folder for folder in _above(feature) if _is_programme(folder)), None)
        if place not in self._known:
            self._known[place] = FeatureProgramme(load(place))
        return self._known[place]


def _above(feature: Path) -> list[Path]:
    """Return the folder of a feature and those above it: where one stands, and by which path it was named, is nothing
    to it."""
    return list(feature.resolve().parents)


def _searched(feature: Path) -> list[Path]:
    """Return the folders in which company files are looked for: as far as that of the programme, else a few."""
    above = _above(feature)
    end = next((at for at, folder in enumerate(above, 1) if _is_programme(folder)), _FEW)
    return above[:end]


def _is_programme(folder: Path) -> bool:
    return (folder / "policies.yaml").is_file()
