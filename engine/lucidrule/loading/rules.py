"""The files of a programme: in a folder, or as texts that were kept."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lucidrule.core.fault import FaultList
from lucidrule.core.position import Location
from lucidrule.loading.files import read_source
from lucidrule.loading.source import SourceFile
from lucidrule.loading.yaml_reader import read_yaml


class RuleFiles:
    """The files of a programme, read one by one.

    Attributes:
        texts: What was read, by name within the programme; lines end in one way.
    """

    def __init__(self, place: Path | Mapping[str, str]) -> None:
        """Begin to read.

        Args:
            place: The folder, or the texts by name.
        """
        self._place = place
        self.texts: dict[str, str] = {}

    def read(self, name: str, faults: FaultList) -> SourceFile | None:
        """Return the data of a file; None, with the reason in `faults`, if there is none."""
        if isinstance(self._place, Path):
            source = read_source(self._place / name, name, faults, root=self._place)
            if source is not None:
                self.texts[name] = "\n".join(source.lines)
            return _with_content(source, faults)
        if name not in self._place:
            faults.add("no-such-file", Location(name, 0, 0), path=name)
            return None
        # A text that was kept stays what it is: joined anew it would lose a blank line at its end, and be another.
        self.texts[name] = self._place[name]
        return _with_content(read_yaml(self._place[name], name, faults), faults)

    def of_policies(self) -> Iterator[str]:
        """Yield the names of the policy files that are there, in order."""
        if isinstance(self._place, Path):
            yield from (f"rules/{file.parent.name}/{file.name}" for file in sorted(self._place.glob("rules/*/*.yaml")))
        else:
            yield from sorted(name for name in self._place if name.count("/") > 1)

    @property
    def digest(self) -> str:
        """The digest of what was read."""
        return digest_of(self.texts)


def digest_of(texts: Mapping[str, str]) -> str:
    """Return the digest of the files of a programme, in the order in which they were read."""
    return hashlib.sha256("".join(f"{name}\n{text}" for name, text in texts.items()).encode()).hexdigest()


def _with_content(source: SourceFile | None, faults: FaultList) -> SourceFile | None:
    """Refuse a file whose only word is `null`, or a line of dashes: what it should say would be missing in silence."""
    if source is not None and source.data is None:
        faults.add("empty-file", source.place(0, 0))
        return None
    return source
