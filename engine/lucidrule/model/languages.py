"""The languages of a programme: which its texts are in, and which none may lack."""

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from lucidrule.texts.catalogue import LANGS

LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_TAG = re.compile(LANGUAGE)


class Languages(NamedTuple):
    """The languages of a programme.

    Attributes:
        listed: The first is the one that a text is told in where it is not written in the one that is asked for.
        stated: Whether the programme lists them itself.
        all_needed: Whether a text has to be in all of them.
    """

    listed: tuple[str, ...] = LANGS
    stated: bool = False
    all_needed: bool = True

    def lacking(self, written: Collection[str]) -> tuple[str, ...]:
        """Return the languages that a text has to be in and is not: the one place that says so."""
        lacking = tuple(lang for lang in self.listed if lang not in written)
        return lacking if self.all_needed or lacking == self.listed else ()


def languages_of(stated: Any) -> Languages:
    """Return the languages of a programme, by what its policies.yaml holds, whatever else is wrong with it."""
    listed = stated.get("languages") if isinstance(stated, dict) else None
    if isinstance(listed, list) and listed and all(isinstance(each, str) and _TAG.fullmatch(each) for each in listed):
        return Languages(tuple(dict.fromkeys(listed)), stated=True)
    return Languages()
