"""The documents of changes as plain data: companies of which the same is known have the same ones."""

from collections.abc import Callable
from typing import Any

from lucidrule.compile.profile import Profile
from lucidrule.decide.result import Determination

# Of ten policies so many are the documents of two hundred states; a document has some kilobytes.
_MOST = 2_000


class Documents:
    """What was told last of changes under one programme."""

    def __init__(self) -> None:
        """Begin without any."""
        self._told: dict[tuple[Any, ...], dict[str, Any]] = {}

    def data(self, determine: Callable[[], Determination], profile: Profile, *at: Any) -> dict[str, Any]:
        """Return a determination as plain data that the caller may change.

        Args:
            determine: Makes it where it was not told before.
            at: What it follows from beside the profile: the reference date, the policies.
        """
        key = (*at, *_known(profile))
        kept = self._told.get(key)
        if kept is None:
            kept = determine().to_dict()
            if len(self._told) >= _MOST:
                self._told.clear()
            self._told[key] = kept
        found: dict[str, Any] = _copied(kept)
        return found


def _copied(data: Any) -> Any:
    """Return plain data that shares neither lists nor mappings with what is given."""
    if data.__class__ is dict:
        return {key: _copied(part) for key, part in data.items()}
    return [_copied(part) for part in data] if data.__class__ is list else data


def _known(profile: Profile) -> tuple[Any, ...]:
    """Return all that a document follows from; numbers that are equal and written otherwise are told otherwise."""
    values = tuple(sorted(map(repr, profile.values.items())))
    about = repr(profile.company), repr(profile.records), profile.answers
    return values, *about, profile.asked, profile.passed_over
