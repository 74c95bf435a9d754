"""The policies as a programme of lucidrule."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import lucidrule
from benchmarks.peers.spec import CERTS, ENUMS, FACTS, Condition, make_policies

AS_OF = date(2024, 6, 30)
_ASSUMED = {"basis": "assumed"}
_NUMBERS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
_DAYS = {">=": "on_or_after", ">": "after", "<=": "on_or_before", "<": "before"}
_TYPES = {"bool": "flag", "money": "money", "int": "count", "enum": "choice", "list": "choices", "date": "date"}


def load() -> lucidrule.Programme:
    """Return the ten policies, loaded."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in _files().items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(data, ensure_ascii=False)
            for key in ("released", "from"):
                # Days stand unquoted in YAML.
                text = text.replace(f'"{key}": "2000-01-01"', f'"{key}": 2000-01-01')
            path.write_text(text, encoding="utf-8")
        return lucidrule.load(folder)


def _text(text: str) -> dict[str, str]:
    return {"zh": text, "en": text, "ja": text}


def _when(node: Condition) -> dict[str, Any]:
    match node[0]:
        case "all" | "any":
            return {node[0]: [_when(part) for part in node[1]]}
        case "not":
            return {"not": _when(node[1])}
        case "true":
            return {node[1]: True}
        case "in":
            return {node[1]: list(node[2])}
        case "has":
            return {node[1]: {"includes": node[2]}}
        case "ratio":
            return {"share": {"of": node[1], "in": node[2], "at_least": f"{node[3]}%"}}
        case "cmpf":
            return {"amount": {"of": {"difference": [node[1], node[3]]}, _NUMBERS[node[2]]: 0}}
    return {node[1]: {(_DAYS if isinstance(node[3], str) else _NUMBERS)[node[2]]: node[3]}}


def _awards(award: tuple[Any, ...]) -> list[dict[str, Any]]:
    kind, fact, second, *rest = award
    if kind == "pct":
        amount = {"rate": f"{second}%", "of": fact, "at_most": rest[0]}
        return [{"id": "award", "label": _text("award"), "amount": amount, **_ASSUMED}]
    if kind == "tiers":
        return [
            {
                **{"id": f"tier-{at}", "label": _text("tier"), "amount": amount, **_ASSUMED},
                "when": {"all": [{fact: {"at_least": threshold}}, {second: {"less_than": threshold}}]},
            }
            for at, (threshold, amount) in enumerate(reversed(rest[0]))
        ]
    return [
        {"id": f"level-{level}", "label": _text(level), "amount": amount, "when": {fact: level}, **_ASSUMED}
        for level, amount in second
    ]


def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name, kind in FACTS.items():
        facts[name] = {"type": _TYPES[kind], "group": "g", "label": _text(name), "question": _text(f"{name}?")}
        if kind in ("enum", "list"):
            facts[name]["choices"] = {choice: _text(choice) for choice in (ENUMS[name] if kind == "enum" else CERTS)}
    return facts


def _files() -> dict[str, Any]:
    policies = make_policies()
    own = {
        f"rules/a/{policy['id']}.yaml": {
            **{"id": policy["id"], "title": _text(policy["id"]), "summary": _text(policy["id"]), **_ASSUMED},
            "criteria": [
                {"id": f"c{at}", "label": _text(f"c{at}"), "when": part, **_ASSUMED}
                for at, part in enumerate(_when(policy["cond"])["all"])
            ],
            "entitlement": {
                "of_several": "last" if policy["award"][0] == "tiers" else "all",
                "awards": _awards(policy["award"]),
            },
        }
        for policy in policies
    }
    share = {"question": _text("A share of nothing?"), **_ASSUMED}
    area = {"id": "a", "title": _text("a"), "policies": [policy["id"] for policy in policies], **_ASSUMED}
    both = {"default": {"effect": "accumulate", "label": _text("both"), **_ASSUMED}, "rules": []}
    programme = {
        **{"language": 1, "id": "peers", "version": "1", "title": _text("peers"), "issuer": _text("x")},
        **{"released": "2000-01-01", "summary": _text("x"), "in_force": {"from": "2000-01-01", **_ASSUMED}},
        **{"assessment_year": {"years_before": 1, **_ASSUMED}, "rounding": {"mode": "none", **_ASSUMED}},
        **{"sources": {}, "areas": [area], "common": [], "interactions": both, "readings": []},
    }
    return {
        "rules/facts.yaml": {
            "groups": [{"id": "g", "title": _text("g")}],
            "facts": _facts(),
            "contradictions": [],
        },
        "rules/criteria.yaml": {"open_points": {"share-of-zero": share}},
        "policies.yaml": programme,
        **own,
    }
