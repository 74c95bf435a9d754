"""How the policies of a table can reach its companies: without an application, by a quick one, or by a procedure."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import Outcome
from lucidrule.decide.route import RouteKind, Routes
from lucidrule.present.words import listed, word
from lucidrule.tables.screening import Screened

_MOST_FACTS = 5


# The facts that no office holds, of each policy that data could decide otherwise; of policies that are met, and open.
_Ways = frozenset[frozenset[str]]


class Gain(NamedTuple):
    """What it would bring if offices held some more facts.

    Attributes:
        companies: How many more would be served: they are eligible.
        open: How many besides that are still open.
    """

    facts: tuple[str, ...]
    companies: int
    open: int


class Routing:
    """Counts over all rows.

    Attributes:
        counts: Companies by policy and what it takes, of those that are eligible, referred or still open.
        met: The same of those that are eligible.
        served: Companies that are eligible for a policy that can be decided from data alone.
        blocks: By fact that no office holds, of how many policies that companies are eligible for, and that nobody has
            to judge, it keeps the company from being served.
    """

    def __init__(self, compiled: CompiledProgramme, policies: tuple[str, ...]) -> None:
        self._compiled, self._routes = compiled, Routes(compiled)
        self._policies = [policy for policy in compiled.policies if policy.id in policies]
        self.counts: Counter[tuple[str, RouteKind]] = Counter()
        self.met: Counter[tuple[str, RouteKind]] = Counter()
        self.served = 0
        self.blocks: Counter[str] = Counter()
        # How many companies that are not served lack what.
        self._waiting: Counter[tuple[_Ways, _Ways]] = Counter()

    def rows(self, screened: Screened) -> Iterator[dict[str, RouteKind]]:
        """Yield what each policy takes for the company of each row, and count it."""
        for at in range(len(screened.cells)):
            found: dict[str, RouteKind] = {}
            ways: tuple[set[frozenset[str]], set[frozenset[str]]] = (set(), set())
            for policy in self._policies:
                name, outcome = policy.id, screened.outcomes[policy.id][at]
                decided = screened.entitled[name].get(at) or screened.undecided[name].get(at)
                route = self._routes.of(name, outcome, decided)
                if route is None:
                    continue
                found[name] = route.kind
                self.counts[name, route.kind] += 1
                is_met = outcome == Outcome.ELIGIBLE.value
                if is_met:
                    self.met[name, route.kind] += 1
                    self.blocks.update(route.lacking if route.kind is RouteKind.QUICK else ())
                if route.kind in (RouteKind.DATA, RouteKind.QUICK):
                    ways[not is_met].add(frozenset(route.lacking))
            self._count(frozenset(ways[0]), frozenset(ways[1]))
            yield found

    def _count(self, met: _Ways, open_: _Ways) -> None:
        if frozenset() in met:
            self.served += 1
        elif met or open_:
            self._waiting[met, open_] += 1

    @property
    def served_if_met(self) -> int:
        """How many more companies could be served once what is open of them turns out to be met."""
        return sum(count for (_, open_), count in self._waiting.items() if frozenset() in open_)

    def gain(self, facts: Collection[str]) -> Gain:
        """Return what it would bring if offices held some more facts."""
        held, sure, more = frozenset(facts), 0, 0
        for (met, open_), count in self._waiting.items():
            if any(lacking <= held for lacking in met):
                sure += count
            elif frozenset() not in open_ and any(lacking <= held for lacking in open_):
                more += count
        return Gain(tuple(facts), sure, more)

    @property
    def gains(self) -> list[Gain]:
        """What single facts would bring, those first that bring most."""
        alone = {fact for ways in self._sets if len(ways) == 1 for fact in ways}
        return sorted((self.gain((fact,)) for fact in self._compiled.facts if fact in alone), key=_most)

    @property
    def together(self) -> Gain | None:
        """What the fewest facts would bring that bring anything; None where nothing does."""
        order = list(self._compiled.facts)
        found = [self.gain(sorted(ways, key=order.index)) for ways in self._sets]
        return min(found, key=lambda gain: (len(gain.facts), _most(gain)), default=None)

    @property
    def _sets(self) -> list[frozenset[str]]:
        """The facts that policies lack, in one order always; what nobody lacks is none."""
        found = {lacking for ways in self._waiting for each in ways for lacking in each if lacking}
        return sorted(found, key=sorted)

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
            "companies_served_if_met": self.served_if_met,
            "more_if_held": {gain.facts[0]: gain.companies for gain in self.gains if gain.companies},
            "more_if_held_and_met": {gain.facts[0]: gain.open for gain in self.gains if gain.open},
            "fewest_facts": None if self.together is None else self.together._asdict(),
            "not_held": dict(self.blocks.most_common()),
            "held_by_assumed": assumed,
        }

    def lines(self, lang: str) -> Iterator[str]:
        """Yield the counts in words."""
        yield word("route_title", lang)
        for policy in self._policies:
            kinds = [told for kind in RouteKind for told in self._told(policy.id, kind, lang)]
            told = listed(kinds, lang) if kinds else word("route_none", lang)
            yield "  " + word("route_line", lang, policy.title[lang], told)
        facts = self._compiled.facts
        if self.blocks:
            most = self.blocks.most_common(_MOST_FACTS)
            cases = [word("route_case", lang, facts[name].label[lang], f"{count:,}") for name, count in most]
            yield word("route_blocks", lang, listed(cases, lang))
        yield word("route_served", lang, f"{self.served:,}")
        if self.served_if_met:
            yield word("route_served_if_met", lang, self.served_if_met)
        yield self._more(lang)
        if any(fact.held_by is not None and fact.held_by.basis == "assumed" for fact in facts.values()):
            yield word("route_assumed", lang)

    def _told(self, policy: str, kind: RouteKind, lang: str) -> Iterator[str]:
        """Yield how many companies a policy reaches in a way, and how many of these are met; nothing of none."""
        count, met = self.counts[policy, kind], self.met[policy, kind]
        if count:
            told = f"{count:,}"
            if kind in (RouteKind.DATA, RouteKind.QUICK) and met < count:
                told = word("route_some_met", lang, told, f"{met:,}") if met else word("route_all_open", lang, told)
            yield word(f"route_by:{kind}", lang, told)

    def _more(self, lang: str) -> str:
        """Return what more facts held by offices would bring: one, or the fewest that bring anything."""
        facts, gains, together = self._compiled.facts, self.gains, self.together
        if gains:
            told = [_of(facts[g.facts[0]].label[lang], g.companies, g.open, lang) for g in gains[:_MOST_FACTS]]
            return word("route_gains", lang, listed(told, lang))
        if together is None:
            return word("route_no_gain", lang)
        named = listed([facts[name].label[lang] for name in together.facts], lang)
        return word("route_together", lang, _of(named, together.companies, together.open, lang))

    def cells(self, found: dict[str, RouteKind], lang: str) -> list[str]:
        """Return what each policy takes, in words, an empty text where it is not met."""
        return [word(f"route:{found[p.id]}", lang) if p.id in found else "" for p in self._policies]

    def titles(self, lang: str) -> list[str]:
        """Return the titles of the policies."""
        return [policy.short_title(lang) for policy in self._policies]


def _most(gain: Gain) -> tuple[int, int]:
    return -gain.companies, -gain.open


def _of(facts: str, companies: int, open_: int, lang: str) -> str:
    """Return facts with how many companies they are about, and how many of which it is open."""
    if not open_:
        return word("route_gain", lang, facts, f"{companies:,}")
    key = "route_gain_both" if companies else "route_gain_open"
    return word(key, lang, facts, f"{open_:,}", f"{companies:,}")


def routed(routing: Routing | None, screened: Screened) -> list[dict[str, RouteKind]]:
    """Return what each policy takes for each row of a batch; nothing where that is not asked for."""
    return [] if routing is None else list(routing.rows(screened))
