"""Years of rules are read as people write them."""

import pytest

from lucidrule.compile.scope import named_year
from lucidrule.kernel.tree import Year


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (2021, Year(2021, relative=False)),
        ("2021", Year(2021, relative=False)),
        (" 2021 ", Year(2021, relative=False)),
        ("assessment - 1", Year(-1)),
        (None, Year(0)),
        (True, None),
        ("last year", None),
    ],
)
def test_a_year_is_read_however_it_is_quoted(written: object, year: Year | None) -> None:
    assert named_year(written) == year
