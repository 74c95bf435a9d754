"""Where the programmes are that come with lucidrule: in an installed wheel, or at the root of a checkout."""

import re
from collections.abc import Iterator
from pathlib import Path

# Beside the programme at the root; what is not in a folder of its own below it is none.
PROGRAMMES = "examples/programmes"
_SAID = re.compile(r"^(id|version):\s*['\"]?([^'\"\n#]+?)['\"]?\s*(?:#.*)?$", re.MULTILINE)


def catalogue_root() -> Path:
    """Return the folder of the shipped programme: in an installed wheel, or at the root of a checkout."""
    here = Path(__file__).resolve().parent.parent
    # The checkout comes first: an editable install leaves a stale `_catalogue` behind.
    places = (here.parents[1], here / "_catalogue")
    found = next(
        (place for place in places if (place / "policies.yaml").is_file() and (place / "rules").is_dir()), None
    )
    if found is None:  # pragma: no cover  # a package that has lost its files
        raise FileNotFoundError("policies.yaml is neither in the package nor at the root of the checkout")
    return found


def shipped_programmes() -> Iterator[Path]:
    """Yield the folders of all programmes that are shipped, of each id the newest version, the one at the root first.

    Which is newer is told by the numbers in the versions: 1.10 is newer than 1.9.
    """
    newest: dict[str, tuple[list[tuple[int, str]], Path]] = {}
    root = catalogue_root()
    for folder in (root, *sorted(each.parent for each in root.glob(f"{PROGRAMMES}/*/policies.yaml"))):
        name, version = _said(folder)
        if name not in newest or newest[name][0] < version:
            newest[name] = version, folder
    yield from (folder for _, folder in newest.values())


def _said(folder: Path) -> tuple[str, list[tuple[int, str]]]:
    """Return id and version of a programme; what cannot be read is told when it is loaded."""
    said = dict(_SAID.findall((folder / "policies.yaml").read_text("utf-8", "replace")))
    parts = re.findall(r"\d+|[^\d.]+", said.get("version", ""))
    return said.get("id", str(folder)), [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
