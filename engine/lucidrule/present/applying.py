"""How one applies for a policy in words: whom to ask, where, when, with which documents."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lucidrule.compile.applying import days_of
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.applying import documents
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.windows import Span, Windows, windows_at
from lucidrule.model.applying import Apply, Once, Window
from lucidrule.model.base import Clause, OptionalClause
from lucidrule.present import quantities
from lucidrule.present.lines import Line
from lucidrule.present.quantities import day
from lucidrule.present.words import clauses, listed, word

PLACES = ("office", "address", "phone", "link")
Standing = Callable[[Clause | OptionalClause], str]


def whom_to_ask(policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> str:
    """Return who can say what is not known of a policy: the office that is named, else who issued the programme."""
    return (policy.applying.office or programme.home(policy.id).stated.issuer)[lang]


def applying_lines(
    outcome: PolicyOutcome, determination: Determination, standing: Standing, *, lang: str, full: bool
) -> Iterator[Line]:
    """Yield how one applies for a policy: one line where it matters, all of it if `full`.

    Args:
        standing: Tells on whose word a clause stands.
    """
    policy = outcome.policy
    windows = windows_at(policy, determination.as_of)
    if not full:
        if told := applying_short(outcome, determination.as_of, lang):
            yield Line(1, word("apply", lang, told))
        return
    for depth, text, clause in in_full(policy, determination.programme, windows, lang):
        yield Line(depth, text + (standing(clause) if clause is not None else ""))


def applying_short(outcome: PolicyOutcome, as_of: date, lang: str) -> str:
    """Return where and when one applies for a policy, where that matters; empty where nothing is said of it."""
    windows = windows_at(outcome.policy, as_of)
    return _short(outcome.policy, windows, lang) if _matters(outcome, windows) else ""


def where_and_when(policy: CompiledPolicy, as_of: date, lang: str) -> tuple[str, str, str]:
    """Return the office, the windows at a reference date and the telephone; empty what nobody published."""
    office, stated, windows = policy.applying.office, policy.applying.by("phone"), windows_at(policy, as_of)
    phone = None if stated is None else stated.phone
    return "" if office is None else office[lang], "" if windows is None else _state(windows, lang), phone or ""


def in_full(
    policy: CompiledPolicy, programme: CompiledProgramme, windows: Windows | None, lang: str
) -> Iterator[tuple[int, str, Clause | None]]:
    """Yield all that is said of how one applies at a reference date: depth, text, and the clause that says it."""
    places: list[tuple[str, Clause | None]] = [*_places(policy, lang)]
    if windows is not None:
        places += [(text, policy.applying.by("windows")) for text in _around(windows, lang)]
    if places:
        yield 1, word("applying", lang), None
    for text, clause in places:
        yield 2, text, clause
    yield from _materials(policy, programme, lang)


def applying_rows(programme: CompiledProgramme, as_of: date, lang: str) -> Iterator[tuple[str, str]]:
    """Yield for each policy, by title, what is said of how one applies at a reference date."""
    for policy in programme.policies:
        for _, text, _ in in_full(policy, programme.home(policy.id), windows_at(policy, as_of), lang):
            yield policy.title[lang], text


def _materials(
    policy: CompiledPolicy, programme: CompiledProgramme, lang: str
) -> Iterator[tuple[int, str, Clause | None]]:
    told = list(documents(policy))
    if told:
        yield 1, word("materials", lang), None
    for document in told:
        yield 2, _document(document, policy, programme, lang), document.material


def _matters(outcome: PolicyOutcome, windows: Windows | None) -> bool:
    """Return whether one may want to apply; what a policy granted may be asked for after it, too."""
    if outcome.outcome is Outcome.NOT_IN_FORCE:
        return windows is not None and windows.open is not None
    return outcome.outcome is not Outcome.INELIGIBLE


def _short(policy: CompiledPolicy, windows: Windows | None, lang: str) -> str:
    office = policy.applying.office
    told = [office[lang]] if office is not None else []
    if windows is not None:
        told.insert(0, _state(windows, lang))
    return clauses(told, lang)


def _state(windows: Windows, lang: str) -> str:
    """Return where a reference date stands among the windows."""
    if windows.open is not None:
        return word("window_open", lang, day(windows.open.last, lang))
    if windows.next is not None:
        return word("window_ahead", lang, day(windows.next.first, lang), day(windows.next.last, lang))
    return (
        word("window_none", lang) if windows.last is None else word("window_over", lang, day(windows.last.last, lang))
    )


def _around(windows: Windows, lang: str) -> Iterator[str]:
    yield _state(windows, lang)
    each = (("window_at", windows.open), ("window_next", windows.next), ("window_last", windows.last))
    for key, span in each:
        if span is not None:
            yield word(key, lang, _days(span, lang))


def _days(span: Span, lang: str) -> str:
    if span.first == span.last:
        return word("window_day", lang, day(span.first, lang))
    return word("window_days", lang, day(span.first, lang), day(span.last, lang))


def applying_prose(
    policy: CompiledPolicy, programme: CompiledProgramme, lang: str
) -> Iterator[tuple[int, str, Clause | OptionalClause | None]]:
    """Yield how one applies, as it is stated: depth, text, and the clause that it is, where its standing is due."""
    places = list(_places(policy, lang))
    windows = policy.applying.by("windows")
    listed_at = [(_stated(window, lang), window) for window in policy.applying.windows]
    for at, (text, clause) in enumerate(places):
        # What one clause says is told together, its standing once.
        followed = places[at + 1][1] if at + 1 < len(places) else windows
        yield 1, text, None if followed is clause else clause
    for at, (text, window) in enumerate(listed_at):
        own = window if window.basis is not None else windows if at == len(listed_at) - 1 else None
        yield 1, word("window_at", lang, text), own
    yield from _materials(policy, programme, lang)


def _places(policy: CompiledPolicy, lang: str) -> Iterator[tuple[str, Apply]]:
    """Yield office, address, telephone and link, each with what says it."""
    for key in PLACES:
        stated = policy.applying.by(key)
        value = None if stated is None else getattr(stated, key)
        if stated is not None and value is not None:
            yield word(f"apply_{key}", lang, value if isinstance(value, str) else value[lang]), stated


def _stated(window: Window, lang: str) -> str:
    """Return a window as it is stated."""
    if isinstance(window, Once):
        return _days(Span(window.once.from_, window.once.to), lang)
    first, last = days_of(window)
    begins, ends = (quantities.day_of_year(*each, lang) for each in (first, last))
    if first == last:
        return word("window_each_year", lang, word("window_day", lang, begins))
    return word(
        "window_each_year", lang, word("window_to_next_year" if last < first else "window_days", lang, begins, ends)
    )


def _document(document: Any, policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> str:
    label = document.material.label[lang]
    names = [_named(name, policy, programme, lang) for name in document.proves]
    return word("material_proves", lang, label, listed(names, lang)) if names else label


def _named(name: str, policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> str:
    criterion = policy.criterion(name)
    if criterion is not None:
        return criterion.label[lang]
    return programme.facts[name].label[lang] if name in programme.facts else programme.labels[name][lang]
