"""What scenarios show of the rules, in words."""

from collections.abc import Iterator

from lucidrule.coverage.seen import Clause, Seen
from lucidrule.present.prose import Prose
from lucidrule.present.words import listed, word

_STATES = {"given": "coverage_given", "not_given": "coverage_not_given", "asked": "coverage_asked"}


def lines(seen: Seen, lang: str) -> Iterator[str]:
    """Yield what is told of all of it."""
    done, whole = seen.counts
    yield word("coverage_done", lang, seen.scenarios, whole, done, seen.share)
    yield word("coverage_decide", lang, len(seen.decides), sum(seen.decides.values()))


def rows(seen: Seen, lang: str) -> list[tuple[str, str, str]]:
    """Return what no scenario shows as a table, its headings first; nothing where all is shown."""
    found = [_row(seen, each, lang) for each in seen.states if seen.missing(each) or not seen.decides.get(each, True)]
    keys = ("policy", "coverage_clause", "coverage_not_seen")
    return [(word(keys[0], lang), word(keys[1], lang), word(keys[2], lang)), *found] if found else []


def _row(seen: Seen, clause: Clause, lang: str) -> tuple[str, str, str]:
    told = [_state(each, lang) for each in seen.missing(clause)]
    told += [word("coverage_not_deciding", lang)] * (not seen.decides.get(clause, True))
    stated = seen.programme.policy(clause.policy)
    home = word("coverage_common", lang) if stated is None else stated.title[lang]
    return home, _label(seen, clause, lang), listed(told, lang)


def _state(state: str, lang: str) -> str:
    return word(_STATES.get(state, state), lang)


def _label(seen: Seen, clause: Clause, lang: str) -> str:
    if clause.kind == "point":
        return seen.programme.open_points[clause.name].question[lang]
    policies = [each for each in seen.programme.policies if clause.policy in ("", each.id)]
    if clause.kind == "award":
        return next(each.label[lang] for policy in policies for each in policy.awards if each.id == clause.name)
    found = ((policy, policy.criterion(clause.name)) for policy in policies)
    policy, criterion = next((policy, each) for policy, each in found if each is not None)
    label = criterion.label[lang]
    if clause.node is None:
        return label
    parts = None if criterion not in policy.each else seen.programme.facts[policy.for_each or ""].parts
    prose = Prose(seen.programme, lang, None, parts)
    return word("is", lang, label, "".join(text for _, text in prose.condition(clause.node)))
