"""What pydantic refuses, by what we say of it."""

import re
from typing import Any

# One value is refused for each of the kinds that it might be of.
OF_VALUES = frozenset({"string_type", "bool_type", "int_type", "date_type", "decimal_type", "is_instance_of"})
KINDS_SAID = {
    "value": "@kind:value",
    "string_type": "@kind:text",
    "bool_type": "@kind:true-false",
    "int_type": "@kind:count",
    "list_type": "@kind:list",
    "dict_type": "@kind:mapping",
    "model_type": "@kind:mapping",
    "model_attributes_type": "@kind:mapping",
    "text-in-no-language": "@kind:mapping",
    "date_type": "@kind:date",
    "decimal_type": "@kind:number",
}
# What separates items to a reader and not to YAML.
LIST_MARK = re.compile("[，、]")
# A text that begins with a language, as the first of a mapping without its braces.
PAIR = re.compile(r"[a-z]{2}\s*[:：]")
LIMITS = {"greater_than_equal": "too-small", "less_than_equal": "too-great"}
OF_CODES = frozenset(f"credit-code-{each}" for each in ("before", "length", "letter", "digit"))
# The fault of a misfit of which nothing further is told but what it says itself.
PLAIN = {
    "too_short": "empty",
    "string_too_short": "empty",
    "too_long": "too-long",
    "string_too_long": "too-long",
    **{own: own for own in OF_CODES},
    **{own: own for own in ("empty-condition", "definition-of-one", "assertion-of-one", "not-a-window")},
}


def has_full_width(here: Any) -> bool:
    """Return whether a pair whose colon is none stands where a condition or an amount belongs."""
    return any("：" in str(key) for key in (here if isinstance(here, dict) else [here]))
