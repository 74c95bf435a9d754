"""Questions as fields of a form: what can be chosen or typed, what stands there already, and what comes back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.asking import declared_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.quantity import plain
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Declared
from lucidrule.present.words import word
from lucidrule.values.reading import not_known
from lucidrule.values.spoken import Said as Spoken
from lucidrule.values.spoken import meanings
from lucidrule.web.page.question_key import key_of
from lucidrule.web.page.state import Said, said_of

# Of a list to tick: none of it. No id of a choice begins so.
_NONE = "-none"
_FEW = 8
_DIGITS = frozenset({"count", "number", "money", "share", "records"})


class Choice(NamedTuple):
    """Something to choose."""

    value: str
    label: str
    chosen: bool


class Field(NamedTuple):
    """A field for one fact.

    Attributes:
        key: Its name in the form.
        kind: `one` of a few, `select` of many, `many` to tick, `text` to type.
        typed: What stands in it.
        digits: Whether a phone may show digits.
        words: What else may be said with one press: each word as it is sent, and what it says.
    """

    key: str
    kind: str
    choices: tuple[Choice, ...]
    typed: str
    digits: bool
    words: tuple[tuple[str, str], ...]


def field_of(programme: CompiledProgramme, missing: Missing, stands: Any, lang: str) -> Field:
    """Return the field of a question.

    Args:
        stands: What was answered, or is known of it; None: nothing.
    """
    declared = declared_of(programme.facts, missing)
    chosen = _chosen(stands, declared)
    kind = _kind(declared)
    choices = tuple(Choice(value, label, value in chosen) for value, label in _choices(declared, kind, lang))
    typed = "" if choices else next(iter(chosen), "")
    return Field(key_of(missing), kind, choices, typed, declared.type in _DIGITS, _words(declared, lang))


def _kind(declared: Declared) -> str:
    if declared.type == "choices":
        return "many"
    if declared.type == "choice":
        return "one" if len(declared.choices or {}) <= _FEW else "select"
    return "one" if declared.type == "flag" else "text"


def _choices(declared: Declared, kind: str, lang: str) -> list[tuple[str, str]]:
    if declared.type == "flag":
        return [("true", word("true", lang)), ("false", word("false", lang))]
    told = [(name, label[lang]) for name, label in (declared.choices or {}).items()]
    return [*told, (_NONE, word("web_none_of_these", lang))] if kind == "many" else told


def _chosen(stands: Any, declared: Declared) -> tuple[str, ...]:
    """Return the values of a field in which an answer, or what is known, stands."""
    match stands:
        case None:
            return ()
        case bool():
            return ("true" if stands else "false",)
        case tuple() if declared.type == "records":
            return (str(len(stands)),)
        case tuple() | frozenset():
            return tuple(sorted(stands)) or (_NONE,)
        case Decimal():
            return (plain(stands),)
        case str() if declared.type == "choices" and Spoken.NONE in meanings(stands):
            return (_NONE,)
    return (str(stands),)


def _words(declared: Declared, lang: str) -> tuple[tuple[str, str], ...]:
    """Return what may be said beside a value: that something never happened, that the question does not apply."""
    if declared.not_applicable is not None:
        return (("not applicable", word("web_not_applicable", lang)),)
    if declared.type == "event":
        return (("never", word("never", lang)),)
    return (("0", word("web_none_at_all", lang)),) if declared.type == "records" else ()


def comes_back(posted: Sequence[str], missing: Missing, programme: CompiledProgramme) -> Said:
    """Return what was chosen or typed in a field; empty: nothing.

    Raises:
        ProfileAtFault: It is longer than any answer.
    """
    try:
        if declared_of(programme.facts, missing).type == "choices" and not any(map(not_known, posted)):
            named = [each for each in posted if each != _NONE]
            return said_of(named) if named else "none" if posted else ""
        return said_of(posted[0].strip()) if posted else ""
    except ValueError:
        raise ProfileAtFault((Fault("answer-too-long", None),)) from None


def as_told(said: Said) -> str | None:
    """Return the word that was said in the place of a value, which is shown as it was said; None: a value was."""
    return "web_not_applicable" if isinstance(said, str) and Spoken.NOT_APPLICABLE in meanings(said) else None


def missing_of_group(
    programme: CompiledProgramme, group: str, years: Mapping[str, Sequence[int]], records: Mapping[str, int]
) -> list[Missing]:
    """Return every question about the facts of a group, in order.

    Args:
        years: The years to ask for, of each yearly fact.
        records: How many records each list is known to have.
    """
    found: list[Missing] = []
    for name, fact in programme.facts.items():
        if fact.group != group:
            continue
        if fact.yearly:
            found += [Missing(name, year) for year in years[name]]
            continue
        found.append(Missing(name))
        parts = fact.parts or {}
        found += [Missing(name, record=at, part=part) for at in range(1, records.get(name, 0) + 1) for part in parts]
    return found
