"""What rows say that the authority has answered to their companies."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lucidrule.compile.answers import answered, counting
from lucidrule.compile.answers_given import asked_of_records
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault
from lucidrule.core.folding import folded, simplified
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.formulas.column import Column
from lucidrule.kernel.answers import Answer
from lucidrule.model.facts import Part
from lucidrule.tables.answer_headings import AnswerColumn
from lucidrule.tables.cells import BadCell, Typed, shown_cell, value_of
from lucidrule.values.amounts import Writing
from lucidrule.values.reading import not_known

_LONGEST = 500
# Few answers differ between companies; each set of them is a programme of its own.
_MOST_ANSWERED = 64
# What stands where nothing is answered yet, beside the words for what is not known.
_NOT_YET = frozenset({"未答复", "待答复", "尚未答复", "未回复", "not answered", "pending", "未回答", "回答待ち"})
_TYPES: Mapping[str, Any] = {"answer": "flag", "date": "date", "source": "text"}


class AnsweredProgrammes:
    """A programme at a reference date, without what the authority has answered to all, and to one company."""

    def __init__(self, asking: CompiledProgramme, as_of: date) -> None:
        self._asking, self._as_of = asking, as_of
        self._known: dict[tuple[Answer, ...], PreparedProgramme] = {}

    def of(self, own: tuple[Answer, ...]) -> PreparedProgramme:
        """Return it as it is judged with the answers to a company."""
        given = counting(self._asking, own, self._as_of)
        if given not in self._known:
            if len(self._known) >= _MOST_ANSWERED:
                self._known.clear()
            compiled = answered(self._asking, given)
            self._known[given] = prepare_programme(compiled, compiled.assessment_at(self._as_of))
        return self._known[given]


class RowAnswers:
    """Reads the columns of answers of one table."""

    def __init__(self, compiled: CompiledProgramme, columns: Mapping[AnswerColumn, str], written: Writing) -> None:
        """Begin.

        Args:
            columns: The heading of each.
            written: How the whole table writes days.
        """
        self._columns, self._written = columns, written
        self._lists = asked_of_records(compiled) if any(each.record for each in columns) else {}
        asked = ((each, compiled.open_points[each.point].question) for each in columns)
        self._declared = {
            each: Part.model_construct(type=_TYPES[each.part], label=question, question=question)
            for each, question in asked
        }

    def add(self, found: Typed, first: int, order: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add to what rows say the answers to their companies; one whose day or record cannot be is none, and told."""
        places = {column: order.index(heading) for column, heading in self._columns.items()}
        for at, row in enumerate(rows):
            said = {column: self._value(column, row[place]) for column, place in places.items()}
            said = {column: value for column, value in said.items() if value is not None}
            wrong = {column for column, value in said.items() if isinstance(value, Fault)}
            wrong |= {column for column in said if self._beyond(column, found, at)}
            for column in sorted(wrong):
                fault = said[column]
                if not isinstance(fault, Fault):
                    fault = Fault("no-such-record", None, {"name": f"{column.point}.{column.record}"})
                text = shown_cell(row[places[column]])[:200]
                found.bad.append(BadCell(first + at, self._columns[column], text, fault))
            found.answers.append(tuple(_answers(said, wrong)))

    def _value(self, column: AnswerColumn, cell: Any) -> Any:
        if column.part == "source":
            return None if not_known(cell) else shown_cell(cell).strip()[:_LONGEST]
        if isinstance(cell, str) and simplified(folded(cell)) in _NOT_YET:
            return None
        return value_of(cell, self._declared[column], self._written, self._columns[column])

    def _beyond(self, column: AnswerColumn, found: Typed, at: int) -> bool:
        """Return whether an answer is about a record that a list, whose number is known, does not have."""
        lists = (found.columns.get(Column(name)) for name in self._lists.get(column.point, ()))
        known = [counts[at] for counts in lists if counts is not None and counts[at] is not None]
        return bool(known) and column.record > max(known)


def _answers(said: Mapping[AnswerColumn, Any], wrong: set[AnswerColumn]) -> Iterator[Answer]:
    """Yield the answers of a row, in order."""
    for column, yes in sorted(said.items()):
        on, source = (column._replace(part=part) for part in ("date", "source"))
        if column.part == "answer" and not wrong & {column, on}:
            given = said.get(on)
            told = said.get(source, "")
            yield Answer(column.point, yes, given if isinstance(given, date) else None, told, True, column.record)
