"""What a change of rules means, in words and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import cut, shown
from lucidrule.core.quantity import plain
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.loading.stated import Said
from lucidrule.present.findings import FindingWords
from lucidrule.present.quantities import between, day, money, value_of
from lucidrule.present.words import word
from lucidrule.prove.extremes import Extreme
from lucidrule.prove.moved import Range
from lucidrule.prove.rule_change import PolicyChange, RuleChange, Shift

# Of the lower and of the upper edge: how it is told where it belongs to the range, and where it does not.
_OF_NUMBERS = (("diff_from", "diff_above"), ("diff_to", "diff_below"))
# Days are whole: the first belongs to the range, the day after the last does not.
_OF_DAYS = (("diff_day_from", "diff_day_from"), ("diff_day_below", "diff_day_below"))


class Stated(NamedTuple):
    """What is changed beside the rules themselves.

    Attributes:
        renamed: What is only called otherwise: the name of before and that of now.
        said: Texts, basis and sources.
    """

    renamed: Sequence[tuple[str, str]] = ()
    said: Sequence[Said] = ()


class ChangeWords:
    """Words for a change of rules, in one language."""

    def __init__(
        self,
        found: RuleChange,
        programmes: tuple[CompiledProgramme, CompiledProgramme],
        stated: Stated,
        lang: str,
    ) -> None:
        """Begin.

        Args:
            programmes: The old and the new one.
        """
        self._found, self._programmes, self._stated, self._lang = found, programmes, stated, lang
        # Whatever either programme asks has a name.
        both = replace(programmes[1], facts=found.facts)
        self._words = FindingWords(both, found.as_of.year, lang)

    def lines(self, *, markdown: bool = False) -> Iterator[str]:
        """Yield what is told, a line each; in Markdown as a heading and lists."""
        title = word("diff_title", self._lang, day(self._found.as_of, self._lang))
        yield from (f"### {title}", "") if markdown else (title,)
        for each in self._found.policies:
            told = word("is", self._lang, self._title(each.policy), word(f"diff:{each.state}", self._lang))
            yield f"- {_escaped(told)}" if markdown else told
            for line in self._of(each):
                yield f"  - {_escaped(line.strip())}" if markdown else f"  {line}"
        for line in self._rest():
            yield f"- {_escaped(line.strip())}" if markdown else line

    def data(self) -> dict[str, Any]:
        """Return all of it as data."""
        return {
            "as_of": self._found.as_of.isoformat(),
            "same": self._found.same,
            "policies": [self._data(each) for each in self._found.policies],
            "interactions": self._found.interactions,
            "renamed": [{"old": old, "new": new} for old, new in self._stated.renamed],
            "texts": [each._asdict() for each in self._stated.said],
        }

    def _of(self, change: PolicyChange) -> Iterator[str]:
        for shift in change.shifts:
            sides = (self._side(shift.old, 0, change.policy), self._side(shift.new, 1, change.policy))
            direction = word(f"diff:{shift.direction}", self._lang)
            if shift.range is None:
                yield word("diff_shift_only", self._lang, direction, *sides)
            else:
                yield word("diff_shift", self._lang, direction, self._range(shift.range), *sides)
            yield "  " + word("witness_of", self._lang, self._words.example(shift.facts))
        for way in change.whole:
            if any(shift.direction == way for shift in change.shifts):
                yield word("diff_whole", self._lang, word(f"diff:{way}", self._lang))
        yield from self._extremes(change)
        for name, reason in change.not_proven:
            why = word(f"not_proven:{reason}", self._lang)
            yield word("diff_not_proven", self._lang, word(f"diff:{name}", self._lang), why)

    def _extremes(self, change: PolicyChange) -> Iterator[str]:
        def paid(amount: Decimal) -> str:
            return money(amount, self._programmes[1].home(change.policy).money, self._lang)

        for key, endless, found in (
            ("diff_gain", "diff_gain_endless", change.gain),
            ("diff_loss", "diff_loss_endless", change.loss),
        ):
            if found is None:
                continue
            yield word(endless, self._lang) if found.amount is None else word(key, self._lang, paid(found.amount))
            if found.facts is not None:
                yield "  " + word("witness_of", self._lang, self._words.example(found.facts))

    def _rest(self) -> Iterator[str]:
        found = self._found.interactions
        if found in ("same", "not_proven"):
            yield word(f"diff_interactions:{found}", self._lang)
        elif found != "not_asked":
            yield word("diff_interactions:differ", self._lang, found)
        yield from _stated(self._stated, self._lang)
        if self._found.same:
            yield word("diff_same", self._lang)

    def _title(self, name: str) -> str:
        stated = self._programmes[1].policy(name) or self._programmes[0].policy(name)
        assert stated is not None, "one of them has it"
        return stated.title[self._lang]

    def _side(self, outcome: PolicyOutcome, which: int, policy: str) -> str:
        told, found = word(outcome.outcome.value, self._lang), outcome.entitlement.sum
        if found is None or found.low is None:
            return told
        how = self._programmes[which].home(policy).money
        return word("diff_paid", self._lang, told, between(found.low, found.high, how, self._lang))

    def _range(self, found: Range) -> str:
        parts = []
        low, high = _OF_DAYS if self._is_day(found) else _OF_NUMBERS
        for edge, keys in ((found.low, low), (found.high, high)):
            if edge is not None:
                place, inside = edge
                parts.append(word(keys[not inside], self._lang, self._value(found, place)))
        told = parts[0] if len(parts) == 1 else word("diff_both", self._lang, *parts)
        return word("is", self._lang, self._words.slot(found.slot), told)

    def _is_day(self, found: Range) -> bool:
        declared = self._words.declared(found.slot)
        return declared is not None and declared.type in ("date", "event")

    def _value(self, found: Range, place: Fraction) -> str:
        value: Any = date.fromordinal(int(place)) if self._is_day(found) else _decimal(place)
        return value_of(value, self._words.declared(found.slot), self._programmes[1].money, self._lang)

    def _data(self, change: PolicyChange) -> dict[str, Any]:
        return {
            "policy": change.policy,
            "state": change.state,
            "shifts": [self._shift(each) for each in change.shifts],
            "gain": _extreme(change.gain),
            "loss": _extreme(change.loss),
            "all_in_ranges": list(change.whole),
            "not_proven": dict(change.not_proven),
        }

    def _shift(self, shift: Shift) -> dict[str, Any]:
        return {
            "direction": shift.direction,
            "range": None if shift.range is None else self._edges(shift.range),
            "facts": shift.facts,
            "old": shift.old.to_dict(proof=False),
            "new": shift.new.to_dict(proof=False),
        }

    def _edges(self, found: Range) -> dict[str, Any]:
        def edge(side: Any) -> dict[str, Any] | None:
            if side is None:
                return None
            place, inside = side
            value = date.fromordinal(int(place)).isoformat() if self._is_day(found) else plain(_decimal(place))
            return {"value": value, "included": inside}

        return {"fact": found.slot, "low": edge(found.low), "high": edge(found.high)}


def _stated(stated: Stated, lang: str) -> Iterator[str]:
    """Yield what is changed beside the rules, a line each."""
    if stated.renamed:
        yield word("diff_renamed", lang)
        for names in stated.renamed:
            yield "  " + word("diff_renamed_line", lang, *map(shown, names))
    yield word("diff_stated" if stated.said else "diff_stated_none", lang)
    for each in stated.said:
        sides = (
            word("diff_stated_nothing", lang) if side is None else word("quoted", lang, shown(cut(side)))
            for side in (each.old, each.new)
        )
        yield "  " + word("diff_stated_line", lang, shown(each.path), *sides)


def _extreme(found: Extreme | None) -> dict[str, Any] | None:
    """Return the most that a company gains or loses as data; an amount of null has no bound."""
    if found is None:
        return None
    return {"amount": None if found.amount is None else plain(found.amount), "facts": found.facts}


def _decimal(place: Fraction) -> Decimal:
    """Return an edge of a rule: a figure that it states, or what comes of some, to twelve decimals."""
    return Decimal(int(place * 10**12)).scaleb(-12)


def _escaped(text: str) -> str:
    """Return a line of Markdown that shows a text as it is."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in text)
