"""What rules are called that are drafts, in every language."""

from collections.abc import Iterable
from typing import Protocol

from lucidrule.model.base import Text
from lucidrule.texts.catalogue import LANGS, WORDS


def marked_draft(title: Text) -> Text:
    """Return a title that says of a draft that it is one, in the language that is asked for."""
    return Text({lang: WORDS.text("draft_title", lang, title[lang]) for lang in dict.fromkeys((*title, *LANGS))})


class _Policy(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def is_draft(self) -> bool: ...


def drafts_of(policies: Iterable[_Policy]) -> tuple[str, ...]:
    """Return which of some policies are drafts, by id: all of a programme that is one."""
    return tuple(policy.id for policy in policies if policy.is_draft)
