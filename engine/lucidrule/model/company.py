"""A company file: who is judged, and what is known about it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from lucidrule.model.base import Shape


class CompanyHeader(Shape):
    """Who the company is; `figures` says whose the money figures are, a note that changes no outcome."""

    id: Annotated[str, Field(max_length=80)] | None = None
    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    figures: Literal["group", "single"] | None = None
    note: Annotated[str, Field(max_length=4000)] | None = None


class CompanyFile(Shape):
    """The whole of a company file; its facts are read by the declarations of the programme.

    Attributes:
        answers: What the authority has answered to the company, by open point: yes or no, or with `date` and `source`;
            of a question about each record of a list by the number of the record.
    """

    company: Annotated[CompanyHeader, Field(default_factory=CompanyHeader)]
    facts: dict[str, Any] | None = None
    answers: Any = None
