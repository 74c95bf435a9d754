"""What `screen --summary-json` writes, as a model: its JSON schema says what each key means."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_FILE = Field(description="The name of its file; not there where there is one file alone.")
_ROW = Field(description="As people count in a sheet, where the headings are row 1; of JSON lines the line.")
_TEXT = Field(description="What stands there.")
_SUM = "A decimal in the money of the policy, as text."
File = Annotated[str | None, _FILE]
Row = Annotated[int, _ROW]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(_Part):
    """That all of it is a trial calculation, in three languages."""

    zh: str
    en: str
    ja: str


class RowCounts(_Part):
    """Rows read = companies judged + rows left out."""

    read: int
    judged: int
    left_out: int
    kinds: dict[str, int] = Field(description="Rows that are no companies, by kind.")
    doubtful: dict[str, int] = Field(description="Rows that may be companies and were not judged, by kind.")


class RowLeftOut(_Part):
    """A row that no company is judged by."""

    file: File = None
    row: Row
    kind: str
    doubtful: bool
    text: str = Field(description="What the row begins with.")
    fault: str | None = Field(None, description="Of a line that cannot be read, the code of its fault.")


class FileRefused(_Part):
    """A file of which nothing was judged."""

    file: str
    faults: list[str] = Field(description="The codes of what is wrong with it.")


class RowWithHeading(_Part):
    """A row, and the heading that it is told by."""

    file: File = None
    row: Row
    heading: str


class RowWithText(_Part):
    """A row, and what stands in it."""

    file: File = None
    row: Row
    text: Annotated[str, _TEXT]


class CreditCodeAmiss(BaseModel):
    """A unified social credit code that is none; further keys say what is wrong with it."""

    model_config = ConfigDict(extra="allow", frozen=True)
    file: File = None
    row: Row
    fault: str


class SameCompany(_Part):
    """Companies that several rows are about, by their numbers."""

    rows: int
    companies: int
    written_differently: list[list[str]] = Field(description="Numbers that were taken for one, company by company.")


class SameName(_Part):
    """Rows without a number that have one name, width, case and blanks aside; each was judged."""

    rows: int
    names: list[str] = Field(description="All ways in which it is written.")


class ColumnWithoutHeading(_Part):
    """A column without a heading in which something stands; nothing of it is taken."""

    file: File = None
    column: str = Field(description="Its letters in a workbook, else its number.")
    cells: int
    row: Row
    text: Annotated[str, _TEXT]


class ColumnTooLarge(_Part):
    """A column of money in which each number, counted in its unit, is more than companies have."""

    file: File = None
    column: str = Field(description="Its heading.")
    unit: Annotated[str, _TEXT]
    cells: int = Field(description="How many numbers stand in it.")


class ColumnTooSmall(_Part):
    """A column of money in yuan in which each number is less than a thousandth of what the rules ask."""

    file: File = None
    column: str = Field(description="Its heading.")
    cells: int = Field(description="How many numbers stand in it.")
    bound: str = Field(description="The least that a rule asks of its fact, in yuan.")


class RecordAside(_Part):
    """A record in a table of its own whose company is in no row."""

    list: str
    row: Row
    company: str


class Hidden(_Part):
    """What people do not see in a file; it is read as all else."""

    file: str
    rows: int
    columns: list[str]


class Paid(_Part):
    """What companies are paid: the least, and the most without what nothing bounds."""

    low: str = Field(description=_SUM)
    high: str = Field(description=_SUM)
    companies: int
    without_upper_bound: int = Field(description="Companies whose sum nothing bounds.")


class NotCounted(_Part):
    """Sums that are not in the total, as another policy excludes them."""

    companies: int
    low: str = Field(description=_SUM)


class AllMet(_Part):
    """What all companies may come to if what is open is met."""

    low: str = Field(description=_SUM)
    high: str = Field(description=_SUM)
    companies_open: int
    without_upper_bound: int
    without_sum: int


class OfPolicy(_Part):
    """What a policy comes to over all companies."""

    outcomes: dict[str, int] = Field(description="Companies by outcome.")
    known_sum: str | None = Field(description=f"The total of the sums that are exact. {_SUM}")
    companies_with_known_sum: int
    sum: Paid | None = Field(None, description="What the eligible are paid, with bounds; not there without any.")
    not_counted: NotCounted | None = None


class Routed(_Part):
    """Companies of a route, and how many of them are eligible."""

    companies: int
    eligible: int


class FewestFacts(_Part):
    """The fewest facts that bring anything if offices held them."""

    facts: tuple[str, ...]
    companies: int
    open: int


class Route(_Part):
    """What policies take for companies (`--route`)."""

    policies: dict[str, dict[str, Routed]] = Field(description="By policy and route.")
    companies_served_without_application: int
    companies_served_if_met: int
    more_if_held: dict[str, int] = Field(description="By fact the companies more that could be served if it were held.")
    more_if_held_and_met: dict[str, int]
    fewest_facts: FewestFacts | None
    not_held: dict[str, int] = Field(
        description="By fact that no office holds, the quick applications that ask for it."
    )
    held_by_assumed: list[str] = Field(description="Facts of which it is assumed which office holds them.")


class CellsOfACause(_Part):
    """Cells of a column that were not taken for one reason; a cell with two reasons counts for each."""

    column: str
    cause: str = Field(description="The code of the fault.")
    cells: int


class ScreenSummary(_Part):
    """What a screening came to."""

    statement: Statement
    as_of: str = Field(description="The reference date.")
    rows: RowCounts
    rows_left_out: list[RowLeftOut] = Field(description="Each row; with `--outcomes-only` empty ones are only counted.")
    files_refused: list[FileRefused]
    begins_after_reference_date: list[RowWithHeading] = Field(description="Companies that begin after that day.")
    ids_damaged: list[RowWithText] = Field(description="Numbers of companies that have lost digits.")
    credit_codes_amiss: list[CreditCodeAmiss]
    same_company: SameCompany
    columns_without_heading: list[ColumnWithoutHeading]
    columns_too_large: list[ColumnTooLarge]
    columns_too_small: list[ColumnTooSmall]
    same_name: list[SameName]
    records_without_company: list[RecordAside]
    hidden: list[Hidden]
    units: dict[str, list[str]] = Field(description="Units above the headings, with the columns that they hold for.")
    companies: int
    policies: dict[str, OfPolicy] = Field(description="By id, in the order of the programme.")
    together: dict[str, Paid] | None = Field(
        None, description="By currency what may be granted together; not with `--outcomes-only`."
    )
    if_met: dict[str, AllMet] | None = Field(None, description="By currency; where it is asked for.")
    route: Route | None = Field(None, description="Where `--route` asks for it.")
    missing: dict[str, int] = Field(
        description="By fact the companies that lack it where it can still turn an outcome."
    )
    settles: dict[str, int] = Field(description="By fact the companies of which a policy lacks nothing else.")
    cells_not_taken: int
    cells_not_taken_by_column: dict[str, int] = Field(description="`—`: what is wrong with rows as a whole.")
    cells_not_taken_by_cause: list[CellsOfACause] | None = Field(
        None, description="Most first; not with `--outcomes-only`."
    )
