"""Which parts of arithmetic stand in brackets, so that its words read back as what the rule says."""

from typing import Literal

Form = Literal["plain", "product", "sum", "minus", "limited", "not_negative", "listed", "banded"]
# "compared" is no arithmetic: an amount in front of its bound.
Whole = Literal["product", "sum", "minus", "limited", "not_negative", "listed", "compared"]

# A rate or a factor takes the next word only, a limit all before it; where a list or a table of bands ends cannot be
# heard.
BRACKETED: dict[Whole, frozenset[Form]] = {
    "product": frozenset({"sum", "minus", "limited", "listed", "banded"}),
    "sum": frozenset({"minus", "limited", "not_negative", "listed", "banded"}),
    "minus": frozenset({"sum", "minus", "limited", "not_negative", "listed", "banded"}),
    "limited": frozenset({"sum", "minus", "listed", "banded"}),
    "not_negative": frozenset({"product", "sum", "minus", "limited", "listed", "banded"}),
    "listed": frozenset({"limited", "listed", "banded"}),
    "compared": frozenset({"limited", "listed", "banded"}),
}
