"""One policy in plain words, made from its rule: criteria, entitlement, relations, readings, sources and quotes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lucidrule.compile.compiled import CompiledAward, CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.reads import points_asked
from lucidrule.present.answers import told_answer
from lucidrule.present.applying import applying_prose, whom_to_ask
from lucidrule.present.giving import given
from lucidrule.present.phrases import phrase
from lucidrule.present.prose import Prose
from lucidrule.present.standing import Standing
from lucidrule.present.term import term_of
from lucidrule.present.words import clauses, listed, word

_INDENT = "  "


def describe(policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> str:
    """Return a policy in words."""
    return "\n".join(_Describing(policy, programme, lang).lines())


class _Describing:
    def __init__(self, policy: CompiledPolicy, all_: CompiledProgramme, lang: str) -> None:
        programme = all_.home(policy.id)
        self.policy, self.programme, self.lang = policy, programme, lang
        self.rules = [rule for rule, _ in all_.interactions if policy.id in rule.policies]
        self.prose = Prose(programme, lang).text(_told(policy))
        self.says = Standing(programme, lang)
        records = policy.for_each
        self.list = programme.facts[records] if records is not None else None
        # What was told of the company is told, also where records are.
        self.each = replace(self.prose, parts=self.list.parts) if self.list is not None else self.prose

    def lines(self) -> Iterator[str]:
        lang, stated = self.lang, self.policy.stated
        yield self.policy.title[lang]
        area = next(area for area in self.programme.areas if area.id == self.policy.area)
        yield word("of_year", lang, area.title[lang], stated.id)
        yield stated.summary[lang]
        yield from self.says.lines(stated, 0)
        gate = self.policy.in_force
        yield term_of(gate, lang)
        yield from self.says.lines(gate, 0)
        common = set(self.programme.common)
        own = [criterion for criterion in self.policy.criteria if criterion.id not in common]
        shared = [criterion for criterion in self.policy.criteria if criterion.id in common]
        for title, criteria, prose in (
            (word("criteria", lang), own, self.prose),
            (word("each", lang, self.list.label[lang] if self.list else ""), self.policy.each, self.each),
            (word("common", lang), shared, self.prose),
        ):
            if criteria:
                yield from ("", title)
                for criterion in criteria:
                    yield from self.criterion(criterion, prose)
        yield from ("", word("entitlement", lang))
        if len(self.policy.awards) > 1:
            yield _INDENT + word(f"of_several_{stated.entitlement.of_several}", lang)
        for award in self.policy.awards:
            yield from self.award(award)
        yield from answers_of(self.policy, self.programme, lang)
        yield from self.applying()
        yield from ("", word("interactions", lang))
        yield from self.interactions()
        if stated.readings:
            yield from ("", word("readings", lang))
            for reading in stated.readings:
                yield f"{_INDENT}· {reading.text[lang]}"
                yield from self.says.lines(reading, 2)
        yield ""
        if sources := list(self.says.sources()):
            yield from (word("sources", lang), *sources)
        yield word("assumed_means", lang, whom_to_ask(self.policy, self.programme, lang))

    def criterion(self, criterion: CompiledCriterion, prose: Prose) -> Iterator[str]:
        yield f"{_INDENT}· {criterion.label[self.lang]}"
        for depth, text in prose.condition(criterion.condition):
            yield _INDENT * (depth + 2) + text
        yield from self.says.lines(criterion.stated, 2)

    def award(self, award: CompiledAward) -> Iterator[str]:
        lang, stated = self.lang, award.stated
        yield f"{_INDENT}· {word('is', lang, stated.label[lang], self.sum(award))}"
        if award.asked != tree.AllOf(()):
            lines = list(self.each.condition(award.asked))
            yield _INDENT * 2 + word("when", lang, lines[0][1])
            for depth, text in lines[1:]:
                yield _INDENT * (depth + 2) + text
        if stated.once:
            yield _INDENT * 2 + word("once", lang)
        if stated.split is not None:
            parts = [word("split", lang, stated.split.own.party[lang], self.number(award.own_share, self.each.percent))]
            for other in award.others:
                share = word("share_of", lang, other.party[lang], self.number(other.share, self.each.percent))
                if other.condition != tree.AllOf(()):
                    share += word("if", lang, "".join(text for _, text in self.each.condition(other.condition)))
                parts.append(share)
            yield _INDENT * 2 + clauses(parts, lang)
        if award.cap is not None and award.amount is not None and not _stays_below(award.amount, award.cap):
            yield _INDENT * 2 + word("capped", lang, self.number(award.cap, self.each.money))
        yield from self.says.lines(stated, 2)

    def number(self, number: Decimal | Dated, told: Callable[[Decimal], str]) -> str:
        """Return a number; one that changes with time with the days of its values."""
        if not isinstance(number, Dated):
            return told(number)
        each = [(self.each.first_day(first, number), self.number(value, told)) for first, value in number.values]
        return listed([phrase("value_from", self.lang, first, value) for first, value in each], self.lang)

    def sum(self, award: CompiledAward) -> str:
        lang = self.lang
        if award.by_review:
            amount = self.up_to(award.amount)
        else:
            amount = word("not_published", lang) if award.amount is None else self.each.amount(award.amount)
        return given(award.stated, amount, lang)

    def up_to(self, limit: tree.Amount | None) -> str:
        """Return up to where a review decides on a sum."""
        if limit is None:
            return word("by_review", self.lang)
        if isinstance(limit, tree.Literal_):
            return word("up_to_by_review", self.lang, self.each.amount(limit))
        return word("within_by_review", self.lang, self.each.limit(limit))

    def interactions(self) -> Iterator[str]:
        lang = self.lang
        for rule in self.rules:
            yield f"{_INDENT}· {rule.label[lang]}"
            yield from self.says.lines(rule, 2)
        default = self.programme.stated.interactions.default
        yield f"{_INDENT}· {default.label[lang]}"
        yield from self.says.lines(default, 2)

    def applying(self) -> Iterator[str]:
        """Yield how one applies, where anything is said of it."""
        told = list(applying_prose(self.policy, self.programme, self.lang))
        if told:
            yield from ("", word("applying", self.lang))
        for depth, text, clause in told:
            yield _INDENT * depth + text
            if clause is not None:
                yield from self.says.lines(clause, depth + 1)


def answers_of(policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> Iterator[str]:
    """Yield what the authority has answered, to all, of what a policy leaves open."""
    asked = points_asked(list(_told(policy)))
    told = [each for each in programme.answers if each.point in asked]
    if told:
        yield from ("", word("answered_points", lang))
    for answer in told:
        yield _INDENT + told_answer(answer, programme, lang)


def open_points_of(policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> list[str]:
    """Return the questions of a policy that its text leaves open, as far as nobody has answered them to all."""
    answered = {answer.point for answer in programme.answers}
    asked = points_asked(list(_told(policy)))
    return [programme.open_points[name].question[lang] for name in programme.open_points if name in asked - answered]


def _told(policy: CompiledPolicy) -> Iterator[tree.Condition | tree.Amount]:
    """Yield the conditions and amounts of a policy."""
    yield from (criterion.condition for criterion in (*policy.criteria, *policy.each))
    for award in policy.awards:
        yield from (award.condition, *(other.condition for other in award.others))
        if award.amount is not None:
            yield award.amount


def _stays_below(amount: tree.Amount, cap: Any) -> bool:
    """Return whether an amount can never reach the programme's cap, so that the cap need not be told."""
    if isinstance(cap, Dated):
        return all(_stays_below(amount, each) for each in cap.each)
    if isinstance(amount, Dated):
        return all(_stays_below(each, cap) for each in amount.each)
    waiting, seen = [amount], set[int]()
    while waiting:
        at = waiting.pop()
        match at:
            case tree.Literal_(value=value) if value <= cap:
                return True
            case tree.LeastOf() | tree.NamedAmount() if id(at) not in seen:
                # relies on (definitions shared)
                seen.add(id(at))
                waiting.extend(at.parts if isinstance(at, tree.LeastOf) else (at.amount,))
    return False
