"""How the policies of a table can reach its companies: without an application, by a quick one, or by a procedure."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.route import RouteKind, Routes
from lucidrule.present.words import listed, word
from lucidrule.tables.screening import Screened

_MOST_FACTS = 5


class Routing:
    """Counts over all rows.

    Attributes:
        counts: Companies by policy and what it takes, of those that are eligible, referred or still open.
        met: The same of those that are eligible.
        served: Companies that are eligible for a policy that can be decided from data alone.
        blocks: By fact that no office holds, of how many policies that companies are eligible for, and that nobody has
            to judge, it keeps the company from being served.
        gains: By fact that no office holds, how many more companies would be served if one held that fact alone.
    """

    def __init__(self, compiled: CompiledProgramme, policies: tuple[str, ...]) -> None:
        self._compiled, self._routes = compiled, Routes(compiled)
        self._policies = [policy for policy in compiled.policies if policy.id in policies]
        self.counts: Counter[tuple[str, RouteKind]] = Counter()
        self.met: Counter[tuple[str, RouteKind]] = Counter()
        self.served = 0
        self.blocks: Counter[str] = Counter()
        self.gains: Counter[str] = Counter()

    def rows(self, screened: Screened) -> Iterator[dict[str, RouteKind]]:
        """Yield what each policy takes for the company of each row, and count it."""
        for at in range(len(screened.cells)):
            found: dict[str, RouteKind] = {}
            alone: set[str] = set()
            served = False
            for policy in self._policies:
                name, outcome = policy.id, screened.outcomes[policy.id][at]
                route = self._routes.of(name, outcome, screened.entitled[name].get(at))
                if route is None:
                    continue
                found[name] = route.kind
                self.counts[name, route.kind] += 1
                if outcome == Outcome.ELIGIBLE.value:
                    self.met[name, route.kind] += 1
                    served = served or route.kind is RouteKind.DATA
                    if route.kind is RouteKind.QUICK:
                        self.blocks.update(route.lacking)
                        alone.update(route.lacking if len(route.lacking) == 1 else ())
            self.served += served
            if not served:
                self.gains.update(alone)
            yield found

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        assumed = [n for n, f in self._compiled.facts.items() if f.held_by is not None and f.held_by.basis == "assumed"]
        return {
            "policies": {
                policy.id: {
                    kind.value: {"companies": self.counts[policy.id, kind], "eligible": self.met[policy.id, kind]}
                    for kind in RouteKind
                }
                for policy in self._policies
            },
            "companies_served_without_application": self.served,
            "more_if_held": dict(self.gains.most_common()),
            "not_held": dict(self.blocks.most_common()),
            "held_by_assumed": assumed,
        }

    def lines(self, lang: str) -> Iterator[str]:
        """Yield the counts in words."""
        yield word("route_title", lang)
        for policy in self._policies:
            kinds = [f"{self.counts[policy.id, kind]:,}" for kind in RouteKind]
            yield "  " + word("route_line", lang, policy.title[lang], *kinds)
        yield word("route_served", lang, f"{self.served:,}")
        facts = self._compiled.facts
        if self.gains:
            told = [
                word("route_gain", lang, facts[n].label[lang], f"{c:,}") for n, c in self.gains.most_common(_MOST_FACTS)
            ]
            yield word("route_gains", lang, listed(told, lang))
        else:
            yield word("route_no_gain", lang)
        if self.blocks:
            most = self.blocks.most_common(_MOST_FACTS)
            told = [word("route_gain", lang, facts[name].label[lang], f"{count:,}") for name, count in most]
            yield word("route_blocks", lang, listed(told, lang))
        if any(fact.held_by is not None and fact.held_by.basis == "assumed" for fact in facts.values()):
            yield word("route_assumed", lang)

    def cells(self, found: dict[str, RouteKind], lang: str) -> list[str]:
        """Return what each policy takes, in words, an empty text where it is not met."""
        return [word(f"route:{found[p.id]}", lang) if p.id in found else "" for p in self._policies]

    def titles(self, lang: str) -> list[str]:
        """Return the titles of the policies."""
        return [policy.short_title(lang) for policy in self._policies]


def routed(routing: Routing | None, screened: Screened) -> list[dict[str, RouteKind]]:
    """Return what each policy takes for each row of a batch; nothing where that is not asked for."""
    return [] if routing is None else list(routing.rows(screened))
