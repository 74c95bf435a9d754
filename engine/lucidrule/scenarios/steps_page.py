"""The sentences that may be used, as text: for `lucidrule steps`, and for the page of the docs."""

from lucidrule.scenarios.grammar import KINDS, forms
from lucidrule.scenarios.words import told


def steps_text(lang: str) -> str:
    """Return every sentence with an example, by keyword."""
    lines = [told("steps_intro", lang), ""]
    for kind in KINDS:
        lines += [told(kind, lang), ""]
        for form in forms():
            if form.kind != kind:
                continue
            lines += [f"  {pattern.removeprefix('=')}" for pattern in form.patterns[lang]]
            first, *rest = form.examples[lang].split("\n")
            lines.append(f"    {told('example', lang)}: {first}")
            lines += [f"      {row}" for row in rest]
            if form.notes:
                lines.append(f"    {form.notes[lang]}")
            lines.append("")
    return "\n".join(lines)
