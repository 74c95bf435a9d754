"""The model programme of tests/golden/good with pieces of its text replaced, loaded."""

import shutil
import tempfile
from pathlib import Path

import lucidrule

GOOD = Path(__file__).parent / "golden" / "good" / "programme"
GRANT = "rules/demo/grant.yaml"


def town(replace: dict[str, str], file: str = GRANT) -> lucidrule.Programme:
    """Return the model programme with texts of one file replaced; each must occur once."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(GOOD, Path(folder) / "programme"))
        text = (root / file).read_text(encoding="utf-8")
        for old, new in replace.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (root / file).write_text(text, encoding="utf-8")
        return lucidrule.load(root)


def paying(amount: str, *, rest: str = "", criteria: str = "") -> lucidrule.Programme:
    """Return the programme whose grant asks for `criteria` only and pays one award of `amount`."""
    text = (GOOD / GRANT).read_text(encoding="utf-8")
    start, middle = text.index("criteria:\n"), text.index("entitlement:\n")
    award = f"    - {{id: one, label: {{zh: 一, en: one, ja: 一}}, amount: {amount}, basis: assumed{rest}}}\n"
    return town({text[start:middle]: f"criteria: [{criteria}]\n", text[middle:]: f"entitlement:\n  awards:\n{award}"})
