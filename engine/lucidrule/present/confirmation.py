"""Why durable_rules was not asked, in words."""

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.present.words import word


def unconfirmed(reason: tuple[str, ...], programme: CompiledProgramme, lang: str) -> str:
    """Say that nothing was confirmed, why, and where something can be done about it, what.

    Args:
        reason: As in a confirmation: a code, then what it speaks of.
    """
    code, *parts = reason
    if code == "too-large":
        titles = {policy.id: policy.title[lang] for policy in programme.policies}
        parts[0] = titles.get(parts[0], word("common", lang))
    return word("not_confirmed", lang, word(code, lang, *map(shown, parts)))
