"""What a table has of what can be had several times."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Of yearly facts the years, of lists the greatest number of records."""

    years: Mapping[str, tuple[int, ...]]
    records: Mapping[str, int]
