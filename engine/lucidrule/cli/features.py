"""What commands that measure scenarios share: the rules that some features are about, and the features about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lucidrule.cli.options import Folders, echo, language

if TYPE_CHECKING:
    from lucidrule.api import Programme


def about(paths: Sequence[str], programme: Folders | str, lang: str | None) -> tuple["Programme", list[Path], str]:
    """Return the rules, the feature files about them, and the language to speak; name the features about others.

    Args:
        programme: What all are to be about; None: that of most of them, by the folders that they stand in.

    Raises:
        UnreadableInput: One that is named is no feature.
    """
    from lucidrule import api
    from lucidrule.core.fault import UnreadableInput
    from lucidrule.coverage.scenarios import OfOne, about_one
    from lucidrule.present.words import word
    from lucidrule.scenarios.pytest_run import feature_files

    named, others = feature_files(paths)
    if others:
        raise UnreadableInput(tuple(others.values()))
    found = about_one(named) if programme is None else OfOne(api.load(programme), named, [])
    told_in = language(lang, found.programme.compiled)
    if found.aside:
        listed = ", ".join(map(str, found.aside))
        echo(word("features_aside", told_in, listed, found.programme.compiled.id), err=True)
    return found.programme, found.files, told_in
