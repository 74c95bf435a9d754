"""Numbers that a sheet shows as percentages."""

from decimal import Decimal

from lucidrule.core.quantity import EXACT, plain


class Percentage(Decimal):
    """A number that its cell shows as a percentage: 0.05, and people see 5%.

    It is the number, so that it is written into results as it stands; whoever reads values asks for this class first.
    """

    @property
    def shown(self) -> str:
        """What people see, with all its digits."""
        return f"{plain(EXACT.multiply(self, Decimal(100)))}%"
