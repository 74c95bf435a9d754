"""What is proven against every company of a small domain, and against companies drawn at random."""

from collections.abc import Callable, Iterator
from itertools import islice, product
from random import Random
from typing import Any

import pytest
import yaml
from benchmarks.companies import complete
from conftest import JUNE_2022
from few_rules import criterion, fact, policy, small, texts
from prove.planted import CHOICES
from prove.test_assertions import asserted, stated
from small_form import sized

import lucidrule
from lucidrule.core.verdict import Outcome

GRANTED = (Outcome.ELIGIBLE, Outcome.REFER)
SMALL = (
    fact("kids", "count", "Kids", ", at_most: 3")
    + fact("trade", "choice", "Trade", CHOICES)
    + fact("listed", "flag", "Listed")
)
LEAVES = ["{kids: {at_least: 2}}", "{kids: 1}", "{listed: true}", "{trade: b}", "{met: a}", "{met: b}", "{met: b/c}"]
BOUNDS = (0, 999, 1000, 1500, 2500, 3000, 4499, 4500)
Company = dict[str, Any]


def domain() -> Iterator[Company]:
    """Yield every company of a small domain."""
    for kids, listed, trade in product(range(4), (False, True), "ab"):
        yield {"kids": kids, "listed": listed, "trade": trade}


def drawn(pick: Random, deep: int) -> str:
    """Return a condition."""
    kind = pick.choice(["leaf", "leaf", "not", "all", "any"]) if deep else "leaf"
    if kind == "leaf":
        return pick.choice(LEAVES)
    parts = [drawn(pick, deep - 1) for _ in range(2)]
    return f"{{not: {parts[0]}}}" if kind == "not" else f"{{{kind}: [{', '.join(parts)}]}}"


def claims(pick: Random) -> Iterator[str]:
    """Yield claims of every kind."""
    while True:
        when, name = f"when: {drawn(pick, 2)}", pick.choice("ab")
        yield f"{when}, always: {drawn(pick, 2)}"
        yield f"{when}, at_most: {pick.choice(BOUNDS)}, of: {pick.choice([name, 'total'])}"
        yield f"{when}, more: kids, {pick.choice(['never_loses', 'never_pays_less'])}: {name}"


def programme_asserting(said: list[str]) -> dict[str, str]:
    """Return two policies that assert something."""
    some = criterion("c", "C", "{any: [{kids: {at_least: 2}}, {listed: true}]}")
    both = criterion("c", "C", "{trade: b}") + ", " + criterion("d", "D", "{listed: false}")
    policies = {"a": policy("a", some, amount="{per_unit: 1000, of: kids}"), "b": policy("b", both, amount="1500")}
    made = texts(SMALL, policies)
    told = ", ".join(stated(claim, f"n{at}") for at, claim in enumerate(said))
    return {
        **made,
        "policies.yaml": made["policies.yaml"].replace("language: 1", "language: 2") + f"assert: [{told}]\n",
    }


MEETS: dict[str, Callable[[Company], bool]] = {
    "a": lambda c: bool(c["kids"] >= 2 or c["listed"]),
    "b": lambda c: bool(c["trade"] == "b" and not c["listed"]),
    "b/c": lambda c: bool(c["trade"] == "b"),
}
PAYS: dict[str, Callable[[Company], int]] = {"a": lambda c: 1000 * int(c["kids"]), "b": lambda c: 1500}
ASKED: dict[str, Callable[[Company, Any], bool]] = {
    "kids": lambda c, asked: bool(c["kids"] >= asked["at_least"] if isinstance(asked, dict) else c["kids"] == asked),
    "listed": lambda c, asked: bool(c["listed"]),
    "trade": lambda c, asked: bool(c["trade"] == asked),
    "met": lambda c, asked: MEETS[asked](c),
    "not": lambda c, asked: not holds(c, asked),
    "all": lambda c, asked: all(holds(c, each) for each in asked),
    "any": lambda c, asked: any(holds(c, each) for each in asked),
}


def holds(company: Company, condition: dict[str, Any]) -> bool:
    """Return what a condition comes to, worked out from its words."""
    ((key, asked),) = condition.items()
    return ASKED[key](company, asked)


def paid(company: Company, name: str) -> int:
    """Return what a policy, or all of them, pays a company."""
    return sum(PAYS[each](company) for each in ("a", "b") if name in (each, "total") and MEETS[each](company))


def true_of_all(claim: dict[str, Any]) -> bool:
    """Return whether a claim holds of every company of the small domain, tried one by one."""
    about = [company for company in domain() if holds(company, claim["when"])]
    if "always" in claim:
        return all(holds(company, claim["always"]) for company in about)
    if "at_most" in claim:
        return all(paid(company, claim["of"]) <= claim["at_most"] for company in about)
    pairs = [(one, {**one, "kids": more}) for one in about for more in range(one["kids"] + 1, 4)]
    both = [pair for pair in pairs if pair[1] in about]
    if "never_loses" in claim:
        name = claim["never_loses"]
        return all(MEETS[name](more) for one, more in both if MEETS[name](one))
    name = claim["never_pays_less"]
    return all(paid(more, name) >= paid(one, name) for one, more in both)


@pytest.mark.parametrize("seed", range(sized(40, small=1)))
def test_what_is_proven_is_what_trying_every_company_of_a_small_domain_finds(seed: int) -> None:
    said = list(islice(claims(Random(seed)), 30))
    found = asserted(small(programme_asserting(said)))
    of_all = [true_of_all(yaml.safe_load(f"{{{claim}}}")) for claim in said]
    assert [each.not_proven for each in found] == [""] * 30
    assert [each.code != "assertion-refuted" for each in found] == of_all
    assert 5 < sum(of_all) < 28


def granted(found: Any) -> set[str]:
    return {each.id for each in found.outcomes if each.outcome in GRANTED}


def sum_of(found: Any, policy: str) -> Any:
    return sum(each.entitlement.sum.low for each in found.outcomes if each.id == policy and each.id in granted(found))


def refuting(company: Company, one: Any, others: dict[str, Any]) -> dict[str, bool]:
    """Return by what the shipped rules assert whether a company, and the same with more of a number, refutes it."""
    revenue, given = company["annual_revenue"], granted(one)
    awards = [
        award for each in one.outcomes if each.id in given - {"industry-fund"} for award in each.entitlement.awards
    ]
    return {
        "one-award": any(award.low > 100_000_000 for award in awards),
        "defaulters": company["on_defaulter_list"] and given != set(),
        "within-the-zone": not company["registered_in_zone"] and given != set(),
        "revenue-above-500-million": "revenue-milestone" in given and revenue[2021] < 500_000_000,
        "more-revenue": bool({"revenue-milestone"} & given - granted(others["annual_revenue"])),
        "more-investment": sum_of(others["project_investment"], "major-project") < sum_of(one, "major-project"),
        "more-equipment": sum_of(others["equipment_amount"], "equipment-upgrade") < sum_of(one, "equipment-upgrade"),
    }


def refuted(seeds: range, programme: lucidrule.Programme) -> list[tuple[int, str]]:
    """Return which companies refute what the shipped rules assert."""
    found = []
    for seed in seeds:
        pick, company = Random(seed), complete(seed)
        # A firm that has grown every year passes tiers for the first time.
        revenue = company["annual_revenue"]
        company["annual_revenue"] = dict(zip(revenue, sorted(revenue.values()), strict=True))
        raised = {
            name: {**company[name], 2021: company[name][2021] + pick.randrange(1, 10**9)}
            for name in ("annual_revenue", "equipment_amount")
        }
        raised["project_investment"] = company["project_investment"] + pick.randrange(1, 10**9)
        others = {
            name: programme.determine({**company, name: value}, as_of=JUNE_2022) for name, value in raised.items()
        }
        one = programme.determine(company, as_of=JUNE_2022)
        found += [(seed, name) for name, broken in refuting(company, one, others).items() if broken]
    return found


def test_what_the_shipped_rules_assert_is_proven(programme: lucidrule.Programme) -> None:
    assert [(each.code, each.not_proven) for each in asserted(programme, JUNE_2022)] == [("assertion-proven", "")] * 7


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 50_000, 100_000, 150_000])
def test_what_is_proven_none_of_200_000_companies_refutes(first: int, programme: lucidrule.Programme) -> None:
    # Worked out from what the labels say, not from the conditions.
    assert refuted(range(first, first + sized(50_000, small=25)), programme) == []
