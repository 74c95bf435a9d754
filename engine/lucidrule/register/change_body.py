"""What a register writes down of a change of outcome: the change, and the receipt of its document."""

from typing import Any

from lucidrule.api import Programme
from lucidrule.core.fault import Fault
from lucidrule.core.version import ENGINE
from lucidrule.engines.durable import version
from lucidrule.engines.session import Change, Session


def made_by(session: Session) -> dict[str, Any]:
    """Return the rest of the receipt: which engines came to it."""
    confirmed = session.confirmation is None
    return {"engine": ENGINE, "confirmed_by": f"durable_rules {version()}" if confirmed else None}


def kept_faults(faults: tuple[Fault, ...]) -> list[dict[str, Any]]:
    """Return faults as data, to be told in any language."""
    return [{"code": each.code, "params": dict(each.params), "nearest": list(each.nearest)} for each in faults]


def change_body(change: Change, programme: Programme, *, by_rules: bool) -> dict[str, Any]:
    """Return what follows from the log, and must follow again when it is recomputed."""
    return {
        **change.said(),
        "by_rules": by_rules,
        "rules": programme.compiled.digest,
        "facts": change.profile.digest(),
    }
