"""Numbers that a sheet shows otherwise than they are: as percentages, or divided by thousands."""

from decimal import Decimal
from typing import Self

from lucidrule.core.quantity import EXACT, plain


class Percentage(Decimal):
    """A number that its cell shows as a percentage: 0.05, and people see 5%.

    It is the number, so that it is written into results as it stands; whoever reads values asks for this class first.
    """

    @property
    def shown(self) -> str:
        """What people see, with all its digits."""
        return f"{plain(EXACT.multiply(self, Decimal(100)))}%"


class Divided(Decimal):
    """A number that its cell shows divided, without a word: 60000, and people see 60.

    Below a heading that says a unit, that is what the unit counts; elsewhere it is only shown so.

    Attributes:
        zeros: By how many zeros it is divided.
    """

    zeros: int

    def __new__(cls, number: Decimal, zeros: int) -> Self:
        found = super().__new__(cls, number)
        found.zeros = zeros
        return found

    @property
    def shown(self) -> str:
        """What people see, with all its digits."""
        return plain(self.scaleb(-self.zeros, EXACT))

    @property
    def format(self) -> str:
        """A format that shows it so."""
        return f'0"."{"0" * self.zeros}'
