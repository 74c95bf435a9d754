"""The order of facts and of criteria changes nothing."""

import random
from datetime import date
from typing import Any

import pytest
from benchmarks.companies import complete

import lucidrule

AS_OF = date(2022, 6, 30)


def shuffled(facts: dict[str, Any], pick: random.Random) -> dict[str, Any]:
    names = list(facts)
    pick.shuffle(names)
    return {name: shuffled(facts[name], pick) if isinstance(facts[name], dict) else facts[name] for name in names}


@pytest.mark.parametrize("seed", range(25))
def test_facts_in_another_order_give_the_same_data_and_the_same_receipt(seed: int) -> None:
    pick = random.Random(seed)
    programme = lucidrule.load()
    company = complete(seed)
    # Some facts are left out, so that missing sets are compared too.
    company = {name: value for name, value in company.items() if pick.random() < 0.8}
    one = programme.determine(company, as_of=AS_OF).to_dict()
    other = programme.determine(shuffled(company, pick), as_of=AS_OF).to_dict()
    assert one == other


@pytest.mark.parametrize("seed", range(10))
def test_criteria_in_another_order_give_the_same_outcomes_and_missing_facts(seed: int) -> None:
    from dataclasses import replace

    pick = random.Random(seed)
    programme = lucidrule.load()
    company = {name: value for name, value in complete(seed).items() if pick.random() < 0.7}
    before = programme.determine(company, as_of=AS_OF)
    policies = []
    for policy in programme.compiled.policies:
        criteria = list(policy.criteria)
        pick.shuffle(criteria)
        policies.append(replace(policy, criteria=tuple(criteria)))
    turned = lucidrule.Programme(replace(programme.compiled, policies=tuple(policies)))
    after = turned.determine(company, as_of=AS_OF)
    assert [(o.outcome, o.missing, o.total) for o in before.outcomes] == [
        (o.outcome, o.missing, o.total) for o in after.outcomes
    ]
