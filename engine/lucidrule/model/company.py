"""A company file: who is judged, and what is known about it."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from lucidrule.core.credit_code import Amiss, credit_code
from lucidrule.model.base import Shape


def _digits(value: Any) -> Any:
    """Return digits without quotes, which YAML takes for a number, as the text that they are."""
    return str(value) if value.__class__ is int else value


def _checked(text: str) -> str:
    found = credit_code(text)
    if isinstance(found, Amiss):
        raise PydanticCustomError(found.fault, found.fault, found.told)
    return found


CreditCode = Annotated[str, Field(max_length=80), BeforeValidator(_digits), AfterValidator(_checked)]


class CompanyHeader(Shape):
    """Who the company is; none of it changes an outcome.

    Attributes:
        id: How others number it.
        code: Its unified social credit code (GB 32100-2015), checked by its check digit.
        name: What it is called.
        figures: Whose the money figures are: the `group`'s or the `single` company's.
        note: What is to be said of it.
    """

    id: Annotated[str, Field(max_length=80)] | None = None
    code: CreditCode | None = None
    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    figures: Literal["group", "single"] | None = None
    note: Annotated[str, Field(max_length=4000)] | None = None

    @property
    def called(self) -> str:
        """What tells it from others: its name, else a number of it, else a dash."""
        return self.name or self.id or self.code or "—"


class CompanyFile(Shape):
    """The whole of a company file; its facts are read by the declarations of the programme.

    Attributes:
        answers: What the authority has answered to the company, by open point: yes or no, or with `date` and `source`;
            of a question about each record of a list by the number of the record.
    """

    company: Annotated[CompanyHeader, Field(default_factory=CompanyHeader)]
    facts: dict[str, Any] | None = None
    answers: Any = None
