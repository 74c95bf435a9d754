"""What an award pays whose amount waits for the date that its own condition asks for, too."""

from datetime import date
from decimal import Decimal

from table_awards import award, paying_of
from table_rows import profile_of

from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree

HALF = tree.Scheduled((Decimal("0.5"),), "event_0", tree.Literal_(Decimal(40)))


def test_an_amount_by_the_year_of_an_event_goes_from_nothing_to_all_where_the_event_is_not_known() -> None:
    happened = tree.Compare(tree.Ref("event_0"), "happened", True)
    two = [award(happened, HALF), award(tree.Not(happened), tree.Literal_(Decimal(3)))]
    compiled = paying_of(two, "all", [])
    found = determine(prepare_programme(compiled, 2021), profile_of(compiled, {}), date(2022, 6, 30))
    # It never happened, and three are paid; or it did, in the year that counts or in another one.
    assert found.combination.total[:2] == (Decimal(0), Decimal(20))
