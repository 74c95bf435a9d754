"""What a change of rules does to companies, in words: tables that a terminal, a page and a workbook show alike."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import shown
from lucidrule.core.verdict import Outcome
from lucidrule.impact.found import MOST_TOLD, Group, Impact, Move, Paid, PolicyImpact, Side
from lucidrule.impact.pairs import BEFORE, GAINED, LOST, MOVED, NOW, SETTLED
from lucidrule.present.quantities import between, day, money
from lucidrule.present.words import listed, word
from lucidrule.tables.picture import bar

_BAR = 20

# Of what settles an outcome so much is told; `check` tells all of it.
_FEW = 2


class Block(NamedTuple):
    """A table with its title; the first row holds the headings."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class Report(NamedTuple):
    """What is told: a title, lines about all of it, tables, and what holds for all of them."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def report(found: Impact, lang: str, *, most: int = MOST_TOLD) -> Report:
    """Return what the change does, in words.

    Args:
        most: So many of the firms that move are told.
    """
    at, number = day(found.as_of, lang), f"{found.looked:,}"
    versions = [_version(each, lang) for each in (found.old, found.new)]
    lines = [word("impact_rules", lang, *versions)]
    if found.same:
        return _report(lines, word("impact_none", lang, at, number), (), found, lang)
    moved = _number(found.told_moved, lang)
    return _report(
        lines, word("impact_looked", lang, at, number, moved), tuple(_Telling(found, lang, most).blocks()), found, lang
    )


def _report(lines: list[str], last: str, blocks: tuple[Block, ...], found: Impact, lang: str) -> Report:
    notes = [word("impact_privacy", lang, found.min_group)] if found.min_group else []
    notes.append(word("trial_only", lang))
    return Report(word("impact_title", lang), (*lines, last), blocks, tuple(notes))


def _version(of: CompiledProgramme, lang: str) -> str:
    return word("impact_version", lang, word("programme_titled", lang, of.title[lang]), of.version, of.digest[:12])


class Figure(str):
    """A number of companies as it is told; `number` is what a workbook calculates with."""

    number: int

    def __new__(cls, number: int) -> Self:
        """Return it with its thousands apart."""
        told = super().__new__(cls, f"{number:,}")
        told.number = number
        return told


def _number(number: int | None, lang: str) -> str:
    return word("impact_few", lang) if number is None else Figure(number)


class _Telling:
    def __init__(self, found: Impact, lang: str, most: int) -> None:
        self.found, self.lang, self.most = found, lang, most

    def blocks(self) -> Iterator[Block]:
        """Yield the tables: all policies, then those that anything changes in."""
        lang, found = self.lang, self.found
        heads = ("policy", "impact_moved", "impact_gained", "impact_lost", "impact_known", "impact_other_sum")
        sums = ("impact_old_sum", "impact_new_sum", "impact_bar")
        rows = [tuple(word(key, lang) for key in (*heads, *sums))]
        changed = [each for each in found.policies if not each.same]
        rows += [self._policy(each) for each in changed]
        same = len(found.policies) - len(changed)
        title = word("impact_policies", lang)
        yield Block(word("impact_others_same", lang, title, same) if same else title, tuple(rows))
        for each in changed:
            yield self._matrix(each)
            for by in each.groups:
                yield self._groups(each, by)
        if found.min_group:
            return
        if found.moved:
            yield self._moves()
        for each in changed:
            for key, moves in (("impact_gains", each.paid_more), ("impact_losses", each.paid_less)):
                if moves:
                    yield self._ranked(word(key, lang, self._title(each.policy)), moves)

    def _of(self, policy: str) -> CompiledProgramme:
        return self.found.old if self.found.new.policy(policy) is None else self.found.new

    def _title(self, policy: str) -> str:
        stated = self._of(policy).policy(policy)
        return policy if stated is None else stated.title[self.lang]

    def _policy(self, each: PolicyImpact) -> tuple[str, ...]:
        found, counted = self.found, (MOVED, GAINED, LOST, SETTLED)
        told = [*(found.told(each, asked) for asked in counted), found.told_otherwise(each)]
        numbers = (_number(number, self.lang) for number in told)
        sums = (self._paid(found.told_paid(each, new=new), each.policy) for new in (False, True))
        return (self._title(each.policy), *numbers, *sums, self._bars(each))

    def _bars(self, each: PolicyImpact) -> str:
        lines = []
        for asked in (BEFORE, NOW):
            told = self.found.told(each, asked)
            strip = "" if told is None else bar(told, self.found.looked, _BAR) + " "
            lines.append(strip + _number(told, self.lang))
        return "\n".join(lines)

    def _paid(self, paid: Paid | None, policy: str) -> str:
        if paid is None:
            return word("impact_few", self.lang)
        told = between(paid.low, paid.high, self._of(policy).home(policy).money, self.lang)
        return word("impact_open", self.lang, told, f"{paid.open:,}") if paid.open else told

    def _matrix(self, each: PolicyImpact) -> Block:
        lang = self.lang
        rows = [(word("impact_old", lang), word("impact_new", lang), word("impact_companies", lang))]
        for (old, new), number in self.found.told_matrix(each).items():
            rows.append((word(old, lang), word(new, lang), _number(number, lang)))
        return Block(word("impact_matrix", lang, self._title(each.policy)), tuple(rows))

    def _groups(self, each: PolicyImpact, by: str) -> Block:
        lang, fact = self.lang, self.found.facts.get(by, "")
        label = self.found.new.facts[fact].label[lang] if fact else shown(by)
        keys = ("impact_companies", "impact_gained", "impact_lost", "impact_old_sum", "impact_new_sum")
        rows = [(label, *(word(key, lang) for key in keys))]
        rows += [self._group(group, fact, each.policy) for group in self.found.groups(each, by)]
        return Block(word("impact_groups", lang, self._title(each.policy), label), tuple(rows))

    def _group(self, group: Group, fact: str, policy: str) -> tuple[str, ...]:
        lang = self.lang
        choices = (self.found.new.facts[fact].choices if fact else None) or {}
        name = choices[group.value][lang] if group.value in choices else shown(group.value)
        name = name or word("impact_no_value", lang)
        if group.number is None:
            return (name, _number(None, lang), "", "", "", "")
        counts = (_number(number, lang) for number in (group.number, group.gained, group.lost))
        return (name, *counts, self._paid(group.old, policy), self._paid(group.new, policy))

    def _moves(self) -> Block:
        lang, moves = self.lang, self.found.moves
        keys = ("impact_company", "policy", "impact_old", "impact_new", "impact_old_reason", "impact_new_reason")
        rows = [tuple(word(key, lang) for key in keys)]
        for move in moves[: self.most]:
            outcomes = (word(side.outcome, lang) for side in (move.old, move.new))
            reasons = (
                self._reasons(side, programme, move.policy)
                for side, programme in ((move.old, self.found.old), (move.new, self.found.new))
            )
            rows.append((shown(move.name), self._title(move.policy), *outcomes, *reasons))
        title = word("impact_moves", lang)
        if len(moves) > self.most or self.found.moved > MOST_TOLD:
            title = word("impact_moves_first", lang, f"{min(self.most, len(moves)):,}")
        return Block(title, tuple(rows))

    def _reasons(self, side: Side, programme: CompiledProgramme, policy: str) -> str:
        stated = programme.policy(policy)
        criteria = () if stated is None else (stated.criterion(each) for each in side.criteria)
        labels = [each.label[self.lang] for each in criteria if each is not None]
        if not labels:
            return ""
        told = listed(labels[:_FEW], self.lang)
        told = word("and_others", self.lang, told, len(labels)) if len(labels) > _FEW else told
        failing = side.outcome == Outcome.INELIGIBLE.value
        return word("impact_failing" if failing else "impact_unsettled", self.lang, told)

    def _ranked(self, title: str, moves: Sequence[Move]) -> Block:
        lang = self.lang
        keys = ("impact_company", "impact_old_sum", "impact_new_sum", "impact_change")
        rows = [tuple(word(key, lang) for key in keys)]
        for move in moves:
            how = self._of(move.policy).home(move.policy).money
            sums = (
                between(side.low, side.high, how, lang) if side.low is not None else money(Decimal(0), how, lang)
                for side in (move.old, move.new)
            )
            sign = "+" if move.gain > 0 else "-"
            rows.append((shown(move.name), *sums, sign + money(abs(move.gain), how, lang)))
        return Block(title, tuple(rows))
