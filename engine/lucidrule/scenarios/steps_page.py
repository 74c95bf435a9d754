"""The sentences that may be used, as text: for `lucidrule steps`."""

import re

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.scenarios.grammar import KINDS, forms
from lucidrule.scenarios.words import report_text
from lucidrule.texts.catalogue import spoken


def steps_text(lang: str) -> str:
    """Return every sentence by keyword: an example first, then how it may be said."""
    lines = [report_text("steps_intro", lang), ""]
    for kind in KINDS:
        lines += [f"== {report_text(kind, lang)} ==", ""]
        for form in forms():
            if form.kind != kind:
                continue
            first, *rest = form.examples[spoken(lang)].split("\n")
            lines += [first, *(f"  {row}" for row in rest)]
            patterns = form.patterns[spoken(lang)]
            lines += [f"    {report_text('pattern', lang, _readable(each, lang))}" for each in patterns]
            if form.notes:
                lines.append(f"    {form.notes[spoken(lang)]}")
            lines.append("")
    return "\n".join(lines)


def names_text(programme: CompiledProgramme, lang: str) -> str:
    """Return the names that stand in the sentences about a programme: of policies, criteria, awards and facts."""
    policies = programme.policies
    criteria = [each.stated.label[lang] for policy in policies for each in (*policy.criteria, *policy.each)]
    awards = [each.stated.label[lang] for policy in policies for each in policy.awards]
    slots = {
        "policy": [policy.title[lang] for policy in policies],
        "criterion": criteria,
        "award": awards,
        "fact": [fact.label[lang] for fact in programme.facts.values()],
    }
    lines = []
    for slot, names in slots.items():
        lines += [f"{{{report_text(f'slot_{slot}', lang)}}}", *(f"  {name}" for name in dict.fromkeys(names)), ""]
    return "\n".join(lines)


def _readable(pattern: str, lang: str) -> str:
    """Return a pattern with a word of the language for each slot: people do not read the names of the grammar."""
    return re.sub(
        r"\{(\w+)\}", lambda slot: "{" + report_text(f"slot_{slot.group(1)}", lang) + "}", pattern.removeprefix("=")
    )
