"""What commands that ask a solver share."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needing_solver() -> Iterator[None]:
    """Refuse a command whose solver is not installed.

    Raises:
        LucidruleError: It is not; the extra that brings it is named.
    """
    try:
        yield
    except ImportError as error:
        from lucidrule.core.fault import Fault, LucidruleError

        raise LucidruleError((Fault("needs-solver", None, {"name": str(error.name)}),)) from None
