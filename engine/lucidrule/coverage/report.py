"""What scenarios show of the rules, in words."""

from collections.abc import Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.coverage.clauses import Clause
from lucidrule.coverage.seen import Seen
from lucidrule.kernel import tree
from lucidrule.present.prose import Prose
from lucidrule.present.words import listed, word

_STATES = {
    "given": "coverage_given",
    "not_given": "coverage_not_given",
    "asked": "coverage_asked",
    "reached": "coverage_reached",
    "below": "coverage_below",
    "at": "coverage_at",
    "above": "coverage_above",
}


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
    told = [state_of(each, lang) for each in seen.missing(clause)]
    told += [word("coverage_not_deciding", lang)] * (not seen.decides.get(clause, True))
    return home_of(seen, clause, lang), label_of(seen, clause, lang), listed(told, lang)


def state_of(state: str, lang: str) -> str:
    """Return a state in words."""
    return word(_STATES.get(state, state), lang)


def home_of(seen: Seen, clause: Clause, lang: str) -> str:
    """Return the title of the policy that a clause stands in, or what it is of several."""
    if "relation" in (clause.kind, clause.inside):
        return word("coverage_relations", lang)
    stated = seen.programme.policy(clause.policy)
    if stated is not None:
        return stated.title[lang]
    return word("readings_of_all" if clause.kind == "reading" else "coverage_common", lang)


def label_of(seen: Seen, clause: Clause, lang: str, *, alone: bool = True) -> str:
    """Return a clause in words.

    Args:
        alone: With what it stands in.
    """
    own = _within(seen, clause, lang)
    if not own:
        return _whole(seen, clause, lang)
    return word("is", lang, _whole(seen, clause, lang), own) if alone else own


def _whole(seen: Seen, clause: Clause, lang: str) -> str:
    """Return what a clause is called, or that in which it stands."""
    programme, kind = seen.programme, clause.inside or clause.kind
    if kind == "point":
        return programme.open_points[clause.name].question[lang]
    if kind == "relation":
        return next(stated.label[lang] for stated, _ in programme.interactions if stated.id == clause.name)
    if kind == "reading":
        return _reading(programme, clause, lang)
    policies = [each for each in programme.policies if clause.policy in ("", each.id)]
    if kind in ("award", "band"):
        return next(each.label[lang] for policy in policies for each in policy.awards if each.id == clause.name)
    return next(each.label[lang] for policy in policies for each in policy.all_criteria if each.id == clause.name)


def _reading(programme: CompiledProgramme, clause: Clause, lang: str) -> str:
    """Return how a text is read; beside what else its policy says, that this is what is told."""
    policy = programme.policy(clause.policy)
    if policy is not None:
        text = next(each.text[lang] for each in policy.stated.readings if each.id == clause.name)
        return word("is", lang, word("readings", lang), text)
    *home, name = clause.name.split("/")
    stated = [each.stated for each in programme.members if not home or each.id == home[0]]
    return next(each.text[lang] for whole in stated for each in whole.readings if each.id == name)


def _within(seen: Seen, clause: Clause, lang: str) -> str:
    """Return what a clause says within that in which it stands; empty: it stands in none."""
    if clause.kind == "band":
        return word("coverage_year" if isinstance(clause.node, tree.Scheduled) else "coverage_band", lang, clause.place)
    if clause.node is None:
        return ""
    policy = seen.programme.policy(clause.policy)
    records = None if policy is None or policy.for_each is None else seen.programme.facts[policy.for_each].parts
    prose = Prose(seen.programme, lang, None, records)
    told = "".join(text for _, text in prose.condition(clause.node))
    return word("coverage_edge", lang, told) if clause.kind == "edge" else told
