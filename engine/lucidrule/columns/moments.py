"""Columns of moments in a zone → the days that they are in the zone of the programme, on each engine in its own way."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import narwhals.stable.v2 as nw

_OWN = "lucidrule:z"


def is_zoned(kind: Any) -> bool:
    """Return whether a data type holds moments of a zone."""
    return isinstance(kind, nw.Datetime) and kind.time_zone is not None


def days_of(frame: Any, headings: Mapping[Any, str], zone: ZoneInfo) -> tuple[Any, dict[Any, str]]:
    """Return a frame with the days of columns of moments beside them, and their names."""
    names = {column: f"{_OWN}{number}" for number, column in enumerate(headings)}
    if not names:
        return frame, names
    engine = frame.implementation.value
    if engine == "duckdb":
        # It keeps the zone with the connection, not with the column, and narwhals refuses another.
        days = (
            f"CAST(timezone('{zone.key}', {_quoted(headings[c])}) AS DATE) AS {_quoted(n)}" for c, n in names.items()
        )
        return nw.from_native(frame.to_native().project(", ".join(["*", *days]))), names
    if engine.startswith("pyspark"):  # pragma: no cover  # `make spark` has it
        return nw.from_native(_in_spark(frame.to_native(), headings, names, zone)), names
    days_ = [
        nw.col(headings[column]).dt.convert_time_zone(zone.key).dt.date().alias(name) for column, name in names.items()
    ]
    return frame.with_columns(*days_), names


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_spark(  # pragma: no cover  # `make spark` has it
    frame: Any, headings: Mapping[Any, str], names: Mapping[Any, str], zone: ZoneInfo
) -> Any:
    from pyspark.sql import functions

    for column, name in names.items():
        quoted = "`" + headings[column].replace("`", "``") + "`"
        moment = functions.expr(f"convert_timezone('{zone.key}', CAST({quoted} AS TIMESTAMP_NTZ))")
        frame = frame.withColumn(name, functions.to_date(moment))
    return frame
