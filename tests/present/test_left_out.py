"""What is left out of the best combination is told by its kind of rule: the higher one counts, or only one is had."""

from datetime import date

import pytest
from few_rules import fact, policy, small, texts

FILES = texts(fact("staff", "count", "Staff"), {"p": policy("p", "", amount="20"), "q": policy("q", "", amount="10")})


@pytest.mark.parametrize(
    ("effect", "said"), [("highest_only", "就高不重复、未计入：Q"), ("exclude", "不得同时享受，未计入：Q")]
)
def test_the_kind_of_rule_is_said(effect: str, said: str) -> None:
    rule = f"{{id: r, effect: {effect}, policies: [p, q], label: {{zh: r, en: r, ja: r}}, basis: assumed}}"
    top = FILES["policies.yaml"].replace("interactions: {", f"interactions: {{rules: [{rule}], ")
    assert "rules: [" in top
    assert said in small({**FILES, "policies.yaml": top}).determine({}, as_of=date(2022, 6, 30)).explain("zh")
