"""A policy that is told by itself, as below a scenario that failed."""

from datetime import date

import pytest

import lucidrule
from lucidrule.present.report import policy_lines


@pytest.mark.parametrize(
    ("lang", "above", "label"),
    [("zh", "见上", "是否在区内注册"), ("en", "above", "Registration in the zone"), ("ja", "上記", "区内での登記")],
)
def test_what_the_common_conditions_lack_is_named_where_they_do_not_stand_above(
    lang: str, above: str, label: str
) -> None:
    found = lucidrule.load().determine({}, as_of=date(2022, 6, 30))
    text = "\n".join(line.text for line in policy_lines(found, "premises-rent", lang))
    assert (above in text, label in text) == (False, True)
