"""Proofs and standings as plain data: what each node asks, of what, and what came out; on whose word it stands."""

from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.core.quantity import plain
from lucidrule.evaluate.cells import Texts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.model.base import Clause
from lucidrule.model.sources import Model, not_taken, taken

# A proof of more nodes, definitions written out wherever they are used, tells each of them once.
_MOST_NODES = 1_000


def proof_data(proof: Proof) -> dict[str, Any]:
    """Return a proof as data: `asks` names the kind of node; leaves have what is required and what they saw.

    In a proof of more than a thousand nodes a definition that stands there for the second time has no parts, but
    `told`: its parts stand where it stands first.
    """
    told = None if _size(proof, {}) <= _MOST_NODES else set[int]()
    return _proof_data(proof, told)


def standing_data(clause: Clause, model: Model | None) -> dict[str, Any]:
    """Return on whose word a clause stands; of an assumed one its `model`, where that is said."""
    found: dict[str, Any] = {"basis": clause.basis}
    if model is not None:
        found["model"] = model.to_dict()
    found["source"] = [citation.source for citation in taken(clause)]
    beside = [citation.source for citation in not_taken(clause)]
    return {**found, "not_taken": beside} if beside else found


def _size(proof: Proof, known: dict[int, int]) -> int:
    if id(proof) not in known:
        known[id(proof)] = 1 + sum(_size(part, known) for part in proof.parts)
    return known[id(proof)]


def _proof_data(proof: Proof, told: set[int] | None) -> dict[str, Any]:
    found = {"verdict": proof.verdict.value, **_asked(proof.node)}
    if proof.actual is not None:
        found["actual"] = value_data(proof.actual)
    if proof.missing:
        found["missing"] = [missing.to_dict() for missing in sorted(proof.missing)]
    if proof.open_points:
        found["open_points"] = sorted(proof.open_points)
    if told is not None and isinstance(proof.node, tree.Named):
        # relies on (definitions shared): for the same facts their proof is one too.
        if id(proof) in told:
            return {**found, "told": True}
        told.add(id(proof))
    if proof.parts:
        found["parts"] = [_proof_data(part, told) for part in proof.parts]
    return found


def value_data(value: Any) -> Any:
    """Return a value as data: exact numbers and dates as text."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Texts):
        return {"text": value.text, "kind": value.kind}
    if isinstance(value, tuple):
        return [value_data(part) for part in value]
    if isinstance(value, dict):
        return {str(key): value_data(part) for key, part in value.items()}
    return value


def _asked(node: tree.Condition) -> dict[str, Any]:
    match node:
        case tree.AllOf():
            return {"asks": "all"}
        case tree.AnyOf():
            return {"asks": "any"}
        case tree.Not():
            return {"asks": "not"}
        case tree.AtLeast(n=n):
            return {"asks": "at_least_n", "n": n}
        case tree.Named(name=name):
            return {"asks": "use", "name": name}
        case tree.Judgement(open_point=point):
            return {"asks": "needs_judgement", "open_point": point}
        case tree.Compare(ref=ref, operator=operator, operand=operand):
            return {"asks": operator, **_ref(ref), "required": _operand(operand), **_limit(node)}
        case tree.FirstExceeds():
            year = {"year": _year(node.year), "since": node.since}
            required = {"required": plain(node.bound), **_limit(node)}
            return {"asks": "first_reaches" if node.reaches else "first_exceeds", "fact": node.fact, **year, **required}
        case tree.CompareAmount(operator=operator, bound=bound):
            kind = "amount" if node.whole is None else "share"
            of_zero = {} if node.of_zero is None else {"of_zero": node.of_zero}
            return {"asks": f"{kind}_{operator}", "required": plain(bound), **_limit(node), **of_zero}
        case _:
            assert_never(node)


def _ref(ref: tree.Ref) -> dict[str, Any]:
    return {"part" if ref.part else "fact": ref.fact, **({"year": _year(ref.year)} if ref.year else {})}


def _year(year: tree.Year) -> str | int:
    if not year.relative:
        return year.number
    return f"assessment{year.number:+d}" if year.number else "assessment"


def _operand(operand: Any) -> Any:
    if isinstance(operand, tree.AsOf):
        return "as_of"
    if isinstance(operand, tuple):
        return [_year(each) if isinstance(each, tree.Year) else value_data(each) for each in operand]
    return _ref(operand) if isinstance(operand, tree.Ref) else value_data(operand)


def _limit(node: tree.Compare | tree.FirstExceeds | tree.CompareAmount) -> dict[str, Any]:
    """Return what decides at the bound itself, and since when the bound counts where that changes with time."""
    point = {} if node.open_point is None else {"at_exactly": node.open_point}
    return point if node.begun is None else {**point, "required_since": node.begun.isoformat()}
