"""Two engines that came to different verdicts, in words: where, and what each says."""

from lucidrule.core.fault import shown
from lucidrule.engines.confirm import Disagreement
from lucidrule.kernel import tree
from lucidrule.present.prose import Prose
from lucidrule.present.words import word
from lucidrule.texts.catalogue import WORDS


def disagreement(error: Disagreement, lang: str) -> str:
    """Return what differs."""
    programme, node = error.programme, error.node
    policy = programme.policy(error.policy)
    # What all policies share, each of them has.
    criterion = (policy or programme.policies[0]).criterion(error.criterion)
    label = word("all_criteria", lang) if criterion is None else criterion.label[lang]
    records = policy.for_each if policy is not None and criterion in policy.each else None
    parts = programme.facts[records].parts if records else None
    asked = ""
    if node is not None:
        prose = Prose(programme, lang, error.assessment, parts)
        asked = prose.composite(node) if tree.parts(node) else prose.leaf(node)
    said = [word(each, lang) if each in WORDS else shown(each) for each in (error.reference, error.forward)]
    place = [word("common", lang) if policy is None else policy.title[lang], label, asked]
    return word("disagreement", lang, " › ".join(part for part in place if part), *said)
