"""A profile → a company as files hold it: what is known, and what was asked and is not known."""

from typing import Any

from lucidrule.compile.profile import Profile


def known_data(profile: Profile) -> dict[str, Any]:
    """Return what a profile knows in the form of a company file, its values exact; read again it is the same profile.

    What was asked and is not known is None; what was not asked is not there.
    """
    facts: dict[str, Any] = {}
    for (name, year), value in profile.values.items():
        if year is None:
            facts[name] = value
        else:
            facts.setdefault(name, {})[year] = value
    for name, records in profile.records.items():
        facts[name] = [dict(record) for record in records]
    for asked in sorted(profile.asked):
        if asked.part:
            facts[asked.fact][asked.record - 1][asked.part] = None
        elif asked.year:
            facts.setdefault(asked.fact, {})[asked.year] = None
        else:
            facts.setdefault(asked.fact, None)
    header = profile.company.model_dump(exclude_none=True)
    answers: dict[str, Any] = {}
    for each in profile.answers:
        told = {"answer": each.yes, "date": each.given, "source": each.source or None}
        said = {key: value for key, value in told.items() if value is not None}
        answers[f"{each.point}.{each.record}" if each.record else each.point] = said
    return {**({"company": header} if header else {}), "facts": facts, **({"answers": answers} if answers else {})}
