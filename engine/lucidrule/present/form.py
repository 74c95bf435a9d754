"""A company file to fill in."""

from lucidrule.compile.programme import CompiledProgramme

_HEAD = {
    "zh": "# 请去掉相应行首的“# ”并填写；不填即为未知，不会被当作“否”或零。",
    "en": '# Take away "# " in front of a line and fill it in; what is left out is unknown, never "no" or zero.',
    "ja": "# 行頭の「# 」を外して記入してください。空欄は不明として扱い、「いいえ」や零とはみなしません。",
}
_EXAMPLES = {
    "flag": "true",
    "count": "1",
    "money": "500万",
    "share": "5%",
    "date": "2015-06-01",
    "event": "never",
    "text": "…",
}


def form(programme: CompiledProgramme, lang: str) -> str:
    """Return the text of a company file with every fact commented out, under its question, by group."""
    lines = [_HEAD[lang], "company:", "  name: …", "facts:"]
    for group, title in programme.groups.items():
        lines += ["", f"  # ── {title[lang]} ──"]
        for name, fact in programme.facts.items():
            if fact.group != group:
                continue
            lines.append(f"  # {fact.question[lang]}")
            lines += [f"  #   {choice}: {label[lang]}" for choice, label in (fact.choices or {}).items()]
            if fact.parts:
                lines.append(f"  # {name}:")
                parts = [
                    f"{part}: {next(iter(declared.choices)) if declared.choices else _EXAMPLES[declared.type]}"
                    for part, declared in fact.parts.items()
                ]
                lines.append(f"  #   - {{{', '.join(parts)}}}")
                continue
            value = next(iter(fact.choices)) if fact.choices else _EXAMPLES[fact.type]
            lines.append(f"  # {name}: {{2021: {value}}}" if fact.yearly else f"  # {name}: {value}")
    return "\n".join(lines) + "\n"
