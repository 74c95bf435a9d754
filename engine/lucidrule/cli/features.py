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
        paths: Empty: the features of the programme asked for, where it has a folder of them, else those of here.
        programme: What all are to be about; None: that of most of them, by the folders that they stand in.

    Raises:
        UnreadableInput: One that is named is no feature, or none of them is about the programme.
    """
    from lucidrule import api
    from lucidrule.core.fault import Fault, UnreadableInput
    from lucidrule.coverage.scenarios import about_one, about_this
    from lucidrule.present.words import word
    from lucidrule.scenarios.pytest_run import feature_files

    paths = paths or _own(programme)
    named, others = feature_files(paths)
    if others:
        raise UnreadableInput(tuple(others.values()))
    asked = set(map(Path, paths))
    found = about_one(named) if programme is None else about_this(api.load(programme), named, asked)
    told_in = language(lang, found.programme.compiled)
    if found.aside:
        listed = ", ".join(map(str, found.aside))
        echo(word("features_aside", told_in, listed, found.programme.compiled.id), err=True)
    if not found.files:
        raise UnreadableInput(
            (
                Fault(
                    "no-features-of", None, {"path": ", ".join(paths) or ".", "programme": found.programme.compiled.id}
                ),
            )
        )
    return found.programme, found.files, told_in


def _own(programme: Folders | str) -> tuple[str, ...]:
    """Return the folder of features of a programme that is asked for; nothing where it has none."""
    folders = [programme] if isinstance(programme, str) else programme or ()
    return tuple(str(path) for path in (Path(each, "features") for each in folders) if path.is_dir())
