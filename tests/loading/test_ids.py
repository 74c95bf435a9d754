"""An id names one thing: where a list has it twice, the rules are refused at the second."""

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.core.fault import RulesAtFault

POLICIES = {"first": policy("first", criterion("c", "C", "{a: true}")), "second": policy("second", "")}
SHARED = f"criteria: [{criterion('s', 'S', '{a: true}')}]\n"
PARTS = f", parts: {{big: {{type: flag, label: {text('B')}, question: {text('B?')}}}}}"
FILES = texts(fact("a", "flag", "A") + fact("ships", "records", "S", PARTS), POLICIES, shared=SHARED, common="s")
TOP, FACTS, FIRST = "policies.yaml", "rules/facts.yaml", "rules/a/first.yaml"
RULE = f"{{id: r, effect: exclude, policies: [first, second], label: {text('r')}, basis: assumed}}"
READING = f"{{id: r, text: {text('r')}, basis: assumed}}"
NEVER = f"{{id: n, kind: part_above_whole, part: a, whole: a, message: {text('n')}}}"
AWARD = f"{{id: w, label: {text('w')}, basis: assumed, amount: 2}}"
BIG = criterion("c", "T", "{big: true}")


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "name"),
    [
        (TOP, "]}]\ncommon", f"]}},\n    {{id: a, title: {text('b')}, policies: [second]}}]\ncommon", "14:5", "a"),
        (TOP, "[first, second]", "[first, second,\n    first]", "14:5", "first"),
        (TOP, "common: [s]", "common: [s,\n    s]", "15:5", "s"),
        (TOP, "basis: assumed}}\n", f"basis: assumed}}, rules: [{RULE},\n    {RULE}]}}\n", "16:5", "r"),
        (TOP, "common: [s]", f"common: [s]\nreadings:\n  - {READING}\n  - {READING}", "17:5", "r"),
        (FACTS, "groups: [", f"groups: [{{id: g, title: {text('h')}}},\n    ", "3:5", "g"),
        (FACTS, "facts:", f"contradictions: [{NEVER},\n    {NEVER}]\nfacts:", "4:5", "n"),
        (FIRST, "amount: 10万}]", f"amount: 10万}},\n    {AWARD}]", "6:5", "w"),
        (FIRST, "criteria: [", f"criteria: [\n    {criterion('s', 'T', '{a: true}')}, ", "5:5", "s"),
        (FIRST, "criteria: [", "criteria: [\n    {use: s}, ", "5:5", "s"),
        (FIRST, "criteria: [", f"criteria: [{criterion('c', 'T', '{a: true}')},\n    ", "5:5", "c"),
        (FIRST, "criteria: [", f"for_each: ships\neach: [\n    {BIG}]\ncriteria: [", "6:5", "c"),
    ],
    ids=[
        *("area", "policy", "common criterion", "interaction", "reading", "group", "contradiction", "award"),
        *("own as common", "used as common", "own criterion", "criterion of records"),
    ],
)
def test_an_id_that_stands_twice_is_refused_at_its_place(file: str, old: str, new: str, place: str, name: str) -> None:
    assert FILES[file].count(old) == 1
    with pytest.raises(RulesAtFault) as raised:
        small({**FILES, file: FILES[file].replace(old, new)})
    assert str(raised.value).splitlines()[0] == f"{file}:{place}: the id `{name}` is used twice"
