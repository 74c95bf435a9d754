"""How one applies: who is asked, where, when, and with which documents; it stands beside an outcome, never in it."""

from datetime import date
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from lucidrule.model.base import Clause, OptionalClause, Scalar, Shape, Text


class DaysOfYear(Shape):
    """The first and the last day of a window, both counted, each as month and day: `12-01` to `01-31`.

    A last day before the first is one of the next year. 29 February is there in leap years only.

    Attributes:
        from: The first day, as `03-01`.
        to: The last day, as `03-31`.
    """

    from_: Annotated[Scalar, Field(alias="from")]
    to: Scalar


class Days(Shape):
    """The first and the last day of a window, both counted.

    Attributes:
        from: The first day.
        to: The last day.
    """

    from_: Annotated[date, Field(alias="from")]
    to: date


class EachYear(OptionalClause):
    """A window that opens each year, as long as the policy is in force.

    Attributes:
        each_year: The days of every year on which one may apply.
    """

    each_year: DaysOfYear


class Once(OptionalClause):
    """A window that opens once.

    Attributes:
        once: The days on which one may apply, once.
    """

    once: Days


def _kind_of_window(value: Any) -> str | None:
    written = value.model_fields_set if isinstance(value, Shape) else value
    return next(
        (f"<{key}>" for key in ("once", "each_year") if isinstance(written, dict | set) and key in written), None
    )


Window = Annotated[
    Annotated[EachYear, Tag("<each_year>")] | Annotated[Once, Tag("<once>")],
    Discriminator(_kind_of_window, custom_error_type="not-a-window", custom_error_message="not a window"),
]


class Apply(Clause):
    """Whom to ask and how; what a policy says of its own stands in the place of what its programme says.

    Attributes:
        office: Whom to ask.
        address: Where.
        link: The page to apply on.
        phone: The number to call.
        windows: When one may apply; none: at any time, or it is not published.
    """

    office: Text | None = None
    address: Text | None = None
    link: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=500)] | None = None
    phone: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    windows: list[Window] | None = None


class Material(Clause):
    """A document that is handed in.

    Attributes:
        label: What it is called.
        proves: The facts and criteria that it proves, by id.
    """

    label: Text
    proves: list[Annotated[str, Field(min_length=1, max_length=80)]] | None = None
