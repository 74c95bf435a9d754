"""What formats of numbers write behind them is read as people see it."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from tables.few_facts import cells

from lucidrule.tables.reading.formats import unit_shown

# Of each format what is shown of 60000.5; nothing where no unit is shown, or the number is divided by it.
SHOWN = {
    '0.00"亿"': ["60000.5亿"],
    '#,##0"万元"': ["60000.5万"],
    "0.00亿元": ["60000.5亿"],
    '0"千"': ["60000.5千"],
    '0.0" million"': ["60000.5million"],
    '0.00,,"亿"': ["0.0600005亿"],
    '0!.0,"万"': [],
    '0\\.0,"万元"': [],
    '0!.0000"万"': [],
    '#,##0,,"百万"': [],
    '[>=100000000]0!.00,,"亿";0': [],
    '#,##0"元"': [],
    '0"%"': [],
    "#,##0": [],
}


@pytest.mark.parametrize(("code", "told"), SHOWN.items(), ids=SHOWN)
def test_a_unit_that_a_number_is_not_divided_by_is_what_people_see(code: str, told: list[str]) -> None:
    unit = unit_shown(code)
    assert [each.shown(Decimal("60000.5")) for each in (unit,) if each is not None] == told


def test_a_number_shown_in_a_unit_is_read_in_it(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sector", "annual_revenue 2021"])
        for at, form in enumerate(['0.00"亿"', '0!.0,"万"', '#,##0"万元"', '0.00"亿"'], 1):
            sheet.write_string(at, 0, "lasers")
            sheet.write_number(at, 1, 6 * 10**at, book.add_format({"num_format": form}))
        sheet.write_string(5, 1, "5", book.add_format({"num_format": '0.00"亿"'}))
    assert [each[1] for each in cells(tmp_path / "t.xlsx")[1:]] == ["60亿", 600, "6000万", "60000亿", "5"]
