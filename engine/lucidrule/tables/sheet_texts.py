"""Texts that sheets would take for something else: formulas, and names that no sheet may have."""

import re
from collections.abc import Collection
from decimal import Decimal

# Sheets of East Asia take signs of full width, and their small forms, for the same.
DANGEROUS = frozenset((*"=+-@\t\r\n", *"＝＋－＠﹦﹢﹣﹫"))
_NUMBER = re.compile(r"[+\-＋－﹢﹣]?\d[\d,，_]*([.．]\d+)?[%％‰]?")
_MOST_DIGITS, _MOST_POWER = 15, 300
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula when it opens a CSV file; numbers stay as they are."""
    if text[:1] in DANGEROUS and not _NUMBER.fullmatch(text.strip()):
        return f"'{text}"
    return text


def fits_sheet(number: int | Decimal) -> bool:
    """Return whether a sheet holds a number: fifteen digits of it, and powers of ten to some three hundred."""
    short = len(str(number).lstrip("-").replace(".", "")) <= _MOST_DIGITS
    return short and abs(Decimal(number).adjusted()) < _MOST_POWER


def title_of(label: str, taken: Collection[str] = ()) -> str:
    """Return a label as the name of a sheet, which is short, has no marks, and is nobody else's there."""
    plain = " ".join(label.translate(_NOT_IN_A_TITLE).split()).strip("'")
    # It is counted in halves of characters.
    plain = plain.encode("utf-16-le")[:62].decode("utf-16-le", "ignore").strip() or "-"
    others = {each.casefold() for each in taken}
    wanted = [plain, *(f"{plain[:13]} {at}" for at in range(2, len(others) + 3))]
    return next(each for each in wanted if each.casefold() not in others)
