"""What an office writes into a column to mark whom it supports: yes, names of policies, sums, or both."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.folding import folded, name_key
from lucidrule.core.quantity import QuantityError
from lucidrule.tables.cells import shown_cell
from lucidrule.values.amounts import Writing, parse_money
from lucidrule.values.spoken import Said, meanings

_YES = frozenset(
    {
        *("拟支持", "支持", "拟予支持", "予以支持", "同意", "通过", "拟同意", "交付", "採択", "支援", "可"),
        *("granted", "grant", "approved", "to be granted"),
    }
)
_NO = frozenset(
    {
        *("不支持", "不予支持", "拟不支持", "不同意", "不通过", "未通过", "不交付", "不採択", "不可"),
        *("not granted", "rejected", "refused"),
    }
)
# A comma between thousands parts nothing.
_BETWEEN = re.compile(r"[、;；\n]|[,，](?!\d{3}(?:\D|$))")
_NUMBER = re.compile(r"(?:第|no\.?\s*)?(\d{1,3})\s*(?:项|号|項|号施策)?", re.IGNORECASE)
_WITH_SUM = re.compile(r"(.+?)\s*[:：（(\s]\s*([^\s:：（()）]*\d[^:：（()）]*?)[)）]?")
_LONGEST = 500


class Mark(NamedTuple):
    """One thing that a mark says: a policy by id (None: whatever is met), and the sum (None: as it is estimated)."""

    policy: str | None
    sum: Decimal | None


class Marks:
    """Reads the cells of the column."""

    def __init__(self, compiled: CompiledProgramme, writing: Writing) -> None:
        """Begin; `writing`: how sums are written, with the unit of the heading."""
        self._writing = writing
        self._ids = [policy.id for policy in compiled.policies]
        names: dict[str, str] = {}
        for policy in compiled.policies:
            for text in (policy.id, *policy.title.values(), *(policy.stated.short or {}).values()):
                names.setdefault(name_key(folded(text)), policy.id)
        self._names: Mapping[str, str] = names

    def of(self, cell: Any) -> tuple[Mark, ...] | None:
        """Return what a cell says: nothing where it marks nothing; None where it cannot be read.

        A bare number is a sum, but 1 and 0 say yes and no; as large as the number of a policy it may be either.
        """
        text = shown_cell(cell).strip()
        plain = folded(text).rstrip("。.!")
        said = meanings(text)
        if not text or Said.NO in said or Said.UNKNOWN in said or Said.NONE in said or plain in _NO:
            return ()
        if Said.YES in said or plain in _YES:
            return (Mark(None, None),)
        if len(text) > _LONGEST:
            return None
        found = [self._part(part.strip()) for part in _BETWEEN.split(text) if part.strip()]
        marks = tuple(dict.fromkeys(mark for mark in found if mark is not None))
        # Of one policy said twice nobody knows which sum is meant.
        twice = len({mark.policy for mark in marks}) < len(marks)
        return None if None in found or twice else marks

    def _part(self, text: str) -> Mark | None:
        policy = self._policy(text)
        if policy is not None:
            return Mark(policy, None)
        alone = self._sum(text)
        if alone is not None:
            # 3 may be three yuan, and the third policy.
            return None if alone <= len(self._ids) and text.isdecimal() else Mark(None, alone)
        both = _WITH_SUM.fullmatch(text)
        if both is None or (policy := self._policy(both[1])) is None:
            return None
        paid = self._sum(both[2])
        return None if paid is None else Mark(policy, paid)

    def _policy(self, text: str) -> str | None:
        found = self._names.get(name_key(folded(text)))
        number = None if text.isdecimal() else _NUMBER.fullmatch(folded(text))
        if found is None and number is not None and 1 <= int(number[1]) <= len(self._ids):
            return self._ids[int(number[1]) - 1]
        # As the list of a workbook heads it.
        begun = re.fullmatch(r"\d{1,3}[\s.、]\s*(\D.*)", text)
        return found if found is not None or begun is None else self._names.get(name_key(folded(begun[1])))

    def _sum(self, text: str) -> Decimal | None:
        try:
            found = parse_money(text, self._writing)
        except QuantityError:
            return None
        return found if found > 0 else None
