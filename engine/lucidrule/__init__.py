"""lucidrule: which support policies a company qualifies for, why, why not, and what is missing."""

from typing import TYPE_CHECKING, Any

from lucidrule.core.version import ENGINE as __version__

if TYPE_CHECKING:
    from lucidrule.api import Programme, load
    from lucidrule.core.fault import LucidruleError, ProfileAtFault, RulesAtFault

__all__ = ["LucidruleError", "ProfileAtFault", "Programme", "RulesAtFault", "__version__", "load"]


def __getattr__(name: str) -> Any:
    """Import the doors when they are used, so that the command starts without them."""
    if name in ("Programme", "load"):
        from lucidrule import api

        return getattr(api, name)
    if name in __all__:
        from lucidrule.core import fault

        return getattr(fault, name)
    raise AttributeError(name)
