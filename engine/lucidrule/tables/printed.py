"""How sheets of results look and print: formats of cells, paper, what repeats on each page."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.present.wrapping import width_of

_A3, _A4 = 8, 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}
# The height of a line, in points.
LINE = 15
_MOST_LINES = 27
# Excel refuses longer ones.
_MOST_OF_A_HEADER = 80
# All zeros of a sum are shown, and as many decimals as it has.
MONEY = "#,##0.00####"
# Told apart in grey by shade and weight, and by their words.
_OUTCOMES: dict[str, dict[str, Any]] = {
    Outcome.ELIGIBLE.value: {"bg_color": "#1B5E20", "font_color": "#FFFFFF", "bold": True},
    Outcome.REFER.value: {"bg_color": "#BFBFBF", "bold": True},
    Outcome.UNDETERMINED.value: {"italic": True},
    Outcome.INELIGIBLE.value: {"bg_color": "#F2F2F2"},
    Outcome.NOT_IN_FORCE.value: {"bg_color": "#F2F2F2", "font_strikeout": True},
    NOT_CALCULABLE: {"bold": True, "underline": True},
}


class Foot(NamedTuple):
    """What stands above and below each page.

    Attributes:
        file: The file that was read.
        day: The reference date.
        left: At the foot: that it is a trial calculation.
        pages: Which page of how many.
        digest: Of the rules.
    """

    file: str
    day: str
    left: str
    pages: str
    digest: str


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._shown: dict[str, Any] = {}
        border = {"border": 1, "border_color": "#A6A6A6"}
        wrapped = {"text_wrap": True, "valign": "top"}
        bold = {"bold": True, "bg_color": "#E7E6E6", "align": "center", "valign": "vcenter", "text_wrap": True}
        self.heading = book.add_format({**bold, **border})
        self.group = book.add_format({**bold, **border, "bg_color": "#D0CECE"})
        self.text = book.add_format({**wrapped, **border})
        self.plain = book.add_format(wrapped)
        self.number = book.add_format({**border, "valign": "top", "align": "center", "num_format": "#,##0"})
        self.sum = book.add_format({**border, "valign": "top", "align": "right", "num_format": MONEY})
        self.total = book.add_format({**border, "bold": True, "top": 2, "align": "right", "num_format": MONEY})
        self.total_text = book.add_format({**border, "bold": True, "top": 2, "text_wrap": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.percent = book.add_format({"num_format": "0.00%", "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        self.about = book.add_format({"text_wrap": True, "valign": "top"})
        self.statement = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        self.small = book.add_format({"font_size": 8, "font_color": "#595959", "text_wrap": True, "valign": "top"})
        self.outcomes = {
            name: book.add_format({**look, **border, "align": "center", "valign": "top"})
            for name, look in _OUTCOMES.items()
        }

    def shown_as(self, form: str) -> Any:
        """Return the format of numbers that are shown in one of their own."""
        if form not in self._shown:
            self._shown[form] = self._book.add_format({"num_format": form, "valign": "top"})
        return self._shown[form]


def set_page(sheet: Any, foot: Foot, *, wide: bool = False, pages: int = 0) -> None:
    """Let a sheet print as wide as one page.

    Args:
        wide: On A3, else on A4.
        pages: On so many pages at most; 0: on as many as it is long.
    """
    sheet.set_landscape()
    sheet.set_paper(_A3 if wide else _A4)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages)
    sheet.set_header(f"&L&9{_shown(foot.file)}&C&9&A&R&9{_shown(foot.day)}")
    sheet.set_footer(f"&L&8{_shown(foot.left)}&C&8{foot.pages}&R&8{_shown(foot.digest)}")


def _shown(text: str) -> str:
    """Return a text in which a header finds no code of its own; the digit of one would be taken for a size."""
    text = text if len(text) <= _MOST_OF_A_HEADER else f"{text[:_MOST_OF_A_HEADER]}…"
    text = text.replace("&", "&&")
    return f" {text}" if text[:1].isdigit() else text


def height_of(cells: Iterable[tuple[str, int]]) -> int:
    """Return how high a row is whose cells, each with the width of its column, are wrapped: not every program that
    opens a workbook finds that itself."""
    return LINE * max(1, min(_MOST_LINES, max((_lines(text, width) for text, width in cells), default=1)))


@lru_cache(100_000)
def _lines(text: str, width: int) -> int:
    # A character of full width takes 2.2 digits, and lines break before they are full.
    return sum(-(-(12 * width_of(line) - 2 * len(line) + 10) // (width * 10)) for line in text.split("\n"))
