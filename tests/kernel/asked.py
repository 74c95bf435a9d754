"""A programme that asks every operator of every type of fact that takes it, and what each must come to, by hand.

`MEANING` is a second definition of the operators, written from the page on the language: a value passes or does not.
"""

import operator
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import lucidrule
from lucidrule.kernel.operators import OPERATORS

AS_OF = date(2022, 6, 30)
LABEL = {"zh": "一", "en": "one", "ja": "一"}
NEVER = "never"
DAY = date(2021, 6, 1)


def ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """`never` lies before and after no day."""
    return lambda value, bound: value != NEVER and compare(value, bound)


MEANING: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": ordered(operator.ge),
    "more_than": ordered(operator.gt),
    "at_most": ordered(operator.le),
    "less_than": ordered(operator.lt),
    "equals": lambda value, operand: value == operand,
    "not_equals": lambda value, operand: value != operand,
    "is_one_of": lambda value, operand: value in operand,
    "is_none_of": lambda value, operand: value not in operand,
    "includes": lambda value, operand: operand in value,
    "includes_any": lambda value, operand: any(each in value for each in operand),
    "includes_all": lambda value, operand: all(each in value for each in operand),
    "before": ordered(operator.lt),
    "after": ordered(operator.gt),
    "on_or_before": ordered(operator.le),
    "on_or_after": ordered(operator.ge),
    "within_year": lambda value, operand: value != NEVER and value.year == operand,
    "within_years": lambda value, operand: value != NEVER and operand["from"] <= value.year <= operand["to"],
    "happened": lambda value, operand: (value != NEVER) is operand,
    "starts_with": lambda value, operand: value.startswith(operand),
}
# Values of each type of fact: on, beside and far from every operand below.
VALUES: dict[str, list[Any]] = {
    "flag": [True, False],
    "choice": ["a", "b", "c"],
    "choices": [[], ["a"], ["b"], ["a", "b"], ["c"], ["a", "b", "c"]],
    "count": [0, 4, 5, 6, 9, 10, 11],
    "money": [0, 4, 5, 6, 9, 10, 11, 10**15],
    "share": [Decimal(n) for n in ("0", "0.04", "0.05", "0.06", "0.1", "0.11", "1")],
    "number": [Decimal(n) for n in ("0", "2.4", "2.5", "2.51", "3", "10", "10.5")],
    "date": [
        *(date(2020, 12, 31), date(2021, 1, 1), date(2021, 5, 31), DAY, date(2021, 6, 2)),
        *(date(2021, 12, 31), date(2022, 1, 1), date(2022, 6, 30), date(2022, 7, 1)),
    ],
    "text": ["C", "C39", "C3", "C391", "C39\U0010ffff", "C4", "c39", "D", "甲"],
}
VALUES["event"] = [*VALUES["date"], NEVER]
BOUNDS: dict[str, list[Any]] = {
    "flag": [True, False],
    "choice": ["a", "b"],
    "count": [5, 10],
    "money": [5, 10],
    "share": [Decimal("0.05")],
    "number": [Decimal("2.5"), 10],
    "date": [DAY],
    "event": [DAY, NEVER],
    "text": ["C39", "甲"],
}


def operands(kind: str, operand: str) -> list[Any]:
    """Return what is asked behind an operator of a type of fact."""
    match operand:
        case "value":
            return BOUNDS[kind]
        case "values":
            # That a flag is neither yes nor no is a rule that none can meet, and refused.
            return [BOUNDS[kind], BOUNDS[kind][:1]][kind == "flag" :]
        case "choice":
            return ["a", "b"]
        case "choices":
            return [["a"], ["a", "b"]]
        case "day":
            return [DAY, "as_of", "other_day"]
        case "year":
            return [2021]
        case "years":
            return [{"from": 2021, "to": 2021}, {"from": 2020, "to": 2021}]
        case "flag":
            return [True, False]
    raise AssertionError(operand)


class Asked(NamedTuple):
    """One operator of one type of fact, with what stands behind it; its policy has the id `id`."""

    name: str
    kind: str
    operand: Any
    id: str

    @property
    def fact(self) -> str:
        return f"a_{self.kind}"

    def holds(self, value: Any) -> bool:
        """Return whether a value passes, by the second definition."""
        operand = {"as_of": AS_OF, "other_day": DAY}.get(self.operand, self.operand) if self.is_name else self.operand
        return (
            MEANING[self.name](*map(_small, (value, operand)))
            if self.kind == "text"
            else MEANING[self.name](value, operand)
        )

    @property
    def is_name(self) -> bool:
        return isinstance(self.operand, str) and self.kind in ("date", "event")


ASKED = [
    Asked(name, kind, operand, f"{name}-{kind}-{at}".replace("_", "-"))
    for name, entry in OPERATORS.items()
    for kind in entry.asked_of
    for at, operand in enumerate(operands(kind, entry.operand))
]
IDS = [each.id for each in ASKED]
# A day that no policy asks of by itself, known in every company.
KNOWN = {"other_day": DAY}


def _small(text: Any) -> Any:
    """Return a text, or a list of texts, without what is no difference between two."""
    return [each.lower() for each in text] if isinstance(text, list) else text.lower()


def programme(root: Path) -> lucidrule.Programme:
    """Write and load the programme: a policy for each question, and one that asks it or its opposite."""
    policies: dict[str, Any] = {}
    for each in ASKED:
        asked = {each.fact: {each.name: each.operand}}
        policies[each.id] = asked
        policies[f"{each.id}-or-not"] = {"any": [asked, {"not": asked}]}
    return written(root, {f"a_{kind}": kind for kind in VALUES} | {"other_day": "date"}, policies, fixed=["other_day"])


def written(
    root: Path,
    facts: dict[str, str],
    policies: dict[str, Any],
    *,
    definitions: dict[str, Any] | None = None,
    fixed: Collection[str] = (),
) -> lucidrule.Programme:
    """Write and load a programme.

    Args:
        facts: The type of each.
        policies: The condition of the one criterion of each.
        fixed: Facts that no company can change.
    """
    declared = {name: _fact(name, kind, changeable=name not in fixed) for name, kind in facts.items()}
    groups: Any = [{"id": "g", "title": LABEL}]
    (root / "rules" / "a").mkdir(parents=True)
    _write(root / "rules" / "facts.yaml", {"groups": groups, "facts": declared})
    _write(root / "rules" / "criteria.yaml", {"criteria": [], "definitions": definitions or {}})
    standing = {"label": LABEL, "basis": "assumed"}
    for name, when in policies.items():
        policy = {"id": name, "title": LABEL, "summary": LABEL, "criteria": [{"id": "c", **standing, "when": when}]}
        award = {"id": "one", **standing, "amount": 1000}
        _write(root / "rules" / "a" / f"{name}.yaml", {**policy, "entitlement": {"awards": [award]}})
    head = {"language": 2, "id": "p", "version": "1", "title": LABEL, "issuer": LABEL, "released": date(2020, 1, 1)}
    rest = {
        "summary": LABEL,
        "in_force": {"from": date(2020, 1, 1), "basis": "assumed"},
        "assessment_year": {"years_before": 1, "basis": "assumed"},
        "rounding": {"mode": "none", "basis": "assumed"},
        "sources": {},
        "areas": [{"id": "a", "title": LABEL, "policies": [*policies]}],
        "interactions": {"default": {"effect": "accumulate", **standing}, "rules": []},
    }
    _write(root / "policies.yaml", head | rest)
    return lucidrule.load(root)


def companies() -> list[dict[str, Any]]:
    """Return companies that between them have every value of every type of fact, and one of which nothing is known."""
    most = max(map(len, VALUES.values()))
    known = [{f"a_{kind}": listed[at % len(listed)] for kind, listed in VALUES.items()} for at in range(most)]
    return [KNOWN, *(KNOWN | facts for facts in known)]


def _fact(name: str, kind: str, *, changeable: bool) -> dict[str, Any]:
    choices = {"choices": {each: dict.fromkeys(LABEL, each) for each in "abc"}} if kind in ("choice", "choices") else {}
    label = {lang: f"{said} {name}" for lang, said in LABEL.items()}
    work = {"changeable": "work"} if changeable else {}
    return {"type": kind, "group": "g", "label": label, "question": LABEL, **work, **choices}


class _WrittenOut(yaml.SafeDumper):
    """Rule files have no anchors, and numbers are plain."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_WrittenOut.add_representer(Decimal, lambda dumper, number: dumper.represent_str(str(number)))


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.dump(data, Dumper=_WrittenOut, allow_unicode=True, sort_keys=False), encoding="utf-8")
