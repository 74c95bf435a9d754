"""Which policies use which facts."""

from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.kernel.reads import facts_read


def uses(programme: CompiledProgramme) -> dict[str, list[str]]:
    """Return for each fact the ids of the policies whose criteria or entitlement use it, in order."""
    found: dict[str, list[str]] = {name: [] for name in programme.facts}
    for policy in programme.policies:
        named = set(facts_read([policy.criteria, policy.each, policy.awards]))
        named |= {fact for fact in (policy.for_each,) if fact is not None}
        named |= _of_interactions(policy, programme)
        for name in found:
            if name in named:
                found[name].append(policy.id)
    return found


def _of_interactions(policy: CompiledPolicy, programme: CompiledProgramme) -> set[str]:
    rules = [condition for rule, condition in programme.interactions if policy.id in rule.policies]
    return set(facts_read(rules))
