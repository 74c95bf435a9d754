"""Why there is no formula."""


class NoFormula(Exception):
    """Formulas over columns cannot say exactly what a condition says; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
