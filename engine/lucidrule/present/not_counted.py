"""What is said beside a sum that does not count: which policy it gives way to."""

from collections.abc import Iterator, Mapping

from lucidrule.decide.result import Determination
from lucidrule.present.words import listed, word


def not_counted(determination: Determination, policy: str, numbers: Mapping[str, int], lang: str) -> Iterator[str]:
    """Yield why the sum of a policy does not count in the total, with the numbers of those that count in its place."""
    found = determination.combination
    rules = {rule.id: rule for rule in determination.programme.stated.interactions.rules}
    for name, interaction in found.left_out:
        if name == policy and interaction in rules:
            rule = rules[interaction]
            others = [numbers[each] for each in rule.policies if each in found.chosen]
            key = "not_counted_highest" if rule.effect == "highest_only" else "not_counted_excluded"
            yield word(key, lang, listed([str(number) for number in others], lang))
