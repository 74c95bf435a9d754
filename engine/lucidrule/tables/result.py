"""What a screening writes beside each row: headings and cells, for people or for programs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, assert_never

from lucidrule.advise.if_met import IfMet
from lucidrule.columns.missing import BETWEEN
from lucidrule.columns.output_columns import totals_of
from lucidrule.compile.compiled import CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Combination, Total
from lucidrule.formulas.column import Column
from lucidrule.kernel.missing import Missing
from lucidrule.model.sources import taken
from lucidrule.present.entitlement import between, sum_of
from lucidrule.present.if_met import and_beside, beside_totals, few_words
from lucidrule.present.quantities import missing_names
from lucidrule.present.standing import basis_of
from lucidrule.present.words import clauses, word
from lucidrule.tables.left_row import LeftOut, why_left
from lucidrule.tables.screening import Screened

_NONE_LEFT: Mapping[int, LeftOut] = {}
_SPAN = re.compile(r"(\d+)-(\d+)")


class Heading(NamedTuple):
    """A column of the result: its heading, and how wide people need it."""

    text: str
    width: int


class Result:
    """The columns that a screening adds."""

    def __init__(
        self,
        compiled: CompiledProgramme,
        policies: tuple[str, ...],
        lang: str,
        *,
        for_people: bool,
        explain: bool,
        if_met: bool = False,
        tells_left: bool = False,
    ) -> None:
        """Begin.

        Args:
            for_people: Words and titles of `lang`; else ids and codes, the same in every language.
            explain: With the verdict of every criterion and the reasons in words.
            if_met: With what all policies may come to.
            tells_left: With a column for why a row was left out.
        """
        self._compiled, self._lang, self._for_people, self._explain = compiled, lang, for_people, explain
        self._tells_left, self._if_met = tells_left, if_met
        self._policies = [each for each in compiled.policies if each.id in policies]
        self._whole = len(policies) == len(compiled.policies)
        self._money = {member.money.code: member.money for member in compiled.members}
        self._numbers = {policy.id: at for at, policy in enumerate(compiled.policies, 1)}
        # Most rows lack the same few facts.
        self._words = {each.value: word(each, lang) for each in Outcome} if for_people else {}
        self._named = lru_cache(100_000)(lambda codes: missing_names(missing_of(codes), compiled.facts, lang))
        # By policy the criteria that are told with it; one that policies share is told once, with the first of them.
        self._told: dict[str, list[CompiledCriterion]] = {}
        keys: set[str] = set()
        for policy in self._policies:
            self._told[policy.id] = [each for each in policy.all_criteria if policy.key(each) not in keys]
            keys.update(map(policy.key, policy.all_criteria))

    def headings(self) -> list[Heading]:
        """Return the headings that are added."""
        found = [Heading(word("why_left", self._lang) if self._for_people else "left out", 24)] * self._tells_left
        found += [heading for policy in self._policies for heading in self._of_policy(policy)]
        if self._whole and self._for_people:
            found.append(Heading(word("total_together", self._lang), 20))
        elif self._whole:
            found += [Heading(name, 14) for names in totals_of(self._compiled).values() for name in names]
        if self._if_met and self._for_people:
            found.append(Heading(word("dates_if_met", self._lang), 30))
        elif self._if_met:
            found += [Heading(name, 14) for name in if_met_headings(self._money)]
        return found

    def rows(self, screened: Screened, left: Mapping[int, LeftOut] = _NONE_LEFT) -> Iterator[list[Any]]:
        """Yield what is added to each row; `left`: those that no company is judged by, by their number."""
        nothing = [""] * (len(self.headings()) - self._tells_left)
        # Of most rows nothing is combined.
        none_together = self._total(None) if self._whole else []
        each = {policy.id: self._cells(policy.id, screened) for policy in self._policies}
        for at in range(len(screened.cells)):
            if at in screened.blank:
                why = _why_left(left[screened.first + at], self._lang if self._for_people else None)
                yield [why] * self._tells_left + nothing
                continue
            told: list[Any] = [""] * self._tells_left
            verdicts = {} if screened.determinations is None else self._verdicts(screened.determinations[at])
            for policy in self._policies:
                told += each[policy.id][at]
                if screened.determinations is not None:
                    told += self._explained(policy, screened.determinations[at], verdicts)
            if self._whole:
                told += self._total(screened.combined[at]) if at in screened.combined else none_together
            if self._if_met:
                told += _all_met(screened, at, self._compiled, self._lang if self._for_people else None)
            yield told

    def _of_policy(self, policy: CompiledPolicy) -> Iterator[Heading]:
        lang, name = self._lang, policy.id
        # With its number, as reports have it: a fact may bear the same name.
        title = f"{self._numbers[name]}. {policy.title[lang]}"
        if self._for_people:
            yield Heading(title, 18)
            yield Heading(word("of_table", lang, title, word("missing_facts", lang)), 30)
            yield Heading(word("of_table", lang, title, word("amount", lang)), 18)
        else:
            yield Heading(name, 14)
            yield Heading(f"{name} missing", 30)
            yield Heading(f"{name} low", 14)
            yield Heading(f"{name} high", 14)
        if self._explain:
            if self._for_people:
                yield Heading(word("of_table", lang, title, word("reason", lang)), 50)
            else:
                yield Heading(f"{name} reason", 50)
            for criterion in self._told[name]:
                label = criterion.label[lang]
                own = label if criterion.shared else word("of_table", lang, title, label)
                yield Heading(own if self._for_people else policy.key(criterion), 14)

    def _cells(self, name: str, screened: Screened) -> list[tuple[str | None, ...]]:
        """Return of each row what is said of a policy: its outcome, what is missing, what it pays."""
        outcomes = [self._words.get(outcome, outcome) for outcome in screened.outcomes[name]]
        missing = [codes or "" for codes in screened.missing[name]]
        if self._for_people:
            missing = [self._named(codes) if codes else "" for codes in missing]
        nothing: list[str | None] = [""] if self._for_people else [None, None]
        paid: list[list[str | None]] = [nothing] * len(outcomes)
        for at, outcome in screened.entitled[name].items():
            paid[at] = self._amount(outcome)
        return [(told, codes, *amounts) for told, codes, amounts in zip(outcomes, missing, paid, strict=True)]

    def _amount(self, outcome: PolicyOutcome) -> list[str | None]:
        if self._for_people:
            return [sum_of(outcome, self._compiled.home(outcome.id).money, self._lang)]
        found = outcome.entitlement.sum
        if found is None:
            return [None, None]
        return [None if end is None else plain(end) for end in (found.low, found.high)]

    def _total(self, combination: Combination | None) -> list[str | None]:
        """Return what may be granted together; from and to where a sum is open or missing facts decide."""
        code = self._compiled.money.code
        if self._for_people:
            found = ends_told(combination, code)
            told = [between(*found[code], how, self._lang) for code, how in self._money.items() if code in found]
            unbounded = () if combination is None else combination.unbounded
            return [and_beside(clauses(told, self._lang), unbounded, self._compiled, self._lang)]
        found = total_ends(combination, code)
        ends = [end for code in self._money for end in found.get(code, (None, None))]
        return [None if end is None else plain(end) for end in ends]

    def _verdicts(self, determination: Determination) -> dict[str, str]:
        """Return the verdict of each criterion by its key: of a shared one as the first policy in force has it."""
        found: dict[str, str] = {}
        outcomes = {each.id: each for each in determination.outcomes}
        for policy in self._policies:
            for each in outcomes[policy.id].criteria:
                found.setdefault(policy.key(each.criterion), each.verdict.value)
        return found

    def _explained(
        self, policy: CompiledPolicy, determination: Determination, verdicts: Mapping[str, str]
    ) -> list[str]:
        outcome = next(each for each in determination.outcomes if each.id == policy.id)
        found = [verdicts.get(policy.key(each), "") for each in self._told[policy.id]]
        words = [word(each, self._lang) if each and self._for_people else each for each in found]
        return [reason_of(outcome, self._compiled, self._lang), *words]


def if_met_headings(codes: Iterable[str]) -> list[str]:
    """Return the names of the columns of what all may come to; of one currency alone it is not named."""
    named = [f"{code} " for code in codes]
    prefixes = [""] if len(named) == 1 else named
    return [f"if_met {prefix}{each}" for prefix in prefixes for each in ("low", "high", "high_of_others", "unbounded")]


def _all_met(screened: Screened, at: int, compiled: CompiledProgramme, lang: str | None) -> list[str | None]:
    """Return what all policies may come to of a row: in words of a language, or as in JSON; nothing where none is
    open."""
    found = screened.if_met.get(at, {})
    if lang is None:
        codes = dict.fromkeys(member.money.code for member in compiled.members)
        return [cell for code in codes for cell in _as_data(found.get(code))]
    beside = beside_totals(found, screened.combined.get(at), compiled)
    return [few_words(list(beside), compiled, lang)]


def _as_data(found: IfMet | None) -> list[str | None]:
    if found is None:
        return [None, None, None, None]
    told = found.to_dict()
    unbounded = told.get("unbounded", [])
    return [told["low"], told["high"], told.get("high_of_others", told["high"]), BETWEEN.join(unbounded)]


def total_ends(combination: Combination | None, code: str) -> dict[str, tuple[Decimal, Decimal | None]]:
    """Return the least and the most that may be granted together, by the code of the currency; nothing where nothing
    counts.

    Args:
        code: Of the currency where there is one.
    """
    if combination is None or not combination.counts:
        return {}
    found: dict[str, Total | None] = dict(combination.by_currency) or {code: combination.total}
    return {each: (total.low, total.high) for each, total in found.items() if total is not None}


def ends_told(combination: Combination | None, code: str) -> dict[str, tuple[Decimal, Decimal | None]]:
    """Return the same without what nothing known of the company bounds but the cap of an award."""
    found = {} if combination is None else combination.told(code)
    return {each: (total.low, total.high) for each, total in found.items()}


def reason_of(outcome: PolicyOutcome, compiled: CompiledProgramme, lang: str) -> str:
    """Return why, in a sentence: what fails, what is missing, or what the authority has to say."""
    match outcome.outcome:
        case Outcome.INELIGIBLE:
            failing = [each.criterion.label[lang] for each in outcome.failing]
            return word("fails", lang, clauses(failing, lang))
        case Outcome.UNDETERMINED:
            return word("missing", lang, missing_names(outcome.missing, compiled.facts, lang))
        case Outcome.REFER:
            questions = [compiled.open_points[name].question[lang] for name in outcome.open_points]
            return word("waits_for", lang, clauses(questions, lang))
        case Outcome.ELIGIBLE:
            return word("all_met", lang)
        case Outcome.NOT_IN_FORCE:
            return word("not_in_force", lang)
        case _:
            assert_never(outcome.outcome)


def _why_left(row: LeftOut, lang: str | None) -> str:
    """Return why a row was left out, in words of a language or as a code."""
    if lang is not None:
        return why_left(row, lang)
    return f"doubtful: {row.kind}" if row.doubtful else row.kind


def missing_of(codes: str) -> tuple[Missing, ...]:
    """Return the missing facts that a cell of a result names."""
    found: list[Missing] = []
    for code in codes.split(BETWEEN):
        fact, _, rest = code.partition(" ")
        span = _SPAN.fullmatch(rest)
        if rest.startswith("≤"):
            found.append(Missing(fact, through=int(rest[1:])))
        elif span is not None:
            found.append(Missing(fact, first=int(span[1]), through=int(span[2])))
        elif rest.removeprefix("-").isdigit():
            found.append(Missing(fact, int(rest)))
        elif rest:
            record, _, part = rest.partition(" ")
            found.append(Missing(fact, record=int(record), part=part))
        else:
            found.append(Missing(fact))
    return tuple(found)


def heading_of(column: Column, compiled: CompiledProgramme, lang: str) -> str:
    """Return the heading of a column as people read it: `营收 2021年`."""
    fact = compiled.facts[column.fact]
    return word("of_year", lang, fact.label[lang], word("year", lang, column.year)) if column.year else fact.label[lang]


def sources_of(compiled: CompiledProgramme, lang: str) -> Iterator[tuple[str, ...]]:
    """Yield for each policy and criterion on what it stands: policy, criterion, standing, sources with addresses."""
    for policy in compiled.policies:
        home = compiled.home(policy.id)
        for criterion in policy.all_criteria:
            stated = criterion.stated
            named = [home.sources[each.source] for each in taken(stated)]
            titles = clauses([each.title[lang] for each in named], lang)
            addresses = " ".join(each.url for each in named if each.url)
            yield policy.title[lang], stated.label[lang], basis_of(stated, home.stated, lang), titles, addresses
