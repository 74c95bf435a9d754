"""Who waits for an answer, and how long."""

from itertools import count

import pytest

import lucidrule
from lucidrule.core import deadline as waiting
from lucidrule.core.deadline import OutOfTime, deadline, look_at_deadline
from lucidrule.exact.diagram import Steps

DAY = "2022-06-30"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which a second goes by between two looks at it."""
    ticking = count()
    monkeypatch.setattr(waiting, "monotonic", lambda: next(ticking))


@pytest.mark.usefixtures("clock")
def test_work_ends_where_nobody_waits_any_longer_and_not_before() -> None:
    with deadline(2):
        look_at_deadline()
        look_at_deadline()
        with pytest.raises(OutOfTime):
            look_at_deadline()
        # What is kept for others is finished.
        with deadline(None):
            look_at_deadline()
    look_at_deadline()


@pytest.mark.usefixtures("clock")
def test_the_exact_pass_looks_once_in_a_thousand_steps() -> None:
    steps = Steps(2_003)
    with deadline(1):
        for _ in range(1_003):
            steps.take()
        with pytest.raises(OutOfTime):
            steps.take()
    assert steps.left == 1_000


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("record", [{}, {"level": "national", "recognised_on": "2021-05-01"}], ids=["open", "known"])
def test_the_records_of_a_list_are_judged_as_long_as_somebody_waits(
    programme: lucidrule.Programme, record: dict[str, str]
) -> None:
    few, many = ({"first_set_products": [record] * number} for number in (1, 60))
    with deadline(55):
        assert programme.determine(few, as_of=DAY).whole
    with deadline(55), pytest.raises(OutOfTime):
        programme.determine(many, as_of=DAY)


@pytest.mark.usefixtures("clock")
def test_what_is_paid_for_each_record_is_told_as_long_as_somebody_waits(programme: lucidrule.Programme) -> None:
    paid = {"level": "national", "recognised_on": "2021-05-01", "first_year_contracts": "500万", "user_in_zone": True}
    found = programme.determine({"first_set_products": [paid] * 30}, as_of=DAY)
    found.to_dict()
    with deadline(29), pytest.raises(OutOfTime):
        found.to_dict()
