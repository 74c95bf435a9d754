"""Faults that are planted in a small programme, one of each kind, with what has to be found of each."""

from typing import Any, NamedTuple

from few_rules import criterion, fact, policy, text, texts

CHOICES = f", choices: {{a: {text('A')}, b: {text('B')}}}"
FACTS = (
    fact("staff", "count", "Staff")
    + fact("rent", "money", "Rent")
    + fact("income", "money", "Income")
    + fact("women", "share", "Women", ", at_most: 100%")
    + fact("trade", "choice", "Trade", CHOICES)
    + fact("marks", "choices", "Marks", CHOICES)
    + fact("listed", "flag", "Listed")
    + fact("begun", "date", "Begun")
    + fact("prize", "event", "Prize")
    + fact("trade_code", "text", "Trade code")
    + fact("sales", "money", "Sales", ", yearly: true")
)
PARTS = f", parts: {{price: {{type: money, label: {text('Price')}, question: {text('Price?')}}}}}"
ITEMS = fact("items", "records", "Items", PARTS)
PLAIN = "{staff: {at_least: 5}}"


class Planted(NamedTuple):
    """A policy with a fault.

    Attributes:
        found: What has to be found, by name, all else left aside of the facts that nothing reads.
    """

    conditions: tuple[str, ...]
    found: tuple[str, ...]
    amount: str = "10万"
    more: str = ""
    entitlement: str = ""


def _never(*conditions: str) -> Planted:
    """Return criteria that never hold together."""
    return Planted(conditions, ("policy-never-met:p",))


PLANTED: dict[str, Planted] = {
    "numbers that exclude each other": _never("{staff: {at_least: 10}}", "{staff: {less_than: 10}}"),
    "no whole number between two bounds": _never("{staff: {more_than: 9}}", "{staff: {less_than: 10}}"),
    "choices that exclude each other": _never("{trade: a}", "{trade: b}"),
    "flags that exclude each other": _never("{listed: true}", "{listed: false}"),
    "days that exclude each other": _never("{begun: {before: 2020-01-01}}", "{begun: {on_or_after: 2021-01-01}}"),
    "texts that exclude each other": _never("{trade_code: {starts_with: C3}}", "{trade_code: {starts_with: D}}"),
    "happened and never": _never("{prize: {happened: false}}", "{prize: {within_year: 2020}}"),
    "years that exclude each other": _never("{sales: {first_exceeds: 1亿, since: begun}}", "{sales: {less_than: 1亿}}"),
    "a share against its parts": _never(
        "{share: {of: rent, in: income, at_least: 50%}}",
        "{amount: {of: {difference: [{rate: 50%, of: income}, rent]}, more_than: 0}}",
    ),
    "a criterion that never holds": Planted(
        ("{all: [{staff: {at_least: 10}}, {staff: {at_most: 9}}]}",), ("policy-never-met:p", "criterion-never-met:p/c0")
    ),
    "a share above all shares": Planted(
        ("{women: {more_than: 100%}}",), ("policy-never-met:p", "criterion-never-met:p/c0")
    ),
    "at least two of what excludes": Planted(
        ("{at_least_n: {n: 2, of: [{trade: a}, {trade: b}]}}",), ("policy-never-met:p", "criterion-never-met:p/c0")
    ),
    "a criterion that always holds": Planted(
        (PLAIN, "{any: [{listed: true}, {listed: false}]}"), ("criterion-always-met:p/c1", "fact-never-matters:listed")
    ),
    "a number that is never below zero": Planted(
        (PLAIN, "{rent: {at_least: 0}}"), ("criterion-always-met:p/c1", "fact-never-matters:rent")
    ),
    "a policy that everybody meets": Planted(
        ("{any: [{trade: a}, {trade: b}]}",),
        ("policy-always-met:p", "criterion-always-met:p/c0"),
    ),
    "a criterion that another implies": Planted(("{staff: {at_least: 10}}", PLAIN), ("criterion-implied:p/c1",)),
    "a criterion that two others imply": Planted(
        ("{staff: {at_least: 10}}", "{listed: true}", "{any: [{staff: {at_least: 20}}, {listed: true}]}"),
        ("criterion-implied:p/c2",),
    ),
    "the same criterion twice": Planted((PLAIN, "{staff: {more_than: 4}}"), ("criterion-duplicate:p/c1",)),
    "a branch within another": Planted(
        ("{any: [{staff: {at_least: 5}}, {staff: {at_least: 10}}]}",), ("branch-dead:p/c0",)
    ),
    "a part that another implies": Planted(
        ("{all: [{staff: {at_least: 5}}, {staff: {at_least: 3}}]}",), ("branch-dead:p/c0",)
    ),
    "a branch that never holds": Planted(
        ("{any: [{listed: true}, {all: [{trade: a}, {trade: b}]}]}",),
        ("branch-dead:p/c0", "fact-never-matters:trade"),
    ),
    "a band that nobody reaches": Planted(
        ("{rent: {at_least: 10万}}",),
        ("band-never-reached:p/w",),
        "{bands: [{from: 0, below: 5万, rate: 1%}, {from: 5万, rate: 2%}], by: rent}",
    ),
    "nothing below the first band": Planted(
        (PLAIN,), ("band-pays-nothing:p/w", "step-up:p/rent"), "{bands: [{from: 5万, rate: 2%}], by: rent}"
    ),
    "a cap that never binds": Planted(
        ("{rent: {at_most: 10万}}",), ("cap-never-binds:p/w",), "{rate: 10%, of: rent, at_most: 5万}"
    ),
    "a cap that always binds": Planted(
        ("{rent: {at_least: 10万}}",), ("cap-always-binds:p/w",), "{rate: 50%, of: rent, at_most: 5万}"
    ),
    "more pays less": Planted(
        ("{rent: {at_least: 1万}}",),
        ("more-pays-less:p/rent",),
        "{bands: [{from: 0, below: 5万, rate: 5%}, {from: 5万, rate: 2%}], by: rent}",
    ),
    "more of a record pays less": Planted(
        (PLAIN,),
        ("more-pays-less:p/items[1].price",),
        "{bands: [{from: 0, below: 5万, rate: 5%}, {from: 5万, rate: 2%}], by: price}",
        more="for_each: items\neach: [" + criterion("e", "Each", "{price: {at_least: 1}}") + "]\n",
    ),
    "a larger share pays less": Planted(
        (PLAIN, "{rent: {more_than: 0}}"),
        ("larger-pays-less:p/women",),
        "{bands: [{from: 0, below: 50%, rate: 5%}, {from: 50%, rate: 2%}], by: women, of: rent}",
    ),
    "a branch behind a negation": Planted(
        ("{not: {any: [{staff: {at_least: 5}}, {staff: {at_least: 10}}]}}",), ("branch-dead:p/c0",)
    ),
    "a step up": Planted(
        ("{rent: {at_least: 1万}}",),
        ("step-up:p/rent",),
        "{bands: [{from: 0, below: 5万, rate: 2%}, {from: 5万, rate: 5%}], by: rent}",
    ),
    "a record that cannot be": Planted(
        (PLAIN,),
        ("policy-never-met:p", "criterion-never-met:p/e"),
        more="for_each: items\neach: ["
        + criterion("e", "Each", "{all: [{price: {at_least: 5}}, {price: {at_most: 4}}]}")
        + "]\n",
    ),
}


def award(name: str, more: str) -> str:
    """Return an award; `more` are further keys."""
    return f"{{id: {name}, label: {text(name)}, basis: assumed, {more}}}"


def entitlement(rule: str, *awards: str) -> str:
    """Return what a policy gives; `rule` says which of several awards count."""
    return f"entitlement: {{of_several: {rule}, awards: [{', '.join(awards)}]}}\n"


PLANTED |= {
    "an award that never applies": Planted(
        (PLAIN,),
        ("award-never-applies:p/v",),
        entitlement=entitlement(
            "all", award("w", "amount: 1万"), award("v", "when: {staff: {less_than: 5}}, amount: 2万")
        ),
    ),
    "an award that is never the highest": Planted(
        (PLAIN,),
        ("award-never-counts:p/v", "fact-never-matters:listed"),
        entitlement=entitlement("highest", award("w", "amount: 5万"), award("v", "when: {listed: true}, amount: 2万")),
    ),
    "an award that a later one always replaces": Planted(
        (PLAIN,),
        ("award-never-counts:p/w",),
        entitlement=entitlement(
            "last", award("w", "amount: 5万"), award("v", "when: {staff: {at_least: 2}}, amount: 2万")
        ),
    ),
    "more pays less, and the policy is left to judgement": Planted(
        ("{rent: {at_least: 1万}}", "{needs_judgement: worthy}"),
        ("more-pays-less:p/rent",),
        "{bands: [{from: 0, below: 5万, rate: 5%}, {from: 5万, rate: 2%}], by: rent}",
        more=f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n",
    ),
    "a step at a bound that is open itself": Planted(
        ("{rent: {at_least: 1万}}",),
        ("step-up:p/rent",),
        more=f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n",
        entitlement=entitlement(
            "last",
            award("w", "amount: 1万"),
            award("v", "when: {rent: {more_than: 5万, at_exactly: worthy}}, amount: 3万"),
        ),
    ),
    "larger firms get a fixed sum, which says nothing of what smaller ones get": Planted(
        (PLAIN,),
        ("larger-pays-less:p/staff",),
        entitlement=entitlement(
            "highest",
            award("w", "when: {staff: {less_than: 50}}, amount: {rate: 20%, of: rent}"),
            award("v", "when: {staff: {at_least: 50}}, amount: 10万"),
        ),
    ),
    "larger firms get a lower rate": Planted(
        (PLAIN, "{rent: {more_than: 0}}"),
        ("larger-pays-less:p/staff",),
        entitlement=entitlement(
            "highest",
            award("w", "when: {staff: {less_than: 50}}, amount: {rate: 20%, of: rent}"),
            award("v", "when: {staff: {at_least: 50}}, amount: {rate: 10%, of: rent}"),
        ),
    ),
    "an open point that no answer of which matters": Planted(
        ("{any: [{staff: {at_least: 5}}, {all: [{staff: {at_least: 9}}, {needs_judgement: worthy}]}]}",),
        ("branch-dead:p/c0", "open-point-never-matters:worthy"),
        more=f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n",
    ),
    "a part that decides nothing beside an open point": Planted(
        ("{any: [{staff: {at_least: 5}}, {staff: {at_least: 9}}, {needs_judgement: worthy}]}",),
        ("branch-dead:p/c0",),
        more=f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n",
    ),
}


# What the language has learnt since: growth, years of an event, sets, dates on both sides, years reckoned in the rule.
PLANTED |= {
    "growth against the figures themselves": _never(
        "{growth: {of: sales, over: assessment-1, at_least: 10%}}",
        "{sales: {year: assessment, at_most: 1亿}}",
        "{sales: {year: assessment-1, more_than: 1亿}}",
    ),
    "a growth that a higher one implies": Planted(
        (
            "{growth: {of: sales, over: assessment-1, at_least: 20%}}",
            "{growth: {of: sales, over: assessment-1, at_least: 10%}}",
        ),
        ("criterion-implied:p/c1",),
    ),
    "years of an event that exclude each other": _never(
        "{prize: {within_years: {from: assessment-2, to: assessment-1}}}", "{prize: {within_year: assessment}}"
    ),
    "a year within the years of another": Planted(
        (
            "{prize: {within_year: assessment}}",
            "{prize: {within_years: {from: assessment-2, to: assessment}}}",
        ),
        ("criterion-implied:p/c1",),
    ),
    "marks that another asks for too": Planted(
        ("{marks: {includes_all: [a, b]}}", "{marks: {includes: a}}"), ("criterion-implied:p/c1",)
    ),
    "marks that must be there and must not": _never("{marks: {includes_any: [a]}}", "{not: {marks: {includes: a}}}"),
    "a choice that is none of all": Planted(
        ("{trade: {is_none_of: [a, b]}}",), ("policy-never-met:p", "criterion-never-met:p/c0")
    ),
    "days of which one is before and after": _never(
        "{begun: {on_or_before: 2020-01-01}}", "{begun: {after: 2020-01-01}}"
    ),
}


def files(planted: Planted) -> dict[str, str]:
    """Return the files of a programme with a fault."""
    criteria = ", ".join(criterion(f"c{at}", f"C{at}", when) for at, when in enumerate(planted.conditions))
    facts = FACTS + (ITEMS if planted.more else "")
    found = policy("p", criteria, amount=planted.amount, more=planted.more)
    if planted.entitlement:
        found = found[: found.index("entitlement:")] + planted.entitlement
    return texts(facts, {"p": found})


def names(findings: Any) -> list[str]:
    """Return what was found, by name, without facts that nothing reads."""
    return sorted({each.name for each in findings if each.code != "fact-not-read"})
