"""What people call the facts and policies of a compiled programme, and what they mean by it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from lucidrule.compile.former import Former, former_in
from lucidrule.compile.known_names import Known, fact_and_year, facts_known, policies_known
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.model.facts import Fact


class ByName:
    """Finds facts and policies of a compiled programme by what people call them."""

    facts: Mapping[str, Fact]
    policies: tuple[Any, ...]
    id: Any

    @cached_property
    def known_facts(self) -> Known:
        """The facts by each of their names."""
        return facts_known(self.facts)

    @cached_property
    def former(self) -> Former:
        """What names of before are now."""
        return former_in(self.facts, self.policies)

    @cached_property
    def known_policies(self) -> Known:
        """The policies by each of their names."""
        return policies_known((policy.stated for policy in self.policies), self.further_names)

    @property
    def further_names(self) -> tuple[tuple[str, str], ...]:
        """What else policies go by, each name with the id of the policy: `programme/policy`, and among several
        programmes what each is called alone."""
        return tuple((f"{self.id}/{policy.id}", policy.id) for policy in self.policies)

    def policies_named(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of policies that are named by id, by title in any language, or by their place.

        Raises:
            UnknownName: One names no policy, or several; with the nearest names.
        """
        known = self.known_policies
        return tuple(_found(name, known, "policy") for name in names)

    def fact_named(self, name: str) -> tuple[str, int]:
        """Return the fact that is named by id, label or other name in any language, and the year said with it, or 0.

        Raises:
            UnknownName: It names no fact, or several; with the nearest names.
        """
        found = fact_and_year(name, self.known_facts)
        return (_found(name, self.known_facts, "fact"), 0) if found is None else found


def _found(name: str, known: Known, kind: str) -> str:
    found = known.id_of(name)
    if found is not None:
        return found
    if several := known.several(name):
        raise UnknownName((Fault("ambiguous-name", None, {"name": name, "kind": f"@name:{kind}"}, several),))
    raise UnknownName((Fault(f"unknown-{kind}", None, {"name": name}, known.nearest(name)),))
