"""What the words in the slots of a sentence stand for; a name or value that does not exist is told with the nearest."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.quantity import QuantityError
from lucidrule.kernel.interval import Bounds
from lucidrule.kernel.missing import YEARS
from lucidrule.model.money import SEVERAL
from lucidrule.scenarios.canonical import STOPS, canonical
from lucidrule.scenarios.fact_names import fact_names
from lucidrule.scenarios.grammar import number_in
from lucidrule.scenarios.slot_fault import EDGES, QUOTES, SEPARATOR, SlotFault
from lucidrule.scenarios.vocabulary import Names, Vocabulary, labels, names
from lucidrule.texts.catalogue import LANGS, WORDS
from lucidrule.values.amounts import Writing, parse_money
from lucidrule.values.reading import UnfitValue, typed
from lucidrule.values.refusal import UnfitDay, day_of, refusal
from lucidrule.values.spoken import Said, meanings

_NONE = frozenset({Said.NONE, Said.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Expected:
    """A sum as a sentence expects it: `kind` is sum, by_review, not_published or already_granted; None: no bound.

    Attributes:
        codes: The currencies that it can be in.
    """

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    codes: frozenset[str] = field(default=frozenset(), compare=False)


def resolve(slot: str, words: str, vocabulary: Vocabulary) -> Any:
    """Return what the words of a slot stand for.

    Raises:
        SlotFault: Nothing has this name, or it is no such value.
    """
    words = words.strip(QUOTES) if slot in ("text", "value") else words.strip(EDGES).rstrip(STOPS)
    return _READERS.get(slot, _plain)(words, vocabulary)


def value_of(words: str, declared: Any, writing: Writing) -> Any:
    """Return a value by the type of its fact.

    Args:
        writing: How values are written.

    Raises:
        SlotFault: It is no such value.
    """
    kind = declared.type
    # A text is what it is, its full stop included; the choices are names.
    raw: Any = words.strip(QUOTES) if kind == "text" else words.strip(EDGES).rstrip(STOPS)
    if kind == "choice":
        raw = _choice(raw, declared)
    elif kind == "choices" and meanings(raw).isdisjoint(_NONE):
        raw = [_choice(part.strip(EDGES), declared) for part in re.split(r"[、,，]", raw)]
    try:
        return typed(raw, kind, declared, writing)
    except UnfitValue as error:
        code, params, near = refusal(error, str(raw), kind, declared.label.by_language(), declared)
        raise SlotFault(code, near, **params) from None


def one(kind: str, words: str, names: Names) -> tuple[str, ...]:
    """Return the ids that a name stands for.

    Raises:
        SlotFault: Nothing of this kind has the name.
    """
    found = names.find(words)
    if not found:
        raise SlotFault("no-such-name", names.near(words) or _few(names, words), kind=f"@name:{kind}", name=words)
    return found


def _few(names: Names, words: str) -> tuple[str, ...]:
    """Return all names where there are few, in the writing of `words`: then none need be guessed."""
    ascii_only = words.isascii()
    by_id = {ids: names.written[n] for n, ids in reversed(list(names.known.items())) if n.isascii() is ascii_only}
    return tuple(reversed(by_id.values())) if len(by_id) <= 5 else ()


def several(kind: str, words: str, names: Names) -> list[tuple[str, ...]]:
    """Return what each name of a list stands for; a name may itself hold a comma.

    Raises:
        SlotFault: Something in the list has no such name.
    """
    text = canonical(words)
    pattern = re.compile(names.pattern)
    found, at = [], 0
    while at < len(text.text):
        match = pattern.match(text.text, at)
        end = match.end() if match else at
        gap = SEPARATOR.match(text.text, end)
        if match is None or (gap is None and end < len(text.text)):
            wrong = SEPARATOR.split(text.original(at, len(text.text)))[0].strip(EDGES)
            raise SlotFault("no-such-name", names.near(wrong), kind=f"@name:{kind}", name=wrong)
        found.append(names.known[match.group().rstrip(STOPS)])
        at = gap.end() if gap else end
    return found


def _choice(words: str, declared: Any) -> str:
    """Return the choice that a name stands for, where it stands for one; else the words."""
    choices = declared.choices.items()
    found = names((name, choice) for choice, label in choices for name in (choice, *labels(label))).find(words)
    return found[0] if len(found) == 1 else words


def _plain(words: str, vocabulary: Vocabulary) -> str:
    return words


def _named(kind: str) -> Callable[[str, Vocabulary], Any]:
    def read(words: str, vocabulary: Vocabulary) -> Any:
        found = one(kind, words, vocabulary.of(kind))
        if kind in ("criterion", "award", "clause"):
            return found
        if len(found) > 1:
            raise SlotFault("ambiguous-name", found, kind=f"@name:{kind}", name=words)
        return found[0]

    return read


def _listed(kind: str) -> Callable[[str, Vocabulary], Any]:
    def read(words: str, vocabulary: Vocabulary) -> Any:
        found = several(kind, words, vocabulary.of(kind))
        if kind in ("criterion", "award"):
            return tuple(found)
        for each in found:
            if len(each) > 1:
                raise SlotFault("ambiguous-name", each, kind=f"@name:{kind}", name=words)
        return tuple(each[0] for each in found)

    return read


def _date(words: str, vocabulary: Vocabulary) -> date:
    try:
        return day_of(words, words, zone=vocabulary.programme.zone)
    except UnfitDay as error:
        raise SlotFault(error.code, (), **error.params) from None


def _year(words: str, vocabulary: Vocabulary) -> int:
    if not re.fullmatch(r"\d{4}", canonical(words).text) or int(canonical(words).text) not in YEARS:
        raise SlotFault("not-a-calendar-year", (), value=words)
    return int(canonical(words).text)


def _sums(words: str, amounts: Iterable[str], programme: CompiledProgramme) -> tuple[list[Decimal], frozenset[str]]:
    """Return the sums of a text and the currencies that they can be in; all that can read them have to agree."""
    found: dict[str, list[Decimal]] = {}
    code = "not-a-sum"
    for how in dict.fromkeys(member.money for member in programme.members):
        try:
            found[how.code] = [parse_money(each, replace(programme.writing, money=how)) for each in amounts]
        except QuantityError as error:
            code = error.code if error.code == "too-many-digits" else code
    if len({tuple(each) for each in found.values()}) != 1:
        raise SlotFault(code, (), value=words)
    return next(iter(found.values())), frozenset(found)


_ALREADY_GRANTED = frozenset(canonical(WORDS.text("already_granted", lang)).text for lang in LANGS)


def _sum(words: str, vocabulary: Vocabulary) -> Expected:
    text, how = canonical(words).text, vocabulary.programme
    amount = f"({number_in(how)})"
    if re.fullmatch(
        r"(?:(?:给予奖励|有奖励条款),)?(?:金额)?未公布|"
        r"(?:an award exists,its amount is|an award clause,its amount)?not published|"
        r"(?:奨励あり,金額は)?未公表|(?:奨励金の定めあり)?\(?金額未公表\)?".replace(" ", ""),
        text,
    ):
        return Expected("not_published")
    if text in _ALREADY_GRANTED:
        return Expected("already_granted")
    if re.fullmatch(r"(?:金额)?由评审决定|decidedbyreview|審査により決定", text):
        return Expected("by_review")
    review = re.fullmatch(
        rf"(?:最高|不超过|upto|最大){amount}[,]?(?:由评审决定|decidedbyreview|審査により決定)|{amount}を上限に,?審査により決定|"
        rf"上限{amount}\(審査により決定\)",
        text,
    )
    if review:
        (high,), codes = _sums(words, [g for g in review.groups() if g], how)
        return Expected("by_review", high=high, codes=codes)
    bounds = re.fullmatch(rf"{amount}(?:至|到|~|to|から){amount}(?:之间|まで)?", text)
    if bounds:
        (low, high), codes = _sums(words, bounds.groups(), how)
        return Expected("sum", low, high, codes)
    least = re.fullmatch(rf"(?:不低于|至少|atleast){amount}|{amount}(?:以上)", text)
    if least:
        (low,), codes = _sums(words, [g for g in least.groups() if g], how)
        return Expected("sum", low, codes=codes)
    (exact,), codes = _sums(words, [words], how)
    return Expected("sum", exact, exact, codes)


def _totals(words: str, vocabulary: Vocabulary) -> tuple[Bounds, ...]:
    """Return what a total may be: an amount, one or another, or from and to."""
    if canonical(words).text in ("暂无", "无", "noneyet", "none", "現時点でなし", "なし"):
        return ((Decimal(0), Decimal(0)),)
    parts = re.split(r"或者|或|又は|または|\bor\b|、", words)
    programme = vocabulary.programme
    if programme.money.currency is SEVERAL:
        raise SlotFault("total-of-currencies", (), value=words)
    found = [_sum(part.strip(EDGES), vocabulary) for part in parts]
    if any(each.kind != "sum" for each in found):
        raise SlotFault("not-a-sum", (), value=words)
    return tuple(sorted([(each.low, each.high) for each in found], key=lambda ends: ends[0] or Decimal(0)))


def _points(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    found = []
    for part in re.split(r"[；;]|”、“|」、「", words):
        text = canonical(part.strip(EDGES)).text
        known = vocabulary.point.known
        inside = {i for name, ids in known.items() for i in ids if len(text) >= 4 and text in name}
        found_here = set(known.get(text, ())) or inside
        if len(found_here) != 1:
            code = "ambiguous-name" if found_here else "no-such-name"
            near = tuple(sorted(found_here)) or vocabulary.point.near(part) or tuple(vocabulary.programme.open_points)
            raise SlotFault(code, near[:3], kind="@name:point", name=part.strip(EDGES))
        found.append(found_here.pop())
    return tuple(found)


def _statements(words: str, vocabulary: Vocabulary) -> tuple[tuple[str, bool], ...]:
    found = []
    for ids in several("statement", words, vocabulary.statement):
        if len(ids) > 1:
            raise SlotFault("ambiguous-name", ids, kind="@name:statement", name=words)
        fact, _, said = ids[0].partition("=")
        found.append((fact, said == "true"))
    return tuple(found)


_READERS: dict[str, Callable[[str, Vocabulary], Any]] = {
    **{kind: _named(kind) for kind in ("fact", "policy", "outcome", "verdict", "basis", "party", "contradiction")},
    **{kind: _named(kind) for kind in ("criterion", "award", "clause")},
    "facts": fact_names,
    "policies": _listed("policy"),
    "criteria": _listed("criterion"),
    "awards": _listed("award"),
    "sources": _listed("source"),
    "rules": _listed("rule"),
    "points": _points,
    "statements": _statements,
    "date": _date,
    "year": _year,
    "sum": _sum,
    "totals": _totals,
}
