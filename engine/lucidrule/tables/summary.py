"""What a screening comes to: outcomes by policy, sums that are known, and the facts that would settle most."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.columns.missing import BETWEEN
from lucidrule.core.fault import Fault
from lucidrule.core.quantity import EXACT, plain
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.magnitudes import Vast
from lucidrule.tables.numbers import NONE_SAME, Same
from lucidrule.tables.paying import Paying
from lucidrule.tables.routing import Routing
from lucidrule.tables.screening import Screened
from lucidrule.tables.small_sums import Small
from lucidrule.tables.unheaded import Unheaded
from lucidrule.tables.unjoined import Unjoined
from lucidrule.texts.catalogue import WORDS


@dataclass(slots=True)
class Summary:
    """Counts over all rows.

    Attributes:
        outcomes: Companies by policy and outcome.
        sums: By policy the total of all sums that are known exactly, and of how many companies.
        paying: What companies are paid, with bounds where sums are not exact.
        routing: What policies take for companies, where that is asked for.
        missing: Companies of which a fact is missing that can still turn an outcome.
        turns: By missing fact the policies that it can turn.
        settles: Companies of which a fact is all that is missing for some policy.
        bad_by_column: By heading, how many cells were not taken.
        bad_by_cause: The same by heading and code of the fault; of a stream nothing is known of it.
        rows: All rows that were read: each is a company, or left out.
        left: The rows left out, with the name of the file where there are several.
        empty: How many empty rows were left out beside these, which nobody looks up.
        later: By heading, the rows whose company begins after the reference date, as `left` has them.
        damaged: Numbers of companies that have lost digits: the file as `left` has it, the row, what stands there.
        miscoded: What is wrong with unified social credit codes: the file as `left` has it, the row, the fault.
        unheaded: Columns without a heading in which something stands: the file as `left` has it, the column.
        vast: Columns whose every number, in their unit, is more than companies have: the file as `left` has it, which.
        small: Columns whose every number is far below what the rules ask, as `vast` has them.
        same: The rows about companies that more than one row is about.
        namesakes: The rows without a number that have the same name.
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
    paying: Paying = field(default_factory=Paying)
    routing: Routing | None = None
    missing: Counter[str] = field(default_factory=Counter)
    turns: dict[str, set[str]] = field(default_factory=dict)
    settles: Counter[str] = field(default_factory=Counter)
    bad_by_column: Counter[str] = field(default_factory=Counter)
    bad_by_cause: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: int = 0
    left: list[tuple[str, LeftOut]] = field(default_factory=list)
    empty: int = 0
    later: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    damaged: list[tuple[str, int, str]] = field(default_factory=list)
    miscoded: list[tuple[str, int, Fault]] = field(default_factory=list)
    unheaded: list[tuple[str, Unheaded]] = field(default_factory=list)
    vast: list[tuple[str, Vast]] = field(default_factory=list)
    small: list[tuple[str, Small]] = field(default_factory=list)
    same: Same = NONE_SAME
    namesakes: Same = NONE_SAME
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
        reasons = {(bad.row, bad.column, bad.fault.code) for bad in screened.bad}
        self.bad_by_cause.update((column, code) for _, column, code in reasons)
        for name in self.policies:
            for said, count in Counter(screened.outcomes[name]).items():
                if said:
                    self.outcomes[name, said] += count
            for outcome in screened.entitled[name].values():
                if outcome.total is not None:
                    total, count = self.sums.get(name, (Decimal(0), 0))
                    self.sums[name] = EXACT.add(total, outcome.total), count + 1
        self._add_missing([screened.missing[name] for name in self.policies])
        self.paying.add(screened, self.policies)

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
        """Return the counts as plain data; `summary_model` says what each key means."""
        return {
            "statement": WORDS.of_each("trial_only"),
            "as_of": self.as_of.isoformat(),
            **_account(self),
            "companies": self.companies,
            "policies": {
                name: {
                    "outcomes": {each: self.outcomes[name, each] for each in self.told(name)},
                    "known_sum": plain(self.sums[name][0]) if name in self.sums else None,
                    "companies_with_known_sum": self.sums.get(name, (0, 0))[1],
                    **self.paying.of_policy(name),
                }
                for name in self.policies
            },
            **self.paying.of_all(),
            **({} if self.routing is None else {"route": self.routing.to_dict()}),
            "missing": dict(self.missing.most_common()),
            "settles": dict(self.settles.most_common()),
            "cells_not_taken": self.bad_cells,
            "cells_not_taken_by_column": dict(sorted(self.bad_by_column.items())),
            **({"cells_not_taken_by_cause": _causes(self.bad_by_cause)} if self.paying.counted else {}),
        }


def _causes(found: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return how many cells of a column were not taken for a reason, most first."""
    counted = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return [{"column": column, "cause": code, "cells": count} for (column, code), count in counted]


def _account(summary: Summary) -> dict[str, Any]:
    """Return the reconciliation of rows as plain data."""
    return {
        "rows": {
            "read": summary.rows,
            "judged": summary.companies,
            "left_out": summary.left_out.total(),
            "kinds": {kind: count for (doubtful, kind), count in summary.left_out.items() if not doubtful},
            "doubtful": {kind: count for (doubtful, kind), count in summary.left_out.items() if doubtful},
        },
        "rows_left_out": [{**({"file": file} if file else {}), **each.to_dict()} for file, each in summary.left],
        "files_refused": [
            {"file": file, "faults": [each.code for each in faults]} for file, faults in summary.refused.items()
        ],
        "begins_after_reference_date": [
            _at(file, row, heading=heading) for heading, rows in summary.later.items() for file, row in rows
        ],
        "ids_damaged": [_at(file, row, text=text) for file, row, text in summary.damaged],
        "credit_codes_amiss": [_at(file, row, fault=each.code, **each.params) for file, row, each in summary.miscoded],
        "same_company": {
            "rows": summary.same.rows,
            "companies": len(summary.same.keys),
            "written_differently": [list(each) for each in summary.same.written],
        },
        "columns_without_heading": [
            {**({"file": file} if file else {}), **each._asdict()} for file, each in summary.unheaded
        ],
        "columns_too_large": [{**({"file": file} if file else {}), **each._asdict()} for file, each in summary.vast],
        "columns_too_small": [
            {**({"file": file} if file else {}), **each._asdict(), "bound": plain(each.bound)}
            for file, each in summary.small
        ],
        "same_name": [{"rows": count, "names": list(written)} for written, count in summary.namesakes.each],
        "records_without_company": [each.to_dict() for each in summary.unjoined],
        "hidden": [
            {"file": file, "rows": rows, "columns": columns} for file, (rows, columns) in summary.hidden.items()
        ],
        "units": {unit: list(headings) for unit, headings in summary.units.items()},
    }


def _at(file: str, row: int, **told: Any) -> dict[str, Any]:
    """Return what is told of a row; of several files with the name of its file."""
    return {**({"file": file} if file else {}), "row": row, **told}
