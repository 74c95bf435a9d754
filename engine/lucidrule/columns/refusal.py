"""Why a table cannot be screened."""

from lucidrule.core.fault import LucidruleError


class CannotScreen(LucidruleError):
    """Formulas over columns, or an engine, cannot say exactly what a policy says."""


class WrongColumn(LucidruleError):
    """Columns that name no fact, or have a data type that cannot hold it."""
