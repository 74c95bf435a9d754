"""Records of what was granted before, as people write them → the awards that they name."""

from collections.abc import Mapping
from typing import Any

from lucidrule.core.quantity import QuantityError
from lucidrule.kernel.missing import YEARS
from lucidrule.values.amounts import parse_money

# The parts of a record, by each of their names.
_PARTS = {
    **dict.fromkeys(("programme", "项目", "方案", "制度"), "programme"),
    **dict.fromkeys(("policy", "政策", "施策"), "policy"),
    **dict.fromkeys(("award", "奖励", "支援"), "award"),
    **dict.fromkeys(("year", "年度", "年"), "year"),
    **dict.fromkeys(("sum", "金额", "金額"), "sum"),
}


def award_named(record: Any) -> Any:
    """Return what names the award of one record: `programme/policy/award`, as far as it is said; what is no record as
    it is.

    Year and sum may be left out: without them a record counts all the same.

    Raises:
        QuantityError: It has other parts, names no award, or its year or sum is none (`not-a-granted-record`).
    """
    if not isinstance(record, Mapping):
        return record
    parts = {_PARTS.get(str(key), ""): value for key, value in record.items()}
    names = [parts[key] for key in ("programme", "policy", "award") if parts.get(key) is not None]
    odd = "" in parts or len(parts) < len(record) or not names or not all(isinstance(name, str) for name in names)
    if odd or not _is_year(parts.get("year")) or not _is_sum(parts.get("sum")):
        raise QuantityError("not-a-granted-record")
    return "/".join(names)


def _is_year(year: Any) -> bool:
    return year is None or (str(year).isdecimal() and int(str(year)) in YEARS)


def _is_sum(money: Any) -> bool:
    if money is None:
        return True
    try:
        return parse_money(str(money)) >= 0
    except QuantityError:
        return False
