"""How one applies for a policy, as data beside its outcome."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.decide.data import standing_data
from lucidrule.decide.windows import windows_at
from lucidrule.model.applying import Material
from lucidrule.model.base import Text
from lucidrule.model.programme import ProgrammeFile


class Document(NamedTuple):
    """A document that is handed in; `criterion` is the one that it stands with, by id, or None."""

    material: Material
    criterion: str | None

    @property
    def proves(self) -> tuple[str, ...]:
        """The facts and criteria that it proves, by id: that which it stands with first."""
        with_it = (self.criterion,) if self.criterion is not None else ()
        return tuple(dict.fromkeys((*with_it, *(self.material.proves or ()))))


def documents(policy: CompiledPolicy) -> Iterator[Document]:
    """Yield the documents that are handed in for a policy, its own first, then those of its criteria in order."""
    for material in policy.stated.materials or ():
        yield Document(material, None)
    for criterion in policy.all_criteria:
        for material in criterion.stated.materials or ():
            yield Document(material, criterion.id)


def applying_data(policy: CompiledPolicy, programme: ProgrammeFile, as_of: date) -> dict[str, Any]:
    """Return how one applies as data; nothing where nothing is said of it."""
    found: dict[str, Any] = {}
    said: dict[str, Any] = {}
    for key in ("office", "address", "link", "phone"):
        stated = policy.applying.by(key)
        value = None if stated is None else getattr(stated, key)
        if value is not None:
            said[key] = dict(value) if isinstance(value, Text) else value
    windows = windows_at(policy, as_of)
    if windows is not None:
        said["window"] = windows.to_dict()
    if said:
        found["apply"] = said
    listed = [_document(each, programme) for each in documents(policy)]
    return {**found, "materials": listed} if listed else found


def _document(document: Document, programme: ProgrammeFile) -> dict[str, Any]:
    stated = document.material
    return {
        "label": dict(stated.label),
        "proves": list(document.proves),
        **standing_data(stated, programme.model_of(stated)),
    }
