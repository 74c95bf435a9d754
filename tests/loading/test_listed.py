"""policies.yaml with one more policy: what is added, and that nothing else changes."""

import pytest

from lucidrule.loading.listed import listed

EDITS = {
    "in brackets": (
        "areas:\n  - {id: a, policies: [one]}\n  - id: b\n    policies: [two, three]  # in order\n",
        "areas:\n  - {id: a, policies: [one]}\n  - id: b\n    policies: [two, three, new]  # in order\n",
    ),
    "in quotes": (
        "areas:\n- id: a\n- policies: ['one', \"two\"]\n",
        "areas:\n- id: a\n- policies: ['one', \"two\", new]\n",
    ),
    "in brackets over lines": (
        "areas:\n- id: a\n- policies: [\n    one,  # first\n    two  # second\n  ]\n",
        "areas:\n- id: a\n- policies: [\n    one,  # first\n    two, new  # second\n  ]\n",
    ),
    "below one another": (
        "areas:\n  - id: a\n  - policies:\n      - one\n      # two\n      - two  # why\ncommon: []\n",
        "areas:\n  - id: a\n  - policies:\n      - one\n      # two\n      - two  # why\n      - new\ncommon: []\n",
    ),
    "not indented": (
        "areas:\n- id: a\n- policies:\n  -   one\n",
        "areas:\n- id: a\n- policies:\n  -   one\n  -   new\n",
    ),
    "without an end of the last line": (
        "areas:\n- id: a\n- policies:\n  - one",
        "areas:\n- id: a\n- policies:\n  - one\n  - new\n",
    ),
    "with the ends of Windows": (
        "areas:\r\n- id: a\r\n- policies:\r\n  - one\r\n# end\r\n",
        "areas:\r\n- id: a\r\n- policies:\r\n  - one\r\n  - new\r\n# end\r\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), EDITS.values(), ids=EDITS)
def test_a_policy_is_added_to_its_area_and_all_else_stays(text: str, expected: str) -> None:
    assert listed(text, 1, "new") == expected
