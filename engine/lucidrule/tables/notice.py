"""The list that an office publishes: each company and policy that it marked, unless the outcome says otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.columns.headings import fact_named
from lucidrule.columns.units import labels_of, without_unit
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.folding import unspaced
from lucidrule.core.names import nearest
from lucidrule.core.verdict import UNKNOWN
from lucidrule.decide.award import AwardKind
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.total import Combination
from lucidrule.model.facts import Fact
from lucidrule.present.entitlement import sum_of
from lucidrule.present.quantities import money
from lucidrule.present.words import clauses, listed, word
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_row import LeftOut, why_left
from lucidrule.tables.office_marks import Mark, Marks
from lucidrule.tables.screening import Screened
from lucidrule.tables.table import Table
from lucidrule.values.amounts import Writing

_RECOGNITIONS = ("认定名称", "认定类型", "认定", "recognition", "認定名", "認定")
_DOCUMENTS = (
    *("文号", "认定文号", "文件号", "文件文号", "证书号", "证书编号", "认定文件"),
    *("document no.", "document no", "文書番号", "証書番号"),
)
# Columns that a list takes as they are, and no fact.
TAKEN = (*_RECOGNITIONS, *_DOCUMENTS)


class Noticed(NamedTuple):
    """An entry of the list.

    Attributes:
        recognition, document: As the table has them; empty where it has none.
        sum: What is to be paid; None: it is left blank.
    """

    company: str
    policy: str
    recognition: str
    document: str
    sum: Decimal | None
    remark: str


class Doubt(NamedTuple):
    """What is told of a mark: where, of which company, and what."""

    place: str
    company: str
    told: str


class Wished(NamedTuple):
    """The file of the list, and the column that marks its rows."""

    path: Path
    column: str


@dataclass(slots=True)
class Notice:
    """Collects the entries while rows are judged.

    Attributes:
        entries: In the order of the rows, and of policies.
        refused: Marks that come to no entry.
        doubtful: Entries that the office should look at again.
    """

    compiled: CompiledProgramme
    lang: str
    wished: Wished
    entries: list[Noticed] = field(default_factory=list)
    refused: list[Doubt] = field(default_factory=list)
    doubtful: list[Doubt] = field(default_factory=list)

    def add(self, table: Table, screened: Screened, left: Mapping[int, LeftOut], file: str = "") -> None:
        """Take the rows of a batch that are marked.

        Raises:
            WrongColumn: The table has no such column.
        """
        at = column_at(table, self.wished.column)
        unit, _ = without_unit(table.order[at], labels_of(self.compiled.facts))
        marks = Marks(self.compiled, Writing(unit=unit.name, money=self.compiled.money))
        recognition, document = (_place(table, names) for names in (_RECOGNITIONS, _DOCUMENTS))
        for row, cells in enumerate(screened.cells):
            found = marks.of(cells[at])
            if found == ():
                continue
            number = screened.first + row
            place = word("left_row", self.lang, f"{file} {number}" if file else str(number))
            given = [_told(cells, at) for at in (*table.identities[::-1], recognition, document)]
            company = given[0] or given[1] or "—"
            told = _Row(self, place, company, (given[2], given[3]))
            if found is None:
                told.refuse("notice_unread", shown_cell(cells[at]).strip()[:60])
            elif row in screened.blank:
                told.refuse("notice_no_company", why_left(left[number], self.lang))
            else:
                told.take(found, screened, row)


class _Row:
    """A marked row."""

    def __init__(self, notice: Notice, place: str, company: str, given: tuple[str, str]) -> None:
        self._notice, self._place, self._company, self._given = notice, place, company, given
        self._lang, self._compiled = notice.lang, notice.compiled
        self._number = {policy.id: at for at, policy in enumerate(notice.compiled.policies, 1)}

    def refuse(self, key: str, *parts: object) -> None:
        """Tell why a mark comes to no entry."""
        self._notice.refused.append(Doubt(self._place, self._company, word(key, self._lang, *parts)))

    def take(self, marks: Sequence[Mark], screened: Screened, row: int) -> None:
        """Take what is marked, and met."""
        entitled = {name: found[row] for name, found in screened.entitled.items() if row in found}
        combination = screened.combined.get(row)
        gone = {} if combination is None else dict(combination.left_out)
        for mark in marks:
            if mark.policy is None:
                self._take_any(mark, entitled, combination, gone)
            elif mark.policy not in entitled:
                outcome = word(screened.outcomes[mark.policy][row], self._lang)
                self.refuse("notice_not_met", self._number[mark.policy], outcome)
            elif mark.policy in gone:
                rivals = self._rivals(mark.policy, gone[mark.policy], combination)
                self.refuse("notice_gone", self._number[mark.policy], rivals)
            else:
                self._enter(mark.policy, mark.sum, entitled[mark.policy], combination)

    def _take_any(
        self,
        mark: Mark,
        entitled: Mapping[str, PolicyOutcome],
        combination: Combination | None,
        gone: Mapping[str, str],
    ) -> None:
        """Take a mark that names no policy: all that are met, or with a sum the only one."""
        open_ = [name for name in entitled if name not in gone]
        met = [name for name in open_ if entitled[name].outcome.value == "eligible"]
        if not open_:
            self.refuse("notice_none_met")
        elif mark.sum is not None and len(open_) > 1:
            self.refuse("notice_which", listed([str(self._number[name]) for name in open_], self._lang))
        elif mark.sum is not None:
            self._enter(open_[0], mark.sum, entitled[open_[0]], combination)
        else:
            for name in met:
                self._enter(name, None, entitled[name], combination)
            for name in open_:
                if name not in met:
                    # Nobody has said that the authority has decided it.
                    self.refuse("notice_name_it", self._number[name])

    def _enter(self, name: str, paid: Decimal | None, outcome: PolicyOutcome, combination: Combination | None) -> None:
        lang, number = self._lang, self._number[name]
        how = self._compiled.home(name).money
        found = outcome.entitlement.sum
        exact = found.low if found is not None and found.low == found.high else None
        estimate = sum_of(outcome, how, lang) or "—"
        doubts = self._notice.doubtful
        if paid is None and exact is None:
            doubts.append(Doubt(self._place, self._company, word("notice_no_sum", lang, number, estimate)))
        elif paid is not None and paid != exact:
            told = word("notice_other_sum", lang, number, money(paid, how, lang), estimate)
            doubts.append(Doubt(self._place, self._company, told))
        entry = Noticed(
            self._company,
            name,
            *self._given,
            exact if paid is None else paid,
            clauses(list(self._remarks(name, outcome, combination)), lang),
        )
        self._notice.entries.append(entry)

    def _remarks(self, name: str, outcome: PolicyOutcome, combination: Combination | None) -> Iterator[str]:
        lang = self._lang
        rules = {rule.id: rule for rule in self._compiled.stated.interactions.rules}
        for other, rule in () if combination is None else combination.left_out:
            if name in rules[rule].policies:
                higher = rules[rule].effect == "highest_only"
                yield word("notice_higher" if higher else "notice_either", lang, self._number[other])
        if outcome.outcome.value == "refer":
            judged = [each.criterion for each in outcome.criteria if each.verdict is UNKNOWN]
            yield word("notice_referred", lang, clauses([each.called_shortly(lang) for each in judged], lang))
        if any(award.kind is AwardKind.BY_REVIEW for award in outcome.entitlement.awards):
            yield word("notice_reviewed", lang)

    def _rivals(self, name: str, rule: str, combination: Combination | None) -> str:
        """Return the numbers of the policies that are granted instead."""
        rules = {each.id: each for each in self._compiled.stated.interactions.rules}
        chosen = () if combination is None else combination.chosen
        others = [each for each in rules[rule].policies if each != name and each in chosen]
        return listed([str(self._number[each]) for each in others], self._lang)


def column_at(table: Table, column: str) -> int:
    """Return the place of a column by its heading.

    Raises:
        WrongColumn: There is none.
    """
    found = next((at for at, each in enumerate(table.order) if unspaced(each) == unspaced(column)), None)
    if found is None:
        near = nearest(column, [each for each in table.order if each])
        raise WrongColumn((Fault("no-such-heading", table.source.place(), {"name": column}, near),))
    return found


def _place(table: Table, names: Sequence[str]) -> int | None:
    """Return the first column that has one of some headings."""
    known = {unspaced(name).casefold() for name in names}
    return next((at for at, each in enumerate(table.order) if unspaced(each).casefold() in known), None)


def _told(cells: Sequence[Any], at: int | None) -> str:
    return "" if at is None else shown_cell(cells[at]).strip()


def aside_of(wished: Wished | None, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the headings of columns that a list takes as they are; what names a fact is one, but for the marks."""
    if wished is None:
        return ()
    return (wished.column, *(name for name in TAKEN if fact_named(name, facts) is None))
