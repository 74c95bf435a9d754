"""What is written in another shape than the language has, and how it is written there."""

import re
from typing import Any

from lucidrule.loading.source import Path
from lucidrule.loading.spelling import comparison_in

# Keys behind which a list stands.
_LISTS = frozenset(
    ("common", "policies", "proves", "languages", "formerly", "is_one_of", "is_none_of", "includes_any", "includes_all")
)
# Keys behind which an amount stands.
_AMOUNTS = frozenset(("amount", "of", "by", "multiply", "up_to", "fact"))
_BETWEEN = re.compile(r"\s*[,，、;；]\s*")
_COMPARED = re.compile(r"([a-z][a-z0-9_-]*)\s*((?:[<>=≥≤≧≦]).*)")


def rewritten(part: Any, path: Path) -> str | None:
    """Return how a part is written that stands at a path; None: that cannot be told."""
    key = str(path[-1]) if path else ""
    if isinstance(part, dict):
        return "bands: [{from: 0, below: …, rate: …}, {from: …, rate: …}]" if key == "bands" else _asked(key)
    if isinstance(part, list):
        return _of_list(key, [str(each) for each in part if isinstance(each, str | int)])
    if isinstance(part, str):
        if key in _LISTS:
            return f"{key}: [{', '.join(_BETWEEN.split(part))}]"
        found = _COMPARED.fullmatch(part.strip())
        compared = None if found is None else comparison_in(found[2])
        return None if found is None or compared is None else f"{found[1]}: {{{compared[0]}: {compared[1]}}}"
    return _asked(key)


def _asked(key: str) -> str | None:
    return "needs_judgement: …" if key == "needs_judgement" else None


def _of_list(key: str, items: list[str]) -> str | None:
    told = ", ".join(items)
    match key:
        case "includes":
            return f"includes_any: [{told}]"
        case "use":
            return f"all: [{', '.join(f'{{use: {each}}}' for each in items)}]"
        case "choices":
            return f"choices: {{{', '.join(f'{each}: {{en: …}}' for each in items)}}}"
    return f"{key}: {{sum: [{told}]}}" if key in _AMOUNTS else None
