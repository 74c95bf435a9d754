"""Pairs of small programmes over a small domain, and what a change from one to the other means, worked out by trying.

What conditions and amounts come to is worked out from their words, with nothing of what encodes or evaluates them.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product
from random import Random
from typing import Any, NamedTuple

from few_rules import criterion, fact, policy, text, texts

CHOICES = f", choices: {{{', '.join(f'{each}: {text(each.upper())}' for each in 'abc')}}}"
NEAR, ENDLESS = Decimal("0.0001"), Decimal(10**9)
# Where conditions and bands turn on rent, where a cap begins to bind, and what lies close beside and between.
TURNS = tuple(map(Decimal, (0, 20, 40, 50, 100, 200, 250, 300, 500, 1000)))
BETWEEN = tuple((low + high) / 2 for low, high in pairwise(TURNS))
RENTS = tuple(
    sorted({*TURNS, *BETWEEN, ENDLESS, *(turn + NEAR for turn in TURNS), *(turn - NEAR for turn in TURNS if turn)})
)
Company = dict[str, Any]


class Side(NamedTuple):
    """A policy: its criteria, what it grants, and which of several awards count."""

    criteria: list[Any]
    rule: str
    awards: list[dict[str, Any]]


class Given(NamedTuple):
    """What a company gets, with one answer to the open point; `told` is all that is no sum."""

    met: bool
    total: Decimal
    has_sum: bool
    told: dict[str, Any]


def values(most: int | None) -> dict[str, tuple[Any, ...]]:
    """Return the values of each fact; `most` is the largest rent that the domain has, if it has one."""
    rents = tuple(each for each in RENTS if most is None or each <= most)
    return {"kids": tuple(range(7)), "listed": (False, True), "trade": ("a", "b", "c"), "rent": rents}


def companies(domain: dict[str, tuple[Any, ...]], said: Company | None = None) -> Iterator[Company]:
    """Yield every company that says at least what is said."""
    each = [(said[name],) if said and name in said else domain[name] for name in domain]
    for found in product(*each):
        yield dict(zip(domain, found, strict=True))


def _leaf(pick: Random) -> Any:
    number, edge = pick.randrange(1, 6), str(pick.choice((50, 100, 200, 300)))
    bound = pick.choice(("at_least", "at_most", "more_than", "less_than"))
    return pick.choice(
        [
            {"kids": {bound: number}},
            {"kids": number},
            {"rent": {bound: edge}},
            {"listed": pick.random() < 0.5},
            {"trade": pick.choice("abc")},
            {"trade": pick.sample("abc", 2)},
            {"needs_judgement": "worthy"},
        ]
    )


def condition(pick: Random, deep: int) -> Any:
    """Return a condition of so many levels at most."""
    kind = pick.choice(("leaf", "leaf", "not", "all", "any", "at_least_n")) if deep else "leaf"
    if kind == "leaf":
        return _leaf(pick)
    if kind == "not":
        return {"not": condition(pick, deep - 1)}
    parts = [condition(pick, deep - 1) for _ in range(3 if kind == "at_least_n" else 2)]
    return {kind: {"n": 2, "of": parts}} if kind == "at_least_n" else {kind: parts}


def _amount(pick: Random) -> Any:
    rates = pick.sample(("10%", "20%", "50%"), 2)
    return pick.choice(
        [
            str(pick.choice((10, 20, 50))),
            {"per_unit": str(pick.choice((5, 10))), "of": "kids"},
            {"rate": rates[0], "of": "rent"},
            {"rate": rates[0], "of": "rent", "at_most": str(pick.choice((10, 20, 50)))},
            {"bands": [{"from": 0, "below": "100", "rate": rates[0]}, {"from": "100", "rate": rates[1]}], "by": "rent"},
        ]
    )


def _award(pick: Random, name: str, *, always: bool, sums: bool) -> dict[str, Any]:
    amount = _amount(pick)
    found: dict[str, Any] = {"id": name, "amount": amount}
    if not sums and pick.random() < 0.25:
        found["amount"] = {"by_review": pick.choice(({}, {"up_to": amount}))}
    if not sums and pick.random() < 0.25:
        found["kind"] = pick.choice(("loan", "title"))
    if not always:
        found["when"] = condition(pick, 1)
    return found


def side(pick: Random) -> Side:
    """Return a policy."""
    rule = pick.choice(("all", "all", "highest", "last"))
    # Only sums of one kind can be compared with one another.
    awards = [_award(pick, "w", always=pick.random() < 0.7, sums=rule != "all")]
    awards += [_award(pick, "v", always=False, sums=rule != "all")] if pick.random() < 0.4 else []
    criteria = [condition(pick, 2) for _ in range(pick.choice((1, 1, 2)))]
    return Side(criteria, rule, awards)


def changed(pick: Random, one: Side) -> Side:
    """Return a policy that differs in one place, or in words only, or in all."""
    kind = pick.choice(("words", "criterion", "leaf", "award", "rule", "all"))
    if kind == "all":
        return side(pick)
    at = pick.randrange(len(one.criteria))
    if kind == "award":
        first, *others = one.awards
        return one._replace(awards=[{**first, "amount": _amount(pick)}, *others])
    if kind == "rule":
        return one._replace(rule=pick.choice(("all", "highest", "last")))
    if kind == "words":
        instead = in_other_words(one.criteria[at])
    elif kind == "criterion":
        instead = condition(pick, 2)
    else:
        instead = {pick.choice(("all", "any")): [one.criteria[at], _leaf(pick)]}
    return one._replace(criteria=[*one.criteria[:at], instead, *one.criteria[at + 1 :]])


def in_other_words(stated: Any) -> Any:
    """Return a condition that means the same."""
    ((key, asked),) = stated.items()
    if key in ("all", "any"):
        turned = [{"not": in_other_words(each)} for each in reversed(asked)]
        return {"not": {"any" if key == "all" else "all": turned}}
    if key == "kids" and isinstance(asked, dict) and "more_than" in asked:
        return {"kids": {"at_least": asked["more_than"] + 1}}
    return {"not": {"not": stated}}


_BOUNDS = {
    "at_least": lambda value, bound: value >= bound,
    "at_most": lambda value, bound: value <= bound,
    "more_than": lambda value, bound: value > bound,
    "less_than": lambda value, bound: value < bound,
}


def holds(stated: Any, company: Company, worthy: bool) -> bool:
    """Return what a condition comes to, worked out from its words."""
    ((key, asked),) = stated.items()
    match key:
        case "all":
            return all(holds(each, company, worthy) for each in asked)
        case "any":
            return any(holds(each, company, worthy) for each in asked)
        case "not":
            return not holds(asked, company, worthy)
        case "at_least_n":
            return bool(sum(holds(each, company, worthy) for each in asked["of"]) >= asked["n"])
        case "needs_judgement":
            return worthy
    if isinstance(asked, dict):
        ((bound, edge),) = asked.items()
        return bool(_BOUNDS[bound](company[key], Decimal(edge)))
    return company[key] in asked if isinstance(asked, list) else bool(company[key] == asked)


def comes_to(amount: Any, company: Company) -> Decimal:
    """Return what an amount comes to, worked out from its words."""
    if isinstance(amount, str):
        return Decimal(amount)
    if "per_unit" in amount:
        return Decimal(amount["per_unit"]) * int(company["kids"])
    rate = amount.get("rate") or amount["bands"][company["rent"] >= 100]["rate"]
    paid: Decimal = company["rent"] * Decimal(rate.rstrip("%")) / 100
    return min(paid, Decimal(amount.get("at_most", "Infinity")))


def given(one: Side, company: Company, worthy: bool) -> Given:
    """Return what a company gets."""
    met = all(holds(each, company, worthy) for each in one.criteria)
    sums: list[Decimal] = []
    told: dict[str, Any] = {}
    has_sum = True
    for award in one.awards:
        applies = "when" not in award or holds(award["when"], company, worthy)
        amount, review = award["amount"], isinstance(award["amount"], dict) and "by_review" in award["amount"]
        stated = amount["by_review"].get("up_to") if review else amount
        if "kind" in award or review:
            told[award["id"]] = (comes_to(stated, company) if stated else Decimal(0)) if applies else None
            has_sum &= "kind" in award or not applies
        elif applies:
            sums.append(comes_to(amount, company))
    total = {"all": sum(sums), "highest": max(sums, default=0), "last": sums[-1] if sums else 0}[one.rule]
    return Given(met, Decimal(total), has_sum, {name: each for name, each in told.items() if each is not None})


def directions(old: Side, new: Side, company: Company) -> set[str]:
    """Return the ways in which a company is moved."""
    pairs = [(given(old, company, worthy), given(new, company, worthy)) for worthy in (False, True)]
    ranks = [sum(pair[at].met for pair in pairs) for at in (0, 1)]
    found = {"lost"} if ranks[1] < ranks[0] else {"gained"} if ranks[1] > ranks[0] else set()
    for before, after in pairs:
        if not (before.met and after.met):
            continue
        if before.has_sum and after.has_sum and before.total != after.total:
            found.add("less" if after.total < before.total else "more")
        elif before[1:] != after[1:]:
            found.add("otherwise")
    return found


def gains(old: Side, new: Side, company: Company) -> list[Decimal]:
    """Return what a company gains, with each answer under which sums say it."""
    pairs = [(given(old, company, worthy), given(new, company, worthy)) for worthy in (False, True)]
    return [
        (after.total if after.met else Decimal(0)) - (before.total if before.met else Decimal(0))
        for before, after in pairs
        if all(each.has_sum or not each.met for each in (before, after))
    ]


def files(one: Side, most: int | None) -> dict[str, str]:
    """Return the files of a programme with a policy."""
    facts = (
        fact("kids", "count", "Kids", ", at_most: 6")
        + fact("listed", "flag", "Listed")
        + fact("trade", "choice", "Trade", CHOICES)
        + fact("rent", "money", "Rent", "" if most is None else f", at_most: {most}")
    )
    criteria = ", ".join(criterion(f"c{at}", f"C{at}", json.dumps(each)) for at, each in enumerate(one.criteria))
    awards = ", ".join(f"{{label: {text('W')}, basis: assumed, {json.dumps(each)[1:-1]}}}" for each in one.awards)
    worthy = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n"
    made = policy("p", criteria, more=worthy)
    made = made[: made.index("entitlement:")] + f"entitlement: {{of_several: {one.rule}, awards: [{awards}]}}\n"
    found = texts(facts, {"p": made})
    return {**found, "policies.yaml": found["policies.yaml"].replace("language: 1", "language: 2")}
