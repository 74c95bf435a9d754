"""Rows that name no organisation: short names of companies, names of groups, or nobody; the other rows tell."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from lucidrule.core.folding import simplified
from lucidrule.model.facts import Fact
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.row_words import LONGEST, is_unlike_a_company, squeezed
from lucidrule.values.reading import not_known

# Of names of one sign, such as those of grades, companies may have the same.
_SHORTEST = 2
# So many rows say how companies are named in a table.
_ENOUGH = 2
# Of more than these so little is known that it says nothing of any.
_MOST_ALONE = 10_000
_GROUP = re.compile(
    r".+(?:类|区|县|(?<![超城门夜集])市|省|镇|乡|街道|社区|园|基地|组|批次?|部分|行业|产业|领域|板块|名单|一览表?|清单|汇总表?|情况表?|企业|单位|项目"
    r"|県|業界|分野|district|zone|region|county|province|sector|category|industries|companies|firms|enterprises)"
)


def names_of_groups(facts: Iterable[Fact]) -> frozenset[str]:
    """Return what the choices of facts are called, as rows are compared: sheets group companies by them."""
    labels = (label for fact in facts for choice in fact.choices or {} for label in fact.called(choice))
    return frozenset(plain for label in labels if len(plain := simplified(squeezed(label))) >= _SHORTEST)


class PlainNames:
    """Tells, once all rows were seen, which of those that name no organisation are hardly companies."""

    def __init__(self, facts: Mapping[int, bool], groups: Collection[str]) -> None:
        """Begin.

        Args:
            facts: The places of facts, each with whether it is an amount.
            groups: What groups of companies are called.
        """
        self._facts, self._groups = facts, groups
        self._named = self._organisations = 0
        self._plain_are_usual = False
        self._groups_seen: set[int] = set()
        self._alone: set[int] = set()

    def see(self, at: int, row: Sequence[Any], identity: tuple[str, str]) -> LeftOut | None:
        """Look at a row that may be a company; return what it is where the others tell that it is none."""
        if not any(identity):
            return None
        self._named += 1
        if not is_unlike_a_company(*identity):
            if self._organisations < _ENOUGH and self._filled(row):
                self._organisations += 1
            return None
        told = identity[1] or identity[0]
        if self._is_group(told):
            filled = self._filled(row)
            if all(self._facts[each] for each in filled):
                self._groups_seen.add(at)
                return LeftOut(at, "total" if filled else "note", True, told)
        if not self._plain_are_usual:
            self._plain_are_usual = len(self._alone) > _MOST_ALONE or bool(self._filled(row))
        # What is known of a company may stand in another table, by a number of letters.
        if self._plain_are_usual or (identity[0] and identity[0].isascii()):
            return None
        self._alone.add(at)
        return LeftOut(at, "note", True, told[:LONGEST])

    def unlike(self) -> frozenset[int]:
        """Return the rows that are hardly companies: groups, unless most rows are called so; of what nothing is said,
        where each company of which something is said is named as an organisation."""
        # Where towns are judged, nearly all are called so; a group of one company has a heading and a sum.
        groups = self._groups_seen if 3 * len(self._groups_seen) <= 2 * self._named else set()
        odd = self._organisations >= _ENOUGH and not self._plain_are_usual
        return frozenset(groups | self._alone) if odd else frozenset(groups)

    def _filled(self, row: Sequence[Any]) -> list[int]:
        """Return the places of what is said of a company."""
        texts = ((at, shown_cell(row[at]).strip()) for at in self._facts)
        return [at for at, text in texts if text and not not_known(text)]

    def _is_group(self, name: str) -> bool:
        plain = "" if len(name) > LONGEST else simplified(squeezed(name))
        return plain in self._groups or _GROUP.fullmatch(plain) is not None
