"""What a screening comes to: outcomes by policy, sums that are known, and the facts that would settle most."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.columns.missing import BETWEEN
from lucidrule.core.fault import Fault
from lucidrule.core.quantity import EXACT, plain
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.numbers import NONE_SAME, Same
from lucidrule.tables.result import total_ends
from lucidrule.tables.screening import Screened
from lucidrule.tables.unjoined import Unjoined
from lucidrule.texts.catalogue import WORDS


class Paid(NamedTuple):
    """What companies that are eligible for a policy are paid by it together.

    Attributes:
        low, high: The least and the most, of those whose sum has bounds.
        companies: How many have a sum at all, exact or not.
        open: How many of these have no upper bound; `high` has their least.
    """

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    companies: int = 0
    open: int = 0

    def with_one(self, low: Decimal, high: Decimal | None) -> "Paid":
        """Return it with one more company."""
        more = EXACT.add(self.high, low if high is None else high)
        return Paid(EXACT.add(self.low, low), more, self.companies + 1, self.open + (high is None))


@dataclass(slots=True)
class Summary:
    """Counts over all rows.

    Attributes:
        outcomes: Companies by policy and outcome.
        sums: By policy the total of all sums that are known exactly, and of how many companies.
        paid: By policy what the companies that are eligible are paid, sums that are not exact with their bounds.
        unsized: By policy the companies that are eligible and whose sum is not published or by review.
        excluded: By policy how many companies' sums are not counted in the total, as another policy excludes it, and
            what these come to at least.
        together: By currency the least and the most of what all companies may be granted together.
        currency: The code of the currency, where there is one.
        missing: Companies of which a fact is missing that can still turn an outcome.
        turns: By missing fact the policies that it can turn.
        settles: Companies of which a fact is all that is missing for some policy.
        bad_by_column: By heading, how many cells were not taken.
        rows: All rows that were read: each is a company, or left out.
        left: The rows left out, with the name of the file where there are several.
        empty: How many empty rows were left out beside these, which nobody looks up.
        later: By heading, the rows whose company begins after the reference date, as `left` has them.
        damaged: Numbers of companies that have lost digits: the file as `left` has it, the row, what stands there.
        same: The rows about companies that more than one row is about.
        unjoined: Records in tables of their own whose company is in no row.
        hidden: By file how many rows people do not see, and the headings of such columns; they are read as all others.
        refused: Files at fault as a whole, which cost no other, and what is wrong with them.
        units: The units that stand above headings, as they are written, with the headings that they hold for.
    """

    policies: tuple[str, ...]
    as_of: date
    companies: int = 0
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    sums: dict[str, tuple[Decimal, int]] = field(default_factory=dict)
    paid: dict[str, Paid] = field(default_factory=dict)
    unsized: Counter[str] = field(default_factory=Counter)
    excluded: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    together: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    currency: str = ""
    missing: Counter[str] = field(default_factory=Counter)
    turns: dict[str, set[str]] = field(default_factory=dict)
    settles: Counter[str] = field(default_factory=Counter)
    bad_by_column: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    left: list[tuple[str, LeftOut]] = field(default_factory=list)
    empty: int = 0
    later: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    damaged: list[tuple[str, int, str]] = field(default_factory=list)
    same: Same = NONE_SAME
    unjoined: list[Unjoined] = field(default_factory=list)
    hidden: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)

    @property
    def bad_cells(self) -> int:
        """How many cells were not taken."""
        return self.bad_by_column.total()

    @property
    def left_out(self) -> Counter[tuple[bool, str]]:
        """How many rows were left out, by whether that is doubtful and by kind."""
        found = Counter((each.doubtful, each.kind) for _, each in self.left)
        if self.empty:
            found[False, "empty"] += self.empty
        return found

    @property
    def doubtful(self) -> int:
        """How many rows were left out that may be companies."""
        return sum(each.doubtful for _, each in self.left)

    @property
    def telling(self) -> int:
        """How many rows were left out that are not simply empty."""
        return sum(each.kind != "empty" for _, each in self.left)

    def add(self, screened: Screened, file: str = "") -> None:
        """Count a batch of a file, which is named where there are several."""
        for heading, rows in screened.later.items():
            self.later.setdefault(heading, []).extend((file, row) for row in rows)
        self.companies += len(screened.cells) - len(screened.blank)
        # A cell that has several faults is one.
        self.bad_by_column.update(column for _, column in {(bad.row, bad.column) for bad in screened.bad})
        for name in self.policies:
            for said, count in Counter(screened.outcomes[name]).items():
                if said:
                    self.outcomes[name, said] += count
            for outcome in screened.entitled[name].values():
                self._add_sum(name, outcome)
        self._add_missing([screened.missing[name] for name in self.policies])
        for at, combination in screened.combined.items():
            for code, (low, high) in total_ends(combination, self.currency).items():
                least, most = self.together.get(code, (Decimal(0), Decimal(0)))
                self.together[code] = EXACT.add(least, low), EXACT.add(most, high)
            for name, _ in combination.left_out:
                count, total = self.excluded.get(name, (0, Decimal(0)))
                low, _ = screened.entitled[name][at].bounds
                self.excluded[name] = count + 1, EXACT.add(total, low)

    def _add_sum(self, name: str, outcome: PolicyOutcome) -> None:
        """Count what a company is paid by a policy that it is eligible for."""
        if outcome.outcome is not Outcome.ELIGIBLE:
            return
        if outcome.total is not None:
            total, count = self.sums.get(name, (Decimal(0), 0))
            self.sums[name] = EXACT.add(total, outcome.total), count + 1
        found = outcome.entitlement.sum
        if found is None:
            self.unsized[name] += 1
        else:
            self.paid[name] = self.paid.get(name, Paid()).with_one(found.low or Decimal(0), found.high)

    def _add_missing(self, lists: list[list[str]]) -> None:
        """Count what is missing, by policy and row."""
        # Many rows lack the same. In the order in which these are met, so that equal counts have one order always.
        for codes, count in Counter(zip(*lists, strict=True)).items():
            asked: dict[str, None] = {}
            alone: dict[str, None] = {}
            for name, each in zip(self.policies, codes, strict=True):
                if each:
                    split = each.split(BETWEEN)
                    asked.update(dict.fromkeys(split))
                    for one in split:
                        self.turns.setdefault(one, set()).add(name)
                    if len(split) == 1:
                        alone[each] = None
            self.missing.update(dict.fromkeys(asked, count))
            self.settles.update(dict.fromkeys(alone, count))

    def told(self, policy: str) -> list[str]:
        """Return the outcomes that are told of a policy, and what could not be calculated where there is any."""
        odd = [NOT_CALCULABLE] if self.outcomes[policy, NOT_CALCULABLE] else []
        return [*(each.value for each in Outcome), *odd]

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        return {
            "statement": WORDS.of_each("trial_only"),
            "as_of": self.as_of.isoformat(),
            "rows": {
                "read": self.rows,
                "judged": self.companies,
                "left_out": self.left_out.total(),
                "kinds": {kind: count for (doubtful, kind), count in self.left_out.items() if not doubtful},
                "doubtful": {kind: count for (doubtful, kind), count in self.left_out.items() if doubtful},
            },
            "rows_left_out": [{**({"file": file} if file else {}), **each.to_dict()} for file, each in self.left],
            "files_refused": [
                {"file": file, "faults": [each.code for each in faults]} for file, faults in self.refused.items()
            ],
            "begins_after_reference_date": [
                {**({"file": file} if file else {}), "row": row, "heading": heading}
                for heading, rows in self.later.items()
                for file, row in rows
            ],
            "ids_damaged": [
                {**({"file": file} if file else {}), "row": row, "text": text} for file, row, text in self.damaged
            ],
            "same_company": {
                "rows": self.same.rows,
                "companies": len(self.same.keys),
                "written_differently": [list(each) for each in self.same.written],
            },
            "records_without_company": [each.to_dict() for each in self.unjoined],
            "hidden": [
                {"file": file, "rows": rows, "columns": columns} for file, (rows, columns) in self.hidden.items()
            ],
            "units": {unit: list(headings) for unit, headings in self.units.items()},
            "companies": self.companies,
            "policies": {
                name: {
                    "outcomes": {each: self.outcomes[name, each] for each in self.told(name)},
                    "known_sum": plain(self.sums[name][0]) if name in self.sums else None,
                    "companies_with_known_sum": self.sums.get(name, (0, 0))[1],
                    **self._sum_data(name),
                }
                for name in self.policies
            },
            "together": {code: {"low": plain(low), "high": plain(high)} for code, (low, high) in self.together.items()},
            "missing": dict(self.missing.most_common()),
            "settles": dict(self.settles.most_common()),
            "cells_not_taken": self.bad_cells,
            "cells_not_taken_by_column": dict(sorted(self.bad_by_column.items())),
        }

    def _sum_data(self, name: str) -> dict[str, Any]:
        """Return what a policy pays in all, with bounds; of a stream nothing is known of it."""
        paid, excluded = self.paid.get(name), self.excluded.get(name)
        told: dict[str, Any] = {}
        if paid is not None:
            bounds = {"low": plain(paid.low), "high": plain(paid.high)}
            told["sum"] = {**bounds, "companies": paid.companies, "without_upper_bound": paid.open}
        if excluded is not None:
            told["not_counted"] = {"companies": excluded[0], "low": plain(excluded[1])}
        return told
