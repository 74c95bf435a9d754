"""What rules are called that are drafts, in every language."""

from lucidrule.model.base import Text
from lucidrule.texts.catalogue import LANGS, WORDS


def marked_draft(title: Text) -> Text:
    """Return a title that says of a draft that it is one, in the language that is asked for."""
    return Text({lang: WORDS.text("draft_title", lang, title[lang]) for lang in dict.fromkeys((*title, *LANGS))})
