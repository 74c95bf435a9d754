"""The list of companies of a workbook of results: who, the outcomes side by side, sums, what is missing, what to do."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.if_met import IfMet
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.quantity import EXACT, plain
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.total import Combination
from lucidrule.model.money import Money
from lucidrule.present.entitlement import sum_of
from lucidrule.present.if_met import numbered
from lucidrule.present.words import clauses, listed, word
from lucidrule.tables.lacking import Lacking, Lacks
from lucidrule.tables.left_row import LeftOut, why_left
from lucidrule.tables.result import ends_told
from lucidrule.tables.screening import Screened

_NONE_LEFT: Mapping[int, LeftOut] = {}


class ListColumn(NamedTuple):
    """A column of the list.

    Attributes:
        text: Its heading.
        width: How wide people need it.
        group: What stands above it and those beside it that are of the same group.
        kind: What its cells are: text, outcome, number, sum.
        folded: Whether it is not seen before people unfold it.
        note: What is said at the heading.
    """

    text: str
    width: int
    group: str
    kind: str = "text"
    folded: bool = False
    note: str = ""


class Counting(NamedTuple):
    """In what sums are told: so many zeros fewer, and what that unit is called."""

    zeros: int
    unit: str

    def of(self, value: Decimal) -> Decimal:
        """Return a sum counted in it, exact."""
        return value.scaleb(-self.zeros, EXACT)


def counting(how: Money, lang: str) -> Counting:
    """Return in what sums of a currency are told in tables."""
    if how.currency is None:
        return Counting(4 if lang in ("zh", "ja") else 0, word("list_unit", lang))
    return Counting(0, how.currency.code)


class CompanyList:
    """The columns of the list, and the cells of each row."""

    def __init__(
        self,
        compiled: CompiledProgramme,
        policies: tuple[str, ...],
        lang: str,
        *,
        if_met: bool = False,
        tells_left: bool = False,
    ) -> None:
        """Begin; `if_met`: with up to what all may come to, `tells_left`: with a column for why rows were left out."""
        self._compiled, self._lang, self._tells_left, self._if_met = compiled, lang, tells_left, if_met
        self._policies = [each for each in compiled.policies if each.id in policies]
        self._whole = len(policies) == len(compiled.policies)
        self._numbers = {policy.id: at for at, policy in enumerate(compiled.policies, 1)}
        self._money = {member.money.code: member.money for member in compiled.members}
        self._counting = {code: counting(how, lang) for code, how in self._money.items()}
        self._codes = {policy.id: compiled.home(policy.id).money.code for policy in self._policies}
        self._each = {name: self._counting[code] for name, code in self._codes.items()}
        rules = compiled.stated.interactions.rules
        self._higher = {rule.id for rule in rules if rule.effect == "highest_only"}
        self.words = {each: word(f"list:{each}", lang) for each in (*(each.value for each in Outcome), NOT_CALCULABLE)}
        self._lacking = Lacking(compiled.facts, lang)
        self._count = 0

    def headings(self) -> list[ListColumn]:
        """Return the columns: those before the names of companies, what is told, and the row in the source."""
        lang = self._lang
        company, outcomes, amounts = (word(each, lang) for each in ("group_company", "group_outcomes", "group_amounts"))
        each, missing, lacks = (word(each, lang) for each in ("group_each", "group_missing", "group_each_missing"))
        found = [ListColumn(word("list_line", lang), 6, company, "number")]
        found += [ListColumn(word("why_left", lang), 20, company)] * self._tells_left
        titles = {p.id: word("list_policy", lang, self._numbers[p.id], p.short_title(lang)) for p in self._policies}
        found += [
            ListColumn(
                titles[p.id], 10, outcomes, "outcome", note="" if p.title[lang] in titles[p.id] else p.title[lang]
            )
            for p in self._policies
        ]
        if self._whole:
            for how in self._counting.values():
                found.append(ListColumn(word("list_low", lang, how.unit), 16, amounts, "sum"))
                found.append(ListColumn(word("list_high", lang, how.unit), 16, amounts, "sum"))
        if self._if_met:
            note = word("list_if_met_note", lang)
            for how in self._counting.values():
                text = word("list_if_met", lang, how.unit)
                found.append(ListColumn(text, 22, amounts, "sum", note=note))
        found.append(ListColumn(word("list_note", lang), 30, amounts))
        sums = ((p, word("list_sum", lang, titles[p.id], self._each[p.id].unit)) for p in self._policies)
        found += [ListColumn(text, 14, each, "sum", folded=True) for _, text in sums]
        found.append(ListColumn(word("list_count", lang), 8, missing, "number"))
        found.append(ListColumn(word("list_missing", lang), 42, missing))
        found.append(ListColumn(word("list_next", lang), 36, missing))
        texts = (word("list_lacks", lang, titles[p.id]) for p in self._policies)
        found += [ListColumn(text, 30, lacks, folded=True) for text in texts]
        found.append(ListColumn(word("list_row", lang), 10, word("group_input", lang), "number"))
        return found

    def rows(self, screened: Screened, left: Mapping[int, LeftOut] = _NONE_LEFT, file: str = "") -> Iterator[list[Any]]:
        """Yield the cells of each row in the order of `headings`; None and empty text: nothing.

        Args:
            left: The rows that no company is judged by, by their number.
            file: The name of the file, where there are several.
        """
        nothing = [None] * (len(self.headings()) - 2 - self._tells_left)
        columns = [list(map(self.words.get, screened.outcomes[policy.id])) for policy in self._policies]
        lacks = [screened.missing[policy.id] for policy in self._policies]
        no_sums = [None] * len(self._policies)
        paid = {at for policy in self._policies for at in screened.entitled[policy.id]}
        for at in range(len(screened.cells)):
            row: int | str = screened.first + at
            row = f"{file} {row}" if file else row
            if at in screened.blank:
                yield [None, why_left(left[screened.first + at], self._lang), *nothing, row][not self._tells_left :]
                continue
            self._count += 1
            entitled = {} if at not in paid else self._entitled(screened, at)
            combination = screened.combined.get(at)
            codes = tuple(each[at] for each in lacks)
            told = self._lacking.of(codes)
            yield [
                self._count,
                *([None] * self._tells_left),
                *(each[at] for each in columns),
                *(self._ends(combination) if self._whole else ()),
                *(_most(screened.if_met.get(at, {}), combination, self._counting, self._lang) if self._if_met else ()),
                self._note(entitled, combination, screened.if_met.get(at, {})),
                *(_sums(self._each, entitled, combination, self._lang) if entitled else no_sums),
                told.facts or None,
                told.names,
                self._next(told, entitled),
                *(self._lacking.labels(each) if each else None for each in codes),
                row,
            ]

    def _entitled(self, screened: Screened, at: int) -> dict[str, PolicyOutcome]:
        """Return the policies that a company is eligible for or referred to, by id, in order."""
        return {p.id: screened.entitled[p.id][at] for p in self._policies if at in screened.entitled[p.id]}

    def _ends(self, combination: Combination | None) -> Iterator[Decimal | str | None]:
        """Yield what may be granted together: from and to, of each currency."""
        found = ends_told(combination, self._compiled.money.code)
        for code, how in self._counting.items():
            if code not in found:
                yield from (None, None)
                continue
            low, high = found[code]
            yield how.of(low)
            yield word("list_no_bound", self._lang) if high is None else how.of(high)

    def _note(
        self, entitled: Mapping[str, PolicyOutcome], combination: Combination | None, if_met: Mapping[str, IfMet]
    ) -> str:
        """Return what the sums do not say: those that are not published or by review, what is not counted, and what
        nothing bounds."""
        lang = self._lang
        gone = {} if combination is None else dict(combination.left_out)
        told = []
        for name, outcome in entitled.items():
            if outcome.entitlement.sum is None or outcome.already_granted:
                how = self._money[self._codes[name]]
                told.append(word("note_policy", lang, self._numbers[name], sum_of(outcome, how, lang)))
            if name in gone:
                why = word("note_higher" if gone[name] in self._higher else "note_excluded", lang)
                told.append(word("note_policy", lang, self._numbers[name], why))
        unbounded = dict.fromkeys(() if combination is None else combination.unbounded)
        unbounded.update((name, None) for each in if_met.values() for name in each.unbounded)
        if unbounded:
            policies = numbered("if_met_policies", [*unbounded], self._compiled, lang)
            told.append(word("list_beyond", lang, policies))
        return clauses(told, lang)

    def _next(self, lacks: Lacks, entitled: Mapping[str, PolicyOutcome]) -> str:
        lang = self._lang
        if lacks.first:
            return word("next_supply", lang, lacks.first)
        numbers = listed([str(self._numbers[name]) for name in entitled], lang)
        return word("next_prepare", lang, numbers) if numbers else ""


def _most(
    if_met: Mapping[str, IfMet], combination: Combination | None, counted: Mapping[str, Counting], lang: str
) -> Iterator[Decimal | str | None]:
    """Yield of each currency up to what all may come to; where nothing is open that is the total."""
    totals = ends_told(combination, next(iter(counted)))
    for code, how in counted.items():
        if code not in totals and code not in if_met:
            yield None
            continue
        high = if_met[code].total.high if code in if_met else totals[code][1]
        yield word("list_no_bound", lang) if high is None else how.of(high)


def _sums(
    counted: Mapping[str, Counting],
    entitled: Mapping[str, PolicyOutcome],
    combination: Combination | None,
    lang: str,
) -> Iterator[Decimal | str | None]:
    """Yield what each policy pays: a number, or bounds in words; in brackets where it is not counted."""
    gone = {} if combination is None else dict(combination.left_out)
    for name, how in counted.items():
        outcome = entitled.get(name)
        found = None if outcome is None else outcome.entitlement.sum
        if outcome is None or found is None:
            yield None
            continue
        low = how.of(found.low or Decimal(0))
        # A cap that nothing known of a company leads to is no bound of its sum.
        high = None if found.high is None or outcome.only_capped else how.of(found.high)
        if low == high and name not in gone:
            yield low
            continue
        ends = [plain(end, grouped=True) for end in (low, *(() if high is None else (high,)))]
        told = ends[0] if low == high else word("from" if high is None else "between", lang, *ends)
        yield word("bracketed", lang, told) if name in gone else told
