"""The money of a programme, and how its numbers are written."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from lucidrule.model.base import Shape, Text

# As 1200.50 is written.
Style = Literal["1,200.50", "1.200,50", "1 200,50"]


class Currency(Shape):
    """A currency, by its code as of ISO 4217, and what it is called.

    Attributes:
        code: Its code, such as `EUR`.
        label: What it is called behind a number, such as `euros`.
    """

    # What is none of them is refused with the code that is meant, which a pattern cannot say.
    code: Annotated[str, Field(json_schema_extra={"pattern": "^[A-Z]{3}$"})]
    label: Text


@dataclass(frozen=True, slots=True)
class Money:
    """How money and numbers are written where a programme is read and told.

    Attributes:
        currency: None: yuan.
        style: How numbers are written; empty: with a point, and commas between thousands; what can be read in two
            ways is then refused.
        read_back: Whether numbers are written in this style in every language, for what is written is read again.
    """

    currency: Currency | None = None
    style: str = ""
    read_back: bool = False

    @property
    def code(self) -> str:
        """The code of the currency."""
        return "CNY" if self.currency is None else self.currency.code


YUAN = Money()
# As of ISO 4217: no currency.
SEVERAL = Currency.model_construct(
    code="XXX", label=Text(zh="（多种货币）", en="(several currencies)", ja="（複数の通貨）")
)


def money_said(currency: Any, numbers: Any) -> Money:
    """Return the money of a programme as far as its policies.yaml says it, whatever else is wrong there."""
    code = currency.get("code") if isinstance(currency, dict) else currency
    found = Currency.model_construct(code=code, label=Text(en=code)) if isinstance(code, str) else None
    return Money(found, numbers if numbers in get_args(Style) else "")
