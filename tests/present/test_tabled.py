"""Tables for a width: columns in which no word is cut, else a row below another, whichever takes fewer lines."""

import pytest

from lucidrule.present.tabled import tabled
from lucidrule.present.wrapping import least_room, room_of

ROWS = [
    ("Day", "Policy", "After"),
    ("1 July 2022", "1. Specialised award", "Undetermined"),
    ("", "2. Rent", "Not eligible"),
]
GROUPED = """\
1 July 2022
  Policy: 1. Specialised award
    After: Undetermined
  Policy: 2. Rent
    After: Not eligible"""


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (
            60,
            """\
Day          Policy                After
─────────────────────────────────────────────
1 July 2022  1. Specialised award  Undetermined
             2. Rent               Not eligible""",
        ),
        # `Specialised` hangs from its number, and stays whole: 11 + 2 + 14 + 2 + 12.
        (
            41,
            """\
Day          Policy          After
─────────────────────────────────────────
1 July 2022  1. Specialised  Undetermined
                award
             2. Rent         Not eligible""",
        ),
        # Not even with the day in three lines: 4 + 2 + 14 + 2 + 12.
        (33, GROUPED),
    ],
)
def test_a_table_is_as_wide_as_it_may_be_and_cuts_no_word(width: int, told: str) -> None:
    found = [line.text for line in tabled(ROWS, width, "en")]
    wanted = told.splitlines()
    assert [line for line in found if line.strip("─")] == [line for line in wanted if line.strip("─")]
    assert [line for line in found if room_of(line) > width] == []


def test_cells_that_are_about_the_first_stand_alike_below_it() -> None:
    rows = [("政策", "2022年", ""), ("1. 奖励", "符合（100万元）", "▲"), ("2. 补贴", "", "")]
    told = [line.text for line in tabled(rows, 20, "zh")]
    assert told == ["1. 奖励", "  2022年：符合", "  （100万元）", "  ▲", "2. 补贴"]
    assert [line.text for line in tabled(rows, 40, "zh")][2:] == ["1. 奖励  符合（100万元）  ▲", "2. 补贴"]


@pytest.mark.parametrize(
    ("text", "room"), [("1. Specialised award", 14), ("符合（0元至100万元）", 9), ("", 0), ("2022年1月", 6)]
)
def test_what_stays_whole_is_as_long_as_its_longest_part(text: str, room: int) -> None:
    assert least_room(text) == room
