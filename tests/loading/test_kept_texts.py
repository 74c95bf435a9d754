"""A programme out of texts that were kept, as a register keeps them, and no longer a folder."""

import pytest
from few_rules import criterion, fact, policy, small, texts

from lucidrule.core.fault import RulesAtFault

FILES = texts(fact("a", "flag", "A"), {"p": policy("p", criterion("c", "C", "{a: true}"))})


@pytest.mark.parametrize("name", ["policies.yaml", "rules/facts.yaml", "rules/criteria.yaml"])
def test_a_text_that_was_not_kept_is_told_by_its_name_within_the_programme(name: str) -> None:
    kept = {each: text for each, text in FILES.items() if each != name}
    with pytest.raises(RulesAtFault) as raised:
        small(kept)
    assert [(fault.code, str(fault.at)) for fault in raised.value.faults] == [("no-such-file", name)]
