"""What a feature stands on: the programme that it is about, its names, and the company files beside it."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from lucidrule.api import Programme, load
from lucidrule.compile.profile import Profile
from lucidrule.core.names import nearest
from lucidrule.scenarios.grammar import aliases
from lucidrule.scenarios.sentence import Sentences
from lucidrule.scenarios.slot_fault import SlotFault
from lucidrule.scenarios.vocabulary import Vocabulary


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

    def company(self, name: str, feature: Path, root: Path) -> Profile:
        """Return the profile of a company file, looked for beside the feature and in the folders above it.

        Raises:
            SlotFault: No such file, or one outside `root`.
            ProfileAtFault: What stands in the file cannot be used.
        """
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or pure.suffix not in (".yaml", ".yml", ".json"):
            raise SlotFault("company-path", (), path=name)
        for folder in folders(feature, root):
            file = folder / name
            if file.is_file() and file.resolve().is_relative_to(root):
                if file not in self._profiles:
                    self._profiles[file] = self.programme.profile(file)
                return self._profiles[file]
        beside = {each.name for folder in folders(feature, root) for each in (folder / name).parent.glob("*.yaml")}
        near = tuple((pure.parent / each).as_posix() for each in nearest(pure.name, sorted(beside)))
        raise SlotFault("no-company-file", near, path=name)


class FeatureProgrammes:
    """The programme of each feature: the one asked for, else the nearest policies.yaml above it, else the shipped."""

    def __init__(self, root: Path, asked: FeatureProgramme | None = None) -> None:
        self.root = root.resolve()
        self._asked = asked
        self._known: dict[Path | None, FeatureProgramme] = {}

    def of(self, feature: Path) -> FeatureProgramme:
        """Return the ground of a feature file.

        Raises:
            RulesAtFault: The programme above it cannot be used.
        """
        if self._asked is not None:
            return self._asked
        place = next((folder for folder in folders(feature, self.root) if (folder / "policies.yaml").is_file()), None)
        if place not in self._known:
            self._known[place] = FeatureProgramme(load(place))
        return self._known[place]


def folders(feature: Path, root: Path) -> Iterator[Path]:
    """Yield the folder of a feature and those above it, as far as `root`."""
    here = feature.resolve().parent
    yield here
    while here != root and here.is_relative_to(root):
        here = here.parent
        yield here
