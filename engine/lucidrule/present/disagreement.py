"""Two engines that came to different verdicts, in words: where, and what each says."""

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.kernel import tree
from lucidrule.present.prose import Prose
from lucidrule.present.words import word
from lucidrule.texts.catalogue import WORDS


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
    titles = {policy.id: policy.title[lang] for policy in programme.policies}
    criteria = {
        criterion.id: (
            criterion.label[lang],
            policy.for_each if criterion in policy.each else None,
        )
        for policy in programme.policies
        if at[0] in ("", policy.id)
        for criterion in (*policy.criteria, *policy.each)
    }
    label, records = criteria.get(at[1], (word("all_criteria", lang), ""))
    parts = programme.facts[records].parts if records else None
    asked = ""
    if node is not None:
        prose = Prose(programme, lang, assessment, parts)
        asked = prose.composite(node) if tree.parts(node) else prose.leaf(node)
    said = [word(each, lang) if each in WORDS else shown(each) for each in verdicts]
    place = [titles.get(at[0], word("common", lang)), label, asked]
    return word("disagreement", lang, " › ".join(part for part in place if part), *said)
