"""What a question is about, as a short text: the name of a field in a form, and in what travels in it."""

import re

from lucidrule.kernel.missing import Missing

# `revenue`, `revenue.2021`, `revenue.-2021` (every year up to it), `products.2.level` (of the second record).
_KEY = re.compile(r"([a-z][a-z0-9_]{0,99})(?:\.(\d{4})|\.-(\d{4})|\.(\d{1,3})\.([a-z][a-z0-9_]{0,99}))?", re.ASCII)


def key_of(missing: Missing) -> str:
    """Return the text of a question that can be asked."""
    if missing.part:
        return f"{missing.fact}.{missing.record}.{missing.part}"
    if missing.year:
        return f"{missing.fact}.{missing.year}"
    return f"{missing.fact}.-{missing.through}" if missing.through else missing.fact


def missing_of(key: object) -> Missing | None:
    """Return what a text is about; None where it is no such text. Whether there is such a fact is another question."""
    found = _KEY.fullmatch(key) if isinstance(key, str) else None
    if found is None:
        return None
    fact, year, through, record, part = found.groups(default="0")
    return Missing(fact, int(year), int(through), int(record), "" if part == "0" else part)
