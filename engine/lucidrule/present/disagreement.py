"""Two engines that came to different verdicts, in words: where, and what each says."""

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.kernel import tree
from lucidrule.present.prose import Prose
from lucidrule.present.words import WORDS, word


def disagreement(
    programme: CompiledProgramme,
    assessment: int,
    at: tuple[str, str],
    node: tree.Condition | None,
    verdicts: tuple[str, str],
    lang: str,
) -> str:
    """Return what differs.

    Args:
        at: Policy and criterion, by id; empty where all share it, or where it is of all criteria together.
        node: The node that differs.
        verdicts: That of the reference evaluator, that of durable_rules.
    """
    policy = programme.policy(at[0])
    # What all policies share, each of them has.
    criterion = (policy or programme.policies[0]).criterion(at[1])
    label = word("all_criteria", lang) if criterion is None else criterion.label[lang]
    records = policy.for_each if policy is not None and criterion in policy.each else None
    parts = programme.facts[records].parts if records else None
    asked = ""
    if node is not None:
        prose = Prose(programme, lang, assessment, parts)
        asked = prose.composite(node) if tree.parts(node) else prose.leaf(node)
    said = [word(each, lang) if each in WORDS else shown(each) for each in verdicts]
    place = [word("common", lang) if policy is None else policy.title[lang], label, asked]
    return word("disagreement", lang, " › ".join(part for part in place if part), *said)
