"""Headings of columns of what the authority has answered to each company: `answers.ID`, 答复：ID, or the question."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from lucidrule.columns.headings import column_of
from lucidrule.compile.answers_given import asked_of_records
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault
from lucidrule.core.folding import folded, name_key, simplified, unspaced
from lucidrule.core.names import nearest
from lucidrule.loading.source import MOST_RECORDS
from lucidrule.tables.heading_map import HeadingMap

_LEAD = r"(?:answers?|(?:主管部门)?答复(?:意见)?|(?:所管部署の)?回答)"
_PARTS = {
    **dict.fromkeys(("日期", "时间", "date", "日付", "日"), "date"),
    **dict.fromkeys(("来源", "依据", "文号", "source", "出典"), "source"),
}
_PART = f"(?P<part>{'|'.join(_PARTS)})"
# The point stands behind a mark; what else is said of its answer before or behind it.
_ANSWER = re.compile(rf"{_LEAD}\s?(?:{_PART}\s?)?[.:(\s]\s?(?P<point>[^\s].*)")
_BEHIND = re.compile(rf"(.*\S)[\s:]+(?P<part>{'|'.join(_PARTS)})")
_RECORD = re.compile(r"(.*[^\s.])[\s.]+(\d{1,5})")
_LONGEST = 300


class AnswerColumn(NamedTuple):
    """What a column says of the answer to an open point.

    Attributes:
        record: The record of a list that it is about, counted from 1; 0: all of them, or none.
        part: `answer`, `date` or `source`.
    """

    point: str
    record: int = 0
    part: str = "answer"


class AnswerHeadings:
    """The open points of a programme, as headings name them: by id or by question."""

    def __init__(self, compiled: CompiledProgramme) -> None:
        self._compiled = compiled

    @cached_property
    def _names(self) -> dict[str, str]:
        """The points by each of their names, as these are compared; what two are called names none."""
        found: dict[str, set[str]] = {}
        for name, point in self._compiled.open_points.items():
            for text in (name, *point.question.values()):
                found.setdefault(name_key(text), set()).add(name)
        return {key: names.pop() for key, names in found.items() if len(names) == 1}

    @cached_property
    def _of_records(self) -> Mapping[str, tuple[str, ...]]:
        return asked_of_records(self._compiled)

    def read(self, headings: Iterable[str], named: HeadingMap) -> tuple[dict[AnswerColumn, str], list[Fault]]:
        """Return the headings of answers, by what each stands for, and what is wrong with others: each names it."""
        found: dict[AnswerColumn, str] = {}
        faults: list[Fault] = []
        for heading in headings:
            read = self._one(named.read_as(heading) or "")
            if isinstance(read, Fault):
                faults.append(Fault(read.code, None, {"heading": heading, **read.params}, read.nearest))
            elif read is not None and read in found:
                faults.append(Fault("heading-twice", None, {"heading": heading, "name": heading}))
            elif read is not None:
                found[read] = heading
        return found, faults

    def _one(self, heading: str) -> AnswerColumn | Fault | None:
        """Return what a heading says of an answer; None: nothing."""
        if not heading or len(heading) > _LONGEST or column_of(heading, self._compiled.facts) is not None:
            return None
        text = simplified(folded(heading))
        whole = self._names.get(name_key(text))
        if whole is not None and name_key(text) != name_key(whole):
            # The question itself; an id alone may be anything.
            return AnswerColumn(whole)
        said = _ANSWER.fullmatch(text)
        if said is None:
            return None
        point, part = said["point"].removesuffix(")"), said["part"]
        if part is None and (behind := _BEHIND.fullmatch(point)) is not None and name_key(point) not in self._names:
            point, part = behind[1], behind["part"]
        return self._column(point, _PARTS.get(part or "", "answer"))

    def _column(self, named: str, part: str) -> AnswerColumn | Fault:
        point, record, told = self._names.get(name_key(named)), 0, named
        if point is None and (numbered := _RECORD.fullmatch(named)) is not None:
            told, record = numbered[1], int(numbered[2])
            point = self._names.get(name_key(told))
        if point is None:
            near = nearest(told, self._compiled.open_points)
            return Fault("unknown-open-point", None, {"name": told}, near)
        if record > MOST_RECORDS:
            return Fault("no-such-record", None, {"name": f"{point}.{record}"})
        if record and point not in self._of_records:
            return Fault("answer-of-no-record", None, {"name": point})
        return AnswerColumn(point, record, part)


def beside_facts(named: HeadingMap, answers: Iterable[str]) -> HeadingMap:
    """Return a map by which the headings of answers are left alone, where those of facts are read."""
    own = {unspaced(heading): None for heading in answers}
    return HeadingMap(named.path, named.new, {**named.meant, **own}, named.places) if own else named
