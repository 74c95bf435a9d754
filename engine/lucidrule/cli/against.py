"""What an update of rules breaks for programs that call, told in lines."""

import json
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.files import read_text
from lucidrule.present.words import word
from lucidrule.web.compatibility import breaks


def told_breaks(path: str, new: dict[str, Any], lang: str) -> tuple[bool, list[str]]:
    """Return whether anything breaks, and what.

    Args:
        path: Of a description that was printed before.

    Raises:
        UnreadableInput: It cannot be read, or is no JSON object.
    """
    try:
        old = json.loads(read_text(Path(path)))
    except (ValueError, RecursionError):
        old = None
    if not isinstance(old, dict):
        at = Location(path, 1, 1)
        raise UnreadableInput((Fault("json-syntax", at, {"problem": "@json:object"}),))
    found = breaks(old, new)
    lines = [word(f"break_{each.kind}", lang, *each[1:]) for each in found]
    return bool(found), lines or [word("breaks_none", lang)]
