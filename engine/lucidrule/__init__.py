"""lucidrule: which support policies a company qualifies for, why, why not, and what is missing.

`load()` returns a `Programme`, `Programme.determine(company, as_of=…)` a `Determination` of immutable outcomes. Several
programmes that stand together are `Programmes`.
"""

from lucidrule.core.version import ENGINE as __version__

# As in `typing`, which takes longer to import than all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lucidrule.api import Determination, Programme, Programmes, load
    from lucidrule.core.fault import (
        CannotScreen,
        LucidruleError,
        ProfileAtFault,
        RulesAtFault,
        UnknownName,
        UnreadableInput,
        WrongArgument,
        WrongColumn,
    )
    from lucidrule.core.verdict import Outcome, Verdict
    from lucidrule.decide.outcome import PolicyOutcome
    from lucidrule.decide.result import Confirmation
    from lucidrule.decide.route import Route, routes
    from lucidrule.engines.confirm import Disagreement
    from lucidrule.engines.session import Change, Session
    from lucidrule.kernel.missing import Missing

__all__ = [
    "CannotScreen",
    "Change",
    "Confirmation",
    "Determination",
    "Disagreement",
    "LucidruleError",
    "Missing",
    "Outcome",
    "PolicyOutcome",
    "ProfileAtFault",
    "Programme",
    "Programmes",
    "Route",
    "RulesAtFault",
    "Session",
    "UnknownName",
    "UnreadableInput",
    "Verdict",
    "WrongArgument",
    "WrongColumn",
    "__version__",
    "load",
    "routes",
]
_HOMES = {
    "lucidrule.api": ("Determination", "Programme", "Programmes", "load"),
    "lucidrule.core.fault": (
        *("CannotScreen", "LucidruleError", "ProfileAtFault", "RulesAtFault", "UnknownName", "UnreadableInput"),
        *("WrongArgument", "WrongColumn"),
    ),
    "lucidrule.core.verdict": ("Outcome", "Verdict"),
    "lucidrule.kernel.missing": ("Missing",),
    "lucidrule.decide.outcome": ("PolicyOutcome",),
    "lucidrule.decide.result": ("Confirmation",),
    "lucidrule.decide.route": ("Route", "routes"),
    "lucidrule.engines.confirm": ("Disagreement",),
    "lucidrule.engines.session": ("Change", "Session"),
}


def __getattr__(name: str) -> "Any":
    """Import a door when it is used, so that importing the package costs nothing."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(name)


def __dir__() -> list[str]:
    return sorted(__all__)
