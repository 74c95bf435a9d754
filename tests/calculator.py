"""A small calculator that works a calculation out again from its data, and reads its equations: it knows no rules."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any

# Nothing generated comes to as much.
FAR = Decimal(10) ** 60
_BEYOND = Decimal(10) ** 20
_MODES = {"down": ROUND_DOWN, "half_up": ROUND_HALF_UP, "up": ROUND_UP}
Ends = tuple[Decimal, Decimal]


def worked_out(data: dict[str, Any]) -> tuple[Decimal, Decimal | None]:
    """Return the least and the most that the steps come to, each from its own line and the ones that it names.

    What has no bound stands at a number that nothing comes to; None: that is the most.
    """
    found: list[Ends] = []
    for step in data["steps"]:
        found.append(_step(step, [found[number - 1] for number in step.get("of", [])], found))
    low, high = found[-1]
    return low, None if high > _BEYOND else high


def _step(step: dict[str, Any], of: list[Ends], found: list[Ends]) -> Ends:
    does = step["does"]
    if does in ("number", "fact"):
        return _end(step["low"], -FAR), _end(step["high"], FAR)
    if does == "add":
        return sum((low for low, _ in of), Decimal(0)), sum((high for _, high in of), Decimal(0))
    if does == "times":
        return _times(of[0], Decimal(step["factor"]))
    if does == "case":
        paid = [_case(case, found) for case in step["cases"]]
        return min(low for low, _ in paid), max(high for _, high in paid)
    if does == "round":
        return _rounded(of[0][0], step), _rounded(of[0][1], step)
    choose = {"least": min, "greatest": max}[does]
    return choose(low for low, _ in of), choose(high for _, high in of)


def _case(case: dict[str, Any], found: list[Ends]) -> Ends:
    fixed = Decimal(case["fixed"])
    low, high = _times(found[case["of"] - 1], Decimal(case["rate"])) if "of" in case else (Decimal(0), Decimal(0))
    return low + fixed, high + fixed


def _times(ends: Ends, by: Decimal) -> Ends:
    low, high = sorted([ends[0] * by, ends[1] * by])
    return low, high


def _rounded(value: Decimal, step: dict[str, Any]) -> Decimal:
    to = Decimal(step["to"])
    return (value / to).quantize(Decimal(1), rounding=_MODES[step["mode"]]) * to if value < _BEYOND else value


def _end(text: str | None, otherwise: Decimal) -> Decimal:
    return otherwise if text is None else Decimal(text)


_SCALE = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "億": Decimal(10**8)}
_SHARE = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
_NUMBER = re.compile(r"[（(]?(-?[\d,]+(?:\.\d+)?)([万亿億%‰]?)[)）]?")


def read(text: str) -> Decimal:
    """Return what a sum of products comes to, of figures and rates as people write them."""
    total = Decimal(0)
    for sign, product in re.findall(r"(^-?| [+-] )((?:(?! [+-] ).)+)", text):
        found = Decimal(-1 if "-" in sign else 1)
        for factor in product.split(" × "):
            number = _NUMBER.fullmatch(factor)
            assert number is not None, (text, factor)
            found *= Decimal(number[1].replace(",", "")) * {**_SCALE, **_SHARE}[number[2]]
        total += found
    return total


def equations(texts: tuple[str, ...]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield both sides of each equation."""
    for text in texts:
        found = re.match(r"(.+) = (-?[\d.,]*\d[万亿億]?)(?:元| yuan)", text)
        if found is not None:
            yield read(found[1]), read(found[2])
