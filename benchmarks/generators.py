"""Seeded programmes and conditions of any size."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from lucidrule.kernel import tree
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact

_WORDS = Text(zh="一", en="one", ja="一")
_LABEL = "{zh: 一, en: one, ja: 一}"


def condition(leaves: int, facts: int, seed: int) -> tuple[tree.Condition, dict[str, Fact]]:
    """Return a tree of all, any, not and at-least-n over `leaves` comparisons of `facts` facts, and their declarations.

    Facts are flags and amounts of money; those of the first third of the leaves come back in other leaves, as facts do
    in the rules that people write.
    """
    pick = random.Random(seed)
    declared = {
        f"f{n}": Fact(type="flag" if n % 2 else "money", group="g", label=_WORDS, question=_WORDS) for n in range(facts)
    }
    # Every fact occurs; what leaves remain ask some of them again, near the place where they occurred.
    order = [n * facts // leaves for n in range(leaves)]
    nodes: list[tree.Condition] = []
    for n in order:
        ref = tree.Ref(f"f{n}")
        if n % 2:
            nodes.append(tree.Compare(ref, "equals", pick.random() < 0.5))
        else:
            operator = pick.choice(("at_least", "less_than"))
            nodes.append(tree.Compare(ref, operator, Decimal(pick.randint(1, 5) * 100)))  # type: ignore[arg-type]  # both are operators
    while len(nodes) > 1:
        size = min(len(nodes), pick.randint(2, 5))
        parts, nodes = tuple(nodes[:size]), nodes[size:]
        kind = pick.random()
        joined: tree.Condition
        if kind < 0.4:
            joined = tree.AnyOf(parts)
        elif kind < 0.75:
            joined = tree.AllOf(parts)
        elif kind < 0.9:
            joined = tree.AtLeast(max(1, size // 2), parts)
        else:
            joined = tree.Not(tree.AllOf(parts))
        nodes.append(joined)
    return nodes[0], declared


@contextmanager
def programme_of(policies: int) -> Iterator[Path]:
    """Yield a folder with a programme of so many policies, each of three criteria."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "rules" / "a").mkdir(parents=True)
        facts = "".join(f"  f{n}: {{type: money, group: g, label: {_LABEL}, question: {_LABEL}}}\n" for n in range(30))
        (root / "rules" / "facts.yaml").write_text(f"groups: [{{id: g, title: {_LABEL}}}]\nfacts:\n{facts}")
        (root / "rules" / "criteria.yaml").write_text("criteria: []\n")
        for n in range(policies):
            criteria = "".join(
                f"  - {{id: c{k}, label: {_LABEL}, basis: assumed, when: {{f{(n + k) % 30}: {{at_least: {n + k}}}}}}}\n"
                for k in range(3)
            )
            (root / "rules" / "a" / f"p{n}.yaml").write_text(
                f"id: p{n}\ntitle: {_LABEL}\nsummary: {_LABEL}\ncriteria:\n{criteria}entitlement:\n  awards:\n"
                f"    - {{id: one, label: {_LABEL}, amount: 100万, basis: assumed}}\n"
            )
        names = ", ".join(f"p{n}" for n in range(policies))
        (root / "policies.yaml").write_text(
            f"language: 1\nid: many\nversion: '1'\ntitle: {_LABEL}\nissuer: {_LABEL}\nreleased: 2020-01-01\n"
            f"summary: {_LABEL}\nin_force: {{from: 2020-01-01, basis: assumed}}\n"
            "assessment_year: {years_before: 1, basis: assumed}\nrounding: {mode: none, basis: assumed}\nsources: {}\n"
            f"areas: [{{id: a, title: {_LABEL}, policies: [{names}]}}]\n"
            f"interactions: {{default: {{effect: accumulate, label: {_LABEL}, basis: assumed}}}}\n"
        )
        yield root
