"""Records of what was granted before, as people write them → the awards that they name."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from lucidrule.core.quantity import QuantityError
from lucidrule.kernel.missing import YEARS
from lucidrule.model.facts import GrantedFact
from lucidrule.values.amounts import PLAIN, Writing, parse_money
from lucidrule.values.pattern import Pattern

# The parts of a record, each with its other names.
PARTS = {
    "programme": ("政策文件", "项目", "方案", "対象施策", "制度"),
    "policy": ("政策", "政策名称", "施策", "施策名"),
    "award": ("奖励", "奖项", "奖励名称", "奖励项目", "支援", "支援名"),
    "year": ("年度", "年份", "年", "获奖年度", "受給年度"),
    "sum": ("金额", "奖励金额", "获奖金额", "金額", "支援額"),
}
_PART_OF = {name: part for part, names in PARTS.items() for name in (part, *names)}
NAMES = ("programme", "policy", "award")
# These names have a stroke within.
_BETWEEN = Pattern(r"(?<!\s)\s*[,，、;；|\n]\s*")
# A sum of other money than that of the programme is one all the same: nothing is calculated with it.
_OF_OTHER_MONEY = ("another-currency", "other-currency")


def awards_named(records: Iterable[Any], declared: GrantedFact, writing: Writing) -> list[Any]:
    """Return what names the awards of some records; those of programmes that are not known here are left out.

    Raises:
        QuantityError: As of `award_named`.
    """
    named = (award_named(record, writing) for record in records)
    return [name for name in named if not declared.is_of_another(name)]


def awards_in(text: str, declared: GrantedFact) -> list[str]:
    """Return the names of awards that a text lists; those of programmes that are not known here are left out."""
    return [name for name in _BETWEEN.split(text) if name and not declared.is_of_another(name)]


def award_named(record: Any, writing: Writing = PLAIN) -> Any:
    """Return what names the award of one record: `programme/policy/award`, as far as it is said; what is no record as
    it is.

    Year and sum may be left out: without them a record counts all the same.

    Raises:
        QuantityError: It has other parts, names no award, or its year or sum is none (`not-a-granted-record`).
    """
    if not isinstance(record, Mapping):
        return record
    parts = {_PART_OF.get(str(key), ""): value for key, value in record.items()}
    names = [parts[key] for key in NAMES if parts.get(key) is not None]
    odd = "" in parts or len(parts) < len(record) or not names or not all(isinstance(name, str) for name in names)
    if odd or not is_year(parts.get("year")) or not _is_sum(parts.get("sum"), writing):
        raise QuantityError("not-a-granted-record")
    return "/".join(names)


def is_year(year: Any) -> bool:
    """Return whether the year of a record is one, or left out."""
    told = str(year).strip().removesuffix("年度").removesuffix("年")
    return year is None or (len(told) == 4 and told.isdecimal() and int(told) in YEARS)


def _is_sum(money: Any, writing: Writing) -> bool:
    if money is None:
        return True
    try:
        return parse_money(str(money), writing) >= 0
    except QuantityError as error:
        return error.code in _OF_OTHER_MONEY


def list_in(text: str) -> Any:
    """Return the list that a text writes as JSON; what writes none as it is."""
    if not text.lstrip().startswith("["):
        return text
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError):
        return text
