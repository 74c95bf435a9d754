"""Why a table cannot be screened."""

from lucidrule.core.fault import LucidruleError


class CannotScreen(LucidruleError):
    """Formulas over columns, or an engine, cannot say exactly what a policy says."""


class WrongColumn(LucidruleError):
    """Columns that name no fact, or have a data type that cannot hold it."""


class NoFormula(Exception):
    """Formulas over columns cannot say exactly what a condition says; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
