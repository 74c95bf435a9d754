"""Conditions of which open points are answered: an answer takes the place of its question, the same to every engine."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lucidrule.kernel import tree
from lucidrule.kernel.operators import CoreName

# How a bound is asked where what equals it counts, or does not.
_COUNTS: Mapping[CoreName, CoreName] = {"more_than": "at_least", "less_than": "at_most"}
_COUNTS_NOT: Mapping[CoreName, CoreName] = {"at_least": "more_than", "at_most": "less_than"}
# Definitions that stand in the place of a question are named by its id behind this, which is no part of any name.
ANSWER = "answer:"
# What the part of a record holds where its question is not answered.
OPEN = "open"


def answer_name(point: str, *, yes: bool) -> str:
    """Return the name of the answer to an open point."""
    return f"{ANSWER}{'yes' if yes else 'no'}:{point}"


def is_answer(node: tree.Condition) -> bool:
    """Return whether a definition is the answer to an open point, which is told as it is: nothing stands in it."""
    return isinstance(node, tree.Named) and node.name.startswith(ANSWER)


class Answer(NamedTuple):
    """An answer of the authority to an open point.

    Attributes:
        yes: Whether it helps the company.
        given: On which day; None: it is not said.
        source: Where it stands: the ids of sources, or the words of a company file.
        own: Whether it was given to the company that is judged; else it holds for all.
        record: The record of a list that it is about, counted from 1; 0: all of them, or none.
    """

    point: str
    yes: bool
    given: date | None
    source: str = ""
    own: bool = False
    record: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "open_point": self.point,
            **({"record": self.record} if self.record else {}),
            "answer": self.yes,
            "date": None if self.given is None else self.given.isoformat(),
            "source": self.source or None,
            "to": "company" if self.own else "all",
        }


class Answering:
    """Puts answers in the place of their questions.

    What asks none of them stays the same object, and what was one object stays one: relies on (definitions shared).
    """

    def __init__(self, answers: Mapping[str, bool], of_records: Mapping[str, str] | None = None) -> None:
        """Begin.

        Args:
            answers: By open point whether it is answered yes, which helps the company.
            of_records: By open point the part of a record that holds its answer: `yes`, `no` or `open`.
        """
        self._answers, self._of_records = answers, of_records or {}
        self._made: dict[int, tuple[tree.Condition, tree.Condition]] = {}

    def of(self, node: tree.Condition) -> tree.Condition:
        """Return a condition that no longer asks what is answered."""
        if id(node) not in self._made:
            # With its node, so that no other takes its identity.
            self._made[id(node)] = (node, self._node(node))
        return self._made[id(node)][1]

    def _node(self, node: tree.Condition) -> tree.Condition:
        point = getattr(node, "open_point", None)
        if point in self._of_records:
            return self._of_record(node, str(point))
        match node:
            case tree.Judgement(open_point=point) if point in self._answers:
                yes = self._answers[point]
                return tree.Named(answer_name(point, yes=yes), tree.AllOf(()) if yes else tree.AnyOf(()))
            case tree.Compare(open_point=str(point)) if point in self._answers:
                return replace(node, operator=self._asked(node.operator, point), open_point=None)
            case tree.FirstExceeds(open_point=str(point)) if point in self._answers:
                return replace(node, reaches=self._answers[point], open_point=None)
            case tree.CompareAmount():
                return self._amount(node)
            case tree.AllOf(parts=parts) | tree.AnyOf(parts=parts) | tree.AtLeast(parts=parts):
                made = tuple(map(self.of, parts))
                return node if all(map(_same, made, parts)) else replace(node, parts=made)
            case tree.Not(part=part) | tree.Named(part=part):
                inner = self.of(part)
                return node if inner is part else replace(node, part=inner)
        return node

    def _of_record(self, node: tree.Condition, point: str) -> tree.Condition:
        """Return a question that is answered record by record: its answer where the record has one, else itself."""
        told = tree.Ref(self._of_records[point], part=True, kind="choice")
        if isinstance(node, tree.Judgement):
            is_yes, is_open = (tree.Compare(told, "equals", said) for said in ("yes", OPEN))
            return tree.AnyOf((is_yes, tree.AllOf((is_open, node))))
        ways = (
            ("yes", Answering({**self._answers, point: True}).of(node)),
            ("no", Answering({**self._answers, point: False}).of(node)),
            (OPEN, Answering({each: yes for each, yes in self._answers.items() if each != point}).of(node)),
        )
        return tree.AnyOf(tuple(tree.AllOf((tree.Compare(told, "equals", said), way)) for said, way in ways))

    def _asked(self, operator: CoreName, point: str) -> CoreName:
        return (_COUNTS if self._answers[point] else _COUNTS_NOT).get(operator, operator)

    def _amount(self, node: tree.CompareAmount) -> tree.CompareAmount:
        of_zero = self._answers.get(tree.SHARE_OF_ZERO) if node.whole is not None else None
        if of_zero is not None:
            node = replace(node, of_zero=of_zero)
        if node.open_point is None or node.open_point not in self._answers:
            return node
        return replace(node, operator=self._asked(node.operator, node.open_point), open_point=None)


def _same(one: object, other: object) -> bool:
    return one is other
