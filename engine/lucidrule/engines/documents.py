"""The documents of changes as JSON: companies of which the same is known have the same ones."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from lucidrule.compile.profile import Profile
from lucidrule.decide.result import Determination

# Of ten policies so many are the documents of two hundred states; a document has some kilobytes.
_MOST = 2_000


class Documents:
    """What was told last of changes under one programme."""

    def __init__(self) -> None:
        """Begin without any."""
        self._told: dict[tuple[Any, ...], str] = {}

    def text(self, determine: Callable[[], Determination], profile: Profile, *at: Any) -> str:
        """Return a determination as JSON.

        Args:
            determine: Makes it where it was not told before.
            at: What it follows from beside the profile: the reference date, the policies.
        """
        key = (*at, *_known(profile))
        kept = self._told.get(key)
        if kept is None:
            kept = json.dumps(determine().to_dict(), ensure_ascii=False)
            if len(self._told) >= _MOST:
                self._told.clear()
            self._told[key] = kept
        return kept


def with_document(data: Mapping[str, Any], document: str | None) -> str:
    """Return a JSON object whose last member is a determination, which is JSON already; None: there is none."""
    return f'{json.dumps(data, ensure_ascii=False)[:-1]}, "determination": {document or "null"}}}'


def _known(profile: Profile) -> tuple[Any, ...]:
    """Return all that a document follows from; numbers that are equal and written otherwise are told otherwise."""
    values = tuple(sorted(map(repr, profile.values.items())))
    about = repr(profile.company), repr(profile.records), profile.answers
    return values, *about, profile.asked, profile.passed_over
