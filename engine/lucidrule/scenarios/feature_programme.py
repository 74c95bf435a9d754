"""What a feature stands on: the programme that it is about, its names, and the company files beside it."""

from functools import cached_property
from pathlib import Path, PurePosixPath

from lucidrule.api import Programme, load
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, FaultList, RulesAtFault
from lucidrule.core.names import nearest
from lucidrule.loading.files import read_source
from lucidrule.loading.output import followed
from lucidrule.scenarios.grammar import aliases
from lucidrule.scenarios.sentence import Sentences
from lucidrule.scenarios.slot_fault import SlotFault
from lucidrule.scenarios.vocabulary import Vocabulary

# Where no programme says how far its folder goes: a feature of somebody else must not reach files all over the machine.
_FEW = 4
# In a folder of features: `programmes:` with the folders of several, as seen from there.
SEVERAL = "programmes.yaml"


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
            if file.is_file() and followed(file).is_relative_to(searched[-1]):
                if file not in self._profiles:
                    self._profiles[file] = self.programme.profile(file)
                return self._profiles[file]
        beside = {each.name for folder in searched for each in (folder / name).parent.glob("*.yaml")}
        near = tuple((pure.parent / each).as_posix() for each in nearest(pure.name, sorted(beside)))
        raise SlotFault("no-company-file", near, path=name)


class FeatureProgrammes:
    """The programme of each feature: the one asked for, else the nearest policies.yaml above it, else the shipped.

    A programmes.yaml in the place of policies.yaml names several programmes that stand together.
    """

    def __init__(self, asked: FeatureProgramme | None = None) -> None:
        self._asked = asked
        self._known: dict[Path | None, FeatureProgramme] = {}

    def of(self, feature: Path) -> FeatureProgramme:
        """Return the ground of a feature file.

        Raises:
            RulesAtFault: The programme above it, or one of several, cannot be used.
        """
        if self._asked is not None:
            return self._asked
        place = place_of(feature)
        if place not in self._known:
            several = place is not None and (place / SEVERAL).is_file()
            self._known[place] = FeatureProgramme(load(_named_in(place) if place is not None and several else place))
        return self._known[place]


def place_of(feature: Path) -> Path | None:
    """Return the nearest folder above a feature that holds a programme; None: it stands in none."""
    return next((folder for folder in _above(feature) if _is_programme(folder)), None)


def _named_in(folder: Path) -> list[Path]:
    """Return the folders of programmes that a programmes.yaml names, each as seen from there.

    Raises:
        RulesAtFault: It names none, or one that is further away than features may reach.
    """
    faults = FaultList()
    source = read_source(folder / SEVERAL, SEVERAL, faults)
    if source is None:
        raise RulesAtFault(faults.sorted())
    named = source.data.get("programmes") if isinstance(source.data, dict) else None
    if not (isinstance(named, list) and named and all(isinstance(each, str) for each in named)):
        raise RulesAtFault((Fault("programmes-of-features", source.place(0, 0)),))
    found = [followed(folder / each) for each in named]
    highest = _above(folder / SEVERAL)[:_FEW][-1]
    for at, each in enumerate(found):
        if not each.is_relative_to(highest):
            faults.add("programme-too-far", source.locate(("programmes", at)), path=named[at])
    if faults:
        raise RulesAtFault(faults.sorted())
    return found


def _above(feature: Path) -> list[Path]:
    """Return the folder of a feature and those above it: where one stands, and by which path it was named, is nothing
    to it."""
    return list(followed(feature).parents)


def _searched(feature: Path) -> list[Path]:
    """Return the folders in which company files are looked for: as far as that of the programme, else a few."""
    above = _above(feature)
    end = next((at for at, folder in enumerate(above, 1) if _is_programme(folder)), _FEW)
    return above[:end]


def _is_programme(folder: Path) -> bool:
    return (folder / "policies.yaml").is_file() or (folder / SEVERAL).is_file()
